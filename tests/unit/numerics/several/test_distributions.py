"""Distributions compared: brute force over pairs of people, exact multinomial variances, coverage, ranges."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import brunnermunzel
from tests.strategies import fewer

from nctrends.errors import InputError
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.several.distributions import (
    bound_limits,
    difference_limits,
    difference_p,
    higher_bounds,
    mean_bounds,
)
from nctrends.numerics.several.scales import Scale
from nctrends.proportions import (
    higher_p_value,
    mean_score_interval,
    newcombe_interval,
    probability_higher,
    probability_higher_interval,
    wilson_interval,
)

COUNTS = st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any)


@given(COUNTS, COUNTS)
def test_probability_is_that_of_all_pairs_of_people(later: list[int], earlier: list[int]) -> None:
    """Every later person beside every earlier one: how often the answer is higher, and half the ties."""
    after, before = (np.repeat(np.arange(4), counts) for counts in (later, earlier))
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in product(after, before)]
    assert probability_higher(later, earlier) == pytest.approx(np.mean(pairs))


@given(COUNTS, COUNTS)
def test_swapping_and_turning_mirror_the_probability(later: list[int], earlier: list[int]) -> None:
    """Law 1 and 2: with the editions swapped, or the scale turned, the limits are one minus the other ends."""
    low, high = probability_higher_interval(later, earlier)
    assert probability_higher_interval(earlier, later) == pytest.approx((1 - high, 1 - low), abs=1e-9)
    assert probability_higher_interval(later[::-1], earlier[::-1]) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(COUNTS, COUNTS, st.floats(0.5, 0.9), st.floats(0.001, 0.09))
def test_intervals_hold_the_estimate_and_nest(later: list[int], earlier: list[int], level: float, more: float) -> None:
    """Laws 3 and 4 for both measures."""
    scores = [1, 2, 3, 4]
    means = [np.dot(counts, scores) / sum(counts) for counts in (later, earlier)]
    for interval, estimate in (
        (lambda level: mean_score_interval(later, earlier, scores, conf_level=level), means[0] - means[1]),
        (
            lambda level: probability_higher_interval(later, earlier, conf_level=level),
            probability_higher(later, earlier),
        ),
    ):
        low, high = interval(level)
        lower, higher = interval(level + more)
        assert lower - 1e-9 <= low <= estimate + 1e-9
        assert estimate - 1e-9 <= high <= higher + 1e-9


@given(COUNTS, COUNTS)
def test_p_values_agree_with_the_intervals(later: list[int], earlier: list[int]) -> None:
    """Law 5: at one minus the p-value, a limit touches no change."""
    p_value = float(higher_p_value(later, earlier))
    if 1e-12 < p_value < 0.999:
        limits = probability_higher_interval(later, earlier, conf_level=1 - p_value)
        assert min(abs(limit - 0.5) for limit in limits) < 1e-6
    bounds = [mean_bounds(exactly(counts), np.array([0.0, 0.2, 0.7, 1.0])) for counts in (later, earlier)]
    p_mean = float(difference_p(*bounds))
    if 1e-12 < p_mean < 0.999:
        limits = difference_limits(*bounds, np.asarray(critical_value(1 - p_mean)))
        assert min(abs(float(limit)) for limit in limits) < 1e-6


@given(st.integers(1, 50), st.integers(0, 50), st.integers(1, 50), st.integers(0, 50))
def test_net_has_newcombes_interval(yes: int, no: int, yes_earlier: int, no_earlier: int) -> None:
    """With scores of 1 and 0 the change of the mean is the change of a net, and its interval Newcombe's."""
    found = mean_score_interval([no, yes, 0], [no_earlier, 0, yes_earlier], [0, 1, 1])
    expected = newcombe_interval(yes, yes + no, yes_earlier, yes_earlier + no_earlier)
    assert found == pytest.approx(expected, abs=1e-9)


def test_large_samples_have_the_multinomial_variance() -> None:
    """At a large base the half-width is z times the root of the exact variances (Σ p s² - (Σ p s)²) / n of the two."""
    shares, others, scores = np.array([0.1, 0.2, 0.3, 0.4]), np.array([0.2, 0.3, 0.3, 0.2]), np.array([-1.0, -1, 1, 1])
    low, high = mean_score_interval(shares * 1e6, others * 2e6, scores)
    variances = [p @ scores**2 - (p @ scores) ** 2 for p in (shares, others)]
    expected = critical_value(0.95) * np.sqrt(variances[0] / 1e6 + variances[1] / 2e6)
    assert (high - low) / 2 == pytest.approx(expected, rel=1e-5)


def test_large_samples_have_brunner_and_munzels_variance() -> None:
    """At a large base the interval is Wald's with the variance of Brunner and Munzel."""
    after, before = np.array([200, 500, 900, 400]), np.array([300, 600, 800, 300])
    statistic = brunnermunzel(
        np.repeat(np.arange(4), before), np.repeat(np.arange(4), after), distribution="normal"
    ).statistic
    low, high = probability_higher_interval(after, before)
    error = (probability_higher(after, before) - 0.5) / statistic
    assert (high - low) / 2 == pytest.approx(critical_value(0.95) * error, rel=2e-3)


def test_same_answer_of_all_leaves_a_width() -> None:
    """Where everybody gave the same middle answer twice, the intervals are around no change and have a width."""
    all_in_one = [0, 0, 50, 0, 0]
    low, high = mean_score_interval(all_in_one, all_in_one, [1, 2, 3, 4, 5])
    assert low < -0.05
    assert high > 0.05
    low, high = probability_higher_interval(all_in_one, all_in_one)
    assert low < 0.48
    assert high > 0.52


def test_complete_shift_has_a_one_sided_interval() -> None:
    """Where every later answer is higher the upper limit is 1, the lower that of as many people as the smaller base."""
    low, high = probability_higher_interval([0, 0, 40], [60, 0, 0])
    assert high == 1
    assert low >= wilson_interval(40, 40)[0] - 1e-12
    assert low < 1


def multinomial(size: int, shares: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """All counts of a sample on a scale of three, each with its chance."""
    counts = np.array([(a, b, size - a - b) for a in range(size + 1) for b in range(size + 1 - a)], dtype=float)
    ways = np.array([comb(size, int(a)) * comb(size - int(a), int(b)) for a, b, _ in counts], dtype=float)
    return counts, ways * np.prod(np.array(shares) ** counts, axis=1)


@pytest.mark.parametrize("measure", ["mean", "higher"])
def test_coverage_is_near_the_level(measure: str) -> None:
    """Exactly, over all pairs of samples of 12 people on a scale of three: near 95 %, never below 91."""
    size, scores, covered = 12, np.array([0.0, 1, 3]), []
    settings = [(0.2, 0.3, 0.5), (0.05, 0.15, 0.8), (1 / 3, 1 / 3, 1 / 3), (0.02, 0.96, 0.02), (0.45, 0.1, 0.45)]
    for shares, others in product(settings, repeat=2):
        (after, chance), (before, chance_before) = multinomial(size, shares), multinomial(size, others)
        every = np.repeat(after, len(before), axis=0), np.tile(before, (len(after), 1))
        weight = np.repeat(chance, len(before)) * np.tile(chance_before, len(after))
        if measure == "mean":
            low, high = mean_score_interval(*every, scores)
            truth = scores @ (np.array(shares) - others)
        else:
            low, high = probability_higher_interval(*every)
            truth = probability_higher(shares, others)
        covered.append(weight[(low <= truth + 1e-12) & (truth <= high + 1e-12)].sum())
    assert 0.945 < np.mean(covered) < 0.985
    assert min(covered) > 0.91


def exactly(counts: list[int] | np.ndarray) -> Scale:
    """Counts as a scale with nothing left open."""
    held = np.asarray(counts, dtype=float)
    return Scale(held, held, held.sum(axis=-1))


@st.composite
def ranges(draw: st.DrawFn) -> Scale:
    """Ranges of whole counts of 10 to 30 people on a scale of three."""
    counts = np.array([draw(st.integers(0, 7)) for _ in range(3)], dtype=float)
    counts[draw(st.integers(0, 2))] += 9
    low = np.maximum(counts - [draw(st.integers(0, 2)) for _ in range(3)], 0)
    return Scale(low, counts + [draw(st.integers(0, 2)) for _ in range(3)], np.asarray(counts.sum()))


def every_distribution(scale: Scale) -> np.ndarray:
    """All whole counts in the ranges that add up to the base."""
    grids = [np.arange(a, b + 1) for a, b in zip(scale.low, scale.high, strict=True)]
    counts = np.array(list(product(*grids)))
    return counts[counts.sum(axis=1) == scale.base]


@given(ranges(), ranges())
@fewer(2)
def test_intervals_over_ranges_hold_those_of_all_counts(later: Scale, earlier: Scale) -> None:
    """Law 8: no allowed pair of distributions has a limit outside, or a larger p-value."""
    after, before = every_distribution(later), every_distribution(earlier)
    after, before = np.repeat(after, len(before), axis=0), np.tile(before, (len(after), 1))
    scores, z = np.array([0.0, 0.3, 1.0]), np.asarray(1.96)
    own = difference_limits(mean_bounds(exactly(after), scores), mean_bounds(exactly(before), scores), z)
    both = mean_bounds(later, scores), mean_bounds(earlier, scores)
    whole = difference_limits(*both, z)
    assert whole[0] <= own[0].min() + 1e-9
    assert own[1].max() <= whole[1] + 1e-9
    assert difference_p(*both) >= difference_p(
        mean_bounds(exactly(after), scores), mean_bounds(exactly(before), scores)
    ).max() - 1e-9  # fmt: skip
    low, high = bound_limits(higher_bounds(later, earlier), z)
    lows, highs = bound_limits(higher_bounds(exactly(after), exactly(before)), z)
    assert low <= lows.min() + 1e-9
    assert highs.max() <= high + 1e-9
    assert higher_bounds(later, earlier).low == pytest.approx(probability_higher(after, before).min())
    assert higher_bounds(later, earlier).high == pytest.approx(probability_higher(after, before).max())


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (([1, 2, 3], [1, 2]), "must have as many options as counts_later; got 3 and 2"),
        (([0, 0, 0], [1, 2, 3]), "must be above 0"),
        (([1, -2, 3], [1, 2, 3]), "must lie in 0..the sum of counts_later"),
        ((3, [1, 2, 3]), "must have a count for each option"),
    ],
    ids=["lengths differ", "nobody", "negative", "no scale"],
)
def test_what_is_no_distribution_is_refused(counts: tuple[list[int], list[int]], message: str) -> None:
    """A fault is told with the rule."""
    with pytest.raises(InputError, match=message):
        probability_higher_interval(*counts)


@pytest.mark.parametrize("scores", [[1, 2], [1, 1, 1], [1, 2, float("nan")]], ids=["too few", "equal", "no number"])
def test_scores_that_are_none_are_refused(scores: list[float]) -> None:
    """Scores are numbers, one an option, and not all alike."""
    with pytest.raises(InputError, match="must be 3 numbers, one an option, not all alike"):
        mean_score_interval([1, 2, 3], [1, 2, 3], scores)
