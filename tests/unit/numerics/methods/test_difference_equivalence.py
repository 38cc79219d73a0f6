"""Equivalence of two editions within a margin."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.numerics import oracle
from tests.unit.numerics.pairs import hard_pairs

from nctrends.errors import InputError
from nctrends.numerics.methods import difference

METHODS = {
    "agresti-caffo": (difference.agresti_caffo_equivalence, difference.agresti_caffo_test),
    "mee": (difference.mee_equivalence, difference.mee_test),
    "miettinen-nurminen": (difference.miettinen_nurminen_equivalence, difference.miettinen_nurminen_test),
    "newcombe": (difference.newcombe_equivalence, difference.newcombe_test),
    "wald": (difference.wald_equivalence, difference.wald_test),
}
ALL_METHODS = [pytest.param(*pair, id=name) for name, pair in METHODS.items()]


@pytest.mark.parametrize(("equivalence", "test"), ALL_METHODS)
def test_equivalence_is_the_larger_of_two_one_sided_tests(equivalence, test):
    """Schuirmann's procedure, with the statistic of the same method at both margins."""
    pairs = hard_pairs(300, seed=37)
    above = test(*pairs, null=-0.07, alternative="greater")[1]
    below = test(*pairs, null=0.07, alternative="less")[1]
    np.testing.assert_array_equal(equivalence(*pairs, margin=0.07), np.maximum(above, below))


@pytest.mark.parametrize(("name", "corrected"), [("miettinen-nurminen", True), ("mee", False)])
def test_score_equivalence_agrees_with_forty_digits(name, corrected):
    """The p-value is that of the constrained likelihood at the nearer margin."""
    for pair in [(84, 101, 89, 105), (0, 30, 0, 40), (5, 5, 9, 10), (100_000, 200_000, 110_000, 210_000)]:
        above = oracle.score_statistic(*pair, -0.1, corrected=corrected)
        below = oracle.score_statistic(*pair, 0.1, corrected=corrected)
        nearer = min(above, -below)
        expected = oracle.two_sided_p_value(nearer) / 2
        found = METHODS[name][0](*pair, margin=0.1)
        if nearer < 0:
            expected = 1 - expected
        assert found == pytest.approx(float(expected), rel=1e-12)  # the promise for p-values


@pytest.mark.parametrize(("equivalence", "test"), ALL_METHODS)
def test_numbers_give_floats_and_arrays_arrays(equivalence, test):
    """A caller gets back the shape that went in."""
    assert isinstance(equivalence(84, 101, 89, 105, margin=0.1), float)
    assert equivalence([84, 85], 101, [[89], [90]], 105, margin=0.1).shape == (2, 2)


@pytest.mark.parametrize(("equivalence", "test"), ALL_METHODS)
@pytest.mark.parametrize("margin", [0, -0.1, 1, 5, float("nan"), None])
def test_unusable_margins_are_refused(equivalence, test, margin):
    """A margin of no width, or in points, is refused with the rule."""
    with pytest.raises(InputError, match=r"margin: must be one number above 0 and below 1"):
        equivalence(84, 101, 89, 105, margin=margin)
