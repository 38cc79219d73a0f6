"""What a caller may choose: names, reasons, design effects, checked before anything is computed."""

from __future__ import annotations

import pytest
from tests.unit.analysis.made import alone, question

from nctrends.analysis.shares.choices import Selection, checked_reasons
from nctrends.errors import InputError
from nctrends.model.words import Reason


def test_only_reasons_of_the_list_can_be_overlooked() -> None:
    """A misspelt reason is told with the one that is meant; a single one may be given as text."""
    assert checked_reasons("period") == ("period",)
    assert checked_reasons(Reason) == tuple(Reason)
    with pytest.raises(InputError, match=r'despite: "perod" is not a reason. Did you mean period'):
        checked_reasons(["perod"])


@pytest.mark.parametrize("effect", [-1.0, {(2018, "all"): 0.0}], ids=["for all", "for one group"])
def test_design_effects_are_checked_before_they_are_needed(effect: float | dict[tuple[int, str], float]) -> None:
    """A design effect of 0 or less is refused, be there figures that it divides or not."""
    with pytest.raises(InputError, match=r"design_effect=(-1\.0|0\.0) is not a number above 0"):
        Selection.of(alone(question()), design_effect=effect)


def test_design_effect_of_a_group_is_its_own() -> None:
    """Where design effects are given for some groups of some editions, all others have none."""
    selection = Selection.of(alone(question()), design_effect={(2018, "women"): 1.5})
    assert (selection.effect_of(2018, "women"), selection.effect_of(2018, "all")) == (1.5, 1.0)


@pytest.mark.parametrize(
    ("base", "word"), [("smallest", "smallest"), (400.0, "given"), ({(2018, "people", "q", "", "all"): 90}, "given")]
)
def test_choices_for_the_words_around_results(base: object, word: str) -> None:
    """A rule for bases is named, numbers are "given"; all else is as the caller chose it."""
    selection = Selection.of(alone(question()), base=base, dont_know="drop")  # type: ignore[arg-type]
    choices = selection.choices(ranges="printed", against=2018, smallest_change=0.05)
    assert (choices.base, choices.dont_know, choices.ranges) == (word, "drop", "printed")
    assert (choices.against, choices.smallest_change) == ("2018", 0.05)
