"""What holds of every method: shapes and kinds in and out, what is refused, equal shares, one-sided tests, edges."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.numerics.catalogue import DIFFERENCES, METHODS, RATIOS
from tests.unit.numerics.pairs import all_small_pairs, hard_pairs, informed

from nctrends.errors import InputError
from nctrends.proportions import Interval, TestResult


def each(methods):
    """A case for each method, by its name."""
    return pytest.mark.parametrize("method", [pytest.param(method, id=name) for name, method in methods.items()])


every_method, every_difference, every_ratio = each(METHODS), each(DIFFERENCES), each(RATIOS)


def margin_of(method):
    """A margin on the scale of the method."""
    return 0.1 if method in DIFFERENCES.values() else 1.25


@every_method
def test_numbers_give_floats_with_names(method):
    """Single numbers give plain floats, so that what is printed is a number; results unpack as tuples."""
    interval, result = method.interval(5, 10, 3, 10), method.test(5, 10, 3, 10)
    assert isinstance(interval, Interval)
    assert isinstance(result, TestResult)
    values = (*interval, *result, method.equivalence(84, 101, 89, 105, margin=margin_of(method)))
    assert {type(value) for value in values} == {float}
    assert interval == (interval.low, interval.high)
    assert result == (result.statistic, result.p_value)


@every_method
def test_arrays_broadcast(method):
    """A caller gets back the shape that went in; a column against a row gives a grid."""
    low, high = method.interval(np.arange(3), 10, np.arange(4)[:, None], 10)
    assert low.shape == high.shape == (4, 3)
    assert low[2, 1] == method.interval(1, 10, 2, 10).low
    assert method.equivalence([84, 85], 101, [[89], [90]], 105, margin=margin_of(method)).shape == (2, 2)


@every_method
def test_nulls_broadcast(method):
    """One pair against a row of nulls gives a row."""
    statistic, p_value = method.test(5, 10, 3, 10, null=[0.1, 0.5, 0.8])
    assert statistic.shape == p_value.shape == (3,)
    assert statistic[2] == method.test(5, 10, 3, 10, null=0.8).statistic


@every_method
def test_no_rows_give_no_limits(method):
    """An empty table is a table."""
    low, high = method.interval([], [], [], [])
    assert low.shape == high.shape == (0,)


@every_method
@pytest.mark.parametrize("kind", ["int8", "int64", "uint16", "float32", "object"])
def test_kinds_of_numbers_do_not_matter(method, kind):
    """Whole counts arrive as integers of any width, or as Python numbers in a column of objects."""
    counts, bases = np.array([3, 100], dtype=kind), np.array([100, 100], dtype=kind)
    expected = method.interval([3.0, 100.0], 100.0, 50.0, 100.0)
    np.testing.assert_array_equal(method.interval(counts, bases, 50, 100), expected)


@every_method
def test_a_row_does_not_depend_on_its_neighbours(method):
    """A pair gets the same limits alone and among twenty thousand, in whichever block it falls."""
    pairs = np.array(hard_pairs(20_000, seed=5))
    together = np.array(method.interval(*pairs))
    for place in (0, 8191, 8192, 19_999):
        assert tuple(together[:, place]) == method.interval(*pairs[:, place])


@every_method
def test_unusable_pairs_are_refused(method):
    """A count above its base is named with its place, not turned into a plausible interval."""
    for function in (method.interval, method.test):
        with pytest.raises(InputError, match=r"count_earlier\[1\] is 11"):
            function(5, 10, [3, 11], 10)
    with pytest.raises(InputError, match="count_later is 11"):
        method.equivalence(11, 10, 0, 10, margin=margin_of(method))


@every_method
@pytest.mark.parametrize("conf_level", [0, 1, 95, -0.5, float("nan"), "high", None])
def test_unusable_levels_are_refused(method, conf_level):
    """A level in percent or out of range is refused with the rule."""
    with pytest.raises(InputError, match=r"conf_level: must be one number above 0 and below 1"):
        method.interval(5, 10, 3, 10, conf_level=conf_level)


@every_method
def test_unusable_alternatives_are_refused(method):
    """The word of another library is refused with those accepted."""
    with pytest.raises(InputError, match=r"'larger' is not known. Give one of 'two-sided', 'greater', 'less'"):
        method.test(5, 10, 3, 10, alternative="larger")


@every_difference
def test_unusable_nulls_of_a_difference_are_refused(method):
    """A null in points is refused with the rule."""
    with pytest.raises(InputError, match=r"null: must lie above -1 and below 1.*null\[1\] is 5"):
        method.test(5, 10, 3, 10, null=[0, 5])


@every_ratio
def test_unusable_nulls_of_a_ratio_are_refused(method):
    """A ratio of 0 is refused with the rule."""
    with pytest.raises(InputError, match=r"null: must be above 0 and finite.*null\[1\] is 0.0"):
        method.test(5, 10, 3, 10, null=[1, 0.0])


@every_difference
@pytest.mark.parametrize("margin", [0, -0.1, 1, 5, float("nan"), None])
def test_unusable_margins_of_a_difference_are_refused(method, margin):
    """A margin of no width, or in points, is refused with the rule."""
    with pytest.raises(InputError, match=r"margin: must be one number above 0 and below 1"):
        method.equivalence(84, 101, 89, 105, margin=margin)


@every_ratio
@pytest.mark.parametrize("margin", [0.8, 1, float("inf"), None])
def test_unusable_margins_of_a_ratio_are_refused(method, margin):
    """A margin that is no ratio above 1 is refused with the rule."""
    with pytest.raises(InputError, match="margin: must be one number above 1"):
        method.equivalence(84, 101, 89, 105, margin=margin)


@every_difference
def test_equivalence_is_the_larger_of_two_one_sided_tests(method):
    """Schuirmann's procedure, with the statistic of the same method at both margins."""
    pairs = informed(hard_pairs(300, seed=37)).T
    above = method.test(*pairs, null=-0.07, alternative="greater").p_value
    below = method.test(*pairs, null=0.07, alternative="less").p_value
    np.testing.assert_array_equal(method.equivalence(*pairs, margin=0.07), np.maximum(above, below))


@every_ratio
def test_equivalence_of_a_ratio_is_the_larger_of_two_one_sided_tests(method):
    """Schuirmann's procedure, with the statistic of the same method at the margin and its reciprocal."""
    pairs = informed(hard_pairs(200, seed=67)).T
    above = method.test(*pairs, null=1 / 1.3, alternative="greater").p_value
    below = method.test(*pairs, null=1.3, alternative="less").p_value
    np.testing.assert_array_equal(method.equivalence(*pairs, margin=1.3), np.maximum(above, below))


@every_method
def test_sides_add_up(method):
    """Greater and less share the whole probability, and the smaller of them is half of the two-sided one."""
    pairs = hard_pairs(500, seed=31)
    (_, greater), (_, less), (_, both) = (
        method.test(*pairs, null=0.02, alternative=word) for word in ("greater", "less", "two-sided")
    )
    np.testing.assert_allclose(greater + less, 1, rtol=1e-15)  # one rounding
    np.testing.assert_allclose(np.minimum(greater, less) * 2, both, rtol=1e-15, atol=1e-307)  # no digits below that


@pytest.mark.parametrize("name", ["agresti-caffo", "mee", "miettinen-nurminen", "newcombe", "wald"])
def test_no_change_against_no_change_is_no_evidence(name):
    """Equal shares have the statistic 0 and the p-value 1, nobody and everybody included."""
    counts, bases = np.array([0, 1, 5, 10]), np.array([10, 10, 10, 10])
    statistic, p_value = DIFFERENCES[name].test(counts, bases, counts, bases)
    np.testing.assert_array_equal(statistic, 0)
    np.testing.assert_array_equal(p_value, 1)


@pytest.mark.parametrize("name", ["mee", "miettinen-nurminen", "newcombe", "wald"])
def test_shares_equal_in_thirds_cancel_exactly(name):
    """1 of 3 and 2 of 6 do not differ by the rounding of a third."""
    statistic, p_value = DIFFERENCES[name].test([1, 7, 2e5], [3, 49, 3e5], [2, 9, 2], [6, 63, 3])
    np.testing.assert_array_equal(statistic, 0)
    np.testing.assert_array_equal(p_value, 1)


@pytest.mark.parametrize("name", ["miettinen-nurminen", "mee", "newcombe"])
def test_nobody_after_everybody_has_the_limit_minus_one(name):
    """From n of n to 0 of n the change may be as large as it can be, whatever the bases."""
    bases = np.array([1, 2, 12, 272, 1e6])
    low, high = DIFFERENCES[name].interval(0, bases, bases[:, None], bases[:, None])
    assert (low == -1).all()
    assert (high > -1).all()
    mirrored_low, mirrored_high = DIFFERENCES[name].interval(bases[:, None], bases[:, None], 0, bases)
    assert (mirrored_high == 1).all()
    np.testing.assert_array_equal(mirrored_low, -high)


@every_ratio
def test_edges_of_a_ratio_are_zero_and_infinity(method):
    """Nobody later leaves a ratio of 0 open, nobody earlier an infinite one, and no interval is not a number."""
    assert method.interval(0, 10, 5, 10).low == 0
    assert method.interval(5, 10, 0, 10).high == np.inf
    assert method.interval(0, 10, 0, 10) == (0, np.inf)
    low, high = method.interval(*all_small_pairs())
    assert not (np.isnan(low) | np.isnan(high)).any()
    assert (low <= high).all()
