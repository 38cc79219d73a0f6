"""What a table is before it is drawn: words in columns and sections, with a title above and notes below."""

from __future__ import annotations

from attrs import frozen

Cell = tuple[str, ...]
"""Lines of a cell: each is wrapped on its own."""
Row = tuple[Cell, ...]


@frozen(kw_only=True)
class Column:
    """A heading and how many characters the column has in a text table."""

    heading: str
    width: int
    right: bool = False


@frozen(kw_only=True)
class Section:
    """Rows under a heading of their own."""

    heading: str
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Grid:
    """Words in rows and columns, in sections, with a title above and notes below."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    stub: int = 0
    """First columns that are repeated where a table too wide is cut into blocks; 0 where it may not be cut."""
