"""How a record shows itself: in one line at a prompt, as a table of its fields in a notebook."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from nctrends.model.base_recovery import BaseRecovery
from nctrends.model.crosswalk import Crosswalk, Indicator, Place
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.question import Filter, Item, PrintedFigure, Question, ResponseOption, Source
from nctrends.model.record import Record
from nctrends.model.series import Series

OPTIONS = (ResponseOption(id="rare", label="Rare"), ResponseOption(id="common", label="Common"))
FIGURE = PrintedFigure(printed="about half", of=("common",))
QUESTION = Question(
    asked="How common it is", kind="ordinal", options=OPTIONS, table={"": ("40 %", "")}, figures=(FIGURE,)
)
SURVEY = Survey(population=Population(id="p", text="people"), respondents=1200, questions={"q": QUESTION})
EDITION = Edition(year=2018, title="Report", surveys={"police": SURVEY})


@frozen(kw_only=True, repr=False)
class Wide(Record):
    """A record of many fields, two of them at a glance."""

    shown = ("last", "first")
    first: str
    a: int = 1
    b: int = 2
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9
    j: int = 10
    k: int = 11
    last: float = 0.0


def test_line_names_what_is_not_as_it_is_by_default() -> None:
    """What has to be given stands first and bare; empty fields and defaults are left out, parts are counted."""
    assert repr(QUESTION) == "<Question: How common it is, kind ordinal, options (2), table (1), figures (1)>"
    assert repr(Crosswalk()) == "<Crosswalk>"
    assert repr(PrintedFigure(printed="12 %")) == "<PrintedFigure: 12 %>"


def test_line_is_cut() -> None:
    """A record with a thousand parts is one short line too."""
    long = Crosswalk(title="T" * 500, indicators={str(i): Indicator(label="x" * 99) for i in range(1000)})
    assert len(repr(long)) < 200
    assert "\n" not in repr(Question(asked="two\nlines"))


def test_line_shows_the_fields_at_a_glance_in_their_order() -> None:
    """Where a type has such fields, the line has no others."""
    assert repr(Wide(first="f", last=0.25)) == "<Wide: last 0.25, f>"


def test_many_fields_unfold() -> None:
    """The fields at a glance are seen at once; the others are counted and unfold."""
    glance, rest = Wide(first="f", last=0.25)._repr_html_().split("<details>")
    assert glance.index(">last<") < glance.index(">first<")
    assert ">a<" not in glance
    assert rest.startswith("<summary>… and 11 more fields</summary>")
    assert ">last<" not in rest


def test_empty_fields_are_left_out() -> None:
    """A notebook shows no field without a value, and no mark that is not set."""
    html = PrintedFigure(printed="12 %")._repr_html_()
    assert ">printed<" in html
    assert ">group<" in html
    for name in ("item", "words", "restates", "hedges", "source", "note"):
        assert f">{name}<" not in html


def test_parts_are_listed_and_the_rest_counted() -> None:
    """Of a mapping ten entries are listed, of a tuple of plain values ten in a row."""
    html = Crosswalk(indicators={f"i{i}": Indicator(label=f"L{i}") for i in range(76)})._repr_html_()
    assert "i9: L9<br>… and 66 more" in html
    html = Place(survey="s", question="q", options=tuple(f"o{i}" for i in range(13)))._repr_html_()
    assert "o9 … and 3 more" in html


def test_record_inside_another_is_a_line() -> None:
    """A source is told in words, not as a call of Python."""
    html = Survey(
        population=Population(id="p", text="people"), respondents=9, source=Source(in_="r", page=4)
    )._repr_html_()
    assert ">r, page 4<" in html
    assert ">p, people<" in html


def test_question_shows_its_answers_with_what_is_printed_of_them() -> None:
    """Cells of the table and figures of one option stand beside the option; all other figures are listed below."""
    net = PrintedFigure(printed="nearly all", of=("rare", "common"))
    group = PrintedFigure(printed="60 %", of=("common",), group="us")
    old = PrintedFigure(printed="55 %", of=("common",), restates=2017)
    html = evolve(QUESTION, figures=(FIGURE, net, group, old))._repr_html_()
    assert ">rare</td>" in html
    assert ">40 %</td>" in html
    assert ">about half</td>" in html
    below = html[html.index(">figures<") :]
    assert "about half" not in below
    for text in ("nearly all, of rare, common", "60 %, of common, group us", "55 %, of common, restates 2017"):
        assert text in below


def test_grid_has_a_column_for_each_row_of_the_question() -> None:
    """Items head the columns, by their labels; a figure of an item stands in its column."""
    figure = PrintedFigure(printed="one in ten", of=("rare",), item="b")
    grid = Question(
        asked="?",
        options=OPTIONS,
        items={"a": Item(label="Item A"), "b": Item(label="Item B")},
        table={"a": ("1 %", "2 %")},
        figures=(figure,),
    )
    assert _rows(grid)[:2] == [["rare", "Rare", "1 %", "one in ten"], ["common", "Common", "2 %", ""]]
    assert ">Item B</th>" in grid._repr_html_()


def test_question_without_options_shows_its_fields() -> None:
    """A statement has no answers: there is no empty table of them."""
    html = Question(asked="?", base=Filter(question="q", options=("yes",)))._repr_html_()
    assert html.count("<table") == 1
    assert ">q, yes<" in html


def test_edition_shows_the_questions_of_its_surveys() -> None:
    """Each survey is a table of questions with what is printed of them counted: a cell and a figure are two texts."""
    html = EDITION._repr_html_()
    assert ">Edition 2018: Report<" in html
    assert ">survey police: people, 1,200 respondents<" in html
    assert _rows(EDITION)[-1] == ["q", "How common it is", "ordinal", "2", "0", "2"]


def test_edition_counts_what_it_does_not_show() -> None:
    """Questions past the tenth and surveys past the fourth are counted."""
    survey = Survey(
        population=Population(id="p", text="x"), respondents=9, questions={str(i): QUESTION for i in range(51)}
    )
    html = Edition(year=2018, title="", surveys={str(i): survey for i in range(7)})._repr_html_()
    assert html.count("… and 41 more in .questions") == 4
    assert "… and 3 more in .surveys" in html


def test_series_shows_its_editions_and_counts_its_indicators() -> None:
    """A line for each edition, with its surveys, and the indicators below."""
    crosswalk = Crosswalk(title="Reports", indicators={f"i{i}": Indicator(label="x") for i in range(12)})
    html = Series(id="s", editions=(EDITION,), crosswalk=crosswalk)._repr_html_()
    assert ">Series s: Reports<" in html
    assert ">police (1,200)<" in html
    assert "12 indicators: i0, " in html
    assert "i9 … and 2 more" in html


def test_recovered_base_heads_its_table() -> None:
    """One base is told, several are counted."""
    assert ">BaseRecovery: base 272<" in BaseRecovery((272,), (((148,), (124,)),), None, 0.7)._repr_html_()
    several = BaseRecovery((10, 20), (((5,), (5,)), ((9, 10), range(7, 2000))), None, 0.7)._repr_html_()
    assert ">BaseRecovery: 2 bases<" in several
    assert "5, 5<br>(9, 10), (7 to 1999)" in several


def _rows(record: Record) -> list[list[str]]:
    """The cells of each row that has some, in all tables of a record."""
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in record._repr_html_().split("<tr>")]
    return [row for row in rows if row]
