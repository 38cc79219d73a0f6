"""Adjustment of p-values over families of comparisons."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.intp]


def holm(p_values: Floats, families: Codes | None = None) -> Floats:
    """Holm's step-down adjusted p-values, which bound the chance of any false rejection.

    Parameters
    ----------
    p_values : shape (m,)
        Raw p-values, 0..1, none missing.
    families : shape (m,), whole numbers; None is one family

    Returns
    -------
    shape (m,)
        Never below the raw ones and, within a family, in their order.

    References
    ----------
    Holm S (1979). Scandinavian Journal of Statistics 6:65-70.

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, 0.03])).round(6).tolist()
    [0.03, 0.06, 0.06]
    """
    order, largest, sizes, place = _ranked(p_values, families)
    steps = p_values[order] * (sizes - place)
    return _restored(np.minimum(_running_maximum(steps, largest, place), 1.0), order)


def benjamini_hochberg(p_values: Floats, families: Codes | None = None) -> Floats:
    """Benjamini and Hochberg's step-up adjusted p-values, which bound the expected share of false rejections.

    Parameters
    ----------
    p_values : shape (m,)
        Raw p-values, 0..1, none missing.
    families : shape (m,), whole numbers; None is one family

    Returns
    -------
    shape (m,)
        Never below the raw ones and, within a family, in their order.

    References
    ----------
    Benjamini Y, Hochberg Y (1995). Journal of the Royal Statistical Society B 57:289-300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03])).round(6).tolist()
    [0.03, 0.04, 0.04]
    """
    order, largest, sizes, place = _ranked(p_values, families)
    steps = p_values[order] * sizes / (place + 1)
    backwards = -_running_maximum(-steps[::-1], largest, (sizes - 1 - place)[::-1])
    return np.maximum(_restored(backwards[::-1], order), p_values)  # p m/m may lose its last bit


def _ranked(p_values: Floats, families: Codes | None) -> tuple[Codes, int, Codes, Codes]:
    """Return the order by family and p-value, the size of the largest family, and each row's family size and rank."""
    codes = np.zeros(len(p_values), dtype=np.intp) if families is None else families
    order = np.lexsort((p_values, codes))
    _, first, sizes = np.unique(codes[order], return_index=True, return_counts=True)
    place = np.arange(len(order)) - np.repeat(first, sizes)
    return order, int(sizes.max(initial=0)), np.repeat(sizes, sizes), place


def _running_maximum(values: Floats, largest: int, place: Codes) -> Floats:
    """Return the largest value so far within each family; `place` counts within it, so that no step leaves it."""
    running = values.copy()
    step = 1
    while step < largest:
        inside = place[step:] >= step
        running[step:] = np.where(inside, np.maximum(running[step:], running[:-step]), running[step:])
        step *= 2
    return running


def _restored(ordered: Floats, order: Codes) -> Floats:
    restored = np.empty_like(ordered)
    restored[order] = ordered
    return restored
