"""Parts that pictures share: one ink, plain type, and data that a picture can hold."""

from __future__ import annotations

from math import isnan
from typing import Any

from nctrends.model.rows import About, Change
from nctrends.present.tables import wrapped

INK, QUIET, PAPER = "#1a1a1a", "#767676", "#ffffff"
FONT = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

Spec = dict[str, Any]
"""A picture in the language of Vega-Lite."""


def framed(spec: Spec, title: str, below: str, alternative: str) -> Spec:
    """Return a picture with its title, a line below it, and the text that stands for it."""
    return {
        "$schema": SCHEMA,
        "description": alternative,
        "title": {"text": wrapped(title, 80), "subtitle": wrapped(below, 100), "anchor": "start", "offset": 14},
        "background": PAPER,
        "padding": 16,
        **spec,
        "config": {
            "font": FONT,
            "title": {"fontSize": 15, "subtitleFontSize": 12, "subtitleColor": "#595959", "color": INK},
            "axis": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12},
            "axisX": {"titleFontWeight": "normal", "grid": True, "gridColor": "#e6e6e6"},
            "view": {"stroke": None},
        },
    }


def name_of(row: Change, about: About) -> str:
    """Return what a row is about: its indicator, item, option and group, each once."""
    parts = (row.indicator_label, row.item_label, row.option_label, about.group_name(row.group))
    return ": ".join(dict.fromkeys(part for part in parts if part))


def number(value: float, scale: float = 1.0) -> float | None:
    """Return a number for the data of a picture, None where there is none."""
    return None if isnan(value) or abs(value) == float("inf") else value * scale


def layer(mark: str, *, x: str, data_filter: str = "", **more: Any) -> Spec:
    """Return one layer: a mark along x, for the rows that meet a condition; what begins with `at_` is a channel."""
    channels = {name.removeprefix("at_"): held for name, held in more.items() if name.startswith("at_")}
    look = {name: held for name, held in more.items() if not name.startswith("at_")}
    made: Spec = {
        "mark": {"type": mark, **look},
        "encoding": {"x": {"field": x, "type": "quantitative"}, **channels},
    }
    return made | ({"transform": [{"filter": data_filter}]} if data_filter else {})
