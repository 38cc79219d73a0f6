"""Changes as a table of words: the two printed figures, the change with its interval, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import isnan

from nctrends.model.rows import SEVERAL, UNDECIDED, WITHHELD, About, Change
from nctrends.present.numbers import points, span, times
from nctrends.present.sentences import VAGUE, base, notes, verdict
from nctrends.present.tables import Cell, Column, Section, Table

COLUMNS = (
    Column(heading="Indicator", width=25),
    Column(heading="Earlier", width=17),
    Column(heading="Later", width=17),
    Column(heading="Change", width=14),
    Column(heading="Verdict", width=19),
)


APART = ("Withheld: the figures do not measure the same thing", "Withheld: whether they may be compared is not decided")
"""Headings of the rows without a change, judged and not judged."""


def changes_table(changes: Sequence[Change], about: About) -> Table:
    """Return the year-over-year table; withheld rows come last, under headings of their own."""
    compared, *withheld = _parted(changes)
    sections = [
        Section(heading=heading, rows=tuple(_row(change, part(change, about)) for change in rows))
        for heading, rows in groupby(compared, key=lambda change: change.indicator_label)
    ]
    for heading, apart in zip(APART, withheld, strict=True):
        rows = tuple(_row(change, (change.indicator_label, *part(change, about))) for change in apart)
        sections += [Section(heading=heading, rows=rows)] if rows else []
    return Table(
        title=f"{about.title}: what changed between editions" if about.title else "Changes between editions",
        columns=COLUMNS,
        sections=tuple(sections),
        notes=notes(changes, about),
    )


def ordered(changes: Sequence[Change]) -> list[Change]:
    """Return the changes in the order of the table's rows."""
    return [change for rows in _parted(changes) for change in rows]


def headed(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Return the changes that are compared, then those that are withheld, with the headings that say why."""
    return list(zip(("", *APART), _parted(changes), strict=True))


def _parted(changes: Sequence[Change]) -> tuple[list[Change], list[Change], list[Change]]:
    """Return the changes that are compared, those that cannot be, and those that nobody has judged yet."""
    compared = [change for change in changes if change.verdict != WITHHELD]
    withheld = [change for change in changes if change.verdict == WITHHELD]
    judged = [change for change in withheld if not _is_undecided(change)]
    return compared, judged, [change for change in withheld if _is_undecided(change)]


def _is_undecided(change: Change) -> bool:
    return UNDECIDED in change.caveats.split("; ")


def _row(change: Change, name: Cell) -> tuple[Cell, ...]:
    indented = tuple(f"  {line}" for line in name)
    return (indented, *_figures(change), difference(change), verdict(change))


def part(change: Change, about: About) -> Cell:
    """Return what tells a row from others of its indicator: item, option and group."""
    group = about.group_name(change.group)
    return tuple(dict.fromkeys(text for text in (change.item_label, change.option_label, group) if text))


def _figures(change: Change) -> tuple[Cell, Cell]:
    return (
        _figure(
            change.printed_earlier,
            change.earlier,
            base(change.base_earlier, change.base_source_earlier, change.caveats),
        ),
        _figure(change.printed_later, change.later, base(change.base_later, change.base_source_later, change.caveats)),
    )


def _figure(printed: str, year: int, people: str) -> Cell:
    """Return the most trusted print of a figure, with its year and base."""
    return (printed.split(SEVERAL, maxsplit=1)[0], f"{year}, {people}")


def difference(change: Change) -> Cell:
    """Return the change, as a range where words leave it open, and its interval below."""
    if isnan(change.estimate):
        return ("withheld",)
    vague = "phrase only" in change.caveats or change.verdict == VAGUE
    if change.effect != "difference":
        low, high = times(change.estimate_low), times(change.estimate_high)
        told = f"{low} to {high}" if vague and low != high else times(change.estimate)
        return (told, f"[{times(change.conf_low)}, {times(change.conf_high)}]")
    told = span(change.estimate_low, change.estimate_high) if vague else points(change.estimate)
    return (told, f"[{points(change.conf_low)}, {points(change.conf_high)}]")
