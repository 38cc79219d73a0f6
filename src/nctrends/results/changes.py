"""Changes from one edition to another."""

from __future__ import annotations

from nctrends.model.rows import Change
from nctrends.results.collection import Collection


class Changes(Collection[Change]):
    """One row for each indicator, group and pair of editions; withheld ones are there, with their reasons."""

    row_class = Change
    shown = ("indicator", "group", "earlier", "later", "estimate", "conf_low", "conf_high", "comparability", "verdict")
    __slots__ = ()
