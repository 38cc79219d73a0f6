"""Parts and wholes: an answer and its net, a filter and those it lets through, groups and their total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations

from attrs import frozen

from nctrends.analysis.checks.asked import Asked, is_number, quoted, span, texts
from nctrends.analysis.shares.identified import Identified
from nctrends.analysis.shares.shares import Range
from nctrends.model.question import UNKNOWN, Answers
from nctrends.model.rows.findings import Finding
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
    for topic in asked.topics:
        found = asked.at(topic.item, topic.group)
        if found is None:
            continue
        statements = [*found.kept, *(conflict.left_out for conflict in found.conflicts)]
        for part, whole in permutations([s for s in statements if is_number(s)], 2):
            if part.bound.parts < whole.bound.parts and part.bound.low > whole.bound.high:
                yield asked.finding(
                    "part-above-whole",
                    item=topic.item,
                    option=part.told.options,
                    printed=texts([part.told, whole.told]),
                    expected=f"at most {span(whole.bound.high, whole.bound.high)}",
                    message=f"{quoted(part.told)} for {asked.question.labels(part.told.options)} is above "
                    f"{quoted(whole.told)} for {asked.question.labels(whole.told.options)}, of which it is a part.",
                )


def _most_common_above_encountered(asked: Asked) -> Iterator[Finding]:
    met = asked.question_id.removesuffix(MOST_COMMON) + ENCOUNTERED
    other = asked.survey.questions.get(met) if asked.question_id.endswith(MOST_COMMON) else None
    if other is None or (other.base, other.period) != (asked.question.base, asked.question.period):
        return
    for topic in asked.topics:
        here, there = asked.at(topic.item, topic.group), asked.at(topic.item, topic.group, question=met)
        for option in topic.options if here and there else ():
            part = [s for s in here.kept if s.told.options == (option,) and is_number(s)] if here else []
            whole = [s for s in there.kept if s.told.options == (option,) and is_number(s)] if there else []
            if part and whole and part[0].bound.low > whole[0].bound.high:
                yield asked.finding(
                    "part-above-whole",
                    item=topic.item,
                    option=(option,),
                    printed=texts([part[0].told, whole[0].told]),
                    expected=f"at most {span(whole[0].bound.high, whole[0].bound.high)}",
                    message=f"{quoted(part[0].told)} call it most common, more than the {quoted(whole[0].told)} "
                    f"who met it at all ({met}).",
                )


def _bases_above_parents(asked: Asked) -> Iterator[Finding]:
    question, limit = asked.question, _most_people(asked)
    if limit is None:
        return
    most, whom = limit
    bases = [("", question.base_count), *((item, one.base) for item, one in question.items.items())]
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
        groups = {name: asked.at(item, name) for name in asked.survey.groups}
        told = {name: found for name, found in groups.items() if found is not None}
        mix = _mix(asked, tuple(told)) if total and told else None
        for options in total.topic.printed_options if total and mix else ():
            finding = _total(asked, item, options, told, mix) if mix else None
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
    bounds = [Bound(parts=frozenset({at}), low=share, high=share) for at, share in enumerate(exact)]
    return _Mix(groups=groups, bounds=tuple(bounds), complete=True)


def _mix_by_answers(asked: Asked, groups: tuple[str, ...], of: list[Answers]) -> _Mix | None:
    first = of[0]
    found = asked.at(first.item, question=first.question)
    named = [option for answers in of for option in answers.options]
    one_question = all((answers.question, answers.item) == (first.question, first.item) for answers in of)
    if found is None or not one_question or not found.topic.adds_up or len(set(named)) < len(named):
        return None
    ranges = [_range(found, answers.options) for answers in of]
    bounds = [
        Bound(parts=frozenset({at}), low=share.low, high=share.high)
        for at, share in enumerate(ranges)
        if share is not None and not asked.survey.weighted
    ]
    return _Mix(groups=groups, bounds=tuple(bounds), complete=set(named) == set(found.topic.options))


def _total(
    asked: Asked, item: str, options: tuple[str, ...], told: Mapping[str, Identified], mix: _Mix
) -> Finding | None:
    total = asked.at(item)
    stated = _range(total, options) if total else None
    shares = [_range(told[name], options) for name in mix.groups]
    if stated is None or total is None or all(share is None for share in shares):
        return None
    open_ends = [share or Range(low=0.0, high=1.0) for share in shares]
    open_ends += [] if mix.complete else [Range(low=0.0, high=1.0)]
    low = simplex_mean(len(open_ends), mix.bounds, [share.low for share in open_ends])
    high = simplex_mean(len(open_ends), mix.bounds, [share.high for share in open_ends])
    if low is None or high is None or (low.low <= stated.high and stated.low <= high.high):
        return None
    named = [asked.survey.groups[name].label for name, share in zip(mix.groups, shares, strict=True) if share]
    texts_told = [s.told for name in mix.groups for s in told[name].kept if s.told.options == options]
    own = [statement.told for statement in total.kept if statement.told.options == options]
    return asked.finding(
        "total-not-a-mean",
        item=item,
        option=options,
        printed=texts([*own, *texts_told]),
        expected=span(low.low, high.high),
        message=f"The total {quoted(own[0]) if own else texts(own)} is no mean of {joined(named)}: any mix "
        f"of them that the report allows gives {span(low.low, high.high)}.",
    )


def _range(found: Identified | None, options: tuple[str, ...]) -> Range | None:
    if found is None or not set(options) <= set(found.topic.options):
        return None
    return found.range(options)
