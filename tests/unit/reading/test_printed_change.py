"""A change as a report prints it: its direction, its size with its digits, and its unit."""

from __future__ import annotations

import pytest

from nctrends.errors import InputError
from nctrends.reading.printed_change import read_change


@pytest.mark.parametrize(
    ("text", "low", "high", "is_points"),
    [
        ("-6 pp", -0.065, -0.055, True),
        ("−6 percentage points", -0.065, -0.055, True),
        ("–6.0 p.p.", -0.0605, -0.0595, True),
        ("+3 points", 0.025, 0.035, True),
        ("up 3 percentage points", 0.025, 0.035, True),
        ("down by 4 %-points", -0.045, -0.035, True),
        ("a fall of 12 percent", -0.125, -0.115, False),
        ("12 per cent more", 0.115, 0.125, False),
        ("increased almost 10 points", 0.05, 0.10, True),
        ("+6%", 0.055, 0.065, False),
    ],
)
def test_change_has_direction_size_and_unit(text: str, low: float, high: float, is_points: bool) -> None:
    """A number means half a unit of its last place to both sides, a hedge its range; percent may mean two things."""
    found = read_change(text)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert (found.is_points, found.text) == (is_points, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("6 pp", "says neither up nor down"),
        ("up or down 6 pp", "says neither up nor down, or both"),
        ("-6", "has no unit of a change"),
        ("-6 people", "has no unit of a change"),
        ("down many points", "not understood"),
        ("", "has no unit"),
    ],
)
def test_what_is_no_change_is_refused_with_a_way_out(text: str, told: str) -> None:
    """Nothing is guessed: neither the direction nor the unit."""
    with pytest.raises(InputError, match=told):
        read_change(text)
