"""Shares as an edition prints them."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
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
    """The share."""
    estimate_low: float = NAN
    """Lower end of the share that the printed texts leave open; no play of chance in it."""
    estimate_high: float = NAN
    """Upper end of the share that the printed texts leave open."""
    count: float = NAN
    """People who gave the answer; not whole where only the share is printed."""
    count_low: float = NAN
    """The fewest that the texts allow."""
    count_high: float = NAN
    """The most that the texts allow."""
    base: float = NAN
    """People that the share is taken on."""
    base_low: float = NAN
    """The fewest that this can have been."""
    base_high: float = NAN
    """The most that this can have been."""
    base_source: BaseSource | Literal[""] = ""
    """given or stated: printed. recovered: found from the printed row. parent: those who gave the answers before.
    respondents: all, an upper limit. effective: after weighting.
    """
    conf_low: float = NAN
    conf_high: float = NAN
    conf_level: float = NAN
    method: str = ""
    source: Joined[Citation] = NO_CITATIONS
    """Document, section, page and line of the printed text."""
    caveats: tuple[Caveat, ...] = ()
