"""One question with all that is printed about it: what every check looks at, and how it tells what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isclose
from typing import Any

from attrs import field, frozen

from nctrends.analysis.shares.figures import ItemFigures, ItemKey, SeriesFigures
from nctrends.analysis.shares.readings import Reading
from nctrends.model.edition import Edition, Survey
from nctrends.model.joined import SEVERAL
from nctrends.model.question import ALL, Question
from nctrends.model.rows.finding import SEVERITIES, Finding
from nctrends.model.series import Series
from nctrends.numerics.bases.counts import whole_counts
from nctrends.present.words.numbers import people, percent

QuestionKey = tuple[str, str]
"""Survey and question."""


@frozen(kw_only=True)
class History:
    """The editions of a series, as they look from one question."""

    series: Series
    editions: Mapping[QuestionKey, tuple[int, ...]]
    """Those with a question of an id, in the order of time."""
    followed: Mapping[QuestionKey, tuple[frozenset[int], ...]]
    """Those through which an indicator follows a question, one set an indicator."""

    @classmethod
    def of(cls, series: Series) -> History:
        """Gather what a series has of each question, once for all of them."""
        editions: dict[QuestionKey, list[int]] = {}
        for edition in series:
            for survey_id, survey in edition.surveys.items():
                for question_id in survey.questions:
                    editions.setdefault((survey_id, question_id), []).append(edition.id)
        followed: dict[QuestionKey, list[frozenset[int]]] = {}
        for indicator in series.indicators.values():
            places: dict[QuestionKey, set[int]] = {}
            for edition_id, place in indicator.at.items():
                places.setdefault((place.survey, place.question), set()).add(edition_id)
                if indicator.mix:
                    places.setdefault((place.survey, indicator.mix.question), set()).update(series.years)
            for key, through in places.items():
                followed.setdefault(key, []).append(frozenset(through))
        return cls(
            series=series,
            editions={key: tuple(ids) for key, ids in editions.items()},
            followed={key: tuple(dict.fromkeys(sets)) for key, sets in followed.items()},
        )


@frozen(kw_only=True)
class Asked:
    """A question of an edition, with its figures and those of the questions it may lean on."""

    edition: Edition
    survey_id: str
    survey: Survey
    question_id: str
    question: Question
    printed: Mapping[ItemKey, ItemFigures] = field(repr=False)
    """Everything that is printed as the result of an edition."""
    history: History = field(repr=False)
    """The editions beside it."""

    @property
    def before(self) -> tuple[int, ...]:
        """The earlier editions with a question of the same id, in the order of time."""
        editions = self.history.editions.get((self.survey_id, self.question_id), ())
        return editions[: editions.index(self.edition.id)] if self.edition.id in editions else ()

    @property
    def items(self) -> list[ItemFigures]:
        """What is printed about each item and group."""
        groups = [ALL, *self.survey.groups]
        every = [self.at(item, group) for item in self.question.items or [""] for group in groups]
        return [figures for figures in every if figures is not None]

    def at(self, item: str = "", group: str = ALL, *, question: str = "") -> ItemFigures | None:
        """What is printed about one item and group, of this question or another one of the survey."""
        return self.printed.get((self.edition.id, self.survey_id, question or self.question_id, item, group))

    def finding(self, code: str, *, item: str = "", option: Iterable[str] = (), **columns: Any) -> Finding:
        """A finding about this question."""
        return Finding(
            code=code,
            severity=SEVERITIES[code],
            edition=self.edition.id,
            survey=self.survey_id,
            question=self.question_id,
            item=item,
            option="+".join(option),
            **columns,
        )


def all_printed(series: Series) -> dict[ItemKey, ItemFigures]:
    """Everything printed, brought together by edition, question, item and group, wherever it is printed."""
    return {figures.key: figures for figures in SeriesFigures(series)}


def asked(edition: Edition, printed: Mapping[ItemKey, ItemFigures], history: History) -> Iterator[Asked]:
    """Yield every question of an edition."""
    for survey_id, survey in edition.surveys.items():
        for question_id, question in survey.questions.items():
            yield Asked(
                edition=edition,
                survey_id=survey_id,
                survey=survey,
                question_id=question_id,
                question=question,
                printed=printed,
                history=history,
            )


def texts(readings: Iterable[Reading]) -> str:
    """Printed texts as one cell of a row, each text once."""
    return SEVERAL.join(dict.fromkeys(reading.text for reading in readings))


def cell_texts(cells: Iterable[Reading]) -> str:
    """The cells of a printed row, equal ones as often as they are printed."""
    return SEVERAL.join(cell.text for cell in cells)


def quoted(reading: Reading) -> str:
    """A printed text with its place."""
    return f'"{reading.text}" ({reading.citation})' if reading.citation else f'"{reading.text}"'


NARROW = 0.0021
"""The width of a range whose ends are told apart by a second decimal."""


def span(low: float, high: float) -> str:
    """A range of shares in words.

    Examples
    --------
    >>> span(0.655, 0.665), span(0.25, 0.25), span(0.2685, 0.2695), span(2 / 3, 0.7)
    ('65.5 to 66.5 %', '25.0 %', '26.85 to 26.95 %', '66.7 to 70.0 %')
    """
    is_narrow = high - low < NARROW and not _has_decimals(low, high, 1) and _has_decimals(low, high, 2)
    decimals = 2 if high < 0.01 or is_narrow else 1
    first, last = percent(low, decimals=decimals), percent(high, decimals=decimals)
    return last if first == last else f"{first.removesuffix(' %')} to {last}"


def _has_decimals(low: float, high: float, decimals: int) -> bool:
    """Whether so many decimals of percent lose nothing."""
    unit = 10 ** (decimals + 2)
    return all(isclose(end * unit, round(end * unit), abs_tol=1e-6) for end in (low, high))


def out_of(reading: Reading, base: int) -> tuple[int, int] | None:
    """The people out of a base whose share prints as a text does; None where there are none."""
    bound = reading.bound
    return whole_counts(bound.low, bound.high, base, high_open=bound.high_open)


def nearest_prints(reading: Reading, base: int) -> list[tuple[int, str]]:
    """What the two numbers of people next to a share would print with as many decimals: (people, percentage)."""
    value, decimals = reading.quantity.value or 0.0, reading.quantity.decimals or 0
    below = int(value * base)
    return [(count, percent(count / base, decimals=decimals)) for count in (below, below + 1) if 0 <= count <= base]


def told_prints(prints: list[tuple[int, str]], base: int) -> str:
    """Numbers of people and what they print, in words.

    Examples
    --------
    >>> told_prints([(50, "26.5 %"), (51, "27.0 %")], 189)
    '50 of 189 are 26.5 % and 51 are 27.0 %'
    """
    (count, share), *more = prints
    return " and ".join([f"{people(count)} of {people(base)} are {share}", *(f"{people(c)} are {s}" for c, s in more)])


def base_stated(figures: ItemFigures, reading: Reading) -> int | None:
    """The base that the report states for a text; none for weighted shares, which are of no whole count."""
    return None if figures.survey.weighted else reading.base or figures.stated_base
