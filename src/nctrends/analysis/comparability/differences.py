"""What differs between two editions: surveys, questions, and questions that may be the same under another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from nctrends.analysis.comparability.questions import (
    Told,
    asked_differences,
    named_differences,
    worded,
    wording_difference,
)
from nctrends.analysis.comparability.wording import candidates
from nctrends.errors import InputError
from nctrends.model.crosswalk import Crosswalk, Place
from nctrends.model.edition import Edition, Survey
from nctrends.model.question import Question
from nctrends.model.rows.about import About
from nctrends.model.rows.edition_difference import EditionDifference
from nctrends.model.series import Series, checked_series
from nctrends.results.kinds import EditionDifferences

Pairs = tuple[tuple[str, str], ...]
"""Questions of the earlier and the later edition that are set beside each other."""
Links = tuple[tuple[Place, Place], ...]
"""Places of the earlier and the later edition where the crosswalk follows an indicator."""


def compare_editions(series: Series, earlier: int | None = None, later: int | None = None) -> EditionDifferences:
    """Differences between two editions: questions, wordings, options, scales, bases, populations.

    Questions of the same id are set beside each other, and those that an indicator of the crosswalk links. A question
    of one edition alone is listed with those of the other that may be the same: ranked by wording, never linked.

    Parameters
    ----------
    series : the editions and their crosswalk
    earlier, later : years of two editions, in either order
        One alone is compared with the edition before it; by default the last two.

    Returns
    -------
    EditionDifferences, one row a difference; none where the editions ask the same in the same way.

    Raises
    ------
    InputError : no edition of a year, one year twice, or fewer than two editions; the message lists those there are.

    Examples
    --------
    >>> import nctrends as nct
    >>> series = nct.load_series()
    >>> differences = nct.compare_editions(series, 2017, 2019)
    >>> print(differences.filter(question_later="trend-technology", code="reworded")[0].after)
    Which [emerging technology] trends [affect production, storage and distribution]
    """
    first, second = _two_editions(series, earlier, later)
    row = partial(EditionDifference, earlier=first.id, later=second.id)
    found = []
    for name in dict.fromkeys((*first.surveys, *second.surveys)):
        one, other = first.surveys.get(name), second.surveys.get(name)
        if one and other:
            links = _links(series.crosswalk, name, first, second)
            found += [row(survey=name, **told) for told in _survey(one, other, links)]
        else:
            code, text = ("survey-removed", _people(one)) if one else ("survey-added", _people(other))
            found.append(row(survey=name, **worded(code, text)))
    about = About(title=series.title, series=series, editions=(first.year, second.year))
    return EditionDifferences.from_rows(found, about)


def _two_editions(series: Series, earlier: int | None, later: int | None) -> tuple[Edition, Edition]:
    """Return two editions, the earlier first; what is left open is the latest that there is."""
    checked_series(series)
    known = f"Editions: {', '.join(map(str, series.years))}."
    given = [year for year in (earlier, later) if year is not None]
    for year in given:
        if year not in series:
            raise InputError(f"there is no edition {year}. {known}")
    last = max(given or series.years, default=0)
    first = min(given) if len(given) > 1 else max((year for year in series.years if year < last), default=last)
    if first == last:
        raise InputError(f"{last or 'A series'} has nothing to be compared with. Give two editions. {known}")
    return series[first], series[last]


def _people(survey: Survey | None) -> str:
    return survey.population.text if survey else ""


def _survey(one: Survey, other: Survey, links: Links) -> Iterator[Told]:
    if one.population.id != other.population.id:
        yield worded("population-changed", one.population.text, other.population.text)
    if one.mode != other.mode:
        yield worded("mode-changed", one.mode, other.mode)
    if one.sampling != other.sampling:
        yield worded("sampling-changed", one.sampling, other.sampling)
    yield from named_differences("group", _labels(one.groups), _labels(other.groups))
    pairs = _pairs(one, other, links)
    for first in one.questions:
        for pair in pairs:
            if pair[0] == first:
                yield from _pair(one, other, pair, links)
    yield from _alone(one, other, pairs)


def _labels(groups: Mapping[str, object]) -> dict[str, str]:
    return {name: str(getattr(group, "label", "")) for name, group in groups.items()}


def _links(crosswalk: Crosswalk, survey: str, earlier: Edition, later: Edition) -> Links:
    """Return the places that indicators link, where each edition prints its own figure."""
    pairs = ((i.at.get(earlier.id), i.at.get(later.id)) for i in crosswalk.indicators.values())
    return tuple(
        (one, other)
        for one, other in pairs
        if one and other and one.survey == other.survey == survey and not (one.restated_in or other.restated_in)
    )


def _pairs(one: Survey, other: Survey, links: Links) -> Pairs:
    same = [(name, name) for name in one.questions if name in other.questions]
    linked = [(before.question, after.question) for before, after in links]
    known = [pair for pair in linked if pair[0] in one.questions and pair[1] in other.questions]
    return tuple(dict.fromkeys([*same, *known]))


def _pair(one: Survey, other: Survey, pair: tuple[str, str], links: Links) -> Iterator[Told]:
    earlier, later = pair
    before, after = one.questions[earlier], other.questions[later]
    place: Told = {"question_earlier": earlier, "question_later": later, "question_label": before.asked}
    if earlier != later or before.asked != after.asked:
        yield place | wording_difference(before, after, linked=earlier != later)
    renamed = [
        (first.options, second.options)
        for first, second in links
        if (first.question, second.question) == pair and set(first.options) != set(second.options)
    ]
    for told in asked_differences(one, other, before, after, tuple(dict.fromkeys(renamed))):
        yield place | told


def _alone(one: Survey, other: Survey, pairs: Pairs) -> Iterator[Told]:
    """Yield the questions of one edition alone, each of the earlier with those of the later that may be the same."""
    paired = {"earlier": {pair[0] for pair in pairs}, "later": {pair[1] for pair in pairs}}
    gone = {name: q for name, q in one.questions.items() if name not in paired["earlier"]}
    new = {name: q for name, q in other.questions.items() if name not in paired["later"]}
    alike = candidates(_asked(gone), _asked(new))
    for name, question in gone.items():
        place = {"question_earlier": name, "question_label": question.asked}
        yield place | worded("question-removed", question.asked)
        for like in alike:
            if like.one == name:
                told = worded("question-candidate", question.asked, new[like.other].asked, like)
                yield place | {"question_later": like.other} | told
    for name, question in new.items():
        yield {"question_later": name, "question_label": question.asked} | worded("question-added", question.asked)


def _asked(questions: Mapping[str, Question]) -> dict[str, str]:
    return {name: question.asked for name, question in questions.items()}
