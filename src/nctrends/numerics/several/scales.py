"""Answers on a scale whose counts are known to lie in ranges: what a whole distribution can have been.

The people of one sample are in one option each: counts between `low` and `high` that add up to the base. Moved as far
down the scale as that allows, they are stochastically smallest: no other allowed distribution has fewer people at or
below any option. Moved up, they are largest. Mean scores and probabilities of a higher answer have their ends there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arrays.arguments import FloatArray

PSEUDO_PEOPLE = 2.0
"""People spread evenly over the options where a variance is estimated, so that none is 0."""


class Scale(NamedTuple):
    """One sample a row: the ends of each option's count, options on the last axis from lowest to highest."""

    low: FloatArray
    high: FloatArray
    base: FloatArray

    def moved_to(self, worth: FloatArray) -> FloatArray:
        """Return the counts with the largest Σ count · worth."""
        worth = np.broadcast_to(worth, self.low.shape)
        order = np.argsort(-worth, axis=-1, kind="stable")
        room = np.take_along_axis(self.high - self.low, order, axis=-1)
        left = (self.base - self.low.sum(axis=-1))[..., np.newaxis]
        taken = np.clip(left - (np.cumsum(room, axis=-1) - room), 0.0, room)
        more = np.zeros_like(self.low)
        np.put_along_axis(more, order, taken, axis=-1)
        return self.low + more

    @property
    def lowest(self) -> FloatArray:
        """The counts with everybody as far down the scale as allowed."""
        return self.moved_to(-np.arange(self.low.shape[-1], dtype=float))

    @property
    def highest(self) -> FloatArray:
        """The counts with everybody as far up the scale as allowed."""
        return self.moved_to(np.arange(self.low.shape[-1], dtype=float))

    def largest_variance(self, least: FloatArray, most: FloatArray, middle: FloatArray) -> FloatArray:
        """Return a bound for the variance of a value that lies between `least` and `most` for each option.

        A variance is never above the mean square distance from any point, here from `middle`, a number a row. Where
        nothing is left open and `middle` is the mean, it is the variance. Both are taken with the pseudo-people.
        """
        centre = middle[..., np.newaxis]
        worth = np.maximum((least - centre) ** 2, (most - centre) ** 2)
        total = ((self.moved_to(worth) + self.pseudo) * worth).sum(axis=-1)
        return np.asarray(total / (self.base + PSEUDO_PEOPLE))

    @property
    def pseudo(self) -> float:
        """Pseudo-people in each option."""
        return PSEUDO_PEOPLE / float(self.low.shape[-1])

    def smoothed(self, counts: FloatArray) -> FloatArray:
        """Return shares of the options with the pseudo-people added."""
        return (counts + self.pseudo) / (self.base + PSEUDO_PEOPLE)[..., np.newaxis]


def scale_of(low: FloatArray, high: FloatArray, base: FloatArray) -> Scale:
    """Return ranges of counts as a scale; ends that cannot add up to the base are widened until they do."""
    bottom, top = low.sum(axis=-1, keepdims=True), high.sum(axis=-1, keepdims=True)
    asked = base[..., np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(bottom > asked, low * asked / bottom, low)
        high = np.where(top < asked, high * asked / top, high)
    return Scale(low, high, base)
