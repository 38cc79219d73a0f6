"""One base for a row of a grid by the rows beside it: those that lie closest together, or the one that is likeliest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nctrends.numerics.bases.cells import Ints

SPREAD = 0.01
"""By how much the bases of rows put to the same people are taken to differ before any is seen: a part of the people."""
WEIGHT = 1
"""The degrees of freedom that this guess counts for: with one neighbour the distribution is Cauchy's."""
TIMES_AS_LIKELY = 9
"""So many times as likely as all others together has a base to be before it is chosen."""


def nearest_together(row: Ints, base: Ints) -> Ints | None:
    """The combination of one base a row with the smallest spread (largest minus smallest), where it is the only one.

    Parameters
    ----------
    row : shape (t,)
        0, 1, 2, …, each row at least once, ascending.
    base : shape (t,)
        Possible bases, >= 1, ascending within a row.

    Returns
    -------
    shape (rows,), or None where several combinations have the smallest spread.

    Notes
    -----
    A combination of spread w with smallest base s takes from each row a base in s..s + w. For every s, `reach` is the
    largest of the rows' next bases from s on, so the smallest spread is that of reach - s over all s; the combination
    is the only one when one s has it and each row has one base in s..s + w. Time is linear in rows and bases.

    Examples
    --------
    >>> nearest_together(np.array([0, 1, 1, 2]), np.array([196, 130, 198, 195])).tolist()
    [196, 198, 195]
    """
    begins = np.diff(row, prepend=-1) > 0
    starts, spread = _spreads(row, base)
    best = starts[spread == spread.min()]
    inside = (base >= best[0]) & (base <= best[0] + spread.min())
    if len(best) > 1 or inside.sum() > begins.sum():
        return None
    combination: Ints = base[inside]
    return combination


def smallest_spread(row: Ints, base: Ints) -> int:
    """The smallest spread of all combinations of one base a row, largest minus smallest.

    Examples
    --------
    >>> smallest_spread(np.array([0, 1, 1, 2]), np.array([196, 130, 198, 195]))
    3
    """
    return int(_spreads(row, base)[1].min())


def likeliest_base(bases: Sequence[int], neighbours: Sequence[int], people: int) -> int | None:
    """The base that the neighbours of a row single out, or None where they do not.

    Parameters
    ----------
    bases : possible bases of the row, two or more
    neighbours : the bases of rows put to the same people that have one, at least one
    people : who were asked

    Notes
    -----
    With m neighbours of mean b and sum of squares S about it, the next base has Student's distribution around b with
    WEIGHT + m - 1 degrees of freedom and the squared scale (1 + 1/m) (WEIGHT (SPREAD people)^2 + S) / (WEIGHT + m - 1):
    what a normal mean with a flat prior and a variance with an inverse chi-squared one predict.

    References
    ----------
    Gelman A et al. (2013). Bayesian Data Analysis, 3rd edition, sections 3.2 and 3.3. Chapman & Hall.

    Examples
    --------
    >>> likeliest_base([142, 193, 235, 237], [194, 190], 272), likeliest_base([187, 196, 197], [194, 190], 272)
    (193, None)
    """
    known = np.array(neighbours, np.float64)
    freedom = WEIGHT + len(known) - 1
    squares = WEIGHT * (SPREAD * people) ** 2 + float(((known - known.mean()) ** 2).sum())
    scale = squares / freedom * (1 + 1 / len(known))
    distance = (np.array(bases) - known.mean()) ** 2 / scale
    likelihood = (1 + distance / freedom) ** (-(freedom + 1) / 2)
    best = int(likelihood.argmax())
    rest = likelihood.sum() - likelihood[best]
    return bases[best] if likelihood[best] >= TIMES_AS_LIKELY * rest else None


def _spreads(row: Ints, base: Ints) -> tuple[Ints, Ints]:
    """Each base that can be the smallest of a combination, and the smallest spread of those that it begins."""
    begins = np.diff(row, prepend=-1) > 0
    ends = np.diff(row, append=row[-1] + 1) > 0
    before = np.where(begins, 0, np.roll(base, 1))
    next_base = np.zeros(base.max() + 1, np.int64)
    np.maximum.at(next_base, before, base)  # `base` is the next one from before + 1 on
    reach = np.maximum.accumulate(next_base)
    starts = np.unique(base[base <= base[ends].min()])
    return starts, reach[starts - 1] - starts
