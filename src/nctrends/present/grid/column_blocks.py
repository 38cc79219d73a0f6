"""A table too wide for its page, cut into blocks that each begin with the same columns."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from nctrends.present.grid.description import Column, Grid

GAP = "  "
"""Between two columns."""


def width_of(columns: Sequence[Column]) -> int:
    """Return the characters of a line with these columns."""
    return sum(column.width for column in columns) + len(GAP) * (len(columns) - 1)


def cut(grid: Grid, width: int) -> list[Grid]:
    """Return the table cut into blocks, each with the first columns; none where it may not be cut or would not fit."""
    stub = list(range(grid.stub))
    rest = range(grid.stub, len(grid.columns))
    if not (stub and rest) or max(width_of([grid.columns[j] for j in (*stub, i)]) for i in rest) > width:
        return []
    blocks: list[list[int]] = [[]]
    for i in rest:
        if width_of([grid.columns[j] for j in (*stub, *blocks[-1], i)]) > width:
            blocks.append([])
        blocks[-1].append(i)
    return [_taken(grid, [*stub, *block]) for block in blocks]


def _taken(grid: Grid, kept: Sequence[int]) -> Grid:
    sections = tuple(
        evolve(section, rows=tuple(tuple(row[i] for i in kept) for row in section.rows)) for section in grid.sections
    )
    return evolve(grid, columns=tuple(grid.columns[i] for i in kept), sections=sections)
