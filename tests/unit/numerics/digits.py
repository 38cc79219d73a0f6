"""Score methods against 40-digit statistics: what the p-values and limits of each of them must keep."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from tests.unit.numerics import oracle

from nctrends.numerics.arrays.normal import critical_value


def relative_error(value, expected):
    """How far a float lies from a 40-digit value, as a fraction of it."""
    with mpmath.workdps(oracle.DIGITS):
        return float(abs(mpmath.mpf(value) - expected) / expected) if expected else abs(value)


def assert_p_values_agree(test, exact_statistic, rows, *, null, roundings):
    """Statistic and p-value keep their relative accuracy, the p-value from 1 down to 1e-300."""
    statistics, p_values = test(*rows.T, null=null)
    for pair, statistic, p_value in zip(rows.tolist(), statistics, p_values, strict=True):
        exact = exact_statistic(*pair, null)
        with mpmath.workdps(oracle.DIGITS):
            assert abs(statistic - exact) <= roundings * abs(exact), pair
        if p_value > 1e-300:
            allowed = max(1e-12, 1e-14 * float(exact) ** 2)  # the tail magnifies the rounding of z by z²
            assert relative_error(p_value, oracle.two_sided_p_value(exact)) <= allowed, pair


def assert_ratio_limits_agree(interval, exact_statistic, rows, *, conf_level):
    """The 40-digit statistic passes the critical value within 1e-12 of each limit, as a fraction of it."""
    z = critical_value(conf_level)
    for pair, low, high in zip(rows.tolist(), *interval(*rows.T, conf_level=conf_level), strict=True):
        for turned, limit in ((pair, low), (pair[2:] + pair[:2], 1 / high if high else np.inf)):
            if 0 < limit < np.inf:
                assert exact_statistic(*turned, limit * (1 - 1e-12)) >= z * (1 - 1e-15), turned
                assert exact_statistic(*turned, limit * (1 + 1e-12)) <= z * (1 + 1e-15), turned


def assert_same_statistic(test, other_test, pairs):
    """Two tests of no change have one statistic."""
    # 1e-13: two ways to the statistic; near 0 of the difference what cancels is 1e-16 of the shares
    np.testing.assert_allclose(test(*pairs).statistic, other_test(*pairs).statistic, rtol=1e-13, atol=1e-15)


def assert_interval_is_near(interval, expected):
    """Limits agree with an independent implementation whose search stops at five digits."""
    assert interval == pytest.approx(expected, rel=1e-5)
