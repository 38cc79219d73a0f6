"""The table of hedges as data, and overriding it."""

from __future__ import annotations

from typing import Any

import pytest

from nctrends.errors import InputError
from nctrends.reading.hedges import default_table, longest_match, override_table


def test_every_range_of_the_table_ascends_and_stays_within_its_scale() -> None:
    """Offsets have their lower end first, and absolute ranges are percents."""
    for family in default_table().families.values():
        ranges = [ends for ends in (family.half, family.other, family.count, family.share) if ends]
        assert ranges
        assert all(low < high for low, high in ranges)
        assert family.share is None or 0 <= family.share[0] < family.share[1] <= 100


def test_a_family_has_offsets_or_an_absolute_range_never_both() -> None:
    """A hedge speaks of a number, a majority of none."""
    for family in default_table().families.values():
        assert (family.share is None) == (family.half is not None) == (family.other is not None)


def test_words_lead_to_one_family_only() -> None:
    """Each family of the design has words, and no phrase is listed twice."""
    table = default_table()
    named = {*table.before.values(), *table.after.values(), *table.nouns.values()}
    assert named == set(table.families)
    assert not set(table.before) & set(table.nouns)


def test_the_longest_hedge_counts() -> None:
    """ "Just over" is not "just" before a number."""
    before = default_table().before
    assert longest_match(before, ["just", "over", "half"]) == (2, "just over")
    assert longest_match(before, ["just", "half"]) == (1, "bare fraction")
    assert longest_match(before, ["half"]) is None


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ({"nearlyy": {"half": (0, 1)}}, r'hedges\.nearlyy: no such family\. Did you mean "nearly"\?'),
        ({"zebra": {"half": (0, 1)}}, r"no such family; there are .*majority"),
        ({"majority": {"half": (0, 1)}}, r"hedges\.majority\.half: this family has share only"),
        ({"nearly": {"pairs": (0, 1)}}, r"hedges\.nearly\.pairs: this family has half and other and count only"),
        ({"nearly": {"half": (1, 0)}}, r"lower end first"),
        ({"nearly": {"half": 3}}, r"takes two numbers"),
        ({"nearly": {"half": (1, 2, 3)}}, r"takes two numbers"),
        ({"nearly": {"half": ("a", 0)}}, r"takes two numbers"),
        ({"nearly": {"half": (float("nan"), 0)}}, r"takes two numbers"),
        ({"majority": {"share": (50, 101)}}, r"percents from 0 to 100"),
        ({"nearly": 3}, r"hedges\.nearly: takes a mapping"),
        ([("nearly", 3)], r"hedges: takes a mapping"),
    ],
)
def test_override_that_does_not_fit_the_table_is_refused(override: Any, message: str) -> None:
    """An unknown family or key, or a range that is none, is an error that names its place."""
    with pytest.raises(InputError, match=message):
        override_table(default_table(), override)


def test_all_faults_of_an_override_are_told_together() -> None:
    """Nobody mends an override one error at a time."""
    with pytest.raises(InputError, match=r"hedges\.nearlyy") as caught:
        override_table(default_table(), {"nearlyy": {}, "majority": {"half": (0, 1)}})
    assert [fault.place for fault in caught.value.faults] == ["hedges.nearlyy", "hedges.majority.half"]


def test_override_leaves_the_table_itself_alone() -> None:
    """The shipped table is the same before and after."""
    before = dict(default_table().families)
    override_table(default_table(), {"about": {"half": (-1, 1)}})
    assert dict(default_table().families) == before
