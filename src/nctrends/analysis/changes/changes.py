"""Changes from one edition to another: pairs of estimates that an indicator links, compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import nan
from typing import Any

from attrs import evolve

from nctrends.analysis.background import about
from nctrends.analysis.changes.comparing import Comparison
from nctrends.analysis.changes.pairs import Pair, columns_of, hypothesis_of, pairs_of
from nctrends.analysis.comparability.alignment import path_between
from nctrends.analysis.shares.choices import (
    Against,
    BaseOption,
    DesignEffect,
    Overlap,
    Selection,
    checked_against,
    checked_overlap,
    people_in_both,
)
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import IndicatorSeries, caveats_of, indicator_series, mix_at
from nctrends.analysis.shares.vouched import vouched_estimates
from nctrends.errors import InputError
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.rows.about import About, Choices, Evidence
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Adjust, Comparability, DontKnow, Effect, Family, Method, Ranges
from nctrends.results.changes import Changes


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
        What each edition is compared with; "previous" is the latest earlier edition that has the figure. A step that is
        one series of a document (`same_series`) then compares what that prints of both, where it prints both.
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
    selection = Selection.of(
        series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect, despite=despite
    )
    anchor = checked_against(series, against)
    if editions is not None:
        _check_editions(selection, anchor)
    pairs = list(_pairs(Estimator(selection), anchor, overlap))
    choices = selection.choices(ranges=ranges, against=anchor, smallest_change=smallest_change)
    return Changes(_columns(pairs, how), _about(series, pairs, choices))


def _check_editions(selection: Selection, against: Against) -> None:
    """Raise where the editions that a caller keeps make no change."""
    kept = [edition for edition in selection.series.years if edition in selection.editions]
    if len(kept) < 2:
        raise InputError(f"editions: a change needs two, and {kept[0] if kept else 'none'} is kept. Add another.")
    if isinstance(against, int) and against not in kept:
        raise InputError(f"against={against} is not among the editions that are kept. Add it to editions.")


def _pairs(estimator: Estimator, against: Against, overlap: Overlap | None) -> Iterator[Pair]:
    for followed in indicator_series(estimator):
        for earlier, later in pairs_of(list(followed.estimates), against):
            vouched = vouched_estimates(estimator, followed, earlier, later) if against == "previous" else None
            own = followed.estimates[earlier], followed.estimates[later]
            yield _pair(estimator, followed, vouched or own, people_in_both(overlap, earlier, later))


def _pair(estimator: Estimator, followed: IndicatorSeries, rows: tuple[Estimate, Estimate], overlap: float) -> Pair:
    indicator, selection = followed.indicator, estimator.selection
    earlier, later = rows
    editions = earlier.edition, later.edition
    before, after = (mix_at(estimator, indicator, edition) for edition in editions)
    path = path_between(indicator, *editions, selection.despite)
    return Pair(
        name=followed.name,
        indicator=indicator,
        earlier=earlier,
        later=later,
        path=path,
        withheld=path.grade == Comparability.NOT_COMPARABLE,
        census=(followed.are_census(editions[0]), followed.are_census(editions[1])),
        hypothesis=tuple(hypothesis_of(followed.figures[row.edition].question, row) for row in (earlier, later)),
        mix_change=nan if before is None or after is None else after - before,
        mix_matters=indicator.mix is not None and not followed.describe_respondents(*editions),
        overlap=overlap,
        caveats=caveats_of((earlier, later), path.caveats),
    )


def _columns(pairs: list[Pair], how: Comparison) -> dict[str, Any]:
    return {
        "earlier": [pair.earlier.edition for pair in pairs],
        "later": [pair.later.edition for pair in pairs],
        "comparability": [pair.path.grade for pair in pairs],
        "reasons": [pair.path.reasons for pair in pairs],
        **columns_of(pairs, how, ("earlier", "later")),
    }


def _evidence(pair: Pair) -> Evidence:
    why: list[str] = []
    for step in pair.path.steps:
        why += [*step.reasons.values(), *(["the publisher prints both as one series"] if step.same_series else [])]
    return Evidence(
        source_earlier=pair.earlier.source,
        source_later=pair.later.source,
        caveats_earlier=pair.earlier.caveats,
        caveats_later=pair.later.caveats,
        explanation=tuple(dict.fromkeys(why)),
    )


def _about(series: Series, pairs: list[Pair], choices: Choices) -> About:
    evidence = {(p.name, p.later.item, p.later.option, p.later.group, *p.editions): _evidence(p) for p in pairs}
    return evolve(about(series, choices), evidence=ReadOnlyMapping(evidence))
