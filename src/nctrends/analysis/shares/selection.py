"""Which of the estimates of a series an indicator follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.results.kinds import Estimates

Key = tuple[int, str, str, str, str, str]
"""Edition, survey, question, item, option, group."""


def followed_by(series: Series, indicators: Iterable[str], shares: Estimates) -> Estimates:
    """Return the estimates that indicators follow, in their order, each once."""
    printed: dict[tuple[int, str, str, str], dict[str, list[Estimate]]] = {}
    for row in shares:
        groups = printed.setdefault((row.edition, row.survey, row.question, row.item), {})
        groups.setdefault(row.group, []).append(row)
    kept = {
        key_of(row)
        for name in indicators
        for year, place in series.indicators[name].at.items()
        for group in printed.get((year, place.survey, place.question, place.item), {}).values()
        for row in _behind(place.options, group)
    }
    return shares.filter(lambda row: key_of(row) in kept)


def key_of(row: Estimate) -> Key:
    """Return what tells an estimate from all others of its series."""
    return (row.edition, row.survey, row.question, row.item, row.option, row.group)


def _behind(options: Sequence[str], rows: Sequence[Estimate]) -> Sequence[Estimate]:
    """Return the row of some options, else those of its parts, else all of the item: the others tell a complement."""
    wanted = frozenset(options)
    sets = [(frozenset(row.option.split("+")), row) for row in rows]
    return [row for part, row in sets if part == wanted] or [row for part, row in sets if part < wanted] or rows
