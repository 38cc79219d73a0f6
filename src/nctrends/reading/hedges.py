"""The table of hedges: families of words, and the offsets or ranges measured for them.

The numbers and their meaning are in `hedges.toml` beside this module; here is how they are loaded, looked up and
overridden. Everything is an exact fraction, so that printed decimals come out as the floats one would type.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from nctrends.errors import Fault, InputError

HedgeEnds = tuple[Fraction, Fraction]
HedgeOverride = Mapping[str, Mapping[str, Sequence[float]]]
"""Family -> `half`, `other`, `count` or `share` -> two numbers, as in the data file."""

RANGES = ("half", "other", "count", "share")
BARE = "bare fraction"


@frozen(kw_only=True)
class HedgeFamily:
    """One row of the table: offsets around a number, or the range itself (`share`)."""

    name: str
    half: HedgeEnds | None = None
    other: HedgeEnds | None = None
    count: HedgeEnds | None = None
    share: HedgeEnds | None = None
    pairs: int = 0

    def with_range(self, key: str, ends: HedgeEnds) -> HedgeFamily:
        """The family with another range under `key`."""
        changed: dict[str, Any] = {key: ends}
        return evolve(self, **changed)


@frozen
class HedgeTable:
    """All families, and the words that lead to them."""

    families: Mapping[str, HedgeFamily]
    before: Mapping[tuple[str, ...], str] = field(repr=False)
    """Words in front of a number -> family."""
    after: Mapping[tuple[str, ...], str] = field(repr=False)
    """Words behind a number -> family."""
    nouns: Mapping[tuple[str, ...], str] = field(repr=False)
    """Words without a number, such as "narrow majority" -> family."""


@lru_cache(maxsize=1)
def default_table() -> HedgeTable:
    """The table in `hedges.toml`, read once."""
    text = Path(__file__).with_name("hedges.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text, parse_float=Fraction)["families"]
    return HedgeTable(
        MappingProxyType({name: _family(name, row) for name, row in rows.items()}),
        _phrases(rows, "words"),
        _phrases(rows, "after"),
        MappingProxyType({phrase: name for name, row in rows.items() for phrase in _noun_phrases(row)}),
    )


def override_table(table: HedgeTable, override: HedgeOverride) -> HedgeTable:
    """The table with the given ranges in place of its own, for one figure or one series.

    Raises
    ------
    InputError : an unknown family or key, a range that is not two ascending numbers, or a `share` outside 0..100;
        every fault is told.
    """
    families = dict(table.families)
    faults: list[Fault] = []
    for name, ranges in _entries(override, "hedges", faults):
        family = families.get(name)
        if family is None:
            faults.append(Fault(f"hedges.{name}", f"no such family{_suggestion(name, table.families)}"))
            continue
        for key, ends in _entries(ranges, f"hedges.{name}", faults):
            checked = _checked(ends, family, key)
            if isinstance(checked, str):
                faults.append(Fault(f"hedges.{name}.{key}", checked))
            else:
                family = family.with_range(key, checked)
        families[name] = family
    if faults:
        raise InputError(faults)
    return evolve(table, families=MappingProxyType(families))


def longest_match(phrases: Mapping[tuple[str, ...], str], words: Sequence[str]) -> tuple[int, str] | None:
    """How many of the leading words make up the longest known phrase, and its family."""
    for length in range(min(len(words), 4), 0, -1):
        family = phrases.get(tuple(words[:length]))
        if family is not None:
            return length, family
    return None


def _family(name: str, row: Mapping[str, Any]) -> HedgeFamily:
    ranges = {key: (Fraction(row[key][0]), Fraction(row[key][1])) for key in RANGES if key in row}
    return HedgeFamily(name=name, pairs=row["pairs"], **ranges)


def _phrases(rows: Mapping[str, Mapping[str, Any]], key: str) -> Mapping[tuple[str, ...], str]:
    return MappingProxyType({tuple(words.split()): name for name, row in rows.items() for words in row.get(key, ())})


def _noun_phrases(row: Mapping[str, Any]) -> list[tuple[str, ...]]:
    adjectives = row.get("adjectives", [""])
    return [(*adjective.split(), noun) for adjective in adjectives for noun in row.get("nouns", ())]


def _entries(value: object, place: str, faults: list[Fault]) -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return [(str(key), entry) for key, entry in value.items()]
    faults.append(Fault(place, f"takes a mapping such as {{'nearly': {{'half': (-6, 0)}}}}, not {value!r}"))
    return []


def _suggestion(name: str, families: Mapping[str, HedgeFamily]) -> str:
    near = get_close_matches(name, families, n=1)
    return f'. Did you mean "{near[0]}"?' if near else f"; there are {', '.join(sorted(families))}"


def _checked(ends: Any, family: HedgeFamily, key: str) -> HedgeEnds | str:
    """The range as exact numbers, or what is wrong with it."""
    if getattr(family, key, None) is None or key not in RANGES:
        return f"this family has {' and '.join(known for known in RANGES if getattr(family, known))} only"
    try:
        low, high = (Fraction(str(end)) for end in ends)
    except (TypeError, ValueError, ZeroDivisionError):
        return f"takes two numbers, not {ends!r}"
    if low > high:
        return f"takes the lower end first, not {ends!r}"
    if key == "share" and not 0 <= low < high <= 100:
        return f"takes two different percents from 0 to 100, not {ends!r}"
    return low, high
