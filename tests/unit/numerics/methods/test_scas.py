"""The skewness-corrected score method: against 40-digit solutions, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from tests.unit.numerics import oracle
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs, informed

from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.scas import scas_interval, scas_statistic, scas_test

NULLS = [-0.999, -0.3, -1e-6, 0.0, 0.05, 0.95]


@pytest.mark.parametrize("null", NULLS)
def test_statistics_agree_with_forty_digits(null):
    """The corrected statistic is the right root of its quadratic, at every null and with the hardest counts."""
    rows = informed(hard_pairs(30, seed=43))
    statistics, p_values = scas_test(*rows.T, null=null)
    for pair, statistic, p_value in zip(rows.tolist(), statistics, p_values, strict=True):
        exact = oracle.skewness_corrected_statistic(*pair, null)
        # from one sigma on a few dozen roundings; nearer, of n of n against a null next to it, what is left of the
        # share is known to 1e-16 of the whole only
        assert abs(statistic - exact) <= (1e-13 * abs(exact) if abs(exact) >= 1 else 1e-8), pair
        if p_value > 1e-300 and abs(exact) >= 1:
            expected = float(oracle.two_sided_p_value(exact))
            assert p_value == pytest.approx(expected, rel=max(1e-12, 1e-13 * float(exact) ** 2)), pair


@pytest.mark.parametrize("conf_level", [0.7, 0.95, 0.999999])
def test_limits_agree_with_forty_digits(conf_level):
    """The 40-digit statistic passes the critical value within 1e-12 of each limit."""
    z = critical_value(conf_level)
    rows = informed(hard_pairs(14, seed=47))
    for pair, low, high in zip(rows.tolist(), *scas_interval(*rows.T, conf_level=conf_level), strict=True):
        for turned, limit in ((pair, low), (pair[2:] + pair[:2], -high)):
            with mpmath.workdps(oracle.DIGITS):
                left, right = mpmath.mpf(limit) - mpmath.mpf("1e-12"), mpmath.mpf(limit) + mpmath.mpf("1e-12")
                if left > -1:
                    assert oracle.skewness_corrected_statistic(*turned, left) >= z, turned
                assert right >= 1 or oracle.skewness_corrected_statistic(*turned, right) <= z, turned


def test_a_statistic_exists_at_every_null():
    """The quadratic of the correction has a real root everywhere, for every small pair."""
    pairs = [values[:, None] for values in all_small_pairs()]
    nulls = np.concatenate([np.linspace(-0.999, 0.999, 41), [-1 + 1e-12, 1 - 1e-12, 1e-12]])
    assert np.isfinite(scas_statistic(*pairs, nulls)).all()


def test_the_statistic_falls_with_the_null_beyond_one():
    """From one sigma on each level has one interval: there the statistic never rises with the null."""
    pairs = [values[::3, None] for values in all_small_pairs()]
    statistic = scas_statistic(*pairs, np.linspace(-0.999, 0.999, 400))
    step, farther = np.diff(statistic), np.maximum(np.abs(statistic[:, 1:]), np.abs(statistic[:, :-1]))
    assert (step[farther > 1] <= 1e-12).all()  # rounding of a statistic of a few


def test_limits_at_an_end_are_at_the_end():
    """Where the statistic ends before the critical value, and from everybody to nobody, the limit is -1 or 1."""
    assert scas_interval(0, 10, 10, 10)[0] == -1
    assert scas_interval(10, 10, 0, 10)[1] == 1
    low, high = scas_interval([0, 0], [10, 10], [9, 9], [10, 10], conf_level=0.9999)
    assert (low == -1).all()
    assert (high < 1).all()


@pytest.mark.parametrize("conf_level", [0.1, 0.5, 0.68])
def test_low_levels_give_the_outermost_limits(conf_level):
    """Below one sigma the statistic has come down to the critical value at the limit, and not before."""
    pairs = [values[::7] for values in all_small_pairs()]
    low, _ = scas_interval(*pairs, conf_level=conf_level)
    z = critical_value(conf_level)
    inner = low > -1 + 1e-9
    before = low[inner] - 1e-9 - np.outer(np.linspace(0, 1, 30), low[inner] + 1 - 2e-9)
    assert (scas_statistic(*(values[inner] for values in pairs), before) >= z).all()


def test_bases_that_sum_to_one_say_nothing():
    """With the factor N/(N-1) no information is left at N = 1."""
    assert scas_interval(0.2, 0.5, 0.3, 0.5) == (-1, 1)
    assert scas_test(0.2, 0.5, 0.3, 0.5) == (0, 1)


def test_no_variance_is_no_evidence():
    """Nobody in both editions is as expected under no change."""
    assert scas_test(0, 10, 0, 20) == (0, 1)
    assert scas_test(10, 10, 20, 20) == (0, 1)
