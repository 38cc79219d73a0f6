"""Where a series has figures."""

from __future__ import annotations

from nctrends.model.rows.availability import Availability
from nctrends.results.collection import Collection


class Availabilities(Collection[Availability]):
    """One row for each indicator and edition, in the order of the crosswalk and of the years."""

    row_class = Availability
    __slots__ = ()
