"""Rows of results: one class a collection, its fields the columns of the frame, in order.

Texts are "" where empty, numbers NaN, whole numbers None (NA in a frame). Shares and changes are proportions.
"""

from __future__ import annotations

from attrs import frozen

NAN = float("nan")

SEVERAL = " · "
"""Joins the printed texts of one thing, the most trusted first."""
WITHHELD = "not comparable"
"""The verdict of a change that is not given."""


@frozen(kw_only=True)
class Estimate:
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


@frozen(kw_only=True)
class Link:
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


@frozen(kw_only=True)
class Change:
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
class About:
    """What is true of all rows of a collection, for the words around them."""

    title: str = ""
    respondents: str = ""
    """Who was asked, in the plural: "Police officers"."""
    sampling: tuple[str, ...] = ()
    """The ways in which the surveys chose their respondents."""
