"""A crosswalk file with places and steps of one more edition: lines are added, none is touched."""

from __future__ import annotations

import re
import tomllib

from nctrends.errors import InputError
from nctrends.files.structure import structure
from nctrends.files.write import crosswalk_place, crosswalk_step
from nctrends.model.crosswalk import Crosswalk


def extended(text: str, wanted: Crosswalk, year: int, name: str) -> str:
    """Return the text of a crosswalk file that says what is wanted, with the lines of one more edition added.

    Each place goes below the last place of its indicator, each step below the last step. The author's own lines and
    comments stay as they are.

    Raises
    ------
    InputError : the file is laid out so that lines cannot be added; the message lists them.
    """
    lines = text.splitlines()
    added: list[str] = []
    for key, indicator in wanted.indicators.items():
        if year not in indicator.at:
            continue
        place, step = crosswalk_place(year, indicator.at[year]), crosswalk_step(key, indicator.steps[-1])
        added += [f"[indicators.{key}]", place, *step]
        lines = _with_step(_with_place(lines, key, place), key, step)
    new = "\n".join(lines) + "\n"
    if not _says(new, wanted):
        told = "\n  ".join(added)
        raise InputError(f"{name}: lines cannot be added to its layout. Add these by hand:\n  {told}")
    return new


def _with_place(lines: list[str], key: str, place: str) -> list[str]:
    start, end = _section(lines, rf"\[indicators\.{_named(key)}\]")
    last = max((i for i in range(start, end) if re.match(r"\s*at\s*\.", lines[i])), default=end - 1)
    return [*lines[: last + 1], place, *lines[last + 1 :]]


def _with_step(lines: list[str], key: str, step: list[str]) -> list[str]:
    """Return the lines with a step below the last one of its indicator, or below the indicator itself."""
    heads = [rf"\[\[indicators\.{_named(key)}\.steps\]\]", rf"\[indicators\.{_named(key)}\]"]
    for head in heads:
        end = _section(lines, head)[1]
        if end:
            while end and not lines[end - 1].strip():
                end -= 1
            return [*lines[:end], "", *step, *lines[end:]]
    return lines


def _section(lines: list[str], head: str) -> tuple[int, int]:
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


def _says(text: str, wanted: Crosswalk) -> bool:
    try:
        return structure(tomllib.loads(text), Crosswalk) == wanted
    except tomllib.TOMLDecodeError:
        return False
