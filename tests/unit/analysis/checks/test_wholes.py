"""Parts and wholes. Each code fires on one case and is silent on another."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.found import codes, found, only
from tests.unit.analysis.made import figure, question

from nctrends.model.question import Answers, Filter, Group, Item, Question

NET = ("a", "b")


def test_option_above_its_net_is_an_error() -> None:
    """40 % for one option cannot be part of 35 % for two."""
    asked = question(figures=[figure("40 %", "a"), figure("35 %", NET)], options="a b c", kind="multi")
    finding = only(asked, "part-above-whole")
    assert (finding.severity, finding.option, finding.printed) == ("error", "a", "40 % · 35 %")
    assert finding.expected == "at most 35.5 %"
    assert codes(asked) == ["part-above-whole"]  # told once, and not as a contradiction too


@pytest.mark.parametrize(
    "printed",
    [pytest.param(("35 %", "35 %"), id="equal"), pytest.param(("35.4 %", "35 %"), id="within rounding")],
)
def test_option_within_its_net_is_silent(printed: tuple[str, str]) -> None:
    """A part may be as large as the whole, and look larger by rounding."""
    asked = question(figures=[figure(printed[0], "a"), figure(printed[1], NET)], options="a b c", base="unknown")
    assert codes(asked) == []


def test_phrase_above_its_net_is_a_warning_only() -> None:
    """A hedge is not impossible to overstep: it contradicts."""
    asked = question(figures=[figure("almost half", "a"), figure("35 %", NET)], options="a b c")
    assert codes(asked) == ["figures-contradict"]


def ages(met: list[str], most: list[str], **more: Any) -> dict[str, Question]:
    """Which ages were met at all, and which most."""
    return {
        "ages-encountered": question(met, kind="multi", base="all"),
        "ages-most-common": question(most, kind="multi", **({"base": "all"} | more)),
    }


def test_most_common_above_encountered_is_an_error() -> None:
    """Nobody can have met most what they did not meet at all."""
    finding = only(ages(["40 %", "60 %"], ["45 %", "50 %"]), "part-above-whole")
    assert (finding.question, finding.option, finding.expected) == ("ages-most-common", "yes", "at most 40.5 %")


def test_most_common_within_encountered_is_silent() -> None:
    """Shares on other bases are not compared; equal ones may be."""
    assert codes(ages(["40 %", "60 %"], ["40 %", "60 %"])) == []
    assert codes(ages(["40 %", "60 %"], ["45 %", "50 %"], base="unknown")) == []


def filtered(base_count: int) -> dict[str, Question]:
    """A question to those who said yes before, 40 % of 400."""
    return {
        "before": question(["40 %", "60 %"]),
        "q": question(["50 %", "50 %"], base=Filter(question="before", options=("yes",)), base_count=base_count),
    }


def test_base_above_those_let_through_is_an_error() -> None:
    """40 % of 400 are 162 people at most (40.5 %)."""
    finding = only(filtered(163), "part-above-whole")
    assert (finding.severity, finding.printed, finding.expected) == ("error", "163", "at most 162")
    assert codes(filtered(162)) == []


@pytest.mark.parametrize(
    ("asked", "fires"),
    [
        pytest.param(question(["50 %", "50 %"], base_count=401), True, id="question"),
        pytest.param(question(["50 %", "50 %"], base_count=400), False, id="all of them"),
        pytest.param(question(figures=[figure("50 %", base=401)]), True, id="figure"),
        pytest.param(question(figures=[figure("50 %", base=401)], base="unknown"), False, id="base unknown"),
        pytest.param(question(figures=[figure("50 %", base=401, restates=2015)]), False, id="another edition"),
    ],
)
def test_base_above_all_respondents_is_an_error(asked: Question, fires: bool) -> None:
    """A printed base is no larger than the number of respondents, unless it is of something else."""
    assert [row.code for row in found(asked, "part-above-whole")] == ["part-above-whole"] * fires


def test_item_has_its_own_base() -> None:
    """The base of one row is held against the respondents too."""
    asked = evolve(question(), items={"one": Item(label="One", base=500)}, table={"one": ("50 %", "50 %")})
    assert only(asked, "part-above-whole").item == "one"


GROUPS = {"men": Group(label="Men", base=160), "women": Group(label="Women", base=240)}


def by_sex(total: str, men: str, women: str) -> Question:
    """A total with the shares of men and women, who are 160 and 240."""
    figures = [figure(total), figure(men, group="men"), figure(women, group="women")]
    return question(figures=figures, base_count=400)


def test_total_that_is_no_mean_of_its_groups_is_a_warning() -> None:
    """0.4 of 20 % and 0.6 of 30 % are 26 %, with rounding 25.5 to 26.5 %."""
    finding = only(by_sex("28 %", "20 %", "30 %"), "total-not-a-mean", groups=GROUPS)
    assert (finding.severity, finding.printed, finding.expected) == ("warning", "28 % · 20 % · 30 %", "25.5 to 26.5 %")
    assert "no mean of Men and Women" in finding.message


@pytest.mark.parametrize("total", ["26 %", "27 %", "a quarter"])
def test_total_that_is_a_mean_is_silent(total: str) -> None:
    """26 % is the mean, and 27 % begins where its rounding ends."""
    assert found(by_sex(total, "20 %", "30 %"), "total-not-a-mean", groups=GROUPS) == []


def test_weighted_total_has_only_to_lie_between() -> None:
    """What weights make of the mix is not known: any mean of the groups will do, nothing outside."""
    inside, outside = by_sex("28 %", "20 %", "30 %"), by_sex("32 %", "20 %", "30 %")
    assert found(inside, "total-not-a-mean", groups=GROUPS, weighted=True) == []
    assert only(outside, "total-not-a-mean", groups=GROUPS, weighted=True).expected == "19.5 to 30.5 %"


def by_country(total: str, *, options: str = "us uk rest") -> dict[str, Question]:
    """A total beside the shares of two countries, which are 44 and 12 % of the respondents."""
    country = question(["44 %", "12 %", "44 %"][: len(options.split())], options=options)
    figures = [figure(total), figure("60 %", group="us"), figure("50 %", group="uk")]
    return {"country": country, "q": question(figures=figures)}


COUNTRIES = {
    "us": Group(label="United States", of=Answers(question="country", options=("us",))),
    "uk": Group(label="United Kingdom", of=Answers(question="country", options=("uk",))),
}


@pytest.mark.parametrize(
    ("total", "fires"),
    [
        pytest.param("30 %", True, id="below"),
        pytest.param("35 %", False, id="no others say yes"),
        pytest.param("70 %", False, id="most others say yes"),
        pytest.param("80 %", True, id="above"),
    ],
)
def test_others_may_have_answered_anything(total: str, fires: bool) -> None:
    """Two countries bring 32.4 points (0.44 of 60 % and 0.12 of 50 %), the 44 % of the rest 0 to 44 more."""
    assert len(found(by_country(total), "total-not-a-mean", groups=COUNTRIES)) == fires


def test_groups_that_may_overlap_are_left_alone() -> None:
    """Groups whose bases do not make up the whole may overlap or leave people out: nothing follows."""
    some = {"men": Group(label="Men", base=160), "young": Group(label="Young", base=100)}
    figures = [figure("80 %"), figure("20 %", group="men"), figure("30 %", group="young")]
    assert codes(question(figures=figures, base_count=400), groups=some) == []
