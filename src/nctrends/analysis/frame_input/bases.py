"""The bases of a frame's figures: as given, as an upper limit, or from a printed margin, standard error or interval.

A margin is itself rounded. Its base is that of the printed number; limits are computed on the base of the widest margin
that is printed so, since no more is certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

import numpy as np
from attrs import frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.faults import RowFaults
from nctrends.analysis.frame_input.frame_cells import FrameCells, measured, people_of, read_amount
from nctrends.errors import nearest
from nctrends.model.words import BaseSource
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.several.adjustment import Codes

MoeOf = Literal["figure", "survey"] | None
MOE_OF: Final = ("figure", "survey")


IN_PLACE = 1e15
"""Stands in for a base that is missing, so that all other faults are found, too: no count is above it."""
SOURCES: Final = tuple(BaseSource)
"""A row holds the place of its source in this list."""
WHOLE = np.array([SOURCES.index(source) for source in (BaseSource.GIVEN, BaseSource.STATED, BaseSource.RECOVERED)])
"""Sources of bases whose shares are whole numbers of people."""
LIMIT_SOURCES = np.array([place for place, source in enumerate(SOURCES) if source.is_limit])
_IF_WEIGHTED: Final = (
    "; an effective base belongs into a column base_effective, and rows whose bases are weighted are marked in a "
    "column weighted"
)
OF_COLUMN: Final[Mapping[str, tuple[BaseSource, ...]]] = {
    "base_effective": (BaseSource.EFFECTIVE,),
    "base": (BaseSource.GIVEN, *BaseSource),
    "base_at_most": (BaseSource.RESPONDENTS, BaseSource.PARENT),
}
"""Columns of bases, the first that a row has before the others, each with what its source is and may be called."""


@frozen(kw_only=True)
class FrameBases:
    """What each figure is a share of, one entry a row."""

    people: Floats
    least: Floats
    """The smallest base that a rounded margin allows; elsewhere the base."""
    source: Codes
    """Places in `SOURCES`."""
    whole: Bools
    """Where shares are whole numbers of people."""


def given_bases(
    columns: Mapping[str, FrameCells], sources: FrameCells | None, weighted: Bools, faults: RowFaults
) -> FrameBases:
    """Return bases from `base_effective`, `base` and `base_at_most`, in each row the first that is there."""
    rows = len(weighted)
    people, source = np.full(rows, np.nan), np.full(rows, -1, dtype=np.intp)
    named, unread = _sources(sources, rows, faults), np.zeros(rows, dtype=bool)
    for column in (name for name in OF_COLUMN if name in columns):
        number = people_of(columns[column], column, faults)
        unread |= ~columns[column].not_printed & np.isnan(number)
        faults.add(column, number <= 0, "is not above 0")
        here = np.isnan(people) & ~np.isnan(number)
        people[here], source[here] = number[here], SOURCES.index(OF_COLUMN[column][0])
        allowed = [SOURCES.index(word) for word in OF_COLUMN[column]]
        faults.add("base_source", here & (named >= 0) & ~np.isin(named, allowed), f"does not fit a column {column}")
        source = np.where(here & (named >= 0), named, source)
        broken = here & (number % 1 != 0) & ~weighted & (source != SOURCES.index(BaseSource.EFFECTIVE))
        faults.add(column, broken, f"is not a whole number of people{_IF_WEIGHTED}")
    remedy = "" if "base_at_most" in columns else ", or in a column base_at_most the most that it can be"
    missing = np.isnan(people) & ~unread
    faults.add(next(iter(columns)), missing, f"is missing beside a figure; give it{remedy}")
    people = np.where(people > 0, people, IN_PLACE)
    whole = np.isin(source, WHOLE) & ~weighted & (people % 1 == 0)
    return FrameBases(people=people, least=people, source=source, whole=whole)


def _sources(cells: FrameCells | None, rows: int, faults: RowFaults) -> Codes:
    """Return where bases are from; -1 where a row does not say."""
    if cells is None:
        return np.full(rows, -1, dtype=np.intp)
    places: list[int] = []
    for code, text in enumerate(cells.texts):
        word = text.casefold()
        places.append(SOURCES.index(word) if word in SOURCES else -1)
        if word not in SOURCES:
            faults.add("base_source", cells.codes == code, f'"{text}" is none. {nearest(text, BaseSource)}')
    faults.add("base_source", cells.odd | ~np.isnan(cells.numbers), "is not a word")
    return np.array([*places, -1], dtype=np.intp)[cells.codes]


def effective_bases(people: Floats, least: Floats) -> FrameBases:
    """Return bases that come from a printed error."""
    source = np.full(len(people), SOURCES.index(BaseSource.EFFECTIVE), dtype=np.intp)
    return FrameBases(people=people, least=least, source=source, whole=np.zeros(len(people), dtype=bool))


def bases_of_errors(cells: FrameCells, column: str, share: Floats, options: Any, faults: RowFaults) -> FrameBases:
    """Return the base at which a simple random sample has the printed margin or standard error: p (1 - p) / error².

    A margin of a survey is that of a share of one half.
    """
    in_points, is_margin = column.endswith("_pp"), column.startswith("moe")
    printed, decimals = measured(cells, column, faults, read_amount)
    decimals = decimals if in_points else np.maximum(decimals, 2)
    faults.add(column, cells.not_printed, "is missing beside a figure")
    faults.add(column, ~(printed > 0) & ~cells.not_printed & ~np.isnan(printed), "is not above 0")
    of_survey = is_margin and options.moe_of == "survey"
    if not of_survey:
        remedy = 'moe_of="survey" where it is that of the whole survey, or a base' if is_margin else "a base"
        edge = (share <= 0) | (share >= 1)
        faults.add(column, edge, f"tells no base where the share is 0 or 1; give {remedy}")
    spread = 0.25 if of_survey else share * (1 - share)
    scale = (100.0 if in_points else 1.0) * (critical_value(options.moe_at) if is_margin else 1.0)
    error, widest = printed / scale, (printed + 0.5 * 10.0**-decimals) / scale
    with np.errstate(divide="ignore", invalid="ignore"):
        people, least = spread / error**2, spread / widest**2
    return effective_bases(_or_one(people), _or_one(least))


def bases_of_limits(
    columns: Mapping[str, FrameCells], share: Floats, options: Any, faults: RowFaults, *, in_points: bool
) -> FrameBases:
    """Return the base at which Wilson's interval is as wide as the printed one."""
    ends = []
    for column, cells in columns.items():
        printed, decimals = measured(cells, column, faults, read_amount)
        faults.add(column, cells.not_printed, "is missing beside a figure")
        decimals = decimals + 2 if in_points else np.maximum(decimals, 2)
        ends.append((printed / (100 if in_points else 1), 0.5 * 10.0**-decimals))
    (bottom, half_low), (top, half_high) = ends
    complete = ~np.isnan(bottom) & ~np.isnan(top)
    outside = complete & (
        (bottom - half_low > share) | (top + half_high < share) | (bottom >= top) | (bottom < 0) | (top > 1)
    )
    faults.add("conf_low, conf_high", outside, "are no limits of an interval that holds the share")
    width = np.where(complete & ~outside, top - bottom, 0.5)
    z = critical_value(options.moe_at)
    return effective_bases(_wilson_base(share, width, z), _wilson_base(share, width + half_low + half_high, z))


def _wilson_base(share: Floats, width: Floats, z: float) -> Floats:
    """Return the n at which w² (1 + u)² = 4 p (1 - p) u + u², with u = z²/n: the width of Wilson's interval."""
    width = np.minimum(width, 1 - 1e-9)
    square, linear = 1 - width**2, 4 * share * (1 - share) - 2 * width**2
    u = (np.sqrt(linear**2 + 4 * square * width**2) - linear) / (2 * square)
    return z**2 / u


def _or_one(people: Floats) -> Floats:
    return np.where(np.isfinite(people) & (people > 0), people, IN_PLACE)
