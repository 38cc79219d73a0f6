"""What intervals and tests give back: pairs with names, which unpack as tuples do."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from nctrends.numerics.arrays.arguments import FloatArray

Result: TypeAlias = Any
"""A float where all arguments were single numbers, else an array of their common shape."""


class Interval(NamedTuple):
    """Confidence limits, each a float where all arguments were single numbers, else an array of their common shape."""

    low: Result
    high: Result


class TestResult(NamedTuple):
    """A test statistic and its p-value, each a float or an array as the limits of an `Interval` are."""

    statistic: Result
    p_value: Result


TestResult.__test__ = False  # type: ignore[attr-defined] # no test of its own, whatever a collector of tests makes of it


def number_or_array(values: FloatArray) -> Result:
    """Numbers as a caller gets them: a single one as a float."""
    return values if values.ndim else values.item()


def interval_of(limits: tuple[FloatArray, FloatArray]) -> Interval:
    """Limits as a caller gets them."""
    low, high = limits
    return Interval(number_or_array(low), number_or_array(high))
