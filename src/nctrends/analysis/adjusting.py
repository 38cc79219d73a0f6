"""Many comparisons at once: adjusted p-values over a stated family, and limits to match."""

from __future__ import annotations

import numpy as np

from nctrends.analysis.comparing import Columns, Comparison, Corner
from nctrends.analysis.methods import Floats
from nctrends.numerics.adjust import Codes, benjamini_hochberg, holm
from nctrends.numerics.normal import critical_value


def adjusted(p_values: Floats, families: Codes, hypotheses: Codes, how: Comparison) -> Columns:
    """Return adjusted p-values, and the number of hypotheses in each row's family.

    `families` and `hypotheses` number the rows: rows with the same hypothesis in a family (a share and its complement)
    are one test and count once, with the larger of their p-values.
    """
    most = int(hypotheses.max(initial=0)) + 1
    tests, test = np.unique(families * most + hypotheses, return_inverse=True)
    family, once = tests // most, np.zeros(len(tests))
    np.maximum.at(once, test, p_values)
    after = {"holm": holm, "benjamini-hochberg": benjamini_hochberg}.get(how.adjust, _as_they_are)(once, family)
    sizes = np.bincount(family)[families].astype(float)
    return {"p_adjusted": after[test], "family_size": sizes}


def adjusted_limits(found: Columns, families: Codes, between: tuple[Corner, Corner], how: Comparison) -> Columns:
    """Return limits that match the adjustment: Bonferroni's for Holm, Benjamini and Yekutieli's for the rejected rows.

    Benjamini and Yekutieli (2005), Journal of the American Statistical Association 100:71-81.
    """
    low, high = (np.full(len(families), np.nan) for _ in range(2))
    alpha = 1 - how.conf_level
    error = alpha / found["family_size"]
    rows = np.ones(len(families), dtype=bool)
    if how.adjust == "benjamini-hochberg":
        rows = found["p_adjusted"] < alpha
        error = error * np.bincount(families, weights=rows)[families]
    if how.adjust != "none" and rows.any():
        levels, which = np.unique(error[rows], return_inverse=True)
        critical = np.array([critical_value(1 - level) for level in levels])[which]
        lowest, highest = (corner.take(rows) for corner in between)
        low[rows] = how.functions.limits(*lowest.pairs, critical)[0]
        high[rows] = how.functions.limits(*highest.pairs, critical)[1]
    return {"conf_low_adjusted": low, "conf_high_adjusted": high}


def _as_they_are(p_values: Floats, _families: Codes) -> Floats:
    return p_values
