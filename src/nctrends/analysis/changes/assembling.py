"""Rows of changes in full: the comparison, its adjustment, the tipping gap and the caveats, for all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from nctrends.analysis.changes.adjusting import adjusted, adjusted_limits
from nctrends.analysis.changes.comparing import (
    FELL,
    NONE,
    ROSE,
    VAGUE,
    Bools,
    Columns,
    Comparison,
    Side,
    compare,
    corners,
)
from nctrends.analysis.changes.composition import tipping_gap
from nctrends.analysis.changes.methods import Floats
from nctrends.errors import InputError
from nctrends.model.rows.rows import WITHHELD
from nctrends.numerics.several.adjustment import Codes

NOT_AFTER_ADJUSTMENT = "not after adjustment"
MIX_UNKNOWN = "mix of respondents unknown"
MIX_CANNOT = "mix alone cannot"
RANGES_IGNORED = "ranges ignored"


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
    certain: Bools | None = None
    """Rows between two censuses: nothing was sampled, so the change is as sure as the printed texts are."""
    caveats: Sequence[str] | None = None
    """What already limits each row; None where nothing does."""


def change_columns(rows: Rows, how: Comparison) -> Columns:
    """Return every computed column of the rows; empty where they are withheld."""
    certain = np.zeros_like(rows.withheld) if rows.certain is None else rows.certain & ~rows.withheld
    compared = ~rows.withheld & ~certain
    earlier, later = rows.earlier.take(compared), rows.later.take(compared)
    families = _numbered(rows.families[compared])
    overlap = rows.overlap[compared]
    if (overlap > np.minimum(earlier.base, later.base)).any():
        raise InputError("overlap: more people are in both editions than answered in one. Give a smaller number.")
    found = compare(earlier, later, how, overlap)
    found |= adjusted(found["p_value"], families, rows.hypotheses[compared], how)
    found |= adjusted_limits(found, corners(earlier, later, how, overlap), how)
    mix_change = np.where(rows.mix_matters, rows.mix_change, np.nan)[compared]
    if how.functions.no_effect:
        mix_change = np.full_like(mix_change, np.nan)  # a gap in points has no meaning for a ratio
    found["tipping_gap"] = tipping_gap(found["conf_low"], found["conf_high"], mix_change)
    del found["rejected"]
    columns = {name: _spread(values, compared) for name, values in found.items()}
    columns["verdict"][rows.withheld] = WITHHELD
    _fill_certain(columns, rows, certain, how)
    columns["conf_level"] = np.where(compared, how.conf_level, np.nan)
    for name in ("effect", "method", "adjust", "family"):
        columns[name] = np.full(len(compared), getattr(how, name), dtype=object)
    columns["method"][certain] = ""
    for name in ("adjust", "family"):
        columns[name][~compared] = ""
    columns["caveats"] = _caveats(rows, columns, how)
    return columns


def _fill_certain(columns: Columns, rows: Rows, here: Bools, how: Comparison) -> None:
    """Write the change between two censuses: its range is its interval, and there is no test."""
    if not here.any():
        return
    method = how.functions
    lowest, highest = corners(rows.earlier.take(here), rows.later.take(here), how, rows.overlap[here])
    low, high = method.estimate(*lowest.shares), method.estimate(*highest.shares)
    columns["estimate"][here] = method.estimate(rows.later.estimate[here], rows.earlier.estimate[here])
    for name, values in (("estimate_low", low), ("estimate_high", high), ("conf_low", low), ("conf_high", high)):
        columns[name][here] = values
    no_change = (low == method.no_effect) & (high == method.no_effect)
    rises, falls = low > method.no_effect, high < method.no_effect
    columns["verdict"][here] = np.select([rises, falls, no_change], [ROSE, FELL, NONE], VAGUE)


def _caveats(rows: Rows, columns: Columns, how: Comparison) -> NDArray[Any]:
    alpha = 1 - how.conf_level
    decided = (columns["verdict"] == ROSE) | (columns["verdict"] == FELL)
    vague = rows.earlier.is_range | rows.later.is_range
    with np.errstate(invalid="ignore"):
        flags = {
            NOT_AFTER_ADJUSTMENT: decided & (how.adjust != "none") & (columns["p_adjusted"] >= alpha),
            MIX_UNKNOWN: rows.mix_matters & np.isnan(rows.mix_change) & ~rows.withheld,
            MIX_CANNOT: columns["tipping_gap"] > 1,
            RANGES_IGNORED: vague & (how.ranges == "printed") & ~rows.withheld,
        }
    return _joined(rows.caveats, flags)


def _joined(before: Sequence[str] | None, flags: dict[str, Bools]) -> NDArray[Any]:
    """Join what holds of each row; each combination that occurs is put in words once."""
    known = dict.fromkeys(before) if before is not None else {"": None}
    position = {text: i for i, text in enumerate(known)}
    codes = np.array([position[text] for text in before], dtype=np.intp) if before is not None else 0
    for mask in flags.values():
        codes = codes * 2 + mask
    combinations, which = np.unique(codes, return_inverse=True)
    words = np.array([_in_words(int(code), list(known), list(flags)) for code in combinations], dtype=object)
    return np.asarray(words[which]) if len(words) else np.array([], dtype=object)


def _in_words(code: int, before: list[str], flags: list[str]) -> str:
    held = [flag for i, flag in enumerate(flags) if code >> (len(flags) - 1 - i) & 1]
    return "; ".join(part for part in (before[code >> len(flags)], *held) if part)


def _spread(values: NDArray[Any], compared: Bools) -> NDArray[Any]:
    """Return values of the compared rows at their places among all rows."""
    spread: NDArray[Any] = np.full(len(compared), "" if values.dtype == object else np.nan, dtype=values.dtype)
    spread[compared] = values
    return spread


def _numbered(codes: Codes) -> Codes:
    """Number families from 0 without gaps."""
    numbered: Codes = np.unique(codes, return_inverse=True)[1]
    return numbered
