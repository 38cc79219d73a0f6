"""Trends over three editions or more."""

from __future__ import annotations

from nctrends.model.rows.trends import Trend
from nctrends.results.collection import Collection


class Trends(Collection[Trend]):
    """One row for each indicator, group and run of editions that may be compared with each other."""

    row_class = Trend
    __slots__ = ()
