"""Shares over true time: a small picture for each indicator and group, its line cut where editions do not compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from nctrends.model.rows import About, Estimate
from nctrends.present.numbers import percent
from nctrends.present.pictures import INK, Spec, framed, number
from nctrends.present.sentences import joined
from nctrends.present.tables import wrapped

LEAST_WHOLE = 0.01
"""A share below is not shown in whole percent, which would make it nothing."""
PANEL = 34
"""Characters of a heading above a small picture."""
ROOM = 0.4
"""Part of the time shown that is left to the right of the last year, for the label at the line's end."""


@frozen(kw_only=True)
class Line:
    """One indicator and group: its estimates by year, and the stretches that may be compared."""

    name: str
    estimates: Sequence[Estimate]
    stretches: Sequence[int]
    """For each estimate the number of its stretch; a new one begins where a step is not comparable."""


def years(lines: Sequence[Line], about: About, *, columns: int, width: int) -> Spec:
    """Return small pictures side by side, all on the same axes: points with intervals over the years.

    Parameters
    ----------
    lines : in the order in which they are shown
    about : what is true of all
    columns : pictures in a row
    width : of each picture, in pixels
    """
    names = ["\n".join(wrapped(line.name, PANEL)) for line in lines]
    data = [datum for line, name in zip(lines, names, strict=True) for datum in _data(line, name)]
    time = [datum["year"] for datum in data] or [0]
    span = max(1, max(time) - min(time))
    spec = {
        "data": {"values": data},
        "facet": {
            "field": "panel",
            "type": "nominal",
            "sort": list(dict.fromkeys(names)),
            "title": None,
            "header": {
                "labelExpr": "split(datum.label, '\\n')",
                "labelFontSize": 12,
                "labelAnchor": "start",
                "labelColor": INK,
            },
        },
        "columns": columns,
        "spacing": {"row": 26, "column": 22},
        "spec": {
            "width": width,
            "height": 150,
            "encoding": {
                "x": {
                    "field": "year",
                    "type": "quantitative",
                    "scale": {"domain": [min(time) - span / 20, max(time) + span * ROOM], "nice": False},
                    "axis": {"title": None, "format": "d", "values": _ticks(time), "labelOverlap": True},
                }
            },
            "layer": _layers(),
        },
    }
    title = f"{about.title or 'Shares'}: shares over the years"
    below = (
        "Percent. Upright line: 95 % interval of a share; grey bar: what the printed texts leave open; "
        "≠: cannot be compared with the share before it."
    )
    asked = f"{about.respondents}. " if about.respondents else ""
    return framed(spec, title, f"{asked}{below}", alternative(lines, about))


def alternative(lines: Sequence[Line], about: About) -> str:
    """Return in words what the pictures show: the first and the last share of each line."""
    told = [
        f"{line.name} {_told(first)} in {first.edition} and {_told(last)} in {last.edition}"
        for line in lines
        if (first := line.estimates[0]) and (last := line.estimates[-1])
    ]
    return f"Shares over the years, {about.title or 'a series'}: {joined(told) if told else 'none'}."


def _data(line: Line, panel: str) -> list[dict[str, Any]]:
    last = line.estimates[-1].edition
    return [
        {
            "panel": panel,
            "year": one.edition,
            "share": number(one.estimate, 100),
            "low": number(one.conf_low, 100),
            "high": number(one.conf_high, 100),
            "vague_low": number(one.estimate_low, 100),
            "vague_high": number(one.estimate_high, 100),
            "stretch": stretch,
            "vague": "phrase only" in one.caveats,
            "broken": position > 0 and stretch != line.stretches[position - 1],
            "told": _told(one) if one.edition == last else "",
        }
        for position, (one, stretch) in enumerate(zip(line.estimates, line.stretches, strict=True))
    ]


def _told(share: Estimate) -> str:
    """Return the last share as it is printed where that is a number, in whole percent where words are printed."""
    low, high = (percent(end, decimals=0).removesuffix(" %") for end in (share.estimate_low, share.estimate_high))
    if "phrase only" in share.caveats and low != high:
        return f"{low}–{high} %"
    return percent(share.estimate, decimals=0 if share.estimate >= LEAST_WHOLE else 2)


def _ticks(time: Sequence[int]) -> list[int]:
    return sorted(set(time))


def _layers() -> list[Spec]:
    y = {"field": "share", "type": "quantitative", "axis": {"title": None, "grid": True, "gridColor": "#e6e6e6"}}
    low = {"field": "low", "type": "quantitative"}
    points = {"mark": {"type": "point", "size": 32, "stroke": INK, "opacity": 1}}
    return [
        {
            "mark": {"type": "line", "color": INK, "strokeWidth": 1.5},
            "encoding": {"y": y, "detail": {"field": "stretch", "type": "nominal"}},
        },
        {"mark": {"type": "rule", "color": INK}, "encoding": {"y": low, "y2": {"field": "high"}}},
        {
            "mark": {"type": "bar", "color": "#8a8a8a", "width": 6},
            "encoding": {"y": {"field": "vague_low", "type": "quantitative"}, "y2": {"field": "vague_high"}},
        },
        {**points, "transform": [{"filter": "!datum.vague"}], "encoding": {"y": y, "fill": {"value": INK}}},
        {
            "mark": {"type": "text", "dy": -14, "fontSize": 13, "color": INK},
            "transform": [{"filter": "datum.broken"}],
            "encoding": {"y": {"field": "high", "type": "quantitative"}, "text": {"value": "≠"}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 8, "color": INK, "fontSize": 12},
            "encoding": {"y": y, "text": {"field": "told"}},
        },
    ]
