"""Straight lines: slope, interval, tests, against least squares, statsmodels and exact enumeration."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import assume, given, strategies as st
from scipy.stats import chi2
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

from nctrends.errors import InputError
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.several.linear import Weighted, linear_limits
from nctrends.numerics.several.trend import slope_weights
from nctrends.proportions import cochran_armitage_test, departure_test, newcombe_interval, slope_interval, trend_slope

YEARS = (2003, 2008, 2009, 2012, 2018)
SMOKERS = ([86, 60, 49, 40, 33], [300, 240, 200, 180, 170])
Line = tuple[list[float], list[float], list[float]]


@st.composite
def drawn_lines(draw: st.DrawFn) -> Line:
    """Counts, bases and years of three to six editions; counts need not be whole."""
    years = draw(st.lists(st.integers(1990, 2030), min_size=3, max_size=6, unique=True))
    bases = [draw(st.floats(2, 5000)) for _ in years]
    counts = [min(draw(st.floats(0, 1)) * base, base) for base in bases]
    assume(max(counts) > 1 or not any(counts))  # parts of a person in every year are taken for shares
    return counts, bases, [float(year) for year in years]


@given(drawn_lines())
def test_slope_is_that_of_weighted_least_squares(line: Line) -> None:
    """The slope is numpy's fit with the bases as weights (numpy weights residuals, so their roots)."""
    counts, bases, years = (np.array(part) for part in line)
    expected = np.polyfit(years - years.mean(), counts / bases, 1, w=np.sqrt(bases))[0]
    assert trend_slope(*line) == pytest.approx(expected, abs=1e-10)


def test_trend_test_is_the_score_test_of_the_regression() -> None:
    """Squared, the Cochran-Armitage statistic is the score test of the slope in a binomial regression."""
    counts, bases = np.array(SMOKERS, dtype=float)
    null = GLM(np.column_stack([counts, bases - counts]), np.ones((5, 1)), family=Binomial()).fit()
    expected, p_value = null.score_test(exog_extra=np.array(YEARS, dtype=float)[:, None] - 2010)[:2]
    statistic, p_ours = cochran_armitage_test(*SMOKERS, YEARS)
    assert statistic**2 == pytest.approx(expected, rel=1e-9)
    assert p_ours == pytest.approx(p_value, rel=1e-7)


@given(drawn_lines())
def test_trend_and_departure_make_up_pearsons_chi_squared(line: Line) -> None:
    """What Pearson's chi-squared finds between the years is the trend and what departs from it."""
    counts, bases, years = (np.array(part) for part in line)
    pooled = counts.sum() / bases.sum()
    if not 0.01 < pooled < 0.99:
        return
    pearson = (bases * (counts / bases - pooled) ** 2).sum() / (pooled * (1 - pooled))
    statistic, _ = cochran_armitage_test(*line)
    departure, p_value = departure_test(*line)
    assert statistic**2 + departure == pytest.approx(pearson, rel=1e-7, abs=1e-9)
    assert p_value == pytest.approx(chi2.sf(departure, len(years) - 2), rel=1e-9, abs=1e-300)


@given(drawn_lines())
def test_years_in_reverse_turn_the_trend(line: Line) -> None:
    """Law 1 for lines: with the years mirrored, slope, limits and statistic have the other sign."""
    counts, bases, years = line
    turned = (counts, bases, [4000 - year for year in years])
    low, high = slope_interval(*line)
    assert slope_interval(*turned) == pytest.approx((-high, -low), abs=1e-12)
    assert cochran_armitage_test(*turned)[0] == pytest.approx(-cochran_armitage_test(*line)[0], abs=1e-8)


@given(drawn_lines(), st.randoms(use_true_random=False))
def test_order_of_years_does_not_matter(line: Line, random: object) -> None:
    """Law 15 for lines: the same years in another order are the same line."""
    places = list(range(len(line[0])))
    random.shuffle(places)  # type: ignore[attr-defined]
    shuffled = tuple([part[place] for place in places] for part in line)
    assert slope_interval(*shuffled) == pytest.approx(slope_interval(*line), abs=1e-12)
    assert departure_test(*shuffled)[0] == pytest.approx(departure_test(*line)[0], rel=1e-7, abs=1e-9)


def test_line_of_two_years_would_be_the_change_a_year() -> None:
    """The kernel joins on to changes: of two years its limits are Newcombe's, divided by the years between."""
    bases, years = np.array([80.0, 70.0]), np.array([2015.0, 2019.0])
    of = Weighted(np.array([48.0, 56.0]), bases, slope_weights(bases, years))
    expected = [limit / 4 for limit in newcombe_interval(56, 70, 48, 80)]
    assert linear_limits(of, critical_value(0.95)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("count", [0, 50], ids=["nobody", "everybody"])
def test_answer_of_nobody_or_everybody_has_no_trend_but_a_width(count: int) -> None:
    """Slope and statistic are 0, the p-value 1; the interval is not a point, for chance could have hidden a trend."""
    line = ([count] * 4, [50] * 4, [0, 1, 2, 3])
    low, high = slope_interval(*line)
    assert trend_slope(*line) == pytest.approx(0, abs=1e-15)  # sums of equal shares may keep a last digit
    assert cochran_armitage_test(*line) == (0, 1)
    assert departure_test(*line) == (0, 1)
    assert low < 0 < high


def test_gaps_between_years_count() -> None:
    """A line through 10 %, 20 % and 30 % has another slope where the last year is further off."""
    line = ([10, 20, 30], [100, 100, 100])
    assert trend_slope(*line, [1, 2, 3]) == pytest.approx(0.1)
    assert trend_slope(*line, [1, 2, 6]) == pytest.approx(0.0357142857, abs=1e-9)  # Σ(t-3)p / Σ(t-3)² = 0.5 / 14


def test_rows_are_computed_together() -> None:
    """Several lines at once give what each gives alone."""
    counts = np.array([[1.0, 2, 3], [30, 20, 10]])
    both = slope_interval(counts, [[40.0, 40, 40], [50, 50, 50]], [1, 2, 4])
    alone = [slope_interval(row, [base] * 3, [1, 2, 4]) for row, base in zip(counts, (40.0, 50.0), strict=True)]
    assert np.transpose(both) == pytest.approx(np.array(alone))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (([1, 2], [9, 9], [1, 2]), "must be a row of 3 years or more"),
        (([1, 2, 3], [9, 9, 9], [1, 2, 2]), "no two alike"),
        (([1, 2, 3], [9, 9, 9], [1, 2, float("nan")]), "must be numbers"),
        (([1, 2, 3, 4], [9, 9, 9, 9], [1, 2, 3]), "must have one entry a year on the last axis: 3"),
        (([1, 2, 30], [9, 9, 9], [1, 2, 3]), "must lie in 0..bases"),
        (([1, 2, 3], [9, 9, 0], [1, 2, 3]), "must be above 0"),
    ],
    ids=["two years", "a year twice", "no year", "more counts than years", "count above base", "no base"],
)
def test_what_is_no_line_is_refused(line: Line, message: str) -> None:
    """A fault is told with the rule."""
    with pytest.raises(InputError, match=message):
        slope_interval(*line)


def test_coverage_is_near_the_level_and_better_than_walds() -> None:
    """Exactly, over all counts at bases of 15: near 95 % on the average, where plain standard errors fall to 75 %."""
    size, years = 15, np.array([0.0, 1, 3])
    counts = np.array(list(product(range(size + 1), repeat=3)), dtype=float)
    bases = np.full_like(counts, size)
    weights = slope_weights(bases[:1], years)[0]
    of = Weighted(counts, bases, weights)
    low, high = slope_interval(counts, bases, years)
    ours, walds = [], []
    binomial = np.array([comb(size, x) for x in range(size + 1)], dtype=float)
    for shares in product([0.03, 0.2, 0.5, 0.9], repeat=3):
        truth = float(weights @ shares)
        chance = np.prod(
            [(binomial * p ** np.arange(size + 1) * (1 - p) ** (size - np.arange(size + 1)))[counts[:, i].astype(int)]
             for i, p in enumerate(shares)], axis=0)  # fmt: skip
        ours.append(chance[(low <= truth) & (truth <= high)].sum())
        walds.append(chance[np.abs(of.value - truth) <= critical_value(0.95) * of.std_error].sum())
    assert 0.945 < np.mean(ours) < 0.97
    assert min(ours) > 0.91
    assert min(walds) < 0.8
