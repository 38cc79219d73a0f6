"""Tables as HTML: whole in themselves, safe, and readable without colour or sight."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import nctrends as nct
from nctrends.model.series import Series
from nctrends.present.grid.html import html_document
from nctrends.present.grid.table import Column, Section, Table

TABLE = Table(
    title="What changed",
    columns=(Column(heading="Name", width=10), Column(heading="n", width=5, right=True)),
    sections=(
        Section(heading="First", rows=((("  Cloud", "  2019"), ("−5.1 %",)),)),
        Section(heading="", rows=((("Other",), ("1,000",)),)),
    ),
    notes=("A note.",),
)
ALLOWED = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "p"}


class Seen(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that tags are closed in their order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what a reader sees."""
        self.text += data


def test_table_tells_what_heads_what() -> None:
    """There is a caption and a head; columns, rows and sections are headed by cells that say what they head."""
    seen = Seen(TABLE.to_html())
    assert not seen.open
    scopes = [attributes["scope"] for tag, attributes in seen.tags if tag == "th"]
    assert scopes == ["col", "col", "rowgroup", "row", "row"]
    assert [tag for tag, _ in seen.tags].count("tbody") == 2
    assert "<br>" in TABLE.to_html()
    assert "−5.1\xa0%" in seen.text
    assert seen.text.index("What changed") < seen.text.index("Cloud") < seen.text.index("A note.")


def test_styles_stand_in_their_places_and_name_no_colour() -> None:
    """A letter or a mail keeps the table: no classes, no style element, nothing loaded, nothing told by colour."""
    text = TABLE.to_html()
    assert not re.search(r"class=|<style|<script|https?:|url\(|color|(?<!&)#[0-9a-f]{3}", text)
    assert "text-align:right" in text


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    """Whatever a report prints, it adds no tag and no attribute, and reads as it is printed."""
    section = Section(heading=text, rows=(((text,), (text, text)),))
    table = evolve(TABLE, title=text, notes=(text,), sections=(section,), columns=(Column(heading=text, width=9),) * 2)
    seen = Seen(table.to_html())
    assert {tag for tag, _ in seen.tags} <= ALLOWED
    assert all(set(attributes) <= {"style", "scope", "colspan"} for _, attributes in seen.tags)
    assert "".join("".join(s if s.isprintable() else " " for s in text).split()) in re.sub(r"\s", "", seen.text)


def test_range_stays_in_one_line() -> None:
    """A browser does not break a range behind its dash; other cells may be broken."""
    section = Section(heading="", rows=((("Cloud",), ("34–40 %", "n = 450")), (("Other",), ("12 %",))))
    assert evolve(TABLE, sections=(section,)).to_html().count("white-space:nowrap") == 1


def test_notebook_shows_html(netclean: Series) -> None:
    """A table shows itself as HTML, as short as its content allows."""
    table = nct.table(netclean)
    assert table._repr_html_() == table.to_html()
    assert len(table.to_html()) < 5 * len(table.to_markdown())


def test_notebook_counts_the_rows_it_does_not_show() -> None:
    """A table of more than sixty rows is cut there, across its sections, with a note that counts the rest."""
    sections = tuple(Section(heading=str(i), rows=((("Cloud",), ("12 %",)),) * 35) for i in range(3))
    long = evolve(TABLE, sections=sections)
    assert long._repr_html_().count('<th scope="row"') == 60
    assert "… and 45 more rows: to_html() and to_text() have all" in unescape(long._repr_html_())
    assert "more rows" not in long.to_html()
    assert repr(long) == "<Table: What changed; 105 rows, 2 columns>"


def test_document_says_in_which_signs_it_is_written() -> None:
    """A file of its own begins like one, so that a minus sign is read as one."""
    text = html_document("a < b", TABLE.to_html())
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert '<meta charset="utf-8">' in text
    assert "<title>a &lt; b</title>" in text


@pytest.mark.parametrize("layout", ["changes", "years", "distribution"])
def test_every_layout_is_well_formed(layout: str, netclean: Series) -> None:
    """All layouts of a bundled series close what they open, and all their rows have as many cells as columns."""
    table = nct.table(netclean, layout=layout)
    text = table.to_html()
    assert not Seen(text).open
    rows = [re.findall(r"<t[hd] ", row) for row in re.findall(r"<tr>(.*?)</tr>", text) if "colspan" not in row]
    assert {len(row) for row in rows} == {len(table.columns)}


def test_piece_of_html_reads_alike_whatever_the_signs_of_its_file(netclean: Series) -> None:
    """A table saved by hand has no signs that a program could take for others; read back they are all there."""
    text = nct.table(netclean).to_html()
    assert text.isascii()
    assert "[−15.4, −0.4]" in unescape(text).replace("\N{NO-BREAK SPACE}", " ")
