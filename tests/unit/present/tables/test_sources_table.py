"""Tables of where figures are from."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.cells import printed
from tests.unit.analysis.made import edition, question

from nctrends.model.edition import Edition, Fieldwork
from nctrends.model.joined import Joined
from nctrends.model.question import Citation, Document, Source
from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import BaseSource
from nctrends.present.tables.sources_table import sources_table, surveys_table

SHARE = Estimate(
    series="s",
    edition=2030,
    survey="people",
    question="q",
    item="",
    option="yes",
    group="all",
    question_label="How?",
    item_label="",
    option_label="Yes",
    printed=printed("61.4 % · three in five"),
    source=Joined(
        [
            Citation(edition=2030, document=Document(document="Report"), source=Source(in_="report", page=7)),
            Citation(edition=2030, document=Document(document="Press"), source=Source(in_="press")),
        ]
    ),
    base=128.8,
    base_source=BaseSource.PARENT,
)


@pytest.mark.parametrize(
    ("base", "source", "told"),
    [
        (128.8, BaseSource.PARENT, "n ≤ 128"),
        (370.0, BaseSource.RESPONDENTS, "n ≤ 370"),
        (43.5, BaseSource.EFFECTIVE, "effective n = 44"),
        (float("nan"), BaseSource.RESPONDENTS, "n not known"),
    ],
)
def test_people_are_whole_where_they_are_a_limit(base: float, source: BaseSource, told: str) -> None:
    """People are whole: no more than 128.8 are no more than 128; an effective base is called one."""
    table = sources_table([evolve(SHARE, base=base, base_source=source)], [], "All", {}, About())
    assert table.sections[0].rows[0][3] == (told,)


def test_each_print_has_a_line_of_its_own_and_so_has_its_source() -> None:
    """Several prints of one share stand below one another, with their documents."""
    table = sources_table([SHARE], [("2030 to 2031: rose",)], "All", {2030: "Report 2030"}, About())
    (section,) = table.sections
    assert section.heading == "Report 2030: How?"
    assert section.rows[0][1] == ("61.4 %", "three in five")
    assert section.rows[0][4:] == (("Report, page 7", "Press"), ("2030 to 2031: rose",))


def made(fieldwork: Fieldwork | None) -> Edition:
    """An edition whose survey has a time."""
    return edition(2030, question(["61.4%", "38.6%"]), mode="unknown", fieldwork=fieldwork)


@pytest.mark.parametrize(
    ("fieldwork", "told"),
    [
        (None, "not known"),
        (Fieldwork(from_=date(2030, 5, 2), to=date(2030, 8, 13)), "2 May 2030 to 13 Aug 2030"),
        (Fieldwork(from_=date(2030, 5, 2), to=date(2030, 5, 2)), "2 May 2030"),
    ],
)
def test_survey_says_when_and_how_or_that_it_is_not_known(fieldwork: Fieldwork | None, told: str) -> None:
    """Days are written as people write them; "unknown" is a word of the files."""
    (row,) = surveys_table([made(fieldwork)]).sections[0].rows
    assert row == (("Report 2030",), ("",), ("400",), (told,), ("at random",), ("not known",))
