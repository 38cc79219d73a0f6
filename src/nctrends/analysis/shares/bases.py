"""The people a share is taken on, and where their number is from.

The rule is a ladder: what the caller gives, what the report states, what a filter lets through, and last the number
of respondents, which is only an upper limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, isnan, nan
from typing import TypeAlias

from attrs import evolve, frozen

from nctrends.analysis.shares.recovered import Recovered, recovered_base, smallest_recovered
from nctrends.analysis.shares.shares import Range, Share, known_share
from nctrends.analysis.shares.topics import Topic, topic_at
from nctrends.errors import InputError, nearest
from nctrends.model.crosswalk import Place
from nctrends.model.question import ALL, Answers
from nctrends.model.series import Series
from nctrends.model.words import NAMED_BASES, BaseSource, Caveat
from nctrends.numerics.bases.counts import whole_counts

BaseKey: TypeAlias = tuple[int, str, str, str, str]
"""Edition, survey, question, item, group."""
BaseOption: TypeAlias = str | float | Mapping[BaseKey, float]


@frozen(kw_only=True)
class Base:
    """A number of people, the ends of what it can have been, and where it is from."""

    people: float
    low: float = nan
    high: float = nan
    source: BaseSource
    caveats: tuple[Caveat, ...] = ()
    is_count: bool = False
    """True where shares of it are whole numbers of people."""
    recovered: Recovered | None = None
    """The table that it was recovered from, with the counts behind its cells."""


def check_base_option(base: BaseOption) -> None:
    """Raise where `base` is none of the things it can be."""
    if isinstance(base, str):
        if base not in NAMED_BASES:
            raise InputError(f'base="{base}" is not known. {nearest(base, NAMED_BASES)} Or give a number or a mapping.')
    elif isinstance(base, Mapping):
        for key, people in base.items():
            if not (isinstance(key, tuple) and len(key) == 5):
                raise InputError(f"base: {key!r} is not a key. Use (edition, survey, question, item, group).")
            _check_people(people, f"base[{key!r}]")
    else:
        _check_people(base, "base")


def base_of(series: Series, topic: Topic, share: Share, option: BaseOption) -> Base:
    """Return the base of a share by the first rule that applies."""
    if option == "respondents":
        respondents = topic.survey.respondents
        return Base(people=respondents, high=respondents, source=BaseSource.RESPONDENTS, caveats=(Caveat.UPPER_LIMIT,))
    given = _given(topic, option)
    if given is not None:
        return _exactly(given, BaseSource.GIVEN)
    stated = _stated(topic, share)
    if stated is not None:
        return _exactly(stated, BaseSource.STATED)
    parent = _parent(series, topic)
    base = _recovered(topic, parent) or parent or _respondents(topic)
    return _at_its_smallest(base) if option == "smallest" else base


def counts_of(share: Share, base: Base, *, weighted: bool) -> Range | None:
    """Return the people behind a share, where the report prints them or they are whole numbers out of the base."""
    if share.others is not None:
        others = counts_of(share.others, base, weighted=weighted)
        return None if others is None else Range(low=base.people - others.high, high=base.people - others.low)
    if base.recovered and share.people is None:
        return _recovered_counts(share, base.recovered, base.people)
    if share.people is not None:
        return _printed_people(share, share.people, base)
    if weighted or not base.is_count:
        return None
    if share.is_sum:
        parts = [counts_of(part, base, weighted=weighted) for part in share.parts]
        known = [part for part in parts if part is not None]
        low, high = sum(part.low for part in known), min(base.people, sum(part.high for part in known))
        return Range(low=low, high=high) if len(known) == len(parts) and low <= high else None
    found = whole_counts(share.low, share.high, int(base.people), high_open=share.high_open)
    return None if found is None else Range(low=found[0], high=found[1])


def _recovered_counts(share: Share, recovered: Recovered, most: float) -> Range | None:
    """Return the counts behind the cells of a table, added where each person gives one answer."""
    counts = [recovered.counts(option) for option in share.options]
    known = [pair for pair in counts if pair is not None]
    if len(known) < len(counts) or (len(counts) > 1 and not recovered.adds_up):
        return None
    return Range(low=min(most, sum(pair[0] for pair in known)), high=min(most, sum(pair[1] for pair in known)))


def _printed_people(share: Share, printed: Range, base: Base) -> Range | None:
    """Return a printed number of people, narrowed by a printed share where the two agree."""
    low, high = max(0, ceil(printed.low)), min(floor(base.people), floor(printed.high))
    if low > high:
        return None
    narrow_low, narrow_high = max(low, ceil(share.low * base.people)), min(high, floor(share.high * base.people))
    if base.is_count and narrow_low <= narrow_high:
        low, high = narrow_low, narrow_high
    return Range(low=low, high=high)


def _recovered(topic: Topic, parent: Base | None) -> Base | None:
    """Return the base that the table itself gives away: those whole counts print it, and others do not.

    Where several do, and the other rows single none out, it is the limit that there would be without the table, with
    the ends of what fits.
    """
    most = floor(parent.high) if parent else topic.survey.respondents
    found = recovered_base(topic, most) if most >= 1 else None
    if found is None:
        return None
    low, high = found.recovery.bases[0], found.recovery.bases[-1]
    if found.base is None:
        limit = parent or _respondents(topic)
        return evolve(limit, low=low, high=high, caveats=(*limit.caveats, *found.caveats), is_count=False)
    return Base(
        people=found.base,
        low=low,
        high=high,
        source=BaseSource.RECOVERED,
        caveats=found.caveats,
        is_count=True,
        recovered=found,
    )


def _respondents(topic: Topic) -> Base:
    """Return the survey's count, which is only an upper limit, with the smallest base recovered beside it."""
    most = topic.survey.respondents
    least = smallest_recovered(topic.survey.tables) if topic.question.base == ALL and topic.group == ALL else None
    return Base(
        people=most,
        low=nan if least is None else least,
        high=most,
        source=BaseSource.RESPONDENTS,
        caveats=(Caveat.UPPER_LIMIT,),
    )


def _at_its_smallest(base: Base) -> Base:
    """Return a base at the smallest it can have been: at the same shares that interval holds those of larger bases."""
    if isnan(base.low) or base.low >= base.people:
        return base
    return evolve(base, people=base.low, is_count=False, recovered=None, caveats=(Caveat.SMALLEST_BASE,))


def _check_people(people: object, name: str) -> None:
    if isinstance(people, bool) or not isinstance(people, int | float) or not 0 < people < float("inf"):
        raise InputError(f"{name}={people!r} is not a number of people. Give a number above 0.")


def _exactly(people: float, source: BaseSource) -> Base:
    return Base(people=people, low=people, high=people, source=source, is_count=float(people).is_integer())


def _given(topic: Topic, option: BaseOption) -> float | None:
    if isinstance(option, Mapping):
        return option.get((topic.year, topic.survey_id, topic.question_id, topic.item, topic.group))
    return None if isinstance(option, str) else float(option)


def _stated(topic: Topic, share: Share) -> int | None:
    """Return the base that the report prints: for the figure, the group, the item or the question."""
    for told in share.told:
        if told.base is not None:
            return told.base
    if topic.group != ALL:
        return topic.survey.groups[topic.group].base
    item = topic.question.items.get(topic.item)
    if item and item.base:
        return item.base
    if topic.question.base_count:
        return topic.question.base_count
    return topic.survey.respondents if topic.question.composition else None


def _parent(series: Series, topic: Topic) -> Base | None:
    """Return the people who gave the answers that a group or a filter asks for, where their share is printed."""
    answers = topic.survey.groups[topic.group].of if topic.group != ALL else topic.question.base
    if not isinstance(answers, Answers):
        return None
    parent_question = topic.survey.questions.get(answers.question)
    if parent_question is None or answers.question == topic.question_id:
        return None
    place = Place(survey=topic.survey_id, question=answers.question, options=answers.options, item=answers.item)
    parent = topic_at(series, topic.year, place)
    share = known_share(parent, answers.options)
    if share is None:
        return None
    of = base_of(series, parent, share, "recovered")
    people = counts_of(share, of, weighted=topic.survey.weighted)
    if people is None:
        people = Range(low=share.low * of.people, high=share.high * of.people, value=share.point * of.people)
    if people.point <= 0:
        return None
    known = people.low == people.high
    return Base(
        people=people.point,
        low=people.low,
        high=people.high,
        source=BaseSource.PARENT,
        caveats=of.caveats,
        is_count=known and float(people.low).is_integer() and not of.caveats,
    )
