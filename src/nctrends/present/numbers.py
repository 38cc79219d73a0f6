"""Numbers as a reader sees them: the one place that rounds for display.

Shares and changes come in as proportions and leave as percent or points, rounded half up.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import isinf, isnan

MINUS = "\N{MINUS SIGN}"
NOTHING = 1e-12
"""A change nearer to 0 than this is what rounding in the processor left over."""


def points(change: float, *, decimals: int = 1) -> str:
    """Return a change in percentage points with its sign; one that is not 0 is never printed as 0.

    Examples
    --------
    >>> points(0.12), points(-0.0512), points(0.0003), points(0.0)
    ('+12.0', '−5.1', '+0.03', '0.0')
    """
    if isnan(change):
        return ""
    change = 0.0 if abs(change) < NOTHING else change
    while change and not _rounded(change * 100, decimals):
        decimals += 1
    value = _rounded(change * 100, decimals)
    sign = MINUS if value < 0 else "+" if value > 0 else ""
    return f"{sign}{abs(value)}"


def percent(share: float, *, decimals: int = 1) -> str:
    """Return a share in percent.

    Examples
    --------
    >>> percent(0.544)
    '54.4 %'
    """
    return "" if isnan(share) else f"{_rounded(share * 100, decimals)} %"


def people(number: float) -> str:
    """Return a number of people, whole where it is.

    Examples
    --------
    >>> people(269370.0), people(43.5)
    ('269,370', '43.5')
    """
    if isnan(number):
        return ""
    return f"{number:,.0f}" if float(number).is_integer() else f"{_rounded(number, 1):,}"


def span(low: float, high: float) -> str:
    """Return a range of changes in points; one number where both ends print alike.

    Examples
    --------
    >>> span(0.218, 0.289), span(0.12, 0.12)
    ('+21.8 to +28.9', '+12.0')
    """
    first, last = points(low), points(high)
    return first if first == last else f"{first} to {last}"


def times(ratio: float) -> str:
    """Return a ratio; infinite where something came from nothing.

    Examples
    --------
    >>> times(1.786), times(0.5), times(float("inf"))
    ('×1.79', '×0.50', '×∞')
    """
    if isnan(ratio):
        return ""
    return "×∞" if isinf(ratio) else f"×{_rounded(ratio, 2)}"


def level(conf_level: float) -> str:
    """Return a confidence level in percent: 95 %, 99.9 %.

    Examples
    --------
    >>> level(0.95), level(0.999)
    ('95 %', '99.9 %')
    """
    return f"{(Decimal(repr(conf_level)) * 100).normalize():f} %"


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
