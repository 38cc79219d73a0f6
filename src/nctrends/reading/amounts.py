"""The amounts that a text can print: a percent, a fraction, "1 in 500", a count, or a span between two of them.

An amount knows what its own digits allow, before any hedge: half a unit of the last place for a printed number,
nothing but the fraction itself for "a third" (how roughly it is meant is the table's business).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import evolve, frozen

from nctrends.reading.numerals import Number
from nctrends.reading.unread import CHECK, UnreadError

Form = Literal["number", "fraction", "rate"]
LARGEST_ROUGH_BASE = 20
"""Up to "1 in 20" a fraction is rough like "a third"; "1 in 500" is read to its digits."""
_YEARS = range(1900, 2101)


@frozen(kw_only=True)
class Amount:
    """One amount: a share as a proportion or a count, with what its digits allow."""

    form: Form
    """ "number" is printed to be taken as such, a "fraction" is rough, a "rate" is read to its digits."""
    unit: Literal["share", "count"]
    value: Fraction
    low: Fraction
    high: Fraction
    decimals: int = 0
    place: Fraction = Fraction(0)
    """The unit of the last printed digit, on the scale of `value`."""
    rough: Fraction | None = None
    """What stands beside a more precise number: 1/500 in "1 (0.95) per 500"."""
    per: Number | None = None
    """The second number of "8 in 10"."""
    scale: int = 1
    """What a word such as "million" multiplied a count by."""
    measured: bool = False
    """Whether a count has a unit of measure, so that it need not be whole."""
    bare: bool = False
    """Whether the text leaves the percent sign to the head of its table."""


@frozen
class AmountRange:
    """A range with two printed ends."""

    lower: Amount
    upper: Amount


def percent(number: Number) -> Amount:
    """A number with a percent sign."""
    value = _share(number.value / 100, number.doubt)
    half = number.place / 200
    return Amount(
        form="number",
        unit="share",
        value=value,
        low=max(value - half, Fraction(0)),
        high=min(value + half, Fraction(1)),
        decimals=number.decimals,
        place=number.place / 100,
    )


def fraction(value: Fraction, per: Number | None = None) -> Amount:
    """A rough fraction, such as "two thirds" or "8 in 10"."""
    value = _share(value)
    return Amount(form="fraction", unit="share", value=value, low=value, high=value, per=per)


def count(number: Number, *, measured: bool = False) -> Amount:
    """A count: exact where it is whole, else anything that rounds to it ("5 million", "40 TB", "0.95")."""
    rounded = measured or number.decimals > 0 or number.scale > 1
    half = number.place / 2 if rounded else Fraction(0)
    return Amount(
        form="number",
        unit="count",
        value=number.value,
        low=max(number.value - half, Fraction(0)),
        high=number.value + half,
        decimals=number.decimals,
        place=number.place,
        scale=number.scale,
        measured=measured,
    )


def ratio(part: Number, per: Number) -> Amount:
    """ "8 in 10" is a rough fraction, "1 in 500" a rate of 1/550 to 1/450, "0.95 per 500" a printed number."""
    if per.decimals or per.value == 0:
        raise UnreadError("has no whole number above 0 to take a part of", step=CHECK)
    value = _share(part.value / per.value)
    if part.decimals:
        low, high = _ends(part, per)
        return Amount(form="number", unit="share", value=value, low=low, high=high, decimals=part.decimals, per=per)
    if per.value <= LARGEST_ROUGH_BASE:
        return fraction(value, per)
    low, high = _one_in_many(per) if part.value == 1 else _ends(part, per)
    return Amount(form="rate", unit="share", value=value, low=low, high=high, per=per)


def precise_ratio(part: Number, precise: Number, per: Number) -> Amount:
    """ "1 (0.95) per 500": the more precise number counts, the other one must be its rounding."""
    if not rounds_to(precise, part):
        raise UnreadError("has a number in brackets that does not round to the one before it", step=CHECK)
    rough = ratio(part, per)
    low, high = _ends(precise, per)
    value = precise.value / per.value
    return evolve(rough, form="number", value=value, low=low, high=high, decimals=precise.decimals, rough=rough.value)


def rounds_to(precise: Number, rounded: Number) -> bool:
    """Whether one print is the other with more digits."""
    return precise.place < rounded.place and abs(precise.value - rounded.value) <= rounded.place / 2


def looks_like_year(numeral: str) -> bool:
    """Whether four bare digits may as well be a year."""
    return numeral.isdigit() and len(numeral) == 4 and int(numeral) in _YEARS


def _share(value: Fraction, doubt: str = "") -> Fraction:
    if value > 1:
        raise UnreadError("is above 100 %", step=doubt or CHECK)
    return value


def _ends(part: Number, per: Number) -> tuple[Fraction, Fraction]:
    half = part.place / 2
    return max((part.value - half) / per.value, Fraction(0)), min((part.value + half) / per.value, Fraction(1))


def _one_in_many(per: Number) -> tuple[Fraction, Fraction]:
    """One in b, where b is known to the last digit that is not a closing zero: 500 is 450 to 550."""
    digits = str(int(per.value))
    half = Fraction(10 ** (len(digits) - len(digits.rstrip("0"))), 2)
    return 1 / (per.value + half), 1 / (per.value - half)
