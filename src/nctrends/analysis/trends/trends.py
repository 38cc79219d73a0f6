"""Trends: straight lines through the editions of an indicator that may be compared with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen

from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.shares.bases import BaseOption
from nctrends.analysis.shares.choices import DesignEffect
from nctrends.analysis.shares.following import Followed, Wanted, about, base_choice, caveats_of, followed, mix_unknown
from nctrends.analysis.trends.lines import Computed, Points, lines, without_chance
from nctrends.model.rows.about import Choices
from nctrends.model.rows.estimates import Estimate
from nctrends.model.rows.trends import Trend
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
    wanted = Wanted.of(
        series,
        indicators=indicators,
        editions=editions,
        base=base,
        dont_know=dont_know,
        design_effect=design_effect,
        despite=despite,
    )
    checked_word("ranges", ranges, RANGES)
    found = [segment for one in followed(wanted) for segment in _segments(one, wanted)]
    computed = lines([_points(segment) for segment in found], conf_level=level, ranges=ranges)
    told = [without_chance(line) if one.census else line for one, line in zip(found, computed, strict=True)]
    rows = [_row(segment, line, level, ranges) for segment, line in zip(found, told, strict=True)]
    choices = Choices(base=base_choice(base), ranges=ranges, dont_know=dont_know)
    return Trends.from_rows(rows, about(series, choices))


@frozen(kw_only=True)
class Segment:
    """Editions of one indicator and group that may all be compared with each other."""

    followed: Followed
    years: tuple[int, ...]
    path: Path
    mix_unknown: bool
    census: bool
    """True where everybody was asked in each edition, so that nothing is left to chance."""

    @property
    def estimates(self) -> list[Estimate]:
        """What its editions say, in their order."""
        return [self.followed.estimates[year] for year in self.years]


def _segments(one: Followed, wanted: Wanted) -> Iterator[Segment]:
    for years in _runs(one, wanted.despite):
        if len(years) >= FEWEST:
            yield Segment(
                followed=one,
                years=tuple(years),
                path=path_between(one.indicator, years[0], years[-1], wanted.despite),
                mix_unknown=mix_unknown(wanted.series, one.indicator, years),
                census=all(
                    wanted.series[year].surveys[one.indicator.at[year].survey].sampling == "census" for year in years
                ),
            )


def _runs(one: Followed, despite: Sequence[str]) -> list[list[int]]:
    """Cut the editions where a step is not comparable, or where nobody judged it."""
    years = list(one.estimates)
    runs = [years[:1]]
    for earlier, later in pairwise(years):
        if path_between(one.indicator, earlier, later, despite).grade == Comparability.NOT_COMPARABLE:
            runs.append([])
        runs[-1].append(later)
    return runs


def _points(segment: Segment) -> Points:
    columns = {
        name: np.array([getattr(row, name) for row in segment.estimates], dtype=float) for name in Points.columns()
    }
    return Points(years=np.array(segment.years, dtype=float), **columns)


def _row(segment: Segment, line: Computed, conf_level: float, ranges: Ranges) -> Trend:
    last = segment.estimates[-1]
    indicator = segment.followed.indicator
    return Trend(
        series=last.series,
        indicator=segment.followed.name,
        item=last.item,
        option=last.option,
        group=segment.followed.group,
        segment=f"{segment.years[0]}-{segment.years[-1]}",
        indicator_label=indicator.label,
        item_label=indicator.item_label or last.item_label,
        option_label=indicator.option_label or last.option_label,
        editions=len(segment.years),
        first=segment.years[0],
        last=segment.years[-1],
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
