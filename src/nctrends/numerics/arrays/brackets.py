"""Roots of many functions at once: Newton steps that never leave the bounds already known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from nctrends.numerics.arrays.blocks import Block

Columns: TypeAlias = tuple[Block, ...]

ValueAndSlope: TypeAlias = Callable[[Columns, Block], tuple[Block, Block]]
"""The value of a rising function and its slope, at one place for each row of the columns."""

_STEPS = 100  # each is a Newton step or halves the digits that are missing; the hardest rows found need about 30
_FACTOR = 16.0  # the longest step, either way: from far off a tangent can point anywhere
_NEAR = 1e-11  # relative; Newton squares the error, so that nothing is left after a step this small


def rising_roots(function: ValueAndSlope, columns: Columns, low: Block, high: Block, start: Block) -> Block:
    """The positive root between low and high (which may be infinite), row by row, to full relative accuracy."""
    roots = np.array(start)
    trial, rows = start, np.arange(start.size)
    for _ in range(_STEPS):
        value, slope = function(columns, trial)
        low, high = np.where(value < 0, trial, low), np.where(value < 0, high, trial)
        newton = trial - value / slope
        near = np.abs(newton - trial) <= _NEAR * trial
        stepped = np.clip(newton, trial / _FACTOR, trial * _FACTOR)
        inside = near | ((stepped > low) & (stepped < high))
        stepped = np.where(inside, stepped, _between(low, high, trial))
        going = ~near & (np.abs(stepped - trial) > _NEAR * trial)
        roots[rows] = stepped
        if not going.any():
            break
        columns = tuple(column[going] for column in columns)
        trial, low, high, rows = stepped[going], low[going], high[going], rows[going]
    return roots


def _between(low: Block, high: Block, trial: Block) -> Block:
    """The middle of two bounds in digits; a factor of 4 on where one bound is not known yet."""
    unknown = np.where(high == np.inf, 4 * trial, trial / 4)
    return np.where((low > 0) & (high < np.inf), np.sqrt(low) * np.sqrt(high), unknown)
