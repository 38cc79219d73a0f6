"""Small tables for a notebook: what is escaped, cut, aligned and counted."""

from __future__ import annotations

import re

import pytest

from nctrends.model.markup import LONGEST, columns_table, names_table, one_line, value_text

NAN = float("nan")


def cells(html: str) -> list[str]:
    """The cells of a table, as text."""
    return re.findall(r"<td[^>]*>(.*?)</td>", html)


def table(values: list[object], **more: int) -> str:
    """A table of one column."""
    return columns_table(
        "Values", ["value"], [[value] for value in values], **{"total": len(values)} | more, whole=".all"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(0.000123456, "0.0001235", id="small"),
        pytest.param(1234.5, "1,234", id="large"),
        pytest.param(8096.0, "8,096", id="whole"),
        pytest.param(2018, "2018", id="year"),
        pytest.param(float("inf"), "inf", id="infinite"),
        pytest.param(1e-300, "1e-300", id="tiny"),
        pytest.param(True, "True", id="mark"),
        pytest.param("two\nlines\x1b", "two lines", id="text"),
    ],
)
def test_value_reads_as_a_short_text(value: object, text: str) -> None:
    """Numbers have four significant digits or are whole, years no comma, texts are one line."""
    assert value_text(value) == text


def test_missing_number_is_an_empty_cell() -> None:
    """Neither nan nor None is shown."""
    assert cells(table([0.5, NAN, None])) == ["0.5000", "", ""]


def test_proportions_of_a_column_stand_under_each_other() -> None:
    """They have four decimals, unless one is so small that nothing would be left of it."""
    assert cells(table([0.25, -0.0044, 0.0])) == ["0.2500", "-0.0044", "0.0000"]
    assert cells(table([0.25, -0.000044])) == ["0.25", "-4.4e-05"]


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    """A column is to the right with its heading where all that is known in it are numbers."""
    assert table([1, None]).count("text-align:right") == 3
    assert "text-align:right" not in table([1, "one"])
    assert "text-align:right" not in table([])


def test_rest_is_counted_with_the_place_of_all() -> None:
    """A reader learns how many rows there are more, and where; of a whole table nothing is said."""
    assert "<p>… and 66 more in .all</p>" in table([1, 2], total=68)
    assert "more" not in table([1, 2])


def test_long_text_is_cut() -> None:
    """A text takes so many characters at most, counted before it is escaped."""
    (cell,) = cells(table(["&" * 500]))
    assert cell == "&amp;" * (LONGEST - 1) + "…"


def test_value_of_a_name_has_a_line_for_each_text() -> None:
    """Lines are broken by us alone."""
    html = names_table("", [("a<b", ["one", "two\nthree"])])
    assert cells(html) == ["one<br>two three"]
    assert '<th scope="row" style="text-align:left;vertical-align:top">a&lt;b</th>' in html
    assert "<caption" not in html


def test_line_obeys_no_sign() -> None:
    """Line breaks and escape signs of a printed text become spaces."""
    assert one_line(" a\tb\u2028c\x1b[31m ") == "a b c [31m"
