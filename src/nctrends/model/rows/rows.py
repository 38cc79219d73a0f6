"""Rows of results: one class a collection, its fields the columns of the frame, in order.

Texts are "" where empty, numbers NaN, whole numbers None (NA in a frame). Shares and changes are proportions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, fields, frozen

from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import ALL
from nctrends.model.record import Record

NAN = float("nan")

SEVERAL = " · "
"""Joins the printed texts of one thing, the most trusted first."""
ALL_BUT = "all but "
"""Before the printed texts of all other answers, where a share is known from these alone."""
WITHHELD = "not comparable"
"""The verdict of a change that is not given."""
UNDECIDED = "step not decided"
"""The caveat of a result over a step that nobody has judged."""


class Row(Record):
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


@frozen(kw_only=True, eq=False, repr=False)
class Estimate(Row):
    """What one edition says of one option or net, for one item and one group."""

    shown: ClassVar = ("edition", "question", "item", "option", "group", "printed", "estimate", "base", "base_source")
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


@frozen(kw_only=True, eq=False, repr=False)
class Link(Row):
    """One step of an indicator: how far two editions may be compared, and why."""

    shown: ClassVar = ("indicator", "earlier", "later", "comparability", "reasons", "explanation")
    series: str
    indicator: str
    earlier: int
    later: int
    comparability: str
    reasons: str
    explanation: str
    question_earlier: str
    question_later: str


@frozen(kw_only=True, eq=False, repr=False)
class Change(Row):
    """The change of one indicator between two editions."""

    shown: ClassVar = (
        "indicator",
        "group",
        "earlier",
        "later",
        "estimate",
        "conf_low",
        "conf_high",
        "comparability",
        "verdict",
    )
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
    caveats_earlier: str = ""
    caveats_later: str = ""
    explanation: str = ""


@frozen(kw_only=True)
class Enquiry:
    """One survey of one edition, as far as the words around results speak of it."""

    respondents: str = ""
    """Who was asked, in the plural ("Police officers"), where it is those whom the series is about."""
    sampling: str = ""
    groups: Mapping[str, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Names of its printed subgroups by their ids."""


@frozen(kw_only=True)
class Choices:
    """What a caller asked for, as far as it changes what the numbers are."""

    against: str = "previous"
    """The edition that each is compared with."""
    base: str = "recovered"
    """How bases were found: "recovered", "respondents" or "smallest"; "given" where the caller names numbers."""
    ranges: str = "union"
    dont_know: str = "keep"
    smallest_change: float | None = None
    """The smallest change that matters, on the scale of the effect."""
    effective: str = "the design effect"
    """What effective bases come from."""


@frozen(kw_only=True)
class About:
    """What is true of all rows of a collection, for the words around them."""

    title: str = ""
    respondents: str = ""
    """Whom the series is about, in the plural: "Police officers"."""
    enquiries: Mapping[tuple[int, str], Enquiry] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping, repr=False)
    """By edition and survey."""
    asked: Mapping[tuple[str, int], str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping, repr=False)
    """The survey that an indicator is asked in, by indicator and edition."""
    choices: Choices = field(factory=Choices)
    evidence: Mapping[tuple[Any, ...], Evidence] = field(factory=ReadOnlyMapping, repr=False)
    """By the key of a row, without the series."""

    def enquiry(self, indicator: str, edition: Any) -> Enquiry | None:
        """Return the survey in which an edition asks an indicator, None where it is not known."""
        return self.enquiries.get((edition, self.asked.get((indicator, edition), "")))

    def evidence_of(self, change: Change) -> Evidence | None:
        """Return what stands behind a change, None where it was made of figures at hand."""
        key = (change.indicator, change.item, change.option, change.group, change.earlier, change.later)
        return self.evidence.get(key)

    def group_name(self, group: str, indicator: str, edition: Any) -> str:
        """Name of a group of respondents in one edition, "" for all of them."""
        enquiry = self.enquiry(indicator, edition)
        return "" if group == ALL else group if enquiry is None else enquiry.groups.get(group, group)
