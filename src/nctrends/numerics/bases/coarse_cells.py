"""Two readings of a cell with fewer decimals than its neighbours: "3" beside "3.5" is 3.0, or a whole percent.

The coarse reading allows all that the fine one does, so a base is looked for with the coarse one; here is counted how
many cells have to be coarse for it, and what counts are left where as few as that are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from nctrends.numerics.bases.cells import Cells, Ints, count_ranges
from nctrends.numerics.bases.search import Fits


@frozen(eq=False, kw_only=True)
class Readings:
    """Fits with as few coarse cells as each allows."""

    fits: Fits
    coarse: npt.NDArray[np.bool_]
    """Cells read as coarse, shape (t, k)."""
    needed: Ints
    """How many cells have to be coarse, shape (t,)."""


def finest_readings(cells: Cells, fine_rows: Ints, fits: Fits, *, sums: bool) -> Readings:
    """Read as many cells as can be with the decimals of their neighbours.

    Parameters
    ----------
    cells : distinct printed cells
    fine_rows : shape (r, k)
        The rows with each cell in its finest reading, as positions in `cells`.
    fits : bases that print the rows with each cell in its coarsest reading
    sums : True where the counts of a row sum to its base

    Returns
    -------
    Readings
        Where a sum can only be reached with more coarse cells than have no fine count, any of them may be coarse: all
        that would help are, and `needed` counts the fewest.
    """
    lowest, highest = count_ranges(cells, fine_rows[fits.row], fits.base[:, None])
    freed = np.arange(fine_rows.shape[1]) == fits.freed[:, None]
    coarse = (lowest > highest) & ~freed
    given = coarse | freed
    lowest, highest = np.where(given, fits.lowest, lowest), np.where(given, fits.highest, highest)
    needed = coarse.sum(axis=1)
    if sums:
        helps, more = _more_for_the_sum(fits, lowest, highest)
        coarse |= helps
        needed += more
        lowest, highest = np.where(helps, fits.lowest, lowest), np.where(helps, fits.highest, highest)
    return Readings(fits=evolve(fits, lowest=lowest, highest=highest), coarse=coarse, needed=needed)


def _more_for_the_sum(fits: Fits, lowest: Ints, highest: Ints) -> tuple[npt.NDArray[np.bool_], Ints]:
    """Cells whose coarse reading brings the sum nearer to the base, and how few of them are enough."""
    above = lowest.sum(axis=1) - fits.base
    below = fits.base - highest.sum(axis=1)
    missing = np.maximum(np.maximum(above, below), 0)
    gain = np.where((above > 0)[:, None], lowest - fits.lowest, fits.highest - highest) * (missing > 0)[:, None]
    reached = np.cumsum(-np.sort(-gain, axis=1), axis=1)
    more = np.where(missing > 0, (reached < missing[:, None]).sum(axis=1) + 1, 0)
    return gain > 0, more
