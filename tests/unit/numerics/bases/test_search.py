"""The search for bases against its definition: every base tried by itself, in fractions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, reduce
from itertools import product
from operator import or_

import numpy as np
import pytest

from nctrends.numerics.bases import search as module
from nctrends.numerics.bases.cells import ABSENT, FREE, Cells, count_ranges, printed_cells
from nctrends.numerics.bases.search import (
    NONE_FREED,
    Fits,
    bases_as_printed,
    bases_with_one_freed,
    counts_that_sum,
    freed_at,
    printed_by_some_base,
)

Cell = tuple[int, int]
HALF = Fraction(1, 2)


def prints(count: int, base: int, decimals: int, *, closed: bool) -> set[int]:
    """What a count of a base is printed as, by rounding itself; two values for a half that may go either way."""
    units = Fraction(count * 10 ** (decimals + 2), base)
    return {math.floor(units + HALF), *([math.ceil(units - HALF)] if closed else [])}


@cache
def counts_by_print(base: int, decimals: int, *, closed: bool) -> dict[int, list[int]]:
    """All counts of a base by what they print."""
    found: dict[int, list[int]] = {}
    for count in range(base + 1):
        for value in prints(count, base, decimals, closed=closed):
            found.setdefault(value, []).append(count)
    return found


def counts(base: int, cell: Cell, *, closed: bool) -> Sequence[int]:
    """All counts of a base that print a cell."""
    value, decimals = cell
    if decimals == FREE:
        return range(base + 1)
    return counts_by_print(base, decimals, closed=closed).get(value, [])


def can_sum(base: int, lists: Sequence[Sequence[int]]) -> bool:
    """Whether one count from each list can be taken so that they sum to the base."""
    reached = 1  # a bit for each sum that can be reached
    for some in lists:
        reached = reduce(or_, (reached << count for count in some), 0)
    return bool(reached >> base & 1)


def fits(base: int, row: Sequence[Cell], *, sums: bool, closed: bool) -> bool:
    """Whether a base prints a row."""
    lists = [counts(base, cell, closed=closed) for cell in row]
    return all(lists) and (not sums or can_sum(base, lists))


def coded(row: Sequence[Cell]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values, decimals and the row as positions among them."""
    value, decimals = np.array(row, dtype=np.int64).T
    return value, decimals, np.arange(len(row))[None, :]


def searchable(row: Sequence[Cell]) -> tuple[Cells, np.ndarray]:
    """A row as the search takes it."""
    value, decimals, rows = coded(row)
    return printed_cells(value, decimals), rows


def random_rows(*, sums: bool) -> Iterator[list[Cell]]:
    """Rows printed from counts, rows of noise, and rows with a cell that no report printed."""
    random = np.random.default_rng(6)
    for at in range(150):
        base, cells = int(random.integers(1, 301)), int(random.integers(1, 7))
        drawn = (
            random.multinomial(base, random.dirichlet([1.0] * cells)) if sums else random.integers(0, base + 1, cells)
        )
        decimals = random.integers(0, 3, cells) if at % 3 == 0 else np.full(cells, at % 3)
        shares = [Fraction(int(count), base) for count in drawn]
        if at % 5 == 0:
            shares = [Fraction(share) for share in random.dirichlet([1.0] * cells)]
        row = [
            (math.floor(share * 10 ** (d + 2) + HALF), d) for share, d in zip(shares, decimals.tolist(), strict=True)
        ]
        yield [(0, FREE), *row[1:]] if at % 7 == 0 else row


@pytest.mark.parametrize("closed", [False, True], ids=["half up", "either"])
@pytest.mark.parametrize("sums", [True, False], ids=["single", "multi"])
def test_every_base_up_to_300_is_judged_as_fractions_judge_it(sums: bool, closed: bool) -> None:
    """The bases found are those, and only those, that print the row by rounding itself."""
    for row in random_rows(sums=sums):
        value, decimals, rows = coded(row)
        found = bases_as_printed(printed_cells(value, decimals, closed=closed), rows, 1, 300, sums=sums)
        expected = [base for base in range(1, 301) if fits(base, row, sums=sums, closed=closed)]
        assert found.base.tolist() == expected, row


@pytest.mark.parametrize("sums", [True, False], ids=["single", "multi"])
def test_freed_cells_are_those_whose_print_alone_is_in_the_way(sums: bool) -> None:
    """A cell is freed at a base when the row with that cell open fits there."""
    for row in random_rows(sums=sums):
        value, decimals, rows = coded(row)
        can_free = decimals[rows] != FREE
        found = bases_with_one_freed(printed_cells(value, decimals), rows, can_free, 120, sums=sums)
        expected = [
            (base, cell)
            for base in range(1, 121)
            for cell in np.flatnonzero(can_free[0]).tolist()
            if fits(base, [*row[:cell], (0, FREE), *row[cell + 1 :]], sums=sums, closed=False)
        ]
        assert list(zip(found.base.tolist(), found.freed.tolist(), strict=True)) == expected, row
        later = bases_with_one_freed(printed_cells(value, decimals), rows, can_free, 120, sums=sums, first=60)
        assert later.base.tolist() == [base for base, _ in expected if base >= 60], row


def test_counts_are_cut_to_those_that_can_be_part_of_the_sum() -> None:
    """What is left of each range are exactly the counts that some combination with the right sum uses."""
    random = np.random.default_rng(9)
    for _ in range(50):
        lowest = random.integers(0, 5, 3)
        highest = lowest + random.integers(0, 4, 3)
        base = int(random.integers(lowest.sum(), highest.sum() + 1))
        one = np.zeros(1, np.int64)
        cut = counts_that_sum(Fits(row=one, base=one + base, freed=one - 1, lowest=lowest[None], highest=highest[None]))
        spans = [range(low, high + 1) for low, high in zip(lowest, highest, strict=True)]
        ways = np.array([way for way in product(*spans) if sum(way) == base])
        assert cut.lowest[0].tolist() == ways.min(axis=0).tolist()
        assert cut.highest[0].tolist() == ways.max(axis=0).tolist()


@pytest.mark.parametrize(("table", "block"), [(1, 1), (500, 100), (2**20, 2**16)])
def test_size_of_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch, table: int, block: int) -> None:
    """Work in blocks of any size finds the same rows and bases, in order."""
    random = np.random.default_rng(3)
    cells = printed_cells(random.integers(0, 1001, 40), np.ones(40, np.int64))
    rows = random.integers(0, 40, (90, 2))
    whole = bases_as_printed(cells, rows, 1, 300, sums=False)
    monkeypatch.setattr(module, "TABLE", table)
    monkeypatch.setattr(module, "BLOCK", block)
    parts = bases_as_printed(cells, rows, 1, 300, sums=False)
    assert parts.row.tolist() == whole.row.tolist()
    assert parts.base.tolist() == whole.base.tolist()
    assert len(whole.row) > 90


@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_search_is_exact_up_to_the_last_base_that_can_be_told_apart(decimals: int) -> None:
    """At the largest bases, where numbers are largest too, fractions find the same."""
    last = 10 ** (decimals + 2) - 1
    for base in (last, last - 1, last // 2 + 1):
        drawn = [base // 7, base // 3, base - base // 7 - base // 3]
        row = [(math.floor(Fraction(count * (last + 1), base) + HALF), decimals) for count in drawn]
        found = bases_as_printed(*searchable(row), base - 2, min(base + 2, last), sums=True)
        expected = []
        for near in range(base - 2, min(base + 2, last) + 1):
            units = [range(near * v // (last + 1) - 1, near * v // (last + 1) + 3) for v, _ in row]
            lists = [
                [count for count in some if 0 <= count <= near and value in prints(count, near, decimals, closed=False)]
                for some, (value, _) in zip(units, row, strict=True)
            ]
            expected += [near] if all(lists) and can_sum(near, lists) else []
        assert base in expected
        assert found.base.tolist() == expected


def test_many_cells_do_not_overflow_the_small_sums() -> None:
    """A row of 60 cells is added up in a wider type, and an unprintable cell still rules its bases out."""
    cells = printed_cells(np.array([10, 7]), np.array([1, 1]))
    long_row = np.zeros((1, 60), np.int64)
    assert bases_as_printed(cells, long_row, 100, 100, sums=False).base.tolist() == [100]
    long_row[0, :] = 1
    assert bases_as_printed(cells, long_row, 100, 100, sums=False).base.tolist() == []


def test_absent_cells_pad_short_rows_without_effect() -> None:
    """A padded row has the bases of the row itself."""
    cells = printed_cells(np.array([250, 750, 0]), np.array([1, 1, ABSENT]))
    padded = bases_as_printed(cells, np.array([[0, 1, 2, 2]]), 1, 20, sums=True)
    assert padded.base.tolist() == [4, 8, 12, 16, 20]
    assert padded.highest[0].tolist() == [1, 3, 0, 0]
    assert set(padded.freed.tolist()) == {NONE_FREED}


def test_given_base_tells_which_cells_stand_in_its_way() -> None:
    """At 189, 26.9 is the one cell that no count prints; at 190 freeing one cell is not enough."""
    row = [(164, 1), (269, 1), (582, 1), (704, 1), (471, 1), (196, 1)]
    value, decimals, rows = coded(row)
    where = np.zeros(2, np.int64), np.array([189, 190])
    found = freed_at(printed_cells(value, decimals), rows, decimals[rows] >= 0, *where, sums=False)
    assert list(zip(found.base.tolist(), found.freed.tolist(), strict=True)) == [(189, 1)]


@pytest.mark.parametrize(
    ("row", "closed", "expected"),
    [
        ([(33, 0), (33, 0), (33, 0)], False, True),
        ([(50, 0), (51, 0)], False, True),
        ([(50, 0), (51, 0)], True, True),
        ([(40, 0), (59, 0)], False, False),  # 40.5 and 59.5 are printed 41 and 60
        ([(40, 0), (59, 0)], True, True),
        ([(40, 0), (50, 0)], True, False),
        ([(40, 0), (62, 0)], True, False),
        ([(40, 0), (0, FREE)], False, True),
    ],
)
def test_rows_that_no_base_however_large_prints(row: list[Cell], closed: bool, expected: bool) -> None:
    """Shares that round to the row have to sum to 1, with the half itself rounded up."""
    value, decimals, rows = coded(row)
    cells = printed_cells(value, decimals, closed=closed)
    assert printed_by_some_base(cells, rows, sums=True).tolist() == [expected]
    tried = any(fits(base, row, sums=True, closed=closed) for base in range(1, 401))
    assert tried == expected
    assert printed_by_some_base(cells, rows, sums=False).tolist() == [True]


def test_whole_and_nothing_are_closed_ranges() -> None:
    """100.0 % is printed by all people, 0.0 % by nobody, and by those who round to it."""
    cells = printed_cells(np.array([1000, 0, 0]), np.array([1, 1, FREE]))
    lowest, highest = count_ranges(cells, np.arange(3)[:, None], np.array([10, 4000]))
    assert lowest.tolist() == [[10, 3998], [0, 0], [0, 0]]
    assert highest.tolist() == [[10, 4000], [0, 1], [10, 4000]]
