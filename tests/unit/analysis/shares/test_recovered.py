"""Bases recovered from printed tables are used where the report prints none; the cases are those of the 2018 report."""

from __future__ import annotations

import pytest

import nctrends as nct
from nctrends.model.rows.estimate import Estimate

NETCLEAN = nct.load_series("netclean")
ITEMS = ("innocent", "voluntary", "grooming", "sextortion", "trafficking")


def _rows(question: str, **choices: object) -> list[Estimate]:
    return list(nct.estimates(NETCLEAN, **choices).filter(edition=2018, question=question))  # type: ignore[arg-type]


def _bases(question: str) -> dict[str, set[float]]:
    return {row.item: {other.base for other in _rows(question) if other.item == row.item} for row in _rows(question)}


@pytest.mark.parametrize(
    ("question", "bases"),
    [
        ("self-produced-how-common", dict(zip(ITEMS, [{196}, {198}, {196}, {196}, {193}], strict=True))),
        ("self-produced-change", dict(zip(ITEMS, [{194}, {272}, {193}, {192}, {190}], strict=True))),
        ("ages-encountered", {"grooming": {189}, "sextortion": {189}}),
        ("ages-most-common", {"grooming": {189}, "sextortion": {189}}),
        ("country", {"": {272}}),
    ],
)
def test_bases_of_the_2018_tables(question: str, bases: dict[str, set[float]]) -> None:
    """Section 8 of the design works these bases out by hand: fewer officers answered than the 272 of the survey."""
    assert _bases(question) == bases


def test_recovered_counts_are_whole() -> None:
    """No whole counts of 272 print as 6.1 / 12.8 / 22.4 / 36.7 / 21.9, while 196 does: 12, 25, 44, 72, 43."""
    row = [r for r in _rows("self-produced-how-common") if r.item == "innocent" and "+" not in r.option]
    assert [r.count for r in row] == [12, 25, 44, 72, 43]
    assert {r.base_source for r in row} == {"recovered"}
    assert [r.estimate for r in row] == [12 / 196, 25 / 196, 44 / 196, 72 / 196, 43 / 196]


def test_net_follows_the_table_and_not_the_prose() -> None:
    """ "Close to 60 percent" is 72 + 43 of 196 where the table beside it gives the counts."""
    net = next(r for r in _rows("self-produced-how-common") if r.printed == "Close to 60 percent")
    assert (net.count, net.base, net.caveats) == (115, 196, ())


def test_base_chosen_by_its_neighbours_says_so() -> None:
    """A three-cell row has several bases; the one its neighbours single out is marked, with the ends of its set."""
    rows = [r for r in _rows("self-produced-change") if r.item == "grooming" and "+" not in r.option]
    assert {(r.base, r.base_low, r.base_high, r.base_source) for r in rows} == {(193, 142, 237, "recovered")}
    assert {r.caveats for r in rows} == {("base chosen by its neighbours",)}


def test_base_that_neighbours_do_not_single_out_is_the_respondents() -> None:
    """196 people are as likely as 187 or 197 beside rows of 194 and 190: none of them is taken."""
    rows = [r for r in _rows("self-produced-change") if r.item == "voluntary"]
    assert {(r.base, r.base_low, r.base_high, r.base_source) for r in rows} == {(272, 187, 215, "respondents")}
    assert all("several bases fit" in r.caveats for r in rows)


@pytest.mark.parametrize(("question", "low", "high"), [("extorted-for", 178, 265), ("threat-types", 174, 239)])
def test_several_bases_stay_a_set(question: str, low: int, high: int) -> None:
    """Where several bases fit and none is chosen, the printed shares stand as ranges on all respondents."""
    for row in _rows(question):
        assert (row.base_low, row.base_high, row.base, row.base_source) == (low, high, 272, "respondents")
        assert "several bases fit" in row.caveats
        assert row.estimate_low < row.estimate_high


def test_misprinted_cell_gets_all_that_is_told_of_it() -> None:
    """26.9 % is printed by no count of 189; with "close to a third" beside it, it may be anything between the two."""
    row = next(r for r in _rows("ages-encountered") if r.printed.startswith("26.9%"))
    assert row.caveats == ("misprinted",)
    others = [r for r in _rows("ages-encountered") if r.item == row.item]
    assert len(others) >= 6
    assert all("misprinted" in r.caveats for r in others)
    assert (row.estimate_low, row.estimate_high) == pytest.approx(
        (0.2685, 1 / 3), abs=1e-12
    )  # nearly a third ends there


def test_whole_percent_among_one_decimal_neighbours() -> None:
    """7 % cannot be 7.0 of 189 people, so it is a whole percent: 13 or 14 of them."""
    row = next(r for r in _rows("ages-encountered") if r.printed.startswith("7%"))
    assert (row.count_low, row.count_high) == (13, 14)


def test_upper_limit_has_the_smallest_recovered_base_beside_it() -> None:
    """The survey lost 27 to 31 % of its officers where that can be seen, so 189 is the low end elsewhere."""
    row = _rows("self-produced-most-common")[0]
    assert (row.base, row.base_low, row.base_source) == (272, 189, "respondents")


def test_caller_can_force_the_respondents() -> None:
    """base="respondents" takes 272 everywhere, as if all had answered."""
    assert {row.base for row in _rows("ages-encountered", base="respondents")} == {272}


def test_caller_can_take_the_smallest() -> None:
    """base="smallest" takes the low end of what the base can have been."""
    assert {row.base for row in _rows("extorted-for", base="smallest")} == {178}
    assert _rows("self-produced-most-common", base="smallest")[0].base == 189
