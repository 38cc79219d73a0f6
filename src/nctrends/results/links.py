"""How far editions may be compared."""

from __future__ import annotations

from nctrends.model.rows.links import Link
from nctrends.results.collection import Collection


class Links(Collection[Link]):
    """One row for each indicator and step from one edition to the next."""

    row_class = Link
    __slots__ = ()
