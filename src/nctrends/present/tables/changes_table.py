"""Changes as a table of words: the two printed figures, the change with its interval, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import Caveat, Verdict
from nctrends.present.grid.table import Cell, Column, Section, Table, indented
from nctrends.present.words.effects import change_lines
from nctrends.present.words.notes import notes
from nctrends.present.words.numbers import edition_name
from nctrends.present.words.sentences import base_of, verdict
from nctrends.present.words.share_words import is_rebased, share_text

COLUMNS = (
    Column(heading="Indicator", width=24),
    Column(heading="Earlier", width=17),
    Column(heading="Later", width=17),
    Column(heading="Change", width=16),
    Column(heading="Verdict", width=18),
)


LISTED = (
    Column(heading="Id", width=24),
    Column(heading="Indicator", width=24),
    Column(heading="Editions", width=8),
    Column(heading="Change", width=16),
    Column(heading="Verdict", width=20),
)
NOTHING: Joined[Print] = Joined()
APART = ("Withheld: the figures do not measure the same thing", "Withheld: whether they may be compared is not decided")
"""Headings of the rows without a change, judged and not judged."""


def changes_table(changes: Sequence[Change], about: About) -> Table:
    """Return the year-over-year table; withheld rows come last, under headings of their own."""
    compared, *withheld = _parted(changes)
    sections = [
        _section(heading, list(rows), about)
        for heading, rows in groupby(compared, key=lambda change: change.indicator_label)
    ]
    for heading, apart in zip(APART, withheld, strict=True):
        rows = tuple(_row(change, indented(name_lines(change, about)), about) for change in apart)
        sections += [Section(heading=heading, rows=rows)] if rows else []
    return Table(
        title=f"{about.title}: what changed between editions" if about.title else "Changes between editions",
        columns=COLUMNS,
        sections=tuple(sections),
        notes=notes(changes, about),
    )


def _section(heading: str, changes: Sequence[Change], about: About) -> Section:
    """Return the rows of an indicator under its name; where nothing tells them apart, they bear it themselves."""
    names = [part(change, about) for change in changes]
    if not any(names):
        return Section(heading="", rows=tuple(_row(change, (heading,), about) for change in changes))
    named = zip(changes, names, strict=True)
    return Section(heading=heading, rows=tuple(_row(change, indented(name), about) for change, name in named))


def changes_list(changes: Sequence[Change], about: About) -> Table:
    """Return the changes with the ids by which a command or a filter asks for them; withheld rows come last."""
    rows = tuple(
        (
            (row.indicator,),
            name_lines(row, about),
            (f"{edition_name(row.earlier)} to", edition_name(row.later)),
            change_lines(row),
            verdict(row, about),
        )
        for row in ordered(changes)
    )
    return Table(
        title=f"{about.title}: changes and their ids" if about.title else "Changes and their ids",
        columns=LISTED,
        sections=(Section(heading="", rows=rows),) if rows else (),
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
    compared = [change for change in changes if change.verdict != Verdict.NOT_COMPARABLE]
    withheld = [change for change in changes if change.verdict == Verdict.NOT_COMPARABLE]
    judged = [change for change in withheld if not _is_undecided(change)]
    return compared, judged, [change for change in withheld if _is_undecided(change)]


def _is_undecided(change: Change) -> bool:
    return Caveat.UNDECIDED in change.caveats


def _row(change: Change, name: Cell, about: About) -> tuple[Cell, ...]:
    return (
        name,
        _figure(change, "earlier", about),
        _figure(change, "later", about),
        change_lines(change),
        verdict(change, about),
    )


def part(change: Change, about: About) -> Cell:
    """Return what tells a row from others of its indicator: item, option and group."""
    group = about.group_name(change.group, change.indicator, change.later)
    texts = dict.fromkeys(text for text in (change.item_label, change.option_label, group) if text)
    return tuple(text for text in texts if text != change.indicator_label)


def name_lines(change: Change, about: About) -> Cell:
    """Return what a row is about in full, a line each."""
    return (change.indicator_label or change.indicator, *part(change, about))


def _figure(change: Change, when: str, about: About) -> Cell:
    """Return the most trusted print of a figure, the share itself where none is given, with its year and base."""
    printed: Joined[Print] = getattr(change, f"printed_{when}")
    estimate, low, high = (getattr(change, f"estimate{end}_{when}") for end in ("", "_low", "_high"))
    figure = printed.texts[0] if printed else share_text(estimate, low, high, printed)
    opinion = [f"here {share_text(estimate, low, high, NOTHING)}"] if about.choices.dont_know == "drop" else []
    opinion = opinion if is_rebased(estimate, printed) else []
    return (figure, *opinion, f"{edition_name(getattr(change, when))}, {base_of(change, when, about)}")
