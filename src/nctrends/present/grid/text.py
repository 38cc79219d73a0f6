"""A table drawn for a terminal: as wide as it is meant, narrower, in blocks, or as a list where nothing else fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from nctrends.errors import InputError
from nctrends.present.grid.column_blocks import GAP, cut, width_of
from nctrends.present.grid.description import Cell, Column, Grid, Row, Section
from nctrends.present.grid.line_breaks import display_width, longest_word, wrapped

NARROWEST = 20
"""Columns below which not even a list is readable."""
LEAST = 9
"""Columns that a column of words keeps, unless it is meant to have fewer."""
RULE = "─"
Strong = Callable[[Iterable[str]], list[str]]
"""Makes lines stand out."""


def text_of(grid: Grid, width: int | None = None, *, bold: bool = False) -> str:
    """Return a table in lines of at most `width` columns of a terminal; None is the width it is meant to have.

    Title and headings are bold where that is asked for.
    """
    if width is not None and width < NARROWEST:
        raise InputError(f"width={width} is too narrow for a table. Give {NARROWEST} or more.")
    strong = _bold if bold else _plain
    full = width_of(grid.columns)
    if width is None or full <= width:
        return _drawn(grid, [grid], full, strong)
    narrow = _narrowed(grid, width)
    if narrow is not None:
        return _drawn(grid, [narrow], width, strong)
    blocks = cut(grid, width)
    if blocks:
        return _drawn(grid, blocks, max(width_of(block.columns) for block in blocks), strong)
    return _listed(grid, width, strong)


def _plain(lines: Iterable[str]) -> list[str]:
    return list(lines)


def _bold(lines: Iterable[str]) -> list[str]:
    return [f"\x1b[1m{line.rstrip()}\x1b[0m" if line.strip() else line for line in lines]


def _drawn(grid: Grid, blocks: Sequence[Grid], width: int, strong: Strong) -> str:
    parts = strong(wrapped(grid.title, width))
    for block in blocks:
        rule = RULE * width_of(block.columns)
        head = strong(_lines(tuple((column.heading,) for column in block.columns), block.columns))
        body = [line for section in block.sections for line in (*_section(section, block.columns, strong), rule)]
        parts += ["", *head, rule, *body]
    notes = [line for note in grid.notes for line in wrapped(note, width)]
    return "\n".join(line.rstrip() for line in [*parts, *notes]) + "\n"


def _section(section: Section, columns: Sequence[Column], strong: Strong) -> list[str]:
    rows = [_lines(row, columns) for row in section.rows]
    heading = strong(wrapped(section.heading, width_of(columns))) if section.heading else []
    return [*heading, *(line for lines in rows for line in lines)]


def _lines(row: Row, columns: Sequence[Column]) -> list[str]:
    cells = [_wrapped(cell, column.width) for cell, column in zip(row, columns, strict=True)]
    height = max(len(lines) for lines in cells)
    return [
        GAP.join(
            _padded(lines[i] if i < len(lines) else "", column) for lines, column in zip(cells, columns, strict=True)
        )
        for i in range(height)
    ]


def _wrapped(cell: Cell, width: int) -> list[str]:
    """Break the lines of a cell at spaces, but never between a number and its sign; keep how far they are indented."""
    return [line for text in cell for line in wrapped(text, width)] or [""]


def _padded(text: str, column: Column) -> str:
    space = " " * (column.width - display_width(text))
    return space + text if column.right else text + space


def _narrowed(grid: Grid, width: int) -> Grid | None:
    """Return the table with columns that share what is missing, or None where a word or number would be cut."""
    least = [min(column.width, max(need, LEAST)) for column, need in zip(grid.columns, _needed(grid), strict=True)]
    spare = [column.width - low for column, low in zip(grid.columns, least, strict=True)]
    missing = width_of(grid.columns) - width
    if missing > sum(spare):
        return None
    widths, left, room = [], missing, sum(spare)
    for column, extra in zip(grid.columns, spare, strict=True):
        taken = round(left * extra / room) if room else 0
        widths.append(column.width - taken)
        left, room = left - taken, room - extra
    return evolve(grid, columns=_with_widths(grid.columns, widths))


def _needed(grid: Grid) -> list[int]:
    """Return for each column the columns of a terminal that its longest word takes."""
    rows = [tuple((column.heading,) for column in grid.columns), *(r for s in grid.sections for r in s.rows)]
    return [max(longest_word(text) for row in rows for text in row[i] or ("",)) for i in range(len(grid.columns))]


def _with_widths(columns: Sequence[Column], widths: Sequence[int]) -> tuple[Column, ...]:
    return tuple(evolve(column, width=width) for column, width in zip(columns, widths, strict=True))


def _listed(grid: Grid, width: int, strong: Strong) -> str:
    """Return the table as a list: each row under its name, a line for each other column that says something."""
    rule = RULE * width
    parts = [*strong(wrapped(grid.title, width)), "", rule]
    for section in grid.sections:
        heading = strong(wrapped(section.heading, width)) if section.heading else []
        parts += [*heading, *_items(section, grid, width), rule]
    notes = [line for note in grid.notes for line in wrapped(note, width)]
    return "\n".join(line.rstrip() for line in [*parts, *notes]) + "\n"


def _items(section: Section, grid: Grid, width: int) -> Iterator[str]:
    for row in section.rows:
        yield from (line for line in _wrapped(row[0], width) if line)
        for column, cell in zip(grid.columns[1:], row[1:], strict=True):
            told = "; ".join(line.strip() for line in cell if line.strip())
            if told:
                yield from wrapped(f"    {column.heading}: {told}", width)
