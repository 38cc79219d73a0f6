"""Where a figure exists: each of the five answers, and nothing for a year that has none."""

from __future__ import annotations

from attrs import evolve
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

import nctrends as nct
from nctrends.model.question import Question
from nctrends.model.series import Series
from nctrends.model.words import Presence

PRINTED = question(["61.4%", "38.6%"])
EMPTY = question()


def had(*questions: Question | None, at: set[int] | None = None, grade: str = "identical") -> list[str]:
    """What editions from 2030 on have of the indicator, which leads to those of `at`."""
    asked = {2030 + i: one for i, one in enumerate(questions)}
    years = {year for year, one in asked.items() if one} if at is None else at
    followed = indicator({year: place() for year in sorted(years)}, grade)
    made = series(*(edition(y, {"q": one} if one else {}) for y, one in asked.items()), indicators={"it": followed})
    return [row.availability for row in nct.availability(made)]


def test_printed_figure_and_question_that_was_not_asked() -> None:
    """An edition without the question says so."""
    assert had(PRINTED, None, PRINTED) == ["printed", "not asked", "printed"]


def test_lost_chart_and_unpublished_number_differ() -> None:
    """A chart whose values are lost is told apart from a result of which no number was printed."""
    assert had(PRINTED, evolve(EMPTY, chart_lost=True), EMPTY) == ["printed", "chart lost", "not published"]


def test_question_that_no_place_leads_to_was_asked_all_the_same() -> None:
    """Where the crosswalk leaves a year out but its edition has the question, the result was not published."""
    assert had(PRINTED, EMPTY, PRINTED, at={2030, 2032}) == ["printed", "not published", "printed"]
    other = question(options="sure no")
    assert had(PRINTED, other, PRINTED, at={2030, 2032}) == ["printed", "not published", "printed"]


def test_statement_in_words_is_no_number() -> None:
    """A figure without a number is kept in its edition, and is not a figure that can be compared."""
    words = question(figures=[figure("most of them", words=True)])
    assert had(PRINTED, words) == ["printed", "not published"]


def test_not_comparable_marks_the_later_figure() -> None:
    """A step that is not comparable stands on the edition that it leads to, with the reason."""
    assert had(PRINTED, PRINTED, grade="not_comparable") == ["printed", "not comparable"]


def test_every_answer_has_a_mark_of_its_own() -> None:
    """The matrix tells the five apart without colour."""
    assert len({presence.sign for presence in Presence}) == len(Presence)


def test_matrix_and_changes_agree_on_the_bundled_series(netclean: Series) -> None:
    """A figure that a change uses is printed, and a withheld change is marked on its later edition."""
    found = {(row.indicator, row.edition): row.availability for row in nct.availability(netclean)}
    for change in nct.changes(netclean):
        assert found[change.indicator, change.earlier] in ("printed", "not comparable")
        withheld = change.verdict == "not comparable"
        assert found[change.indicator, change.later] == ("not comparable" if withheld else "printed")
