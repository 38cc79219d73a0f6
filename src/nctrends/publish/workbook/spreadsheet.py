"""Sheets drawn as an Excel file: the one module that knows openpyxl.

openpyxl and not XlsxWriter, which is quicker: it also reads, so that one package serves workbooks and their tests.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from attrs import evolve

from nctrends.errors import MissingExtraError
from nctrends.publish.data import missing
from nctrends.publish.workbook.cells import EDGES, SMALLEST, Heads, Link, Sheet, clean, lines_of
from nctrends.publish.workbook.formats import number_format

HEAD, INK, LINK = "FF1F3A5F", "FFFFFFFF", "FF0B5394"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can tell: the same input gives the same file, whenever it is written."""
FONT, LINE = "Calibri", 15
"""The font of openpyxl's own cells, and its height of a line in points."""
HEADING = 2 * LINE
"""The height of a heading: the button of the filter stands below its text."""
TALLEST = 409
"""The height of a row that Excel allows."""
A4 = 9
MOST_LINKS = 65_530
"""Links of one sheet that Excel takes; it drops all where there are more."""
RUNNING = 200
"""Characters of the title that stand above each printed page; Excel allows 255 with the codes around them."""
FORMULA_SIGNS = ("=", "+", "-", "@")
SHEETS = "xl/worksheets/sheet"
UNMARKED = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_TITLES = re.compile(rb"('[^'<]+'!\$\d+:\$\d+),('[^'<]+'!\$[A-Z]+:\$[A-Z]+)")


class Workbook:
    """A workbook in the making; `content` gives its bytes."""

    def __init__(self, title: str) -> None:
        try:
            import openpyxl  # noqa: PLC0415 - slow to load, and an extra
            from openpyxl import styles  # noqa: PLC0415 - the same
        except ModuleNotFoundError:
            raise MissingExtraError(
                "a workbook needs openpyxl. pip install 'nctrends[excel]', in a clone '.[excel]', installs it."
            ) from None
        self._book: Any = openpyxl.Workbook()
        self._book.remove(self._book.active)
        self._book.properties.title = clean(title)
        self._book.calculation.fullCalcOnLoad = False  # nothing is computed: no question whether to save on closing
        self._running = clean(title).replace("&", "&&")[:RUNNING]
        self._book.properties.creator = "nctrends"
        self._title = styles.Font(name=FONT, bold=True, size=16, color=HEAD)
        self._linked = styles.Font(name=FONT, color=LINK, underline="single")
        self._head = styles.Font(name=FONT, bold=True, color=INK)
        self._fill = styles.PatternFill("solid", fgColor=HEAD)
        self._wrapped = styles.Alignment(wrap_text=True, horizontal="left", vertical="top", indent=1)
        self._right = styles.Alignment(horizontal="right", vertical="top")
        self._top = styles.Alignment(vertical="top")

    def page(self, name: str, rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> None:
        """Add a sheet of words under a title in its first row."""
        sheet = self._sheet(name)
        for y, row in enumerate(rows, 1):
            for x, value in enumerate(row, 1):
                self._put(sheet, y, x, value.tip if isinstance(value, Link) else value)
                if isinstance(value, Link):
                    self._lead(sheet.cell(y, x), value)
                if isinstance(value, int):
                    sheet.cell(y, x).number_format = number_format("count", {"count": value})
                if isinstance(row, Heads):
                    self._heading(sheet.cell(y, x))
            self._tall(sheet, y, [(value, width) for value, width in zip(row, widths, strict=False)])
        sheet.row_dimensions[1].height = 2 * LINE
        sheet["A1"].font, sheet["A1"].alignment = self._title, self._top
        for x, width in enumerate(widths):
            sheet.column_dimensions[_letter(x)].width = width
        sheet.sheet_view.showGridLines = False

    def table(self, told: Sheet) -> None:
        """Add a sheet of rows under their column names: filtered, frozen, its header repeated in print."""
        sheet = self._sheet(told.name)
        for x, name in enumerate(told.columns, 1):
            self._put(sheet, 1, x, name)
            self._heading(sheet.cell(1, x), right=any(isinstance(row[x - 1], int | float) for row in told.rows))
        sheet.row_dimensions[1].height = HEADING
        widths = told.widths
        told = evolve(told, links=dict(islice(told.links.items(), MOST_LINKS)))
        for y, row in enumerate(told.rows):
            self._row(sheet, y, dict(zip(told.columns, row, strict=True)), told)
            self._tall(
                sheet, y + 2, [(v, widths[n]) for n, v in zip(told.columns, row, strict=True) if n not in told.folded]
            )
        self._columns(sheet, told, widths)
        sheet.freeze_panes = f"{_letter(told.pinned)}2"
        sheet.auto_filter.ref = f"A1:{_letter(len(told.columns) - 1)}{len(told.rows) + 1}"
        sheet.print_title_rows = "1:1"
        if told.is_wide:
            sheet.sheet_properties.pageSetUpPr.fitToPage = False
            sheet.print_options.headings = told.numbered
            sheet.page_setup.scale, sheet.page_setup.pageOrder = SMALLEST, "overThenDown"
            sheet.print_title_cols = f"A:{_letter(told.pinned - 1)}" if told.pinned else None

    def _columns(self, sheet: Any, told: Sheet, widths: Mapping[str, float]) -> None:
        """Set the widths, and fold away behind the last column in sight what is not."""
        for x, name in enumerate(told.columns):
            column = sheet.column_dimensions[_letter(x)]
            column.width, column.hidden = widths[name], name in told.folded
            column.outlineLevel = int(name in told.folded)
        sheet.column_dimensions.max_outline = int(bool(told.folded))  # Excel shows the + only where a sheet says so
        sheet.sheet_properties.outlinePr.summaryRight = False

    def content(self) -> bytes:
        """Return the file: without dates of its making, so that equal workbooks are equal bytes."""
        raw, out = io.BytesIO(), io.BytesIO()
        self._book.save(raw)
        with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in made.namelist():
                part = made.read(name)
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                kept.writestr(entry, _mended(name, part))
        return out.getvalue()

    def _sheet(self, name: str) -> Any:
        sheet = self._book.create_sheet(name)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddHeader.left.text = self._running
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.header = 0.75, 0.35
        sheet.page_margins.bottom, sheet.page_margins.footer = 0.75, 0.35
        return sheet

    def _row(self, sheet: Any, y: int, row: dict[str, Any], told: Sheet) -> None:
        for x, (name, value) in enumerate(row.items(), 1):
            self._put(sheet, y + 2, x, value)
            cell = sheet.cell(y + 2, x)
            if isinstance(value, int | float):
                cell.number_format = told.formats.get((y, name)) or number_format(name, row)
            link = told.links.get((y, name))
            if link is not None:
                self._lead(cell, link)

    def _tall(self, sheet: Any, y: int, cells: Sequence[tuple[Any, float]]) -> None:
        """Set the height of a row to its longest text: not every program does so for wrapped cells."""
        lines = max((lines_of(value, width - EDGES) for value, width in cells if isinstance(value, str)), default=1)
        sheet.row_dimensions[y].height = min(lines * LINE, TALLEST)

    def _put(self, sheet: Any, y: int, x: int, value: Any) -> None:
        """Write a value; a text stays a text whatever it starts with, and what is missing stays empty."""
        if missing(value) or value == "":
            return
        cell = sheet.cell(y, x)
        if isinstance(value, str):
            cell.value = clean(value)
            cell.data_type = "s"  # openpyxl takes "=1+1" for a formula, and "#N/A" for an error
            cell.quotePrefix = value.startswith(FORMULA_SIGNS)  # stays a text when somebody edits it
            cell.alignment = self._wrapped
        else:
            cell.value = value
            cell.alignment = self._top

    def _heading(self, cell: Any, *, right: bool = False) -> None:
        """Dress a heading; one of numbers stands above them, at the right."""
        cell.font, cell.fill, cell.alignment = self._head, self._fill, self._right if right else self._wrapped

    def _lead(self, cell: Any, link: Link) -> None:
        from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 - slow to load, and an extra

        cell.font = self._linked
        if link.url:
            cell.hyperlink = link.url
        else:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link.to)
        cell.hyperlink.tooltip = clean(link.tip)[:255] or None


def _mended(name: str, part: bytes) -> bytes:
    """Return a part of the file as openpyxl does not write it.

    Without times; with repeated columns before repeated rows, as Excel has them; and without a green mark on each text
    that could be a number: printed texts are kept as printed.
    """
    if name == "docProps/core.xml":
        return _DATES.sub(b"", part)
    if name == "xl/workbook.xml":
        return _TITLES.sub(rb"\2,\1", part)
    return part.replace(b"</headerFooter>", b"</headerFooter>" + UNMARKED) if name.startswith(SHEETS) else part


def _letter(position: int) -> str:
    """Return the letters of a column, counted from 0."""
    head, last = divmod(position, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + last)
