"""The one map from the name of a method to its functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from nctrends.errors import InputError
from nctrends.model.words import EFFECTS, Effect as EffectName, Method, checked_word
from nctrends.numerics.arrays.normal import p_value
from nctrends.numerics.methods.katz_woolf import katz_limits, katz_statistic, woolf_limits, woolf_statistic
from nctrends.numerics.methods.koopman import (
    koopman_limits,
    koopman_statistic,
    miettinen_nurminen_ratio_limits,
    miettinen_nurminen_ratio_statistic,
)
from nctrends.numerics.methods.miettinen_nurminen import (
    mee_limits,
    mee_statistic,
    miettinen_nurminen_limits,
    miettinen_nurminen_statistic,
)
from nctrends.numerics.methods.newcombe import newcombe_limits, newcombe_statistic
from nctrends.numerics.methods.odds_ratio_score import odds_ratio_score_limits, odds_ratio_score_statistic
from nctrends.numerics.methods.robustness import Limits, smallest_scale, smallest_score_scale
from nctrends.numerics.methods.scas import scas_limits, scas_statistic
from nctrends.numerics.methods.wald import agresti_caffo_limits, agresti_caffo_statistic, wald_limits, wald_statistic

Floats = NDArray[np.float64]
Statistic = Callable[[Floats, Floats, Floats, Floats, float], Floats]
Scale = Callable[[Floats, Floats, Floats, Floats, float], Floats]


@frozen(kw_only=True)
class Effect:
    """What a change is measured as."""

    name: str
    no_effect: float
    of: Callable[[Floats, Floats], Floats]
    """The effect of a later and an earlier share."""
    scaled: Callable[[Floats], Floats]
    """The effect on the scale on which its estimate is nearly normal: itself, or its logarithm."""
    variance: Callable[[Floats, Floats], Floats]
    """What one side adds to the variance on that scale, from its share and base; infinite where it has none."""

    def std_error(self, later: tuple[Floats, Floats], earlier: tuple[Floats, Floats]) -> Floats:
        """Return the standard error on that scale, from share and base of both sides."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.sqrt(self.variance(*later) + self.variance(*earlier))

    def width(self, low: Floats, high: Floats) -> Floats:
        """Return the length of a range on that scale."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.scaled(high) - self.scaled(low))


@frozen(kw_only=True)
class MethodFunctions:
    """What the analysis needs of a method."""

    name: str
    effect: Effect
    limits: Limits
    statistic: Statistic
    """The signed statistic of counts and bases, later first, and a null value."""
    corners_up_to: float
    """The highest level at which the union over ranges of counts is reached at their corners; 0 for none."""
    turns_below: float
    """With fewer people than this left from a change of all to none, or none to all, a limit may turn back."""
    scale: Scale
    """Smallest factor on the bases at which a change still holds."""

    @property
    def no_effect(self) -> float:
        """The value of the effect when nothing changed."""
        return self.effect.no_effect

    def estimate(self, share_later: Floats, share_earlier: Floats) -> Floats:
        """Return the effect of two shares."""
        return self.effect.of(share_later, share_earlier)

    def p_value(self, *pairs: Floats) -> Floats:
        """Return the two-sided p-value of no change."""
        count_later, base_later, count_earlier, base_earlier = pairs
        return p_value(self.statistic(count_later, base_later, count_earlier, base_earlier, self.no_effect))

    def margin(self, smallest_change: float) -> tuple[float, float]:
        """Return the effects between which a change does not matter."""
        if self.no_effect:
            return 1 / smallest_change, smallest_change
        return -smallest_change, smallest_change

    def check_smallest_change(self, smallest_change: float) -> None:
        """Raise where a smallest change that matters is none."""
        least, most, example = (1.0, np.inf, "1.2") if self.no_effect else (0.0, 1.0, "0.05")
        is_number = isinstance(smallest_change, int | float) and not isinstance(smallest_change, bool)
        if not is_number or not least < smallest_change < most:
            raise InputError(
                f'smallest_change={smallest_change!r} is not one for effect="{self.effect.name}". Give a number above '
                f"{least:g}, such as {example}."
            )


def method_named(name: Method, effect: EffectName = "difference") -> MethodFunctions:
    """Return a method of an effect by its name, or raise with those there are."""
    checked_word("effect", effect, EFFECTS)
    checked_word("method", name, (known for of, known in METHODS if of == effect), place=f'for effect="{effect}"')
    return METHODS[effect, name]


def _difference_of(share_later: Floats, share_earlier: Floats) -> Floats:
    return share_later - share_earlier


def _ratio_of(share_later: Floats, share_earlier: Floats) -> Floats:
    """Return the ratio; infinite from 0 to some, not a number where both are 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(share_later / share_earlier)


def _odds_ratio_of(share_later: Floats, share_earlier: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((share_later * (1 - share_earlier)) / (share_earlier * (1 - share_later)))


def _variance(share: Floats, base: Floats) -> Floats:
    return share * (1 - share) / base


def _variance_of_log(share: Floats, base: Floats) -> Floats:
    return np.asarray((1 - share) / (base * share))


def _variance_of_log_odds(share: Floats, base: Floats) -> Floats:
    return np.asarray(1 / (base * share * (1 - share)))


DIFFERENCE = Effect(name="difference", no_effect=0.0, of=_difference_of, scaled=np.asarray, variance=_variance)
RATIO = Effect(name="ratio", no_effect=1.0, of=_ratio_of, scaled=np.log, variance=_variance_of_log)
ODDS_RATIO = Effect(name="odds_ratio", no_effect=1.0, of=_odds_ratio_of, scaled=np.log, variance=_variance_of_log_odds)


def _method(
    name: str,
    effect: Effect,
    limits: Limits,
    statistic: Statistic,
    *,
    corners_up_to: float = 1.0,
    turns_below: float = 0.0,
    scale: Scale | None = None,
) -> MethodFunctions:
    return MethodFunctions(
        name=name,
        effect=effect,
        limits=limits,
        statistic=statistic,
        corners_up_to=corners_up_to,
        turns_below=turns_below,
        scale=scale or partial(smallest_scale, limits, no_effect=effect.no_effect),
    )


_ALL = (
    _method(
        "miettinen-nurminen",
        DIFFERENCE,
        miettinen_nurminen_limits,
        miettinen_nurminen_statistic,
        scale=partial(smallest_score_scale, corrected=True),
    ),
    _method("mee", DIFFERENCE, mee_limits, mee_statistic, scale=partial(smallest_score_scale, corrected=False)),
    _method("newcombe", DIFFERENCE, newcombe_limits, newcombe_statistic),
    _method("agresti-caffo", DIFFERENCE, agresti_caffo_limits, agresti_caffo_statistic, corners_up_to=0.95),
    _method("scas", DIFFERENCE, scas_limits, scas_statistic, corners_up_to=0.0),
    _method("wald", DIFFERENCE, wald_limits, wald_statistic, corners_up_to=0.0),
    _method("miettinen-nurminen", RATIO, miettinen_nurminen_ratio_limits, miettinen_nurminen_ratio_statistic),
    _method("koopman", RATIO, koopman_limits, koopman_statistic),
    _method("katz", RATIO, katz_limits, katz_statistic, corners_up_to=0.0),
    _method(
        "miettinen-nurminen",
        ODDS_RATIO,
        odds_ratio_score_limits,
        odds_ratio_score_statistic,
        corners_up_to=0.95,
        turns_below=0.7,  # up to 95 % a scan of bases 1 to 2,000 finds none that turns back beyond 0.64 people
    ),
    _method("woolf", ODDS_RATIO, woolf_limits, woolf_statistic, corners_up_to=0.0),
)
METHODS = {(method.effect.name, method.name): method for method in _ALL}
