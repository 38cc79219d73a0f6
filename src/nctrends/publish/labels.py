"""Findings with the labels of what they are about, for readers who do not know the ids of the files."""

from __future__ import annotations

from attrs import evolve

from nctrends.model.finding import Finding
from nctrends.model.series import Series


def labelled(series: Series, finding: Finding) -> Finding:
    """Return a finding whose place is in words: the question as it was asked, the item, the answer.

    The survey is named where it is not the first of its edition, or nothing else says what the finding is about.
    """
    edition = series[finding.edition]
    survey = edition.surveys.get(finding.survey)
    question = survey.questions.get(finding.question) if survey else None
    item = question.items.get(finding.item) if question else None
    who = survey.population.text if survey else finding.survey
    is_needed = finding.survey != next(iter(edition.surveys), "") or not finding.question
    return evolve(
        finding,
        code=finding.code.replace("-", " "),
        survey=who if is_needed else "",
        question=question.asked if question else finding.question,
        item=item.label if item else finding.item,
        option=question.labels(tuple(finding.option.split("+"))) if question and finding.option else finding.option,
    )
