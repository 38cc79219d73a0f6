"""The posterior probability that a share rose."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.errors import InputError
from nctrends.numerics.methods.posterior import probability_increase


def integrated(count_later, base_later, count_earlier, base_earlier):
    """The same probability by an adaptive rule to 25 digits, over the share itself."""
    with mpmath.workdps(25):
        a, b = mpmath.mpf(count_later) + 0.5, mpmath.mpf(base_later - count_later) + 0.5
        c, d = mpmath.mpf(count_earlier) + 0.5, mpmath.mpf(base_earlier - count_earlier) + 0.5
        scale = mpmath.beta(a, b)

        def inner(p):
            return p ** (a - 1) * (1 - p) ** (b - 1) / scale * mpmath.betainc(c, d, 0, p, regularized=True)

        middle, width = a / (a + b), mpmath.sqrt(a * b / (a + b) ** 3)
        places = {mpmath.mpf(0), mpmath.mpf(1)} | {middle + k * width for k in (-12, -6, -2, 0, 2, 6, 12)}
        return float(mpmath.quad(inner, sorted(p for p in places if 0 <= p <= 1)))


def test_one_person_each_has_a_closed_form():
    """A no after a yes: the integral of the two arcsine-like densities is one half less 4/π²."""
    assert probability_increase(0, 1, 1, 1) == pytest.approx(0.5 - 4 / math.pi**2, abs=1e-14)  # a few hundred roundings


@pytest.mark.parametrize(
    "pair",
    [(0, 10, 0, 20), (3, 10, 5, 12), (56, 70, 48, 80), (0.3, 5, 2.2, 7.7), (100, 272, 110, 450), (9, 10, 700, 900)],
)
def test_probabilities_agree_with_an_adaptive_rule(pair):
    """Ten digits are promised; counts that are not whole and bases far apart included."""
    assert probability_increase(*pair) == pytest.approx(integrated(*pair), abs=1e-10)


def test_swapped_editions_and_complements_share_the_probability():
    """Either share is above the other, and fewer who chose is more who did not; within the ten digits promised."""
    x1, n1, x2, n2 = (values[::5] for values in all_small_pairs())
    rise = probability_increase(x1, n1, x2, n2)
    np.testing.assert_allclose(rise + probability_increase(x2, n2, x1, n1), 1, atol=1e-10)
    np.testing.assert_allclose(rise + probability_increase(n1 - x1, n1, n2 - x2, n2), 1, atol=1e-10)


def test_equal_counts_are_even():
    """Nothing tells the editions apart: nobody, everybody, and a million alike."""
    counts, bases = np.array([0, 1, 3, 10, 5e5]), np.array([10, 1, 7, 10, 1e6])
    np.testing.assert_allclose(probability_increase(counts, bases, counts, bases), 0.5, atol=1e-10)  # the promise


def test_more_people_later_make_a_rise_more_probable():
    """The probability follows the later count, and stays within 0..1 for the hardest pairs."""
    assert (np.diff(probability_increase(np.arange(41), 40, 12, 50)) > 0).all()
    hard = probability_increase(*hard_pairs(2000, seed=73))
    assert ((hard >= 0) & (hard <= 1)).all()


def test_numbers_give_floats_and_unusable_ones_are_refused():
    """The border is that of all methods."""
    assert type(probability_increase(3, 10, 5, 12)) is float
    with pytest.raises(InputError, match="count_later is 11"):
        probability_increase(11, 10, 5, 12)
