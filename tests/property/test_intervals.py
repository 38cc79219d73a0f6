"""Laws that intervals and tests of a change obey, for every pair on bases up to 12 and for drawn pairs of any size."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.numerics.catalogue import DIFFERENCES
from tests.unit.numerics.pairs import all_small_pairs

from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.miettinen_nurminen import mee_limits, miettinen_nurminen_limits
from nctrends.numerics.methods.newcombe import newcombe_limits
from nctrends.proportions import agresti_caffo_interval

ROUNDING = 2e-15  # shares and their difference are rounded at 1; each limit is a dozen operations away from the counts

FULLY_MONOTONE = ("agresti-caffo", "mee", "miettinen-nurminen", "newcombe", "wald")
UNION_METHODS = {  # those whose ranges need only corners, at any level, with the limits that the analysis joins
    "mee": mee_limits,
    "miettinen-nurminen": miettinen_nurminen_limits,
    "newcombe": newcombe_limits,
}
HOLD_THE_ESTIMATE = ("mee", "miettinen-nurminen", "newcombe", "wald")

every_method = pytest.mark.parametrize("method", DIFFERENCES)
every_level = pytest.mark.parametrize("conf_level", [0.5, 0.8, 0.95, 0.999])
few = settings(max_examples=60, deadline=None, derandomize=True)  # a draw costs 0.2 ms; the grids are the real proof

bases = st.one_of(st.integers(1, 30), st.integers(1, 1_000_000), st.floats(0.6, 5000))
conf_levels = st.floats(0.5, 0.999999)


@st.composite
def shares(draw, least=0.0):
    """A count and its base; nobody, everybody, whole and weighted counts.

    With `least` one of the earlier edition are no less than a person: two parts of a person are taken for shares.
    """
    base = float(draw(bases))
    count = draw(
        st.one_of(st.just(0.0), st.just(base), st.integers(0, int(base)).map(float), st.floats(min(least, base), base))
    )
    return count, base


def level_for(method, conf_level):
    """The level; from one sigma on for SCAS, which searches below it (its own tests look there)."""
    return max(conf_level, 0.69) if method == "scas" else conf_level


def limits_at(method, *pair, conf_level):
    """The interval of a method."""
    return DIFFERENCES[method].interval(*pair, conf_level=level_for(method, conf_level))


def follow_each_count(method, conf_level):
    """Whether no limit falls when one more person chooses the option later, nor rises when one more did earlier."""
    x1, n1, x2, n2 = all_small_pairs()
    limits = np.array(limits_at(method, x1, n1, x2, n2, conf_level=conf_level))
    later, earlier = x1 < n1, x2 < n2
    raised = limits_at(method, (x1 + 1)[later], n1[later], x2[later], n2[later], conf_level=conf_level)
    lowered = limits_at(method, x1[earlier], n1[earlier], (x2 + 1)[earlier], n2[earlier], conf_level=conf_level)
    return (raised >= limits[:, later] - ROUNDING).all() and (lowered <= limits[:, earlier] + ROUNDING).all()


@every_level
@every_method
def test_swapped_editions_mirror_every_small_pair(method, conf_level):
    """Law 1: the change back has the same limits with the other sign, to the last digit, and the same p-value."""
    x1, n1, x2, n2 = all_small_pairs()
    low, high = limits_at(method, x1, n1, x2, n2, conf_level=conf_level)
    back_low, back_high = limits_at(method, x2, n2, x1, n1, conf_level=conf_level)
    np.testing.assert_array_equal(back_low, -high)
    np.testing.assert_array_equal(back_high, -low)
    statistic, p_value = DIFFERENCES[method].test(x1, n1, x2, n2, null=0.1)
    back_statistic, back_p_value = DIFFERENCES[method].test(x2, n2, x1, n1, null=-0.1)
    np.testing.assert_array_equal(back_statistic, -statistic)
    np.testing.assert_array_equal(back_p_value, p_value)


@every_method
@few
@given(later=shares(), earlier=shares(least=1.0), conf_level=conf_levels)
def test_swapped_editions_mirror(method, later, earlier, conf_level):
    """Law 1 for pairs of any size."""
    low, high = limits_at(method, *later, *earlier, conf_level=conf_level)
    assert limits_at(method, *earlier, *later, conf_level=conf_level) == (-high, -low)


@every_level
@every_method
def test_complements_mirror_every_small_pair(method, conf_level):
    """Law 2: those who did not choose the option changed by as much the other way."""
    x1, n1, x2, n2 = all_small_pairs()
    low, high = limits_at(method, x1, n1, x2, n2, conf_level=conf_level)
    other_low, other_high = limits_at(method, n1 - x1, n1, n2 - x2, n2, conf_level=conf_level)
    np.testing.assert_allclose(other_low, -high, rtol=0, atol=ROUNDING)
    np.testing.assert_allclose(other_high, -low, rtol=0, atol=ROUNDING)


@every_method
def test_levels_nest_for_every_small_pair(method):
    """Law 3: a higher level never gives a limit further in."""
    pairs = all_small_pairs()
    levels = (0.01, 0.5, 0.8, 0.95, 0.96, 0.999, 0.999999, 1 - 1e-12)
    intervals = [limits_at(method, *pairs, conf_level=level) for level in levels]
    for narrow, wide in itertools.pairwise(intervals):
        assert (wide[0] <= narrow[0]).all()
        assert (narrow[1] <= wide[1]).all()


@every_method
@few
@given(later=shares(), earlier=shares(least=1.0), one=conf_levels, other=conf_levels)
def test_levels_nest(method, later, earlier, one, other):
    """Law 3 for pairs of any size."""
    narrow = limits_at(method, *later, *earlier, conf_level=min(one, other))
    wide = limits_at(method, *later, *earlier, conf_level=max(one, other))
    assert wide[0] <= narrow[0] + ROUNDING
    assert narrow[1] <= wide[1] + ROUNDING


@every_level
@pytest.mark.parametrize("method", HOLD_THE_ESTIMATE)
def test_every_small_interval_holds_the_change(method, conf_level):
    """Law 4: what was observed is never excluded; all limits lie within -1..1."""
    x1, n1, x2, n2 = all_small_pairs()
    low, high = limits_at(method, x1, n1, x2, n2, conf_level=conf_level)
    change = x1 / n1 - x2 / n2
    assert ((low >= -1) & (low <= change) & (change <= high) & (high <= 1)).all()


@pytest.mark.parametrize("method", HOLD_THE_ESTIMATE)
@few
@given(later=shares(), earlier=shares(least=1.0), conf_level=st.floats(1e-6, 0.999999))
def test_intervals_hold_the_change(method, later, earlier, conf_level):
    """Law 4 for pairs of any size and low levels."""
    low, high = limits_at(method, *later, *earlier, conf_level=conf_level)
    change = later[0] / later[1] - earlier[0] / earlier[1]
    assert -1 <= low <= change <= high <= 1


@pytest.mark.parametrize("null", [-0.9, -0.25, 0.0, 0.05, 1 / 3])
@every_level
@every_method
def test_interval_and_p_value_agree_for_every_small_pair(method, conf_level, null):
    """Law 5: a null lies outside the interval exactly where the test rejects it, at 0 as anywhere."""
    pairs = all_small_pairs()
    low, high = limits_at(method, *pairs, conf_level=conf_level)
    _, p_value = DIFFERENCES[method].test(*pairs, null=null)
    allowed = 1 - level_for(method, conf_level)
    decided = np.abs(p_value - allowed) > 1e-12  # where a limit is the null, rounding decides
    outside = (low > null) | (high < null)
    np.testing.assert_array_equal(outside[decided], (p_value < allowed)[decided])


@every_method
@few
@given(later=shares(), earlier=shares(least=1.0), conf_level=conf_levels)
def test_a_limit_has_the_p_value_of_its_level(method, later, earlier, conf_level):
    """Law 5 at the limit itself: tested there, the change is just on the edge of the level."""
    for limit in limits_at(method, *later, *earlier, conf_level=conf_level):
        change = later[0] / later[1] - earlier[0] / earlier[1]
        if abs(limit) < 1 - 1e-9 and abs(limit - change) > 1e-7:  # nearer to either, rounding of the limit decides
            _, p_value = DIFFERENCES[method].test(*later, *earlier, null=limit)
            assert p_value == pytest.approx(1 - level_for(method, conf_level), rel=1e-5)


@pytest.mark.parametrize("margin", [0.02, 0.1, 0.5, 0.9])
@every_method
def test_interval_and_equivalence_agree_for_every_small_pair(method, margin):
    """Law 5 about a margin: equivalence at 5 % is a 90 % interval within the margin."""
    pairs = all_small_pairs()
    low, high = limits_at(method, *pairs, conf_level=0.9)
    p_value = DIFFERENCES[method].equivalence(*pairs, margin=margin)
    decided = np.abs(p_value - 0.05) > 1e-12  # where a limit is the margin, rounding decides
    within = (low > -margin) & (high < margin)
    np.testing.assert_array_equal(within[decided], (p_value < 0.05)[decided])


@every_level
@pytest.mark.parametrize("method", UNION_METHODS)
def test_limits_follow_each_count_on_every_small_grid(method, conf_level):
    """Law 6: one more person later never lowers a limit, one more earlier never raises it."""
    assert follow_each_count(method, conf_level)


def test_agresti_caffo_limits_follow_each_count_up_to_95_percent():
    """Law 6 as far as it goes for Agresti-Caffo: at 95 % ranges need only corners, at 99.9 % they would not do."""
    assert follow_each_count("agresti-caffo", 0.95)
    low, _ = agresti_caffo_interval(np.arange(13), 12, 300, 1000, conf_level=0.999)
    assert (np.diff(low) < -ROUNDING).any()


@pytest.mark.parametrize("method", ["miettinen-nurminen", "mee"])
@few
@given(later=shares(), earlier=shares(least=1.0), conf_level=conf_levels, part=st.floats(0, 1))
def test_score_limits_follow_each_count(method, later, earlier, conf_level, part):
    """Law 6 for pairs of any size, and steps of a fraction of a person."""
    more = later[0] + part * (later[1] - later[0])
    fewer = limits_at(method, *later, *earlier, conf_level=conf_level)
    raised = limits_at(method, min(more, later[1]), later[1], *earlier, conf_level=conf_level)
    assert raised[0] >= fewer[0] - ROUNDING
    assert raised[1] >= fewer[1] - ROUNDING


@every_level
@pytest.mark.parametrize("factor", [1.25, 2, 100])
@pytest.mark.parametrize("method", HOLD_THE_ESTIMATE)
def test_larger_bases_at_the_same_shares_give_intervals_inside(method, factor, conf_level):
    """Law 7: more people who answer alike never make the change less sure."""
    pairs = all_small_pairs()
    small = limits_at(method, *pairs, conf_level=conf_level)
    large = limits_at(method, *(factor * values for values in pairs), conf_level=conf_level)
    assert (small[0] <= large[0] + ROUNDING).all()
    assert (large[1] <= small[1] + ROUNDING).all()


@pytest.mark.parametrize("method", UNION_METHODS)
@few
@given(
    later=shares(),
    earlier=shares(least=1.0),
    widths=st.tuples(st.floats(0, 0.5), st.floats(0, 0.5)),
    inside=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    conf_level=conf_levels,
)
def test_corners_hold_the_interval_of_every_pair_in_a_range(method, later, earlier, widths, inside, conf_level):
    """Law 8: the hull of four intervals at the corners of two ranges of counts holds that of any pair inside."""
    ranges = [
        (count, min(base, count + width * base)) for (count, base), width in zip((later, earlier), widths, strict=True)
    ]
    between = [min(high, low + part * (high - low)) for (low, high), part in zip(ranges, inside, strict=True)]
    limits, z = UNION_METHODS[method], critical_value(conf_level)
    low, high = limits(between[0], later[1], between[1], earlier[1], z)
    corners = limits(np.array(ranges[0])[:, None], later[1], np.array(ranges[1]), earlier[1], z)
    assert corners[0].min() <= low + ROUNDING
    assert high <= corners[1].max() + ROUNDING


@pytest.mark.parametrize("method", FULLY_MONOTONE)
@few
@given(
    later=shares(),
    earlier=shares(least=1.0),
    nulls=st.tuples(st.floats(-0.99, 0.99), st.floats(-0.99, 0.99)),
)
def test_evidence_grows_with_distance_from_the_null(method, later, earlier, nulls):
    """A null further down is claimed against with no larger p-value: else an interval would have gaps."""
    lower, upper = sorted(nulls)
    (_, against_lower), (_, against_upper) = (
        DIFFERENCES[method].test(*later, *earlier, null=null, alternative="greater") for null in (lower, upper)
    )
    assert against_lower <= against_upper * (1 + 1e-12)  # the promised accuracy of a p-value
