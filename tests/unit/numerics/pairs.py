"""Pairs of editions that tests share: every small one, and hard ones of every size, drawn with a fixed seed."""

from __future__ import annotations

import numpy as np

FEW_PAIRS = ((7, 18, 1, 18), (24, 73, 53, 65), (9, 13, 4, 14), (3, 20, 17, 25), (120, 272, 150, 450))
"""Pairs without an edge, for comparison with software that takes one at a time."""


def all_small_pairs(largest_base=12):
    """Every pair of whole counts on bases from 1 up, as four arrays."""
    shares = [(count, base) for base in range(1, largest_base + 1) for count in range(base + 1)]
    count, base = np.array(shares, dtype=float).T
    later, earlier = (grid.ravel() for grid in np.meshgrid(np.arange(count.size), np.arange(count.size), indexing="ij"))
    return count[later], base[later], count[earlier], base[earlier]


def hard_pairs(how_many, seed):
    """Pairs on bases from 1 to a million: counts of nobody, everybody, a few, nearly none, and not whole."""
    random = np.random.default_rng(seed)
    later, earlier = _hard_shares(how_many, random), _hard_shares(how_many, random)
    return (*later, *earlier)


def _hard_shares(how_many, random):
    base = np.floor(10 ** random.uniform(0, 6, how_many))
    base = np.where(random.random(how_many) < 0.2, base + random.random(how_many), base)
    kinds = [
        np.zeros(how_many),
        base,
        np.minimum(base, random.integers(0, 4, how_many)),
        base * 10.0 ** -random.integers(1, 14, how_many),
        base - base * 10.0 ** -random.integers(1, 14, how_many),
        np.floor(random.random(how_many) * base),
        random.random(how_many) * base,
    ]
    return np.choose(random.integers(0, len(kinds), how_many), kinds), base


def informed(pairs):
    """The pairs on bases that sum to more than 1, a row each; below that nothing is corrected for N - 1."""
    rows = np.array(pairs).T
    return rows[rows[:, 1] + rows[:, 3] > 1]
