"""The border of the numerics: arguments are checked here once, the kernels trust what comes after.

A fault names the argument, the rule, the value got, where it stands and how often it occurs.
Checks walk through the arrays in blocks, so that a million pairs cost a few milliseconds and no memory.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from nctrends.errors import Fault, InputError
from nctrends.numerics.arrays.blocks import blocks_of

Floats: TypeAlias = npt.ArrayLike
"""Numbers as a caller gives them: a scalar, a list, an array, a column."""

FloatArray: TypeAlias = npt.NDArray[np.float64]
"""Numbers inside the numerics."""

Alternative: TypeAlias = Literal["two-sided", "greater", "less"]
"""What is claimed against a null: another value, a greater one, a lesser one."""

_LARGE_BASE = 20  # on more people a count below 1 is a share of less than 5 %, or was meant to be the share
_SHOWN = 3  # positions named in an error before the rest is only counted


class _Side(NamedTuple):
    """The counts of one edition with their bases, and what the caller calls the two."""

    count_name: str
    base_name: str
    counts: npt.NDArray[Any]
    bases: npt.NDArray[Any]


def checked_pairs(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    """Counts and bases of two editions as numeric arrays that broadcast, or an InputError."""
    later = _checked_side("count_later", count_later, "base_later", base_later)
    earlier = _checked_side("count_earlier", count_earlier, "base_earlier", base_earlier)
    sides = (later, earlier)
    _check_shapes({name: array for side in sides for name, array in zip(side[:2], side[2:], strict=True)})
    _refuse_shares(*sides)
    return later.counts, later.bases, earlier.counts, earlier.bases


def checked_count(
    count: Floats, base: Floats, count_name: str = "count", base_name: str = "base"
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """A count and its base as numeric arrays that broadcast, or an InputError."""
    side = _checked_side(count_name, count, base_name, base)
    _refuse_shares(side)
    return side.counts, side.bases


def checked_conf_level(conf_level: float, name: str = "conf_level") -> float:
    """The confidence level as a float in (0, 1), or an InputError."""
    return _checked_number(conf_level, name, lambda level: 0 < level < 1, "above 0 and below 1, as in 0.95")


def checked_margin(margin: float) -> float:
    """The margin of an equivalence test for a difference as a float in (0, 1), or an InputError."""
    return _checked_number(margin, "margin", lambda value: 0 < value < 1, "above 0 and below 1, as in 0.05")


def checked_ratio_margin(margin: float) -> float:
    """The margin of an equivalence test for a ratio or an odds ratio as a float above 1, or an InputError."""
    return _checked_number(margin, "margin", lambda value: 1 < value < np.inf, "above 1, as in 1.25 for 0.8 to 1.25")


def checked_null(null: Floats, *pairs: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The tested difference as a numeric array in (-1, 1) that broadcasts with the pairs, or an InputError."""
    nulls = _broadcasting_null(null, pairs)
    bad = ~((nulls > -1) & (nulls < 1))
    if bad.any():
        raise InputError(_faults("null", nulls, bad, "must lie above -1 and below 1, a difference of two shares"))
    return nulls


def checked_ratio_null(null: Floats, *pairs: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The tested ratio or odds ratio as a positive numeric array that broadcasts with the pairs, or an InputError."""
    nulls = _broadcasting_null(null, pairs)
    bad = ~((nulls > 0) & (nulls < np.inf))
    if bad.any():
        raise InputError(_faults("null", nulls, bad, "must be above 0 and finite, a ratio; no change is 1"))
    return nulls


def checked_alternative(alternative: Alternative) -> Alternative:
    """The alternative as one of the three accepted words, or an InputError."""
    if alternative not in get_args(Alternative):
        accepted = ", ".join(map(repr, get_args(Alternative)))
        raise InputError((Fault("alternative", f"{alternative!r} is not known. Give one of {accepted}."),))
    return alternative


def _checked_side(count_name: str, count: Floats, base_name: str, base: Floats) -> _Side:
    counts, bases = _numeric(count, count_name), _numeric(base, base_name)
    _check_shapes({count_name: counts, base_name: bases})
    for some_counts, some_bases in blocks_of(counts, bases):
        fine = np.minimum.reduce(some_bases) > 0 and np.maximum.reduce(some_bases) < np.inf
        if not (fine and np.minimum.reduce(some_counts) >= 0 and (some_counts <= some_bases).all()):
            raise InputError(_count_faults(counts, bases, count_name, base_name))
    return _Side(count_name, base_name, counts, bases)


def _refuse_shares(*sides: _Side) -> None:
    """Raise where counts look like shares: none is above 1, and in some row all are parts of a person on a large base.

    A weighted count may be below 1 by itself, but not each of a column of them.
    """
    if any(np.max(side.counts, initial=0) > 1 for side in sides):
        return
    parts = [(side.counts > 0) & (side.counts < 1) & (side.bases > _LARGE_BASE) for side in sides]
    look_like_shares = functools.reduce(np.logical_and, parts)
    if look_like_shares.any():
        rule = "looks like a share; give the count, which is share times base"
        raise InputError(
            fault
            for side in sides
            for counts, bases, bad in [np.broadcast_arrays(side.counts, side.bases, look_like_shares)]
            for fault in _faults(side.count_name, counts, bad, rule, (side.base_name, bases))
        )


def _checked_number(value: float, name: str, holds: Callable[[float], bool], rule: str) -> float:
    try:
        number = np.nan if isinstance(value, str | bool) else float(value)
    except (TypeError, ValueError):
        number = np.nan
    if not holds(number):
        raise InputError((Fault(name, f"must be one number {rule}; got {value!r}."),))
    return number


def _broadcasting_null(null: Floats, pairs: tuple[npt.NDArray[Any], ...]) -> npt.NDArray[Any]:
    nulls = _numeric(null, "null")
    together = np.empty(np.broadcast_shapes(*(array.shape for array in pairs)), dtype=np.bool_)
    _check_shapes({"null": nulls, "the counts and bases": together})
    return nulls


def _numeric(value: Floats, name: str) -> npt.NDArray[Any]:
    try:
        array = np.asarray(value)
        if array.dtype.kind in "biuf" and array.dtype.itemsize <= 8:
            return array
        kind = array.dtype.kind
        if kind == "f" or (kind == "O" and not any(isinstance(value, str | bytes) for value in array.flat)):
            return array.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise InputError((Fault(name, f"must be numbers; got {value!r}."),)) from error
    raise InputError((Fault(name, f"must be numbers; got {value!r}."),))


def _check_shapes(arrays: dict[str, npt.NDArray[Any]]) -> None:
    try:
        np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        message = f"shapes do not fit together: {shapes}. Give single numbers or arrays of one length."
        raise InputError((Fault("", message),)) from error


def _count_faults(
    counts: npt.NDArray[Any], bases: npt.NDArray[Any], count_name: str, base_name: str
) -> tuple[Fault, ...]:
    no_base = ~((bases > 0) & (bases < np.inf))
    base_faults = _faults(base_name, bases, no_base, "must be above 0 and finite; leave out what nobody was asked")
    broadcast_counts, broadcast_bases = np.broadcast_arrays(counts, bases)
    outside = ~((broadcast_counts >= 0) & (broadcast_counts <= broadcast_bases)) & (broadcast_bases > 0)
    rule = f"must lie in 0..{base_name}; a share needs its count, share times base"
    return base_faults + _faults(count_name, broadcast_counts, outside, rule, (base_name, broadcast_bases))


def _faults(
    name: str,
    values: npt.NDArray[Any],
    bad: npt.NDArray[np.bool_],
    rule: str,
    beside: tuple[str, npt.NDArray[Any]] | None = None,
) -> tuple[Fault, ...]:
    """One fault that counts the bad values and names the first of them, or none."""
    positions = np.argwhere(bad)
    if not len(positions):
        return ()
    examples = []
    for position in map(tuple, positions[:_SHOWN]):
        index = f"[{', '.join(map(str, position))}]" if position else ""
        with_base = f" with {beside[0]} {beside[1][position]!s}" if beside else ""
        examples.append(f"{name}{index} is {values[position]!s}{with_base}")
    more = f" and {len(positions) - _SHOWN} more" if len(positions) > _SHOWN else ""
    return (Fault(name, f"{rule}. {'; '.join(examples)}{more}."),)
