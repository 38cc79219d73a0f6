"""What changed, in sentences made from the rows."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan

from nctrends.model.rows import SEVERAL, WITHHELD, About, Change
from nctrends.model.trend_row import Trend
from nctrends.present.changes import change_told
from nctrends.present.numbers import level, points, times
from nctrends.present.sentences import VAGUE, doubt, joined

MOST = 12
"""Sentences that a reader takes in; the rest stand in the table."""
CHANGED = ("rose", "fell")


def summary(changes: Sequence[Change], trends: Sequence[Trend], about: About) -> tuple[str, ...]:
    """Return how many figures changed, then a sentence for each change and trend, the surest first."""
    lines = [_counted(changes)]
    surest = sorted((c for c in changes if c.verdict in CHANGED), key=lambda c: inf if isnan(c.p_value) else c.p_value)
    lines += [_changed(change, about) for change in surest[:MOST]]
    if len(surest) > MOST:
        lines.append(f"{len(surest) - MOST} more changes stand in the table.")
    lines += [_trend(trend, about) for trend in trends if trend.verdict in CHANGED]
    return tuple(lines)


def _counted(changes: Sequence[Change]) -> str:
    compared = [change for change in changes if change.verdict != WITHHELD]
    if not compared:
        return "No two figures of different editions can be compared."
    words = {"rose": "rose", "fell": "fell", VAGUE: "left open by vague words", "no detectable change": "without one"}
    counts = [(sum(c.verdict == verdict for c in compared), told) for verdict, told in words.items()]
    told = joined([f"{number} {word}" for number, word in counts if number])
    withheld = len(changes) - len(compared)
    more = f" {withheld} more cannot be compared, and no change is given." if withheld else ""
    pairs = "pair of figures" if len(compared) == 1 else "pairs of figures"
    return f"{len(compared)} {pairs} can be compared: {told}.{more}".replace("without one", "without detectable change")


def _name(row: Change | Trend, about: About) -> str:
    year = row.later if isinstance(row, Change) else row.last
    group = about.group_name(row.group, row.indicator, year)
    parts = dict.fromkeys(part for part in (row.indicator_label, row.item_label, row.option_label, group) if part)
    return ": ".join(parts)


def _changed(change: Change, about: About) -> str:
    before, after = (text.split(SEVERAL, maxsplit=1)[0] for text in (change.printed_earlier, change.printed_later))
    is_difference = change.effect == "difference"
    show = points if is_difference else times
    by = change_told(change)
    sure = f", {level(change.conf_level)} interval" if change.method else ", range"
    reasons = [reason for reason in change.reasons.split("; ") if reason]
    weaker = [doubt(reasons)] if reasons and change.comparability == "caution" else []
    weaker += [caveat for caveat in change.caveats.split("; ") if caveat == "not after adjustment"]
    return (
        f"{_name(change, about)} {change.verdict} from {before} ({change.earlier}) to {after} ({change.later}): {by}"
        f"{' points' if is_difference else ''}{sure} {show(change.conf_low)} to {show(change.conf_high)}"
        f"{'; ' + '; '.join(weaker) if weaker else ''}."
    )


def _trend(trend: Trend, about: About) -> str:
    slope = points(abs(trend.slope), decimals=2).lstrip("+")
    return (
        f"{_name(trend, about)} {trend.verdict} by {slope} points a year from {trend.first} to {trend.last}, interval "
        f"{points(trend.conf_low, decimals=2)} to {points(trend.conf_high, decimals=2)} ({trend.editions} editions)."
    )
