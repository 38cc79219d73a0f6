"""Numbers as a reader sees them: the one place that rounds for display.

Shares and changes come in as proportions and leave as percent or points, rounded half up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import floor, inf, isinf, isnan, log10
from typing import Any

MINUS = "\N{MINUS SIGN}"
EffectEnds = tuple[float, float, float]
"""A change, and the ends of what the printed texts allow of it."""
IntervalEnds = tuple[float, float]
EVERYWHERE: IntervalEnds = (-inf, inf)
MOST_DECIMALS, MOST_DIGITS = 3, 5
NOTHING = 1e-12
"""A change nearer to 0 than this is what rounding in the processor left over."""
TENTH = 0.0035
"""What is allowed of a change between two shares printed with a decimal is narrower; between others it is wider."""
P_LEAST, P_SMALL = 0.001, 0.1
"""Below the first a p-value is told as that, below the second with two digits that tell."""
CLOSE = 1.01
"""Ends of a ratio that are nearer than this are told apart by a third digit alone."""


def points(change: float, *, decimals: int = 1, never_zero: bool = True) -> str:
    """Return a change in percentage points with its sign; one that is not 0 is not printed as 0 unless that may be.

    Examples
    --------
    >>> points(0.12), points(-0.0512), points(0.0003), points(0.0)
    ('+12.0', '−5.1', '+0.03', '0.0')
    """
    if isnan(change):
        return ""
    change = 0.0 if abs(change) < NOTHING else change
    while never_zero and change and not _rounded(change * 100, decimals):
        decimals += 1
    value = _rounded(change * 100, decimals)
    sign = MINUS if value < 0 else "+" if value > 0 else ""
    return f"{sign}{abs(value)}"


def number(value: float, *, signed: bool = False) -> str:
    """Return a number with two decimals, and with its sign where it is a change.

    Examples
    --------
    >>> number(3.5649), number(0.2838, signed=True), number(-0.1)
    ('3.56', '+0.28', '−0.10')
    """
    text = str(_rounded(abs(value), 2))
    return f"{MINUS if value < 0 else '+' if signed and value > 0 else ''}{text}"


def change_text(ends: EffectEnds, *, as_range: bool, within: IntervalEnds = EVERYWHERE) -> str:
    """Return a change in points with the digits that what is allowed supports, or the two ends of that.

    Parameters
    ----------
    ends : the change and the ends of what the printed texts allow, -1..1
    as_range : whether the ends are shown
    within : limits of an interval that holds all of them, and holds them as they are shown, too

    Examples
    --------
    >>> change_text((0.12, 0.11, 0.13), as_range=False), change_text((-0.0667, -0.0667, -0.0667), as_range=False)
    ('+12', '−6.7')
    >>> change_text((0.2548, 0.2208, 0.2888), as_range=True), change_text((-0.01, -0.02, 0.0), as_range=True)
    ('+22 to +29', '−2 to 0')
    >>> change_text((0.527, 0.522, 0.5274), as_range=False, within=(0.521, 0.528))
    '+52.7'

    An end that is all but 0 is not told with digits that no text supports:

    >>> change_text((0.01, 0.0002, 0.02), as_range=True), change_text((-0.01, -0.02, -0.00002), as_range=True)
    ('up to +2', 'down to −2')
    """
    change, low, high = ends
    if isnan(change):
        return ""
    shown = (low, high) if as_range else (change,)
    sure = low > NOTHING or high < -NOTHING
    decimals = _fitting([end * 100 for end in shown], change_decimals(low, high), [end * 100 for end in within])
    near, far = sorted(shown, key=abs)[0], sorted(shown, key=abs)[-1]
    if sure and as_range and near != far and not _rounded(near * 100, decimals):
        return f"{'up' if far > 0 else 'down'} to {points(far, decimals=decimals)}"
    return " to ".join(dict.fromkeys(points(end, decimals=decimals, never_zero=sure) for end in shown))


def change_decimals(low: float, high: float) -> int:
    """Return the decimals of points that what is allowed of a change supports."""
    return 1 if high - low <= TENTH else 0


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


def times(ratio: float, *, digits: int = 3, never_one: bool = True) -> str:
    """Return a ratio with two or three digits that tell; one that is not 1 is not told as 1 unless that may be.

    Examples
    --------
    >>> times(1.786), times(0.5), times(27.871), times(9722.35), times(0.00461)
    ('×1.79', '×0.50', '×27.9', '×9,722', '×0.0046')
    >>> times(1.786, digits=2), times(float("inf")), times(0.0), times(1.0004)
    ('×1.8', '×∞', '×0', '×1.0004')
    """
    if isnan(ratio):
        return ""
    if isinf(ratio) or not ratio:
        return "×∞" if ratio else "×0"
    decimals = _ratio_decimals(ratio, digits)
    while never_one and abs(ratio - 1) > NOTHING and _rounded(ratio, decimals) == 1:
        decimals += 1
    return f"×{_rounded(ratio, decimals):,}"


def ratio_text(ends: EffectEnds, *, as_range: bool, within: IntervalEnds = EVERYWHERE) -> str:
    """Return a ratio with the digits that what is allowed supports, or the two ends of that; see `change_text`.

    Examples
    --------
    >>> ratio_text((1.353, 1.29, 1.42), as_range=False), ratio_text((1.786, 1.786, 1.786), as_range=False)
    ('×1.4', '×1.79')
    >>> ratio_text((1.042, 1.03, 1.05), as_range=False, within=(1.02, 1.06))
    '×1.04'
    >>> ratio_text((1.2, 1.0004, 1.4), as_range=True), ratio_text((0.8, 0.6, 0.9998), as_range=True)
    ('up to ×1.4', 'down to ×0.60')
    """
    ratio, low, high = ends
    if isnan(low) or isnan(high):
        return "not defined"
    digits = 3 if not low or high / low <= CLOSE or (as_range and low < 1 < high) else 2
    shown = (low, high) if as_range or isnan(ratio) else (ratio,)
    finite = [one for one in shown if 0 < one < inf]
    while digits < MOST_DIGITS and any(
        not _holds(within, one, _rounded(one, _ratio_decimals(one, digits))) for one in finite
    ):
        digits += 1
    sure = low > 1 + NOTHING or high < 1 - NOTHING
    near, far = sorted((low, high), key=lambda end: abs(end - 1))
    if sure and as_range and near != far and _rounded(near, _ratio_decimals(near, digits)) == 1:
        return f"{'up' if far > 1 else 'down'} to {times(far, digits=digits)}"
    return " to ".join(dict.fromkeys(times(one, digits=digits, never_one=sure) for one in shown))


def _ratio_decimals(ratio: float, digits: int) -> int:
    """Return the decimals with which a ratio has so many digits that tell; two where it is between a tenth and 1."""
    whole = floor(log10(ratio)) + 1
    return max(0, digits - whole) if whole > 0 else max(2, digits - 1) - whole


def _fitting(values: Iterable[float], decimals: int, within: Sequence[float]) -> int:
    """Return the decimals with which values lie where they do: within limits that hold them."""
    known = list(values)
    while decimals < MOST_DECIMALS and any(not _holds(within, one, _rounded(one, decimals)) for one in known):
        decimals += 1
    return decimals


def _holds(limits: Sequence[float], value: float, shown: Decimal) -> bool:
    """Tell whether limits that hold a value hold it as it is shown, too."""
    low, high = limits
    return not low <= value <= high or low - NOTHING <= float(shown) <= high + NOTHING


def edition_name(edition: Any) -> str:
    """Return the name of an edition: of a frame it may be any value, such as a date without a time of day.

    Examples
    --------
    >>> edition_name(2018), edition_name(2018.0), edition_name("2018/19")
    ('2018', '2018', '2018/19')
    """
    if isinstance(edition, float) and edition.is_integer():
        return str(int(edition))
    return str(edition).removesuffix(" 00:00:00")


def p_value(value: float) -> str:
    """Return a p-value with two digits that tell; what is smaller than a thousandth is told as that.

    Examples
    --------
    >>> p_value(0.0123), p_value(0.5), p_value(8e-100)
    ('0.012', '0.50', 'below 0.001')
    """
    if value < P_LEAST:
        return f"below {P_LEAST}"
    return str(_rounded(value, 1 - floor(log10(value)) if value < P_SMALL else 2))


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
