"""A table as a fixed description of words, drawn last: as text for a terminal, as Markdown, HTML or LaTeX."""

from __future__ import annotations

import os
from collections.abc import Callable

from attrs import evolve, field, frozen

from nctrends.errors import InputError
from nctrends.model.markup import one_line
from nctrends.present.grid.column_blocks import width_of
from nctrends.present.grid.description import Cell, Column, Grid, Row, Section
from nctrends.present.grid.html import html_of
from nctrends.present.grid.latex import latex_of
from nctrends.present.grid.line_breaks import TIED, display_width, wrapped
from nctrends.present.grid.text import text_of

__all__ = ["TIED", "Cell", "Column", "Row", "Section", "Table", "display_width", "indented", "one_line", "wrapped"]

TERMINAL = 100
"""Columns that `print` takes at most."""
NOTEBOOK_ROWS = 60
"""Rows that a notebook shows of a table, as many as it shows of a frame of pandas: a table is made to be read whole."""


@frozen(kw_only=True, repr=False)
class Table(Grid):
    """Words in rows and columns, in sections, with a title above and notes below.

    `print` shows it as text of at most 100 columns, a notebook as HTML.
    """

    _save: Callable[[str | os.PathLike[str]], None] | None = field(default=None, repr=False, eq=False)
    """Writes a workbook of what the table was made of."""

    @property
    def width(self) -> int:
        """Characters in a line of the text table."""
        return width_of(self.columns)

    def __str__(self) -> str:
        return self.to_text(TERMINAL)

    def __repr__(self) -> str:
        rows = sum(len(section.rows) for section in self.sections)
        return f"<{type(self).__name__}: {one_line(self.title)}; {rows} rows, {len(self.columns)} columns>"

    def _repr_html_(self) -> str:
        return html_of(_first(self, NOTEBOOK_ROWS))

    def to_text(self, width: int | None = None, *, bold: bool = False) -> str:
        """Table for a terminal, at most `width` columns wide.

        Parameters
        ----------
        width : columns of the terminal, 20 or more; None is the width the table is meant to have
            Where it is narrower than the table, columns shrink; where a word would be cut, a table of editions goes
            on below in blocks, and any other becomes a list. Wide letters take two columns, combining ones none.
        bold : whether title and headings are set bold, in the codes of a terminal

        Raises
        ------
        InputError : a width below 20.

        Examples
        --------
        >>> import nctrends as nct
        >>> max(map(len, nct.table(nct.load_series()).to_text(width=80).splitlines()))
        80
        """
        return text_of(self, width, bold=bold)

    def to_markdown(self) -> str:
        """Return the table as Markdown: a section's heading is a row, the lines of a cell are joined by breaks."""
        head = [column.heading for column in self.columns]
        marks = ["--:" if column.right else ":--" for column in self.columns]
        body = [row for section in self.sections for row in self._markdown_rows(section)]
        lines = ["| " + " | ".join(row) + " |" for row in (head, marks, *body)]
        notes = [line for note in self.notes for line in ("", _escaped(note))]
        return "\n".join([f"**{_escaped(self.title)}**", "", *lines, *notes]) + "\n"

    def to_html(self) -> str:
        """Table as a piece of HTML, styled in place: it can be pasted into a page, a letter or a mail.

        Nothing in it is loaded or runs, all texts are escaped, and nothing is told by colour alone.

        Examples
        --------
        >>> import nctrends as nct
        >>> print(nct.table(nct.load_series()).to_html().splitlines()[1])
        <table style="border-collapse:collapse;text-align:left">
        """
        return html_of(self)

    def to_latex(self) -> str:
        r"""Table as LaTeX, to be taken into a document with `\input`; it breaks over pages.

        The document loads `array` and `longtable`, which are part of every LaTeX: `\usepackage{array,longtable}`.
        pdfLaTeX, XeLaTeX and LuaLaTeX set it. Accented Latin letters and the signs of these tables are written in
        ASCII commands; of other scripts XeLaTeX and LuaLaTeX set what their font has, pdfLaTeX the code points.

        Examples
        --------
        >>> import nctrends as nct
        >>> print(nct.table(nct.load_series()).to_latex().splitlines()[0])
        % In the preamble: \usepackage{array,longtable}
        """
        return latex_of(self)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """Write an Excel workbook: of a series all that it holds, of changes their numbers, of other results the words.

        That of the layout "years" has a sheet more, with editions side by side.

        Parameters
        ----------
        path : where to; a file that is there is replaced

        Raises
        ------
        MissingExtraError : XlsxWriter is not installed.
        InputError : the place cannot be written to, or the table was not made by `table`.

        Examples
        --------
        >>> import nctrends as nct, pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "book.xlsx")
        ...     nct.table(nct.load_series()).to_excel(path)
        ...     path.read_bytes()[:2]
        b'PK'
        """
        if self._save is None:
            raise InputError("this table does not know what it was made of. Make it with nct.table.")
        self._save(path)

    def _markdown_rows(self, section: Section) -> list[list[str]]:
        blank = [""] * (len(self.columns) - 1)
        heading = [[f"**{_escaped(section.heading)}**", *blank]] if section.heading else []
        rows = [["<br>".join(_escaped(line.strip()) for line in cell) for cell in row] for row in section.rows]
        return heading + rows


def indented(lines: Cell) -> Cell:
    """Return the lines of a cell that stands under a heading."""
    return tuple(f"  {line}" for line in lines)


def _first(table: Grid, most: int) -> Grid:
    """Return a table with its first rows, and a note that counts the others."""
    sections, left = [], most
    for section in table.sections:
        if left > 0:
            sections.append(evolve(section, rows=section.rows[:left]))
        left -= len(section.rows)
    note = (f"… and {-left} more rows: to_html() and to_text() have all",) if left < 0 else ()
    return evolve(table, sections=tuple(sections), notes=(*note, *table.notes))


def _escaped(text: str) -> str:
    for sign in ("\\", "|", "*", "_"):
        text = text.replace(sign, f"\\{sign}")
    return one_line(text).replace("<", "&lt;")
