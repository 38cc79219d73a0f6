"""Frames of published figures are compared like editions, and their faults are told with their row labels."""

from __future__ import annotations

import warnings
from operator import le, lt
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
    """A frame with the figures of the bundled series, and its respondents as limits, gives what the series gives."""
    rows = pd.DataFrame(
        {
            "indicator": ["cloud", "cloud", "encryption", "encryption"],
            "edition": [2017, 2019, 2017, 2019],
            "percent": ["11.5 percent", "more than one third", "11 percent", "one fifth"],
            "base_at_most": [435, 450, 435, 450],
        }
    )
    ours = nct.compare_frame(rows)
    theirs = nct.changes(nct.load_series())
    for name, change in zip(["cloud-storage", "encryption"], ours, strict=True):
        other = theirs.filter(indicator=name)[0]
        for field in ("estimate_low", "conf_low", "conf_high", "p_value", "holds_from_base_earlier", "verdict"):
            assert getattr(change, field) == getattr(other, field)


def test_whole_people_are_behind_a_share_of_a_known_base() -> None:
    """34 % of 400 are 134 to 137 people, and of 50 people they are 17; 20.3 % of 272 are none, so the print holds."""
    of_400, of_50, of_272 = (
        nct.compare_frame(pd.DataFrame({"indicator": "a", "edition": [1, 2], "percent": [printed] * 2, "base": base}))[
            0
        ]
        for printed, base in (("34 %", 400), ("34 %", 50), ("20.3 %", 272))
    )
    assert (of_400.estimate_low_later, of_400.estimate_high_later) == (134 / 400, 137 / 400)
    assert (of_50.estimate_low_later, of_50.estimate_high_later, of_50.count_later) == (0.34, 0.34, 17)
    assert (of_272.estimate_low_later, of_272.estimate_high_later) == (0.2025, 0.2035)


@pytest.mark.parametrize(
    ("base", "printed"), [(80, "33 %"), (272, "54.4 %"), (7, "14.3 %"), (400, "almost half"), (3, "0 %")]
)
def test_counts_of_a_known_base_are_those_that_print_so(base: int, printed: str) -> None:
    """Every whole count is tried: those from the lower end on, and below the upper end of a number."""
    quantity = nct.read_printed(printed)
    assert quantity.low is not None
    assert quantity.high is not None
    below = lt if quantity.value is not None else le
    fits = [n for n in range(base + 1) if quantity.low <= n / base and below(n / base, quantity.high)]
    row = nct.compare_frame(
        pd.DataFrame({"indicator": "a", "edition": [1, 2], "percent": [printed] * 2, "base": base})
    )[0]
    expected = (fits[0] / base, fits[-1] / base) if fits else (quantity.low, quantity.high)
    assert (row.estimate_low_later, row.estimate_high_later) == expected


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


def test_margin_at_the_edge_of_a_figure_tells_no_base() -> None:
    """Nobody, or everybody, has no margin of its own: a base, or the margin of the survey, is needed."""
    rows = frame(estimate=[0.0, 0.5, 0.5], moe=0.1)
    with pytest.raises(nct.InputError, match=r'tells no base where the share is 0 or 1; give moe_of="survey".+Row 0'):
        nct.compare_frame(rows, moe_of="figure")
    assert len(nct.compare_frame(rows, moe_of="survey")) == 2


@pytest.mark.parametrize("editions", [[2018.0, 2019.0, np.nan], pd.array([2018, 2019, None], dtype="Int64")], ids=str)
def test_years_with_gaps_work(editions: Any) -> None:
    """A row without a year is left out and counted, and years that are floats for it print no decimals."""
    changes = nct.compare_frame(frame(count=[10, 20, 30], base=100).assign(edition=editions))
    assert [(row.earlier, row.later) for row in changes] == [(2018, 2019)]
    assert changes.about.remarks[0] == "1 row without an edition is left out."
    assert nct.table(changes).sections[0].rows[0][1][1] == "2018, n = 100"


def test_row_without_an_option_has_none() -> None:
    """An empty cell names no item, no option and everybody."""
    row = nct.compare_frame(frame(count=[10, 20, 30], base=100, option=None, item=np.nan, group=""))[0]
    assert (row.item, row.option, row.group) == ("", "", "all")


def test_ids_that_are_numbers_are_the_same_in_every_type() -> None:
    """Question 7 is question 7 as an integer, as a float and as text."""
    names = [
        nct.compare_frame(frame(count=[10, 20, 30], base=100).assign(indicator=id_))[0].indicator
        for id_ in (7, 7.0, "7")
    ]
    assert names == ["7"] * 3


def test_every_fault_is_told_with_its_row_labels() -> None:
    """Missing values, bases of 0, counts above their base and keys that repeat come in one error."""
    rows = pd.DataFrame(
        {
            "indicator": ["a", "a", "b", "b", None, "c"],
            "edition": [2018, 2018, 2018, 2019, 2019, 2019],
            "count": [10, 10, 30, 200, 5, "lots"],
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
        'count: cannot be read: "lots" is not a number. Row z.',
        "count: is outside 0..base. Row x.",
        "base: is not above 0. Row w.",
    ):
        assert line in told


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(frame(count=1), "This one has count", id="no base"),
        pytest.param(frame(count=1, base=2, percent=50), "has count, base, percent", id="two forms"),
        pytest.param(frame(count=1, base_at_most=2), "has count, base_at_most", id="counts of a limit"),
        pytest.param(frame(), "none of them", id="no figures"),
        pytest.param(pd.DataFrame({"edition": [1]}), 'no column "indicator"', id="no indicator"),
        pytest.param(frame(percent=["lots", "1 %", "2 %"], base=9), "lots.+Row 0", id="unreadable text"),
        pytest.param(frame(percent=[101.0, 1, 1], base=9), "outside 0..100. Row 0", id="above 100"),
        pytest.param(frame(estimate=[0.0, 0.5, 0.5], std_error=0.1), "tells no base", id="error at 0"),
        pytest.param(frame(count=1, base=2).assign(edition=[1, "a", 2]), "no order", id="mixed editions"),
        pytest.param(frame(count=1, base=2).assign(edition=[1, [2], 3]), "several parts", id="lists"),
        pytest.param(frame(count=1, base=2).assign(edition=None), "edition: is missing in every row", id="no editions"),
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
