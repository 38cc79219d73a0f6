"""Tables in a terminal: narrower columns, blocks or a list, but never a line too wide and never a word cut."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import example, given, strategies as st

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.present.grid.line_breaks import display_width, tied, wrapped
from nctrends.present.grid.table import Column, Section, Table

WIDTHS = (40, 60, 80, 100, 160)
LAYOUTS = ("changes", "years", "distribution")
TABLE = Table(
    title="Report: what changed",
    columns=(Column(heading="Name", width=30), Column(heading="Figure", width=20), Column(heading="n", width=8)),
    sections=(Section(heading="First", rows=((("  Cloud storage",), ("more than one third", "2019"), ("272",)),)),),
    notes=("A note that is longer than a line of a narrow terminal.",),
)
YEARS = Table(
    title="Years",
    columns=tuple(Column(heading=heading, width=16) for heading in ("Name", "2017", "2018", "2019")),
    sections=(Section(heading="", rows=((("Cloud",), ("n = 1,000,000,00",), ("12 %",), ("13 %",)),)),),
    stub=1,
)
WORDS = st.sampled_from(
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        "日本語の質問票による調査" * 3,
        "한국어 " * 9,
        "e\u0301" * 40,
        "👮\ufe0f 👩\u200d🔬 " * 9,
        "กำลังใจ" * 9,
        "ab",
        "",
    ]
) | st.text(max_size=40)


def widest(text: str) -> int:
    """Columns of a terminal that the widest line takes."""
    return max(map(display_width, text.splitlines()))


def test_table_keeps_its_width_where_there_is_room() -> None:
    """A wider terminal changes nothing."""
    assert TABLE.to_text(160) == TABLE.to_text(TABLE.width) == TABLE.to_text()


def test_columns_shrink_in_a_narrow_terminal() -> None:
    """Columns give up what they can spare; the table fills the width that is left."""
    text = TABLE.to_text(50)
    assert widest(text) == 50
    assert "\n  Cloud storage" in text
    assert re.search(r"^Name +Figure +n$", text, re.MULTILINE)


def test_table_becomes_a_list_where_words_would_be_cut() -> None:
    """Each row stands under its name, each figure behind the heading of its column."""
    assert TABLE.to_text(28) == (
        "Report: what changed\n"
        "\n"
        "────────────────────────────\n"
        "First\n"
        "  Cloud storage\n"
        "    Figure: more than one\n"
        "    third; 2019\n"
        "    n: 272\n"
        "────────────────────────────\n"
        "A note that is longer than a\n"
        "line of a narrow terminal.\n"
    )


def test_editions_go_on_below_in_blocks() -> None:
    """A table of editions is cut between them, and each block names its rows."""
    text = YEARS.to_text(36)
    assert widest(text) <= 36
    assert len(re.findall(r"^Cloud ", text, re.MULTILINE)) == text.count("Name ") == 3


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_bundled_tables_fit_every_terminal(layout: str, width: int, netclean: Series, scottish: Series) -> None:
    """In every layout and width no line is too wide, and no figure is lost."""
    for series in (netclean, scottish):
        table = nct.table(series, layout=layout)
        text = table.to_text(width)
        assert widest(text) <= width
        figures = {line for s in table.sections for row in s.rows for cell in row[1:] for line in cell if "[" in line}
        assert all(figure in " ".join(text.split()) for figure in figures)


@given(WORDS, WORDS, WORDS, st.integers(20, 90), st.integers(0, 1))
@example("日" * 30, "日" * 30, "日" * 30, 20, 1)
def test_no_line_is_wider_than_asked(name: str, told: str, heading: str, width: int, stub: int) -> None:
    """Whatever the texts, wide, combining or without a space, a line takes at most the width of the terminal."""
    section = Section(heading=heading, rows=(((f"  {name}", told), (told,), (name, told)),))
    columns = (Column(heading=heading, width=30), *TABLE.columns[1:])
    table = evolve(TABLE, title=heading, columns=columns, sections=(section,), notes=(told,), stub=stub)
    assert widest(table.to_text(width)) <= width


def test_too_narrow_is_told() -> None:
    """A width that no table fits into is an error with the least there is."""
    with pytest.raises(InputError, match=r"width=19 is too narrow for a table\. Give 20 or more"):
        TABLE.to_text(19)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("[−16.8, +34.3]", 1, id="interval"),
        pytest.param("2017, n ≤ 435", 2, id="base"),
        pytest.param("more than 50 %", 3, id="percent"),
        pytest.param("rose; [−1.0, +2.0]", 2, id="interval in a line"),
        pytest.param("+21.8 to +28.9", 1, id="range"),
    ],
)
def test_numbers_are_not_torn_apart(text: str, words: int) -> None:
    """A number stays with its sign, a base with its n, both ends of an interval in one line."""
    assert len(tied(text).split(" ")) == words


def test_marks_stay_on_their_letters() -> None:
    """A cut word keeps a combining mark with the letter before it."""
    lines = wrapped("e\u0301" * 30, 20)
    assert all(line.startswith("e") and line.endswith("\u0301") for line in lines)
