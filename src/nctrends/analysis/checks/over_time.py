"""An edition beside those before it: what no indicator follows, and what looks taken over from last year."""

from __future__ import annotations

from collections.abc import Iterator

from nctrends.analysis.checks.asked import Asked, quoted, span
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.readings import Reading, ShareRange
from nctrends.errors import InputError
from nctrends.model.edition import Edition, Survey
from nctrends.model.quantity import PrintedChange
from nctrends.model.question import ALL, PrintedFigure, Question
from nctrends.model.rows.finding import SEVERITIES, Finding
from nctrends.model.series import Series
from nctrends.present.words.numbers import people, points
from nctrends.present.words.sentences import joined, missing_links
from nctrends.reading.printed_change import read_change

FEWEST_BASES = 3
"""So many bases that are equal to the person are no accident."""
ROUND = 10
"""Quotas are set in numbers that it divides."""

BaseKey = tuple[str, ...]
"""What a printed base is of: a question, and of it an item, options and a group; or a group alone."""


def unlinked(asked: Asked) -> Iterator[Finding]:
    """Yield a question that an earlier edition asks with the same options, where no indicator follows it from there."""
    edition, key = asked.edition.id, (asked.survey_id, asked.question_id)
    options = _options(asked.question)
    alike = [other for other in asked.history.editions.get(key, ()) if options and _asks_alike(asked, other, options)]
    if len(alike) < 2 or alike[-1] != edition:
        return
    if any({alike[-2], edition} <= through for through in asked.history.followed.get(key, ())):
        return
    todo = missing_links(asked.history.series) or "Add an indicator to crosswalk.toml, or accept this with a reason."
    yield asked.finding(
        "unlinked",
        message=f"It has the same options in {joined(list(map(str, alike)))}, and no indicator follows it from "
        f"{alike[-2]} to {edition}. {todo}",
    )


def _asks_alike(asked: Asked, edition: int, options: frozenset[str]) -> bool:
    """Whether an edition asks the question with the same options, and prints shares of them."""
    question = asked.history.series[edition].surveys[asked.survey_id].questions[asked.question_id]
    keys = ((edition, asked.survey_id, asked.question_id, item, ALL) for item in question.items or [""])
    return _options(question) == options and any(key in asked.printed for key in keys)


def _options(question: Question) -> frozenset[str]:
    return frozenset(option.id for option in question.options)


def stale_bases(series: Series, edition: Edition) -> Iterator[Finding]:
    """Yield surveys of which several printed bases are, to the person, those of the edition before."""
    for survey_id, survey in edition.surveys.items():
        before = [other for other in series if other.position < edition.position and survey_id in other.surveys]
        if not before:
            continue
        last = before[-1]
        old = last.surveys[survey_id]
        then, now = _bases(old), _bases(survey)
        same = [base for key, base in now.items() if then.get(key) == base and not _by_design(base, survey, old)]
        if len(same) >= FEWEST_BASES:
            yield Finding(
                code="stale-base",
                severity=SEVERITIES["stale-base"],
                edition=edition.id,
                survey=survey_id,
                printed=" · ".join(map(people, same)),
                message=f"{len(same)} bases are, to the person, those of {last.id}: {joined(list(map(people, same)))}. "
                "They look taken over from its file: compare them with the report.",
            )


def _bases(survey: Survey) -> dict[BaseKey, int]:
    """Every base that is printed of a survey, by what it is of."""
    bases: dict[BaseKey, int | None] = {("",): survey.respondents}
    bases |= {("group", name): group.base for name, group in survey.groups.items()}
    for name, question in survey.questions.items():
        bases[("question", name)] = question.base_count
        bases |= {("item", name, item): row.base for item, row in question.items.items()}
        for figure in question.figures:
            if figure.restates is None:
                bases[("figure", name, figure.item, figure.group, figure.measure, *figure.of)] = figure.base
    return {key: base for key, base in bases.items() if base}


def _by_design(base: int, survey: Survey, before: Survey) -> bool:
    """Whether a base may well be equal: a sample of the same round size again, and what nobody skipped."""
    same_size = survey.respondents == before.respondents
    return same_size and (base == survey.respondents or (survey.respondents % ROUND == 0 and base % ROUND == 0))


def texts_that_repeat(asked: Asked) -> Iterator[Finding]:
    """Yield prose that says what it said the edition before, while this edition's table says otherwise."""
    for figures in asked.items if asked.before else ():
        old = asked.printed.get((asked.before[-1], *figures.key[1:]))
        said = {_sentence(reading) for reading in old.readings if not reading.is_cell} if old else set()
        for conflict in figures.identified.conflicts:
            told = conflict.left_out
            if told.is_cell or not all(other.is_cell for other in conflict.against) or _sentence(told) not in said:
                continue
            yield asked.finding(
                "text-repeats",
                item=figures.item,
                option=told.options,
                printed=told.text,
                message=f"{quoted(told)} is what the edition before printed, word for word, and this table says "
                "otherwise: the sentence may be last year's.",
            )


def _sentence(reading: Reading) -> tuple[tuple[str, ...], str]:
    return reading.options, reading.text.casefold()


def changes_that_contradict(asked: Asked) -> Iterator[Finding]:
    """Yield printed changes that the shares of the two editions cannot give."""
    for figure in asked.question.figures:
        if not figure.change or figure.since is None or figure.restates is not None:
            continue
        try:
            change = read_change(figure.change)
        except InputError:
            continue
        ends = _ends(asked, figure)
        if ends is None or _allows(change, *ends):
            continue
        earlier, later = ends
        low, high = later.low - earlier.high, later.high - earlier.low
        yield asked.finding(
            "change-contradicts",
            item=figure.item,
            option=figure.of,
            printed=figure.change,
            expected=f"{points(low)} to {points(high)} points",
            message=f'"{figure.change}" since {figure.since} cannot be: {span(earlier.low, earlier.high)} then and '
            f"{span(later.low, later.high)} now are {points(low)} to {points(high)} points.",
        )


def _ends(asked: Asked, figure: PrintedFigure) -> tuple[ShareRange, ShareRange] | None:
    """The shares of the two editions: where the crosswalk has the figure, else under the same ids."""
    since = figure.since or 0
    survey, question, item, of = asked.survey_id, asked.question_id, figure.item, tuple(figure.of)
    for indicator in asked.history.series.indicators.values():
        here = indicator.at.get(asked.edition.id)
        if here and (here.survey, here.question, here.item, set(here.options)) == (survey, question, item, set(of)):
            then = indicator.at.get(since)
            if then is not None:
                survey, question, item, of = then.survey, then.question, then.item, then.options
                break
    now, before = asked.at(figure.item, figure.group), asked.printed.get((since, survey, question, item, figure.group))
    later, earlier = _range(now, tuple(figure.of)), _range(before, of)
    return None if earlier is None or later is None else (earlier, later)


def _range(figures: ItemFigures | None, options: tuple[str, ...]) -> ShareRange | None:
    return figures.range(options) if figures and set(options) <= set(figures.options) else None


def _allows(change: PrintedChange, earlier: ShareRange, later: ShareRange) -> bool:
    """Whether two shares can differ by a printed change, in points or, where that is open, as a part of the earlier."""
    possible = [(later.low - earlier.high, later.high - earlier.low)]
    if not change.is_points and earlier.low > 0:
        possible.append((later.low / earlier.high - 1, later.high / earlier.low - 1))
    is_open = not change.is_points and earlier.low <= 0  # of next to nothing, any part
    return is_open or any(low <= change.high and change.low <= high for low, high in possible)
