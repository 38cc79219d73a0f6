"""What may be compared in a series, as tables."""

from __future__ import annotations

from nctrends.analysis.about import about
from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.comparability.availability import availability, labels_of
from nctrends.model.series import Series, checked_series
from nctrends.present.grid.table import Table
from nctrends.present.tables.links import links_table as drawn_links, matrix_table as drawn_matrix, name_of
from nctrends.results.changes import Changes


def matrix_table(series: Series) -> Table:
    """Indicators by editions: where a figure exists, and why it does not, each with a mark and a legend.

    Parameters
    ----------
    series : the editions and their crosswalk

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.matrix_table(nct.load_series()).to_text().splitlines()[0])
    NetClean Reports: where a figure exists
    """
    checked_series(series)
    rows = availability(series)
    return drawn_matrix(list(rows), rows.about)


def links_table(series: Series, changes: Changes | None = None) -> Table:
    """Steps of every indicator from one edition to the next, with grade and reasons in sentences.

    Parameters
    ----------
    series : the editions and their crosswalk
    changes : where given, only the steps that these rest on

    Examples
    --------
    >>> import nctrends as nct
    >>> print(nct.links_table(nct.load_series()).to_text().splitlines()[0])
    NetClean Reports: which editions may be compared
    """
    checked_series(series)
    labels = {
        name: (indicator.label, *name_of(*labels_of(series, indicator)))
        for name, indicator in series.crosswalk.indicators.items()
    }
    links = align(series)
    if changes is not None:
        spans = {(change.indicator, change.earlier, change.later) for change in changes}
        links = links.filter(
            lambda link: any(
                (link.indicator, earlier <= link.earlier, link.later <= later) == (name, True, True)
                for name, earlier, later in spans
            )
        )
    return drawn_links(list(links), labels, about(series))
