"""Printed cells as whole numbers: which counts of n people print as a cell does, without a float anywhere.

A share printed as v units of its last place, u of them to the whole (1,000 for percent with one decimal), is printed by
c of n people exactly when (2v - 1) n <= 2u c < (2v + 1) n: half up, so the upper end is outside.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from attrs import frozen

Ints: TypeAlias = npt.NDArray[np.int64]
"""Whole numbers; codes are positions in `Cells`."""

FREE = -1
"""Stands for the decimals of a cell with no exact print: any count from 0 to n."""
ABSENT = -2
"""Stands for the decimals of a place that pads a short row: no count but 0."""


@frozen(eq=False, kw_only=True)
class Cells:
    """Distinct printed cells, each an array element: counts c of n with low n <= scale c <= high n - open."""

    low: Ints
    high: Ints
    open: Ints
    scale: int

    def only(self, codes: Ints, kind: type[np.signedinteger[Any]]) -> Cells:
        """Some of the cells, as numbers of a given type."""
        return Cells(
            low=self.low[codes].astype(kind),
            high=self.high[codes].astype(kind),
            open=self.open[codes].astype(kind),
            scale=self.scale,
        )


def printed_cells(value: Ints, decimals: Ints, *, closed: bool = False) -> Cells:
    """Cells from what they print.

    Parameters
    ----------
    value : shape (u,)
        The print in units of its last place, 0 <= value <= 10^(decimals + 2): 61 for 6.1 %.
    decimals : shape (u,)
        Printed decimals of the percentage, or `FREE` or `ABSENT`, whose value is not looked at.
    closed : True where a half may have been rounded down as well

    Examples
    --------
    >>> cells = printed_cells(np.array([61]), np.array([1]))
    >>> [int(end[0]) for end in count_ranges(cells, np.array([0]), np.array([196]))]
    [12, 12]
    """
    most = max(int(decimals.max(initial=0)), 0)
    printed = decimals >= 0
    unit = 10 ** (np.where(printed, decimals, most) + 2)
    times = 10 ** (most + 2) // unit
    whole = (decimals == FREE) | (printed & (value >= unit))
    high = np.where(whole, 2 * unit, np.where(printed, 2 * value + 1, 0))
    return Cells(
        low=np.where(printed, np.maximum(2 * value - 1, 0), 0) * times,
        high=high * times,
        open=(printed & ~whole & (not closed)).astype(np.int64),
        scale=2 * 10 ** (most + 2),
    )


def count_ranges(cells: Cells, codes: Ints, bases: Ints) -> tuple[Ints, Ints]:
    """Smallest and largest count of each base that prints each cell.

    Parameters
    ----------
    codes, bases : shapes that broadcast
        Positions in `cells`; people, >= 1.

    Returns
    -------
    (lowest, highest) : the common shape each
        0 <= count <= base; lowest > highest where no count prints the cell.
    """
    lowest = (cells.low[codes] * bases + (cells.scale - 1)) // cells.scale
    highest = (cells.high[codes] * bases - cells.open[codes]) // cells.scale
    return lowest, highest
