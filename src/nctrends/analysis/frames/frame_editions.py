"""The figures of a frame as editions print them: ids for what a table names in words, surveys, questions, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field, frozen

from nctrends.analysis.frame_input.bases import LIMIT_SOURCES
from nctrends.analysis.frame_input.columns import KEY
from nctrends.analysis.frame_input.keys import texts_of
from nctrends.analysis.frame_input.reading import KINDS, Figures
from nctrends.analysis.frame_input.shares import NOTHING, percent_text
from nctrends.analysis.frames.evidence import SOURCE, label_texts
from nctrends.analysis.frames.pairing import complements
from nctrends.errors import InputError, nearest
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.ids import new_id
from nctrends.model.question import (
    ALL,
    Document,
    Group,
    Item,
    Kind,
    PrintedFigure,
    PrintUnit,
    Question,
    ResponseOption,
    Source,
)

SURVEY = "table"
NO_RESPONDENTS = "The table prints no number of respondents: its largest base stands here."
THE_SAME = "as-in-table"
"""Id of a population and a period that a table does not name, and that are the same in all its columns."""


@frozen(kw_only=True)
class PrintedRow:
    """One figure of the table: what it is about, by its texts, and what is printed."""

    indicator: str
    item: str
    option: str
    group: str
    edition: int
    """Place of its edition."""
    printed: str
    bare: bool
    """True where it has no sign of its own."""
    base: int | None
    """None where only an upper limit is known."""
    source: str

    @property
    def question(self) -> tuple[str, bool]:
        """What it answers: an indicator; a figure that names no answer is apart from those that do."""
        return self.indicator, bool(self.option)


def rows_of(figures: Figures) -> list[PrintedRow]:
    """Return the figures one by one, in the order of the table."""
    parts = [figures.keys.parts[name] for name in KEY]
    names = [part.take(figures.rows).tolist() for part in parts]
    limited = np.isin(figures.bases.source, LIMIT_SOURCES).tolist()
    people = figures.bases.people.astype(int).tolist()
    sources = _sources(figures)
    return [
        PrintedRow(
            **dict(zip(KEY, about, strict=True)),
            edition=edition,
            printed=printed,
            bare=is_bare,
            base=None if is_limit else base,
            source=source,
        )
        for *about, edition, (printed, is_bare), is_limit, base, source in zip(
            *names, figures.ranks.tolist(), _texts(figures), limited, people, sources, strict=True
        )
    ]


def _sources(figures: Figures) -> list[str]:
    if "source" not in figures.columns:
        return [""] * len(figures.rows)
    texts = texts_of(figures.columns["source"])
    return ["" if code < 0 else texts.different[code] for code in texts.codes[figures.rows]]


def _texts(figures: Figures) -> list[tuple[str, bool]]:
    """Return what is printed, and whether it has no sign: people, a text as it is, a number with its digits."""
    shares = figures.shares
    if figures.counts is not None or shares is None:
        return [(str(int(count)), True) for count in ([] if figures.counts is None else figures.counts)]
    decimals = np.maximum(np.rint(np.log10(shares.places)).astype(int) - 2, 0).tolist()
    numbers = [percent_text(100 * share, digits) for share, digits in zip(shares.point.tolist(), decimals, strict=True)]
    prints = [NOTHING] * len(numbers) if shares.prints is None else shares.prints
    quantities = [printed.values[0].quantity if printed else None for printed in prints]
    return [
        (number, False) if quantity is None else (quantity.text, not quantity.has_unit)
        for quantity, number in zip(quantities, numbers, strict=True)
    ]


@define
class _Ids:
    """Ids that are given one by one, each once."""

    otherwise: str
    """What an id is made of where a text has no letters."""
    names: dict[str, str] = field(factory=dict)
    """By the texts that they stand for."""

    taken: set[str] = field(factory=lambda: {ALL})

    def new(self, text: str) -> str:
        """Return an id that is made of a text and was not given before."""
        name = new_id(text, self.taken, self.otherwise)
        self.taken.add(name)
        return name

    def add(self, text: str) -> None:
        """Give a text an id, unless it has one."""
        if text not in self.names:
            self.names[text] = self.new(text)


@frozen(kw_only=True)
class Names:
    """Ids of all that the table names in words, by those words, and labels."""

    questions: Mapping[tuple[str, bool], str]
    """By indicator, and whether answers are named."""
    items: Mapping[tuple[str, bool], Mapping[str, str]]
    """By these, then by item."""
    options: Mapping[tuple[str, bool], Mapping[str, str]]
    """By these, then by option."""
    groups: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    """By part of the key and text, where the table has labels."""

    @classmethod
    def of(cls, figures: Figures, rows: Iterable[PrintedRow]) -> Names:
        """Give ids to the texts, in the order of the table; a text that can be an id is its own."""
        names, groups = _Ids("question"), _Ids("group", {ALL: ALL})
        of_question: dict[tuple[str, bool], tuple[str, _Ids, _Ids]] = {}
        for row in rows:
            groups.add(row.group)
            if row.question not in of_question:
                unnamed = {} if row.option else {"": ""}  # the one answer that is followed has no name
                of_question[row.question] = names.new(row.indicator), _Ids("item", {"": ""}), _Ids("answer", unnamed)
            _, items, options = of_question[row.question]
            items.add(row.item)
            options.add(row.option)
        labels = {name: label_texts(figures, name) for name in KEY}
        return cls(
            questions={question: name for question, (name, _, _) in of_question.items()},
            groups=groups.names,
            items={question: items.names for question, (_, items, _) in of_question.items()},
            options={question: options.names for question, (_, _, options) in of_question.items()},
            labels={
                name: dict(zip(figures.keys.parts[name].different, texts, strict=True))
                for name, texts in labels.items()
                if texts is not None
            },
        )

    def label(self, part: str, text: str) -> str:
        """Return what stands for a text in words."""
        return self.labels.get(part, {}).get(text, text)


def editions_from(
    figures: Figures, names: Names, rows: Sequence[PrintedRow], years: Sequence[int], title: str
) -> Iterator[Edition]:
    """Yield an edition for each year, with one survey whose questions have all figures of the table for that year."""
    kinds = kinds_of(figures, rows)
    of_edition: list[list[PrintedRow]] = [[] for _ in years]
    for row in rows:
        of_edition[row.edition].append(row)
    limited = np.isin(figures.bases.source, LIMIT_SOURCES)
    unit: PrintUnit = "percent" if figures.counts is None else "count"
    for place, (year, printed) in enumerate(zip(years, of_edition, strict=True)):
        here = figures.ranks == place
        is_limit = here & limited
        people = figures.bases.people[is_limit if is_limit.any() else here]
        groups = dict.fromkeys(row.group for row in printed if row.group != ALL)
        labelled: Any = {names.groups[group]: Group(label=names.label("group", group)) for group in groups}
        questions: Any = dict(_questions(names, printed, kinds, unit))
        survey = Survey(
            population=Population(id=THE_SAME, text="those whom the table is about"),
            respondents=int(people.max(initial=0)),
            weighted=bool(figures.weighted[here].any()),
            source=Source(in_=SOURCE),
            note="" if is_limit.any() else NO_RESPONDENTS,
            groups=labelled,
            questions=questions,
        )
        sources: Any = {SOURCE: Document(document=title)}
        surveys: Any = {SURVEY: survey}
        yield Edition(year=year, title=f"{title} {year}", sources=sources, surveys=surveys)


def kinds_of(figures: Figures, rows: Sequence[PrintedRow]) -> Mapping[tuple[str, bool], Kind]:
    """Return what an answer is, by question: as the table says, one of two that are complements, else several.

    Raises
    ------
    InputError : the table says something else, or two things of one indicator.
    """
    named = _said_kinds(figures, rows)
    are_two = complements(figures).tolist()
    apart = {row.question for row, is_one_of_two in zip(rows, are_two, strict=True) if not is_one_of_two}
    return {row.question: named.get(row.indicator, "multi" if row.question in apart else "single") for row in rows}


def _said_kinds(figures: Figures, rows: Sequence[PrintedRow]) -> dict[str, Kind]:
    if "kind" not in figures.columns:
        return {}
    texts = texts_of(figures.columns["kind"])
    words = [text.casefold() for text in texts.different]
    named: dict[str, Kind] = {}
    for row, code in zip(rows, texts.codes[figures.rows].tolist(), strict=True):
        kind = words[code] if code >= 0 and words[code] else named.get(row.indicator, "multi")
        if kind not in KINDS:
            raise InputError(f'kind: "{kind}" is none. {nearest(kind, KINDS)}')
        if named.setdefault(row.indicator, kind) != kind:
            raise InputError(f'kind: "{row.indicator}" is {named[row.indicator]} in one row and {kind} in another.')
    return named


def _questions(
    names: Names, rows: Sequence[PrintedRow], kinds: Mapping[tuple[str, bool], Kind], unit: PrintUnit
) -> Iterator[tuple[str, Question]]:
    of_question: dict[tuple[str, bool], list[PrintedRow]] = {}
    for row in rows:
        of_question.setdefault(row.question, []).append(row)
    for question, printed in of_question.items():
        ids = names.items[question]
        items: Any = {ids[row.item]: Item(label=names.label("item", row.item)) for row in printed if row.item}
        yield (
            names.questions[question],
            Question(
                asked=names.label("indicator", question[0]),
                kind=kinds[question],
                options=tuple(
                    ResponseOption(id=name, label=names.label("option", option))
                    for option, name in names.options[question].items()
                ),
                period=THE_SAME,
                base=ALL,
                unit=unit if any(row.bare for row in printed) else "",
                source=Source(in_=SOURCE),
                items=items,
                figures=tuple(_figure(names, row) for row in printed),
            ),
        )


def _figure(names: Names, row: PrintedRow) -> PrintedFigure:
    return PrintedFigure(
        printed=row.printed,
        of=(names.options[row.question][row.option],),
        item=names.items[row.question][row.item],
        group=names.groups[row.group],
        base=row.base,
        source=Source(in_=SOURCE, section=row.source) if row.source else None,
    )
