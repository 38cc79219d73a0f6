"""Whole counts behind a printed share, against every count there is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from nctrends.numerics.bases.counts import whole_counts
from nctrends.reading.printed import read_printed
from nctrends.testing import print_percent

BASES = st.integers(1, 400)


@given(BASES, st.integers(0, 3), st.data())
def test_counts_are_those_that_print_as_the_text(base: int, decimals: int, data: st.DataObject) -> None:
    """Of all counts of a base just those are found whose share, rounded half up, is the printed text."""
    text = print_percent(data.draw(st.integers(0, base)), base, decimals=decimals)
    same = [count for count in range(base + 1) if print_percent(count, base, decimals=decimals) == text]
    printed = read_printed(text)
    assert printed.low is not None
    assert printed.high is not None
    found = whole_counts(printed.low, printed.high, base, high_open=printed.high < 1)
    assert found == (same[0], same[-1])


@given(BASES, st.integers(0, 10_000), st.integers(0, 10_000), st.booleans())
def test_counts_are_those_whose_exact_share_is_in_the_range(base: int, one: int, other: int, high_open: bool) -> None:
    """The ends are decimals: a count on an end is in or out as they say, whatever the binary number beside it is."""
    low, high = sorted((Fraction(one, 10_000), Fraction(other, 10_000)))
    shares = [(count, Fraction(count, base)) for count in range(base + 1)]
    inside = [count for count, share in shares if low <= share and (share < high if high_open else share <= high)]
    expected = (inside[0], inside[-1]) if inside else None
    assert whole_counts(float(low), float(high), base, high_open=high_open) == expected


@pytest.mark.parametrize(
    ("low", "high", "base", "high_open", "counts"),
    [
        pytest.param(0.5435, 0.5445, 272, True, (148, 148), id="54.4 % of 272"),
        pytest.param(0.2025, 0.2035, 272, True, None, id="20.3 % of 272 prints from no count"),
        pytest.param(0.0605, 0.0615, 272, True, None, id="6.1 % of 272 prints from no count"),
        pytest.param(0.0605, 0.0615, 196, True, (12, 12), id="6.1 % of 196"),
        pytest.param(0.495, 0.505, 200, True, (99, 100), id="open above"),
        pytest.param(0.495, 0.505, 200, False, (99, 101), id="closed above"),
        pytest.param(0.0, 0.005, 100, True, (0, 0), id="0 %"),
        pytest.param(0.995, 1.0, 100, False, (100, 100), id="100 %"),
        pytest.param(0.0, 1.0, 7, False, (0, 7), id="anything"),
    ],
)
def test_worked_counts(low: float, high: float, base: int, high_open: bool, counts: tuple[int, int] | None) -> None:
    """Counts worked out by hand; those of 2018 are in section 8 of the design."""
    assert whole_counts(low, high, base, high_open=high_open) == counts
