"""What all types share: how a record shows itself, at a prompt in one line and in a notebook as a small table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar

from attrs import NOTHING, fields

from nctrends.model.markup import LONGEST, cut, names_table, value_text

MOST_PARTS = 10
"""Parts of a field that a notebook lists before it counts the rest."""
FEW_PARTS = 4
"""The same inside a line."""
MOST_FIELDS = 12
"""Fields that a notebook shows; of more, those at a glance, and the rest unfold."""


class Record:
    """A frozen value made of fields.

    A notebook shows the fields that are not empty; of a type with many, those at a glance, and the rest unfold.
    """

    __slots__ = ()
    shown: ClassVar[tuple[str, ...]] = ()
    """Fields at a glance, and columns of a collection; () where all fields are."""

    def __repr__(self) -> str:
        text = cut(in_a_line(self), 2 * LONGEST)
        return f"<{type(self).__name__}: {text}>" if text else f"<{type(self).__name__}>"

    def _repr_html_(self) -> str:
        known = dict(filled(self))
        if len(known) <= MOST_FIELDS or not self.shown:
            return fields_table(self._heading(), known)
        glance = {name: known.pop(name) for name in self.shown if name in known}
        rest = f"<details><summary>… and {len(known)} more fields</summary>{fields_table('', known)}</details>"
        return fields_table(self._heading(), glance) + rest

    def _heading(self) -> str:
        """Return the type and what tells one from another: texts, whole numbers and records that have to be given."""
        parts = [brief(value) for value in _given(self).values() if isinstance(value, str | int | Record)]
        return f"{type(self).__name__}: {', '.join(parts)}" if parts else type(self).__name__


def filled(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields that are not empty: no "", None or NaN, nothing without parts, no mark that is not set."""
    for attribute in _fields(record):
        value = getattr(record, attribute.name)
        missing = value is None or value != value  # noqa: PLR0124 - NaN test
        unset = value is False and attribute.default is False
        if not missing and not unset and value != "" and not (_has_parts(value) and len(value) == 0):
            yield attribute.name, value


def fields_table(caption: str, known: Mapping[str, Any]) -> str:
    """Return fields and their values as an HTML table of two columns."""
    return names_table(caption, ((name, _lines(value)) for name, value in known.items()))


def in_a_line(record: Record) -> str:
    """Return a record as a line: what has to be given, then by name what is not as it is by default."""
    given, known = _given(record), dict(filled(record))
    defaults = {attribute.name: attribute.default for attribute in _fields(record)}
    names = [name for name in record.shown or defaults if name in known and known[name] != defaults[name]]
    return ", ".join(brief(known[name]) if name in given else f"{name} {brief(known[name])}" for name in names)


def brief(value: Any) -> str:
    """Return a value in a few words: a mapping by its keys, several records by their number.

    Examples
    --------
    >>> brief(0.123456), brief((1, 2, 3, 4, 5, 6)), brief(((1,), (2, 3))), brief({"yes": 1, "no": 2})
    ('0.1235', '1, 2, 3, 4 … and 2 more', '1, (2, 3)', 'yes, no')
    """
    if isinstance(value, Record):
        return in_a_line(value)
    if isinstance(value, range):
        return f"{value[0]} to {value[-1]}"
    if not _has_parts(value):
        return cut(value_text(value), LONGEST)
    if isinstance(value, Mapping):
        return counted(map(str, value), len(value)) if any(map(str, value)) else f"({len(value)})"
    if any(isinstance(part, Record) for part in value):
        return f"({len(value)})"
    return counted((f"({brief(part)})" if _several(part) else brief(part) for part in value), len(value))


def counted(parts: Iterable[str], total: int, most: int = FEW_PARTS) -> str:
    """Return the first parts in a row, and how many more there are."""
    return ", ".join(islice(parts, most)) + (f" … and {total - most} more" if total > most else "")


def _lines(value: Any) -> Sequence[str]:
    """Return a value in lines: one for each entry of a mapping, and for each part that is a record or has parts."""
    if isinstance(value, Record) or not _has_parts(value):
        return [_whole(value)]
    if isinstance(value, Mapping):
        lines: Iterator[str] = (f"{key}: {_whole(part)}" for key, part in value.items())
    elif any(isinstance(part, Record) or _has_parts(part) for part in value):
        lines = map(brief, value)
    else:
        return [counted(map(brief, value), len(value), MOST_PARTS)]
    more = [f"… and {len(value) - MOST_PARTS} more"] if len(value) > MOST_PARTS else []
    return [*islice(lines, MOST_PARTS), *more]


def _whole(value: Any) -> str:
    """Return a text as it is, where `brief` cuts it, and all else in a few words."""
    return value_text(value) if isinstance(value, str) else brief(value)


def _given(record: Record) -> dict[str, Any]:
    """Return the fields without a default, of those at a glance where there are such."""
    known = dict(filled(record))
    names = [attribute.name for attribute in _fields(record) if attribute.default is NOTHING]
    return {name: known[name] for name in record.shown or names if name in names and name in known}


def _fields(record: Record) -> tuple[Any, ...]:
    found: tuple[Any, ...] = fields(type(record))  # type: ignore[arg-type]  # each record is an attrs class
    return found


def _has_parts(value: Any) -> bool:
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def _several(value: Any) -> bool:
    return _has_parts(value) and len(value) > 1
