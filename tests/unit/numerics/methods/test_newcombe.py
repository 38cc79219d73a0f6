"""Newcombe's method: against other software and 40-digit solutions, and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.numerics import oracle
from tests.unit.numerics.digits import relative_error
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.proportions import newcombe_interval, newcombe_test


@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999])
def test_limits_agree_with_other_software(conf_level):
    """An independent implementation gives the same limits for every small pair, once cut off at -1 and 1."""
    pairs = all_small_pairs()
    expected = confint_proportions_2indep(*pairs, compare="diff", method="newcomb", alpha=1 - conf_level)
    limits = newcombe_interval(*pairs, conf_level=conf_level)
    np.testing.assert_allclose(limits, np.clip(expected, -1, 1), rtol=0, atol=3e-8)  # near a width of 0 theirs cancels


@pytest.mark.parametrize("null", [-0.6, -0.1, 0.0, 0.05, 0.3])
def test_statistic_agrees_with_forty_digits(null):
    """The inverted interval touches the null at the critical value computed, or never does."""
    pairs = np.array(hard_pairs(20, seed=29)).T
    statistics, _ = newcombe_test(*pairs.T, null=null)
    for pair, statistic in zip(pairs.tolist(), statistics, strict=True):
        exact = oracle.newcombe_statistic(*pair, null)
        # 1e-12: where the limits all but stop short of the null, rounding of the shares is magnified a thousandfold
        assert statistic == exact or relative_error(statistic, exact) <= 1e-12, pair


def test_nobody_in_either_edition_is_the_wilson_limit():
    """At 0 of 10 and 0 of 20 the printed example: the Wilson limits 0.2775 and 0.1611 stand alone."""
    low, high = newcombe_interval(0, 10, 0, 20)
    assert low == pytest.approx(-0.1611, abs=5e-5)  # Newcombe (1998), Table II, four decimals
    assert high == pytest.approx(0.2775, abs=5e-5)


def test_limit_that_never_reaches_the_null():
    """The limits of 5 of 10 against 5 of 10 stay within √½, so that no level holds a change of 0.9."""
    assert newcombe_test(5, 10, 5, 10, null=0.9) == (-np.inf, 0.0)
