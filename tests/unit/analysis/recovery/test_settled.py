"""The rows of a question beside each other: which base is chosen, and which fits with a cell set aside are chance."""

from __future__ import annotations

from hypothesis import given, strategies as st
from tests.unit.analysis.made import printed_table

from nctrends.analysis.recovery.settled import SettledRow, settled_rows
from nctrends.model.base_recovery import RowKind
from nctrends.numerics.bases.chance import chance_of_a_fit
from nctrends.testing import PrintedRow, printed_rows

INCREASED = [
    ["8.8%", "66%", "25.3%"],
    ["0.5%", "10.2%", "89.3%"],
    ["2.1%", "43.0%", "54.9%"],
    ["1.6%", "42.2%", "56.3%"],
    ["3.2%", "75.3%", "21.6%"],
]
MISPRINTED = ["6.1%", "12.8%", "22.4%", "36.7%", "21.8%"]  # of 196 people the last cell is 21.9
AGES = [["16.4", "26.9", "58.2", "70.4", "47.1", "19.6"], ["7.4", "13.2", "34.9", "55.6", "32.3", "6.9"]]
OF_196 = ["3.6%", "4.1%", "16.3 %", "49.5%", "26.5%"]


def settled(*rows: list[str], kind: RowKind = "single", most: int = 272) -> tuple[SettledRow, ...]:
    """Rows of one question, beside each other."""
    return settled_rows(printed_table(rows, kind), most)


def test_neighbours_choose_what_is_by_far_the_likeliest() -> None:
    """Rows of 194 and 190 people single out 193 of 142 to 237 and 192 of 64 to 256, and not 196, beside 187 and 197."""
    found = settled(*INCREASED)
    assert [row.recovery.base for row in found] == [194, None, 193, 192, 190]
    assert [row.recovery.chosen for row in found] == [None, None, 193, 192, None]
    assert found[1].recovery.bases == (187, 196, 197, 205, 206, 215)


def test_nothing_is_chosen_where_no_row_has_one_base() -> None:
    """Rows of several bases each may lie together by chance."""
    assert [row.recovery.base for row in settled(*INCREASED[1:4])] == [None, None, None]


def test_row_that_may_have_more_people_is_not_chosen_for() -> None:
    """Whole percents tell nothing of bases of 100 people and more, so none is chosen among those below."""
    row = settled(*INCREASED, ["25%", "75%"])[-1].recovery
    assert len(row.bases) > 1
    assert row.base is None


def test_cell_set_aside_alone_is_chance() -> None:
    """Where nothing is known of the base, freeing one of five cells fits 59 rows of 100, and one of six 28."""
    (five,), (six,) = settled(MISPRINTED), settled(AGES[0], kind="multi")
    assert (five.chance, five.is_refused) == (0.594, True)
    assert (six.chance, six.is_refused) == (0.283, True)


def test_cell_set_aside_at_the_base_of_the_others_is_a_misprint() -> None:
    """At 189 people, the base of the row beside it, hardly any row of six cells fits by chance."""
    found, other = settled(*AGES, kind="multi")
    assert other.recovery.base == 189
    assert (found.recovery.base, found.recovery.misprinted, found.is_refused) == (189, 1, False)
    assert found.chance < 0.01


def test_of_two_bases_with_a_cell_set_aside_the_neighbours_choose() -> None:
    """147 and 196 people print all but one cell; beside a row of 196 it is the last one that is wrong."""
    found, _ = settled(MISPRINTED, OF_196)
    assert (found.recovery.bases, found.recovery.chosen, found.recovery.misprinted) == ((147, 196), 196, 4)
    assert not found.is_refused


def test_cell_set_aside_far_from_the_others_is_chance() -> None:
    """Bases from 150 to 242 are as near to 196 as the 150 that prints all but one cell, and fit many a random row."""
    of_150 = ["19.3%", "20.7%", "5.3%", "45.3%", "9.6%"]  # 29, 31, 8, 68 and 14 people; 14 are 9.3 %
    found, _ = settled(of_150, OF_196)
    assert (found.recovery.bases, found.recovery.misprinted) == ((150,), 4)
    assert found.chance == chance_of_a_fit((1,) * 5, 242, first=150, sums=True, one_freed=True)
    assert found.is_refused


@given(st.lists(printed_rows(), min_size=1, max_size=5))
def test_true_base_stays_among_those_of_honest_rows(rows: list[PrintedRow]) -> None:
    """Law 9: whatever the neighbours are, no base is lost, and a row with one base that was not chosen has its own."""
    for row, found in zip(rows, settled(*[row.printed for row in rows], most=300), strict=True):
        recovery = found.recovery
        assert row.base in {*recovery.bases, *recovery.reading.looser}
        assert recovery.chosen in (None, *recovery.bases)
        if recovery.base is not None and recovery.chosen is None and not recovery.reading.looser:
            assert recovery.base == row.base
        assert not found.is_refused
