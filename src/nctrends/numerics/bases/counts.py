"""Whole counts behind a printed share: which numbers of people out of a base fall into a range."""

from __future__ import annotations

from fractions import Fraction


def whole_counts(low: float, high: float, base: int, *, high_open: bool) -> tuple[int, int] | None:
    """Smallest and largest whole count whose share of a base lies in a range.

    Parameters
    ----------
    low, high : ends of the range, proportions 0..1, taken as the decimals they print as
    base : people the share is taken on, >= 1
    high_open : True where `high` itself is outside, as it is for a rounded number (half up)

    Returns
    -------
    (smallest, largest), or None where no whole count falls into the range.

    Examples
    --------
    >>> whole_counts(0.5435, 0.5445, 272, high_open=True)
    (148, 148)
    >>> whole_counts(0.2025, 0.2035, 272, high_open=True) is None
    True
    """
    smallest = -((-_exact(low) * base) // 1)
    top = _exact(high) * base
    largest = -((-top) // 1) - 1 if high_open else top // 1
    return (int(smallest), int(largest)) if smallest <= largest else None


def _exact(share: float) -> Fraction:
    """Return the decimal that a float prints as: 0.5435 is 5435/10000 and not the binary number beside it."""
    return Fraction(repr(float(share)))
