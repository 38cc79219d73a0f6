"""What differs between two editions."""

from __future__ import annotations

from nctrends.model.rows.differences import EditionDifference
from nctrends.results.collection import Collection


class EditionDifferences(Collection[EditionDifference]):
    """One row for each difference: by survey, questions in the order of the earlier file, new ones after them."""

    row_class = EditionDifference
    __slots__ = ()
