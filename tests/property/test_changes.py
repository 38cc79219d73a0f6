"""Laws of changes, on series printed from known counts and on the bundled editions."""

from __future__ import annotations

from itertools import pairwise, product
from math import isnan
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from tests.strategies import counted_series, fewer, mirrored, renamed, reordered, series

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.miettinen_nurminen import mee_limits, miettinen_nurminen_limits
from nctrends.numerics.methods.newcombe import newcombe_limits
from nctrends.publish.tables import table
from nctrends.testing import CountedSeries

LIMITS = {"miettinen-nurminen": miettinen_nurminen_limits, "mee": mee_limits, "newcombe": newcombe_limits}
METHODS = st.sampled_from(sorted(LIMITS))
CLOSE = {"rel": 1e-9, "abs": 1e-11}  # counts are products of shares and bases, so that a last digit may differ
OPPOSITE = {"rose": "fell", "fell": "rose"}
BUNDLED = ["netclean", "scottish"]
FEW = fewer(3)


@pytest.fixture(params=BUNDLED)
def bundled(request: pytest.FixtureRequest) -> Series:
    """Each of the bundled series."""
    series: Series = request.getfixturevalue(request.param)
    return series


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, a missing number to a missing number, other numbers nearly."""
    if isinstance(one, float):
        return (isnan(one) and isnan(other)) or one == pytest.approx(other, **CLOSE)
    return bool(one == other)


def compared(rows: Any) -> list[Change]:
    """The rows that are not withheld."""
    return [row for row in rows if row.verdict != "not comparable"]


# --- law 1: swapping two editions mirrors the change ------------------------------------------------------------------

MIRRORED = {
    "estimate": "estimate",
    "estimate_low": "estimate_high",
    "estimate_high": "estimate_low",
    "conf_low": "conf_high",
    "conf_high": "conf_low",
    "conf_low_adjusted": "conf_high_adjusted",
    "conf_high_adjusted": "conf_low_adjusted",
}
SWAPPED = ("estimate", "count", "base", "base_source", "printed")
KEPT = ("p_value", "p_adjusted", "family_size", "tipping_gap", "comparability", "equivalence", "conf_level")


def assert_mirrored(told: Series, **options: Any) -> None:
    """Every row of a series has its mirror in the series told backwards."""
    ends = told.years[0] + told.years[-1]
    key = lambda row: (row.indicator, row.group, row.earlier, row.later)  # noqa: E731 - used twice, here only
    turned = {key(row): row for row in changes(mirrored(told), **options)}
    rows = changes(told, **options)
    assert len(rows) == len(turned)
    for row in rows:
        other = turned[row.indicator, row.group, ends - row.later, ends - row.earlier]
        for name, opposite in MIRRORED.items():
            assert same(getattr(row, name), -getattr(other, opposite)), name
        for name in SWAPPED:
            assert same(getattr(row, f"{name}_earlier"), getattr(other, f"{name}_later")), name
        for name in KEPT:
            assert same(getattr(row, name), getattr(other, name)), name
        assert other.verdict == OPPOSITE.get(row.verdict, row.verdict)
        assert row.holds_from_base_earlier == other.holds_from_base_later
        assert set(row.caveats) == set(other.caveats)
        assert set(row.reasons) == set(other.reasons)


@given(counted_series(), METHODS, st.sampled_from(["holm", "benjamini-hochberg"]))
@FEW
def test_swapping_editions_mirrors_the_change(told: CountedSeries, method: str, adjust: str) -> None:
    """Law 1: told backwards, a change has the other sign, its interval the other ends, its verdict the other name."""
    assert_mirrored(told.series, method=method, adjust=adjust, smallest_change=0.1, against="all")


@pytest.mark.parametrize("against", ["previous", "all"])
def test_swapping_bundled_editions_mirrors_the_change(bundled: Series, against: str) -> None:
    """Law 1 on the bundled editions, withheld rows and unknown mixes too."""
    assert_mirrored(bundled, against=against)


# --- law 2: a complement mirrors too ----------------------------------------------------------------------------------


def others(told: Series, indicator: Indicator) -> Indicator | None:
    """The indicator of all other options; None where people may give several answers."""
    at = {}
    for year, place in indicator.at.items():
        question = told[place.restated_in or year].surveys[place.survey].questions[place.question]
        if question.kind not in ("single", "ordinal") or len(question.options) <= len(place.options):
            return None
        rest = tuple(option.id for option in question.options if option.id not in place.options)
        at[year] = evolve(place, options=rest)
    return evolve(indicator, at=at)


def assert_complements_mirror(told: Series) -> int:
    """Every followed share and the share of all others change by the same amount, the other way."""
    found = {name: others(told, indicator) for name, indicator in told.crosswalk.indicators.items()}
    turned = {name: indicator for name, indicator in found.items() if indicator is not None}
    whole = evolve(told, crosswalk=evolve(told.crosswalk, indicators=turned))
    rows = {(row.indicator, row.group, row.earlier, row.later): row for row in compared(changes(whole, adjust="none"))}
    seen = 0
    for row in compared(changes(told, adjust="none")):
        other = rows.get((row.indicator, row.group, row.earlier, row.later))
        if other is None or "+" in other.printed_earlier + other.printed_later:
            continue  # the others are printed themselves, and follow from their own prints
        seen += 1
        for name in ("estimate_low", "estimate_high", "conf_low", "conf_high"):
            assert same(getattr(row, name), -getattr(other, MIRRORED[name])), name
        assert other.verdict == OPPOSITE.get(row.verdict, row.verdict)
        assert same(row.p_value, other.p_value)
    return seen


def only_first(told: Series) -> Series:
    """The same series with nothing printed but the first option of each question."""

    def thinned(question: Any) -> Any:
        row = question.table[""]
        return evolve(question, table={"": (row[0], *[""] * (len(row) - 1))})

    editions = []
    for edition in told:
        survey = edition.surveys["people"]
        questions = {name: thinned(question) for name, question in survey.questions.items()}
        editions.append(evolve(edition, surveys={"people": evolve(survey, questions=questions)}))
    kept = {name: i for name, i in told.crosswalk.indicators.items() if name.endswith("-o0")}
    return evolve(told, editions=tuple(editions), crosswalk=evolve(told.crosswalk, indicators=kept))


@given(counted_series())
@FEW
def test_complement_mirrors_the_change(told: CountedSeries) -> None:
    """Law 2: those who chose anything else change by the same amount, the other way; taken from counts."""
    assert_complements_mirror(only_first(told.series))


def test_complement_mirrors_bundled_changes(bundled: Series) -> None:
    """Law 2 on the bundled editions, where a share's others are not printed themselves."""
    assert_complements_mirror(bundled)


# --- law 3: intervals nest by level -----------------------------------------------------------------------------------

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def assert_nested(told: Series, **options: Any) -> None:
    """A higher level gives limits outside those of a lower one."""
    results = [compared(changes(told, conf_level=level, **options)) for level in LEVELS]
    for lower, higher in pairwise(results):
        for inner, outer in zip(lower, higher, strict=True):
            assert outer.conf_low <= inner.conf_low <= inner.estimate_low + 1e-12  # the rounding of a difference
            assert outer.conf_high >= inner.conf_high >= inner.estimate_high - 1e-12
            if inner.family_size is None:  # who answered is no result, and in no family
                continue
            assert outer.conf_low_adjusted <= inner.conf_low_adjusted
            assert outer.conf_high_adjusted >= inner.conf_high_adjusted


@given(counted_series(), METHODS)
@FEW
def test_intervals_nest_by_level(told: CountedSeries, method: str) -> None:
    """Law 3: the interval at a higher level holds that at a lower one, adjusted ones too."""
    assert_nested(told.series, method=method)


def test_intervals_of_bundled_changes_nest_by_level(bundled: Series) -> None:
    """Law 3 on the bundled editions."""
    assert_nested(bundled, against="all")


@given(counted_series(), METHODS)
@FEW
def test_adjusted_limits_hold_the_raw_ones(told: CountedSeries, method: str) -> None:
    """Limits for a whole family are never inside those of a single row, nor an adjusted p below the raw one."""
    for row in compared(changes(told.series, method=method, against="all")):
        assert row.conf_low_adjusted <= row.conf_low + 1e-12
        assert row.conf_high_adjusted >= row.conf_high - 1e-12
        assert row.p_adjusted >= row.p_value


# --- law 8: the union holds the interval of every allowed pair --------------------------------------------------------


def assert_union(row: Change, method: str, *, steps: int = 5) -> None:
    """The limits of a row are the outermost of those of all pairs of counts on a grid over the two ranges."""
    sides = []
    for when in ("earlier", "later"):
        low, high = getattr(row, f"estimate_low_{when}"), getattr(row, f"estimate_high_{when}")
        base = getattr(row, f"base_{when}")
        sides.append((np.linspace(low, high, steps) * base, base))
    (earlier, base_earlier), (later, base_later) = sides
    z = critical_value(row.conf_level)
    intervals = [LIMITS[method](y, base_later, x, base_earlier, z) for x, y in product(earlier, later)]
    lowest, highest = min(low for low, _ in intervals), max(high for _, high in intervals)
    assert row.conf_low == pytest.approx(lowest, **CLOSE)
    assert row.conf_high == pytest.approx(highest, **CLOSE)


@given(counted_series(), METHODS, st.sampled_from([0.8, 0.95, 0.99]))
@fewer(4)
def test_union_is_that_of_every_allowed_pair(told: CountedSeries, method: str, conf_level: float) -> None:
    """Law 8: whatever counts the printed texts allow, their own interval is inside the one given, which is no wider."""
    for row in compared(changes(told.series, method=method, conf_level=conf_level))[:4]:
        assert_union(row, method)


@pytest.mark.parametrize("method", sorted(LIMITS))
def test_union_of_bundled_changes_is_that_of_every_allowed_pair(bundled: Series, method: str) -> None:
    """Law 8 on the bundled editions, phrases and all."""
    for row in compared(changes(bundled, method=method))[:20]:
        assert_union(row, method, steps=4)


@given(counted_series())
@FEW
def test_true_change_is_among_those_allowed(told: CountedSeries) -> None:
    """Law 9: where the base is printed, the change of the counts drawn is inside the range of the estimate."""
    for row in changes(told.series, against="all"):
        if (row.base_source_earlier, row.base_source_later) == ("stated", "stated"):
            name = row.indicator.partition("-")[0]
            shares = [told.count(year, name, row.option) / told.base(year, name) for year in (row.earlier, row.later)]
            change = shares[1] - shares[0]
            assert row.estimate_low - 1e-12 <= change <= row.estimate_high + 1e-12  # the rounding of a difference


@given(counted_series(max_base=150))
@FEW
def test_true_base_is_among_the_recovered(told: CountedSeries) -> None:
    """Law 9: a base recovered from an honest table allows the true one; where it is the only one it is the true one."""
    for row in estimates(told.series):
        assert "misprinted" not in row.caveats
        base, count = told.base(row.edition, row.question), told.count(row.edition, row.question, row.option)
        if row.base_source == "recovered":
            assert row.base_low <= base <= row.base_high
        if row.base_source == "recovered" and row.caveats == ():
            assert row.base == base
            assert row.count_low <= count <= row.count_high
        assert row.estimate_low <= row.estimate <= row.estimate_high
        assert 0 <= row.count_low <= row.count_high <= row.base


# --- law 14: changes add up -------------------------------------------------------------------------------------------


@given(counted_series(min_editions=3, max_editions=4))
@FEW
def test_changes_along_editions_add_up(told: CountedSeries) -> None:
    """Law 14: point changes from edition to edition sum to the change from first to last."""
    for name in told.series.crosswalk.indicators:
        steps = changes(told.series, indicators=name)
        (whole,) = changes(told.series, indicators=name, editions=[told.series.years[0], told.series.years[-1]])
        assert sum(row.estimate for row in steps) == pytest.approx(whole.estimate, abs=1e-12)


def test_bundled_changes_along_editions_add_up(bundled: Series) -> None:
    """Law 14 on the bundled editions, for every indicator and group of which no step is withheld."""
    along, first = changes(bundled), changes(bundled, against="first")
    for name in bundled.crosswalk.indicators:
        for group in dict.fromkeys(row.group for row in along.filter(indicator=name)):
            steps = along.filter(indicator=name, group=group)
            if len(compared(steps)) == len(steps):
                whole = first.filter(indicator=name, group=group)[-1]
                assert sum(row.estimate for row in steps) == pytest.approx(whole.estimate, abs=1e-12)


# --- law 15: order and names do not matter ----------------------------------------------------------------------------

NAMED = ("series", "indicator", "item", "option", "group", "item_label", "option_label", "printed_earlier")


def assert_same_numbers(one: Series, other: Series, name_of: Any, **options: Any) -> None:
    """Two tellings of a series give the same numbers, verdicts and caveats."""
    rows = {(row.indicator, row.group, row.earlier, row.later): row for row in changes(other, **options)}
    told = changes(one, **options)
    assert len(told) == len(rows)
    for row in told:
        group = name_of(row.group) if row.group != "all" else "all"
        again = rows[name_of(row.indicator), group, row.earlier, row.later]
        for name in told.fields():
            if name in ("caveats", "reasons"):
                assert set(getattr(row, name)) == set(getattr(again, name))
            elif name not in (*NAMED, "printed_later"):
                assert same(getattr(row, name), getattr(again, name)), name


@given(counted_series())
@FEW
def test_order_and_names_do_not_matter(told: CountedSeries) -> None:
    """Law 15: editions, questions and options in another order, or under other ids, give the same numbers."""
    assert_same_numbers(told.series, reordered(told.series), str, against="all")
    assert_same_numbers(told.series, renamed(told.series), "x-{}".format, against="all")


def test_order_and_names_of_bundled_editions_do_not_matter(bundled: Series) -> None:
    """Law 15 on the bundled editions."""
    assert_same_numbers(bundled, reordered(bundled), str, against="all")
    assert_same_numbers(bundled, renamed(bundled), "x-{}".format, against="all")


# --- law 7, as it shows in changes ------------------------------------------------------------------------------------


@given(counted_series(), METHODS, st.integers(2, 5))
@FEW
def test_larger_bases_give_intervals_inside(told: CountedSeries, method: str, times: int) -> None:
    """Law 7: the same shares on a larger common base leave no wider an interval."""
    small = compared(changes(told.series, method=method, base=100, ranges="printed"))
    large = compared(changes(told.series, method=method, base=100 * times, ranges="printed"))
    for inner, outer in zip(large, small, strict=True):
        if inner.estimate == pytest.approx(outer.estimate, abs=1e-12):  # else other whole counts print alike
            assert outer.conf_low <= inner.conf_low + 1e-12
            assert outer.conf_high >= inner.conf_high - 1e-12


# --- whatever loads is computed ---------------------------------------------------------------------------------------


@given(series())
@fewer(3, shrink=False)
def test_whatever_loads_is_computed_or_refused_in_a_sentence(told: Series) -> None:
    """Any series without a fault gives shares, links, changes and tables, or one of our errors; shares stay shares."""
    for row in estimates(told):
        assert 0 <= row.estimate_low <= row.estimate + 1e-12 <= row.estimate_high + 2e-12 <= 1 + 3e-12
        assert row.base > 0
        assert 0 <= row.conf_low <= row.conf_high <= 1
    assert len(align(told)) == sum(len(i.steps) for i in told.indicators.values())
    for name in told.crosswalk.indicators:
        try:
            rows = changes(told, indicators=name, against="all")
        except InputError as error:
            assert "cannot be joined" in str(error)  # noqa: PT017 - most series are not refused
            continue
        for row in compared(rows):
            assert -1 <= row.conf_low <= row.conf_high <= 1
            assert row.verdict in ("rose", "fell", "too vague to say", "no detectable change")
        assert table(rows).to_text()
        assert table(rows).to_markdown()
