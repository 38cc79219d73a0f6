"""Shares as a reader takes them in: a number with no more digits than its source has, or the two ends of a range."""

from __future__ import annotations

from math import floor, isnan, log10

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print, PrintedQuantity
from nctrends.present.words.numbers import percent

WHOLE = 0.0101
"""The width of a number printed in whole percents; what is wider is a range."""
UNIT, SLACK = 0.01, 1e-9
MOST_DECIMALS, DEEPEST = 2, 6


def share_text(estimate: float, low: float, high: float, printed: Joined[Print]) -> str:
    """Return a share in percent, with the digits that its printed texts and its range support.

    Parameters
    ----------
    estimate, low, high : the share and the ends of what is allowed, 0..1
    printed : the printed texts it was read from

    Examples
    --------
    >>> from nctrends.reading.printed import read_printed
    >>> def shown(text, *ends):
    ...     return share_text(*ends, Joined([Print(quantity=read_printed(text, unit="percent"))]))
    >>> shown("34 percent", 0.34, 0.335, 0.345), shown("54.4 %", 148 / 272, 148 / 272, 148 / 272)
    ('34 %', '54.4 %')
    >>> shown("more than one third", 0.37, 0.336, 0.4), shown("0.95 per 500", 0.0019, 0.00189, 0.00191)
    ('34–40 %', '0.19 %')
    >>> shown("Ten percent", 0.1, 0.095, 0.105), shown("almost three quarters", 0.705, 0.7, 0.71)
    ('10 %', '70–71 %')
    >>> shown("1 in 500", 0.002, 0.00182, 0.00222), shown("close to 60 %", 115 / 196, 115 / 196, 115 / 196)
    ('0.2 %', '59 %')
    """
    if isnan(estimate):
        return ""
    decimals = decimals_of(estimate, low, high, printed)
    while decimals is not None and estimate > 0 and not round(estimate * 100, decimals) and decimals < DEEPEST:
        decimals += 1  # a share that is not 0 is not told as 0
    if decimals is None:
        least = 0
        while high > 0 and not round(high * 100, least) and least < DEEPEST:
            least += 1  # nor is a range that is not 0
        ends = [percent(end, decimals=least).removesuffix(" %") for end in (low, high)]
        return f"{'–'.join(dict.fromkeys(ends))} %"
    return percent(estimate, decimals=decimals)


def computed_share_text(estimate: float, low: float, high: float) -> str:
    """Return a share that was computed from several, with the digits that its range supports, or its two ends.

    Examples
    --------
    >>> computed_share_text(0.351, 0.346, 0.356), computed_share_text(0.351, 0.351, 0.351)
    ('35 %', '35.1 %')
    >>> computed_share_text(0.35, 0.32, 0.38)
    '32–38 %'
    """
    if high - low > WHOLE:
        return share_text(estimate, low, high, Joined())
    return percent(estimate, decimals=computed_decimals(low, high))


def computed_decimals(low: float, high: float) -> int:
    """Return the decimals of percent that a range supports, one at most."""
    return 0 if high - low > WHOLE / 10 else 1


def decimals_of(estimate: float, low: float, high: float, printed: Joined[Print]) -> int | None:
    """Return the decimals of percent that the printed texts and the range of a share support, None for a range."""
    width, read = high - low, _printed_decimals(low, high, printed)
    if width > WHOLE or (read is None and width > WHOLE / 10):
        return None
    if read is None and printed and estimate >= WHOLE:
        return 0  # words have no decimals, even where the count behind them is known
    supported = _supported(width) if width > 0 else 1
    return supported if read is None else min(read, supported + (width <= 0))


def is_rebased(estimate: float, printed: Joined[Print]) -> bool:
    """Tell whether a share lies outside of what its most trusted text allows, because it is one of fewer people."""
    shares = [quantity for quantity in _first(printed) if quantity.unit == "share"]
    return bool(shares) and not any(
        share.low - SLACK <= estimate <= share.high + SLACK
        for share in shares
        if share.low is not None and share.high is not None
    )


def _printed_decimals(low: float, high: float, printed: Joined[Print]) -> int | None:
    """Return the decimals of percent of a number whose rounding holds all of a range, None where words tell it."""
    others = bool(printed.values) and printed.values[0].of_others
    ends = (1 - high, 1 - low) if others else (low, high)
    numbers = [
        _supported(share.high - share.low)
        for share in _first(printed)
        if share.value is not None and share.low is not None and share.high is not None and share.unit == "share"
        if share.low - SLACK <= ends[0] and ends[1] <= share.high + SLACK
    ]
    return max(numbers, default=None)


def _supported(width: float) -> int:
    """Return the decimals of percent that a range of this width supports."""
    return max(0, min(MOST_DECIMALS, floor(-log10(width * 100 / 1.01)))) if width > 0 else MOST_DECIMALS


def _first(printed: Joined[Print]) -> tuple[PrintedQuantity, ...]:
    """Return what the most trusted text was read as."""
    return printed.values[0].quantities if printed.values else ()
