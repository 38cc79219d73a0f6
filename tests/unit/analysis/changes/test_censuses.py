"""Changes where an edition asked everybody: nothing was sampled there, so only the print is uncertain."""

from __future__ import annotations

from math import isnan, sqrt
from statistics import NormalDist

import pytest
from tests.unit.analysis.made import change, edition, question, series

from nctrends.model.series import Series
from nctrends.proportions import wilson_interval


def two(earlier: str, later: str, *sampling: str) -> Series:
    """Two editions of 400 people with one printed share each."""
    asked = (question([share, ""], base_count=400) for share in (earlier, later))
    years = zip((2018, 2019), asked, sampling, strict=True)
    return series(*(edition(year, one, 400, sampling=how) for year, one, how in years))


@pytest.mark.parametrize(
    ("shares", "ends", "verdict"),
    [
        # 50 % of 400 is 198 to 201 people, 51 % is 202 to 205, and 50.0 % is 200
        pytest.param(("50 %", "51 %"), (1, 7), "rose", id="rose"),
        pytest.param(("51 %", "50 %"), (-7, -1), "fell", id="fell"),
        pytest.param(("50 %", "50 %"), (-3, 3), "too vague to say", id="rounded alike"),
        pytest.param(("50.0 %", "50.0 %"), (0, 0), "no detectable change", id="the same people"),
    ],
)
def test_change_of_two_censuses_is_as_sure_as_the_print(
    shares: tuple[str, str], ends: tuple[int, int], verdict: str
) -> None:
    """The range is the interval; there is no test, no method and no level, and no base that could be smaller."""
    row = change(two(*shares, "census", "census"))
    assert (row.conf_low, row.conf_high) == (pytest.approx(ends[0] / 400), pytest.approx(ends[1] / 400))
    assert (row.estimate_low, row.estimate_high, row.verdict) == (row.conf_low, row.conf_high, verdict)
    assert (row.method, row.adjust, row.family) == ("", "", "")
    assert all(isnan(cell) for cell in (row.p_value, row.p_adjusted, row.conf_level))
    assert (row.holds_from_base_earlier, row.holds_from_base_later) == (None, None)


def test_sample_against_a_census_is_one_sample_against_a_number() -> None:
    """The limits are Wilson's less the share of the census, the p-value is that of the score test of one sample."""
    row = change(two("50.0 %", "60.0 %", "census", "probability"))
    low, high = wilson_interval(240, 400)
    assert row.conf_low == pytest.approx(low - 0.5, abs=1e-9)
    assert row.conf_high == pytest.approx(high - 0.5, abs=1e-9)
    p_value = 2 * NormalDist().cdf(-0.1 / sqrt(0.5 * 0.5 / 400))
    assert row.p_value == pytest.approx(p_value, rel=1e-6)
    assert row.verdict == "rose"
    assert (row.holds_from_base_earlier, row.holds_from_base_later) == (None, None)


def test_census_after_a_sample_mirrors_it() -> None:
    """The limits are the census's share less Wilson's limits of the sample."""
    row = change(two("60.0 %", "50.0 %", "probability", "census"))
    low, high = wilson_interval(240, 400)
    assert row.conf_low == pytest.approx(0.5 - high, abs=1e-9)
    assert row.conf_high == pytest.approx(0.5 - low, abs=1e-9)
    assert (row.base_later, row.count_later) == (400, 200)
