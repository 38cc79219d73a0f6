"""Shares over true time: a small picture for each indicator and group, its line cut where editions do not compare."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from attrs import frozen

from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import Caveat
from nctrends.present.grid.table import wrapped
from nctrends.present.pictures.marks import (
    BAR,
    GRID,
    INK,
    QUIET,
    Spec,
    along,
    asked_of,
    characters,
    framed,
    layer,
    limits_of,
    number,
)
from nctrends.present.words.numbers import level
from nctrends.present.words.share_words import share_text

PANEL = 34
"""Characters of a heading above a small picture."""
TICK = 36
"""Pixels that a year takes on the axis."""
HEIGHT, ASIDE, BESIDE = 170, 20, 80
"""Pixels of a small picture, of the space beside it, and of the words at both of its sides."""
LIFT = {"expr": "datum.share < 4 ? -8 : 0"}
"""Keeps the label of a share near 0 off the axis."""
WIDE = 7
"""Pixels that a bar is wide."""


@frozen(kw_only=True)
class Line:
    """One indicator and group: its estimates by year, and the stretches that may be compared."""

    indicator: str = ""
    """Its id in the crosswalk."""
    name: str
    part: str = ""
    """What tells it apart from other lines of the same name: its item, option and group."""
    estimates: Sequence[Estimate]
    positions: Sequence[float]
    """For each estimate where its edition stands in time, in years."""
    stretches: Sequence[int]
    """For each estimate the number of its stretch; a new one begins where a step is not comparable."""

    @property
    def in_full(self) -> str:
        """Its name with what tells it apart."""
        return f"{self.name}: {self.part}" if self.part else self.name


def years(lines: Sequence[Line], about: About, *, columns: int, width: int, conf_level: float) -> Spec:
    """Return small pictures side by side, all on the same axes: points with intervals over the years.

    Parameters
    ----------
    lines : in the order in which they are shown
    about : what is true of all
    columns : pictures in a row
    width : of each picture, in pixels
    conf_level : of the intervals
    """
    data = [datum for place, line in enumerate(lines) for datum in _data(line, place)]
    scales = _scales(data, width)
    panels = [_panel(place, line, scales, width) for place, line in enumerate(lines)]
    # Not a facet: that draws no axis below the pictures that stand over an empty place.
    spec = {"data": {"values": data}, "concat": panels, "columns": columns, "spacing": {"row": 22, "column": ASIDE}}
    title = f"{about.title or 'Shares'}: shares over the years"
    below = (
        f"Upright line: {level(conf_level)} interval of a share; grey bar: what the printed texts leave open; dot: "
        "where a number is printed."
    )
    if any(datum["broken"] for datum in data):
        below += " ≠: cannot be compared with the share before it."
    shown = [(line.indicator, share.edition) for line in lines for share in line.estimates]
    below += limits_of(about, shown, (caveat for line in lines for share in line.estimates for caveat in share.caveats))
    asked = asked_of(about, shown)
    room = columns * (width + BESIDE)
    return framed(spec, title, f"{asked}{below}", alternative(lines, about), characters=characters(room))


def alternative(lines: Sequence[Line], about: About) -> str:
    """Return in words what the pictures show: the first and the last share of each line."""
    courses = "; ".join(map(_course, lines))
    return f"Shares over the years, {about.title or 'a series'}: {courses or 'none'}."


def _course(line: Line) -> str:
    """Return the first and the last share of a line, and that they do not compare where they do not."""
    first, last = line.estimates[0], line.estimates[-1]
    ends = [f"{_share_words(share)} in {share.edition}" for share in dict.fromkeys((first, last))]
    apart = " (not comparable)" if line.stretches[0] != line.stretches[-1] else ""
    return f"{line.in_full} {' and '.join(ends)}{apart}"


def _data(line: Line, place: int) -> list[dict[str, Any]]:
    last = line.estimates[-1].edition
    return [
        {
            "place": place,
            "panel": line.in_full,
            "year": position,
            "share": number(share.estimate, 100),
            "low": number(share.conf_low, 100),
            "high": number(share.conf_high, 100),
            "vague_low": number(share.estimate_low, 100),
            "vague_high": number(share.estimate_high, 100),
            "stretch": stretch,
            "vague": Caveat.PHRASE_ONLY in share.caveats,
            "broken": number_in_line > 0 and stretch != line.stretches[number_in_line - 1],
            "told": _share_words(share) if share.edition == last else "",
        }
        for number_in_line, (share, position, stretch) in enumerate(
            zip(line.estimates, line.positions, line.stretches, strict=True)
        )
    ]


def _share_words(share: Estimate) -> str:
    """Return a share with the digits that its printed texts support, or the ends of what they allow."""
    return share_text(share.estimate, share.estimate_low, share.estimate_high, share.printed)


def _scales(data: Sequence[dict[str, Any]], width: int) -> Spec:
    """Return the two axes that all pictures share: percent from 0, and years at their true distance."""
    time = sorted({datum["year"] for datum in data} or {0})
    span = max(1, time[-1] - time[0])
    highs = [datum[end] for datum in data for end in ("high", "vague_high", "share") if datum[end] is not None]
    highest = max(highs, default=100.0)
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [time[0] - span / 20, time[-1] + span / 20], "nice": False, "zero": False},
        "axis": {"title": None, "format": "d", "values": _ticks(time, span, width), "grid": False, "labelFlush": False},
    }
    return {"x": x, "y": {"domain": [0, min(100, 10 * ceil(highest * 1.1 / 10))], "nice": False}}


def _ticks(time: Sequence[float], span: float, width: int) -> list[float]:
    """Return the years that have room for their number, the first and the last always among them."""
    apart = TICK * span / width
    kept = time[:1]
    for year in time[1:-1]:
        if year - kept[-1] >= apart and time[-1] - year >= apart:
            kept = [*kept, year]
    return [*kept, *time[-1:]] if len(time) > 1 else list(kept)


def _panel(place: int, line: Line, scales: Spec, width: int) -> Spec:
    """Return one small picture under its name."""
    axis = {"title": None, "tickCount": 4, "domain": False, "ticks": False, "labelExpr": "datum.label + ' %'"}
    heading: Spec = {"text": wrapped(line.name, PANEL), "subtitle": wrapped(line.part, PANEL), "fontSize": 12}
    return {
        "name": f"panel_{place}",
        "title": heading | {"anchor": "start", "frame": "group", "offset": 10, "subtitleColor": INK},
        "width": width,
        "height": max(HEIGHT, width // 2),
        "transform": [{"filter": f"datum.place === {place}"}],
        "encoding": {"x": scales["x"]},
        "layer": _layers(along("share") | {"axis": axis | {"grid": True, "gridColor": GRID}, "scale": scales["y"]}),
    }


def _layers(y: Spec) -> list[Spec]:
    low, vague_low, high = along("low"), along("vague_low"), along("high")
    ink: dict[str, Any] = {"color": INK, "fontSize": 12}
    return [
        layer("line", {"y": y, "detail": {"field": "stretch", "type": "nominal"}}, color=QUIET, strokeWidth=1),
        layer("rule", {"y": vague_low, "y2": {"field": "vague_high"}}, color=BAR, strokeWidth=WIDE),
        layer("rule", {"y": low, "y2": {"field": "high"}}, color=INK, strokeWidth=1.5),
        layer(
            "point", {"y": y}, data_filter="!datum.vague", size=22, fill=INK, stroke="white", strokeWidth=0.5, opacity=1
        ),
        layer("text", {"y": high, "text": {"value": "≠"}}, data_filter="datum.broken", dy=-9, **ink | {"fontSize": 14}),
        layer("text", {"y": y, "text": {"field": "told", "type": "nominal"}}, align="left", dx=8, dy=LIFT, **ink),
    ]
