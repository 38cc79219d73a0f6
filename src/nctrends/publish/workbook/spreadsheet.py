"""Sheets drawn as an Excel file: the one module that knows XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final

from nctrends.errors import MissingExtraError
from nctrends.publish.data import missing
from nctrends.publish.workbook.formats import number_format
from nctrends.publish.workbook.sheet_cells import EDGES, SMALLEST, CellLink, Heads, Sheet, clean, lines_of, shortened

Look = Mapping[str, Any]
"""How a cell looks, in the terms of XlsxWriter."""
BLUE, WHITE, LINK_BLUE = "#1F3A5F", "#FFFFFF", "#0B5394"
NUMBER: Final[Look] = {"valign": "top"}
TEXT: Final[Look] = {"valign": "top", "align": "left", "text_wrap": True, "indent": 1}
COUNT: Final[Look] = {**NUMBER, "num_format": "#,##0"}
TITLE: Final[Look] = {"valign": "top", "bold": True, "font_size": 16, "font_color": BLUE}
HEADING: Final[Look] = {**TEXT, "bold": True, "font_color": WHITE, "bg_color": BLUE}
NUMBER_HEADING: Final[Look] = {**NUMBER, "align": "right", "bold": True, "font_color": WHITE, "bg_color": BLUE}
LINKED: Final[Look] = {"font_color": LINK_BLUE, "underline": 1}
QUOTED: Final[Look] = {"quote_prefix": True}
"""A text that stays a text when somebody edits it."""
EPOCH: Final = datetime(1980, 1, 1)
"""The earliest time that a zip file can hold: the same input gives the same file, whenever it is written."""
CHARACTER = 7
"""Pixels of a character."""
LINE = 15
"""Points of a line of text."""
BELOW = 0.75
"""Points below the last line: XlsxWriter leaves a row of exactly one line to the height that a program chooses."""
FIRST = 2 * LINE
"""Points of the first row: a title, or column names with the button of the filter below them."""
TALLEST = 408.75
"""The greatest height of a row in Excel, in points that are whole pixels."""
A4 = 9
EVERYWHERE = "A1:XFD1048576"
MOST_LINKS = 65_530
"""Links of one sheet that Excel takes."""
LONGEST_TIP = 255
RUNNING = 120
"""Length of the title above each printed page: one line, and short enough for Excel with each & doubled."""
FORMULA_SIGNS = ("=", "+", "-", "@")


class Workbook:
    """A workbook in the making; `content` gives its bytes."""

    def __init__(self, title: str) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415 - slow to load, and an extra
        except ModuleNotFoundError:
            raise MissingExtraError(
                "a workbook needs XlsxWriter. pip install 'nctrends[excel]', in a clone '.[excel]', installs it."
            ) from None
        self._file = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self._book.calc_on_load = False  # nothing is computed: no question whether to save on closing
        self._book.set_properties({"title": clean(title), "author": "nctrends", "created": EPOCH})
        self._header = _header(clean(title))
        self._formats: dict[frozenset[tuple[str, Any]], Any] = {}

    def page(self, name: str, rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> None:
        """Add a sheet of words under a title in its first row."""
        sheet = self._sheet(name)
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                plain = COUNT if isinstance(value, int) else TEXT
                look = HEADING if isinstance(row, Heads) else plain if y else TITLE
                link = value if isinstance(value, CellLink) else None
                self._put(sheet, (y, x), link.tip if link else value, look, link=link)
            _set_height(sheet, y, zip(row, widths, strict=False))
        sheet.set_row(0, FIRST)
        for x, width in enumerate(widths):
            sheet.set_column_pixels(x, x, width * CHARACTER)
        sheet.hide_gridlines(2)

    def table(self, results: Sheet) -> None:
        """Add a sheet of rows under their column names: filtered, frozen, its header repeated in print."""
        sheet = self._sheet(results.name)
        self._columns(sheet, results)
        self._rows(sheet, results)
        sheet.freeze_panes(1, results.pinned)
        sheet.autofilter(0, 0, len(results.rows), len(results.columns) - 1)
        sheet.repeat_rows(0)
        if results.is_wide:
            _spread(sheet, results)

    def content(self) -> bytes:
        """Return the file; equal workbooks are equal bytes."""
        self._book.close()
        return self._file.getvalue()

    def _sheet(self, name: str) -> Any:
        """Add an empty sheet that is printed across A4."""
        sheet = self._book.add_worksheet(name)
        sheet.ignore_errors({"number_stored_as_text": EVERYWHERE})  # printed texts are kept as printed
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
        sheet.set_header(f"&L{self._header}", {"margin": 0.35})
        sheet.set_footer("&L&A&R&P / &N", {"margin": 0.35})
        return sheet

    def _columns(self, sheet: Any, results: Sheet) -> None:
        """Write the headings and set the widths; columns that are folded away open to the right of those in sight."""
        for x, (name, width) in enumerate(results.widths.items()):
            has_numbers = any(isinstance(row[x], int | float) for row in results.rows)
            self._put(sheet, (0, x), name, NUMBER_HEADING if has_numbers else HEADING)
            fold = {"hidden": True, "level": 1} if name in results.folded else {}
            sheet.set_column_pixels(x, x, width * CHARACTER, None, fold)
        sheet.set_row(0, FIRST)
        sheet.outline_settings(symbols_right=False)

    def _rows(self, sheet: Any, results: Sheet) -> None:
        """Write the rows, each as high as its longest text in sight."""
        widths, links = results.widths, dict(islice(results.links.items(), MOST_LINKS))
        for y, cells in enumerate(results.rows):
            row = dict(zip(results.columns, cells, strict=True))
            for x, (name, value) in enumerate(row.items()):
                self._put(sheet, (y + 1, x), value, _look_of(results, y, row, name), link=links.get((y, name)))
            _set_height(sheet, y + 1, ((row[name], widths[name]) for name in row if name not in results.folded))

    def _put(self, sheet: Any, cell: tuple[int, int], value: Any, look: Look, *, link: CellLink | None = None) -> None:
        """Write a value; a text stays a text whatever it starts with, and what is missing stays empty."""
        if missing(value) or value == "":
            if look is HEADING:
                sheet.write_blank(*cell, None, self._format(HEADING))
            return
        if isinstance(value, str):
            look = {**look, **QUOTED} if value.startswith(FORMULA_SIGNS) else look
            value = clean(value)
        style = self._format({**look, **LINKED} if link else look)
        if link:
            target, tip = link.url or f"internal:{link.to}", shortened(clean(link.tip), LONGEST_TIP)
            sheet.write_url(*cell, target, style, str(value), tip)
        write = sheet.write_string if isinstance(value, str) else sheet.write  # which would make a formula of "{=1}"
        write(*cell, value, style)  # over the text of a link, so that a number stays one

    def _format(self, look: Look) -> Any:
        """Return the format of a look, which the workbook keeps once."""
        key = frozenset(look.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _look_of(results: Sheet, y: int, row: Mapping[str, Any], name: str) -> Look:
    """Return how a cell of results looks: a number with the digits that its source supports."""
    if not isinstance(row[name], int | float):
        return TEXT
    return {**NUMBER, "num_format": results.formats.get((y, name)) or number_format(name, row)}


def _set_height(sheet: Any, y: int, cells: Iterable[tuple[Any, float]]) -> None:
    """Set the height of a row to its longest text: not every program does so for wrapped cells."""
    lines = max((lines_of(value, width - EDGES) for value, width in cells if isinstance(value, str)), default=1)
    sheet.set_row(y, min(lines * LINE + BELOW, TALLEST))


def _spread(sheet: Any, results: Sheet) -> None:
    """Print a sheet that is too wide for one page on several, each of which names its rows."""
    sheet.set_print_scale(SMALLEST)
    sheet.print_across()
    if results.numbered:
        sheet.print_row_col_headers()
    if results.pinned:
        sheet.repeat_columns(0, results.pinned - 1)


def _header(title: str) -> str:
    """Return a title as the header of a page, in which & starts a code: XlsxWriter takes &G and &[ for an image."""
    doubled = shortened(title, RUNNING).replace("&", "&&")
    return doubled.replace("&&G", "&&\u200bG").replace("&&[", "&&\u200b[")
