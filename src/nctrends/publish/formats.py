"""How a number in a workbook is shown: with no more digits than its source supports; its value keeps them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from nctrends.present.numbers import NOTHING
from nctrends.present.shares import MOST_DECIMALS, WHOLE, decimals_of
from nctrends.publish.data import missing

YEAR: Final = "0"
P_VALUE: Final = '[<0.0005]"<0.001";0.000'
INTERVAL_DECIMALS: Final = 1
"""Of the limits of an interval: they are computed, not printed, and show the play of chance."""
CHANGE_DECIMALS: Final = 1
"""The most that a change in percentage points is shown with, as in the tables."""
RATIO_DECIMALS: Final = 2
DEEPEST: Final = 6
"""Decimals after which a number that is not 0 may look like it."""
SIDES: Final = ("_earlier", "_later")

_RANGE = frozenset({"estimate_low", "estimate_high"})
_INTERVAL = frozenset({"conf_low", "conf_high", "conf_low_adjusted", "conf_high_adjusted"})
_GAPS = frozenset({"smallest_detectable", "tipping_gap"})
_EFFECTS = frozenset({"estimate"}) | _RANGE | _INTERVAL | _GAPS
"""Columns on the scale of the effect, in rows that have one."""


def number_format(column: str, row: Mapping[str, Any]) -> str:
    """Return the format of a number from its column, its value, and the row it stands in.

    Examples
    --------
    >>> number_format("earlier", {"earlier": 2019}), number_format("base", {"base": 43.5})
    ('0', '#,##0.0')
    >>> number_format("estimate", {"estimate": 0.76, "printed": "76 per cent"})
    '0%'
    """
    value = row.get(column) or 0
    for names, form in _FORMS.items():
        if column.startswith(names):
            return form(value)
    if "effect" in row and column in _EFFECTS:
        return _effect_format(column, value, row)
    return _percent(_seen(value * 100, _share_decimals(column, row)))


def _people(value: float) -> str:
    return "#,##0" if float(value).is_integer() else "#,##0.0"


_FORMS: Final[Mapping[tuple[str, ...], Callable[[float], str]]] = {
    ("edition", "earlier", "later"): lambda _: YEAR,
    ("base", "count", "family_size", "holds_from"): _people,
    ("p_",): lambda _: P_VALUE,
    ("probability",): lambda _: _percent(INTERVAL_DECIMALS),
    ("conf_level",): lambda value: _percent(_needed(value * 100)),
}
"""By how the name of a column starts."""


def _effect_format(column: str, value: float, row: Mapping[str, Any]) -> str:
    """Return the format of a ratio, or of a change in percentage points that the cell holds as a proportion."""
    if row["effect"] != "difference":
        return _digits(_seen(value, RATIO_DECIMALS))
    if column in _GAPS:
        return f'{_digits(_seen(value * 100, CHANGE_DECIMALS))}%" pts"'
    shown = _digits(_seen(value * 100, _change_decimals(column, row)))
    return f'"+"{shown}%" pts";"−"{shown}%" pts";{shown}%" pts"'


def _change_decimals(column: str, row: Mapping[str, Any]) -> int:
    """Return the decimals that both printed figures support, one more for the ends of what rounding leaves open."""
    if column in _INTERVAL:
        return INTERVAL_DECIMALS
    sides = [_range(row, side) for side in SIDES]
    supported = min(_supported(width, printed) for width, printed in sides)
    is_end = column in _RANGE and 0 < max(width for width, _ in sides) <= WHOLE
    return min(CHANGE_DECIMALS, supported + is_end)


def _share_decimals(column: str, row: Mapping[str, Any]) -> int:
    """Return the decimals of the printed text for a share, one more for the ends of what rounding leaves open."""
    side = next((end for end in SIDES if column.endswith(end)), "")
    width, printed = _range(row, side)
    supported = _supported(width, printed)
    if column == f"estimate{side}":
        return supported
    if column.startswith("estimate"):
        return min(MOST_DECIMALS, supported + (width > 0)) if width <= WHOLE else 0
    return max(INTERVAL_DECIMALS, supported)


def _supported(width: float, printed: str) -> int:
    """Return the decimals of a printed text; words have none, even where the count behind them is known."""
    return 0 if printed and not any(sign.isdigit() for sign in printed) else decimals_of(width, printed)


def _range(row: Mapping[str, Any], side: str) -> tuple[float, str]:
    """Return how far a printed share leaves its value open, and its text."""
    ends = [row.get(f"estimate_{end}{side}") for end in ("high", "low")]
    known = [float(end) for end in ends if end is not None and not missing(end)]
    width = known[0] - known[1] if len(known) == len(ends) else 0.0
    return width, str(row.get(f"printed{side}", ""))


def _seen(value: float, decimals: int) -> int:
    """Return the decimals with which a number that is not 0 does not look like it."""
    while abs(value) > NOTHING and decimals < DEEPEST and round(abs(value), decimals) == 0:
        decimals += 1
    return decimals


def _needed(value: float) -> int:
    """Return the decimals that a number has."""
    return next((decimals for decimals in range(DEEPEST) if abs(round(value, decimals) - value) < NOTHING), DEEPEST)


def _percent(decimals: int) -> str:
    return f"{_digits(decimals)}%"


def _digits(decimals: int) -> str:
    return "0." + "0" * decimals if decimals else "0"
