"""What a cell of a workbook looks like."""

from __future__ import annotations

from nctrends.publish.workbook.sheet_cells import EDGES, PAPER, SMALLEST, Sheet, clean, lines_of, shortened, width_of


def test_column_is_as_wide_as_its_texts_need() -> None:
    """Short texts make a narrow column, long ones no wider than is laid down, and headings are never cut."""
    assert width_of("message", ["x"]) < width_of("message", ["x" * 40]) < width_of("message", ["x" * 400])
    assert width_of("message", ["x" * 400]) == width_of("message", ["x" * 4000])
    assert width_of("holds_from_base_earlier") > len("holds_from_base_earlier")


def test_text_that_fits_takes_one_line() -> None:
    """A column as wide as its text needs shows it in one line; breaks in the text count."""
    for length in range(1, 40):
        assert lines_of("x" * length, width_of("message", ["x" * length]) - EDGES) == 1
    assert lines_of("a\nb", 20) == 2


def test_a_column_of_numbers_has_room_for_them() -> None:
    """A change with its unit fits below a short heading; a year needs less."""
    assert width_of("base", [1.0]) >= len("+12.3% pts") + 2
    assert width_of("later", [2019]) < width_of("base", [1.0])


def test_a_sheet_is_wide_where_one_page_would_be_too_small_to_read() -> None:
    """Columns that are folded away take no paper."""
    columns = tuple(f"column_{i}" for i in range(20))
    sheet = Sheet(name="S", holds="", columns=columns, rows=[["x" * 20] * 20], links={})
    assert sum(sheet.widths.values()) > PAPER * 100 / SMALLEST
    assert sheet.is_wide
    assert not Sheet(name="S", holds="", columns=columns, rows=sheet.rows, links={}, folded=frozenset(columns)).is_wide


def test_widths_are_those_of_all_rows() -> None:
    """Each column of a sheet is measured over its own cells."""
    sheet = Sheet(name="S", holds="", columns=("code", "message"), rows=[["a", "b" * 50], ["c", None]], links={})
    assert sheet.widths == {"code": width_of("code", "a"), "message": width_of("message", ["b" * 50])}


def test_clean_keeps_what_xml_allows() -> None:
    """Tabs, line breaks and signs beyond the basic plane stay."""
    assert clean("a\tb\nc \U0001f600") == "a\tb\nc \U0001f600"


def test_shortened_never_cuts_a_sign_in_two() -> None:
    """Excel counts a sign beyond the basic plane as two; one that fits by half is left out."""
    assert shortened("\U0001f600" * 3, 6) == "\U0001f600" * 3
    assert shortened("\U0001f600" * 3, 5) == "\U0001f600" * 2
    assert shortened("maps", 4) == "maps"
