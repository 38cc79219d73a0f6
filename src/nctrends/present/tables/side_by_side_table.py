"""Editions side by side: a row for each figure that is followed, a column for each edition, what changed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import isnan

from attrs import evolve

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import Verdict
from nctrends.present.grid.line_breaks import longest_word
from nctrends.present.grid.table import Cell, Column, Row, Section, Table, indented
from nctrends.present.tables.changes_table import part
from nctrends.present.words.effects import change_lines
from nctrends.present.words.notes import notes
from nctrends.present.words.numbers import edition_name
from nctrends.present.words.sentences import base_of, doubts_of, sign_of, titled, verdict
from nctrends.present.words.share_words import share_text

NAME = Column(heading="Indicator", width=22)
CHANGED = Column(heading="Change", width=20)
NARROWEST = 4
"""A year's four digits."""


def years_table(changes: Sequence[Change], about: About) -> Table:
    """Return the table of editions; the change is that to the last edition with a figure, from as early as there is."""
    lines = lines_of(changes)
    years = about.in_time(year for line in lines for change in line for year in (change.earlier, change.later))
    sections = [
        _section(heading, tuple(_row(line, years, about) for line in group))
        for heading, group in groupby(lines, key=_name)
    ]
    shown = [shown_of(line, about) for line in lines]
    return Table(
        title=titled(about, "editions side by side"),
        columns=(NAME, *_columns(years, sections), _changed_column(lines, about)),
        sections=tuple(sections),
        notes=(*_legend(shown, sections), *notes(shown, _without_against(about))),
        stub=1,
    )


def _name(line: Sequence[Change]) -> str:
    return line[0].indicator_label or line[0].indicator


def _section(heading: str, rows: tuple[Row, ...]) -> Section:
    """Return rows under the name of their indicator, which a row alone may bear itself."""
    return Section(heading="" if all(row[0] == (f"  {heading}",) for row in rows) else heading, rows=rows)


def _without_against(about: About) -> About:
    """Return what is true of the rows without how editions are paired, which each row shows."""
    return evolve(about, choices=evolve(about.choices, against="previous"))


def lines_of(changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes of each figure that is followed, in the order in which the figures come."""
    lines: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        # an indicator of a series is one quantity, whatever its editions call it; in a frame each option is one
        parts = () if change.series else (change.item, change.option)
        lines.setdefault((change.indicator, change.group, *parts), []).append(change)
    return list(lines.values())


def shown_of(line: Sequence[Change], about: About) -> Change:
    """Return the change to the last edition from the earliest that it is compared with."""
    ordered = about.in_time(edition for change in line for edition in (change.earlier, change.later))
    return max(line, key=lambda change: (ordered.index(change.later), -ordered.index(change.earlier)))


def _changed_column(lines: Sequence[Sequence[Change]], about: About) -> Column:
    """Return the column of changes; where they leave out editions that stand beside them, its heading says so."""
    shown = [shown_of(line, about) for line in lines]
    firsts = [about.in_time(change.earlier for change in line)[0] for line in lines]
    if all(change.earlier == first for change, first in zip(shown, firsts, strict=True)):
        return CHANGED
    pairs = {(edition_name(change.earlier), edition_name(change.later)) for change in shown}
    heading = "Change {} to {}".format(*pairs.pop()) if len(pairs) == 1 else "Last change"
    return evolve(CHANGED, heading=heading)


def _row(line: Sequence[Change], years: Sequence[int], about: About) -> Row:
    figures = _figures(line, about)
    name = part(line[-1], about) or (line[0].indicator_label or line[0].indicator,)
    cells = (figures.get(year, ("",)) for year in years)
    return (indented(name), *cells, _changed(shown_of(line, about), about))


def _figures(line: Sequence[Change], about: About) -> dict[int, Cell]:
    """Return what each edition says, and on how many people."""
    figures: dict[int, Cell] = {}
    for change in line:
        for when in ("earlier", "later"):
            estimate, low, high = (getattr(change, f"estimate{end}_{when}") for end in ("", "_low", "_high"))
            share = share_text(estimate, low, high, getattr(change, f"printed_{when}"))
            people = getattr(change, f"base_{when}")
            figures[getattr(change, when)] = (share, "" if isnan(people) else base_of(change, when, about))
    return figures


def _changed(change: Change, about: About) -> Cell:
    """Return the mark, the change with its interval, the two editions, and what weakens it."""
    size, *interval = change_lines(change)
    return (
        f"{sign_of(change)} {size}",
        *interval,
        f"{edition_name(change.earlier)} to {edition_name(change.later)}",
        *filter(None, ["; ".join(doubts_of(change, about))]),
        *verdict(change, about)[1:],
    )


def _columns(years: Sequence[int], sections: Sequence[Section]) -> list[Column]:
    """Return a column for each edition, as wide as its figures."""
    columns = []
    for place, year in enumerate(years, start=1):
        texts = [text for section in sections for row in section.rows for text in row[place]]
        name = edition_name(year)
        columns.append(Column(heading=name, width=max([NARROWEST, len(name), *map(longest_word, texts)])))
    return columns


def _legend(shown: Sequence[Change], sections: Sequence[Section]) -> list[str]:
    if not shown:
        return []
    seen = {change.verdict for change in shown}
    marks = "; ".join(f"{verdict.sign} {verdict}" for verdict in Verdict if verdict in seen)
    legend = f"{marks}. Below the change stand its interval, the two editions, what differs and what weakens it."
    cells = [cell[0] for section in sections for row in section.rows for cell in row[1:-1]]
    if any("–" in cell for cell in cells):
        legend += " Two ends of a share are what its printed texts allow."
    return [legend + (" Where a cell is empty, no figure can be compared." if "" in cells else "")]
