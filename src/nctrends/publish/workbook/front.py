"""The pages of words around the sheets of a workbook: what it holds before them, how to read them after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from nctrends.model.edition import Edition
from nctrends.model.question import UNKNOWN
from nctrends.model.series import Series
from nctrends.model.words import Verdict
from nctrends.present.tables.changes_table import changes_table
from nctrends.present.words.numbers import level
from nctrends.publish.data import missing
from nctrends.publish.workbook.codebook import meanings
from nctrends.publish.workbook.sheet_cells import CellLink, Heads, Sheet
from nctrends.results.changes import Changes

READING = (
    "Numbers are those of the results with all their digits. Shares and changes are proportions that are shown as "
    'percentages: 0.115 is shown as 11.5%, a change of 0.12 as "+12% pts", which are percentage points. Ratios are '
    "shown as they are.",
    "Shares and changes are shown with the decimals that the printed texts support, the ends of what the texts leave "
    "open with one more, limits of intervals with one. A number that is not 0 is never shown as 0. ≈ stands before the "
    "middle of what a phrase leaves open.",
    "An empty cell is a number that is not known or not given; an empty upper limit of a ratio has no end.",
)
LED = (
    "In Changes, the two years lead to the rows of their figures in Estimates; a net that no edition prints as one "
    "leads to its first part. In Estimates, document leads to the first document that the source names. In Findings, "
    "the edition leads to the figures in question.",
)
FOLDED = (
    "Columns of ids and details are folded away to the right: the + above the sheet opens them. So is a column that "
    "says nothing in any row.",
)
FROM_THE_TABLE = (
    'These notes are those of the printed table: its brackets are conf_low and conf_high, "n ≤" is the caveat "base is '
    'an upper limit", and "if n ≥" is told by holds_from_base_earlier and holds_from_base_later.',
)


def contents(rows: Changes, sheets: Sequence[Sheet], series: Series | None) -> Iterator[Sequence[Any]]:
    """Yield the rows of the contents: the sheets, how many changes have each verdict, and where all is from."""
    yield Heads(("Sheet", "Rows", "What it holds"))
    for sheet in sheets:
        yield CellLink(to=f"'{sheet.name}'!A1", tip=sheet.name), len(sheet.rows), sheet.holds
    yield (
        CellLink(to="'Notes'!A1", tip="Notes"),
        None,
        "How the numbers come about, how to read them, and what each column holds.",
    )
    verdicts = Counter(row.verdict for row in rows)
    yield ()
    yield Heads(("Verdict", "Changes", "What it says"))
    for verdict in Verdict:
        yield verdict, verdicts[verdict], verdict.meaning
    if series is not None:
        yield ()
        yield from _origin(series)


def _origin(series: Series) -> Iterator[Sequence[Any]]:
    """Yield who published the figures and on what terms, and whom each edition asked."""
    yield Heads(("Edition", "Number", "Who was asked, or what was counted, and how"))
    for edition in series:
        yield from _asked(edition)
    whole = series.crosswalk
    told = {"Publisher": whole.publisher, "Licence": whole.licence, "Note": whole.note}
    yield ()
    yield from ((name, None, text) for name, text in told.items() if text)


def _asked(edition: Edition) -> Iterator[Sequence[Any]]:
    for place, survey in enumerate(edition.surveys.values()):
        how = {"sampling": survey.sampling, "mode": survey.mode}
        told = [survey.population.text, *(f"{name} {text}" for name, text in how.items() if text != UNKNOWN)]
        told += ["weighted"] if survey.weighted else []
        yield edition.title if not place else None, survey.respondents or None, "; ".join(told)


def notes(rows: Changes, sheets: Sequence[Sheet]) -> Iterator[Sequence[str | None]]:
    """Yield the rows of the notes: each beside what it is about, then the columns of each sheet."""
    about = {
        "What changed": (*changes_table(list(rows), rows.about).notes, *FROM_THE_TABLE),
        "How it is computed": tuple(_computed(rows)),
        "Numbers": READING,
        "Links": LED if any(sheet.links for sheet in sheets) else (),
        "Columns": FOLDED,
    }
    for heading, told in about.items():
        yield from ([heading if not y else None, note] for y, note in enumerate(told))
    for sheet in sheets:
        yield ()
        yield Heads((f"Columns of {sheet.name}", ""))
        yield from meanings(sheet.name, sheet.columns)


def _computed(rows: Changes) -> Iterator[str]:
    """Yield the choices behind the changes, as their own columns have them, so that they can be made again."""
    found = {name: dict.fromkeys(str(getattr(row, name)) for row in rows) for name in CHOICES}
    levels = dict.fromkeys(level(row.conf_level) for row in rows if not missing(row.conf_level))
    chosen = {**found, "conf_level": levels, "against": (rows.about.choices.against,)}
    told = {name: ", ".join(filter(None, values)) for name, values in chosen.items()}
    yield "; ".join(f"{name}: {text}" for name, text in told.items() if text) + "."


CHOICES = ("effect", "method", "adjust", "family")
"""Columns that hold what the caller chose."""
