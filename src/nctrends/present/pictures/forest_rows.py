"""Rows of a forest before they are drawn: their words, their place from top to bottom, and how far their axis goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import inf, isnan, log10
from typing import Any

from attrs import frozen

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import Caveat, Verdict
from nctrends.present.grid.table import wrapped
from nctrends.present.pictures.marks import name_of, number
from nctrends.present.tables.changes_table import headed
from nctrends.present.words.numbers import edition_name
from nctrends.present.words.sentences import base_of, doubts_of, sign_of, weaknesses

LINE, GAP, CLOSE, MARK = 15, 13, 7, 14
"""Height of a line of text, space between rows, and between those of one name; height of a mark below its words."""
"""A sign for each verdict, beside its words: nothing depends on colour."""
DIFFERENCE = "difference"
SIDES = ("earlier", "later")
STEPS = {1: (1, 1.5, 2, 3, 5, 7), 2: (1, 2, 5), 9: (1,)}
"""Numbers on a logarithmic axis, for the powers of ten that it goes over."""


@frozen(kw_only=True)
class Words:
    """Where the words of a row stand, beside its interval or above it, and how many characters a line has."""

    above: bool
    label: int
    told: int

    def placed(self, name: str, told: str, *, mark: bool) -> dict[str, float]:
        """Return the height of a row, how far down its interval is, and from there the first lines of its words."""
        names, lines = (len(text.splitlines()) for text in (name, told))
        gap = GAP if name else CLOSE
        if not self.above:
            height = max(names + 1, lines) * LINE + gap
            starts = (-LINE / 2 * names, LINE / 2 * names, -LINE / 2 * (lines - 1))
            return {"height": height, "middle": height / 2} | dict(zip(STARTS, starts, strict=True))
        words, below = (names + 1 + lines) * LINE, MARK if mark else 0
        first = LINE / 2 - words - below / 2
        starts = (first, first + LINE * names, first + LINE * (names + 1))
        height = words + below + gap
        return {"height": height, "middle": gap / 2 + words + below / 2} | dict(zip(STARTS, starts, strict=True))


STARTS = ("name_dy", "bases_dy", "told_dy")
WORDS = {"beside": Words(above=False, label=40, told=34), "above": Words(above=True, label=46, told=46)}


@frozen(kw_only=True)
class Axis:
    """From where to where the axis goes, and where it has numbers; none where the drawing may choose them."""

    low: float
    high: float
    numbers: tuple[float, ...] = ()

    def within(self, value: float | None) -> float | None:
        """Return a value, or the end of the axis that it lies beyond."""
        return None if value is None else min(max(value, self.low), self.high)


@frozen(kw_only=True)
class Look:
    """What all rows of a picture share: the kind of change, the axis, and where the words stand."""

    effect: str
    axis: Axis
    words: Words


@frozen(kw_only=True)
class Laid:
    """Everything that stands in the picture, with its height `y` from the top."""

    rows: list[dict[str, Any]]
    headings: list[dict[str, Any]]
    compared: float
    """How far down the rows go that have a change."""
    height: float
    axis: Axis


def laid(changes: Sequence[Change], about: About, look: Look, *, by_evidence: bool) -> Laid:
    """Return the rows under their headings: as in the table, or the smallest p-value first with their names in full."""
    rows: list[dict[str, Any]] = []
    headings: list[dict[str, Any]] = []
    y = compared = 0.0
    for heading, part in _sections(changes, by_evidence=by_evidence):
        withheld = part[0].verdict == Verdict.NOT_COMPARABLE
        names = [name_of(row, about, whole=by_evidence or withheld) for row in part]
        if heading and names != [""]:
            words = wrapped(heading, look.words.label)
            headings.append({"heading": "\n".join(words), "y": y + GAP + LINE / 2})
            y += GAP + LINE * len(words)
        for row, name, before in zip(part, names, ["", *names], strict=False):
            datum = _datum(row, "" if name and name == before else name or heading, look, about)
            rows.append(datum | {"y": y + datum.pop("middle")})
            y += datum["height"]
        compared = compared if withheld else y
    return Laid(rows=rows, headings=headings, compared=compared, height=max(y, LINE), axis=look.axis)


def parts_of(changes: Sequence[Change], about: About, look: Look, *, most: float) -> list[list[Change]]:
    """Return the changes in parts that are each at most so high, cut between headings: a longer one stays whole."""
    parts: list[list[Change]] = []
    room = 0.0
    for _, rows in _sections(changes, by_evidence=False):
        height = laid(rows, about, look, by_evidence=False).height
        if not parts or height > room:
            parts.append([])
            room = most
        parts[-1] += rows
        room -= height
    return parts


def axis_of(changes: Sequence[Change], effect: str) -> Axis:
    """Return an axis that holds all ends that can be drawn: a ratio of 0, or without end, lies beyond any."""
    shown = [change for change in changes if change.verdict != Verdict.NOT_COMPARABLE]
    ends = [end for row in shown for end in (row.conf_low, row.conf_high, row.estimate_low, row.estimate_high)]
    if effect == DIFFERENCE:
        known = [100 * end for end in ends if not isnan(end)] or [-10.0, 10.0]
        low, high = min(0.0, *known), max(0.0, *known)
        room = (high - low) / 25 or 1.0
        return Axis(low=low - room, high=high + room)
    known = [end for end in ends if 0 < end < inf]
    low, high = min([0.5, *known]) / 1.15, max([2.0, *known]) * 1.15
    return Axis(low=low, high=high, numbers=tuple(_numbers(low, high)))


def _numbers(low: float, high: float) -> Iterable[float]:
    decades = log10(high / low)
    steps = next((steps for most, steps in STEPS.items() if decades <= most), (1,))
    powers = range(int(log10(low)) - 1, int(log10(high)) + 1)
    made = (float(f"{step * 10.0**power:.6g}") for power in powers for step in steps)
    return (one for one in made if low <= one <= high)


def _sections(changes: Sequence[Change], *, by_evidence: bool) -> list[tuple[str, list[Change]]]:
    compared, *apart = headed(changes)
    if by_evidence:
        surest = sorted(compared[1], key=lambda row: inf if isnan(row.p_value) else row.p_value)
        sections = [("", surest)] if surest else []
    else:
        sections = [(name, list(rows)) for name, rows in groupby(compared[1], key=lambda row: row.indicator_label)]
    return sections + [(heading, rows) for heading, rows in apart if rows]


def _datum(row: Change, name: str, look: Look, about: About) -> dict[str, Any]:
    withheld = row.verdict == Verdict.NOT_COMPARABLE
    told = [f"{sign_of(row)} {'withheld: ' if withheld else ''}{row.verdict}", *doubts_of(row, about), *weaknesses(row)]
    lines = ["; ".join(told)] if look.words.above else told
    texts = {
        "name": "\n".join(wrapped(name, look.words.label)) if name else "",
        "bases": " to ".join(f"{edition_name(getattr(row, when))} ({base_of(row, when, about)})" for when in SIDES),
        "told": "\n".join(line for text in lines for line in wrapped(text, look.words.told)),
    }
    return {
        **texts,
        **look.words.placed(texts["name"], texts["told"], mark=not withheld),
        "changed": row.verdict in (Verdict.ROSE, Verdict.FELL),
        **(dict.fromkeys(_ENDS) if withheld else _drawn(row, look.effect, look.axis)),
    }


_ENDS = ("low", "high", "vague_low", "vague_high", "point", "beyond_low", "beyond_high")


def _drawn(row: Change, effect: str, axis: Axis) -> dict[str, Any]:
    """Return the ends of what is drawn; what lies beyond the axis ends there and is marked with an arrow."""
    scale = 100.0 if effect == DIFFERENCE else 1.0
    low, high = (axis.within(number(end, scale)) for end in (row.conf_low, row.conf_high))
    low, high = (axis.low if row.conf_low == -inf else low), (axis.high if row.conf_high == inf else high)
    point = None if Caveat.PHRASE_ONLY in row.caveats else number(row.estimate, scale)
    on_axis = point is not None and axis.low <= point <= axis.high
    vague = (row.estimate_low, row.estimate_high)
    return {
        "low": low,
        "high": high,
        "vague_low": axis.within(number(max(vague[0], axis.low / scale), scale)) if vague[0] < inf else None,
        "vague_high": axis.within(number(min(vague[1], axis.high / scale), scale)) if vague[0] < inf else None,
        "point": point if on_axis else None,
        "beyond_low": axis.low if row.conf_low * scale < axis.low else None,
        "beyond_high": axis.high if row.conf_high * scale > axis.high else None,
    }
