"""Published trend tests and generalised odds, replayed: each value with its citation and its printed digits."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import Table

from nctrends.proportions import (
    cochran_armitage_test,
    higher_p_value,
    probability_higher,
    probability_higher_interval,
)

HERE = Path(__file__).parent


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference file."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(text: str) -> list[float]:
    """The numbers of a cell."""
    return [float(part) for part in text.split()]


def cases(name: str) -> list[object]:
    """One case a row, named by it."""
    return [pytest.param(row, id=row["id"]) for row in read_rows(name)]


@pytest.mark.parametrize("row", cases("cochran-armitage"))
def test_trend_test_prints_as_published(row: dict[str, str]) -> None:
    """A reader who looks up the cited output finds our statistic and p-value there."""
    statistic, p_value = cochran_armitage_test(*(numbers(row[name]) for name in ("counts", "bases", "scores")))
    assert statistic == pytest.approx(float(row["statistic"]), abs=float(row["tolerance_statistic"]))
    assert p_value == pytest.approx(float(row["p_value"]), abs=float(row["tolerance_p_value"]))


def test_chi_squared_for_trend_of_r_is_the_squared_statistic() -> None:
    """R's prop.trend.test prints X-squared = 8.2249, the square of the Cochran-Armitage z."""
    statistic, _ = cochran_armitage_test([83, 90, 129, 70], [86, 93, 136, 82], [1, 2, 3, 4])
    assert statistic**2 == pytest.approx(8.2249, abs=5e-5)  # four printed decimals


def test_statsmodels_differs_by_a_known_factor() -> None:
    """Its ordinal association has N - 1 where the trend test has N, and by default adds a half to each cell."""
    counts = np.array([[0.0, 1, 3, 6], [50, 49, 47, 44]])
    scores = {"row_scores": np.array([1, 0]), "col_scores": np.arange(4)}
    plain = Table(counts.copy(), shift_zeros=False).test_ordinal_association(**scores).zscore
    shifted = Table(counts.copy(), shift_zeros=True).test_ordinal_association(**scores).zscore
    statistic, _ = cochran_armitage_test(counts[0], counts.sum(axis=0), np.arange(4))
    assert plain == pytest.approx(statistic * np.sqrt(199 / 200), rel=1e-12)
    assert shifted == pytest.approx(2.6248, abs=5e-5)  # the value that issue 8404 takes for a fault


@pytest.mark.parametrize("row", cases("generalised-odds"))
def test_generalised_odds_print_as_published(row: dict[str, str]) -> None:
    """The probability of a higher answer over its complement is the generalised odds ratio with ties split."""
    later, earlier = numbers(row["later"]), numbers(row["earlier"])
    tolerance = float(row["tolerance"])
    low, high = probability_higher_interval(later, earlier)
    odds = [p / (1 - p) for p in (probability_higher(later, earlier), low, high)]
    assert odds == pytest.approx([float(row[name]) for name in ("odds", "odds_low", "odds_high")], abs=tolerance)
    assert higher_p_value(later, earlier) == pytest.approx(float(row["p_value"]), abs=0.0011)  # Wald there, score here


def test_probability_of_the_pain_scores_is_published() -> None:
    """Neubert and Brunner (2007) print 0.788961 for the pain scores of two treatments."""
    without, treated = [3, 1, 4, 2, 1], [11, 2, 0, 1, 0]
    assert probability_higher(without, treated) == pytest.approx(0.788961, abs=5e-7)  # six printed decimals
