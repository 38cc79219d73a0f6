"""Whole scales of answers as a table: options in the order of the scale, editions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from attrs import frozen

from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.present.grid.line_breaks import longest_word
from nctrends.present.grid.table import Cell, Column, Section, Table
from nctrends.present.tables.editions_table import signs_of
from nctrends.present.words.sentences import base, titled
from nctrends.present.words.share_words import share_text

ANSWER = Column(heading="Answer", width=36)
OF_ONE_EDITION = (
    ANSWER,
    Column(heading="Share", width=12, right=True),
    Column(heading="Printed", width=34),
    Column(heading="People", width=12),
)
NOT_PRINTED = "not printed"


@frozen(kw_only=True)
class AnswerScale:
    """The answers to one question on a scale."""

    heading: str
    options: tuple[str, ...]
    """Labels, in the order of the scale."""
    shares: Mapping[int, tuple[Estimate | None, ...]]
    """For each edition what is said of each option; None where nothing is."""


def distribution_table(scales: Sequence[AnswerScale], about: About) -> Table:
    """Return the scales: editions side by side where a scale has several, else each with what is printed of it."""
    years = about.in_time(chain.from_iterable(scale.shares for scale in scales))
    repeated = any(len(scale.shares) > 1 for scale in scales)
    sections = [
        Section(heading=scale.heading, rows=_across(scale, years) if repeated else _down(scale)) for scale in scales
    ]
    title = "whole scales of answers, edition by edition" if repeated else "scales of answers in each edition"
    return Table(
        title=titled(about, title),
        columns=(ANSWER, *_columns(years, sections)) if repeated else OF_ONE_EDITION,
        sections=tuple(sections),
        notes=tuple(_notes(sections, repeated=repeated)),
        stub=1 if repeated else 0,
    )


def _across(scale: AnswerScale, years: Sequence[int]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        ((f"  {label}",), *(_share(scale.shares[year][i]) if year in scale.shares else ("",) for year in years))
        for i, label in enumerate(scale.options)
    )


def _share(share: Estimate | None) -> Cell:
    if share is None:
        return (NOT_PRINTED,)
    return (_share_words(share), base(share.base, share.base_source, share.caveats))


def _down(scale: AnswerScale) -> tuple[tuple[Cell, ...], ...]:
    (shares,) = scale.shares.values()
    return tuple(
        ((f"  {label}",), *(((NOT_PRINTED,), ("",), ("",)) if share is None else _alone(share)))
        for label, share in zip(scale.options, shares, strict=True)
    )


def _alone(share: Estimate) -> tuple[Cell, Cell, Cell]:
    people = base(share.base, share.base_source, share.caveats)
    return (_share_words(share),), share.printed.texts, (people,)


def _share_words(share: Estimate) -> str:
    return share_text(share.estimate, share.estimate_low, share.estimate_high, share.printed)


def _columns(years: Sequence[int], sections: Sequence[Section]) -> list[Column]:
    columns = []
    for place, year in enumerate(years, start=1):
        texts = [text for section in sections for row in section.rows for text in row[place]]
        columns.append(Column(heading=str(year), width=max(map(longest_word, [str(year), *texts]))))
    return columns


def _notes(sections: Sequence[Section], *, repeated: bool) -> Iterator[str]:
    """Yield what explains the signs that the rows show, and nothing else."""
    if not sections:
        yield "No edition prints figures of an ordinal question."
        return
    if not repeated:
        yield "No scale is followed from one edition to another, so each stands alone."
    cells = [text for section in sections for row in section.rows for cell in row[1:] for text in cell]
    if any("–" in text and text.endswith("%") for text in cells):
        yield "Two ends of a share are what its printed texts allow."
    yield from signs_of(cells)
