"""A file taken on without what is faulty in its shape, so that its other faults can be told in the same error."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any, TypeVar

from nctrends.files.structure import Path, structure

T = TypeVar("T")

ROUNDS = 5  # a value put in place of a missing table is itself complete, so two are the most that is needed

_STAND_INS: dict[str, Any] = {
    "asked": "-",
    "document": "-",
    "from": date(1999, 1, 1),
    "id": "-",
    "in": "-",
    "label": "-",
    "population": {"id": "-", "text": "-"},
    "printed": "0 %",
    "respondents": 1,
    "text": "-",
    "title": "-",
    "to": date(1999, 1, 1),
    "year": 1999,
}
_NAMED_ELSEWHERE = ("groups", "items", "options", "questions", "sources", "surveys")


def mended(raw: Mapping[str, Any], cls: type[T]) -> tuple[T | None, set[Path]]:
    """Return the typed value with stand-ins for what is faulty, and where they stand.

    There is none where a faulty part gives the names that others use, because every use would be told as a fault too.
    """
    copy, replaced = deepcopy(raw), set[Path]()
    for _ in range(ROUNDS):
        found = structure(copy, cls)
        if not isinstance(found, list):
            return found, replaced
        for path, _message in found:
            if not _replace(copy, path):
                return None, replaced
            replaced.add(path)
    return None, replaced


def _replace(raw: Any, path: Path) -> bool:
    """Put a stand-in at a place, or take the place away; tell whether that can be done without harm elsewhere."""
    names = [part for part in path if isinstance(part, str)]
    if not names or names[-1] in _NAMED_ELSEWHERE:
        return False
    for part in path[:-1]:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            return False
    last = path[-1]
    if isinstance(raw, list) and isinstance(last, int) and names[-1] in ("table", *_row_of(path)):
        raw[last] = ""
    elif isinstance(raw, dict) and last in _STAND_INS:
        raw[last] = _STAND_INS[str(last)]
    elif isinstance(raw, dict) and last in raw:
        del raw[last]
    else:
        return False
    return True


def _row_of(path: Path) -> tuple[str, ...]:
    """Return the item of a table's row, where the path leads into one."""
    names = [part for part in path if isinstance(part, str)]
    return (names[-1],) if len(names) > 1 and names[-2] == "table" else ()
