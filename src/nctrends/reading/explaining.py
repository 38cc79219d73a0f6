"""Say in a sentence or two how a printed text was read, for people who wonder where a range comes from."""

from __future__ import annotations

from nctrends.model.quantity import PrintedQuantity
from nctrends.reading.hedges import HedgeTable, default_table
from nctrends.reading.printed import matches_default

_FEW_PAIRS = 30


def explain_reading(quantity: PrintedQuantity) -> str:
    """What the text allows and why.

    Examples
    --------
    >>> from nctrends.reading.printed import read_printed
    >>> print(explain_reading(read_printed("almost 60 percent")))
    "almost 60 percent" allows a share from 55 to 60 %. "almost" is of the family "nearly", and 60 % is what it speaks \
of; the range was set on 673 pairs of such a phrase and its percentage.
    """
    if quantity.low is None or quantity.high is None:
        return f'"{quantity.text}" is kept as words: it prints no number, and none is made up.'
    allowed = f'"{quantity.text}" allows a {quantity.unit} {_range(quantity, quantity.low, quantity.high)}.'
    if quantity.value is not None:
        return f"{allowed} {_number_reason(quantity)}"
    return f"{allowed} {_phrase_reason(quantity, default_table())}"


def _range(quantity: PrintedQuantity, low: float, high: float) -> str:
    if low == high:
        return f"of {_shown(quantity, low)}"
    begin, end = _shown(quantity, low), _shown(quantity, high)
    return f"from {begin.removesuffix(' %')} to {end}"


def _shown(quantity: PrintedQuantity, number: float) -> str:
    return f"{number:,.15g}" if quantity.unit == "count" else f"{_trimmed(100 * number)} %"


def _trimmed(percent: float) -> str:
    """Two decimals are enough above 1 %, four digits below."""
    return f"{percent:.4g}" if percent < 1 else f"{percent:.3f}".rstrip("0").rstrip(".")


def _number_reason(quantity: PrintedQuantity) -> str:
    value = quantity.value or 0.0
    if quantity.low == quantity.high:
        reason = "A whole count is taken as printed."
    else:
        reason = f"{_shown(quantity, value)} is printed as a number and stands for all that round to it, half up."
    beside = f' The words beside it ("{quantity.hedge}") are kept and change nothing.' if quantity.hedge else ""
    return reason + beside


def _phrase_reason(quantity: PrintedQuantity, table: HedgeTable) -> str:
    if not quantity.family:
        return "The range is what its printed digits allow."
    if quantity.hedge == quantity.family and quantity.anchor is not None:
        return f'"{quantity.hedge}" speaks of {_shown(quantity, quantity.anchor)}; {_origin(quantity, table)}.'
    spoken = f", and {_shown(quantity, quantity.anchor)} is what it speaks of" if quantity.anchor is not None else ""
    words = f'"{quantity.hedge}"' if quantity.hedge else "A fraction without a hedge"
    return f'{words} is of the family "{quantity.family}"{spoken}; {_origin(quantity, table)}.'


def _origin(quantity: PrintedQuantity, table: HedgeTable) -> str:
    if not matches_default(quantity):
        return "the range was given in place of the one in the table"
    if quantity.unit == "count":
        return "hedges on counts are assumed, not measured"
    pairs = table.families[quantity.family].pairs
    few = " only" if pairs < _FEW_PAIRS else ""
    return f"the range was set on{few} {pairs} pairs of such a phrase and its percentage"
