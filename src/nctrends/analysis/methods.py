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

Floats = NDArray[np.float64]


@frozen(kw_only=True)
class Method:
    """What the analysis needs of a method."""

    name: str
    effect: str
    limits: Limits
    p_value: Callable[[Floats, Floats, Floats, Floats, float], Floats]
    """Two-sided, of counts and bases, later first, and a null value."""
    corners: bool
    """True where the union over ranges of counts is reached at their corners."""
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


def _difference(name: str, limits: Limits, p: Callable[..., Floats], scale: Callable[..., Floats]) -> Method:
    return Method(name=name, effect="difference", limits=limits, p_value=p, corners=True, scale=scale)


METHODS = {
    (method.effect, method.name): method
    for method in (
        _difference(
            "miettinen-nurminen",
            miettinen_nurminen_limits,
            _tested_by(miettinen_nurminen_statistic),
            partial(smallest_score_scale, corrected=True),
        ),
        _difference("mee", mee_limits, _tested_by(mee_statistic), partial(smallest_score_scale, corrected=False)),
        _difference(
            "newcombe", newcombe_limits, _tested_by(newcombe_statistic), partial(smallest_scale, newcombe_limits)
        ),
    )
}
