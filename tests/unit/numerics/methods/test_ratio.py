"""Intervals and tests of a ratio and an odds ratio: against high precision, other software, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.numerics import oracle
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.errors import InputError
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods import ratio
from nctrends.numerics.methods.difference import mee_test, miettinen_nurminen_test

INTERVALS = {
    "katz": ratio.katz_interval,
    "koopman": ratio.koopman_interval,
    "miettinen-nurminen": ratio.miettinen_nurminen_ratio_interval,
    "odds-ratio-score": ratio.odds_ratio_score_interval,
    "woolf": ratio.woolf_interval,
}
TESTS = {
    "katz": ratio.katz_test,
    "koopman": ratio.koopman_test,
    "miettinen-nurminen": ratio.miettinen_nurminen_ratio_test,
    "odds-ratio-score": ratio.odds_ratio_score_test,
    "woolf": ratio.woolf_test,
}
EQUIVALENCES = {
    "katz": ratio.katz_equivalence,
    "koopman": ratio.koopman_equivalence,
    "miettinen-nurminen": ratio.miettinen_nurminen_ratio_equivalence,
    "odds-ratio-score": ratio.odds_ratio_score_equivalence,
    "woolf": ratio.woolf_equivalence,
}
SCORE_METHODS = ["koopman", "odds-ratio-score"]
EXACT = {"koopman": oracle.ratio_statistic, "odds-ratio-score": oracle.odds_ratio_statistic}
every_method = pytest.mark.parametrize("method", INTERVALS)


def informed(pairs):
    """The pairs on bases that sum to more than 1, a row each; below that nothing is corrected for N - 1."""
    rows = np.array(pairs).T
    return rows[rows[:, 1] + rows[:, 3] > 1]


@pytest.mark.parametrize("null", [1e-6, 0.5, 1.0, 1 + 1e-9, 3.0, 1e4])
@pytest.mark.parametrize("method", SCORE_METHODS)
def test_score_p_values_agree_with_forty_digits(method, null):
    """The p-value keeps its relative accuracy from 1 down to 1e-300, at every null and with the hardest counts."""
    rows = informed(hard_pairs(30, seed=59))
    statistics, p_values = TESTS[method](*rows.T, null=null)
    for pair, statistic, p_value in zip(rows.tolist(), statistics, p_values, strict=True):
        exact = EXACT[method](*pair, null)
        with mpmath.workdps(oracle.DIGITS):
            assert abs(statistic - exact) <= 3e-15 * abs(exact), pair  # twenty roundings
        if p_value > 1e-300:
            allowed = max(1e-12, 1e-14 * float(exact) ** 2)  # the tail magnifies the rounding of z by z²
            assert p_value == pytest.approx(float(oracle.two_sided_p_value(exact)), rel=allowed), pair


@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999999])
@pytest.mark.parametrize("method", SCORE_METHODS)
def test_score_limits_agree_with_forty_digits(method, conf_level):
    """The 40-digit statistic passes the critical value within 1e-12 of each limit, as a fraction of it."""
    z = critical_value(conf_level)
    rows = informed(hard_pairs(20, seed=61))
    for pair, low, high in zip(rows.tolist(), *INTERVALS[method](*rows.T, conf_level=conf_level), strict=True):
        for one, limit in ((pair, low), (pair[2:] + pair[:2], 1 / high if high else np.inf)):
            if 0 < limit < np.inf:
                assert EXACT[method](*one, limit * (1 - 1e-12)) >= z * (1 - 1e-15), one
                assert EXACT[method](*one, limit * (1 + 1e-12)) <= z * (1 + 1e-15), one


@pytest.mark.parametrize(
    ("method", "compare", "oracle_name"), [("katz", "ratio", "log"), ("woolf", "odds-ratio", "logit")]
)
def test_logarithmic_intervals_agree_with_other_software(method, compare, oracle_name):
    """An independent implementation gives the same limits for every small pair that has a variance."""
    x1, n1, x2, n2 = all_small_pairs()
    inner = (x1 > 0) & (x1 < n1) & (x2 > 0) & (x2 < n2)
    pairs = [values[inner] for values in (x1, n1, x2, n2)]
    expected = confint_proportions_2indep(*pairs, compare=compare, method=oracle_name)
    np.testing.assert_allclose(INTERVALS[method](*pairs), expected, rtol=1e-13)  # exponentials of a few


@pytest.mark.parametrize(("method", "compare"), [("miettinen-nurminen", "ratio"), ("odds-ratio-score", "odds-ratio")])
def test_score_intervals_agree_with_other_software(method, compare):
    """Where an independent implementation works, inside the edges, it gives the same limits to its own accuracy."""
    pairs = [(7, 18, 1, 18), (24, 73, 53, 65), (9, 13, 4, 14), (3, 20, 17, 25), (120, 272, 150, 450)]
    for pair in pairs:
        with np.errstate(all="ignore"):  # its search walks past the edges
            expected = confint_proportions_2indep(*pair, compare=compare, method="score", correction=True)
        assert INTERVALS[method](*pair) == pytest.approx(expected, rel=1e-5)  # its search stops there


@pytest.mark.parametrize(
    ("method", "test"),
    [
        ("koopman", mee_test),
        ("miettinen-nurminen", miettinen_nurminen_test),
        ("odds-ratio-score", miettinen_nurminen_test),
    ],
)
def test_no_change_is_the_same_on_every_scale(method, test):
    """A ratio of 1, an odds ratio of 1 and a difference of 0 are one hypothesis with one score test."""
    pairs = all_small_pairs()
    # 1e-13: two ways to the statistic; near 0 of the difference what cancels is 1e-16 of the shares
    np.testing.assert_allclose(TESTS[method](*pairs)[0], test(*pairs)[0], rtol=1e-13, atol=1e-15)


@every_method
def test_edges_are_zero_and_infinity(method):
    """Nobody later leaves a ratio of 0 open, nobody earlier an infinite one, and no interval is not a number."""
    assert INTERVALS[method](0, 10, 5, 10)[0] == 0
    assert INTERVALS[method](5, 10, 0, 10)[1] == np.inf
    assert INTERVALS[method](0, 10, 0, 10) == (0, np.inf)
    low, high = INTERVALS[method](*all_small_pairs())
    assert not (np.isnan(low) | np.isnan(high)).any()
    assert (low <= high).all()


def test_everybody_in_both_editions_holds_no_change():
    """Where everybody answers yes a ratio of 1 is inside the score limits, which are finite; the odds say nothing."""
    for method in ("koopman", "miettinen-nurminen"):
        low, high = INTERVALS[method](10, 10, 20, 20)
        assert 0 < low < 1 < high < np.inf
    assert INTERVALS["katz"](10, 10, 20, 20) == (1, 1)
    assert INTERVALS["odds-ratio-score"](10, 10, 20, 20) == (0, np.inf)


@pytest.mark.parametrize("method", ["miettinen-nurminen", "odds-ratio-score"])
def test_bases_that_sum_to_one_say_nothing(method):
    """With the factor N/(N-1) no information is left at N = 1."""
    assert INTERVALS[method](0.2, 0.5, 0.3, 0.5) == (0, np.inf)
    assert TESTS[method](0.2, 0.5, 0.3, 0.5) == (0, 1)


@pytest.mark.parametrize("method", ["katz", "woolf"])
def test_a_count_of_zero_is_no_evidence_on_a_logarithm(method):
    """Without a finite variance the limits are 0 and infinity, and the test agrees with them."""
    assert INTERVALS[method](0, 10, 5, 10) == (0, np.inf)
    assert TESTS[method](0, 10, 5, 10) == (0, 1)
    assert EQUIVALENCES[method](0, 10, 5, 10, margin=2) == 0.5


@pytest.mark.parametrize("method", ["katz", "woolf"])
def test_small_differences_keep_their_digits_on_a_logarithm(method):
    """A ratio a billionth above the null is as precise as one of two, and one of a billion too."""
    with mpmath.workdps(oracle.DIGITS):
        x1, n1, x2, n2 = (mpmath.mpf(value) for value in (500_000, 1_000_000, 250_000, 500_001))
        scale = x1 / n1 / (x2 / n2) if method == "katz" else x1 / (n1 - x1) * (n2 - x2) / x2
        variance = (
            1 / x1 - 1 / n1 + 1 / x2 - 1 / n2 if method == "katz" else sum(1 / c for c in (x1, n1 - x1, x2, n2 - x2))
        )
        for null in (1.0, 1e-9, 1e9):
            expected = mpmath.log(scale / mpmath.mpf(null)) / mpmath.sqrt(variance)
            found = TESTS[method](500_000, 1_000_000, 250_000, 500_001, null=null)[0]
            assert found == pytest.approx(float(expected), rel=1e-14)  # a dozen roundings


@every_method
def test_equivalence_is_the_larger_of_two_one_sided_tests(method):
    """Schuirmann's procedure, with the statistic of the same method at the margin and its reciprocal."""
    pairs = informed(hard_pairs(200, seed=67)).T
    above = TESTS[method](*pairs, null=1 / 1.3, alternative="greater")[1]
    below = TESTS[method](*pairs, null=1.3, alternative="less")[1]
    np.testing.assert_array_equal(EQUIVALENCES[method](*pairs, margin=1.3), np.maximum(above, below))


@every_method
def test_numbers_give_floats_and_arrays_broadcast(method):
    """A caller gets back the shape that went in."""
    assert all(isinstance(limit, float) for limit in INTERVALS[method](5, 10, 3, 10))
    assert INTERVALS[method](np.arange(3), 10, np.arange(4)[:, None], 10)[0].shape == (4, 3)
    assert TESTS[method](5, 10, 3, 10, null=[0.5, 1, 2])[1].shape == (3,)


@every_method
def test_unusable_arguments_are_refused(method):
    """A ratio below 0, a margin that is no ratio, and a count above its base are told with the rule."""
    with pytest.raises(InputError, match=r"null: must be above 0 and finite.*null\[1\] is 0.0"):
        TESTS[method](5, 10, 3, 10, null=[1, 0.0])
    with pytest.raises(InputError, match="margin: must be one number above 1"):
        EQUIVALENCES[method](5, 10, 3, 10, margin=0.8)
    with pytest.raises(InputError, match="count_earlier is 30"):
        INTERVALS[method](5, 10, 30, 10)
