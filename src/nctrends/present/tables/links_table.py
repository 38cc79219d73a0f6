"""What may be compared, as tables of words: indicators by editions, and each step with its grade and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from nctrends.model.rows.about import About
from nctrends.model.rows.link import Link
from nctrends.model.rows.presence import Availability
from nctrends.model.words import Presence
from nctrends.present.grid.table import Cell, Column, Row, Section, Table, indented
from nctrends.present.words.sentences import titled

NAME = 34
YEAR = 5

STEPS = (
    Column(heading="Indicator", width=30),
    Column(heading="Step", width=12),
    Column(heading="Grade", width=14),
    Column(heading="Why", width=38),
)

IndicatorNames = Mapping[str, Cell]
"""For each indicator the lines of its name: the label, then what is followed of it."""


def matrix_table(rows: Sequence[Availability], about: About) -> Table:
    """Return the matrix of indicators by editions, a mark a cell, with a legend."""
    years = about.in_time(row.edition for row in rows)
    sections = [
        Section(heading=heading, rows=tuple(_marked(list(cells)) for _, cells in groupby(group, _indicator)))
        for heading, group in groupby(rows, key=lambda row: row.indicator_label)
    ]
    seen = {row.availability for row in rows}
    legend = "; ".join(f"{presence.sign} {presence.meaning}" for presence in Presence if presence in seen)
    return Table(
        title=titled(about, "where a figure exists"),
        columns=(Column(heading="Indicator", width=NAME), *(Column(heading=str(y), width=YEAR) for y in years)),
        sections=tuple(sections),
        notes=(f"{legend}.",) if rows else ("No indicator is followed.",),
        stub=1,
    )


def links_table(links: Sequence[Link], labels: IndicatorNames, about: About) -> Table:
    """Return the steps of every indicator, each with its grade and the reasons in sentences."""
    sections = [
        Section(heading=heading, rows=tuple(_step(link, labels[link.indicator]) for link in rows))
        for heading, rows in groupby(links, key=lambda link: labels[link.indicator][0])
    ]
    return Table(
        title=titled(about, "which editions may be compared"),
        columns=STEPS,
        sections=tuple(sections),
        notes=(
            "Grades, from the best: identical, comparable, caution, not comparable. A change over several steps takes "
            "the worst of them; one that is not comparable is withheld.",
        ),
    )


def name_of(item_label: str, option_label: str) -> Cell:
    """Return what is followed of an indicator, a line each."""
    return tuple(dict.fromkeys(part for part in (item_label, option_label) if part))


def _indicator(row: Availability) -> str:
    return row.indicator


def _marked(cells: Sequence[Availability]) -> Row:
    name = name_of(cells[0].item_label, cells[0].option_label)
    return (indented(name or (cells[0].indicator_label,)), *((cell.availability.sign,) for cell in cells))


def _step(link: Link, name: Cell) -> Row:
    grade = link.comparability.phrase
    why = tuple(f"{sentence[0].upper()}{sentence[1:]}." for sentence in link.explanation if sentence)
    return (indented(name[1:] or name), (f"{link.earlier} to {link.later}",), (grade,), why)
