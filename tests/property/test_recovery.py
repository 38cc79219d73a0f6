"""Laws of recovery: what is printed from whole counts has its base among those recovered, and order changes nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, strategies as st

from nctrends.analysis.recovery.recover import MOST_CHANCE, recover_base, recover_bases
from nctrends.model.base_recovery import BaseRecovery, RowKind
from nctrends.present.words.recovery_words import explain_recovery
from nctrends.testing import PrintedRow, print_percent, printed_rows

KINDS = st.sampled_from(["single", "multi"])
PHRASES = st.sampled_from(["", "almost half", "a third", "30–40 percent", "a majority"])


@st.composite
def any_rows(draw: st.DrawFn, *, kind: RowKind = "single") -> tuple[PrintedRow, int]:
    """Rows of 1 to 8 cells and 0 to 2 decimals, with a largest base that their decimals can tell apart."""
    decimals = draw(st.integers(0, 2))
    options, top = draw(st.integers(1, 8)), (99, 400, 400)[decimals]
    row = draw(printed_rows(options=options, kind=kind, max_base=top, decimals=decimals))
    return row, draw(st.integers(row.base, top))


def has(found: BaseRecovery, row: PrintedRow) -> bool:
    """Whether the counts behind a row are among those found."""
    at = found.bases.index(row.base)
    return all(count in cell for count, cell in zip(row.counts, found.counts[at], strict=True))


@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), any_rows(kind=kind))))
def test_true_base_and_counts_are_among_the_recovered(drawn: tuple[RowKind, tuple[PrintedRow, int]]) -> None:
    """Law 9: counts drawn, printed half up and read back; all bases found print the row."""
    kind, (row, top) = drawn
    found = recover_base(row.printed, top, kind)
    assert row.base in found.bases
    assert has(found, row)
    assert found.misprinted is None
    decimals = len(row.printed[0].partition(".")[2].rstrip("%"))
    for base, counts in zip(found.bases, found.counts, strict=True):
        for text, cell in zip(row.printed, counts, strict=True):
            assert {print_percent(count, base, decimals=decimals) for count in cell} == {text}
        if kind == "single":
            assert sum(cell[0] for cell in counts) <= base <= sum(cell[-1] for cell in counts)


@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), printed_rows(kind=kind))))
def test_zeros_left_out_lose_no_base(drawn: tuple[RowKind, PrintedRow]) -> None:
    """A table that prints 3.0 as 3 and 3.5 as 3.5 is read as the full one, unless no decimals are left to see."""
    kind, row = drawn
    short = [text.replace(".0%", "%") for text in row.printed]
    if any("." in text for text in short):
        assert recover_base(short, 300, kind).bases == recover_base(row.printed, 300, kind).bases


@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), printed_rows(kind=kind))), st.data())
def test_whole_percents_among_decimals_keep_the_base_in_sight(
    drawn: tuple[RowKind, PrintedRow], data: st.DataObject
) -> None:
    """With some cells rounded to whole percents, the true base is possible, or told as one that more would allow."""
    kind, row = drawn
    whole = data.draw(st.sets(st.integers(1, 4)))
    printed = [
        print_percent(count, row.base, decimals=0) if cell in whole else row.printed[cell]
        for cell, count in enumerate(row.counts)
    ]
    found = recover_base(printed, 300, kind)
    assert row.base in {*found.bases, *found.reading.looser}
    assert not {*found.bases} & {*found.reading.looser}


@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), printed_rows(kind=kind))), st.integers(0, 4), PHRASES)
def test_cells_left_out_only_add_bases(drawn: tuple[RowKind, PrintedRow], cell: int, phrase: str) -> None:
    """A phrase in place of a number keeps all bases and all counts."""
    kind, row = drawn
    full = recover_base(row.printed, 300, kind)
    open_row = recover_base([phrase if at == cell else text for at, text in enumerate(row.printed)], 300, kind)
    assert {*full.bases} <= {*open_row.bases}
    assert has(open_row, row)


@given(KINDS.flatmap(lambda kind: st.tuples(st.just(kind), printed_rows(kind=kind, options=6))), st.data())
def test_true_base_is_found_behind_one_misprint(drawn: tuple[RowKind, PrintedRow], data: st.DataObject) -> None:
    """If a row with a wrong cell fits no base, freeing a cell brings the true one back, with the wrong cell named."""
    kind, row = drawn
    cell, text = data.draw(st.integers(0, 5)), print_percent(data.draw(st.integers(0, 1000)), 1000)
    found = recover_base([text if at == cell else right for at, right in enumerate(row.printed)], 300, kind)
    if found.reading.freed:
        at = found.bases.index(row.base)
        assert cell in found.reading.freed[at]
        assert has(found, row)
        assert found.misprinted in {freed for cells in found.reading.freed for freed in cells}
    else:
        assert found.bases


@given(KINDS, st.lists(printed_rows(), min_size=1, max_size=5), st.randoms(use_true_random=False), st.booleans())
def test_order_of_rows_does_not_matter(
    kind: RowKind, rows: list[PrintedRow], shuffle: random.Random, grid: bool
) -> None:
    """Law 15: rows in another order have the same bases, chosen ones too."""
    order = list(range(len(rows)))
    shuffle.shuffle(order)
    found = recover_bases([row.printed for row in rows], max_base=300, kind=kind, grid=grid)
    again = recover_bases([rows[at].printed for at in order], max_base=300, kind=kind, grid=grid)
    assert again == tuple(found[at] for at in order)


@given(
    KINDS,
    st.lists(st.sampled_from(["3%", "2%", "3.5%", "38.9%", "52.5%", "26.9", "58.2", "70.4", ""]), max_size=7),
    st.randoms(use_true_random=False),
)
def test_order_of_cells_does_not_matter(kind: RowKind, texts: list[str], shuffle: random.Random) -> None:
    """Law 15: cells in another order have the same bases, counts, freed cells and chance, in that order."""
    row = ["16.4", *texts]
    order = list(range(len(row)))
    shuffle.shuffle(order)
    found = recover_base(row, 250, kind)
    again = recover_base([row[at] for at in order], 250, kind)
    assert (again.bases, again.chance, again.reading.looser) == (found.bases, found.chance, found.reading.looser)
    for base_counts, counts in zip(again.counts, found.counts, strict=True):
        assert base_counts == tuple(counts[at] for at in order)
    assert _sorted(again.reading.freed, order) == _sorted(found.reading.freed, range(len(row)))
    assert _sorted(again.reading.coarse, order) == _sorted(found.reading.coarse, range(len(row)))


def _sorted(per_base: tuple[tuple[int, ...], ...], order: Sequence[int]) -> list[list[int]]:
    return [sorted(order[cell] for cell in cells) for cells in per_base]


@given(st.lists(printed_rows(), min_size=2, max_size=4), st.integers(1, 300))
def test_smaller_limit_only_drops_bases(rows: list[PrintedRow], top: int) -> None:
    """The bases up to a limit are those of a larger limit up to it, where these fit as printed."""
    for row in rows:
        all_bases = recover_base(row.printed, 300).bases
        within = tuple(base for base in all_bases if base <= top)
        found = recover_base(row.printed, top)
        assert found.bases == within or (not within and found.reading.freed)


@given(KINDS, st.lists(printed_rows(), min_size=2, max_size=5))
def test_neighbours_choose_among_the_bases_of_the_row(kind: RowKind, rows: list[PrintedRow]) -> None:
    """A grid leaves the bases as they are and chooses one of them, for all rows or for none."""
    alone = recover_bases([row.printed for row in rows], max_base=300, kind=kind, grid=False)
    grid = recover_bases([row.printed for row in rows], max_base=300, kind=kind)
    assert [row.bases for row in grid] == [row.bases for row in alone]
    several = [row for row in grid if len(row.bases) > 1 and row.chance <= MOST_CHANCE]
    assert all(row.chosen in row.bases for row in several) or all(row.chosen is None for row in several)


@given(KINDS, st.lists(printed_rows(options=3) | printed_rows(options=6), min_size=1, max_size=3), PHRASES)
def test_every_result_can_be_told(kind: RowKind, rows: list[PrintedRow], phrase: str) -> None:
    """The explanation quotes each text of the row or none, and names the base to use."""
    texts = [[phrase, *row.printed[1:]] for row in rows]
    for row, found in zip(texts, recover_bases(texts, max_base=200, kind=kind), strict=True):
        told = explain_recovery(found, row)
        assert found.base is None or f"{found.base}" in told
        assert "\n\n" not in told
