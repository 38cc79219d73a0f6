"""What all printed figures about one item leave open of any share: the identified range.

Table cells, prose, nets and complements are statements about the same shares. They are taken in the order of trust (the
table, numbers in prose, phrases; then the same from secondary sources). One that contradicts those before it is left
out and told, with the fewest statements that it cannot stand beside.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import isclose

from attrs import evolve, frozen

from nctrends.analysis.shares.shares import Range, share_of
from nctrends.analysis.shares.topics import SECONDARY, TABLE, Told, Topic
from nctrends.errors import InputError, nearest
from nctrends.model.question import ALL
from nctrends.numerics.bounds.simplex import Bound, Span, minimal_contradiction, simplex_fits, simplex_range
from nctrends.numerics.bounds.unions import union_range, unions_fit

SAME = 1e-12
"""Ends nearer than this are one and the same, told apart by what a processor left over."""


@frozen(kw_only=True)
class Statement:
    """One printed text as a bound on the share of some options."""

    told: Told
    bound: Bound

    @property
    def is_cell(self) -> bool:
        """True for a cell of a table."""
        return self.told.rank in (TABLE, TABLE + SECONDARY)


@frozen(kw_only=True)
class Conflict:
    """A statement that cannot hold, and the fewest of those trusted more that rule it out."""

    left_out: Statement
    against: tuple[Statement, ...]


@frozen(kw_only=True)
class Identified:
    """All that is printed about one item and group, as far as it can hold together."""

    topic: Topic
    kept: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    doubted: tuple[Statement, ...] = ()
    """Cells that their base cannot print, each widened to what else is known of it."""
    sums_to_one: bool = False
    """True where each person gives one answer, and the table does not deny it."""

    def range(self, options: Collection[str]) -> Range | None:
        """The smallest range that holds the share of those who gave any of some answers.

        None where nothing printed bounds it. `value` is the printed number, or the sum of the printed numbers.
        """
        parts = parts_of(self.topic, options)
        for cell in self.doubted:
            if cell.bound.parts == parts:
                return Range(low=cell.bound.low, high=cell.bound.high, value=cell.told.quantity.value)
        span = self.span(parts)
        if span is None or (span.low <= 0 and span.high >= 1):
            return None
        return self._as_printed(span, parts)

    def span(self, parts: frozenset[int]) -> Span | None:
        """The range of the sum of some options, by their positions; None where nothing can hold."""
        bounds = [statement.bound for statement in (*self.kept, *self.doubted)]
        if self.sums_to_one:
            return simplex_range(len(self.topic.options), bounds, parts)
        return union_range(bounds, parts)

    def _as_printed(self, span: Span, parts: frozenset[int]) -> Range:
        """Ends as some text prints them, where they are one, so that no digit is lost on the way."""
        own = [statement.bound for statement in self.kept if statement.bound.parts == parts]
        low = next((bound.low for bound in own if isclose(bound.low, span.low, abs_tol=SAME)), span.low)
        high = next((bound.high for bound in own if isclose(bound.high, span.high, abs_tol=SAME)), span.high)
        return Range(low=low, high=high, high_open=span.high_open, value=self._value(parts))

    def _value(self, parts: frozenset[int]) -> float | None:
        own = self.number(parts)
        if own is not None or not self.sums_to_one:
            return own
        rest = self.number(frozenset(range(len(self.topic.options))) - parts)
        if rest is not None:
            return 1 - rest
        single = [self.number(frozenset({part})) for part in sorted(parts)]
        known = [number for number in single if number is not None]
        return sum(known) if len(known) == len(single) else None

    def number(self, parts: frozenset[int]) -> float | None:
        """The most exact printed number about exactly these options, by their positions."""
        numbers = [s for s in self.kept if s.bound.parts == parts and s.told.quantity.value is not None]
        exact = min(numbers, key=lambda s: s.bound.high - s.bound.low, default=None)
        return None if exact is None or exact.told.quantity.unit != "share" else exact.told.quantity.value


def identify(topic: Topic, *, misprinted: Collection[str] = ()) -> Identified:
    """Everything printed about one item of one question and group, brought together.

    Parameters
    ----------
    topic : all figures about the item and group
    misprinted : options whose cell in the table its base cannot print
        Such a cell is not taken at its word: the share lies in the hull of the cell and the other figures about it or,
        where there are none and each person gives one answer, of the cell and what the other options leave.

    Returns
    -------
    Identified, with the statements that hold together and those left out.
    """
    statements = _in_order_of_trust(topic)
    doubted = [s for s in statements if s.is_cell and set(s.told.options) <= set(misprinted)]
    sound = [s for s in statements if s not in doubted]
    cells = [statement.bound for statement in sound if statement.is_cell]
    one_answer = topic.adds_up and simplex_fits(len(topic.options), cells)
    found = _reconciled(topic, sound, sums_to_one=one_answer)
    return evolve(found, doubted=tuple(_hull(found, cell) for cell in doubted))


def identified_range(topic: Topic, options: Sequence[str], *, misprinted: Collection[str] = ()) -> Range | None:
    """The smallest range that all printed figures about an item leave to the share of some of its options.

    Parameters
    ----------
    topic : all figures about one item and group
    options : ids; of several, the share of those who gave any of them
    misprinted : options whose cell in the table its base cannot print

    Returns
    -------
    Range, proportions 0..1, or None where nothing printed bounds the share.

    Raises
    ------
    InputError : an unknown option; or a net without a figure of its own, of a question whose form is not known.
    """
    parts = parts_of(topic, options)
    found = identify(topic, misprinted=misprinted)
    form_known = topic.adds_up or topic.question.kind == "multi" or len(parts) == 1
    if not form_known and all(statement.bound.parts != parts for statement in found.kept):
        share_of(topic, tuple(options))  # tells why such a net cannot be had
    return found.range(options)


def stated_base(topic: Topic) -> int | None:
    """The base that the report states for the whole item and group, or None where it states none."""
    if topic.group != ALL:
        return topic.survey.groups[topic.group].base
    item = topic.question.items.get(topic.item)
    if item and item.base:
        return item.base
    if topic.question.base_count:
        return topic.question.base_count
    return topic.survey.respondents if topic.question.composition else None


def _in_order_of_trust(topic: Topic) -> list[Statement]:
    """All texts about the same people as statements, the most trusted first, and of two alike the more exact."""
    told = [_statement(topic, one) for one in topic.told]
    known = [one for one in told if one is not None]
    ordered = sorted(known, key=lambda s: (s.told.rank, s.bound.high - s.bound.low))
    bases = [s.told.base for s in ordered if s.told.base]
    return [s for s in ordered if s.told.base in (None, *bases[:1])]


def _statement(topic: Topic, told: Told) -> Statement | None:
    """A share as it is printed, or a number of people out of a stated base."""
    quantity, parts = told.quantity, parts_of(topic, told.options)
    if quantity.low is None or quantity.high is None:
        return None
    if quantity.unit == "share":
        is_open = quantity.value is not None and quantity.high < 1
        return Statement(told=told, bound=Bound(parts=parts, low=quantity.low, high=quantity.high, high_open=is_open))
    people = told.base or stated_base(topic)
    if quantity.unit != "count" or not people or quantity.low > people:
        return None
    low, high = quantity.low / people, min(1.0, quantity.high / people)
    return Statement(told=told, bound=Bound(parts=parts, low=low, high=high))


def _reconciled(topic: Topic, statements: Sequence[Statement], *, sums_to_one: bool) -> Identified:
    """Keep statements one by one; what contradicts those before it is left out."""
    size = len(topic.options)

    def fits(some: Sequence[Statement]) -> bool:
        bounds = [statement.bound for statement in some]
        return simplex_fits(size, bounds) if sums_to_one else unions_fit(bounds)

    kept, conflicts = list(statements), []
    if not fits(kept):
        kept = []
        for statement in statements:
            if fits([*kept, statement]):
                kept.append(statement)
            else:
                conflicts.append(Conflict(left_out=statement, against=_ruling_out(kept, statement, fits)))
    return Identified(topic=topic, kept=tuple(kept), conflicts=tuple(conflicts), sums_to_one=sums_to_one)


def _ruling_out(
    kept: Sequence[Statement], statement: Statement, fits: Callable[[Sequence[Statement]], bool]
) -> tuple[Statement, ...]:
    """The fewest trusted statements that a statement cannot stand beside, its own parts before all others."""
    own = [s for s in kept if s.bound.parts <= statement.bound.parts]
    ordered = kept if fits([*own, statement]) else own
    few = minimal_contradiction(len(ordered), lambda some: fits([*(ordered[one] for one in some), statement]))
    return tuple(ordered[one] for one in few)


def _hull(found: Identified, cell: Statement) -> Statement:
    """A cell that cannot be right, widened to what else is known of it."""
    own = [s.bound for s in found.kept if s.bound.parts == cell.bound.parts]
    other = found.span(cell.bound.parts) if own or found.sums_to_one else None
    low, high = cell.bound.low, cell.bound.high
    if other is not None:
        low, high = min(low, other.low), max(high, other.high)
    return evolve(cell, bound=Bound(parts=cell.bound.parts, low=low, high=high))


def parts_of(topic: Topic, options: Collection[str]) -> frozenset[int]:
    """Options as positions on the scale.

    Raises
    ------
    InputError : an option that the question does not have.
    """
    place = {option: at for at, option in enumerate(topic.options)}
    for option in options:
        if option not in place:
            raise InputError(f'{topic.year} {topic.question_id}: no option "{option}". {nearest(option, place)}')
    return frozenset(place[option] for option in options)
