"""The row of a trend: its fields are the columns of the frame, in order."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import Caveat, Comparability, Reason, Verdict


@frozen(kw_only=True, eq=False, repr=False)
class Trend(Row):
    """The straight line through one indicator's editions that may be compared with each other."""

    shown: ClassVar = (
        "indicator",
        "group",
        "segment",
        "editions",
        "slope",
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
    segment: str
    """First and last edition of the line, "2003-2018"; a step that is not comparable begins another segment."""
    indicator_label: str
    item_label: str
    option_label: str
    editions: int
    """How many editions the line runs through."""
    first: int
    last: int
    slope: float = NAN
    """Proportion a year."""
    slope_low: float = NAN
    slope_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    slope_log_odds: float = NAN
    p_value: float = NAN
    p_departure: float = NAN
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict | Literal[""] = ""
    caveats: tuple[Caveat, ...] = ()
