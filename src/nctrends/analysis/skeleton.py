"""The next edition before its report is read: the questions of the one before, without any figure."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from attrs import evolve

from nctrends.errors import InputError
from nctrends.model.crosswalk import Crosswalk, Indicator, Step
from nctrends.model.edition import UNFILLED, Edition, Survey
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import ALL, UNKNOWN, Answers, Document, Group, Item, PrintedFigure, Question, Source
from nctrends.model.series import Series, checked_series
from nctrends.model.words import Comparability

REPORT = Source(in_="report")
"""Where a skeleton expects everything to be printed, until it is told otherwise."""


def next_edition(series: Series, year: int | None = None, *, like: int | None = None) -> Series:
    """Series with the skeleton of one more edition: the questions of an earlier one, and no figures.

    The skeleton has 0 respondents, empty texts and the wording `unknown`; each indicator that the earlier edition
    has goes on, over one step for all of them that is not decided. `check` lists all that is missing, and nothing is
    compared with it.

    Parameters
    ----------
    series : the editions and their crosswalk
    year : of the new edition; by default the year after the last one
    like : year of the edition whose questions are taken over; by default the last one before `year`

    Returns
    -------
    Series, one edition longer. Statements and what the earlier report alone tells (bases, notes, sources, dates) are
    left out.

    Raises
    ------
    InputError : the year has an edition, or `like` has none before it.

    Examples
    --------
    >>> import nctrends as nct
    >>> longer = nct.next_edition(nct.load_series(), 2021)
    >>> longer[2021].title, longer[2021].survey("police").respondents
    ('NetClean Report – COVID-19 Impact 2021', 0)
    """
    checked_series(series)
    if not series.years:
        raise InputError("a series without editions has no next one. Write the first by hand.")
    year = series.years[-1] + 1 if year is None else year
    if year in series:
        raise InputError(f"there is an edition {year} already. Editions: {', '.join(map(str, series.years))}.")
    before = [one for one in series.years if one < year]
    like = before[-1] if like is None and before else like
    if like not in before:
        there = f"Editions before {year}: {', '.join(map(str, before))}." if before else f"None is before {year}."
        raise InputError(f"there is no edition {like or year} to take the questions from. {there}")
    made = _edition(series[like], year)
    crosswalk = _crosswalk(series.crosswalk, made, like)
    return evolve(series, editions=(*series.editions, made), crosswalk=crosswalk)


def _edition(earlier: Edition, year: int) -> Edition:
    old = str(earlier.year)
    title = earlier.title.replace(old, str(year)) if old in earlier.title else f"{earlier.title} {year}"
    surveys: Any = {name: _survey(survey) for name, survey in earlier.surveys.items()}
    sources: Any = {"report": Document(document=title)}
    return Edition(year=year, title=title, sources=sources, surveys=surveys)


def _survey(survey: Survey) -> Survey:
    kept = _kept(survey)
    questions: Any = {name: _question(survey.questions[name]) for name in survey.questions if name in kept}
    groups: Any = {name: Group(label=group.label, of=group.of) for name, group in survey.groups.items()}
    return Survey(
        population=survey.population,
        respondents=UNFILLED,
        sampling=survey.sampling,
        mode=survey.mode,
        weighted=survey.weighted,
        source=REPORT,
        groups=groups,
        questions=questions,
    )


def _kept(survey: Survey) -> set[str]:
    """Return the questions that are asked again: all but statements, unless a filter or a group leads through one."""
    filters = [question.base for question in survey.questions.values()]
    leading = [one for one in (*filters, *(group.of for group in survey.groups.values())) if isinstance(one, Answers)]
    asked = {name for name, question in survey.questions.items() if question.kind != "statement"}
    return asked | {answers.question for answers in leading}


def _question(question: Question) -> Question:
    items: Any = {name: Item(label=item.label) for name, item in question.items.items()}
    table: Any = {item: ("",) * len(row) for item, row in question.table.items()}
    figures = _figures(question)
    if not (table or figures) and question.options:  # nothing was printed of it, so there is no form to take over
        table = {item: ("",) * len(question.options) for item in question.items or [""]}
    return evolve(
        question,
        wording=UNKNOWN,
        base_count=None,
        chart_lost=False,
        source=REPORT,
        note="",
        accepted=ReadOnlyMapping(),
        items=items,
        table=table,
        figures=figures,
    )


def _figures(question: Question) -> tuple[PrintedFigure, ...]:
    """Return an empty figure for each thing that was printed beside the table, once."""
    found = dict.fromkeys(
        (figure.of, figure.item, figure.group, figure.measure)
        for figure in question.figures
        if figure.printed and not figure.words and figure.restates is None and not _in_table(question.table, figure)
    )
    return tuple(
        PrintedFigure(printed="", of=of, item=item, group=group, measure=measure) for of, item, group, measure in found
    )


def _in_table(table: Mapping[str, tuple[str, ...]], figure: PrintedFigure) -> bool:
    return figure.item in table and len(figure.of) == 1 and figure.group == ALL and not figure.measure


def _crosswalk(crosswalk: Crosswalk, made: Edition, like: int) -> Crosswalk:
    questions = {(name, question) for name, survey in made.surveys.items() for question in survey.questions}
    indicators: Any = {
        name: _followed(indicator, questions, made.year, like) for name, indicator in crosswalk.indicators.items()
    }
    if indicators == crosswalk.indicators:
        return crosswalk
    step = Step(from_=like, to=made.year, grade=Comparability.NOT_COMPARABLE, undecided=True)
    return evolve(crosswalk, indicators=indicators, steps=(*crosswalk.steps, step))


def _followed(indicator: Indicator, questions: Container[tuple[str, str]], year: int, like: int) -> Indicator:
    """Return an indicator that goes on to the new year, where the earlier edition's own report has it last."""
    place = indicator.at.get(like)
    is_last = place is not None and like == max(indicator.at)
    if place is None or not is_last or place.restated_in or (place.survey, place.question) not in questions:
        return indicator
    at: Any = {**indicator.at, year: place}
    return evolve(indicator, at=at)
