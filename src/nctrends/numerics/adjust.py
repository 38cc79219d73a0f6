"""Adjustment of p-values over a family of comparisons, and confidence levels to match."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def holm(p_values: Floats) -> Floats:
    """Holm's step-down adjusted p-values, which bound the chance of any false rejection.

    Parameters
    ----------
    p_values : shape (m,)
        Raw p-values of one family, 0..1, none missing.

    Returns
    -------
    shape (m,)
        Never below the raw ones and in their order.

    References
    ----------
    Holm S (1979). Scandinavian Journal of Statistics 6:65-70.

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, 0.03])).round(6).tolist()
    [0.03, 0.06, 0.06]
    """
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    steps = p_values[order] * np.arange(m, 0, -1)
    return _in_place(np.minimum(np.maximum.accumulate(steps), 1.0), order)


def benjamini_hochberg(p_values: Floats) -> Floats:
    """Benjamini and Hochberg's step-up adjusted p-values, which bound the expected share of false rejections.

    Parameters
    ----------
    p_values : shape (m,)
        Raw p-values of one family, 0..1, none missing.

    Returns
    -------
    shape (m,)
        Never below the raw ones and in their order.

    References
    ----------
    Benjamini Y, Hochberg Y (1995). Journal of the Royal Statistical Society B 57:289-300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03])).round(6).tolist()
    [0.03, 0.04, 0.04]
    """
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    steps = p_values[order] * m / np.arange(1, m + 1)
    return _in_place(np.minimum.accumulate(steps[::-1])[::-1], order)


def _in_place(ordered: Floats, order: NDArray[np.intp]) -> Floats:
    adjusted = np.empty_like(ordered)
    adjusted[order] = ordered
    return adjusted
