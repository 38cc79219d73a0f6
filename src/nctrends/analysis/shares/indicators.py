"""Indicators followed through the editions: for each group a short time series, what every edition says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from nctrends.analysis.shares.choices import Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.model.crosswalk import Indicator, Place
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Caveat

FEWEST_OPTIONS = 3


@frozen(kw_only=True)
class IndicatorSeries:
    """One indicator and group through the editions that say something, in the order of time."""

    name: str
    indicator: Indicator
    group: str
    estimates: Mapping[int, Estimate]
    """By edition."""
    figures: Mapping[int, ItemFigures] = field(repr=False)
    """What the estimates were made of, by edition."""

    def are_census(self, *editions: int) -> bool:
        """Tell whether everybody was asked in each of some editions, so that nothing is left to chance."""
        return all(self.figures[edition].survey.sampling == "census" for edition in editions)

    def describe_respondents(self, *editions: int) -> bool:
        """Tell whether one of some editions asks who the respondents are: their mix does not explain that, it is it."""
        return any(self.figures[edition].question.composition for edition in editions)


def indicator_series(estimator: Estimator) -> Iterator[IndicatorSeries]:
    """Yield every indicator selected that follows a share, group by group, in the order of the crosswalk."""
    for name, indicator, editions in shares_followed(estimator.selection):
        for group in groups_of(estimator, indicator, editions):
            said = {edition: estimator.at(edition, indicator.at[edition], group) for edition in editions}
            estimates = {edition: row for edition, row in said.items() if row is not None}
            figures = {edition: estimator.figures.at(edition, indicator.at[edition], group) for edition in estimates}
            yield IndicatorSeries(name=name, indicator=indicator, group=group, estimates=estimates, figures=figures)


Followed = Iterator[tuple[str, Indicator, list[int]]]
"""Indicators by name, each with its editions selected, in the order of time."""


def shares_followed(selection: Selection) -> Followed:
    """Yield the indicators selected that follow a share."""
    for name, indicator, editions in _selected(selection):
        if not follows_scale(selection.series, indicator):
            yield name, indicator, editions


def scales_followed(selection: Selection) -> Followed:
    """Yield the indicators selected that follow a whole scale."""
    for name, indicator, editions in _selected(selection):
        if follows_scale(selection.series, indicator):
            yield name, indicator, editions


def _selected(selection: Selection) -> Followed:
    for name, indicator in selection.series.indicators.items():
        if name in selection.indicators:
            kept = (edition for edition in indicator.at if edition in selection.editions)
            yield name, indicator, selection.series.in_time(kept)


def follows_scale(series: Series, indicator: Indicator) -> bool:
    """Tell whether an indicator follows a whole scale instead of one share, in every edition.

    It does where each of its places names, from the lowest to the highest, every option of an ordinal question but
    those without an opinion, and at least three. A scale that an edition prints the other way round is named the other
    way round. There is no share to compare then (all options together are everybody); `ordinal_changes` compares the
    distributions.
    """
    return bool(indicator.at) and all(_is_whole(series, edition, place) for edition, place in indicator.at.items())


def _is_whole(series: Series, edition: int, place: Place) -> bool:
    """Tell whether a place names all options of a scale, upwards or downwards."""
    question = series.question_at(edition, place)
    scale = tuple(option.id for option in question.options if option.id not in question.dont_know)
    named = (place.options, place.options[::-1])
    return question.kind == "ordinal" and len(scale) >= FEWEST_OPTIONS and scale in named


def groups_of(estimator: Estimator, indicator: Indicator, editions: Iterable[int]) -> tuple[str, ...]:
    """Return the groups that some of the editions print an indicator for."""
    printed = (estimator.figures.groups_at(edition, indicator.at[edition]) for edition in editions)
    return tuple(dict.fromkeys(group for groups in printed for group in groups))


def label_columns(indicator: Indicator, row: Estimate) -> dict[str, Any]:
    """Return the columns that name a row in words: as the crosswalk has them, else as the files have them."""
    return {
        "indicator_label": indicator.label,
        "item_label": indicator.item_label or row.item_label,
        "option_label": indicator.option_label or row.option_label,
    }


def caveats_of(rows: Iterable[Estimate], more: Iterable[Caveat] = ()) -> tuple[Caveat, ...]:
    """Return what limits some estimates, each caveat once, and what else limits the result."""
    return tuple(dict.fromkeys([*(caveat for row in rows for caveat in row.caveats), *more]))


def mix_at(estimator: Estimator, indicator: Indicator, edition: int) -> float | None:
    """Return the share of the watched group among an edition's respondents, or None where it is not printed."""
    mix, survey = indicator.mix, indicator.at[edition].survey
    if mix is None:
        return None
    question = estimator.selection.series[edition].surveys[survey].questions.get(mix.question)
    if question is None or not set(mix.options) <= {option.id for option in question.options}:
        return None
    place = Place(survey=survey, question=mix.question, options=mix.options, item=mix.item)
    as_printed = estimator.but(base="recovered", dont_know="keep", design_effect=1.0)
    estimate = as_printed.estimate(as_printed.figures.at(edition, place), mix.options)
    return None if estimate is None else estimate.estimate
