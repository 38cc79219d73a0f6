"""One base for each row of a grid: the combination whose bases lie closest together, if there is one such."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.bases.cells import Ints


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
    ends = np.diff(row, append=row[-1] + 1) > 0
    before = np.where(begins, 0, np.roll(base, 1))
    next_base = np.zeros(base.max() + 1, np.int64)
    np.maximum.at(next_base, before, base)  # `base` is the next one from before + 1 on
    reach = np.maximum.accumulate(next_base)
    starts = np.unique(base[base <= base[ends].min()])
    spread = reach[starts - 1] - starts
    best = starts[spread == spread.min()]
    inside = (base >= best[0]) & (base <= best[0] + spread.min())
    if len(best) > 1 or inside.sum() > begins.sum():
        return None
    combination: Ints = base[inside]
    return combination
