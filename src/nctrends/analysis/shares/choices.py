"""What a caller may choose, checked: an edition to compare with, names to keep, design effects, overlaps."""

from __future__ import annotations

from collections.abc import Collection as Container, Iterable, Mapping
from typing import Any, TypeAlias

from nctrends.errors import InputError, nearest
from nctrends.model.series import Series

Against: TypeAlias = str | int
DesignEffect: TypeAlias = float | Mapping[tuple[int, str], float]
"""One for all, or one for each (edition, group)."""


Overlap: TypeAlias = float | Mapping[tuple[Any, Any], float]
"""People in both editions: one number for all pairs, or one for each (earlier, later)."""


def checked_design_effects(chosen: DesignEffect, series: Series) -> DesignEffect:
    """Return design effects, or raise where a key of theirs is no edition and group."""
    for key in chosen if isinstance(chosen, Mapping) else ():
        if not (isinstance(key, tuple) and len(key) == 2) or key[0] not in series:
            raise InputError(f"design_effect: {key!r} is no key. Use (edition, group), such as (2018, 'all').")
    return chosen


def checked_against(series: Series, against: Against) -> Against:
    """Return what editions are compared with, or raise where it is neither a way nor a year of the series."""
    named = ("previous", "first", "all")
    if isinstance(against, str) and against.isdigit():
        against = int(against)
    if against in named or (isinstance(against, int) and against in series):
        return against
    years = ", ".join(map(str, series.years))
    raise InputError(f"against={against!r} is not known. Use {', '.join(named)} or a year: {years}.")


def known_names(name: str, chosen: Iterable[Any] | None, known: Container[Any]) -> Container[Any]:
    """Return the names chosen, all where none are, or raise where one is not known."""
    if chosen is None:
        return known
    kept = [chosen] if isinstance(chosen, str | int) else list(chosen)
    for one in kept:
        if one not in known:
            hint = nearest(one, known) if isinstance(one, str) else f"There are {', '.join(map(str, known))}."
            raise InputError(f"{name}: {one!r} is not there. {hint}")
    return kept


def design_effect_of(chosen: DesignEffect, year: int, group: str) -> float:
    """Return the design effect of one group in one edition, 1 where none is told."""
    return checked_design_effect(chosen.get((year, group), 1.0) if isinstance(chosen, Mapping) else chosen)


def checked_design_effect(effect: object) -> float:
    """Return a design effect as a float, or raise where it is none."""
    if isinstance(effect, bool) or not isinstance(effect, int | float) or not 0 < effect < float("inf"):
        raise InputError(f"design_effect={effect!r} is not a number above 0.")
    return float(effect)


def checked_overlap(overlap: Overlap | None, correlation: float | None) -> float | None:
    """Return the correlation, or raise where only one of the two is given or a number of people is none."""
    if (overlap is None) != (correlation is None):
        raise InputError("overlap and overlap_correlation go together: give both, or neither.")
    for people in overlap.values() if isinstance(overlap, Mapping) else [overlap or 0.0]:
        if isinstance(people, bool) or not isinstance(people, int | float) or not 0 <= people < float("inf"):
            raise InputError(f"overlap={people!r} is not a number of people.")
    return correlation


def people_in_both(overlap: Overlap | None, earlier: Any, later: Any) -> float:
    """Return the people in both of two editions, 0 where none are told."""
    people = overlap.get((earlier, later), 0.0) if isinstance(overlap, Mapping) else overlap or 0.0
    return float(people)
