"""The chance of a fit: a fact about the shape of a row."""

from __future__ import annotations

import math

import numpy as np
import pytest

from nctrends.numerics.bases.cells import FREE
from nctrends.numerics.bases.chance import RANDOM_ROWS, chance_of_a_fit


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
