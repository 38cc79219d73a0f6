"""Published adjusted p-values and sample sizes, replayed."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from nctrends.numerics.methods.power import smallest_detectable_rise
from nctrends.numerics.several.adjustment import benjamini_hochberg, holm
from nctrends.proportions import mee_test

TEN = [0.001, 0.002, 0.003, 0.004, 0.005, 0.05, 0.06, 0.07, 0.08, 0.09]


def test_holm_of_r() -> None:
    """R's p.adjust(method = "holm") of ten p-values, all its digits."""
    expected = [0.01, 0.018, 0.024, 0.028, 0.03, 0.25, 0.25, 0.25, 0.25, 0.25]
    assert holm(np.array(TEN)) == pytest.approx(expected, abs=1e-15)  # decimals of the printed values


def test_benjamini_hochberg_of_r() -> None:
    """R's p.adjust(method = "BH") of the same, printed with seven decimals."""
    expected = [0.01, 0.01, 0.01, 0.01, 0.01, 0.0833333, 0.0857143, 0.0875, 0.0888889, 0.09]
    assert benjamini_hochberg(np.array(TEN)) == pytest.approx(expected, abs=5e-8)


def test_holm_in_any_order() -> None:
    """R's values for ten p-values that are not sorted; adjusted values come back in the order of the raw ones."""
    raw = [
        0.838541367553,
        0.642193923795,
        0.680845947633,
        0.967833824309,
        0.71626938238,
        0.177096952723,
        5.23656777208e-05,
        0.0202732688798,
        0.00028140506198,
        0.0149877310796,
    ]
    sorted_expected = [0.000523656777, 0.00253264556, 0.1199018486368, 0.14191286215860002, 1, 1, 1, 1, 1, 1]
    adjusted = holm(np.array(raw))
    assert adjusted[np.argsort(raw)] == pytest.approx(sorted_expected, abs=2e-8)  # the digits R prints


# R's strict = TRUE adds the chance to reject in the wrong direction, which the normal formula leaves out.
NULL_ERROR, ERROR = sqrt(2 * 0.575 * 0.425 / 83.4373), sqrt((0.5 * 0.5 + 0.65 * 0.35) / 83.4373)
FAR_TAIL = NormalDist().cdf((-0.15 - NormalDist().inv_cdf(0.975) * NULL_ERROR) / ERROR)


@pytest.mark.parametrize(
    ("earlier", "rise", "base", "power"),
    [
        pytest.param(0.5, 0.25, 76.70692, 0.9, id="R power.prop.test, 0.9"),
        pytest.param(0.5, 0.15, 83.4373, 0.5 - FAR_TAIL, id="R power.prop.test, 0.5, strict"),
        pytest.param(0.001, 0.014, 550.0, 0.74156, id="Stata power twoproportions"),
    ],
)
def test_rise_that_a_published_sample_finds(earlier: float, rise: float, base: float, power: float) -> None:
    """The smallest rise found with the published power at the published base is the published difference."""
    found = smallest_detectable_rise(np.array([earlier]), np.array([base]), np.array([base]), power=power)
    assert found[0] == pytest.approx(rise, abs=1e-6)  # bases are printed with five digits, power with five


def test_gallup_chi_square() -> None:
    """Mee's statistic at no change is the root of the chi-square without correction: 13.445 for 177/300 and 180/400."""
    statistic, _ = mee_test(177, 300, 180, 400)
    assert statistic**2 == pytest.approx(13.445, abs=6e-4)  # three printed decimals
