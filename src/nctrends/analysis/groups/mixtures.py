"""Shares of all respondents as mixtures of the shares of printed groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.groups.disjoint import groups_printed
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import caveats_of, shares_followed
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator, Place
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import Caveat
from nctrends.numerics.several.linear import Weighted, ends, linear_limits

METHOD = "newcombe"
"""Wilson limits of the groups, weighted, squared and added: of two groups or editions this is Newcombe's interval."""


@frozen(kw_only=True)
class Mixture:
    """The groups of one edition: the share of each, and how many people each has."""

    edition: int
    groups: tuple[str, ...]
    estimates: tuple[Estimate, ...]
    people: tuple[float, ...]
    caveats: tuple[Caveat, ...]

    @property
    def mix(self) -> Floats:
        """The share of each group among the people."""
        people = np.array(self.people, dtype=float)
        return np.asarray(people / people.sum())


@frozen(kw_only=True)
class Sum:
    """A weighted sum of shares: its value, the ends of what it can be, its limits."""

    value: float
    low: float
    high: float
    conf_low: float
    conf_high: float
    always: tuple[float, float]
    """The limits of the two pairs of counts at the ends alone that are nearest to each other."""


def mixtures(
    estimator: Estimator, groups: tuple[str, ...] | None
) -> Iterator[tuple[str, Indicator, dict[int, Mixture]]]:
    """Yield the mixtures of each indicator, by edition, where at least two groups are printed.

    Raises
    ------
    InputError : groups that share people.
    """
    for name, indicator, editions in shares_followed(estimator.selection):
        printed = {edition: _mixture(estimator, edition, indicator.at[edition], groups) for edition in editions}
        yield name, indicator, {edition: mixture for edition, mixture in printed.items() if mixture is not None}


def summed(estimates: Sequence[Estimate], weights: Floats, critical: float, *, exact: bool) -> Sum:
    """Return a weighted sum of independent shares, over all that the printed texts allow."""
    base, point = _column(estimates, "base"), _column(estimates, "estimate")
    low, high = ("count", "count") if exact else ("count_low", "count_high")
    bottom, top = ends(_column(estimates, low), _column(estimates, high), weights)
    low, high = ("estimate", "estimate") if exact else ("estimate_low", "estimate_high")
    least, most = ends(_column(estimates, low), _column(estimates, high), weights)
    conf_low, bottom_end = linear_limits(Weighted(bottom, base, weights), critical)
    top_start, conf_high = linear_limits(Weighted(top, base, weights), critical)
    return Sum(
        value=float((weights * point).sum()),
        low=float((weights * least).sum()),
        high=float((weights * most).sum()),
        conf_low=float(conf_low),
        conf_high=float(conf_high),
        always=(float(top_start), float(bottom_end)),
    )


def caveats_of_mixtures(several: Sequence[Mixture], *, exact: bool, more: Sequence[Caveat] = ()) -> tuple[Caveat, ...]:
    """Return what limits results on mixtures."""
    rows = [row for mixture in several for row in mixture.estimates]
    vague = exact and any(row.count_low < row.count_high for row in rows)
    own = [caveat for mixture in several for caveat in mixture.caveats]
    return caveats_of(rows, [*own, *([Caveat.RANGES_IGNORED] if vague else []), *more])


def weights_of(standard: Mapping[str, float], groups: Sequence[str]) -> Floats:
    """Return a standard that a caller gives as shares of the groups.

    Raises
    ------
    InputError : a group without a weight, or a weight that is none.
    """
    if set(standard) != set(groups):
        raise InputError(f"standard: give one weight for each of {', '.join(groups)}; got {', '.join(standard)}.")
    weights = np.array([standard[group] for group in groups], dtype=float)
    if not (np.isfinite(weights).all() and (weights >= 0).all() and weights.sum() > 0):
        raise InputError(f"standard={dict(standard)!r}: weights must be numbers of 0 or more, not all 0.")
    return np.asarray(weights / weights.sum())


def _mixture(estimator: Estimator, edition: int, place: Place, named: tuple[str, ...] | None) -> Mixture | None:
    printed = groups_printed(estimator.figures, edition, place)
    kept = printed.names if named is None else tuple(group for group in named if group in printed.names)
    if len(kept) < 2 or (named is not None and len(kept) < len(named)):
        return None
    estimates = _all_printed(estimator.at(edition, place, group) for group in kept)
    undivided = estimator.but(design_effect=1.0)
    people = _all_printed(undivided.at(edition, place, group) for group in kept)
    if estimates is None or people is None:
        return None
    return Mixture(
        edition=edition,
        groups=kept,
        estimates=estimates,
        people=tuple(row.base for row in people),
        caveats=printed.caveats(kept),
    )


def _all_printed(rows: Iterable[Estimate | None]) -> tuple[Estimate, ...] | None:
    every = tuple(rows)
    printed = tuple(row for row in every if row is not None)
    return printed if len(printed) == len(every) else None


def _column(estimates: Sequence[Estimate], name: str) -> Floats:
    return np.array([getattr(row, name) for row in estimates], dtype=float)
