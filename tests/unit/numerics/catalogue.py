"""Every method with its three public functions, for the tests of what holds of all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from nctrends import proportions


class Method(NamedTuple):
    """The public functions of a method."""

    interval: Callable[..., Any]
    test: Callable[..., Any]
    equivalence: Callable[..., Any]


def _methods(*names: str) -> dict[str, Method]:
    """Methods by their names, as the files of published values are named."""
    return {
        name.replace("_", "-"): Method(*(getattr(proportions, f"{name}_{kind}") for kind in Method._fields))
        for name in names
    }


DIFFERENCES = _methods("agresti_caffo", "mee", "miettinen_nurminen", "newcombe", "scas", "wald")
RATIOS = _methods("katz", "koopman", "miettinen_nurminen_ratio", "odds_ratio_score", "woolf")
METHODS = DIFFERENCES | RATIOS
PROPORTIONS = {
    "agresti-coull": proportions.agresti_coull_interval,
    "clopper-pearson": proportions.clopper_pearson_interval,
    "jeffreys": proportions.jeffreys_interval,
    "wilson": proportions.wilson_interval,
}
