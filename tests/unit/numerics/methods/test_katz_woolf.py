"""Wald's method on the logarithms, Katz's and Woolf's: against other software, high precision, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.numerics import oracle
from tests.unit.numerics.catalogue import RATIOS
from tests.unit.numerics.pairs import all_small_pairs

from nctrends.proportions import katz_interval

both_methods = pytest.mark.parametrize("name", ["katz", "woolf"])


@pytest.mark.parametrize(
    ("name", "compare", "oracle_name"), [("katz", "ratio", "log"), ("woolf", "odds-ratio", "logit")]
)
def test_limits_agree_with_other_software(name, compare, oracle_name):
    """An independent implementation gives the same limits for every small pair that has a variance."""
    x1, n1, x2, n2 = all_small_pairs()
    inner = (x1 > 0) & (x1 < n1) & (x2 > 0) & (x2 < n2)
    pairs = [values[inner] for values in (x1, n1, x2, n2)]
    expected = confint_proportions_2indep(*pairs, compare=compare, method=oracle_name)
    np.testing.assert_allclose(RATIOS[name].interval(*pairs), expected, rtol=1e-13)  # exponentials of a few


@both_methods
def test_a_count_of_zero_is_no_evidence(name):
    """Without a finite variance the limits are 0 and infinity, and the test agrees with them."""
    interval, test, equivalence = RATIOS[name]
    assert interval(0, 10, 5, 10) == (0, np.inf)
    assert test(0, 10, 5, 10) == (0, 1)
    assert equivalence(0, 10, 5, 10, margin=2) == 0.5


@both_methods
def test_small_differences_keep_their_digits(name):
    """A ratio a billionth above the null is as precise as one of two, and one of a billion too."""
    with mpmath.workdps(oracle.DIGITS):
        x1, n1, x2, n2 = (mpmath.mpf(value) for value in (500_000, 1_000_000, 250_000, 500_001))
        scale = x1 / n1 / (x2 / n2) if name == "katz" else x1 / (n1 - x1) * (n2 - x2) / x2
        variance = (
            1 / x1 - 1 / n1 + 1 / x2 - 1 / n2 if name == "katz" else sum(1 / c for c in (x1, n1 - x1, x2, n2 - x2))
        )
        for null in (1.0, 1e-9, 1e9):
            expected = mpmath.log(scale / mpmath.mpf(null)) / mpmath.sqrt(variance)
            statistic, _ = RATIOS[name].test(500_000, 1_000_000, 250_000, 500_001, null=null)
            assert statistic == pytest.approx(float(expected), rel=1e-14)  # a dozen roundings


def test_everybody_in_both_editions_leaves_no_width():
    """Where everybody answers yes the logarithm of Katz has no variance, which is its fault and is documented."""
    assert katz_interval(10, 10, 20, 20) == (1, 1)
