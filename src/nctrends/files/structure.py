"""Parsed TOML to the model's types, strictly: no coercion, no unknown keys, every fault with its path.

cattrs does the walking; the hooks here forbid what it would coerce ("30" to 30) and allow the file's short forms:
options and items as bare labels, a single option as a plain text, a table of one row as an array.
"""

from __future__ import annotations

import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from nctrends.errors import nearest
from nctrends.files.places import EDITIONS, SHARED, spell_out_places
from nctrends.model.crosswalk import Indicator
from nctrends.model.ids import slug
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Answers, Filter, Item, Question

T = TypeVar("T")
Path = tuple[str | int, ...]
Misfit = tuple[Path, str]
"""Where something does not fit, and a sentence with the value and the remedy."""

MISSING, HINT = "missing", "unknown key. Did you mean "

_NAMES = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false", date: "a date"}


def key_of(attribute: str) -> str:
    """Return the key of the file behind an attribute: `from_` is `from`."""
    return attribute.rstrip("_")


def structure(raw: Mapping[str, Any], cls: type[T]) -> T | list[Misfit]:
    """Return the typed value, or every fault that stands in its way."""
    try:
        return _converter().structure(raw, cls)
    except BaseValidationError as error:
        return _without_misspelt(_misfits(error, ()))


def place_text(path: Path) -> str:
    """Return a path as it is told to a reader: `surveys.police.questions.q7.table.innocent[1]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (part if re.fullmatch(r"[\w-]+", part) else f'"{part}"')
    return text


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
    for plain in (str, bool, date):
        converter.register_structure_hook(plain, _strict(plain))
    converter.register_structure_hook(int, _strict_int)
    converter.register_structure_hook(float, _strict_float)
    converter.register_structure_hook(StrEnum, _strict_word)
    converter.register_structure_hook_func(_has_allowed_words, _strict_word)
    converter.register_structure_hook_func(_is_base, lambda value, _: _structure_base(converter, value))
    converter.register_structure_hook_func(_is_tuple, lambda value, t: _structure_tuple(converter, value, t))
    converter.register_structure_hook_func(_is_mapping, lambda value, t: _structure_mapping(converter, value, t))
    converter.register_structure_hook_factory(attrs.has, lambda cls: _class_hook(converter, cls))
    return converter


_Hook = Callable[[Any, Any], Any]


def _class_hook(converter: cattrs.Converter, cls: type) -> _Hook:
    """Build the hook of one attrs class: keys without the trailing underscore, short forms spelled out first."""
    renamed = {a.name: override(rename=key_of(a.name)) for a in attrs.fields(cls) if a.name.endswith("_")}
    generated: _Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **renamed)  # type: ignore[arg-type]  # overrides by name
    spell_out = _SHORT_FORMS.get(cls, lambda raw: raw)

    def hook(raw: Any, _: Any) -> Any:
        raw = spell_out(raw)
        if not isinstance(raw, Mapping):
            raise ValueError(f"{shown(raw)} is not a table. Write key = value pairs.")
        return generated(raw, cls)

    return hook


def _strict(cls: type) -> _Hook:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            when = " without a time" if isinstance(value, datetime) else ""
            raise ValueError(f"{shown(value)} is not {_NAMES[cls]}{when}.")
        return value

    return hook


def _strict_int(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"{shown(value)} is not a whole number. Write it without quotes and without a fraction.")
    return value


def _strict_float(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"{shown(value)} is not a number. Write it without quotes.")
    return float(value)


def _strict_word(value: Any, words: Any) -> Any:
    allowed = allowed_words(words)
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{shown(value)} is not known here. {nearest(str(value), allowed)}")
    return words(value) if isinstance(words, type) else value


def _has_allowed_words(t: Any) -> bool:
    return bool(allowed_words(t))


def allowed_words(t: Any) -> tuple[str, ...]:
    """Return the closed list that a type allows: of a literal or of an enum of words; () for any other type."""
    if isinstance(t, type) and issubclass(t, StrEnum):
        return tuple(word.value for word in t)
    return typing.get_args(t) if typing.get_origin(t) is typing.Literal else ()


def _is_tuple(t: Any) -> bool:
    return typing.get_origin(t) is tuple


def _is_mapping(t: Any) -> bool:
    return typing.get_origin(t) in (Mapping, ReadOnlyMapping, typing.get_origin(Mapping[str, str]))


def _is_base(t: Any) -> bool:
    return (
        typing.get_origin(t) in (typing.Union, types.UnionType)
        and Filter in typing.get_args(t)
        and len(typing.get_args(t)) == 2
        and type(None) not in typing.get_args(t)
    )


def _structure_base(converter: cattrs.Converter, value: Any) -> Any:
    if value in ("all", "unknown"):
        return value
    if isinstance(value, Mapping):
        return converter.structure(value, Filter)
    raise ValueError(f'{shown(value)} is not a base. Use "all", "unknown" or {{ question = …, options = […] }}.')


def _structure_tuple(converter: cattrs.Converter, value: Any, t: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is not a list. Put it in square brackets.")
    element = typing.get_args(t)[0]
    return tuple(_each(list(enumerate(value)), lambda _, one: converter.structure(one, element)))


def _structure_mapping(converter: cattrs.Converter, value: Any, t: Any) -> ReadOnlyMapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{shown(value)} is not a table. Write key = value pairs.")
    key, element = typing.get_args(t)
    pairs = _each(list(value.items()), lambda name, one: (_structure_key(name, key), converter.structure(one, element)))
    return ReadOnlyMapping(pairs)


def _structure_key(name: str, key: Any) -> Any:
    if key is int:
        if not re.fullmatch(r"\d{4}", name):
            raise ValueError(f"{shown(name)} is not a year. Write four digits.")
        return int(name)
    return _strict_word(name, key) if _has_allowed_words(key) else name


def _each(pairs: list[tuple[Any, Any]], structure_one: Callable[[Any, Any], T]) -> list[T]:
    """Structure every value, and only then raise with all that failed."""
    done, errors = [], []
    for name, value in pairs:
        try:
            done.append(structure_one(name, value))
        except Exception as error:  # noqa: BLE001 - gathered and raised together below
            error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", name, object)]
            errors.append(error)
    if errors:
        raise cattrs.IterableValidationError("", errors, list)
    return done


def _spell_out_item(raw: Any) -> Any:
    return {"label": raw} if isinstance(raw, str) else raw


def _spell_out_answers(raw: Any) -> Any:
    """Accept `option = "usa"` for `options = ["usa"]`."""
    if isinstance(raw, Mapping) and "option" in raw and "options" not in raw:
        rest = {key: value for key, value in raw.items() if key != "option"}
        return {**rest, "options": [raw["option"]]}
    return raw


def _spell_out_question(raw: Any) -> Any:
    if not isinstance(raw, Mapping):
        return raw
    raw = dict(raw)
    if "options" in raw:
        raw["options"] = _spell_out_options(raw["options"])
    name = _named(raw.get("options"))
    if isinstance(raw.get("table"), list):
        raw["table"] = {"": raw["table"]}
    if isinstance(raw.get("figures"), list):
        raw["figures"] = [_spell_out_figure(figure, name) for figure in raw["figures"]]
    if isinstance(raw.get("dont_know"), list):
        raw["dont_know"] = [name(option) for option in raw["dont_know"]]
    return raw


def _spell_out_options(options: Any) -> Any:
    """Bare labels, `{ id = "label" }` tables, or one table of them all, as a list of ids with labels."""
    if isinstance(options, Mapping):
        options = [{key: value} for key, value in options.items()]
    if not isinstance(options, list):
        return options
    spelled = []
    for option in options:
        if isinstance(option, str):
            spelled.append({"id": slug(option), "label": option})
        elif isinstance(option, Mapping) and len(option) == 1:
            ((key, label),) = option.items()
            spelled.append({"id": key, "label": label})
        else:
            spelled.append(option)
    return spelled


def _named(options: Any) -> Callable[[Any], Any]:
    """Return how a name becomes an option's id: an id stands for itself, a label for the one option that has it."""
    pairs = [o for o in options if isinstance(o, dict) and "id" in o] if isinstance(options, list) else []
    ids = {o["id"] for o in pairs}
    labels = Counter(o.get("label") for o in pairs if isinstance(o.get("label"), str))
    by_label = {o["label"]: o["id"] for o in pairs if labels[o.get("label")] == 1}

    def name(option: Any) -> Any:
        return by_label.get(option, option) if isinstance(option, str) and option not in ids else option

    return name


def _spell_out_figure(figure: Any, name: Callable[[Any], Any]) -> Any:
    if not isinstance(figure, Mapping):
        return figure
    if "change" in figure and "printed" not in figure:
        figure = {"printed": "", **figure}
    if "of" not in figure:
        return figure
    of = [figure["of"]] if isinstance(figure["of"], str) else figure["of"]
    return {**figure, "of": [name(option) for option in of] if isinstance(of, list) else of}


_SHORT_FORMS: dict[type, Callable[[Any], Any]] = {
    Item: _spell_out_item,
    Answers: _spell_out_answers,
    Filter: _spell_out_answers,
    Question: _spell_out_question,
    Indicator: spell_out_places,
}
SHORT_KEYS: Mapping[type, tuple[str, ...]] = {Indicator: (*SHARED, EDITIONS)}
"""Keys of a file that are spelled out before a class is made of it."""


def _misfits(error: BaseException, path: Path) -> list[Misfit]:
    """Flatten what cattrs gathered into messages with their paths."""
    here = path + tuple(_steps_of(error))
    if isinstance(error, ForbiddenExtraKeysError):
        known = [*(key_of(a.name) for a in attrs.fields(error.cl)), *SHORT_KEYS.get(error.cl, ())]
        return [((*here, key), f"unknown key. {nearest(key, known)}") for key in sorted(error.extra_fields)]
    if isinstance(error, BaseValidationError):
        return [misfit for inner in error.exceptions for misfit in _misfits(inner, here)]
    if isinstance(error, KeyError):
        return [(here, f"{MISSING}. Add it; it has no default.")]
    return [(here, str(error))]


def _without_misspelt(misfits: list[Misfit]) -> list[Misfit]:
    """Leave out keys that are missing only because they are there under a name that is nearly theirs."""
    meant = {
        (*path[:-1], message.split("Did you mean ")[1].rstrip("?")) for path, message in misfits if HINT in message
    }
    return [(path, message) for path, message in misfits if not (message.startswith(MISSING) and path in meant)]


def _steps_of(error: BaseException) -> list[str | int]:
    """Read the part of the path that cattrs noted on an error."""
    for note in getattr(error, "__notes__", []):
        if isinstance(note, AttributeValidationNote):
            return [key_of(note.name)]
        if isinstance(note, IterableValidationNote):
            return [] if note.index == "" else [note.index]  # the row of a table without a grid has no name
    return []


def shown(value: Any) -> str:
    """Return a value as the reader wrote it, short."""
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:  # a whole number of thousands of digits
        return "a number of thousands of digits"
    text = text.lower() if isinstance(value, bool) else text
    return text if len(text) <= 60 else text[:57] + "..."
