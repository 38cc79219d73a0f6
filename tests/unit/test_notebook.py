"""What a notebook shows of every public type: a short, well-formed, harmless piece of HTML."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

import nctrends as nct
from nctrends.model import base_recovery as recovery, crosswalk, edition, question
from nctrends.model.crosswalk import Crosswalk, Indicator
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Item, PrintedFigure, Question, ResponseOption
from nctrends.model.record import Record
from nctrends.model.rows.row import Row
from nctrends.results.collection import Collection

SHORT = (Exception, StrEnum)
"""Types that are one line as they are: errors and words."""
PARTS = [
    part
    for module in (crosswalk, edition, question, recovery)
    for part in vars(module).values()
    if isinstance(part, type) and issubclass(part, Record) and part.__module__ == module.__name__
]
TOP = [one for name in nct.__all__ if isinstance(one := getattr(nct, name), type) and not issubclass(one, SHORT)]
TYPES = list(dict.fromkeys([*TOP, *PARTS]))
LONGEST = 20_000
"""Characters: fifty outputs of this size, more than a notebook has, stay at one megabyte."""
LONGEST_TABLE = 40_000
"""The same for a table, which is made to be read whole and so shows sixty rows."""
LONGEST_LINE = 250
TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "br", "p", "div", "details", "summary"}
HOSTILE = '<script>alert("&amp;")</script>\n</table>'


class Page(HTMLParser):
    """Tags, cells and text of a piece of HTML that closes what it opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.styles: set[str] = set()
        self.cells: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it has."""
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"style", "scope", "colspan"}
        self.styles |= {value or "" for name, value in attrs if name == "style"}
        if tag != "br":
            self.open.append(tag)
        if tag in ("td", "th", "p", "caption"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        """Check that tags are closed in their order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what a reader sees."""
        self.text += data
        if self.cells:
            self.cells[-1] += data


def things_of(series: nct.Series) -> Iterator[Any]:
    """Everything that a series is, and that the public functions make of it."""
    yield from (series, nct.table(series), nct.plot_changes(series))
    yield from (nct.estimates(series), nct.changes(series), nct.align(series), nct.trends(series), nct.check(series))
    yield from (nct.availability(series), nct.ordinal_changes(series), nct.compare_groups(series), nct.pool(series))
    yield from (nct.standardise(series), nct.kitagawa(series), nct.compare_editions(series))
    yield from map(nct.table, (nct.estimates(series), nct.align(series), nct.availability(series)))
    yield from (nct.read_printed("almost 60 percent"), nct.recover_base(["54.4 %", "45.6 %"], max_base=300))


def parts_of(thing: Any) -> Iterator[Any]:
    """A thing with all its parts, down to the last, as far as they are public."""
    if isinstance(thing, tuple(TYPES)):
        yield thing
    if isinstance(thing, Collection):
        inside: Any = thing
    elif attrs.has(type(thing)) and not isinstance(thing, nct.Table | nct.Picture):
        inside = [getattr(thing, field.name) for field in attrs.fields(type(thing))]
    elif isinstance(thing, Mapping):
        inside = thing.values()
    else:
        inside = thing if isinstance(thing, tuple) else ()
    for part in inside:
        yield from parts_of(part)


def made_up(cls: type) -> Any:
    """A row of results with something in every field, for types that no bundled series gives."""
    by_type: dict[str, Any] = {"int": 2018, "int | None": 3, "float": 0.5}
    return cls(**{field.name: by_type.get(str(field.type), "text") for field in attrs.fields(cls)})


def hostile(value: Any) -> Any:
    """A value with hostile text in place of every text."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, Mapping):
        keys = (key if isinstance(key, StrEnum) else f"{HOSTILE}{key}" for key in value)
        return ReadOnlyMapping(zip(keys, map(hostile, value.values()), strict=True))
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    if isinstance(value, tuple(TYPES)) and attrs.has(type(value)):
        return attrs.evolve(
            value, **{f.name: hostile(getattr(value, f.name)) for f in attrs.fields(type(value)) if f.init}
        )
    return value


@cache
def things(name: str) -> Mapping[type, list[Any]]:
    """All instances of the public types that one bundled series gives."""
    found: dict[type, list[Any]] = {}
    for thing in things_of(nct.load_series(name)):
        for part in parts_of(thing):
            public = max((kind for kind in TYPES if isinstance(part, kind)), key=lambda kind: len(kind.__mro__))
            found.setdefault(public, []).append(part)
    return found


def all_of(cls: type) -> list[Any]:
    """All instances of a type from both series; a made-up row where they give none."""
    found = [one for name in ("netclean", "scottish-health-survey") for one in things(name).get(cls, [])]
    return found or [made_up(cls)]


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_notebook_shows_every_public_type(cls: type) -> None:
    """Each is a well-formed piece of HTML without scripts, styles or colours, of a size that a notebook bears."""
    longest = LONGEST_TABLE if issubclass(cls, nct.Table) else LONGEST
    for one in all_of(cls):
        html = one._repr_html_() or f"<p>{one.alternative}</p>"  # a picture that can be drawn is SVG
        page = Page(html)
        assert page.tags <= TAGS
        assert not re.search("color|background|#", " ".join(page.styles))
        assert {"nan", "None", "NaN", "<NA>", "()", "{}"}.isdisjoint(cell.strip() for cell in page.cells)
        assert not re.search(r"\bnan\b|\bNone,|=None|ReadOnlyMapping|object at", page.text)
        assert len(html) < longest


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_prompt_shows_a_short_line(cls: type) -> None:
    """A record is one short line at a prompt; collections are lists, and a picture says what it shows."""
    if issubclass(cls, Collection | nct.Picture):
        return
    for one in all_of(cls):
        assert len(repr(one)) < LONGEST_LINE
        assert "\n" not in repr(one)


@pytest.mark.parametrize(
    "cls",
    [cls for cls in TYPES if attrs.has(cls) and cls not in (nct.Picture, nct.Table)],
    ids=lambda cls: cls.__name__,
)
def test_no_text_becomes_markup(cls: type) -> None:
    """Whatever an edition file or a report holds, a notebook shows it as text."""
    for one in all_of(cls)[:20]:
        spoilt = hostile(one)
        page = Page(spoilt._repr_html_())
        assert page.tags <= TAGS
        if any(isinstance(value, str) for value in attrs.asdict(spoilt, recurse=False).values()):
            assert "<script>alert" in page.text


@pytest.mark.parametrize("cls", [cls for cls in TYPES if attrs.has(cls)], ids=lambda cls: cls.__name__)
def test_what_is_shown_survives_pickling(cls: type) -> None:
    """A record looks the same in another process, and is equal there as far as it equals a copy of itself here."""
    one = all_of(cls)[0]
    again = pickle.loads(pickle.dumps(one))
    assert again._repr_html_() == one._repr_html_()
    assert repr(again) == repr(one)
    if isinstance(one, Row) or one == attrs.evolve(one):
        assert again == one


LONG = tuple(ResponseOption(id=f"o{i}", label="x" * 500) for i in range(1000))
CELLS = tuple("12.5 %" for _ in LONG)
ITEMS = {f"i{i}": Item(label="y" * 500) for i in range(1000)}


@pytest.mark.parametrize(
    ("long", "more"),
    [
        pytest.param(
            Question(asked="?", options=LONG, items=ITEMS, table=dict.fromkeys(ITEMS, CELLS)),
            ["980 more in .options", "990 more"],
            id="grid",
        ),
        pytest.param(
            Question(asked="?", figures=tuple(PrintedFigure(printed="p" * 500) for _ in LONG)),
            ["990 more"],
            id="figures",
        ),
        pytest.param(
            Crosswalk(indicators={f"i{i}": Indicator(label="z" * 500) for i in range(1000)}),
            ["990 more"],
            id="crosswalk",
        ),
    ],
)
def test_size_does_not_grow_with_what_is_held(long: Any, more: list[str]) -> None:
    """A thousand parts are as short as twenty, and those that are not shown are counted."""
    html = long._repr_html_()
    assert len(html) < 2 * LONGEST
    for count in more:
        assert f"… and {count}" in html


@pytest.mark.parametrize("cls", [cls for cls in TYPES if issubclass(cls, Collection)], ids=lambda cls: cls.__name__)
def test_long_collection_is_cut_with_a_count(cls: type[Collection]) -> None:
    """Twenty rows are shown, and the rest is counted with the way to see all."""
    html = cls.from_rows([made_up(cls.row_class)] * 1000)._repr_html_()
    assert html.count("<tr>") == 21
    assert "… and 980 more in .to_frame()" in html
    assert len(html) < LONGEST
