"""How telling it is that some base prints a row, or many rows, or that they add up: how often chance does as much."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import gcd
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from nctrends.numerics.bases.cells import FREE, Cells, Ints, printed_cells
from nctrends.numerics.bases.search import bases_as_printed, bases_with_one_freed

Chances: TypeAlias = npt.NDArray[np.float64]
RANDOM_ROWS = 1000
SEED = 2018
"""Any number does; a fixed one makes the share a fact about the shape."""
_BITS = 31
_DECIMAL_BITS = 4
_AT_ONCE = 512


def chance_of_a_fit(
    decimals: tuple[int, ...],
    last: int,
    *,
    sums: bool,
    first: int = 1,
    closed: bool = False,
    one_freed: bool = False,
) -> float:
    """Share of random rows that some base from `first` to `last` prints.

    Parameters
    ----------
    decimals : one a cell
        As printed, or `FREE` where nothing is; their order does not matter.
    first, last : the smallest and the largest base, 1 <= first <= last; last below 10^(decimals + 2)
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
    return _chance_of_a_fit(tuple(sorted(decimals)), (first, last), sums, closed, one_freed)


@lru_cache(maxsize=4096)
def _chance_of_a_fit(
    decimals: tuple[int, ...], bases: tuple[int, int], sums: bool, closed: bool, one_freed: bool
) -> float:
    """Work the chance out once for a shape and a span of bases."""
    places, (first, last) = np.array(decimals), bases
    cells, rows = _random_rows(places, sums=sums, closed=closed)
    left = np.arange(RANDOM_ROWS)
    for top in range(last, first - 1, -_AT_ONCE):  # large bases print most rows: what they print is not tried again
        fits = bases_as_printed(cells, rows[left], max(top - _AT_ONCE + 1, first), top, sums=sums)
        left = np.delete(left, np.unique(fits.row))
    if one_freed and len(left):
        can_free = np.broadcast_to(places != FREE, rows[left].shape)
        fits = bases_with_one_freed(cells, rows[left], can_free, last, sums=sums, first=first)
        left = np.delete(left, np.unique(fits.row))
    return (RANDOM_ROWS - len(left)) / RANDOM_ROWS


def chances_of_spans(decimals: tuple[int, ...], last: int, length: int, *, sums: bool) -> Chances:
    """Share of random rows that some base prints, for each span of so many bases one after the other up to `last`.

    Parameters
    ----------
    decimals, last, sums : as in `chance_of_a_fit`
    length : 1 to `last`

    Returns
    -------
    shape (last - length + 1,), 0..1; the first is that of the bases 1 to `length`.

    Examples
    --------
    >>> chances_of_spans((1, 1, 1), 100, 98, sums=True).tolist()  # 1 to 98, 2 to 99, 3 to 100
    [0.147, 0.15, 0.155]
    """
    return _chances_of_spans(tuple(sorted(decimals)), last, length, sums)


@lru_cache(maxsize=1024)
def _chances_of_spans(decimals: tuple[int, ...], last: int, length: int, sums: bool) -> Chances:
    """Work the chances out once for a shape and a length."""
    row, base = _fits_of_random_rows(decimals, last, sums)
    before = np.where(np.diff(row, prepend=-1) > 0, 0, np.roll(base, 1))
    first = np.maximum(base - length, before) + 1  # from here on to the base itself spans that begin hold it
    begun = np.bincount(first, minlength=last + 2) - np.bincount(base + 1, minlength=last + 2)
    return np.cumsum(begun)[1 : last - length + 2] / RANDOM_ROWS


@lru_cache(maxsize=16)
def _fits_of_random_rows(decimals: tuple[int, ...], last: int, sums: bool) -> tuple[Ints, Ints]:
    """Random rows and the bases that print them, ordered by row and then by base."""
    fits = bases_as_printed(*_random_rows(np.array(decimals), sums=sums, closed=False), 1, last, sums=sums)
    return fits.row, fits.base


def _random_rows(places: Ints, *, sums: bool, closed: bool) -> tuple[Cells, Ints]:
    """Random rows, printed with so many decimals, as positions among distinct cells."""
    value = _rounded(_shares(len(places), sums=sums), places)
    distinct, codes = np.unique((value << _DECIMAL_BITS) + (places - FREE), return_inverse=True)
    cells = printed_cells(distinct >> _DECIMAL_BITS, distinct % 2**_DECIMAL_BITS + FREE, closed=closed)
    return cells, codes.reshape(value.shape)


def chance_of_as_many(chances: Sequence[float] | Sequence[Chances], successes: int) -> Chances:
    """Probability of so many successes or more in independent trials, each with its own chance.

    Parameters
    ----------
    chances : one a trial, 0..1; or an array each, all of one shape, an element a series of trials
    successes : 0 to the number of trials

    Returns
    -------
    The shape of a chance.

    References
    ----------
    Hong Y (2013). Computational Statistics & Data Analysis 59:41-51 (the Poisson-binomial distribution).

    Examples
    --------
    >>> round(float(chance_of_as_many([0.5, 0.5, 0.1], 2)), 3)  # 0.5 * 0.5 + 2 * 0.5 * 0.5 * 0.1
    0.3
    """
    each = np.asarray(chances, np.float64)
    distribution = np.zeros((len(each) + 1, *each.shape[1:]))
    distribution[0] = 1
    for chance in each:
        distribution[1:] = distribution[1:] * (1 - chance) + distribution[:-1] * chance
        distribution[0] *= 1 - chance
    as_many: Chances = np.minimum(distribution[successes:].sum(axis=0), 1.0)
    return as_many


@lru_cache(maxsize=4096)
def chance_of_an_exact_sum(base: int, cells: int, decimals: int) -> float:
    """Probability that the rounded shares of a row, one answer each, add up to exactly 100 %.

    Parameters
    ----------
    base : people who answered, >= 1
    cells : shares above 0, >= 1
    decimals : of each printed percentage

    Returns
    -------
    0..1; 1 where each count has a share that needs no rounding.

    Notes
    -----
    Shares of whole counts have base / gcd(base, 10^(decimals + 2)) errors of rounding, taken as equally likely. Errors
    of a row sum to a whole number of units; that of the last cell brings the others to 0 where it can be so large.

    Examples
    --------
    >>> chance_of_an_exact_sum(200, 5, 1)
    1.0
    >>> round(chance_of_an_exact_sum(999, 3, 1), 3)
    0.75
    """
    errors = base // gcd(base, 10 ** (decimals + 2))
    lowest = -((errors - 1) // 2)
    others = np.ones(1)
    for _ in range(cells - 1):
        sums = np.cumsum(np.pad(others, (0, errors - 1)))
        sums[errors:] -= sums[:-errors].copy()
        others = sums / errors
    total = np.arange(len(others)) + (cells - 1) * lowest
    return float(others[(-total >= lowest) & (-total <= errors // 2)].sum())


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
