"""Shares as a reader takes them in: a number with no more digits than its source has, or the two ends of a range."""

from __future__ import annotations

import re
from math import floor, isnan, log10

from nctrends.model.rows import SEVERAL
from nctrends.present.numbers import percent

WHOLE = 0.0101
"""The width of a number printed in whole percents; what is wider is a range."""
MOST_DECIMALS = 2
PRINTED_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,](\d+))?(?![\d.,])(?!\s*(?:in|of|out)\b)")


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
    """
    if isnan(estimate):
        return ""
    if high - low > WHOLE:
        ends = [percent(end, decimals=0).removesuffix(" %") for end in (low, high)]
        return f"{'–'.join(dict.fromkeys(ends))} %"
    return percent(estimate, decimals=decimals_of(high - low, printed))


def decimals_of(width: float, printed: str) -> int:
    """Return the decimals of the first number printed in percent, as far as the range of this width supports them."""
    by_width = MOST_DECIMALS if width <= 0 else max(0, min(MOST_DECIMALS, floor(-log10(width * 100 / 1.01))))
    first = printed.split(SEVERAL, maxsplit=1)[0]
    numbers = [] if "per " in first and "per cent" not in first else list(PRINTED_NUMBER.finditer(first))
    if not numbers:
        return min(by_width, 1) if width <= 0 else by_width
    return min(by_width, max(len(found[1] or "") for found in numbers))
