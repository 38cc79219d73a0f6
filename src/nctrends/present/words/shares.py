"""Shares as a reader takes them in: a number with no more digits than its source has, or the two ends of a range."""

from __future__ import annotations

import re
from math import floor, isnan, log10

from nctrends.model.rows.rows import SEVERAL
from nctrends.present.words.numbers import percent

WHOLE = 0.0101
"""The width of a number printed in whole percents; what is wider is a range."""
UNIT, SLACK = 0.01, 1e-9
MOST_DECIMALS, DEEPEST = 2, 6
IN_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,](\d+))?\s*(?:%|per\s?cent|procent)", re.IGNORECASE)
PLAIN = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,](\d+))?(?![\d.,])")
PARTS = re.compile(r"\b(in|of|per)\b")
"""A word that makes two numbers a fraction: none of them is in percent."""


def share_text(estimate: float, low: float, high: float, printed: str) -> str:
    """Return a share in percent, with the digits that its printed texts and its range support.

    Parameters
    ----------
    estimate, low, high : the share and the ends of what is allowed, 0..1
    printed : the printed texts it was read from

    Examples
    --------
    >>> share_text(0.34, 0.335, 0.345, "34 percent"), share_text(148 / 272, 148 / 272, 148 / 272, "54.4 %")
    ('34 %', '54.4 %')
    >>> share_text(0.37, 0.336, 0.4, "more than one third"), share_text(0.0019, 0.00189, 0.00191, "0.95 per 500")
    ('34–40 %', '0.19 %')
    >>> share_text(0.1, 0.095, 0.105, "Ten percent"), share_text(0.705, 0.7, 0.71, "almost three quarters")
    ('10 %', '70–71 %')
    >>> share_text(0.002, 0.00182, 0.00222, "1 in 500"), share_text(115 / 196, 115 / 196, 115 / 196, "close to 60 %")
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


def decimals_of(estimate: float, low: float, high: float, printed: str) -> int | None:
    """Return the decimals of percent that the printed texts and the range of a share support, None for a range."""
    width, told = high - low, _printed_decimals(low, high, printed)
    if told is None and abs(width - UNIT) < SLACK and abs(estimate * 100 - round(estimate * 100)) < SLACK:
        told = 0  # a whole number in words: "Ten percent"
    if width > WHOLE or (told is None and width > WHOLE / 10):
        return None
    if told is None and printed and estimate >= WHOLE:
        return 0  # words have no decimals, even where the count behind them is known
    supported = 1 if width <= 0 else max(0, min(MOST_DECIMALS, floor(-log10(width * 100 / 1.01))))
    return supported if told is None else min(told, supported + (width <= 0))


def is_rebased(estimate: float, printed: str) -> bool:
    """Tell whether a share is of fewer people than the number that is printed in percent.

    Examples
    --------
    >>> is_rebased(0.425, "34%"), is_rebased(0.34, "34%"), is_rebased(0.425, "one third")
    (True, False, False)
    """
    numbers = _numbers(printed)
    return bool(numbers) and all(abs(estimate * 100 - value) > 0.501 * 10**-decimals for value, decimals in numbers)


def _printed_decimals(low: float, high: float, printed: str) -> int | None:
    """Return the decimals of a number whose rounding holds all of a range, None where a phrase tells another."""
    ends = [
        decimals
        for value, decimals in _numbers(printed)
        if max(value - low * 100, high * 100 - value) <= 0.501 * 10**-decimals
    ]
    return max(ends, default=None)


def _numbers(printed: str) -> list[tuple[float, int]]:
    """Return the numbers in percent of the most trusted text, each with its decimals."""
    first = printed.split(SEVERAL, maxsplit=1)[0]
    numbers = IN_PERCENT.findall(first) or ([] if PARTS.search(first) else PLAIN.findall(first))
    return [(float(f"{whole}.{decimals or 0}"), len(decimals)) for whole, decimals in numbers]
