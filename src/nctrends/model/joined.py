"""A text for readers that keeps the values it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Self, TypeVar

T = TypeVar("T")

SEVERAL = " · "
"""Joins several texts about one thing, the most trusted first."""


class Joined(str, Generic[T]):
    """The texts of several values in one, each once: equal to that text, and never taken apart to get at the values.

    Examples
    --------
    >>> years = Joined([2017, 2019])
    >>> years, years.values[-1]
    ('2017 · 2019', 2019)
    """

    __slots__ = ("values",)
    values: tuple[T, ...]
    """In order, the most trusted first."""

    def __new__(cls, values: Iterable[T] = ()) -> Self:
        """Join the values as they print, each text once."""
        by_text = {str(value): value for value in reversed(tuple(values))}
        texts = dict.fromkeys(reversed(by_text))
        joined = str.__new__(cls, SEVERAL.join(texts))
        joined.values = tuple(by_text[text] for text in texts)
        return joined

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[T, ...]]]:
        return type(self), (self.values,)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, one for each value."""
        return tuple(map(str, self.values))
