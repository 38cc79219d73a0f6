"""Shares as an edition prints them."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.printed import Print
from nctrends.model.question import NO_CITATIONS, Citation
from nctrends.model.rows.row import NAN, Row
from nctrends.model.words import BaseSource, Caveat


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
    printed: Joined[Print]
    estimate: float = NAN
    estimate_low: float = NAN
    estimate_high: float = NAN
    count: float = NAN
    count_low: float = NAN
    count_high: float = NAN
    base: float = NAN
    base_low: float = NAN
    base_high: float = NAN
    base_source: BaseSource | Literal[""] = ""
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    source: Joined[Citation] = NO_CITATIONS
    caveats: tuple[Caveat, ...] = ()
