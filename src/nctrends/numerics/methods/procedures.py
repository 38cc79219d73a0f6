"""The three things a method gives - interval, test, equivalence - around its unchecked limits and statistic.

Each checks its arguments once, calls the method, and gives floats back where it was given single numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from nctrends.numerics.arrays.arguments import (
    Alternative,
    FloatArray,
    Floats,
    checked_alternative,
    checked_conf_level,
    checked_margin,
    checked_null,
    checked_pairs,
    checked_ratio_margin,
    checked_ratio_null,
)
from nctrends.numerics.arrays.blocks import Block, in_blocks
from nctrends.numerics.arrays.normal import critical_value, p_value
from nctrends.numerics.arrays.results import Interval, Result, TestResult, interval_of, number_or_array

Pairs: TypeAlias = tuple[Floats, Floats, Floats, Floats]
"""count_later, base_later, count_earlier, base_earlier."""

LimitsOf: TypeAlias = Callable[[Floats, Floats, Floats, Floats, Floats], tuple[FloatArray, FloatArray]]
"""Unchecked limits of a method from a pair and a critical value."""

StatisticOf: TypeAlias = Callable[[Floats, Floats, Floats, Floats, Floats], FloatArray]
"""Unchecked statistic of a method from a pair and a null."""


def interval_by(limits: LimitsOf, pairs: Pairs, conf_level: float) -> Interval:
    """The interval of a method at a confidence level."""
    checked = checked_pairs(*pairs)
    return interval_of(limits(*checked, critical_value(checked_conf_level(conf_level))))


def test_by(statistic: StatisticOf, pairs: Pairs, null: Floats, alternative: Alternative) -> TestResult:
    """The statistic of a method for a difference at a null, and its p-value."""
    checked = checked_pairs(*pairs)
    return _tested(statistic(*checked, checked_null(null, *checked)), alternative)


def ratio_test_by(statistic: StatisticOf, pairs: Pairs, null: Floats, alternative: Alternative) -> TestResult:
    """The statistic of a method for a ratio or an odds ratio at a null, and its p-value."""
    checked = checked_pairs(*pairs)
    return _tested(statistic(*checked, checked_ratio_null(null, *checked)), alternative)


def equivalence_by(statistic: StatisticOf, pairs: Pairs, margin: float) -> Result:
    """The p-value against a change of a margin or more in either direction.

    It is below α exactly where the interval of the same method at the level 1 - 2 α lies within -margin..margin.
    Schuirmann DJ (1987). Journal of Pharmacokinetics and Biopharmaceutics 15(6):657-680.
    """
    width = checked_margin(margin)
    return _larger_p_value(statistic, pairs, -width, width)


def ratio_equivalence_by(statistic: StatisticOf, pairs: Pairs, margin: float) -> Result:
    """The same for a ratio or an odds ratio: against one of a margin or more, or of its reciprocal or less."""
    factor = checked_ratio_margin(margin)
    return _larger_p_value(statistic, pairs, 1 / factor, factor)


def _tested(statistic: FloatArray, alternative: Alternative) -> TestResult:
    p_values = p_value(statistic, checked_alternative(alternative))
    return TestResult(number_or_array(statistic), number_or_array(p_values))


def _larger_p_value(statistic: StatisticOf, pairs: Pairs, low: float, high: float) -> Result:
    """The larger p-value of two one-sided tests: above the lower end, below the upper one."""

    def larger_of_two(x1: Block, n1: Block, x2: Block, n2: Block) -> Block:
        above = p_value(statistic(x1, n1, x2, n2, low), "greater")
        below = p_value(statistic(x1, n1, x2, n2, high), "less")
        return np.maximum(above, below)

    return number_or_array(in_blocks(larger_of_two, *checked_pairs(*pairs)))
