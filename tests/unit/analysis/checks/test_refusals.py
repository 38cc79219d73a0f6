"""Rows that fit numbers of people as chance does: nothing is said of who answered, but why nothing is recovered."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.found import codes, found, only
from tests.unit.analysis.made import alone, question

from nctrends.analysis.shares.estimates import estimates
from nctrends.model.question import Answers, Item, Question

INNOCENT = ["6.1%", "12.8%", "22.4 %", "36.7%", "21.9%"]  # 12, 25, 44, 72 and 43 of 196
WEIGHTED = [["26.5%", "8.7%", "27.8%", "24.0%", "13.0%"], ["24.3%", "5.4%", "26.7%", "29.6%", "14.0%"]]
"""Rows of 272 people whose answers count differently; 230 and 243 people print all cells but one of each."""
ADJUSTED = [
    ["61.7%", "21.4%", "9.4%", "0.5%", "7.0%"],
    ["11.3%", "17.2%", "13.8%", "49.8%", "7.9%"],
    ["21.5%", "7.8%", "35.1%", "14.6%", "21.0%"],
    ["27.1%", "13.0%", "28.0%", "29.0%", "2.9%"],
    ["30.1%", "9.1%", "13.9%", "41.6%", "5.3%"],
    ["5.7%", "53.5%", "12.3%", "24.2%", "4.3%"],
    ["10.8%", "15.5%", "12.7%", "13.6%", "47.4%"],
]
"""Shares of 201, 203, … people, so many of them rounded up that each row adds up (largest remainder)."""
OF_196 = [
    ["3.6%", "4.1%", "16.3 %", "49.5%", "26.5%"],
    ["3.1%", "11.2%", "20.4 %", "47.4%", "17.9%"],
    INNOCENT,
]
NAMES = "abcdefgh"


def grid(rows: list[list[str]], **more: object) -> Question:
    """A question asked of several items, "a" the first."""
    asked = question(options="a b c d e", **more)
    items = {name: Item(label=name) for name, _ in zip(NAMES, rows, strict=False)}
    return evolve(asked, items=items, table={name: tuple(row) for name, row in zip(NAMES, rows, strict=False)})


def test_one_row_is_no_evidence_and_says_so() -> None:
    """Chance fits 11.5 % of rows of five cells, so that one which fits 196 of 272 people gives nothing away."""
    finding = only(grid([INNOCENT]), "recovery-refused", respondents=272)
    assert (finding.severity, finding.question, finding.item) == ("note", "", "")
    assert finding.message == (
        "The row fits whole counts of at most 272 people, and chance alone does as well with a probability of 11.5 %. "
        "That is no evidence of a base, so none is recovered: the shares may be weighted, adjusted or cut off, or the "
        "rows are too few to tell."
    )


def test_weighted_rows_give_no_base_and_no_respondents_away() -> None:
    """Weights that the report is silent about: no base is stated as fact, and nobody is said not to have answered."""
    asked = grid(WEIGHTED)
    assert codes(asked, respondents=272) == ["recovery-refused"]
    assert only(asked, "recovery-refused", respondents=272).message == (
        "None of 2 rows fit whole counts of at most 272 people, so no base is recovered: the shares may be weighted, "
        "adjusted or cut off."
    )
    assert {(row.base, row.base_source) for row in estimates(alone(asked, 272))} == {(272, "respondents")}
    assert codes(asked, respondents=272, weighted=True) == []


def test_rows_adjusted_to_add_up_give_no_base_away() -> None:
    """Seven rows of five shares that all add up to 100 %: each does so by rounding three times of five."""
    finding = only(grid(ADJUSTED), "recovery-refused", respondents=272)
    assert finding.message == (
        "All 7 rows add up to exactly 100 %, which rounding alone gives with a probability of 2.8 %: they were "
        "probably adjusted to add up, so no base is recovered."
    )
    assert {row.base_source for row in estimates(alone(grid(ADJUSTED), 272))} == {"respondents"}
    assert "100 %" not in " ".join(
        row.message for row in found(grid(ADJUSTED[:3]), "recovery-refused", respondents=272)
    )


def test_cell_set_aside_that_chance_explains_is_refused() -> None:
    """Beside rows of 196 people, 150 print a row but for one cell; so do some random rows, at bases no further off."""
    of_150 = ["19.3%", "20.7%", "5.3%", "45.3%", "9.6%"]  # 29, 31, 8, 68 and 14 people; 14 are 9.3 %
    asked = grid([*OF_196, of_150])
    finding = only(asked, "recovery-refused", respondents=272)
    assert (finding.question, finding.item, finding.printed) == ("q", "d", " · ".join(of_150))
    assert finding.message == (
        "No number of people up to 272 prints the whole row. Without one of its cells 150 people do, but chance fits "
        "39.9 % of random rows as well: no base is recovered from it."
    )
    assert [row.item for row in found(asked, "respondents-ruled-out", respondents=272)] == ["a", "b", "c"]
    assert found(asked, "misprinted", respondents=272) == []
    last = [row for row in estimates(alone(asked, 272)) if row.item == "d"]
    assert {(row.base, row.base_low, row.base_source) for row in last} == {(272, 196, "respondents")}


def test_cell_set_aside_at_the_base_of_the_others_is_misprinted() -> None:
    """A row of 196 people beside three of 196, its last cell a tenth off: a misprint, marked on each of its options."""
    asked = grid([*OF_196, ["6.1%", "12.8%", "22.4%", "36.7%", "21.8%"]])
    assert [row.item for row in found(asked, "misprinted", respondents=272)] == ["d"]
    assert found(asked, "recovery-refused", respondents=272) == []
    last = [row for row in estimates(alone(asked, 272)) if row.item == "d"]
    assert {(row.base, row.base_source) for row in last} == {(196, "recovered")}
    assert {row.caveats for row in last} == {("misprinted", "base chosen by its neighbours")}


@pytest.mark.parametrize(
    ("more", "survey"),
    [
        pytest.param({}, {"respondents": 196}, id="all may have answered"),
        pytest.param({"base_count": 196}, {}, id="base stated"),
        pytest.param({"base": Answers(question="before", options=("yes",))}, {}, id="filtered"),
        pytest.param({}, {"weighted": True}, id="stated to be weighted"),
    ],
)
def test_rows_that_rule_no_respondents_out_are_silent(more: dict[str, object], survey: dict[str, object]) -> None:
    """Where nothing would have been said of the respondents, nothing is refused."""
    asked = {"before": question(["60 %", ""]), "q": grid([INNOCENT], **more)}
    assert codes(asked, **({"respondents": 272} | survey)) == []
