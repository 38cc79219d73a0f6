"""Changes of whole distributions of answers."""

from __future__ import annotations

from nctrends.model.rows.ordinal import OrdinalChange
from nctrends.results.collection import Collection


class OrdinalChanges(Collection[OrdinalChange]):
    """One row for each indicator, group, pair of editions and measure; the first measure tells the whole shift."""

    row_class = OrdinalChange
    __slots__ = ()
