"""Changes from one edition to another."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import Adjust, BaseSource, Caveat, Comparability, Effect, Family, Method, Reason, Verdict


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
    """The text that the earlier edition prints."""
    printed_later: Joined[Print]
    """The text that the later edition prints."""
    estimate_earlier: float = NAN
    """The earlier share."""
    estimate_low_earlier: float = NAN
    """Lower end of what the earlier text allows."""
    estimate_high_earlier: float = NAN
    """Upper end of what the earlier text allows."""
    estimate_later: float = NAN
    """The later share."""
    estimate_low_later: float = NAN
    """Lower end of what the later text allows."""
    estimate_high_later: float = NAN
    """Upper end of what the later text allows."""
    count_earlier: float = NAN
    """People behind the earlier share; not whole where only the share is printed."""
    count_later: float = NAN
    """People behind the later share."""
    base_earlier: float = NAN
    """People, or things counted, that the earlier share is taken on."""
    base_later: float = NAN
    """People, or things counted, that the later share is taken on."""
    base_source_earlier: BaseSource | Literal[""] = ""
    """Where the earlier base is from."""
    base_source_later: BaseSource | Literal[""] = ""
    """Where the later base is from."""
    effect: Effect | Literal[""] = ""
    """difference, ratio or odds_ratio."""
    estimate: float = NAN
    """The change: later minus earlier in percentage points; a ratio where effect says so."""
    estimate_low: float = NAN
    """Lower end of the change that the printed texts leave open; no play of chance in it."""
    estimate_high: float = NAN
    """Upper end of the change that the printed texts leave open."""
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: Method | Literal[""] = ""
    p_value: float = NAN
    """Of no change; the largest over all counts that the texts allow."""
    p_adjusted: float = NAN
    """The same, adjusted for the number of tests in the family."""
    conf_low_adjusted: float = NAN
    """Lower limit, adjusted to match."""
    conf_high_adjusted: float = NAN
    """Upper limit, adjusted to match."""
    adjust: Adjust | Literal[""] = ""
    """How p-values are adjusted."""
    family: Family | Literal[""] = ""
    """Rows that are adjusted together."""
    family_size: int | None = None
    """Number of different tests among them."""
    holds_from_base_earlier: int | None = None
    """The smallest earlier base at which rose or fell still stands."""
    holds_from_base_later: int | None = None
    """The smallest later base at which rose or fell still stands."""
    smallest_detectable: float = NAN
    """The smallest rise from the earlier share that a test finds with power 0.8."""
    equivalence: str = ""
    """smaller where the change is shown to be smaller than the one that matters, else not shown."""
    tipping_gap: float = NAN
    """How far apart two groups would have to answer for a shift in the share of one alone to make the change."""
    comparability: Comparability | Literal[""] = ""
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict | Literal[""] = ""
    """rose, fell, no detectable change, too vague to say (the texts allow a change and also none), or not comparable.

    """
    caveats: tuple[Caveat, ...] = ()
