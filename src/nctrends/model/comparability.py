"""How comparable two editions can be at best, from what their files say.

A person grades each step of an indicator; the files set the limit of that judgement. Limits compare ids and marks
(population, period, base, kind, source), never the sense of a wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from attrs import evolve, frozen

from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Survey
from nctrends.model.question import ALL, UNKNOWN, Filter, PrintedFigure, Question
from nctrends.model.words import Comparability, Reason

NOT_COMPARABLE, CAUTION, COMPARABLE = (
    Comparability.NOT_COMPARABLE,
    Comparability.CAUTION,
    Comparability.COMPARABLE,
)

Base = Filter | str
"""Who a question was put to: all, unknown, or those who gave certain answers before."""


class Editions(Protocol):
    """Editions by year: a series, or a mapping."""

    def __contains__(self, edition: object, /) -> bool: ...

    def __getitem__(self, year: int, /) -> Edition:
        """Return the edition of a year."""


@frozen(kw_only=True)
class Side:
    """One end of a step: the survey that was asked, and the question as some edition prints it."""

    year: int
    survey: Survey
    question: Question
    place: Place
    secondary: bool
    """True where no source of the publisher's own prints the figure."""
    base: str
    """Whom the question was put to, in words."""


@frozen(kw_only=True)
class Limit:
    """One thing that keeps a step below the best grade."""

    best: Comparability
    reason: Reason
    sentence: str


def side_of(editions: Editions, year: int, place: Place) -> Side:
    """Look up the survey and the question of one end of a step."""
    printed_in = editions[place.restated_in or year]
    question = printed_in.surveys[place.survey].questions[place.question]
    return Side(
        year=year,
        survey=editions[year].surveys[place.survey],
        question=question,
        place=place,
        secondary=_is_secondary(printed_in, question, place),
        base=base_in_words(printed_in.surveys[place.survey], question.base),
    )


def limits(earlier: Side, later: Side, *, same_series: bool = False) -> tuple[Limit, ...]:
    """Return everything that keeps a step from `identical`, the strictest first.

    `same_series` says that the publisher prints both figures as one series, which settles wording and prompt, and a
    mode that is not known.
    """
    limits_found = [*_settled_by_ids(earlier, later), *_settled_by_marks(earlier, later)]
    if not same_series:
        limits_found += [*_unknown_mode(earlier, later), *_settled_by_wording(earlier, later)]
    if set(earlier.place.options) != set(later.place.options) or earlier.place.item != later.place.item:
        limits_found.append(
            _limit(COMPARABLE, Reason.OPTIONS, "the options or the item are named or joined differently")
        )
    if same_series:
        limits_found.append(_limit(COMPARABLE, Reason.WORDING, "the publisher prints both figures as one series"))
    return tuple(sorted(limits_found, key=lambda limit: limit.best.rank))


def best_grade(step: Step, earlier: Side, later: Side) -> Comparability:
    """Return the best grade the files allow for a step."""
    limits_found = limits(earlier, later, same_series=step.same_series is not None)
    return limits_found[0].best if limits_found else Comparability.IDENTICAL


def resolved(editions: Editions, crosswalk: Crosswalk, indicator: Indicator) -> Indicator:
    """Return an indicator with its steps in order: its own, and the crosswalk's for years that it does not judge."""
    steps = (*_inherited(editions, crosswalk, indicator), *indicator.steps)
    return evolve(indicator, steps=tuple(sorted(steps, key=lambda step: editions[step.from_].position)))


def _inherited(editions: Editions, crosswalk: Crosswalk, indicator: Indicator) -> Iterator[Step]:
    own = {(step.from_, step.to) for step in indicator.steps}
    defaults = {(step.from_, step.to): step for step in reversed(crosswalk.steps)}
    known = [edition for edition in indicator.at if edition in editions]
    for earlier, later in pairwise(sorted(known, key=lambda edition: editions[edition].position)):
        default = defaults.get((earlier, later))
        if default is not None and (earlier, later) not in own:
            sides = (side_of(editions, year, indicator.at[year]) for year in (earlier, later))
            yield _within_limits(default, *sides)


def _within_limits(default: Step, earlier: Side, later: Side) -> Step:
    """Return a default as it holds of one indicator: at its limit, for the reasons of that, where it is above it."""
    found = limits(earlier, later, same_series=default.same_series is not None)
    above = [limit for limit in found if limit.best.rank < default.grade.rank]
    if not above:
        return default
    sentences = {limit.reason: limit.sentence for limit in reversed(above)}
    return evolve(default, grade=above[0].best, reasons=dict(reversed(sentences.items())))


def same_base(one: Base, other: Base) -> bool:
    """Tell whether two questions were put to the same people.

    Ids decide where both filters have one; else the answers do, in whatever order they stand.
    """
    if isinstance(one, Filter) and isinstance(other, Filter) and one.id and other.id:
        return one.id == other.id
    return _unordered(one) == _unordered(other)


def base_in_words(survey: Survey, base: Base) -> str:
    """Return whom a question was put to: of a filter the answers, the question, its row, and its id."""
    if isinstance(base, str):
        return "all respondents" if base == ALL else base
    asked = survey.questions[base.question]
    row = f", {asked.items[base.item].label}" if base.item else ""
    name = f" ({base.id})" if base.id else ""
    return f'those who answered {asked.labels(base.options)} to "{asked.asked}{row}"{name}'


def _limit(best: Comparability, reason: Reason, sentence: str) -> Limit:
    return Limit(best=best, reason=reason, sentence=sentence)


def _settled_by_ids(earlier: Side, later: Side) -> list[Limit]:
    """Population, period, base and kind: different ids cannot be compared, unknown ones only with caution."""
    pairs = [
        (Reason.POPULATION, "population", earlier.survey.population.id, later.survey.population.id),
        (Reason.PERIOD, "reference period", earlier.question.period, later.question.period),
        (Reason.BASE, "base", earlier.base, later.base),
        (Reason.OPTIONS, "kind of answer", earlier.question.kind, later.question.kind),
    ]
    is_same_base = same_base(earlier.question.base, later.question.base)
    limits_found = []
    for reason, what, one, other in pairs:
        is_same = is_same_base if reason == Reason.BASE else one == other
        if UNKNOWN in (one, other):
            limits_found.append(_limit(CAUTION, reason, f"the {what} is unknown on one side or both"))
        elif not is_same:
            limits_found.append(_limit(NOT_COMPARABLE, reason, f"the {what} differs: {one} and {other}"))
    return limits_found


def _settled_by_marks(earlier: Side, later: Side) -> list[Limit]:
    limits_found = []
    modes = (earlier.survey.mode, later.survey.mode)
    if UNKNOWN not in modes and modes[0] != modes[1]:
        limits_found.append(_limit(CAUTION, Reason.MODE, f"the mode of enquiry differs: {modes[0]} and {modes[1]}"))
    if earlier.secondary or later.secondary:
        limits_found.append(_limit(CAUTION, Reason.SOURCE, "a figure is known from a secondary source only"))
    return limits_found


def _unknown_mode(earlier: Side, later: Side) -> list[Limit]:
    if UNKNOWN in (earlier.survey.mode, later.survey.mode):
        return [_limit(CAUTION, Reason.MODE, "the mode of enquiry is unknown on one side or both")]
    return []


def _settled_by_wording(earlier: Side, later: Side) -> list[Limit]:
    if {earlier.question.wording, later.question.wording} != {"verbatim"}:
        return [_limit(CAUTION, Reason.WORDING, "a wording is paraphrased or unknown")]
    if earlier.question.asked != later.question.asked:
        return [_limit(CAUTION, Reason.PROMPT, "the questions are worded differently")]
    return []


def _unordered(base: Base) -> object:
    """Return a filter as something that equals it whatever the order of its options."""
    return (base.question, base.item, frozenset(base.options)) if isinstance(base, Filter) else base


def _is_secondary(edition: Edition, question: Question, place: Place) -> bool:
    """Tell whether every print of the place's options comes from a source that is not the publisher's."""
    sources = [f.source or question.source for f in question.figures if _speaks_of(f, place)]
    cells = zip(question.options, question.table.get(place.item, ()), strict=False)
    if not place.restated_in and any(cell and option.id in place.options for option, cell in cells):
        sources.append(question.source)
    documents = [edition.sources[source.in_] for source in sources if source]
    return bool(documents) and all(document.secondary for document in documents)


def _speaks_of(figure: PrintedFigure, place: Place) -> bool:
    """Tell whether a figure is about the place's options, as one net or as some part of it."""
    same_edition = figure.restates is not None if place.restated_in else figure.restates is None
    return same_edition and figure.item == place.item and bool(figure.of) and set(figure.of) <= set(place.options)
