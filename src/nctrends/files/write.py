"""Types to TOML in one fixed form: the form in which the bundled files are kept.

Plain keys come first, in the order of the types, defaults left out; then sections. What is written reads back equal.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from nctrends.files.structure import key_of, slug
from nctrends.files.whole import write_whole
from nctrends.model.crosswalk import Crosswalk, Place, Step
from nctrends.model.edition import Answers, Edition, Fieldwork, Item, Population, PrintedFigure, Source
from nctrends.model.edition import RespondentsPrinted, ResponseOption
from nctrends.model.series import Series

LINE = 110  # an array that would make a longer line is broken, one element a line

_BLOCKS = (PrintedFigure, Step)
_SECTIONS = ("sources", "surveys", "groups", "questions", "indicators")
_PLAIN_SECTIONS = ("items", "table")

Prefix = tuple[str, ...]


def write_series(series: Series, folder: str | os.PathLike[str]) -> None:
    """Write a series as a folder: one file an edition, named by its year, and `crosswalk.toml`.

    Parameters
    ----------
    series : the editions and their crosswalk
    folder : made where it is missing; files of the same names are replaced, each whole or not at all

    Raises
    ------
    InputError : a file cannot be written.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for edition in series.editions:
        write_whole(place / f"{edition.year}.toml", to_toml(edition))
    write_whole(place / "crosswalk.toml", to_toml(series.crosswalk))


def to_toml(document: Edition | Crosswalk) -> str:
    """Return an edition or a crosswalk as the text of its file."""
    return "\n".join(_section(document, ())).lstrip("\n") + "\n"


def _section(value: Any, prefix: Prefix, heading: str = "[{}]") -> Iterator[str]:
    """Yield the lines of one table: its heading, its plain keys, then the tables inside it."""
    lines = list(_plain_keys(value))
    if prefix and (lines or not any(_subsections(value, prefix))):
        yield ""
        yield heading.format(".".join(map(_key, prefix)))
    yield from lines
    yield from _subsections(value, prefix)


def _plain_keys(value: Any) -> Iterator[str]:
    for name, held in _given(value):
        if name == "at":
            yield from (f"at.{year} = {_text(place)}" for year, place in held.items())
        elif name == "table" and set(held) == {""}:
            yield _line("table", held[""])
        elif not _is_subsection(name, held):
            yield _line(name, held)


def _subsections(value: Any, prefix: Prefix) -> Iterator[str]:
    for name, held in _given(value):
        if name in _SECTIONS:
            for key, inner in held.items():
                yield from _section(inner, (*prefix, name, key))
        elif name in _PLAIN_SECTIONS and _is_subsection(name, held):
            yield ""
            yield f"[{'.'.join(map(_key, (*prefix, name)))}]"
            yield from (_line(_key(key), inner) for key, inner in held.items())
        elif _is_blocks(held):
            for block in held:
                yield from _section(block, (*prefix, name), "[[{}]]")


def _given(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys that say something, without those at their defaults."""
    for attribute in attrs.fields(type(value)):
        held = getattr(value, attribute.name)
        default = attribute.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # Factory is a class at run time
            default = default.factory()
        if held != default or type(held) is not type(default):
            yield key_of(attribute.name), held


def _is_subsection(name: str, held: Any) -> bool:
    if name == "table":
        return set(held) != {""}
    return name in _SECTIONS or name in _PLAIN_SECTIONS or _is_blocks(held)


def _is_blocks(held: Any) -> bool:
    return isinstance(held, tuple) and bool(held) and isinstance(held[0], _BLOCKS)


def _line(key: str, value: Any) -> str:
    line = f"{key} = {_text(value)}"
    if len(line) <= LINE or not isinstance(value, tuple):
        return line
    return "\n".join([f"{key} = [", *(f"  {_text(one)}," for one in value), "]"])


def _text(value: Any) -> str:
    """Return a value as it stands behind its key."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, Mapping):
        return _inline(value.items())
    if isinstance(value, ResponseOption):
        return _text(value.label) if slug(value.label) == value.id else _inline([(value.id, value.label)])
    if isinstance(value, Item) and value.base is None:
        return _text(value.label)
    return _inline(_given(value))


def _inline(pairs: Any) -> str:
    inside = ", ".join(f"{_key(key)} = {_text(value)}" for key, value in pairs)
    return f"{{ {inside} }}" if inside else "{}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)
