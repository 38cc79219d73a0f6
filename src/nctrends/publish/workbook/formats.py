"""How a number in a workbook is shown: with no more digits than its source supports; its value keeps them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from nctrends.model.joined import Joined
from nctrends.model.words import Caveat
from nctrends.present.words.numbers import NOTHING, change_decimals
from nctrends.present.words.share_words import MOST_DECIMALS, WHOLE, decimals_of
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
NEAR: Final = "≈ "
"""Before the middle of what a phrase leaves open, which nobody has printed."""
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
        return _digits(max(_seen(value, RATIO_DECIMALS), _seen(value - 1, RATIO_DECIMALS)))
    if column in _GAPS:
        return f'{_digits(_seen(value * 100, CHANGE_DECIMALS))}%" pts"'
    decimals = _change_decimals(column, row)
    may_be_none = column == "estimate" and row.get("estimate_low", value) < 0 < row.get("estimate_high", value)
    shown = _digits(decimals if may_be_none else _seen(value * 100, decimals))
    near = NEAR if column == "estimate" and Caveat.PHRASE_ONLY in row.get("caveats", ()) else ""
    plain = f'"{near}"' if near else ""
    is_nothing = not round(abs(value) * 100, decimals) and may_be_none
    signs = (plain, plain, plain) if is_nothing else (f'"{near}+"', f'"{near}−"', plain)
    return ";".join(f'{sign}{shown}%" pts"' for sign in signs)


def _change_decimals(column: str, row: Mapping[str, Any]) -> int:
    """Return the decimals that both printed figures support, one more for the ends of what rounding leaves open."""
    if column in _INTERVAL:
        return INTERVAL_DECIMALS
    low, high = row.get("estimate_low"), row.get("estimate_high")
    if Caveat.RANGES_IGNORED in row.get("caveats", ()):
        low, high = 0.0, sum(row[f"estimate_high{side}"] - row[f"estimate_low{side}"] for side in SIDES)
    if low is None or high is None or missing(low) or missing(high):
        return CHANGE_DECIMALS
    is_end = column in _RANGE and 0 < high - low <= 2 * WHOLE
    return min(CHANGE_DECIMALS, change_decimals(low, high) + is_end)


def _share_decimals(column: str, row: Mapping[str, Any]) -> int:
    """Return the decimals of the printed text for a share, one more for the ends of what rounding leaves open."""
    side = next((end for end in SIDES if column.endswith(end)), "")
    supported = _supported(row, side)
    if column == f"estimate{side}":
        return supported or 0
    if column.startswith("estimate"):
        is_exact = row.get(f"estimate_low{side}") == row.get(f"estimate_high{side}")
        return 0 if supported is None else min(MOST_DECIMALS, supported + (not is_exact))
    return max(INTERVAL_DECIMALS, supported or 0)


def _supported(row: Mapping[str, Any], side: str) -> int | None:
    """Return the decimals that a share supports, None where it is a range."""
    estimate, low, high = (row.get(f"estimate{end}{side}") for end in ("", "_low", "_high"))
    if estimate is None or missing(estimate):
        return 0
    low, high = (estimate if end is None or missing(end) else end for end in (low, high))
    return decimals_of(estimate, low, high, row.get(f"printed{side}", Joined()))


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
