"""Rows of changes in full: the comparison, its adjustment, the tipping gap and the caveats, for all rows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from nctrends.analysis.changes.adjusting import adjusted, adjusted_limits
from nctrends.analysis.changes.comparing import (
    Bools,
    Columns,
    Comparison,
    ExtremeCounts,
    Side,
    compare,
    extremes,
    verdicts,
)
from nctrends.analysis.changes.composition import tipping_gap
from nctrends.analysis.changes.methods import Floats
from nctrends.errors import InputError
from nctrends.model.words import Caveat, Verdict
from nctrends.numerics.several.adjustment import Codes

Caveats = tuple[Caveat, ...]


@frozen(kw_only=True)
class Rows:
    """What is known of rows before they are compared, one entry a row."""

    earlier: Side
    later: Side
    withheld: Bools
    """Rows that are not comparable: they keep their shares, and nothing is computed."""
    families: Codes
    hypotheses: Codes
    mix_change: Floats
    """Change in the share of the watched group; NaN where unknown."""
    mix_matters: Bools
    overlap: Floats
    """People who are in both editions; 0 where none are known to be."""
    about_respondents: Bools | None = None
    """Rows that tell who answered: no results, so no family counts them; None where there are none."""
    certain: Bools | None = None
    """Rows between two censuses: nothing was sampled, so the change is as sure as the printed texts are."""
    caveats: Sequence[Caveats] | None = None
    """What already limits each row; None where nothing does."""


def change_columns(rows: Rows, how: Comparison) -> dict[str, Any]:
    """Return every computed column of the rows; empty where they are withheld."""
    certain = np.zeros_like(rows.withheld) if rows.certain is None else rows.certain & ~rows.withheld
    compared = ~rows.withheld & ~certain
    counted = compared if rows.about_respondents is None else compared & ~rows.about_respondents
    earlier, later = rows.earlier.take(compared), rows.later.take(compared)
    overlap = rows.overlap[compared]
    if (overlap > np.minimum(earlier.base, later.base)).any():
        raise InputError("overlap: more people are in both editions than answered in one. Give a smaller number.")
    found = compare(earlier, later, how, overlap)
    found |= _in_families(found, rows, (counted, counted[compared]), extremes(earlier, later, how, overlap), how)
    mix_change = np.where(rows.mix_matters, rows.mix_change, np.nan)[compared]
    if how.functions.no_effect:
        mix_change = np.full_like(mix_change, np.nan)  # a gap in points has no meaning for a ratio
    found["tipping_gap"] = tipping_gap(found["conf_low"], found["conf_high"], mix_change)
    columns = {name: _spread(values, compared) for name, values in found.items()}
    columns["verdict"][rows.withheld] = Verdict.NOT_COMPARABLE
    _fill_certain(columns, rows, certain, how)
    columns["conf_level"] = np.where(compared, how.conf_level, np.nan)
    for name in ("effect", "method", "adjust", "family"):
        columns[name] = np.full(len(compared), getattr(how, name), dtype=object)
    columns["method"][certain] = ""
    for name in ("adjust", "family"):
        columns[name][~counted] = ""
    return columns | {"caveats": _caveats(rows, columns, how)}


def _in_families(
    found: Columns,
    rows: Rows,
    counted: tuple[Bools, Bools],
    between: tuple[ExtremeCounts, ExtremeCounts],
    how: Comparison,
) -> Columns:
    """Return what is adjusted over the families; `counted` are their rows among all and among those compared."""
    of_all, of_compared = counted
    families = _numbered(rows.families[of_all])
    columns = adjusted(found["p_value"][of_compared], families, rows.hypotheses[of_all], how)
    lowest, highest = between
    columns |= adjusted_limits(columns, (lowest.take(of_compared), highest.take(of_compared)), how)
    del columns["rejected"]
    return {name: _spread(values, of_compared) for name, values in columns.items()}


def _fill_certain(columns: Columns, rows: Rows, here: Bools, how: Comparison) -> None:
    """Write the change between two censuses: its range is its interval, and there is no test."""
    if not here.any():
        return
    method = how.functions
    lowest, highest = extremes(rows.earlier.take(here), rows.later.take(here), how, rows.overlap[here])
    low, high = method.estimate(*lowest.shares), method.estimate(*highest.shares)
    columns["estimate"][here] = method.estimate(rows.later.estimate[here], rows.earlier.estimate[here])
    for name, values in (("estimate_low", low), ("estimate_high", high), ("conf_low", low), ("conf_high", high)):
        columns[name][here] = values
    open_still = (low != method.no_effect) | (high != method.no_effect)
    columns["verdict"][here] = verdicts(low > method.no_effect, high < method.no_effect, open_still)


def _caveats(rows: Rows, columns: Columns, how: Comparison) -> list[Caveats]:
    alpha = 1 - how.conf_level
    decided = (columns["verdict"] == Verdict.ROSE) | (columns["verdict"] == Verdict.FELL)
    vague = rows.earlier.is_range | rows.later.is_range
    with np.errstate(invalid="ignore"):
        flags = {
            Caveat.NOT_AFTER_ADJUSTMENT: decided & (how.adjust != "none") & (columns["p_adjusted"] >= alpha),
            Caveat.MIX_UNKNOWN: rows.mix_matters & np.isnan(rows.mix_change) & ~rows.withheld,
            Caveat.MIX_CANNOT: columns["tipping_gap"] > 1,
            Caveat.RANGES_IGNORED: vague & (how.ranges == "printed") & ~rows.withheld,
        }
    return _combined(rows.caveats or [()] * len(rows.withheld), flags)


def _combined(before: Sequence[Caveats], flags: Mapping[Caveat, Bools]) -> list[Caveats]:
    """Return what holds of each row; rows with the same caveats share one tuple."""

    @cache
    def both(known: Caveats, holds: tuple[bool, ...]) -> Caveats:
        return (*known, *compress(flags, holds))

    return list(map(both, before, zip(*(mask.tolist() for mask in flags.values()), strict=True)))


def _spread(values: NDArray[Any], compared: Bools) -> NDArray[Any]:
    """Return values of the compared rows at their places among all rows."""
    spread: NDArray[Any] = np.full(len(compared), "" if values.dtype == object else np.nan, dtype=values.dtype)
    spread[compared] = values
    return spread


def _numbered(codes: Codes) -> Codes:
    """Number families from 0 without gaps."""
    numbered: Codes = np.unique(codes, return_inverse=True)[1]
    return numbered
