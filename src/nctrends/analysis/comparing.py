"""The comparison itself, on columns: two sides of counts in, intervals, tests and verdicts out.

Every way to ask for changes (a series, a frame) ends here, so that one row and a million rows are computed alike.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from nctrends.analysis.methods import Floats, Method, method_named
from nctrends.errors import InputError, nearest
from nctrends.numerics.arguments import checked_conf_level
from nctrends.numerics.normal import critical_value
from nctrends.numerics.power import smallest_detectable_rise

Bools = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]

Ranges = Literal["union", "printed"]
Adjust = Literal["holm", "benjamini-hochberg", "none"]
Family = Literal["editions", "indicator", "all"]

ROSE, FELL, VAGUE, NONE = "rose", "fell", "too vague to say", "no detectable change"
ALMOST_WHOLE = 1e-9  # a base this close above a whole number is that number: the rest is rounding in the division


@frozen(kw_only=True)
class Comparison:
    """How changes are computed: the choices of the caller, checked."""

    effect: str = "difference"
    method: str = "miettinen-nurminen"
    conf_level: float = field(default=0.95, converter=checked_conf_level)
    ranges: Ranges = "union"
    adjust: Adjust = "holm"
    family: Family = "editions"
    smallest_change: float | None = None

    def __attrs_post_init__(self) -> None:
        _one_of("ranges", self.ranges, ("union", "printed"))
        _one_of("adjust", self.adjust, ("holm", "benjamini-hochberg", "none"))
        _one_of("family", self.family, ("editions", "indicator", "all"))
        if self.smallest_change is not None and not 0 < self.smallest_change < 1:
            raise InputError(f"smallest_change={self.smallest_change!r} is not a proportion between 0 and 1.")
        if self.ranges == "union" and self.conf_level > self.functions.corners_up_to:
            raise InputError(
                f'method="{self.method}" has no union over ranges at this level, because its limits may turn back as '
                'counts grow. Use ranges="printed", which takes the printed number, or the middle of a phrase, as if '
                "it were exact."
            )

    @property
    def functions(self) -> Method:
        """The functions of the method."""
        return method_named(self.method, self.effect)

    @property
    def critical(self) -> float:
        """Two-sided critical value of the level."""
        return critical_value(self.conf_level)


@frozen(kw_only=True)
class Side:
    """What is known of the counts on one side, one entry a row: the point, the ends of the range, the base."""

    count: Floats
    count_low: Floats
    count_high: Floats
    base: Floats

    def take(self, rows: Bools) -> Side:
        """Return some of the rows."""
        return Side(**{name: getattr(self, name)[rows] for name in ("count", "count_low", "count_high", "base")})

    def exact(self) -> Side:
        """Return the points as if they were exact."""
        return Side(count=self.count, count_low=self.count, count_high=self.count, base=self.base)

    @property
    def is_range(self) -> Bools:
        """Rows whose count is not one number."""
        return np.asarray(self.count_low < self.count_high)


def compare(earlier: Side, later: Side, how: Comparison) -> Columns:
    """Return the change columns of rows that may be compared, from `estimate` to `smallest_detectable`."""
    if how.ranges == "printed":
        earlier, later = earlier.exact(), later.exact()
    method, z = how.functions, how.critical
    lowest = (later.count_low, later.base, earlier.count_high, earlier.base)
    highest = (later.count_high, later.base, earlier.count_low, earlier.base)
    vague = earlier.is_range | later.is_range
    bottom, bottom_end = method.limits(*lowest, z)
    top_start, top = method.limits(*highest, z) if vague.any() else (bottom, bottom_end)
    low, high = _difference(lowest), _difference(highest)
    columns: Columns = {
        "estimate": later.count / later.base - earlier.count / earlier.base,
        "estimate_low": low,
        "estimate_high": high,
        "conf_low": bottom,
        "conf_high": top,
        "p_value": _largest_p(method, lowest, highest, low, high),
        "verdict": _verdict(bottom, top, (top_start > 0) | (bottom_end < 0)),
        "smallest_detectable": smallest_detectable_rise(
            earlier.count / earlier.base, earlier.base, later.base, conf_level=how.conf_level
        ),
    }
    columns |= _holds(method, z, columns["verdict"], lowest, highest)
    columns["equivalence"] = _equivalence(how, lowest, highest)
    return columns


Corner = tuple[Floats, Floats, Floats, Floats]


def _difference(corner: Corner) -> Floats:
    count_later, base_later, count_earlier, base_earlier = corner
    return count_later / base_later - count_earlier / base_earlier


def _largest_p(method: Method, lowest: Corner, highest: Corner, low: Floats, high: Floats) -> Floats:
    """Return the p-value at the allowed pair nearest to no change; 1 where no change is itself allowed."""
    falls = high < 0
    x_later, n_later, x_earlier, n_earlier = (np.where(falls, b, a) for a, b in zip(lowest, highest, strict=True))
    p = method.p_value(x_later, n_later, x_earlier, n_earlier, 0.0)
    return np.where((low <= 0) & (high >= 0) & (low < high), 1.0, p)


def _verdict(bottom: Floats, top: Floats, some_pair_excludes_0: Bools) -> NDArray[Any]:
    conditions = [bottom > 0, top < 0, some_pair_excludes_0]
    return np.select(conditions, [ROSE, FELL, VAGUE], NONE).astype(object)


def _holds(method: Method, z: float, verdict: NDArray[Any], lowest: Corner, highest: Corner) -> Columns:
    """Smallest bases, in the proportion of those used, at which a rise or a fall still stands; NaN elsewhere."""
    earlier, later = np.full(len(verdict), np.nan), np.full(len(verdict), np.nan)
    for which, corner in ((verdict == ROSE, lowest), (verdict == FELL, highest)):
        if which.any():
            count_later, base_later, count_earlier, base_earlier = (part[which] for part in corner)
            scale = method.scale(count_later / base_later, base_later, count_earlier / base_earlier, base_earlier, z)
            earlier[which] = np.ceil(scale * base_earlier - ALMOST_WHOLE)
            later[which] = np.ceil(scale * base_later - ALMOST_WHOLE)
    return {"holds_from_base_earlier": earlier, "holds_from_base_later": later}


def _equivalence(how: Comparison, lowest: Corner, highest: Corner) -> NDArray[Any]:
    """Say "smaller" where the interval at 1 - 2 alpha lies within the smallest change that matters."""
    if how.smallest_change is None:
        return np.full(len(lowest[0]), "", dtype=object)
    z = critical_value(2 * how.conf_level - 1) if how.conf_level > 0.5 else 0.0
    bottom = how.functions.limits(*lowest, z)[0]
    top = how.functions.limits(*highest, z)[1]
    within = (bottom > -how.smallest_change) & (top < how.smallest_change)
    return np.where(within, "smaller", "not shown").astype(object)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise InputError(f'{name}="{value}" is not known. {nearest(str(value), allowed)}')
