"""The table of trends of a series or of trends at hand."""

from __future__ import annotations

from nctrends.analysis.trends.trends import trends
from nctrends.model.series import Series
from nctrends.present.grid.table import Table
from nctrends.present.tables.trends import trends_table as drawn
from nctrends.results.kinds import Trends


def trends_table(trends_or_series: Trends | Series) -> Table:
    """Trends in words: the editions of each line, its slope in points a year, how sure that is.

    Parameters
    ----------
    trends_or_series : trends as computed, or a series whose trends are computed as `trends` does by default

    Returns
    -------
    Table, with `to_text()` for a terminal (100 characters wide) and `to_markdown()`.

    Examples
    --------
    >>> import nctrends as nct
    >>> series = nct.load_series("scottish-health-survey")
    >>> print(trends_table(series).to_text().splitlines()[0])
    Scottish Health Survey: cigarette smoking: trends over three editions or more
    """
    rows = trends_or_series if isinstance(trends_or_series, Trends) else trends(trends_or_series)
    return drawn(list(rows), rows.about)
