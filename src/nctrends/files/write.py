"""Types to TOML in one fixed form: the form in which the bundled files are kept.

Plain keys come first, in the order of the types, defaults left out; then sections. What is written reads back equal.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from nctrends.errors import InputError
from nctrends.files.places import EDITIONS, shortened
from nctrends.files.structure import key_of
from nctrends.files.whole import write_whole
from nctrends.model.crosswalk import Crosswalk, Place, Step
from nctrends.model.edition import Edition, Survey
from nctrends.model.ids import slug
from nctrends.model.question import Item, PrintedFigure, Question, ResponseOption
from nctrends.model.series import Series, checked_series

LINE = 110  # an array that would make a longer line is broken, one element a line

_BLOCKS = (PrintedFigure, Step)
_SECTIONS = ("sources", "surveys", "groups", "questions", "indicators")
_PLAIN_SECTIONS = ("items", "table")

_ALWAYS = ("base", "kind", "mode", "period", "sampling", "wording")  # an unknown is said, not left out

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
    checked_series(series)
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f'folder "{folder}": {error.strerror}. Give a folder that can be made.') from None
    for edition in series.editions:
        write_whole(place / f"{edition.year}.toml", to_toml(edition))
    write_whole(place / "crosswalk.toml", to_toml(series.crosswalk))


def to_toml(document: Edition | Crosswalk) -> str:
    """Return an edition or a crosswalk as the text of its file."""
    return "\n".join(_section(document, ())).lstrip("\n") + "\n"


def crosswalk_places(places: Mapping[int, Place]) -> Iterator[str]:
    """Yield the lines of a crosswalk that say where editions hold an indicator: what they share, then what differs."""
    shared, editions, own = shortened(places)
    yield from (_line(key, value) for key, value in shared.items())
    if editions:
        yield f"{EDITIONS} = {_text(editions)}"
    yield from (f"at.{year} = {_inline(keys.items())}" for year, keys in own.items())


def crosswalk_place(year: int, place: Place) -> str:
    """Return the line of a crosswalk that says where an edition holds an indicator, in full."""
    return f"at.{year} = {_text(place)}"


def crosswalk_step(step: Step) -> list[str]:
    """Return the lines of a crosswalk that grade one step for all indicators."""
    return ["[[steps]]", *_plain_keys(step)]


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
        if name == "printed" and not held and value.change:
            continue
        if name == "at":
            yield from crosswalk_places(held)
        elif name == "table" and set(held) == {""}:
            yield _line("table", held[""])
        elif name == "of" and isinstance(held, tuple) and len(held) == 1:
            yield _line("of", held[0])
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
        if held != default or type(held) is not type(default) or _is_said(value, attribute.name):
            yield key_of(attribute.name), held


def _is_said(value: Any, name: str) -> bool:
    return isinstance(value, Question | Survey) and name in _ALWAYS


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
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    return _inline(_given(value))


def _quoted(text: str) -> str:
    """Return a text as a basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _option(option: ResponseOption) -> str:
    return _quoted(option.label) if slug(option.label) == option.id else _inline([(option.id, option.label)])


def _item(item: Item) -> str:
    return _quoted(item.label) if item.base is None else _inline(_given(item))


_FORMS: dict[Any, Callable[[Any], str]] = {
    str: _quoted,
    bool: lambda value: "true" if value else "false",  # before int, which it also is
    (int, float): repr,
    date: date.isoformat,
    tuple: lambda value: f"[{', '.join(map(_text, value))}]",
    Mapping: lambda value: _inline(value.items()),
    ResponseOption: _option,
    Item: _item,
}


def _inline(pairs: Any) -> str:
    inside = ", ".join(f"{_key(key)} = {_text(value)}" for key, value in pairs)
    return f"{{ {inside} }}" if inside else "{}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)
