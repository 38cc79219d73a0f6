"""What all printed figures about one item leave open of any share: the identified range.

Table cells, prose, nets and complements are statements about the same shares. They are taken in the order of trust (the
table, numbers in prose, phrases; then the same from secondary sources). One that contradicts those before it is left
out and told, with the fewest readings that it cannot stand beside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose

from attrs import frozen

from nctrends.analysis.shares.readings import Reading, ShareRange
from nctrends.numerics.bounds.simplex import Bound, minimal_contradiction, simplex_fits, simplex_range
from nctrends.numerics.bounds.unions import union_range, unions_fit

SAME = 1e-12
"""Ends nearer than this are one and the same, told apart by what a processor left over."""


@frozen(kw_only=True)
class Conflict:
    """A reading that cannot hold, and the fewest of those trusted more that rule it out."""

    left_out: Reading
    against: tuple[Reading, ...]


@frozen(kw_only=True)
class Identified:
    """All that is printed about one item and group, as far as it can hold together."""

    size: int
    """The number of options."""
    kept: tuple[Reading, ...]
    """The most trusted first."""
    conflicts: tuple[Conflict, ...] = ()
    sums_to_one: bool = False
    """True where each person gives one answer, and the table does not deny it."""

    @property
    def bounds(self) -> list[Bound]:
        """What the readings say that hold together."""
        return [reading.bound for reading in self.kept]

    def range(self, parts: frozenset[int]) -> ShareRange | None:
        """The smallest range that holds the share of those who gave any of some answers, by their positions.

        None where nothing printed bounds it. `value` is the printed number, or the sum of the printed numbers.
        """
        bound = simplex_range(self.size, self.bounds, parts) if self.sums_to_one else union_range(self.bounds, parts)
        if bound is None or (bound.low <= 0 and bound.high >= 1):
            return None
        return self._as_printed(bound)

    def _as_printed(self, bound: Bound) -> ShareRange:
        """Ends as some text prints them, where they are one, so that no digit is lost on the way."""
        own = [printed for printed in self.bounds if printed.parts == bound.parts]
        low = next((printed.low for printed in own if isclose(printed.low, bound.low, abs_tol=SAME)), bound.low)
        high = next((printed.high for printed in own if isclose(printed.high, bound.high, abs_tol=SAME)), bound.high)
        return ShareRange(low=low, high=high, high_open=bound.high_open, value=self._value(bound.parts))

    def _value(self, parts: frozenset[int]) -> float | None:
        own = self.number(parts)
        if own is not None or not self.sums_to_one:
            return own
        rest = self.number(frozenset(range(self.size)) - parts)
        if rest is not None:
            return 1 - rest
        single = [self.number(frozenset({part})) for part in sorted(parts)]
        printed = [number for number in single if number is not None]
        return sum(printed) if len(printed) == len(single) else None

    def number(self, parts: frozenset[int]) -> float | None:
        """The most exact printed number about exactly these options, by their positions."""
        numbers = [reading for reading in self.kept if reading.bound.parts == parts and reading.is_number]
        exact = min(numbers, key=_width, default=None)
        return exact.quantity.value if exact and exact.is_share else None


def identify(size: int, readings: Sequence[Reading], *, adds_up: bool) -> Identified:
    """Everything printed about one item of one question and group, brought together.

    Parameters
    ----------
    size : number of options
    readings : all texts about the item and group
    adds_up : whether each person gives one answer

    Returns
    -------
    Identified, with the readings that hold together and those left out.
    """
    ordered = _in_order_of_trust(readings)
    cells = [reading.bound for reading in ordered if reading.is_cell]
    sums_to_one = adds_up and simplex_fits(size, cells)

    def fits(some: Sequence[Reading]) -> bool:
        bounds = [reading.bound for reading in some]
        return simplex_fits(size, bounds) if sums_to_one else unions_fit(bounds)

    kept, conflicts = _reconciled(ordered, fits)
    return Identified(size=size, kept=tuple(kept), conflicts=tuple(conflicts), sums_to_one=sums_to_one)


def _in_order_of_trust(readings: Sequence[Reading]) -> list[Reading]:
    """All texts about the same people that say something, the most trusted first, and of two alike the more exact."""
    ordered = sorted((r for r in readings if r.is_bounding), key=lambda r: (r.rank, _width(r)))
    bases = [reading.base for reading in ordered if reading.base]
    return [reading for reading in ordered if reading.base in (None, *bases[:1])]


def _width(reading: Reading) -> float:
    return reading.bound.high - reading.bound.low


def _reconciled(
    ordered: list[Reading], fits: Callable[[Sequence[Reading]], bool]
) -> tuple[list[Reading], list[Conflict]]:
    """Keep readings one by one; what contradicts those before it is left out."""
    if fits(ordered):
        return ordered, []
    kept: list[Reading] = []
    conflicts = []
    for reading in ordered:
        if fits([*kept, reading]):
            kept.append(reading)
        else:
            conflicts.append(Conflict(left_out=reading, against=_ruling_out(kept, reading, fits)))
    return kept, conflicts


def _ruling_out(
    kept: Sequence[Reading], reading: Reading, fits: Callable[[Sequence[Reading]], bool]
) -> tuple[Reading, ...]:
    """The fewest trusted readings that a reading cannot stand beside, its own parts before all others."""
    own = [r for r in kept if r.bound.parts <= reading.bound.parts]
    ordered = kept if fits([*own, reading]) else own
    few = minimal_contradiction(len(ordered), lambda some: fits([*(ordered[i] for i in some), reading]))
    return tuple(ordered[i] for i in few)
