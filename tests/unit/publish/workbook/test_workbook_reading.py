"""The workbook of a series as a reader meets it: on screen, on paper, and the words around its sheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.publish.workbooks import RESULTS, SHEETS, rows_of

import nctrends as nct
from nctrends.model.series import Series

IDS = {"series", "indicator", "survey", "question", "item", "option", "group", "question_earlier", "question_later"}
A4_ACROSS = (297 - 2 * 10.2) / 25.4 * 96 / 7
"""Characters of 7 pixels between margins of 0.4 inches."""
YEARS = ("edition", "earlier", "later")


@pytest.mark.parametrize("name", RESULTS)
def test_years_are_whole_and_without_separators(book: Any, name: str) -> None:
    """2019 is shown as 2019, and is a whole number."""
    for cells in rows_of(book[name]):
        for column in YEARS:
            if column in cells:
                assert isinstance(cells[column].value, int)
                assert cells[column].number_format == "0"


@pytest.mark.parametrize("name", RESULTS)
def test_header_stays_in_sight_on_screen_and_in_print(book: Any, name: str) -> None:
    """The header row is frozen, filters all rows, and is repeated on pages with the title, the sheet and a number."""
    sheet = book[name]
    assert re.fullmatch(r"[A-Z]2", sheet.freeze_panes)
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.oddHeader.left.text == book.properties.title
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "&P / &N")


@pytest.mark.parametrize("name", RESULTS)
def test_print_is_large_enough_to_read(book: Any, name: str) -> None:
    """No sheet is printed at less than 70 %: one that is too wide takes several pages, each naming its rows."""
    sheet = book[name]
    width = sum(d.width for d in sheet.column_dimensions.values() if not d.hidden)
    if sheet.sheet_properties.pageSetUpPr.fitToPage:
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert A4_ACROSS / width >= 0.7
    else:
        assert sheet.page_setup.scale == 70
        assert bool(sheet.print_options.headings) == (name in ("Estimates", "Findings"))
        assert bool(sheet.print_title_cols) == (sheet.freeze_panes != "A2")


def in_sight(sheet: Any, room: float) -> list[str]:
    """Return the names of the columns that a screen shows without scrolling; `room` is in characters."""
    shown = []
    for cell in sheet[1]:
        dimension = sheet.column_dimensions[cell.column_letter]
        room -= 0 if dimension.hidden else dimension.width
        if room >= 0 and not dimension.hidden:
            shown.append(cell.value)
    return shown


def test_what_matters_is_on_the_first_screen(series: Series, book: Any) -> None:
    """At 1,280 pixels a reader sees what changed, when, both printed texts, the change, its interval and verdict."""
    shown = in_sight(book["Changes"], (1280 - 50) / 7)
    wanted = "indicator_label earlier later printed_earlier printed_later estimate conf_low conf_high verdict"
    assert set(wanted.split()) <= set(shown)
    pinned = shown[: ord(book["Changes"].freeze_panes[0]) - ord("A")]
    assert pinned[0] == "indicator_label"
    assert all(name.endswith("_label") for name in pinned)
    assert not shown[len(pinned)].endswith("_label")


def test_reader_sees_labels_and_not_ids(book: Any) -> None:
    """Ids of what has a label are folded away on every sheet, and the + that opens them is shown."""
    for name in RESULTS:
        sheet = book[name]
        folded = {c.value for c in sheet[1] if sheet.column_dimensions[c.column_letter].hidden}
        present = {c.value for c in sheet[1]}
        assert present & IDS <= folded
        assert sheet.sheet_format.outlineLevelCol == 1


def test_columns_are_wide_enough_for_their_headings(book: Any) -> None:
    """No heading is cut, in sight or folded away."""
    for name in RESULTS:
        for cell in book[name][1]:
            assert book[name].column_dimensions[cell.column_letter].width > len(cell.value)


def test_contents_lead_to_the_sheets_and_count_their_rows(series: Series, book: Any) -> None:
    """Each sheet of results is listed with its rows and a link that exists."""
    listed = {row[0].value: row for row in book["Contents"].iter_rows(min_row=4, max_row=8)}
    assert list(listed) == SHEETS[1:]
    for name, row in listed.items():
        assert row[0].hyperlink.location == f"'{name}'!A1"
        assert row[1].value == (len(RESULTS[name](series)) if name in RESULTS else None)


def test_contents_count_the_verdicts(series: Series, book: Any) -> None:
    """The first page says how many changes rose, fell, and so on; all changes are counted."""
    counts = {row[0].value: row[1].value for row in book["Contents"].iter_rows(min_row=11, max_row=15)}
    changes = nct.changes(series)
    assert sum(counts.values()) == len(changes)
    for verdict, count in counts.items():
        assert count == len(changes.filter(verdict=verdict))


def test_contents_say_who_was_asked_and_on_what_terms(series: Series, book: Any) -> None:
    """Each survey of each edition stands there with its respondents; so do the publisher and the licence."""
    rows = [[cell.value for cell in row] for row in book["Contents"].iter_rows(min_row=17)]
    for edition in series:
        assert edition.title in [row[0] for row in rows]
        for survey in edition.surveys.values():
            assert any(row[1] == survey.respondents and survey.population.text in str(row[2]) for row in rows)
    told = {row[0]: row[2] for row in rows}
    assert told["Publisher"] == series.crosswalk.publisher
    assert told.get("Licence", "") == series.crosswalk.licence


def test_notes_say_how_the_changes_are_computed(netclean: Series, tmp_path: Path) -> None:
    """The choices of the caller stand there, so that a reader can make the same numbers again."""
    nct.write_workbook(
        netclean, tmp_path / "book.xlsx", against="first", method="newcombe", conf_level=0.9, adjust="none"
    )
    told = [cell.value for cell in openpyxl.load_workbook(tmp_path / "book.xlsx")["Notes"]["B"]]
    wanted = "effect: difference; method: newcombe; adjust: none; conf_level: 90 %; against: first."
    assert any(re.sub("family: .*?; ", "", str(text)) == wanted for text in told)


def test_notes_say_what_every_column_holds(book: Any) -> None:
    """The notes end with the columns of each sheet, in its order, each with a meaning of its own words."""
    rows = [[cell.value for cell in row] for row in book["Notes"].iter_rows()]
    for name in RESULTS:
        start = next(y for y, row in enumerate(rows) if row[0] == f"Columns of {name}") + 1
        columns = [cell.value for cell in book[name][1]]
        assert [row[0] for row in rows[start : start + len(columns)]] == columns
        assert all(row[1] and row[1].endswith(".") for row in rows[start : start + len(columns)])
