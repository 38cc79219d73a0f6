"""What an edition says of a whole scale: the count of each option, as far as the printed texts fix it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan
from typing import Literal

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.changes.comparing import Side
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.indicators import caveats_of
from nctrends.model.crosswalk import Place
from nctrends.model.rows.estimate import Estimate
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


def distribution_at(estimator: Estimator, edition: int, place: Place, group: str) -> Distribution | None:
    """Return what an edition says of a scale, or None where it prints no option of it."""
    if group not in estimator.figures.groups_at(edition, place):
        return None
    figures, options = estimator.figures.at(edition, place, group), place.options
    counted = _counted(estimator, figures, options)
    if counted:
        return _assembled(figures, options, counted, (None, None))
    rows = [estimator.estimate(figures, (option,)) for option in options]
    nets = [estimator.estimate(figures, _upwards(figures, net)) for net in (options[-2:], options[:2])]
    printed = any(row is not None for row in (*rows, *nets))
    return _assembled(figures, options, rows, nets) if printed else None


def _counted(estimator: Estimator, figures: ItemFigures, options: Sequence[str]) -> list[Estimate]:
    """Return the shares of those with an opinion from the counts of all their answers, where these are known."""
    if not figures.question.dont_know:
        return []
    keeping = estimator.but(dont_know="keep")
    rows = [keeping.estimate(figures, (option,)) for option in options]
    counted = [row for row in rows if row is not None and row.count_low == row.count_high]
    base = sum(row.count for row in counted)
    if len(counted) < len(options) or not base:
        return []
    shares = [row.count / base for row in counted]
    return [
        evolve(row, base=base, estimate=share, estimate_low=share, estimate_high=share)
        for row, share in zip(counted, shares, strict=True)
    ]


def _assembled(
    figures: ItemFigures, options: Sequence[str], rows: Sequence[Estimate | None], nets: Sequence[Estimate | None]
) -> Distribution:
    printed = [row for row in (*rows, *nets) if row is not None]
    base = min(row.base for row in printed)
    shares = [_ends(row) or _unprinted(figures, option) for row, option in zip(rows, options, strict=True)]
    low, high = np.array([s[1] for s in shares]) * base, np.array([s[2] for s in shares]) * base
    scale = scale_of(low, high, np.asarray(base))
    point = _settled(scale, np.array([s[0] for s in shares]) * base)
    first = printed[0]
    return Distribution(
        edition=figures.edition,
        item=figures.item,
        item_label=first.item_label,
        printed=" / ".join(row.printed if row else NOT_PRINTED for row in rows),
        base=base,
        base_source=first.base_source,
        low=tuple(scale.low.tolist()),
        high=tuple(scale.high.tolist()),
        point=tuple(point.tolist()),
        top=_net(nets[0], scale, point, slice(-2, None)),
        bottom=_net(nets[1], scale, point, slice(0, 2)),
        caveats=caveats_of(printed),
    )


def scale_side(distributions: Sequence[Distribution], *, exact: bool) -> tuple[Scale, Floats]:
    """Return distributions of as many options as one scale, and their points, which `exact` takes for the truth."""
    low, high, point = (
        np.array([getattr(each, name) for each in distributions], dtype=float) for name in ("low", "high", "point")
    )
    base = np.array([each.base for each in distributions], dtype=float)
    return (Scale(point, point, base) if exact else Scale(low, high, base)), point


def net_side(distributions: Sequence[Distribution], name: str) -> Side:
    """Return the shares of a net of two options as one side of a comparison."""
    point, low, high = np.array([getattr(each, name) for each in distributions], dtype=float).T
    base = np.array([each.base for each in distributions], dtype=float)
    counts = {"count": point * base, "count_low": low * base, "count_high": high * base}
    return Side(base=base, estimate=point, estimate_low=low, estimate_high=high, **counts)


def _upwards(figures: ItemFigures, options: tuple[str, ...]) -> tuple[str, ...]:
    """Return options in the order of the file, as its nets are named."""
    return tuple(option for option in figures.options if option in options)


def _ends(row: Estimate | None) -> tuple[float, float, float] | None:
    """Return the point and the ends of a share, or None where it is not printed."""
    return None if row is None else (row.estimate, row.estimate_low, row.estimate_high)


def _unprinted(figures: ItemFigures, option: str) -> tuple[float, float, float]:
    """Return no point, and anything up to the smallest printed net that the option is part of."""
    nets = [reading.bound.high for reading in figures.readings if option in reading.options and reading.is_share]
    return nan, 0.0, min([1.0, *nets])


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
