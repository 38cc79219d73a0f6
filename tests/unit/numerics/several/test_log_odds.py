"""Slopes in log-odds, against statsmodels' binomial regression."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.tools import add_constant

from nctrends.proportions import log_odds_slope

YEARS = np.array([2003.0, 2008, 2009, 2012, 2018])


def fitted(counts: np.ndarray, bases: np.ndarray) -> float:
    """The slope of statsmodels' fit."""
    exog = add_constant(YEARS - 2010)
    return float(GLM(np.column_stack([counts, bases - counts]), exog, family=Binomial()).fit(tol=1e-12).params[1])


def test_slopes_are_those_of_the_binomial_regression() -> None:
    """Of 200 lines, flat and steep, on small and large bases, each has statsmodels' slope."""
    random = np.random.default_rng(20260101)
    bases = random.integers(5, 3000, (200, 5)).astype(float)
    shares = 1 / (1 + np.exp(-(random.normal(0, 1.5, (200, 1)) + random.normal(0, 0.1, (200, 1)) * (YEARS - 2010))))
    counts = random.binomial(bases.astype(int), shares).astype(float)
    slopes = log_odds_slope(counts, bases, YEARS)
    known = np.flatnonzero(~np.isnan(slopes))
    assert len(known) > 190
    for row in known:
        assert slopes[row] == pytest.approx(fitted(counts[row], bases[row]), rel=1e-7, abs=1e-10)


def test_counts_need_not_be_whole() -> None:
    """Weighted counts have a slope too; statsmodels gives the same."""
    counts, bases = np.array([20.5, 18.25, 14.0, 12.75, 9.5]), np.full(5, 60.25)
    assert log_odds_slope(counts, bases, YEARS) == pytest.approx(fitted(counts, bases), rel=1e-8)


@pytest.mark.parametrize(
    "counts",
    [[0, 0, 0, 0, 0], [9, 9, 9, 9, 9], [0, 0, 9, 9, 9], [9, 9, 4, 0, 0], [0, 0, 0, 0, 3]],
    ids=["nobody", "everybody", "none then all", "all then none", "the last year alone"],
)
def test_slope_that_is_infinite_or_anything_is_empty(counts: list[float]) -> None:
    """Where the likelihood has no maximum at a finite slope, none is given."""
    assert np.isnan(log_odds_slope(counts, [9] * 5, YEARS))


def test_slope_at_the_edge_of_existence_is_found() -> None:
    """One answer before another without it is enough for a finite slope, however steep."""
    counts, bases = np.array([0.0, 1, 0, 9, 9]), np.full(5, 9.0)
    assert log_odds_slope(counts, bases, YEARS) == pytest.approx(fitted(counts, bases), rel=1e-5)
