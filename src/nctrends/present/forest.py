"""Changes as a forest: each with its interval and, apart from it, the part that is vagueness of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan
from typing import Any

from nctrends.model.rows import WITHHELD, About, Change
from nctrends.present.changes import ordered
from nctrends.present.numbers import level
from nctrends.present.pictures import INK, Spec, framed, layer, name_of, number
from nctrends.present.sentences import VAGUE, base, joined, verdict
from nctrends.present.tables import wrapped

ROW = 46
"""Height of a row, for three lines of a label."""
LABEL = 40
AXES = {
    "difference": "Change in percentage points",
    "ratio": "Later share divided by earlier share",
    "odds_ratio": "Odds later divided by odds earlier",
}
ENDS = {"rose": "▲", "fell": "▼", "no detectable change": "○", VAGUE: "?", WITHHELD: "≠"}
"""A sign for each verdict, beside its words: nothing depends on colour."""


def forest(changes: Sequence[Change], about: About, *, width: int, by_evidence: bool) -> Spec:
    """Return the picture of changes as a forest; withheld rows are listed without an interval.

    Parameters
    ----------
    changes : of one effect
    about : what is true of all of them
    width : of the axis, in pixels
    by_evidence : the smallest p-value first, in place of the order of the table
    """
    rows = ordered(changes)
    if by_evidence:
        rows = sorted(rows, key=lambda row: inf if isnan(row.p_value) else row.p_value)
    effect = next((row.effect for row in rows if row.effect), "difference")
    title = f"{about.title or 'Changes'}: what changed between editions"
    spec = {
        "data": {"values": [_datum(row, about, position, effect) for position, row in enumerate(rows)]},
        "width": width,
        "height": max(1, len(rows)) * ROW,
        "layer": [_no_change(effect), {"encoding": {"y": _rows_axis()}, "layer": _layers(effect, width)}],
    }
    return framed(spec, title, _below(rows, about), alternative(rows, about))


def alternative(changes: Sequence[Change], about: About) -> str:
    """Return the finding in words, for those who do not see the picture."""
    counts = {
        told: sum(row.verdict == told for row in changes)
        for told in ("rose", "fell", "no detectable change", VAGUE, WITHHELD)
    }
    told = joined([f"{number_} {word}" for word, number_ in counts.items() if number_]) or "no change"
    surest = min(
        (row for row in changes if row.verdict in ("rose", "fell")),
        key=lambda row: inf if isnan(row.p_value) else row.p_value,
        default=None,
    )
    first = f"Forest of {len(changes)} changes between editions of {about.title or 'a series'}: {told}."
    if surest is None:
        return first
    years = f"from {surest.earlier} to {surest.later}"
    return f"{first} The surest: {name_of(surest, about)} {surest.verdict} {years}."


def _datum(row: Change, about: About, position: int, effect: str) -> dict[str, Any]:
    scale = 100.0 if effect == "difference" else 1.0
    shown = row.verdict != WITHHELD
    vague = "phrase only" in row.caveats or row.verdict == VAGUE
    bases = [
        f"{year}, {base(people, source, row.caveats)}"
        for year, people, source in (
            (row.earlier, row.base_earlier, row.base_source_earlier),
            (row.later, row.base_later, row.base_source_later),
        )
    ]
    words = verdict(row)
    return {
        "position": position,
        "label": "\n".join([*wrapped(name_of(row, about), LABEL)[:2], " to ".join(bases)]),
        "low": number(row.conf_low, scale) if shown else None,
        "high": number(row.conf_high, scale) if shown else None,
        "vague_low": number(row.estimate_low, scale) if shown else None,
        "vague_high": number(row.estimate_high, scale) if shown else None,
        "point": number(row.estimate, scale) if shown and not vague else None,
        "changed": row.verdict in ("rose", "fell"),
        "told": "\n".join([f"{ENDS[row.verdict]} {words[0]}", *words[1:3]]),
    }


def _rows_axis() -> Spec:
    return {
        "field": "label",
        "type": "nominal",
        "sort": {"field": "position", "op": "min"},
        "axis": {
            "title": None,
            "labelExpr": "split(datum.label, '\\n')",
            "labelLimit": 330,
            "labelPadding": 10,
            "labelOffset": -13,
            "ticks": False,
            "domain": False,
        },
    }


def _layers(effect: str, width: int) -> list[Spec]:
    axis = {"title": AXES[effect], "orient": "bottom"}
    scale = {"nice": True, "zero": True} if effect == "difference" else {"type": "log"}
    if effect == "difference":
        axis |= {"labelExpr": "(datum.value > 0 ? '+' : '') + replace(datum.label, '-', '−')"}
    return [
        layer("rule", x="low", color=INK, strokeWidth=1.5, at_x2={"field": "high"})
        | {
            "encoding": {
                "x": {"field": "low", "type": "quantitative", "axis": axis, "scale": scale},
                "x2": {"field": "high"},
            }
        },
        layer("bar", x="vague_low", color="#8a8a8a", height=9, at_x2={"field": "vague_high"}),
        _points("datum.changed", filled=True),
        _points("!datum.changed", filled=False),
        _verdicts(width),
    ]


def _no_change(effect: str) -> Spec:
    """Return the line at no change."""
    none = {"datum": 0 if effect == "difference" else 1, "type": "quantitative"}
    return {"mark": {"type": "rule", "color": INK}, "encoding": {"x": none}}


def _points(condition: str, *, filled: bool) -> Spec:
    """Return the points of changes: filled where there is one, hollow where none is established."""
    fill = INK if filled else "white"
    wanted = f"isValid(datum.point) && {condition}"
    return layer("point", x="point", data_filter=wanted, size=55, fill=fill, stroke=INK, opacity=1, shape="circle")


def _verdicts(width: int) -> Spec:
    """Return the verdicts in words, at the right of the rows."""
    return {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "lineBreak": "\n", "color": INK, "dy": -6},
        "encoding": {"x": {"value": width + 14}, "text": {"field": "told"}},
    }


def _below(rows: Sequence[Change], about: About) -> str:
    levels = sorted({row.conf_level for row in rows if not isnan(row.conf_level)})
    sure = f"{level(levels[0])} interval" if levels else "range"
    asked = f"{about.respondents}. " if about.respondents else ""
    return (
        f"{asked}Line: {sure}; grey bar: what the printed texts leave open; dot: where a number is printed, filled if "
        "there is a change."
    )
