"""Labels in place of ids: what a reader of a workbook sees of groups, surveys, questions, items and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nctrends.analysis.comparability.availability import labels_of
from nctrends.model.edition import Survey
from nctrends.model.question import ALL
from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.finding import Finding
from nctrends.model.rows.link import Link
from nctrends.model.series import Series

EVERYBODY = "all respondents"
Labels = Mapping[str, Callable[[Any], str]]
"""Columns of labels beside those of a collection, each from a row."""


def of_changes(about: About) -> Labels:
    """Return the labels that rows of changes lack."""
    return {"group_label": lambda row: about.group_name(row.group, row.indicator, row.later) or EVERYBODY}


def of_estimates(series: Series) -> Labels:
    """Return the labels that rows of estimates lack."""
    own = _group_labels(series)

    def group(row: Estimate) -> str:
        # of a result that a later edition restates, the survey can be another edition's
        told = own.get((row.edition, row.survey, row.group)) or own.get((None, row.survey, row.group))
        return EVERYBODY if row.group == ALL else told or row.group

    return {"group_label": group, "survey_label": lambda row: _people(series, row)}


def _group_labels(series: Series) -> dict[tuple[int | None, str, str], str]:
    """Return the labels of groups by edition, survey and id, and for all editions by None."""
    found: dict[tuple[int | None, str, str], str] = {}
    for edition in series:
        for survey_id, survey in edition.surveys.items():
            for name, known in survey.groups.items():
                found[edition.id, survey_id, name] = found[None, survey_id, name] = known.label
    return found


def of_links(series: Series) -> Labels:
    """Return the labels of indicators and questions for the steps between editions."""

    def asked(row: Link, year: int) -> str:
        place = series.indicators[row.indicator].at.get(year)
        return series.question_at(year, place).asked if place else ""

    return {
        "indicator_label": lambda row: series.indicators[row.indicator].label,
        "item_label": lambda row: labels_of(series, series.indicators[row.indicator])[0],
        "option_label": lambda row: labels_of(series, series.indicators[row.indicator])[1],
        "question_label_earlier": lambda row: asked(row, row.earlier),
        "question_label_later": lambda row: asked(row, row.later),
    }


def of_findings(series: Series) -> Labels:
    """Return the labels of surveys, questions, items and options for what is odd in them."""

    def question(row: Finding) -> Any:
        known = _survey(series, row.edition, row.survey)
        return known.questions.get(row.question) if known else None

    def item(row: Finding) -> str:
        known = question(row)
        return known.items[row.item].label if known and row.item in known.items else row.item

    def option(row: Finding) -> str:
        known = question(row)
        return known.labels(tuple(row.option.split("+"))) if known and row.option else row.option

    def asked(row: Finding) -> str:
        known = question(row)
        return known.asked if known else row.question

    return {
        "survey_label": lambda row: _people(series, row),
        "question_label": asked,
        "item_label": item,
        "option_label": option,
    }


def _people(series: Series, row: Estimate | Finding) -> str:
    """Return who was asked."""
    known = _survey(series, row.edition, row.survey)
    return known.population.text if known else row.survey


def _survey(series: Series, year: int, name: str) -> Survey | None:
    return series[year].surveys.get(name) if year in series else None
