"""Frames of published figures are compared like editions, and their faults are told with their row labels."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest

import nctrends as nct
from nctrends.model.rows.change import Change

YEARS = [2018, 2019, 2020]


def frame(**columns: Any) -> pd.DataFrame:
    """Return a frame of one indicator in three editions."""
    return pd.DataFrame({"indicator": "maps", "edition": YEARS, **columns})


def test_counts_give_the_interval_of_the_counts() -> None:
    """A row has the Miettinen-Nurminen interval and p-value of its two counts."""
    change = nct.compare_frame(frame(count=[48, 56, 60], base=[80, 70, 90]))[0]
    assert (change.conf_low, change.conf_high) == nct.proportions.miettinen_nurminen_interval(56, 70, 48, 80)
    assert change.p_value == nct.proportions.miettinen_nurminen_test(56, 70, 48, 80)[1]
    assert change.estimate == pytest.approx(56 / 70 - 48 / 80, abs=1e-15)  # one rounding of each share


def test_same_rows_as_the_series() -> None:
    """A frame with the figures of the bundled series gives the bounds that the series gives."""
    rows = pd.DataFrame(
        {
            "indicator": ["cloud", "cloud", "encryption", "encryption"],
            "edition": [2017, 2019, 2017, 2019],
            "percent": ["11.5 percent", "more than one third", "11 percent", "one fifth"],
            "base": [435, 450, 435, 450],
        }
    )
    ours = nct.compare_frame(rows)
    theirs = nct.changes(nct.load_series())
    for name, change in zip(["cloud-storage", "encryption"], ours, strict=True):
        other = theirs.filter(indicator=name)[0]
        for field in ("estimate_low", "conf_low", "conf_high", "p_value", "holds_from_base_earlier", "verdict"):
            assert getattr(change, field) == getattr(other, field)


@pytest.mark.parametrize(
    ("columns", "low", "high"),
    [
        pytest.param({"percent": [34.0, 46.0, 46.0]}, 0.12, 0.12, id="numbers are exact"),
        pytest.param({"percent": [34.0, 46.0, 46.0], "decimals": 0}, 0.11, 0.13, id="decimals give a range"),
        pytest.param({"percent": ["34 %", "46 %", "46 %"]}, 0.11, 0.13, id="texts keep their decimals"),
        pytest.param({"percent": ["34.0", "46.0", "46"]}, 0.119, 0.121, id="texts without a sign are percent"),
        pytest.param({"percent": ["34.0", "almost half", "46"]}, 0.44 - 0.3405, 0.5 - 0.3395, id="hedges keep theirs"),
    ],
)
def test_percents_are_read_as_they_are_printed(columns: dict[str, Any], low: float, high: float) -> None:
    """Vagueness of the printed percents is shown apart from the sampling."""
    decimals = columns.pop("decimals", None)
    change = nct.compare_frame(frame(base=400, **columns), decimals=decimals)[0]
    assert (change.estimate_low, change.estimate_high) == pytest.approx((low, high), abs=1e-12)  # sums of decimals
    assert change.conf_low < change.estimate_low <= change.estimate_high < change.conf_high


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"percent": [40.0, 50.0, 60.0], "moe_pp": 4.9}, id="margin in points"),
        pytest.param({"percent": [40.0, 50.0, 60.0], "std_error_pp": 2.5}, id="standard error in points"),
        pytest.param({"estimate": [0.4, 0.5, 0.6], "moe": 0.049}, id="margin"),
        pytest.param({"estimate": [0.4, 0.5, 0.6], "std_error": 0.025}, id="standard error"),
    ],
)
def test_printed_error_gives_an_effective_base(columns: dict[str, Any]) -> None:
    """A standard error of 2.5 points at one half is that of 400 people; a margin of 4.9 is 1.96 times that."""
    change = nct.compare_frame(frame(**columns))[0]
    assert change.base_later == pytest.approx(0.25 / 0.025**2, rel=2e-4)  # 4.9 is 1.96 rounded
    assert change.base_earlier == pytest.approx(0.24 / 0.025**2, rel=2e-4)
    assert change.base_source_later == "effective"


def test_level_of_the_margin_is_the_caller_s() -> None:
    """A margin printed at 90 % is 1.645 standard errors."""
    change = nct.compare_frame(frame(estimate=[0.4, 0.5, 0.6], moe=1.6448536 * 0.025), moe_at=0.9)[0]
    assert change.base_later == pytest.approx(400, rel=1e-6)  # digits of 1.6448536


@pytest.mark.parametrize(
    ("against", "pairs"),
    [
        ("previous", [(2018, 2019), (2019, 2020)]),
        ("first", [(2018, 2019), (2018, 2020)]),
        ("all", [(2018, 2019), (2018, 2020), (2019, 2020)]),
        (2019, [(2018, 2019), (2019, 2020)]),
    ],
)
def test_editions_are_paired(against: Any, pairs: list[tuple[int, int]]) -> None:
    """Editions are compared as for a series, whatever the order of the rows."""
    shuffled = frame(count=[10, 20, 30], base=100).sample(frac=1, random_state=1)
    rows = nct.compare_frame(shuffled, against=against)
    assert sorted((row.earlier, row.later) for row in rows) == pairs


def test_keys_keep_their_order_and_never_mix() -> None:
    """Each indicator, item, option and group is compared with itself, in the order in which keys first come."""
    rows = pd.concat([frame(count=[10, 20, 30], base=100, group=group) for group in ("women", "men")])
    found = nct.compare_frame(rows.reset_index(drop=True))
    assert [(row.group, row.earlier) for row in found] == [
        ("women", 2018),
        ("women", 2019),
        ("men", 2018),
        ("men", 2019),
    ]


@pytest.mark.parametrize(
    "editions",
    [
        pytest.param(["2018", "2019", "2020"], id="texts"),
        pytest.param(pd.to_datetime(["2018-01-01", "2019-01-01", "2020-01-01"]), id="dates"),
        pytest.param(np.array([2018, 2019, 2020], dtype="int32"), id="short integers"),
    ],
)
def test_editions_keep_their_type(editions: Any) -> None:
    """The frame that comes back has editions of the type that went in."""
    rows = frame(count=[10, 20, 30], base=100).assign(edition=editions)
    back = nct.compare_frame(rows).to_frame()
    assert back["earlier"].dtype == rows["edition"].dtype
    assert list(back["later"]) == list(rows["edition"][1:])


def test_every_fault_is_told_with_its_row_labels() -> None:
    """Missing values, bases of 0, counts above their base and keys that repeat come in one error."""
    rows = pd.DataFrame(
        {
            "indicator": ["a", "a", "b", "b", None, "c"],
            "edition": [2018, 2018, 2018, 2019, 2019, 2019],
            "count": [10, 10, 30, 200, 5, np.nan],
            "base": [100, 100, 0, 100, 50, 50],
        },
        index=list("uvwxyz"),
    )
    with pytest.raises(nct.InputError) as caught:
        nct.compare_frame(rows)
    told = str(caught.value)
    for line in (
        "indicator: is missing. Row y.",
        "indicator, edition: is there more than once; keep one row for each. Rows u, v.",
        "count: is not a number. Row z.",
        "count: is outside 0..base. Row x.",
        "base: is not above 0. Row w.",
    ):
        assert line in told


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(frame(count=1), "This one has count", id="no base"),
        pytest.param(frame(count=1, base=2, percent=50), "has count, base, percent", id="two forms"),
        pytest.param(frame(), "none of them", id="no figures"),
        pytest.param(pd.DataFrame({"edition": [1]}), 'no column "indicator"', id="no indicator"),
        pytest.param(frame(percent=["lots", "1 %", "2 %"], base=9), "lots.+Row 0", id="unreadable text"),
        pytest.param(frame(percent=[101.0, 1, 1], base=9), "outside 0..100. Row 0", id="above 100"),
        pytest.param(frame(estimate=[0.0, 0.5, 0.5], moe=0.1), "tells no base", id="margin at 0"),
        pytest.param(frame(count=1, base=2).assign(edition=[1, "a", 2]), "no order", id="mixed editions"),
    ],
)
def test_unusable_frame_is_an_input_error(rows: pd.DataFrame, message: str) -> None:
    """What a frame lacks is told, with the rows that lack it."""
    with pytest.raises(nct.InputError, match=message):
        nct.compare_frame(rows)


def test_empty_frame_gives_no_rows() -> None:
    """A frame without rows gives a frame without rows, with all columns and their types."""
    empty = nct.compare_frame(frame(count=1, base=2).head(0)).to_frame()
    full = nct.compare_frame(frame(count=1, base=2)).to_frame()
    assert list(empty.columns) == list(full.columns) == [field.name for field in Change.__attrs_attrs__]
    assert list(empty.dtypes) == list(full.dtypes)


def test_design_effect_divides_the_bases() -> None:
    """A design effect of 2 makes 200 people worth 100."""
    one = nct.compare_frame(frame(count=[20, 40, 60], base=200), design_effect=2)[0]
    other = nct.compare_frame(frame(count=[10, 20, 30], base=100))[0]
    assert (one.conf_low, one.conf_high, one.base_source_later) == (other.conf_low, other.conf_high, "effective")


@pytest.mark.parametrize("partitions", [1, 3])
def test_same_rows_inside_dask(partitions: int) -> None:
    """Partitioned by indicator and without adjustment, a Dask frame gives the rows of the whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Dask says of pandas is not ours
        dd = pytest.importorskip("dask.dataframe", reason="Dask is a test dependency only")
        rng = np.random.default_rng(3)
        whole = pd.DataFrame(
            {
                "indicator": np.repeat([f"q{i}" for i in range(30)], 3),
                "edition": np.tile(YEARS, 30),
                "count": rng.integers(0, 50, 90),
                "base": rng.integers(50, 99, 90),
            }
        )
        expected = nct.compare_frame(whole, adjust="none").to_frame()

        def compared(part: pd.DataFrame) -> pd.DataFrame:
            return nct.compare_frame(part, adjust="none").to_frame()

        divided = dd.from_pandas(whole.set_index("indicator"), npartitions=partitions).reset_index()
        rows = divided.map_partitions(compared, meta=expected.head(0)).compute(scheduler="synchronous")
    key = ["indicator", "earlier"]
    pd.testing.assert_frame_equal(
        rows.sort_values(key)
        .reset_index(drop=True)
        .drop(columns="family_size")
        .astype(expected.dtypes.drop("family_size")),
        expected.sort_values(key).reset_index(drop=True).drop(columns="family_size"),
    )
