"""The workbook of a series, read back: every row, every number, every link."""

from __future__ import annotations

import re
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from attrs import evolve
from tests.unit.publish.workbooks import RESULTS, SHEETS, rows_of

import nctrends as nct
from nctrends.cli.main import main
from nctrends.model.series import Series
from nctrends.model.words import cell_text


def test_sheets_come_in_the_order_of_reading(book: Any) -> None:
    """Contents first, notes last."""
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("name", RESULTS)
def test_sheet_holds_all_cells_of_its_results(series: Series, book: Any, name: str) -> None:
    """Each column of the collection is there under its name, with its values; what is missing there is empty here."""
    found, told = RESULTS[name](series), rows_of(book[name])
    assert set(found.columns) <= {cell.value for cell in book[name][1]}
    assert len(told) == len(found)
    for row, cells in zip(found, told, strict=True):
        for column in found.columns:
            cell, value = cells[column], cell_text(getattr(row, column))
            empty = value in (None, "") or value != value  # noqa: PLR0124 - NaN test
            assert cell.value == (None if empty else pytest.approx(value) if isinstance(value, float) else value)


def test_changes_lead_to_their_estimates(series: Series, book: Any) -> None:
    """Both years of each change lead to the row of the same question, item, option, group and edition."""
    estimates = book["Estimates"]
    names = [cell.value for cell in estimates[1]]
    for cells in rows_of(book["Changes"]):
        for side in ("earlier", "later"):
            year, group = cells[side].value, cells["group"].value
            place = series.crosswalk.indicators[cells["indicator"].value].at[year]
            target = re.fullmatch(r"'Estimates'!A(\d+)", cells[side].hyperlink.location)
            assert target
            found = dict(zip(names, [cell.value for cell in estimates[int(target[1])]], strict=True))
            key = (found["edition"], found["survey"], found["question"], found["item"] or "", found["group"])
            assert key == (year, place.survey, place.question, place.item, group)
            assert found["option"] in ("+".join(place.options), *place.options)
            if found["option"] == "+".join(place.options):
                assert found["printed"] == cells[f"printed_{side}"].value
                assert found["estimate"] == cells[f"estimate_{side}"].value


def test_a_net_that_no_edition_prints_leads_to_its_parts(netclean: Series, tmp_path: Path) -> None:
    """The link of a sum goes to the first part, and its tip names the rows of all."""
    nct.write_workbook(netclean, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    row = next(cells for cells in rows_of(book["Changes"]) if str(cells["printed_later"].value).count("+") == 2)
    lines = [int(line) for line in re.findall(r"\d+", row["later"].hyperlink.tooltip)]
    parts = [{c.value for c in book["Estimates"][line]} for line in lines]
    assert [part & {"sweden", "united-kingdom", "europe-other"} for part in parts] == [
        {"sweden"},
        {"united-kingdom"},
        {"europe-other"},
    ]


def test_sources_lead_to_documents_with_an_address(series: Series, book: Any) -> None:
    """A document is a link to the address of one that the source beside it names, told by its site."""
    urls = {(d.document, d.url) for edition in series for d in edition.sources.values()}
    linked = [cells for cells in rows_of(book["Estimates"]) if cells["document"].value]
    assert linked
    for cells in linked:
        cell = cells["document"]
        assert (cell.hyperlink.tooltip, cell.hyperlink.target) in {(name[:255], url) for name, url in urls}
        assert cell.hyperlink.tooltip in cells["source"].value
        assert cell.value in cell.hyperlink.target


def addressed(series: Series, url: str) -> Series:
    """Return a series whose documents are all at one address."""
    editions = [
        evolve(edition, sources={key: evolve(source, url=url) for key, source in edition.sources.items()})
        for edition in series
    ]
    return evolve(series, editions=tuple(editions))


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ('https://example.org/a "b".pdf', "https://example.org/a%20%22b%22.pdf"),
        ("https://example.org/å?a=b&c=%20#d", "https://example.org/%C3%A5?a=b&c=%20#d"),
        ("https://[broken", "https://%5Bbroken"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/" + "x" * 2_100, None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
    ids=["signs", "letters", "broken", "percent", "long", "script", "file"],
)
def test_address_that_excel_would_repair_is_mended_or_left_out(
    netclean: Series, tmp_path: Path, url: str, target: str | None
) -> None:
    """Signs that an address may not have are written as codes; one too long, or not of the web, is no link."""
    nct.write_workbook(addressed(netclean, url), tmp_path / "book.xlsx")
    rows = rows_of(openpyxl.load_workbook(tmp_path / "book.xlsx")["Estimates"])
    links = [cells["document"].hyperlink for cells in rows if cells["document"].hyperlink]
    assert {"#".join(filter(None, (link.target, link.location))) for link in links} == ({target} if target else set())


def test_no_sheet_has_more_links_than_excel_takes(
    netclean: Series, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is beyond them keeps its text."""
    monkeypatch.setattr("nctrends.publish.workbook.spreadsheet.MOST_LINKS", 5)
    nct.write_workbook(netclean, tmp_path / "book.xlsx")
    rows = rows_of(openpyxl.load_workbook(tmp_path / "book.xlsx")["Changes"])
    assert sum(bool(cells[side].hyperlink) for cells in rows for side in ("earlier", "later")) == 5
    assert all(cells["earlier"].value for cells in rows)


def test_pandas_finds_all_columns(series: Series, tmp_path: Path) -> None:
    """A sheet read with pandas has the columns of the frame, with its numbers."""
    nct.write_workbook(series, tmp_path / "book.xlsx")
    for name, results in RESULTS.items():
        told, frame = pd.read_excel(tmp_path / "book.xlsx", sheet_name=name), results(series).to_frame()
        assert set(frame.columns) <= set(told.columns)
        for column in frame.select_dtypes("number"):
            assert told[column].astype(float).tolist() == pytest.approx(
                frame[column].astype(float).tolist(), nan_ok=True
            )


def test_findings_lead_to_their_figures(netclean: Series, tmp_path: Path) -> None:
    """The edition of a finding leads to the first row of the figures in question; its tip names all."""
    nct.write_workbook(netclean, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    estimates = rows_of(book["Estimates"])
    linked = [cells for cells in rows_of(book["Findings"]) if cells["edition"].hyperlink]
    assert len(linked) > 20
    for cells in linked:
        lines = [int(line) for line in re.findall(r"\d+", cells["edition"].hyperlink.tooltip)]
        assert cells["edition"].hyperlink.location == f"'Estimates'!A{lines[0]}"
        for line in lines:
            for column in ("edition", "survey", "question", "item", "option"):
                assert cells[column].value in (None, estimates[line - 2][column].value)


def renamed(series: Series, label: str) -> Series:
    """Return a series whose first indicator has a label of somebody's choice."""
    first = next(iter(series.crosswalk.indicators))
    indicators = {
        name: evolve(indicator, label=label) if name == first else indicator
        for name, indicator in series.crosswalk.indicators.items()
    }
    return evolve(series, crosswalk=evolve(series.crosswalk, indicators=indicators))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "{=1+1}", "+1", "-1", "@SUM(A1)", "#N/A", "=cmd|'/c calc'!A0", "0012", "TRUE", "https://example.org"],
)
def test_text_stays_text(netclean: Series, tmp_path: Path, text: str) -> None:
    """A label that looks like a formula, a number, an error or an address is shown as it is."""
    nct.write_workbook(renamed(netclean, text), tmp_path / "book.xlsx")
    cell = rows_of(openpyxl.load_workbook(tmp_path / "book.xlsx")["Changes"])[0]["indicator_label"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x0bc", "a\ufffdb\ufffdc"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffeb", "a\ufffdb"),
        ("a\r\nb", "a\nb"),
        ("<&>\"'", "<&>\"'"),
        ("_x0041_", "_x0041_"),
        (" a ", " a "),
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("\U0001f600" * 20_000, "\U0001f600" * 16_383 + "…"),
    ],
    ids=["control", "surrogate", "no-sign", "line-break", "markup", "code", "spaces", "long", "two-units"],
)
def test_text_that_no_cell_can_hold_is_mended(netclean: Series, tmp_path: Path, text: str, shown: str) -> None:
    """Signs that XML forbids are replaced, and a text that is too long ends in an ellipsis."""
    nct.write_workbook(renamed(netclean, text), tmp_path / "book.xlsx")
    cell = rows_of(openpyxl.load_workbook(tmp_path / "book.xlsx")["Changes"])[0]["indicator_label"]
    assert cell.value == shown


def test_same_input_gives_the_same_bytes(netclean: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only time in a workbook is the earliest that a zip file can hold."""
    nct.write_workbook(netclean, tmp_path / "one.xlsx")
    now = time.time() + 100_000
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(now))
    nct.write_workbook(netclean, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        times = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z?", b"".join(file.read(name) for name in file.namelist()))
    assert set(times) == {b"1980-01-01T00:00:00Z"}


def test_table_of_changes_saves_what_it_knows(netclean: Series, tmp_path: Path) -> None:
    """Without the series there are only the changes, with their notes."""
    nct.table(nct.changes(netclean)).to_excel(tmp_path / "book.xlsx")
    assert openpyxl.load_workbook(tmp_path / "book.xlsx").sheetnames == ["Contents", "Changes", "Notes"]


def test_table_of_a_series_saves_the_whole_book(netclean: Series, tmp_path: Path) -> None:
    """The table of a series and the series itself give the same workbook."""
    nct.table(netclean).to_excel(tmp_path / "one.xlsx")
    nct.write_workbook(netclean, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("name", ["netclean", "scottish-health-survey"])
def test_layout_years_has_editions_side_by_side(name: str, tmp_path: Path) -> None:
    """Its workbook has a sheet more: the share of each edition as a number, and the change to the last."""
    series = nct.load_series(name)
    nct.table(series, layout="years").to_excel(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book.sheetnames == [*SHEETS[:2], "Years", *SHEETS[2:]]
    told = {(cells["indicator_label"].value, cells["option_label"].value): cells for cells in rows_of(book["Years"])}
    assert len(told) == len({(row.indicator_label, row.option_label) for row in nct.changes(series)})
    for row in nct.changes(series, against="first").filter(group="all"):
        cells = next(
            cells
            for cells in rows_of(book["Years"])
            if (cells["indicator_label"].value, cells["option_label"].value) == (row.indicator_label, row.option_label)
            and ("group_label" not in cells or cells["group_label"].value == "all respondents")
        )
        assert cells[str(row.later)].value == pytest.approx(row.estimate_later)
        assert cells[str(row.earlier)].value == pytest.approx(row.estimate_earlier)


def test_ratios_are_not_shown_as_points(netclean: Series, tmp_path: Path) -> None:
    """A ratio has the format of a plain number; options reach the changes, and the estimates where they take them."""
    nct.write_workbook(netclean, tmp_path / "book.xlsx", effect="ratio", conf_level=0.9, show="probability_increase")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    first = rows_of(book["Changes"])[0]
    assert first["estimate"].number_format == "0.00"
    assert first["estimate_earlier"].number_format == "0.0%"
    assert first["probability_increase"].number_format == "0.0%"
    assert first["probability_increase"].value is not None
    assert {cells["conf_level"].value for cells in rows_of(book["Estimates"])} <= {0.9, None}


def test_no_changes_make_a_workbook_too(netclean: Series, tmp_path: Path) -> None:
    """Sheets without rows keep their headers."""
    nct.write_workbook(netclean, tmp_path / "book.xlsx", indicators=[])
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["Changes"]
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == sheet.dimensions


def test_missing_library_is_one_sentence(netclean: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error says how to install it, and nothing is written."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(nct.MissingExtraError, match=r"^a workbook needs XlsxWriter\. pip install 'nctrends\[excel\]'"):
        nct.write_workbook(netclean, tmp_path / "book.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_told(netclean: Series, tmp_path: Path) -> None:
    """A missing folder is an input error, as for every output."""
    with pytest.raises(nct.InputError, match=r"Nothing was written"):
        nct.write_workbook(netclean, tmp_path / "none" / "book.xlsx")


@pytest.mark.parametrize("command", ["table", "changes", "estimates"])
def test_command_writes_a_workbook(tmp_path: Path, command: str) -> None:
    """An output that ends in .xlsx is the whole workbook."""
    assert main([command, "--output", str(tmp_path / "book.xlsx")]) == 0
    assert openpyxl.load_workbook(tmp_path / "book.xlsx").sheetnames == SHEETS


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "a workbook comes from table, changes or estimates"),
        (["estimates", "--edition", "2018"], "Leave out --edition"),
        (["changes", "--explain", "cloud-storage"], "Leave out --explain"),
    ],
    ids=["check", "edition", "explain"],
)
def test_command_without_a_workbook_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """Where no workbook comes of a command, nothing is written."""
    assert main([*arguments, "--output", str(tmp_path / "book.xlsx")]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_two_thousand_changes_are_all_there(netclean: Series, tmp_path: Path) -> None:
    """A large workbook has a row for each change, and stays small enough to be mailed."""
    rows = nct.changes(netclean)
    many = type(rows).from_rows((row for _ in range(105) for row in rows), rows.about)
    nct.table(many).to_excel(tmp_path / "book.xlsx")
    assert openpyxl.load_workbook(tmp_path / "book.xlsx", read_only=True)["Changes"].max_row == len(many) + 1
    assert (tmp_path / "book.xlsx").stat().st_size < 1_000_000
