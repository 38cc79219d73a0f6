"""Every kind of workbook as a file: what Excel would repair."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.unit.publish.workbooks import BOOKS

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SHEETS = "xl/worksheets/sheet.*xml"
ELEMENTS = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting "
    "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks "
    "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst"
)
"""Of a sheet, in the order of ECMA-376, part 1, 18.3.1.99."""


def parts(file: bytes, name: str) -> dict[str, Any]:
    """Return the parts of a file whose names match, as XML."""
    with zipfile.ZipFile(io.BytesIO(file)) as held:
        return {part: ElementTree.fromstring(held.read(part)) for part in held.namelist() if re.fullmatch(name, part)}


def test_no_part_is_written_twice(every_file: bytes) -> None:
    """A file has each part once, and each part is XML that can be read."""
    with zipfile.ZipFile(io.BytesIO(every_file)) as held:
        names = held.namelist()
    assert len(names) == len(set(names)) == len(parts(every_file, ".*"))


def test_elements_of_a_sheet_come_in_the_order_of_the_standard(every_file: bytes) -> None:
    """Excel repairs a file in which they come in another order, or twice."""
    order = ELEMENTS.split()
    for sheet in parts(every_file, SHEETS).values():
        places = [order.index(element.tag.removeprefix(MAIN)) for element in sheet]
        assert places == sorted(set(places))


def test_sheets_have_names_that_excel_takes(every_file: bytes) -> None:
    """At most 31 characters, none of the forbidden signs, each once whatever its case."""
    (workbook,) = parts(every_file, "xl/workbook.xml").values()
    names = [sheet.get("name") for sheet in workbook.iter(f"{MAIN}sheet")]
    assert all(len(name) <= 31 and not re.search(r"[\\/?*\[\]:]|^'|'$|^History$", name) for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_names_are_defined_once_for_each_sheet(every_file: bytes) -> None:
    """A filter is defined once and covers what its sheet says; repeated columns come before repeated rows."""
    (workbook,) = parts(every_file, "xl/workbook.xml").values()
    sheets = parts(every_file, SHEETS)
    names = list(workbook.iter(f"{MAIN}definedName"))
    assert len(names) == len({(name.get("name"), name.get("localSheetId")) for name in names})
    for name in names:
        sheet = sheets[f"xl/worksheets/sheet{int(name.get('localSheetId')) + 1}.xml"]
        if name.get("name") == "_xlnm._FilterDatabase":
            assert name.text.partition("!")[2].replace("$", "") == sheet.find(f"{MAIN}autoFilter").get("ref")
        else:
            *columns, rows = [reference.rpartition("!")[2] for reference in name.text.split(",")]
            assert rows == "$1:$1"
            assert all(re.fullmatch(r"\$A:\$[A-Z]", reference) for reference in columns)


def test_headers_of_a_filter_are_texts_and_each_once(every_book: Any) -> None:
    """A filter needs a text above each column; pandas would rename one that comes twice."""
    for sheet in (sheet for sheet in every_book if sheet.auto_filter.ref):
        names = [cell.value for cell in sheet[1]]
        assert all(isinstance(name, str) and name for name in names)
        assert len(set(names)) == len(names)


def test_relations_of_a_sheet_are_those_that_it_uses(every_file: bytes) -> None:
    """Each link to the web has its relation, each relation an id of its own; Excel holds 65,530 links a sheet."""
    for name, sheet in parts(every_file, SHEETS).items():
        links = list(sheet.iter(f"{MAIN}hyperlink"))
        used = [link.get(f"{RELATED}id") for link in links if link.get(f"{RELATED}id")]
        found = parts(every_file, re.escape(f"xl/worksheets/_rels/{name.rpartition('/')[2]}.rels")).values()
        given = [(one.get("Id"), one.get("TargetMode")) for relations in found for one in relations]
        assert sorted(used) == sorted(key for key, _ in given)
        assert {mode for _, mode in given} <= {"External"}
        assert len(links) == len({link.get("ref") for link in links}) <= 65_530


def test_columns_are_described_once_and_in_order(every_file: bytes) -> None:
    """Overlapping descriptions of columns are repaired; no column is wider than 255 characters."""
    for sheet in parts(every_file, SHEETS).values():
        told = [(int(col.get("min")), int(col.get("max")), float(col.get("width"))) for col in sheet.iter(f"{MAIN}col")]
        assert all(first <= last and width <= 255 for first, last, width in told)
        assert all(one[1] < two[0] for one, two in itertools.pairwise(told))


def test_only_the_first_sheet_is_open(every_file: bytes) -> None:
    """Two sheets that are selected at once would be changed together."""
    (workbook,) = parts(every_file, "xl/workbook.xml").values()
    assert next(workbook.iter(f"{MAIN}workbookView")).get("activeTab", "0") == "0"
    views = [view for sheet in parts(every_file, SHEETS).values() for view in sheet.iter(f"{MAIN}sheetView")]
    assert sum(view.get("tabSelected") == "1" for view in views) <= 1


def test_texts_are_short_enough_and_of_signs_that_xml_has(every_file: bytes, every_book: Any) -> None:
    """A cell holds 32,767 characters, a header or footer 255, a style of numbers 255."""
    for cell in itertools.chain.from_iterable(row for sheet in every_book for row in sheet):
        assert len(str(cell.value)) <= 32_767
        assert len(cell.number_format) <= 255
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", str(cell.value))
    for sheet in parts(every_file, SHEETS).values():
        assert all(len(text) <= 255 for text in sheet.find(f"{MAIN}headerFooter").itertext())


def test_same_input_gives_the_same_bytes(every_file: bytes, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Written again, the file is the same, byte for byte."""
    BOOKS[request.node.callspec.params["every_file"]](tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == every_file
