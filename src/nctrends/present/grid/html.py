"""A table as a piece of HTML with its styles in place, so that it can be pasted into a letter or a mail."""

from __future__ import annotations

from html import escape

from nctrends.model.markup import one_line
from nctrends.present.grid.description import Cell, Column, Grid, Section
from nctrends.present.grid.line_breaks import LONGEST_TIED, tied

TABLE = "border-collapse:collapse;text-align:left"
CAPTION = "text-align:left;font-weight:bold;padding:4px 0"
HEAD = "border-bottom:2px solid;padding:3px 8px;text-align:left;vertical-align:bottom"
SECTION = "border-top:1px solid;padding:6px 8px 3px;text-align:left"
CELL = "padding:3px 8px;text-align:left;vertical-align:top"
NAME = f"{CELL};font-weight:normal"
"""A row's name: it heads its row, but is no louder than the rest."""
NOTE = "font-size:smaller;margin:4px 0"


def html_of(grid: Grid) -> str:
    """Return a table as one <div>: caption, head, a body for each section, notes below; all text is escaped.

    Signs beyond ASCII are written by their numbers: a piece of HTML cannot say in which signs it is written.
    """
    head = "".join(
        f'<th scope="col" style="{_aside(HEAD, column)}">{_text(column.heading)}</th>' for column in grid.columns
    )
    bodies = "\n".join(_body(section, grid.columns) for section in grid.sections)
    notes = "".join(f'\n<p style="{NOTE}">{_text(note)}</p>' for note in grid.notes)
    whole = (
        f'<div>\n<table style="{TABLE}">\n<caption style="{CAPTION}">{_text(grid.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n{bodies}\n</table>{notes}\n</div>\n"
    )
    return whole.encode("ascii", "xmlcharrefreplace").decode()


def html_document(title: str, body: str, *, language: str = "en") -> str:
    """Return pieces of HTML as a whole document, which says in which signs it is written."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n</head>\n"
        f'<body style="font-family:sans-serif;margin:16px">\n{body}</body>\n</html>\n'
    )


def _body(section: Section, columns: tuple[Column, ...]) -> str:
    rows = [f"<tr>{_cells(row, columns)}</tr>" for row in section.rows]
    if section.heading:
        heading = f'<th scope="rowgroup" colspan="{len(columns)}" style="{SECTION}">{_text(section.heading)}</th>'
        rows = [f"<tr>{heading}</tr>", *rows]
    return "\n".join(["<tbody>", *rows, "</tbody>"])


def _cells(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    first = f'<th scope="row" style="{_aside(NAME, columns[0])}">{_inside(row[0])}</th>'
    others = (
        f'<td style="{_aside(CELL, column)}{_kept(cell)}">{_inside(cell)}</td>'
        for cell, column in zip(row[1:], columns[1:], strict=True)
    )
    return first + "".join(others)


def _kept(cell: Cell) -> str:
    """Return the style that keeps a range in one line: a browser would break it behind its dash."""
    return ";white-space:nowrap" if "–" in "".join(cell) and max(map(len, cell)) <= LONGEST_TIED else ""


def _inside(cell: Cell) -> str:
    return "<br>".join(map(_text, cell))


def _text(text: str) -> str:
    return escape(tied(one_line(text)))


def _aside(style: str, column: Column) -> str:
    return style.replace("text-align:left", "text-align:right") if column.right else style
