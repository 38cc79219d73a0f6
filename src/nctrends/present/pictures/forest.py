"""Changes as a forest: each with its interval and, apart from it, the part that is vagueness of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan
from typing import Any

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import Caveat, Verdict
from nctrends.present.pictures.forest_rows import DIFFERENCE, LINE, MARK, WORDS, Axis, Laid, Look, axis_of, laid
from nctrends.present.pictures.marks import (
    BAR,
    INK,
    QUIET,
    Spec,
    along,
    asked_of,
    characters,
    framed,
    layer,
    limits_of,
    name_of,
)
from nctrends.present.words.effects import change_words
from nctrends.present.words.notes import asked_in
from nctrends.present.words.numbers import edition_name, level, points, times
from nctrends.present.words.sentences import is_limit, joined

AXES = {
    DIFFERENCE: "Change in percentage points",
    "ratio": "Later share divided by earlier share",
    "odds_ratio": "Odds later divided by odds earlier",
}
ASIDE, WORDS_BESIDE = 12, 440
"""Pixels between the axis and the words beside it, and of all words at both sides."""


def forest(
    changes: Sequence[Change], about: About, look: Look, *, width: int, by_evidence: bool, part: str = ""
) -> Spec:
    """Return the picture of changes as a forest; withheld rows are listed without an interval.

    Parameters
    ----------
    changes : of one effect
    about : what is true of all of them
    look : see `look_of`
    width : of the axis, in pixels
    by_evidence : the smallest p-value first, in place of the order of the table
    part : which of several pictures this is, "" for the only one
    """
    rows = laid(changes, about, look, by_evidence=by_evidence)
    spec = {
        "data": {"values": rows.rows},
        "width": width,
        "height": rows.height,
        "encoding": {"y": along("y") | {"scale": {"domain": [0, rows.height], "reverse": True}, "axis": None}},
        "layer": [*_lines(look, rows), *_intervals(), *_words(look, width), _headings(look, rows)],
    }
    title = f"{about.title or 'Changes'}: what changed between editions{part}"
    room = width if look.words.above else width + WORDS_BESIDE
    words = alternative(changes, about)
    return framed(spec, title, _below(changes, about, rows), words, characters=characters(room))


def look_of(changes: Sequence[Change], words: str) -> Look:
    """Return the look of pictures of some changes: one axis for all, words "beside" the intervals or "above" them."""
    effect = next((row.effect for row in changes if row.effect), DIFFERENCE)
    return Look(effect=effect, axis=axis_of(changes, effect), words=WORDS[words])


def alternative(changes: Sequence[Change], about: About) -> str:
    """Return the finding in words, for those who do not see the picture."""
    counts = [(sum(row.verdict == verdict for row in changes), verdict) for verdict in Verdict]
    counted = joined([f"{count} {verdict}" for count, verdict in counts if count]) or "no change"
    number = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    first = f"Forest of {number} between editions of {about.title or 'a series'}: {counted}."
    surest = min(
        (row for row in changes if row.verdict and row.verdict.is_change),
        key=lambda row: inf if isnan(row.p_value) else row.p_value,
        default=None,
    )
    lead = "The surest: " if len(changes) > 1 else ""
    return first if surest is None else f"{first} {lead}{_in_words(surest, about)}."


def _in_words(row: Change, about: About) -> str:
    """Return a change with its interval, as a sentence has it."""
    show, unit = (points, " percentage points") if row.effect == DIFFERENCE else (times, "")
    change, ends = f"{change_words(row)}{unit}", f"{show(row.conf_low)} to {show(row.conf_high)}"
    sure = f"; {level(row.conf_level)} interval {ends}" if not isnan(row.conf_level) else ""
    adjusted = f"; {Caveat.NOT_AFTER_ADJUSTMENT}" if Caveat.NOT_AFTER_ADJUSTMENT in row.caveats else ""
    steps = f"from {edition_name(row.earlier)} to {edition_name(row.later)}"
    return f"{name_of(row, about)} {row.verdict} {steps} ({change}{sure}{adjusted})"


def _lines(look: Look, rows: Laid) -> list[Spec]:
    """Return the axis, and the line at no change beside the rows that have a change."""
    none = 0 if look.effect == DIFFERENCE else 1
    x = {
        "type": "quantitative",
        "axis": _axis(look) if rows.compared else None,
        "scale": _scale(look.effect, rows.axis),
    }
    whole = [{"no_change": none, "top": 0, "bottom": rows.compared}] if rows.compared else []
    ends = _pieces(none, rows) if look.words.above else whole
    line = layer("rule", {"x": {"field": "no_change", **x}, "y": along("top"), "y2": {"field": "bottom"}}, color=INK)
    return [{"data": {"values": ends}} | line]


def _pieces(none: int, rows: Laid) -> list[Spec]:
    """Return the line at no change in pieces that leave the words between the intervals alone."""
    middles = [row["y"] for row in rows.rows if row["y"] < rows.compared]
    return [{"no_change": none, "top": y - MARK / 2, "bottom": y + MARK / 2} for y in middles]


def _axis(look: Look) -> Spec:
    shape: Spec = {"title": AXES[look.effect], "orient": "bottom", "labelFlush": False, "labelOverlap": True}
    if look.effect == DIFFERENCE:
        number = "(datum.value > 0 ? '+' : '') + replace(datum.label, '-', '−')"
        return shape | {"tickCount": 5 if look.words.above else 8, "labelExpr": number}
    return shape | {"values": list(look.axis.numbers), "labelExpr": "'×' + format(datum.value, '~g')"}


def _scale(effect: str, axis: Axis) -> Spec:
    kind = {"type": "linear", "zero": False} if effect == DIFFERENCE else {"type": "log"}
    return {"domain": [axis.low, axis.high], "nice": False, **kind}


def _intervals() -> list[Spec]:
    look: dict[str, Any] = {"stroke": INK, "opacity": 1}
    return [
        layer(
            "rule",
            {"x": along("low"), "x2": {"field": "high"}},
            data_filter="isValid(datum.low)",
            color=INK,
            strokeWidth=1.5,
        ),
        layer(
            "rule",
            {"x": along("vague_low"), "x2": {"field": "vague_high"}},
            data_filter="isValid(datum.vague_low)",
            color=BAR,
            strokeWidth=9,
        ),
        _mark("beyond_low", "isValid(datum.beyond_low)", shape="triangle-left", fill=INK, **look),
        _mark("beyond_high", "isValid(datum.beyond_high)", shape="triangle-right", fill=INK, **look),
        _mark("point", "isValid(datum.point) && datum.changed", shape="circle", fill=INK, **look),
        _mark("point", "isValid(datum.point) && !datum.changed", shape="circle", fill="white", strokeWidth=1.5, **look),
    ]


def _mark(x: str, condition: str, **look: Any) -> Spec:
    return layer("point", {"x": along(x)}, data_filter=condition, size=55, **look)


def _words(look: Look, width: int) -> list[Spec]:
    """Return names and bases, then verdicts: at the left and the right of the intervals, or all above them."""
    if look.words.above:
        left, right, side = {"value": 0}, {"value": 0}, "left"
    else:
        left, right, side = {"value": -ASIDE}, {"value": width + ASIDE}, "right"
    return [
        _text(left, "name", "datum.name_dy", align=side, color=INK),
        _text(left, "bases", "datum.bases_dy", align=side, color=QUIET),
        _text(right, "told", "datum.told_dy", align="left", color=INK),
    ]


def _text(x: Spec, field: str, dy: str, **look: Any) -> Spec:
    """Return lines of text; the first stands `dy` below the middle of its row."""
    shape: dict[str, Any] = {
        "baseline": "middle",
        "lineBreak": "\n",
        "lineHeight": LINE,
        "fontSize": 12,
        "dy": {"expr": dy},
    }
    return layer("text", {"x": x, "text": {"field": field, "type": "nominal"}}, **shape, **look)


def _headings(look: Look, rows: Laid) -> Spec:
    x, side = ({"value": 0}, "left") if look.words.above else ({"value": -ASIDE}, "right")
    bold = _text(x, "heading", "0", align=side, color=INK, fontWeight="bold")
    return {"data": {"values": rows.headings}} | bold


def _below(changes: Sequence[Change], about: About, rows: Laid) -> str:
    levels = sorted({row.conf_level for row in changes if not isnan(row.conf_level)})
    sure = f"{level(levels[0])} interval" if levels else "range"
    arrow = any(row["beyond_low"] is not None or row["beyond_high"] is not None for row in rows.rows)
    compared = [row for row in changes if row.verdict != Verdict.NOT_COMPARABLE]
    asked = asked_of(about, asked_in(changes))
    if not compared:
        return f"{asked}No change is drawn: none of these figures can be compared."
    bases = ' n ≤: the most that can have answered; "if n ≥": from so many answers on the verdict stands.'
    limits = limits_of(about, asked_in(compared), (caveat for row in compared if row.method for caveat in row.caveats))
    return (
        f"{asked}Line: {sure}{', with an arrow where it goes on' if arrow else ''}; grey bar: what the printed texts "
        "leave open; dot: where numbers are printed, filled if there is a change."
        f"{bases if any(map(is_limit, compared)) else ''}{limits}"
    )
