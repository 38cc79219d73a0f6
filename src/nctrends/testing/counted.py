"""Series printed from counts that are known: what the authors of the reports knew and their readers do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import ALL, Document, Question, ResponseOption, Source
from nctrends.model.series import Series
from nctrends.model.words import Comparability, Reason
from nctrends.testing.small import BOOLEANS, YEARS
from nctrends.testing.texts import PrintedRow, printed_rows

_NAMES = ("first", "second")


@frozen(kw_only=True)
class CountedSeries:
    """A series, and the row behind each of its tables, by edition and question."""

    series: Series
    rows: Mapping[tuple[int, str], PrintedRow]

    def count(self, edition: int, question: str, option: str) -> int:
        """People who chose an option."""
        options = [known.id for known in self.series[edition].surveys["people"].questions[question].options]
        return self.rows[edition, question].counts[options.index(option)]

    def base(self, edition: int, question: str) -> int:
        """People who answered a question."""
        return self.rows[edition, question].base


@st.composite
def counted_series(
    draw: st.DrawFn, *, min_editions: int = 2, max_editions: int = 3, max_base: int = 300
) -> CountedSeries:
    """Series of tables printed from known counts, with an indicator for each option of each question.

    There are one or two questions, "first" and "second", of the survey "people", asked alike in all editions. A
    question's base is printed in all editions or in none; the respondents are as many as the largest base, or more. The
    indicator of option "o1" of the question "first" is "first-o1"; its steps are all graded alike, `caution` or better.

    Parameters
    ----------
    min_editions, max_editions : number of editions, at most 36
    max_base : people who answered a question at most
    """
    years = sorted(draw(st.lists(YEARS, min_size=min_editions, max_size=max_editions, unique=True)))
    rows: dict[tuple[int, str], PrintedRow] = {}
    questions: dict[int, dict[str, Question]] = {year: {} for year in years}
    indicators: dict[str, Indicator] = {}
    for name in _NAMES[: draw(st.integers(1, 2))]:
        asked = _question(name, draw(st.sampled_from(["single", "ordinal", "multi"])), draw(st.integers(2, 4)))
        stated = draw(BOOLEANS)
        for year in years:
            row = rows[year, name] = draw(_rows(asked, max_base, draw(st.integers(0, 2))))
            table = _mapped({"": row.printed})
            questions[year][name] = evolve(asked, table=table, base_count=row.base if stated else None)
        indicators |= _indicators(name, asked, years, draw(st.sampled_from(list(Comparability)[1:])))
    editions = []
    for year in years:
        respondents = max(rows[year, name].base for name in questions[year]) + draw(st.integers(0, 50))
        editions.append(_edition(year, respondents, questions[year]))
    crosswalk = Crosswalk(indicators=_mapped(indicators))
    return CountedSeries(series=Series(id="counted", editions=tuple(editions), crosswalk=crosswalk), rows=rows)


def _rows(question: Question, max_base: int, decimals: int) -> st.SearchStrategy[PrintedRow]:
    return printed_rows(
        options=len(question.options),
        kind="multi" if question.kind == "multi" else "single",
        max_base=max_base,
        decimals=decimals,
    )


def _question(name: str, kind: Any, options: int) -> Question:
    return Question(
        asked=f"The {name} question",
        wording="verbatim",
        kind=kind,
        options=tuple(ResponseOption(id=f"o{i}", label=f"O{i}") for i in range(options)),
        period="none",
        base=ALL,
        source=Source(in_="report"),
    )


def _edition(year: int, respondents: int, questions: Mapping[str, Question]) -> Edition:
    survey = Survey(
        population=Population(id="people", text="people"),
        respondents=respondents,
        mode="online questionnaire",
        questions=_mapped(questions),
    )
    return Edition(
        year=year,
        title=f"Report {year}",
        sources=_mapped({"report": Document(document=f"Report {year}")}),
        surveys=_mapped({"people": survey}),
    )


def _indicators(name: str, question: Question, years: Sequence[int], grade: Comparability) -> dict[str, Indicator]:
    reasons = _mapped({Reason.PROMPT: "the question before it differs"} if grade == Comparability.CAUTION else {})
    steps = tuple(Step(from_=a, to=b, grade=grade, reasons=reasons) for a, b in pairwise(years))
    found = {}
    for option in question.options:
        place = Place(survey="people", question=name, options=(option.id,))
        found[f"{name}-{option.id}"] = Indicator(
            label=question.asked, at=_mapped(dict.fromkeys(years, place)), steps=steps
        )
    return found


def _mapped(values: Mapping[Any, Any]) -> Any:
    return ReadOnlyMapping(values)
