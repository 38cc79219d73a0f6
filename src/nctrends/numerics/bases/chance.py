"""How telling it is that some base prints a row: how often one prints a row of the same shape that chance made."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from nctrends.numerics.bases.cells import FREE, Ints, printed_cells
from nctrends.numerics.bases.search import bases_as_printed, bases_with_one_freed

RANDOM_ROWS = 1000
SEED = 2018
"""Any number does; a fixed one makes the share a fact about the shape."""
_BITS = 31
_DECIMAL_BITS = 4
_AT_ONCE = 512


@lru_cache(maxsize=1024)
def chance_of_a_fit(
    decimals: tuple[int, ...], last: int, *, sums: bool, closed: bool = False, one_freed: bool = False
) -> float:
    """Share of random rows that some base up to `last` prints.

    Parameters
    ----------
    decimals : one a cell
        As printed, or `FREE` where nothing is; their order does not matter.
    last : the largest base, >= 1, below 10^(decimals + 2)
    sums : True where the counts of a row sum to its base; rows are then uniform on the simplex, else each cell on 0..1
    closed : True where a half may have been rounded down as well
    one_freed : True where one cell may be set aside if no base prints the row

    Returns
    -------
    Of 1,000 rows, 0..1; the same on every machine, since the draws are whole numbers of a fixed generator.

    Examples
    --------
    >>> chance_of_a_fit((1, 1, 1, 1, 1), 272, sums=True)
    0.115
    """
    places = np.array(sorted(decimals))
    value = _rounded(_shares(len(places), sums=sums), places)
    distinct, codes = np.unique((value << _DECIMAL_BITS) + (places - FREE), return_inverse=True)
    cells = printed_cells(distinct >> _DECIMAL_BITS, distinct % 2**_DECIMAL_BITS + FREE, closed=closed)
    rows = codes.reshape(value.shape)
    left = np.arange(RANDOM_ROWS)
    for top in range(last, 0, -_AT_ONCE):  # large bases print most rows: what they print is not tried again
        fits = bases_as_printed(cells, rows[left], max(top - _AT_ONCE + 1, 1), top, sums=sums)
        left = np.delete(left, np.unique(fits.row))
    if one_freed and len(left):
        can_free = np.broadcast_to(places != FREE, rows[left].shape)
        fits = bases_with_one_freed(cells, rows[left], can_free, last, sums=sums)
        left = np.delete(left, np.unique(fits.row))
    return (RANDOM_ROWS - len(left)) / RANDOM_ROWS


def _shares(cells: int, *, sums: bool) -> Ints:
    """Random rows in units of 2^-31: gaps between sorted points are uniform on the simplex."""
    draws = np.random.PCG64(SEED).random_raw(RANDOM_ROWS * cells) >> np.uint64(64 - _BITS)
    shares = draws.reshape(RANDOM_ROWS, cells).astype(np.int64)
    if not sums:
        return shares
    points = np.sort(shares[:, :-1], axis=1)
    return np.diff(points, axis=1, prepend=0, append=2**_BITS)


def _rounded(shares: Ints, decimals: Ints) -> Ints:
    """Shares in units of the last printed place, rounded half up; 0 where nothing is printed."""
    unit = np.where(decimals == FREE, 0, 10 ** (np.maximum(decimals, 0) + 2))
    rounded: Ints = (2 * shares * unit + 2**_BITS) >> (_BITS + 1)
    return rounded
