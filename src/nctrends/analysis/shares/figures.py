"""Everything an edition prints about one item of one question, for one group: gathered, read, brought together.

A figure that restates another edition's result belongs to that edition, with that edition's respondents; as long as
their number is not filled in, nothing is known of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, cached_property

from attrs import field, frozen

from nctrends.analysis.shares.identified import Identified, identify
from nctrends.analysis.shares.readings import Reader, Reading, ShareRange
from nctrends.errors import InputError, nearest
from nctrends.model.crosswalk import Place
from nctrends.model.edition import UNFILLED, Survey
from nctrends.model.question import ALL, PrintedFigure, Question
from nctrends.model.series import Series

PEOPLE_ANSWER = ("single", "ordinal", "multi")
"""Kinds whose counts are people who gave an answer; of these the options may be joined."""

ItemKey = tuple[int, str, str, str, str]
"""Edition, survey, question, item, group."""


@frozen(kw_only=True, eq=False)
class ItemFigures:
    """The printed figures of one item of one question for one group, in the edition whose result they are."""

    series: str
    """Its id."""
    edition: int
    """Its id."""
    survey_id: str
    question_id: str
    item: str
    group: str
    survey: Survey = field(repr=False)
    question: Question = field(repr=False)
    stated_base: int | None
    """The base that the report states for the whole item and group, or None where it states none."""
    readings: tuple[Reading, ...]
    """What is printed, text by text."""
    is_restated: bool = False
    """True where another report prints them: no table of the edition is behind them."""

    @property
    def key(self) -> ItemKey:
        """What it is found by."""
        return (self.edition, self.survey_id, self.question_id, self.item, self.group)

    @property
    def adds_up(self) -> bool:
        """True where each person gives one answer, so that shares of options add."""
        return self.question.kind in ("single", "ordinal")

    @property
    def is_whole(self) -> bool:
        """True where each person gives one of the listed answers, so that they add up to everybody."""
        return self.adds_up and not self.question.partial

    @property
    def is_joinable(self) -> bool:
        """True where it is known how many answers a person gave, so that options may be joined."""
        return self.question.kind in PEOPLE_ANSWER

    @property
    def options(self) -> tuple[str, ...]:
        """Ids of all options, in the order of the scale."""
        return tuple(option.id for option in self.question.options)

    @property
    def printed_options(self) -> tuple[tuple[str, ...], ...]:
        """Sets of options that something is printed about: single ones in the order of the scale, then nets."""
        order = {option: i for i, option in enumerate(self.options)}
        sets = dict.fromkeys(reading.options for reading in self.readings)
        return tuple(sorted(sets, key=lambda s: (len(s) > 1, order[s[0]] if len(s) == 1 else 0)))

    @cached_property
    def identified(self) -> Identified:
        """All of it, as far as it can hold together."""
        size = len(self.question.options) + self.question.partial  # what a partial list leaves out is one answer more
        return identify(size, self.readings, adds_up=self.adds_up)

    def range(self, options: Collection[str]) -> ShareRange | None:
        """The smallest range that all figures leave to the share of those who gave any of some answers.

        None where nothing printed bounds it.

        Raises
        ------
        InputError : an option that the question does not have.
        """
        return self.identified.range(self.positions(options))

    def positions(self, options: Collection[str]) -> frozenset[int]:
        """Options as positions on the scale.

        Raises
        ------
        InputError : an option that the question does not have.
        """
        order = {option: i for i, option in enumerate(self.options)}
        for option in options:
            if option not in order:
                raise InputError(f'{self.edition} {self.question_id}: no option "{option}". {nearest(option, order)}')
        return frozenset(order[option] for option in options)


class SeriesFigures:
    """The printed figures of a series, those of an item gathered and read once: made for one call."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.groups_at = cache(self._groups_at)
        self._of_item = cache(self._gathered)

    def __iter__(self) -> Iterator[ItemFigures]:
        """Yield the figures of every item and group that something is printed about, in the order of the files."""
        for edition in self.series.editions:
            for survey_id, survey in edition.surveys.items():
                for question_id, question in survey.questions.items():
                    for item in question.items or [""]:
                        for group in (ALL, *survey.groups):
                            yield from self._printed(edition.id, (edition.id, survey_id, question_id, item, group))
            yield from self._restated(edition.id)

    def at(self, edition: int, place: Place, group: str = ALL) -> ItemFigures:
        """Return the figures that a crosswalk's place points at."""
        key = (edition, place.survey, place.question, place.item, group)
        return self._of_item(place.restated_in or edition, key)

    def _groups_at(self, edition: int, place: Place) -> tuple[str, ...]:
        """Return the groups that something is printed about at a place, all respondents first."""
        survey = self.series.printed_at(edition, place).surveys[place.survey]
        named = {figure.group for figure in survey.questions[place.question].figures if figure.item == place.item}
        return (ALL, *(group for group in survey.groups if group in named))

    def _printed(self, printed_in: int, key: ItemKey) -> Iterator[ItemFigures]:
        figures = self._of_item(printed_in, key)
        if figures.readings:
            yield figures

    def _restated(self, restated: int) -> Iterator[ItemFigures]:
        """Yield what other editions print as the result of one, about questions that its own file does not have."""
        for edition, survey_id, question_id in self.series.restating.get(restated, ()):
            own = self.series[restated].surveys.get(survey_id)
            if own is None or question_id in own.questions:
                continue
            figures = edition.surveys[survey_id].questions[question_id].figures
            for item, group in dict.fromkeys((f.item, f.group) for f in figures if f.restates == restated):
                yield from self._printed(edition.id, (restated, survey_id, question_id, item, group))

    def _gathered(self, printed_in: int, key: ItemKey) -> ItemFigures:
        """Return what is printed about an item, where the report `printed_in` asks its question."""
        year, survey_id, question_id, item, group = key
        survey = self.series[year].surveys[survey_id]
        question = self.series[printed_in].surveys[survey_id].questions[question_id]
        stated = _stated_base(survey, question, item, group)
        readings = self._readings(printed_in, key, stated) if survey.respondents != UNFILLED else ()
        return ItemFigures(
            series=self.series.id,
            edition=year,
            survey_id=survey_id,
            question_id=question_id,
            item=item,
            group=group,
            survey=survey,
            question=question,
            stated_base=stated,
            readings=tuple(r for r in readings if r.is_share or question.kind in PEOPLE_ANSWER),
            is_restated=printed_in != year,
        )

    def _readings(self, printed_in: int, key: ItemKey, stated_base: int | None) -> Iterator[Reading]:
        year, survey_id, question_id, item, group = key
        edition = self.series[printed_in]
        question = edition.surveys[survey_id].questions[question_id]
        is_own = year == printed_in
        reader = Reader(
            positions={option.id: i for i, option in enumerate(question.options)},
            people=stated_base,
            hedges=self.series.crosswalk.hedges,
        )
        if group == ALL and is_own:
            yield from reader.cells(edition, question, item)
        about = (item, group, None if is_own else year)
        yield from (reader.figure(edition, question, figure) for figure in _shares_about(question, about))
        for other in self.series.restaters(year, survey_id, question_id) if is_own else ():
            if other.id != year:  # no report restates itself
                again = other.surveys[survey_id].questions[question_id]
                for figure in _shares_about(again, (item, group, year)):
                    if set(figure.of) <= reader.positions.keys():
                        yield reader.figure(other, again, figure)


def _shares_about(question: Question, about: tuple[str, str, int | None]) -> Iterator[PrintedFigure]:
    """Yield the figures about shares of one item and group, of the question's own edition or of the one restated."""
    for figure in question.figures:
        is_share = figure.printed and figure.of and not figure.words and not figure.measure
        if is_share and (figure.item, figure.group, figure.restates) == about:
            yield figure


def _stated_base(survey: Survey, question: Question, item: str, group: str) -> int | None:
    if group != ALL:
        own = survey.groups.get(group)  # another edition may print a group that the restated one does not have
        return own.base if own else None
    row = question.items.get(item)
    if row and row.base:
        return row.base
    if question.base_count:
        return question.base_count
    return survey.respondents if question.composition else None
