"""Shares of all respondents as mixtures of the shares of printed groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.groups.disjoint import groups_printed
from nctrends.analysis.ordinal.scales import follows_scale
from nctrends.analysis.shares.following import Wanted, caveats_of
from nctrends.analysis.shares.topics import groups_at
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.question import ALL
from nctrends.model.rows.estimates import Estimate
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


def mixtures(wanted: Wanted, groups: tuple[str, ...] | None) -> Iterator[tuple[str, Indicator, dict[int, Mixture]]]:
    """Yield the mixtures of each indicator, by year, where at least two groups are printed.

    Raises
    ------
    InputError : groups that share people.
    """
    for name, indicator in wanted.series.crosswalk.indicators.items():
        if name not in wanted.indicators or follows_scale(wanted.series, indicator):
            continue
        years = sorted(year for year in indicator.at if year in wanted.editions)
        found = {year: _mixture(wanted, indicator, year, groups) for year in years}
        yield name, indicator, {year: mixture for year, mixture in found.items() if mixture is not None}


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


def caveats_of_mixtures(told: Sequence[Mixture], *, exact: bool, more: Sequence[Caveat] = ()) -> tuple[Caveat, ...]:
    """Return what limits results on mixtures."""
    rows = [row for mixture in told for row in mixture.estimates]
    vague = exact and any(row.count_low < row.count_high for row in rows)
    said = [caveat for mixture in told for caveat in mixture.caveats]
    return caveats_of(rows, [*said, *([Caveat.RANGES_IGNORED] if vague else []), *more])


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


def _mixture(wanted: Wanted, indicator: Indicator, year: int, named: tuple[str, ...] | None) -> Mixture | None:
    printed = [group for group in groups_at(wanted.series, year, indicator.at[year]) if group != ALL]
    kept = printed if named is None else [group for group in named if group in printed]
    if len(kept) < 2 or (named is not None and len(kept) < len(named)):
        return None
    plain = evolve(wanted, design_effect=1.0)
    found = [(wanted.read(indicator, year, group), plain.read(indicator, year, group)) for group in kept]
    estimates = [(row, other) for row, other in found if row is not None and other is not None]
    if len(estimates) < len(kept):
        return None
    return Mixture(
        edition=year,
        groups=tuple(kept),
        estimates=tuple(row for row, _ in estimates),
        people=tuple(other.base for _, other in estimates),
        caveats=groups_printed(wanted.series, year, indicator.at[year], printed).caveats(kept),
    )


def _column(estimates: Sequence[Estimate], name: str) -> Floats:
    return np.array([getattr(row, name) for row in estimates], dtype=float)
