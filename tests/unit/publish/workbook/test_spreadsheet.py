"""What XlsxWriter would refuse, cut or take for something else."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from nctrends.publish.workbook.sheet_cells import CellLink, Sheet
from nctrends.publish.workbook.spreadsheet import Workbook


def written(sheet: Sheet, title: str = "Examples") -> Any:
    """Return a sheet as it is read back."""
    book = Workbook(title)
    book.table(sheet)
    return openpyxl.load_workbook(io.BytesIO(book.content()))[sheet.name]


def units(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "title",
    ["R&D", "P&G and &G", "A &[Picture]", "&" * 300, "x" * 300, "\U0001f600" * 300, "&G" * 200],
    ids=["ampersand", "image", "named-image", "ampersands", "long", "two-units", "images"],
)
def test_title_is_the_header_of_a_page(title: str) -> None:
    """Each & is doubled, no code for an image is left, and the header with its codes has 255 characters at most."""
    header = written(Sheet(name="S", holds="", columns=("code",), rows=[], links={}), title).oddHeader.left.text
    shown = header.replace("&&", "&").replace("\u200b", "")
    assert "&&" not in header.replace("&&", "")
    assert title.startswith(shown)
    assert len(shown) >= min(len(title), 60)
    assert units(f"&L{header}") <= 255


def test_tip_of_a_link_is_cut_where_excel_would_refuse_it() -> None:
    """A tip has 255 characters at most, of which one beyond the basic plane is two."""
    link = CellLink(to="'S'!A1", tip="\U0001f600" * 200)
    sheet = written(Sheet(name="S", holds="", columns=("code",), rows=[["a"]], links={(0, "code"): link}))
    assert sheet["A2"].hyperlink.tooltip == "\U0001f600" * 127


def test_number_under_a_link_stays_a_number() -> None:
    """A year that leads to its figures can be filtered and sorted as a number."""
    link = CellLink(to="'S'!A1", tip="there")
    sheet = written(Sheet(name="S", holds="", columns=("later",), rows=[[2019]], links={(0, "later"): link}))
    assert (sheet["A2"].value, sheet["A2"].number_format) == (2019, "0")
    assert (sheet["A2"].hyperlink.location, sheet["A2"].font.underline) == ("'S'!A1", "single")


def test_no_row_is_left_to_the_height_that_a_program_chooses() -> None:
    """A long text that is folded away makes no row higher: each row has a height of its own."""
    columns, rows = ("code", "message"), [["a", "x" * 2_000], ["a\nb", ""]]
    sheet = written(Sheet(name="S", holds="", columns=columns, rows=rows, links={}, folded=frozenset({"message"})))
    heights = [sheet.row_dimensions[y].height for y in (2, 3)]
    assert 15 < heights[0] < 30 < heights[1] < 45
