"""Shares as the editions print them."""

from __future__ import annotations

from nctrends.model.rows.estimates import Estimate
from nctrends.results.collection import Collection


class Estimates(Collection[Estimate]):
    """One row for each edition, survey, question, item, option or net, and group."""

    row_class = Estimate
    __slots__ = ()
