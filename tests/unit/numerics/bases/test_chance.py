"""The chance of a fit: a fact about the shape of a row."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from nctrends.numerics.bases.cells import FREE
from nctrends.numerics.bases.chance import (
    RANDOM_ROWS,
    chance_of_a_fit,
    chance_of_an_exact_sum,
    chance_of_as_many,
    chances_of_spans,
)


def test_order_of_cells_does_not_matter() -> None:
    """Cells of a random row are alike, so only how many have which decimals counts."""
    assert chance_of_a_fit((0, 1, 1, FREE), 40, sums=True) == chance_of_a_fit((1, FREE, 0, 1), 40, sums=True)


@pytest.mark.parametrize("sums", [True, False], ids=["single", "multi"])
def test_chance_rises_with_the_largest_base_and_with_a_freed_cell(sums: bool) -> None:
    """More bases fit more rows, and so does a row with a cell set aside or left out."""
    chances = [chance_of_a_fit((1,) * 5, last, sums=sums) for last in (20, 100, 272, 700, 999)]
    assert chances == sorted(chances)
    assert chances[0] < 0.01
    assert chances[-1] > 0.9
    plain, freed = (chance_of_a_fit((1,) * 5, 200, sums=sums, one_freed=one_freed) for one_freed in (False, True))
    assert plain < freed
    assert plain < chance_of_a_fit((1,) * 4 + (FREE,), 200, sums=sums)


@pytest.mark.parametrize(("cells", "sums"), [(1, False), (3, True)], ids=["a share on 0..1", "three on the simplex"])
def test_chance_is_that_of_rows_drawn_another_way(cells: int, sums: bool) -> None:
    """Rows drawn from numpy's Dirichlet and uniform distributions, tried in plain Python, fit as often."""
    random = np.random.default_rng(1)
    drawn = random.dirichlet([1.0] * cells, 2000) if sums else random.random((2000, cells))
    printed = np.floor(drawn * 1000 + 0.5).astype(int).tolist()
    share = sum(any(_fits(row, base, sums=sums) for base in range(1, 61)) for row in printed) / 2000
    spread = math.sqrt(share * (1 - share) * (1 / 2000 + 1 / RANDOM_ROWS))
    assert abs(chance_of_a_fit((1,) * cells, 60, sums=sums) - share) < 4 * spread  # four standard errors


def _fits(row: list[int], base: int, *, sums: bool) -> bool:
    counts = [-(-max(2 * value - 1, 0) * base // 2000) for value in row]
    fits = all(2000 * count < (2 * value + 1) * base for value, count in zip(row, counts, strict=True))
    return fits and (not sums or sum(counts) == base)


def test_chance_is_the_same_number_everywhere() -> None:
    """The draws are whole numbers of a fixed generator, so published chances can be looked up again."""
    assert chance_of_a_fit((1,) * 5, 272, sums=True) == 0.115
    assert chance_of_a_fit((1,) * 6, 272, sums=False) == 0.019
    assert chance_of_a_fit((1,) * 3, 272, sums=True) == 0.831


def test_chance_of_a_span_of_bases_is_less_than_that_of_all() -> None:
    """A row that a base from 180 to 200 prints is printed by one from 1 to 200; one base alone is one of its own."""
    whole, span, one = (chance_of_a_fit((1,) * 4, 200, sums=True, first=first) for first in (1, 180, 200))
    assert whole > span > one
    below = chance_of_a_fit((1,) * 4, 179, sums=True)
    assert max(below, span) <= whole <= below + span + 1e-12  # a row may fit on both sides


@pytest.mark.parametrize("length", [1, 2, 7, 60])
def test_chances_of_spans_are_those_of_each_span_alone(length: int) -> None:
    """Every span of so many bases fits as many of the same random rows as when it is tried by itself."""
    found = chances_of_spans((1, 0, 1), 60, length, sums=True)
    spans = [(first, first + length - 1) for first in range(1, 62 - length)]
    assert found.tolist() == [chance_of_a_fit((0, 1, 1), last, first=first, sums=True) for first, last in spans]


def test_freed_cell_at_one_base_is_as_likely_as_counting_says() -> None:
    """189 people print 190 of the 1,001 shares; five of six cells at least have to be of these, each on its own."""
    share = 190 / 1001
    expected = 6 * share**5 * (1 - share) + share**6
    found = chance_of_a_fit((1,) * 6, 189, sums=False, first=189, one_freed=True)
    assert abs(found - expected) < 4 * math.sqrt(expected / RANDOM_ROWS)  # four standard errors


@pytest.mark.parametrize("chances", [[], [0.3], [0.0, 1.0], [0.115, 0.115, 0.831], [0.9, 0.02, 0.5, 0.5, 0.25]])
def test_chance_of_as_many_is_that_of_all_outcomes_one_by_one(chances: list[float]) -> None:
    """The probability of so many successes or more, added up over every way in which the trials can end."""
    for successes in range(len(chances) + 1):
        ways = [way for way in product((True, False), repeat=len(chances)) if sum(way) >= successes]
        weights = (math.prod(p if yes else 1 - p for p, yes in zip(chances, way, strict=True)) for way in ways)
        expected = sum(weights)
        assert chance_of_as_many(chances, successes) == pytest.approx(expected, abs=1e-12)  # sums of products
        several = chance_of_as_many([np.array([chance, 0.0]) for chance in chances], successes)
        assert several.tolist() == pytest.approx([expected, float(successes == 0)] if chances else 1, abs=1e-12)


@pytest.mark.parametrize(("cells", "expected"), [(1, 1), (2, 1), (3, 3 / 4), (4, 2 / 3), (5, 115 / 192), (6, 11 / 20)])
def test_sum_of_shares_of_many_people_is_exact_as_often_as_errors_cancel(cells: int, expected: float) -> None:
    """Errors are then uniform; that all but one add up to less than a half is Irwin and Hall's distribution."""
    assert chance_of_an_exact_sum(999_983, cells, 2) == pytest.approx(expected, abs=1e-5)  # errors in steps of 1e-6


@pytest.mark.parametrize(("base", "cells"), [(196, 5), (272, 4), (400, 3), (60, 6)])
def test_sum_is_exact_as_often_as_in_rows_drawn_at_random(base: int, cells: int) -> None:
    """Of 4,000 rows of such a base, rounded half up, as many add up to 1,000 tenths of a percent."""
    random = np.random.default_rng(5)
    counts = random.multinomial(base, np.full(cells, 1 / cells), 4000)
    sums = ((2000 * counts + base) // (2 * base)).sum(axis=1)
    expected = chance_of_an_exact_sum(base, cells, 1)
    assert abs((sums == 1000).mean() - expected) < 4 * math.sqrt(expected * (1 - expected) / 4000)  # standard errors


@pytest.mark.parametrize("base", [1, 8, 40, 200, 250, 500, 1000])
def test_shares_that_need_no_rounding_always_add_up(base: int) -> None:
    """A base that divides 1,000 has shares of whole tenths of a percent."""
    assert chance_of_an_exact_sum(base, 7, 1) == 1
