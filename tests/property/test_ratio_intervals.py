"""Laws that intervals and tests of a ratio and an odds ratio obey: those of a difference, with 1 for no change."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.numerics.catalogue import RATIOS
from tests.unit.numerics.pairs import all_small_pairs

ROUNDING = 1e-13  # of a limit, as a fraction of it: a dozen operations, and exponentials of up to 30 for the logarithms

SCORE_METHODS = ("koopman", "miettinen-nurminen-ratio", "odds-ratio-score")
ODDS_RATIOS = ("odds-ratio-score", "woolf")

every_method = pytest.mark.parametrize("method", RATIOS)
every_level = pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999])
few = settings(max_examples=60, deadline=None, derandomize=True)  # the grids are the real proof


def shares(least):
    """A count and its base; a weighted count is no less than `least`."""
    return st.integers(1, 100_000).flatmap(
        lambda base: st.tuples(
            st.one_of(st.just(0), st.just(base), st.integers(0, base), st.floats(least, base)), st.just(base)
        )
    )


later_shares, earlier_shares = shares(1e-6), shares(1.0)  # two parts of a person are taken for shares
conf_levels = st.floats(0.5, 0.999999)


def estimates(method, x1, n1, x2, n2):
    """The observed ratio or odds ratio; not a number where it is 0 over 0."""
    with np.errstate(all="ignore"):
        return x1 * (n2 - x2) / ((n1 - x1) * x2) if method in ODDS_RATIOS else x1 / n1 / (x2 / n2)


def assert_close(found, expected):
    """Equal up to rounding, 0 and infinity exactly."""
    np.testing.assert_allclose(found, expected, rtol=ROUNDING, atol=0)


@every_level
@every_method
def test_swapped_editions_give_the_reciprocal(method, conf_level):
    """Law 1: the ratio back has the reciprocal limits, and the same p-value with the statistic's sign turned."""
    x1, n1, x2, n2 = all_small_pairs()
    low, high = RATIOS[method].interval(x1, n1, x2, n2, conf_level=conf_level)
    back_low, back_high = RATIOS[method].interval(x2, n2, x1, n1, conf_level=conf_level)
    with np.errstate(divide="ignore"):
        assert_close(back_low, 1 / high)
        assert_close(back_high, 1 / low)
    statistic, p_value = RATIOS[method].test(x1, n1, x2, n2, null=2)
    back_statistic, back_p_value = RATIOS[method].test(x2, n2, x1, n1, null=0.5)
    np.testing.assert_allclose(back_statistic, -statistic, rtol=ROUNDING, atol=1e-15)
    np.testing.assert_allclose(back_p_value, p_value, rtol=1e-12)  # the promise for p-values


@every_level
@pytest.mark.parametrize("method", ODDS_RATIOS)
def test_complements_give_the_reciprocal_odds_ratio(method, conf_level):
    """Law 2 for odds: those who did not choose the option have the reciprocal. (A ratio knows no such law.)"""
    x1, n1, x2, n2 = all_small_pairs()
    low, high = RATIOS[method].interval(x1, n1, x2, n2, conf_level=conf_level)
    other_low, other_high = RATIOS[method].interval(n1 - x1, n1, n2 - x2, n2, conf_level=conf_level)
    with np.errstate(divide="ignore"):
        assert_close(other_low, 1 / high)
        assert_close(other_high, 1 / low)


@every_method
def test_levels_nest_for_every_small_pair(method):
    """Law 3: a higher level never gives a limit further in."""
    pairs = all_small_pairs()
    intervals = [RATIOS[method].interval(*pairs, conf_level=level) for level in (0.01, 0.5, 0.8, 0.95, 0.96, 0.999999)]
    for narrow, wide in itertools.pairwise(intervals):
        assert (wide[0] <= narrow[0]).all()
        assert (narrow[1] <= wide[1]).all()


@every_level
@every_method
def test_intervals_hold_the_estimate(method, conf_level):
    """Law 4: what was observed is never excluded."""
    pairs = all_small_pairs()
    low, high = RATIOS[method].interval(*pairs, conf_level=conf_level)
    estimate = estimates(method, *pairs)
    known = ~np.isnan(estimate)
    assert (low[known] <= estimate[known] * (1 + ROUNDING)).all()
    assert (estimate[known] * (1 - ROUNDING) <= high[known]).all()


@pytest.mark.parametrize("null", [0.2, 1.0, 1.1, 5.0])
@every_level
@every_method
def test_interval_and_p_value_agree(method, conf_level, null):
    """Law 5: a null lies outside the interval exactly where the test rejects it, at 1 as anywhere."""
    pairs = all_small_pairs()
    low, high = RATIOS[method].interval(*pairs, conf_level=conf_level)
    _, p_value = RATIOS[method].test(*pairs, null=null)
    decided = np.abs(p_value - (1 - conf_level)) > 1e-12  # where a limit is the null, rounding decides
    outside = (low > null) | (high < null)
    np.testing.assert_array_equal(outside[decided], (p_value < 1 - conf_level)[decided])


@every_method
@few
@given(later=later_shares, earlier=earlier_shares, conf_level=conf_levels)
def test_a_limit_has_the_p_value_of_its_level(method, later, earlier, conf_level):
    """Law 5 at the limit itself: tested there, the change is just on the edge of the level."""
    low, high = RATIOS[method].interval(*later, *earlier, conf_level=conf_level)
    for limit in (low, high):
        if 1e-200 < limit < 1e200 and low < high:
            _, p_value = RATIOS[method].test(*later, *earlier, null=limit)
            assert p_value == pytest.approx(1 - conf_level, rel=1e-6)  # steepest tail times the rounding of the limit


@pytest.mark.parametrize("margin", [1.05, 1.5, 10.0])
@every_method
def test_interval_and_equivalence_agree(method, margin):
    """Law 5 about a margin: equivalence at 5 % is a 90 % interval between the margin and its reciprocal."""
    pairs = all_small_pairs()
    low, high = RATIOS[method].interval(*pairs, conf_level=0.9)
    p_value = RATIOS[method].equivalence(*pairs, margin=margin)
    decided = np.abs(p_value - 0.05) > 1e-12  # where a limit is the margin, rounding decides
    within = (low > 1 / margin) & (high < margin)
    np.testing.assert_array_equal(within[decided], (p_value < 0.05)[decided])


@every_level
@pytest.mark.parametrize("method", SCORE_METHODS)
def test_score_limits_follow_each_count(method, conf_level):
    """Law 6: one more person later never lowers a limit, one more earlier never raises it."""
    x1, n1, x2, n2 = all_small_pairs()
    limits = np.array(RATIOS[method].interval(x1, n1, x2, n2, conf_level=conf_level))
    later, earlier = x1 < n1, x2 < n2
    raised = RATIOS[method].interval((x1 + 1)[later], n1[later], x2[later], n2[later], conf_level=conf_level)
    lowered = RATIOS[method].interval(x1[earlier], n1[earlier], (x2 + 1)[earlier], n2[earlier], conf_level=conf_level)
    assert (raised >= limits[:, later] * (1 - ROUNDING)).all()
    assert (lowered <= limits[:, earlier] * (1 + ROUNDING)).all()


@every_level
@every_method
def test_larger_bases_at_the_same_shares_give_intervals_inside(method, conf_level):
    """Law 7: more people who answer alike never make the change less sure."""
    pairs = all_small_pairs()
    small = RATIOS[method].interval(*pairs, conf_level=conf_level)
    large = RATIOS[method].interval(*(2 * values for values in pairs), conf_level=conf_level)
    assert (small[0] <= large[0] * (1 + ROUNDING)).all()
    assert (large[1] <= small[1] * (1 + ROUNDING)).all()


@every_method
@few
@given(later=later_shares, earlier=earlier_shares, nulls=st.tuples(st.floats(0.01, 100), st.floats(0.01, 100)))
def test_evidence_grows_with_distance_from_the_null(method, later, earlier, nulls):
    """A null further down is claimed against with no larger p-value: else an interval would have gaps."""
    lower, upper = sorted(nulls)
    (_, against_lower), (_, against_upper) = (
        RATIOS[method].test(*later, *earlier, null=null, alternative="greater") for null in (lower, upper)
    )
    assert against_lower <= against_upper * (1 + 1e-12)  # the promised accuracy of a p-value
