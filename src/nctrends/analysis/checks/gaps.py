"""What an edition says of itself: its respondents, and the gaps of a skeleton."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from nctrends.analysis.checks.asked import Asked
from nctrends.errors import InputError
from nctrends.model.comparability import best_grade, limits, side_of
from nctrends.model.edition import UNFILLED, Edition, Survey
from nctrends.model.question import Question
from nctrends.model.rows.finding import SEVERITIES, Finding
from nctrends.model.series import Series
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import joined
from nctrends.reading.printed import read_printed


def respondents_that_differ(edition: Edition) -> Iterator[Finding]:
    """Yield prints of the number of respondents that rule the number out; "nearly 300" for 272 does not."""
    for survey_id, survey in edition.surveys.items():
        for other in survey.respondents_printed:
            try:
                quantity = read_printed(other.printed, unit="count")
            except InputError:
                continue
            low, high = quantity.low, quantity.high
            is_range = quantity.unit == "count" and low is not None and high is not None
            if is_range and not (low or 0.0) <= survey.respondents <= (high or 0.0):
                yield Finding(
                    code="respondents-differ",
                    severity=SEVERITIES["respondents-differ"],
                    edition=edition.id,
                    survey=survey_id,
                    printed=other.printed,
                    expected=people(survey.respondents),
                    message=f'"{other.printed}" ({edition.sources[other.source.in_].document}) is printed for '
                    f"{people(survey.respondents)} respondents.",
                )


def unfilled_surveys(series: Series, edition: Edition) -> Iterator[Finding]:
    """Yield the surveys of a skeleton whose respondents are not known yet, and who waits for their number."""
    for survey_id, survey in edition.surveys.items():
        if survey.respondents == UNFILLED:
            message = "The number of respondents is not filled in: copy it from the report."
            later = sorted(
                {other.id for other, survey, _ in series.restating.get(edition.id, ()) if survey == survey_id}
            )
            if later:
                message += (
                    f" Figures of {edition.id} that stand in {joined(list(map(str, later)))} are left out until then."
                )
            yield _unfilled(edition.id, survey_id, message)


def undecided_steps(series: Series, year: int) -> Iterator[Finding]:
    """Yield the steps to an edition that nobody has judged, with what the files allow at best."""
    for name, indicator in series.indicators.items():
        for step in indicator.steps:
            if step.undecided and step.to == year:
                place = indicator.at[year]
                earlier, later = (side_of(series, end, indicator.at[end]) for end in (step.from_, step.to))
                best = best_grade(step, earlier, later)
                reasons = dict.fromkeys(limit.reason for limit in limits(earlier, later) if limit.best == best)
                why = joined(list(reasons))
                at_best = f"{best.phrase} at best{why and f', because of {why}'}"
                message = (
                    f"The step of {name} from {step.from_} to {step.to} is not decided: the files allow {at_best}. "
                    "Grade it in crosswalk.toml, with reasons, and take undecided out."
                )
                yield _unfilled(year, place.survey, message, place.question)


def _unfilled(year: int, survey: str, message: str, question: str = "") -> Finding:
    severity = SEVERITIES["unfilled"]
    return Finding(code="unfilled", severity=severity, edition=year, survey=survey, question=question, message=message)


def gaps(asked: Asked) -> Iterator[Finding]:
    """Yield figures of a skeleton that have no text yet."""
    for figure in asked.question.figures:
        if not figure.is_filled:
            yield asked.finding(
                "unfilled", item=figure.item, option=figure.of, message="No text yet: copy it from the report."
            )
    for item, row in asked.question.table.items():
        if row and not any(cell.strip() for cell in row):
            yield asked.finding("unfilled", item=item, message="The row has no text yet: copy it from the report.")


def without_gaps(series: Series) -> Series:
    """The same series without figures that have no text yet, which nothing else can be said of."""
    if not any(_has_gaps(q) for e in series for survey in e.surveys.values() for q in survey.questions.values()):
        return series
    return evolve(series, editions=tuple(_filled(edition) for edition in series))


def _has_gaps(question: Question) -> bool:
    return any(not figure.is_filled for figure in question.figures)


def _filled(edition: Edition) -> Edition:
    surveys: Any = {name: _filled_survey(survey) for name, survey in edition.surveys.items()}
    return evolve(edition, surveys=surveys)


def _filled_survey(survey: Survey) -> Survey:
    questions: Any = {name: _filled_question(question) for name, question in survey.questions.items()}
    return evolve(survey, questions=questions)


def _filled_question(question: Question) -> Question:
    return evolve(question, figures=tuple(figure for figure in question.figures if figure.is_filled))
