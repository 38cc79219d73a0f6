"""What one edition says, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.series import Series, checked_series
from nctrends.present.grid.table import Table
from nctrends.present.tables.editions import edition_table as drawn


def edition_table(series: Series, year: int, **options: Any) -> Table:
    """Everything that one edition prints: shares with what they allow, counts, and statements without a number.

    Parameters
    ----------
    series : the editions
    year : one of them
    options : those of `estimates`

    Raises
    ------
    InputError : no edition of that year; the message lists those there are.

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.edition_table(nct.load_series(), 2018).to_text().splitlines()[0])
    NetClean Report 2018
    """
    return edition_tables(series, [year], **options)[0]


def edition_tables(series: Series, years: Sequence[int], **options: Any) -> list[Table]:
    """Return the tables of several editions; the options are those of `estimates`, which is asked once for all."""
    checked_series(series)
    kept = known_years(series, years)
    shares = estimates(series, **options)
    return [drawn(series[year], list(shares.filter(edition=year))) for year in kept]


def known_years(series: Series, years: Sequence[int]) -> list[int]:
    """Return the years, or raise where the series has no edition of one."""
    unknown = next((year for year in years if year not in series), None)
    if unknown is not None:
        raise InputError(f"there is no edition {unknown}. Editions: {', '.join(map(str, series.years))}.")
    return list(years)
