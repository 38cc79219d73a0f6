"""From which bases on a change holds: at those it does, just below them it does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, strategies as st
from tests.strategies import fewer

from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.miettinen_nurminen import mee_limits, miettinen_nurminen_limits
from nctrends.numerics.methods.newcombe import newcombe_limits
from nctrends.numerics.methods.robustness import smallest_scale, smallest_score_scale

Z = critical_value(0.95)
SHARES = st.floats(0.001, 0.999)
BASES = st.floats(20, 20_000)
SCORES = [
    pytest.param(True, miettinen_nurminen_limits, id="miettinen-nurminen"),
    pytest.param(False, mee_limits, id="mee"),
]


def excludes_0(limits, later: float, base_later: float, earlier: float, base_earlier: float, scale: float) -> bool:
    """Whether the interval at scaled bases, shares unchanged, excludes no change."""
    n_later, n_earlier = base_later * scale, base_earlier * scale
    low, high = limits(later * n_later, n_later, earlier * n_earlier, n_earlier, Z)
    return low > 0 or high < 0


@pytest.mark.parametrize(("corrected", "limits"), SCORES)
@given(later=SHARES, earlier=SHARES, base_later=BASES, base_earlier=BASES)
@fewer(2)
def test_interval_excludes_0_from_just_that_scale_on(
    corrected: bool, limits, later: float, earlier: float, base_later: float, base_earlier: float
) -> None:
    """The closed form is where the interval touches 0, and where halving finds it to be."""
    assume(abs(later - earlier) > 1e-4)
    assume(excludes_0(limits, later, base_later, earlier, base_earlier, 1.0))
    arrays = [np.array([value]) for value in (later, base_later, earlier, base_earlier)]
    scale = float(smallest_score_scale(*arrays, Z, corrected=corrected)[0])
    assert 0 < scale <= 1
    assert excludes_0(limits, later, base_later, earlier, base_earlier, scale * (1 + 1e-6))
    assert not excludes_0(limits, later, base_later, earlier, base_earlier, scale * (1 - 1e-6))
    # the limits are right to about 1e-13, which moves where they cross 0 by less than this
    assert smallest_scale(limits, *arrays, Z)[0] == pytest.approx(scale, rel=1e-6)


@given(later=SHARES, earlier=SHARES, base_later=BASES, base_earlier=BASES)
@fewer(2)
def test_halving_finds_where_newcombe_touches_0(
    later: float, earlier: float, base_later: float, base_earlier: float
) -> None:
    """A method without a closed form is bisected to where its interval touches 0."""
    assume(abs(later - earlier) > 1e-4)
    assume(excludes_0(newcombe_limits, later, base_later, earlier, base_earlier, 1.0))
    arrays = [np.array([value]) for value in (later, base_later, earlier, base_earlier)]
    scale = float(smallest_scale(newcombe_limits, *arrays, Z)[0])
    assert excludes_0(newcombe_limits, later, base_later, earlier, base_earlier, scale * (1 + 1e-6))
    assert not excludes_0(newcombe_limits, later, base_later, earlier, base_earlier, scale * (1 - 1e-6))


@pytest.mark.parametrize(
    ("later", "base_later", "earlier", "base_earlier", "bases"),
    [
        pytest.param(1 / 3 + 0.003, 450, 0.1155, 435, (28, 29), id="cloud storage, from phrases"),
        pytest.param(1.0, 100, 0.0, 100, (3, 3), id="all against none"),
    ],
)
def test_worked_scales(
    later: float, base_later: float, earlier: float, base_earlier: float, bases: tuple[int, int]
) -> None:
    """Cloud storage is in section 9 of the design; all against none has z² = 2n - 1, which is 3.84 at n = 2.42."""
    arrays = [np.array([float(value)]) for value in (later, base_later, earlier, base_earlier)]
    scale = float(smallest_score_scale(*arrays, Z, corrected=True)[0])
    assert (int(np.ceil(scale * base_earlier)), int(np.ceil(scale * base_later))) == bases
