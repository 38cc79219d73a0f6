"""The bases of rows by the order of trust: as printed, then with one cell set aside; few coarse cells before many."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from nctrends.numerics.bases.cells import Cells, Ints
from nctrends.numerics.bases.coarse_cells import finest_readings
from nctrends.numerics.bases.search import (
    Fits,
    bases_as_printed,
    bases_with_one_freed,
    counts_that_sum,
    freed_at,
    printed_by_some_base,
)


@frozen(eq=False, kw_only=True)
class Rows:
    """Rows to find the bases of, as positions in their cells; shapes (r, k)."""

    cells: Cells
    coarse: Ints
    """Each cell as it is printed."""
    fine: Ints
    """Each cell with zeros put back where it prints fewer decimals than its neighbours."""
    exact: npt.NDArray[np.bool_]
    """Cells that print something."""
    sums: bool
    """True where the counts of a row sum to its base."""

    def only(self, places: Ints) -> Rows:
        """Some of the rows."""
        return evolve(self, coarse=self.coarse[places], fine=self.fine[places], exact=self.exact[places])


@frozen(eq=False, kw_only=True)
class RowFits:
    """The bases of rows, and what had to be granted for them."""

    fits: Fits
    """With as few coarse cells as each row allows, and counts cut to what can be part of the sum."""
    coarse: npt.NDArray[np.bool_]
    """Cells that are not their neighbours' decimals with zeros left out, shape (t, k)."""
    looser: Ints
    """Rows and bases that more coarse cells would allow, shape (2, s), ordered by row."""
    unbounded: npt.NDArray[np.bool_]
    """Rows that some base prints, however large, shape (r,); with a cell set aside where one was."""


def search(rows: Rows, last: int, *, cells_to_free_one: int) -> RowFits:
    """The bases of rows up to `last`; a cell is set aside only in rows of enough cells that no base prints.

    Parameters
    ----------
    last : the largest base, >= 1, below 10^(decimals + 2)
    cells_to_free_one : exact cells that a row needs before one is set aside
    """
    fits = bases_as_printed(rows.cells, rows.coarse, 1, last, sums=rows.sums)
    enough = rows.exact.sum(axis=1) >= cells_to_free_one
    enough[fits.row] = False
    left = np.flatnonzero(enough)
    if len(left):
        some = rows.only(left)
        freed = bases_with_one_freed(rows.cells, some.coarse, some.exact, last, sums=rows.sums)
        fits = _merged(fits, evolve(freed, row=left[freed.row]))
    return _read(rows, fits)


def search_at(rows: Rows, base: int) -> RowFits:
    """The cells that, set aside one at a time, let one given base print each of some rows.

    Parameters
    ----------
    base : >= 1
    """
    every = np.arange(len(rows.coarse))
    fits = freed_at(rows.cells, rows.coarse, rows.exact, every, np.full(len(every), base), sums=rows.sums)
    return _read(rows, fits)


def _read(rows: Rows, fits: Fits) -> RowFits:
    """Keep the fits with the fewest coarse cells, and note the others."""
    if np.array_equal(rows.coarse, rows.fine):
        return _with_unbounded(rows, fits, np.zeros(fits.lowest.shape, np.bool_), np.empty((2, 0), np.int64))
    readings = finest_readings(rows.cells, rows.fine, fits, sums=rows.sums)
    fewest = np.full(len(rows.coarse), rows.coarse.shape[1] + 1)
    np.minimum.at(fewest, fits.row, readings.needed)
    kept = readings.needed == fewest[fits.row]
    looser = np.stack([fits.row[~kept], fits.base[~kept]])
    return _with_unbounded(rows, readings.fits.only(kept), readings.coarse[kept], looser)


def _with_unbounded(rows: Rows, fits: Fits, coarse: npt.NDArray[np.bool_], looser: Ints) -> RowFits:
    unbounded = printed_by_some_base(rows.cells, rows.coarse, sums=rows.sums)
    unbounded[fits.row] = True
    cut = counts_that_sum(fits) if rows.sums else fits
    return RowFits(fits=cut, coarse=coarse, looser=looser, unbounded=unbounded)


def _merged(first: Fits, second: Fits) -> Fits:
    """Fits of different rows together, in order of rows."""
    row = np.concatenate([first.row, second.row])
    order = np.argsort(row, kind="stable")
    return Fits(
        row=row[order],
        base=np.concatenate([first.base, second.base])[order],
        freed=np.concatenate([first.freed, second.freed])[order],
        lowest=np.concatenate([first.lowest, second.lowest])[order],
        highest=np.concatenate([first.highest, second.highest])[order],
    )
