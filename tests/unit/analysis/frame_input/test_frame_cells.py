"""Cells are numbers, texts or signs for nothing; numbers are read in the ways in which tables print them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import nctrends as nct
from nctrends.analysis.frame_input.frame_cells import cells_of, read_amount, read_people, shown_decimals
from nctrends.errors import InputError

SIGNS = ["", " ", "-", "–", "—", "n/a", "N/A", "na", "*", "..", "...", ".", ":", ": c", "[x]", "[c]", "[z]", "(X)", "x"]


@pytest.mark.parametrize("sign", [*SIGNS, None, float("nan"), pd.NA, pd.NaT], ids=repr)
def test_figure_that_is_not_printed_is_skipped_and_counted(sign: Any) -> None:
    """A sign for nothing is no figure: the editions around it are compared, and a note counts it."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [1, 2, 3], "base": [400, sign, 380]})
    changes = nct.compare_frame(frame.assign(percent=["34 %", sign, "46 %"]))
    assert [(row.earlier, row.later) for row in changes] == [(1, 3)]
    assert changes.about.remarks[0] == "1 figure is not printed: empty, or a sign such as – or n/a."


@pytest.mark.parametrize("text", ["lots", "34 or so", "?", "34 (r)", "b34", "0x22", "1e3 maps"])
def test_text_that_is_no_sign_is_not_skipped(text: str) -> None:
    """What cannot be read and is no sign is a fault, with its row."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [1, 2, 3], "percent": ["34 %", text, "46 %"], "base": 400})
    with pytest.raises(InputError, match=r"percent: cannot be read.+Row 1\."):
        nct.compare_frame(frame)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        *[("400", 400), ("1,380", 1380), ("1 380", 1380), ("1\u202f380", 1380), ("1.380", 1380), ("1'380", 1380)],
        *[
            ("1,234,567", 1234567),
            ("n = 400", 400),
            ("N=1,380", 1380),
            ("(n=400)", 400),
            ("(400)", 400),
            ("400.0", 400),
        ],
    ],
)
def test_number_of_people_is_read(text: str, people: int) -> None:
    """Three digits behind one separator are thousands, whatever the separator."""
    assert read_people(text)[0] == people


@pytest.mark.parametrize("text", ["about 400", "400 people", "-400", "4oo", "1,38,0", "9" * 400, "∞", "٤٠٠"])
def test_text_that_is_no_number_of_people_is_refused(text: str) -> None:
    """A base is a number and nothing else."""
    with pytest.raises(InputError, match=r"is not a number|part no groups|above"):
        read_people(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("±3", (3.0, 0)),
        ("± 3.0 pp", (3.0, 1)),
        ("+/-2.5", (2.5, 1)),
        ("3 percentage points", (3.0, 0)),
        ("41,2 %", (41.2, 1)),
    ],
)
def test_amount_is_read_with_its_decimals(text: str, amount: tuple[float, int]) -> None:
    """The sign before a margin and the unit behind it are no part of the number."""
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("numbers", "decimals"),
    [([42.0, 38.0], 0), ([42.0, 38.5], 1), ([0.34, 0.4], 2), ([46.05263157894737], 14), ([0.1 + 0.2], 15), ([], 0)],
)
def test_numbers_show_the_decimals_that_they_need(numbers: list[float], decimals: int) -> None:
    """42.0 counts as whole; a number that comes out of a division shows all its digits."""
    assert shown_decimals(np.array(numbers, dtype=float)) == decimals


@pytest.mark.parametrize("cell", [True, [1], b"34", 1 + 2j, float("inf"), 1e300, slice(3)], ids=repr)
def test_what_is_no_number_and_no_text_is_told(cell: Any) -> None:
    """A cell of another kind is a fault, and never a figure."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [1, 2]}).assign(base=400)
    frame["percent"] = pd.Series([34, cell], dtype=object)
    with pytest.raises(InputError, match=r"percent: .+Row 1\."):
        nct.compare_frame(frame)


def test_decimal_is_a_text_with_its_digits() -> None:
    """A Decimal shows the digits that it was made with."""
    assert cells_of(pd.Series([Decimal("34.0"), None])).texts == ("34.0",)


def test_every_text_that_cannot_be_read_is_told_up_to_a_number() -> None:
    """A column of nothing but words does not end in a message without end."""
    frame = pd.DataFrame(
        {"indicator": "maps", "edition": range(100), "percent": [f"word {'x' * i}" for i in range(100)]}
    )
    with pytest.raises(InputError, match="80 more texts cannot be read") as caught:
        nct.compare_frame(frame.assign(base=400))
    assert len(caught.value.faults) == 21
