"""The unchecked limits that the analysis calls: one critical value for all pairs, or one for each."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.numerics.pairs import hard_pairs

from nctrends.numerics.methods.katz_woolf import katz_limits, woolf_limits
from nctrends.numerics.methods.koopman import koopman_limits, miettinen_nurminen_ratio_limits
from nctrends.numerics.methods.miettinen_nurminen import mee_limits, miettinen_nurminen_limits
from nctrends.numerics.methods.newcombe import newcombe_limits
from nctrends.numerics.methods.odds_ratio_score import odds_ratio_score_limits
from nctrends.numerics.methods.scas import scas_limits
from nctrends.numerics.methods.wald import agresti_caffo_limits, wald_limits

KERNELS = (
    agresti_caffo_limits,
    katz_limits,
    koopman_limits,
    mee_limits,
    miettinen_nurminen_limits,
    miettinen_nurminen_ratio_limits,
    newcombe_limits,
    odds_ratio_score_limits,
    scas_limits,
    wald_limits,
    woolf_limits,
)
every_kernel = pytest.mark.parametrize("limits", KERNELS, ids=lambda kernel: kernel.__name__)


@every_kernel
def test_each_pair_can_have_its_own_critical_value(limits):
    """Adjusted limits differ in level from row to row; a row gets what it would get alone."""
    pairs = np.array(hard_pairs(40, seed=79))
    critical = np.linspace(0.3, 5, 40)
    together = np.array(limits(*pairs, critical))
    for place in range(40):
        np.testing.assert_array_equal(together[:, place], np.array(limits(*pairs[:, place], critical[place])))


@every_kernel
def test_long_columns_get_what_short_ones_get(limits):
    """Where one value is repeated it is worked out once, and no digit may depend on that."""
    pairs = np.array(hard_pairs(9000, seed=83))
    for_all, for_each = limits(*pairs, 1.96), limits(*pairs, np.full(9000, 1.96))
    np.testing.assert_array_equal(for_all, for_each)
