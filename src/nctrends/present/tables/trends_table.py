"""Trends as a table of words: the editions, the slope in points a year with its interval, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import isnan

from nctrends.model.rows.about import About
from nctrends.model.rows.trend import Trend
from nctrends.model.words import RANGES, Caveat
from nctrends.present.grid.table import Cell, Column, Section, Table, indented
from nctrends.present.words.effects import slope_limits, slope_words
from nctrends.present.words.notes import sampling_notes
from nctrends.present.words.numbers import level
from nctrends.present.words.sentences import joined, row_verdict

COLUMNS = (
    Column(heading="Indicator", width=28),
    Column(heading="Editions", width=18),
    Column(heading="Points a year", width=22),
    Column(heading="Verdict", width=26),
)


def trends_table(trends: Sequence[Trend], about: About) -> Table:
    """Return the table of trends: a heading for each indicator, its groups side by side below."""
    sections = [
        Section(heading=heading, rows=tuple(_row(trend, about) for trend in rows))
        for heading, rows in groupby(trends, key=lambda trend: trend.indicator_label)
    ]
    return Table(
        title=f"{about.title}: trends over three editions or more" if about.title else "Trends",
        columns=COLUMNS,
        sections=tuple(sections),
        notes=tuple(_notes(trends, about)),
    )


def _row(trend: Trend, about: About) -> tuple[Cell, ...]:
    group = about.group_name(trend.group, trend.indicator, trend.last)
    name = tuple(dict.fromkeys(part for part in (trend.item_label, trend.option_label, group) if part))
    return (
        indented(name or ("all",)),
        (f"{trend.first} to {trend.last}", f"{trend.editions} editions"),
        (slope_words(trend), "[{}, {}]".format(*slope_limits(trend))),
        row_verdict(trend, about),
    )


def _interval(trends: Sequence[Trend], about: About) -> str:
    """Return what stands in the brackets; where all were asked in every edition there is no chance in it."""
    levels = [trend.conf_level for trend in trends if not isnan(trend.conf_level)]
    if not levels:
        return "range: everybody was asked, so no chance is left"
    words = f"{level(levels[0])} interval, {RANGES[about.choices.ranges]}"
    return words if len(levels) == len(trends) else f"{words}, or where everybody was asked its range"


def _notes(trends: Sequence[Trend], about: About) -> list[str]:
    if not trends:
        return ["No trend can be computed: no indicator has three editions in a row that may be compared."]
    lines = [
        "Points a year: slope of the straight line through the editions, each with the weight of its base, in "
        f"percentage points; in brackets its {_interval(trends, about)}. A step that is not comparable ends a line; "
        "fewer than three editions make none."
    ]
    if any(Caveat.NOT_STRAIGHT in trend.caveats for trend in trends):
        lines.append(f'"{Caveat.NOT_STRAIGHT}": the shares lie further from the line than chance explains.')
    if any(Caveat.UPPER_LIMIT in trend.caveats for trend in trends):
        lines.append(
            "Some editions do not print how many answered: the most that can have stand in, and with fewer answers the "
            "interval is wider."
        )
    if any(Caveat.DESIGN_UNKNOWN in trend.caveats and not isnan(trend.conf_level) for trend in trends):
        lines.append(
            "Weighted shares whose design effect is not printed are taken as if each answer counted alike: the "
            "intervals are too narrow by the root of the design effect."
        )
    lines += sampling_notes(
        ((t.indicator, year) for t in trends for year in range(t.first, t.last + 1) if not isnan(t.conf_level)), about
    )
    years = sorted({f"{t.first} to {t.last}" for t in trends if Caveat.MIX_UNKNOWN in t.caveats})
    if years:
        lines.append(
            f"The mix of respondents is not printed in every edition of the lines from {joined(years)}: a trend can "
            "come in part from who answered."
        )
    return lines
