"""Where a series has figures: one row for each indicator and edition, its fields the columns of the frame, in order."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from nctrends.model.rows.row import Row
from nctrends.model.words import Presence


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
    availability: Presence
    explanation: tuple[str, ...]
    """The meaning of `availability`, and where a figure cannot be compared the reasons."""
