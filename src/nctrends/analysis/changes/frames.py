"""Changes from a tidy frame of published figures, without edition files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from attrs import evolve

from nctrends.analysis.changes.assembling import Rows, change_columns
from nctrends.analysis.changes.comparing import Bools, Comparison, Side
from nctrends.analysis.changes.frame_input import KEY, Figures, check_columns, read_frame
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.shares.choices import (
    Against,
    DesignEffect,
    Overlap,
    checked_design_effect,
    checked_overlap,
    people_in_both,
)
from nctrends.errors import InputError
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.question import ALL
from nctrends.model.rows.about import About, Choices
from nctrends.model.words import Adjust, BaseSource, Caveat, Effect, Family, Method, Ranges
from nctrends.numerics.several.adjustment import Codes
from nctrends.results.changes import Changes

DEFAULTS = {"item": "", "option": "", "group": ALL}


def compare_frame(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    frame: pd.DataFrame,
    *,
    against: Against = "previous",
    effect: Effect = "difference",
    method: Method = "miettinen-nurminen",
    conf_level: float = 0.95,
    ranges: Ranges = "union",
    adjust: Adjust = "holm",
    family: Family = "editions",
    smallest_change: float | None = None,
    design_effect: DesignEffect = 1.0,
    overlap: Overlap | None = None,
    overlap_correlation: float | None = None,
    show: Iterable[str] = (),
    decimals: int | None = None,
    moe_at: float = 0.95,
) -> Changes:
    """Changes between editions from a frame with one row a figure.

    Parameters
    ----------
    frame : columns `indicator`, `edition`, optionally `item`, `option`, `group`, and the figures as one of
        `count` + `base`; `percent` + `base`; `percent` + `moe_pp` or `std_error_pp` (percentage points);
        `estimate` + `moe` or `std_error` (proportions). `percent` as text keeps its decimals and hedges.
    against : "previous", "first", "all" or a value of `edition`
    effect, method, conf_level, ranges, adjust, family, smallest_change, show : see `changes`
    overlap, overlap_correlation : see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one; divides the bases
    decimals : printed decimals of `percent` as a number; None takes it as exact
    moe_at : level of the printed margins of error, in (0, 1)

    Returns
    -------
    Changes, one row for each key and pair of editions: keys in the order in which they first come, editions by value.
    Nobody has graded these steps, so `comparability` is empty.

    Raises
    ------
    InputError : missing columns; missing values, bases of 0, counts above their base, keys that repeat and texts that
        cannot be read, all together with their row labels.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "percent": ["34 %", "46 %"], "base": 400})
    >>> change = compare_frame(figures)[0]
    >>> str(change.verdict), round(change.estimate, 2)
    ('rose', 0.12)
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
    check_columns(frame)
    figures = read_frame(frame, decimals=decimals, moe_at=moe_at)
    keyed = frame.assign(**{name: value for name, value in DEFAULTS.items() if name not in frame.columns})
    side = _effective(figures.side, keyed, design_effect)
    keys = np.asarray(keyed.groupby(list(KEY), sort=False, observed=True).ngroup(), dtype=np.intp)
    earlier, later = _pairs(keys, _ranks(keyed["edition"]), keyed["edition"].to_numpy(), against)
    known = _known(keyed, figures, side, earlier, later, divided=side is not figures.side)
    rows = evolve(_rows(keyed, side, earlier, later, how, overlap), caveats=_caveats(figures, earlier, later))
    choices = Choices(
        against=str(against),
        ranges=ranges,
        smallest_change=how.smallest_change,
        effective=_effective_from(figures, divided=side is not figures.side),
    )
    return Changes(known | change_columns(rows, how), About(choices=choices))


def _effective_from(figures: Figures, *, divided: bool) -> str:
    """Return what effective bases come from, in words."""
    printed = ["the printed error"] if figures.base_source == "effective" else []
    return " and ".join([*printed, *(["the design effect"] if divided else [])])


def _rows(
    keyed: pd.DataFrame, side: Side, earlier: Codes, later: Codes, how: Comparison, overlap: Overlap | None
) -> Rows:
    count = len(earlier)
    if how.family == "editions":
        editions = pd.factorize(keyed["edition"])[0]
        families = editions[earlier] * (int(editions.max(initial=0)) + 1) + editions[later]
    else:
        families = pd.factorize(keyed["indicator"])[0][earlier] if how.family == "indicator" else np.zeros(count, int)
    return Rows(
        earlier=side.take(earlier),
        later=side.take(later),
        withheld=np.zeros(count, dtype=bool),
        families=families,
        hypotheses=np.arange(count),
        mix_change=np.full(count, np.nan),
        mix_matters=np.zeros(count, dtype=bool),
        overlap=_in_both(keyed["edition"], earlier, later, overlap),
    )


def _caveats(figures: Figures, earlier: Codes, later: Codes) -> list[tuple[Caveat, ...]] | None:
    """Return the caveat of the rows where a text tells no number."""
    if figures.phrases is None:
        return None
    either: list[bool] = (figures.phrases[earlier] | figures.phrases[later]).tolist()
    return [(Caveat.PHRASE_ONLY,) if phrase else () for phrase in either]


def _in_both(editions: pd.Series[Any], earlier: Codes, later: Codes, overlap: Overlap | None) -> Floats:
    if not isinstance(overlap, Mapping):
        return np.full(len(earlier), float(overlap or 0.0))
    values = editions.to_numpy()
    return np.array([people_in_both(overlap, a, b) for a, b in zip(values[earlier], values[later], strict=True)])


def _ranks(editions: pd.Series[Any]) -> Codes:
    if pd.api.types.infer_dtype(editions).startswith("mixed"):
        raise InputError("edition: values of different types have no order. Make all of one type.")
    return np.asarray(pd.factorize(editions, sort=True)[0])


def _pairs(keys: Codes, ranks: Codes, editions: Any, against: Against) -> tuple[Codes, Codes]:
    """Return positions of the earlier and the later figure of each row."""
    order = np.lexsort((ranks, keys))
    sorted_keys = keys[order]
    if against == "previous":
        same = sorted_keys[1:] == sorted_keys[:-1]
        return order[:-1][same], order[1:][same]
    if against == "all":
        return _all_pairs(order, sorted_keys)
    if against == "first":
        first = np.searchsorted(sorted_keys, sorted_keys)
        later = np.arange(len(order)) > first
        return order[first[later]], order[later]
    return _with_anchor(order, sorted_keys, ranks, editions, against)


def _all_pairs(order: Codes, sorted_keys: Codes) -> tuple[Codes, Codes]:
    place = np.arange(len(order))
    partners = np.searchsorted(sorted_keys, sorted_keys, side="right") - place - 1
    earlier = np.repeat(place, partners)
    later = earlier + 1 + np.arange(len(earlier)) - np.repeat(np.cumsum(partners) - partners, partners)
    return order[earlier], order[later]


def _with_anchor(order: Codes, sorted_keys: Codes, ranks: Codes, editions: Any, anchor: Against) -> tuple[Codes, Codes]:
    is_anchor: Bools = np.asarray(editions == anchor)[order]
    if not is_anchor.any():
        raise InputError(f"against={anchor!r} is not known. Use previous, first, all or a value of edition.")
    anchor_of = np.full(int(sorted_keys.max()) + 1, -1)
    anchor_of[sorted_keys[is_anchor]] = order[is_anchor]
    others = order[~is_anchor & (anchor_of[sorted_keys] >= 0)]
    anchors = anchor_of[sorted_keys[~is_anchor & (anchor_of[sorted_keys] >= 0)]]
    before = ranks[others] < ranks[anchors]
    return np.where(before, others, anchors), np.where(before, anchors, others)


def _effective(side: Side, keyed: pd.DataFrame, design_effect: DesignEffect) -> Side:
    """Divide counts and bases by the design effect."""
    if isinstance(design_effect, Mapping):
        pairs = zip(keyed["edition"], keyed["group"], strict=True)
        effects: Any = np.array([checked_design_effect(design_effect.get(pair, 1.0)) for pair in pairs])
    else:
        effects = checked_design_effect(design_effect)
    if np.all(effects == 1):
        return side
    counts = {name: getattr(side, name) / effects for name in ("base", "count", "count_low", "count_high")}
    return evolve(side, **counts)


def _known(
    keyed: pd.DataFrame, figures: Figures, side: Side, earlier: Codes, later: Codes, *, divided: bool
) -> dict[str, Any]:
    """Return the columns that a row has before it is compared."""
    texts = {name: keyed[name].astype(str).array for name in KEY}
    known: dict[str, Any] = {name: texts[name].take(later) for name in KEY}
    known |= {f"{name}_label": known[name] for name in ("indicator", "item", "option")}
    empty = pd.array([""], dtype=str).take(np.zeros(len(later), dtype=int))
    known |= dict.fromkeys(("series", "comparability"), empty) | {"reasons": [()] * len(later)}
    source = BaseSource.EFFECTIVE if divided else figures.base_source
    nothing: list[Joined[Print]] = [Joined()] * len(later)
    for when, rows in (("earlier", earlier), ("later", later)):
        known[when] = keyed["edition"].array.take(rows)
        known[f"printed_{when}"] = nothing if figures.printed is None else figures.printed[rows]
        for name in ("count", "base", "estimate", "estimate_low", "estimate_high"):
            known[f"{name}_{when}"] = getattr(side, name)[rows]
        known[f"base_source_{when}"] = [source] * len(rows)
    return known
