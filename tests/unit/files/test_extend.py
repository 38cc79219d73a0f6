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

[[steps]]
from = 2030
to = 2031
grade = "caution"
reasons = { prompt = "it differs" }

[indicators.it]
label = "It"
survey = "people"
question = "q"
options = ["yes"]
editions = [2030, 2031]   # page 4

# The step was talked over in May.
[[indicators.it.steps]]
from = 2030
to = 2031
grade = "comparable"

# Followed since 2031.
[indicators."it.too"]
label = "It too"
at.2031 = { survey = "people", question = "q", options = ["no"] }
"""


def longer(text: str) -> Crosswalk:
    """The same crosswalk with 2032 in every indicator that goes on."""
    read = structure(tomllib.loads(text), Crosswalk)
    assert isinstance(read, Crosswalk)
    step = Step(from_=2031, to=2032, grade="not_comparable", undecided=True)
    made = {
        name: evolve(one, at={**one.at, 2032: one.at[2031]}) for name, one in read.indicators.items() if 2031 in one.at
    }
    return evolve(read, steps=(*read.steps, step), indicators={**read.indicators, **made})


def test_lines_are_added_and_none_is_taken_out() -> None:
    """Comments and layout stay; the new text says what is wanted, and no line but a list of editions is touched."""
    wanted = longer(COMMENTED)
    new = extended(COMMENTED, wanted, 2032, "crosswalk.toml")
    assert structure(tomllib.loads(new), Crosswalk) == wanted
    changed = [line for line in difflib.ndiff(COMMENTED.splitlines(), new.splitlines()) if line[0] == "-"]
    assert changed == ["- editions = [2030, 2031]   # page 4"]


def test_edition_joins_its_neighbours_and_the_step_too() -> None:
    """An edition joins those that are listed, or its place stands below the last; the step follows the last for all."""
    lines = extended(COMMENTED, longer(COMMENTED), 2032, "crosswalk.toml").splitlines()
    assert lines[9:12] == ["[[steps]]", "from = 2031", "to = 2032"]
    assert "editions = [2030, 2031, 2032]   # page 4" in lines
    assert lines[-1].startswith("at.2032 = ")


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("last", ["\r\n", ""], ids=["ended", "open end"])
def test_line_ends_stay_as_they_are(mark: str, last: str) -> None:
    """A file with the line ends of Windows, and a mark before it, keeps both; new lines have the same ends."""
    text = mark + COMMENTED.rstrip().replace("\n", "\r\n") + last
    new = extended(text, longer(COMMENTED), 2032, "crosswalk.toml")
    assert new.startswith(mark + "# Our reports.\r\n")
    assert "editions = [2030, 2031, 2032]   # page 4\r\n" in new
    assert new.count("\n") == new.count("\r\n")


@pytest.mark.parametrize(
    "places",
    [
        'at.2031 = { survey = "people", question = "q", options = [\n  "yes",\n  "no",\n] }\n',
        'survey = "people"\nquestion = "q"\noptions = ["yes"]\neditions = [\n  2030,\n  2031,\n]\n',
        'survey = "people"\nquestion = "q"\neditions = [2030]\noptions = ["yes"]\nat.2031 = { options = ["no"] }\n',
        '\n[indicators.it.at]\n2031 = { survey = "people", question = "q", options = ["yes"] }\n\n# Next.\n',
    ],
    ids=["several lines a place", "several lines of editions", "what differs", "a table of places"],
)
def test_other_layouts_are_gone_on_with(places: str) -> None:
    """Places over several lines, or in a table of their own, get the next one where TOML allows it."""
    text = f'[indicators.it]\nlabel = "It"\n{places}\n[indicators.too]\nlabel = "Too"\n'
    wanted = longer(text)
    new = extended(text, wanted, 2032, "crosswalk.toml")
    assert structure(tomllib.loads(new), Crosswalk) == wanted
    assert all(line.startswith(("  ", "+ ")) for line in difflib.ndiff(text.splitlines(), new.splitlines()))


def test_layout_that_takes_no_lines_is_told() -> None:
    """Where places stand in one inline table, nothing is written; each indicator is told, with a layout that works."""
    inline = """\
[indicators.it]
label = "It"
at = { 2031 = { survey = "people", question = "q", options = ["yes"] } }
"""
    with pytest.raises(InputError, match=r"1 fault in crosswalk\.toml\n  indicators\.it: no lines can.+and try again"):
        extended(inline, longer(inline), 2032, "crosswalk.toml")
