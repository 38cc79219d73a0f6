"""Wide frames, one column per edition, as tidy ones with a row for each figure; bases that stand beside a frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from attrs import evolve, frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.frame_input.columns import BASES, VALUES, FrameColumns, missing_column
from nctrends.analysis.frame_input.edition_order import edition_text, editions_of, words_around
from nctrends.analysis.frame_input.keys import texts_of
from nctrends.analysis.frame_input.times import taken_apart
from nctrends.errors import InputError, nearest
from nctrends.model.question import ALL
from nctrends.model.record import counted

GivenBases = Mapping[Any, float]
"""By edition, or by (edition, group)."""
SCOPES: Mapping[str, tuple[str, ...]] = {"indicator": ("group",), "option": ("indicator", "item", "group")}
"""What has to be the same in the row of a figure and that of its base, by the column that calls it a row of bases."""


@frozen
class CellLabels:
    """How the cells of a wide frame are called: by row and column."""

    rows: Sequence[Any]
    editions: Sequence[Hashable]

    def __getitem__(self, place: int) -> str:
        return f"{self.rows[place % len(self.rows)]} ({edition_text(self.editions[place // len(self.rows)])})"

    def __len__(self) -> int:
        return len(self.rows) * len(self.editions)


def is_wide(columns: FrameColumns) -> bool:
    """Tell whether a frame has a column for each edition, and none that names it."""
    return bool(columns.editions) or ("edition" not in columns.held and not set(VALUES) & set(columns.held))


def tidy(
    columns: FrameColumns, *, order: Sequence[Any] | None, bases: GivenBases | None, base_row: str | None
) -> FrameColumns:
    """Return a wide frame with one row per figure.

    Raises
    ------
    InputError : no column is an edition, or no row is that of the bases.
    """
    editions = _edition_columns(columns, order, bases)
    is_base = np.zeros(len(columns.frame), dtype=bool)
    bases_of_cells = {}
    if base_row is not None:
        role, is_base = _base_rows(columns, base_row)
        scope = SCOPES.get(role, ("indicator", "group"))
        bases_of_cells["base"] = _bases_of_rows(columns, editions, is_base, scope)
    rows = np.flatnonzero(~is_base)
    held = {name: column.take(np.tile(rows, len(editions))) for name, column in columns.held.items()} | bases_of_cells
    held[columns.value] = _stacked([columns.frame[name].iloc[rows] for name in editions])
    held["edition"] = pd.Series(pd.Index(list(editions)).repeat(len(rows)))
    return evolve(
        columns,
        held={name: column.reset_index(drop=True) for name, column in held.items()},
        labels=CellLabels([columns.labels[int(row)] for row in rows], editions),
        editions=editions,
        unused=tuple(name for name in columns.unused if name not in editions),
    )


def order_of_columns(editions: Sequence[Any]) -> Sequence[Any] | None:
    """Return the order of the columns of a wide frame where nothing in their names says one."""
    try:
        editions_of(pd.Series(pd.Index(list(editions))))
    except InputError:
        return list(editions)
    return None


def with_bases(columns: FrameColumns, bases: GivenBases) -> FrameColumns:
    """Return a frame with the bases that the caller gives by edition, or by edition and group.

    Raises
    ------
    InputError : the frame has bases of its own, an edition of the frame has none, or a base is of none of them.
    """
    if not isinstance(bases, Mapping):
        raise InputError("bases: is no mapping. Write bases={2030: 400, 2031: 380}.")
    if there := [name for name in BASES if name in columns.held]:
        raise InputError(f"bases: the frame has a column {there[0]}, too. Keep one of the two.")
    editions = _texts(columns.held["edition"], "")
    groups = _texts(columns.held["group"], ALL) if "group" in columns.held else [ALL] * len(editions)
    people_of = {_base_key(key): people for key, people in bases.items()}
    keys = list(zip(editions, groups, strict=True))
    there_are = {*keys, *((edition, None) for edition in editions)}
    if strange := [key for key, of in zip(bases, people_of, strict=True) if of not in there_are]:
        raise InputError(f"bases: {strange[0]!r} is not in the frame. There are {_named(editions)}.")
    column = [people_of.get(key, people_of.get((key[0], None))) for key in keys]
    return evolve(columns, held={**columns.held, "base": pd.Series(column, dtype=object)})


def _texts(column: pd.Series[Any], without: str) -> list[str]:
    """Return the texts of a column, and what stands where a row has none."""
    texts = texts_of(column)
    different = [*texts.different, without]
    return [different[code] or without for code in texts.codes.tolist()]


def _base_key(key: Any) -> tuple[str, str | None]:
    return (
        (edition_text(key[0]), str(key[1])) if isinstance(key, tuple) and len(key) == 2 else (edition_text(key), None)
    )


def _named(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return counted(distinct, len(distinct))


def _edition_columns(
    columns: FrameColumns, order: Sequence[Any] | None, bases: GivenBases | None
) -> tuple[Hashable, ...]:
    """Return the columns that are an edition each: as named, else those whose name is a time or has a number."""
    left = columns.unused
    if columns.editions:
        return columns.editions
    given = order if order is not None else [_base_key(key)[0] for key in bases] if isinstance(bases, Mapping) else None
    if given is not None:
        names = set(map(edition_text, given))
        left = tuple(name for name in left if edition_text(name) in names)
        if missing := sorted(names - set(map(edition_text, left))):
            raise InputError(f'no column is called "{missing[0]}". {nearest(missing[0], map(str, columns.unused))}')
    elif timed := tuple(name for name in left if _is_time(name)):
        left = timed
    elif numbered := _numbered(left):
        left = numbered
    if not left:
        raise missing_column("edition", columns)
    return left


def _is_time(name: Hashable) -> bool:
    if isinstance(name, str):
        return taken_apart(name) is not None
    return not isinstance(name, bool | tuple)


def _numbered(names: Sequence[Hashable]) -> tuple[Hashable, ...]:
    """Return the names with the same words around one number, where there are several."""
    words: dict[Hashable, str | None] = {name: words_around(name) for name in names if isinstance(name, str)}
    counts = Counter(word for word in words.values() if word is not None)
    common, number = counts.most_common(1)[0] if counts else ("", 0)
    return tuple(name for name in names if words.get(name) == common) if number > 1 else ()


def _base_rows(columns: FrameColumns, base_row: str) -> tuple[str, Bools]:
    """Return the rows that are called the row of bases, and the column that calls them so."""
    names: list[str] = []
    for role in ("indicator", "option", "item"):
        if role in columns.held:
            texts = [str(cell).strip() for cell in columns.held[role].array]
            called = np.array([text == str(base_row).strip() for text in texts], dtype=bool)
            if called.any():
                return role, called
            names += texts
    raise InputError(f'base_row: no row is called "{base_row}". {nearest(str(base_row), dict.fromkeys(names))}')


def _bases_of_rows(
    columns: FrameColumns, editions: Sequence[Hashable], is_base: Bools, scope: tuple[str, ...]
) -> pd.Series[Any]:
    """Return for each figure, edition by edition, the cell of the row of bases that holds for it."""
    parts = [columns.held[name].astype(str).tolist() for name in scope if name in columns.held]
    keys = list(zip(*parts, strict=True)) if parts else [()] * len(is_base)
    row_of: dict[tuple[str, ...], int] = {}
    for row in np.flatnonzero(is_base).tolist():
        if keys[row] in row_of:
            raise InputError(
                f"base_row: rows {columns.labels[row_of[keys[row]]]} and {columns.labels[row]} are both bases of the "
                "same figures. Keep one of them."
            )
        row_of[keys[row]] = row
    rows = [row_of.get(keys[row], -1) for row in np.flatnonzero(~is_base).tolist()]
    cells = [[*columns.frame[name].astype(object), None] for name in editions]
    return pd.Series([column[row] for column in cells for row in rows], dtype=object)


def _stacked(columns: Sequence[pd.Series[Any]]) -> pd.Series[Any]:
    """Return columns one below the other, of whatever types they are."""
    if len({str(column.dtype) for column in columns}) == 1:
        return pd.concat(columns, ignore_index=True)
    return pd.Series(np.concatenate([column.to_numpy(dtype=object) for column in columns]), dtype=object)
