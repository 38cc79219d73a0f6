"""Trends: straight lines through the editions of an indicator that may be compared with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen

from nctrends.analysis.background import about
from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.shares.choices import BaseOption, DesignEffect, Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import IndicatorSeries, caveats_of, indicator_series, label_columns, mix_at
from nctrends.analysis.trends.lines import Computed, Points, lines, without_chance
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.trend import Trend
from nctrends.model.series import Series
from nctrends.model.words import RANGES, Caveat, Comparability, DontKnow, Ranges, checked_word
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.several.trend import FEWEST
from nctrends.results.kinds import Trends


def trends(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: Ranges = "union",
    design_effect: DesignEffect = 1.0,
    dont_know: DontKnow = "keep",
    despite: Iterable[str] = (),
) -> Trends:
    """Trend of every indicator over three editions or more, with an interval from the respondent counts.

    The slope is that of least squares with the bases as weights and the true spacing of the years. A step that is not
    comparable, or that nobody judged, cuts the line into segments; a segment of fewer than three editions has no trend.

    Parameters
    ----------
    series : the editions and their crosswalk
    indicators, editions : names and years to keep; None keeps all
    conf_level : in (0, 1)
    base, dont_know : see `estimates`; the weights of the editions follow from the bases
    ranges : "union", "imbens-manski" or "printed"; see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one
        Divides the bases of a weighted or clustered survey.
    despite : reasons to overlook where they alone make a step not comparable

    Returns
    -------
    Trends, in the order of the crosswalk. `slope` and its limits are proportions a year; `slope_low`, `slope_high` show
    the part that is vagueness and not sampling; `slope_log_odds` is that of a binomial regression at the printed
    numbers; `p_value` (Cochran-Armitage) and `p_departure` are the largest that the printed texts allow. The verdict
    follows the union interval of the slope. Censuses have no sampling error: their limits are the range of the slope.

    Raises
    ------
    InputError : an option that is none of the above.

    References
    ----------
    Armitage P (1955). Biometrics 11:375-386. Zou GY, Huang W, Zhang X (2009). Computational Statistics & Data Analysis
    53:1080-1085 (limits).

    Examples
    --------
    >>> import nctrends as nct
    >>> scottish = nct.load_series("scottish-health-survey")
    >>> women = nct.trends(scottish).filter(indicator="current-smokers", group="women")[0]
    >>> f"{100 * women.slope:+.2f} points a year: {women.verdict}"
    '-0.76 points a year: fell'
    """
    level = checked_conf_level(conf_level)
    selection = Selection.of(
        series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect, despite=despite
    )
    checked_word("ranges", ranges, RANGES)
    estimator = Estimator(selection)
    segments = [segment for each in indicator_series(estimator) for segment in _segments(estimator, each)]
    through = lines([_points(segment, series) for segment in segments], conf_level=level, ranges=ranges)
    rows = [
        _row(segment, without_chance(line) if segment.census else line, level, ranges)
        for segment, line in zip(segments, through, strict=True)
    ]
    return Trends.from_rows(rows, about(series, selection.choices(ranges=ranges)))


@frozen(kw_only=True)
class Segment:
    """Editions of one indicator and group that may all be compared with each other."""

    followed: IndicatorSeries
    editions: tuple[int, ...]
    path: Path
    mix_unknown: bool
    census: bool
    """True where everybody was asked in each edition, so that nothing is left to chance."""

    @property
    def estimates(self) -> list[Estimate]:
        """What its editions say, in their order."""
        return [self.followed.estimates[edition] for edition in self.editions]


def _segments(estimator: Estimator, followed: IndicatorSeries) -> Iterator[Segment]:
    despite = estimator.selection.despite
    for editions in _runs(followed, despite):
        if len(editions) >= FEWEST:
            yield Segment(
                followed=followed,
                editions=tuple(editions),
                path=path_between(followed.indicator, editions[0], editions[-1], despite),
                mix_unknown=_is_mix_unknown(estimator, followed, editions),
                census=followed.are_census(*editions),
            )


def _is_mix_unknown(estimator: Estimator, followed: IndicatorSeries, editions: Sequence[int]) -> bool:
    """Tell whether the crosswalk watches a group whose share some of the editions do not print."""
    indicator = followed.indicator
    matters = [edition for edition in editions if indicator.mix and not followed.describe_respondents(edition)]
    return any(mix_at(estimator, indicator, edition) is None for edition in matters)


def _runs(followed: IndicatorSeries, despite: Sequence[str]) -> list[list[int]]:
    """Cut the editions where a step is not comparable, or where nobody judged it."""
    editions = list(followed.estimates)
    runs = [editions[:1]]
    for earlier, later in pairwise(editions):
        if path_between(followed.indicator, earlier, later, despite).grade == Comparability.NOT_COMPARABLE:
            runs.append([])
        runs[-1].append(later)
    return runs


def _points(segment: Segment, series: Series) -> Points:
    columns = {
        name: np.array([getattr(row, name) for row in segment.estimates], dtype=float) for name in Points.columns()
    }
    positions = [series[edition].position for edition in segment.editions]
    return Points(positions=np.array(positions, dtype=float), **columns)


def _row(segment: Segment, line: Computed, conf_level: float, ranges: Ranges) -> Trend:
    last = segment.estimates[-1]
    return Trend(
        series=last.series,
        indicator=segment.followed.name,
        item=last.item,
        option=last.option,
        group=segment.followed.group,
        segment=f"{segment.editions[0]}-{segment.editions[-1]}",
        **label_columns(segment.followed.indicator, last),
        editions=len(segment.editions),
        first=segment.editions[0],
        last=segment.editions[-1],
        slope=line.slope,
        slope_low=line.slope_low,
        slope_high=line.slope_high,
        conf_low=line.conf_low,
        conf_high=line.conf_high,
        conf_level=float("nan") if segment.census else conf_level,
        slope_log_odds=line.slope_log_odds,
        p_value=line.p_value,
        p_departure=line.p_departure,
        comparability=segment.path.grade,
        reasons=segment.path.reasons,
        verdict=line.verdict,
        caveats=caveats_of(segment.estimates, _more(segment, line, conf_level, ranges)),
    )


def _more(segment: Segment, line: Computed, conf_level: float, ranges: Ranges) -> Iterator[Caveat]:
    yield from segment.path.caveats
    if segment.mix_unknown:
        yield Caveat.MIX_UNKNOWN
    if ranges == "printed" and any(row.count_low < row.count_high for row in segment.estimates):
        yield Caveat.RANGES_IGNORED
    if line.p_departure < 1 - conf_level:
        yield Caveat.NOT_STRAIGHT
