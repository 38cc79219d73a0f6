"""Figures are taken with the digits that their source shows, and percents that may be proportions are refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.rows.change import Change


def change(**columns: Any) -> Change:
    """Return the one change of a frame of one indicator in two editions."""
    options = {name: columns.pop(name) for name in ("decimals",) if name in columns}
    figures = {"indicator": "maps", "edition": [2030, 2031], "base_at_most": 400, **columns}
    (row,) = nct.compare_frame(pd.DataFrame(figures), **options)
    return row


def ends(row: Change) -> tuple[float, ...]:
    """Return what the two figures allow."""
    return (row.estimate_low_earlier, row.estimate_high_earlier, row.estimate_low_later, row.estimate_high_later)


@pytest.mark.parametrize(
    ("columns", "printed", "allowed"),
    [
        pytest.param({"percent": [42.0, 38.0]}, ("42 %", "38 %"), (0.415, 0.425, 0.375, 0.385), id="whole floats"),
        pytest.param({"percent": [42, 38]}, ("42 %", "38 %"), (0.415, 0.425, 0.375, 0.385), id="integers"),
        pytest.param(
            {"percent": [42.0, 38.5]}, ("42.0 %", "38.5 %"), (0.4195, 0.4205, 0.3845, 0.3855), id="one decimal"
        ),
        pytest.param({"percent": [0.5, 12.25]}, ("0.50 %", "12.25 %"), (0.00495, 0.00505, 0.12245, 0.12255), id="two"),
        pytest.param({"percent": ["42 %", "38.5"]}, ("42 %", "38.5"), (0.415, 0.425, 0.3845, 0.3855), id="texts"),
        pytest.param({"percent": [42, "38.5"]}, ("42 %", "38.5"), (0.415, 0.425, 0.3845, 0.3855), id="both"),
        pytest.param({"percent": [0, 100]}, ("0 %", "100 %"), (0, 0.005, 0.995, 1), id="ends"),
        pytest.param({"estimate": [0.42, 0.38]}, ("42 %", "38 %"), (0.415, 0.425, 0.375, 0.385), id="proportions"),
        pytest.param({"estimate": [0.4, 0.5]}, ("40 %", "50 %"), (0.395, 0.405, 0.495, 0.505), id="no tens of percent"),
        pytest.param(
            {"estimate": [0.421, 0.38]}, ("42.1 %", "38.0 %"), (0.4205, 0.4215, 0.3795, 0.3805), id="thousandths"
        ),
        pytest.param(
            {"estimate": ["0.42", "38.5 %"]}, ("42 %", "38.5 %"), (0.415, 0.425, 0.3845, 0.3855), id="as text"
        ),
        pytest.param(
            {"percent": [42.0, 38.0], "decimals": 1}, ("42.0 %", "38.0 %"), (0.4195, 0.4205, 0.3795, 0.3805), id="given"
        ),
        pytest.param(
            {"percent": np.array([42.1, 38.0], dtype="float32")},
            ("42.1 %", "38.0 %"),
            (0.4205, 0.4215, 0.3795, 0.3805),
            id="numbers of seven digits",
        ),
        pytest.param({"percent": [42.0, 38.0], "decimals": "exact"}, ("", ""), (0.42, 0.42, 0.38, 0.38), id="exact"),
    ],
)
def test_figure_allows_what_rounds_to_its_digits(
    columns: dict[str, Any], printed: tuple[str, str], allowed: tuple[float, ...]
) -> None:
    """Half a unit of the last digit to both sides, and a table prints these digits and no other."""
    row = change(**columns)
    assert (row.printed_earlier, row.printed_later) == printed
    assert ends(row) == pytest.approx(allowed, abs=1e-15)  # the nearest floats of these decimals


def test_number_with_the_digits_of_a_division_is_shown_with_two() -> None:
    """Nobody prints fourteen decimals: the number is taken for what it is, and shown short."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "base": [400, 380]})
    changes = nct.compare_frame(frame.assign(percent=[100 * 136 / 400, 100 * 175 / 380]))
    assert changes[0].printed_later == ""
    assert nct.table(changes).sections[0].rows[0][2][0] == "46.05 %"


def test_exact_figures_are_marked() -> None:
    """Whoever takes rounded figures as exact is told that rounding is ignored; nobody else is."""
    assert change(percent=[42.0, 38.0], decimals="exact").caveats[-1] == "rounding ignored"
    assert "rounding ignored" not in change(percent=[42.0, 38.0]).caveats


def test_whole_percents_of_still_rows_are_seldom_a_change() -> None:
    """Of 1,000 still shares of 1 % of 272 and of 450 people, printed in whole percents, few are called a change."""
    draw = np.random.default_rng(20)
    counts = draw.binomial([272, 450], 0.01, size=(1000, 2))
    printed = np.floor(100 * counts / [272, 450] + 0.5)
    frame = pd.DataFrame(
        {
            "indicator": np.repeat([f"q{i}" for i in range(1000)], 2),
            "edition": np.tile([2030, 2031], 1000),
            "percent": printed.ravel(),
            "base": np.tile([272, 450], 1000),
        }
    )
    verdicts = nct.compare_frame(frame, adjust="none").column("verdict")
    assert sum(verdict in ("rose", "fell") for verdict in verdicts) <= 50


@pytest.mark.parametrize(
    "percent",
    [[0.34, 0.46], ["0.34", "0.46"], [1, 0], [1.0, 0.5], ["0.34", None]],
    ids=["Excel", "text", "0 and 1", "1", "one"],
)
def test_percents_that_may_be_proportions_are_refused(percent: list[Any]) -> None:
    """Percents that are all at or below 1 may be cells formatted as percent: both ways out are named."""
    with pytest.raises(
        InputError, match=r"may be proportions.+estimate if 0\.34 is 34 %.+percent as text with its sign"
    ):
        change(percent=percent)


def test_both_ways_out_lead_out() -> None:
    """As `estimate` 0.34 is 34 %, as text with its sign it is what it says."""
    assert change(estimate=[0.34, 0.46]).printed_later == "46 %"
    assert change(percent=["0.34 %", "0.46 %"]).estimate_later == 0.0046


def test_one_percent_among_others_is_no_doubt() -> None:
    """A small percent beside larger ones is a percent."""
    assert change(percent=[0.5, 12.0]).estimate_earlier == 0.005


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param({"percent": [34, 101]}, r"percent: is outside 0\.\.100\. Row 1", id="above 100"),
        pytest.param({"percent": [-1, 34]}, r"percent: is outside 0\.\.100\. Row 0", id="below 0"),
        pytest.param({"estimate": [0.3, 34]}, r"percents belong into a column percent\. Row 1", id="percents"),
        pytest.param({"estimate": ["0.3", "34"]}, "percents belong into a column percent", id="percents as text"),
        pytest.param({"percent": ["104 %", "3 %"]}, "above 100 %", id="text above 100"),
        pytest.param({"percent": ["40 people", "3 %"]}, "count", id="people"),
        pytest.param({"percent": [42.5, 38], "decimals": 0}, "more than the 0 decimals.+Row 0", id="more decimals"),
        pytest.param({"percent": ["42 %", "38 %"], "decimals": 0}, "text, which shows its own digits", id="text"),
        pytest.param({"percent": [42, 38], "decimals": "all"}, 'neither "exact" nor a number', id="no decimals"),
        pytest.param({"percent": [42, 38], "decimals": -1}, 'neither "exact" nor a number', id="below 0 decimals"),
    ],
)
def test_figure_that_cannot_be_is_told(columns: dict[str, Any], message: str) -> None:
    """A share outside of 0 and 100 %, and decimals that the figures do not have, are faults."""
    with pytest.raises(InputError, match=message):
        change(**columns)
