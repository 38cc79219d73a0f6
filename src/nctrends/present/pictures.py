"""Parts that pictures share: one ink, plain type, and data that a picture can hold."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan
from typing import Any

from nctrends.model.rows import About, Change
from nctrends.present.notes import sampling_notes
from nctrends.present.sentences import DESIGN_UNKNOWN
from nctrends.present.tables import wrapped

INK, QUIET, BAR, GRID, PAPER = "#1a1a1a", "#595959", "#9a9a9a", "#e6e6e6", "#ffffff"
"""Greys alone, so that a copy without colour is the same picture."""
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
            "title": {"fontSize": 15, "subtitleFontSize": 12, "subtitleColor": QUIET, "color": INK},
            "axis": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12},
            "axisX": {"titleFontWeight": "normal", "grid": True, "gridColor": GRID},
            "view": {"stroke": None},
        },
    }


def name_of(row: Change, about: About, *, whole: bool = True) -> str:
    """Return what a row is about: its indicator, item, option and group, each once; or all but its indicator."""
    parts = (
        row.indicator_label,
        row.item_label,
        row.option_label,
        about.group_name(row.group, row.indicator, row.later),
    )
    unlike = [part for part in dict.fromkeys(parts) if part]
    return ": ".join(unlike if whole else [part for part in unlike if part != row.indicator_label])


def asked_of(about: About, years: Iterable[Any]) -> str:
    """Return who was asked, and over which editions: "Police officers, 2015 to 2020. "."""
    known = sorted(years)
    span = "" if not known else f"{known[0]}" if known[0] == known[-1] else f"{known[0]} to {known[-1]}"
    told = ", ".join(part for part in (about.respondents, span) if part)
    return f"{told}. " if told else ""


def limits_of(about: About, asked: Iterable[tuple[str, Any]], caveats: Iterable[str]) -> str:
    """Return what limits all intervals, for a picture that is passed on without the notes of a table."""
    told = [f" {note}" for note in sampling_notes(asked, about)]
    if any(DESIGN_UNKNOWN in caveat for caveat in caveats):
        told.append(" The survey is weighted and its design effect is not known: the intervals are too narrow.")
    return "".join(told)


def number(value: float, scale: float = 1.0) -> float | None:
    """Return a number for the data of a picture, None where there is none."""
    return None if isnan(value) or abs(value) == float("inf") else value * scale


def layer(mark: str, channels: Spec, *, data_filter: str = "", **look: Any) -> Spec:
    """Return one layer: a mark and its channels, for the rows that meet a condition."""
    made: Spec = {"mark": {"type": mark, **look}, "encoding": channels}
    return made | ({"transform": [{"filter": data_filter}]} if data_filter else {})


def along(name: str) -> Spec:
    """Return a channel that follows a number of the data."""
    return {"field": name, "type": "quantitative"}
