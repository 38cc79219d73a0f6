"""The largest p-values over ranges of counts, against a search of all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.optimize import minimize
from scipy.stats import chi2
from tests.strategies import fewer

from nctrends.numerics.several.trend import trend_statistic
from nctrends.numerics.several.trend_ranges import largest_departure_p, largest_difference_p, largest_trend_p
from nctrends.proportions import cochran_armitage_test, departure_test

Ranges = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def drawn_ranges(draw: st.DrawFn) -> Ranges:
    """Whole counts known to within a few people, of three editions with gaps."""
    years = np.cumsum([draw(st.integers(1, 5)) for _ in range(3)]).astype(float)
    bases = np.array([float(draw(st.integers(8, 60))) for _ in years])
    low = np.array([float(draw(st.integers(0, int(base)))) for base in bases])
    high = np.minimum(low + [draw(st.integers(0, 4)) for _ in years], bases)
    return low, high, bases, years


def every_count(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """All counts in the ranges."""
    return np.array(list(product(*(np.arange(a, b + 1) for a, b in zip(low, high, strict=True)))))


@given(drawn_ranges())
@fewer(2)
def test_no_counts_in_the_ranges_have_a_larger_p_value(drawn: Ranges) -> None:
    """Law 8 for lines: of all whole counts in the ranges none has a larger p-value than the one returned."""
    low, high, bases, years = drawn
    counts = every_count(low, high)
    every_base = np.broadcast_to(bases, counts.shape)
    rows = [part[None] for part in (low, high, bases)]
    assert cochran_armitage_test(counts, every_base, years)[1].max() <= largest_trend_p(*rows, years)[0] + 1e-9
    assert departure_test(counts, every_base, years)[1].max() <= largest_departure_p(*rows, years)[0] + 1e-6


@given(drawn_ranges())
@fewer(2)
def test_largest_p_value_of_the_trend_is_reached(drawn: Ranges) -> None:
    """A general search for the smallest squared statistic in the ranges ends where the closed form does."""
    low, high, bases, years = drawn

    def squared(counts: np.ndarray) -> float:
        return float(trend_statistic(np.clip(counts, low, high), bases, years) ** 2)

    start = (low + high) / 2
    found = minimize(squared, start, bounds=list(zip(low, high, strict=True)), method="L-BFGS-B", tol=1e-12)
    largest = float(largest_trend_p(low[None], high[None], bases[None], years)[0])
    assert chi2.isf(largest, 1) == pytest.approx(found.fun, rel=1e-3, abs=1e-4)  # the search has numeric slopes


def test_exact_counts_have_the_p_values_of_the_tests() -> None:
    """Where nothing is left open the largest p-value is the only one."""
    line = np.array([[0.0, 1, 3, 6]]), np.array([[50.0, 50, 50, 50]]), np.arange(4.0)
    counts, bases, years = line
    assert largest_trend_p(counts, counts, bases, years)[0] == pytest.approx(0.003709, abs=5e-7)
    assert largest_departure_p(counts, counts, bases, years)[0] == pytest.approx(departure_test(*line)[1][0])


def test_ranges_that_a_line_runs_through_show_no_departure() -> None:
    """Whole percents that rounding alone can bend off a line are not held against it."""
    low, high = np.array([[245.0, 225, 195, 175]]), np.array([[255.0, 235, 205, 185]])
    assert largest_departure_p(low, high, np.full((1, 4), 1000.0), np.arange(4.0))[0] == pytest.approx(1.0)


def test_equal_shares_within_ranges_do_not_differ() -> None:
    """One share that lies in the ranges of all editions has the p-value 1; ranges apart have a small one."""
    bases = np.full((1, 2), 1000.0)
    overlapping = largest_difference_p(np.array([[245.0, 250]]), np.array([[255.0, 260]]), bases)
    apart = largest_difference_p(np.array([[245.0, 300]]), np.array([[255.0, 310]]), bases)
    assert overlapping[0] == pytest.approx(1.0)
    assert 0.0246 <= apart[0] < 0.026  # Pearson's p of 255 and 300, the nearest counts, is 0.0246; ours bounds it


@pytest.mark.parametrize("share", [0.0, 1.0], ids=["nobody", "everybody"])
def test_answer_of_nobody_or_everybody_shows_nothing(share: float) -> None:
    """Where all shares are 0, or all are 1, both p-values are 1, whatever adding the counts leaves over."""
    bases, years = np.array([[7.3, 11.1, 13.7, 5.9]]), np.array([2003.0, 2008, 2009, 2018])
    assert largest_trend_p(share * bases, share * bases, bases, years)[0] == 1
    assert largest_departure_p(share * bases, share * bases, bases, years)[0] == 1
