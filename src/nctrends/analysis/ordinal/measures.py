"""The five measures of a shift on a scale, on columns: distributions in, estimates, limits and verdicts out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nctrends.analysis.changes.comparing import Columns, Comparison, compare, verdicts
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.ordinal.scale_counts import Distribution, net_side, scale_side
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.numerics.several.distributions import (
    Bounds,
    bound_limits,
    difference_limits,
    difference_p,
    higher_bounds,
    mean_bounds,
)
from nctrends.numerics.several.scales import Scale

NO_CHANGE: Mapping[str, float] = ReadOnlyMapping(
    {"probability-higher": 0.5, "net-balance": 0.0, "top-2": 0.0, "bottom-2": 0.0, "mean-score": 0.0}
)
"""The measures, in the order of their rows, and the value of each that says that nothing changed."""

HYBRID = "hybrid-score"
"""The method of means: Wilson's limits with the base that the distribution makes effective, joined like Newcombe's."""


def measured(
    later: Sequence[Distribution], earlier: Sequence[Distribution], how: Comparison, scores: Sequence[float] | None
) -> dict[str, Columns]:
    """Return the columns of each measure for pairs of distributions with as many options."""
    exact = how.ranges == "printed"
    after, point_after = scale_side(later, exact=exact)
    before, point_before = scale_side(earlier, exact=exact)
    options = after.low.shape[-1]
    given = np.arange(1.0, options + 1) if scores is None else np.asarray(scores, dtype=float)
    points = point_after, point_before
    return {
        "probability-higher": _higher(after, before, points, how),
        "net-balance": _mean(after, before, points, balance(options), how),
        "top-2": _net(later, earlier, "top", how),
        "bottom-2": _net(later, earlier, "bottom", how),
        "mean-score": _mean(after, before, points, given, how),
    }


def balance(options: int) -> Floats:
    """Return 1 for the two highest options, -1 for the two lowest; on a scale of three the middle is both, and 0."""
    place = np.arange(options)
    return np.asarray((place >= options - 2).astype(float) - (place < 2))


def _higher(after: Scale, before: Scale, points: tuple[Floats, Floats], how: Comparison) -> Columns:
    bounds = higher_bounds(after, before)
    ends = (after.lowest, before.highest), (after.highest, before.lowest)
    own = [bound_limits(higher_bounds(_exactly(a), _exactly(b)), np.asarray(how.critical)) for a, b in ends]
    estimate = higher_bounds(*map(_exactly, points)).low
    low, high = bound_limits(bounds, np.asarray(how.critical))
    return {
        **_columns((bounds.low, bounds.high), (low, high), own, NO_CHANGE["probability-higher"]),
        "estimate": np.clip(estimate, bounds.low, bounds.high),
        "p_value": bounds.p_value(),
    }


def _mean(after: Scale, before: Scale, points: tuple[Floats, Floats], scores: Floats, how: Comparison) -> Columns:
    least, span = float(scores.min()), float(scores.max() - scores.min())
    unit, critical = (scores - least) / span, np.asarray(how.critical)
    later, earlier = mean_bounds(after, unit), mean_bounds(before, unit)
    limits = difference_limits(later, earlier, critical)
    own = [
        difference_limits(mean_bounds(_exactly(one), unit), mean_bounds(_exactly(other), unit), critical)
        for one, other in ((after.lowest, before.highest), (after.highest, before.lowest))
    ]
    scaled = [tuple(limit * span for limit in pair) for pair in (limits, *own)]
    ends = (later.low - earlier.high) * span, (later.high - earlier.low) * span
    sides = [_side(bounds, point, scores) for bounds, point in zip((later, earlier), points, strict=True)]
    return {
        **_columns(ends, scaled[0], scaled[1:], 0.0),
        **{f"{name}_later": values for name, values in sides[0].items()},
        **{f"{name}_earlier": values for name, values in sides[1].items()},
        "estimate": np.clip(sides[0]["estimate"] - sides[1]["estimate"], *ends),
        "p_value": difference_p(later, earlier),
    }


def _side(bounds: Bounds, point: Floats, scores: Floats) -> Columns:
    """Return the mean of one edition, point and ends, in the unit of the scores."""
    least, span = float(scores.min()), float(scores.max() - scores.min())
    low, high = least + span * bounds.low, least + span * bounds.high
    mean = (point * scores).sum(axis=-1) / point.sum(axis=-1)
    return {"estimate": np.clip(mean, low, high), "estimate_low": low, "estimate_high": high}


def _net(later: Sequence[Distribution], earlier: Sequence[Distribution], name: str, how: Comparison) -> Columns:
    """Compare a net of two options as `changes` does."""
    after, before = net_side(later, name), net_side(earlier, name)
    compared = compare(before, after, how, np.zeros(len(later)))
    kept = ("estimate", "estimate_low", "estimate_high", "conf_low", "conf_high", "p_value", "verdict")
    columns: Columns = {column: compared[column] for column in kept}
    for side, edition in ((after, "later"), (before, "earlier")):
        columns |= {f"{part}_{edition}": getattr(side, part) for part in kept[:3]}
    columns["method"] = np.full(len(later), how.method, dtype=object)
    return columns


def _columns(
    ends: tuple[Floats, Floats],
    limits: Sequence[Floats],
    own: Sequence[Sequence[Floats]],
    none: float,
) -> Columns:
    """Return ends, limits and the verdict; `own` are the limits of the two pairs of counts at the ends alone."""
    low, high = limits
    some_pair_excludes = (own[1][0] > none) | (own[0][1] < none)
    verdict = verdicts(low > none, high < none, some_pair_excludes)
    return {
        "estimate_low": ends[0],
        "estimate_high": ends[1],
        "conf_low": low,
        "conf_high": high,
        "verdict": verdict,
        "method": np.full(len(low), HYBRID, dtype=object),
    }


def _exactly(counts: Floats) -> Scale:
    """Return counts as a scale with nothing left open."""
    return Scale(counts, counts, counts.sum(axis=-1))
