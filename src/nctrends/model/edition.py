"""A report as it was published: its surveys, key for key as in its file; `question` has what they ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from attrs import field, frozen

from nctrends.model.base_recovery import PrintedTable, PrintedTables
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.markup import columns_table, paragraph
from nctrends.model.question import ALL, UNKNOWN, Document, Group, Question, Source, count_texts
from nctrends.model.record import FEW_PARTS, MOST_PARTS, Record, fields_table, filled

UNFILLED: Final = 0
"""The respondents of a survey whose report is not read yet."""
Sampling = Literal["convenience", "probability", "census", "unknown"]


@frozen(kw_only=True)
class Population(Record):
    """Who was asked; editions with the same id asked the same people."""

    id: str
    """The same in each edition that asked the same people."""
    text: str
    """In words."""


@frozen(kw_only=True)
class Fieldwork(Record):
    """First and last day of the enquiry."""

    from_: date
    """The first."""
    to: date
    """The last."""


@frozen(kw_only=True)
class RespondentsPrinted(Record):
    """The number of respondents as printed elsewhere."""

    printed: str
    """As printed: "nearly 300"."""
    source: Source
    """Where."""
    note: str = ""
    """What else is to be known, in our own words."""


@frozen(kw_only=True, repr=False)
class Survey(Record):
    """One enquiry inside an edition."""

    population: Population
    """Who was asked."""
    respondents: int
    """0 in a skeleton that is not filled in: allowed only while the survey prints nothing."""
    sampling: Sampling = UNKNOWN
    """How those who were asked were chosen; a census has no sampling error."""
    mode: str = UNKNOWN
    """How they were asked, in the same words for the same mode."""
    break_offs: int | None = None
    """People who opened the questionnaire and gave no answers."""
    countries: int | None = None
    """How many they came from."""
    fieldwork: Fieldwork | None = None
    """When they were asked."""
    weighted: bool = False
    """True where the printed shares are weighted."""
    design_effect: float | None = None
    """By which bases are divided, where the report prints it."""
    source: Source | None = None
    """Where the respondents, the mode and the fieldwork are printed."""
    note: str = ""
    """What else is to be known, in our own words."""
    accepted: Mapping[str, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Codes of findings about the survey as such that were looked at, each with the reason why they stand."""
    respondents_printed: tuple[RespondentsPrinted, ...] = ()
    """The same number as other places print it."""
    groups: Mapping[str, Group] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Printed subgroups by id."""
    questions: Mapping[str, Question] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """By id."""

    @cached_property
    def tables(self) -> PrintedTables:
        """The tables that may give a base away: none of weighted shares, none whose base is stated."""
        known = {} if self.weighted is True or self.respondents == UNFILLED else self.questions
        tables = {name: table for name, table in ((name, _table(known[name])) for name in known) if table is not None}
        return PrintedTables(respondents=self.respondents, questions=tables)

    def question(self, name: str) -> Question:
        """Return one question by its id.

        Raises
        ------
        KeyError : no question of that id; the message lists those there are.
        """
        if name not in self.questions:
            raise KeyError(f"no question {name!r}; there are {', '.join(self.questions)}")
        return self.questions[name]

    def _repr_html_(self) -> str:
        known = {name: value for name, value in filled(self) if name != "questions"}
        return fields_table(self._heading(), known) + self._questions_html("questions")

    def _questions_html(self, caption: str) -> str:
        """Return the questions as an HTML table, with the texts that are printed of each counted."""
        rows = [
            (name, asked.asked, asked.kind, len(asked.options), len(asked.items), count_texts(asked))
            for name, asked in islice(self.questions.items(), MOST_PARTS)
        ]
        columns = ("id", "asked", "kind", "options", "items", "texts")
        return columns_table(caption, columns, rows, total=len(self.questions), whole=".questions")


def _table(question: Question) -> PrintedTable | None:
    """Return the whole rows of a question whose base the report does not state, None where there are none."""
    stated = question.composition or question.base_count or question.unit == "count"
    items = [item for item in question.table if not (item in question.items and question.items[item].base)]
    if stated or question.partial or not items:
        return None
    return PrintedTable(
        items=tuple(items),
        rows=tuple(question.table[item] for item in items),
        kind="single" if question.kind in ("single", "ordinal") else "multi",
        of_all=question.base == ALL,
    )


@frozen(kw_only=True, repr=False)
class Edition(Record):
    """One report of a series."""

    year: int
    """By which editions are ordered."""
    title: str
    """Of the report."""
    published: str = UNKNOWN
    """As much of the date as is known: "2018-11"."""
    note: str = ""
    """What else is to be known, in our own words."""
    sources: Mapping[str, Document] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Documents by id."""
    surveys: Mapping[str, Survey] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """By id; several in one edition never mix."""

    @property
    def id(self) -> int:
        """What the edition is called and found by in its series: its year."""
        return self.year

    @property
    def position(self) -> float:
        """Where it stands in time, in years: what editions are ordered by, and what spaces them on a line."""
        return self.year

    def __repr__(self) -> str:
        asked = {
            name: f"{survey.respondents:,}" if survey.respondents else "-" for name, survey in self.surveys.items()
        }
        surveys = ", ".join(f"{name} ({people})" for name, people in asked.items())
        return f"<Edition {self.id}: {self.title}; surveys {surveys or 'none'}>"

    def _repr_html_(self) -> str:
        known = {name: value for name, value in filled(self) if name not in ("year", "title", "surveys")}
        surveys = (
            survey._questions_html(f"survey {name}: {survey.population.text}, {survey.respondents:,} respondents")
            for name, survey in islice(self.surveys.items(), FEW_PARTS)
        )
        more = len(self.surveys) - FEW_PARTS
        rest = paragraph(f"… and {more} more in .surveys") if more > 0 else ""
        return fields_table(f"Edition {self.id}: {self.title}", known) + "".join(surveys) + rest

    def survey(self, name: str) -> Survey:
        """Return one survey by its id.

        Raises
        ------
        KeyError : no survey of that id; the message lists those there are.
        """
        if name not in self.surveys:
            raise KeyError(f"no survey {name!r} in {self.title}; there are {', '.join(self.surveys)}")
        return self.surveys[name]
