"""JSON Schema of the files, generated from the model's types, for editors that complete and check while one types.

The short forms that a file may use (bare labels, one option without brackets) are in it beside the full ones.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from nctrends.files.places import EDITIONS
from nctrends.files.structure import SHORT_KEYS, allowed_words, key_of
from nctrends.model.crosswalk import Crosswalk, Indicator, Place
from nctrends.model.edition import Edition
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Answers, Item, PrintedFigure, Question, ResponseOption

Schema = dict[str, Any]

FILES: dict[str, type] = {"edition": Edition, "crosswalk": Crosswalk}

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}
_TEXT, _TEXTS = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
_OPTION: Schema = {
    "description": "a label whose id is its slug, or { id = label }",
    "anyOf": [
        _TEXT,
        {"type": "object", "additionalProperties": _TEXT, "minProperties": 1, "maxProperties": 1},
    ],
}
_SHORT: dict[tuple[type, str], Schema] = {
    (PrintedFigure, "of"): {"anyOf": [_TEXT, _TEXTS]},
    (Question, "table"): {"anyOf": [_TEXTS, {"type": "object", "additionalProperties": _TEXTS}]},
    (Question, "options"): {
        "anyOf": [{"type": "array", "items": _OPTION}, {"type": "object", "additionalProperties": _TEXT}]
    },
}


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file ("edition" or "crosswalk") as JSON text.

    Examples
    --------
    >>> import json
    >>> json.loads(schema_text("edition"))["required"]
    ['year', 'title']
    """
    definitions: dict[str, Schema] = {}
    schema = _class_schema(FILES[kind], definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"nctrends {kind} file"}
    whole = {**head, **schema, "$defs": dict(sorted(definitions.items()))}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _class_schema(cls: type, definitions: dict[str, Schema]) -> Schema:
    hints = typing.get_type_hints(cls)
    properties = {}
    for attribute in attrs.fields(cls):
        short = _SHORT.get((cls, attribute.name))
        properties[key_of(attribute.name)] = short or _type_schema(hints[attribute.name], definitions)
    schema: Schema = {
        "description": (cls.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [key_of(a.name) for a in attrs.fields(cls) if a.default is attrs.NOTHING],
        "additionalProperties": False,
    }
    if issubclass(cls, Answers):
        properties["option"] = _TEXT
        schema["required"] = ["question"]
    if cls is PrintedFigure:
        del schema["required"]  # a change may be printed in place of the share
    if cls is Place:
        del schema["required"]  # an indicator may say it once for all of its editions
    if cls is Indicator:
        places = _class_schema(Place, definitions)["properties"]
        years = {"type": "array", "items": _PLAIN[int]}
        properties |= {key: years if key == EDITIONS else places[key] for key in SHORT_KEYS[Indicator]}
    return schema


def _type_schema(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if attrs.has(hint):
        return _reference(hint, definitions)
    if words := allowed_words(hint):
        return {"enum": list(words)}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        choices = [_type_schema(one, definitions) for one in arguments if one is not type(None)]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(arguments[0], definitions)}
    if origin in (ReadOnlyMapping, typing.get_origin(Mapping[str, str])):
        names = allowed_words(arguments[0])  # such as the reasons of a step
        keys = {"propertyNames": {"enum": list(names)}} if names else {}
        return {"type": "object", **keys, "additionalProperties": _type_schema(arguments[1], definitions)}
    raise TypeError(f"{hint} has no form in a schema")


def _reference(cls: type, definitions: dict[str, Schema]) -> Schema:
    if cls is ResponseOption:
        return _OPTION
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _class_schema(cls, definitions)
    reference = {"$ref": f"#/$defs/{cls.__name__}"}
    return {"anyOf": [_TEXT, reference]} if cls is Item else reference
