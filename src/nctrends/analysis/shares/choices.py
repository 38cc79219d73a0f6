"""What a caller may choose, checked: which figures are taken and how they are read; editions, effects, overlaps."""

from __future__ import annotations

from collections.abc import Collection as Container, Iterable, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from nctrends.errors import InputError, nearest
from nctrends.model.rows.about import Choices
from nctrends.model.series import Series, checked_series
from nctrends.model.words import DONT_KNOW, NAMED_BASES, DontKnow, Ranges, Reason, checked_word

Against: TypeAlias = str | int
BaseOption: TypeAlias = str | float | Mapping[tuple[int, str, str, str, str], float]
"""A rule by its name, a number of people for all, or one for each (edition, survey, question, item, group)."""
DesignEffect: TypeAlias = float | Mapping[tuple[int, str], float]
"""One for all, or one for each (edition, group)."""
Overlap: TypeAlias = float | Mapping[tuple[Any, Any], float]
"""People in both editions: one number for all pairs, or one for each (earlier, later)."""


@frozen(kw_only=True, eq=False)
class Selection:
    """What a call takes of a series, and how it is read: the choices of the caller, checked once."""

    series: Series
    indicators: Container[str]
    editions: Container[int]
    base: BaseOption
    dont_know: DontKnow
    design_effect: DesignEffect
    despite: tuple[Reason, ...]

    @classmethod
    def of(
        cls,
        series: Series,
        indicators: Iterable[str] | None = None,
        editions: Iterable[int] | None = None,
        *,
        base: BaseOption = "recovered",
        dont_know: DontKnow = "keep",
        design_effect: DesignEffect = 1.0,
        despite: Iterable[str] = (),
    ) -> Selection:
        """Check what a caller asks for; None are all indicators, or all editions."""
        checked_series(series)
        kept = known_names("indicators", indicators, series.indicators)
        shown = known_names("editions", editions, series.years)
        check_base(base)
        checked_word("dont_know", dont_know, DONT_KNOW)
        return cls(
            series=series,
            indicators=kept,
            editions=shown,
            base=base,
            dont_know=dont_know,
            design_effect=checked_design_effects(design_effect, series),
            despite=checked_reasons(despite),
        )

    def effect_of(self, edition: int, group: str) -> float:
        """Return the design effect of one group in one edition, 1 where none is given."""
        chosen = self.design_effect
        return chosen.get((edition, group), 1.0) if isinstance(chosen, Mapping) else chosen

    def choices(
        self, *, ranges: Ranges, against: Against = "previous", smallest_change: float | None = None
    ) -> Choices:
        """Return what was chosen as far as the words around results speak of it."""
        return Choices(
            against=str(against),
            base=self.base if isinstance(self.base, str) else "given",
            ranges=ranges,
            dont_know=self.dont_know,
            smallest_change=smallest_change,
        )


def checked_design_effects(chosen: DesignEffect, series: Series) -> DesignEffect:
    """Return design effects, or raise where one is none or a key of theirs is no edition and group."""
    for key in chosen if isinstance(chosen, Mapping) else ():
        if not (isinstance(key, tuple) and len(key) == 2) or key[0] not in series:
            raise InputError(f"design_effect: {key!r} is no key. Use (edition, group), such as (2018, 'all').")
    for effect in chosen.values() if isinstance(chosen, Mapping) else [chosen]:
        checked_design_effect(effect)
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
    for member in kept:
        if member not in known:
            hint = nearest(member, known) if isinstance(member, str) else f"There are {', '.join(map(str, known))}."
            raise InputError(f"{name}: {member!r} is not there. {hint}")
    return kept


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


def check_base(base: BaseOption) -> None:
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


def _check_people(people: object, name: str) -> None:
    if isinstance(people, bool) or not isinstance(people, int | float) or not 0 < people < float("inf"):
        raise InputError(f"{name}={people!r} is not a number of people. Give a number above 0.")


def checked_reasons(despite: Iterable[str]) -> tuple[Reason, ...]:
    """Return the reasons to overlook, or raise where one is not a reason."""
    if not isinstance(despite, Iterable):
        raise InputError(f"despite={despite!r} is no list of reasons. Give some of {', '.join(Reason)}.")
    chosen = (despite,) if isinstance(despite, str) else tuple(despite)
    for reason in chosen:
        if reason not in list(Reason):
            raise InputError(f'despite: "{reason}" is not a reason. {nearest(reason, Reason)}')
    return tuple(map(Reason, chosen))
