"""Tables of the page: headings that head their rows, links in lines, signs with words, regions only where needed."""

from __future__ import annotations

import re

import pytest

from nctrends.present.grid.table import Column, Row, Section, Table
from nctrends.present.page.html_tables import MOST_MARKS, Ways, html_table


def table(*rows: Row, columns: int = 2, heading: str = "Part") -> Table:
    """A table of one section."""
    return Table(
        title="Table",
        columns=tuple(Column(heading=f"Column {i}", width=20) for i in range(columns)),
        sections=(Section(heading=heading, rows=rows),),
        notes=("Note.",),
    )


def test_each_line_of_a_cell_leads_where_it_should() -> None:
    """A link stands in its own line; the parts of a sum are led to one by one."""
    made = html_table(
        table((("name",), ("1 % + 2 %", "2030"))),
        Ways(links={(0, 1, 0): (("1 %", "#a"), (" + ", ""), ("2 %", "#b")), (0, 1, 1): (("", "https://x.org"),)}),
    )
    assert '<a href="#a">1\xa0%</a> + <a href="#b">2\xa0%</a><br><a href="https://x.org">2030</a>' in made


def test_text_with_a_plus_and_one_target_is_one_link() -> None:
    """A printed text that holds a plus sign of its own is not cut."""
    made = html_table(table((("name",), ("16 + 4",))), Ways(links={(0, 1, 0): (("", "#a"),)}))
    assert '<a href="#a">16 + 4</a>' in made


def test_sign_is_read_out_as_its_words() -> None:
    """A mark is hidden from readers aloud; its words, with the column where it leads on, are hidden from the eye."""
    ways = Ways(spoken={"●": "printed", "·": "not asked"}, links={(0, 1, 0): (("", "#a"),)})
    made = html_table(table((("name",), ("●",), ("·",)), columns=3), ways)
    assert (
        '<a href="#a"><span aria-hidden="true">●</span><span class="unseen">Column 1: printed</span></a></td>' in made
    )
    assert '><span aria-hidden="true">·</span><span class="unseen">not asked</span></td>' in made


@pytest.mark.parametrize("columns", [MOST_MARKS, MOST_MARKS + 1])
def test_only_a_table_that_may_scroll_is_a_stop_of_the_keyboard(columns: int) -> None:
    """Marks that fit any window are no region; more of them are one, with the name of the table."""
    row = (("name",), *[("●",)] * (columns - 1))
    made = html_table(table(row, columns=columns), Ways(spoken={"●": "printed"}))
    assert ('tabindex="0" role="region" aria-label="Table"' in made) == (columns > MOST_MARKS)


def test_heading_of_a_section_heads_its_own_rows() -> None:
    """Each section is a body of its own, its heading of the rows below and as wide as the table."""
    made = html_table(table((("a",), ("1",)), (("b",), ("2",))))
    assert made.count("<tbody") == 1
    assert '<th scope="rowgroup" role="rowheader" colspan="2">Part</th>' in made
    assert len(re.findall(r'<th scope="row" ', made)) == 2


def test_cell_carries_its_heading_to_a_phone() -> None:
    """Where the head of the table is not seen, each cell shows the heading of its column."""
    assert '<td role="cell" data-name="Column 1">1</td>' in html_table(table((("a",), ("1",))))


def test_table_without_rows_is_its_notes() -> None:
    """No head stands over nothing."""
    assert html_table(table()) == "<p>Note.</p>"
