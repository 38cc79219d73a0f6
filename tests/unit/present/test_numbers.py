"""Numbers as a reader sees them: rounded half up, with their sign, and never 0 where something changed."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, strategies as st

from nctrends.present.numbers import level, people, percent, points, span

NAN = math.nan


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(0.12, "+12.0", id="rise"),
        pytest.param(-0.0512, "−5.1", id="fall"),
        pytest.param(0.0, "0.0", id="none"),
        pytest.param(-0.0, "0.0", id="negative zero"),
        pytest.param(0.1225, "+12.3", id="half up"),
        pytest.param(-0.1225, "−12.3", id="half away from 0"),
        pytest.param(0.0005, "+0.1", id="half of the last place"),
        pytest.param(0.0003, "+0.03", id="below the last place"),
        pytest.param(-0.00003, "−0.003", id="far below"),
        pytest.param(1.0, "+100.0", id="all"),
        pytest.param(NAN, "", id="missing"),
    ],
)
def test_change_is_told_in_points_with_its_sign(change: float, told: str) -> None:
    """A change has a sign, a true minus, and more decimals only where it would otherwise read 0."""
    assert points(change) == told


def test_decimals_can_be_asked_for() -> None:
    """More decimals are rounded half up as well."""
    assert points(0.120_45, decimals=2) == "+12.05"
    assert percent(0.122_5) == "12.3 %"
    assert percent(0.122_5, decimals=2) == "12.25 %"


SHARES = st.builds(Fraction, st.integers(0, 10_000), st.just(10_000)) | st.integers(1, 10_000).flatmap(
    lambda base: st.builds(Fraction, st.integers(0, base), st.just(base))
)


@example(Fraction(1, 10_000), Fraction(1, 9_999))
@example(Fraction(4_999, 10_000), Fraction(4_998, 9_998))
@given(SHARES, SHARES)
def test_change_that_is_not_0_is_never_told_as_0(earlier: Fraction, later: Fraction) -> None:
    """Of any two counts on bases up to 10,000 a change is told with a digit other than 0, and no change as 0."""
    change = later - earlier
    told = points(float(later) - float(earlier))
    if change:
        assert set(told) & set("123456789"), told
        assert told[0] == ("+" if change > 0 else "−")
    else:
        assert told == "0.0"


@given(st.integers(-10_000, 10_000))
def test_points_are_rounded_half_up_as_decimals(units: int) -> None:
    """A change of hundredths of points is rounded as the decimal that it is, not as the binary number beside it."""
    exact = (Decimal(units) / 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if exact:
        assert points(units / 10_000) == f"{exact:+}".replace("-", "−")


def test_no_change_but_for_the_last_bit_is_no_change() -> None:
    """What is left of a difference by rounding in the processor is not a change."""
    assert points(0.1 + 0.2 - 0.3) == "0.0"


@pytest.mark.parametrize(
    ("number", "told"),
    [(272.0, "272"), (269370.0, "269,370"), (43.5, "43.5"), (1234.25, "1,234.3"), (0.0, "0"), (NAN, "")],
)
def test_people_are_whole_where_they_are(number: float, told: str) -> None:
    """A count has no decimals, an effective base one, thousands are parted."""
    assert people(number) == told


@pytest.mark.parametrize(
    ("share", "told"), [(0.544, "54.4 %"), (0.0, "0.0 %"), (1.0, "100.0 %"), (0.2005, "20.1 %"), (NAN, "")]
)
def test_share_is_told_in_percent(share: float, told: str) -> None:
    """A share has one decimal, half up; a missing one is empty."""
    assert percent(share) == told


def test_range_is_one_number_where_both_ends_read_alike() -> None:
    """A range is told by its ends, or by one number."""
    assert span(0.218, 0.289) == "+21.8 to +28.9"
    assert span(0.12, 0.120_04) == "+12.0"
    assert span(-0.02, 0.01) == "−2.0 to +1.0"


@pytest.mark.parametrize(("conf_level", "told"), [(0.95, "95 %"), (0.999, "99.9 %"), (0.9, "90 %"), (0.5, "50 %")])
def test_level_is_told_without_zeros(conf_level: float, told: str) -> None:
    """A level has the decimals that it needs."""
    assert level(conf_level) == told
