"""A crosswalk file with one more edition: lines are added, the author's own stay as they are."""

from __future__ import annotations

import difflib
import tomllib

import pytest
from attrs import evolve

from nctrends.errors import InputError
from nctrends.files.extend import extended
from nctrends.files.structure import structure
from nctrends.model.crosswalk import Crosswalk, Step

COMMENTED = """\
# Our reports.
title = "Reports"   # as on the cover

[indicators.it]
label = "It"
at.2030 = { survey = "people", question = "q", options = ["yes"] }
at.2031 = { survey = "people", question = "q", options = ["yes"] }   # page 4

# The step was talked over in May.
[[indicators.it.steps]]
from = 2030
to = 2031
grade = "caution"
reasons = { prompt = "it differs" }

# Followed since 2031.
[indicators."it.too"]
label = "It too"
at.2031 = { survey = "people", question = "q", options = ["no"] }
"""


def longer(text: str) -> Crosswalk:
    """The same crosswalk with 2032 in every indicator."""
    read = structure(tomllib.loads(text), Crosswalk)
    assert isinstance(read, Crosswalk)
    step = Step(from_=2031, to=2032, grade="not_comparable", undecided=True)
    made = {
        name: evolve(one, at={**one.at, 2032: one.at[2031]}, steps=(*one.steps, step))
        for name, one in read.indicators.items()
    }
    return evolve(read, indicators=made)


def test_lines_are_added_and_none_is_touched() -> None:
    """Comments and layout stay; the new text says what is wanted, and nothing was taken out."""
    wanted = longer(COMMENTED)
    new = extended(COMMENTED, wanted, 2032, "crosswalk.toml")
    assert structure(tomllib.loads(new), Crosswalk) == wanted
    changed = [line for line in difflib.ndiff(COMMENTED.splitlines(), new.splitlines()) if line[0] in "-+"]
    assert all(line.startswith("+") for line in changed)


def test_places_stand_together_and_steps_too() -> None:
    """A new place stands below the last one, a new step below the last step and above the next indicator's comment."""
    lines = extended(COMMENTED, longer(COMMENTED), 2032, "crosswalk.toml").splitlines()
    assert lines[7].startswith("at.2032 = ")
    assert lines[16:19] == ["[[indicators.it.steps]]", "from = 2031", "to = 2032"]
    assert lines.index("# Followed since 2031.") > lines.index("undecided = true")


def test_layout_that_takes_no_lines_is_told_with_the_lines() -> None:
    """Where places stand in one inline table, nothing is written; the message holds what to add by hand."""
    inline = """\
[indicators.it]
label = "It"
at = { 2031 = { survey = "people", question = "q", options = ["yes"] } }
"""
    with pytest.raises(InputError, match=r"(?s)Add these by hand:.*at\.2032 = .*undecided = true"):
        extended(inline, longer(inline), 2032, "crosswalk.toml")
