"""Pairs of estimates that are compared, and their columns: of two editions, or of two groups of one edition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import nan
from typing import Any

import numpy as np
from attrs import evolve, fields, frozen

from nctrends.analysis.changes.assembling import Rows, change_columns
from nctrends.analysis.changes.comparing import Comparison, Side
from nctrends.analysis.comparability.alignment import Path
from nctrends.analysis.shares.choices import Against
from nctrends.analysis.shares.indicators import label_columns
from nctrends.model.crosswalk import Indicator
from nctrends.model.question import Question
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import Caveat, Comparability, Family
from nctrends.numerics.several.adjustment import Codes

WITHOUT_ERROR = 1e12
"""A base at which sampling errors are far below the digits that anything is printed with."""
OF_A_SIDE = ("printed", "estimate", "estimate_low", "estimate_high", "count", "base", "base_source")
NO_STEP = Path(grade=Comparability.IDENTICAL, reasons=())
"""The path between two groups of one edition."""


@frozen(kw_only=True)
class Pair:
    """One row to be: two estimates of an indicator, of two editions or of two groups; the earlier is taken off."""

    name: str
    indicator: Indicator
    earlier: Estimate
    later: Estimate
    path: Path = NO_STEP
    withheld: bool
    """True where the two may not be compared."""
    census: tuple[bool, bool]
    """Whether the earlier and the later survey asked everybody."""
    hypothesis: tuple[Any, ...]
    """The same for a share and its complement."""
    mix_change: float = nan
    """NaN where the mix is unknown."""
    mix_matters: bool = False
    """False where no group is watched, and for the questions that describe the respondents themselves."""
    overlap: float = 0.0
    """People who are in both; 0 where none are known to be."""
    caveats: tuple[Caveat, ...]
    """What limits the two estimates, and what was overlooked to compare them."""

    @property
    def editions(self) -> tuple[int, int]:
        """The edition of the earlier estimate, then of the later one."""
        return self.earlier.edition, self.later.edition


def pairs_of(editions: Sequence[int], against: Against) -> list[tuple[int, int]]:
    """Return the pairs of editions, given in the order of time, that are compared; earlier first."""
    if against == "previous":
        return list(pairwise(editions))
    every = [(earlier, later) for i, earlier in enumerate(editions) for later in editions[i + 1 :]]
    if against == "all":
        return every
    anchor = editions[0] if against == "first" and editions else against
    return [pair for pair in every if anchor in pair]


def hypothesis_of(question: Question, row: Estimate) -> tuple[Any, ...]:
    """Return what a test of an estimate is about: the same for a share and its complement."""
    chosen = tuple(row.option.split("+"))
    others = tuple(option.id for option in question.options if option.id not in chosen)
    is_whole = question.kind in ("single", "ordinal") and not question.partial
    either = min(chosen, others) if is_whole and others else chosen
    return (row.edition, row.survey, row.question, row.item, row.group, either)


def family_key(family: Family, indicator: str, editions: tuple[int, int]) -> tuple[Any, ...]:
    """Return what is the same for the rows that are adjusted together."""
    if family == "editions":
        return editions
    return (indicator,) if family == "indicator" else ()


def numbered(keys: Sequence[tuple[Any, ...]]) -> Codes:
    """Number keys in the order in which they first come."""
    number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    return np.array([number[key] for key in keys], dtype=np.intp)


def columns_of(pairs: Sequence[Pair], how: Comparison, sides: tuple[str, str]) -> dict[str, Any]:
    """Return the columns of all pairs: what is known of them, then what is computed.

    `sides` end the names of what is known of the earlier and of the later estimate.
    """
    later = [pair.later for pair in pairs]
    labels = [label_columns(pair.indicator, pair.later) for pair in pairs]
    columns: dict[str, Any] = {"indicator": [pair.name for pair in pairs]}
    columns |= {name: [getattr(row, name) for row in later] for name in ("series", "item", "option", "group")}
    columns |= {name: [label[name] for label in labels] for name in ("indicator_label", "item_label", "option_label")}
    for side, rows in zip(sides, ([pair.earlier for pair in pairs], later), strict=True):
        columns |= {f"{name}_{side}": [getattr(row, name) for row in rows] for name in OF_A_SIDE}
    computed = change_columns(_rows(pairs, how), how)
    for name in ("holds_from_base_earlier", "holds_from_base_later"):
        computed[name][[any(pair.census) for pair in pairs]] = nan  # a census has no base that could be smaller
    return columns | computed


def _rows(pairs: Sequence[Pair], how: Comparison) -> Rows:
    return Rows(
        earlier=_side([pair.earlier for pair in pairs], [pair.census[0] for pair in pairs]),
        later=_side([pair.later for pair in pairs], [pair.census[1] for pair in pairs]),
        withheld=np.array([pair.withheld for pair in pairs], dtype=bool),
        certain=np.array([all(pair.census) for pair in pairs], dtype=bool),
        families=numbered([family_key(how.family, pair.name, pair.editions) for pair in pairs]),
        hypotheses=numbered([pair.hypothesis for pair in pairs]),
        mix_change=np.array([pair.mix_change for pair in pairs], dtype=float),
        mix_matters=np.array([pair.mix_matters for pair in pairs], dtype=bool),
        overlap=np.array([pair.overlap for pair in pairs], dtype=float),
        about_respondents=np.array([not pair.indicator.is_result for pair in pairs], dtype=bool),
        caveats=[pair.caveats for pair in pairs],
    )


def _side(rows: Sequence[Estimate], census: Sequence[bool]) -> Side:
    """Return the estimates as columns; a census, which samples nobody, counts as a sample without error."""
    side = Side(**{f.name: np.array([getattr(row, f.name) for row in rows], dtype=float) for f in fields(Side)})
    times = np.where(census, WITHOUT_ERROR / side.base, 1.0)
    counts = {name: getattr(side, name) * times for name in ("base", "count", "count_low", "count_high")}
    return evolve(side, **counts) if any(census) else side
