"""Sums of neighbours on a scale under statements that may cross: shortest paths between the points that divide the
scale.

The options may be put in any order in which each set that is spoken of is a stretch. With c(j) the share up to the j-th
option, the sum of neighbours is a difference of two such points, and a statement bounds a difference. The most that a
difference can be is the length of the shortest path, and statements that contradict each other are a circle of negative
length.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from typing import TypeAlias

from nctrends.numerics.bounds.nested import Ends, Statement
from nctrends.numerics.bounds.units import FULL

Stretch: TypeAlias = tuple[int, int, bool]
"""First option and the one after the last; True where it is all others that are meant."""
MOST_BLOCKS = 7
"""Groups of options, in the same sets each, of which every order is tried."""
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
    None where the options have no order in which every set is a stretch, or all but a stretch.

    References
    ----------
    Cormen TH, Leiserson CE, Rivest RL, Stein C (2009). Introduction to Algorithms, section 24.4: difference
    constraints.
    """
    order = _order(size, frozenset([parts, *(stated for stated, _, _ in statements)]))
    if order is None:
        return None
    stretches = [_stretch(size, _moved(stated, order)) for stated, _, _ in statements]
    asked = _stretch(size, _moved(parts, order))
    way = [[0 if end <= start else _FAR for end in range(size + 1)] for start in range(size + 1)]
    way[0][size], way[size][0] = FULL, -FULL
    for (first, end, turned), (_, low, high) in zip(stretches, statements, strict=True):
        least, most = (FULL - high, FULL - low) if turned else (low, high)
        way[first][end] = min(way[first][end], most)
        way[end][first] = min(way[end][first], -least)
    if not _shortened(way):
        return (None,)
    first, end, turned = asked
    low, high = -way[end][first], way[first][end]
    return (Ends(FULL - high, FULL - low) if turned else Ends(low, high),)


@lru_cache(maxsize=1024)
def _order(size: int, family: frozenset[frozenset[int]]) -> tuple[int, ...] | None:
    """An order of the options in which every set is a stretch or all but one, as place of each option; None if none."""
    if all(_is_stretch(size, some) for some in family):
        return tuple(range(size))
    several = [some for some in family if len(some) > 1]
    blocks: dict[tuple[bool, ...], list[int]] = {}
    for option in range(size):
        blocks.setdefault(tuple(option in some for some in several), []).append(option)
    if len(blocks) > MOST_BLOCKS:
        return None
    for arranged in permutations(blocks.values()):
        options = [option for block in arranged for option in block]
        order = tuple(options.index(option) for option in range(size))
        if all(_is_stretch(size, _moved(some, order)) for some in family):
            return order
    return None


def _moved(parts: frozenset[int], order: tuple[int, ...]) -> frozenset[int]:
    return frozenset(order[part] for part in parts)


def _is_stretch(size: int, parts: frozenset[int]) -> bool:
    first, end, turned = _stretch(size, parts)
    return end - first == (size - len(parts) if turned else len(parts))


def _stretch(size: int, parts: frozenset[int]) -> Stretch:
    """A set that is a stretch of the scale, or all but one; the hull of anything else."""
    turned = 0 in parts and size - 1 in parts
    some = frozenset(range(size)) - parts if turned else parts
    return min(some, default=0), max(some, default=-1) + 1, turned


def _shortened(way: list[list[int]]) -> bool:
    """Replace each way by the shortest (Floyd and Warshall); False where a circle has a negative length."""
    for over, onward in enumerate(way):
        for ways in way:
            before = ways[over]
            for end, rest in enumerate(onward):
                ways[end] = min(ways[end], before + rest)
    return all(ways[start] >= 0 for start, ways in enumerate(way))
