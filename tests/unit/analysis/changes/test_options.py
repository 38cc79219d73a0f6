"""The options of changes as a type are those of the function, and are handed on to others as far as these take them."""

from __future__ import annotations

from inspect import Parameter, signature

import pytest

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.options import ChangeOptions, checked_options, reading_of, taken_by
from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError


def test_type_has_the_options_of_the_function() -> None:
    """Each keyword of `changes` is in the type, with the same annotation, and no other is."""
    keywords = {
        p.name: p.annotation for p in signature(changes).parameters.values() if p.kind is Parameter.KEYWORD_ONLY
    }
    assert {name: hint.__forward_arg__ for name, hint in ChangeOptions.__annotations__.items()} == keywords


def test_options_are_read_again_and_again() -> None:
    """What can be read once only is kept, because several functions read it."""
    kept = checked_options({"indicators": iter(["encryption"]), "against": "first"})
    assert kept == {"indicators": ("encryption",), "against": "first"}


def test_options_are_handed_on_as_far_as_they_are_taken() -> None:
    """Estimates take what is kept and how it is read; of all that a series prints, they take the reading alone."""
    options: ChangeOptions = {"indicators": ("encryption",), "base": 300, "design_effect": 1.5, "adjust": "none"}
    assert taken_by(estimates, options) == {"indicators": ("encryption",), "base": 300, "design_effect": 1.5}
    assert reading_of(options) == {"base": 300, "design_effect": 1.5}


def test_misspelt_option_is_told_with_the_one_that_may_be_meant() -> None:
    """An unknown option is one sentence."""
    with pytest.raises(InputError, match=r'^no option "bse"\. Did you mean base\?$'):
        checked_options({"bse": 3})  # type: ignore[typeddict-unknown-key]
