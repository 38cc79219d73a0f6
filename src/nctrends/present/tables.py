"""A table as a fixed description of words, drawn last: as text for a terminal, or as Markdown."""

from __future__ import annotations

import unicodedata

from attrs import frozen

GAP = "  "
TIED = "\N{NO-BREAK SPACE}"

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
class Table:
    """Words in rows and columns, in sections, with a title above and notes below."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Characters in a line of the text table."""
        return sum(column.width for column in self.columns) + len(GAP) * (len(self.columns) - 1)

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self) -> str:
        """Return the table for a terminal, at most `width` characters wide."""
        rule = "─" * self.width
        head = self._lines(tuple((column.heading,) for column in self.columns))
        body = [line for section in self.sections for line in (*self._section(section), rule)]
        notes = [line for note in self.notes for line in wrapped(note, self.width)]
        parts = [*wrapped(self.title, self.width), "", *head, rule, *body, *notes]
        return "\n".join(line.rstrip() for line in parts) + "\n"

    def to_markdown(self) -> str:
        """Return the table as Markdown: a section's heading is a row, the lines of a cell are joined by breaks."""
        head = [column.heading for column in self.columns]
        marks = ["--:" if column.right else ":--" for column in self.columns]
        body = [row for section in self.sections for row in self._markdown_rows(section)]
        lines = ["| " + " | ".join(row) + " |" for row in (head, marks, *body)]
        notes = [line for note in self.notes for line in ("", _escaped(note))]
        return "\n".join([f"**{_escaped(self.title)}**", "", *lines, *notes]) + "\n"

    def _section(self, section: Section) -> list[str]:
        rows = [self._lines(row) for row in section.rows]
        heading = wrapped(section.heading, self.width) if section.heading else []
        return [*heading, *(line for lines in rows for line in lines)]

    def _markdown_rows(self, section: Section) -> list[list[str]]:
        blank = [""] * (len(self.columns) - 1)
        heading = [[f"**{_escaped(section.heading)}**", *blank]] if section.heading else []
        rows = [["<br>".join(_escaped(line.strip()) for line in cell) for cell in row] for row in section.rows]
        return heading + rows

    def _lines(self, row: Row) -> list[str]:
        wrapped = [_wrapped(cell, column.width) for cell, column in zip(row, self.columns, strict=True)]
        height = max(len(lines) for lines in wrapped)
        return [
            GAP.join(
                _padded(lines[i] if i < len(lines) else "", column)
                for lines, column in zip(wrapped, self.columns, strict=True)
            )
            for i in range(height)
        ]


def _wrapped(cell: Cell, width: int) -> list[str]:
    """Break the lines of a cell at spaces, but never between a number and its sign; keep how far they are indented."""
    return [line for text in cell for line in wrapped(text, width)] or [""]


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many columns of a terminal; a word that is longer is cut."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    lines, line = [], ""
    for word in one_line(text).replace(" %", f"{TIED}%").split(" "):
        for part in _cut(word, width - len(indent)):
            if line and display_width(f"{indent}{line} {part}") > width:
                lines.append(line)
                line = part
            else:
                line = f"{line} {part}" if line else part
    return [(indent + one).replace(TIED, " ") for one in [*lines, line]]


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that a terminal obeys."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _cut(word: str, width: int) -> list[str]:
    parts, part = [], ""
    for sign in word:
        if part and display_width(part + sign) > width:
            parts.append(part)
            part = ""
        part += sign
    return [*parts, part]


def _padded(text: str, column: Column) -> str:
    space = " " * (column.width - display_width(text))
    return space + text if column.right else text + space


def display_width(text: str) -> int:
    """Return the columns of a terminal that a text takes: two for wide signs, none for combining ones."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _escaped(text: str) -> str:
    for sign in ("\\", "|", "*", "_"):
        text = text.replace(sign, f"\\{sign}")
    return one_line(text).replace("<", "&lt;")
