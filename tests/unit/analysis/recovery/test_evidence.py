"""The rows of a survey as one piece of evidence: honest rows are, few, weighted, cut off and adjusted ones are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from tests.unit.analysis.made import edition, printed_table as table, question

import nctrends as nct
from nctrends.analysis.recovery.evidence import Evidence, evidence_of, recovered_rows
from nctrends.model.base_recovery import PrintedTable, PrintedTables

Ints = np.ndarray
INNOCENT = ("6.1%", "12.8%", "22.4%", "36.7%", "21.9%")
HOW_COMMON = (
    INNOCENT,
    ("3%", "2%", "3.5 %", "38.9%", "52.5%"),
    ("3.6%", "4.1%", "16.3 %", "49.5%", "26.5%"),
    ("3.1%", "11.2%", "20.4 %", "47.4%", "17.9%"),
)
AGES = (("16.4", "26.9", "58.2", "70.4", "47.1", "19.6"), ("7.4", "13.2", "34.9", "55.6", "32.3", "6.9"))


def evidence(*tables: PrintedTable, respondents: int = 272) -> Evidence:
    """What the tables of a survey say together."""
    return evidence_of(PrintedTables(respondents=respondents, questions={f"q{at}": t for at, t in enumerate(tables)}))


def half_up(counts: Ints, base: int) -> Ints:
    """Tenths of a percent, rounded half up."""
    return (2000 * counts + base) // (2 * base)


def cut_off(counts: Ints, base: int) -> Ints:
    """Tenths of a percent, the rest left out."""
    return 1000 * counts // base


def largest_remainder(counts: Ints, base: int) -> Ints:
    """Tenths of a percent, of which so many are rounded up that they add up to 1,000."""
    whole, rest = np.divmod(1000 * counts, base)
    whole[np.argsort(-rest, kind="stable")[: 1000 - whole.sum()]] += 1
    return whole


def printed(tenths: Ints) -> list[str]:
    """Percentages with one decimal."""
    return [f"{value // 10}.{value % 10}%" for value in tenths.tolist()]


def drawn(printing: Callable[[Ints, int], Ints], bases: Iterable[int], *, cells: int, seed: int = 4) -> PrintedTable:
    """Rows of so many people each, their answers drawn at random."""
    random = np.random.default_rng(seed)
    shares = random.dirichlet([1.5] * cells, 1000)
    return table(printed(printing(random.multinomial(n, p), n)) for n, p in zip(bases, shares, strict=False))


def weighted(
    respondents: Iterable[int], *, cells: int, weights: Callable[[np.random.Generator, int], Ints]
) -> PrintedTable:
    """Rows of shares whose people count differently."""
    random = np.random.default_rng(4)
    rows = []
    for people in respondents:
        answers, weight = random.choice(cells, people, p=random.dirichlet([1.5] * cells)), weights(random, people)
        shares = np.bincount(answers, weights=weight, minlength=cells) / weight.sum()
        rows.append(printed(np.floor(1000 * shares + 0.5).astype(int)))
    return table(rows)


def test_one_row_of_five_cells_is_no_evidence() -> None:
    """Chance fits 11.5 % of such rows to a base up to 272; among 150 people hardly any."""
    alone = evidence(table([INNOCENT]))
    assert (alone.rows, alone.fitting, alone.chance, alone.is_enough) == (1, 1, 0.115, False)
    assert evidence(drawn(half_up, [131], cells=6), respondents=150).is_enough


def test_rows_of_a_survey_add_up() -> None:
    """All of several rows fit by chance with the product of their chances, whatever question they stand in."""
    two = evidence(table(HOW_COMMON[:2]))
    assert two.chance == pytest.approx(0.115**2)
    assert not two.is_enough
    four = evidence(table(HOW_COMMON[:2]), table(HOW_COMMON[2:]))
    assert four.chance == pytest.approx(0.115**4)
    assert four.is_enough


def test_tables_of_2018_pass_by_far() -> None:
    """Sixteen of seventeen rows fit as printed, eight of them where chance fits fewer than one in eight."""
    survey = nct.load_series("netclean")[2018].surveys["police"]
    found = evidence_of(survey.tables)
    assert (found.rows, found.fitting) == (17, 16)
    assert found.chance < 1e-7
    assert not found.is_forced
    assert found.is_enough


def test_fit_with_a_cell_set_aside_is_no_fit() -> None:
    """26.9 is printed by no count of 189: of the two rows of ages one fits."""
    found = evidence(table(AGES, "multi"))
    assert (found.rows, found.fitting) == (2, 1)
    assert found.chance == pytest.approx(1 - (1 - 0.019) ** 2)  # one of two or both, each by chance in 0.019


def test_two_cells_say_nothing_however_many_rows_there_are() -> None:
    """Chance fits 99 of 100 rows of two cells, so that forty which fit are what chance gives."""
    found = evidence(drawn(half_up, range(200, 240), cells=2))
    assert (found.fitting, found.is_enough) == (40, False)


def test_bases_close_together_are_evidence_where_many_fit_by_chance() -> None:
    """Of 490 people chance fits four rows of five cells in five, but not ten at nearly the same base."""
    close = evidence(drawn(half_up, range(441, 451), cells=5), respondents=490)
    apart = evidence(drawn(half_up, range(350, 490, 14), cells=5), respondents=490)
    assert min(close.chance, apart.chance) > 0.01
    assert (close.is_enough, apart.is_enough) == (True, False)


def test_two_rows_at_one_base_are_too_few() -> None:
    """Chance fits two rows of five cells more than once in a hundred times, at one base more than once in 10,000."""
    found = evidence(table([INNOCENT, HOW_COMMON[2]]))
    assert found.chance == pytest.approx(0.115**2)
    assert 0.0001 < found.chance_so_close < found.chance
    assert not found.is_enough


def test_random_rows_are_close_together_as_seldom_as_promised() -> None:
    """Of 200 surveys of random rows, no more fall below a chance of one in twenty than that chance allows."""
    random = np.random.default_rng(8)
    surveys = [np.floor(1000 * random.dirichlet([1.0] * 4, 6) + 0.5).astype(int) for _ in range(200)]
    chances = [evidence(table(map(printed, rows)), respondents=450).chance_so_close for rows in surveys]
    assert sum(chance < 0.05 for chance in chances) <= 10 + 4 * np.sqrt(200 * 0.05 * 0.95)  # four standard errors
    assert min(chances) < 0.2


@pytest.mark.parametrize(
    "weights",
    [
        pytest.param(lambda random, people: random.uniform(0.5, 2, people), id="from a half to two"),
        pytest.param(lambda random, people: random.choice([0.7, 1.3], people), id="two groups"),
        pytest.param(lambda random, people: random.lognormal(0, 0.5, people), id="a long tail"),
    ],
)
def test_weighted_rows_are_no_evidence(weights: Callable[[np.random.Generator, int], Ints]) -> None:
    """Whether the report says so or not, ten rows of weighted shares fit no better than chance."""
    assert not evidence(weighted(range(200, 230, 3), cells=5, weights=weights)).is_enough


@pytest.mark.parametrize("cells", [4, 5, 6])
def test_rows_cut_off_are_no_evidence(cells: int) -> None:
    """Shares that are cut off add up to less than 100 %, and most fit no base."""
    found = evidence(drawn(cut_off, range(200, 230, 3), cells=cells))
    assert found.fits_few
    assert not found.is_enough


def test_rows_made_to_add_up_are_no_evidence() -> None:
    """Ten sums of exactly 100 % of five shares each are left to rounding once in 170 times (115/192 to the tenth)."""
    forced = evidence(drawn(largest_remainder, range(201, 221, 2), cells=5))
    assert forced.sums == 10
    assert forced.chance_of_sums == pytest.approx(
        (115 / 192) ** 10, rel=0.05
    )  # of 201 people and more, not of millions
    assert forced.is_forced
    assert not forced.is_enough


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(drawn(half_up, range(201, 221, 2), cells=5), id="honest sums"),
        pytest.param(drawn(half_up, [200] * 10, cells=5), id="shares without rounding"),
        pytest.param(drawn(largest_remainder, [201] * 3, cells=5), id="three rows"),
    ],
)
def test_sums_that_rounding_gives_are_not_taken_for_forced(rows: PrintedTable) -> None:
    """A sum of 99.9 %, a base whose shares need no rounding, or few rows: nothing says that they were adjusted."""
    assert not evidence(rows).is_forced


def test_rows_that_print_no_more_than_large_bases_do_take_no_part() -> None:
    """From 1,000 people on a base prints any share with one decimal, from 100 on any whole percent."""
    assert evidence(table(HOW_COMMON), respondents=1000).rows == 0
    assert evidence(table([["12%", "13%", "25%", "50%"]])).rows == 0


def test_row_that_cannot_be_read_leaves_the_others() -> None:
    """A row of phrases, or of people, is left out and searched for no base."""
    odd = table([HOW_COMMON[0], ("almost half", "", "", "", ""), HOW_COMMON[1], ("148", "12", "30", "12", "70")])
    assert [row.bases for row in recovered_rows(odd, 272)] == [(196,), (), (198,), ()]
    assert evidence(odd).rows == 2
    assert [row.bases for row in recovered_rows(table([["45.12345 %", "54.87655 %"]]), 10**8)] == [()]


@pytest.mark.parametrize(
    ("more", "survey", "tables"),
    [
        pytest.param({}, {}, 1, id="base not stated"),
        pytest.param({}, {"weighted": True}, 0, id="weighted"),
        pytest.param({"base_count": 196}, {}, 0, id="base stated"),
        pytest.param({"composition": True}, {}, 0, id="about the respondents"),
        pytest.param({"unit": "count"}, {}, 0, id="people"),
    ],
)
def test_tables_whose_base_is_not_stated_take_part(
    more: dict[str, object], survey: dict[str, object], tables: int
) -> None:
    """A survey knows the tables that may give a base away; in one that is stated to be weighted there are none."""
    asked = question(INNOCENT, options="a b c d e", **more)
    known = edition(2018, asked, 272, **survey).surveys["people"].tables
    assert len(known.questions) == tables
    assert known.respondents == 272
