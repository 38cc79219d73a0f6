"""Steps of indicators, judged."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from nctrends.model.rows.row import Row
from nctrends.model.words import Comparability, Reason


@frozen(kw_only=True, eq=False, repr=False)
class Link(Row):
    """One step of an indicator: how far two editions may be compared, and why."""

    shown: ClassVar = ("indicator", "earlier", "later", "comparability", "reasons", "explanation")
    series: str
    indicator: str
    earlier: int
    later: int
    comparability: Comparability
    reasons: tuple[Reason, ...]
    explanation: tuple[str, ...]
    """The reasons in sentences."""
    question_earlier: str
    """Id of the question in the earlier edition."""
    question_later: str
    """Id of the question in the later edition."""
