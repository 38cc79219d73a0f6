"""The choice of one base a row against all combinations, one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from nctrends.numerics.bases.grid import nearest_together


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
