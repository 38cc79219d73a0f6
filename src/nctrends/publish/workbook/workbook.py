"""A workbook of a series: what changed, what each edition says and where, what may be compared, what is odd."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.options import ChangeOptions, checked_options, reading_of
from nctrends.files.whole import check_ending, write_bytes
from nctrends.model.series import Series
from nctrends.present.grid.table import Table
from nctrends.publish.workbook.front import contents, notes
from nctrends.publish.workbook.sheet_cells import EDGES, Heads
from nctrends.publish.workbook.sheets import changes_sheet, sheets_of
from nctrends.publish.workbook.spreadsheet import Workbook
from nctrends.publish.workbook.years_sheet import years_sheet
from nctrends.results.changes import Changes


def write_workbook(series: Series, path: str | os.PathLike[str], **options: Unpack[ChangeOptions]) -> None:
    """Excel workbook of a series: contents, changes, estimates, links, findings and notes, a sheet each.

    Parameters
    ----------
    series : the editions and their crosswalk
    path : where to; a file that is there is replaced, and the same input gives the same bytes
    options : those of `changes`; `base`, `conf_level`, `dont_know` and `design_effect` hold for the estimates too

    Raises
    ------
    MissingExtraError : XlsxWriter is not installed; `pip install 'nctrends[excel]'` installs it.
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
    options = checked_options(options)
    write_book(path, changes(series, **options), series, reading_of(options))


def write_book(
    path: str | os.PathLike[str],
    rows: Changes,
    series: Series | None,
    read: Mapping[str, Any],
    *,
    side_by_side: bool = False,
) -> None:
    """Write a workbook of changes at hand, and of all else that their series holds; `read` goes to `estimates`."""
    check_ending(path, (".xlsx",), "a workbook")
    sheets = [changes_sheet(rows)] if series is None else list(sheets_of(series, rows, read))
    sheets[1:1] = [years_sheet(rows)] if side_by_side else []
    title = rows.about.title or (series.title if series is not None else "Changes between editions")
    book = Workbook(title)
    book.page("Contents", [[title], [], *contents(rows, sheets, series)], (40, 10, 104))
    for sheet in sheets:
        book.table(sheet)
    book.page("Notes", [["Notes"], *notes(rows, sheets)], (26, 104))
    write_bytes(path, book.content())


def write_words(path: str | os.PathLike[str], table: Table) -> None:
    """Write a workbook that holds the words of a table, on one sheet."""
    check_ending(path, (".xlsx",), "a workbook")
    rows: list[Sequence[str]] = [[table.title], [], Heads(column.heading for column in table.columns)]
    for section in table.sections:
        rows += [[], [section.heading]] if section.heading else []
        rows += [["\n".join(line.strip() for line in cell) for cell in row] for row in section.rows]
    rows += [[], *([note] for note in table.notes)]
    book = Workbook(table.title)
    book.page("Table", rows, [column.width + EDGES for column in table.columns])
    write_bytes(path, book.content())
