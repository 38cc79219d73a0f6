"""Pictures of a series: a forest of changes, and shares over the years; drawn offline, as SVG, PNG or a page."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Literal

from attrs import field, frozen

from nctrends.analysis.alignment import path_between
from nctrends.analysis.availability import labels_of
from nctrends.analysis.bases import BaseOption
from nctrends.analysis.changes import changes
from nctrends.analysis.estimates import with_intervals
from nctrends.analysis.following import Followed, Wanted, about, followed
from nctrends.errors import InputError, MissingExtraError
from nctrends.files.whole import write_bytes, write_whole
from nctrends.model.crosswalk import Comparability
from nctrends.model.series import Series
from nctrends.present.forest import forest
from nctrends.present.html import html_document
from nctrends.present.page import paragraphs, picture
from nctrends.present.years import Line, years
from nctrends.results.changes import Changes

LEVEL = 0.95
"""Confidence level of the intervals of shares over the years."""
SORTS = ("printed", "evidence")
INSTALL = "Pictures need altair and vl-convert: pip install 'nctrends[plots]' installs them."


@frozen(kw_only=True)
class Picture:
    """A picture as a Vega-Lite specification, and the text that stands for it."""

    spec: Mapping[str, Any] = field(repr=False)
    alternative: str
    """What the picture shows, in words: the alternative text of a page."""

    @property
    def chart(self) -> Any:
        """The picture as a chart of Altair, to be changed further."""
        try:
            import altair  # noqa: PLC0415 - an extra, and slow to load
        except ModuleNotFoundError:
            raise MissingExtraError(INSTALL) from None
        return altair.Chart.from_dict(dict(self.spec))

    def to_svg(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return the picture as SVG, and write it where a path is given."""
        svg: str = _converter().vegalite_to_svg(json.dumps(self.spec))
        if path is not None:
            write_whole(path, svg)
        return svg

    def to_png(self, path: str | os.PathLike[str] | None = None, *, scale: float = 2.0) -> bytes:
        """Return the picture as PNG, `scale` pixels for each of its own, and write it where a path is given."""
        png: bytes = _converter().vegalite_to_png(json.dumps(self.spec), scale=scale)
        if path is not None:
            write_bytes(path, png)
        return png

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return a page that holds the picture and its text and needs no network, and write it where a path is given.

        Examples
        --------
        >>> import nctrends as nct
        >>> page = nct.plot_years(nct.load_series(), indicators=["cloud-storage"]).to_html()
        >>> "<script" in page, 'alt="Shares over the years' in page
        (False, True)
        """
        html = html_document(" ".join(self.spec["title"]["text"]), picture(self.to_svg(), self.alternative))
        if path is not None:
            write_whole(path, html)
        return html

    def _repr_svg_(self) -> str | None:
        """Show the picture in a notebook, or nothing where it cannot be drawn: `_repr_html_` then says why."""
        return self.to_svg() if _can_draw() else None

    def _repr_html_(self) -> str | None:
        """Show the text that stands for the picture, and how to get what draws it, where that is not installed."""
        return None if _can_draw() else paragraphs([self.alternative, INSTALL])


def plot_changes(
    changes_or_series: Changes | Series, *, sort: Literal["printed", "evidence"] = "printed", width: int = 380
) -> Picture:
    """Forest of changes: each with its interval and, apart from it, the part that is vagueness of the printed texts.

    Parameters
    ----------
    changes_or_series : changes as computed, or a series whose changes are computed as `changes` does by default
    sort : "printed", the order of the table, or "evidence", the smallest p-value first; withheld rows come last
    width : of the axis, in pixels

    Returns
    -------
    Picture, with `to_png(path)`, `to_svg(path)`, `to_html(path)`, and `alternative`, the finding in words. Changes in
    percentage points, or ratios on a logarithmic axis; an interval that goes on beyond it, as to a ratio of 0, ends in
    an arrow. A withheld change is listed without an interval.

    Raises
    ------
    InputError : a sort that is not known, or changes of several effects. MissingExtraError : when it is
        drawn, vl-convert is not installed.

    Examples
    --------
    >>> import nctrends as nct
    >>> picture = nct.plot_changes(nct.load_series())
    >>> picture.alternative.split(": ")[1]
    '6 rose, 1 fell, 6 no detectable change and 6 not comparable. The surest'
    """
    if sort not in SORTS:
        raise InputError(f'sort="{sort}" is not known. Use printed or evidence.')
    if not 100 <= width <= 5000:
        raise InputError(f"width={width} is no width of an axis. Give 100 to 5000 pixels.")
    rows = changes(changes_or_series) if isinstance(changes_or_series, Series) else changes_or_series
    if len({row.effect for row in rows if row.effect}) > 1:
        raise InputError("changes of several effects have no axis in common. Plot one effect at a time.")
    spec = forest(list(rows), rows.about, width=width, by_evidence=sort == "evidence")
    return Picture(spec=spec, alternative=spec["description"])


def plot_years(
    series: Series,
    *,
    indicators: Iterable[str] | None = None,
    base: BaseOption = "recovered",
    columns: int = 3,
    width: int = 240,
) -> Picture:
    """Shares over true time: for each indicator and group a small picture with points, intervals and breaks.

    Parameters
    ----------
    series : the editions and their crosswalk
    indicators : ids of the crosswalk; by default all that follow a share
    base : as for `changes`
    columns : pictures in a row
    width : of each picture, in pixels

    Returns
    -------
    Picture. A line joins neighbouring editions that may be compared; where they may not, it ends and ≠ stands above
    the later share. Years without a figure are gaps.

    Raises
    ------
    InputError : an indicator that is not in the crosswalk, or a width or number of columns out of range.

    Examples
    --------
    >>> import nctrends as nct
    >>> picture = nct.plot_years(nct.load_series(), indicators=["social-chat-apps"])
    >>> picture.alternative.split(": ")[-1]
    'Social media, chatrooms and apps 34 % in 2016 and 46 % in 2017.'
    """
    if not (1 <= columns <= 20 and 50 <= width <= 5000):
        raise InputError(f"columns={columns}, width={width}: give 1 to 20 columns and 50 to 5000 pixels.")
    wanted = Wanted.of(series, indicators=indicators, base=base)
    spec = years(
        [_line(series, one) for one in followed(wanted) if one.estimates], about(series), columns=columns, width=width
    )
    return Picture(spec=spec, alternative=spec["description"])


def _line(series: Series, one: Followed) -> Line:
    """Return an indicator and group with its name in words, and a new stretch after each step that does not compare."""
    estimates = with_intervals(series, list(one.estimates.values()), LEVEL)
    stretches = [0]
    for earlier, later in pairwise(one.estimates):
        broken = path_between(one.indicator, earlier, later).grade == Comparability.not_comparable
        stretches.append(stretches[-1] + broken)
    item, option = labels_of(series, one.indicator)
    parts = dict.fromkeys((item, option, about(series).group_name(one.group, one.name, max(one.estimates))))
    part = ": ".join(part for part in parts if part and part != one.indicator.label)
    return Line(indicator=one.name, name=one.indicator.label, part=part, estimates=estimates, stretches=stretches)


def _can_draw() -> bool:
    return find_spec("vl_convert") is not None


def _converter() -> Any:
    try:
        import vl_convert  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError:
        raise MissingExtraError(INSTALL) from None
    return vl_convert
