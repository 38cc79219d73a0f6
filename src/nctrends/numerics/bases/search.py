"""All bases that print rows of cells: whole numbers of people, found exactly.

A base n prints a row when each cell has a whole count that prints it and, where each person gave one answer, such
counts sum to n: the smallest ones to n or less, the largest ones to n or more, as all between can be reached. Each
distinct cell is worked out once for all bases; a row only adds up the lines of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from nctrends.numerics.bases.cells import Cells, Ints, count_ranges

Table: TypeAlias = npt.NDArray[Any]
"""Whole numbers of the smallest type that holds their sums."""

NONE_FREED = -1
TABLE = 2**20
"""Distinct cells times bases worked out at once: 4 to 16 megabytes."""
BLOCK = 2**16
"""Rows times bases added up at once, so that they stay in the processor's cache."""


@frozen(eq=False, kw_only=True)
class Fits:
    """Bases that print rows, an array element each, ordered by row and then by base."""

    row: Ints
    """Position of the row, shape (t,)."""
    base: Ints
    freed: Ints
    """The cell whose print was set aside, or `NONE_FREED`."""
    lowest: Ints
    """Smallest count that prints each cell, shape (t, k); 0 for a freed cell."""
    highest: Ints
    """Largest count that prints each cell, shape (t, k); the base for a freed cell."""

    def only(self, kept: npt.NDArray[np.bool_]) -> Fits:
        """Some of the fits."""
        return Fits(
            row=self.row[kept],
            base=self.base[kept],
            freed=self.freed[kept],
            lowest=self.lowest[kept],
            highest=self.highest[kept],
        )


def bases_as_printed(cells: Cells, rows: Ints, first: int, last: int, *, sums: bool) -> Fits:
    """Every base that prints a row as it stands.

    Parameters
    ----------
    cells : distinct printed cells
    rows : shape (r, k)
        Positions in `cells`; short rows are padded with an absent cell.
    first, last : smallest and largest base tried, 1 <= first; last below 10^(decimals + 2)
    sums : True where the counts of a row sum to its base

    Examples
    --------
    >>> from nctrends.numerics.bases.cells import printed_cells
    >>> cells = printed_cells(np.array([61, 128, 224, 367, 219]), np.array([1] * 5))
    >>> bases_as_printed(cells, np.array([[0, 1, 2, 3, 4]]), 1, 272, sums=True).base.tolist()
    [196]
    """
    pieces = [
        _placed(start, bases, (lowest <= bases) & (highest >= bases) if sums else lowest < bad)
        for start, bases, bad, lowest, highest in _sums(cells, rows, first, last, sums=sums)
    ]
    row, base = _joined(pieces)
    lowest, highest = count_ranges(cells, rows[row], base[:, None])
    return Fits(row=row, base=base, freed=np.full(len(row), NONE_FREED), lowest=lowest, highest=highest)


def bases_with_one_freed(
    cells: Cells, rows: Ints, can_free: npt.NDArray[np.bool_], last: int, *, sums: bool, first: int = 1
) -> Fits:
    """Every base, with every cell, such that the base prints the row once the print of that cell is set aside.

    Parameters
    ----------
    can_free : shape (r, k)
        Cells that may be set aside: those that print something.
    cells, rows, first, last, sums : as in `bases_as_printed`
    """
    pieces = [
        _placed(start, bases, lowest < 2 * bad)  # one cell at most has no count
        for start, bases, bad, lowest, _ in _sums(cells, rows, first, last, sums=False)
    ]
    return freed_at(cells, rows, can_free, *_joined(pieces), sums=sums)


def freed_at(cells: Cells, rows: Ints, can_free: npt.NDArray[np.bool_], row: Ints, base: Ints, *, sums: bool) -> Fits:
    """The cells that, set aside one at a time, make given bases print given rows.

    Parameters
    ----------
    row, base : shape (t,) each
        Positions in `rows`, and the base to try there.
    cells, rows, can_free, sums : as in `bases_with_one_freed`
    """
    lowest, highest = count_ranges(cells, rows[row], base[:, None])
    bad = lowest > highest
    fine = can_free[row] & (bad.sum(axis=1, keepdims=True) == bad)  # all others have a count
    if sums:
        kept = np.where(bad, 0, lowest)
        fine &= kept.sum(axis=1, keepdims=True) - kept <= base[:, None]
    place, cell = np.nonzero(fine)
    lowest, highest = lowest[place], highest[place]
    each = np.arange(len(place))
    lowest[each, cell], highest[each, cell] = 0, base[place]
    return Fits(row=row[place], base=base[place], freed=cell, lowest=lowest, highest=highest)


def printed_by_some_base(cells: Cells, rows: Ints, *, sums: bool) -> npt.NDArray[np.bool_]:
    """Rows that some base prints, however large it has to be: all, unless their shares cannot sum to the whole.

    Returns
    -------
    shape (r,)
    """
    if not sums:
        return np.ones(len(rows), np.bool_)
    least, most = cells.low[rows].sum(axis=1), cells.high[rows].sum(axis=1) - cells.open[rows].any(axis=1)
    printed: npt.NDArray[np.bool_] = (least <= cells.scale) & (most >= cells.scale)
    return printed


def counts_that_sum(fits: Fits) -> Fits:
    """The same fits with ranges cut to counts that can be part of a sum equal to the base.

    Examples
    --------
    >>> row = np.array([0])
    >>> fits = Fits(row=row, base=np.array([9]), freed=row - 1, lowest=np.array([[2, 3]]), highest=np.array([[4, 5]]))
    >>> counts_that_sum(fits).lowest.tolist(), counts_that_sum(fits).highest.tolist()
    ([[4, 5]], [[4, 5]])
    """
    left_low = fits.base[:, None] - (fits.highest.sum(axis=1, keepdims=True) - fits.highest)
    left_high = fits.base[:, None] - (fits.lowest.sum(axis=1, keepdims=True) - fits.lowest)
    return evolve(fits, lowest=np.maximum(fits.lowest, left_low), highest=np.minimum(fits.highest, left_high))


def _sums(
    cells: Cells, rows: Ints, first: int, last: int, *, sums: bool
) -> Iterator[tuple[int, Table, int, Table, Table]]:
    """Sums over the cells of smallest and largest counts: first row, bases, mark of a cell without counts, both sums.

    A cell without counts adds `bad` to the sum of the smallest, which is more than all others can add up to.
    """
    kind, bad = _number_type(rows.shape[1], last)
    used, rows = _used(rows, len(cells.low))
    product = np.int32 if cells.scale * (last + 1) < 2**31 else np.int64  # half the size is twice the speed
    few = cells.only(used, product)
    width = max(TABLE // max(len(used), 1), 64)
    for start in range(first, last + 1, width):
        bases: Table = np.arange(start, min(start + width, last + 1)).astype(product)
        lowest, highest = count_ranges(few, np.arange(len(used))[:, None], bases)
        two_sums = sums and bool((lowest < highest).any())  # else a cell has one count or none, and the sums are equal
        lowest[lowest > highest] = bad
        low_table, high_table = lowest.astype(kind), highest.astype(kind)
        step = max(BLOCK // len(bases), 1)
        for first_row in range(0, len(rows), step):
            some = rows[first_row : first_row + step]
            low_sum = _added(low_table, some)
            yield first_row, bases.astype(kind), bad, low_sum, _added(high_table, some) if two_sums else low_sum


def _used(rows: Ints, cells: int) -> tuple[Ints, Ints]:
    """The cells that occur in the rows, and the rows as positions among these."""
    occurs = np.zeros(cells, np.bool_)
    occurs[rows] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[rows]


def _added(table: Table, rows: Ints) -> Table:
    total: Table = table[rows[:, 0]]
    for column in rows.T[1:]:
        total += table[column]
    return total


def _number_type(cells: int, last: int) -> tuple[type[np.signedinteger[Any]], int]:
    """The smallest type for sums of `cells` counts up to `last`, and the mark of a cell without counts."""
    bad = cells * last + 1
    for kind in (np.int16, np.int32):
        if cells * bad <= np.iinfo(kind).max:
            return kind, bad
    return np.int64, bad


def _placed(start: int, bases: Table, fine: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Rows and bases where a block of rows and bases is true."""
    row, place = np.divmod(np.flatnonzero(fine), len(bases))
    return row + start, bases[place].astype(np.int64)


def _joined(pieces: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """The pieces as two arrays, ordered by row and then by base."""
    if not pieces:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    row, base = (np.concatenate(parts) for parts in zip(*pieces, strict=True))
    if (row[1:] >= row[:-1]).all():
        return row, base
    order = np.lexsort((base, row))  # several spans of bases, one after the other
    return row[order], base[order]
