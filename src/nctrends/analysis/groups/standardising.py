"""Changes apart from who answered: shares at a standard mix of groups, and changes split by Kitagawa's rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from attrs import evolve

from nctrends.analysis.background import about
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.changes.pairs import pairs_of
from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.groups.disjoint import checked_groups
from nctrends.analysis.groups.mixtures import METHOD, Mixture, Sum, caveats_of_mixtures, mixtures, summed, weights_of
from nctrends.analysis.shares.choices import Against, BaseOption, DesignEffect, Selection, checked_against
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import label_columns
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.group_results import SplitChange, StandardisedEstimate
from nctrends.model.series import Series
from nctrends.model.words import PLAIN_RANGES, Comparability, DontKnow, PlainRanges, Verdict, checked_word
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.arrays.normal import critical_value
from nctrends.results.kinds import SplitChanges, StandardisedEstimates

Standard: TypeAlias = int | Mapping[str, float] | None


def standardise(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    groups: Sequence[str] | None = None,
    standard: Standard = None,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: PlainRanges = "union",
    design_effect: DesignEffect = 1.0,
    dont_know: DontKnow = "keep",
) -> StandardisedEstimates:
    """Shares that editions would show if their groups were mixed alike: direct standardisation.

    Parameters
    ----------
    series : the editions and their crosswalk
    groups : names of groups that share no people and together are everybody; None takes all that are printed
    standard : a year, whose mix all editions get; a mapping from group to weight; None is the first edition with groups
        A mix is that of the people behind the printed shares; where these are weighted, that is not the population's.
    indicators, editions : names and years to keep; None keeps all
    conf_level : in (0, 1)
    base, dont_know : see `estimates`
    ranges : "union" or "printed"; see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one

    Returns
    -------
    StandardisedEstimates, one row for each indicator and edition that prints its groups; proportions. The mix counts as
    known: limits are for the chance in the shares.

    Raises
    ------
    InputError : an option that is none of the above; groups that share people; a standard without one of the groups.

    References
    ----------
    Fleiss JL, Levin B, Paik MC (2003). Statistical Methods for Rates and Proportions, 3rd edition, 19.2. Zou GY,
    Huang W, Zhang X (2009). Computational Statistics & Data Analysis 53:1080-1085 (limits).
    """
    critical = critical_value(checked_conf_level(conf_level))
    exact = _is_exact(ranges)
    selection = Selection.of(series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect)
    everywhere = evolve(selection, editions=series.years)  # the standard may be an edition that is not shown
    rows = []
    for name, indicator, mixed in mixtures(Estimator(everywhere), checked_groups(series, groups)):
        for edition, mixture in mixed.items():
            if edition in selection.editions:
                label, weights = _standard(standard, mixed, mixture)
                total = summed(mixture.estimates, weights, critical, exact=exact)
                rows.append(_standardised(name, indicator, mixture, label, total, conf_level, exact=exact))
    return StandardisedEstimates.from_rows(rows, about(series, selection.choices(ranges=ranges)))


def kitagawa(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    against: Against = "previous",
    groups: Sequence[str] | None = None,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: PlainRanges = "union",
    design_effect: DesignEffect = 1.0,
    dont_know: DontKnow = "keep",
    despite: Iterable[str] = (),
) -> SplitChanges:
    """Changes split into what the shares of the groups did and what their mix did; the two parts sum to the change.

    The change is that of the mixture of the printed groups, Σ mix · share; it is the printed change of all where the
    printed total is the mean of its groups, weighted by their bases.

    Parameters
    ----------
    series : the editions and their crosswalk
    against, indicators, editions, base, dont_know, despite : see `changes`
    groups : names of groups that share no people and together are everybody; None takes all that are printed
    conf_level : in (0, 1)
    ranges : "union" or "printed"; see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one

    Returns
    -------
    SplitChanges, proportions. The mix counts as known: limits are for the chance in the shares. The verdict is that of
    `from_shares`, what changed at a mix halfway between the two. Rows that are not comparable have no change.

    Raises
    ------
    InputError : an option that is none of the above; groups that share people.

    References
    ----------
    Kitagawa EM (1955). Journal of the American Statistical Association 50:1168-1194. Das Gupta P (1993).
    Standardization and Decomposition of Rates, US Bureau of the Census P23-186.
    """
    critical = critical_value(checked_conf_level(conf_level))
    exact = _is_exact(ranges)
    anchor = checked_against(series, against)
    selection = Selection.of(
        series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect, despite=despite
    )
    rows = []
    for name, indicator, mixed in mixtures(Estimator(selection), checked_groups(series, groups)):
        for earlier, later in _alike(mixed, anchor):
            path = path_between(indicator, earlier.edition, later.edition, selection.despite)
            parts = _parts(earlier, later, critical, exact=exact)
            rows.append(_split(name, indicator, (earlier, later), path, parts, conf_level, exact=exact))
    return SplitChanges.from_rows(rows, about(series, selection.choices(ranges=ranges)))


def _is_exact(ranges: PlainRanges) -> bool:
    checked_word("ranges", ranges, PLAIN_RANGES, place="for mixtures of groups")
    return ranges == "printed"


def _standard(standard: Standard, mixed: Mapping[int, Mixture], mixture: Mixture) -> tuple[str, Floats]:
    """Return the standard by name, and the weight of each group of a mixture in it."""
    if isinstance(standard, Mapping):
        return "given", weights_of(standard, mixture.groups)
    year = next(iter(mixed)) if standard is None else standard
    if year not in mixed:
        raise InputError(f"standard={standard!r}: no groups of that year. Use a year of {', '.join(map(str, mixed))}.")
    model = mixed[year]
    return str(year), weights_of(dict(zip(model.groups, model.people, strict=True)), mixture.groups)


def _alike(mixed: Mapping[int, Mixture], against: Against) -> Iterator[tuple[Mixture, Mixture]]:
    """Yield the pairs of editions that print the same groups."""
    for earlier, later in pairs_of(list(mixed), against):
        if set(mixed[earlier].groups) == set(mixed[later].groups):
            yield mixed[earlier], _in_order(mixed[later], mixed[earlier].groups)


def _in_order(mixture: Mixture, groups: Sequence[str]) -> Mixture:
    """Return a mixture with its groups in another order."""
    places = [mixture.groups.index(group) for group in groups]
    return Mixture(
        edition=mixture.edition,
        groups=tuple(groups),
        estimates=tuple(mixture.estimates[place] for place in places),
        people=tuple(mixture.people[place] for place in places),
        caveats=mixture.caveats,
    )


def _parts(earlier: Mixture, later: Mixture, critical: float, *, exact: bool) -> tuple[Sum, Sum, Sum]:
    """Return the change of the mixture, and its two parts: from shares, from the mix."""
    before, after = earlier.mix, later.mix
    halfway, moved = (before + after) / 2, (after - before) / 2
    rows = (*later.estimates, *earlier.estimates)
    change, shares, mix = (
        summed(rows, np.concatenate(weights), critical, exact=exact)
        for weights in ((after, -before), (halfway, -halfway), (moved, moved))
    )
    return change, shares, mix


def _standardised(
    name: str, indicator: Indicator, mixture: Mixture, standard: str, total: Sum, conf_level: float, *, exact: bool
) -> StandardisedEstimate:
    first = mixture.estimates[0]
    shares = np.array([row.estimate for row in mixture.estimates], dtype=float)
    return StandardisedEstimate(
        series=first.series,
        indicator=name,
        item=first.item,
        option=first.option,
        edition=mixture.edition,
        **label_columns(indicator, first),
        groups=mixture.groups,
        standard=standard,
        estimate_as_mixed=float((mixture.mix * shares).sum()),
        estimate=total.value,
        estimate_low=total.low,
        estimate_high=total.high,
        conf_low=total.conf_low,
        conf_high=total.conf_high,
        conf_level=conf_level,
        method=METHOD,
        caveats=caveats_of_mixtures([mixture], exact=exact),
    )


def _split(
    name: str,
    indicator: Indicator,
    sides: tuple[Mixture, Mixture],
    path: Path,
    parts: tuple[Sum, Sum, Sum],
    conf_level: float,
    *,
    exact: bool,
) -> SplitChange:
    last = sides[1].estimates[0]
    withheld = path.grade == Comparability.NOT_COMPARABLE
    overlooked = path.caveats
    return SplitChange(
        series=last.series,
        indicator=name,
        item=last.item,
        option=last.option,
        earlier=sides[0].edition,
        later=sides[1].edition,
        **label_columns(indicator, last),
        groups=sides[0].groups,
        comparability=path.grade,
        reasons=path.reasons,
        verdict=Verdict.NOT_COMPARABLE if withheld else _verdict(parts[1]),
        caveats=caveats_of_mixtures(sides, exact=exact, more=overlooked),
        **({} if withheld else {"method": METHOD, "conf_level": conf_level, **_columns(parts)}),
    )


def _columns(parts: tuple[Sum, Sum, Sum]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    names = (("estimate", ""), ("from_shares", "from_shares_"), ("from_mix", "from_mix_"))
    for part, (name, limits) in zip(parts, names, strict=True):
        columns |= {name: part.value, f"{name}_low": part.low, f"{name}_high": part.high}
        columns |= {f"{limits}conf_low": part.conf_low, f"{limits}conf_high": part.conf_high}
    return columns


def _verdict(part: Sum) -> Verdict:
    if part.conf_low > 0:
        return Verdict.ROSE
    if part.conf_high < 0:
        return Verdict.FELL
    return Verdict.TOO_VAGUE if part.always[0] > 0 or part.always[1] < 0 else Verdict.NO_CHANGE
