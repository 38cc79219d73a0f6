"""Critical values and p-values of the normal distribution."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from tests.unit.numerics import oracle

from nctrends.numerics.arrays.normal import critical_value, p_value


@pytest.mark.parametrize("conf_level", [0.01, 0.5, 0.8, 0.95, 0.99, 0.999999, 1 - 1e-12, 1 - 2**-53])
def test_critical_values_agree_with_forty_digits(conf_level):
    """Levels next to 1 are as right as 0.95."""
    assert critical_value(conf_level) == pytest.approx(float(oracle.critical_value(conf_level)), rel=2e-15, abs=0)


@pytest.mark.parametrize("statistic", [0.0, 1e-9, 0.5, 1.96, 5.0, 12.0, 37.0])
def test_p_values_agree_with_forty_digits(statistic):
    """Tails keep their relative accuracy down to 1e-300."""
    with mpmath.workdps(oracle.DIGITS):
        upper = mpmath.erfc(mpmath.mpf(statistic) / mpmath.sqrt(2)) / 2
    allowed = 1e-15 * (1 + statistic**2)  # the tail magnifies the rounding of z by z²
    assert float(p_value(statistic)) == pytest.approx(float(2 * upper), rel=allowed)
    assert float(p_value(statistic, "greater")) == pytest.approx(float(upper), rel=allowed)
    assert float(p_value(-statistic, "less")) == pytest.approx(float(upper), rel=allowed)


def test_infinite_statistics_have_no_doubt():
    """Where no level is enough the p-value is 0, on its own side, and 1 on the other."""
    np.testing.assert_array_equal(p_value([np.inf, -np.inf]), [0, 0])
    np.testing.assert_array_equal(p_value([np.inf, -np.inf], "greater"), [0, 1])
    np.testing.assert_array_equal(p_value([np.inf, -np.inf], "less"), [1, 0])
