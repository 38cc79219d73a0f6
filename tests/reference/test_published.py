"""Published intervals and tests, replayed: one file a method, each value with its citation and its printed digits."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from nctrends.proportions import mee_test
from tests.unit.numerics.catalogue import DIFFERENCES, PROPORTIONS, RATIOS

HERE = Path(__file__).parent

INTERVALS = {name: method.interval for name, method in (DIFFERENCES | RATIOS).items() if name != "woolf"}
PAIR = ("count_later", "base_later", "count_earlier", "base_earlier")


def read_rows(name):
    """The rows of a reference file."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases_of(methods):
    """One case a method and row, named by both."""
    return [
        pytest.param(method, row, id=f"{name}: {row['id']}")
        for name, method in methods.items()
        for row in read_rows(name)
    ]


def assert_prints_as_published(limits, row):
    """Each limit lies within half a unit of the last printed digit, or as near as the source's own rounding allows."""
    for limit, side in zip(limits, ("low", "high"), strict=True):
        assert limit == pytest.approx(float(row[f"conf_{side}"]), abs=float(row[f"tolerance_{side}"]), rel=0)


@pytest.mark.parametrize(("interval", "row"), cases_of(INTERVALS))
def test_interval_of_a_change_prints_as_published(interval, row):
    """A reader who looks up the cited table finds our limits there."""
    pair = [float(row[name]) for name in PAIR]
    assert_prints_as_published(interval(*pair, conf_level=float(row["conf_level"])), row)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in read_rows("tests")])
def test_test_of_a_change_prints_as_published(row):
    """Statistic and p-value are those of the software that the method's author maintains."""
    result = DIFFERENCES[row["method"]].test(*(float(row[name]) for name in PAIR), null=float(row["null"]))
    for value, name in zip(result, ("statistic", "p_value"), strict=True):
        assert value == pytest.approx(float(row[name]), abs=float(row[f"tolerance_{name}"]), rel=0)


@pytest.mark.parametrize(("interval", "row"), cases_of(PROPORTIONS))
def test_interval_of_a_proportion_prints_as_published(interval, row):
    """A reader who looks up the cited table or package finds our limits there."""
    limits = interval(float(row["count"]), float(row["base"]), conf_level=float(row["conf_level"]))
    assert_prints_as_published(limits, row)


def test_squared_mee_statistic_is_the_published_chi_squared():
    """Pearson's chi-squared without continuity correction is the square of the Mee statistic at no change."""
    statistic, _ = mee_test(177, 300, 180, 400)
    assert statistic**2 == pytest.approx(13.445, abs=0.0005)  # three printed decimals (mathematics forum, 4373489)


def test_every_reference_file_is_replayed():
    """A file of intervals that no test reads would look like evidence and be none."""
    of_intervals = {path.stem for path in HERE.glob("*.csv") if "conf_low" in path.read_text(encoding="utf-8")}
    assert of_intervals == {*INTERVALS, *PROPORTIONS}


def test_values_left_out_have_a_reason():
    """What we cannot or do not reproduce is listed with the reason, and not among the replayed ones."""
    left_out = read_rows("not-covered")
    replayed = {row["id"] for name in (*INTERVALS, *PROPORTIONS) for row in read_rows(name)}
    assert all(row["reason"] and row["citation"] for row in left_out)
    assert not replayed & {row["id"] for row in left_out}
