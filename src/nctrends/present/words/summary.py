"""What changed, in sentences made from the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf, isnan

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.rows.trend import Trend
from nctrends.model.words import Caveat, Verdict
from nctrends.present.words.effects import change_lines, slope_limits, slope_words
from nctrends.present.words.numbers import edition_name, level, points, times
from nctrends.present.words.sentences import doubts_of, holds_from, joined

MOST = 12
"""Sentences of one kind that a reader takes in; the rest stand in the table."""


@frozen(kw_only=True)
class Sentence:
    """A sentence about one row: what the row is about, and the rest."""

    row: Change | Trend
    name: str
    rest: str

    def __str__(self) -> str:
        return f"{self.name} {self.rest}"


@frozen(kw_only=True)
class Summary:
    """How many figures changed, then a sentence for each change, the surest first, and for each trend."""

    counted: str
    changes: tuple[Sentence, ...]
    trends: tuple[Sentence, ...]
    more: int = 0
    """Changes beyond those that have a sentence."""


def summary(changes: Sequence[Change], trends: Sequence[Trend], about: About) -> Summary:
    """Return what changed; rows without a change, or too vague to say, have no sentence of their own."""
    surest = sorted(
        (c for c in changes if c.verdict and c.verdict.is_change), key=lambda c: inf if isnan(c.p_value) else c.p_value
    )
    straight = [trend for trend in trends if trend.verdict and trend.verdict.is_change]
    return Summary(
        counted=_counted(changes),
        changes=tuple(Sentence(row=row, name=_name(row, about), rest=_changed(row, about)) for row in surest[:MOST]),
        trends=tuple(Sentence(row=row, name=_name(row, about), rest=_trend(row, about)) for row in straight),
        more=max(0, len(surest) - MOST),
    )


def _counted(changes: Sequence[Change]) -> str:
    compared = [change for change in changes if change.verdict != Verdict.NOT_COMPARABLE]
    withheld = len(changes) - len(compared)
    if not compared:
        return "No two figures of different editions can be compared."
    counts = [(sum(c.verdict == verdict for c in compared), verdict.counted) for verdict in Verdict]
    counted = joined([f"{number} {word}" for number, word in counts if number])
    pairs = "pair of figures" if len(compared) == 1 else "pairs of figures"
    more = f" {withheld} more cannot be compared, and no change is given." if withheld else ""
    return f"{len(compared)} {pairs} can be compared: {counted}.{more}"


def _name(row: Change | Trend, about: About) -> str:
    year = row.later if isinstance(row, Change) else row.last
    group = about.group_name(row.group, row.indicator, year)
    parts = (row.indicator_label, row.item_label, row.option_label, group)
    first, *more = dict.fromkeys(part for part in parts if part)
    return f"{first}: {', '.join(more)}" if more else first


def _changed(change: Change, about: About) -> str:
    before, after = _figure(change.printed_earlier), _figure(change.printed_later)
    earlier, later = edition_name(change.earlier), edition_name(change.later)
    is_difference = change.effect == "difference"
    show = points if is_difference else times
    sure = f"{level(change.conf_level)} interval" if change.method else "range"
    return (
        f"{change.verdict} from {before} ({earlier}) to {after} ({later}): {change_lines(change)[0]}"
        f"{' points' if is_difference else ''}, {sure} {show(change.conf_low)} to {show(change.conf_high)}"
        f"{''.join(f'; {doubt}' for doubt in _weaker(change, about))}."
    )


def _figure(printed: Joined[Print]) -> str:
    """Return the most trusted print, a bare number with the sign that its table has in the head."""
    if not printed:
        return ""
    first = printed.values[0]
    is_bare = first.is_direct and first.quantity is not None and not first.quantity.has_unit
    return f"{first} %" if is_bare else str(first)


def _weaker(change: Change, about: About) -> Iterator[str]:
    """Yield what makes a change less sure, as whole words: a summary is read without the notes of the table."""
    yield from doubts_of(change, about)
    if held := holds_from(change):
        yield f"if {held}"
    for caveat in change.caveats:
        if caveat.row:
            yield f"{caveat.row}{' for the number of comparisons' if caveat == Caveat.NOT_AFTER_ADJUSTMENT else ''}"


def _trend(trend: Trend, about: About) -> str:
    low, high = slope_limits(trend)
    sure = f"{level(trend.conf_level)} interval" if not isnan(trend.conf_level) else "range"
    return (
        f"{trend.verdict}: {slope_words(trend)} points a year from {trend.first} to {trend.last} ({trend.editions} "
        f"editions), {sure} {low} to {high}"
        f"{''.join(f'; {doubt}' for doubt in doubts_of(trend, about))}"
        f"{'; ' + Caveat.NOT_STRAIGHT if Caveat.NOT_STRAIGHT in trend.caveats else ''}."
    )
