"""The options of `changes` as a type, for functions that compute changes on the way to something else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from inspect import signature
from typing import Any, TypedDict, cast

from nctrends.analysis.shares.choices import Against, BaseOption, DesignEffect, Overlap
from nctrends.errors import InputError, nearest
from nctrends.model.words import Adjust, DontKnow, Effect, Family, Method, Ranges


class ChangeOptions(TypedDict, total=False):
    """The options of `changes`, which its docstring explains."""

    against: Against
    indicators: Iterable[str] | None
    editions: Iterable[int] | None
    effect: Effect
    method: Method
    conf_level: float
    base: BaseOption
    ranges: Ranges
    adjust: Adjust
    family: Family
    smallest_change: float | None
    design_effect: DesignEffect
    overlap: Overlap | None
    overlap_correlation: float | None
    dont_know: DontKnow
    despite: Iterable[str]
    show: Iterable[str]


READING = ("base", "conf_level", "dont_know", "design_effect")
"""Options that say how printed figures become shares, and not which are kept."""


def checked_options(options: ChangeOptions) -> ChangeOptions:
    """Return options that may be read again and again, or raise where one is none of `changes`.

    Raises
    ------
    InputError : with the option that may be meant.
    """
    known = ChangeOptions.__annotations__
    for name in options:
        if name not in known:
            raise InputError(f'no option "{name}". {nearest(name, known)}')
    kept: Any = {name: tuple(value) if isinstance(value, Iterator) else value for name, value in options.items()}
    return cast(ChangeOptions, kept)


def taken_by(function: Callable[..., Any], options: ChangeOptions) -> dict[str, Any]:
    """Return the options that another function takes too."""
    return _named(options, signature(function).parameters)


def reading_of(options: ChangeOptions) -> dict[str, Any]:
    """Return the options of `estimates` that hold for all that a series prints."""
    return _named(options, READING)


def _named(options: ChangeOptions, names: Container[str]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if name in names}
