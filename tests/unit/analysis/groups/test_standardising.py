"""Standardised shares and split changes: worked by hand, on the Scottish series, and refused."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, figure, question, series

from nctrends.analysis.groups.standardising import kitagawa, standardise
from nctrends.errors import InputError
from nctrends.model.question import Group
from nctrends.model.series import Series
from nctrends.proportions import newcombe_interval, wilson_interval

Counted = dict[str, tuple[int, int]]


def told(*years: Counted, **more: Any) -> Series:
    """A series from 2015 that prints, for each group, how many of how many gave the answer."""
    editions = []
    for i, groups in enumerate(years):
        people = sum(base for _, base in groups.values())
        total = figure(str(sum(count for count, _ in groups.values())))
        figures = [total, *(figure(str(count), group=name) for name, (count, _) in groups.items())]
        held = {name: Group(label=name.title(), base=base) for name, (_, base) in groups.items()}
        asked = question(figures=figures, base_count=people, unit="count")
        editions.append(edition(2015 + i, asked, respondents=people, groups=held))
    return series(*editions, **more)


@pytest.fixture
def shifted() -> Series:
    """Shares of 50 and 20 % in both years; the first group falls from half of the people to a quarter."""
    return told({"young": (100, 200), "old": (40, 200)}, {"young": (50, 100), "old": (60, 300)})


def test_shift_in_mix_alone_is_all_mix(shifted: Series) -> None:
    """By hand: 35 % to 27.5 % with the same shares is -7.5 points of mix and nothing of shares."""
    (row,) = kitagawa(shifted)
    assert row.estimate == pytest.approx(-0.075)
    assert row.from_mix == pytest.approx(-0.075)
    assert row.from_shares == pytest.approx(0.0)
    assert row.verdict == "no detectable change"


def test_shift_in_mix_is_standardised_away(shifted: Series) -> None:
    """At the mix of the first year the second has the first's share."""
    first, second = standardise(shifted)
    assert first.estimate == second.estimate == pytest.approx(0.35)
    assert (first.estimate_as_mixed, second.estimate_as_mixed) == pytest.approx((0.35, 0.275))
    assert {row.standard for row in (first, second)} == {"2015"}


def test_standards_may_be_a_year_or_weights(shifted: Series) -> None:
    """By hand: 0.25 · 50 + 0.75 · 20 = 27.5 %, and 0.9 · 50 + 0.1 · 20 = 47 %."""
    assert standardise(shifted, standard=2016)[0].estimate == pytest.approx(0.275)
    weighted = standardise(shifted, standard={"old": 1, "young": 9})[0]
    assert weighted.estimate == pytest.approx(0.47)
    assert weighted.standard == "given"


def test_standard_outside_the_editions_shown_is_used(shifted: Series) -> None:
    """`editions` chooses what is shown, not what may be the standard."""
    (row,) = standardise(shifted, editions=[2016], standard=2015)
    assert (row.edition, row.estimate) == (2016, pytest.approx(0.35))


def test_one_group_as_standard_has_its_own_interval(shifted: Series) -> None:
    """With all the weight on one group the limits are the Wilson limits of its share."""
    row = standardise(shifted, standard={"young": 1, "old": 0})[0]
    assert (row.conf_low, row.conf_high) == pytest.approx(wilson_interval(100, 200), abs=1e-9)


def test_equal_mixes_leave_the_change_to_the_shares() -> None:
    """With the mix unchanged there is no part of mix, and its limits are 0 too."""
    (row,) = kitagawa(told({"young": (100, 200), "old": (40, 200)}, {"young": (140, 200), "old": (60, 200)}))
    assert row.estimate == row.from_shares == pytest.approx(0.15)
    assert (row.from_mix, row.from_mix_conf_low, row.from_mix_conf_high) == pytest.approx((0, 0, 0), abs=1e-15)
    assert row.verdict == "rose"


def test_group_that_is_nearly_everybody_has_newcombes_interval() -> None:
    """Where the second group is one person in a million the change is that of the first, with Newcombe's limits."""
    many = told({"a": (300_000, 1_000_000), "b": (0, 1)}, {"a": (310_000, 1_000_000), "b": (0, 1)})
    (row,) = kitagawa(many)
    expected = newcombe_interval(310_000, 1_000_000, 300_000, 1_000_000)
    assert (row.from_shares_conf_low, row.from_shares_conf_high) == pytest.approx(expected, abs=3e-6)


def test_scottish_fall_is_not_one_of_mix(scottish: Series) -> None:
    """From 2003 to 2018 the shares of men and women explain the fall in smoking, their mix nothing worth telling."""
    (row,) = kitagawa(scottish, against="first", editions=[2003, 2018])
    assert row.from_shares + row.from_mix == pytest.approx(row.estimate, abs=1e-12)
    assert -0.11 < row.from_shares < -0.08
    assert abs(row.from_mix) < 0.001
    assert row.verdict == "fell"


def test_step_that_is_not_comparable_is_withheld() -> None:
    """No part is told across it, unless the reason is overlooked."""
    years = ({"young": (100, 200), "old": (40, 200)}, {"young": (140, 200), "old": (60, 200)})
    of = told(*years, grade="not_comparable")
    (row,) = kitagawa(of)
    assert row.verdict == "not comparable"
    assert row.from_shares != row.from_shares
    (shown,) = kitagawa(of, despite="period")
    assert (shown.verdict, shown.caveats) == ("rose", ("shown despite period",))


def test_groups_that_leave_people_out_are_told() -> None:
    """Two groups of three are a mixture of their own, not of everybody."""
    three = {"young": (100, 200), "middle": (50, 200), "old": (40, 200)}
    (row,) = kitagawa(told(three, three), groups=["young", "old"])
    assert row.caveats == ("groups are not everybody",)
    assert row.groups == ("young", "old")


def test_editions_without_groups_have_no_row(netclean: Series) -> None:
    """An indicator whose groups are not printed is passed over."""
    assert len(standardise(netclean)) == 0
    assert len(kitagawa(netclean)) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"standard": 1999}, "no groups of that year. Use a year of 2015, 2016"),
        ({"standard": {"young": 1}}, "give one weight for each of young, old"),
        ({"standard": {"young": -1, "old": 2}}, "weights must be numbers of 0 or more"),
        ({"groups": ["young", "all"]}, '"all" holds the other groups'),
        ({"ranges": "imbens-manski"}, "is not known for mixtures of groups. Known here: union, printed"),
    ],
    ids=["year", "weights missing", "weights negative", "all", "ranges"],
)
def test_options_that_are_none_are_refused(shifted: Series, options: dict[str, Any], message: str) -> None:
    """A choice that does not exist is told with those that do."""
    with pytest.raises(InputError, match=message.replace(".", r"\.")):
        standardise(shifted, **options)


def test_groups_that_share_people_are_refused() -> None:
    """A mixture of overlapping groups counts people twice."""
    of = told({"young": (100, 200), "old": (40, 200)}, {"young": (140, 200), "old": (60, 200)})
    overlapping = {"young": Group(label="Young", base=300), "old": Group(label="Old", base=300)}
    first = of.editions[0]
    survey = evolve(first.surveys["people"], groups=overlapping)
    spoiled = evolve(of, editions=(evolve(first, surveys={"people": survey}), of.editions[1]))
    with pytest.raises(InputError, match="young and old share people, so they cannot be mixed"):
        standardise(spoiled)
