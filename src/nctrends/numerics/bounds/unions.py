"""What statements about unions allow, where a person may have given several answers: Fréchet's bounds.

The people who gave any of some answers are at least as many as gave the most frequent one, and at most the sum. Both
follow from one rule: a union is no more than the sum of sets that cover it, and no less than a wider one minus what the
rest of that can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from nctrends.numerics.bounds.simplex import Bound
from nctrends.numerics.bounds.units import FULL, NONE, as_share, as_units

LARGEST_COVER = 12
"""Parts of a union whose covers are all tried; of larger ones, only wider sets and single answers."""


def unions_fit(bounds: Sequence[Bound]) -> bool:
    """Whether no statement about a union is above or below what the others allow.

    Parameters
    ----------
    bounds : statements about the people who gave any of some answers

    Examples
    --------
    >>> unions_fit([Bound(parts=frozenset({0}), low=0.5), Bound(parts=frozenset({0, 1}), high=0.4)])
    False
    """
    return all(_low(bounds, bound.parts) <= _high(bounds, bound.parts) for bound in bounds)


def union_range(bounds: Sequence[Bound], parts: frozenset[int]) -> Bound | None:
    """The bound that statements put on those who gave any of some answers; None where they contradict each other.

    Parameters
    ----------
    bounds : statements about unions
    parts : positions of the answers

    Returns
    -------
    Bound on that share, proportions 0..1; the smallest where all statements are about single answers.

    References
    ----------
    Fréchet M (1935). Généralisation du théorème des probabilités totales. Fundamenta Mathematicae 25:379-387.

    Examples
    --------
    >>> single = [Bound(parts=frozenset({0}), low=0.3, high=0.4), Bound(parts=frozenset({1}), low=0.2, high=0.3)]
    >>> ends = union_range(single, frozenset({0, 1}))
    >>> ends.low, ends.high
    (0.3, 0.7)
    """
    if not unions_fit(bounds):
        return None
    low, high = _low(bounds, parts), _high(bounds, parts)
    return Bound(parts=parts, low=as_share(low), high=as_share(high), high_open=high < as_units(as_share(high)))


def _low(bounds: Sequence[Bound], parts: frozenset[int]) -> int:
    """No less than any bounded set minus the most that its rest can be."""
    lows = [as_units(b.low) - (_high(bounds, b.parts - parts) if b.parts - parts else 0) for b in bounds if b.low > 0]
    return max([NONE, *lows])


def _high(bounds: Sequence[Bound], parts: frozenset[int]) -> int:
    """No more than the cheapest cover by bounded sets."""
    useful = [(b.parts & parts, as_units(b.high) - b.high_open) for b in bounds if b.parts & parts and b.high < 1]
    if len(parts) > LARGEST_COVER:
        useful = [(some, high) for some, high in useful if len(some) == 1 or some == parts]
        whole = [high for some, high in useful if some == parts]
        single = [min([FULL, *(high for some, high in useful if some == {part})]) for part in parts]
        return min([FULL, sum(single), *whole])
    cheapest = {frozenset[int](): 0}
    for some, high in useful:
        for covered, cost in list(cheapest.items()):
            wider = covered | some
            if cost + high < cheapest.get(wider, FULL):
                cheapest[wider] = cost + high
    return min(FULL, cheapest.get(parts, FULL))
