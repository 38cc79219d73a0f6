"""Rows at a prompt: a few columns in aligned text, or as a small HTML table in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nctrends.model.markup import columns_table, value_text
from nctrends.present.grid.table import display_width

WIDEST = 36


def listing(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], total: int) -> str:
    """Return rows as aligned text under their column names, with a first line that counts them."""
    cells = [list(columns), *([_shown(value) for value in row] for row in rows)]
    numeric = [all(isinstance(row[i], int | float) or row[i] is None for row in rows) for i in range(len(columns))]
    widths = [max(display_width(row[i]) for row in cells) for i in range(len(columns))]
    lines = [
        "  ".join(
            _aligned(text, width, right) for text, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in cells
    ]
    return "\n".join([_counted(name, total), *(lines if rows else []), *_rest(len(rows), total)])


def html_listing(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], total: int) -> str:
    """Return rows as an HTML table with a caption that counts them.

    Names and numbers are those of the frame, so that what is seen is what a filter or a column holds: proportions are
    not made percent, which is what a `Table` is for.
    """
    return columns_table(_counted(name, total), columns, rows, total=total, whole=".to_frame()")


def _counted(name: str, total: int) -> str:
    return f"{name}: {total} row" + ("" if total == 1 else "s")


def _rest(shown: int, total: int) -> list[str]:
    return [f"… and {total - shown} more"] if shown < total else []


def _aligned(text: str, width: int, right: bool) -> str:
    space = " " * (width - display_width(text))
    return space + text if right else text + space


def _shown(value: Any) -> str:
    text = value_text(value)
    return text if display_width(text) <= WIDEST else text[: WIDEST - 1] + "…"
