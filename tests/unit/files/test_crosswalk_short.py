"""What a crosswalk says once: steps for all indicators, and the places that an indicator shares."""

from __future__ import annotations

import tomllib

import pytest
from attrs import evolve
from tests.conftest import EDITION, Write

from nctrends.errors import AlignmentError, EditionError
from nctrends.files.load import load_series
from nctrends.files.structure import structure
from nctrends.model.crosswalk import Crosswalk, Place

KNOWN = EDITION.replace("respondents = 272", 'respondents = 272\nmode = "online"\n')
STEP = '[[steps]]\nfrom = 2018\nto = 2019\ngrade = "identical"\n'
SHARED = """
[indicators.a]
label = "A"
survey = "police"
question = "alerts"
options = ["yes"]
"""


def files(crosswalk: str) -> dict[str, str]:
    """Two editions that differ by year alone, and a crosswalk."""
    return {"2018.toml": KNOWN, "2019.toml": KNOWN.replace("2018", "2019"), "crosswalk.toml": crosswalk}


def places(text: str) -> dict[int, Place]:
    """The places of the one indicator of a crosswalk."""
    read = structure(tomllib.loads(text), Crosswalk)
    assert isinstance(read, Crosswalk), read
    return dict(read.indicators["a"].at)


WHOLE = Place(survey="police", question="alerts", options=("yes",))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("editions = [2018, 2019]", {2018: WHOLE, 2019: WHOLE}),
        ("at.2019 = {}", {2019: WHOLE}),
        ('editions = [2018]\nat.2019 = { options = ["no"] }', {2018: WHOLE, 2019: evolve(WHOLE, options=("no",))}),
        ("editions = [2019]\nat.2018 = { restated_in = 2019 }", {2018: evolve(WHOLE, restated_in=2019), 2019: WHOLE}),
        ("editions = [2018, 2019]\nat.2019 = { item = 'x' }", {2018: WHOLE, 2019: evolve(WHOLE, item="x")}),
    ],
    ids=["listed", "empty place", "other options", "restated", "listed and other"],
)
def test_place_is_what_is_shared_and_what_differs(lines: str, expected: dict[int, Place]) -> None:
    """An edition that is listed has what the indicator shares; one with a place of its own says what differs."""
    assert places(SHARED + lines) == expected


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ("", "indicators.a", "says survey, question, options and names no edition. Add editions = "),
        ('editions = "2018"', "indicators.a", "editions is not a list of years"),
        ("editions = [true]", "indicators.a", "editions is not a list of years"),
        ("editions = [18]", "indicators.a.at.18", '"18" is not a year'),
        ("editions = [2018]\nat = 3", "indicators.a", "at is not a table"),
        ("edition = [2018]\nat.2019 = {}", "indicators.a.edition", "unknown key. Did you mean editions"),
        ("at.2018 = { quest = 'x' }", "indicators.a.at.2018.quest", "unknown key. Did you mean question"),
    ],
)
def test_shared_places_that_cannot_be_are_faults(lines: str, place: str, message: str, write: Write) -> None:
    """What is shared needs editions; what is none, or misspelt, is told with its place and the remedy."""
    with pytest.raises(EditionError, match="crosswalk") as caught:
        load_series(write(files(STEP + SHARED + lines)))
    assert [fault.place for fault in caught.value.faults] == [place]
    assert message in caught.value.faults[0].message


def test_what_is_not_shared_is_missing_in_the_edition(write: Write) -> None:
    """A key that neither the indicator nor the place says is a fault of the edition's place."""
    text = SHARED.replace('question = "alerts"\n', "") + "editions = [2018]"
    with pytest.raises(EditionError, match=r"indicators\.a\.at\.2018\.question: missing"):
        load_series(write(files(text)))


def test_step_for_all_is_used_and_lowered_to_its_limit(write: Write) -> None:
    """A step at the top judges every indicator without one of its own; above its limit it counts as the limit."""
    series = load_series(write(files(f"{STEP}{SHARED}editions = [2018, 2019]")))
    assert [str(step.grade) for step in series.indicators["a"].steps] == ["identical"]
    later = KNOWN.replace("2018", "2019").replace('wording = "verbatim"', 'wording = "unknown"')
    folder = write({**files(f"{STEP}{SHARED}editions = [2018, 2019]"), "2019.toml": later})
    (step,) = load_series(folder).indicators["a"].steps
    assert (step.grade, dict(step.reasons)) == ("caution", {"wording": "a wording is paraphrased or unknown"})
    own = f"{STEP}{SHARED}editions = [2018, 2019]\n{STEP.replace('[[', '[[indicators.a.')}"
    with pytest.raises(AlignmentError, match=r"indicators\.a\.steps\[0\]\.grade: identical is above the limit caution"):
        load_series(write({**files(own), "2019.toml": later}))


@pytest.mark.parametrize(
    ("step", "place", "message"),
    [
        (STEP.replace("2019", "2020"), "steps[0]", "2018 to 2020 are not two editions in order. Editions: 2018, 2019"),
        (STEP.replace("to = 2019", "to = 2018"), "steps[0]", "2018 to 2018 are not two editions in order"),
        (STEP + STEP, "steps[1]", "2018 to 2019 is judged twice"),
        (STEP.replace("identical", "caution"), "steps[0].reasons", "a step graded caution needs a reason"),
        (STEP + 'same_series = { in = "press" }\n', "steps[0].same_series.in", "not a source of the later edition"),
        (STEP + "undecided = true\n", "steps[0].undecided", "true, but the step is graded identical"),
    ],
)
def test_step_for_all_that_cannot_be_is_a_fault(step: str, place: str, message: str, write: Write) -> None:
    """A step at the top lacks what an indicator's own would lack."""
    with pytest.raises(AlignmentError, match="fault") as caught:
        load_series(write(files(f"{step}{SHARED}editions = [2018, 2019]")))
    assert (caught.value.faults[0].place, message in caught.value.faults[0].message) == (place, True)


def test_series_of_a_document_of_the_earlier_edition_alone_is_refused(write: Write) -> None:
    """A report cannot vouch for figures of a later one."""
    step = STEP.replace("identical", "comparable") + 'same_series = { in = "report" }\n'
    later = KNOWN.replace("2018", "2019").replace("sources.report", "sources.new").replace('"report"', '"new"')
    crosswalk = SHARED + "editions = [2018, 2019]\n" + step.replace("[[", "[[indicators.a.")
    with pytest.raises(AlignmentError, match=r'"report" is not a source of the later edition. Known here: new'):
        load_series(write({**files(crosswalk), "2019.toml": later}))


def test_indicator_about_respondents_is_marked(write: Write) -> None:
    """An indicator that tells who answered says so; anything else is a fault."""
    crosswalk = f"{STEP}{SHARED}editions = [2018, 2019]\nabout = "
    assert not load_series(write(files(f'{crosswalk}"respondents"'))).indicators["a"].is_result
    with pytest.raises(EditionError, match=r'about: "everybody" is not known here. Known here: respondents'):
        load_series(write(files(f'{crosswalk}"everybody"')))
