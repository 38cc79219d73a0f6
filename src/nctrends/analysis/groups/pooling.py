"""One estimate from neighbouring editions, for a figure that a single edition gives too few people for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from nctrends.analysis.background import about
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.shares.choices import BaseOption, DesignEffect, Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import IndicatorSeries, caveats_of, indicator_series, label_columns
from nctrends.errors import InputError
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.group_results import PooledEstimate
from nctrends.model.series import Series
from nctrends.model.words import PLAIN_RANGES, Caveat, Comparability, DontKnow, PlainRanges, checked_word
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.one_proportion import wilson_limits
from nctrends.numerics.several.trend_ranges import largest_difference_p
from nctrends.results.kinds import PooledEstimates


def pool(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    size: int = 2,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: PlainRanges = "union",
    design_effect: DesignEffect = 1.0,
    dont_know: DontKnow = "keep",
    despite: Iterable[str] = (),
) -> PooledEstimates:
    """One estimate for each run of neighbouring editions that may be compared, with Wilson's interval.

    People are added: each edition has the weight of its base, and the pooled share is that of the time the editions
    span, not of any one of them.

    Parameters
    ----------
    series : the editions and their crosswalk
    size : editions in a run, 2 or more
    indicators, editions : names and years to keep; neighbours are the nearest editions kept that have the figure
    conf_level : in (0, 1)
    base, dont_know : see `estimates`
    ranges : "union" or "printed"; see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one
    despite : reasons to overlook where they alone make a step not comparable

    Returns
    -------
    PooledEstimates, shares as proportions. A run with a step that is not comparable, or that nobody judged, keeps its
    printed figures and has no estimate. `p_differ` is the largest p-value of equal shares that the printed texts allow;
    where it is small the caveat is `editions differ`.

    Raises
    ------
    InputError : an option that is none of the above.

    References
    ----------
    Wilson EB (1927). Journal of the American Statistical Association 22:209-212.
    """
    level = checked_conf_level(conf_level)
    checked_word("ranges", ranges, PLAIN_RANGES, place="for pooled editions")
    selection = Selection.of(
        series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect, despite=despite
    )
    length = _checked_size(size)
    every = indicator_series(Estimator(selection))
    runs = [run for followed in every for run in _runs(followed, length, selection.despite)]
    rows = [_row(run, level, exact=ranges == "printed") for run in runs]
    return PooledEstimates.from_rows(rows, about(series, selection.choices(ranges=ranges)))


@frozen(kw_only=True)
class Run:
    """Neighbouring editions of one indicator and group."""

    followed: IndicatorSeries
    estimates: tuple[Estimate, ...]
    path: Path

    def column(self, name: str) -> Floats:
        """Return one column of its estimates."""
        return np.array([getattr(row, name) for row in self.estimates], dtype=float)


def _checked_size(size: object) -> int:
    if isinstance(size, bool) or not isinstance(size, int) or size < 2:
        raise InputError(f"size={size!r} is not a number of editions to pool. Give 2 or more.")
    return size


def _runs(followed: IndicatorSeries, size: int, despite: Sequence[str]) -> Iterator[Run]:
    editions = list(followed.estimates)
    for start in range(len(editions) - size + 1):
        run = editions[start : start + size]
        yield Run(
            followed=followed,
            estimates=tuple(followed.estimates[edition] for edition in run),
            path=path_between(followed.indicator, run[0], run[-1], despite),
        )


def _row(run: Run, conf_level: float, *, exact: bool) -> PooledEstimate:
    last = run.estimates[-1]
    withheld = run.path.grade == Comparability.NOT_COMPARABLE
    pooled = {} if withheld else _pooled(run, conf_level, exact=exact)
    more = list(run.path.caveats)
    if exact and not withheld and (run.column("count_low") < run.column("count_high")).any():
        more.append(Caveat.RANGES_IGNORED)
    if pooled and pooled["p_differ"] < 1 - conf_level:
        more.append(Caveat.EDITIONS_DIFFER)
    return PooledEstimate(
        series=last.series,
        indicator=run.followed.name,
        item=last.item,
        option=last.option,
        group=run.followed.group,
        first=run.estimates[0].edition,
        last=last.edition,
        **label_columns(run.followed.indicator, last),
        editions=len(run.estimates),
        printed=" / ".join(row.printed for row in run.estimates),
        base_source=tuple(dict.fromkeys(row.base_source for row in run.estimates if row.base_source)),
        method="" if withheld else "wilson",
        comparability=run.path.grade,
        reasons=run.path.reasons,
        caveats=caveats_of(run.estimates, more),
        **pooled,
    )


def _pooled(run: Run, conf_level: float, *, exact: bool) -> dict[str, Any]:
    """Return the pooled share with its limits: people added, over all that the printed texts allow."""
    base, point = run.column("base"), run.column("estimate")
    ends = ("", "") if exact else ("_low", "_high")
    counts = [run.column(f"count{end}") for end in ends]
    shares = [(run.column(f"estimate{end}") * base).sum() / base.sum() for end in ends]
    people, critical = base.sum(), critical_value(conf_level)
    low, high = (wilson_limits(count.sum(), people, critical)[side] for side, count in enumerate(counts))
    return {
        "estimate": float((point * base).sum() / people),
        "estimate_low": float(shares[0]),
        "estimate_high": float(shares[1]),
        "count": float(run.column("count").sum()),
        "count_low": float(counts[0].sum()),
        "count_high": float(counts[1].sum()),
        "base": float(people),
        "conf_low": float(low),
        "conf_high": float(high),
        "conf_level": conf_level,
        "p_differ": float(largest_difference_p(counts[0][None], counts[1][None], base[None])[0]),
    }
