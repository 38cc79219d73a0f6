"""Rows about printed groups and pooled editions: fields are the columns of the frames, in order."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import (
    Adjust,
    BaseSource,
    Caveat,
    Comparability,
    Effect,
    Family,
    GroupVerdict,
    Method,
    Reason,
    Verdict,
)


@frozen(kw_only=True, eq=False, repr=False)
class GroupDifference(Row):
    """How two printed groups of one edition differ: `group` minus `other`."""

    shown: ClassVar = ("indicator", "edition", "group", "other", "estimate", "conf_low", "conf_high", "verdict")
    series: str
    indicator: str
    item: str
    option: str
    edition: int
    group: str
    other: str
    indicator_label: str
    item_label: str
    option_label: str
    printed_group: Joined[Print]
    printed_other: Joined[Print]
    estimate_group: float = NAN
    estimate_low_group: float = NAN
    estimate_high_group: float = NAN
    estimate_other: float = NAN
    estimate_low_other: float = NAN
    estimate_high_other: float = NAN
    count_group: float = NAN
    count_other: float = NAN
    base_group: float = NAN
    base_other: float = NAN
    base_source_group: BaseSource | Literal[""] = ""
    base_source_other: BaseSource | Literal[""] = ""
    effect: Effect | Literal[""] = ""
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: Method | Literal[""] = ""
    p_value: float = NAN
    p_adjusted: float = NAN
    conf_low_adjusted: float = NAN
    conf_high_adjusted: float = NAN
    adjust: Adjust | Literal[""] = ""
    family: Family | Literal[""] = ""
    family_size: int | None = None
    smallest_detectable: float = NAN
    equivalence: str = ""
    verdict: GroupVerdict | Literal[""] = ""
    """higher, lower, no detectable difference, too vague to say, or not comparable where the groups overlap."""
    caveats: tuple[Caveat, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class PooledEstimate(Row):
    """One estimate from neighbouring editions of an indicator, each with the weight of its base."""

    shown: ClassVar = (
        "indicator",
        "group",
        "first",
        "last",
        "estimate",
        "conf_low",
        "conf_high",
        "base",
        "comparability",
    )
    series: str
    indicator: str
    item: str
    option: str
    group: str
    first: int
    last: int
    indicator_label: str
    item_label: str
    option_label: str
    editions: int
    printed: str
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    count: float = NAN
    count_low: float = NAN
    count_high: float = NAN
    base: float = NAN
    base_source: tuple[BaseSource, ...] = ()
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    p_differ: float = NAN
    """P-value of equal shares in all its editions."""
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    caveats: tuple[Caveat, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class StandardisedEstimate(Row):
    """The share that an edition would show if its groups were mixed as in the standard."""

    shown: ClassVar = ("indicator", "edition", "standard", "estimate_as_mixed", "estimate", "conf_low", "conf_high")
    series: str
    indicator: str
    item: str
    option: str
    edition: int
    indicator_label: str
    item_label: str
    option_label: str
    groups: tuple[str, ...]
    standard: str
    """The year whose mix is the standard, or "given"."""
    estimate_as_mixed: float = NAN
    """The share with the edition's own mix."""
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    caveats: tuple[Caveat, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class SplitChange(Row):
    """A change split in two: what the shares of the groups did, and what their mix did. The parts sum to the change."""

    shown: ClassVar = (
        "indicator",
        "earlier",
        "later",
        "estimate",
        "from_shares",
        "from_mix",
        "comparability",
        "verdict",
    )
    series: str
    indicator: str
    item: str
    option: str
    earlier: int
    later: int
    indicator_label: str
    item_label: str
    option_label: str
    groups: tuple[str, ...]
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    from_shares: float = NAN
    from_shares_low: float = NAN
    from_shares_high: float = NAN
    from_shares_conf_low: float = NAN
    from_shares_conf_high: float = NAN
    from_mix: float = NAN
    from_mix_low: float = NAN
    from_mix_high: float = NAN
    from_mix_conf_low: float = NAN
    from_mix_conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict | Literal[""] = ""
    """Of the part that the shares made: what changed at an unchanged mix."""
    caveats: tuple[Caveat, ...] = ()
