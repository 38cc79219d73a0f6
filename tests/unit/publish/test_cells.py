"""What a cell of a workbook looks like."""

from __future__ import annotations

from typing import Any

import pytest

from nctrends.publish.cells import Sheet, clean, lines_of, number_format, width_of


@pytest.mark.parametrize(
    ("column", "row", "expected"),
    [
        ("edition", {}, "0"),
        ("holds_from_base_later", {"effect": "difference"}, "#,##0"),
        ("count_low", {}, "#,##0.0"),
        ("p_adjusted", {"effect": "ratio"}, '[<0.0005]"<0.001";0.000'),
        ("estimate", {"effect": "difference"}, '+0.0%" pts";−0.0%" pts";0.0%" pts"'),
        ("tipping_gap", {"effect": "difference"}, '0.0%" pts"'),
        ("conf_low", {"effect": "odds_ratio"}, "0.00"),
    ],
)
def test_number_has_the_format_of_its_column(column: str, row: dict[str, Any], expected: str) -> None:
    """Years, people, p-values, changes and ratios each have a format of their own."""
    assert number_format(column, row) == expected


@pytest.mark.parametrize(
    ("printed", "estimate", "share", "limit"),
    [
        ("76 per cent", 0.76, "0%", "0.0%"),
        ("54.4 % · one in two", 0.544, "0.0%", "0.00%"),
        ("34,7", 0.347, "0.0%", "0.00%"),
        ("6.25 %", 0.0625, "0.00%", "0.00%"),
        ("one third", 0.3333, "0%", "0.0%"),
        ("1,200 of 2,000", 0.6, "0%", "0.0%"),
        ("one in 500", 0.002, "0.00%", "0.00%"),
    ],
)
def test_share_has_the_decimals_of_its_print(printed: str, estimate: float, share: str, limit: str) -> None:
    """The most trusted text decides; limits have one decimal more, and small shares two."""
    row = {"printed": printed, "estimate": estimate}
    assert number_format("estimate", row) == share
    assert number_format("estimate_low", row) == limit
    of_side = {"effect": "ratio", "printed_later": printed, "estimate_later": estimate}
    assert number_format("estimate_later", of_side) == share


def test_column_is_as_wide_as_its_texts_need() -> None:
    """Short texts make a narrow column, long ones no wider than is laid down, and headings are never cut."""
    assert width_of("message", ["x"]) < width_of("message", ["x" * 40]) < width_of("message", ["x" * 400])
    assert width_of("message", ["x" * 400]) == width_of("message", ["x" * 4000])
    assert width_of("holds_from_base_earlier") > len("holds_from_base_earlier")


def test_text_that_fits_takes_one_line() -> None:
    """A column as wide as its text needs shows it in one line; breaks in the text count."""
    for length in range(1, 40):
        assert lines_of("x" * length, width_of("message", ["x" * length]) - 2) == 1
    assert lines_of("a\nb", 20) == 2


def test_widths_are_those_of_all_rows() -> None:
    """Each column of a sheet is measured over its own cells."""
    sheet = Sheet(name="S", holds="", columns=("code", "message"), rows=[["a", "b" * 50], ["c", None]], links={})
    assert sheet.widths == {"code": width_of("code", "a"), "message": width_of("message", ["b" * 50])}


def test_clean_keeps_what_xml_allows() -> None:
    """Tabs, line breaks and signs beyond the basic plane stay."""
    assert clean("a\tb\nc \U0001f600") == "a\tb\nc \U0001f600"
