"""Sums of shares under statements that do not cross: a tree, walked once from the leaves to the root.

For each node, what the shares inside a chosen set and those outside it can sum to is a polygon whose sides hold the
inside, the outside or their total constant. Such polygons add by adding their ends, and stay such when their total is
bounded: three ranges a node hold everything, with no loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from nctrends.numerics.bounds.units import FULL, NONE

Statement: TypeAlias = tuple[frozenset[int], int, int]
"""Positions of shares, and the ends of their sum in grains."""


@frozen
class Ends:
    """A range in grains, both ends inside."""

    low: int
    high: int


@frozen
class _Node:
    low: int
    high: int
    inner: tuple[_Node, ...]
    leaves: tuple[int, ...]
    """Shares in no inner node."""


_Polygon: TypeAlias = tuple[int, int, int, int, int, int]
"""Ends of the inside, the outside and the total."""


@frozen
class Tree:
    """Shares that sum to 1, under statements that do not cross."""

    root: _Node

    def ends(self, parts: frozenset[int]) -> Ends | None:
        """The range of the sum of some shares; None where the statements contradict each other."""
        polygon = _walked(self.root, parts)
        return None if polygon is None else Ends(polygon[0], polygon[1])


def nested(size: int, statements: Sequence[Statement]) -> Tree | None:
    """Statements as a tree, or None where some cross.

    Parameters
    ----------
    size : number of shares
    statements : about their sums

    Notes
    -----
    A statement about some shares is one about all others, so each is turned to the side without the last share. Of a
    family in which no two cross, these sides are nested or apart.
    """
    bounded: dict[frozenset[int], Ends] = {}
    for parts, low, high in statements:
        turned = size - 1 in parts
        side = frozenset(range(size)) - parts if turned else parts
        ends = Ends(FULL - high, FULL - low) if turned else Ends(low, high)
        before = bounded.get(side, Ends(NONE, FULL))
        bounded[side] = Ends(max(before.low, ends.low), min(before.high, ends.high))
    ordered = sorted(bounded, key=len)
    nodes: list[tuple[frozenset[int], _Node]] = []
    for side in ordered:
        held = [(parts, node) for parts, node in nodes if parts & side]
        if any(not parts <= side for parts, _ in held):
            return None
        nodes = [(parts, node) for parts, node in nodes if not parts & side]
        nodes.append((side, _node(bounded[side], side, held)))
    return Tree(_node(Ends(FULL, FULL), frozenset(range(size)), nodes))


def _node(ends: Ends, parts: frozenset[int], held: Iterable[tuple[frozenset[int], _Node]]) -> _Node:
    inner = list(held)
    covered = frozenset[int]().union(*(parts for parts, _ in inner))
    return _Node(ends.low, ends.high, tuple(node for _, node in inner), tuple(sorted(parts - covered)))


def _walked(node: _Node, parts: frozenset[int]) -> _Polygon | None:
    in_low = in_high = out_low = out_high = low = high = 0
    for inner in node.inner:
        polygon = _walked(inner, parts)
        if polygon is None:
            return None
        in_low, in_high = in_low + polygon[0], in_high + polygon[1]
        out_low, out_high = out_low + polygon[2], out_high + polygon[3]
        low, high = low + polygon[4], high + polygon[5]
    if node.leaves:
        inside = sum(leaf in parts for leaf in node.leaves)
        in_high += inside * FULL
        out_high += (len(node.leaves) - inside) * FULL
        high += len(node.leaves) * FULL
    low, high = max(low, node.low), min(high, node.high)
    if low > high:
        return None
    return (
        max(in_low, low - out_high),
        min(in_high, high - out_low),
        max(out_low, low - in_high),
        min(out_high, high - in_low),
        low,
        high,
    )
