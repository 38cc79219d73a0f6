"""The ladder of bases: given, stated, parent, respondents; the first that applies."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import alone, estimate, estimate_at, figure, question, telling

from nctrends.errors import InputError
from nctrends.model.question import Answers, Filter, Group, Item, Question
from nctrends.model.series import Series

PLAIN = question(["54 %", "46 %"])
GRID = evolve(question(), items={"a": Item(label="A", base=196)}, table={"a": ("54 %", "46 %")})


def test_respondents_stand_in_as_an_upper_limit() -> None:
    """Where the report prints no base, the survey's respondents are the most that can have answered."""
    row = estimate(alone(PLAIN, 435))
    assert (row.base, row.base_high, row.base_source) == (435, 435, "respondents")
    assert "base is an upper limit" in row.caveats


@pytest.mark.parametrize(
    ("told", "base"),
    [
        pytest.param(alone(question(figures=[figure("54 %", base=100)], base_count=90)), 100, id="figure"),
        pytest.param(alone(evolve(PLAIN, base_count=90)), 90, id="question"),
        pytest.param(alone(evolve(PLAIN, composition=True), 272), 272, id="composition"),
        pytest.param(alone(evolve(PLAIN, composition=True, base_count=90)), 90, id="question before composition"),
        pytest.param(alone(GRID), 196, id="item"),
        pytest.param(alone(evolve(GRID, base_count=90)), 196, id="item before question"),
    ],
)
def test_stated_base_is_taken(told: Series, base: int) -> None:
    """A base that the report prints is taken: of the figure, of the row, of the question, of the composition."""
    row = estimate(told)
    assert (row.base, row.base_low, row.base_high, row.base_source) == (base, base, base, "stated")
    assert row.caveats == ()


def beside(row: list[str], options: str, **more: Any) -> dict[str, Question]:
    """A question with one row, in a survey whose other rows are evidence of whole counts."""
    return {"q": question(row, options=options, **more), "others": telling()}


FIVE = ["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"]


def test_base_is_recovered_from_a_row() -> None:
    """Section 8: 6.1 / 12.8 / 22.4 / 36.7 / 21.9 are 12, 25, 44, 72, 43 of 196 officers, and no counts of 272."""
    told = alone(beside(FIVE, "a b c d e"), 272)
    found = [estimate(told, option) for option in "abcde"]
    assert {(one.base, one.base_low, one.base_high, one.base_source) for one in found} == {(196, 196, 196, "recovered")}
    assert [one.count for one in found] == [12, 25, 44, 72, 43]
    assert {estimate(told, option, base="respondents").base for option in "abcde"} == {272}


@pytest.mark.parametrize(
    ("asked", "survey"),
    [
        pytest.param(question(FIVE, options="a b c d e"), {}, id="one row"),
        pytest.param(beside(FIVE, "a b c d e"), {"weighted": True}, id="stated to be weighted"),
    ],
)
def test_base_is_not_recovered_without_evidence(asked: Any, survey: dict[str, Any]) -> None:
    """Of one row chance fits 11.5 %, and weighted shares are of no whole counts: all respondents are the limit."""
    row = estimate(alone(asked, 272, **survey), "a")
    assert (row.base, row.base_high, row.base_source) == (272, 272, "respondents")
    assert row.base_low != row.base_low  # nothing is known of the smallest


def test_recovered_counts_of_a_complement_are_what_is_left() -> None:
    """153 of 196 people are behind four cells and the net that is printed of them, so that 43 gave the fifth answer."""
    net = figure("78.1%", ("a", "b", "c", "d"))
    told = alone(beside([*FIVE[:4], ""], "a b c d e", figures=[net]), 272)
    row = estimate_at(told, "e")
    assert row is not None
    assert (row.base, row.count_low, row.count_high) == (196, 43, 43)


def test_several_bases_leave_the_respondents_with_the_ends_of_the_set() -> None:
    """Three cells that 187 to 215 people print, in a question of their own: none is chosen, and 272 is the limit."""
    told = alone(beside(["0.5%", "10.2%", "89.3%"], "a b c"), 272)
    for option in "abc":
        row = estimate(told, option)
        assert (row.base, row.base_low, row.base_high, row.base_source) == (272, 187, 215, "respondents")
        assert row.caveats == ("base is an upper limit", "several bases fit")
    assert estimate(told, "a", base="smallest").base == 187


def test_several_bases_of_a_filter_leave_the_people_it_lets_through() -> None:
    """The same row, put to the 200 who said yes: of six bases four are left, and 200 is the limit."""
    asked = beside(["0.5%", "10.2%", "89.3%"], "a b c", base=Answers(question="before", options=("yes",)))
    told = alone(asked | {"before": question(["80%", "20%"], base_count=250)}, 272)
    row = estimate(told, "a")
    assert (row.base, row.base_low, row.base_high, row.base_source) == (200, 187, 197, "parent")
    assert row.caveats == ("several bases fit",)


def test_group_has_its_own_base() -> None:
    """A subgroup's share is taken on the subgroup, not on the base that is printed for all."""
    asked = evolve(PLAIN, base_count=400, figures=(figure("60 %", group="us"),))
    row = estimate(alone(asked, groups={"us": Group(label="US", base=148)}), group="us")
    assert (row.base, row.base_source) == (148, "stated")


def test_group_without_a_base_is_taken_from_the_answer_that_makes_it() -> None:
    """Of 400 people 25 % are from the US: 100, the shares of the group are of these, with the range of that print."""
    country = question(["25.0 %", "75.0 %"], options="usa other", composition=True)
    asked = {"country": country, "q": question(figures=[figure("60 %", group="us")])}
    group = Group(label="US", of=Answers(question="country", options=("usa",)))
    row = estimate(alone(asked, groups={"us": group}), group="us")
    assert (row.base, row.base_source) == (100, "parent")
    assert (row.base_low, row.base_high) == (100, 100)  # 24.95 to 25.05 % of 400 people is 100 and no other number


def filtered(parent: Question, **more: Any) -> Series:
    """A question put to those who said yes to another."""
    asked = evolve(PLAIN, base=Filter(question="p", options=("yes",)))
    return alone({"p": parent, "q": asked}, **more)


def test_filter_gives_the_base_of_its_answer() -> None:
    """A question put to those who said yes is based on the count of yes, here of a stated base."""
    row = estimate(filtered(question(["54.4 %", "45.6 %"], base_count=272)))
    assert row.base_source == "parent"
    assert row.base == 148  # 54.4 % of 272 people prints from 148 and no other count


def test_filter_on_respondents_is_an_upper_limit_too() -> None:
    """Where the base of the filter is only an upper limit, so is what it lets through."""
    row = estimate(filtered(question(["50 %", "50 %"])))
    assert (row.base, row.base_source) == (200, "parent")
    assert "base is an upper limit" in row.caveats


def test_hedged_filter_gives_a_range_of_bases() -> None:
    """A filter known by a phrase lets through a range of people."""
    row = estimate(filtered(question(figures=[figure("almost 60 percent")], base_count=200)))
    assert row.base_source == "parent"
    assert (row.base_low, row.base_high) == (pytest.approx(110), pytest.approx(120))
    assert row.base_low <= row.base <= row.base_high


def test_filter_by_a_count_is_that_count() -> None:
    """Where the report prints how many said yes, so many were asked."""
    row = estimate(filtered(question(figures=[figure("148")], base_count=272)))
    assert (row.base, row.base_low, row.base_high, row.base_source) == (148, 148, 148, "parent")


def test_filter_whose_answer_is_not_printed_falls_back_to_respondents() -> None:
    """Nobody knows how many said yes: the respondents are the most it can be."""
    row = estimate(filtered(question()))
    assert (row.base, row.base_source) == (400, "respondents")
    assert "base is an upper limit" in row.caveats


def test_filter_by_answers_that_cannot_be_joined_falls_back_to_respondents() -> None:
    """Where nobody knows whether a person gave both answers of a filter, their number is unknown, and no error."""
    parent = question(["20 %", "30 %", ""], options="yes often no", kind="unknown")
    asked = evolve(PLAIN, base=Filter(question="p", options=("yes", "often")))
    row = estimate(alone({"p": parent, "q": asked}))
    assert (row.base, row.base_source) == (400, "respondents")


def test_filters_behind_filters_are_followed() -> None:
    """A filter on a filtered question multiplies: half of half of 400."""
    first = question(["50 %", "50 %"], base_count=400)
    second = evolve(first, base=Filter(question="p", options=("yes",)), base_count=None)
    third = evolve(PLAIN, base=Filter(question="second", options=("yes",)))
    row = estimate(alone({"p": first, "second": second, "q": third}))
    assert row.base_source == "parent"
    assert row.base == pytest.approx(100, abs=2)  # each half is 198 to 201 people of 400


def test_number_given_by_the_caller_wins() -> None:
    """A base that the caller gives is taken before all others."""
    row = estimate(alone(evolve(PLAIN, base_count=90)), base=50)
    assert (row.base, row.base_source, row.caveats) == (50, "given", ())


def test_mapping_given_by_the_caller_holds_where_it_has_a_key() -> None:
    """A mapping gives the bases of some rows; all others follow the ladder."""
    told = alone({"q": evolve(PLAIN, base_count=90), "p": evolve(PLAIN, base_count=80)})
    given = {(2018, "people", "q", "", "all"): 60.5}
    assert estimate(told, base=given).base == 60.5
    assert estimate(told, base=given).base_source == "given"
    assert (estimate(told, question="p", base=given).base_source) == "stated"


def test_respondents_can_be_forced_everywhere() -> None:
    """`base="respondents"` takes the survey's count even where another is printed."""
    row = estimate(alone(evolve(PLAIN, base_count=90), 272), base="respondents")
    assert (row.base, row.base_source) == (272, "respondents")
    assert "base is an upper limit" in row.caveats


@pytest.mark.parametrize(
    ("base", "message"),
    [
        pytest.param(
            "recoverd", 'base="recoverd" is not known. Did you mean recovered.+number or a mapping', id="misspelt"
        ),
        pytest.param(0, "base=0 is not a number of people.+above 0", id="zero"),
        pytest.param(-5, "base=-5 is not a number of people", id="negative"),
        pytest.param(float("nan"), "base=nan is not a number of people", id="not a number"),
        pytest.param(float("inf"), "base=inf is not a number of people", id="without end"),
        pytest.param(True, "base=True is not a number of people", id="bool"),
        pytest.param(None, "base=None is not a number of people", id="none"),
        pytest.param(
            {(2018, "q"): 5}, r"base: \(2018, 'q'\) is not a key. Use \(edition, survey, question", id="short key"
        ),
        pytest.param(
            {(2018, "people", "q", "", "all"): 0}, r"base\[.+\]=0 is not a number of people", id="zero in a mapping"
        ),
    ],
)
def test_unusable_base_is_an_input_error(base: Any, message: str) -> None:
    """What is neither a way, nor a number of people, nor a mapping to one is refused with what can be given."""
    with pytest.raises(InputError, match=message):
        estimate(alone(PLAIN), base=base)
