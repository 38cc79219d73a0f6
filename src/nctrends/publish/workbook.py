"""A workbook of a series: what changed, what each edition says and where, what may be compared, what is odd."""

from __future__ import annotations

import os
from collections import Counter
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
from nctrends.publish.side_by_side import years_sheet
from nctrends.publish.spreadsheet import Heads, Workbook
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
VERDICTS = {
    "rose": "The interval of the row lies above no change.",
    "fell": "The interval of the row lies below no change.",
    "no detectable change": "The interval holds no change.",
    "too vague to say": "The interval holds no change; some values that the printed texts allow would have made one.",
    "not comparable": "The figures do not measure the same thing, or nobody has judged whether they do.",
}


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


def write_book(
    path: str | os.PathLike[str],
    rows: Changes,
    series: Series | None,
    read: Mapping[str, Any],
    *,
    side_by_side: bool = False,
) -> None:
    """Write a workbook of changes at hand, and of all else that their series holds; `read` goes to `estimates`."""
    sheets = [changes_sheet(rows)] if series is None else list(sheets_of(series, rows, read))
    sheets[1:1] = [years_sheet(rows)] if side_by_side else []
    title = rows.about.title or (series.title if series is not None else "Changes between editions")
    book = Workbook(title)
    book.page("Contents", [[title], [], *_contents(rows, sheets)], (24, 10, 84))
    for sheet in sheets:
        book.table(sheet)
    book.page("Notes", [["Notes"], *_notes(rows, sheets, linked=series is not None)], (26, 104))
    write_bytes(path, book.content())


def _contents(rows: Changes, sheets: Sequence[Sheet]) -> Iterator[Sequence[Any]]:
    """Yield the rows of the contents: the sheets, and how many changes have each verdict."""
    yield Heads(("Sheet", "Rows", "What it holds"))
    for sheet in sheets:
        yield Link(to=f"'{sheet.name}'!A1", tip=sheet.name), len(sheet.rows), sheet.holds
    yield (
        Link(to="'Notes'!A1", tip="Notes"),
        None,
        "How the numbers come about, how to read them, and what each column holds.",
    )
    verdicts = Counter(row.verdict for row in rows)
    yield ()
    yield Heads(("Verdict", "Changes", "What it says"))
    for verdict, said in VERDICTS.items():
        yield verdict, verdicts[verdict], said


def _notes(rows: Changes, sheets: Sequence[Sheet], *, linked: bool) -> Iterator[Sequence[str | None]]:
    """Yield the rows of the notes: each beside what it is about, then the columns of each sheet."""
    about = {
        "What changed": changes_table(list(rows), rows.about).notes,
        "Numbers": READING,
        "Links": LED if linked else (),
        "Columns": FOLDED,
    }
    for heading, notes in about.items():
        yield from ([heading if not y else None, note] for y, note in enumerate(notes))
    for sheet in sheets:
        yield ()
        yield Heads((f"Columns of {sheet.name}", ""))
        yield from meanings(sheet.name, sheet.columns)
