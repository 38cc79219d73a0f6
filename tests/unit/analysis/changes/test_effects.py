"""Changes told as ratios and odds ratios, and the probability of a rise."""

from __future__ import annotations

from math import isnan
from typing import Any

import numpy as np
import pytest
from tests.unit.analysis.made import change, edition, question, series

from nctrends import proportions
from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.methods import METHODS
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.proportions import probability_increase

EXACT = {"rel": 1e-9}  # the same formula on counts that came another way


def two(earlier: str, later: str, base: int = 500) -> Series:
    """Two editions with one printed share of a stated base each."""
    asked = (question([share, ""], base_count=base) for share in (earlier, later))
    return series(*(edition(year, one, base) for year, one in zip((2018, 2019), asked, strict=True)))


RATIOS = [
    pytest.param(
        "ratio",
        "miettinen-nurminen",
        proportions.miettinen_nurminen_ratio_interval,
        proportions.miettinen_nurminen_ratio_test,
        1.5,
        id="ratio",
    ),
    pytest.param("ratio", "koopman", proportions.koopman_interval, proportions.koopman_test, 1.5, id="Koopman"),
    pytest.param(
        "odds_ratio",
        "miettinen-nurminen",
        proportions.odds_ratio_score_interval,
        proportions.odds_ratio_score_test,
        12 / 7,
        id="odds ratio",
    ),
]


@pytest.mark.parametrize(("effect", "method", "interval", "test", "estimate"), RATIOS)
def test_ratio_is_that_of_the_counts(effect: str, method: str, interval: Any, test: Any, estimate: float) -> None:
    """From 20 to 30 % is 1.5 times as many, and odds of 3/7 against 1/4."""
    row = change(two("20.0 %", "30.0 %"), effect=effect, method=method)
    low, high = interval(150, 500, 100, 500)
    assert row.estimate == pytest.approx(estimate, **EXACT)
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, **EXACT), pytest.approx(high, **EXACT))
    assert row.p_value == pytest.approx(test(150, 500, 100, 500)[1], **EXACT)
    assert (row.effect, row.method, row.verdict) == (effect, method, "rose")
    assert isnan(row.tipping_gap)  # a gap in points has no meaning for a ratio


@pytest.mark.parametrize(("effect", "method", "interval", "test", "estimate"), RATIOS)
def test_ratio_back_is_the_reciprocal(effect: str, method: str, interval: Any, test: Any, estimate: float) -> None:
    """A fall as large as a rise has the reciprocal limits, the same p-value and the same bases from which it holds."""
    rise, fall = (change(two(*shares), effect=effect, method=method) for shares in (("20 %", "30 %"), ("30 %", "20 %")))
    assert fall.conf_low == pytest.approx(1 / rise.conf_high, **EXACT)
    assert fall.conf_high == pytest.approx(1 / rise.conf_low, **EXACT)
    assert fall.p_value == pytest.approx(rise.p_value, **EXACT)
    assert fall.verdict == "fell"
    assert (fall.holds_from_base_earlier, fall.holds_from_base_later) == (
        rise.holds_from_base_later,
        rise.holds_from_base_earlier,
    )


def test_smallest_change_of_a_ratio_is_a_factor() -> None:
    """Equal shares of 5,000 lie between 1/1.2 and 1.2 of each other, equal shares of 50 need not; 0.05 is no factor."""
    for base, told in ((5000, "smaller"), (50, "not shown")):
        assert change(two("20.0 %", "20.0 %", base), effect="ratio", smallest_change=1.2).equivalence == told
    with pytest.raises(InputError, match=r"above 1, such as 1\.2"):
        change(two("20.0 %", "20.0 %"), effect="ratio", smallest_change=0.05)


def test_odds_ratio_has_a_union_up_to_95_percent() -> None:
    """Above that its limits may turn back as counts grow; printed numbers have no union and go on."""
    told = two("20.0 %", "30.0 %")
    with pytest.raises(InputError, match=r'Use ranges="printed"'):
        change(told, effect="odds_ratio", conf_level=0.96)
    row = change(told, effect="odds_ratio", conf_level=0.96, ranges="printed")
    low = proportions.odds_ratio_score_interval(150, 500, 100, 500, conf_level=0.96)[0]
    assert row.conf_low == pytest.approx(low, **EXACT)


def test_probability_of_a_rise_is_a_column_on_request() -> None:
    """It is Jeffreys' probability at the counts, and there only where it is asked for."""
    told = two("20.0 %", "30.0 %")
    (shown,) = changes(told, show="probability_increase").to_frame()["probability_increase"]
    assert shown == pytest.approx(probability_increase(150, 500, 100, 500), **EXACT)
    assert "probability_increase" not in changes(told).to_frame()


@pytest.mark.parametrize(("earlier", "later"), [("97 %", "2 %"), ("2 %", "97 %"), ("99 %", "2 %")])
def test_odds_ratio_holds_every_fraction_of_a_person(earlier: str, later: str) -> None:
    """Where all changes to none but for part of a person, limits turn back: the union holds those of all counts."""
    row = change(two(earlier, later, base=5), effect="odds_ratio", base="respondents")
    sides = []
    for when in ("earlier", "later"):
        low, high = (getattr(row, f"estimate_{end}_{when}") for end in ("low", "high"))
        sides.append(np.linspace(low, high, 41) * 5)
    x, y = (grid.ravel() for grid in np.meshgrid(*sides))
    low, high = proportions.odds_ratio_score_interval(y, 5, x, 5)
    assert row.conf_low <= low.min() * (1 + 1e-9)  # the last digits of a root
    assert row.conf_high >= high.max() * (1 - 1e-9)


@pytest.mark.parametrize("later", ["1 %", "2 %", "5 %", "10 %"])
@pytest.mark.parametrize("earlier", ["90 %", "97 %", "99 %"])
@pytest.mark.parametrize("base", [2, 3, 4, 5])
def test_odds_ratio_interval_and_p_value_agree_next_to_the_corner(earlier: str, later: str, base: int) -> None:
    """Law 5 where limits turn back: the interval holds 1 exactly where the p-value is above 0.05."""
    row = change(two(earlier, later, base=base), effect="odds_ratio", base="respondents")
    assert (row.conf_low <= 1 <= row.conf_high) == (row.p_value > 0.05)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
@pytest.mark.parametrize(("later", "earlier"), [(1, 1), (1, 30), (2, 5), (5, 5), (30, 2), (30, 500)])
def test_odds_ratio_limits_turn_back_next_to_the_corner_alone(later: int, earlier: int, level: float) -> None:
    """Fractional counts further from a change of all to none, or none to all, than the method says keep the order."""
    fine = np.linspace(0, 2, 81)
    x, y = (np.unique(np.clip([*fine, *(n - fine), *np.linspace(0, n, 41)], 0, n)) for n in (later, earlier))
    counts = np.meshgrid(x, y, indexing="ij")
    limits = proportions.odds_ratio_score_interval(counts[0], later, counts[1], earlier, conf_level=level)
    to_none = np.maximum(counts[0], earlier - counts[1])
    to_all = np.maximum(later - counts[0], counts[1])
    away = np.minimum(to_none, to_all) >= METHODS["odds_ratio", "miettinen-nurminen"].turns_below
    for limit in limits:
        known = np.where(away, np.minimum(limit, 1e300), np.nan)
        with np.errstate(invalid="ignore"):
            rises, falls = np.diff(known, axis=0), -np.diff(known, axis=1)
            slack = 1e-9  # relative: the last digits of a root
            assert not (rises < -slack * known[:-1]).any()
            assert not (falls < -slack * known[:, :-1]).any()
