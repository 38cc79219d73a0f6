"""What belongs together: the prints of one item and group, with the edition whose result they are."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.made import PRESS, alone, edition, figure, indicator, place, question, series

from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.shares.figures import SeriesFigures
from nctrends.model.question import Group, Item, Source

GROUPS = {"us": Group(label="US", base=148), "eu": Group(label="EU")}


def test_items_come_in_the_order_of_the_files() -> None:
    """Editions by year, then questions, items and groups as the files have them; without prints there is none."""
    grid = evolve(
        question(), items={"b": Item(label="B"), "a": Item(label="A")}, table={"a": ("10 %", ""), "b": ("20 %", "")}
    )
    asked = {"z": question(["54 %", ""], [figure("60 %", group="us")]), "grid": grid, "empty": question()}
    told = series(edition(2019, asked, groups=GROUPS), edition(2018, asked, groups=GROUPS), indicators={})
    keys = [(figures.edition, *figures.key[2:]) for figures in SeriesFigures(told)]
    each = [("z", "", "all"), ("z", "", "us"), ("grid", "b", "all"), ("grid", "a", "all")]
    assert keys == [(year, *key) for year in (2018, 2019) for key in each]


def test_restated_figure_belongs_to_the_edition_that_it_restates() -> None:
    """A figure that the 2017 report repeats for 2016 is a result of 2016, on the respondents of 2016."""
    told = series(
        edition(2016, {}, 370),
        edition(2017, question(figures=[figure("34 percent", restates=2016), figure("46 percent")]), 435),
        indicators={},
    )
    rows = {row.edition: row for row in estimates(told)}
    assert (rows[2016].printed, rows[2016].base) == ("34 percent", 370)
    assert (rows[2017].printed, rows[2017].base) == ("46 percent", 435)


def test_crosswalk_finds_a_restated_figure_where_it_is_printed() -> None:
    """A place with `restated_in` takes the figures of the later file that are of its own year."""
    told = series(
        edition(2016, {}, 370),
        edition(2017, question(["46 %", ""], [figure("34 percent", restates=2016)]), 435),
        indicators={"it": indicator({2016: place(restated_in=2017), 2017: place()})},
    )
    at = told.crosswalk.indicators["it"].at
    earlier, later = (SeriesFigures(told).at(year, at[year]) for year in (2016, 2017))
    assert [reading.text for reading in earlier.readings] == ["34 percent"]
    assert [reading.text for reading in later.readings] == ["46 %"]
    assert earlier.survey.respondents == 370


def test_figure_restating_an_edition_that_is_not_there_is_left_out() -> None:
    """A result of a year without an edition has no respondents, and no row."""
    told = alone(question(figures=[figure("34 percent", restates=1999), figure("46 percent")]))
    assert [row.printed for row in estimates(told)] == ["46 percent"]


def test_groups_at_a_place_are_those_with_figures() -> None:
    """All respondents come first, then the groups of which something is printed there, in the order of the file."""
    asked = question(["54 %", ""], [figure("60 %", group="eu"), figure("50 %", group="us")])
    told = series(edition(2018, {"q": asked, "p": question(["1 %", ""])}, groups=GROUPS), indicators={})
    figures = SeriesFigures(told)
    assert figures.groups_at(2018, place()) == ("all", "us", "eu")
    assert figures.groups_at(2018, place(question="p")) == ("all",)


def test_sources_are_cited_as_far_as_they_are_known() -> None:
    """A row names its documents with section, page and line, the most trusted first, each once."""
    here = Source(in_="report", section="Insight 1", page=3, line=314)
    prose = [figure("almost 60 percent", source=here), figure("about 60 percent", source=PRESS)]
    (row,) = estimates(alone(question(["58 %", ""], [prose[1], prose[0], prose[0]])))
    assert row.source == "Report · Report, Insight 1, page 3, line 314 · Press"
    assert row.printed == "58 % · almost 60 percent · about 60 percent"


@pytest.mark.parametrize(
    ("kind", "printed", "more", "there"),
    [
        pytest.param("single", "148", {}, True, id="people"),
        pytest.param("single", "40 TB", {"measure": "terabytes"}, False, id="a measure"),
        pytest.param("count", "12", {}, False, id="things"),
        pytest.param("statement", "12", {}, False, id="a statement's count"),
        pytest.param("statement", "60 %", {}, True, id="a statement's share"),
        pytest.param("single", "most common", {"words": True}, False, id="words"),
    ],
)
def test_only_shares_of_people_are_shares(kind: str, printed: str, more: dict[str, object], there: bool) -> None:
    """Counts of people who answered become shares; counts of other things and words never do."""
    told = alone(question(figures=[figure(printed, **more)], kind=kind))
    assert bool(list(SeriesFigures(told))) is there


def test_figure_about_the_question_as_a_whole_is_no_share() -> None:
    """A figure without options speaks of no share."""
    assert list(SeriesFigures(alone(question(figures=[figure("60 %", of=())])))) == []


def test_nets_come_after_options_in_the_order_of_the_scale() -> None:
    """Rows of one item: single options in the order of the scale, then nets; a net's id joins those of its parts."""
    asked = question(
        options="no maybe yes",
        row=["10 %", "", "30 %"],
        figures=[figure("40 %", of=["yes", "no"]), figure("60 %", of="maybe")],
    )
    assert [row.option for row in estimates(alone(asked))] == ["no", "maybe", "yes", "no+yes"]
