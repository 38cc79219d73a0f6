"""Groups and pooled editions as tables of words: differences, pooled and standardised shares, split changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from nctrends.model.rows.about import About
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.model.words import EFFECTS, METHODS, RANGES, GroupVerdict, Verdict
from nctrends.present.grid.table import Cell, Column, Row, Section, Table, indented
from nctrends.present.words.effects import WIDE, change_lines
from nctrends.present.words.notes import adjustment_note, asked_in, sampling_notes, weight_notes
from nctrends.present.words.numbers import change_text, level, percent, points
from nctrends.present.words.sentences import base, doubts_of, joined, row_verdict, titled, weaker
from nctrends.present.words.share_words import computed_decimals, computed_share_text, share_text

Labelled = GroupDifference | PooledEstimate | StandardisedEstimate | SplitChange
NAME = Column(heading="Indicator", width=26)
DIFFERENCES = (
    NAME,
    Column(heading="Group", width=16),
    Column(heading="Other", width=16),
    Column(heading="Difference", width=16),
    Column(heading="Verdict", width=20),
)
POOLED = (
    NAME,
    Column(heading="Editions", width=12),
    Column(heading="Printed", width=18),
    Column(heading="Together", width=16),
    Column(heading="What weakens it", width=18),
)
STANDARDISED = (
    NAME,
    Column(heading="Edition", width=8),
    Column(heading="As mixed", width=10),
    Column(heading="Standardised", width=18),
    Column(heading="Mix of", width=8),
    Column(heading="What weakens it", width=22),
)
SPLIT = (
    NAME,
    Column(heading="Change", width=14),
    Column(heading="From shares", width=16),
    Column(heading="From mix", width=16),
    Column(heading="Verdict", width=20),
)


def group_differences_table(rows: Sequence[GroupDifference], about: About) -> Table:
    """Return the table of differences between groups: both shares with their bases, the difference, the verdict."""

    def cells(row: GroupDifference) -> Row:
        name = indented((*_parts(row), str(row.edition)))
        return (
            name,
            _group(row, "group", about),
            _group(row, "other", about),
            change_lines(row),
            row_verdict(row, about),
        )

    return _table(titled(about, "differences between groups"), DIFFERENCES, rows, cells, _of_differences(rows, about))


def _group(row: GroupDifference, side: str, about: About) -> Cell:
    estimate, low, high = (getattr(row, f"estimate{end}_{side}") for end in ("", "_low", "_high"))
    share = share_text(estimate, low, high, getattr(row, f"printed_{side}"))
    name = about.group_name(getattr(row, side), row.indicator, row.edition)
    return (name, share, base(getattr(row, f"base_{side}"), getattr(row, f"base_source_{side}"), row.caveats))


def _of_differences(rows: Sequence[GroupDifference], about: About) -> Iterator[str]:
    compared = [row for row in rows if row.verdict != GroupVerdict.NOT_COMPARABLE]
    measured = [row for row in compared if row.method]
    if measured:
        first = measured[0]
        effect = EFFECTS[first.effect].replace("later", "the group").replace("earlier", "the other")
        yield (
            f"Difference: {effect}; in brackets its {level(first.conf_level)} {METHODS[first.method]} interval, "
            f"{RANGES[about.choices.ranges]}.{adjustment_note(measured)}"
        )
        yield from weight_notes(measured)
        yield from sampling_notes(((row.indicator, row.edition) for row in measured), about)
    elif not compared:
        yield "No difference is given: no edition prints groups that share no people."


def pooled_table(rows: Sequence[PooledEstimate], about: About) -> Table:
    """Return the table of pooled editions: what each of them printed, and their share together."""

    def cells(row: PooledEstimate) -> Row:
        group = about.group_name(row.group, row.indicator, row.last)
        name = indented((*_parts(row), *([group] if group else [])) or ("all",))
        editions = (f"{row.first} to {row.last}",)
        if not row.method:
            return (name, editions, (row.printed,), ("withheld",), _weak(row, about))
        limits = [source for source in row.base_source if source.is_limit]
        together = (*_share(row), base(round(row.base), limits[0] if limits else "", row.caveats))
        return (name, editions, (row.printed,), together, _weak(row, about))

    return _table(titled(about, "neighbouring editions together"), POOLED, rows, cells, _of_shares(rows, about))


def standardised_table(rows: Sequence[StandardisedEstimate], about: About) -> Table:
    """Return the table of standardised shares, beside those with the edition's own mix of groups."""

    def cells(row: StandardisedEstimate) -> Row:
        own = percent(row.estimate_as_mixed, decimals=computed_decimals(row.estimate_low, row.estimate_high))
        name = indented((*_parts(row), joined(row.groups)))
        return (name, (str(row.edition),), (own,), _share(row), (row.standard,), _weak(row, about))

    return _table(titled(about, "shares at one mix of groups"), STANDARDISED, rows, cells, _of_shares(rows, about))


def split_table(rows: Sequence[SplitChange], about: About) -> Table:
    """Return the table of split changes: what the shares of the groups did, and what their mix did."""

    def cells(row: SplitChange) -> Row:
        name = indented((*_parts(row), f"{row.earlier} to {row.later}"))
        if row.verdict == Verdict.NOT_COMPARABLE:
            return (name, ("withheld",), ("",), ("",), row_verdict(row, about))
        return (name, *(_part(row, part) for part in ("", "from_shares_", "from_mix_")), row_verdict(row, about))

    return _table(titled(about, "changes split by shares and mix"), SPLIT, rows, cells, _of_splits(rows, about))


def _part(row: SplitChange, part: str) -> Cell:
    """Return a change or a part of it in points with its interval."""
    value = getattr(row, part.rstrip("_") or "estimate")
    low, high = (getattr(row, f"{part or 'estimate_'}{end}") for end in ("low", "high"))
    limits = tuple(getattr(row, f"{part}conf_{end}") for end in ("low", "high"))
    text = change_text((value, low, high), as_range=high - low > WIDE, within=limits)
    return (text, "[{}, {}]".format(*map(points, limits)))


def _of_splits(rows: Sequence[SplitChange], about: About) -> Iterator[str]:
    compared = [row for row in rows if row.verdict != Verdict.NOT_COMPARABLE]
    if not compared:
        yield "No change is split: no two editions that may be compared print the same groups."
        return
    yield (
        "Change: that of the printed groups together, in percentage points, split into what their shares did and what "
        f"their mix did; in brackets the {level(compared[0].conf_level)} interval, {RANGES[about.choices.ranges]}. The "
        "verdict is that of the part from shares; the mix counts as known."
    )
    yield from weight_notes(compared)
    yield from sampling_notes(asked_in(compared), about)


def _share(row: PooledEstimate | StandardisedEstimate) -> Cell:
    """Return a share with its interval."""
    share = computed_share_text(row.estimate, row.estimate_low, row.estimate_high)
    return (share, f"[{percent(row.conf_low)}, {percent(row.conf_high)}]")


def _of_shares(rows: Sequence[PooledEstimate | StandardisedEstimate], about: About) -> Iterator[str]:
    measured = [row for row in rows if row.method]
    if not measured:
        yield "No share is given: no editions that may be compared print what it takes."
        return
    first = measured[0]
    yield (
        f"In brackets the {level(first.conf_level)} {first.method.title()} interval of a share, "
        f"{RANGES[about.choices.ranges]}."
    )
    if isinstance(first, StandardisedEstimate):
        yield "The mix of groups counts as known, and is that of the people behind the printed shares."
    else:
        yield "Each edition has the weight of its base."
    yield from weight_notes(measured)
    editions = (
        (row.indicator, edition)
        for row in measured
        for edition in ((row.edition,) if isinstance(row, StandardisedEstimate) else (row.first, row.last))
    )
    yield from sampling_notes(editions, about)


def _weak(row: PooledEstimate | StandardisedEstimate, about: About) -> Cell:
    """Return what makes a share less sure, a line each."""
    doubts = doubts_of(row, about) if isinstance(row, PooledEstimate) else ()
    return (*doubts, *weaker(row.caveats)) or ("",)


def _parts(row: Labelled) -> Cell:
    """Return what tells a row from others of its indicator."""
    return tuple(dict.fromkeys(part for part in (row.item_label, row.option_label) if part))


def _table(
    title: str, columns: tuple[Column, ...], rows: Sequence[Any], cells: Callable[[Any], Row], notes: Iterable[str]
) -> Table:
    """Return rows under a heading for each indicator."""
    sections = tuple(
        Section(heading=heading, rows=tuple(map(cells, part)))
        for heading, part in groupby(rows, key=lambda row: row.indicator_label)
    )
    return Table(title=title, columns=columns, sections=sections, notes=tuple(notes))
