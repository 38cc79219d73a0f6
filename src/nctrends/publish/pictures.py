"""Pictures of a series: a forest of changes, and shares over the years; drawn offline, as SVG, PNG or a page."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Literal

from attrs import field, frozen

from nctrends.analysis.background import about
from nctrends.analysis.changes.changes import changes
from nctrends.analysis.comparability.alignment import path_between
from nctrends.analysis.comparability.availability import labels_of
from nctrends.analysis.shares.choices import BaseOption, DesignEffect, Selection
from nctrends.analysis.shares.estimates import with_intervals
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import IndicatorSeries, indicator_series
from nctrends.errors import InputError, MissingExtraError
from nctrends.files.whole import check_ending, write_bytes, write_whole
from nctrends.model.series import Series
from nctrends.model.words import Comparability, DontKnow
from nctrends.present.grid.html import html_document
from nctrends.present.page.html_parts import paragraphs, picture
from nctrends.present.pictures.forest import forest, look_of
from nctrends.present.pictures.forest_rows import WORDS, parts_of
from nctrends.present.pictures.years import BESIDE, Line, years
from nctrends.results.changes import Changes

SORTS = ("printed", "evidence")
AXIS, PHONE, PHONE_YEARS = 380, 290, 210
"""Pixels of an axis: beside words, and alone in the width of a phone."""
SMALL, WIDEST = 240, 480
"""Pixels of one of several pictures in a row, and the most that one alone has."""
HIGH = 1100
"""Pixels of the rows of a forest that a sheet of paper holds."""
INSTALL = "Pictures need vl-convert: pip install 'nctrends[plots]', in a clone '.[plots]', installs it."


@frozen(kw_only=True)
class Picture:
    """A picture as a Vega-Lite specification, and the text that stands for it."""

    spec: Mapping[str, Any] = field(repr=False)
    """The Vega-Lite specification, a dictionary that Altair and the Vega editor take, too."""
    alternative: str
    """What the picture shows, in words: the alternative text of a page."""

    def to_svg(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return the picture as SVG, and write it where a path is given."""
        svg: str = _converter().vegalite_to_svg(json.dumps(self.spec))
        if path is not None:
            check_ending(path, (".svg",), "this picture")
            write_whole(path, svg)
        return svg

    def to_png(self, path: str | os.PathLike[str] | None = None, *, scale: float = 2.0) -> bytes:
        """Return the picture as PNG, `scale` pixels for each of its own, and write it where a path is given."""
        png: bytes = _converter().vegalite_to_png(json.dumps(self.spec), scale=scale)
        if path is not None:
            check_ending(path, (".png",), "this picture")
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
            check_ending(path, (".html", ".htm"), "this picture")
            write_whole(path, html)
        return html

    def _repr_svg_(self) -> str | None:
        """Show the picture in a notebook, or nothing where it cannot be drawn: `_repr_html_` then says why."""
        return self.to_svg() if _can_draw() else None

    def _repr_html_(self) -> str | None:
        """Show the text that stands for the picture, and how to get what draws it, where that is not installed."""
        return None if _can_draw() else paragraphs([self.alternative, INSTALL])


def plot_changes(
    changes_or_series: Changes | Series,
    *,
    sort: Literal["printed", "evidence"] = "printed",
    words: Literal["beside", "above"] = "beside",
    width: int = AXIS,
) -> Picture:
    """Forest of changes: each with its interval and, apart from it, the part that is vagueness of the printed texts.

    Parameters
    ----------
    changes_or_series : changes as computed, or a series whose changes are computed as `changes` does by default
    sort : "printed", the order of the table, or "evidence", the smallest p-value first; withheld rows come last
    words : "beside" the intervals, or "above" each, which makes a narrow and high picture, as for a phone
    width : of the axis, in pixels

    Returns
    -------
    Picture, with `to_png(path)`, `to_svg(path)`, `to_html(path)`, and `alternative`, the finding in words. Changes in
    percentage points, or ratios on a logarithmic axis; an interval that goes on beyond it, as to a ratio of 0, ends in
    an arrow. A withheld change is listed without an interval.

    Raises
    ------
    InputError : a sort or a place of words that is not known, or changes of several effects.
    MissingExtraError : when it is drawn, vl-convert is not installed.

    Examples
    --------
    >>> import nctrends as nct
    >>> picture = nct.plot_changes(nct.load_series())
    >>> picture.alternative.split(": ")[1]
    '6 rose, 1 fell, 6 no detectable change and 6 not comparable. The surest'
    """
    if sort not in SORTS:
        raise InputError(f'sort="{sort}" is not known. Use printed or evidence.')
    if words not in WORDS:
        raise InputError(f'words="{words}" is not known. Use beside or above.')
    if not isinstance(width, int | float) or not 100 <= width <= 5000:
        raise InputError(f"width={width} is no width of an axis. Give 100 to 5000 pixels.")
    rows = changes_or_series if isinstance(changes_or_series, Changes) else changes(changes_or_series)
    if len({row.effect for row in rows if row.effect}) > 1:
        raise InputError("changes of several effects have no axis in common. Plot one effect at a time.")
    look = look_of(list(rows), words)
    spec = forest(list(rows), rows.about, look, width=width, by_evidence=sort == "evidence")
    return Picture(spec=spec, alternative=spec["description"])


def forests(rows: Changes) -> Iterator[tuple[Picture, Picture]]:
    """Yield the forest of changes in pictures that fit on paper, all on one axis; each as it is for a phone, too."""
    wide, narrow = (look_of(list(rows), words) for words in ("beside", "above"))
    parts = parts_of(list(rows), rows.about, wide, most=HIGH)
    for number, part in enumerate(parts, 1):
        told = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        specs = [
            forest(part, rows.about, look, width=width, by_evidence=False, part=told)
            for look, width in ((wide, AXIS), (narrow, PHONE))
        ]
        first, second = (Picture(spec=spec, alternative=spec["description"]) for spec in specs)
        yield first, second


def plot_years(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    series: Series,
    *,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    base: BaseOption = "recovered",
    conf_level: float = 0.95,
    dont_know: DontKnow = "keep",
    design_effect: DesignEffect = 1.0,
    columns: int = 3,
    width: int | None = None,
) -> Picture:
    """Shares over true time: for each indicator and group a small picture with points, intervals and breaks.

    Parameters
    ----------
    series : the editions and their crosswalk
    indicators, editions : ids of the crosswalk, and years; by default all that follow a share
    base, conf_level, dont_know, design_effect : as for `changes`
    columns : pictures in a row
    width : of each picture, in pixels; None is 240, and more where fewer pictures than `columns` share a row

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
    if not (1 <= columns <= 20 and (width is None or 50 <= width <= 5000)):
        raise InputError(f"columns={columns}, width={width}: give 1 to 20 columns and 50 to 5000 pixels.")
    selection = Selection.of(series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect)
    followed = indicator_series(Estimator(selection))
    lines = [_line(series, each, conf_level) for each in followed if each.estimates]
    shown = max(1, min(columns, len(lines)))
    wide = SMALL * columns // shown - BESIDE // 2 * (columns > shown) if width is None else width
    spec = years(lines, about(series), columns=shown, width=min(wide, WIDEST), conf_level=conf_level)
    return Picture(spec=spec, alternative=spec["description"])


def _line(series: Series, followed: IndicatorSeries, conf_level: float) -> Line:
    """Return an indicator and group with its name in words, and a new stretch after each step that does not compare."""
    indicator, editions = followed.indicator, list(followed.estimates)
    stretches = [0]
    for earlier, later in pairwise(editions):
        broken = path_between(indicator, earlier, later).grade == Comparability.NOT_COMPARABLE
        stretches.append(stretches[-1] + broken)
    item, option = labels_of(series, indicator)
    parts = dict.fromkeys((item, option, about(series).group_name(followed.group, followed.name, editions[-1])))
    return Line(
        indicator=followed.name,
        name=indicator.label,
        part=": ".join(part for part in parts if part and part != indicator.label),
        estimates=with_intervals(series, list(followed.estimates.values()), conf_level),
        positions=[series[edition].position for edition in editions],
        stretches=stretches,
    )


def _can_draw() -> bool:
    return find_spec("vl_convert") is not None


def _converter() -> Any:
    try:
        import vl_convert  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError:
        raise MissingExtraError(INSTALL) from None
    return vl_convert
