"""What rows and single shares say of the people behind them. Each code fires on one case and is silent on another."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.found import codes, found, only
from tests.unit.analysis.made import PRESS, figure, question

from nctrends.model.question import Answers, Item, Question

FIVE = "a b c d e"
INNOCENT = ["6.1%", "12.8%", "22.4 %", "36.7%", "21.9%"]  # 12, 25, 44, 72 and 43 of 196
COUNTRIES = ["54.4 %", "12.1 %", "6.6 %", "3.7 %", "2.9 %", "20.3 %"]  # 148, 33, 18, 10, 8 and 55 of 272
AGES = ["16.4%", "26.9%", "58.2%", "70.4%", "47.1%", "19.6%"]  # 31, -, 110, 133, 89 and 37 of 189
SIX = "a b c d e f"


HOW_COMMON = {
    "innocent": INNOCENT,
    "voluntary": ["3%", "2%", "3.5 %", "38.9%", "52.5%"],
    "grooming": ["3.6%", "4.1%", "16.3 %", "49.5%", "26.5%"],
    "sextortion": ["3.1%", "11.2%", "20.4 %", "47.4%", "17.9%"],
}
"""Rows of 196, 198, 196 and 196 people, which chance alone fits once in 5,700 times."""


def grid(asked: Question, **rows: list[str]) -> Question:
    """The same question asked of several items."""
    items = {name: Item(label=name) for name in rows}
    return evolve(asked, items=items, table={name: tuple(row) for name, row in rows.items()})


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(["60.0 %", "40.2 %"], "at least 100.1 %", id="above"),
        pytest.param(["60.0 %", "39.8 %"], "less than 99.9 %", id="below"),
    ],
)
def test_row_that_cannot_add_up_is_an_error(row: list[str], told: str) -> None:
    """Two cells with one decimal miss 100 by a tenth at most."""
    finding = only(question(row), "row-sum")
    assert (finding.severity, finding.printed, finding.expected) == ("error", " · ".join(row), "100 %")
    assert told in finding.message


@pytest.mark.parametrize(
    ("row", "more"),
    [
        pytest.param(["25", "22", "54"], {"unit": "percent"}, id="101 in whole percents"),
        pytest.param(["33.3 %", "33.3 %", "33.3 %"], {}, id="thirds"),
        pytest.param(["60.0 %", "60.0 %", "60.0 %"], {"kind": "multi"}, id="several answers"),
        pytest.param(["60.0 %", "20.0 %", ""], {}, id="a cell not printed"),
    ],
)
def test_row_that_can_add_up_is_silent(row: list[str], more: dict[str, Any]) -> None:
    """Rounding, several answers and gaps are no faults."""
    assert codes(question(row, options="yes no maybe", **more), respondents=300) == []


def test_row_that_no_base_prints_is_an_error() -> None:
    """These five cells need bases that differ, even with any one of them set aside."""
    odd = ["6.1%", "12.7%", "22.5 %", "36.7%", "22.0%"]
    asked = question(odd, options=FIVE)
    finding = only(asked, "no-base", respondents=100)
    assert finding.severity == "error"
    assert finding.message == "No number of people up to 100 prints this row, nor all but one cell."


def test_row_that_some_base_prints_is_no_error() -> None:
    """The published row is printed by 196 people, a smaller number than all respondents."""
    assert codes(grid(question(options=FIVE), **HOW_COMMON), respondents=272) == ["respondents-ruled-out"] * 4
    assert codes(question(INNOCENT, options=FIVE), respondents=196) == []


def test_short_row_that_no_base_prints_has_an_odd_cell() -> None:
    """33.3 and 66.8 % reach 100 only at their very ends, 33.25 and 66.75 %, which no base below 400 prints."""
    finding = only(question(["33.3 %", "66.8 %"]), "misprinted", respondents=272)
    assert (finding.severity, finding.option) == ("warning", "")
    assert finding.message.endswith("one of its cells is misprinted, or rounded so that they add up.")


def test_half_rounded_down_is_a_reading() -> None:
    """1 of 8 is 12.5 %: printed as 12 beside 88 % it is odd, but not impossible."""
    assert codes(question(["12 %", "88 %"]), respondents=8) == []


def test_misprinted_cell_is_a_warning_with_what_fits() -> None:
    """Five of the six cells are printed by 189 people; of these 50 are 26.5 % and 51 are 27.0 % (26.455, 26.984)."""
    others = {"two": ["7.4%", "13.2%", "34.9%", "55.6%", "32.3%", "6.9%"]}
    others |= {"three": ["4.2%", "7.9%", "11.6%", "47.6%", "51.9%", "11.1%"]}
    asked = grid(question(options=SIX, kind="multi"), one=AGES, **others)
    finding = only(asked, "misprinted", respondents=272)
    assert (finding.option, finding.printed, finding.expected) == ("b", "26.9%", "26.5 % or 27.0 %")
    assert finding.message == (
        "All other cells are printed by 189 people; 50 of 189 are 26.5 % and 51 are 27.0 %, and with two digits "
        "swapped 56 of 189 are 29.6 %."
    )


def test_row_without_an_odd_cell_is_not_misprinted() -> None:
    """With 29.6 % in its place the row is that of 189 people."""
    mended = [cell.replace("26.9", "29.6") for cell in AGES]
    assert codes(question(mended, options=SIX, kind="multi"), respondents=189) == []


def test_respondents_ruled_out_names_the_base() -> None:
    """No whole counts of 272 print the row; 196 do."""
    finding = found(grid(question(options=FIVE), **HOW_COMMON), "respondents-ruled-out", respondents=272)[0]
    assert (finding.severity, finding.item, finding.expected) == ("note", "innocent", "196")
    assert finding.printed == "6.1% · 12.8% · 22.4 % · 36.7% · 21.9%"
    assert finding.message == "Not all 272 respondents can have answered this row: it is printed by 196 people."


def test_base_chosen_by_the_other_rows_is_told_as_such() -> None:
    """Of four numbers 193 is by far the likeliest beside 194 and 190; of six, neither 196 nor its neighbours are."""
    asked = grid(
        question(options="a b c", kind="ordinal"),
        one=["8.8%", "66%", "25.3%"],
        two=["0.5%", "10.2%", "89.3%"],
        three=["2.1%", "43.0%", "54.9%"],
        four=["3.2%", "75.3%", "21.6%"],
    )
    both = {"q": asked, "telling": grid(question(options=FIVE), **HOW_COMMON)}
    rows = {row.item: row for row in found(both, "respondents-ruled-out", respondents=272) if row.question == "q"}
    assert {item: row.expected for item, row in rows.items()} == {
        "one": "194",
        "two": "one of 6 numbers from 187 to 215",
        "three": "193 (or 142 or 235 or 237)",
        "four": "190",
    }
    assert rows["three"].message.endswith("people, the first chosen by the other rows.")
    assert rows["two"].message.endswith("from 187 to 215 people.")


@pytest.mark.parametrize(
    ("more", "survey"),
    [
        pytest.param({"base": Answers(question="before", options=("yes",))}, {}, id="filtered"),
        pytest.param({"base": "unknown"}, {}, id="base unknown"),
        pytest.param({}, {"weighted": True}, id="weighted"),
        pytest.param({}, {"respondents": 20_000}, id="a base that prints anything"),
    ],
)
def test_respondents_are_ruled_out_only_where_all_were_asked(more: dict[str, Any], survey: dict[str, Any]) -> None:
    """A filtered question, an unknown base, weighted shares or very many respondents say nothing of the kind."""
    asked = {"before": question(["60 %", ""]), "q": grid(question(options=FIVE, **more), **HOW_COMMON)}
    assert codes(asked, **({"respondents": 272} | survey)) == []


def test_single_share_that_all_respondents_cannot_print_is_a_note() -> None:
    """Of 435 people 132 are 30.3 % and 133 are 30.6 %; none are 30.5 %."""
    finding = only(question(figures=[figure("30.5 %")], kind="multi"), "respondents-ruled-out", respondents=435)
    assert (finding.severity, finding.option, finding.expected) == ("note", "yes", "fewer than 435")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(question(figures=[figure("30.6 %")]), id="printed by 133"),
        pytest.param(question(figures=[figure("30 %")]), id="no decimals"),
        pytest.param(question(figures=[figure("almost a third")]), id="a phrase"),
        pytest.param(question(figures=[figure("30.5 %", source=PRESS)]), id="somebody else's account"),
        pytest.param(question(figures=[figure("30.5 %")], base="unknown"), id="base unknown"),
    ],
)
def test_single_share_is_silent_where_it_tells_nothing(asked: Question) -> None:
    """A share that some count prints, or one without decimals, is no finding."""
    assert codes(asked, respondents=435) == []


def test_share_that_its_stated_base_cannot_print_is_a_warning() -> None:
    """94 of 272 are 34.6 % and 95 are 34.9 %."""
    asked = question(["", ""], [figure("34.7")], composition=True, unit="percent")
    finding = only(asked, "not-printable", respondents=272)
    assert (finding.severity, finding.printed, finding.expected) == ("warning", "34.7", "34.6 % or 34.9 %")


@pytest.mark.parametrize(
    ("printed", "more", "survey"),
    [
        pytest.param("34.6 %", {"base_count": 272}, {}, id="printed by 94"),
        pytest.param("34.7 %", {}, {}, id="base not stated"),
        pytest.param("34.7 %", {"base_count": 272}, {"weighted": True}, id="weighted"),
        pytest.param("34.7 %", {"base_count": 5000}, {"respondents": 5000}, id="a base that prints anything"),
    ],
)
def test_share_that_some_count_prints_is_silent(printed: str, more: dict[str, Any], survey: dict[str, Any]) -> None:
    """Only a stated base of answers, not weighted, can rule a share out."""
    asked = question(figures=[figure(printed)], **more)
    assert found(asked, "not-printable", **({"respondents": 272} | survey)) == []


def test_figure_with_a_base_of_its_own_is_checked_on_that() -> None:
    """Of 90 people 31 are 34.4 % and 32 are 35.6 %."""
    asked = question(figures=[figure("34.7 %", base=90)])
    assert only(asked, "not-printable").expected == "34.4 % or 35.6 %"


def test_remainder_is_a_note() -> None:
    """The last cell is 100 less the five others, 79.7; 55 of 272 would be 20.2 %."""
    finding = only(question(COUNTRIES, options=SIX, composition=True), "remainder", respondents=272)
    assert (finding.severity, finding.option, finding.expected) == ("note", "f", "20.2 % or 20.6 %")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param([*COUNTRIES[:-1], "20.2 %"], [], id="as counts give it"),
        pytest.param([*COUNTRIES[:-2], "3.0 %", "20.2 %"], ["misprinted"], id="another cell"),
    ],
)
def test_row_that_counts_give_has_no_remainder(row: list[str], expected: list[str]) -> None:
    """A last cell that counts give is none; an odd cell elsewhere is a misprint."""
    assert codes(question(row, options=SIX, composition=True), respondents=272) == expected


def test_stated_base_whose_counts_do_not_add_up_is_an_error() -> None:
    """33.3 % of 400 are 133 (33.25), three times 399; of 399 they are a third each."""
    thirds = ["33.3 %", "33.3 %", "33.3 %"]
    finding = only(question(thirds, options="a b c", base_count=400), "no-base", respondents=500)
    assert finding.message == "Each cell is a share of 400, the printed base, but no counts behind them add up to it."
    assert codes(question(thirds, options="a b c", base_count=399), respondents=500) == []


@pytest.mark.parametrize(
    ("asked", "respondents"),
    [
        pytest.param(question(["148", "124"], base_count=272, unit="count"), 272, id="people"),
        pytest.param(question(["148", "124"], base_count=272), 272, id="people without a unit"),
        pytest.param(question(["148", "124"]), 272, id="people without a base"),
        pytest.param(question(["almost half", "more than half"]), 272, id="phrases"),
        pytest.param(question(["45.1234567 %", "54.8765433 %"]), 10**7, id="more decimals than are searched"),
        pytest.param(question(["45.12345 %", "54.87655 %"]), 10**8, id="more people than are searched"),
    ],
)
def test_rows_that_are_no_shares_to_search_are_silent(asked: Question, respondents: int) -> None:
    """Tables of people, of phrases, or too fine to search are left alone, and are no error."""
    assert codes(asked, respondents=respondents) == []
