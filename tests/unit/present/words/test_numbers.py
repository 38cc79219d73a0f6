"""Numbers as a reader sees them: rounded half up, with their sign, and never 0 where something changed."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import example, given, strategies as st

from nctrends.present.words.numbers import (
    change_text,
    edition_name,
    level,
    p_value,
    people,
    percent,
    points,
    ratio_text,
    times,
)

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


@pytest.mark.parametrize(
    ("ends", "as_range", "told"),
    [
        pytest.param((-0.0667, -0.0667, -0.0667), False, "−6.7", id="two exact shares"),
        pytest.param((-0.067, -0.068, -0.066), False, "−6.7", id="two shares with a decimal"),
        pytest.param((0.12, 0.11, 0.13), False, "+12", id="two whole percents"),
        pytest.param((-0.024, -0.029, -0.0199), False, "−2", id="a whole percent and a decimal"),
        pytest.param((0.001, -0.004, 0.007), False, "0", id="perhaps none"),
        pytest.param((0.004, 0.0001, 0.0099), False, "+0.4", id="surely a rise, below half a point"),
        pytest.param((0.25, 0.2208, 0.2888), True, "+22 to +29", id="a phrase"),
        pytest.param((-0.01, -0.02, 0.0), True, "−2 to 0", id="no change at one end"),
        pytest.param((0.02, 0.0004, 0.04), True, "up to +4", id="a rise at both ends"),
        pytest.param((0.1, 0.1, 0.1), True, "+10.0", id="both ends alike"),
    ],
)
def test_change_has_the_digits_that_its_figures_support(
    ends: tuple[float, float, float], as_range: bool, told: str
) -> None:
    """What two printed figures leave open decides the decimals; what is surely a change is never told as 0."""
    assert change_text(ends, as_range=as_range) == told


def ends_of(text: str) -> list[str]:
    """The numbers of a change as it is shown: one, two ends, or the far one of "up to +2"."""
    return text.removeprefix("up to ").removeprefix("down to ").split(" to ")


@given(st.floats(-1, 1), st.floats(0, 0.1), st.booleans())
def test_told_change_is_within_half_a_step_of_the_change(change: float, width: float, as_range: bool) -> None:
    """Reading a told change back misses it by half of its last place at most, and its ends likewise."""
    low, high = max(-1.0, change - width / 2), min(1.0, change + width / 2)
    told = [Decimal(text.replace("−", "-")) for text in ends_of(change_text((change, low, high), as_range=as_range))]
    meant = (low, high) if len(told) == 2 else (low, change, high) if as_range else (change,)
    for number in told:
        half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
        assert min(abs(number - Decimal(one) * 100) for one in meant) <= half + Decimal("1e-9")


@pytest.mark.parametrize(
    ("ratio", "digits", "told"),
    [
        (1.786, 3, "×1.79"),
        (1.0, 3, "×1.00"),
        (1.007, 2, "×1.01"),
        (0.998, 3, "×0.998"),
        (0.1234, 2, "×0.12"),
        (0.5, 3, "×0.50"),
        (0.00461, 3, "×0.0046"),
        (27.871, 3, "×27.9"),
        (9722.35, 3, "×9,722"),
        (1.786, 2, "×1.8"),
        (math.inf, 3, "×∞"),
        (0.0, 3, "×0"),
        (NAN, 3, ""),
    ],
)
def test_ratio_has_digits_that_tell(ratio: float, digits: int, told: str) -> None:
    """A ratio is told with two or three digits that tell; one that is not 0 is never told as 0."""
    assert times(ratio, digits=digits) == told


@given(st.floats(1e-6, 1e6))
def test_told_ratio_is_near_the_ratio(ratio: float) -> None:
    """A ratio below 1,000 is told to within one part in a hundred, a larger one to within half."""
    told = float(times(ratio).lstrip("×").replace(",", ""))
    assert told == pytest.approx(ratio, rel=0.051, abs=0)
    if ratio > 0.1:
        assert abs(told - ratio) <= max(0.005, 0.005 * ratio) + 1e-9


def test_ratio_of_vague_figures_has_two_digits_or_two_ends() -> None:
    """What the printed texts leave open decides how a ratio is told."""
    assert ratio_text((1.353, 1.29, 1.42), as_range=False) == "×1.4"
    assert ratio_text((1.353, 1.29, 1.42), as_range=True) == "×1.3 to ×1.4"
    assert ratio_text((NAN, 0.0, math.inf), as_range=False) == "×0 to ×∞"
    assert ratio_text((NAN, NAN, NAN), as_range=False) == "not defined"


@given(st.floats(0.001, 900), st.floats(1.0, 1.3), st.floats(1.0001, 1.2), st.booleans())
def test_told_ratio_lies_where_the_ratio_does(ratio: float, width: float, beside: float, as_range: bool) -> None:
    """On its side of 1 and within its interval, a ratio is told there: rounding makes no verdict look wrong."""
    low, high = ratio / width, ratio * width
    within = (low / beside, high * beside)
    told = [
        float(text.lstrip("×").replace(",", ""))
        for text in ends_of(ratio_text((ratio, low, high), as_range=as_range, within=within))
    ]
    assert all(within[0] * 0.9999 <= one <= within[1] * 1.0001 for one in told)
    if low > 1.001:
        assert min(told) > 1
    if high < 0.999:
        assert max(told) < 1


@given(st.floats(-0.9, 0.9), st.floats(0, 0.05), st.floats(0.0006, 0.1), st.booleans())
def test_told_change_lies_within_its_interval(change: float, width: float, beside: float, as_range: bool) -> None:
    """A change that an interval holds is told as a number that it holds, however it is rounded."""
    low, high = change - width / 2, change + width / 2
    within = (low - beside, high + beside)
    text = change_text((change, low, high), as_range=as_range, within=within)
    told = [float(part.replace("−", "-")) / 100 for part in ends_of(text)]
    assert all(within[0] - 1e-9 <= one <= within[1] + 1e-9 for one in told)


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.5, "0.50"), (0.1, "0.10"), (0.0123, "0.012"), (0.001, "0.0010"), (0.00099, "below 0.001"), (0, "below 0.001")],
)
def test_p_value_has_two_digits(value: float, told: str) -> None:
    """A p-value has two digits that tell, and nobody needs to know how far below a thousandth it is."""
    assert p_value(value) == told


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        (2018, "2018"),
        (2018.0, "2018"),
        (2018.5, "2018.5"),
        ("wave 3", "wave 3"),
        (pd.Timestamp("2030-01-01"), "2030-01-01"),
        (pd.Timestamp("2030-01-01 12:00"), "2030-01-01 12:00:00"),
    ],
)
def test_edition_has_a_short_name(edition: object, told: str) -> None:
    """A date has no time of day where there is none, and a year no decimals."""
    assert edition_name(edition) == told


@pytest.mark.parametrize(("conf_level", "told"), [(0.95, "95 %"), (0.999, "99.9 %"), (0.9, "90 %"), (0.5, "50 %")])
def test_level_is_told_without_zeros(conf_level: float, told: str) -> None:
    """A level has the decimals that it needs."""
    assert level(conf_level) == told
