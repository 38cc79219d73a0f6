"""The row of a change on a scale: its fields are the columns of the frame, in order."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import Adjust, BaseSource, Caveat, Comparability, Family, Reason, Verdict


@frozen(kw_only=True, eq=False, repr=False)
class OrdinalChange(Row):
    """The change of one measure of a whole distribution between two editions."""

    shown: ClassVar = (
        "indicator",
        "group",
        "earlier",
        "later",
        "measure",
        "estimate",
        "conf_low",
        "conf_high",
        "verdict",
    )
    series: str
    indicator: str
    item: str
    group: str
    earlier: int
    later: int
    measure: str
    """probability-higher, net-balance, top-2, bottom-2 or mean-score."""
    indicator_label: str
    item_label: str
    printed_earlier: str
    """The printed texts of the options, from the lowest to the highest."""
    printed_later: str
    estimate_earlier: float = NAN
    """Empty for the probability of a higher answer, which belongs to both editions."""
    estimate_low_earlier: float = NAN
    estimate_high_earlier: float = NAN
    estimate_later: float = NAN
    estimate_low_later: float = NAN
    estimate_high_later: float = NAN
    base_earlier: float = NAN
    base_later: float = NAN
    base_source_earlier: BaseSource | Literal[""] = ""
    base_source_later: BaseSource | Literal[""] = ""
    no_change: float = NAN
    """The value that says that nothing changed: 0.5 for the probability of a higher answer, else 0."""
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    p_value: float = NAN
    p_adjusted: float = NAN
    adjust: Adjust | Literal[""] = ""
    family: Family | Literal[""] = ""
    family_size: int | None = None
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict | Literal[""] = ""
    caveats: tuple[Caveat, ...] = ()
