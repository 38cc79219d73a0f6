"""The one map from the name of a method to its functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from nctrends.errors import InputError, nearest
from nctrends.numerics.hybrid_score import newcombe_limits, newcombe_statistic
from nctrends.numerics.normal import p_value
from nctrends.numerics.robustness import Limits, smallest_scale, smallest_score_scale
from nctrends.numerics.score_difference import (
    mee_limits,
    mee_statistic,
    miettinen_nurminen_limits,
    miettinen_nurminen_statistic,
)
from nctrends.numerics.wald import agresti_caffo_limits, agresti_caffo_statistic, wald_limits, wald_statistic

Floats = NDArray[np.float64]


@frozen(kw_only=True)
class Method:
    """What the analysis needs of a method."""

    name: str
    effect: str
    limits: Limits
    p_value: Callable[[Floats, Floats, Floats, Floats, float], Floats]
    """Two-sided, of counts and bases, later first, and a null value."""
    corners_up_to: float
    """The highest level at which the union over ranges of counts is reached at their corners; 0 for none."""
    scale: Callable[[Floats, Floats, Floats, Floats, float], Floats]
    """Smallest factor on the bases at which a change still holds."""


def method_named(name: str, effect: str = "difference") -> Method:
    """Return a method of an effect by its name, or raise with those there are."""
    effects = tuple(dict.fromkeys(known for known, _ in METHODS))
    if effect not in effects:
        raise InputError(f'effect="{effect}" is not known. {nearest(effect, effects)}')
    names = tuple(known for e, known in METHODS if e == effect)
    if name not in names:
        raise InputError(f'method="{name}" is not known for effect="{effect}". {nearest(name, names)}')
    return METHODS[effect, name]


def _tested_by(statistic: Callable[..., Floats]) -> Callable[..., Floats]:
    """Return the two-sided p-value of a statistic as a function of counts, bases and a null value."""

    def two_sided(*pairs_and_null: Floats | float) -> Floats:
        return p_value(statistic(*pairs_and_null))

    return two_sided


def _method(
    name: str,
    limits: Limits,
    statistic: Callable[..., Floats],
    *,
    corners_up_to: float = 1.0,
    scale: Callable[..., Floats] | None = None,
) -> Method:
    return Method(
        name=name,
        effect="difference",
        limits=limits,
        p_value=_tested_by(statistic),
        corners_up_to=corners_up_to,
        scale=scale or partial(smallest_scale, limits),
    )


_ALL = (
    _method(
        "miettinen-nurminen",
        miettinen_nurminen_limits,
        miettinen_nurminen_statistic,
        scale=partial(smallest_score_scale, corrected=True),
    ),
    _method("mee", mee_limits, mee_statistic, scale=partial(smallest_score_scale, corrected=False)),
    _method("newcombe", newcombe_limits, newcombe_statistic),
    _method("agresti-caffo", agresti_caffo_limits, agresti_caffo_statistic, corners_up_to=0.95),
    _method("wald", wald_limits, wald_statistic, corners_up_to=0.0),
)
METHODS = {(method.effect, method.name): method for method in _ALL}
