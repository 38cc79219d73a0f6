"""Changes from one edition to another."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.printed import Print
from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import BaseSource, Caveat, Comparability, Reason, Verdict


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
    printed_earlier: Joined[Print]
    printed_later: Joined[Print]
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
    base_source_earlier: BaseSource | Literal[""] = ""
    base_source_later: BaseSource | Literal[""] = ""
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
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict | Literal[""] = ""
    caveats: tuple[Caveat, ...] = ()
