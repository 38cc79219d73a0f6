"""Two editions side by side, as a table."""

from __future__ import annotations

from nctrends.analysis.comparability.differences import compare_editions
from nctrends.errors import InputError
from nctrends.model.series import Series, checked_series
from nctrends.present.grid.table import Table
from nctrends.present.tables.differences import differences_table as drawn


def differences_table(series: Series, earlier: int | None = None, later: int | None = None) -> Table:
    """What differs between two editions of a series, question by question, with the crosswalk's links.

    Parameters
    ----------
    series : the editions and their crosswalk
    earlier, later : years of two editions, in either order; by default the last two

    Raises
    ------
    InputError : no edition of a year, one year twice, or fewer than two editions; the message lists those there are.

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.differences_table(nct.load_series(), 2018, 2019).title)
    NetClean Report 2018 and NetClean Report 2019 side by side: what differs
    """
    years = two_editions(series, earlier, later)
    found = compare_editions(series[years[0]], series[years[1]], crosswalk=series.crosswalk)
    return drawn(list(found), (series[years[0]].title, series[years[1]].title))


def two_editions(series: Series, earlier: int | None = None, later: int | None = None) -> tuple[int, int]:
    """Return the years of two editions, the earlier first; what is left open is the latest that there is."""
    checked_series(series)
    named = [year for year in (earlier, later) if year is not None]
    told = f"Editions: {', '.join(map(str, series.years))}."
    for year in named:
        if year not in series:
            raise InputError(f"there is no edition {year}. {told}")
    last = series.in_time(named)[-1] if named else series.years[-1]
    before = series.in_time(named)[:-1] or series.years[: series.years.index(last)]
    first = before[-1] if before else last
    if first == last:
        raise InputError(f"{last} has nothing to be compared with. Give two editions. {told}")
    return first, last
