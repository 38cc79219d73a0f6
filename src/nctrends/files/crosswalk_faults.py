"""What must hold of a crosswalk beside its editions: it points at what is there and stays within the limits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from nctrends.errors import nearest
from nctrends.files.structure import Misfit
from nctrends.files.validate import hedge_misfits
from nctrends.model.comparability import limits, side_of
from nctrends.model.crosswalk import Indicator, Place, Step
from nctrends.model.question import Filter, Question
from nctrends.model.series import Series
from nctrends.model.words import Comparability, Reason

Found = Iterator[Misfit]


def crosswalk_misfits(series: Series) -> Found:
    """Yield every fault of a series' crosswalk, each with its path in the file."""
    yield from hedge_misfits(("hedges",), series.crosswalk.hedges)
    yield from _defaults(series)
    for name, indicator in series.crosswalk.indicators.items():
        yield from ((("indicators", name, *path), message) for path, message in _indicator(series, indicator))


def _defaults(series: Series) -> Found:
    """Yield what is wrong of the steps for all indicators, whatever the indicators are."""
    steps = series.crosswalk.steps
    judged = [(step.from_, step.to) for step in steps]
    for i, step in enumerate(steps):
        years = (step.from_, step.to)
        if step.from_ >= step.to or not all(year in series for year in years):
            years_there = ", ".join(map(str, series.years))
            yield ("steps", i), f"{step.from_} to {step.to} are not two editions in order. Editions: {years_there}."
        elif judged.index(years) < i:
            yield ("steps", i), f"{step.from_} to {step.to} is judged twice. Keep one."
        else:
            misfits = _judgement(step, series[step.to].sources)
            yield from ((("steps", i, *path), message) for path, message in misfits)


def _indicator(series: Series, indicator: Indicator) -> Found:
    broken: set[int] = set()
    for year, place in indicator.at.items():
        for path, message in _place(series, year, place):
            broken.add(year)
            yield ("at", str(year), *path), message
    years = sorted(indicator.at)
    pairs = list(pairwise(years))
    judged = [(step.from_, step.to) for step in indicator.steps]
    defaults = {(step.from_, step.to) for step in series.crosswalk.steps}
    for earlier, later in pairs:
        if (earlier, later) not in defaults.union(judged):
            yield ("steps",), f"no step from {earlier} to {later}. Add one with its grade and reasons."
    for i, step in enumerate(indicator.steps):
        if (step.from_, step.to) not in pairs:
            yield ("steps", i), f"{step.from_} to {step.to} are not neighbouring years of this indicator: {years}."
        elif judged.index((step.from_, step.to)) < i:
            yield ("steps", i), f"{step.from_} to {step.to} is judged twice. Keep one."
        elif not broken & {step.from_, step.to}:
            yield from ((("steps", i, *path), message) for path, message in _step(series, indicator, step))
    yield from _mix(series, indicator, broken)


def _place(series: Series, year: int, place: Place) -> Found:
    if year not in series:
        yield (), f"there is no edition {year}. Editions: {', '.join(map(str, series.years))}."
        return
    printed_in = place.restated_in or year
    if printed_in not in series:
        yield ("restated_in",), f"there is no edition {printed_in}. Editions: {', '.join(map(str, series.years))}."
        return
    for edition in {year, printed_in}:
        if place.survey not in series[edition].surveys:
            surveys = series[edition].surveys
            yield ("survey",), f'edition {edition} has no survey "{place.survey}". {nearest(place.survey, surveys)}'
            return
    survey = series[printed_in].surveys[place.survey]
    question = survey.questions.get(place.question)
    if question is None:
        hint = nearest(place.question, survey.questions)
        yield ("question",), f'edition {printed_in} has no question "{place.question}". {hint}'
        return
    yield from _options(place, question)
    if place.restated_in and not any(figure.restates == year for figure in question.figures):
        yield ("restated_in",), f"no figure of {place.question} in edition {printed_in} restates {year}."


def _options(place: Place, question: Question) -> Found:
    known = [option.id for option in question.options]
    if not place.options:
        yield ("options",), f"names no option. {nearest('', known)}"
    if len(set(place.options)) < len(place.options):
        yield ("options",), "names an option twice. Keep one."
    for option in place.options:
        if option not in known:
            yield ("options",), f'"{option}" is not an option of {place.question}. {nearest(option, known)}'
    if (place.item or question.items) and place.item not in question.items:
        yield ("item",), f'"{place.item}" is not an item of {place.question}. {nearest(place.item, question.items)}'


def _step(series: Series, indicator: Indicator, step: Step) -> Found:
    """Yield where a judgement lacks its reasons or is above its limit."""
    grade = step.grade
    printed_in = indicator.at[step.to].restated_in or step.to
    yield from _judgement(step, series[printed_in].sources)
    if step.undecided:
        return
    earlier = side_of(series, step.from_, indicator.at[step.from_])
    later = side_of(series, step.to, indicator.at[step.to])
    above = [
        one for one in limits(earlier, later, same_series=step.same_series is not None) if one.best.rank < grade.rank
    ]
    if above:
        told = "; ".join(f"{limit.best} ({limit.reason}): {limit.sentence}" for limit in above)
        best = above[0].best
        lower = " or lower" if best.rank else ""
        filters = isinstance(earlier.question.base, Filter) and isinstance(later.question.base, Filter)
        same = any(limit.reason == Reason.BASE for limit in above) and filters
        hint = " Or give both bases one id, where they are the same people." if same else ""
        yield ("grade",), f"{step.grade} is above the limit {told}. Grade it {best}{lower}, with these reasons.{hint}"


def _judgement(step: Step, documents: Collection[str]) -> Found:
    """Yield what a judgement lacks by itself; `documents` are those of the report that prints the later figure."""
    if step.undecided:
        if step.grade != Comparability.NOT_COMPARABLE:
            yield ("undecided",), f"true, but the step is graded {step.grade}. Leave it out once the step is decided."
        return
    if step.grade.rank <= Comparability.CAUTION.rank and not step.reasons and not step.same_series:
        yield ("reasons",), f'a step graded {step.grade} needs a reason, such as prompt = "…".'
    if step.same_series and step.same_series.in_ not in documents:
        hint = nearest(step.same_series.in_, documents)
        yield ("same_series", "in"), f'"{step.same_series.in_}" is not a source of the later edition. {hint}'


def _mix(series: Series, indicator: Indicator, broken: set[int]) -> Found:
    """Yield where the watched group is in no edition at all; an edition without it has an unknown mix."""
    if indicator.mix is None or not indicator.at.keys() - broken:
        return
    mix = indicator.mix
    for year, place in indicator.at.items():
        if year in broken:
            continue
        question = series[year].surveys[place.survey].questions.get(mix.question)
        if question and set(mix.options) <= {option.id for option in question.options}:
            return
    yield ("mix",), f"no edition of this indicator has the question {mix.question} with {', '.join(mix.options)}."
