"""Differences between the printed groups of one edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from nctrends.analysis.background import about
from nctrends.analysis.changes.comparing import Comparison
from nctrends.analysis.changes.pairs import Pair, columns_of, hypothesis_of
from nctrends.analysis.groups.disjoint import Groups, Relation, checked_groups, groups_printed
from nctrends.analysis.shares.choices import BaseOption, DesignEffect, Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.indicators import caveats_of, shares_followed
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Adjust, Caveat, DontKnow, Effect, Family, GroupVerdict, Method, Ranges
from nctrends.results.kinds import GroupDifferences


def compare_groups(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    groups: Sequence[str] | None = None,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    effect: Effect = "difference",
    method: Method = "miettinen-nurminen",
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: Ranges = "union",
    adjust: Adjust = "holm",
    family: Family = "editions",
    smallest_change: float | None = None,
    design_effect: DesignEffect = 1.0,
    dont_know: DontKnow = "keep",
) -> GroupDifferences:
    """Differences between the printed groups of each edition, with the intervals of `changes`.

    Parameters
    ----------
    series : the editions and their crosswalk
    groups : names of groups, or None for all that are printed
        Every two are compared, the one named (or printed) later minus the one named before it.
    indicators, editions, effect, method, conf_level, base, ranges, smallest_change, design_effect, dont_know : see
        `changes`
    adjust, family : see `changes`; "editions" are the rows of one edition

    Returns
    -------
    GroupDifferences, proportions in -1..1. Groups that share people are not compared; where the files do not say
    whether they do, the row has the caveat `groups may overlap`, and its interval is too wide if they answer alike.

    Raises
    ------
    InputError : an option that is none of the above; groups named that share people.

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4:213-226.
    """
    how = Comparison(
        effect=effect,
        method=method,
        conf_level=conf_level,
        ranges=ranges,
        adjust=adjust,
        family=family,
        smallest_change=smallest_change,
    )
    selection = Selection.of(series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect)
    pairs = list(_pairs(Estimator(selection), checked_groups(series, groups)))
    choices = selection.choices(ranges=ranges, smallest_change=smallest_change)
    return GroupDifferences(_columns(pairs, how), about(series, choices))


def _pairs(estimator: Estimator, named: tuple[str, ...] | None) -> Iterator[Pair]:
    for name, indicator, editions in shares_followed(estimator.selection):
        for edition in editions:
            place = indicator.at[edition]
            printed = groups_printed(estimator.figures, edition, place)
            kept = printed.names if named is None else [group for group in named if group in printed.names]
            estimates = {group: estimator.at(edition, place, group) for group in kept}
            for other, group in combinations(kept, 2):
                earlier, later = estimates[other], estimates[group]
                if earlier is not None and later is not None:
                    relation = _relation(printed, other, group, named, edition)
                    yield _pair(
                        name, indicator, (earlier, later), relation, estimator.figures.at(edition, place, group)
                    )


def _relation(printed: Groups, other: str, group: str, named: tuple[str, ...] | None, edition: int) -> Relation:
    """Return whether two groups share people, or raise where they do and the caller names them."""
    relation = printed.relation(other, group)
    if relation == "overlap" and named is not None:
        raise InputError(f"groups: {other} and {group} share people in {edition}. Name groups that share none.")
    return relation


def _pair(
    name: str, indicator: Indicator, rows: tuple[Estimate, Estimate], relation: Relation, figures: ItemFigures
) -> Pair:
    census = figures.survey.sampling == "census"
    return Pair(
        name=name,
        indicator=indicator,
        earlier=rows[0],
        later=rows[1],
        withheld=relation == "overlap",
        census=(census, census),
        hypothesis=tuple(hypothesis_of(figures.question, row) for row in rows),
        caveats=caveats_of(rows[::-1], _caveats(relation)),
    )


def _caveats(relation: Relation) -> tuple[Caveat, ...]:
    """Return what is to be said of two groups beside the caveats of their estimates."""
    if relation == "overlap":
        return (Caveat.GROUPS_OVERLAP,)
    return (Caveat.GROUPS_MAY_OVERLAP,) if relation == "unknown" else ()


def _columns(pairs: list[Pair], how: Comparison) -> dict[str, Any]:
    columns = columns_of(pairs, how, ("other", "group"))
    own = {
        "edition": [pair.later.edition for pair in pairs],
        "other": [pair.earlier.group for pair in pairs],
        "verdict": [word and GroupVerdict.of(word) for word in columns["verdict"]],
    }
    return {name: values for name, values in (columns | own).items() if name in GroupDifferences.fields()}
