"""The choice of one base a row against all combinations, one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.stats import t as student

from nctrends.numerics.bases.grid import likeliest_base, nearest_together, smallest_spread


def chosen(sets: list[list[int]]) -> list[int] | None:
    """The function on lists."""
    row = np.repeat(np.arange(len(sets)), [len(some) for some in sets])
    combination = nearest_together(row, np.array([base for some in sets for base in some]))
    return None if combination is None else combination.tolist()


def by_hand(sets: list[list[int]]) -> list[int] | None:
    """The combination with the smallest spread, by trying all."""
    spreads = {way: max(way) - min(way) for way in product(*sets)}
    best = [way for way, spread in spreads.items() if spread == min(spreads.values())]
    return list(best[0]) if len(best) == 1 else None


def test_random_sets_are_chosen_as_by_trying_all_combinations() -> None:
    """The only combination with the smallest spread is found, and none where there are several."""
    random = np.random.default_rng(12)
    found = []
    for _ in range(500):
        sizes = random.integers(1, 5, random.integers(1, 5))
        sets = [sorted(random.choice(np.arange(1, 40), size, replace=False).tolist()) for size in sizes]
        assert chosen(sets) == by_hand(sets), sets
        row = np.repeat(np.arange(len(sets)), sizes)
        assert smallest_spread(row, np.concatenate(sets)) == min(max(way) - min(way) for way in product(*sets))
        found.append(chosen(sets) is not None)
    assert 0 < sum(found) < 500


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (
            [[194], [187, 196, 197, 205, 206, 215], [142, 193, 235, 237], [64, 128, 192, 256], [190]],
            "194 196 193 192 190",
        ),
        ([[5, 9]], None),
        ([[5]], "5"),
        ([[5, 9], [5, 9]], None),
        ([[5, 9], [9, 30]], "9 9"),
        ([[10], [8, 12]], None),
    ],
    ids=["increased or not, 2018", "alone", "one base", "twice the same", "shared", "as near above as below"],
)
def test_neighbours_choose_only_where_one_combination_is_closest(sets: list[list[int]], expected: str | None) -> None:
    """Equal spreads leave the choice open."""
    assert chosen(sets) == (None if expected is None else [int(base) for base in expected.split()])


@pytest.mark.parametrize(
    ("bases", "neighbours", "expected"),
    [
        pytest.param([142, 193, 235, 237], [194, 190], 193, id="grooming, 2018"),
        pytest.param([64, 128, 192, 256], [194, 190], 192, id="sextortion, 2018"),
        pytest.param([187, 196, 197, 205, 206, 215], [194, 190], None, id="voluntary, 2018"),
        pytest.param([98, 196], [196], 196, id="one neighbour"),
        pytest.param([186, 196], [196], None, id="one neighbour, and two bases near it"),
        pytest.param([186, 196], [196] * 8, 196, id="many that agree"),
        pytest.param([180, 196], [150, 170, 190, 210], None, id="neighbours far apart"),
    ],
)
def test_base_is_chosen_only_where_it_is_by_far_the_likeliest(
    bases: list[int], neighbours: list[int], expected: int | None
) -> None:
    """Nine times as likely as all others together, by SciPy's Student distribution of 272 people."""
    freedom, mean = len(neighbours), np.mean(neighbours)
    variance = (2.72**2 + np.sum((neighbours - mean) ** 2)) / freedom  # a hundredth of 272 as one neighbour more
    density = student.pdf(bases, freedom, mean, np.sqrt(variance * (1 + 1 / freedom)))
    assert (density.max() >= 9 * (density.sum() - density.max())) == (expected is not None)
    assert likeliest_base(bases, neighbours, 272) == expected


def test_order_of_neighbours_and_bases_does_not_matter() -> None:
    """A base is chosen for what it is."""
    assert likeliest_base([237, 193, 142], [190, 194], 272) == likeliest_base([142, 193, 237], [194, 190], 272) == 193
