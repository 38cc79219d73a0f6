"""What cannot be used in a crosswalk: places that are not there, steps that are missing or graded too high."""

from __future__ import annotations

import re

import pytest
from attrs import frozen
from tests.conftest import EDITION, Write

from nctrends.errors import AlignmentError, EditionError, Fault, NctrendsError
from nctrends.files.load import load_series

CROSSWALK = """\
[indicators.alerts]
label = "Alerts arrive"
mix = { question = "alerts", options = ["no"] }
at.2018 = { survey = "police", question = "alerts", options = ["yes"] }
at.2019 = { survey = "police", question = "alerts", options = ["yes"] }
at.2020 = { survey = "police", question = "alerts", options = ["yes"] }

[[indicators.alerts.steps]]
from = 2018
to = 2019
grade = "caution"
reasons = { mode = "nobody knows how they were asked" }

[[indicators.alerts.steps]]
from = 2019
to = 2020
grade = "caution"
reasons = { mode = "nobody knows how they were asked" }

[indicators.material]
label = "Extorted material"
at.2018 = { survey = "police", question = "material", options = ["common"], item = "extortion" }
"""
"""Links of three editions like the small one; their mode is not known, so that no step is better than caution."""


@frozen
class Case:
    """A part of the crosswalk, what stands there instead, and how the fault is told."""

    name: str
    old: str
    new: str
    place: str
    message: str


AT = 'at.2018 = { survey = "police", question = "alerts", options = ["yes"] }'
STEP = 'from = 2018\nto = 2019\ngrade = "caution"\nreasons = { mode = "nobody knows how they were asked" }\n'
REASONS = 'reasons = { mode = "nobody knows how they were asked" }\n'

SHAPE = [
    Case("unknown key", "label", "lable", "indicators.alerts.lable", "unknown key. Did you mean label"),
    Case(
        "unknown grade",
        '"caution"',
        '"careful"',
        "indicators.alerts.steps[0].grade",
        '"careful" is not known here.+caution',
    ),
    Case(
        "unknown reason",
        "{ mode =",
        "{ mood =",
        "indicators.alerts.steps[0].reasons.mood",
        '"mood" is not known here. Did you mean mode',
    ),
    Case("year of two digits", "at.2018", "at.18", "indicators.alerts.at.18", '"18" is not a year'),
    Case(
        "text for a year",
        "from = 2018",
        'from = "2018"',
        "indicators.alerts.steps[0].from",
        '"2018" is not a whole number',
    ),
    Case("step without a grade", 'grade = "caution"\n', "", "indicators.alerts.steps[0].grade", "missing"),
    Case(
        "text for options",
        'options = ["yes"] }\nat',
        'options = "yes" }\nat',
        "indicators.alerts.at.2018.options",
        '"yes" is not a list',
    ),
]

SENSE = [
    Case(
        "no such edition",
        "at.2018",
        "at.2017",
        "indicators.alerts.at.2017",
        "no edition 2017. Editions: 2018, 2019, 2020",
    ),
    Case(
        "no such survey",
        '"police"',
        '"polise"',
        "indicators.alerts.at.2018.survey",
        'no survey "polise". Did you mean police',
    ),
    Case(
        "no such question",
        '"alerts", options = ["yes"] }\nat.2019',
        '"alert", options = ["yes"] }\nat.2019',
        "indicators.alerts.at.2018.question",
        'edition 2018 has no question "alert". Did you mean alerts',
    ),
    Case(
        "no such option",
        '["yes"] }\nat.2019',
        '["yess"] }\nat.2019',
        "indicators.alerts.at.2018.options",
        '"yess" is not an option of alerts. Did you mean yes',
    ),
    Case("no option", '["yes"] }\nat.2019', "[] }\nat.2019", "indicators.alerts.at.2018.options", "names no option"),
    Case(
        "option twice", '["yes"] }\nat.2019', '["yes", "yes"] }\nat.2019', "indicators.alerts.at.2018.options", "twice"
    ),
    Case(
        "no such item",
        '"extortion"',
        '"extorsion"',
        "indicators.material.at.2018.item",
        '"extorsion" is not an item of material. Did you mean extortion',
    ),
    Case(
        "item of no grid",
        '["yes"] }\nat.2019',
        '["yes"], item = "x" }\nat.2019',
        "indicators.alerts.at.2018.item",
        '"x" is not an item of alerts',
    ),
    Case(
        "item left out", ', item = "extortion"', "", "indicators.material.at.2018.item", '"" is not an item of material'
    ),
    Case(
        "restated nowhere",
        '["yes"] }\nat.2019',
        '["yes"], restated_in = 2019 }\nat.2019',
        "indicators.alerts.at.2018.restated_in",
        "no figure of alerts in edition 2019 restates 2018",
    ),
    Case(
        "restated in no edition",
        '["yes"] }\nat.2019',
        '["yes"], restated_in = 2021 }\nat.2019',
        "indicators.alerts.at.2018.restated_in",
        "no edition 2021",
    ),
    Case(
        "step missing",
        f"[[indicators.alerts.steps]]\n{STEP}",
        "",
        "indicators.alerts.steps",
        "no step from 2018 to 2019. Add one",
    ),
    Case(
        "step over an edition",
        "to = 2019",
        "to = 2020",
        "indicators.alerts.steps[0]",
        "2018 to 2020 are not neighbouring",
    ),
    Case(
        "step backwards",
        "from = 2018\nto = 2019",
        "from = 2019\nto = 2018",
        "indicators.alerts.steps[0]",
        "2019 to 2018 are not neighbouring",
    ),
    Case(
        "step twice",
        "[indicators.material]",
        f"[[indicators.alerts.steps]]\n{STEP}\n[indicators.material]",
        "indicators.alerts.steps[2]",
        "2018 to 2019 is judged twice",
    ),
    Case(
        "no reason for caution",
        REASONS,
        "",
        "indicators.alerts.steps[0].reasons",
        "a step graded caution needs a reason",
    ),
    Case(
        "no reason for withholding",
        f'"caution"\n{REASONS}',
        '"not_comparable"\n',
        "indicators.alerts.steps[0].reasons",
        "a step graded not_comparable needs a reason",
    ),
    Case(
        "grade too high",
        '"caution"',
        '"identical"',
        "indicators.alerts.steps[0].grade",
        r"identical is above the limit caution \(mode\).+Grade it caution or lower",
    ),
    Case(
        "series printed nowhere",
        REASONS,
        f'{REASONS}same_series = {{ in = "press" }}\n',
        "indicators.alerts.steps[0].same_series.in",
        '"press" is not a source',
    ),
    Case(
        "mix of no question",
        'mix = { question = "alerts"',
        'mix = { question = "country"',
        "indicators.alerts.mix",
        "no edition of this indicator has the question country with no",
    ),
    Case(
        "mix of no option",
        'options = ["no"]',
        'options = ["usa"]',
        "indicators.alerts.mix",
        "no edition of this indicator has the question alerts with usa",
    ),
]


def folder_files(crosswalk: str) -> dict[str, str]:
    """Return three editions that differ by year alone, and a crosswalk."""
    editions = {f"{year}.toml": EDITION.replace("2018", str(year)) for year in (2018, 2019, 2020)}
    return {**editions, "crosswalk.toml": crosswalk}


def faults_of(write: Write, crosswalk: str, kind: type[NctrendsError]) -> tuple[Fault, ...]:
    """Return the faults of a crosswalk beside the three editions."""
    with pytest.raises(kind, match="fault") as caught:
        load_series(write(folder_files(crosswalk)))
    return caught.value.faults


def test_unspoiled_crosswalk_loads(write: Write) -> None:
    """The crosswalk that the other tests spoil is itself without a fault."""
    assert list(load_series(write(folder_files(CROSSWALK))).crosswalk.indicators) == ["alerts", "material"]


@pytest.mark.parametrize("case", SHAPE + SENSE, ids=lambda case: case.name)
def test_fault_is_told_with_place_value_and_remedy(case: Case, write: Write) -> None:
    """What cannot be used is told with the exact place in the crosswalk, the value got, and how to mend it."""
    assert case.old in CROSSWALK
    kind = EditionError if case in SHAPE else AlignmentError
    faults = faults_of(write, CROSSWALK.replace(case.old, case.new, 1), kind)
    told = [f"{fault.place}: {fault.message}" for fault in faults]
    assert any(re.match(f"{re.escape(case.place)}: .*(?:{case.message})", line) for line in told), told
    assert all(fault.file.endswith("crosswalk.toml") for fault in faults)


def test_one_error_tells_every_fault(write: Write) -> None:
    """Faults of several indicators and steps come together."""
    text = (
        CROSSWALK.replace('"extortion"', '"x"')
        .replace("from = 2018", "from = 2017")
        .replace('["yes"] }\nat.2019', '["y"] }\nat.2019')
    )
    places = [fault.place for fault in faults_of(write, text, AlignmentError)]
    assert set(places) == {
        "indicators.alerts.at.2018.options",
        "indicators.alerts.steps",
        "indicators.alerts.steps[0]",
        "indicators.material.at.2018.item",
    }


def test_every_unknown_reason_is_told(write: Write) -> None:
    """Two misspelt reasons of one step are two faults."""
    text = CROSSWALK.replace("{ mode =", '{ moode = "x", promt =', 1)
    messages = " ".join(fault.message for fault in faults_of(write, text, EditionError))
    assert '"moode"' in messages
    assert '"promt"' in messages


def test_every_false_year_is_told(write: Write) -> None:
    """Two years that are none are two faults."""
    text = CROSSWALK.replace("at.2018", "at.18", 1).replace("at.2019", "at.next", 1)
    messages = " ".join(fault.message for fault in faults_of(write, text, EditionError))
    assert '"18"' in messages
    assert '"next"' in messages


KNOWN = EDITION.replace("respondents = 272", 'respondents = 272\nmode = "online"\n')
"""The small edition with nothing unknown that limits a comparison of `alerts`."""

PRESS = '[sources.press]\ndocument = "Press"\nsecondary = true\n\n[surveys.police]'


@frozen
class Rule:
    """What a later edition says otherwise, and the best grade that is left."""

    name: str
    old: str
    new: str
    best: str
    reason: str


RULES = [
    Rule("other population", 'id = "police"', 'id = "teachers"', "not_comparable", "population"),
    Rule("unknown population", 'id = "police"', 'id = "unknown"', "caution", "population"),
    Rule("other period", 'period = "none"', 'period = "past-year"', "not_comparable", "period"),
    Rule("unknown period", 'period = "none"', 'period = "unknown"', "caution", "period"),
    Rule("other base", 'base = "all"', 'base = { question = "other", options = ["yes"] }', "not_comparable", "base"),
    Rule("unknown base", 'base = "all"', 'base = "unknown"', "caution", "base"),
    Rule("other kind", 'kind = "single"', 'kind = "multi"', "not_comparable", "options"),
    Rule("unknown kind", 'kind = "single"', 'kind = "unknown"', "caution", "options"),
    Rule("other mode", 'mode = "online"', 'mode = "interview"', "caution", "mode"),
    Rule("unknown mode", 'mode = "online"\n', "", "caution", "mode"),
    Rule("other prompt", '"Whether alerts arrive"', '"Whether alerts come"', "caution", "prompt"),
    Rule("paraphrased", 'wording = "verbatim"', 'wording = "paraphrased"', "caution", "wording"),
    Rule("wording unknown", 'wording = "verbatim"', 'wording = "unknown"', "caution", "wording"),
    Rule("secondary source", 'source = { in = "report" }', 'source = { in = "press" }', "caution", "source"),
]
GRADES = ["not_comparable", "caution", "comparable", "identical"]
OTHER = """
[surveys.police.questions.other]
asked = "Another question"
options = ["Yes"]
"""


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_grade_above_a_limit_names_the_rule(rule: Rule, grade: str, write: Write) -> None:
    """Each rule of section 6: a grade up to the limit loads, one above it is an error with the rule and the remedy."""
    assert rule.old in KNOWN
    later = KNOWN.replace("2018", "2019").replace(rule.old, rule.new, 1).replace("[surveys.police]", PRESS, 1) + OTHER
    step = f'from = 2018\nto = 2019\ngrade = "{grade}"\nreasons = {{ {rule.reason} = "as the files say" }}\n'
    crosswalk = f'[indicators.a]\nlabel = "A"\n{AT}\n{AT.replace("2018", "2019")}\n[[indicators.a.steps]]\n{step}'
    folder = write({"2018.toml": KNOWN + OTHER, "2019.toml": later, "crosswalk.toml": crosswalk})
    if GRADES.index(grade) <= GRADES.index(rule.best):
        assert load_series(folder).crosswalk.indicators["a"].steps[0].grade == grade
        return
    told = rf"steps\[0\].grade: {grade} is above the limit {rule.best} \({rule.reason}\): .+Grade it {rule.best}"
    with pytest.raises(AlignmentError, match=told):
        load_series(folder)


@pytest.mark.parametrize("name", ["", ', id = "some"'], ids=["no id", "same id"])
def test_split_filter_needs_one_id(name: str, write: Write) -> None:
    """Filters of other options are the same people where both have one id; else the error names both, and the id."""
    split = OTHER.replace('["Yes"]', '["Yes", "No"]')
    before, after = (
        f'base = {{ question = "other", options = [{options}]{name} }}' for options in ('"yes"', '"yes", "no"')
    )
    files = {
        "2018.toml": KNOWN.replace('base = "all"', before, 1) + split,
        "2019.toml": KNOWN.replace("2018", "2019").replace('base = "all"', after, 1) + split,
        "crosswalk.toml": f'[[steps]]\nfrom = 2018\nto = 2019\ngrade = "identical"\n[indicators.a]\nlabel = "A"\n'
        f"{AT}\n{AT.replace('2018', '2019')}\n",
    }
    (step,) = load_series(write(files)).indicators["a"].steps
    assert step.grade == ("identical" if name else "not_comparable")
    own = '[[indicators.a.steps]]\nfrom = 2018\nto = 2019\ngrade = "identical"\n'
    files["crosswalk.toml"] += own
    if name:
        assert load_series(write(files)).indicators["a"].steps[0].grade == "identical"
        return
    told = r'answered Yes to "Another question" and those who answered Yes or No to .+give both bases one id'
    with pytest.raises(AlignmentError, match=told):
        load_series(write(files))


def test_nothing_unknown_and_nothing_different_may_be_identical(write: Write) -> None:
    """Two editions that say the same of everything may be graded identical, and merged options comparable."""
    step = "from = 2018\nto = 2019\ngrade = "
    for grade, options in (("identical", '["yes"]'), ("comparable", '["yes", "no"]')):
        at = AT.replace("2018", "2019").replace('["yes"]', options)
        text = f'[indicators.a]\nlabel = "A"\n{AT}\n{at}\n[[indicators.a.steps]]\n{step}"{grade}"\n'
        files = {"2018.toml": KNOWN, "2019.toml": KNOWN.replace("2018", "2019"), "crosswalk.toml": text}
        assert load_series(write(files)).crosswalk.indicators["a"].steps[0].grade == grade
    with pytest.raises(AlignmentError, match=r"identical is above the limit comparable \(options\)"):
        load_series(write({**files, "crosswalk.toml": text.replace('"comparable"', '"identical"')}))


@pytest.mark.parametrize("grade", ["caution", "not_comparable"])
def test_step_that_a_document_grades_needs_no_reason(grade: str, write: Write) -> None:
    """A table that prints a series marks where it breaks, and need not say why; without it a person has to."""
    mark = f'grade = "{grade}"'
    text = CROSSWALK.replace('grade = "caution"\nreasons = { mode = "nobody knows how they were asked" }', mark)
    assert "needs a reason" in faults_of(write, text, AlignmentError)[0].message
    vouched = text.replace(mark, f'{mark}\nsame_series = {{ in = "report" }}')
    (first, *_) = load_series(write(folder_files(vouched))).crosswalk.indicators["alerts"].steps
    assert (first.grade, first.reasons) == (grade, {})
