"""What one edition says, as a table."""

from __future__ import annotations

from nctrends.analysis.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.present.editions import edition_table as drawn
from nctrends.present.tables import Table


def edition_table(series: Series, year: int) -> Table:
    """Everything that one edition prints: shares with what they allow, counts, and statements without a number.

    Parameters
    ----------
    series : the editions
    year : one of them

    Raises
    ------
    InputError : no edition of that year; the message lists those there are.

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.edition_table(nct.load_series(), 2018).to_text().splitlines()[0])
    NetClean Report 2018
    """
    if year not in series:
        raise InputError(f"there is no edition {year}. Editions: {', '.join(map(str, series.years))}.")
    return drawn(series[year], list(estimates(series).filter(edition=year)))
