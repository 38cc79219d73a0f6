"""Roots of many functions at once."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arrays.brackets import rising_roots


def power_less(columns, at):
    """x^k - a and its slope."""
    exponent, target = columns
    return at**exponent - target, exponent * at ** (exponent - 1)


def test_roots_of_different_shapes_are_found_together():
    """Steep and flat functions, roots of every size, from starts on either side."""
    exponent = np.array([1.0, 2.0, 0.5, 7.0, 0.1, 3.0])
    target = np.array([3.0, 1e-20, 1e8, 5.0, 2.0, 1e30])
    start = np.array([1e-9, 1.0, 1.0, 100.0, 1.0, 1e-3])
    found = rising_roots(power_less, (exponent, target), np.zeros(6), np.full(6, np.inf), start)
    np.testing.assert_allclose(found, target ** (1 / exponent), rtol=1e-14)  # the rounding of the power


def test_a_start_on_the_root_stays_there():
    """A root that the start hits exactly is not left again."""
    found = rising_roots(
        power_less, (np.array([2.0]), np.array([4.0])), np.zeros(1), np.full(1, np.inf), np.array([2.0])
    )
    assert found == 2.0


def test_steps_stay_between_the_bounds():
    """A kink that throws Newton far off does not throw the search off."""

    def kinked(columns, at):
        (kink,) = columns
        return np.where(at < kink, 1e-9 * (at - kink) - 1e-6, 1e3 * (at - kink) - 1e-6), np.where(at < kink, 1e-9, 1e3)

    kink = np.array([1.0, 50.0, 1e6])
    found = rising_roots(kinked, (kink,), np.zeros(3), np.full(3, np.inf), np.array([0.5, 1.0, 1.0]))
    np.testing.assert_allclose(found, kink + 1e-9, rtol=1e-12)  # the rounding of the kink's own function
