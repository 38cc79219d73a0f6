"""What statements about sums of shares allow of any other sum, where each person gives one answer.

The shares are a point of the simplex: each at least 0, all together 1. A statement bounds the sum of some of them.
Where no two statements cross (each pair is nested, apart, or covers everything), the answer is exact and quick
(`bounds_nested`), as it is for neighbours on a scale (`bounds_scale`); for the rest two small linear programs find it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from attrs import frozen

from nctrends.numerics.bounds.neighbours import scale_ends
from nctrends.numerics.bounds.nested import Ends, Statement, Tree, nested
from nctrends.numerics.bounds.units import FULL, NONE, as_share, as_units

OPEN_GAP = 1e-8
"""How far below an end that is itself outside the linear programs stay."""
FEASIBLE = 1e-10
SHOWN_DIGITS = 7
"""Digits that survive the gap."""


@frozen(kw_only=True)
class Bound:
    """The sum of some shares lies between two ends, proportions 0..1."""

    parts: frozenset[int]
    """Positions of the shares, 0 is the first; at least one."""
    low: float = 0.0
    high: float = 1.0
    high_open: bool = False
    """True where the upper end itself is outside, as it is for a rounded number (half up), and is only approached."""


def simplex_fits(size: int, bounds: Sequence[Bound]) -> bool:
    """Whether some shares obey all statements.

    Parameters
    ----------
    size : number of shares, >= 1
    bounds : statements about sums of them

    Examples
    --------
    >>> simplex_fits(2, [Bound(parts=frozenset({0}), low=0.6), Bound(parts=frozenset({1}), low=0.5)])
    False
    """
    exact = _exact(size, bounds, frozenset())
    return _solved(size, bounds, np.zeros(size)) is not None if exact is None else exact[0] is not None


def simplex_range(size: int, bounds: Sequence[Bound], parts: frozenset[int]) -> Bound | None:
    """The bound that statements put on the sum of some shares, or None where they contradict each other.

    Parameters
    ----------
    size : number of shares, >= 1
    bounds : statements about sums of them
    parts : positions of the shares whose sum is asked for

    Returns
    -------
    Bound on that sum, proportions 0..1: the smallest closed range that holds every allowed value.

    References
    ----------
    Frank A (2011). Connections in Combinatorial Optimization, chapter 14: generalized polymatroids.

    Examples
    --------
    >>> ends = simplex_range(3, [Bound(parts=frozenset({0}), low=0.25, high=0.5)], frozenset({1, 2}))
    >>> ends.low, ends.high
    (0.5, 0.75)
    """
    exact = _exact(size, bounds, parts)
    if exact is not None:
        return None if exact[0] is None else _bound(parts, exact[0])
    ends = _programmed(size, bounds, np.array([1.0 if part in parts else 0.0 for part in range(size)]))
    return None if ends is None else Bound(parts=parts, low=ends[0], high=ends[1])


def simplex_mean(size: int, bounds: Sequence[Bound], scores: Sequence[float]) -> tuple[float, float] | None:
    """The smallest and largest mean score, or None where the statements contradict each other.

    Parameters
    ----------
    size : number of shares, >= 1
    bounds : statements about sums of them
    scores : one a share

    Returns
    -------
    (low, high), on the scale of the scores.

    Notes
    -----
    Where no statements cross, the shares are the bases of a submodular function, so that the largest mean is its Lovász
    extension: going down the scores, each step times the most that the shares above it can sum to.

    References
    ----------
    Lovász L (1983). Submodular functions and convexity. In: Mathematical Programming, the State of the Art, 235-257.

    Examples
    --------
    >>> halves = [Bound(parts=frozenset({0}), low=0.5, high=0.5)]
    >>> simplex_mean(3, halves, (1, 2, 3))
    (1.5, 2.0)
    """
    tree = _tree(size, _statements(bounds))
    if tree is None:
        return _programmed(size, bounds, np.array(scores, dtype=float))
    steps = sorted({float(score) for score in scores})
    low = high = steps[0]
    for before, after in pairwise(steps):
        ends = tree.ends(frozenset(part for part in range(size) if scores[part] >= after))
        if ends is None:
            return None
        low, high = low + (after - before) * as_share(ends.low), high + (after - before) * as_share(ends.high)
    return (low, high) if tree.ends(frozenset()) else None


def minimal_contradiction(size: int, fits: Callable[[Sequence[int]], bool]) -> tuple[int, ...]:
    """Few statements of which any one, left out, lets the others hold; () where all hold together.

    Parameters
    ----------
    size : number of statements
    fits : whether the statements at some positions, ascending, can hold together

    Returns
    -------
    Positions, ascending. The first contradicting pair where there is one, else what a deletion filter leaves that goes
    from the last statement to the first: of several minimal sets one that holds early statements.

    References
    ----------
    Chinneck JW, Dravnieks EW (1991). ORSA Journal on Computing 3(2):157-168: the deletion filter.

    Examples
    --------
    >>> low, high = [0.5, 0.0, 0.2], [1.0, 1.0, 0.4]
    >>> minimal_contradiction(3, lambda some: max(low[i] for i in some) <= min(high[i] for i in some))
    (0, 2)
    """
    everything = tuple(range(size))
    if not everything or fits(everything):
        return ()
    for few in ((position,) for position in everything):
        if not fits(few):
            return few
    for last in everything:
        for first in range(last):
            if not fits((first, last)):
                return (first, last)
    left = everything
    for position in reversed(everything):
        without = tuple(kept for kept in left if kept != position)
        if not fits(without):
            left = without
    return left


def _exact(size: int, bounds: Sequence[Bound], parts: frozenset[int]) -> tuple[Ends | None] | None:
    """The range in a tuple, its element None where there is none; None where it takes a linear program."""
    statements = _statements(bounds)
    tree = _tree(size, statements)
    return scale_ends(size, statements, parts) if tree is None else (tree.ends(parts),)


@lru_cache(maxsize=256)
def _tree(size: int, statements: tuple[Statement, ...]) -> Tree | None:
    """The tree of some statements, kept for the next question about them."""
    return nested(size, statements)


def _statements(bounds: Sequence[Bound]) -> tuple[Statement, ...]:
    return tuple((bound.parts, as_units(bound.low), as_units(bound.high) - bound.high_open) for bound in bounds)


def _bound(parts: frozenset[int], ends: Ends) -> Bound:
    low, high = max(ends.low, NONE), min(ends.high, FULL)
    return Bound(parts=parts, low=as_share(low), high=as_share(high), high_open=high < as_units(as_share(high)))


def _programmed(size: int, bounds: Sequence[Bound], weights: npt.NDArray[np.float64]) -> tuple[float, float] | None:
    low = _solved(size, bounds, weights)
    high = None if low is None else _solved(size, bounds, -weights)
    if low is None or high is None:
        return None
    return round(low, SHOWN_DIGITS), round(-high, SHOWN_DIGITS)


def _solved(size: int, bounds: Sequence[Bound], weights: npt.NDArray[np.float64]) -> float | None:
    """The smallest weighted sum of the shares, or None where none obey the statements."""
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load, and needed for crossing statements only

    sums = np.zeros((len(bounds), size))
    for row, bound in zip(sums, bounds, strict=True):
        row[list(bound.parts)] = 1.0
    lows = np.array([bound.low for bound in bounds])
    highs = np.array([bound.high - OPEN_GAP * bound.high_open for bound in bounds])
    solved = linprog(
        weights,
        A_ub=np.concatenate([sums, -sums]),
        b_ub=np.concatenate([highs, -lows]),
        A_eq=np.ones((1, size)),
        b_eq=[1.0],
        bounds=(0.0, 1.0),
        method="highs",
        options={"primal_feasibility_tolerance": FEASIBLE, "dual_feasibility_tolerance": FEASIBLE},
    )
    return float(solved.fun) if solved.status == 0 else None
