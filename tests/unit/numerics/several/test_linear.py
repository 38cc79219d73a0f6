"""Weighted sums of shares: Newcombe's interval as a special case, the laws of intervals, and ends over ranges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.newcombe import newcombe_limits
from nctrends.numerics.several.linear import Weighted, ends, linear_limits

Sample = tuple[float, float, float]


@st.composite
def samples(draw: st.DrawFn, size: int = 4) -> Weighted:
    """Counts, bases and weights of some samples; counts may be nobody or everybody, or not whole."""
    bases = draw(st.lists(st.floats(1, 2000), min_size=size, max_size=size))
    shares = draw(st.lists(st.floats(0, 1) | st.sampled_from([0.0, 1.0]), min_size=size, max_size=size))
    weights = draw(st.lists(st.floats(-2, 2) | st.just(0.0), min_size=size, max_size=size))
    base = np.array(bases)
    return Weighted(np.minimum(np.array(shares) * base, base), base, np.array(weights))


@given(st.floats(0, 1), st.floats(1, 1e5), st.floats(0, 1), st.floats(1, 1e5), st.floats(0.5, 0.999))
def test_two_samples_give_the_hybrid_score_interval(p1: float, n1: float, p2: float, n2: float, level: float) -> None:
    """Of a later and an earlier share with the weights 1 and -1 the limits are Newcombe's."""
    of = Weighted(np.array([p1 * n1, p2 * n2]), np.array([n1, n2]), np.array([1.0, -1.0]))
    expected = [float(limit) for limit in newcombe_limits(p1 * n1, n1, p2 * n2, n2, critical_value(level))]
    assert linear_limits(of, critical_value(level)) == pytest.approx(expected, abs=1e-12)


@given(samples())
def test_limits_hold_the_sum_and_nest_by_level(of: Weighted) -> None:
    """Laws 3 and 4: the observed sum lies between the limits, and those of a higher level lie around them."""
    low, high = linear_limits(of, 1.0)
    lower, higher = linear_limits(of, 2.0)
    assert lower - 1e-12 <= low <= of.value + 1e-12
    assert of.value - 1e-12 <= high <= higher + 1e-12


@given(samples())
def test_complements_mirror(of: Weighted) -> None:
    """Law 2: the sum of the complements has the limits mirrored at half the sum of the weights."""
    others = Weighted(of.bases - of.counts, of.bases, of.weights)
    low, high = linear_limits(of, 1.96)
    total = of.weights.sum()
    assert linear_limits(others, 1.96) == pytest.approx((total - high, total - low), abs=1e-9)


@given(samples(), st.integers(0, 3), st.floats(0, 1))
def test_limits_move_with_each_count(of: Weighted, which: int, more: float) -> None:
    """More people with the answer never lower a limit where the weight is positive, nor raise one where it is not."""
    counts = of.counts.copy()
    counts[which] += more * (of.bases[which] - counts[which])
    sign = np.sign(of.weights[which])
    before, after = linear_limits(of, 1.96), linear_limits(of._replace(counts=counts), 1.96)
    for old, new in zip(before, after, strict=True):
        assert sign * (new - old) >= -1e-9


@given(samples(), st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_ends_hold_what_ranges_allow(of: Weighted, drawn: list[float]) -> None:
    """Any counts in their ranges give limits between those of the two ends."""
    low = of.counts * np.array(drawn[:4])
    inside = low + (of.counts - low) * np.array(drawn[4:])
    bottom, top = (linear_limits(of._replace(counts=end), 1.96) for end in ends(low, of.counts, of.weights))
    between = linear_limits(of._replace(counts=inside), 1.96)
    assert bottom[0] - 1e-9 <= between[0]
    assert between[1] <= top[1] + 1e-9


def test_no_answers_at_all_leave_a_width() -> None:
    """Where nobody gave the answer in any sample the limits still lie apart, by the Wilson limits of the samples."""
    of = Weighted(np.zeros(2), np.array([30.0, 30.0]), np.array([1.0, -1.0]))
    low, high = linear_limits(of, critical_value(0.95))
    assert (low, high) == pytest.approx((-0.1135, 0.1135), abs=5e-5)  # 1.96² / (30 + 1.96²), Wilson's limit of 0/30
