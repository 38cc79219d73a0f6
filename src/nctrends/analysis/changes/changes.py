"""Changes from one edition to another: pairs of estimates that an indicator links, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import nan
from typing import Any

import numpy as np
from attrs import evolve, fields, frozen

from nctrends.analysis.changes.assembling import Rows, change_columns
from nctrends.analysis.changes.comparing import Comparison, Side
from nctrends.analysis.changes.composition import mix_at
from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.shares.bases import BaseOption
from nctrends.analysis.shares.choices import (
    Against,
    DesignEffect,
    Overlap,
    checked_against,
    checked_overlap,
    people_in_both,
)
from nctrends.analysis.shares.following import (
    Followed,
    Wanted,
    about,
    base_choice,
    caveats_of,
    followed,
    hypothesis_of,
    numbered,
    pairs_of,
)
from nctrends.analysis.shares.topics import topic_at
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.rows.about import About, Choices, Evidence
from nctrends.model.rows.estimates import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Adjust, Caveat, Comparability, DontKnow, Effect, Family, Method, Ranges
from nctrends.results.changes import Changes

WITHOUT_ERROR = 1e12
"""A base at which sampling errors are far below the digits that anything is printed with."""


@frozen(kw_only=True)
class Pair:
    """One row to be: an indicator and group in two editions."""

    name: str
    indicator: Indicator
    group: str
    earlier: Estimate
    later: Estimate
    path: Path
    mix_change: float
    """NaN where the mix is unknown."""
    mix_matters: bool
    """False where no group is watched, and for the questions that describe the respondents themselves."""
    hypothesis: tuple[Any, ...]
    """The same for a share and its complement."""
    census: tuple[bool, bool] = (False, False)
    """Whether the earlier and the later survey asked everybody."""


def changes(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    against: Against = "previous",
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    effect: Effect = "difference",
    method: Method = "miettinen-nurminen",
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: Ranges = "union",
    adjust: Adjust = "holm",
    family: Family = "editions",
    smallest_change: float | None = None,
    design_effect: DesignEffect = 1.0,
    overlap: Overlap | None = None,
    overlap_correlation: float | None = None,
    dont_know: DontKnow = "keep",
    despite: Iterable[str] = (),
    show: Iterable[str] = (),
) -> Changes:
    """Changes of every indicator between editions, with intervals from the respondent counts.

    Parameters
    ----------
    series : the editions and their crosswalk
    against : "previous", "first", "all" or a year
        What each edition is compared with; "previous" is the latest earlier edition that has the figure.
    indicators, editions : names and years to keep; None keeps all
    effect, method : what is estimated and how
        "difference": miettinen-nurminen, mee, newcombe, agresti-caffo, and with ranges="printed" scas and wald;
        "ratio": miettinen-nurminen, koopman, and with ranges="printed" katz; "odds_ratio": miettinen-nurminen, and with
        ranges="printed" woolf. No effect is 0 for a difference and 1 for the ratios.
    conf_level : in (0, 1)
    base, dont_know : see `estimates`
    ranges : "union", "imbens-manski" or "printed"
        "union": limits hold over every count that the printed texts allow. "imbens-manski": narrower limits, which hold
        the true change and not all of its range; the verdict stays that of the union. "printed": the printed number, or
        the middle of a phrase, as if it were exact.
    adjust, family : "holm", "benjamini-hochberg" or "none", over "editions" (same two editions), "indicator" or "all"
    smallest_change : proportion in (0, 1), or None
        The smallest change that matters; fills `equivalence`.
    design_effect : > 0, or a mapping from (edition, group) to one
        Divides the bases of a weighted or clustered survey.
    overlap, overlap_correlation : people in both editions (one number, or a mapping from (earlier, later)), and the
        correlation of their two answers, in (-1, 1); both or neither. Without them the samples are independent,
        which is cautious where people tend to answer alike.
    despite : reasons to overlook where they alone make a step not comparable
    show : columns to add; "probability_increase" is Jeffreys' posterior probability of a rise, at the points

    Returns
    -------
    Changes, in the order of the crosswalk; changes are proportions, -1..1, later minus earlier. Rows that are not
    comparable keep their shares and bases, and have no change.

    Raises
    ------
    InputError : an option that is none of the above.

    References
    ----------
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4:213-226. Holm S (1979). Scandinavian Journal of Statistics
    6:65-70.

    Examples
    --------
    >>> import nctrends as nct
    >>> change = nct.changes(nct.load_series()).filter(indicator="social-chat-apps")[0]
    >>> f"{change.estimate:+.2f} ({change.conf_low:+.3f} to {change.conf_high:+.3f}): {change.verdict}"
    '+0.12 (+0.042 to +0.196): rose'
    """
    how = Comparison(
        effect=effect,
        method=method,
        conf_level=conf_level,
        ranges=ranges,
        adjust=adjust,
        family=family,
        smallest_change=smallest_change,
        overlap_correlation=checked_overlap(overlap, overlap_correlation),
        show=(show,) if isinstance(show, str) else tuple(show),
    )
    wanted = Wanted.of(
        series,
        indicators=indicators,
        editions=editions,
        base=base,
        dont_know=dont_know,
        design_effect=design_effect,
        despite=despite,
    )
    kept = [year for year in series.years if year in wanted.editions]
    if editions is not None and len(kept) < 2:
        raise InputError(f"editions: a change needs two, and {kept[0] if kept else 'none'} is kept. Add another.")
    against = checked_against(series, against)
    if isinstance(against, int) and against not in wanted.editions:
        raise InputError(f"against={against} is not among the editions that are kept. Add it to editions.")
    pairs = list(_pairs(wanted, against))
    choices = Choices(
        against=str(against),
        base=base_choice(base),
        ranges=ranges,
        dont_know=dont_know,
        smallest_change=smallest_change,
    )
    return Changes(_columns(pairs, how, overlap), _about(series, pairs, choices))


def _pairs(wanted: Wanted, against: Against) -> Iterator[Pair]:
    for one in followed(wanted):
        for earlier, later in pairs_of(list(one.estimates), against):
            yield _pair(wanted, one, one.estimates[earlier], one.estimates[later])


def _pair(wanted: Wanted, one: Followed, earlier: Estimate, later: Estimate) -> Pair:
    series, indicator = wanted.series, one.indicator
    before, after = (mix_at(series, indicator, row.edition) for row in (earlier, later))
    topics = [topic_at(series, row.edition, indicator.at[row.edition], one.group) for row in (earlier, later)]
    return Pair(
        name=one.name,
        indicator=indicator,
        group=one.group,
        earlier=earlier,
        later=later,
        path=path_between(indicator, earlier.edition, later.edition, wanted.despite),
        mix_change=nan if before is None or after is None else after - before,
        mix_matters=indicator.mix is not None and not any(topic.question.composition for topic in topics),
        census=(topics[0].survey.sampling == "census", topics[1].survey.sampling == "census"),
        hypothesis=tuple(
            (row.edition, one.group, hypothesis_of(series, indicator, row.edition, row.option))
            for row in (earlier, later)
        ),
    )


def _columns(pairs: list[Pair], how: Comparison, overlap: Overlap | None) -> dict[str, Any]:
    """Return the columns of all pairs: what is known of them, then what is computed."""
    rows = Rows(
        earlier=_side([pair.earlier for pair in pairs], [pair.census[0] for pair in pairs]),
        later=_side([pair.later for pair in pairs], [pair.census[1] for pair in pairs]),
        withheld=np.array([pair.path.grade == Comparability.NOT_COMPARABLE for pair in pairs], dtype=bool),
        certain=np.array([p.census == (True, True) for p in pairs], dtype=bool),
        families=numbered([_family(pair, how.family) for pair in pairs]),
        hypotheses=numbered([pair.hypothesis for pair in pairs]),
        mix_change=np.array([pair.mix_change for pair in pairs], dtype=float),
        mix_matters=np.array([pair.mix_matters for pair in pairs], dtype=bool),
        overlap=np.array([people_in_both(overlap, p.earlier.edition, p.later.edition) for p in pairs], dtype=float),
        caveats=[_caveats(pair) for pair in pairs],
    )
    known: dict[str, Any] = {name: [of(pair) for pair in pairs] for name, of in _KNOWN.items()}
    for name in _OF_A_SIDE:
        known[f"{name}_earlier"] = [getattr(pair.earlier, name) for pair in pairs]
        known[f"{name}_later"] = [getattr(pair.later, name) for pair in pairs]
    computed = change_columns(rows, how)
    for name in ("holds_from_base_earlier", "holds_from_base_later"):
        computed[name][[any(pair.census) for pair in pairs]] = nan  # a census has no base that could be smaller
    return {**known, **computed}


_KNOWN: dict[str, Callable[[Pair], Any]] = {
    "series": lambda pair: pair.earlier.series,
    "indicator": lambda pair: pair.name,
    "item": lambda pair: pair.later.item,
    "option": lambda pair: pair.later.option,
    "group": lambda pair: pair.group,
    "earlier": lambda pair: pair.earlier.edition,
    "later": lambda pair: pair.later.edition,
    "indicator_label": lambda pair: pair.indicator.label,
    "item_label": lambda pair: pair.indicator.item_label or pair.later.item_label,
    "option_label": lambda pair: pair.indicator.option_label or pair.later.option_label,
    "comparability": lambda pair: pair.path.grade,
    "reasons": lambda pair: pair.path.reasons,
}
_OF_A_SIDE = ("printed", "estimate", "estimate_low", "estimate_high", "count", "base", "base_source")


def _evidence(pair: Pair) -> Evidence:
    steps = sorted(pair.indicator.steps, key=lambda step: step.from_)
    told = [
        sentence
        for step in steps
        if pair.earlier.edition <= step.from_ and step.to <= pair.later.edition
        for sentence in (
            *step.reasons.values(),
            *(["the publisher prints both as one series"] if step.same_series else []),
        )
    ]
    return Evidence(
        source_earlier=pair.earlier.source,
        source_later=pair.later.source,
        caveats_earlier=pair.earlier.caveats,
        caveats_later=pair.later.caveats,
        explanation=tuple(dict.fromkeys(told)),
    )


def _about(series: Series, pairs: list[Pair], choices: Choices) -> About:
    evidence = {
        (p.name, p.later.item, p.later.option, p.group, p.earlier.edition, p.later.edition): _evidence(p) for p in pairs
    }
    return evolve(about(series, choices), evidence=ReadOnlyMapping(evidence))


def _side(rows: list[Estimate], census: list[bool]) -> Side:
    """Return the estimates as columns; a census, which samples nobody, counts as a sample without error."""
    side = Side(**{f.name: np.array([getattr(row, f.name) for row in rows], dtype=float) for f in fields(Side)})
    times = np.where(census, WITHOUT_ERROR / side.base, 1.0)
    counts = {name: getattr(side, name) * times for name in ("base", "count", "count_low", "count_high")}
    return evolve(side, **counts) if any(census) else side


def _family(pair: Pair, family: Family) -> tuple[Any, ...]:
    if family == "editions":
        return (pair.earlier.edition, pair.later.edition)
    return (pair.name,) if family == "indicator" else ()


def _caveats(pair: Pair) -> tuple[Caveat, ...]:
    """Return what limits the two estimates of a pair, and what was overlooked to compare them."""
    return caveats_of((pair.earlier, pair.later), pair.path.caveats)
