"""Two figures that one document prints as a series: its own pair is compared, where it prints both."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import REPORT, change, edition, figure, indicator, place, question, series

import nctrends as nct
from nctrends.model.crosswalk import Step
from nctrends.model.question import Document, Group, PrintedFigure, Question, Source
from nctrends.model.series import Series
from nctrends.proportions import miettinen_nurminen_interval

VOUCHED = Step(from_=2016, to=2017, grade="comparable", same_series=REPORT)


def told(before: Question, after: Question, **more: Any) -> Series:
    """Two editions of 400 people, of which the later vouches for both figures."""
    at = {2016: place(), 2017: place(question=more.pop("later", "q"))}
    followed = evolve(indicator({}), at=at, steps=(VOUCHED,))
    editions = edition(2016, {"q": before}, **more), edition(2017, {at[2017].question: after}, **more)
    return series(*editions, indicators={"it": followed})


def restating(printed: str, **more: Any) -> PrintedFigure:
    """What the later report prints of the earlier edition."""
    return figure(printed, restates=2016, **more)


def one(row: str, **more: Any) -> Question:
    """A question with one printed figure, on 400 people."""
    return question(figures=[figure(row)], base_count=400, **more)


OTHERWISE = told(one("40 %"), question(figures=[figure("46 %"), restating("42 %")], base_count=400))


def test_pair_of_the_vouching_document_is_compared() -> None:
    """Where the later report prints 42 % for a year that its own report put at 40 %, 42 and 46 % are compared."""
    row = change(OTHERWISE, ranges="printed")
    assert (row.printed_earlier, row.printed_later) == ("42 %", "46 %")
    assert row.estimate == pytest.approx(0.04)
    assert (row.base_earlier, row.base_source_earlier) == (400, "stated")
    low, high = miettinen_nurminen_interval(184, 400, 168, 400)
    assert (row.conf_low, row.conf_high) == pytest.approx((low, high))
    assert "restated" in row.caveats


def test_own_figures_make_lines_and_comparisons_over_several_editions() -> None:
    """A trend, a comparison with the first edition and editions side by side take what each edition printed itself."""
    (first,) = nct.changes(OTHERWISE, against="first")
    assert first.printed_earlier.startswith("40 %")
    assert "restated" not in first.caveats
    text = nct.table(OTHERWISE, layout="years").to_text()
    assert "40 %" in text
    assert nct.estimates(OTHERWISE).filter(edition=2016)[0].estimate == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("own", "restated"),
    [("40 %", "40.4 %"), ("about 40 %", "42 %"), ("42 %", "42 %"), ("almost half", "46 percent")],
)
def test_figure_that_is_restated_alike_has_no_caveat(own: str, restated: str) -> None:
    """What the two reports print may both hold: more digits, a number for a phrase, the same again."""
    row = change(told(one(own), question(figures=[figure("60 %"), restating(restated)], base_count=400)))
    assert (row.printed_earlier, "restated" in row.caveats) == (restated, False)


def test_question_with_another_id_restates_by_the_id_it_has() -> None:
    """The later question may have a new id; what it restates is of the earlier one, on the base of that."""
    after = question(figures=[figure("46 %"), restating("42 %")], base_count=300)
    row = change(told(one("40 %"), after, later="renamed"))
    assert (row.printed_earlier, row.base_earlier, row.base_later) == ("42 %", 400, 300)
    assert "restated" in row.caveats


def test_counts_behind_the_earlier_table_are_not_those_of_the_restated_figure() -> None:
    """61.2 % of 49 are 30 people in the earlier table, and the restated 57.1 % is a share of its own."""
    before = question(["30.6 %", "8.2 %", "61.2 %"], options="no maybe yes")
    after = question(figures=[figure("46.9 %"), restating("57.1 %")], options="no maybe yes", base_count=49)
    row = change(told(before, after, respondents=49))
    assert row.count_earlier == pytest.approx(0.571 * 49)
    assert (row.base_earlier, row.base_source_earlier) == (49, "respondents")


def test_group_of_the_document_is_compared_with_itself() -> None:
    """A printed subgroup has its own pair."""
    figures = [figure("50 %", group="men"), restating("30 %", group="men")]
    groups = {"men": Group(label="Men", base=100)}
    before = question(figures=[figure("20 %", group="men")])
    (row,) = nct.changes(told(before, question(figures=figures), groups=groups)).filter(group="men")
    assert (row.printed_earlier, row.base_earlier, "restated" in row.caveats) == ("30 %", 100, True)


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param([figure("46 %")], id="restates nothing"),
        pytest.param([figure("46 %"), restating("42 %", source=Source(in_="press"))], id="restated by another"),
        pytest.param([figure("46 %", source=Source(in_="press")), restating("42 %")], id="prints not the later"),
        pytest.param([figure("46 %"), restating("42 %", group="men")], id="restates a group"),
    ],
)
def test_document_that_does_not_print_both_leaves_each_edition_its_own(figures: list[PrintedFigure]) -> None:
    """Without the document's own pair the editions' own figures are compared, and nothing is called restated."""
    groups = {"men": Group(label="Men", base=100)}
    row = nct.changes(told(one("40 %"), question(figures=figures), groups=groups)).filter(group="all")[0]
    assert row.printed_earlier.startswith("40 %")
    assert "restated" not in row.caveats


def test_step_of_no_document_leaves_each_edition_its_own() -> None:
    """A restated figure alone does not make a series: a person says so on the step."""
    plain = evolve(OTHERWISE.crosswalk.indicators["it"], steps=(Step(from_=2016, to=2017, grade="comparable"),))
    row = change(evolve(OTHERWISE, crosswalk=evolve(OTHERWISE.crosswalk, indicators={"it": plain})))
    assert row.printed_earlier.startswith("40 %")


def test_year_known_from_the_later_report_alone_is_not_restated(netclean: Series) -> None:
    """The 2017 report prints 34 percent for 2016 beside its own 46 %, and no report of 2016 prints otherwise."""
    row = nct.changes(netclean).filter(indicator="social-chat-apps")[0]
    assert (row.printed_earlier, row.printed_later) == ("34 percent", "almost half (46 %)")
    assert "restated" not in row.caveats


def test_later_report_of_several_documents_compares_the_one_that_is_named() -> None:
    """The page that prints both is compared with itself, not with another page of the same report."""
    after = question(
        figures=[
            figure("48 %"),
            figure("46 %", source=Source(in_="page")),
            restating("42 %", source=Source(in_="page")),
        ]
    )
    made = told(one("40 %"), after)
    sources = {**made[2017].sources, "page": Document(document="Page")}
    made = evolve(made, editions=(made[2016], evolve(made[2017], sources=sources)))
    step = evolve(VOUCHED, same_series=Source(in_="page"))
    followed = evolve(made.crosswalk.indicators["it"], steps=(step,))
    row = change(evolve(made, crosswalk=evolve(made.crosswalk, indicators={"it": followed})))
    assert (row.printed_earlier, row.printed_later) == ("42 %", "46 %")
