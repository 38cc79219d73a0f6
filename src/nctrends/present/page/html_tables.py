"""A table on the page: it turns into cards on a phone, its rows have places that are led to, its cells lead on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import count

from attrs import field, frozen

from nctrends.present.grid.line_breaks import tied
from nctrends.present.grid.table import Column, Row, Table
from nctrends.present.page.html_parts import link, paragraphs

PROSE = 36
"""Characters of a column that holds sentences, and takes the width of a card."""
SHORT = 16
"""Characters of a column that holds a number or two words, and is not broken."""
MOST_MARKS = 15
"""Columns of marks that fit beside a name in any window that is not a phone's."""

Target = tuple[str, str]
"""A piece of a line and where it leads: the piece "" is the whole line, the target "" leads nowhere."""
CellTargets = Mapping[tuple[int, int, int], Sequence[Target]]
"""Where the line of a cell leads, by the number of its row, sections passed over, of its column and of its line."""


@frozen(kw_only=True)
class Ways:
    """What a table holds for those who follow links, and for those who do not see it."""

    links: CellTargets = field(factory=dict)
    """Several pieces make up the line of a sum, in order."""
    ids: Sequence[str] = ()
    """The places of the rows, "" for one that is not led to."""
    spoken: Mapping[str, str] = field(factory=dict)
    """Words for the signs that stand alone in a cell; a table with them is one of marks."""


def html_table(table: Table, ways: Ways | None = None) -> str:
    """Return a table for the page, its notes below; one without rows is its notes alone."""
    if not any(section.rows for section in table.sections):
        return paragraphs(table.notes)
    ways = ways or Ways()
    head = "".join(
        f'<th scope="col" role="columnheader"{_look(column)}>{escape(column.heading)}</th>' for column in table.columns
    )
    look = "marks" if ways.spoken else "rows"
    # A region that never scrolls needs no stop for the keyboard.
    wide = ways.spoken and len(table.columns) > MOST_MARKS
    region = f' tabindex="0" role="region" aria-label="{escape(table.title)}"' if wide else ""
    return (
        f'<div class="scroll"{region}>\n<table class="{look}" role="table">\n<caption>{escape(table.title)}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n{"".join(_bodies(table, ways))}</table>\n</div>\n'
        f"{paragraphs(table.notes, quiet=True)}\n"
    )


def _bodies(table: Table, ways: Ways) -> Iterator[str]:
    """Yield each section as a body of its own, so that its heading heads its rows alone."""
    numbers = count()
    for section in table.sections:
        yield '<tbody role="rowgroup">\n'
        if section.heading:
            title = escape(section.heading)
            wide = f'scope="rowgroup" role="rowheader" colspan="{len(table.columns)}"'
            yield f'<tr role="row"><th {wide}>{title}</th></tr>\n'
        for row in section.rows:
            number = next(numbers)
            name = f' id="{ways.ids[number]}"' if ways.ids and ways.ids[number] else ""
            yield f'<tr role="row"{name}>{"".join(_cells(table.columns, row, number, ways))}</tr>\n'
        yield "</tbody>\n"


def _cells(columns: Sequence[Column], row: Row, number: int, ways: Ways) -> Iterator[str]:
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        targets = [ways.links.get((number, place, line), ()) for line in range(len(cell))]
        inside = "<br>".join(_line(text, led, ways, column) for text, led in zip(cell, targets, strict=True))
        if place == 0:
            yield f'<th scope="row" role="rowheader">{inside}</th>'
        else:
            yield f'<td role="cell" data-name="{escape(column.heading)}"{_look(column)}>{inside}</td>'


def _line(text: str, targets: Sequence[Target], ways: Ways, column: Column) -> str:
    text = tied(text.strip())
    if text in ways.spoken:
        return _mark(text, f"{column.heading}: {ways.spoken[text]}" if targets else ways.spoken[text], targets)
    if not targets:
        return escape(text)
    return "".join(link(tied(piece) or text, target) if target else escape(piece) for piece, target in targets)


def _mark(sign: str, words: str, targets: Sequence[Target]) -> str:
    """Return a sign that is read out as its words."""
    told = f'<span aria-hidden="true">{escape(sign)}</span><span class="unseen">{escape(words)}</span>'
    return f'<a href="{escape(targets[0][1])}">{told}</a>' if targets else told


def _look(column: Column) -> str:
    looks = {"right": column.right, "prose": column.width >= PROSE, "short": column.width <= SHORT}
    told = " ".join(look for look, is_so in looks.items() if is_so)
    return f' class="{told}"' if told else ""
