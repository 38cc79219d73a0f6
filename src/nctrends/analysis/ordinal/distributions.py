"""What an edition says of a whole scale: the count of each option, as far as the printed texts fix it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan
from typing import Literal

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.changes.comparing import Side
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.shares.choices import design_effect_of
from nctrends.analysis.shares.estimates import estimate_of
from nctrends.analysis.shares.following import Wanted, caveats_of
from nctrends.analysis.shares.topics import Topic, groups_at, topic_at
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.estimates import Estimate
from nctrends.model.words import BaseSource, Caveat
from nctrends.numerics.several.scales import Scale, scale_of

NOT_PRINTED = "–"


@frozen(kw_only=True)
class Distribution:
    """The answers of one edition and group on a scale, from the lowest option to the highest."""

    edition: int
    item: str
    item_label: str
    printed: str
    base: float
    base_source: BaseSource | Literal[""]
    low: tuple[float, ...]
    """Counts: the ends of what each option can have, and a point between."""
    high: tuple[float, ...]
    point: tuple[float, ...]
    top: tuple[float, float, float]
    """Share of the two highest options: point, low, high."""
    bottom: tuple[float, float, float]
    caveats: tuple[Caveat, ...]

    @property
    def is_range(self) -> bool:
        """True where the counts are not fixed."""
        return self.low != self.high


def distribution_at(wanted: Wanted, indicator: Indicator, year: int, group: str) -> Distribution | None:
    """Return what an edition says of a scale, or None where it prints no option of it."""
    series, place = wanted.series, indicator.at[year]
    if group not in groups_at(series, year, place):
        return None
    topic = topic_at(series, year, place, group)
    options = place.options
    counted = _counted(wanted, topic, options)
    if counted:
        return _assembled(topic, options, counted, (None, None))
    rows = [_read(wanted, topic, (option,)) for option in options]
    nets = [_read(wanted, topic, net) for net in (_upwards(topic, options[-2:]), _upwards(topic, options[:2]))]
    told = any(row is not None for row in (*rows, *nets))
    return _assembled(topic, options, rows, nets) if told else None


def _counted(wanted: Wanted, topic: Topic, options: Sequence[str]) -> list[Estimate]:
    """Return the shares of those with an opinion from the counts of all their answers, where these are known."""
    if not topic.question.dont_know:
        return []
    keeping = evolve(wanted, reading=evolve(wanted.reading, dont_know="keep"))
    rows = [_read(keeping, topic, (option,)) for option in options]
    known = [row for row in rows if row is not None and row.count_low == row.count_high]
    base = sum(row.count for row in known)
    if len(known) < len(options) or not base:
        return []
    shares = [row.count / base for row in known]
    return [
        evolve(row, base=base, estimate=share, estimate_low=share, estimate_high=share)
        for row, share in zip(known, shares, strict=True)
    ]


def _assembled(
    topic: Topic, options: Sequence[str], rows: Sequence[Estimate | None], nets: Sequence[Estimate | None]
) -> Distribution:
    told = [row for row in (*rows, *nets) if row is not None]
    base = min(row.base for row in told)
    shares = [_ends(row) or _unprinted(topic, option) for row, option in zip(rows, options, strict=True)]
    low, high = np.array([s[1] for s in shares]) * base, np.array([s[2] for s in shares]) * base
    scale = scale_of(low, high, np.asarray(base))
    point = _settled(scale, np.array([s[0] for s in shares]) * base)
    first = told[0]
    return Distribution(
        edition=topic.year,
        item=topic.item,
        item_label=first.item_label,
        printed=" / ".join(row.printed if row else NOT_PRINTED for row in rows),
        base=base,
        base_source=first.base_source,
        low=tuple(scale.low.tolist()),
        high=tuple(scale.high.tolist()),
        point=tuple(point.tolist()),
        top=_net(nets[0], scale, point, slice(-2, None)),
        bottom=_net(nets[1], scale, point, slice(0, 2)),
        caveats=caveats_of(told),
    )


def scale_side(distributions: Sequence[Distribution], *, exact: bool) -> tuple[Scale, Floats]:
    """Return distributions of as many options as one scale, and their points, which `exact` takes for the truth."""
    low, high, point = (
        np.array([getattr(one, name) for one in distributions], dtype=float) for name in ("low", "high", "point")
    )
    base = np.array([one.base for one in distributions], dtype=float)
    return (Scale(point, point, base) if exact else Scale(low, high, base)), point


def net_side(distributions: Sequence[Distribution], name: str) -> Side:
    """Return the shares of a net of two options as one side of a comparison."""
    point, low, high = np.array([getattr(one, name) for one in distributions], dtype=float).T
    base = np.array([one.base for one in distributions], dtype=float)
    counts = {"count": point * base, "count_low": low * base, "count_high": high * base}
    return Side(base=base, estimate=point, estimate_low=low, estimate_high=high, **counts)


def _read(wanted: Wanted, topic: Topic, options: tuple[str, ...]) -> Estimate | None:
    effect = design_effect_of(wanted.design_effect, topic.year, topic.group)
    return estimate_of(wanted.series, topic, options, evolve(wanted.reading, design_effect=effect))


def _upwards(topic: Topic, options: tuple[str, ...]) -> tuple[str, ...]:
    """Return options in the order of the file, as its nets are named."""
    return tuple(option for option in topic.options if option in options)


def _ends(row: Estimate | None) -> tuple[float, float, float] | None:
    """Return the point and the ends of a share, or None where it is not printed."""
    return None if row is None else (row.estimate, row.estimate_low, row.estimate_high)


def _unprinted(topic: Topic, option: str) -> tuple[float, float, float]:
    """Return no point, and anything up to the smallest printed net that the option is part of."""
    nets = [told.quantity for told in topic.told if option in told.options and told.quantity.unit == "share"]
    return nan, 0.0, min([1.0, *(net.high for net in nets if net.high is not None)])


def _settled(scale: Scale, point: Floats) -> Floats:
    """Return points that add up to the base; what is not printed has the rest, spread evenly."""
    missing, base = np.isnan(point), float(scale.base)
    rest = max(base - float(np.nansum(point)), 0.0)
    point = np.where(missing, rest / max(int(missing.sum()), 1), point)
    return np.asarray(point * base / point.sum() if point.sum() else (scale.lowest + scale.highest) / 2)


def _net(row: Estimate | None, scale: Scale, point: Floats, part: slice) -> tuple[float, float, float]:
    """Return the share of a net as printed, else as its options allow."""
    if row is not None and not isnan(row.estimate):
        return row.estimate, row.estimate_low, row.estimate_high
    base = float(scale.base)
    own, rest = (float(end[part].sum()) for end in (scale.low, scale.high))
    least = max(own, base - float(scale.high.sum() - rest))
    most = min(rest, base - float(scale.low.sum() - own))
    return float(point[part].sum()) / base, least / base, most / base
