"""A series or a collection of results as a table; the layout says how changes are set out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import Any, Unpack

from attrs import evolve

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.options import ChangeOptions, checked_options, reading_of, taken_by
from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.series import Series, checked_series
from nctrends.model.words import DEFAULT_LAYOUT, LAYOUTS, Layout, checked_word
from nctrends.present.grid.table import Table
from nctrends.publish.layouts import drawn
from nctrends.results.changes import Changes
from nctrends.results.collection import Collection

FROM_THE_FIRST = ("years",)
"""Layouts that show a series from its first edition to its last."""


def table(x: Series | Collection[Any], *, layout: Layout = DEFAULT_LAYOUT, **options: Unpack[ChangeOptions]) -> Table:
    """Table in words: what was printed, what changed, how sure that is.

    Parameters
    ----------
    x : a series, whose changes are shown, or results at hand: changes, trends, estimates, links, findings, …
    layout : "changes", "years", "distribution" or "links"
        "changes": a row for each change, with both printed figures. "years": editions side by side, and the change to
        the last one from the first (of a series) or from the earliest at hand. "distribution": whole scales of
        answers, of a series or of estimates, editions side by side where a scale is asked again. "links": the steps
        between editions that the changes rest on, each with its grade and the reasons. Other results than changes have
        one table, whatever the layout.
    options : those of `changes`, where `x` is a series

    Returns
    -------
    Table, with `to_text()` as wide as its columns need or as asked, `to_markdown()`, `to_html()`, `to_latex()` and
    `to_excel(path)`; `print` takes 100 columns at most. Changes in percentage points.

    Raises
    ------
    InputError : a layout that is none of the above, or one that the results at hand are not enough for; an option that
        is none of `changes`, or any with results, which are computed already.

    Examples
    --------
    >>> import nctrends as nct
    >>> series = nct.load_series()
    >>> print(nct.table(series).title)
    NetClean Reports: what changed between editions
    >>> print(nct.table(nct.trends(series)).title)
    NetClean Reports: trends over three editions or more
    """
    checked_word("layout", layout, LAYOUTS)
    if not isinstance(x, Collection):
        checked_series(x)
        return _of_series(x, layout, checked_options(options))
    if options:
        raise InputError(f"{', '.join(options)}: {type(x).__name__} are computed already. Give options with a series.")
    shown, rows = drawn(x, layout), x if isinstance(x, Changes) else None
    return evolve(shown, save=partial(_save, table=shown, rows=rows, series=None, read={}, layout=layout))


def _of_series(series: Series, layout: Layout, options: ChangeOptions) -> Table:
    """Return the table of a series, which is saved as the workbook of all of it."""
    against: ChangeOptions = {"against": "first"} if layout in FROM_THE_FIRST else {}
    rows = changes(series, **(against | options))
    shown = drawn(estimates(series, **taken_by(estimates, options)) if layout == "distribution" else rows, layout)
    read = reading_of(options)
    return evolve(shown, save=partial(_save, table=shown, rows=rows, series=series, read=read, layout=layout))


def _save(
    path: str | os.PathLike[str],
    *,
    table: Table,
    rows: Changes | None,
    series: Series | None,
    read: Mapping[str, Any],
    layout: Layout,
) -> None:
    """Write a workbook of changes, or of the words of any other table."""
    # a table in a terminal needs none of it
    from nctrends.publish.workbook.workbook import write_book, write_words  # noqa: PLC0415

    if rows is None:
        write_words(path, table)
    else:
        write_book(path, rows, series, read, side_by_side=layout == "years")
