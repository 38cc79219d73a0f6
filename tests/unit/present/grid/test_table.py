"""Tables of words: no line too wide for a terminal, no sign taken for markup."""

from __future__ import annotations

import re
import unicodedata

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from tests.cells import as_words, printed

from nctrends.model.rows.about import About, Enquiry
from nctrends.model.rows.change import Change
from nctrends.model.words import BaseSource, Caveat, Comparability, Reason, Verdict
from nctrends.present.grid.table import Column, Section, Table, display_width
from nctrends.present.tables.changes_table import changes_table

TABLE = Table(
    title="Report: what changed",
    columns=(Column(heading="Name", width=10), Column(heading="n", width=5, right=True)),
    sections=(
        Section(heading="First", rows=((("Cloud storage",), ("272",)), (("VPN", "since 2017"), ("8",)))),
        Section(heading="", rows=((("Other",), ("1,000",)),)),
    ),
    notes=("A note that is longer than a line.",),
)


def test_text_is_aligned_in_its_columns() -> None:
    """Cells are wrapped to their width, numbers stand at the right, sections end in a rule, nothing trails."""
    assert TABLE.to_text() == (
        "Report: what\n"
        "changed\n"
        "\n"
        "Name            n\n"
        "─────────────────\n"
        "First\n"
        "Cloud         272\n"
        "storage\n"
        "VPN             8\n"
        "since 2017\n"
        "─────────────────\n"
        "Other       1,000\n"
        "─────────────────\n"
        "A note that is\n"
        "longer than a\n"
        "line.\n"
    )


def test_markdown_is_one_table() -> None:
    """Sections are rows, lines of a cell are joined by breaks, numbers are aligned to the right."""
    assert TABLE.to_markdown() == (
        "**Report: what changed**\n"
        "\n"
        "| Name | n |\n"
        "| :-- | --: |\n"
        "| **First** |  |\n"
        "| Cloud storage | 272 |\n"
        "| VPN<br>since 2017 | 8 |\n"
        "| Other | 1,000 |\n"
        "\n"
        "A note that is longer than a line.\n"
    )


CHANGE = Change(
    series="s",
    indicator="i",
    item="",
    option="o",
    group="all",
    earlier=2017,
    later=2019,
    indicator_label="Technology",
    item_label="Item",
    option_label="Cloud",
    printed_earlier=printed("11.5 percent"),
    printed_later=printed("more than one third"),
    estimate=0.25,
    estimate_low=0.218,
    estimate_high=0.289,
    conf_low=0.168,
    conf_high=0.343,
    conf_level=0.95,
    base_earlier=435,
    base_later=450,
    effect="difference",
    method="miettinen-nurminen",
    adjust="holm",
    family="editions",
    comparability=Comparability.CAUTION,
    reasons=(Reason.PROMPT,),
    verdict=Verdict.ROSE,
)
WITHHELD = evolve(
    CHANGE, verdict=Verdict.NOT_COMPARABLE, comparability=Comparability.NOT_COMPARABLE, estimate=float("nan")
)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
TEXTS = st.sampled_from(
    [LONG, "日本語の質問票による調査" * 9, "한국어 " * 40, "e\u0301" * 60, "👮‍♀️" * 40, "x"]
) | st.text(max_size=60)


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_is_wider_than_a_terminal(label: str, text: str, title: str) -> None:
    """Whatever the labels, titles and printed texts, a line of the table takes at most 100 columns."""
    changed = dict.fromkeys(("indicator_label", "item_label", "option_label"), label)
    rows = [
        evolve(row, **changed, printed_earlier=as_words(text), printed_later=as_words(text))
        for row in (CHANGE, WITHHELD)
    ]
    members = Enquiry(respondents=label, sampling="convenience")
    enquiries = {(2017, "s"): members, (2019, "s"): Enquiry(sampling="unknown")}
    asked = {("i", year): "s" for year in (2017, 2019)}
    lines = changes_table(rows, About(title=title, enquiries=enquiries, asked=asked)).to_text().splitlines()
    assert max(map(display_width, lines)) <= 100


@given(TEXTS, TEXTS)
def test_no_text_breaks_a_markdown_row(label: str, text: str) -> None:
    """Whatever the texts, every row of the Markdown table is one line with as many cells as the head."""
    rows = [evolve(CHANGE, indicator_label=label, option_label=label, printed_earlier=as_words(text))]
    lines = changes_table(rows, About()).to_markdown().split("\n")[2 : 5 + bool(label)]
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines)
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines} == {6}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("a|b", r"a\|b", id="bar"),
        pytest.param("<script>", "&lt;script>", id="tag"),
        pytest.param("**bold**", r"\*\*bold\*\*", id="stars"),
        pytest.param("q_7_a", r"q\_7\_a", id="underscores"),
        pytest.param("back\\slash", "back\\\\slash", id="backslash"),
        pytest.param("two\nlines", "two lines", id="line break"),
    ],
)
def test_signs_of_markdown_are_escaped(text: str, told: str) -> None:
    """What a report prints is shown as printed, never taken for Markdown or HTML; told in any part of the table."""
    table = evolve(TABLE, title=text, notes=(text,), sections=(Section(heading=text, rows=(((text,), ("1",)),)),))
    lines = table.to_markdown().splitlines()
    shown = {told, told.replace(">", "&gt;")}
    assert lines[0] in {f"**{one}**" for one in shown}
    assert shown & {line[2:-6] for line in lines if line.endswith(" | 1 |")}
    assert lines[-1] in shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("abc", 3, id="plain"),
        pytest.param("日本", 4, id="wide"),
        pytest.param("e\u0301", 1, id="combining"),
        pytest.param("é", 1, id="composed"),
        pytest.param("", 0, id="empty"),
        pytest.param("ﾊﾝ", 2, id="half width"),
        pytest.param("Ａ", 2, id="full width"),
        pytest.param(unicodedata.normalize("NFD", "한국어"), 6, id="letters that make syllables"),
        pytest.param("می\u200cخواهم", 7, id="a sign that keeps letters apart"),
        pytest.param("👩\u200d👩\u200d👧", 2, id="signs joined to one picture"),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    """Wide signs take two columns, combining ones none."""
    assert display_width(text) == width


def test_table_of_changes_tells_figures_change_and_verdict() -> None:
    """A row holds both printed figures with their years and bases, the change with its interval, and the verdict."""
    rows = [evolve(CHANGE, base_source_earlier=BaseSource.RESPONDENTS, base_source_later=BaseSource.STATED)]
    table = changes_table(rows, About(title="NetClean Reports"))
    (section,) = table.sections
    assert section.heading == "Technology"
    ((name, earlier, later, change, verdict),) = section.rows
    assert name == ("  Item", "  Cloud")
    assert earlier == ("11.5 percent", "2017, n ≤ 435")
    assert later == ("more than one third", "2019, n = 450")
    assert change == ("+22 to +29", "[+16.8, +34.3]")
    assert verdict[0] == "rose; prompt differs"
    assert table.title == "NetClean Reports: what changed between editions"


def test_vague_change_is_told_as_its_range() -> None:
    """Where a side is known only from a phrase, no middle is printed, however narrow its range."""
    narrow = evolve(CHANGE, caveats=(Caveat.PHRASE_ONLY,), estimate=0.12, estimate_low=0.115, estimate_high=0.125)
    table = changes_table([narrow, evolve(narrow, caveats=())], About())
    assert [row[3][0] for row in table.sections[0].rows] == ["+12 to +13", "+12"]


def test_withheld_rows_come_last_under_their_own_heading() -> None:
    """A change that is not comparable is there, visibly withheld, with its figures."""
    table = changes_table([WITHHELD, CHANGE], About())
    assert table.sections[0].heading == "Technology"
    last = table.sections[-1]
    assert "Withheld" in last.heading
    assert last.rows[0][1] == ("11.5 percent", "2017, n = 435")
    assert last.rows[0][3] == ("withheld",)
    assert "0.0" not in str(last.rows)


def test_several_prints_are_shown_by_the_most_trusted() -> None:
    """Of several printed texts the first stands in the table."""
    table = changes_table([evolve(CHANGE, printed_earlier=printed("11.5 % · about a tenth"))], About())
    assert table.sections[0].rows[0][1][0] == "11.5 %"


def test_table_of_no_changes_is_still_a_table() -> None:
    """Nothing to compare is said, not an error."""
    text = changes_table([], About(title="T")).to_text()
    assert text.startswith("T: what changed")
    assert "There is no change to show" in text
