"""Where a series has figures: one row for each indicator and edition, its fields the columns of the frame, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from nctrends.model.rows.rows import WITHHELD, Row

PRINTED: Final = "printed"
CHART_LOST: Final = "chart lost"
NOT_PUBLISHED: Final = "not published"
NOT_ASKED: Final = "not asked"

AVAILABILITIES: Final[Mapping[str, str]] = {
    PRINTED: "a figure is printed",
    WITHHELD: "a figure is printed that cannot be compared with the one before it",
    CHART_LOST: "a chart is known, its values are not",
    NOT_PUBLISHED: "asked, but no number is printed",
    NOT_ASKED: "not asked, as far as the edition's file tells",
}
"""What an edition can have of an indicator, with its meaning."""


@frozen(kw_only=True, eq=False, repr=False)
class Availability(Row):
    """What one edition has of one indicator."""

    shown: ClassVar = ("indicator", "edition", "availability", "explanation")
    series: str
    indicator: str
    edition: int
    indicator_label: str
    item_label: str
    option_label: str
    availability: str
    explanation: str
    """The meaning of `availability`, and where a figure cannot be compared the reasons."""
