"""The smallest rise that a test can be expected to find, against statsmodels and a published sample size."""

from __future__ import annotations

from math import erfc, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, strategies as st
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

from nctrends.numerics.methods.power import smallest_detectable_rise

BASES = st.floats(5, 1e6)
SHARES = st.floats(0, 1, exclude_max=True)


def rise(share: float, base_earlier: float, base_later: float, **options: float) -> float:
    """The smallest rise of a single pair."""
    arrays = [np.array([float(value)]) for value in (share, base_earlier, base_later)]
    return float(smallest_detectable_rise(*arrays, **options)[0])


def power_of(later: float, share: float, base_earlier: float, base_later: float, conf_level: float) -> float:
    """Power of the two-sided pooled z test in its near tail, by the textbook."""
    pooled = (share * base_earlier + later * base_later) / (base_earlier + base_later)
    under_null = sqrt(pooled * (1 - pooled) * (1 / base_earlier + 1 / base_later))
    as_is = sqrt(share * (1 - share) / base_earlier + later * (1 - later) / base_later)
    z = NormalDist().inv_cdf(1 - (1 - conf_level) / 2)
    return erfc((z * under_null - (later - share)) / as_is / sqrt(2)) / 2


def test_published_sample_size() -> None:
    """Fleiss, Levin and Paik (2003), 4.2: 0.5 against 0.6 needs 388 people a group, as 387 are not quite enough."""
    assert rise(0.5, 388, 388) < 0.1 < rise(0.5, 387, 387)


@pytest.mark.parametrize("ratio", [1.0, 0.5, 3.0])
@pytest.mark.parametrize(("share", "change"), [(0.5, 0.1), (0.1, 0.05), (0.02, 0.02), (0.7, 0.2), (0.9, 0.08)])
def test_sample_size_of_statsmodels(share: float, change: float, ratio: float) -> None:
    """At the sample size that statsmodels gives for a rise, that rise is the smallest to be found."""
    base = samplesize_proportions_2indep_onetail(change, share, 0.8, ratio=ratio, alpha=0.05)
    assert rise(share, base * ratio, base) == pytest.approx(change, rel=1e-6)  # statsmodels' constant has few digits


@given(SHARES, BASES, BASES, st.sampled_from([0.8, 0.95, 0.999]), st.sampled_from([0.5, 0.8, 0.95]))
def test_power_at_the_smallest_rise_is_the_power_asked_for(
    share: float, base_earlier: float, base_later: float, conf_level: float, power: float
) -> None:
    """At the rise found the test has just the power asked for; where there is none, not even a rise to 1 has it."""
    found = rise(share, base_earlier, base_later, conf_level=conf_level, power=power)
    if np.isnan(found):
        near = share + (1 - share) * (1 - 1e-9)
        assert near <= share or power_of(near, share, base_earlier, base_later, conf_level) < power + 1e-6
    else:
        assert 0 < found <= 1 - share
        # close to 1 the power climbs so steeply that the last digits of the rise move it
        assert power_of(share + found, share, base_earlier, base_later, conf_level) == pytest.approx(power, abs=1e-4)


@pytest.mark.parametrize("share", [1.0, 0.999], ids=["all", "nearly all"])
def test_no_room_to_rise_is_nan(share: float) -> None:
    """Where everybody says yes already, or the bases are too small, there is no rise to be found."""
    assert np.isnan(rise(share, 10, 10))


def test_nobody_before_is_no_special_case() -> None:
    """From 0 a rise is found too: power is checked by the textbook formula."""
    found = rise(0.0, 100, 100)
    assert power_of(found, 0.0, 100, 100, 0.95) == pytest.approx(0.8, abs=1e-9)


@given(SHARES, BASES, BASES)
def test_larger_bases_find_smaller_rises(share: float, base_earlier: float, base_later: float) -> None:
    """Twice the people find no larger a rise."""
    once, twice = rise(share, base_earlier, base_later), rise(share, 2 * base_earlier, 2 * base_later)
    assert np.isnan(once) or twice <= once


def test_empty_input_is_an_empty_output() -> None:
    """No rows give no rows."""
    nothing = np.array([])
    assert smallest_detectable_rise(nothing, nothing, nothing).shape == (0,)
