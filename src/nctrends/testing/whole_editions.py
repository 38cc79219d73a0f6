"""Editions with something of all that an edition file may hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, get_args

from attrs import evolve
from hypothesis import strategies as st

from nctrends.model.edition import Edition, Fieldwork, Population, RespondentsPrinted, Sampling, Survey
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import (
    ALL,
    Answers,
    Document,
    Filter,
    Group,
    Item,
    Kind,
    PrintedFigure,
    PrintUnit,
    Question,
    ResponseOption,
    Wording,
)
from nctrends.model.rows.finding import SEVERITIES
from nctrends.testing.small import (
    BOOLEANS,
    IDS,
    PEOPLE,
    TEXTS,
    YEARS,
    answers,
    mapped,
    mostly,
    several,
    some_of,
    sources,
)
from nctrends.testing.texts import printed_counts, printed_percents, printed_shares

_DAYS = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
_FIELDWORK = _DAYS.map(lambda days: Fieldwork(from_=min(days), to=max(days)))


@st.composite
def editions(draw: st.DrawFn, *, year: int | None = None, restates: Sequence[int] = ()) -> Edition:
    """Editions with surveys, groups, filters, grids, tables, figures and nets, and texts of any signs.

    Parameters
    ----------
    year : of the edition; None draws one
    restates : years of other editions that a figure may repeat
    """
    year = draw(YEARS) if year is None else year
    documents = draw(_DOCUMENTS)
    others = tuple(other for other in restates if other != year)
    published = st.sampled_from([str(year), f"{year}-11", f"{year}-11-05"])
    return Edition(
        year=year,
        title=draw(TEXTS),
        sources=documents,
        surveys=draw(mostly(_surveys(tuple(documents), others), ids=IDS[:2])),
        **some_of(draw, published=published, note=TEXTS),
    )


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    return Document(document=draw(TEXTS), **some_of(draw, url=TEXTS, secondary=BOOLEANS, licence=TEXTS, note=TEXTS))


_DOCUMENTS = mapped(_documents(), 1)


@st.composite
def _surveys(draw: st.DrawFn, documents: tuple[str, ...], restates: tuple[int, ...]) -> Survey:
    groups = draw(several(IDS[:4], 0))
    questions = draw(mostly(_questions(documents, groups, restates), 3))
    return Survey(
        population=Population(id=draw(st.sampled_from(["people", "people", "police", "unknown"])), text=draw(TEXTS)),
        respondents=draw(PEOPLE),
        mode=draw(st.sampled_from(["online", "online", "interview", "unknown"])),
        groups=ReadOnlyMapping({name: draw(_groups(questions)) for name in groups}),
        questions=_filtered(draw, questions),
        **some_of(
            draw,
            sampling=st.sampled_from(get_args(Sampling)),
            break_offs=st.integers(0, 500),
            countries=st.integers(1, 200),
            fieldwork=_FIELDWORK,
            weighted=BOOLEANS,
            design_effect=st.floats(0.01, 100),
            source=sources(documents),
            note=TEXTS,
            respondents_printed=st.lists(_respondents(documents), max_size=2).map(tuple),
        ),
    )


@st.composite
def _respondents(draw: st.DrawFn, documents: tuple[str, ...]) -> RespondentsPrinted:
    return RespondentsPrinted(
        printed=draw(printed_counts()), source=draw(sources(documents)), **some_of(draw, note=TEXTS)
    )


@st.composite
def _groups(draw: st.DrawFn, questions: ReadOnlyMapping[str, Question]) -> Group:
    return Group(label=draw(TEXTS), **some_of(draw, of=answers(questions), base=PEOPLE, note=TEXTS))


def _as_base(draw: st.DrawFn, answers: Answers) -> Filter:
    known = some_of(draw, id=st.sampled_from(IDS))
    return Filter(question=answers.question, options=answers.options, item=answers.item, **known)


def _filtered(draw: st.DrawFn, questions: ReadOnlyMapping[str, Question]) -> Any:
    """Give some questions a base of those who gave certain answers to a question before."""
    done: dict[str, Question] = {}
    for name, question in questions.items():
        filtered = draw(answers(done))
        done[name] = evolve(question, base=_as_base(draw, filtered)) if filtered else question
    return ReadOnlyMapping(done)


@st.composite
def _questions(
    draw: st.DrawFn, documents: tuple[str, ...], groups: tuple[str, ...], restates: tuple[int, ...]
) -> Question:
    ids = draw(several(IDS, draw(st.sampled_from((2, 1, 0)))))
    unit: PrintUnit = draw(st.sampled_from(get_args(PrintUnit)))
    items = draw(_ITEMS) if draw(BOOLEANS) else ReadOnlyMapping()
    of_grid = tuple(items) or ("",)
    cells = st.lists(st.just("") | _printed(unit), min_size=len(ids), max_size=len(ids)).map(tuple)
    table = {item: draw(cells) for item in draw(several(of_grid, 0))}
    facts = _facts(draw)
    figure = _figures(documents, ids, of_grid, (ALL, *groups), restates, _printed(unit))
    return Question(
        asked=draw(TEXTS),
        options=tuple(ResponseOption(id=name, label=draw(TEXTS)) for name in ids),
        unit=unit,
        source=draw(sources(documents)),
        items=items,
        table=ReadOnlyMapping(table),
        figures=tuple(draw(st.lists(figure, max_size=2))),
        **facts,
        **some_of(
            draw,
            **({"partial": BOOLEANS} if facts.get("kind") == "single" else {}),
            dont_know=several(ids, 0),
            base_count=PEOPLE,
            composition=BOOLEANS,
            chart_lost=BOOLEANS,
            note=TEXTS,
            accepted=st.dictionaries(st.sampled_from(sorted(SEVERITIES)), TEXTS, max_size=2).map(ReadOnlyMapping),
        ),
    )


def _facts(draw: st.DrawFn) -> dict[str, Any]:
    """What limits a comparison: all of it known, or as much as happens to be."""
    kinds = st.sampled_from(get_args(Kind))
    if draw(BOOLEANS):
        return {"wording": "verbatim", "period": "none", "base": ALL, "kind": draw(kinds)}
    wordings = st.sampled_from(get_args(Wording))
    return some_of(draw, wording=wordings, kind=kinds, period=st.sampled_from(["none", "past-year"]), base=st.just(ALL))


@st.composite
def _items(draw: st.DrawFn) -> Item:
    return Item(label=draw(TEXTS), **some_of(draw, base=PEOPLE))


_ITEMS = mapped(_items(), 0)


@cache
def _printed(unit: PrintUnit) -> st.SearchStrategy[str]:
    if unit == "count":
        return printed_counts()
    return printed_shares() | printed_percents(signs=("",)) if unit else printed_shares()


@st.composite
def _figures(
    draw: st.DrawFn,
    documents: tuple[str, ...],
    options: tuple[str, ...],
    items: tuple[str, ...],
    groups: tuple[str, ...],
    restates: tuple[int, ...],
    texts: st.SearchStrategy[str],
) -> PrintedFigure:
    again = {"restates": st.sampled_from(restates)} if restates else {}
    optional = some_of(
        draw,
        of=several(options, 0),
        group=st.sampled_from(groups),
        words=BOOLEANS,
        measure=st.just("terabytes"),
        base=PEOPLE,
        margin_of_error=st.just("±3"),
        source=sources(documents),
        note=TEXTS,
        **again,
    )
    printed = draw(TEXTS.map("most common {}".format) if optional.get("words") else texts)
    if optional.get("of") and draw(BOOLEANS):
        optional |= {"change": draw(st.sampled_from(("-6 pp", "up 12 %"))), "since": 1799}
        printed = draw(st.sampled_from((printed, "")))
    return PrintedFigure(printed=printed, item=draw(st.sampled_from(items)), **optional)
