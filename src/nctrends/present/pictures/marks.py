"""Parts that pictures share: one ink, plain type, and data that a picture can hold."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan
from typing import Any

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import Caveat
from nctrends.present.grid.table import wrapped
from nctrends.present.words.notes import sampling_notes
from nctrends.present.words.numbers import edition_name

INK, QUIET, BAR, GRID, PAPER = "#1a1a1a", "#595959", "#9a9a9a", "#e6e6e6", "#ffffff"
"""Greys alone, so that a copy without colour is the same picture."""
FONT = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

Spec = dict[str, Any]
"""A picture in the language of Vega-Lite."""


def framed(spec: Spec, title: str, below: str, alternative: str, *, characters: int = 100) -> Spec:
    """Return a picture with its title, lines of so many characters below it, and the text that stands for it."""
    return {
        "$schema": SCHEMA,
        "description": alternative,
        "title": {
            "text": wrapped(title, int(0.8 * characters)),
            "subtitle": wrapped(below, characters),
            "anchor": "start",
            "offset": 14,
        },
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


def characters(pixels: float) -> int:
    """Return how many characters of a line below the title fit: as many as a reader takes in, or fewer."""
    return max(30, min(100, int(pixels / 6.3)))


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


def asked_of(about: About, asked: Iterable[tuple[str, Any]]) -> str:
    """Return who was asked, as far as it is true of what is shown, and when: "Police officers, 2015 to 2020. ".

    Parameters
    ----------
    about : what is true of all
    asked : indicator and edition of every figure that is shown
    """
    shown = list(asked)
    years = [edition_name(year) for year in about.in_time(year for _, year in shown)]
    words = (who_of(about, shown), " to ".join(dict.fromkeys((years[0], years[-1]))) if years else "")
    return f"{', '.join(filter(None, words))}. " if any(words) else ""


def who_of(about: About, asked: Iterable[tuple[str, Any]]) -> str:
    """Return whom the series is about where they were asked, and that others were asked where that is so."""
    named = {bool(enquiry and enquiry.respondents) for enquiry in (about.enquiry(*key) for key in set(asked))}
    if not about.respondents or True not in named:
        return ""
    return f"{about.respondents} and, in part, others" if False in named else about.respondents


def limits_of(about: About, asked: Iterable[tuple[str, Any]], caveats: Iterable[Caveat]) -> str:
    """Return what limits all intervals, for a picture that is passed on without the notes of a table."""
    sentences = [f" {note}" for note in sampling_notes(asked, about)]
    seen = set(caveats)
    if Caveat.DESIGN_UNKNOWN in seen:
        sentences.append(" The survey is weighted and its design effect is not known: the intervals are too narrow.")
    if Caveat.MIX_UNKNOWN in seen:
        sentences.append(" Where the mix of respondents is not known, a change can come in part from who answered.")
    return "".join(sentences)


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
