"""Miettinen and Nurminen's method and Mee's: against 40-digit solutions, Pearson's chi-squared, and at the edges."""

from __future__ import annotations

from functools import partial

import mpmath
import numpy as np
import pytest
from scipy import stats
from tests.unit.numerics import oracle
from tests.unit.numerics.catalogue import DIFFERENCES
from tests.unit.numerics.digits import assert_p_values_agree
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.numerics.arrays.normal import critical_value
from nctrends.proportions import mee_test, miettinen_nurminen_interval, miettinen_nurminen_test

every_score_method = pytest.mark.parametrize(
    ("method", "corrected"),
    [
        pytest.param(DIFFERENCES["miettinen-nurminen"], True, id="miettinen-nurminen"),
        pytest.param(DIFFERENCES["mee"], False, id="mee"),
    ],
)
NULLS = [-0.999, -0.6, -0.1, -1e-6, 0.0, 1e-12, 0.05, 0.3, 0.95]


def lies_at(limit, pair, critical, *, corrected, within):
    """Whether the statistic passes the critical value between limit - within and limit + within."""

    def excess(null):
        if abs(null) >= 1:
            return -null
        statistic = oracle.score_statistic(*pair, null, corrected=corrected)
        return statistic - critical

    with mpmath.workdps(oracle.DIGITS):
        return excess(mpmath.mpf(limit) - within) >= 0 >= excess(mpmath.mpf(limit) + within)


@pytest.mark.parametrize("conf_level", [0.5, 0.8, 0.95, 0.999999])
@every_score_method
def test_limits_agree_with_forty_digits(method, corrected, conf_level):
    """The limits are the roots of the score equation on bases from 1 to a million, with the hardest counts."""
    pairs = np.array(hard_pairs(14, seed=11)).T
    low, high = method.interval(*pairs.T, conf_level=conf_level)
    z = critical_value(conf_level)
    for pair, pair_low, pair_high in zip(pairs.tolist(), low, high, strict=True):
        # 1e-12 is what is promised; shares near 1 are known to 1e-16
        assert lies_at(pair_low, pair, z, corrected=corrected, within=1e-12), pair
        swapped = pair[2:] + pair[:2]
        assert lies_at(-pair_high, swapped, z, corrected=corrected, within=1e-12), pair


@pytest.mark.parametrize("null", NULLS)
@every_score_method
def test_p_values_agree_with_forty_digits(method, corrected, null):
    """The p-value keeps its relative accuracy from 1 down to 1e-300, at every null and with the hardest counts."""
    exact = partial(oracle.score_statistic, corrected=corrected)
    pairs = np.array(hard_pairs(40, seed=23)).T
    assert_p_values_agree(method.test, exact, pairs, null=null, roundings=2e-15)  # ten roundings


@every_score_method
def test_equivalence_agrees_with_forty_digits(method, corrected):
    """The p-value is that of the constrained likelihood at the nearer margin."""
    for pair in [(84, 101, 89, 105), (0, 30, 0, 40), (5, 5, 9, 10), (100_000, 200_000, 110_000, 210_000)]:
        above = oracle.score_statistic(*pair, -0.1, corrected=corrected)
        below = oracle.score_statistic(*pair, 0.1, corrected=corrected)
        nearer = min(above, -below)
        expected = oracle.two_sided_p_value(nearer) / 2
        if nearer < 0:
            expected = 1 - expected
        assert method.equivalence(*pair, margin=0.1) == pytest.approx(float(expected), rel=1e-12)  # the promise


def test_mee_at_no_change_is_pearson_chi_squared():
    """Without continuity correction the two by two table gives the same p-value for every small pair it can judge."""
    x1, n1, x2, n2 = all_small_pairs()
    judged = (x1 + x2 > 0) & (x1 + x2 < n1 + n2)
    x1, n1, x2, n2 = (values[judged][::37] for values in (x1, n1, x2, n2))
    expected = [
        stats.chi2_contingency([[a, m - a], [b, n - b]], correction=False).pvalue
        for a, m, b, n in zip(x1, n1, x2, n2, strict=True)
    ]
    np.testing.assert_allclose(mee_test(x1, n1, x2, n2).p_value, expected, rtol=1e-12)  # their rounding


def test_bases_that_sum_to_one_say_nothing():
    """With the factor N/(N-1) no information is left at N = 1, and less than that does not turn the factor negative."""
    low, high = miettinen_nurminen_interval([0.2, 0.1], 0.5, [0.3, 0.1], [0.5, 0.2])
    np.testing.assert_allclose(low, -1, atol=1e-15)  # one rounding at 1
    np.testing.assert_allclose(high, 1, atol=1e-15)


def test_bases_that_sum_to_one_are_no_evidence():
    """With the factor (N-1)/N nothing is left at N = 1."""
    assert miettinen_nurminen_test(0.5, 0.5, 0, 0.5) == (0.0, 1.0)
