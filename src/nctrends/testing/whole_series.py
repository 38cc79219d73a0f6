"""Series of editions with a crosswalk that stays within the limits they set."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import evolve
from hypothesis import strategies as st

from nctrends.model.comparability import best_grade, side_of
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Question, Source
from nctrends.model.series import Series
from nctrends.model.words import Comparability, Reason
from nctrends.testing.small import (
    BOOLEANS,
    TEXTS,
    YEARS,
    answers,
    mapped,
    mostly,
    several,
    some_item,
    some_of,
    some_options,
    sources,
)
from nctrends.testing.whole_editions import editions

_Printed: TypeAlias = tuple[str, str, int | None]
"""Where a result is printed: survey, question, and the edition where it is another one."""


@st.composite
def series(draw: st.DrawFn, *, max_editions: int = 3) -> Series:
    """Series of up to `max_editions` such editions, with indicators whose steps are graded within their limits."""
    years = draw(st.lists(YEARS, min_size=1, max_size=max_editions, unique=True))
    drawn: list[Edition] = []
    for year in years:
        if draw(BOOLEANS) and drawn:  # most reports ask again what the one before them asked
            drawn.append(_asked_again(drawn[-1], year))
        else:
            drawn.append(draw(editions(year=year, restates=years)))
    alone = Series(id=draw(st.sampled_from(["made-up", "series 2", "år"])), editions=tuple(drawn))
    return evolve(alone, crosswalk=draw(_crosswalks(alone)))


def _asked_again(edition: Edition, year: int) -> Edition:
    """Return the same report for another year; its figures are all its own."""

    def own(question: Question) -> Question:
        return evolve(question, figures=tuple(evolve(figure, restates=None) for figure in question.figures))

    surveys: Any = {}
    for name, survey in edition.surveys.items():
        questions: Any = {key: own(question) for key, question in survey.questions.items()}
        surveys[name] = evolve(survey, questions=questions)
    return evolve(edition, year=year, surveys=surveys)


def _mapped(values: Mapping[Any, Any]) -> Any:
    return ReadOnlyMapping(values)


@st.composite
def _crosswalks(draw: st.DrawFn, alone: Series) -> Crosswalk:
    places = _places(alone)
    indicators = draw(mostly(_indicators(alone, places), 3)) if places else ReadOnlyMapping()
    texts = some_of(draw, title=TEXTS, publisher=TEXTS, respondents=TEXTS, licence=TEXTS, note=TEXTS)
    steps = draw(_defaults(alone, indicators))
    judged = {(step.from_, step.to) for step in steps}
    fewer: Any = {
        name: evolve(one, steps=tuple(s for s in one.steps if (s.from_, s.to) not in judged or draw(BOOLEANS)))
        for name, one in indicators.items()
    }
    return Crosswalk(indicators=fewer, steps=steps, **texts)


@st.composite
def _defaults(draw: st.DrawFn, alone: Series, indicators: Mapping[str, Indicator]) -> tuple[Step, ...]:
    """Draw steps for all indicators, of any grade: what is above the limit of one of them counts as that."""
    pairs = sorted({(step.from_, step.to) for one in indicators.values() for step in one.steps})
    return tuple(
        _graded(draw, Step(from_=earlier, to=later, grade=grade, same_series=_vouched(draw, alone, later)))
        for earlier, later in draw(several(tuple(pairs), 0))
        for grade in [draw(st.sampled_from(tuple(Comparability)))]
    )


def _graded(draw: st.DrawFn, step: Step) -> Step:
    """Return a step with the reasons that its grade needs, and perhaps others."""
    needed = step.grade.rank <= Comparability.CAUTION.rank
    return evolve(step, reasons=draw(mapped(TEXTS, int(needed), ids=tuple(Reason))))


def _vouched(draw: st.DrawFn, alone: Series, later: int) -> Source | None:
    """Return a document of the later edition that prints both figures as one series, or none."""
    return draw(sources(tuple(alone[later].sources))) if draw(BOOLEANS) else None


def _places(alone: Series) -> dict[int, list[_Printed]]:
    """Return the places where each year's results are printed, in its own edition or in another."""
    found: dict[int, list[_Printed]] = {}
    for edition in alone:
        for survey_id, survey in edition.surveys.items():
            for question_id, question in survey.questions.items():
                if not question.options:
                    continue
                found.setdefault(edition.year, []).append((survey_id, question_id, None))
                for year in sorted({figure.restates for figure in question.figures if figure.restates}):
                    if survey_id in alone[year].surveys:
                        found.setdefault(year, []).append((survey_id, question_id, edition.year))
    return found


@st.composite
def _indicators(draw: st.DrawFn, alone: Series, places: Mapping[int, list[_Printed]]) -> Indicator:
    years = sorted(draw(several(tuple(sorted(places)))))
    at: dict[int, Place] = {}
    for year in years:
        at[year] = draw(_place(alone, year, places[year]))
        before = list(at.values())[-2:][0]
        if _is_at(alone, year, before) and draw(BOOLEANS):
            at[year] = before
    watched = alone[years[0]].surveys[at[years[0]].survey].questions
    return Indicator(
        label=draw(TEXTS),
        at=_mapped(at),
        steps=tuple(draw(_steps(alone, at, earlier, later)) for earlier, later in pairwise(years)),
        **some_of(draw, item_label=TEXTS, option_label=TEXTS, about=st.just("respondents"), mix=answers(watched)),
    )


def _is_at(alone: Series, year: int, place: Place) -> bool:
    """Tell whether an edition has the question of a place, with the same options and items."""
    survey = alone[year].surveys.get(place.survey)
    question = survey.questions.get(place.question) if survey and place.restated_in is None else None
    if question is None or place.item not in (question.items or ("",)):
        return False
    return set(place.options) <= {option.id for option in question.options}


@st.composite
def _place(draw: st.DrawFn, alone: Series, year: int, places: list[_Printed]) -> Place:
    survey, name, restated_in = draw(st.sampled_from(places))
    question = alone[restated_in or year].surveys[survey].questions[name]
    return Place(
        survey=survey,
        question=name,
        options=draw(some_options(question)),
        item=draw(some_item(question)),
        restated_in=restated_in,
    )


@st.composite
def _steps(draw: st.DrawFn, alone: Series, at: Mapping[int, Place], earlier: int, later: int) -> Step:
    same_series = _vouched(draw, alone, at[later].restated_in or later)
    step = Step(from_=earlier, to=later, grade=Comparability.NOT_COMPARABLE, same_series=same_series)
    best = best_grade(step, side_of(alone, earlier, at[earlier]), side_of(alone, later, at[later]))
    allowed = [grade for grade in Comparability if grade.rank <= best.rank]
    return _graded(draw, evolve(step, grade=draw(st.sampled_from([*allowed, best]))))
