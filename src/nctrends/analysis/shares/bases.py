"""The people a share is taken on, and where their number is from.

The rule is a ladder: what the caller gives, what the report states, what a filter lets through, and last the number
of respondents, which is only an upper limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import ceil, floor, isnan, nan
from typing import TypeAlias

from attrs import evolve, frozen

from nctrends.analysis.shares.choices import BaseOption
from nctrends.analysis.shares.figures import ItemFigures, SeriesFigures
from nctrends.analysis.shares.readings import ShareRange
from nctrends.analysis.shares.recovered import Recovered, recovered_base, smallest_recovered
from nctrends.analysis.shares.shares import share_of
from nctrends.model.crosswalk import Place
from nctrends.model.question import ALL, Answers
from nctrends.model.words import BaseSource, Caveat
from nctrends.numerics.bases.counts import whole_counts

People: TypeAlias = tuple[float, float]
"""The smallest and the largest number of people that something can be."""


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


class Bases:
    """The bases of the shares of a series: what follows from an item, or from a filter, is found once in a call."""

    def __init__(self, figures: SeriesFigures) -> None:
        self.figures = figures
        self._inferred = cache(self._infer)
        self._people_behind = cache(self._find_people_behind)
        self._smallest = cache(self._find_smallest)

    def of(self, figures: ItemFigures, share: ShareRange, option: BaseOption) -> Base:
        """Return the base of a share by the first rule that applies."""
        if option == "respondents":
            people = figures.survey.respondents
            return Base(people=people, high=people, source=BaseSource.RESPONDENTS, caveats=(Caveat.UPPER_LIMIT,))
        given = _given(figures, option)
        if given is not None:
            return _exactly(given, BaseSource.GIVEN)
        stated = next((reading.base for reading in share.readings if reading.base is not None), figures.stated_base)
        if stated is not None:
            return _exactly(stated, BaseSource.STATED)
        base = self._inferred(figures)
        return _at_its_smallest(base) if option == "smallest" else base

    def _infer(self, figures: ItemFigures) -> Base:
        """Return the base of an item where none is printed."""
        parent = self._parent(figures)
        limit = parent or self._respondents(figures)
        base = _recovered(figures, parent, limit) or limit
        return evolve(base, recovered=None) if figures.is_restated else base

    def _respondents(self, figures: ItemFigures) -> Base:
        """Return the survey's count, which is only an upper limit, with the smallest base recovered beside it."""
        most, of_all = figures.survey.respondents, figures.question.base == ALL and figures.group == ALL
        least = self._smallest(figures.edition, figures.survey_id) if of_all else None
        return Base(
            people=most,
            low=nan if least is None else least,
            high=most,
            source=BaseSource.RESPONDENTS,
            caveats=(Caveat.UPPER_LIMIT,),
        )

    def _find_smallest(self, edition: int, survey_id: str) -> int | None:
        return smallest_recovered(self.figures.series[edition].surveys[survey_id].tables)

    def _parent(self, figures: ItemFigures) -> Base | None:
        """Return the people who gave the answers that a group or a filter asks for, where their share is printed."""
        group = figures.survey.groups.get(figures.group)
        answers = figures.question.base if figures.group == ALL else group and group.of
        if not isinstance(answers, Answers) or answers.question == figures.question_id:
            return None
        if answers.question not in figures.survey.questions:
            return None
        return self._people_behind(figures.edition, figures.survey_id, answers)

    def _find_people_behind(self, edition: int, survey_id: str, answers: Answers) -> Base | None:
        """Return those who gave certain answers, None where their share is not printed."""
        place = Place(survey=survey_id, question=answers.question, options=answers.options, item=answers.item)
        figures = self.figures.at(edition, place)
        share = share_of(figures, answers.options)
        if share is None:
            return None
        base = self.of(figures, share, "recovered")
        counts = counts_of(share, base, weighted=figures.survey.weighted)
        low, high = counts or (share.low * base.people, share.high * base.people)
        point = (low + high) / 2 if counts else share.point * base.people
        if point <= 0:
            return None
        return Base(
            people=point,
            low=low,
            high=high,
            source=BaseSource.PARENT,
            caveats=base.caveats,
            is_count=low == high and float(low).is_integer() and not base.caveats,
        )


def counts_of(share: ShareRange, base: Base, *, weighted: bool) -> People | None:
    """Return the people behind a share, where the report prints them or they are whole numbers out of the base."""
    if share.others is not None:
        others = counts_of(share.others, base, weighted=weighted)
        return None if others is None else (base.people - others[1], base.people - others[0])
    if share.people is not None:
        return _printed_people(share, share.people, base)
    if base.recovered:
        return _recovered_counts(share, base.recovered, base.people)
    if weighted or not base.is_count:
        return None
    if share.is_sum:
        parts = [counts_of(part, base, weighted=weighted) for part in share.parts]
        counted = [part for part in parts if part is not None]
        low, high = sum(part[0] for part in counted), min(base.people, sum(part[1] for part in counted))
        return (low, high) if len(counted) == len(parts) and low <= high else None
    return whole_counts(share.low, share.high, int(base.people), high_open=share.high_open)


def _recovered_counts(share: ShareRange, recovered: Recovered, most: float) -> People | None:
    """Return the counts behind the cells of a table, added where each person gives one answer."""
    cells = [recovered.counts(option) for option in share.options]
    counts = [pair for pair in cells if pair is not None]
    if len(counts) < len(cells) or (len(cells) > 1 and not recovered.adds_up):
        return None
    return min(most, sum(pair[0] for pair in counts)), min(most, sum(pair[1] for pair in counts))


def _printed_people(share: ShareRange, printed: People, base: Base) -> People | None:
    """Return a printed number of people, narrowed by a printed share where the two agree."""
    low, high = max(0, ceil(printed[0])), min(floor(base.people), floor(printed[1]))
    if low > high:
        return None
    narrow_low, narrow_high = max(low, ceil(share.low * base.people)), min(high, floor(share.high * base.people))
    if base.is_count and narrow_low <= narrow_high:
        return narrow_low, narrow_high
    return low, high


def _recovered(figures: ItemFigures, parent: Base | None, limit: Base) -> Base | None:
    """Return the base that the table itself gives away: those whole counts print it, and others do not.

    Where several do, and the other rows single none out, it is the limit that there would be without the table, with
    the ends of what fits.
    """
    most = floor(parent.high) if parent else figures.survey.respondents
    recovered = recovered_base(figures, most) if most >= 1 else None
    if recovered is None:
        return None
    low, high = recovered.recovery.bases[0], recovered.recovery.bases[-1]
    if recovered.base is None:
        return evolve(limit, low=low, high=high, caveats=(*limit.caveats, *recovered.caveats), is_count=False)
    return Base(
        people=recovered.base,
        low=low,
        high=high,
        source=BaseSource.RECOVERED,
        caveats=recovered.caveats,
        is_count=True,
        recovered=recovered,
    )


def _at_its_smallest(base: Base) -> Base:
    """Return a base at the smallest it can have been: at the same shares that interval holds those of larger bases."""
    if isnan(base.low) or base.low >= base.people:
        return base
    return evolve(base, people=base.low, is_count=False, recovered=None, caveats=(Caveat.SMALLEST_BASE,))


def _exactly(people: float, source: BaseSource) -> Base:
    return Base(people=people, low=people, high=people, source=source, is_count=float(people).is_integer())


def _given(figures: ItemFigures, option: BaseOption) -> float | None:
    if isinstance(option, Mapping):
        return option.get(figures.key)
    return None if isinstance(option, str) else float(option)
