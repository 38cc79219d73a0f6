"""What changed in a series, or in changes at hand, as a table; the layout says how it is set out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from nctrends.analysis.about import about
from nctrends.analysis.changes.changes import changes
from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.series import Series, checked_series
from nctrends.present.grid.table import Table
from nctrends.present.tables.changes import changes_list, changes_table
from nctrends.present.tables.distributions import distribution_table
from nctrends.present.tables.side_by_side import years_table
from nctrends.publish.distributions import scales_of
from nctrends.publish.links import links_table
from nctrends.publish.saving import ChangesTable
from nctrends.results.changes import Changes

DEFAULT_LAYOUT = "changes"
FROM_THE_FIRST = ("years",)
"""Layouts that show a series from its first edition to its last."""


def table(changes_or_series: Changes | Series, *, layout: str = DEFAULT_LAYOUT) -> ChangesTable:
    """Table in words: what was printed, what changed, how sure that is.

    Parameters
    ----------
    changes_or_series : changes as computed, or a series whose changes are computed as `changes` does by default
    layout : "changes", "years", "distribution" or "links"
        "changes": a row for each change, with both printed figures. "years": editions side by side, and the change to
        the last one from the first (of a series) or from the earliest at hand. "distribution": whole scales of
        answers, editions side by side where a scale is asked again. "links": the steps between editions that the
        changes rest on, each with its grade and the reasons. The last two take a series.

    Returns
    -------
    Table, with `to_text()` as wide as its columns need or as asked, `to_markdown()`, `to_html()`, `to_latex()` and
    `to_excel(path)`; `print` takes 100 columns at most. Changes in percentage points.

    Raises
    ------
    InputError : a layout that is none of the above, or one that the changes at hand are not enough for.

    Examples
    --------
    >>> import nctrends as nct
    >>> series = nct.load_series()
    >>> print(nct.table(series).to_text().splitlines()[0])
    NetClean Reports: what changed between editions
    >>> print(nct.table(series, layout="years").to_text().splitlines()[0])
    NetClean Reports: editions side by side
    """
    if isinstance(changes_or_series, Changes):
        return table_of(changes_or_series, None, layout=layout)
    checked_series(changes_or_series)
    rows = changes(changes_or_series, against=against_of(layout))
    return table_of(rows, changes_or_series, layout=layout)


def table_of(rows: Changes, series: Series | None, *, layout: str) -> ChangesTable:
    """Return the table of changes at hand, with the series that they are of where there is one."""
    if layout not in LAYOUTS:
        raise InputError(f'layout="{layout}" is not known. Use one of {", ".join(LAYOUTS)}.')
    return ChangesTable.of(LAYOUTS[layout](rows, series), rows, series, layout)


def list_of(rows: Changes) -> Table:
    """Return changes with the ids by which they are asked for."""
    return changes_list(list(rows), rows.about)


def against_of(layout: str) -> Literal["first", "previous"]:
    """Return the edition that each is compared with in a layout, where the caller names none."""
    return "first" if layout in FROM_THE_FIRST else "previous"


def _changes(rows: Changes, series: Series | None) -> Table:  # noqa: ARG001 - all layouts are called alike
    return changes_table(list(rows), rows.about)


def _years(rows: Changes, series: Series | None) -> Table:  # noqa: ARG001 - all layouts are called alike
    return years_table(list(rows), rows.about)


def _distribution(rows: Changes, series: Series | None) -> Table:  # noqa: ARG001 - all layouts are called alike
    whole = _whole(series, "distribution", "whole scales of answers")
    return distribution_table(scales_of(whole, estimates(whole)), about(whole))


def _links(rows: Changes, series: Series | None) -> Table:
    return links_table(_whole(series, "links", "the steps between editions"), rows)


def _whole(series: Series | None, layout: str, what: str) -> Series:
    if series is None:
        raise InputError(f'layout="{layout}" shows {what}, which changes do not hold. Give a series.')
    return series


LAYOUTS: Mapping[str, Callable[[Changes, Series | None], Table]] = {
    "changes": _changes,
    "years": _years,
    "distribution": _distribution,
    "links": _links,
}
