"""Every cell of every kind of workbook, walked: what a reader must not meet."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from typing import Any


def cells_of(every_book: Any) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Yield the column, the row by column, and the cell for each cell of the sheets of results."""
    for sheet in every_book:
        if sheet.title not in ("Contents", "Notes"):
            names = [cell.value for cell in sheet[1]]
            for cells in sheet.iter_rows(min_row=2):
                row = dict(zip(names, cells, strict=True))
                yield from ((name, row, cell) for name, cell in row.items())


def test_no_cell_says_that_a_number_is_missing(every_book: Any) -> None:
    """No cell says nan, None or inf, or has it inside a text; none is an error or a formula."""
    for cell in itertools.chain.from_iterable(row for sheet in every_book for row in sheet):
        assert cell.data_type not in ("e", "f")
        assert not (isinstance(cell.value, float) and not math.isfinite(cell.value))
        assert str(cell.value).lower() not in ("nan", "inf", "-inf", "<na>", "nat")
        assert cell.value is None or not re.search(r"\bNone\b|\bnan\b|\binf\b|<NA>", str(cell.value))


NUMBERS = re.compile(
    r"(estimate|count|base|conf|p|probability)(_(low|high|level|value|adjusted|increase|earlier|later))*"
    r"|family_size|holds_from_base_\w+|smallest_detectable|tipping_gap|\d{4}"
)


def test_numbers_are_numbers(every_book: Any) -> None:
    """A column of numbers has no text in it, and each number a format other than the general one."""
    for name, _, cell in cells_of(every_book):
        if NUMBERS.fullmatch(name):
            assert cell.value is None or isinstance(cell.value, int | float)
        if isinstance(cell.value, int | float):
            assert cell.number_format != "General"


def decimals(cell: Any) -> int:
    """Return the decimals of the format of a number."""
    found = re.search(r"0\.(0+)", cell.number_format)
    return len(found[1]) if found else 0


def printed_decimals(text: str) -> int:
    """Return the decimals that a printed text has at most."""
    return max((len(found) for found in re.findall(r"\d[.,](\d{1,2})(?!\d)", text or "")), default=0)


def test_no_share_has_more_digits_than_its_source(every_book: Any) -> None:
    """A share has the decimals of its printed text at most; one below 1 % as many as its first digit needs."""
    for name, row, cell in cells_of(every_book):
        side = next((end for end in ("_earlier", "_later") if name.endswith(end)), "")
        is_share = name == f"estimate{side}" and (side or "effect" not in row) and f"printed{side}" in row
        if is_share and cell.value and row[f"printed{side}"].value and cell.value >= 0.01:
            assert decimals(cell) <= printed_decimals(row[f"printed{side}"].value)


def test_no_change_has_more_digits_than_the_coarser_of_its_sources(every_book: Any) -> None:
    """A change in points has no decimals where one of the two figures is a phrase or in whole percents."""
    for name, row, cell in cells_of(every_book):
        texts = [str(row[f"printed_{end}"].value or "") for end in ("earlier", "later") if f"printed_{end}" in row]
        effect = row["effect"].value if "effect" in row else ""
        if name == "estimate" and effect == "difference" and cell.value and all(texts) and abs(cell.value) >= 0.005:
            assert decimals(cell) <= min(1, *map(printed_decimals, texts))


def test_labels_stand_where_there_are_any(every_book: Any) -> None:
    """No cell in sight holds an id whose label the workbook knows: of an indicator, question, item, option or group."""
    ids = {
        str(cell.value)
        for name, _, cell in cells_of(every_book)
        if name in ("indicator", "question", "option", "survey", "question_earlier", "question_later") and cell.value
    }
    hidden = {
        (sheet.title, cell.column): sheet.column_dimensions[cell.column_letter].hidden
        for sheet in every_book
        for cell in sheet[1]
    }
    for name, _, cell in cells_of(every_book):
        if not hidden[cell.parent.title, cell.column] and isinstance(cell.value, str) and "-" in cell.value:
            assert cell.value not in ids, name


def test_each_link_leads_to_a_cell_that_is_there(every_book: Any) -> None:
    """A link inside the workbook leads to a sheet and a row that exist; one to the web is one that Excel takes."""
    for sheet in every_book:
        for cell in (cell for row in sheet for cell in row if cell.hyperlink):
            place = re.fullmatch(r"'(\w+)'!A(\d+)", cell.hyperlink.location or "")
            if place:
                assert int(place[2]) <= every_book[place[1]].max_row
            else:
                assert re.match(r"https?://\S+$", cell.hyperlink.target)
                assert len(cell.hyperlink.target) <= 2_079
            assert len(cell.hyperlink.tooltip or "") <= 255


def test_linked_text_fits_into_its_cell(every_book: Any) -> None:
    """LibreOffice does not wrap a link: each is shorter than its column is wide."""
    for sheet in every_book:
        for cell in (cell for row in sheet for cell in row if cell.hyperlink):
            assert len(str(cell.value)) <= sheet.column_dimensions[cell.column_letter].width


def test_text_fits_into_its_row(every_book: Any) -> None:
    """No cell in sight needs more lines than its row is high: counted here by cutting at the width, without words."""
    for sheet in every_book:
        for cell in (cell for row in sheet for cell in row if isinstance(cell.value, str)):
            dimension = sheet.column_dimensions[cell.column_letter]
            if not dimension.hidden and cell.row > 1:
                lines = math.ceil(len(cell.value) / (dimension.width * 1.1))
                assert sheet.row_dimensions[cell.row].height >= min(15 * lines, 408.75)
