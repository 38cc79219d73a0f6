"""Changes and slopes in words: with the digits that their figures support, or as the ends of what these leave open."""

from __future__ import annotations

from nctrends.model.rows.change import Change
from nctrends.model.rows.group_results import GroupDifference
from nctrends.model.rows.trend import Trend
from nctrends.model.words import Caveat, Verdict
from nctrends.present.words.numbers import TENTH, EffectEnds, change_decimals, change_text, points, ratio_text, times

COARSE = 1.02
"""What at least is left open of a ratio of printed numbers whose ranges are ignored."""
WIDE = 0.0205
"""The most that two numbers printed in whole percents leave open of their difference; what is wider is a range."""


Effect = Change | GroupDifference
"""A comparison of two shares."""


def change_lines(change: Effect) -> tuple[str, ...]:
    """Return the change, as a range where words or wide rounding leave it open, and its interval below."""
    if change.verdict == Verdict.NOT_COMPARABLE:
        return ("withheld",)
    show = points if change.effect == "difference" else times
    return (change_words(change), f"[{show(change.conf_low)}, {show(change.conf_high)}]")


def change_words(change: Effect) -> str:
    """Return a change with the digits that its figures support, or the two ends of what they allow."""
    ends, within = _ends(change), (change.conf_low, change.conf_high)
    vague = (
        Caveat.PHRASE_ONLY in change.caveats and Caveat.RANGES_IGNORED not in change.caveats
    ) or change.verdict == Verdict.TOO_VAGUE
    if change.effect != "difference":
        return ratio_text(ends, as_range=vague, within=within)
    return change_text(ends, as_range=vague or change.estimate_high - change.estimate_low > WIDE, within=within)


def _ends(change: Effect) -> EffectEnds:
    """Return the change with the ends of what is allowed; where ranges are ignored, as far as the texts support it."""
    if Caveat.RANGES_IGNORED not in change.caveats:
        return change.estimate, change.estimate_low, change.estimate_high
    if change.effect != "difference":
        return change.estimate, change.estimate / COARSE, change.estimate * COARSE
    sides = ("earlier", "later") if isinstance(change, Change) else ("group", "other")
    width = sum(getattr(change, f"estimate_high_{side}") - getattr(change, f"estimate_low_{side}") for side in sides)
    return change.estimate, change.estimate - width / 2, change.estimate + width / 2


def slope_words(trend: Trend) -> str:
    """Return a slope in points with the digits that its figures support, or its ends where they are phrases."""
    vague = Caveat.PHRASE_ONLY in trend.caveats and Caveat.RANGES_IGNORED not in trend.caveats
    return change_text(_slope_ends(trend), as_range=vague, within=(trend.conf_low, trend.conf_high))


def slope_limits(trend: Trend) -> tuple[str, str]:
    """Return the limits of a slope in points, with one decimal more than the printed texts support of it."""
    _, *ends = _slope_ends(trend)
    decimals = change_decimals(*ends) + 1
    low, high = (points(end, decimals=decimals) for end in (trend.conf_low, trend.conf_high))
    return low, high


def _slope_ends(trend: Trend) -> EffectEnds:
    """Return a slope with the ends of what is allowed; where ranges are ignored, as if tenths of a point were known."""
    if Caveat.RANGES_IGNORED in trend.caveats:
        return trend.slope, trend.slope - TENTH / 3, trend.slope + TENTH / 3
    return trend.slope, trend.slope_low, trend.slope_high
