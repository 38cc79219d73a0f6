"""Many comparisons at once: adjusted p-values over a stated family, and limits to match."""

from __future__ import annotations

import numpy as np

from nctrends.analysis.changes.comparing import Columns, Comparison, ExtremeCounts
from nctrends.analysis.changes.methods import Floats
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.several.adjustment import Codes, benjamini_hochberg, holm


def adjusted(p_values: Floats, families: Codes, hypotheses: Codes, how: Comparison) -> Columns:
    """Return adjusted p-values, and how many hypotheses are in each row's family and how many of them are rejected.

    `families` and `hypotheses` number the rows: rows with the same hypothesis in a family (a share and its complement)
    are one test and count once, with the larger of their p-values.
    """
    most = int(hypotheses.max(initial=0)) + 1
    tests, test = np.unique(families * most + hypotheses, return_inverse=True)
    family, once = tests // most, np.zeros(len(tests))
    np.maximum.at(once, test, p_values)
    after = {"holm": holm, "benjamini-hochberg": benjamini_hochberg}.get(how.adjust, _as_they_are)(once, family)
    rejected = np.bincount(family, weights=after < 1 - how.conf_level)
    sizes = np.bincount(family).astype(float)
    return {"p_adjusted": after[test], "family_size": sizes[families], "rejected": rejected[families]}


def adjusted_limits(found: Columns, between: tuple[ExtremeCounts, ExtremeCounts], how: Comparison) -> Columns:
    """Return limits that match the adjustment: Bonferroni's for Holm, Benjamini and Yekutieli's for the rejected rows.

    Benjamini and Yekutieli (2005), Journal of the American Statistical Association 100:71-81.
    """
    sizes = found["family_size"]
    low, high = np.full(len(sizes), np.nan), np.full(len(sizes), np.nan)
    alpha = 1 - how.conf_level
    error, rows = alpha / sizes, np.ones(len(sizes), dtype=bool)
    if how.adjust == "benjamini-hochberg":
        rows = found["p_adjusted"] < alpha
        error = error * found["rejected"]
    if how.adjust != "none" and rows.any():
        levels, which = np.unique(error[rows], return_inverse=True)
        critical = np.array([critical_value(1 - level) for level in levels])[which]
        lowest, highest = (counts.take(rows) for counts in between)
        low[rows] = how.functions.limits(*lowest.pairs, critical)[0]
        high[rows] = how.functions.limits(*highest.pairs, critical)[1]
    return {"conf_low_adjusted": low, "conf_high_adjusted": high}


def _as_they_are(p_values: Floats, _families: Codes) -> Floats:
    return p_values
