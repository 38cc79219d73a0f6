"""Writing a series: one fixed form, nothing said that is the default, and no file half written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from tests.conftest import EDITION, Write

from nctrends.errors import InputError
from nctrends.files.load import load_edition, load_series
from nctrends.files.write import to_toml, write_series
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Fieldwork, Population, Survey
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Document, Item, PrintedFigure, Question, ResponseOption, Source
from nctrends.model.series import Series

SURVEY = Survey(population=Population(id="police", text="police officers"), respondents=272)
SMALL = Edition(year=2018, title="Report", surveys={"police": SURVEY})


def test_defaults_are_left_out() -> None:
    """A file says what is known; of what is not known only that which a reader must look for."""
    assert to_toml(SMALL) == (
        "year = 2018\n"
        'title = "Report"\n'
        "\n"
        "[surveys.police]\n"
        'population = { id = "police", text = "police officers" }\n'
        "respondents = 272\n"
        'sampling = "unknown"\n'
        'mode = "unknown"\n'
    )


def test_form_of_a_question() -> None:
    """Short options as bare labels, others with their id; a row without a grid as one array; figures as blocks."""
    question = Question(
        asked="How?",
        wording="verbatim",
        kind="single",
        options=(ResponseOption(id="yes", label="Yes"), ResponseOption(id="n", label="Not at all")),
        period="none",
        base="all",
        source=Source(in_="report", page=3),
        table=ReadOnlyMapping({"": ("54.4 %", "")}),
        figures=(PrintedFigure(printed="more than half", of=("yes",)), PrintedFigure(printed="all", of=("yes", "n"))),
    )
    survey = evolve(
        SURVEY, fieldwork=Fieldwork(from_=date(2018, 5, 2), to=date(2018, 8, 13)), questions={"q": question}
    )
    text = to_toml(evolve(SMALL, sources={"report": Document(document="Report")}, surveys={"police": survey}))
    assert "fieldwork = { from = 2018-05-02, to = 2018-08-13 }\n" in text
    assert text.partition("[surveys.police.questions.q]\n")[2] == (
        'asked = "How?"\n'
        'wording = "verbatim"\n'
        'kind = "single"\n'
        'options = ["Yes", { n = "Not at all" }]\n'
        'period = "none"\n'
        'base = "all"\n'
        'source = { in = "report", page = 3 }\n'
        'table = ["54.4 %", ""]\n'
        "\n"
        "[[surveys.police.questions.q.figures]]\n"
        'printed = "more than half"\n'
        'of = "yes"\n'
        "\n"
        "[[surveys.police.questions.q.figures]]\n"
        'printed = "all"\n'
        'of = ["yes", "n"]\n'
    )


def test_form_of_a_grid() -> None:
    """Items and the rows of their table are sections, an item a plain label unless more is known of it."""
    items = {"a": Item(label="First"), "b": Item(label="Second", base=196)}
    question = Question(asked="?", options=(ResponseOption(id="x", label="X"),), items=items, table={"b": ("6.1%",)})
    text = to_toml(evolve(SMALL, surveys={"police": evolve(SURVEY, questions={"q": question})}))
    assert text.endswith(
        "\n[surveys.police.questions.q.items]\n"
        'a = "First"\n'
        'b = { label = "Second", base = 196 }\n'
        "\n[surveys.police.questions.q.table]\n"
        'b = ["6.1%"]\n'
    )


def test_form_of_a_crosswalk() -> None:
    """Steps are blocks; an indicator says once what its places share, and for each edition what differs."""
    place = Place(survey="police", question="q", options=("yes",))
    other = evolve(place, options=("often", "always"), restated_in=2020)
    step = Step(from_=2017, to=2019, grade="caution", reasons={"prompt": "another lead-in"})
    indicator = Indicator(label="Cloud", at={2016: other, 2017: place, 2019: place}, steps=(step,))
    crosswalk = Crosswalk(
        title="T", steps=(Step(from_=2016, to=2017, grade="comparable"),), indicators={"cloud": indicator}
    )
    assert to_toml(crosswalk) == (
        'title = "T"\n'
        "\n"
        "[[steps]]\n"
        "from = 2016\n"
        "to = 2017\n"
        'grade = "comparable"\n'
        "\n"
        "[indicators.cloud]\n"
        'label = "Cloud"\n'
        'survey = "police"\n'
        'question = "q"\n'
        'options = ["yes"]\n'
        "editions = [2017, 2019]\n"
        'at.2016 = { options = ["often", "always"], restated_in = 2020 }\n'
        "\n"
        "[[indicators.cloud.steps]]\n"
        "from = 2017\n"
        "to = 2019\n"
        'grade = "caution"\n'
        'reasons = { prompt = "another lead-in" }\n'
    )


def test_long_arrays_are_broken_into_lines() -> None:
    """An array that would make a line too long stands with one element a line, and reads back the same."""
    options = tuple(ResponseOption(id=f"option-{i}", label=f"Option {i}") for i in range(20))
    question = Question(asked="?", options=options)
    text = to_toml(evolve(SMALL, surveys={"police": evolve(SURVEY, questions={"q": question})}))
    assert '\noptions = [\n  "Option 0",\n  "Option 1",\n' in text
    assert max(map(len, text.splitlines())) <= 120


def test_series_is_written_as_a_folder(tmp_path: Path, write: Write) -> None:
    """One file an edition, named by its year, and the crosswalk; the folder is made."""
    series = load_series(write({"a.toml": EDITION}))
    write_series(series, tmp_path / "new" / "place")
    assert sorted(path.name for path in (tmp_path / "new" / "place").iterdir()) == ["2018.toml", "crosswalk.toml"]
    assert load_edition(tmp_path / "new" / "place" / "2018.toml") == series[2018]


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    """Writing over an older file leaves nothing of it."""
    (tmp_path / "2018.toml").write_text("x" * 10_000, encoding="utf-8")
    write_series(Series(id="s", editions=(SMALL,)), tmp_path)
    assert load_edition(tmp_path / "2018.toml") == SMALL


def test_folder_that_cannot_be_made_is_an_input_error(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder the error says so, and nothing is written."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="taken"):
        write_series(Series(id="s", editions=(SMALL,)), tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_text_that_utf8_cannot_hold_is_an_input_error(tmp_path: Path) -> None:
    """Half of a surrogate pair is no text; it is refused, and nothing is left behind."""
    with pytest.raises(InputError, match=r"UTF-8|surrogate|2018.toml"):
        write_series(Series(id="s", editions=(evolve(SMALL, title="a\ud800"),)), tmp_path)
    assert list(tmp_path.iterdir()) == []
