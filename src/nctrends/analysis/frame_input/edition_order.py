"""The order of a frame's editions: by value, by time, by the one number in their labels, or as it is given.

The sign of every change hangs on it, so an order that is not sure is refused and asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import count, pairwise
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from attrs import frozen

from nctrends.analysis.frame_input.times import CHOICES, Choice, Label, taken_apart
from nctrends.errors import InputError
from nctrends.model.markup import LONGEST, cut
from nctrends.model.record import counted
from nctrends.numerics.several.adjustment import Codes

T = TypeVar("T")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


@frozen(kw_only=True)
class Editions:
    """The editions of the rows of a frame, and their order."""

    column: pd.Series[Any]
    """As the frame holds them."""
    ranks: Codes
    """For each row the place of its edition; -1 where it has none."""
    ordered: tuple[Any, ...]
    """Each edition once, the earliest first."""

    def place(self, edition: Any) -> int | None:
        """Return the place of an edition by its value, or by how it prints."""
        names = list(map(edition_text, self.ordered))
        same = [i for i, known in enumerate(self.ordered) if isinstance(known, type(edition)) and known == edition]
        return same[0] if same else names.index(name) if (name := edition_text(edition)) in names else None


def edition_text(edition: Any) -> str:
    """Return an edition as a text: a whole number is the same whether it is held as one or not.

    Examples
    --------
    >>> edition_text(2018), edition_text(2018.0), edition_text(" Wave 9")
    ('2018', '2018', 'Wave 9')
    """
    whole = isinstance(edition, float) and edition.is_integer()
    return str(int(edition) if whole else edition).strip()


def editions_of(column: pd.Series[Any], order: Sequence[Any] | None = None) -> Editions:
    """Return the editions of a column in their order.

    Raises
    ------
    InputError : the order is not known, or the one that is given lacks an edition.
    """
    if order is None and isinstance(column.dtype, pd.CategoricalDtype) and column.dtype.ordered:
        return _of(column, np.asarray(column.cat.codes, dtype=np.intp), list(column.cat.categories))
    try:
        codes, values = pd.factorize(column)
    except TypeError:
        raise InputError(
            "edition: holds lists, or other things of several parts. Name each edition by one value."
        ) from None
    distinct = list(values)
    return _of(column, np.asarray(codes, dtype=np.intp), _in_order(distinct, order), distinct)


def _of(column: pd.Series[Any], codes: Codes, ordered: Sequence[Any], values: Sequence[Any] | None = None) -> Editions:
    """Return the editions that are there, numbered in their order; codes are places among the values."""
    places = {_key(edition): place for place, edition in enumerate(ordered)}
    place_of = np.array([places[_key(edition)] for edition in (ordered if values is None else values)], dtype=np.intp)
    there = np.unique(place_of[np.unique(codes[codes >= 0])])
    rank_of = np.append(np.searchsorted(there, place_of), -1)  # the last one is that of rows without an edition
    return Editions(column=column, ranks=rank_of[codes], ordered=tuple(ordered[place] for place in there))


def _key(edition: Any) -> Any:
    return (type(edition), edition) if isinstance(edition, str) else edition


def _in_order(values: list[Any], order: Sequence[Any] | None) -> list[Any]:
    if order is not None:
        return _as_given(values, order)
    if len(values) < 2:
        return values
    if all(isinstance(edition, str) for edition in values):
        return _texts_in_order(values)
    try:
        return sorted(values)
    except TypeError:
        raise InputError(
            f"edition: values of different types have no order. Make all of one type, or give it: {_remedy(values)}"
        ) from None


def _as_given(values: list[Any], order: Sequence[Any]) -> list[Any]:
    """Return the editions by their place in a list, which may name others too."""
    if isinstance(order, str) or not isinstance(order, Sequence | np.ndarray | pd.Index | pd.Series):
        raise InputError("order: is no list of editions. Give all of them, the earliest first.")
    names = dict(zip(map(edition_text, order), count(), strict=False))
    if len(names) < len(order):
        repeated, _ = Counter(map(edition_text, order)).most_common(1)[0]
        raise InputError(f"order: names {repeated} twice. Name each edition once, the earliest first.")
    missing = [name for name in map(edition_text, values) if name not in names]
    if missing:
        raise InputError(f"order: lacks {counted(missing, len(missing))}. Name each edition, the earliest first.")
    return sorted(values, key=lambda edition: names[edition_text(edition)])


def _texts_in_order(labels: list[str]) -> list[str]:
    ordered = _by_time(labels) or _by_number(labels)
    if ordered is None:
        raise InputError(
            f"edition: the order of {_quoted(labels)} is not known. They are neither times, such as 2019, Q4 2019 or "
            f"May 2019, nor the same words around one number, such as Wave 9. Give it: {_remedy(labels)}"
        )
    return ordered


def _by_time(labels: Sequence[str]) -> list[str] | None:
    """Return labels by time, None where one does not say when it was, and raise where they have two orders."""
    apart = {label: taken_apart(label) for label in labels}
    times = {label: time for label, time in apart.items() if time is not None}
    if len(times) < len(apart):
        return None
    choices = CHOICES if any(time.depends_on_choice for time in times.values()) else CHOICES[:1]
    orders = [_dated(times, choice) for choice in choices]
    possible = [order for order in orders if order is not None]
    if any(order != possible[0] for order in possible):
        doubtful = next(pair for pair in zip(*_differing(possible), strict=True) if pair[0] != pair[1])
        raise InputError(
            f"edition: which of {_quoted(doubtful)} is the earlier one depends on how such labels are read. Give the "
            f"order: {_remedy(labels)}"
        )
    return possible[0] if possible else None


def _differing(orders: Sequence[list[str]]) -> tuple[list[str], list[str]]:
    return orders[0], next(order for order in orders if order != orders[0])


def _dated(labels: Mapping[str, Label], choice: Choice) -> list[str] | None:
    """Return labels by time as one choice reads them, None where it cannot read one."""
    read = {label: time for label, apart in labels.items() if (time := apart.time(choice)) is not None}
    if len(read) < len(labels):
        return None
    ordered = _sorted(list(labels), lambda label: read[label][:2])
    ends: dict[str, tuple[float, str]] = {}
    for label in ordered:
        time = read[label]
        for kind, (end, other) in ends.items():
            if kind != time.kind and end > time.start:
                raise InputError(
                    f"edition: {_quoted((other, label))} overlap in time. Give the order: {_remedy(list(labels))}"
                )
        ends[time.kind] = max(ends.get(time.kind, (time.end, label)), (time.end, label))
    return ordered


def _by_number(labels: Sequence[str]) -> list[str] | None:
    """Return labels by the one number in each, None where there are several or the words around them differ."""
    numbers = {label: _number(label) for label in labels}
    alone = {label: number for label, number in numbers.items() if number is not None}
    if len(alone) < len(labels) or len({words_around(label) for label in labels}) > 1:
        return None
    if len({len(number.partition(".")[2]) for number in alone.values()} - {0}) > 1:
        return None  # is 2019.10 before 2019.5, as a number, or after it, as October?
    return _sorted(labels, lambda label: float(alone[label]))


def _number(label: str) -> str | None:
    """Return the only number of a label, with its sign where there is nothing else."""
    if PLAIN.fullmatch(label.strip()):
        return label.strip()
    numbers = NUMBER.findall(label)
    return numbers[0] if len(numbers) == 1 else None


def words_around(label: str) -> str | None:
    """Return the words around the one number of a label, without the ending of "2nd"; None where it has not one.

    Examples
    --------
    >>> words_around("Wave 9"), words_around("10th wave"), words_around("9"), words_around("Before")
    ('wave #', '# wave', '#', None)
    """
    number = _number(label)
    if number is None:
        return None
    words = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", label.strip().casefold()).replace(number, " # ")
    return " ".join(words.replace("_", " ").replace("-", " ").split())


def _sorted(labels: Sequence[str], key: Callable[[str], Any]) -> list[str]:
    """Sort labels, or raise where two of them are one edition."""
    ordered = sorted(labels, key=key)
    for earlier, later in pairwise(ordered):
        if key(earlier) == key(later):
            raise InputError(f"edition: {_quoted((earlier, later))} are one edition. Write it in one way.")
    return ordered


def _quoted(labels: Sequence[str]) -> str:
    return counted([f'"{cut(label, LONGEST)}"' for label in labels], len(labels))


def _remedy(values: Sequence[Any]) -> str:
    few = ", ".join(map(repr, values[:2]))
    return f"order=[{few}{', …' if len(values) > 2 else ''}], the earliest first."
