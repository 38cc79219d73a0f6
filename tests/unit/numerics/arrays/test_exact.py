"""Differences of shares to their last digit."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from tests.unit.numerics.pairs import hard_pairs

from nctrends.numerics.arrays.exact import ratio_with_rest, share_gap, sum_with_rest


def test_a_sum_and_its_rest_are_exact():
    """Nothing is lost, however different the sizes."""
    a, b = np.array([1.0, 1e16, 0.1, -1.0]), np.array([1e-20, 1.0, 0.2, 1.0 - 2**-53])
    total, rest = sum_with_rest(a, b)
    assert [Fraction(x) + Fraction(y) for x, y in zip(a, b, strict=True)] == [
        Fraction(x) + Fraction(y) for x, y in zip(total, rest, strict=True)
    ]


def test_a_ratio_and_its_rest_have_twice_the_digits():
    """A third is right to 32 digits."""
    ratio, rest = ratio_with_rest(np.array([1.0]), np.array([3.0]))
    assert abs(Fraction(ratio[0]) + Fraction(rest[0]) - Fraction(1, 3)) < Fraction(1, 10**32)


def test_gaps_are_right_to_the_last_digit():
    """Shares that differ by less than their rounding still differ by the right amount."""
    x1, n1, x2, n2 = hard_pairs(500, seed=41)
    null = x1 / n1 - x2 / n2  # leaves nothing but what rounding dropped
    for gap, a, m, b, n, d in zip(share_gap(x1, n1, x2, n2, null), x1, n1, x2, n2, null, strict=True):
        expected = Fraction(a) / Fraction(m) - Fraction(b) / Fraction(n) - Fraction(d)
        # 1e-31: the square of the rounding of a share, of which a few are added
        assert abs(Fraction(gap) - expected) <= abs(expected) / 2**50 + Fraction(1, 10**31)
