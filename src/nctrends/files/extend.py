"""A crosswalk file with places and steps of one more edition: lines are added, none is touched."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from nctrends.errors import Fault, InputError
from nctrends.files.structure import place_text, structure
from nctrends.files.write import crosswalk_place, crosswalk_step
from nctrends.model.crosswalk import Crosswalk, Indicator, Step

NO_PLACE = (
    "no lines can be added to its layout. Write its places below its heading, as editions = [ … ] or as lines "
    "at.YEAR = { … }, and try again."
)
LISTED = r"(\s*editions\s*=\s*\[)([^\]]*[^\],\s]),?\s*\]"
"""A line that lists the editions of an indicator: what stands before its years, and they."""


MARK = "\ufeff"
"""What some editors put before the first line of a file."""

Lines = list[str]


def extended(text: str, wanted: Crosswalk, year: int, name: str) -> str:
    """Return the text of a crosswalk file that says what is wanted, with the lines of one more edition added.

    The edition joins those that an indicator lists, or its place goes below the last one; the step that holds for all
    goes below the last such step. The author's own lines, comments and line ends stay as they are.

    Raises
    ------
    InputError : indicators are laid out so that lines cannot be added; one fault for each.
    """
    mark, text = text[: text.startswith(MARK)], text.removeprefix(MARK)
    end = "\r" if "\r\n" in text else ""
    lines = _with_step((text if text.endswith("\n") else f"{text}{end}\n").split("\n"), wanted.steps[-1], end)
    going_on = {key: indicator for key, indicator in wanted.indicators.items() if year in indicator.at}
    quick = lines
    for key, indicator in going_on.items():
        quick = next(_with_place(quick, key, indicator, year, end), quick)
    if not _says(quick, wanted):
        quick = _one_by_one(lines, wanted, year, end, name)
    return mark + "\n".join(quick)


def _one_by_one(lines: Lines, wanted: Crosswalk, year: int, end: str, name: str) -> Lines:
    """Add to each indicator where the text then says what it should, or name those where no place does."""
    now = structure(tomllib.loads("\n".join(lines)), Crosswalk)
    faults = []
    for key, indicator in wanted.indicators.items():
        if year not in indicator.at or not isinstance(now, Crosswalk):
            continue
        so_far: Any = {**now.indicators, key: indicator}
        target = evolve(now, indicators=so_far)
        longer = next((new for new in _with_place(lines, key, indicator, year, end) if _says(new, target)), None)
        if longer is None:
            faults.append(Fault(place_text(("indicators", key)), NO_PLACE, name))
        else:
            lines, now = longer, target
    if faults:
        raise InputError(faults)
    return lines


def _with_place(lines: Lines, key: str, indicator: Indicator, year: int, end: str) -> Iterator[Lines]:
    """Yield the lines with one place more, the likeliest layout first.

    It joins the listed editions, or it goes below the last place, or further down where that one takes several lines.
    """
    start, stop = _section(lines, rf"\[indicators\.{_named(key)}\]")
    listed = next((i for i in range(start, stop) if re.match(LISTED, lines[i])), None)
    if listed is not None:
        yield [*lines[:listed], re.sub(LISTED, rf"\1\2, {year}]", lines[listed]), *lines[listed + 1 :]]
    place = crosswalk_place(year, indicator.at[year])
    last = max((i for i in range(start, stop) if re.match(r"\s*at\s*\.", lines[i])), default=stop - 1)
    for i in range(last + 1, max(stop, last + 1) + 1):
        yield [*lines[:i], place + end, *lines[i:]]
    start, stop = _section(lines, rf"\[indicators\.{_named(key)}\.at\]")
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    if stop:
        yield [*lines[:stop], place.removeprefix("at.") + end, *lines[stop:]]


def _with_step(lines: Lines, step: Step, end: str) -> Lines:
    """Return the lines with a step for all indicators below the last such step, or at the end."""
    stop = _section(lines, r"\[\[steps\]\]")[1] or len(lines)
    while stop and not lines[stop - 1].strip():
        stop -= 1
    return [*lines[:stop], *(line + end for line in ["", *crosswalk_step(step)]), *lines[stop:]]


def _section(lines: Lines, head: str) -> tuple[int, int]:
    """Return where the last table of a heading begins and ends; comments above the next heading belong to that."""
    starts = [i for i, line in enumerate(lines) if re.match(rf"\s*{head}\s*(#.*)?$", line)]
    if not starts:
        return 0, 0
    start = starts[-1]
    end = next((i for i in range(start + 1, len(lines)) if re.match(r"\s*\[", lines[i])), len(lines))
    while end > start + 1 and end < len(lines) and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return start, end


def _named(key: str) -> str:
    """Return a pattern for a key, bare or quoted."""
    return rf"[\"']?{re.escape(key)}[\"']?"


def _says(lines: Lines, wanted: Crosswalk) -> bool:
    try:
        return structure(tomllib.loads("\n".join(lines)), Crosswalk) == wanted
    except tomllib.TOMLDecodeError:
        return False
