"""Differences between the printed groups of one edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from attrs import fields, frozen

from nctrends.analysis.changes.assembling import Rows, change_columns
from nctrends.analysis.changes.comparing import Comparison, Side
from nctrends.analysis.groups.disjoint import checked_groups, groups_printed
from nctrends.analysis.ordinal.scales import follows_scale
from nctrends.analysis.shares.bases import BaseOption
from nctrends.analysis.shares.choices import DesignEffect
from nctrends.analysis.shares.following import Wanted, about, base_choice, caveats_of, hypothesis_of, numbered
from nctrends.analysis.shares.topics import groups_at
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.question import ALL
from nctrends.model.rows.about import Choices
from nctrends.model.rows.estimates import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Adjust, Caveat, DontKnow, Effect, Family, GroupVerdict, Method, Ranges
from nctrends.results.kinds import GroupDifferences

"""A difference between groups is told in other words than a change."""


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
    wanted = Wanted.of(
        series,
        indicators=indicators,
        editions=editions,
        base=base,
        dont_know=dont_know,
        design_effect=design_effect,
    )
    pairs = list(_pairs(wanted, checked_groups(series, groups)))
    choices = Choices(base=base_choice(base), ranges=ranges, dont_know=dont_know, smallest_change=smallest_change)
    return GroupDifferences(_columns(pairs, how), about(series, choices))


@frozen(kw_only=True)
class GroupPair:
    """One row to be: two groups of one edition."""

    name: str
    indicator: Indicator
    group: Estimate
    other: Estimate
    census: bool
    """True where everybody was asked, so that nothing is left to chance."""
    overlap: bool
    more: tuple[Caveat, ...]
    """What is to be said of the two beside the caveats of their estimates."""
    hypothesis: tuple[Any, ...]


def _pairs(wanted: Wanted, named: tuple[str, ...] | None) -> Iterator[GroupPair]:
    for name, indicator in wanted.series.crosswalk.indicators.items():
        if name not in wanted.indicators or follows_scale(wanted.series, indicator):
            continue
        for year in sorted(year for year in indicator.at if year in wanted.editions):
            printed = [group for group in groups_at(wanted.series, year, indicator.at[year]) if group != ALL]
            kept = printed if named is None else [group for group in named if group in printed]
            known = {group: wanted.read(indicator, year, group) for group in kept}
            told = groups_printed(wanted.series, year, indicator.at[year], printed)
            for other, group in combinations(kept, 2):
                later, earlier = known[group], known[other]
                if later is None or earlier is None:
                    continue
                relation = told.relation(other, group)
                if relation == "overlap" and named is not None:
                    raise InputError(
                        f"groups: {other} and {group} share people in {year}. Name groups that share none."
                    )
                yield GroupPair(
                    name=name,
                    indicator=indicator,
                    group=later,
                    other=earlier,
                    census=told.survey.sampling == "census",
                    overlap=relation == "overlap",
                    more={"disjoint": (), "overlap": (Caveat.GROUPS_OVERLAP,), "unknown": (Caveat.GROUPS_MAY_OVERLAP,)}[
                        relation
                    ],
                    hypothesis=(year, other, group, *hypothesis_of(wanted.series, indicator, year, later.option)),
                )


def _columns(pairs: list[GroupPair], how: Comparison) -> dict[str, Any]:
    rows = Rows(
        earlier=_side([pair.other for pair in pairs]),
        later=_side([pair.group for pair in pairs]),
        withheld=np.array([pair.overlap for pair in pairs], dtype=bool),
        certain=np.array([pair.census for pair in pairs], dtype=bool),
        families=numbered([_family(pair, how.family) for pair in pairs]),
        hypotheses=numbered([pair.hypothesis for pair in pairs]),
        mix_change=np.full(len(pairs), np.nan),
        mix_matters=np.zeros(len(pairs), dtype=bool),
        overlap=np.zeros(len(pairs)),
        caveats=[caveats_of((pair.group, pair.other), pair.more) for pair in pairs],
    )
    found = change_columns(rows, how)
    found["verdict"] = [word and GroupVerdict.of(word) for word in found["verdict"]]
    known: dict[str, Any] = {name: [of(pair) for pair in pairs] for name, of in _KNOWN.items()}
    for part in _OF_A_SIDE:
        known[f"{part}_group"] = [getattr(pair.group, part) for pair in pairs]
        known[f"{part}_other"] = [getattr(pair.other, part) for pair in pairs]
    computed = {name: values for name, values in found.items() if name in GroupDifferences.fields()}
    return {**known, **computed}


_KNOWN: dict[str, Any] = {
    "series": lambda pair: pair.group.series,
    "indicator": lambda pair: pair.name,
    "item": lambda pair: pair.group.item,
    "option": lambda pair: pair.group.option,
    "edition": lambda pair: pair.group.edition,
    "group": lambda pair: pair.group.group,
    "other": lambda pair: pair.other.group,
    "indicator_label": lambda pair: pair.indicator.label,
    "item_label": lambda pair: pair.indicator.item_label or pair.group.item_label,
    "option_label": lambda pair: pair.indicator.option_label or pair.group.option_label,
}
_OF_A_SIDE = ("printed", "estimate", "estimate_low", "estimate_high", "count", "base", "base_source")


def _side(rows: list[Estimate]) -> Side:
    return Side(**{f.name: np.array([getattr(row, f.name) for row in rows], dtype=float) for f in fields(Side)})


def _family(pair: GroupPair, family: Family) -> tuple[Any, ...]:
    if family == "editions":
        return (pair.group.edition,)
    return (pair.name,) if family == "indicator" else ()
