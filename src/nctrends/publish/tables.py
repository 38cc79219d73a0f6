"""A series or a collection of results as a table; the layout says how changes are set out."""

from __future__ import annotations

import os
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
    options = checked_options(options)
    if isinstance(x, Collection) and options:
        raise InputError(f"{', '.join(options)}: {type(x).__name__} are computed already. Give options with a series.")
    shown = drawn(x if isinstance(x, Collection) else _rows(x, layout, options), layout)
    return evolve(shown, save=partial(_save, x=x, layout=layout, options=options, table=shown))


def _rows(series: Series, layout: Layout, options: ChangeOptions) -> Collection[Any]:
    """Return what a layout shows of a series."""
    checked_series(series)
    if layout == "distribution":
        return estimates(series, **taken_by(estimates, options))
    return _changes(series, layout, options)


def _changes(series: Series, layout: Layout, options: ChangeOptions) -> Changes:
    against: ChangeOptions = {"against": "first"} if layout in FROM_THE_FIRST else {}
    return changes(series, **(against | options))


def _save(
    path: str | os.PathLike[str], *, x: Series | Collection[Any], layout: Layout, options: ChangeOptions, table: Table
) -> None:
    """Write a workbook of all of a series, of changes, or of the words of any other table."""
    # a table in a terminal needs none of it
    from nctrends.publish.workbook.workbook import write_book, write_words  # noqa: PLC0415

    side_by_side = layout == "years"
    if isinstance(x, Series):
        write_book(path, _changes(x, layout, options), x, reading_of(options), side_by_side=side_by_side)
    elif isinstance(x, Changes):
        write_book(path, x, None, {}, side_by_side=side_by_side)
    else:
        write_words(path, table)
