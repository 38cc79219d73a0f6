"""Adjusted p-values, against statsmodels and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from statsmodels.stats.multitest import multipletests

from nctrends.numerics.several.adjustment import benjamini_hochberg, holm

P_VALUES = st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.01, 0.05, 0.5, 1.0]), max_size=30)
METHODS = [pytest.param(holm, "holm", id="holm"), pytest.param(benjamini_hochberg, "fdr_bh", id="benjamini-hochberg")]
LAST_DIGITS = {"rtol": 1e-12, "atol": 0}  # two orders of the same products


def by_definition(adjust, p_values: list[float]) -> list[float]:
    """Each p-value adjusted by the definition, one at a time."""
    ordered, m = sorted(p_values), len(p_values)
    if adjust is holm:
        return [max(min(1, (m - j) * p) for j, p in enumerate(ordered) if p <= own) for own in p_values]
    return [min(min(1, m * p / (j + 1)) for j, p in enumerate(ordered) if p >= own) for own in p_values]


@pytest.mark.parametrize(("adjust", "name"), METHODS)
@given(p_values=P_VALUES)
@settings(max_examples=10)  # statsmodels needs a sixteenth of a second for one family
def test_adjusted_as_statsmodels_does(adjust, name: str, p_values: list[float]) -> None:
    """A family of p-values is adjusted as statsmodels' `multipletests` does it, ties too."""
    expected = multipletests(p_values, method=name)[1] if p_values else []
    np.testing.assert_allclose(adjust(np.array(p_values)), expected, **LAST_DIGITS)


@pytest.mark.parametrize(("adjust", "name"), METHODS)
@given(rows=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3)), max_size=30))
def test_families_are_adjusted_apart(adjust, name: str, rows: list[tuple[float, int]]) -> None:
    """Rows of several families, in any order, are adjusted as each family is alone, by the definition."""
    p_values, families = np.array([p for p, _ in rows]), np.array([family for _, family in rows], dtype=np.intp)
    together = adjust(p_values, families)
    for family in set(families.tolist()):
        inside = families == family
        np.testing.assert_allclose(together[inside], by_definition(adjust, p_values[inside].tolist()), **LAST_DIGITS)


@pytest.mark.parametrize(("adjust", "name"), METHODS)
@given(p_values=P_VALUES)
def test_adjusted_are_never_below_raw_and_keep_their_order(adjust, name: str, p_values: list[float]) -> None:
    """An adjustment makes nothing surer, and what was surer stays at least as sure."""
    raw = np.array(p_values)
    adjusted = adjust(raw)
    assert (adjusted >= raw).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(raw, kind="stable")]) >= 0).all()


@pytest.mark.parametrize(
    ("adjust", "adjusted"),
    [
        pytest.param(holm, [0.03, 0.06, 0.06, 0.02], id="holm"),
        pytest.param(benjamini_hochberg, [0.02, 0.04, 0.04, 0.02], id="benjamini-hochberg"),
    ],
)
def test_worked_family(adjust, adjusted: list[float]) -> None:
    """By hand: in order times 4, 3, 2, 1 and never falling; times 4/1, 4/2, 4/3, 4/4 and never above the next."""
    np.testing.assert_allclose(adjust(np.array([0.01, 0.03, 0.04, 0.005])), adjusted, **LAST_DIGITS)
