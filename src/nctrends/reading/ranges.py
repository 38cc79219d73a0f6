"""From what a text says to the values that it allows.

Which of two phrases counts is decided by strength, never by order: a printed number beats a hedged number or a span,
and that beats a fraction or a majority. Two phrases of equal strength stop the reading.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import evolve

from nctrends.model.quantity import PrintedQuantity
from nctrends.reading.amounts import Amount, AmountRange
from nctrends.reading.grammar import Phrase
from nctrends.reading.hedges import HedgeEnds, HedgeFamily, HedgeTable
from nctrends.reading.unread import ALONE, CHECK, NO_NUMBER, UnreadError

_HALF = Fraction(1, 2)
_GAP_IS_FULL_FROM = Fraction(1, 10)
"""A gap such as +0.3 points was measured on shares at least this far from 0 and from 1."""


def quantity(text: str, first: Phrase, second: Phrase | None, table: HedgeTable) -> PrintedQuantity:
    """The quantity of a text that prints one phrase, or a phrase and its repetition."""
    winner, other = _by_strength(first, second)
    low, high = _range(winner, table)
    number = _number(winner)
    if number is None and low >= high:
        raise UnreadError("leaves nothing between 0 and 100 %", step=CHECK)
    return PrintedQuantity(
        text=text,
        unit=_unit(winner),
        low=float(low),
        high=float(high),
        value=float(number.value) if number else None,
        decimals=number.decimals if number else None,
        hedge=winner.hedge or other.hedge,
        family="" if number else winner.family,
        anchor=_anchor(winner, other),
        has_unit=not (number and number.bare),
    )


def _by_strength(first: Phrase, second: Phrase | None) -> tuple[Phrase, Phrase]:
    """The phrase that counts and the one that only repeats it."""
    if second is None:
        return first, Phrase()
    first, second = _refined(first, second)
    strengths = _strength(first), _strength(second)
    if min(strengths) > 0 and _unit(first) != _unit(second):
        raise UnreadError("prints a share and a count", step="Record them as two figures.")
    if strengths[0] == strengths[1]:
        raise UnreadError("prints two quantities, and neither is plainly the more exact one", step=ALONE)
    winner, other = (first, second) if strengths[0] > strengths[1] else (second, first)
    return winner, other


def _refined(first: Phrase, second: Phrase) -> tuple[Phrase, Phrase]:
    """ "17 % (16.7 %)": of two plain numbers the one with more digits counts, if it rounds to the other."""
    rough, exact = _number(first), _number(second)
    if rough is None or exact is None or rough.unit != exact.unit:
        return first, second
    if exact.place < rough.place and abs(exact.value - rough.value) <= rough.place / 2:
        return Phrase(hedge=first.hedge), evolve(second, amount=evolve(exact, rough=rough.value))
    return first, second


def _strength(phrase: Phrase) -> int:
    if _number(phrase):
        return 3
    amount = phrase.amount
    if isinstance(amount, AmountRange) or (isinstance(amount, Amount) and amount.form == "number"):
        return 2
    return 1 if amount or phrase.family else 0


def _number(phrase: Phrase) -> Amount | None:
    """The amount, where it is a number to be taken as printed: no hedge, or with the digits in brackets."""
    amount = phrase.amount
    if isinstance(amount, Amount) and amount.form == "number" and (not phrase.family or amount.rough is not None):
        return amount
    return None


def _range(phrase: Phrase, table: HedgeTable) -> HedgeEnds:
    if number := _number(phrase):
        return number.low, number.high
    family = table.families[phrase.family] if phrase.family else None
    amount = phrase.amount
    if isinstance(amount, AmountRange):
        return _span_range(amount, family)
    if amount is None:
        ends = family.share if family else None
        if ends is None:
            raise UnreadError("points at another figure and prints no number", step=NO_NUMBER)
        return ends[0] / 100, ends[1] / 100
    return _around(amount, family) if family else (amount.low, amount.high)


def _span_range(span: AmountRange, family: HedgeFamily | None) -> HedgeEnds:
    """The printed ends with what their digits allow; a hedge widens both and never narrows."""
    if family is None:
        return span.lower.low, span.upper.high
    return min(span.lower.low, _around(span.lower, family)[0]), max(span.upper.high, _around(span.upper, family)[1])


def _around(amount: Amount, family: HedgeFamily) -> HedgeEnds:
    """The family's range around one amount: relative for a count, in points for a share, clipped to 0..1."""
    if amount.unit == "count":
        below, above = family.count or (Fraction(0), Fraction(0))
        return amount.value * (1 + below / 100), amount.value * (1 + above / 100)
    offsets = family.half if amount.value == _HALF else family.other
    below, above = offsets or (Fraction(0), Fraction(0))
    kept = _gap_factor(amount)
    below, above = below * kept if below > 0 else below, above * kept if above < 0 else above
    return max(amount.value + below / 100, Fraction(0)), min(amount.value + above / 100, Fraction(1))


def _gap_factor(amount: Amount) -> Fraction:
    """How much of a gap holds here: nothing behind printed decimals, less near 0 and 1 (see `hedges.toml`)."""
    if amount.decimals:
        return Fraction(0)
    return min(min(amount.value, 1 - amount.value) / _GAP_IS_FULL_FROM, Fraction(1))


def _unit(phrase: Phrase) -> Literal["share", "count"]:
    amount = phrase.amount.lower if isinstance(phrase.amount, AmountRange) else phrase.amount
    return amount.unit if amount else "share"


def _anchor(winner: Phrase, other: Phrase) -> float | None:
    """The number that the hedge or fraction speaks of, wherever in the text it stands."""
    amount = winner.amount
    number = _number(winner)
    if number is not None:
        rough = other.amount.value if isinstance(other.amount, Amount) else number.rough
        return None if rough is None else float(rough)
    return float(amount.value) if isinstance(amount, Amount) else None
