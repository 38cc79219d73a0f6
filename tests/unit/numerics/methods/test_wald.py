"""Wald's method and Agresti and Caffo's: against other software, and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    test_proportions_2indep as two_proportions,
)
from tests.unit.numerics.catalogue import DIFFERENCES
from tests.unit.numerics.pairs import all_small_pairs

from nctrends.proportions import wald_test

both_methods = pytest.mark.parametrize("name", ["wald", "agresti-caffo"])


@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999])
@both_methods
def test_limits_agree_with_other_software(name, conf_level):
    """An independent implementation gives the same limits for every small pair, once cut off at -1 and 1."""
    pairs = all_small_pairs()
    expected = confint_proportions_2indep(*pairs, compare="diff", method=name, alpha=1 - conf_level)
    limits = DIFFERENCES[name].interval(*pairs, conf_level=conf_level)
    # 3e-15: rounding of a handful of operations on either side
    np.testing.assert_allclose(limits, np.clip(expected, -1, 1), rtol=0, atol=3e-15)


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
@both_methods
def test_tests_agree_with_other_software(name, alternative):
    """An independent implementation gives the same statistic and p-value at a null of a tenth."""
    x1, n1, x2, n2 = (values[::41] for values in all_small_pairs())
    varied = ((x1 > 0) & (x1 < n1)) | ((x2 > 0) & (x2 < n2))
    pairs = [values[varied] for values in (x1, n1, x2, n2)]
    words = {"two-sided": "two-sided", "greater": "larger", "less": "smaller"}
    for pair in zip(*pairs, strict=True):
        with np.errstate(divide="ignore"):  # it also divides by shares of 0, for ratios nobody asked for
            result = two_proportions(*pair, value=0.1, compare="diff", method=name, alternative=words[alternative])
        statistic, p_value = DIFFERENCES[name].test(*pair, null=0.1, alternative=alternative)
        assert statistic == pytest.approx(result.statistic, rel=1e-12, abs=1e-14)  # theirs cancels
        assert p_value == pytest.approx(result.pvalue, rel=1e-12)


def test_wald_without_variance_is_infinitely_sure():
    """From everybody to nobody Wald has no doubt left, which is its fault and is documented."""
    assert wald_test(0, 10, 10, 10) == (-np.inf, 0.0)
