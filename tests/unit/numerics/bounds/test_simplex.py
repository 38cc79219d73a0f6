"""Ranges of sums of shares that statements about other sums leave open."""

from __future__ import annotations

import random
from itertools import chain, combinations

import numpy as np
import pytest
from tests.unit.numerics.vertices import vertices

from nctrends.numerics.bounds.neighbours import scale_ends
from nctrends.numerics.bounds.nested import nested
from nctrends.numerics.bounds.simplex import (
    Bound,
    minimal_contradiction,
    simplex_fits,
    simplex_mean,
    simplex_range,
)
from nctrends.numerics.bounds.units import as_share, as_units

NEAR = 1e-6  # HiGHS keeps 1e-10, but an end taken from it is rounded to 7 digits


def bound(*parts: int, low: float = 0.0, high: float = 1.0, high_open: bool = False) -> Bound:
    """A statement about the sum of some shares."""
    return Bound(parts=frozenset(parts), low=low, high=high, high_open=high_open)


def subsets(size: int) -> list[frozenset[int]]:
    """Every set of shares, the empty one first."""
    return [frozenset(some) for some in chain.from_iterable(combinations(range(size), n) for n in range(size + 1))]


def drawn(seed: int) -> tuple[int, list[Bound]]:
    """A small problem: two to five shares and up to six statements, which may cross or contradict each other."""
    rng = random.Random(seed)
    size = rng.randint(2, 5)
    bounds = []
    for _ in range(rng.randint(0, 6 if size < 5 else 4)):
        low, high = sorted(rng.randint(0, 20) / 20 for _ in range(2))
        bounds.append(bound(*rng.sample(range(size), rng.randint(1, size - 1)), low=low, high=high))
    return size, bounds


@pytest.mark.parametrize("seed", range(150))
def test_ranges_are_those_of_the_corners(seed: int) -> None:
    """The range of every sum, and of a mean score, is that over all corners of the region; no corner is no range."""
    size, bounds = drawn(seed)
    corners = vertices(size, bounds)
    scores = [float(score) for score in random.Random(seed).choices(range(-3, 4), k=size)]
    assert simplex_fits(size, bounds) == bool(len(corners))
    asked = [
        (ends(simplex_range(size, bounds, some)), [float(i in some) for i in range(size)]) for some in subsets(size)
    ]
    for found, weights in [*asked, (simplex_mean(size, bounds, scores), scores)]:
        sums = corners @ np.array(weights)
        assert found == (pytest.approx((sums.min(), sums.max()), abs=NEAR) if len(corners) else None)


def ends(found: Bound | None) -> tuple[float, float] | None:
    """Both ends of a bound."""
    return None if found is None else (found.low, found.high)


TRIANGLE = [bound(0, 1, low=0.6, high=0.7), bound(1, 2, low=0.5, high=0.6), bound(0, 2, low=0.3, high=0.9)]
"""Three nets of two of four options: no order makes each a stretch, so that a linear program has to find the range."""


def test_statements_that_cross_take_a_linear_program() -> None:
    """Where neither a tree nor a scale will do, the two programs agree with the corners."""
    statements = [(b.parts, as_units(b.low), as_units(b.high)) for b in TRIANGLE]
    assert nested(4, statements) is None
    assert scale_ends(4, statements, frozenset({1})) is None
    corners = vertices(4, TRIANGLE)
    for some in subsets(4):
        found = simplex_range(4, TRIANGLE, some)
        sums = corners[:, list(some)].sum(axis=1)
        assert found is not None
        assert (found.low, found.high) == pytest.approx((sums.min(), sums.max()), abs=NEAR)


def test_one_cell_leaves_the_rest_its_complement() -> None:
    """A cell printed 6.1 % leaves 93.85 to 93.95 % to all others, the lower end only approached in the cell."""
    cell = [bound(0, low=0.0605, high=0.0615, high_open=True)]
    assert simplex_range(5, cell, frozenset({0})) == bound(0, low=0.0605, high=0.0615, high_open=True)
    assert simplex_range(5, cell, frozenset({1, 2, 3, 4})) == bound(1, 2, 3, 4, low=0.9385, high=0.9395)
    assert simplex_range(5, cell, frozenset({1})) == bound(1, low=0.0, high=0.9395)


def test_full_row_narrows_its_cells() -> None:
    """25, 22 and 54 % add up to 101: each can only be in the lower half of what its own digits allow."""
    row = [bound(i, low=(p - 0.5) / 100, high=(p + 0.5) / 100, high_open=True) for i, p in enumerate((25, 22, 54))]
    assert simplex_range(3, row, frozenset({0})) == bound(0, low=0.245, high=0.25)
    assert simplex_range(3, row, frozenset({1, 2})) == bound(1, 2, low=0.75, high=0.755)


@pytest.mark.parametrize(
    ("high_open", "fits"), [pytest.param(False, True, id="reached"), pytest.param(True, False, id="only approached")]
)
@pytest.mark.parametrize("crossing", [False, True], ids=["alone", "beside crossing ones"])
def test_open_end_does_not_meet_a_closed_one(high_open: bool, fits: bool, crossing: bool) -> None:
    """50 % is below 50.5 and "more than half" begins there: rounded half up the two do not meet."""
    size = 6 if crossing else 2
    others = [bound(*(i + 2 for i in b.parts)) for b in TRIANGLE] if crossing else []
    both = [bound(0, low=0.495, high=0.505, high_open=high_open), bound(0, low=0.505, high=0.59)]
    assert simplex_fits(size, [*others, *both]) == fits


def test_everything_is_exactly_one() -> None:
    """Law 11: all options together are 1, whatever is printed; a statement that denies it contradicts."""
    for bounds in ([], [bound(0, low=0.3, high=0.4)], TRIANGLE):
        found = simplex_range(4, bounds, frozenset(range(4)))
        assert found is not None
        assert (found.low, found.high) == pytest.approx((1.0, 1.0), abs=NEAR)
    assert not simplex_fits(2, [bound(0, 1, high=0.9)])


def test_units_keep_what_decimals_print() -> None:
    """Sums of decimals are exact, and come back as the float that one would type."""
    assert as_units(0.1) + as_units(0.2) == as_units(0.3)
    assert [as_share(as_units(n / 1000)) for n in range(1001)] == [n / 1000 for n in range(1001)]


def within(bounds: list[tuple[float, float]]) -> object:
    """Whether ranges of one number have something in common, for some of them."""
    return lambda some: max((bounds[i][0] for i in some), default=0.0) <= min((bounds[i][1] for i in some), default=1.0)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        pytest.param([], (), id="none"),
        pytest.param([(0, 1), (0.2, 0.5)], (), id="all hold"),
        pytest.param([(0, 0.3), (0.1, 0.4), (0.35, 1)], (0, 2), id="a pair"),
        pytest.param([(0.6, 0.4)], (0,), id="one alone"),
    ],
)
def test_minimal_contradiction_of_ranges(ranges: list[tuple[float, float]], expected: tuple[int, ...]) -> None:
    """The first contradicting pair is named, one statement where it cannot hold alone, nothing where all hold."""
    assert minimal_contradiction(len(ranges), within(ranges)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(60))
def test_contradiction_is_minimal(seed: int) -> None:
    """The statements named cannot hold together, and without any one of them the others can."""
    size, bounds = drawn(seed)

    def fits(some: object) -> bool:
        return simplex_fits(size, [bounds[i] for i in some])  # type: ignore[attr-defined]

    few = minimal_contradiction(len(bounds), fits)
    assert bool(few) != simplex_fits(size, bounds)
    assert not few or not fits(few)
    assert all(fits([i for i in few if i != one]) for one in few)
