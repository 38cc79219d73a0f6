"""Ranges of unions where people may have given several answers."""

from __future__ import annotations

import random
from itertools import chain, combinations

import numpy as np
import pytest

from nctrends.numerics.bounds.simplex import Bound
from nctrends.numerics.bounds.unions import union_range, unions_fit


def bound(*parts: int, low: float = 0.0, high: float = 1.0, high_open: bool = False) -> Bound:
    """A statement about the people who gave any of some answers."""
    return Bound(parts=frozenset(parts), low=low, high=high, high_open=high_open)


def extremes(size: int, bounds: list[Bound], asked: frozenset[int]) -> tuple[float, float] | None:
    """Smallest and largest union over all ways in which answers can overlap: a linear program over 2^size patterns."""
    from scipy.optimize import linprog  # noqa: PLC0415 - the oracle only

    patterns = [frozenset(p) for p in chain.from_iterable(combinations(range(size), n) for n in range(size + 1))]
    rows = np.array([[float(bool(b.parts & p)) for p in patterns] for b in bounds]).reshape(-1, len(patterns))
    goal = np.array([float(bool(asked & p)) for p in patterns])
    ends = []
    for sign in (1, -1):
        solved = linprog(
            sign * goal,
            A_ub=np.concatenate([rows, -rows]),
            b_ub=[b.high for b in bounds] + [-b.low for b in bounds],
            A_eq=np.ones((1, len(patterns))),
            b_eq=[1.0],
        )
        if solved.status != 0:
            return None
        ends.append(sign * solved.fun)
    return ends[0], ends[1]


@pytest.mark.parametrize("seed", range(40))
def test_bounds_from_single_answers_are_the_best_there_are(seed: int) -> None:
    """Law 12: from single shares a union lies between the largest and min(1, sum), and both ends can happen."""
    rng = random.Random(seed)
    size = rng.randint(2, 4)
    cells = [sorted(rng.randint(0, 20) / 20 for _ in range(2)) for _ in range(size)]
    bounds = [bound(i, low=low, high=high) for i, (low, high) in enumerate(cells)]
    found = union_range(bounds, frozenset(range(size)))
    most = min(1.0, round(sum(high for _, high in cells), 9))
    assert found == bound(*range(size), low=max(low for low, _ in cells), high=most)
    assert (found.low, found.high) == pytest.approx(extremes(size, bounds, frozenset(range(size))), abs=1e-7)


@pytest.mark.parametrize("seed", range(80))
def test_bounds_from_unions_leave_out_nothing_possible(seed: int) -> None:
    """Whatever way of overlapping obeys the statements, its union is in the range; a contradiction told is one."""
    rng = random.Random(seed)
    size, bounds = 3, []
    for _ in range(rng.randint(1, 5)):
        low, high = sorted(rng.randint(0, 20) / 20 for _ in range(2))
        bounds.append(bound(*rng.sample(range(size), rng.randint(1, size)), low=low, high=high))
    for asked in (frozenset({0}), frozenset({0, 1}), frozenset({0, 1, 2})):
        found, true = union_range(bounds, asked), extremes(size, bounds, asked)
        if true is not None:
            assert found is not None
            assert found.low <= true[0] + 1e-9
            assert found.high >= true[1] - 1e-9


@pytest.mark.parametrize(
    ("bounds", "fits"),
    [
        pytest.param([bound(0, low=0.5), bound(0, 1, high=0.4)], False, id="part above union"),
        pytest.param([bound(0, high=0.2), bound(1, high=0.2), bound(0, 1, low=0.5)], False, id="union above sum"),
        pytest.param([bound(0, low=0.5), bound(1, low=0.6)], True, id="shares above 1 in sum"),
        pytest.param([bound(0, high=0.505, high_open=True), bound(0, low=0.505)], False, id="an end not reached"),
        pytest.param([], True, id="nothing said"),
    ],
)
def test_contradictions_of_unions(bounds: list[Bound], fits: bool) -> None:
    """A union is no less than its parts and no more than their sum; single answers may be what they like."""
    assert unions_fit(bounds) == fits
    assert (union_range(bounds, frozenset({0})) is not None) == fits


def test_wider_union_less_the_rest_bounds_a_part() -> None:
    """If any answer has 80 % and all but the first 30 % at most, the first has 50 % or more."""
    found = union_range([bound(0, 1, 2, low=0.8), bound(1, 2, high=0.3)], frozenset({0}))
    assert found == bound(0, low=0.5)


def test_large_unions_use_single_answers() -> None:
    """Of twenty answers with 4 % each, at most 80 % gave any: covers of so many parts are not all tried."""
    found = union_range([bound(i, low=0.01, high=0.04) for i in range(20)], frozenset(range(20)))
    assert found == bound(*range(20), low=0.01, high=0.8)
