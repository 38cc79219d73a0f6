"""Two editions side by side: each difference once, none that is not there, and candidates that are not linked."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from tests.unit.analysis.made import edition, indicator, place, question

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.crosswalk import Crosswalk
from nctrends.model.edition import Edition, Population
from nctrends.model.question import Filter, Group, Item, Question, ResponseOption
from nctrends.model.rows.edition_difference import DIFFERENCES, EditionDifference
from nctrends.model.series import Series
from nctrends.testing import editions

SCALE = question(options="never rarely often always", kind="ordinal")


def compared(earlier: Edition, later: Edition, crosswalk: Crosswalk | None = None) -> nct.EditionDifferences:
    """Differences of the two editions of a series."""
    series = Series(id="made", editions=(earlier, later), crosswalk=crosswalk or Crosswalk())
    return nct.compare_editions(series, earlier.year, later.year)


def found(before: Any, after: Any, **more: Any) -> list[EditionDifference]:
    """Differences of two editions with one question each."""
    return list(compared(edition(2030, before), edition(2031, after), **more))


def is_certain(row: EditionDifference) -> bool:
    """Tell candidates, of which each earlier wording has three at most, and marked words, which have no mirror."""
    return not row.code.endswith("-candidate") and row.code != "reworded"


def turned(asked: Question) -> Question:
    """The same question with its options the other way round."""
    return evolve(asked, options=asked.options[::-1])


CHANGES = {
    "reworded": (SCALE, evolve(SCALE, asked="Why?")),
    "kind-changed": (SCALE, evolve(SCALE, kind="single")),
    "period-changed": (SCALE, evolve(SCALE, period="past-year")),
    "scale-turned": (SCALE, turned(SCALE)),
    "dont-know-changed": (SCALE, evolve(SCALE, dont_know=("never", "rarely", "often", "always"))),
    "item-added": (SCALE, evolve(SCALE, items={"maps": Item(label="Maps")})),
    "item-removed": (evolve(SCALE, items={"maps": Item(label="Maps")}), SCALE),
    "option-renamed": (SCALE, evolve(SCALE, options=(ResponseOption(id="never", label="No"), *SCALE.options[1:]))),
    "options-reordered": (SCALE, evolve(SCALE, options=(*SCALE.options[1:], SCALE.options[0]))),
    "option-added": (question(options="a b", kind="multi"), question(options="a b c", kind="multi")),
    "option-removed": (question(options="a b c", kind="multi"), question(options="a b", kind="multi")),
}


@pytest.mark.parametrize("code", CHANGES)
def test_one_change_is_told_once(code: str) -> None:
    """A question that differs in one thing gives the one row that says so; a scale without steps also says that."""
    codes = [row.code for row in found(*CHANGES[code])]
    assert [one for one in codes if code != "dont-know-changed" or one != "scale-resized"] == [code]


def test_reworded_marks_the_words_that_differ() -> None:
    """Words of one wording that the other lacks stand in brackets, on both sides."""
    (row,) = found(evolve(SCALE, asked="Do you often use maps?"), evolve(SCALE, asked="Do you use new maps?"))
    assert (row.before, row.after) == ("Do you [often] use maps?", "Do you use [new] maps?")
    assert row.message == "The question was put in other words."


def test_paraphrased_wording_is_not_called_another_question() -> None:
    """Where a file holds a paraphrase, other words do not prove that the question was put otherwise."""
    (row,) = found(evolve(SCALE, wording="paraphrased"), evolve(SCALE, asked="Why?"))
    assert "may have been put in the same words" in row.message


def test_scale_of_more_steps_is_resized() -> None:
    """A scale that gains a step tells the step and the new length; the order of the others is as it was."""
    longer = question(options="never rarely sometimes often always", kind="ordinal")
    rows = found(SCALE, longer)
    assert [row.code for row in rows] == ["option-added", "scale-resized"]
    assert (rows[1].before, rows[1].after) == ("4 steps", "5 steps")


def test_options_of_a_list_are_reordered_and_not_turned() -> None:
    """Only a scale has two ends that can change places."""
    listed = evolve(SCALE, kind="multi")
    assert [row.code for row in found(listed, turned(listed))] == ["options-reordered"]


def test_filter_is_told_in_words() -> None:
    """Another base names the answers that lead to the question, not their ids."""
    first = evolve(question(options="yes no"), asked="Do you use maps?")
    asked = evolve(SCALE, base=Filter(question="first", options=("yes",)))
    (row,) = found({"first": first, "q": SCALE}, {"first": first, "q": asked})
    assert (row.code, row.before) == ("base-changed", "all respondents")
    assert row.after == 'those who answered Yes to "Do you use maps?"'


def test_order_of_a_filter_is_no_difference() -> None:
    """Filters are sets of answers."""
    first = question(options="yes no maybe")
    bases = (Filter(question="first", options=names) for names in (("yes", "maybe"), ("maybe", "yes")))
    before, after = (evolve(SCALE, base=base) for base in bases)
    assert found({"first": first, "q": before}, {"first": first, "q": after}) == []


def test_survey_differences_come_before_its_questions() -> None:
    """Other people, another mode, other groups: told once for the survey."""
    one, other = edition(2030, SCALE), edition(2031, turned(SCALE), mode="interview")
    survey = evolve(
        other.surveys["people"],
        population=Population(id="others", text="Others"),
        sampling="census",
        groups={"men": Group(label="Men")},
    )
    rows = compared(one, evolve(other, surveys={"people": survey, "more": survey}))
    assert [row.code for row in rows] == [
        "population-changed",
        "mode-changed",
        "sampling-changed",
        "group-added",
        "scale-turned",
        "survey-added",
    ]


def test_unknown_is_not_called_a_change() -> None:
    """A period that was not seen in one edition may be the same."""
    (row,) = found(evolve(SCALE, period="unknown"), SCALE)
    assert (row.code, row.message) == ("period-changed", "It is unknown in one of the two, so it may be the same.")


def test_candidates_are_ranked_and_never_linked() -> None:
    """A question under another id stays removed and added; the like wordings are listed, the most alike first."""
    gone = evolve(SCALE, asked="How often did you meet theft of bicycles?")
    new = {
        "far": evolve(SCALE, asked="What is your age?"),
        "near": evolve(SCALE, asked="How often did you meet theft of a bicycle or a car?"),
        "nearest": evolve(SCALE, asked="How often did you meet bicycle theft?"),
    }
    rows = found({"old": gone}, new)
    assert [row.code for row in rows] == ["question-removed", *["question-candidate"] * 2, *["question-added"] * 3]
    best, second = rows[1:3]
    assert (best.question_later, second.question_later) == ("nearest", "near")
    assert 1 > best.score > second.score > 0.5
    assert "bicycles" in best.message
    assert isnan(rows[0].score)


def test_renamed_option_under_another_id_is_a_candidate() -> None:
    """A bare label that is reworded has another id: removed and added, with the pair that may be the same."""
    before = evolve(SCALE, kind="multi", options=(ResponseOption(id="cloud-storage", label="Cloud storage"),))
    after = evolve(SCALE, kind="multi", options=(ResponseOption(id="storage", label="Storage in the cloud"),))
    rows = found(before, after)
    assert [row.code for row in rows] == ["option-removed", "option-candidate", "option-added"]
    assert rows[1].after == "Storage in the cloud"


def test_crosswalk_sets_linked_questions_beside_each_other() -> None:
    """Questions of other ids that an indicator links are compared, and are neither added nor removed."""
    before, after = question(options="yes no"), question(options="sure no")
    followed = indicator({2030: place(question="old"), 2031: place("sure", question="new")})
    rows = found({"old": before}, {"new": after}, crosswalk=Crosswalk(indicators={"it": followed}))
    assert [(row.code, row.before, row.after) for row in rows] == [
        ("question-linked", "How?", "How?"),
        ("option-linked", "Yes", "Sure"),
    ]


@given(editions(year=2030), editions(year=2031))
def test_swapping_editions_changes_nothing(one: Edition, other: Edition) -> None:
    """Law 15: the years say which is earlier, whatever the order of the arguments; every code is a known one."""
    rows = compared(one, other)
    assert rows == compared(other, one)
    assert {row.code for row in rows} <= set(DIFFERENCES)


@given(editions(year=2030), editions(year=2031))
def test_turning_time_round_mirrors(one: Edition, other: Edition) -> None:
    """Law 1: with the years exchanged, what was added is removed, and all else tells the same two sides."""

    exchanged = {"added": "removed", "removed": "added"}

    def told(row: EditionDifference) -> tuple[str, ...]:
        return (row.survey, row.question_earlier, row.question_later, row.code, row.before, row.after)

    def mirrored(row: EditionDifference) -> tuple[str, ...]:
        what, _, how = row.code.rpartition("-")
        code = f"{what}-{exchanged[how]}" if how in exchanged else row.code
        return (row.survey, row.question_later, row.question_earlier, code, row.after, row.before)

    there = compared(one, other).filter(is_certain)
    back = compared(evolve(one, year=2031), evolve(other, year=2030)).filter(is_certain)
    assert {told(row) for row in there} == {mirrored(row) for row in back}


@given(editions(year=2030))
def test_equal_editions_differ_in_nothing(one: Edition) -> None:
    """The same report for another year has no difference, whatever it prints."""
    assert len(compared(one, evolve(one, year=2031, title="Another"))) == 0


def test_one_edition_is_compared_with_the_one_before(netclean: Series) -> None:
    """What is left open is the latest edition that there is; the crosswalk links questions of other ids."""
    assert nct.compare_editions(netclean) == nct.compare_editions(netclean, 2019, 2020)
    assert nct.compare_editions(netclean, 2019) == nct.compare_editions(netclean, 2019, 2018)
    linked = nct.compare_editions(netclean, 2017, 2019).filter(code="question-linked")
    assert ("trend-communication", "live-streaming-trend") in {
        (row.question_earlier, row.question_later) for row in linked
    }


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ((1999,), r"there is no edition 1999\. Editions: 2015, .* 2020\."),
        ((2018, 2018), r"2018 has nothing to be compared with\. Give two editions"),
        ((2015,), r"2015 has nothing to be compared with"),
    ],
)
def test_editions_that_cannot_be_compared_are_told(years: tuple[int, ...], message: str, netclean: Series) -> None:
    """An edition that is not there, one alone, and the first of all end in a sentence with those there are."""
    with pytest.raises(InputError, match=message):
        nct.compare_editions(netclean, *years)
