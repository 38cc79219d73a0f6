"""The comparison itself, on columns: two sides of counts in, intervals, tests and verdicts out.

Every way to ask for changes (a series, a frame) ends here, so that one row and a million rows are computed alike.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import evolve, field, fields, frozen
from numpy.typing import NDArray

from nctrends.analysis.changes.methods import Floats, MethodFunctions, method_named
from nctrends.errors import InputError
from nctrends.model.words import (
    ADJUSTMENTS,
    FAMILIES,
    RANGES,
    SHOWABLE,
    Adjust,
    Effect,
    Family,
    Method,
    Ranges,
    Verdict,
    checked_word,
)
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.partial import imbens_manski_critical
from nctrends.numerics.methods.posterior import rise_probability
from nctrends.numerics.methods.power import smallest_detectable_rise

Bools = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]

ALMOST_WHOLE = 1e-9  # a base this close above a whole number is that number: the rest is rounding in the division


@frozen(kw_only=True)
class Comparison:
    """How changes are computed: the choices of the caller, checked."""

    effect: Effect = "difference"
    method: Method = "miettinen-nurminen"
    conf_level: float = field(default=0.95, converter=checked_conf_level)
    ranges: Ranges = "union"
    adjust: Adjust = "holm"
    family: Family = "editions"
    smallest_change: float | None = None
    overlap_correlation: float | None = None
    """Correlation of the answers of people who are in both editions."""
    show: tuple[str, ...] = ()
    """Columns that are computed on request."""

    def __attrs_post_init__(self) -> None:
        checked_word("ranges", self.ranges, RANGES)
        checked_word("adjust", self.adjust, ADJUSTMENTS)
        checked_word("family", self.family, FAMILIES)
        for name in self.show:
            checked_word("show", name, SHOWABLE)
        method = self.functions
        if self.smallest_change is not None:
            method.check_smallest_change(self.smallest_change)
        if self.overlap_correlation is not None and not -1 < self.overlap_correlation < 1:
            raise InputError(f"overlap_correlation={self.overlap_correlation!r} is not between -1 and 1.")
        if self.ranges != "printed" and self.conf_level > method.corners_up_to:
            raise InputError(
                f'method="{self.method}" has no union over ranges at this level, because its limits may turn back as '
                'counts grow. Use ranges="printed", which takes the printed number, or the middle of a phrase, as if '
                "it were exact."
            )

    @property
    def functions(self) -> MethodFunctions:
        """The functions of the method."""
        return method_named(self.method, self.effect)

    @property
    def critical(self) -> float:
        """Two-sided critical value of the level."""
        return critical_value(self.conf_level)


@frozen(kw_only=True)
class Side:
    """What is known on one side, one entry a row: the base, and point and ends of the count and of the share.

    Shares stand beside the counts, because a share that is printed is not what is left after it went through a count.
    """

    base: Floats
    count: Floats
    count_low: Floats
    count_high: Floats
    estimate: Floats
    estimate_low: Floats
    estimate_high: Floats

    def take(self, rows: Any) -> Side:
        """Return some of the rows."""
        return Side(**{part.name: getattr(self, part.name)[rows] for part in fields(Side)})

    def exact(self) -> Side:
        """Return the points as if they were exact."""
        counts = {"count_low": self.count, "count_high": self.count}
        return evolve(self, estimate_low=self.estimate, estimate_high=self.estimate, **counts)

    @property
    def is_range(self) -> Bools:
        """Rows whose count is not one number."""
        return np.asarray(self.count_low < self.count_high)


@frozen
class ExtremeCounts:
    """The counts at which a change is smallest, or largest, over what both sides allow."""

    count_later: Floats
    base_later: Floats
    count_earlier: Floats
    base_earlier: Floats
    share_later: Floats
    share_earlier: Floats

    @property
    def pairs(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Counts and bases in the order that the methods take them."""
        return (self.count_later, self.base_later, self.count_earlier, self.base_earlier)

    @property
    def shares(self) -> tuple[Floats, Floats]:
        """The later share, then the earlier one."""
        return self.share_later, self.share_earlier

    @property
    def sides(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """The later share and base, then the earlier ones."""
        return (self.share_later, self.base_later), (self.share_earlier, self.base_earlier)

    @property
    def std_error(self) -> Floats:
        """The standard error of the difference, unpooled."""
        later, earlier = self.shares
        return np.sqrt(later * (1 - later) / self.base_later + earlier * (1 - earlier) / self.base_earlier)

    def overlapping(self, people: Floats, correlation: float) -> ExtremeCounts:
        """Return counts and bases that carry the variance of a difference whose samples share people.

        Var = v1 + v2 - 2 m cov/(n1 n2), cov = correlation · √(p1 q1 p2 q2) (Kish 1965, Survey Sampling, 12.4; Tam 1984,
        The American Statistician 38:288-289). Both bases are multiplied by how much smaller that is than v1 + v2.
        """
        later, earlier = self.shares
        shared = np.sqrt(later * (1 - later) * earlier * (1 - earlier)) * 2 * people * correlation
        with np.errstate(divide="ignore", invalid="ignore"):
            kept = 1 - shared / (self.base_later * self.base_earlier) / self.std_error**2
        times = 1 / np.where(np.isfinite(kept), kept, 1.0)
        counts = (part * times for part in self.pairs)
        return ExtremeCounts(*(*counts, *self.shares))

    def whole_ends(self, below: float, rows: Bools, *, lowest: bool) -> ExtremeCounts:
        """Return the counts with none and all in place of two that are both less than `below` away from them.

        The limits there hold all others: for methods whose limits turn back next to that corner of all counts.
        """
        least = np.zeros_like(self.count_later)
        later_end, earlier_end = (least, self.base_earlier) if lowest else (self.base_later, least)
        near = np.abs(self.count_later - later_end) < below
        near &= rows & (np.abs(self.count_earlier - earlier_end) < below)
        return evolve(
            self,
            count_later=np.where(near, later_end, self.count_later),
            count_earlier=np.where(near, earlier_end, self.count_earlier),
        )

    def take(self, rows: Any) -> ExtremeCounts:
        """Return some of the rows."""
        return ExtremeCounts(*(part[rows] for part in (*self.pairs, *self.shares)))


def extremes(earlier: Side, later: Side, how: Comparison, overlap: Floats) -> tuple[ExtremeCounts, ExtremeCounts]:
    """Return the pairs of counts that make the smallest and the largest change."""
    if how.ranges == "printed":
        earlier, later = earlier.exact(), later.exact()
    lowest = ExtremeCounts(
        *(later.count_low, later.base, earlier.count_high, earlier.base), later.estimate_low, earlier.estimate_high
    )
    highest = ExtremeCounts(
        *(later.count_high, later.base, earlier.count_low, earlier.base), later.estimate_high, earlier.estimate_low
    )
    if how.overlap_correlation is None:
        return lowest, highest
    return lowest.overlapping(overlap, how.overlap_correlation), highest.overlapping(overlap, how.overlap_correlation)


def compare(earlier: Side, later: Side, how: Comparison, overlap: Floats) -> Columns:
    """Return the change columns of rows that may be compared; `overlap` is the number of people on both sides."""
    method, z = how.functions, how.critical
    lowest, highest = extremes(earlier, later, how, overlap)
    bottom, bottom_end = method.limits(*lowest.pairs, z)
    vague = (how.ranges != "printed") & (earlier.is_range | later.is_range)
    top_start, top = method.limits(*highest.pairs, z) if vague.any() else (bottom, bottom_end)
    outer = lowest, highest
    if method.turns_below and vague.any():
        below = method.turns_below
        outer = lowest.whole_ends(below, vague, lowest=True), highest.whole_ends(below, vague, lowest=False)
        bottom, top = method.limits(*outer[0].pairs, z)[0], method.limits(*outer[1].pairs, z)[1]
    low, high = method.estimate(*lowest.shares), method.estimate(*highest.shares)
    some_pair_excludes = (top_start > method.no_effect) | (bottom_end < method.no_effect)
    columns: Columns = {
        "estimate": method.estimate(later.estimate, earlier.estimate),
        "estimate_low": low,
        "estimate_high": high,
        "conf_low": bottom,
        "conf_high": top,
        "p_value": _largest_p(method, lowest, highest, low, high),
        "verdict": _verdict(method, bottom, top, some_pair_excludes),
        "smallest_detectable": smallest_detectable_rise(
            earlier.estimate, earlier.base, later.base, conf_level=how.conf_level
        ),
        "equivalence": _equivalence(how, *outer),
    }
    columns |= _holds(method, z, columns["verdict"], lowest, highest, (earlier, later))
    if "probability_increase" in how.show:
        columns["probability_increase"] = rise_probability(later.count, later.base, earlier.count, earlier.base)
    return columns | _narrowed(columns, how, *outer)


def _largest_p(
    method: MethodFunctions, lowest: ExtremeCounts, highest: ExtremeCounts, low: Floats, high: Floats
) -> Floats:
    """Return the p-value at the allowed pair nearest to no change; 1 where no change is itself allowed."""
    falls = high < method.no_effect
    nearest_to_none = (np.where(falls, b, a) for a, b in zip(lowest.pairs, highest.pairs, strict=True))
    p = method.p_value(*nearest_to_none)
    return np.where((low <= method.no_effect) & (high >= method.no_effect) & (low < high), 1.0, p)


def verdicts(rises: Bools, falls: Bools, vague: Bools) -> NDArray[Any]:
    """Return the verdict of each row: of what holds, the first counts."""
    codes = np.select([rises, falls, vague], [0, 1, 2], 3)
    words: NDArray[Any] = np.array([Verdict.ROSE, Verdict.FELL, Verdict.TOO_VAGUE, Verdict.NO_CHANGE], dtype=object)
    return np.asarray(words[codes])


def _verdict(method: MethodFunctions, bottom: Floats, top: Floats, some_pair_excludes: Bools) -> NDArray[Any]:
    conditions = [bottom > method.no_effect, top < method.no_effect, some_pair_excludes]
    return verdicts(*conditions)


def _narrowed(columns: Columns, how: Comparison, lowest: ExtremeCounts, highest: ExtremeCounts) -> Columns:
    """Return limits that hold the true change, not the whole range of it, with the level asked for; on request.

    Where an error is without end, as that of a ratio from none, nothing is narrowed.
    """
    if how.ranges != "imbens-manski":
        return {}
    effect = how.functions.effect
    error = np.maximum(*(effect.std_error(*counts.sides) for counts in (lowest, highest)))
    width = effect.width(columns["estimate_low"], columns["estimate_high"])
    known = np.isfinite(error)
    critical = imbens_manski_critical(
        np.where(known, width, 0.0), np.where(known, error, 1.0), conf_level=how.conf_level
    )
    critical = np.maximum(critical, 0.0)  # below a level of one half a wide range needs none
    return {
        "conf_low": how.functions.limits(*lowest.pairs, critical)[0],
        "conf_high": how.functions.limits(*highest.pairs, critical)[1],
    }


def _holds(
    method: MethodFunctions,
    z: float,
    verdict: NDArray[Any],
    lowest: ExtremeCounts,
    highest: ExtremeCounts,
    sides: tuple[Side, Side],
) -> Columns:
    """Smallest bases, in the proportion of those used, at which a rise or a fall still stands; NaN elsewhere."""
    earlier, later = np.full(len(verdict), np.nan), np.full(len(verdict), np.nan)
    for which, counts in ((verdict == Verdict.ROSE, lowest), (verdict == Verdict.FELL, highest)):
        if which.any():
            some = counts.take(which)
            share_later, share_earlier = some.shares
            scale = method.scale(share_later, some.base_later, share_earlier, some.base_earlier, z)
            earlier[which] = np.ceil(scale * sides[0].base[which] - ALMOST_WHOLE)
            later[which] = np.ceil(scale * sides[1].base[which] - ALMOST_WHOLE)
    return {"holds_from_base_earlier": earlier, "holds_from_base_later": later}


def _equivalence(how: Comparison, lowest: ExtremeCounts, highest: ExtremeCounts) -> NDArray[Any]:
    """Say "smaller" where the interval at 1 - 2 alpha lies within the smallest change that matters."""
    if how.smallest_change is None:
        return np.full(len(lowest.base_later), "", dtype=object)
    least, most = how.functions.margin(how.smallest_change)
    z = critical_value(2 * how.conf_level - 1) if how.conf_level > 0.5 else 0.0
    bottom = how.functions.limits(*lowest.pairs, z)[0]
    top = how.functions.limits(*highest.pairs, z)[1]
    return np.where((bottom > least) & (top < most), "smaller", "not shown").astype(object)
