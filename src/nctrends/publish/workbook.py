"""A workbook of a series: what changed, what each edition says and where, what may be compared, what is odd."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nctrends.analysis.alignment import align
from nctrends.analysis.changes import changes
from nctrends.analysis.checks import check
from nctrends.analysis.estimates import estimates
from nctrends.files.whole import write_bytes
from nctrends.model.edition import ALL
from nctrends.model.series import Series
from nctrends.present.changes import changes_table
from nctrends.publish.cells import Link, Sheet
from nctrends.publish.data import missing, values
from nctrends.publish.origins import READ_AS_ESTIMATES, behind, documents_of, places_of
from nctrends.publish.spreadsheet import Workbook
from nctrends.results.changes import Changes
from nctrends.results.collection import Collection
from nctrends.results.estimates import Estimates

SEEN = {
    "Changes": "indicator_label item_label option_label group earlier later printed_earlier printed_later "
    "estimate_earlier estimate_later base_earlier base_later estimate estimate_low estimate_high "
    "conf_low conf_high reasons verdict caveats",
    "Estimates": "edition question_label item_label option_label group printed estimate estimate_low estimate_high "
    "base base_source conf_low conf_high source caveats",
    "Links": "indicator earlier later comparability reasons explanation question_earlier question_later",
    "Findings": "code severity edition survey question item option printed expected message",
}
"""Columns in sight; the others are folded away, and so is what says nothing in any row."""
READING = (
    "Numbers are those of the results with all their digits. Shares and changes are proportions that are shown as "
    'percentages: 0.115 is shown as 11.5%, a change of 0.12 as "+12.0% pts", which are percentage points. Ratios are '
    "shown as they are.",
    "A share has the decimals that its printed text supports; the limits around it have one more. An empty cell is a "
    "number that is not known or not given.",
    "In Changes, estimate_low and estimate_high are the range that the printed texts leave open, and conf_low and "
    'conf_high the interval. "n ≤" is the caveat "base is an upper limit"; "if n ≥" is told by holds_from_base_earlier '
    "and holds_from_base_later, which are folded away.",
    "Columns that are folded away open with the + above the sheet.",
    "In Changes, the printed texts lead to their rows in Estimates; a net that no edition prints as one leads to its "
    "first part. In Estimates, the source leads to the first document it names.",
)


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
    sheets = [_changes_sheet(rows, {})] if series is None else list(_sheets(series, rows, read))
    title = rows.about.title or (series.title if series is not None else "Changes between editions")
    book = Workbook(title)
    listed = [[Link(to=f"'{sheet.name}'!A1", tip=sheet.name), len(sheet.rows), sheet.holds] for sheet in sheets]
    notes = [Link(to="'Notes'!A1", tip="Notes"), None, "How the numbers come about and how to read them."]
    book.page("Contents", [[title], [], ["Sheet", "Rows", "What it holds"], *listed, notes], (16, 10, 90), heads=(3,))
    for sheet in sheets:
        book.table(sheet)
    told = changes_table(list(rows), rows.about).notes
    book.page("Notes", [["Notes"], *([note] for note in (*told, *READING))], (105,), heads=())
    write_bytes(path, book.content())


def _sheets(series: Series, rows: Changes, read: Mapping[str, Any]) -> Iterator[Sheet]:
    shares = estimates(series, **read)
    yield _changes_sheet(rows, _to_estimates(series, rows, shares))
    yield _sheet(
        "Estimates",
        "What each edition says: shares, the people they are taken on, sources.",
        shares,
        _to_documents(series, shares),
    )
    yield _sheet("Links", "Which editions may be compared, and why not.", align(series), {})
    yield _sheet("Findings", "What is odd in the printed figures.", check(series), {})


def _changes_sheet(rows: Changes, links: Mapping[tuple[int, str], Link]) -> Sheet:
    return _sheet("Changes", "What changed from edition to edition, and how sure that is.", rows, links)


def _sheet(name: str, holds: str, rows: Collection[Any], links: Mapping[tuple[int, str], Link]) -> Sheet:
    cells = values(rows)
    telling = {column for column, held in zip(rows.columns, zip(*cells, strict=True), strict=False) if _tells(held)}
    silent = frozenset(rows.columns) - telling if cells else frozenset()
    seen = (*SEEN[name].split(), *rows.columns[len(rows.fields()) :])
    return Sheet(
        name=name,
        holds=holds,
        columns=rows.columns,
        rows=cells,
        links=links,
        folded=frozenset(rows.columns) - frozenset(seen) | silent,
    )


def _to_estimates(series: Series, rows: Changes, shares: Estimates) -> dict[tuple[int, str], Link]:
    """Return a link from both printed texts of each change to the rows of the estimates they come from."""
    at = places_of(shares, first=2)
    found = {}
    for y, row in enumerate(rows):
        for side, year in (("earlier", row.earlier), ("later", row.later)):
            lines = behind(series, row, year, at)
            if lines:
                many = "rows" if len(lines) > 1 else "row"
                tip = f"Estimates, {many} {', '.join(map(str, lines))}"
                found[y, f"printed_{side}"] = Link(to=f"'Estimates'!A{lines[0]}", tip=tip)
    return found


def _to_documents(series: Series, shares: Estimates) -> dict[tuple[int, str], Link]:
    """Return a link from each source to the first document it names, where an edition file has its address."""
    return {
        (y, "source"): Link(url=document.url, tip=document.name)
        for y, document in enumerate(documents_of(series, shares))
        if document is not None
    }


def _tells(cells: Iterable[Any]) -> bool:
    """Tell whether a column is worth its place: not where it is empty, nor where all rows are of everybody."""
    return any(not missing(value) and value not in ("", ALL) for value in cells)
