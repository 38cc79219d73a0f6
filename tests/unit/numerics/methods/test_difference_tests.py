"""Tests of a change: against 40-digit statistics, against other software, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import test_proportions_2indep as two_proportions
from tests.unit.numerics import oracle
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.errors import InputError
from nctrends.numerics.methods import difference

SCORE_TESTS = [
    pytest.param(difference.miettinen_nurminen_test, True, id="miettinen-nurminen"),
    pytest.param(difference.mee_test, False, id="mee"),
]
TESTS = {
    "agresti-caffo": difference.agresti_caffo_test,
    "mee": difference.mee_test,
    "miettinen-nurminen": difference.miettinen_nurminen_test,
    "newcombe": difference.newcombe_test,
    "wald": difference.wald_test,
}
ALL_TESTS = [pytest.param(test, id=name) for name, test in TESTS.items()]
NULLS = [-0.999, -0.6, -0.1, -1e-6, 0.0, 1e-12, 0.05, 0.3, 0.95]


def relative_error(found, expected):
    """How far a float lies from a 40-digit value, as a fraction of it."""
    with mpmath.workdps(oracle.DIGITS):
        return float(abs(mpmath.mpf(found) - expected) / expected) if expected else abs(found)


@pytest.mark.parametrize("null", NULLS)
@pytest.mark.parametrize(("test", "corrected"), SCORE_TESTS)
def test_score_p_values_agree_with_forty_digits(test, corrected, null):
    """The p-value keeps its relative accuracy from 1 down to 1e-300, at every null and with the hardest counts."""
    pairs = np.array(hard_pairs(40, seed=23)).T
    statistics, p_values = test(*pairs.T, null=null)
    for pair, statistic, p_value in zip(pairs.tolist(), statistics, p_values, strict=True):
        exact = oracle.score_statistic(*pair, null, corrected=corrected)
        assert abs(statistic - exact) <= 2e-15 * abs(exact), pair  # ten roundings
        if p_value > 1e-300:
            allowed = max(1e-12, 1e-14 * float(exact) ** 2)  # the tail magnifies the rounding of z by z²
            assert relative_error(p_value, oracle.two_sided_p_value(exact)) <= allowed, pair


@pytest.mark.parametrize("null", [-0.6, -0.1, 0.0, 0.05, 0.3])
def test_newcombe_statistic_agrees_with_forty_digits(null):
    """The inverted interval touches the null at the critical value found, or never does."""
    pairs = np.array(hard_pairs(20, seed=29)).T
    statistics, _ = difference.newcombe_test(*pairs.T, null=null)
    for pair, statistic in zip(pairs.tolist(), statistics, strict=True):
        exact = oracle.newcombe_statistic(*pair, null)
        # 1e-12: where the limits all but stop short of the null, rounding of the shares is magnified a thousandfold
        assert statistic == exact or relative_error(statistic, exact) <= 1e-12, pair


def test_mee_at_no_change_is_pearson_chi_squared():
    """Without continuity correction the two by two table gives the same p-value for every small pair it can judge."""
    x1, n1, x2, n2 = all_small_pairs()
    judged = (x1 + x2 > 0) & (x1 + x2 < n1 + n2)
    x1, n1, x2, n2 = (values[judged][::37] for values in (x1, n1, x2, n2))
    expected = [
        stats.chi2_contingency([[a, m - a], [b, n - b]], correction=False).pvalue
        for a, m, b, n in zip(x1, n1, x2, n2, strict=True)
    ]
    np.testing.assert_allclose(difference.mee_test(x1, n1, x2, n2)[1], expected, rtol=1e-12)  # their rounding


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
@pytest.mark.parametrize("name", ["wald", "agresti-caffo"])
def test_unpooled_tests_agree_with_other_software(name, alternative):
    """An independent implementation gives the same statistic and p-value at a null of a tenth."""
    x1, n1, x2, n2 = (values[::41] for values in all_small_pairs())
    varied = ((x1 > 0) & (x1 < n1)) | ((x2 > 0) & (x2 < n2))
    pairs = [values[varied] for values in (x1, n1, x2, n2)]
    words = {"two-sided": "two-sided", "greater": "larger", "less": "smaller"}
    for pair in zip(*pairs, strict=True):
        with np.errstate(divide="ignore"):  # it also divides by shares of 0, for ratios nobody asked for
            result = two_proportions(*pair, value=0.1, compare="diff", method=name, alternative=words[alternative])
        statistic, p_value = TESTS[name](*pair, null=0.1, alternative=alternative)
        assert statistic == pytest.approx(result.statistic, rel=1e-12, abs=1e-14)  # theirs cancels
        assert p_value == pytest.approx(result.pvalue, rel=1e-12)


@pytest.mark.parametrize("test", ALL_TESTS)
def test_no_change_against_no_change_is_no_evidence(test):
    """Equal shares have the statistic 0 and the p-value 1, nobody and everybody included."""
    counts, bases = np.array([0, 1, 5, 10]), np.array([10, 10, 10, 10])
    statistic, p_value = test(counts, bases, counts, bases)
    np.testing.assert_array_equal(statistic, 0)
    np.testing.assert_array_equal(p_value, 1)


@pytest.mark.parametrize("name", ["mee", "miettinen-nurminen", "newcombe", "wald"])
def test_shares_equal_in_thirds_cancel_exactly(name):
    """1 of 3 and 2 of 6 do not differ by the rounding of a third."""
    statistic, p_value = TESTS[name]([1, 7, 2e5], [3, 49, 3e5], [2, 9, 2], [6, 63, 3])
    np.testing.assert_array_equal(statistic, 0)
    np.testing.assert_array_equal(p_value, 1)


@pytest.mark.parametrize("test", ALL_TESTS)
def test_sides_add_up(test):
    """Greater and less share the whole probability, and the smaller of them is half of the two-sided one."""
    pairs = hard_pairs(500, seed=31)
    (_, greater), (_, less), (_, both) = (
        test(*pairs, null=0.02, alternative=word) for word in ("greater", "less", "two-sided")
    )
    np.testing.assert_allclose(greater + less, 1, rtol=1e-15)  # one rounding
    np.testing.assert_allclose(np.minimum(greater, less) * 2, both, rtol=1e-15, atol=1e-307)  # no digits below that


def test_wald_without_variance_is_infinitely_sure():
    """From everybody to nobody Wald has no doubt left, which is its fault and is documented."""
    assert difference.wald_test(0, 10, 10, 10) == (-np.inf, 0.0)


def test_newcombe_limit_that_never_reaches_the_null():
    """The limits of 5 of 10 against 5 of 10 stay within √½, so that no level holds a change of 0.9."""
    assert difference.newcombe_test(5, 10, 5, 10, null=0.9) == (-np.inf, 0.0)


def test_bases_that_sum_to_one_are_no_evidence():
    """With the factor (N-1)/N nothing is left at N = 1."""
    assert difference.miettinen_nurminen_test(0.5, 0.5, 0, 0.5) == (0.0, 1.0)


@pytest.mark.parametrize("test", ALL_TESTS)
def test_numbers_give_floats_and_nulls_broadcast(test):
    """One pair against a row of nulls gives a row."""
    assert all(isinstance(value, float) for value in test(5, 10, 3, 10))
    statistic, p_value = test(5, 10, 3, 10, null=[-0.1, 0, 0.1])
    assert statistic.shape == p_value.shape == (3,)
    assert statistic[2] == test(5, 10, 3, 10, null=0.1)[0]


@pytest.mark.parametrize("test", ALL_TESTS)
def test_unusable_nulls_and_alternatives_are_refused(test):
    """A null in points, and the word of another library, are refused with what is accepted."""
    with pytest.raises(InputError, match=r"null: must lie above -1 and below 1.*null\[1\] is 5"):
        test(5, 10, 3, 10, null=[0, 5])
    with pytest.raises(InputError, match=r"'larger' is not known. Give one of 'two-sided', 'greater', 'less'"):
        test(5, 10, 3, 10, alternative="larger")
