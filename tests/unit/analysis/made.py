"""Small series built by hand: one survey "people", one question "q" an edition, one indicator "it" across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.shares.choices import Selection
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.figures import ItemFigures, SeriesFigures
from nctrends.model.base_recovery import PrintedTable, RowKind
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.question import ALL, Document, Item, PrintedFigure, Question, ResponseOption, Source
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series

DOCUMENTS = {"report": Document(document="Report"), "press": Document(document="Press", secondary=True)}
REPORT, PRESS = Source(in_="report"), Source(in_="press")


def figure(printed: str, of: str | Sequence[str] = "yes", **more: Any) -> PrintedFigure:
    """One printed statement about an option, or about a net of several."""
    return PrintedFigure(printed=printed, of=(of,) if isinstance(of, str) else tuple(of), **more)


def question(
    row: Iterable[str] = (),
    figures: Iterable[PrintedFigure] = (),
    *,
    options: str = "yes no",
    kind: str = "single",
    **more: Any,
) -> Question:
    """A question with a printed row of shares, figures, or both."""
    row = tuple(row)
    given: dict[str, Any] = {"wording": "verbatim", "period": "none", "base": "all", "source": REPORT, **more}
    return Question(
        asked="How?",
        kind=kind,  # type: ignore[arg-type]
        options=tuple(ResponseOption(id=name, label=name.title()) for name in options.split()),
        table={"": row} if row else {},
        figures=tuple(figures),
        **given,
    )


def grid(asked: Question, rows: Mapping[str, str]) -> Question:
    """The same question asked of several items, a row of texts each."""
    items = {name: Item(label=name) for name in rows}
    return evolve(asked, items=items, table={name: tuple(row.split()) for name, row in rows.items()})


def telling() -> Question:
    """A question whose rows, of 198, 196 and 196 people, are evidence of whole counts: chance fits them once in 650."""
    rows = {"x": "3% 2% 3.5% 38.9% 52.5%", "y": "3.6% 4.1% 16.3% 49.5% 26.5%", "z": "3.1% 11.2% 20.4% 47.4% 17.9%"}
    return grid(question(options="1 2 3 4 5"), rows)


def printed_table(rows: Iterable[Iterable[str]], kind: RowKind = "single") -> PrintedTable:
    """Rows of one question, put to all, as a survey hands them to the search for bases."""
    texts = tuple(map(tuple, rows))
    return PrintedTable(items=tuple(f"i{at}" for at in range(len(texts))), rows=texts, kind=kind, of_all=True)


def edition(year: int, questions: Question | Mapping[str, Question], respondents: int = 400, **more: Any) -> Edition:
    """An edition with one survey."""
    asked = {"q": questions} if isinstance(questions, Question) else questions
    given: dict[str, Any] = {"mode": "online", "sampling": "probability", **more}
    survey = Survey(population=Population(id="people", text=""), respondents=respondents, questions=asked, **given)
    return Edition(year=year, title=f"Report {year}", sources=DOCUMENTS, surveys={"people": survey})


def place(options: str = "yes", **more: Any) -> Place:
    """Where the indicator is in an edition."""
    return Place(survey="people", question=more.pop("question", "q"), options=tuple(options.split()), **more)


def indicator(at: Mapping[int, Place], grade: str | Sequence[str] = "identical", **more: Any) -> Indicator:
    """An indicator whose steps have one grade, or a grade each; reasons where the grade needs one."""
    years = list(pairwise(sorted(at)))
    grades = [grade] * len(years) if isinstance(grade, str) else grade
    reasons = {"caution": {"prompt": "it differs"}, "not_comparable": {"period": "it differs"}}
    steps = tuple(
        Step(from_=a, to=b, grade=given, reasons=reasons.get(given, {}))  # type: ignore[arg-type]
        for (a, b), given in zip(years, grades, strict=True)
    )
    return Indicator(label="It", at=at, steps=steps, **more)


def series(*editions: Edition, indicators: Mapping[str, Indicator] | None = None, **more: Any) -> Series:
    """A series of editions; without indicators given one, "it", follows the option "yes" through all of them."""
    if indicators is None:
        indicators = {"it": indicator({e.year: place() for e in editions}, **more)}
    return Series(id="made", editions=editions, crosswalk=Crosswalk(indicators=indicators))


def alone(questions: Question | Mapping[str, Question], respondents: int = 400, **more: Any) -> Series:
    """A series of one edition, 2018."""
    return series(edition(2018, questions, respondents, **more), indicators={})


def estimate(told: Series, option: str = "yes", /, question: str = "q", group: str = "all", **options: Any) -> Estimate:
    """The one estimate of an option."""
    (row,) = estimates(told, **options).filter(option=option, question=question, group=group)
    return row


def figures(told: Series, options: str = "yes", **more: Any) -> ItemFigures:
    """Everything that the edition of 2018 prints about the item of a place."""
    return SeriesFigures(told).at(2018, place(options, **more))


def estimate_at(told: Series, options: str) -> Estimate | None:
    """The estimate of some options of 2018 as a crosswalk asks for it, be they printed or not."""
    return Estimator(Selection.of(told)).at(2018, place(options), ALL)


def change(told: Series, name: str = "it", /, **options: Any) -> Change:
    """The one change of an indicator."""
    (row,) = changes(told, **options).filter(indicator=name)
    return row
