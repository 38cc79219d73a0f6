"""Changes of whole distributions as a table of words: each measure in both editions, its change, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import isnan

from nctrends.model.rows.about import About
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.words import RANGES, Verdict
from nctrends.present.grid.table import Cell, Column, Row, Section, Table, indented
from nctrends.present.words.effects import WIDE
from nctrends.present.words.notes import adjustment_note, asked_in, sampling_notes
from nctrends.present.words.numbers import change_text, edition_name, level, number, percent, points
from nctrends.present.words.sentences import base, row_verdict, titled
from nctrends.present.words.share_words import computed_share_text

COLUMNS = (
    Column(heading="Measure", width=28),
    Column(heading="Earlier", width=14),
    Column(heading="Later", width=14),
    Column(heading="Change", width=16),
    Column(heading="Verdict", width=20),
)
MEASURES = {
    "probability-higher": "probability of a higher answer",
    "net-balance": "highest two minus lowest two",
    "top-2": "highest two",
    "bottom-2": "lowest two",
    "mean-score": "mean score",
}
IN_POINTS = ("net-balance", "top-2", "bottom-2")


def ordinal_table(rows: Sequence[OrdinalChange], about: About) -> Table:
    """Return the table of changes on scales: a heading for each indicator, group and pair of editions."""
    sections = [
        Section(heading=heading, rows=tuple(_row(row, about) for row in measures))
        for heading, measures in groupby(rows, key=lambda row: _heading(row, about))
    ]
    return Table(
        title=titled(about, "changes of whole distributions"),
        columns=COLUMNS,
        sections=tuple(sections),
        notes=tuple(_notes(rows, about)),
    )


def _heading(row: OrdinalChange, about: About) -> str:
    group = about.group_name(row.group, row.indicator, row.later)
    name = ": ".join(dict.fromkeys(part for part in (row.indicator_label, row.item_label, group) if part))
    return f"{name}, {edition_name(row.earlier)} to {edition_name(row.later)}"


def _row(row: OrdinalChange, about: About) -> Row:
    return (
        indented((MEASURES[row.measure],)),
        _side(row, "earlier"),
        _side(row, "later"),
        _change(row),
        row_verdict(row, about),
    )


def _side(row: OrdinalChange, when: str) -> Cell:
    """Return a measure in one edition with its base; the probability of a higher answer belongs to both."""
    estimate, low, high = (getattr(row, f"estimate{end}_{when}") for end in ("", "_low", "_high"))
    if isnan(estimate):
        return ("",)
    if row.measure == "mean-score":
        value = " to ".join(dict.fromkeys(map(number, (low, high))))
    elif row.measure == "net-balance":
        value = change_text((estimate, low, high), as_range=high - low > WIDE)
    else:
        value = computed_share_text(estimate, low, high)
    return (value, base(getattr(row, f"base_{when}"), getattr(row, f"base_source_{when}"), row.caveats))


def _change(row: OrdinalChange) -> Cell:
    if row.verdict == Verdict.NOT_COMPARABLE:
        return ("withheld",)
    if row.measure in IN_POINTS:
        ends, within = (row.estimate, row.estimate_low, row.estimate_high), (row.conf_low, row.conf_high)
        value = change_text(ends, as_range=row.estimate_high - row.estimate_low > WIDE, within=within)
        return (value, f"[{points(row.conf_low)}, {points(row.conf_high)}]")
    show = percent if row.measure == "probability-higher" else _signed
    value = " to ".join(dict.fromkeys(map(show, (row.estimate_low, row.estimate_high))))
    return (value, f"[{show(row.conf_low)}, {show(row.conf_high)}]")


def _signed(value: float) -> str:
    return number(value, signed=True)


def _notes(rows: Sequence[OrdinalChange], about: About) -> list[str]:
    compared = [row for row in rows if row.verdict != Verdict.NOT_COMPARABLE]
    if not compared:
        return ["There is no change to show: no two editions that may be compared ask the same scale."]
    notes = [
        "Change: of shares in percentage points, of the mean score in the unit of the scores, and the probability that "
        f"a later answer is higher than an earlier one (50 % where nothing moved); in brackets its "
        f"{level(compared[0].conf_level)} interval, {RANGES[about.choices.ranges]}.{adjustment_note(compared)}"
    ]
    return [*notes, *sampling_notes(asked_in(compared), about)]
