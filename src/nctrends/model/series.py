"""The yearly reports of one publisher, held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from nctrends.errors import InputError
from nctrends.model.comparability import resolved
from nctrends.model.crosswalk import Crosswalk, Indicator, Place
from nctrends.model.edition import Edition
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.markup import MOST_ROWS, columns_table, paragraph
from nctrends.model.question import Question, count_texts
from nctrends.model.record import MOST_PARTS, Record, counted


def _in_time(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    return tuple(sorted(editions, key=lambda edition: edition.position))


def _counts(edition: Edition) -> tuple[str, int, int]:
    surveys = [f"{name} ({survey.respondents:,})" for name, survey in edition.surveys.items()]
    questions = [question for survey in edition.surveys.values() for question in survey.questions.values()]
    return counted(surveys, len(surveys)), len(questions), sum(map(count_texts, questions))


@frozen(kw_only=True, repr=False)
class Series(Record):
    """Editions in the order of time, with the crosswalk that links them."""

    id: str
    """The name of its folder."""
    editions: tuple[Edition, ...] = field(converter=_in_time)
    """In the order of time."""
    crosswalk: Crosswalk = field(factory=Crosswalk)
    """What is followed from one to the next."""

    @property
    def title(self) -> str:
        """The series by name, for headings."""
        return self.crosswalk.title or self.id

    @property
    def years(self) -> tuple[int, ...]:
        """Years of the editions, ascending."""
        return tuple(edition.id for edition in self.editions)

    @cached_property
    def _by_id(self) -> Mapping[int, Edition]:
        """Editions by id: places are looked up so often that a search through all would show."""
        return ReadOnlyMapping({edition.id: edition for edition in reversed(self.editions)})

    def in_time(self, editions: Iterable[int]) -> list[int]:
        """Return editions, by their ids, in the order of time."""
        return sorted(editions, key=lambda edition: self[edition].position)

    def printed_at(self, edition: int, place: Place) -> Edition:
        """Return the edition whose report prints what a crosswalk's place points at."""
        return self[place.restated_in or edition]

    def question_at(self, edition: int, place: Place) -> Question:
        """Return the question that a crosswalk's place points at."""
        return self.printed_at(edition, place).surveys[place.survey].questions[place.question]

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by id, each with all its steps: its own, and those that the crosswalk has for all."""
        known = self.crosswalk.indicators.items()
        return ReadOnlyMapping({name: resolved(self._by_id, self.crosswalk, one) for name, one in known})

    @cached_property
    def restating(self) -> Mapping[int, tuple[tuple[Edition, str, str], ...]]:
        """For each year the questions, by edition, survey and id, that print a result of that year again."""
        found: dict[int, dict[tuple[int, str, str], Edition]] = {}
        for edition in self.editions:
            for survey_id, survey in edition.surveys.items():
                for question_id, question in survey.questions.items():
                    for figure in question.figures:
                        if figure.restates is not None:
                            key = (edition.id, survey_id, question_id)
                            found.setdefault(figure.restates, {})[key] = edition
        return ReadOnlyMapping(
            {year: tuple((edition, *key[1:]) for key, edition in known.items()) for year, known in found.items()}
        )

    @cached_property
    def _restaters(self) -> Mapping[tuple[int, str, str], tuple[Edition, ...]]:
        found: dict[tuple[int, str, str], tuple[Edition, ...]] = {}
        for year, known in self.restating.items():
            for edition, survey_id, question_id in known:
                key = (year, survey_id, question_id)
                found[key] = (*found.get(key, ()), edition)
        return ReadOnlyMapping(found)

    def restaters(self, year: int, survey_id: str, question_id: str) -> tuple[Edition, ...]:
        """Return the editions that print a question's result of one year again."""
        return self._restaters.get((year, survey_id, question_id), ())

    def __repr__(self) -> str:
        years = f"{self.years[0]} to {self.years[-1]}" if self.editions else "none"
        return f"<Series {self.id}: {len(self)} editions, {years}; {len(self.crosswalk.indicators)} indicators>"

    def _repr_html_(self) -> str:
        """Show the editions with their surveys, questions and printed texts counted, and the indicators."""
        columns = ("edition", "title", "surveys (respondents)", "questions", "texts")
        rows = [(edition.id, edition.title, *_counts(edition)) for edition in self.editions[:MOST_ROWS]]
        caption = f"Series {self.id}: {self.title}"
        editions = columns_table(caption, columns, rows, total=len(self), whole=".editions")
        indicators = self.indicators
        return editions + paragraph(f"{len(indicators)} indicators: {counted(indicators, len(indicators), MOST_PARTS)}")

    def __getitem__(self, year: int) -> Edition:
        """Return the edition of one year.

        Raises
        ------
        KeyError : no edition of that year; the message lists those there are.
        """
        if year in self._by_id:
            return self._by_id[year]
        raise KeyError(f"no edition {year} in {self.id}; there are {', '.join(map(str, self.years))}")

    def __iter__(self) -> Iterator[Edition]:
        return iter(self.editions)

    def __len__(self) -> int:
        return len(self.editions)

    def __contains__(self, year: object) -> bool:
        return year in self._by_id


def checked_series(series: object) -> None:
    """Raise where something else stands where a series is taken."""
    if not isinstance(series, Series):
        name = type(series).__name__
        hint = " nct.table(changes).to_excel(path) writes changes at hand." if name == "Changes" else ""
        raise InputError(f"{name} is not a series. Give what load_series returns.{hint}")
