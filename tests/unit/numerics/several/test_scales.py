"""Scales whose counts lie in ranges, against a search of all whole counts."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st

from nctrends.numerics.several.scales import PSEUDO_PEOPLE, Scale, scale_of


@st.composite
def drawn_scales(draw: st.DrawFn, options: int = 4) -> Scale:
    """Ranges of whole counts around a distribution of 10 to 40 people."""
    counts = np.array([draw(st.integers(0, 10)) for _ in range(options)], dtype=float)
    counts[draw(st.integers(0, options - 1))] += 10
    low = np.maximum(counts - [draw(st.integers(0, 2)) for _ in range(options)], 0)
    high = counts + [draw(st.integers(0, 2)) for _ in range(options)]
    return Scale(low, high, np.asarray(counts.sum()))


def every_distribution(scale: Scale) -> np.ndarray:
    """All whole counts in the ranges that add up to the base."""
    grids = [np.arange(a, b + 1) for a, b in zip(scale.low, scale.high, strict=True)]
    counts = np.array(list(product(*grids)))
    return counts[counts.sum(axis=1) == scale.base]


@given(drawn_scales())
def test_ends_are_stochastically_smallest_and_largest(scale: Scale) -> None:
    """No allowed distribution has more people at or below any option than the lowest, nor fewer than the highest."""
    below = every_distribution(scale).cumsum(axis=1)
    assert np.cumsum(scale.lowest) == pytest.approx(below.max(axis=0))
    assert np.cumsum(scale.highest) == pytest.approx(below.min(axis=0))


@given(drawn_scales(), st.lists(st.floats(-3, 3), min_size=4, max_size=4))
def test_people_are_moved_to_where_they_are_worth_most(scale: Scale, worth: list[float]) -> None:
    """The largest sum of any values is that of a search of all distributions."""
    expected = (every_distribution(scale) @ np.array(worth)).max()
    assert scale.moved_to(np.array(worth)) @ np.array(worth) == pytest.approx(expected, abs=1e-9)


@given(drawn_scales())
def test_variance_is_bounded_by_that_of_every_distribution(scale: Scale) -> None:
    """The bound is never below the variance of an allowed distribution, pseudo-people included."""
    scores = np.array([0.0, 0.2, 0.7, 1.0])
    shares = (every_distribution(scale) + PSEUDO_PEOPLE / 4) / (scale.base + PSEUDO_PEOPLE)
    means = shares @ scores
    variances = shares @ scores**2 - means**2
    middle = np.asarray((means.min() + means.max()) / 2)
    assert scale.largest_variance(scores, scores, middle) >= variances.max() - 1e-12


@pytest.mark.parametrize(
    ("low", "high", "base"),
    [([30, 40, 40], [31, 41, 41], 100.0), ([20, 30, 40], [21, 31, 41], 100.0)],
    ids=["above the base", "below the base"],
)
def test_ranges_that_miss_the_base_are_widened(low: list[float], high: list[float], base: float) -> None:
    """Rounded shares may sum to 99 or 101 %: the ends then reach the base, and both stay within reach."""
    scale = scale_of(np.array(low, dtype=float), np.array(high, dtype=float), np.asarray(base))
    assert scale.low.sum() <= base + 1e-9
    assert scale.high.sum() >= base - 1e-9
    assert scale.lowest.sum() == pytest.approx(base)
    assert scale.highest.sum() == pytest.approx(base)
