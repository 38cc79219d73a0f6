"""What is odd in the data."""

from __future__ import annotations

from nctrends.model.rows.findings import Finding
from nctrends.results.collection import Collection


class Findings(Collection[Finding]):
    """One row for each finding, in the order of the files; accepted ones are there, with the reason."""

    row_class = Finding
    names = ()
    __slots__ = ()
