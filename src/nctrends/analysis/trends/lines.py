"""Lines through points, on columns: editions of many indicators in, slopes, limits, tests and verdicts out."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np
from attrs import evolve, fields, frozen

from nctrends.analysis.changes.comparing import Columns, verdicts
from nctrends.analysis.changes.methods import Floats
from nctrends.model.words import Ranges, Verdict
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.partial import imbens_manski_critical
from nctrends.numerics.several.linear import Weighted, ends, linear_limits
from nctrends.numerics.several.log_odds import slopes
from nctrends.numerics.several.trend import slope_weights
from nctrends.numerics.several.trend_ranges import largest_departure_p, largest_trend_p

NOTHING = 1e-12
"""A slope nearer to 0 than this is what adding shares left over."""


@frozen(kw_only=True)
class Points:
    """What editions say, the editions on the last axis: counts, bases and shares, with the ends of their ranges."""

    positions: Floats
    """Where the editions stand in time, in years."""
    base: Floats
    count: Floats
    count_low: Floats
    count_high: Floats
    estimate: Floats
    estimate_low: Floats
    estimate_high: Floats

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Names of the parts that an estimate has too."""
        return tuple(part.name for part in fields(cls) if part.name != "positions")

    def exact(self) -> Points:
        """Return the points as if they were exact."""
        counts = {"count_low": self.count, "count_high": self.count}
        return evolve(self, estimate_low=self.estimate, estimate_high=self.estimate, **counts)


@frozen(kw_only=True)
class Computed:
    """A line: its slope, what is known of it, and the verdict."""

    slope: float
    slope_low: float
    slope_high: float
    conf_low: float
    conf_high: float
    slope_log_odds: float
    p_value: float
    p_departure: float
    verdict: Verdict


def lines(segments: Sequence[Points], *, conf_level: float, ranges: Ranges) -> list[Computed]:
    """Return the line of each segment; segments of as many editions are computed together."""
    done: dict[int, Computed] = {}
    for length in {len(segment.positions) for segment in segments}:
        which = [i for i, segment in enumerate(segments) if len(segment.positions) == length]
        together = Points(
            **{part.name: np.array([getattr(segments[i], part.name) for i in which]) for part in fields(Points)}
        )
        columns = {name: values.tolist() for name, values in _columns(together, conf_level, ranges).items()}
        for row, i in enumerate(which):
            done[i] = Computed(**{name: values[row] for name, values in columns.items()})
    return [done[i] for i in range(len(segments))]


def without_chance(line: Computed) -> Computed:
    """Return a line through censuses: its limits are the range of its slope, and there is nothing to test."""
    low, high = line.slope_low, line.slope_high
    unmoved = Verdict.NO_CHANGE if high - low < NOTHING else Verdict.TOO_VAGUE
    verdict = Verdict.ROSE if low > NOTHING else Verdict.FELL if high < -NOTHING else unmoved
    return evolve(line, conf_low=low, conf_high=high, p_value=nan, p_departure=nan, verdict=verdict)


def _columns(points: Points, conf_level: float, ranges: Ranges) -> Columns:
    if ranges == "printed":
        points = points.exact()
    weights = slope_weights(points.base, points.positions)
    lowest, highest = (
        Weighted(counts, points.base, weights) for counts in ends(points.count_low, points.count_high, weights)
    )
    least, most = ends(points.estimate_low, points.estimate_high, weights)
    critical = critical_value(conf_level)
    bottom, bottom_end = linear_limits(lowest, critical)
    top_start, top = linear_limits(highest, critical)
    columns: Columns = {
        "slope": (weights * points.estimate).sum(axis=-1),
        "slope_low": (weights * least).sum(axis=-1),
        "slope_high": (weights * most).sum(axis=-1),
        "conf_low": bottom,
        "conf_high": top,
        "slope_log_odds": slopes(points.count, points.base, points.positions),
        "p_value": largest_trend_p(points.count_low, points.count_high, points.base, points.positions),
        "p_departure": largest_departure_p(points.count_low, points.count_high, points.base, points.positions),
    }
    conditions = [bottom > 0, top < 0, (top_start > 0) | (bottom_end < 0)]
    columns["verdict"] = verdicts(*conditions)
    if ranges == "imbens-manski":
        columns |= _narrowed(lowest, highest, columns, conf_level)
    return columns


def _narrowed(lowest: Weighted, highest: Weighted, columns: Columns, conf_level: float) -> Columns:
    """Return limits that hold the true slope, and not the whole range of it, with the level asked for."""
    error = np.maximum(lowest.std_error, highest.std_error)
    critical = imbens_manski_critical(columns["slope_high"] - columns["slope_low"], error, conf_level=conf_level)
    return {"conf_low": linear_limits(lowest, critical)[0], "conf_high": linear_limits(highest, critical)[1]}
