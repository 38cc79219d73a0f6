"""Indicators followed through the editions: for each group, what every edition says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.changes.composition import mix_at
from nctrends.analysis.comparability.alignment import check_despite
from nctrends.analysis.ordinal.scales import follows_scale, question_at
from nctrends.analysis.shares.bases import BaseOption
from nctrends.analysis.shares.choices import (
    Against,
    DesignEffect,
    checked_design_effects,
    design_effect_of,
    known_names,
)
from nctrends.analysis.shares.estimates import Reading, estimate_of
from nctrends.analysis.shares.topics import groups_at, topic_at
from nctrends.model.crosswalk import Indicator
from nctrends.model.edition import Survey
from nctrends.model.rows.about import About, Choices, Enquiry
from nctrends.model.rows.estimates import Estimate
from nctrends.model.series import Series, checked_series
from nctrends.model.words import Caveat, DontKnow
from nctrends.numerics.several.adjustment import Codes


@frozen(kw_only=True)
class Wanted:
    """Which indicators and editions are wanted, and how their figures are read: the choices of the caller, checked."""

    series: Series
    indicators: Container[str]
    editions: Container[int]
    reading: Reading
    design_effect: DesignEffect
    despite: tuple[str, ...]

    @classmethod
    def of(
        cls,
        series: Series,
        *,
        indicators: Iterable[str] | None = None,
        editions: Iterable[int] | None = None,
        base: BaseOption = "recovered",
        dont_know: DontKnow = "keep",
        design_effect: DesignEffect = 1.0,
        despite: Iterable[str] = (),
    ) -> Wanted:
        """Check what a caller asks for."""
        checked_series(series)
        return cls(
            series=series,
            indicators=known_names("indicators", indicators, series.crosswalk.indicators),
            editions=known_names("editions", editions, series.years),
            reading=Reading(base=base, dont_know=dont_know),
            design_effect=checked_design_effects(design_effect, series),
            despite=check_despite(despite),
        )

    def read(self, indicator: Indicator, year: int, group: str) -> Estimate | None:
        """Return what one edition says of an indicator for one group, or None where it says nothing."""
        place = indicator.at[year]
        if group not in groups_at(self.series, year, place):
            return None
        reading = evolve(self.reading, design_effect=design_effect_of(self.design_effect, year, group))
        return estimate_of(self.series, topic_at(self.series, year, place, group), place.options, reading)


@frozen(kw_only=True)
class Followed:
    """One indicator and group, with the estimates of the editions that say something."""

    name: str
    indicator: Indicator
    group: str
    estimates: Mapping[int, Estimate]
    """By year, ascending."""


def followed(wanted: Wanted) -> Iterator[Followed]:
    """Yield every wanted indicator that follows a share, group by group, in the order of the crosswalk."""
    for name, indicator in wanted.series.crosswalk.indicators.items():
        if name not in wanted.indicators or follows_scale(wanted.series, indicator):
            continue
        years = sorted(year for year in indicator.at if year in wanted.editions)
        for group in groups_of(wanted.series, indicator, years):
            found = {year: wanted.read(indicator, year, group) for year in years}
            known = {year: estimate for year, estimate in found.items() if estimate is not None}
            yield Followed(name=name, indicator=indicator, group=group, estimates=known)


def groups_of(series: Series, indicator: Indicator, years: Iterable[int]) -> tuple[str, ...]:
    """Return the groups that some of the editions print an indicator for."""
    return tuple(dict.fromkeys(group for year in years for group in groups_at(series, year, indicator.at[year])))


def pairs_of(years: list[int], against: Against) -> list[tuple[int, int]]:
    """Return the pairs of editions that are compared, earlier first."""
    if against == "previous":
        return list(pairwise(years))
    every = [(a, b) for i, a in enumerate(years) for b in years[i + 1 :]]
    if against == "all":
        return every
    anchor = years[0] if against == "first" and years else against
    return [pair for pair in every if anchor in pair]


def mix_unknown(series: Series, indicator: Indicator, years: Iterable[int]) -> bool:
    """Tell whether the crosswalk watches a group whose share some of the editions do not print."""
    if indicator.mix is None:
        return False
    return any(_answers_shift(series, indicator, year) and mix_at(series, indicator, year) is None for year in years)


def caveats_of(rows: Iterable[Estimate], more: Iterable[Caveat] = ()) -> tuple[Caveat, ...]:
    """Return what limits some estimates, each caveat once, and what else limits the result."""
    return tuple(dict.fromkeys([*(caveat for row in rows for caveat in row.caveats), *more]))


def hypothesis_of(series: Series, indicator: Indicator, year: int, option: str) -> tuple[Any, ...]:
    """Return what a test is about: the same for a share and its complement."""
    place = indicator.at[year]
    question, chosen = question_at(series, year, place), tuple(option.split("+"))
    others = tuple(one.id for one in question.options if one.id not in chosen)
    either = min(chosen, others) if question.kind in ("single", "ordinal") and others else chosen
    return (place.survey, place.question, place.item, either)


def numbered(keys: Sequence[tuple[Any, ...]]) -> Codes:
    """Number keys in the order in which they first come."""
    number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    return np.array([number[key] for key in keys], dtype=np.intp)


def about(series: Series, choices: Choices | None = None) -> About:
    """Return what is true of all rows that a series gives, and what the caller chose."""
    asked: Any = {
        (name, year): place.survey
        for name, indicator in series.crosswalk.indicators.items()
        for year, place in indicator.at.items()
    }
    populations = Counter(series[year].surveys[survey].population.id for (_, year), survey in asked.items())
    main = next((population for population, _ in populations.most_common(1)), "")
    enquiries: Any = {
        (edition.year, name): Enquiry(
            respondents=series.crosswalk.respondents if survey.population.id == main else "",
            sampling=survey.sampling,
            groups=_labels(survey),
        )
        for edition in series
        for name, survey in edition.surveys.items()
    }
    return About(
        title=series.title,
        respondents=series.crosswalk.respondents,
        enquiries=enquiries,
        asked=asked,
        choices=choices or Choices(),
        series=series,
    )


def _labels(survey: Survey) -> Any:
    return {name: group.label for name, group in survey.groups.items()}


def base_choice(base: BaseOption) -> str:
    """Return how a caller chose bases, in a word."""
    return base if isinstance(base, str) else "given"


def _answers_shift(series: Series, indicator: Indicator, year: int) -> bool:
    """Tell whether the mix of respondents matters: not for questions that describe the respondents themselves."""
    return not question_at(series, year, indicator.at[year]).composition
