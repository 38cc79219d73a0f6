"""Differences between groups of one edition: the kernels of changes, disjointness, words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.analysis.made import edition, figure, question, series

from nctrends.analysis.groups.groups import compare_groups
from nctrends.errors import InputError
from nctrends.model.question import Answers, Group
from nctrends.model.rows.group_results import GroupDifference
from nctrends.model.series import Series
from nctrends.proportions import miettinen_nurminen_interval

PARTITION = {"men": Group(label="Men", base=180), "women": Group(label="Women", base=220)}


def printed(groups: dict[str, Group], counts: dict[str, int], **more: Any) -> Series:
    """A series of one edition of 400 people that prints counts of one answer for groups."""
    told = [figure("200"), *(figure(str(count), group=name) for name, count in counts.items())]
    asked = question(figures=told, base_count=400, unit="count", **more)
    area = question(["50%", "50%"], options="north south")
    areas = question(["50%", "50%"], options="north south", kind="multi")
    questions = {"q": asked, "area": area, "areas": areas}
    return series(edition(2018, questions, respondents=400, groups=groups))


def only(of: Series, **options: Any) -> GroupDifference:
    """The one row."""
    (row,) = compare_groups(of, **options)
    return row


def test_difference_has_the_interval_of_a_change() -> None:
    """Women minus men, with the kernel of changes on the printed counts."""
    row = only(printed(PARTITION, {"men": 60, "women": 110}))
    assert (row.group, row.other) == ("women", "men")
    assert row.estimate == pytest.approx(110 / 220 - 60 / 180)
    assert (row.conf_low, row.conf_high) == pytest.approx(miettinen_nurminen_interval(110, 220, 60, 180))
    assert row.verdict == "higher"
    assert row.caveats == ()


def test_groups_in_the_order_named_turn_the_difference() -> None:
    """The group named later is held against the one named before it."""
    of = printed(PARTITION, {"men": 60, "women": 110})
    plain, turned = only(of), only(of, groups=["women", "men"])
    assert (turned.group, turned.other, turned.verdict) == ("men", "women", "lower")
    assert (turned.conf_low, turned.conf_high) == pytest.approx((-plain.conf_high, -plain.conf_low))


def test_alike_groups_show_no_detectable_difference() -> None:
    """A difference within chance is told as that, and not in the words of a change."""
    assert only(printed(PARTITION, {"men": 90, "women": 110})).verdict == "no detectable difference"


def test_bases_that_add_up_are_disjoint(scottish: Series) -> None:
    """Men and women of the Scottish table together are everybody, so nothing is to be said of overlap."""
    rows = compare_groups(scottish, indicators=["current-smokers"])
    assert len(rows) == 12
    assert set(rows.column("caveats")) == {"weighted, design effect unknown"}
    assert [row.verdict for row in rows][-1] == "lower"


@pytest.mark.parametrize(
    ("groups", "caveat"),
    [
        (PARTITION | {"women": Group(label="Women", base=200)}, "groups may overlap"),
        ({"men": Group(label="Men", base=180), "women": Group(label="Women", base=300)}, "groups overlap"),
        (
            {
                "men": Group(label="N", base=100, of=Answers(question="area", options=("north",))),
                "women": Group(label="S", base=100, of=Answers(question="area", options=("south",))),
            },
            "",
        ),
        (
            {
                "men": Group(label="N", base=180, of=Answers(question="areas", options=("north",))),
                "women": Group(label="S", base=180, of=Answers(question="areas", options=("south",))),
            },
            "groups may overlap",
        ),
        (
            {
                "men": Group(label="N", base=180, of=Answers(question="area", options=("north",))),
                "women": Group(label="A", base=180, of=Answers(question="area", options=("north", "south"))),
            },
            "groups overlap",
        ),
    ],
    ids=[
        "bases leave people over",
        "bases exceed all",
        "answers to one question",
        "several answers",
        "answer in common",
    ],
)
def test_overlap_is_told(groups: dict[str, Group], caveat: str) -> None:
    """Disjoint groups are compared, others with a caveat, and groups that surely share people not at all."""
    row = only(printed(groups, {"men": 60, "women": 90}))
    assert row.caveats == ((caveat,) if caveat else ())
    assert (row.verdict == "not comparable") == (caveat == "groups overlap")


def test_named_groups_that_overlap_are_refused() -> None:
    """Who asks for a comparison that cannot be made is told so."""
    groups = {"men": Group(label="Men", base=180), "women": Group(label="Women", base=300)}
    with pytest.raises(InputError, match="men and women share people in 2018"):
        compare_groups(printed(groups, {"men": 60, "women": 90}), groups=["men", "women"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"groups": ["all", "men"]}, '"all" holds the other groups'),
        ({"groups": ["man", "women"]}, "Did you mean men?"),
        ({"method": "exact"}, 'method="exact" is not known'),
        ({"family": "groups"}, 'family="groups" is not known'),
    ],
    ids=["all", "no such group", "method", "family"],
)
def test_options_that_are_none_are_refused(options: dict[str, Any], message: str) -> None:
    """A choice that does not exist is told with those that do."""
    with pytest.raises(InputError, match=message.replace("?", r"\?")):
        compare_groups(printed(PARTITION, {"men": 60, "women": 110}), **options)


def test_options_mean_what_they_mean_in_changes(scottish: Series) -> None:
    """Ratio, equivalence, adjustment over a family and design effects come from the same computation."""
    ratio = compare_groups(scottish, effect="ratio")[-1]
    assert ratio.estimate == pytest.approx(0.17 / 0.21)
    adjusted = compare_groups(scottish, family="all")
    assert set(adjusted.column("family_size")) == {12}
    assert all(row.p_adjusted >= row.p_value for row in adjusted)
    assert compare_groups(scottish, smallest_change=0.2)[0].equivalence == "smaller"
    wide, plain = (compare_groups(scottish, design_effect=effect)[0] for effect in (2.0, 1.0))
    assert wide.base_group == pytest.approx(plain.base_group / 2)


def test_groups_printed_in_one_edition_only_stand_alone(scottish: Series) -> None:
    """`editions` and `indicators` choose the rows; the frame is plain."""
    frame = compare_groups(scottish, editions=[2003, 2018]).to_frame()
    assert frame["edition"].tolist() == [2003, 2018]
    assert [str(frame[name].dtype) for name in ("edition", "family_size")] == ["Int64", "Int64"]
