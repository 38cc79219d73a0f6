"""Rows of results: one class a collection, its fields the columns of the frame, in order.

Texts are "" where empty, numbers NaN, whole numbers None (NA in a frame). Shares and changes are proportions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, fields, frozen

from nctrends.model.edition import ALL
from nctrends.model.mapping import ReadOnlyMapping

NAN = float("nan")

SEVERAL = " · "
"""Joins the printed texts of one thing, the most trusted first."""
WITHHELD = "not comparable"
"""The verdict of a change that is not given."""
UNDECIDED = "step not decided"
"""The caveat of a result over a step that nobody has judged."""


class Row:
    """Rows are equal where all their cells are, a missing number equal to a missing number."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        pairs = ((getattr(self, a.name), getattr(other, a.name)) for a in fields(type(self)))  # type: ignore[arg-type]  # each row is an attrs class
        return all(one == two or (one != one and two != two) for one, two in pairs)  # noqa: PLR0124 - NaN test

    def __hash__(self) -> int:
        cells = (getattr(self, a.name) for a in fields(type(self)))  # type: ignore[arg-type]  # each row is an attrs class
        return hash(tuple(None if cell != cell else cell for cell in cells))  # noqa: PLR0124 - NaN test


@frozen(kw_only=True, eq=False)
class Estimate(Row):
    """What one edition says of one option or net, for one item and one group."""

    series: str
    edition: int
    survey: str
    question: str
    item: str
    option: str
    group: str
    question_label: str
    item_label: str
    option_label: str
    printed: str
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    count: float = NAN
    count_low: float = NAN
    count_high: float = NAN
    base: float = NAN
    base_low: float = NAN
    base_high: float = NAN
    base_source: str = ""
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    source: str = ""
    caveats: str = ""


@frozen(kw_only=True, eq=False)
class Link(Row):
    """One step of an indicator: how far two editions may be compared, and why."""

    series: str
    indicator: str
    earlier: int
    later: int
    comparability: str
    reasons: str
    explanation: str
    question_earlier: str
    question_later: str


@frozen(kw_only=True, eq=False)
class Change(Row):
    """The change of one indicator between two editions."""

    series: str
    indicator: str
    item: str
    option: str
    group: str
    earlier: int
    later: int
    indicator_label: str
    item_label: str
    option_label: str
    printed_earlier: str
    printed_later: str
    estimate_earlier: float = NAN
    estimate_low_earlier: float = NAN
    estimate_high_earlier: float = NAN
    estimate_later: float = NAN
    estimate_low_later: float = NAN
    estimate_high_later: float = NAN
    count_earlier: float = NAN
    count_later: float = NAN
    base_earlier: float = NAN
    base_later: float = NAN
    base_source_earlier: str = ""
    base_source_later: str = ""
    effect: str = ""
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    p_value: float = NAN
    p_adjusted: float = NAN
    conf_low_adjusted: float = NAN
    conf_high_adjusted: float = NAN
    adjust: str = ""
    family: str = ""
    family_size: int | None = None
    holds_from_base_earlier: int | None = None
    holds_from_base_later: int | None = None
    smallest_detectable: float = NAN
    equivalence: str = ""
    tipping_gap: float = NAN
    comparability: str = ""
    reasons: str = ""
    verdict: str = ""
    caveats: str = ""


@frozen(kw_only=True)
class Evidence:
    """Where the figures of a change are printed, and why the step between them was graded as it is."""

    source_earlier: str = ""
    source_later: str = ""
    explanation: str = ""


@frozen(kw_only=True)
class About:
    """What is true of all rows of a collection, for the words around them."""

    title: str = ""
    respondents: str = ""
    """Who was asked, in the plural: "Police officers"."""
    others: frozenset[str] = frozenset()
    """Ids of the indicators that are not of these respondents alone: in some edition others were asked, or counted."""
    sampling: tuple[str, ...] = ()
    """The ways in which the surveys chose their respondents."""
    groups: Mapping[str, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Names of printed subgroups by their ids."""
    against: str = "previous"
    """The edition that each is compared with, as the caller named it."""
    smallest_change: float | None = None
    """The smallest change that matters to the caller, on the scale of the effect."""
    evidence: Mapping[tuple[Any, ...], Evidence] = field(factory=ReadOnlyMapping, repr=False)
    """By the key of a row, without the series."""

    def group_name(self, group: str) -> str:
        """Name of a group of respondents, "" for all of them."""
        return "" if group == ALL else self.groups.get(group, group)
