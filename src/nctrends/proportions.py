"""Confidence intervals and tests for proportions, from counts: numbers or arrays in, numbers or arrays out.

Two samples come later before earlier, each as a count and its base (the people asked). A name has the method first and
then what it gives: `newcombe_interval`, `newcombe_test`, `newcombe_equivalence`.

>>> from nctrends import proportions
>>> low, high = proportions.miettinen_nurminen_interval(56, 70, 48, 80)  # 56 of 70 later, 48 of 80 earlier
>>> f"{low:.4f} to {high:.4f}"
'0.0528 to 0.3382'
>>> proportions.wilson_interval([1, 5], [29, 100]).high.round(4).tolist()
[0.1718, 0.1118]

One proportion
    `wilson_interval`, `clopper_pearson_interval`, `jeffreys_interval`, `agresti_coull_interval`
Difference, each with `_interval`, `_test` and `_equivalence`
    `miettinen_nurminen`, `mee`, `scas`, `newcombe`, `agresti_caffo`, `wald`
Ratio, the same three
    `koopman`, `miettinen_nurminen_ratio`, `katz`
Odds ratio, the same three
    `odds_ratio_score`, `woolf`
Posterior
    `probability_increase`
Three samples or more, over time
    `trend_slope`, `slope_interval`, `log_odds_slope`, `cochran_armitage_test`, `departure_test`
Answers on a scale
    `mean_score_interval`, `probability_higher`, `probability_higher_interval`, `higher_p_value`

An interval is an `Interval(low, high)`, a test a `TestResult(statistic, p_value)`; both unpack as tuples do. Single
numbers give floats, arrays broadcast. Counts need not be whole (answers may be weighted). Shares in their place are
refused: counts that are all at most 1, with some between 0 and 1 in both samples on bases above 20.
"""

from nctrends.numerics.arrays.results import Interval, TestResult
from nctrends.numerics.methods.katz_woolf import (
    katz_equivalence,
    katz_interval,
    katz_test,
    woolf_equivalence,
    woolf_interval,
    woolf_test,
)
from nctrends.numerics.methods.koopman import (
    koopman_equivalence,
    koopman_interval,
    koopman_test,
    miettinen_nurminen_ratio_equivalence,
    miettinen_nurminen_ratio_interval,
    miettinen_nurminen_ratio_test,
)
from nctrends.numerics.methods.miettinen_nurminen import (
    mee_equivalence,
    mee_interval,
    mee_test,
    miettinen_nurminen_equivalence,
    miettinen_nurminen_interval,
    miettinen_nurminen_test,
)
from nctrends.numerics.methods.newcombe import newcombe_equivalence, newcombe_interval, newcombe_test
from nctrends.numerics.methods.odds_ratio_score import (
    odds_ratio_score_equivalence,
    odds_ratio_score_interval,
    odds_ratio_score_test,
)
from nctrends.numerics.methods.one_proportion import (
    agresti_coull_interval,
    clopper_pearson_interval,
    jeffreys_interval,
    wilson_interval,
)
from nctrends.numerics.methods.posterior import probability_increase
from nctrends.numerics.methods.scas import scas_equivalence, scas_interval, scas_test
from nctrends.numerics.methods.wald import (
    agresti_caffo_equivalence,
    agresti_caffo_interval,
    agresti_caffo_test,
    wald_equivalence,
    wald_interval,
    wald_test,
)
from nctrends.numerics.several.distributions import (
    higher_p_value,
    mean_score_interval,
    probability_higher,
    probability_higher_interval,
)
from nctrends.numerics.several.log_odds import log_odds_slope
from nctrends.numerics.several.trend import cochran_armitage_test, departure_test, slope_interval, trend_slope

__all__ = [
    "Interval",
    "TestResult",
    "agresti_caffo_equivalence",
    "agresti_caffo_interval",
    "agresti_caffo_test",
    "agresti_coull_interval",
    "clopper_pearson_interval",
    "cochran_armitage_test",
    "departure_test",
    "higher_p_value",
    "jeffreys_interval",
    "katz_equivalence",
    "katz_interval",
    "katz_test",
    "koopman_equivalence",
    "koopman_interval",
    "koopman_test",
    "log_odds_slope",
    "mean_score_interval",
    "mee_equivalence",
    "mee_interval",
    "mee_test",
    "miettinen_nurminen_equivalence",
    "miettinen_nurminen_interval",
    "miettinen_nurminen_ratio_equivalence",
    "miettinen_nurminen_ratio_interval",
    "miettinen_nurminen_ratio_test",
    "miettinen_nurminen_test",
    "newcombe_equivalence",
    "newcombe_interval",
    "newcombe_test",
    "odds_ratio_score_equivalence",
    "odds_ratio_score_interval",
    "odds_ratio_score_test",
    "probability_higher",
    "probability_higher_interval",
    "probability_increase",
    "scas_equivalence",
    "scas_interval",
    "scas_test",
    "slope_interval",
    "trend_slope",
    "wald_equivalence",
    "wald_interval",
    "wald_test",
    "wilson_interval",
    "woolf_equivalence",
    "woolf_interval",
    "woolf_test",
]
