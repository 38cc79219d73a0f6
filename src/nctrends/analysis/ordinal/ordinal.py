"""Changes of whole distributions: what moved on a scale of answers between two editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.background import about
from nctrends.analysis.changes.adjusting import adjusted
from nctrends.analysis.changes.comparing import Columns, Comparison
from nctrends.analysis.changes.pairs import family_key, numbered, pairs_of
from nctrends.analysis.comparability.alignment import Path, path_between
from nctrends.analysis.ordinal.measures import NO_CHANGE, measured
from nctrends.analysis.ordinal.scale_counts import Distribution, distribution_at
from nctrends.analysis.shares.choices import Against, BaseOption, DesignEffect, Selection, checked_against
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import follows_scale, groups_of, scales_followed
from nctrends.errors import InputError
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.series import Series
from nctrends.model.words import (
    PLAIN_RANGES,
    Adjust,
    Caveat,
    Comparability,
    Family,
    PlainRanges,
    Reason,
    Verdict,
    checked_word,
)
from nctrends.results.kinds import OrdinalChanges


def ordinal_changes(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    against: Against = "previous",
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    scores: Sequence[float] | None = None,
    conf_level: float = 0.95,
    base: BaseOption = "recovered",
    ranges: PlainRanges = "union",
    adjust: Adjust = "holm",
    family: Family = "editions",
    design_effect: DesignEffect = 1.0,
    despite: Iterable[str] = (),
) -> OrdinalChanges:
    """Changes of whole distributions of answers between editions, five measures each.

    An indicator takes part where its places in the crosswalk name all options of an ordinal question, from the lowest
    to the highest. Answers without an opinion are not on the scale; shares are taken on the others.

    Parameters
    ----------
    series : the editions and their crosswalk
    against, indicators, editions, base, despite : see `changes`
    scores : value of each option from the lowest to the highest, ascending; None is 1, 2, 3, …
    conf_level : in (0, 1)
    ranges : "union" or "printed"; see `changes`
    adjust, family : see `changes`; each measure has families of its own
    design_effect : > 0, or a mapping from (edition, group) to one

    Returns
    -------
    OrdinalChanges, five rows a change: `probability-higher` is the probability that a later answer is higher than an
    earlier one, ties split, and tells the shift of the whole distribution (0.5 where nothing moved); `net-balance`
    the change of the two highest options minus the two lowest; `top-2` and `bottom-2` the changes of these;
    `mean-score` the change of the mean in the unit of the scores. All others are proportions.

    Raises
    ------
    InputError : an option that is none of the above; an indicator that follows no scale, or that only one edition asks:
        the items of one edition do not make a change.

    References
    ----------
    Newcombe RG (2006). Statistics in Medicine 25:543-573. Brunner E, Munzel U (2000). Biometrical Journal 42:17-25.
    Miettinen O, Nurminen M (1985). Statistics in Medicine 4:213-226 (nets).
    """
    _check_series(series)
    checked_word("ranges", ranges, PLAIN_RANGES, place="for whole distributions")
    how = Comparison(conf_level=conf_level, ranges=ranges, adjust=adjust, family=family)
    selection = Selection.of(
        series, indicators, editions, base=base, dont_know="drop", design_effect=design_effect, despite=despite
    )
    if indicators is not None:
        _check_indicators(selection)
    pairs = list(_pairs(Estimator(selection), checked_against(series, against)))
    rows = _rows(pairs, how, _checked_scores(scores, pairs))
    return OrdinalChanges.from_rows(rows, about(series, selection.choices(ranges=ranges)))


@frozen(kw_only=True)
class Shift:
    """One change to be: an indicator and group in two editions."""

    series: str
    name: str
    indicator: Indicator
    group: str
    earlier: Distribution
    later: Distribution
    path: Path

    @property
    def editions(self) -> tuple[int, int]:
        """The earlier edition, then the later one."""
        return self.earlier.edition, self.later.edition

    @property
    def withheld(self) -> bool:
        """True where the two may not be compared."""
        return self.path.grade == Comparability.NOT_COMPARABLE


def _pairs(estimator: Estimator, against: Against) -> Iterator[Shift]:
    selection = estimator.selection
    for name, indicator, editions in scales_followed(selection):
        for group in groups_of(estimator, indicator, editions):
            every = {edition: distribution_at(estimator, edition, indicator.at[edition], group) for edition in editions}
            printed = {edition: distribution for edition, distribution in every.items() if distribution is not None}
            for earlier, later in pairs_of(list(printed), against):
                yield Shift(
                    series=selection.series.id,
                    name=name,
                    indicator=indicator,
                    group=group,
                    earlier=printed[earlier],
                    later=printed[later],
                    path=_path(indicator, printed[earlier], printed[later], selection.despite),
                )


def _path(indicator: Indicator, earlier: Distribution, later: Distribution, despite: tuple[str, ...]) -> Path:
    """Return the worst grade on the way; scales of different lengths are not comparable, however they are graded."""
    path = path_between(indicator, earlier.edition, later.edition, despite)
    if len(earlier.point) == len(later.point):
        return path
    reasons = tuple(dict.fromkeys([*path.reasons, Reason.SCALE]))
    return evolve(path, grade=Comparability.NOT_COMPARABLE, reasons=reasons)


def _rows(pairs: list[Shift], how: Comparison, scores: Sequence[float] | None) -> list[OrdinalChange]:
    """Return the rows of all pairs, computed together where their scales have as many options."""
    computed: dict[tuple[int, str], dict[str, Any]] = {}
    compared = [i for i, pair in enumerate(pairs) if not pair.withheld]
    for length in {len(pairs[i].later.point) for i in compared}:
        which = [i for i in compared if len(pairs[i].later.point) == length]
        sides = [pairs[i].later for i in which], [pairs[i].earlier for i in which]
        for measure, columns in measured(*sides, how, scores).items():
            held = {name: values.tolist() for name, values in columns.items()}
            for row, i in enumerate(which):
                computed[i, measure] = {name: values[row] for name, values in held.items()}
    _adjust(computed, pairs, how)
    return [
        _row(pair, measure, computed.get((i, measure)), how) for i, pair in enumerate(pairs) for measure in NO_CHANGE
    ]


def _adjust(computed: dict[tuple[int, str], dict[str, Any]], pairs: list[Shift], how: Comparison) -> None:
    """Add adjusted p-values; each measure has families of its own, and what tells who answered is in none."""
    keys = [(i, measure) for i, measure in computed if pairs[i].indicator.is_result]
    families = numbered([(measure, *family_key(how.family, pairs[i].name, pairs[i].editions)) for i, measure in keys])
    p_values = np.array([computed[key]["p_value"] for key in keys], dtype=float)
    columns: Columns = adjusted(p_values, families, np.arange(len(keys)), how) if keys else {}
    for row, key in enumerate(keys):
        computed[key] |= {name: float(columns[name][row]) for name in ("p_adjusted", "family_size")}


def _row(pair: Shift, measure: str, values: dict[str, Any] | None, how: Comparison) -> OrdinalChange:
    earlier, later = pair.earlier, pair.later
    return OrdinalChange(
        series=pair.series,
        indicator=pair.name,
        item=later.item,
        group=pair.group,
        earlier=earlier.edition,
        later=later.edition,
        measure=measure,
        indicator_label=pair.indicator.label,
        item_label=pair.indicator.item_label or later.item_label,
        printed_earlier=earlier.printed,
        printed_later=later.printed,
        base_earlier=earlier.base,
        base_later=later.base,
        base_source_earlier=earlier.base_source,
        base_source_later=later.base_source,
        no_change=NO_CHANGE[measure],
        comparability=pair.path.grade,
        reasons=pair.path.reasons,
        **_computed(values, how),
        caveats=tuple(dict.fromkeys(_caveats(pair, values, how))),
    )


def _computed(values: dict[str, Any] | None, how: Comparison) -> dict[str, Any]:
    """Return the computed columns of a row; of one that is withheld, the verdict alone."""
    if values is None:
        return {"verdict": Verdict.NOT_COMPARABLE}
    known = {**values, "conf_level": how.conf_level}
    if "family_size" not in values:
        return known
    return {**known, "family_size": int(values["family_size"]), "adjust": how.adjust, "family": how.family}


def _caveats(pair: Shift, values: dict[str, Any] | None, how: Comparison) -> Iterator[Caveat]:
    for side in (pair.earlier, pair.later):
        yield from side.caveats
    yield from pair.path.caveats
    if values is None:
        return
    if how.ranges == "printed" and any(side.is_range for side in (pair.earlier, pair.later)):
        yield Caveat.RANGES_IGNORED
    if (
        values["verdict"] in (Verdict.ROSE, Verdict.FELL)
        and how.adjust != "none"
        and values.get("p_adjusted", 0.0) >= 1 - how.conf_level
    ):
        yield Caveat.NOT_AFTER_ADJUSTMENT


def _check_series(series: object) -> None:
    if not isinstance(series, Series):
        raise InputError(
            "ordinal_changes takes a series: a change needs two editions. The items of one edition are different "
            "questions, and how they differ is not a change."
        )


def _check_indicators(selection: Selection) -> None:
    """Raise where an indicator that was asked for by name has no whole distribution to compare."""
    for name in selection.indicators:
        indicator = selection.series.indicators[name]
        if not follows_scale(selection.series, indicator):
            raise InputError(
                f"indicators: {name} follows no whole scale. Name in its places all options of an ordinal question, "
                "from the lowest to the highest."
            )
        if len(indicator.at) < 2:
            raise InputError(
                f"indicators: only one edition asks {name}. A change needs two; the items of one edition are different "
                "questions, and how they differ is not a change."
            )


def _checked_scores(scores: Sequence[float] | None, pairs: list[Shift]) -> Sequence[float] | None:
    if scores is None:
        return None
    held = [float(score) for score in scores]
    rising = all(lower < higher for lower, higher in pairwise(held))
    lengths = {len(pair.later.point) for pair in pairs if not pair.withheld}
    if not rising or lengths - {len(held)} or not np.isfinite(held).all():
        count = " and ".join(map(str, sorted(lengths))) or "as many as the scale has"
        raise InputError(f"scores={scores!r}: give {count} numbers, ascending, one for each option.")
    return held
