"""Sums of neighbours on a scale under statements that may cross: shortest paths between the points that divide the
scale.

With c(j) the share up to the j-th option, the sum of neighbours is a difference of two such points, and a statement
bounds a difference. The most that a difference can be is the length of the shortest path, and statements that
contradict each other are a circle of negative length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from nctrends.numerics.bounds_nested import Ends, Statement
from nctrends.numerics.bounds_units import FULL

Stretch: TypeAlias = tuple[int, int]
"""First option, and the one after the last."""
_FAR = FULL * FULL


def scale_ends(size: int, statements: Sequence[Statement], parts: frozenset[int]) -> tuple[Ends | None] | None:
    """The range of the sum of neighbouring shares, in a tuple; its element None where the statements contradict each
    other.

    Parameters
    ----------
    size : number of shares, which sum to 1
    statements : about their sums
    parts : positions of the shares whose sum is asked for

    Returns
    -------
    None where some set is neither a stretch of the scale nor all but a stretch.

    References
    ----------
    Cormen TH, Leiserson CE, Rivest RL, Stein C (2009). Introduction to Algorithms, section 24.4: difference
    constraints.
    """
    asked = _stretch(size, parts)
    sides = [_stretch(size, stated) for stated, _, _ in statements]
    known = [side for side in sides if side is not None]
    if asked is None or len(known) < len(sides):
        return None
    way = [[0 if to <= at else _FAR for to in range(size + 1)] for at in range(size + 1)]
    way[0][size], way[size][0] = FULL, -FULL
    for ((first, end), turned), (_, low, high) in zip(known, statements, strict=True):
        least, most = (FULL - high, FULL - low) if turned else (low, high)
        way[first][end] = min(way[first][end], most)
        way[end][first] = min(way[end][first], -least)
    if not _shortened(way):
        return (None,)
    (first, end), turned = asked
    low, high = -way[end][first], way[first][end]
    return (Ends(FULL - high, FULL - low) if turned else Ends(low, high),)


def _stretch(size: int, parts: frozenset[int]) -> tuple[Stretch, bool] | None:
    """A set as a stretch of the scale, or as all but one (True)."""
    for some, turned in ((parts, False), (frozenset(range(size)) - parts, True)):
        first = min(some, default=0)
        if len(some) == max(some, default=-1) + 1 - first:
            return (first, first + len(some)), turned
    return None


def _shortened(way: list[list[int]]) -> bool:
    """Replace each way by the shortest (Floyd and Warshall); False where a circle has a negative length."""
    for over, onward in enumerate(way):
        for at in way:
            before = at[over]
            for to, rest in enumerate(onward):
                at[to] = min(at[to], before + rest)
    return all(at[place] >= 0 for place, at in enumerate(way))
