"""Shares in print: never more digits than the source has."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, strategies as st
from tests.cells import printed as prints

from nctrends.present.words.share_words import is_rebased, share_text


@pytest.mark.parametrize(
    ("estimate", "low", "high", "printed", "told"),
    [
        pytest.param(0.34, 0.335, 0.345, "34 percent", "34 %", id="whole percent"),
        pytest.param(0.115, 0.1145, 0.1155, "11.5 percent", "11.5 %", id="one decimal"),
        pytest.param(0.746, 0.7455, 0.7465, "74,6 procent", "74.6 %", id="comma"),
        pytest.param(0.34, 0.34, 0.34, "34 percent", "34 %", id="exact count behind a whole percent"),
        pytest.param(0.544, 0.544, 0.544, "54.4 % · 54 percent", "54.4 %", id="most trusted print"),
        pytest.param(0.367, 0.336, 0.4, "more than one third", "34–40 %", id="phrase"),
        pytest.param(
            0.76, 0.755, 0.765, "three in four police officers (76 per cent)", "76 %", id="number in brackets"
        ),
        pytest.param(0.0019, 0.00189, 0.00191, "1 (0.95) per 500", "0.19 %", id="small share"),
        pytest.param(0.76, 0.76, 0.76, "Three quarters", "76 %", id="phrase behind an exact count"),
        pytest.param(0.44, 0.425, 0.454, "15 % + 12 % + 17 %", "43–45 %", id="sum"),
        pytest.param(0.002, 0.0, 0.0038, "close to 0.2 %", "0.0–0.4 %", id="a range of a small share"),
        pytest.param(0.9, 0.895, 0.905, "all but 10 %", "90 %", id="all others are printed"),
        pytest.param(float("nan"), float("nan"), float("nan"), "", "", id="nothing"),
        pytest.param(1.0, 0.995, 1.0, "100 %", "100 %", id="everybody"),
    ],
)
def test_share_has_the_digits_of_its_source(estimate: float, low: float, high: float, printed: str, told: str) -> None:
    """A number keeps its decimals, a phrase is the ends of its range."""
    assert share_text(estimate, low, high, prints(printed)) == told


@given(st.integers(0, 100), st.integers(0, 2))
def test_printed_number_is_shown_again(whole: int, decimals: int) -> None:
    """What was printed in percent is what is shown, digit for digit."""
    number = f"{whole * 0.97:.{decimals}f}"
    share, half = float(number) / 100, 0.5 * 10 ** -(2 + decimals)
    assert share_text(share, max(0.0, share - half), min(1.0, share + half), prints(f"{number} %")) == f"{number} %"


@given(
    st.floats(0, 1), st.floats(0, 1), st.sampled_from(["", "34 %", "0.4 %", "almost half", "1 in 500", "12 % + 3.5 %"])
)
@example(0.0, 0.00390625, "")  # a narrow range next to none has a decimal at both ends
def test_any_share_is_a_number_or_a_range(end: float, other: float, printed: str) -> None:
    """Nothing but digits stands before the percent sign."""
    low, high = sorted((end, other))
    number = r"\d+(\.\d+)?"
    assert re.fullmatch(rf"{number}(–{number})? %", share_text((low + high) / 2, low, high, prints(printed)))


@pytest.mark.parametrize(
    ("estimate", "printed", "rebased"),
    [(0.425, "34%", True), (0.34, "34%", False), (0.425, "one third", True), (0.34, "one third", False)],
)
def test_share_outside_of_its_print_is_of_fewer_people(estimate: float, printed: str, rebased: bool) -> None:
    """Only a share of those with an opinion can lie outside of what its own text allows."""
    assert is_rebased(estimate, prints(printed)) == rebased
