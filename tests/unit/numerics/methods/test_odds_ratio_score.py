"""The score method of an odds ratio: against 40 digits, other software, and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.numerics import oracle
from tests.unit.numerics.digits import (
    assert_interval_is_near,
    assert_p_values_agree,
    assert_ratio_limits_agree,
    assert_same_statistic,
)
from tests.unit.numerics.pairs import FEW_PAIRS, all_small_pairs, hard_pairs, informed

from nctrends.proportions import miettinen_nurminen_test, odds_ratio_score_interval, odds_ratio_score_test


@pytest.mark.parametrize("null", [1e-6, 0.5, 1.0, 1 + 1e-9, 3.0, 1e4])
def test_p_values_agree_with_forty_digits(null):
    """The p-value keeps its relative accuracy from 1 down to 1e-300, at every null and with the hardest counts."""
    rows = informed(hard_pairs(30, seed=59))
    exact = oracle.odds_ratio_statistic
    assert_p_values_agree(odds_ratio_score_test, exact, rows, null=null, roundings=3e-15)  # twenty roundings


@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999999])
def test_limits_agree_with_forty_digits(conf_level):
    """The 40-digit statistic passes the critical value within 1e-12 of each limit, as a fraction of it."""
    rows = informed(hard_pairs(20, seed=61))
    assert_ratio_limits_agree(odds_ratio_score_interval, oracle.odds_ratio_statistic, rows, conf_level=conf_level)


def test_intervals_agree_with_other_software():
    """Where an independent implementation works, inside the edges, it gives the same limits to its own accuracy."""
    for pair in FEW_PAIRS:
        with np.errstate(all="ignore"):  # its search walks past the edges
            expected = confint_proportions_2indep(*pair, compare="odds-ratio", method="score", correction=True)
        assert_interval_is_near(odds_ratio_score_interval(*pair), expected)


def test_no_change_is_the_same_as_for_a_difference():
    """An odds ratio of 1 and a difference of 0 are one hypothesis with one score test."""
    assert_same_statistic(odds_ratio_score_test, miettinen_nurminen_test, all_small_pairs())


def test_everybody_in_both_editions_says_nothing():
    """Where everybody answers yes the odds are infinite in both editions, and any ratio of them is possible."""
    assert odds_ratio_score_interval(10, 10, 20, 20) == (0, np.inf)


def test_bases_that_sum_to_one_say_nothing():
    """With the factor N/(N-1) no information is left at N = 1."""
    assert odds_ratio_score_interval(0.2, 0.5, 0.3, 0.5) == (0, np.inf)
    assert odds_ratio_score_test(0.2, 0.5, 0.3, 0.5) == (0, 1)
