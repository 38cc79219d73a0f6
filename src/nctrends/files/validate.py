"""What must hold inside one edition file beyond its shape: names that exist, texts that can be read, sane numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from nctrends.errors import InputError, nearest
from nctrends.files.structure import Misfit, Path, shown
from nctrends.model.edition import UNFILLED, Edition, Survey
from nctrends.model.ids import is_id
from nctrends.model.question import ALL, Answers, Filter, HedgeRanges, PrintedFigure, PrintUnit, Question, Source
from nctrends.model.rows.finding import SEVERITIES
from nctrends.reading.hedges import default_table, override_table
from nctrends.reading.printed import read_printed
from nctrends.reading.printed_change import read_change

MOST_PEOPLE = 8_000_000_000  # nobody asks more people than there are
YEARS = range(1800, 2201)

Found = Iterator[Misfit]


def edition_misfits(edition: Edition) -> Found:
    """Yield every fault of a well-formed edition, each with its path in the file."""
    if edition.year not in YEARS:
        yield ("year",), f"{shown(edition.year)} is not a year of a report. Write four digits, such as 2018."
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}|unknown", edition.published):
        yield ("published",), f'"{edition.published}" is not a date. Write 2018, 2018-11, 2018-11-05 or leave it out.'
    yield from _ids(("surveys",), edition.surveys)
    for name, survey in edition.surveys.items():
        for path, message in _survey(survey, edition):
            yield ("surveys", name, *path), message


def _survey(survey: Survey, edition: Edition) -> Found:
    if survey.respondents != UNFILLED or any(map(_prints, survey.questions.values())):
        yield from _count(("respondents",), survey.respondents)
    yield from _count(("countries",), survey.countries)
    if survey.break_offs is not None and not 0 <= survey.break_offs <= MOST_PEOPLE:
        yield ("break_offs",), f"{shown(survey.break_offs)} is not a number of people."
    if survey.fieldwork and survey.fieldwork.from_ > survey.fieldwork.to:
        yield ("fieldwork",), f"begins on {survey.fieldwork.from_}, after its end on {survey.fieldwork.to}. Swap them."
    if survey.design_effect is not None and not 0 < survey.design_effect < 1000:
        yield ("design_effect",), f"{survey.design_effect} is not a design effect. It is above 0, usually 1 to 3."
    yield from _known(("accepted",), survey.accepted, SEVERITIES, "code")
    yield from _source(("source",), survey.source, edition)
    for i, other in enumerate(survey.respondents_printed):
        yield from _text(("respondents_printed", i, "printed"), other.printed, unit="")
        yield from _source(("respondents_printed", i, "source"), other.source, edition)
    yield from _ids(("groups",), survey.groups)
    for name, group in survey.groups.items():
        yield from _count(("groups", name, "base"), group.base)
        yield from _answers(("groups", name, "of"), group.of, survey)
    yield from _ids(("questions",), survey.questions)
    for name, question in survey.questions.items():
        for path, message in _question(question, survey, edition):
            yield ("questions", name, *path), message


def _question(question: Question, survey: Survey, edition: Edition) -> Found:
    ids = [option.id for option in question.options]
    yield from _ids(("options",), () if ids == [""] else ids)  # the one answer that is followed may have no name
    yield from _ids(("items",), question.items)
    for repeated in sorted({name for name in ids if ids.count(name) > 1}):
        yield ("options",), f'"{repeated}" is there twice. Give each option an id of its own.'
    yield from _known(("dont_know",), question.dont_know, ids, "option")
    if question.partial and question.kind != "single":
        yield ("partial",), 'is for kind = "single", a list with one answer each. Leave it out.'
    yield from _count(("base_count",), question.base_count)
    if isinstance(question.base, Filter):
        yield from _answers(("base",), question.base, survey)
        if question.base.id:
            yield from _ids(("base", "id"), [question.base.id])
        if any(question is one for one in _chain(question.base, survey)):
            yield ("base",), "leads back to this question itself in a circle. Point it at a question asked before."
    yield from _known(("accepted",), question.accepted, SEVERITIES, "code")
    yield from _source(("source",), question.source, edition)
    for name, item in question.items.items():
        yield from _count(("items", name, "base"), item.base)
    yield from _table(question, ids)
    for i, figure in enumerate(question.figures):
        for path, message in _figure(figure, question, survey, edition):
            yield ("figures", i, *path), message


def _prints(question: Question) -> bool:
    """Tell whether a question has any printed text: one of a skeleton has none yet."""
    return any(figure.printed for figure in question.figures) or any(any(row) for row in question.table.values())


def _table(question: Question, ids: list[str]) -> Found:
    if question.table and not question.source:
        yield ("source",), "missing. A printed table needs its source: { in = …, section = … }."
    for item, row in question.table.items():
        path: Path = ("table", item) if item else ("table",)
        yield from _known(path, [item] if item or question.items else [], list(question.items), "item")
        if len(row) != len(ids):
            yield path, f'has {len(row)} cells for {len(ids)} options. Write "" where the report prints none.'
        for i, printed in enumerate(row):
            if printed:
                yield from _text((*path, i), printed, question.unit, needs_sign=question.kind != "count")


def _figure(figure: PrintedFigure, question: Question, survey: Survey, edition: Edition) -> Found:
    ids = [option.id for option in question.options]
    yield from _known(("of",), figure.of, ids, "option")
    if len(set(figure.of)) < len(figure.of):
        yield ("of",), "names an option twice."
    if figure.item or question.items:
        yield from _known(("item",), [figure.item], list(question.items), "item")
    if figure.group != ALL:
        yield from _known(("group",), [figure.group], list(survey.groups), "group")
    if figure.restates == edition.year:
        yield ("restates",), f"{figure.restates} is this edition. Leave it out, or write the year that is repeated."
    yield from _change(figure, edition)
    yield from _count(("base",), figure.base)
    if figure.printed and not figure.words:
        of_people = bool(figure.of) and question.kind not in ("count", "statement")
        yield from _text(("printed",), figure.printed, question.unit, figure.measure, needs_sign=of_people)
    yield from hedge_misfits(("hedges",), figure.hedges)
    if not (figure.source or question.source):
        yield ("source",), "missing here and on the question. Say where it is printed: { in = …, section = … }."
    yield from _source(("source",), figure.source, edition)


def _change(figure: PrintedFigure, edition: Edition) -> Found:
    """Yield what a printed change lacks: its text, since when, and of what."""
    if not figure.change and figure.since is None:
        return
    if figure.since is None or figure.since >= edition.year:
        earlier = "missing." if figure.since is None else f"{figure.since} is not before this edition."
        yield (
            ("since",),
            f"{earlier} Write the year that the change is counted from, such as since = {edition.year - 1}.",
        )
    if not figure.of:
        yield ("of",), "missing. Name the option whose share changed."
    try:
        read_change(figure.change)
    except InputError as error:
        yield ("change",), str(error)


def _text(path: Path, printed: str, unit: PrintUnit, measure: str = "", *, needs_sign: bool = False) -> Found:
    """Yield a fault where a printed text cannot be read as a quantity, or may be percent and people alike."""
    if measure:
        return
    try:
        quantity = read_printed(printed, unit=unit or None)
    except InputError as error:
        yield path, str(error)
        return
    if needs_sign and not unit and quantity.unit == "count":
        yield (
            path,
            f'"{printed}" may be percent or people. Write its sign as printed, or unit = "percent" or "count" on the '
            "question.",
        )


def hedge_misfits(path: Path, hedges: HedgeRanges) -> Found:
    """Yield where ranges for hedging words do not fit the table of hedges."""
    try:
        override_table(default_table(), hedges)
    except InputError as error:
        for fault in error.faults:
            yield (*path, *fault.place.split(".")[1:]), fault.message


def _source(path: Path, source: Source | None, edition: Edition) -> Found:
    if source and source.in_ not in edition.sources:
        yield (*path, "in"), f'"{source.in_}" is not among the sources. {nearest(source.in_, edition.sources)}'


def _answers(path: Path, answers: Answers | None, survey: Survey) -> Found:
    if answers is None:
        return
    question = survey.questions.get(answers.question)
    if question is None:
        yield (
            (*path, "question"),
            f'"{answers.question}" is not a question of this survey. {nearest(answers.question, survey.questions)}',
        )
        return
    if not answers.options:
        yield (*path, "options"), "names no option. Name the answers that lead here."
    yield from _known((*path, "options"), answers.options, [o.id for o in question.options], "option")
    if answers.item or question.items:
        yield from _known((*path, "item"), [answers.item], list(question.items), "item")


def _chain(base: Filter, survey: Survey) -> list[Question]:
    """Return the questions that a filter leads through, until it ends or comes back."""
    chain: list[Question] = []
    while (question := survey.questions.get(base.question)) and not any(question is one for one in chain):
        chain.append(question)
        if not isinstance(question.base, Filter):
            break
        base = question.base
    return chain


def _known(path: Path, names: Iterable[str], known: Collection[str], what: str) -> Found:
    for name in names:
        if name not in known:
            hint = nearest(name, known) if known else f"The question lists no {what}s."
            article = "an" if what[0] in "aeiou" else "a"
            yield path, f'"{name}" is not {article} {what} here. {hint}'


def _count(path: Path, count: int | None) -> Found:
    if count is not None and not 1 <= count <= MOST_PEOPLE:
        yield path, f"{shown(count)} is not a number of people. Write the printed count, 1 or more."


def _ids(path: Path, names: Iterable[str]) -> Found:
    for name in names:
        if name == ALL or not is_id(name):
            yield (*path, name), "cannot be an id. Use words joined by hyphens, such as cloud-storage, and not all."
