"""Closed lists: each word once, the same for types, for arguments and for what is said."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, get_args

import pytest

from nctrends.errors import InputError
from nctrends.model import words
from nctrends.model.words import Caveat, Comparability, GroupVerdict, Reason, Verdict, checked_word

KINDS = [
    kind
    for kind in vars(words).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize(
    ("literal", "allowed"),
    [
        pytest.param(words.Effect, words.EFFECTS, id="effect"),
        pytest.param(words.Method, words.METHODS, id="method"),
        pytest.param(words.Ranges, words.RANGES, id="ranges"),
        pytest.param(words.PlainRanges, words.PLAIN_RANGES, id="plain ranges"),
        pytest.param(words.Adjust, words.ADJUSTMENTS, id="adjust"),
        pytest.param(words.Family, words.FAMILIES, id="family"),
        pytest.param(words.DontKnow, words.DONT_KNOW, id="dont_know"),
        pytest.param(words.Layout, words.LAYOUTS, id="layout"),
        pytest.param(words.NamedBase, words.NAMED_BASES, id="base"),
    ],
)
def test_type_and_list_of_an_option_agree(literal: Any, allowed: Iterable[str]) -> None:
    """What a type checker allows is what the border allows, in the same order."""
    assert get_args(literal) == tuple(allowed)


@pytest.mark.parametrize("kind", KINDS)
def test_word_is_its_text(kind: type[StrEnum]) -> None:
    """A word compares with its text, prints as it, and comes back from a pickle as itself."""
    for word in kind:
        assert (word == word.value, str(word), pickle.loads(pickle.dumps(word))) == (True, word.value, word)


def test_worst_grade_is_that_of_the_path() -> None:
    """Grades stand from the worst to the best, and over several steps the worst counts."""
    assert [grade.value for grade in Comparability] == ["not_comparable", "caution", "comparable", "identical"]
    assert Comparability.worst(Comparability.COMPARABLE, Comparability.CAUTION) is Comparability.CAUTION


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_can_be_overlooked(reason: Reason) -> None:
    """The caveat of a change shown despite a reason knows the reason."""
    assert Caveat.despite(reason).overlooked is reason
    assert Caveat.despite(reason) == f"shown despite {reason}"


def test_verdicts_of_changes_and_groups_match() -> None:
    """Each verdict of a change is one of a difference between groups, in words of groups."""
    assert [GroupVerdict.of(verdict) for verdict in Verdict] == list(GroupVerdict)
    assert len({verdict.sign for verdict in Verdict}) == len(Verdict)


def test_unknown_word_is_an_input_error() -> None:
    """A word that is not on its list is told with the nearest."""
    with pytest.raises(InputError, match=r'ranges="unoin" is not known. Did you mean union'):
        checked_word("ranges", "unoin", words.RANGES)
