"""The bundled editions hold what the sources print, against readings made without sight of them.

`readings/second-2018.csv` is a second transcription of the 2018 report's numbers by another reader;
`readings/figures-other-years.csv` lists the figures of the other reports, one a row, as they were collected.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import nctrends as nct
from nctrends.model.edition import Edition
from nctrends.model.question import PrintedFigure, Question, Source

READINGS = Path(__file__).parent / "readings"
NETCLEAN = nct.load_series("netclean")
SCOTTISH = nct.load_series("scottish-health-survey")
EDITIONS = [*NETCLEAN, *SCOTTISH]


def _rows(name: str) -> list[dict[str, str]]:
    with (READINGS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _figures(edition: Edition) -> list[tuple[str, Question, PrintedFigure]]:
    return [
        (survey_id, question, figure)
        for survey_id, survey in edition.surveys.items()
        for question in survey.questions.values()
        for figure in question.figures
    ]


def _cells(edition: Edition) -> list[str]:
    questions = [question for survey in edition.surveys.values() for question in survey.questions.values()]
    return [cell for question in questions for row in question.table.values() for cell in row if cell]


def _source(question: Question, figure: PrintedFigure) -> Source:
    source = figure.source or question.source
    assert source is not None
    return source


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.title)
def test_every_figure_has_a_source(edition: Edition) -> None:
    """Each figure and each table says in which document of the edition it is printed."""
    for _, question, figure in _figures(edition):
        assert _source(question, figure).in_ in edition.sources
    for survey in edition.surveys.values():
        for question in survey.questions.values():
            assert not question.table or question.source is not None


@pytest.mark.parametrize(
    ("year", "respondents", "countries"),
    [(2015, 368, 28), (2016, 370, 26), (2017, 435, 33), (2018, 272, 30), (2019, 450, 41), (2020, 470, 39)],
)
def test_police_survey_of_each_year(year: int, respondents: int, countries: int) -> None:
    """The six reports asked this many officers from this many countries."""
    police = NETCLEAN[year].survey("police")
    assert (police.respondents, police.countries) == (respondents, countries)


def test_fieldwork_and_break_offs_of_2018() -> None:
    """The 2018 enquiry ran from 2 May to 13 August; 250 people logged on without answering."""
    police = NETCLEAN[2018].survey("police")
    assert police.fieldwork is not None
    assert (str(police.fieldwork.from_), str(police.fieldwork.to)) == ("2018-05-02", "2018-08-13")
    assert police.break_offs == 250


HOW_COMMON = {
    "innocent": ("6.1%", "12.8%", "22.4 %", "36.7%", "21.9%"),
    "voluntary": ("3%", "2%", "3.5 %", "38.9%", "52.5%"),
    "grooming": ("3.6%", "4.1%", "16.3 %", "49.5%", "26.5%"),
    "sextortion": ("3.1%", "11.2%", "20.4 %", "47.4%", "17.9%"),
    "trafficking": ("13%", "22.3%", "39.9 %", "17.6%", "7.3%"),
}
CHANGE = {
    "innocent": ("8.8%", "66%", "25.3%"),
    "voluntary": ("0.5%", "10.2%", "89.3%"),
    "grooming": ("2.1%", "43.0%", "54.9%"),
    "sextortion": ("1.6%", "42.2%", "56.3%"),
    "trafficking": ("3.2%", "75.3%", "21.6%"),
}
AGES_ENCOUNTERED = {
    "grooming": ("16.4%", "26.9%", "58.2%", "70.4%", "47.1%", "19.6%"),
    "sextortion": ("7%", "11.1%", "26.5%", "66.7%", "60.3%", "28%"),
}
AGES_MOST_COMMON = {
    "grooming": ("7.4%", "13.2%", "34.9%", "55.6%", "32.3%", "6.9%"),
    "sextortion": ("4.2%", "7.9%", "11.6%", "47.6%", "51.9%", "11.1%"),
}
COUNTRIES = {"": ("54.4 %", "12.1 %", "6.6 %", "3.7 %", "2.9 %", "20.3 %")}


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("self-produced-how-common", HOW_COMMON),
        ("self-produced-change", CHANGE),
        ("ages-encountered", AGES_ENCOUNTERED),
        ("ages-most-common", AGES_MOST_COMMON),
        ("country", COUNTRIES),
    ],
)
def test_2018_table_cell_by_cell(question: str, table: dict[str, tuple[str, ...]]) -> None:
    """Every cell of the 2018 tables stands as printed, spaces and missing decimals included."""
    assert dict(NETCLEAN[2018].survey("police").question(question).table) == table


# Where the two readers of 2018 cut the same print differently; looked up in the source, both are right.
SETTLED_IN_FILE = Counter(
    {
        (325, "police", "Only one quarter"): 1,
        (327, "police", "Only one quarter"): 1,
        (557, "police", "2 people"): 1,
        (557, "police", "5,000–6,000 individuals"): 1,
        (557, "police", "100 000–200 000 individuals"): 1,
        (557, "police", "one million individuals"): 1,
        (564, "police", "Only five percent"): 1,
        (637, "police", "Only one fifth"): 1,
        (716, "police", "nearly 40 percent"): 1,
        (720, "police", "almost half"): 1,  # printed once for two questions
        (889, "employers", "1 (0.95) per 500"): 1,
        (942, "employers", "the overwhelming majority of alerts"): 1,
        (948, "employers", "no more than 2–5 images"): 1,
        (948, "employers", "up to twenty thousand images"): 1,
        (972, "employers", "Roughly half of those businesses"): 1,
    }
)
SETTLED_IN_READING = Counter(
    {
        (325, "police", "one quarter"): 1,
        (327, "police", "one quarter"): 1,
        (557, "police", "2 people to 5,000–6,000 individuals"): 1,
        (557, "police", "100 000–200 000"): 1,
        (557, "police", "one million"): 1,
        (564, "police", "five percent"): 1,
        (637, "police", "one fifth"): 1,
        (716, "police", "almost as many, nearly 40 percent"): 1,
        (889, "employers", "1 (0.95) individuals per 500 employees"): 1,
        (948, "employers", "often no more than 2–5"): 1,
        (948, "employers", "up to twenty thousand"): 1,
        (972, "employers", "Roughly half"): 1,
    }
)
# Prints without a number of their own, which one reader called a share or a count and the other a statement.
STATEMENT_FOR_ONE_READER = (
    "Most",
    "a larger majority",
    "almost all",
    "almost as many",
    "most cases",
    "the majority of cases",
    "the rest",
    "thousands",
    "15–20 images",
)


def _is_statement(key: tuple[int | None, str, str]) -> bool:
    return key[2].startswith(STATEMENT_FOR_ONE_READER)


def _printed_2018() -> Counter[tuple[int | None, str, str]]:
    edition = NETCLEAN[2018]
    printed = Counter(
        (_source(question, figure).line, survey, figure.printed)
        for survey, question, figure in _figures(edition)
        if not figure.words
    )
    printed += Counter((None, "police", cell) for cell in _cells(edition))
    police = edition.survey("police")
    assert police.source is not None
    printed[police.source.line, "police", str(police.respondents)] += 1
    printed += Counter((other.source.line, "police", other.printed) for other in police.respondents_printed)
    return printed


def test_2018_numbers_are_those_of_the_second_reading() -> None:
    """Two readers, without sight of each other, found the same shares and counts in the 2018 report."""
    second = Counter(
        (None if row["kind"] in ("table", "list") else int(row["line"]), row["survey"], row["printed"])
        for row in _rows("second-2018.csv")
    )
    ours = _printed_2018()
    assert {key for key in ours - second - SETTLED_IN_FILE if not _is_statement(key)} == set()
    assert {key for key in second - ours - SETTLED_IN_READING if not _is_statement(key)} == set()


def test_settled_differences_are_all_real() -> None:
    """The list of settled differences holds nothing that the two readings agree on."""
    ours = _printed_2018()
    assert all(ours[key] for key in SETTLED_IN_FILE)
    assert not any(ours[key] for key in SETTLED_IN_READING)


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2019, 2020])
def test_figures_of_other_years_are_those_collected(year: int) -> None:
    """Each collected figure stands once in its edition, as printed and with its url; composition stands beside them."""
    edition = NETCLEAN[year]
    ours = Counter(
        (survey, figure.printed, edition.sources[_source(question, figure).in_].url)
        for survey, question, figure in _figures(edition)
        if not question.composition
    )
    collected = Counter(
        (row["survey"], row["printed"], row["url"])
        for row in _rows("figures-other-years.csv")
        if row["edition"] == str(year)
    )
    assert ours == collected


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2019, 2020])
def test_secondary_sources_are_marked(year: int) -> None:
    """A figure that was collected from somebody else's page comes from a document marked as secondary."""
    edition = NETCLEAN[year]
    secondary = {document.url for document in edition.sources.values() if document.secondary}
    for row in _rows("figures-other-years.csv"):
        if row["edition"] == str(year):
            assert (row["url"] in secondary) == bool(row["secondary"])


def test_restated_result_of_2016() -> None:
    """The 2017 report prints 34 percent as the 2016 result; it stands in the edition that prints it."""
    figures = NETCLEAN[2017].survey("police").question("trend-social-chat-apps").figures
    assert [(figure.printed, figure.restates) for figure in figures] == [
        ("almost half (46 %)", None),
        ("34 percent", 2016),
    ]


def test_employers_alerts_of_2018() -> None:
    """The second enquiry of 2018 counted 513 alerts on 269,370 clients, printed as 1 (0.95) per 500."""
    alerts = nct.estimates(NETCLEAN).filter(edition=2018, survey="employers", question="alerts")[0]
    assert alerts.base == 269370
    assert alerts.estimate == pytest.approx(513 / 269370, abs=0.00001)  # 0.95 per 500 is known to half a hundredth


SMOKERS = {  # percent of all adults, and the unweighted bases of all, men and women
    2003: (28, 8096, 3582, 4514),
    2008: (26, 6429, 2829, 3600),
    2009: (25, 7492, 3265, 4227),
    2010: (25, 7201, 3092, 4109),
    2011: (23, 7506, 3263, 4243),
    2012: (25, 4796, 2119, 2677),
    2013: (21, 4877, 2131, 2746),
    2014: (22, 4642, 2057, 2585),
    2015: (21, 4968, 2228, 2740),
    2016: (21, 4298, 1882, 2416),
    2017: (18, 3672, 1589, 2083),
    2018: (19, 4783, 2063, 2720),
}


@pytest.mark.parametrize("year", SMOKERS)
def test_scottish_smokers_and_bases(year: int) -> None:
    """The table of the Scottish Health Survey, row by row."""
    share, everyone, men, women = SMOKERS[year]
    rows = nct.estimates(SCOTTISH).filter(edition=year, option="current")
    assert [(row.group, row.base) for row in rows] == [("all", everyone), ("men", men), ("women", women)]
    assert rows[0].printed == str(share)


def test_scottish_licence_is_stated() -> None:
    """The Scottish figures stand under the Open Government Licence, and the files say so."""
    assert "Open Government Licence v3.0" in SCOTTISH.crosswalk.licence


# Lines where only one of the two readers saw a statement on the result of the enquiry.
ONLY_IN_FILE = {
    40,  # the publisher on its results as a whole
    402,  # a heading that asserts no result for the other reader
    505,  # an expert who restates a result
    1008,  # another
}
ONLY_IN_READING = {
    121,  # all respondents use one program: in the note on the survey
    139,  # the list of countries: their number is in the survey
    583,  # an explanation of N/A below a lost chart
    920,  # a comment of the publisher
}


def test_2018_statements_stand_on_the_lines_of_the_second_reading() -> None:
    """Two readers found statements without a number on the same lines, but for eight that are explained."""
    second = {int(row["line"]) for row in _rows("second-2018-statements.csv")}
    figures = _figures(NETCLEAN[2018])
    words = {_source(question, figure).line for _, question, figure in figures if figure.words}
    any_figure = {_source(question, figure).line for _, question, figure in figures}
    numbers = {int(row["line"]) for row in _rows("second-2018.csv")}
    assert words - second - numbers == ONLY_IN_FILE
    assert second - any_figure == ONLY_IN_READING


def test_2018_charts_that_are_lost() -> None:
    """Seventeen charts of the police survey are known by their headings alone, as the second reader counted them."""
    lost = [q.source for q in NETCLEAN[2018].survey("police").questions.values() if q.chart_lost]
    counted = [343, 417, 485, 489, 573, 578, 585, 589, 666, 670, 747, 747, 751, 753, 819, 821, 825]
    assert sorted(source.line or 0 for source in lost if source) == counted


COUNTED = {  # questions, shares, counts, statements; counted from the sources, one figure for each option it speaks of
    2015: (10, 15, 0, 2),
    2016: (15, 14, 8, 9),
    2017: (5, 10, 3, 3),
    2018: (76, 149, 17, 244),
    2019: (14, 23, 1, 4),
    2020: (15, 28, 0, 2),
}


@pytest.mark.parametrize("year", COUNTED)
def test_questions_and_figures_of_each_edition(year: int) -> None:
    """Each edition has as many questions, shares, counts and statements as were counted when it was transcribed."""
    edition = NETCLEAN[year]
    figures = _figures(edition)
    units = Counter(_unit(question, figure) for _, question, figure in figures) + Counter(share=len(_cells(edition)))
    questions = sum(len(survey.questions) for survey in edition.surveys.values())
    assert (questions, units["share"], units["count"], units["words"]) == COUNTED[year]


def _unit(question: Question, figure: PrintedFigure) -> str:
    if figure.words:
        return "words"
    is_count = figure.measure or question.kind == "count"
    return "count" if is_count else "share"
