"""The mix of respondents: how much of a change a shift in who answered could bring about alone."""

from __future__ import annotations

import numpy as np

from nctrends.analysis.changes.methods import Floats


def tipping_gap(conf_low: Floats, conf_high: Floats, mix_change: Floats) -> Floats:
    """How far apart the watched group and the others would have to answer for a shift in its share alone to make it.

    Parameters
    ----------
    conf_low, conf_high : shape (n,)
        Interval of the change, proportions.
    mix_change : shape (n,)
        Change in the share of the watched group, a proportion; NaN where unknown.

    Returns
    -------
    shape (n,)
        A proportion, 0 where the interval holds 0; above 1 a shift in the share of that group alone
        cannot make the change. NaN where unknown.
    """
    end = np.where(conf_low > 0, conf_low, np.where(conf_high < 0, -conf_high, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = end / np.abs(mix_change)
    return np.where((end == 0) & ~np.isnan(mix_change), 0.0, gap)
