"""Many comparisons at once: adjusted p-values over a stated family, and limits to match."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from nctrends.analysis.comparing import Columns, Comparison, Side
from nctrends.analysis.methods import Floats
from nctrends.numerics.adjust import benjamini_hochberg, holm
from nctrends.numerics.normal import critical_value


def adjusted(
    p_values: Floats, families: Sequence[Hashable], hypotheses: Sequence[Hashable], adjust: str
) -> tuple[Floats, Floats]:
    """Return adjusted p-values, and the number of hypotheses in each row's family.

    Rows with the same hypothesis (a share and its complement) are one test and count once.
    """
    done, sizes = np.full(len(p_values), np.nan), np.full(len(p_values), np.nan)
    function = {"holm": holm, "benjamini-hochberg": benjamini_hochberg}.get(adjust)
    for rows in _grouped(families):
        tests = _grouped([hypotheses[i] for i in rows])
        once = np.array([max(p_values[rows[i]] for i in test) for test in tests])
        sizes[rows] = len(tests)
        after = once if function is None else function(once)
        for test, p in zip(tests, after, strict=True):
            done[[rows[i] for i in test]] = p
    return done, sizes


def adjusted_limits(
    p_adjusted: Floats, sizes: Floats, families: Sequence[Hashable], sides: tuple[Side, Side], how: Comparison
) -> Columns:
    """Return limits that match the adjustment: Bonferroni's for Holm, Benjamini and Yekutieli's for the rejected rows.

    Benjamini and Yekutieli (2005), Journal of the American Statistical Association 100:71-81.
    """
    low, high = np.full(len(sizes), np.nan), np.full(len(sizes), np.nan)
    alpha = 1 - how.conf_level
    if how.adjust != "none":
        for rows in map(np.array, _grouped(families)):
            share = 1.0
            if how.adjust == "benjamini-hochberg":
                rejected = p_adjusted[rows] < alpha
                share, rows = float(rejected.sum()), rows[rejected]  # noqa: PLW2901 - only these have limits
            if len(rows):
                level = 1 - alpha * share / sizes[rows[0]]
                low[rows], high[rows] = _limits(sides, rows, level, how)
    return {"conf_low_adjusted": low, "conf_high_adjusted": high}


def _limits(sides: tuple[Side, Side], rows: Any, level: float, how: Comparison) -> tuple[Floats, Floats]:
    earlier, later = (side.take(rows) if how.ranges == "union" else side.take(rows).exact() for side in sides)
    z = critical_value(level)
    low, _ = how.functions.limits(later.count_low, later.base, earlier.count_high, earlier.base, z)
    _, high = how.functions.limits(later.count_high, later.base, earlier.count_low, earlier.base, z)
    return low, high


def _grouped(keys: Sequence[Hashable]) -> list[list[int]]:
    """Return the positions of equal keys, in the order in which keys come first."""
    groups: dict[Hashable, list[int]] = {}
    for i, key in enumerate(keys):
        groups.setdefault(key, []).append(i)
    return list(groups.values())
