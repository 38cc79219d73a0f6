"""What cannot be used in an edition file: each fault with its place, its value and the step to take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import frozen
from tests.conftest import EDITION, Write

from nctrends.errors import EditionError, Fault
from nctrends.files.load import load_edition, load_series
from nctrends.files.write import to_toml

ALERTS = "surveys.police.questions.alerts"
MATERIAL = "surveys.police.questions.material"


@frozen
class Case:
    """A part of the small edition, what stands there instead, and how the fault is told."""

    name: str
    old: str
    new: str
    place: str
    message: str


# The place is told exactly; of the message the value and the remedy are matched.
SHAPE = [
    Case(
        "text for a number", "= 272", '= "many"', "surveys.police.respondents", '"many" is not a whole number.+quotes'
    ),
    Case("text for a year", "= 2018\n", '= "soon"\n', "year", '"soon" is not a whole number.+quotes'),
    Case("number for a text", '= "Report 2018"\n\n[s', "= 5\n\n[s", "title", "5 is not a text in quotes"),
    Case("bool for a number", "= 272", "= true", "surveys.police.respondents", "true is not a whole number"),
    Case("fraction for a number", "= 272", "= 272.0", "surveys.police.respondents", "272.0 is not a whole number"),
    Case("number for a bool", "= 272", "= 272\nweighted = 1", "surveys.police.weighted", "1 is not true or false"),
    Case(
        "text for a float",
        "= 272",
        '= 272\ndesign_effect = "1.5"',
        "surveys.police.design_effect",
        '"1.5" is not a number',
    ),
    Case(
        "text for a list",
        'options = ["Yes", "No"]',
        'options = "Yes"',
        f"{ALERTS}.options",
        '"Yes" is not a list.+brackets',
    ),
    Case("text for a row", '["54.4 %", "45.6 %"]', '"54.4 %"', f"{ALERTS}.table", '"54.4 %" is not a table|not a list'),
    Case(
        "text for a table",
        '{ id = "police", text = "police officers" }',
        '"police"',
        "surveys.police.population",
        '"police" is not a table.+key = value',
    ),
    Case("number in a row", '"54.4 %", ', "54.4, ", f"{ALERTS}.table[0]", "54.4 is not a text in quotes"),
    Case("number as an option", '["Yes", "No"]', '["Yes", 2]', f"{ALERTS}.options[1]", "2 is not"),
    Case(
        "date with a time",
        "= 272",
        "= 272\nfieldwork = { from = 2018-05-02T10:00:00, to = 2018-08-13 }",
        "surveys.police.fieldwork.from",
        "2018-05-02 10:00:00 is not a date without a time",
    ),
    Case(
        "text for a date",
        "= 272",
        '= 272\nfieldwork = { from = "May", to = 2018-08-13 }',
        "surveys.police.fieldwork.from",
        '"May" is not a date',
    ),
    Case(
        "unknown key",
        "respondents =",
        "respondants =",
        "surveys.police.respondants",
        "unknown key. Did you mean respondents",
    ),
    Case("unknown key at the top", "title =", "titel =", "titel", "unknown key. Did you mean title"),
    Case("unknown key unlike any", "title =", "zzz = 1\ntitle =", "zzz", "unknown key. Known here: year, title"),
    Case(
        "key of Python",
        'source = { in = "report" }\nt',
        'source = { in_ = "report" }\nt',
        f"{ALERTS}.source.in_",
        "unknown key. Did you mean in",
    ),
    Case("missing key", "respondents = 272\n", "", "surveys.police.respondents", "missing. Add it"),
    Case("missing title", 'title = "Report 2018"\n', "", "title", "missing. Add it"),
    Case("unknown kind", '"single"', '"singel"', f"{ALERTS}.kind", '"singel" is not known here. Did you mean single'),
    Case(
        "unknown wording",
        '"verbatim"\nkind = "s',
        '"exact"\nkind = "s',
        f"{ALERTS}.wording",
        '"exact" is not known here. Known here: verbatim, paraphrased, unknown',
    ),
    Case(
        "unknown sampling",
        "= 272",
        '= 272\nsampling = "quota"',
        "surveys.police.sampling",
        '"quota" is not known here. Known here: convenience',
    ),
    Case(
        "unknown base", 'base = "all"', 'base = "some"', f"{ALERTS}.base", '"some" is not a base. Use "all", "unknown"'
    ),
]

SENSE = [
    Case("no year", "year = 2018", "year = 18", "year", "18 is not a year.+four digits"),
    Case(
        "no date", "year = 2018", 'year = 2018\npublished = "autumn"', "published", '"autumn" is not a date. Write 2018'
    ),
    Case("no respondents", "= 272", "= 0", "surveys.police.respondents", "0 is not a number of people.+1 or more"),
    Case("negative respondents", "= 272", "= -272", "surveys.police.respondents", "-272 is not a number of people"),
    Case(
        "more than there are",
        "= 272",
        "= 9000000000",
        "surveys.police.respondents",
        "9000000000 is not a number of people",
    ),
    Case(
        "negative break-offs",
        "= 272",
        "= 272\nbreak_offs = -1",
        "surveys.police.break_offs",
        "-1 is not a number of people",
    ),
    Case("no countries", "= 272", "= 272\ncountries = 0", "surveys.police.countries", "0 is not a number"),
    Case(
        "negative base of a group",
        "base = 148",
        "base = -148",
        "surveys.police.groups.us.base",
        "-148 is not a number of people",
    ),
    Case(
        "negative base of a question",
        'base = "all"',
        'base = "all"\nbase_count = -5',
        f"{ALERTS}.base_count",
        "-5 is not a number of people",
    ),
    Case(
        "negative base of an item",
        'innocent = "Innocent material"',
        'innocent = { label = "I", base = -1 }',
        f"{MATERIAL}.items.innocent.base",
        "-1 is not a number of people",
    ),
    Case(
        "negative base of a figure",
        'group = "us"',
        'group = "us"\nbase = -3',
        f"{MATERIAL}.figures[0].base",
        "-3 is not a number of people",
    ),
    Case(
        "design effect of 0",
        "= 272",
        "= 272\ndesign_effect = 0",
        "surveys.police.design_effect",
        "is not a design effect.+above 0",
    ),
    Case(
        "design effect without end",
        "= 272",
        "= 272\ndesign_effect = inf",
        "surveys.police.design_effect",
        "inf is not a design effect",
    ),
    Case(
        "design effect not a number",
        "= 272",
        "= 272\ndesign_effect = nan",
        "surveys.police.design_effect",
        "nan is not a design effect",
    ),
    Case(
        "fieldwork reversed",
        "= 272",
        "= 272\nfieldwork = { from = 2018-08-13, to = 2018-05-02 }",
        "surveys.police.fieldwork",
        "2018-08-13.+2018-05-02.+Swap",
    ),
    Case("above 100 %", "54.4 %", "104%", f"{ALERTS}.table[0]", '"104%" is above 100 %'),
    Case("above 100 % in a grid", '"60 %"', '"104 %"', f"{MATERIAL}.table.innocent[1]", '"104 %" is above 100 %'),
    Case("negative share", "54.4 %", "-5 %", f"{ALERTS}.table[0]", '"-5 %" is negative'),
    Case(
        "unreadable cell",
        "54.4 %",
        "lots",
        f"{ALERTS}.table[0]",
        '"lots" is not understood as a quantity.+words = true',
    ),
    Case(
        "unreadable figure",
        "almost two thirds",
        "quite common",
        f"{MATERIAL}.figures[0].printed",
        '"quite common" is not understood.+words = true',
    ),
    Case(
        "unreadable respondents",
        "= 272",
        '= 272\nrespondents_printed = [{ printed = "a crowd", source = { in = "report" } }]',
        "surveys.police.respondents_printed[0].printed",
        '"a crowd" is not understood',
    ),
    Case("row too short", '["54.4 %", "45.6 %"]', '["54.4 %"]', f"{ALERTS}.table", "1 cells? for 2 options"),
    Case("row too long", '"45.6 %"]', '"45.6 %", ""]', f"{ALERTS}.table", "3 cells for 2 options"),
    Case(
        "row of no item",
        'innocent = ["40 %", "60 %"]',
        'inocent = ["40 %", "60 %"]',
        f"{MATERIAL}.table.inocent",
        '"inocent" is not an item here. Did you mean innocent',
    ),
    Case(
        "figure of no item",
        'item = "extortion"',
        'item = "extorsion"',
        f"{MATERIAL}.figures[0].item",
        '"extorsion" is not an item here. Did you mean extortion',
    ),
    Case(
        "figure without its item", 'item = "extortion"\n', "", f"{MATERIAL}.figures[0].item", '"" is not an item here'
    ),
    Case(
        "figure of no option",
        'of = "common"',
        'of = "comon"',
        f"{MATERIAL}.figures[0].of",
        '"comon" is not an option here. Did you mean common',
    ),
    Case(
        "figure of an option twice",
        'of = "common"',
        'of = ["common", "common"]',
        f"{MATERIAL}.figures[0].of",
        "names an option twice",
    ),
    Case(
        "figure of no group",
        'group = "us"',
        'group = "usa"',
        f"{MATERIAL}.figures[0].group",
        '"usa" is not a group here',
    ),
    Case(
        "figure that restates itself",
        'group = "us"',
        'group = "us"\nrestates = 2018',
        f"{MATERIAL}.figures[0].restates",
        "2018 is this edition.+Leave it out",
    ),
    Case(
        "don't know of no option",
        'kind = "single"',
        'kind = "single"\ndont_know = ["maybe"]',
        f"{ALERTS}.dont_know",
        '"maybe" is not an option here',
    ),
    Case(
        "filter at no question",
        'question = "alerts"',
        'question = "alert"',
        f"{MATERIAL}.base.question",
        '"alert" is not a question of this survey. Did you mean alerts',
    ),
    Case(
        "filter at no option",
        'options = ["yes"] }',
        'options = ["yess"] }',
        f"{MATERIAL}.base.options",
        '"yess" is not an option here. Did you mean yes',
    ),
    Case(
        "filter at no item",
        'options = ["yes"] }',
        'options = ["yes"], item = "x" }',
        f"{MATERIAL}.base.item",
        '"x" is not an item',
    ),
    Case(
        "filter without an option",
        'options = ["yes"] }',
        "options = [] }",
        f"{MATERIAL}.base.options",
        "names no option|empty",
    ),
    Case(
        "filter at itself",
        'question = "alerts", options = ["yes"]',
        'question = "material", options = ["rare"], item = "innocent"',
        f"{MATERIAL}.base.*",
        "itself|circle|loop",
    ),
    Case(
        "group at no question",
        "base = 148",
        'of = { question = "country", options = ["usa"] }',
        "surveys.police.groups.us.of.question",
        '"country" is not a question of this survey',
    ),
    Case(
        "group at no option",
        "base = 148",
        'of = { question = "alerts", option = "maybe" }',
        "surveys.police.groups.us.of.options",
        '"maybe" is not an option here',
    ),
    Case("two options with one id", '["Yes", "No"]', '["Yes", "YES"]', f"{ALERTS}.options", '"yes" is there twice'),
    Case("label without an id", '["Yes", "No"]', '["Yes", "???"]', f'{ALERTS}.options.""', "cannot be an id"),
    Case("answer without a name", '["Yes", "No"]', '["Yes", ""]', f'{ALERTS}.options.""', "cannot be an id"),
    Case("group with the id all", "groups.us]", "groups.all]", "surveys.police.groups.all", "cannot be an id"),
    Case(
        "id with a plus",
        "[surveys.police.questions.alerts]",
        '[surveys.police.questions."a+b"]',
        'surveys.police.questions."a+b"',
        "cannot be an id",
    ),
    Case(
        "question at no source",
        'in = "report" }\nt',
        'in = "repport" }\nt',
        f"{ALERTS}.source.in",
        '"repport" is not among the sources. Did you mean report',
    ),
    Case("table without a source", 'source = { in = "report" }\nt', "t", f"{ALERTS}.source", "missing"),
    Case(
        "figure without a source",
        'source = { in = "report" }\n\n[surveys.police.questions.material.i',
        "[surveys.police.questions.material.i",
        f"{MATERIAL}.figures[0].source",
        "missing",
    ),
]


def spoiled(case: Case) -> str:
    """Return the small edition with one part replaced."""
    assert case.old in EDITION
    return EDITION.replace(case.old, case.new, 1)


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of the file 2018.toml in a folder."""
    with pytest.raises(EditionError, match="fault") as caught:
        load_edition(folder / "2018.toml")
    return caught.value.faults


def test_unspoiled_edition_loads(write: Write) -> None:
    """The small edition that the other tests spoil is itself without a fault."""
    folder = write({"2018.toml": EDITION})
    assert load_edition(folder / "2018.toml").survey("police").respondents == 272


@pytest.mark.parametrize("case", SHAPE + SENSE, ids=lambda case: case.name)
def test_fault_is_told_with_place_value_and_remedy(case: Case, write: Write) -> None:
    """What cannot be used is told with the exact place in the file, the value got, and how to mend it."""
    folder = write({"2018.toml": spoiled(case)})
    told = [f"{fault.place}: {fault.message}" for fault in faults_of(folder)]
    place = re.escape(case.place).replace(r"\.\*", ".*")
    assert any(re.match(f"{place}: .*(?:{case.message})", line) for line in told), told
    assert {fault.file for fault in faults_of(folder)} == {str(folder / "2018.toml")}


def test_filters_that_lead_in_a_circle_are_a_fault(write: Write) -> None:
    """Two questions that each ask only those who answered the other have no base."""
    circle = EDITION.replace(
        'base = "all"', 'base = { question = "material", item = "innocent", options = ["rare"] }', 1
    )
    told = " ".join(str(fault) for fault in faults_of(write({"2018.toml": circle})))
    assert "base" in told


def test_one_error_tells_every_fault(write: Write) -> None:
    """Faults of shape and of sense anywhere in the file come in one error, not one after another."""
    text = EDITION.replace("year = 2018", 'year = "soon"').replace("respondents = 272", 'respondents = "many"')
    text = text.replace("54.4 %", "104%").replace("45.6 %", "lots").replace('item = "extortion"', 'item = "extorsion"')
    text = text.replace("base = 148", "bse = 148")
    faults = faults_of(write({"2018.toml": text}))
    assert {fault.place for fault in faults} >= {
        "year",
        "surveys.police.respondents",
        "surveys.police.groups.us.bse",
        f"{ALERTS}.table[0]",
        f"{ALERTS}.table[1]",
        f"{MATERIAL}.figures[0].item",
    }
    assert len(faults) == 6


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param("respondants = 1\nfieldwrk = 1\n", {"respondants", "fieldwrk"}, id="unknown keys"),
        pytest.param("break_offs = true\ncountries = 1.5\n", {"break_offs", "countries"}, id="wrong types"),
    ],
)
def test_every_fault_of_one_table_is_told(keys: str, told: set[str], write: Write) -> None:
    """Several faults of one table are told together."""
    text = EDITION.replace("respondents = 272\n", f"respondents = 272\n{keys}")
    places = {fault.place for fault in faults_of(write({"2018.toml": text}))}
    assert places == {f"surveys.police.{name}" for name in told}


def test_accepted_short_forms_say_the_same(write: Write) -> None:
    """Options as one table, a single option as text, options by label and items in full mean what the long forms do."""
    short = load_edition(write({"2018.toml": EDITION}) / "2018.toml")
    text = EDITION.replace('options = ["Yes", "No"]', 'options = { yes = "Yes", no = "No" }')
    text = text.replace('options = ["yes"] }', 'option = "yes" }').replace('of = "common"', 'of = ["Common"]')
    text = text.replace('innocent = "Innocent material"', 'innocent = { label = "Innocent material" }')
    assert load_edition(write({"2018.toml": text}) / "2018.toml") == short


@pytest.mark.parametrize("names", ['["b"]', '"b"'], ids=["list", "text"])
def test_an_id_is_taken_for_the_option_that_has_it(names: str, write: Write) -> None:
    """Where a name is the id of one option and the label of another, the id counts."""
    text = EDITION.replace('["Rare", "Common"]', '[{ a = "b" }, { b = "B" }]').replace('"common"', names)
    text = text.replace('kind = "ordinal"', 'kind = "ordinal"\ndont_know = ["b"]')
    question = load_edition(write({"2018.toml": text}) / "2018.toml").survey("police").question("material")
    assert question.figures[0].of == ("b",)
    assert question.dont_know == ("b",)


def test_options_with_one_label_keep_their_ids(write: Write) -> None:
    """Two options may be printed alike; a figure that names one of them by id means that one."""
    text = EDITION.replace('["Rare", "Common"]', '[{ a = "Other" }, { c = "Other" }]').replace('"common"', '"a"')
    question = load_edition(write({"2018.toml": text}) / "2018.toml").survey("police").question("material")
    assert question.figures[0].of == ("a",)


def test_a_label_that_two_options_have_is_not_guessed(write: Write) -> None:
    """A figure that names its option by a label of two options is a fault: either may be meant."""
    text = EDITION.replace('["Rare", "Common"]', '[{ a = "Other" }, { c = "Other" }]').replace('"common"', '"Other"')
    assert any(fault.place == f"{MATERIAL}.figures[0].of" for fault in faults_of(write({"2018.toml": text})))


def test_statement_in_words_is_kept_and_not_read(write: Write) -> None:
    """A statement marked words is never a load error, whatever it says."""
    text = EDITION.replace("almost two thirds", "most common").replace('group = "us"', "words = true")
    figure = load_edition(write({"2018.toml": text}) / "2018.toml").survey("police").question("material").figures[0]
    assert (figure.printed, figure.words) == ("most common", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("= 272", "= 0x" + "f" * 5000, id="hexadecimal"),
        pytest.param("= 272", "= " + "9" * 5000, id="decimal"),
        pytest.param('table = ["54.4 %"', 'note = "' + "x" * 100_000 + '"\ntable = ["' + "9" * 5000 + ' %"', id="text"),
    ],
)
def test_enormous_value_is_a_short_fault(old: str, new: str, write: Write) -> None:
    """A value of thousands of digits is a fault like any other, told in a line that can be read."""
    error = EditionError(faults_of(write({"2018.toml": EDITION.replace(old, new, 1)})))
    assert max(map(len, str(error).splitlines())) < 500


def test_only_answer_that_is_followed_needs_no_name(write: Write) -> None:
    """A table of shares that names no answers is kept as it is."""
    text = EDITION.replace('["Yes", "No"]', '[""]').replace('["54.4 %", "45.6 %"]', '["54.4 %"]')
    text = text.replace('of = "yes"', 'of = ""').replace('"yes"', '""')
    question = load_edition(write({"2018.toml": text}) / "2018.toml").surveys["police"].questions["alerts"]
    assert [(option.id, option.label) for option in question.options] == [("", "")]


CHANGE = """
[[surveys.police.questions.alerts.figures]]
change = "-6 pp"
since = 2017
of = "yes"
"""


def test_change_may_be_printed_in_place_of_the_share(write: Write) -> None:
    """A change needs no share beside it, is no gap, and is written back as it was read."""
    edition = load_series(write({"2018.toml": EDITION + CHANGE}))[2018]
    figure = edition.survey("police").question("alerts").figures[0]
    assert (figure.printed, figure.change, figure.since, figure.is_filled) == ("", "-6 pp", 2017, True)
    assert 'change = "-6 pp"\nsince = 2017' in to_toml(edition)
    assert 'printed = ""' not in to_toml(edition)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("since = 2017\n", "", r"alerts\.figures\[0\]\.since: missing\. Write the year"),
        ("since = 2017", "since = 2018", r"since: 2018 is not before this edition"),
        ('of = "yes"\n', "", r"figures\[0\]\.of: missing\. Name the option"),
        ('"-6 pp"', '"-6"', r'change: "-6" has no unit of a change'),
        ('change = "-6 pp"\n', "", r"figures\[0\]\.printed: missing"),
        ('change = "-6 pp"', 'printed = "54 %"', r'figures\[0\]\.change: "" has no unit'),
    ],
)
def test_change_lacks_nothing(old: str, new: str, told: str, write: Write) -> None:
    """A change has a text with direction and unit, an earlier edition and an option; each fault names its place."""
    assert old in CHANGE
    with pytest.raises(EditionError, match=told):
        load_series(write({"2018.toml": EDITION + CHANGE.replace(old, new)}))
