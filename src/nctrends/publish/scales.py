"""Whole scales of answers of a series: those that several editions ask, and those that one asks."""

from __future__ import annotations

from collections.abc import Iterator

from nctrends.analysis.shares.indicators import follows_scale
from nctrends.model.question import ALL, Question
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.present.tables.distributions_table import AnswerScale
from nctrends.results.kinds import Estimates

Place = tuple[int, str, str, str]
"""Edition, survey, question and item."""
Known = dict[Place, dict[tuple[str, ...], Estimate]]
"""For each place what is printed of each option or net, by the ids of its options."""


def scales_of(series: Series, shares: Estimates) -> list[AnswerScale]:
    """Return the scales that the crosswalk follows through editions, else every ordinal item that has a figure."""
    known: Known = {}
    for row in shares:
        if row.group == ALL:
            place = (row.edition, row.survey, row.question, row.item)
            known.setdefault(place, {})[tuple(row.option.split("+"))] = row
    return list(_followed(series, known)) or list(_single(series, known))


def _followed(series: Series, known: Known) -> Iterator[AnswerScale]:
    for indicator in series.indicators.values():
        if len(indicator.at) < 2 or not follows_scale(series, indicator):
            continue
        years = series.in_time(indicator.at)
        last = indicator.at[years[-1]]
        question = series.question_at(years[-1], last)
        options = tuple((question.labels((option,)), place) for place, option in enumerate(last.options))
        shares = {}
        for year in years:
            at = indicator.at[year]
            told = known.get((year, at.survey, at.question, at.item), {})
            shares[year] = tuple(
                told.get((at.options[place],)) if place < len(at.options) else None for _, place in options
            )
        item = question.items[last.item].label if last.item else ""
        name = dict.fromkeys(part for part in (indicator.label, indicator.item_label or item) if part)
        yield AnswerScale(heading=": ".join(name), options=tuple(label for label, _ in options), shares=shares)


def _single(series: Series, known: Known) -> Iterator[AnswerScale]:
    for edition in series:
        for survey_id, survey in edition.surveys.items():
            for question_id, question in survey.questions.items():
                if question.kind == "ordinal":
                    for item in question.items or ("",):
                        told = known.get((edition.id, survey_id, question_id, item))
                        if told:
                            yield _scale(edition.id, question, item, told)


def _scale(year: int, question: Question, item: str, told: dict[tuple[str, ...], Estimate]) -> AnswerScale:
    """Return one item of one edition: its options in the order of the scale, then the nets that are printed of it.

    Where nets are all that is printed, they stand alone.
    """
    scale = [(option.id,) for option in question.options]
    options = scale if any(option in told for option in scale) else []
    nets = sorted((net for net in told if net not in scale), key=lambda net: scale.index((net[0],)))
    label = question.items[item].label if item else ""
    return AnswerScale(
        heading=": ".join(part for part in (str(year), question.asked, label) if part),
        options=tuple(question.labels(parts) for parts in (*options, *nets)),
        shares={year: tuple(told.get(parts) for parts in (*options, *nets))},
    )
