"""Whether printed groups can share people, and whether together they are everybody.

Groups are disjoint where they are different answers to one question that takes one answer, or where the bases of all
the groups printed add up to the base of all respondents. They overlap where they have an answer in common, or where
two bases together exceed the base of all. Otherwise the files do not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from attrs import frozen

from nctrends.analysis.shares.figures import SeriesFigures
from nctrends.errors import InputError, nearest
from nctrends.model.crosswalk import Place
from nctrends.model.edition import Survey
from nctrends.model.question import ALL, Group
from nctrends.model.series import Series
from nctrends.model.words import Caveat

Relation = Literal["disjoint", "overlap", "unknown"]


@frozen(kw_only=True)
class Groups:
    """The groups that an edition prints at a place, with what the files say of them."""

    survey: Survey
    names: tuple[str, ...]
    everybody: int
    """People that all respondents are at this place."""

    def relation(self, group: str, other: str) -> Relation:
        """Tell whether two groups can share people."""
        first, second = self.survey.groups[group], self.survey.groups[other]
        by_answers = self._by_answers(first, second)
        if by_answers != "unknown":
            return by_answers
        if first.base and second.base and first.base + second.base > self.everybody:
            return "overlap"
        return "disjoint" if self._add_up(self.names) else "unknown"

    def caveats(self, names: Sequence[str]) -> tuple[Caveat, ...]:
        """Return what must be said of some groups taken together.

        Raises
        ------
        InputError : two of them overlap.
        """
        relations = {pair: self.relation(*pair) for pair in combinations(names, 2)}
        for (group, other), relation in relations.items():
            if relation == "overlap":
                raise InputError(
                    f"groups: {group} and {other} share people, so they cannot be mixed. Name groups that share none."
                )
        overlap = (Caveat.GROUPS_MAY_OVERLAP,) if "unknown" in relations.values() else ()
        return overlap if self._add_up(names) else (*overlap, Caveat.GROUPS_NOT_ALL)

    def _by_answers(self, first: Group, second: Group) -> Relation:
        """Tell what the answers say that make the groups."""
        if first.of is None or second.of is None:
            return "unknown"
        if (first.of.question, first.of.item) != (second.of.question, second.of.item):
            return "unknown"
        if set(first.of.options) & set(second.of.options):
            return "overlap"
        question = self.survey.questions.get(first.of.question)
        return "disjoint" if question and question.kind in ("single", "ordinal") else "unknown"

    def _add_up(self, names: Sequence[str]) -> bool:
        bases = [self.survey.groups[name].base for name in names]
        return None not in bases and sum(base or 0 for base in bases) == self.everybody


def groups_printed(figures: SeriesFigures, edition: int, place: Place) -> Groups:
    """Return the groups of a place that something is printed about."""
    survey = figures.series.printed_at(edition, place).surveys[place.survey]
    return Groups(
        survey=survey,
        names=tuple(name for name in figures.groups_at(edition, place) if name != ALL),
        everybody=survey.questions[place.question].base_count or survey.respondents,
    )


def checked_groups(series: Series, groups: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the groups that a caller names, None for all there are, or raise where one is not known."""
    if groups is None:
        return None
    printed = {name for edition in series for survey in edition.surveys.values() for name in survey.groups}
    named = (groups,) if isinstance(groups, str) else tuple(groups)
    for name in named:
        if name == ALL:
            raise InputError('groups: "all" holds the other groups. Name groups that share no people.')
        if name not in printed:
            raise InputError(f'groups: "{name}" is not there. {nearest(name, printed)}')
    return named
