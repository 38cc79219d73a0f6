"""Intervals of a change: against 40-digit solutions, against other software, and at the edges."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.numerics import oracle
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs

from nctrends.errors import InputError
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods import difference

SCORE_METHODS = [
    pytest.param(difference.miettinen_nurminen_interval, True, id="miettinen-nurminen"),
    pytest.param(difference.mee_interval, False, id="mee"),
]
INTERVALS = {
    "agresti-caffo": difference.agresti_caffo_interval,
    "mee": difference.mee_interval,
    "miettinen-nurminen": difference.miettinen_nurminen_interval,
    "newcombe": difference.newcombe_interval,
    "wald": difference.wald_interval,
}
ALL_INTERVALS = [pytest.param(interval, id=name) for name, interval in INTERVALS.items()]


def lies_at(limit, pair, critical, *, corrected, within):
    """Whether the statistic passes the critical value between limit - within and limit + within."""

    def excess(null):
        if abs(null) >= 1:
            return -null
        statistic = oracle.score_statistic(*pair, null, corrected=corrected)
        return statistic - critical

    with mpmath.workdps(oracle.DIGITS):
        return excess(mpmath.mpf(limit) - within) >= 0 >= excess(mpmath.mpf(limit) + within)


@pytest.mark.parametrize("conf_level", [0.5, 0.8, 0.95, 0.999999])
@pytest.mark.parametrize(("interval", "corrected"), SCORE_METHODS)
def test_score_limits_agree_with_forty_digits(interval, corrected, conf_level):
    """The limits are the roots of the score equation on bases from 1 to a million, with the hardest counts."""
    pairs = np.array(hard_pairs(14, seed=11)).T
    low, high = interval(*pairs.T, conf_level=conf_level)
    z = critical_value(conf_level)
    for pair, one_low, one_high in zip(pairs.tolist(), low, high, strict=True):
        # 1e-12 is what is promised; shares near 1 are known to 1e-16
        assert lies_at(one_low, pair, z, corrected=corrected, within=1e-12), pair
        swapped = pair[2:] + pair[:2]
        assert lies_at(-one_high, swapped, z, corrected=corrected, within=1e-12), pair


@pytest.mark.parametrize(
    ("interval", "oracle_name"),
    [("newcombe", "newcomb"), ("agresti-caffo", "agresti-caffo"), ("wald", "wald")],
)
@pytest.mark.parametrize("conf_level", [0.5, 0.95, 0.999])
def test_closed_forms_agree_with_other_software(interval, oracle_name, conf_level):
    """An independent implementation gives the same limits for every small pair, once cut off at -1 and 1."""
    pairs = all_small_pairs()
    expected = confint_proportions_2indep(*pairs, compare="diff", method=oracle_name, alpha=1 - conf_level)
    found = INTERVALS[interval](*pairs, conf_level=conf_level)
    # 3e-15: rounding of a handful of operations on either side; near a width of 0 theirs cancels, hence 3e-8
    tolerance = 3e-8 if interval == "newcombe" else 3e-15
    np.testing.assert_allclose(found, np.clip(expected, -1, 1), rtol=0, atol=tolerance)


@pytest.mark.parametrize("interval", ["miettinen-nurminen", "mee", "newcombe"])
def test_nobody_after_everybody_has_the_limit_minus_one(interval):
    """From n of n to 0 of n the change may be as large as it can be, whatever the bases."""
    bases = np.array([1, 2, 12, 272, 1e6])
    low, high = INTERVALS[interval](0, bases, bases[:, None], bases[:, None])
    assert (low == -1).all()
    assert (high > -1).all()
    mirrored_low, mirrored_high = INTERVALS[interval](bases[:, None], bases[:, None], 0, bases)
    assert (mirrored_high == 1).all()
    np.testing.assert_array_equal(mirrored_low, -high)


def test_bases_that_sum_to_one_say_nothing():
    """With the factor N/(N-1) no information is left at N = 1, and less than that does not turn the factor negative."""
    low, high = difference.miettinen_nurminen_interval([0.2, 0.1], 0.5, [0.3, 0.1], [0.5, 0.2])
    np.testing.assert_allclose(low, -1, atol=1e-15)  # one rounding at 1
    np.testing.assert_allclose(high, 1, atol=1e-15)


def test_newcombe_without_answers_in_either_edition_is_the_wilson_limit():
    """At 0 of 10 and 0 of 20 the printed example: the Wilson limits 0.2775 and 0.1611 stand alone."""
    low, high = difference.newcombe_interval(0, 10, 0, 20)
    assert low == pytest.approx(-0.1611, abs=5e-5)  # Newcombe (1998), Table II, four decimals
    assert high == pytest.approx(0.2775, abs=5e-5)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_numbers_give_floats_and_arrays_broadcast(interval):
    """A caller gets back the shape that went in; a column against a row gives a grid."""
    assert all(isinstance(limit, float) for limit in interval(5, 10, 3, 10))
    low, high = interval(np.arange(3), 10, np.arange(4)[:, None], 10)
    assert low.shape == high.shape == (4, 3)
    assert low[2, 1] == interval(1, 10, 2, 10)[0]


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_no_rows_give_no_limits(interval):
    """An empty table is a table."""
    low, high = interval([], [], [], [])
    assert low.shape == high.shape == (0,)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
@pytest.mark.parametrize("kind", ["int8", "int64", "uint16", "float32", "object"])
def test_kinds_of_numbers_do_not_matter(interval, kind):
    """Whole counts arrive as integers of any width, or as Python numbers in a column of objects."""
    counts, bases = np.array([3, 100], dtype=kind), np.array([100, 100], dtype=kind)
    np.testing.assert_array_equal(interval(counts, bases, 50, 100), interval([3.0, 100.0], 100.0, 50.0, 100.0))


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_a_row_does_not_depend_on_its_neighbours(interval):
    """A pair gets the same limits alone and among twenty thousand, in whichever block it falls."""
    pairs = np.array(hard_pairs(20_000, seed=5))
    together = np.array(interval(*pairs))
    for place in (0, 8191, 8192, 19_999):
        assert tuple(together[:, place]) == interval(*pairs[:, place])


@pytest.mark.parametrize("interval", ALL_INTERVALS)
def test_unusable_pairs_are_refused(interval):
    """A count above its base is told with its place, not turned into a plausible interval."""
    with pytest.raises(InputError, match=r"count_earlier\[1\] is 11"):
        interval(5, 10, [3, 11], 10)


@pytest.mark.parametrize("interval", ALL_INTERVALS)
@pytest.mark.parametrize("conf_level", [0, 1, 95, -0.5, float("nan"), "high", None])
def test_unusable_levels_are_refused(interval, conf_level):
    """A level in percent or out of range is refused with the rule."""
    with pytest.raises(InputError, match=r"conf_level: must be one number above 0 and below 1"):
        interval(5, 10, 3, 10, conf_level=conf_level)
