"""Laws of trends, of groups and of whole distributions, on series printed from known counts and on the bundled ones."""

from __future__ import annotations

from itertools import pairwise
from math import isnan
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from tests.strategies import counted_series, fewer, mirrored, renamed, reordered
from tests.unit.analysis.made import edition, question, series

from nctrends.analysis.groups.groups import compare_groups
from nctrends.analysis.groups.pooling import pool
from nctrends.analysis.groups.standardising import kitagawa, standardise
from nctrends.analysis.ordinal.ordinal import ordinal_changes
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.trends.trends import trends
from nctrends.model.crosswalk import Indicator, Place, Step
from nctrends.model.question import ALL, Group, PrintedFigure
from nctrends.model.series import Series
from nctrends.proportions import probability_higher, slope_interval, trend_slope
from nctrends.testing import CountedSeries, print_percent

CLOSE = {"rel": 1e-7, "abs": 1e-9}
FEW = fewer(4)
LONG = counted_series(min_editions=3, max_editions=5)
OPPOSITE = {"rose": "fell", "fell": "rose"}
BUNDLED = ["netclean", "scottish"]


@pytest.fixture(params=BUNDLED)
def bundled(request: pytest.FixtureRequest) -> Series:
    """Each of the bundled series."""
    told: Series = request.getfixturevalue(request.param)
    return told


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, a missing number to a missing number, other numbers nearly."""
    if isinstance(one, float):
        return (isnan(one) and isnan(other)) or one == pytest.approx(other, **CLOSE)
    return bool(one == other)


# --- law 1: told backwards, a trend has the other sign ----------------------------------------------------------------


def assert_mirrored(told: Series, **options: Any) -> None:
    """Every trend of a series has its mirror in the series told backwards."""
    turned = {(row.indicator, row.group, row.editions, row.first): row for row in trends(mirrored(told), **options)}
    ends = told.years[0] + told.years[-1]
    for row in trends(told, **options):
        other = turned[row.indicator, row.group, row.editions, ends - row.last]
        assert (row.slope, row.slope_low, row.conf_low) == pytest.approx(
            (-other.slope, -other.slope_high, -other.conf_high), **CLOSE
        )
        for name in ("p_value", "p_departure", "comparability"):
            assert same(getattr(row, name), getattr(other, name)), name
        assert same(row.slope_log_odds, -other.slope_log_odds)
        assert other.verdict == OPPOSITE.get(row.verdict, row.verdict)


@given(LONG, st.sampled_from(["union", "imbens-manski", "printed"]))
@FEW
def test_series_told_backwards_mirrors_its_trends(told: CountedSeries, ranges: str) -> None:
    """Law 1, on series printed from known counts."""
    assert_mirrored(told.series, ranges=ranges)


def test_bundled_series_told_backwards_mirror_their_trends(bundled: Series) -> None:
    """Law 1, on the bundled editions."""
    assert_mirrored(bundled)


# --- law 9: the slope behind the print lies in its range --------------------------------------------------------------


@given(LONG)
@FEW
def test_true_slope_is_in_its_range(told: CountedSeries) -> None:
    """Where bases are printed, the slope of the counts behind the print is allowed, and so is their own interval."""
    for row in trends(told.series):
        question, years = row.indicator.split("-")[0], told.series.years
        if told.series[years[0]].surveys["people"].questions[question].base_count is None:
            continue
        counts = [told.count(year, question, row.option) for year in years]
        bases = [told.base(year, question) for year in years]
        slope, (low, high) = trend_slope(counts, bases, years), slope_interval(counts, bases, years)
        assert row.slope_low - 1e-9 <= slope <= row.slope_high + 1e-9
        assert row.conf_low - 1e-9 <= low
        assert high <= row.conf_high + 1e-9


# --- law 10: fewer decimals never make a range shorter ----------------------------------------------------------------


@given(LONG)
@FEW
def test_ranges_hold_what_is_taken_as_exact(told: CountedSeries) -> None:
    """The interval over ranges holds the one that takes the printed numbers for exact; its p-value is larger."""
    exact = list(trends(told.series, ranges="printed"))
    for row, other in zip(trends(told.series), exact, strict=True):
        assert row.conf_low <= other.conf_low + 1e-9
        assert other.conf_high <= row.conf_high + 1e-9
        assert row.slope_low - 1e-9 <= row.slope <= row.slope_high + 1e-9
        assert other.p_value <= row.p_value + 1e-9
        if row.verdict in OPPOSITE:
            assert other.verdict == row.verdict


@given(LONG, st.sampled_from([0.8, 0.9, 0.95]))
@FEW
def test_intervals_of_trends_nest(told: CountedSeries, level: float) -> None:
    """Law 3: a higher level gives an interval around that of a lower one."""
    wider = list(trends(told.series, conf_level=level + 0.04))
    for row, other in zip(trends(told.series, conf_level=level), wider, strict=True):
        assert other.conf_low <= row.conf_low + 1e-12
        assert row.conf_high <= other.conf_high + 1e-12


# --- law 15: order and names do not matter ----------------------------------------------------------------------------


@given(LONG)
@FEW
def test_order_and_names_do_not_change_trends(told: CountedSeries) -> None:
    """Law 15: rows in another order, and under other names, say the same."""
    rows = {row.indicator: row for row in trends(told.series)}
    for other, prefix in ((reordered(told.series), ""), (renamed(told.series), "x-")):
        turned = {row.indicator: row for row in trends(other)}
        assert set(turned) == {f"{prefix}{name}" for name in rows}
        for name, row in rows.items():
            for part in ("slope", "conf_low", "conf_high", "p_value", "p_departure", "verdict", "caveats"):
                assert same(getattr(row, part), getattr(turned[f"{prefix}{name}"], part)), part


# --- law 13: groups and their total -----------------------------------------------------------------------------------

SPLITS = st.lists(
    st.tuples(st.integers(5, 200), st.floats(0, 1), st.integers(5, 200), st.floats(0, 1)), min_size=2, max_size=4
)


def grouped(years: list[tuple[int, float, int, float]], decimals: int) -> Series:
    """A series from 2015 that prints shares of two groups that are everybody, and of all."""
    editions = []
    for i, (first, share, second, other) in enumerate(years):
        counts = (round(share * first), round(other * second))
        printed = [
            print_percent(counts[0] + counts[1], first + second, decimals=decimals),
            print_percent(counts[0], first, decimals=decimals),
            print_percent(counts[1], second, decimals=decimals),
        ]
        figures = [
            PrintedFigure(printed=text, of=("yes",), group=name)
            for text, name in zip(printed, (ALL, "one", "two"), strict=True)
        ]
        groups = {"one": Group(label="One", base=first), "two": Group(label="Two", base=second)}
        asked = question(figures=figures, base_count=first + second)
        editions.append(edition(2015 + i, asked, respondents=first + second, groups=groups))
    return series(*editions)


@given(SPLITS, st.integers(0, 2), st.sampled_from(["union", "printed"]))
@FEW
def test_parts_sum_to_the_change(years: list[tuple[int, float, int, float]], decimals: int, ranges: str) -> None:
    """Law 13: what the shares did and what the mix did is the whole change, and consecutive changes add up (law 14)."""
    told = grouped(years, decimals)
    rows = list(kitagawa(told, ranges=ranges))
    for row in rows:
        assert row.from_shares + row.from_mix == pytest.approx(row.estimate, abs=1e-12)
        assert row.conf_low - 1e-12 <= row.estimate <= row.conf_high + 1e-12
        assert row.from_shares_conf_low - 1e-12 <= row.from_shares <= row.from_shares_conf_high + 1e-12
        assert row.from_mix_conf_low - 1e-12 <= row.from_mix <= row.from_mix_conf_high + 1e-12
    last = list(kitagawa(told, against="first", ranges=ranges))[-1]
    assert sum(row.estimate for row in rows) == pytest.approx(last.estimate, abs=1e-12)


@given(SPLITS, st.integers(0, 2))
@FEW
def test_total_of_groups_is_their_mean_and_between_them(
    years: list[tuple[int, float, int, float]], decimals: int
) -> None:
    """Law 13: the share as mixed is the base-weighted mean of the groups, and any standard lies between them."""
    told = grouped(years, decimals)
    for row in standardise(told, ranges="printed"):
        rows = estimates(told).filter(edition=row.edition)
        shares = [rows.filter(group=name)[0].estimate for name in ("one", "two")]
        bases = [told[row.edition].surveys["people"].groups[name].base or 0 for name in ("one", "two")]
        assert row.estimate_as_mixed == pytest.approx(np.average(shares, weights=bases))
        assert min(shares) - 1e-12 <= row.estimate <= max(shares) + 1e-12


@given(SPLITS, st.integers(0, 2))
@FEW
def test_swapping_groups_mirrors_their_difference(years: list[tuple[int, float, int, float]], decimals: int) -> None:
    """Law 1 for groups: with the groups named the other way round, the interval is mirrored and the word turned."""
    told = grouped(years, decimals)
    turned = list(compare_groups(told, groups=["two", "one"]))
    for row, other in zip(compare_groups(told), turned, strict=True):
        assert (row.conf_low, row.conf_high) == pytest.approx((-other.conf_high, -other.conf_low), **CLOSE)
        assert row.p_value == pytest.approx(other.p_value, **CLOSE)
        assert other.verdict == {"higher": "lower", "lower": "higher"}.get(row.verdict, row.verdict)


@given(LONG)
@FEW
def test_pooled_share_lies_between_its_editions(told: CountedSeries) -> None:
    """A pooled share is a mean of the shares it joins, and its interval holds it."""
    shares = {(row.edition, row.question, row.option): row.estimate for row in estimates(told.series)}
    for row in pool(told.series):
        question = row.indicator.split("-")[0]
        parts = [shares[year, question, row.option] for year in (row.first, row.last)]
        assert min(parts) - 1e-9 <= row.estimate <= max(parts) + 1e-9
        assert row.conf_low - 1e-9 <= row.estimate_low <= row.estimate <= row.estimate_high <= row.conf_high + 1e-9


# --- whole distributions ----------------------------------------------------------------------------------------------


def with_scales(told: CountedSeries) -> Series:
    """The same series with an indicator for the whole scale of each ordinal question of three options or more."""
    of, indicators = told.series, {}
    for name, asked in of.editions[0].surveys["people"].questions.items():
        if asked.kind == "ordinal" and len(asked.options) > 2:
            place = Place(survey="people", question=name, options=tuple(option.id for option in asked.options))
            steps = tuple(Step(from_=a, to=b, grade="identical") for a, b in pairwise(of.years))
            indicators[name] = Indicator(label=name, at=dict.fromkeys(of.years, place), steps=steps)
    return evolve(of, crosswalk=evolve(of.crosswalk, indicators=indicators))


@given(counted_series())
@fewer(2)
def test_true_shift_is_in_its_range(told: CountedSeries) -> None:
    """Law 9: where bases are printed, the shift of the counts behind the print is allowed; law 17 for p-values."""
    of = with_scales(told)
    for row in ordinal_changes(of):
        assert row.p_adjusted >= row.p_value - 1e-12
        assert row.conf_low - 1e-9 <= row.estimate_low <= row.estimate <= row.estimate_high <= row.conf_high + 1e-9
        stated = of[row.earlier].surveys["people"].questions[row.indicator].base_count is not None
        if stated and row.measure == "probability-higher":
            truth = probability_higher(*(told.rows[year, row.indicator].counts for year in (row.later, row.earlier)))
            assert row.estimate_low - 1e-9 <= truth <= row.estimate_high + 1e-9


@given(counted_series())
@fewer(2)
def test_swapping_editions_mirrors_the_shift(told: CountedSeries) -> None:
    """Law 1: told backwards, every measure is mirrored at no change, and its p-value the same."""
    of = with_scales(told)
    turned = {(row.indicator, row.later, row.measure): row for row in ordinal_changes(mirrored(of))}
    ends = of.years[0] + of.years[-1]
    for row in ordinal_changes(of):
        other = turned[row.indicator, ends - row.earlier, row.measure]
        middle = 2 * row.no_change
        assert (row.estimate, row.conf_low) == pytest.approx(
            (middle - other.estimate, middle - other.conf_high), **CLOSE
        )
        assert row.p_value == pytest.approx(other.p_value, rel=1e-6, abs=1e-9)
        assert other.verdict == OPPOSITE.get(row.verdict, row.verdict)
