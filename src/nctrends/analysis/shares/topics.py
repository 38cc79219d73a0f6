"""Everything an edition prints about one item of one question, for one group: gathered and read.

A figure that restates another edition's result belongs to that edition, with that edition's respondents; as long as
their number is not filled in, nothing is told of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from nctrends.model.crosswalk import Place
from nctrends.model.edition import UNFILLED, Edition, Survey
from nctrends.model.printed import PrintedQuantity
from nctrends.model.question import ALL, Citation, HedgeRanges, PrintedFigure, Question, Source
from nctrends.model.series import Series
from nctrends.reading.printed import read_printed

TABLE, NUMBER, PHRASE = 0, 1, 2  # what is believed first; a secondary source comes after all of them
SECONDARY = 3

PEOPLE_ANSWER = ("single", "ordinal", "multi")  # kinds whose counts are people who gave an answer


@frozen(kw_only=True)
class Told:
    """One printed text about some options, read."""

    options: tuple[str, ...]
    quantity: PrintedQuantity
    rank: int
    base: int | None
    citation: Citation | None


@frozen(kw_only=True)
class Topic:
    """One item of one question for one group, in the edition whose result it is."""

    series: str
    year: int
    survey_id: str
    question_id: str
    item: str
    group: str
    survey: Survey
    question: Question
    told: tuple[Told, ...]

    @property
    def adds_up(self) -> bool:
        """True where each person gives one answer, so that shares of options add."""
        return self.question.kind in ("single", "ordinal")

    @property
    def options(self) -> tuple[str, ...]:
        """Ids of all options, in the order of the scale."""
        return tuple(option.id for option in self.question.options)

    @property
    def printed_options(self) -> tuple[tuple[str, ...], ...]:
        """Sets of options that something is printed about: single ones in the order of the scale, then nets."""
        order = {option: i for i, option in enumerate(self.options)}
        sets = dict.fromkeys(told.options for told in self.told)
        return tuple(sorted(sets, key=lambda s: (len(s) > 1, order[s[0]] if len(s) == 1 else 0)))


def topics(series: Series) -> Iterator[Topic]:
    """Yield every topic of every edition, in the order of the files."""
    for edition in series.editions:
        for survey_id, survey in edition.surveys.items():
            for question_id in survey.questions:
                yield from _of_question(series, edition, survey_id, question_id)
        yield from _restated(series, edition.year)


def topic_at(series: Series, year: int, place: Place, group: str = ALL) -> Topic:
    """Return the topic that a crosswalk's place points at."""
    printed_in = series[place.restated_in or year]
    return _topic(series, printed_in, year, (place.survey, place.question, place.item, group))


def groups_at(series: Series, year: int, place: Place) -> tuple[str, ...]:
    """Return the groups that something is printed about at a place, all respondents first."""
    printed_in = series[place.restated_in or year]
    question = printed_in.surveys[place.survey].questions[place.question]
    found = {figure.group for figure in question.figures if figure.item == place.item}
    named = [group for group in printed_in.surveys[place.survey].groups if group in found]
    return (ALL, *named)


def _of_question(series: Series, edition: Edition, survey_id: str, question_id: str) -> Iterator[Topic]:
    question = edition.surveys[survey_id].questions[question_id]
    groups = [ALL, *edition.surveys[survey_id].groups]
    for item in question.items or [""]:
        for group in groups:
            topic = _topic(series, edition, edition.year, (survey_id, question_id, item, group))
            if topic.told:
                yield topic


def _restated(series: Series, year: int) -> Iterator[Topic]:
    """Yield what other editions print as the result of this year, about questions that its own file does not have."""
    for edition, survey_id, question_id in series.restating.get(year, ()):
        own = series[year].surveys.get(survey_id)
        if own is None or question_id in own.questions:
            continue
        figures = edition.surveys[survey_id].questions[question_id].figures
        for item, group in dict.fromkeys((f.item, f.group) for f in figures if f.restates == year):
            topic = _topic(series, edition, year, (survey_id, question_id, item, group))
            if topic.told:
                yield topic


def _topic(series: Series, printed_in: Edition, year: int, key: tuple[str, str, str, str]) -> Topic:
    survey_id, question_id, item, group = key
    question, survey = printed_in.surveys[survey_id].questions[question_id], series[year].surveys[survey_id]
    restates = year if printed_in.year != year else None
    found = [
        *(_table(printed_in, question, item) if group == ALL and restates is None else ()),
        *(
            _told(printed_in, question, figure, series.crosswalk.hedges)
            for figure in question.figures
            if (figure.item, figure.group, figure.restates) == (item, group, restates) and _is_share(figure)
        ),
        *(_restated_elsewhere(series, year, key) if restates is None else ()),
    ]
    return Topic(
        series=series.id,
        year=year,
        survey_id=survey_id,
        question_id=question_id,
        item=item,
        group=group,
        survey=survey,
        question=question,
        told=tuple(told for told in found if told.quantity.unit == "share" or question.kind in PEOPLE_ANSWER)
        if survey.respondents != UNFILLED
        else (),
    )


def _restated_elsewhere(series: Series, year: int, key: tuple[str, str, str, str]) -> Iterator[Told]:
    """Yield what other editions print again about a question of this year's own file."""
    survey_id, question_id, item, group = key
    known = {option.id for option in series[year].surveys[survey_id].questions[question_id].options}
    for edition in series.restaters(year, survey_id, question_id):
        if edition.year == year:
            continue
        question = edition.surveys[survey_id].questions[question_id]
        for figure in question.figures:
            same = (figure.item, figure.group, figure.restates) == (item, group, year)
            if same and _is_share(figure) and set(figure.of) <= known:
                yield _told(edition, question, figure, series.crosswalk.hedges)


def _is_share(figure: PrintedFigure) -> bool:
    return bool(figure.printed and figure.of) and not figure.words and not figure.measure


def _table(edition: Edition, question: Question, item: str) -> Iterator[Told]:
    source = question.source
    secondary = _is_secondary(edition, source)
    for option, printed in zip(question.options, question.table.get(item, ()), strict=False):
        if printed:
            yield Told(
                options=(option.id,),
                quantity=read_printed(printed, unit=question.unit or None),
                rank=TABLE + SECONDARY * secondary,
                base=None,
                citation=_cited(edition, source),
            )


def _told(edition: Edition, question: Question, figure: PrintedFigure, hedges: HedgeRanges) -> Told:
    chosen = {**hedges, **figure.hedges} or None
    quantity = read_printed(figure.printed, unit=question.unit or None, hedges=chosen)
    source = figure.source or question.source
    rank = NUMBER if quantity.value is not None else PHRASE
    order = {option.id: i for i, option in enumerate(question.options)}
    return Told(
        options=tuple(sorted(figure.of, key=lambda option: order[option])),
        quantity=quantity,
        rank=rank + SECONDARY * _is_secondary(edition, source),
        base=figure.base,
        citation=_cited(edition, source),
    )


def _is_secondary(edition: Edition, source: Source | None) -> bool:
    return bool(source and edition.sources[source.in_].secondary)


def _cited(edition: Edition, source: Source | None) -> Citation | None:
    """Return a source with its document, None where the file does not say where a text is printed."""
    if source is None:
        return None
    return Citation(edition=edition.year, document=edition.sources[source.in_], source=source)
