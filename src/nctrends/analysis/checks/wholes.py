"""Parts and wholes: an answer and its net, a filter and those it lets through, groups and their total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations

from attrs import frozen

from nctrends.analysis.checks.asked import Asked, quoted, span, texts
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.readings import ANYTHING, Reading, ShareRange
from nctrends.model.question import UNKNOWN, Answers
from nctrends.model.rows.finding import Finding
from nctrends.numerics.bounds.simplex import Bound, simplex_mean
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import joined

MOST_COMMON, ENCOUNTERED = "-most-common", "-encountered"
"""How the ids of two questions end that ask, of the same options, which was met at all and which was met most."""


def parts_above_wholes(asked: Asked) -> Iterator[Finding]:
    """Yield numbers about a part that are above those about the whole."""
    yield from _options_above_nets(asked)
    yield from _most_common_above_encountered(asked)
    yield from _bases_above_parents(asked)


def _options_above_nets(asked: Asked) -> Iterator[Finding]:
    for figures in asked.items:
        out = (conflict.left_out for conflict in figures.identified.conflicts)
        numbers = [reading for reading in (*figures.identified.kept, *out) if reading.is_number]
        for part, whole in permutations(numbers, 2):
            if part.bound.parts < whole.bound.parts and part.bound.low > whole.bound.high:
                yield asked.finding(
                    "part-above-whole",
                    item=figures.item,
                    option=part.options,
                    printed=texts([part, whole]),
                    expected=f"at most {span(whole.bound.high, whole.bound.high)}",
                    message=f"{quoted(part)} for {asked.question.labels(part.options)} is above "
                    f"{quoted(whole)} for {asked.question.labels(whole.options)}, of which it is a part.",
                )


def _most_common_above_encountered(asked: Asked) -> Iterator[Finding]:
    met = asked.question_id.removesuffix(MOST_COMMON) + ENCOUNTERED
    other = asked.survey.questions.get(met) if asked.question_id.endswith(MOST_COMMON) else None
    if other is None or (other.base, other.period) != (asked.question.base, asked.question.period):
        return
    for figures in asked.items:
        there = asked.at(figures.item, figures.group, question=met)
        for option in figures.options if there else ():
            part, whole = _number(figures, option), _number(there, option)
            if part and whole and part.bound.low > whole.bound.high:
                yield asked.finding(
                    "part-above-whole",
                    item=figures.item,
                    option=(option,),
                    printed=texts([part, whole]),
                    expected=f"at most {span(whole.bound.high, whole.bound.high)}",
                    message=f"{quoted(part)} call it most common, more than the {quoted(whole)} "
                    f"who met it at all ({met}).",
                )


def _number(figures: ItemFigures | None, option: str) -> Reading | None:
    """The most trusted number about one option, None where there is none."""
    kept = figures.identified.kept if figures else ()
    return next((reading for reading in kept if reading.options == (option,) and reading.is_number), None)


def _bases_above_parents(asked: Asked) -> Iterator[Finding]:
    question, limit = asked.question, _most_people(asked)
    if limit is None:
        return
    most, whom = limit
    bases = [("", question.base_count), *((name, item.base) for name, item in question.items.items())]
    bases += [(f.item, f.base) for f in question.figures if f.restates is None and not f.measure]
    for item, base in dict.fromkeys(bases):
        if base is not None and base > most:
            yield asked.finding(
                "part-above-whole",
                item=item,
                printed=people(base),
                expected=f"at most {people(most)}",
                message=f"The printed base of {people(base)} is above {whom}, who are {people(most)} at most.",
            )


def _most_people(asked: Asked) -> tuple[int, str] | None:
    """The most people who can have been asked, and who they are; None where that is not known."""
    base, respondents = asked.question.base, asked.survey.respondents
    if base == UNKNOWN:
        return None
    if not isinstance(base, Answers):
        return respondents, "all respondents"
    parent, before = asked.at(base.item, question=base.question), asked.survey.questions[base.question]
    share = _range(parent, base.options) if parent else None
    if share is None or asked.survey.weighted:
        return respondents, "all respondents"
    return int(share.high * (before.base_count or respondents) + 1e-9), "those whom the question before lets through"


def totals_of_groups(asked: Asked) -> Iterator[Finding]:
    """Yield totals that no mix of the printed groups gives, with what is known of the mix."""
    for item in asked.question.items or [""]:
        total = asked.at(item)
        every = {name: asked.at(item, name) for name in asked.survey.groups}
        groups = {name: figures for name, figures in every.items() if figures is not None}
        mix = _mix(asked, tuple(groups)) if total and groups else None
        for options in total.printed_options if total and mix else ():
            finding = _total(asked, total, options, groups, mix) if total and mix else None
            if finding is not None:
                yield finding


@frozen(kw_only=True)
class _Mix:
    """What is known of how many respondents are in each group."""

    groups: tuple[str, ...]
    bounds: tuple[Bound, ...]
    complete: bool
    """True where everybody is in one of them."""


def _mix(asked: Asked, groups: tuple[str, ...]) -> _Mix | None:
    """The mix of groups that do not overlap; None where that is not known of them."""
    of = [asked.survey.groups[name].of for name in groups]
    if all(answers is not None for answers in of):
        return _mix_by_answers(asked, groups, [answers for answers in of if answers is not None])
    bases = [asked.survey.groups[name].base or 0 for name in groups]
    everybody = asked.question.base_count or asked.survey.respondents
    if sum(bases) != everybody or not all(bases):
        return None
    shares = [base / everybody for base in bases]
    exact = () if asked.survey.weighted else shares
    bounds = [Bound(parts=frozenset({i}), low=share, high=share) for i, share in enumerate(exact)]
    return _Mix(groups=groups, bounds=tuple(bounds), complete=True)


def _mix_by_answers(asked: Asked, groups: tuple[str, ...], of: list[Answers]) -> _Mix | None:
    first = of[0]
    figures = asked.at(first.item, question=first.question)
    named = [option for answers in of for option in answers.options]
    one_question = all((answers.question, answers.item) == (first.question, first.item) for answers in of)
    if figures is None or not one_question or not figures.adds_up or len(set(named)) < len(named):
        return None
    shares = [_range(figures, answers.options) for answers in of]
    bounds = [
        Bound(parts=frozenset({i}), low=share.low, high=share.high)
        for i, share in enumerate(shares)
        if share is not None and not asked.survey.weighted
    ]
    return _Mix(groups=groups, bounds=tuple(bounds), complete=figures.is_whole and set(named) == set(figures.options))


def _total(
    asked: Asked, total: ItemFigures, options: tuple[str, ...], groups: Mapping[str, ItemFigures], mix: _Mix
) -> Finding | None:
    stated = _range(total, options)
    shares = [_range(groups[name], options) for name in mix.groups]
    if stated is None or all(share is None for share in shares):
        return None
    open_ends = [share or ANYTHING for share in shares]
    open_ends += [] if mix.complete else [ANYTHING]
    low = simplex_mean(len(open_ends), mix.bounds, [share.low for share in open_ends])
    high = simplex_mean(len(open_ends), mix.bounds, [share.high for share in open_ends])
    if low is None or high is None or (low[0] <= stated.high and stated.low <= high[1]):
        return None
    named = [asked.survey.groups[name].label for name, share in zip(mix.groups, shares, strict=True) if share]
    own = _about(total, options)
    return asked.finding(
        "total-not-a-mean",
        item=total.item,
        option=options,
        printed=texts([*own, *(reading for name in mix.groups for reading in _about(groups[name], options))]),
        expected=span(low[0], high[1]),
        message=f"The total {quoted(own[0]) if own else texts(own)} is no mean of {joined(named)}: any mix "
        f"of them that the report allows gives {span(low[0], high[1])}.",
    )


def _about(figures: ItemFigures, options: tuple[str, ...]) -> list[Reading]:
    return [reading for reading in figures.identified.kept if reading.options == options]


def _range(figures: ItemFigures, options: tuple[str, ...]) -> ShareRange | None:
    return figures.range(options) if set(options) <= set(figures.options) else None
