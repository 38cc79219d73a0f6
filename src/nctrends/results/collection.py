"""The shape that all collections of results share: columns inside, typed rows and a plain frame outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

import attrs
import numpy as np

from nctrends.errors import InputError, nearest
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.markup import MOST_ROWS
from nctrends.model.rows.about import About
from nctrends.model.rows.row import NAN
from nctrends.model.words import (
    BaseSource,
    Caveat,
    Comparability,
    GroupVerdict,
    Presence,
    Reason,
    Verdict,
    cell_text,
)
from nctrends.present.grid.listing import html_listing, listing

if TYPE_CHECKING:
    import pandas as pd

Row = TypeVar("Row")

CLOSED_LISTS = (Verdict, GroupVerdict, Comparability, Reason, Caveat, BaseSource, Presence)
"""Words that a cell can hold, whether or not a row has them."""
SHOWN_ROWS = 60
"""Rows at a prompt."""

_DTYPES = {"int": "Int64", "int | None": "Int64", "float": "float64"}
"""Types of columns in a frame by the annotation of their field; every other column is text."""


class Collection(Generic[Row]):
    """A small frozen table of typed rows.

    Iterate it for rows, `filter` it, or take `to_frame()` for a plain pandas frame with one column a field.
    """

    row_class: ClassVar[type[Any]]
    names: ClassVar[tuple[str, ...]] = ("indicator", "question")
    """Columns whose names a filter knows, so that a misspelt one is no empty answer."""
    __slots__ = ("_columns", "_whole", "about")
    about: About
    """What is true of all rows."""
    _columns: Mapping[str, Sequence[Any]]
    _whole: Self
    """The collection that these rows were taken from, which knows what a filter may ask for."""

    def __init__(self, columns: Mapping[str, Sequence[Any]], about: About | None = None) -> None:
        names = dict.fromkeys((*self.fields(), *columns))
        held = {name: _held(columns[name]) for name in names}
        object.__setattr__(self, "_columns", ReadOnlyMapping(held))
        object.__setattr__(self, "about", about or About())
        object.__setattr__(self, "_whole", self)

    @property
    def whole(self) -> Self:
        """The collection that these rows were taken from; itself where none was left out."""
        return self._whole

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """Names of the columns, in order: the fields of the row class."""
        return tuple(attribute.name for attribute in attrs.fields(cls.row_class))

    @classmethod
    def from_rows(cls, rows: Iterable[Row], about: About | None = None) -> Self:
        """Build a collection from typed rows."""
        kept = list(rows)
        return cls({name: [getattr(row, name) for row in kept] for name in cls.fields()}, about)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of all columns: the fields of the rows, then columns that were asked for beside them."""
        return tuple(self._columns)

    def column(self, name: str) -> Sequence[Any]:
        """Return the values of one column, in the order of the rows; several words in a cell are joined by "; "."""
        if name not in self._columns:
            raise InputError(f'no column "{name}". {nearest(name, self.columns)}')
        values: Sequence[Any] = self._columns[name]
        return _texts(values) if name in self._several() else values

    @classmethod
    def _several(cls) -> set[str]:
        """Names of the columns whose cells hold several words."""
        return {a.name for a in attrs.fields(cls.row_class) if str(a.type).startswith("tuple[")}

    def filter(self, where: Callable[[Row], bool] | None = None, /, **values: Any) -> Self:
        """Return the rows that meet a condition and hold the given values; a list, tuple or set holds several.

        Of a column with several words in a cell, such as `caveats`, the rows whose cell has one of the words.

        Raises
        ------
        InputError : a column that is not there, a word outside of its closed list, or an indicator or question that no
            row of the whole result has.

        Examples
        --------
        >>> import nctrends as nct
        >>> len(nct.changes(nct.load_series()).filter(indicator="cloud-storage", verdict="rose"))
        1
        """
        kept: Sequence[int] = range(len(self))
        for name, value in values.items():
            cells = self.column(name)
            chosen = _choices(value)
            self._whole._check_known(name, chosen)
            if name in self._several():
                kept = [i for i in kept if cells[i] in chosen or not chosen.isdisjoint(self._columns[name][i])]
            else:
                kept = [i for i in kept if cells[i] in chosen]
        if where is not None:
            kept = [i for i in kept if where(self[i])]
        return self._take(kept)

    def _check_known(self, name: str, chosen: Iterable[Any]) -> None:
        """Raise where a filter asks a column for a word outside of its list, or for a name that no row has.

        A year or a group may well be without a row, and a finding is best not there at all.
        """
        types = {a.name: str(a.type) for a in attrs.fields(self.row_class)}
        words: Any = next((kind for kind in CLOSED_LISTS if kind.__name__ in types.get(name, "")), ())
        named = dict.fromkeys(self._columns[name]) if name in self.names else ()
        for value in chosen:
            if (words or named) and value not in (*words, *named, ""):
                what = f"is no word for {name}" if words else "is in no row"
                raise InputError(f"{name}={value!r} {what}. {nearest(str(value), tuple(words) or named)}")

    def to_frame(self) -> pd.DataFrame:
        """Return a plain frame: text as pandas' strings, years and whole numbers Int64, all else float64."""
        import pandas as pd  # noqa: PLC0415 - slow to load, and needed for frames only

        types: dict[str, Any] = {a.name: _DTYPES.get(str(a.type), str) for a in attrs.fields(self.row_class)}
        for attribute in attrs.fields(self.row_class):
            if str(attribute.type) == "int" and not isinstance(self._columns[attribute.name], tuple):
                types[attribute.name] = None  # editions that came as an array keep their type
        return pd.DataFrame({name: pd.Series(self.column(name), dtype=types.get(name, float)) for name in self.columns})

    def _take(self, positions: Sequence[int]) -> Self:
        columns = {name: [values[i] for i in positions] for name, values in self._columns.items()}
        taken = type(self)(columns, self.about)
        object.__setattr__(taken, "_whole", self._whole)
        return taken

    def __len__(self) -> int:
        return len(self._columns[self.fields()[0]])

    def __iter__(self) -> Iterator[Row]:
        return (self[i] for i in range(len(self)))

    @overload
    def __getitem__(self, position: int) -> Row: ...
    @overload
    def __getitem__(self, position: slice) -> Self: ...
    def __getitem__(self, position: int | slice) -> Row | Self:
        """Return one typed row, or the collection of some."""
        if isinstance(position, slice):
            return self._take(range(*position.indices(len(self))))
        whole = {a.name for a in attrs.fields(self.row_class) if str(a.type) == "int | None"}
        cells = {name: _plain(self._columns[name][position]) for name in self.fields()}
        row: Row = self.row_class(**{n: _whole(cell) if n in whole else cell for n, cell in cells.items()})
        return row

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return len(self) == len(other) and all(
            _same(values, other._columns[name]) for name, values in self._columns.items()
        )

    __hash__ = None  # type: ignore[assignment]  # columns may be arrays

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (dict(self._columns), self.about))

    def __repr__(self) -> str:
        return listing(type(self).__name__, self.row_class.shown, self._head(SHOWN_ROWS), len(self))

    def _repr_html_(self) -> str:
        return html_listing(type(self).__name__, self.row_class.shown, self._head(MOST_ROWS), len(self))

    def to_text(self) -> str:
        """Return the shown columns of all rows as aligned text."""
        return listing(type(self).__name__, self.row_class.shown, self._head(len(self)), len(self)) + "\n"

    def _head(self, most: int) -> list[list[Any]]:
        """Return the shown columns of the first rows."""
        columns = [self.column(name) for name in self.row_class.shown]
        return [[_plain(column[i]) for column in columns] for i in range(min(len(self), most))]


def _choices(value: Any) -> frozenset[Any]:
    """Return the values that a filter lets through."""
    return frozenset(value if isinstance(value, list | tuple | set | frozenset) else (value,))


def _held(values: Sequence[Any]) -> Sequence[Any]:
    """Return values that can no longer be set."""
    if isinstance(values, np.ndarray):
        values = values.view()
        values.flags.writeable = False
        return values
    return tuple(values) if isinstance(values, list) else values


def _texts(values: Sequence[tuple[str, ...]]) -> list[str]:
    """Return cells of several words as text; the same words are joined once."""
    joined = {words: cell_text(words) for words in set(values)}
    return [joined[words] for words in values]


def _plain(value: Any) -> Any:
    """Return a value as the row class holds it: Python's own numbers, and one NaN, so that equal rows are equal."""
    plain = value.item() if isinstance(value, np.generic) else value
    return NAN if plain != plain else plain  # noqa: PLR0124 - NaN test


def _whole(value: Any) -> int | None:
    """Return a whole number that a column of floats holds, None where it is missing."""
    return None if value is None or value != value else int(value)  # noqa: PLR0124 - NaN test


def _same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Compare columns; a missing number equals a missing number."""
    return all(a == b or (a != a and b != b) for a, b in zip(one, other, strict=True))  # noqa: PLR0124 - NaN test
