"""Laws of editions: taking out, cutting, splitting and shuffling change no row that they should not."""

from __future__ import annotations

from itertools import pairwise
from math import isnan
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from tests.strategies import counted_series, fewer

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.comparability.alignment import align, path_between
from nctrends.analysis.trends.trends import trends
from nctrends.model.crosswalk import Comparability, Indicator, Step
from nctrends.model.edition import Population
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.series import Series
from nctrends.testing import CountedSeries

FEW = fewer(4)
LONG = counted_series(min_editions=4, max_editions=6)
GRADES = ("identical", "comparable", "caution", "not_comparable")


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, a missing number to a missing number, other numbers nearly."""
    if isinstance(one, float):
        return (isnan(one) and isnan(other)) or one == pytest.approx(other, rel=1e-9, abs=1e-11)  # order of sums
    return bool(one == other)


def told_rows(rows: Any, *, but: tuple[str, ...] = ()) -> dict[Any, dict[str, Any]]:
    """Rows by their keys, as their fields."""
    keys = ("indicator", "group", "earlier", "later", "segment")
    return {
        tuple(getattr(row, key, None) for key in keys): {
            name: getattr(row, name) for name in rows.fields() if name not in but
        }
        for row in rows
    }


def assert_equal(rows: dict[Any, dict[str, Any]], others: dict[Any, dict[str, Any]]) -> None:
    """Two sets of rows have the same keys and say the same."""
    assert rows.keys() == others.keys()
    for key, row in rows.items():
        assert [name for name in row if not same(row[name], others[key][name])] == [], key


def with_indicators(told: Series, change: Any) -> Series:
    """The same editions with each indicator changed."""
    indicators = {name: change(name, indicator) for name, indicator in told.indicators.items()}
    return evolve(told, crosswalk=evolve(told.crosswalk, indicators=indicators))


def only_in(indicator: Indicator, years: list[int]) -> Indicator:
    """The indicator followed through some editions only, its steps judged anew."""
    at = {year: indicator.at[year] for year in years}
    steps = tuple(Step(from_=a, to=b, grade="comparable") for a, b in pairwise(years))
    return evolve(indicator, at=at, steps=steps)


def broken_at(indicator: Indicator, start: int) -> Indicator:
    """The indicator with the step from one edition graded not comparable."""
    reasons = ReadOnlyMapping({"prompt": "another question"})
    steps = (evolve(s, grade="not_comparable", reasons=reasons) if s.from_ == start else s for s in indicator.steps)
    return evolve(indicator, steps=tuple(steps))


@given(LONG, st.data())
@FEW
def test_edition_that_an_indicator_lacks_does_not_matter(told: CountedSeries, data: st.DataObject) -> None:
    """With or without an edition that no indicator is in, all changes and trends are the same."""
    years = list(told.series.years)
    gap = data.draw(st.sampled_from(years[1:-1]))
    left = [year for year in years if year != gap]
    whole = with_indicators(told.series, lambda _, one: only_in(one, left))
    without = evolve(whole, editions=tuple(edition for edition in whole if edition.year != gap))
    for against in ("previous", "first", "all"):
        assert_equal(told_rows(changes(whole, against=against)), told_rows(changes(without, against=against)))
    assert_equal(told_rows(trends(whole)), told_rows(trends(without)))


@given(LONG, st.data())
@FEW
def test_split_at_a_broken_step_leaves_both_sides(told: CountedSeries, data: st.DataObject) -> None:
    """Cut in two where no indicator goes on, the series gives the rows that it gave on either side."""
    years = list(told.series.years)
    cut = data.draw(st.integers(0, len(years) - 2))
    whole = with_indicators(told.series, lambda _, one: broken_at(one, years[cut]))
    parts = []
    for some in (years[: cut + 1], years[cut + 1 :]):
        part = with_indicators(whole, lambda _, one, some=some: only_in(one, some))
        parts.append(evolve(part, editions=tuple(edition for edition in part if edition.year in some)))
    sides = {k: v for part in parts for k, v in told_rows(changes(part), but=("comparability", "reasons")).items()}
    rows = told_rows(changes(whole), but=("comparability", "reasons"))
    across = {key: row for key, row in rows.items() if key not in sides}
    assert {row["verdict"] for row in across.values()} <= {"not comparable"}
    assert {key[2:4] for key in across} <= {(years[cut], years[cut + 1])}
    assert_equal({key: row for key, row in rows.items() if key in sides}, sides)
    both = {k: v for part in parts for k, v in told_rows(trends(part), but=("comparability", "reasons")).items()}
    assert_equal(told_rows(trends(whole), but=("comparability", "reasons")), both)


@given(LONG, st.randoms(use_true_random=False))
@FEW
def test_shuffling_changes_nothing_but_the_order(told: CountedSeries, random: Random) -> None:
    """Editions, indicators, their places and their steps in any order give the same rows."""

    def shuffled(values: Any) -> tuple[Any, ...]:
        values = list(values)
        random.shuffle(values)
        return tuple(values)

    mixed = with_indicators(
        told.series, lambda _, one: evolve(one, at=dict(shuffled(one.at.items())), steps=shuffled(one.steps))
    )
    indicators = dict(shuffled(mixed.indicators.items()))
    mixed = evolve(mixed, editions=shuffled(mixed.editions), crosswalk=evolve(mixed.crosswalk, indicators=indicators))
    for of in (changes, trends, align):
        assert_equal(told_rows(of(told.series)), told_rows(of(mixed)))


@given(LONG, st.data())
@FEW
def test_years_set_apart_change_the_spacing_only(told: CountedSeries, data: st.DataObject) -> None:
    """Twice as many years between editions leave every change as it is, and halve every slope."""
    apart = lambda year: 2 * year  # noqa: E731 - a name for the one thing done to all years
    step = lambda s: evolve(s, from_=apart(s.from_), to=apart(s.to))  # noqa: E731
    moved = with_indicators(
        told.series,
        lambda _, one: evolve(
            one, at={apart(year): place for year, place in one.at.items()}, steps=tuple(map(step, one.steps))
        ),
    )
    wide = evolve(moved, editions=tuple(evolve(one, year=apart(one.year)) for one in told.series))
    years = ("earlier", "later")
    for row, other in zip(changes(told.series), changes(wide), strict=True):
        assert (other.earlier, other.later) == (apart(row.earlier), apart(row.later))
        names = [name for name in changes(wide).fields() if name not in years]
        assert [name for name in names if not same(getattr(row, name), getattr(other, name))] == []
    for row, other in zip(trends(told.series), trends(wide), strict=True):
        for name in ("slope", "slope_low", "slope_high", "conf_low", "conf_high"):
            # the limits of a union are found by search, to about seven digits
            assert getattr(other, name) == pytest.approx(getattr(row, name) / 2, rel=1e-6, abs=1e-9), name
        assert row.verdict == other.verdict


@given(st.lists(st.sampled_from(GRADES), min_size=1, max_size=6))
def test_path_takes_the_worst_grade(grades: list[str]) -> None:
    """Over several steps an indicator is as comparable as over the worst of them, and every reason is told."""
    steps = tuple(
        Step(from_=2000 + i, to=2001 + i, grade=grade, reasons={reason: "why"})
        for i, (grade, reason) in enumerate(
            zip(grades, ("wording", "prompt", "options", "scale", "base", "period"), strict=False)
        )
    )
    path = path_between(Indicator(label="q", steps=steps), 2000, 2000 + len(grades))
    assert path.grade == Comparability.worst(*map(Comparability, grades))
    assert path.reasons == tuple(reason for step in steps for reason in step.reasons)


@given(LONG)
@FEW
def test_another_survey_in_an_edition_does_not_mix(told: CountedSeries) -> None:
    """A second survey with the same questions and other people in every edition leaves all rows as they are."""

    def doubled(edition: Any) -> Any:
        people = edition.surveys["people"]
        other = evolve(people, population=Population(id="others", text=""), respondents=people.respondents + 77)
        return evolve(edition, surveys={"others": other, "people": people})

    both = evolve(told.series, editions=tuple(doubled(edition) for edition in told.series))
    for of in (changes, trends, align):
        assert_equal(told_rows(of(told.series)), told_rows(of(both)))
