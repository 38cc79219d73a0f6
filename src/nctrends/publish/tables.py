"""The year-over-year table of a series or of changes at hand."""

from __future__ import annotations

from nctrends.analysis.changes import changes
from nctrends.model.series import Series
from nctrends.present.changes import changes_table
from nctrends.publish.saving import ChangesTable
from nctrends.results.changes import Changes


def table(changes_or_series: Changes | Series) -> ChangesTable:
    """Year-over-year table in words: what was printed, what changed, how sure that is.

    Parameters
    ----------
    changes_or_series : changes as computed, or a series whose changes are computed as `changes` does by default

    Returns
    -------
    Table, with `to_text()` for a terminal (100 characters wide), `to_markdown()` and `to_excel(path)`; changes in
    percentage points.

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.table(nct.load_series()).to_text().splitlines()[0])
    NetClean Reports: what changed between editions
    """
    rows = changes(changes_or_series) if isinstance(changes_or_series, Series) else changes_or_series
    series = changes_or_series if isinstance(changes_or_series, Series) else None
    return ChangesTable.of(changes_table(list(rows), rows.about), rows, series)
