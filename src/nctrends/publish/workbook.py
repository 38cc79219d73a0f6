"""A workbook of a series: what changed, what each edition says and where, what may be compared, what is odd."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nctrends.analysis.changes import changes
from nctrends.files.whole import write_bytes
from nctrends.model.series import Series
from nctrends.present.changes import changes_table
from nctrends.publish.cells import Link, Sheet
from nctrends.publish.codebook import meanings
from nctrends.publish.origins import READ_AS_ESTIMATES
from nctrends.publish.sheets import changes_sheet, sheets_of
from nctrends.publish.spreadsheet import Workbook
from nctrends.results.changes import Changes

READING = (
    "Numbers are those of the results with all their digits. Shares and changes are proportions that are shown as "
    'percentages: 0.115 is shown as 11.5%, a change of 0.12 as "+12% pts", which are percentage points. Ratios are '
    "shown as they are.",
    "Shares and changes are shown with the decimals that the printed texts support, the ends of what the texts leave "
    "open with one more, limits of intervals with one. A number that is not 0 is never shown as 0.",
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
    '"n ≤" in the notes above is the caveat "base is an upper limit"; "if n ≥" is told by holds_from_base_earlier and '
    "holds_from_base_later.",
)
PAGE = (26, 104)
"""Widths of the notes: what a note is about, and the note."""


def write_workbook(series: Series, path: str | os.PathLike[str], **options: Any) -> None:
    """Excel workbook of a series: contents, changes, estimates, links, findings and notes, a sheet each.

    Parameters
    ----------
    series : the editions and their crosswalk
    path : where to; a file that is there is replaced, and the same input gives the same bytes
    options : those of `changes`; `base`, `conf_level` and `dont_know` hold for the estimates too

    Raises
    ------
    MissingExtraError : openpyxl is not installed; `pip install 'nctrends[excel]'` installs it.
    InputError : the place cannot be written to, or an option is none that `changes` takes.

    Examples
    --------
    >>> import nctrends as nct, openpyxl, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "book.xlsx")
    ...     nct.write_workbook(nct.load_series(), path)
    ...     openpyxl.load_workbook(path).sheetnames
    ['Contents', 'Changes', 'Estimates', 'Links', 'Findings', 'Notes']
    """
    read = {name: options[name] for name in READ_AS_ESTIMATES if name in options}
    write_book(path, changes(series, **options), series, read)


def write_book(path: str | os.PathLike[str], rows: Changes, series: Series | None, read: Mapping[str, Any]) -> None:
    """Write a workbook of changes at hand, and of all else that their series holds; `read` goes to `estimates`."""
    sheets = [changes_sheet(rows)] if series is None else list(sheets_of(series, rows, read))
    title = rows.about.title or (series.title if series is not None else "Changes between editions")
    book = Workbook(title)
    listed = [[Link(to=f"'{sheet.name}'!A1", tip=sheet.name), len(sheet.rows), sheet.holds] for sheet in sheets]
    notes = [Link(to="'Notes'!A1", tip="Notes"), None, "How the numbers come about, how to read them, and the columns."]
    book.page("Contents", [[title], [], ["Sheet", "Rows", "What it holds"], *listed, notes], (16, 10, 90), heads=(3,))
    for sheet in sheets:
        book.table(sheet)
    told = list(_notes(rows, sheets, linked=series is not None))
    heads = [y for y, row in enumerate(told, 1) if len(row) == 2 and row[1] == ""]
    book.page("Notes", told, PAGE, heads=heads)
    write_bytes(path, book.content())


def _notes(rows: Changes, sheets: Sequence[Sheet], *, linked: bool) -> Iterator[list[str | None]]:
    """Yield the rows of the notes: a title, notes under what they are about, and the columns of each sheet."""
    yield ["Notes"]
    about = {
        "What changed": changes_table(list(rows), rows.about).notes,
        "Numbers": READING,
        "Links": LED if linked else (),
        "Columns": FOLDED,
    }
    for heading, notes in about.items():
        yield from ([heading if not y else None, note] for y, note in enumerate(notes))
    for sheet in sheets:
        yield []
        yield [f"Columns of {sheet.name}", ""]
        yield from map(list, meanings(sheet.name, sheet.columns))
