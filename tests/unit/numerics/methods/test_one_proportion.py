"""Intervals of one share: against other software and high precision, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint
from tests.unit.numerics import oracle

from nctrends import proportions
from nctrends.errors import InputError

INTERVALS = {
    "agresti_coull": proportions.agresti_coull_interval,
    "beta": proportions.clopper_pearson_interval,
    "jeffreys": proportions.jeffreys_interval,
    "wilson": proportions.wilson_interval,
}
ALL_INTERVALS = [pytest.param(interval, id=name) for name, interval in INTERVALS.items()]
SHARES = [(count, base) for base in range(1, 25) for count in range(base + 1)]


@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.9999])
@pytest.mark.parametrize("name", INTERVALS)
def test_intervals_agree_with_other_software(name, conf_level):
    """An independent implementation gives the same limits for every small share, but for Jeffreys' exceptions."""
    count, base = np.array(SHARES, dtype=float).T
    low, high = proportion_confint(count, base, alpha=1 - conf_level, method=name)
    if name == "jeffreys":
        low, high = np.where(count == 0, 0, low), np.where(count == base, 1, high)
    found = INTERVALS[name](count, base, conf_level=conf_level)
    np.testing.assert_allclose(found, np.clip((low, high), 0, 1), rtol=0, atol=1e-12)  # their quantiles iterate


@pytest.mark.parametrize(("count", "base"), [(1e-9, 1), (0, 1e6), (3, 1e6), (0.4, 0.5), (1e6, 1e6), (13, 16)])
def test_wilson_limits_keep_their_digits(count, base):
    """A share of three in a million has as many right digits as a half."""
    low, high = proportions.wilson_interval(count, base)
    with mpmath.workdps(oracle.DIGITS):
        squared = oracle.critical_value(0.95) ** 2
        expected = [oracle.wilson_limit(mpmath.mpf(count), mpmath.mpf(base), squared, upper=up) for up in (False, True)]
    assert low == pytest.approx(float(expected[0]), rel=2e-15, abs=0)  # a dozen roundings
    assert high == pytest.approx(float(expected[1]), rel=2e-15, abs=0)


@pytest.mark.parametrize(("count", "base"), [(0.25, 20), (3, 50), (40, 50)])
def test_clopper_pearson_has_the_tail_areas_it_promises(count, base):
    """The limits are where the incomplete beta function leaves 2.5 % on either side, for any count."""
    low, high = proportions.clopper_pearson_interval(count, base)
    with mpmath.workdps(oracle.DIGITS):
        below = mpmath.betainc(count, base + 1 - count, 0, low, regularized=True)
        above = mpmath.betainc(count + 1, base - count, high, 1, regularized=True)
    assert float(below) == pytest.approx(0.025, rel=1e-12)  # 1e-14 in the limit, magnified by the steepest tail
    assert float(above) == pytest.approx(0.025, rel=1e-12)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_limits_end_at_nobody_and_everybody(interval):
    """A share cannot be below 0 or above 1, and at the edges it may be the edge itself."""
    bases = np.array([1, 2, 30, 1e6])
    assert (interval(0, bases)[0] == 0).all()
    assert (interval(bases, bases)[1] == 1).all()
    assert (interval(0, bases)[1] < 1).all()


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_the_other_answers_mirror(interval):
    """The share of those who did not choose the option has the mirrored limits."""
    count, base = np.array(SHARES, dtype=float).T
    low, high = interval(count, base)
    mirrored_low, mirrored_high = interval(base - count, base)
    np.testing.assert_allclose(mirrored_low, 1 - high, rtol=0, atol=1e-14)  # rounding at 1
    np.testing.assert_allclose(mirrored_high, 1 - low, rtol=0, atol=1e-14)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_levels_nest_and_counts_push_up(interval):
    """A higher level never gives a shorter interval, and one more person never lowers a limit."""
    base = 40
    counts = np.arange(base + 1)
    narrow, wide = interval(counts, base, conf_level=0.8), interval(counts, base, conf_level=0.81)
    assert (wide[0] <= narrow[0]).all()
    assert (narrow[1] <= wide[1]).all()
    assert all((np.diff(limits) >= 0).all() for limits in narrow)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_numbers_give_floats_and_arrays_broadcast(interval):
    """A caller gets back the shape that went in."""
    assert [type(limit) for limit in interval(3, 10)] == [float, float]
    assert interval([3, 4], [[10], [20]])[0].shape == (2, 2)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
@pytest.mark.parametrize(
    ("count", "base", "message"),
    [
        (11, 10, "count: must lie in 0..base.*count is 11 with base 10"),
        (-1, 10, "count is -1"),
        (float("nan"), 10, "count is nan"),
        (1, 0, "base: must be above 0 and finite.*base is 0"),
        (1, float("inf"), "base is inf"),
        ("many", 10, "count: must be numbers; got 'many'"),
    ],
)
def test_unusable_shares_are_refused(interval, count, base, message):
    """No base, no count outside it, no missing value passes as an interval."""
    with pytest.raises(InputError, match=message):
        interval(count, base)
