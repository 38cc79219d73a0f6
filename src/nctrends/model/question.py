"""A question as it was published: types that mirror its part of an edition file, key for key.

Attribute names are the keys of the file; a trailing underscore stands where the key is a word of Python (`from`, `in`).
Nothing here is derived from the printed texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final, Literal

from attrs import field, frozen

from nctrends.model.joined import Joined
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.markup import MOST_ROWS, columns_table
from nctrends.model.record import MOST_PARTS, Record, fields_table, filled

ALL: Final = "all"
UNKNOWN: Final = "unknown"
Wording = Literal["verbatim", "paraphrased", "unknown"]
Kind = Literal["single", "ordinal", "multi", "count", "statement", "unknown"]
PrintUnit = Literal["", "percent", "count"]
HedgeRanges = Mapping[str, Mapping[str, tuple[float, ...]]]
"""Family of hedges -> `half`, `other`, `count` or `share` -> the two ends: what its words are taken to mean."""


@frozen(kw_only=True, repr=False)
class Document(Record):
    """Where figures were read: the report itself, a page of its publisher, or somebody else's account of it."""

    document: str
    """Its title."""
    url: str = ""
    """Where it can be read."""
    secondary: bool = False
    """True for a source that is not the publisher's own."""
    licence: str = ""
    """On what terms, where it says so."""
    note: str = ""
    """What else is to be known, in our own words."""


@frozen(kw_only=True)
class Source(Record):
    """The place of one printed text inside a document of the edition."""

    in_: str
    """Id of a document in the edition's `sources`."""
    section: str = ""
    """A heading, or "insight 8"."""
    line: int | None = None
    """Of a transcript."""
    page: int | None = None
    """As printed on it."""


@frozen(kw_only=True)
class Citation(Record):
    """The place of one printed text as a reader looks it up: a document of an edition, and where in it."""

    edition: int
    """The edition whose file names the document."""
    document: Document
    """What was read."""
    source: Source
    """Where in it."""

    def __str__(self) -> str:
        source = self.source
        parts = [self.document.document, source.section]
        parts += [f"page {source.page}"] if source.page else []
        parts += [f"line {source.line}"] if source.line else []
        return ", ".join(part for part in parts if part)


NO_CITATIONS: Final[Joined[Citation]] = Joined()


@frozen(kw_only=True, repr=False)
class PrintedFigure(Record):
    """One printed statement about one option or a net of several, for one item and one group."""

    printed: str
    """The text as the report prints it: the quantity phrase, no more of the sentence; "" where a change is printed."""
    of: tuple[str, ...] = ()
    """Ids of the options it speaks of; several are a net, none means the question as a whole (counts, statements)."""
    item: str = ""
    """Id of the row of the grid; "" where there is no grid."""
    group: str = ALL
    """Id of the subgroup."""
    words: bool = False
    """True for a statement without a number: kept and shown, never read as a share."""
    measure: str = ""
    """What a count counts ("terabytes"); "" for people."""
    restates: int | None = None
    """The year of the edition whose result this figure repeats, where that is another one."""
    change: str = ""
    """A change of the share as the report prints it, "-6 pp", beside the share or in its place."""
    since: int | None = None
    """The edition since when the share changed by that much."""
    base: int | None = None
    """People the figure is taken on, where the report prints it for this figure alone."""
    margin_of_error: str = ""
    """As printed, in the unit of the figure: "±3"."""
    hedges: HedgeRanges = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """What hedging words mean in this figure, in place of what they mean elsewhere."""
    source: Source | None = None
    """None means the source of its question."""
    note: str = ""
    """What else is to be known, in our own words."""

    @property
    def is_filled(self) -> bool:
        """False in a skeleton, which has no text yet."""
        return bool(self.printed.strip() or self.change.strip())


@frozen(kw_only=True)
class ResponseOption(Record):
    """One answer that a question offers, or one coded answer to an open question."""

    id: str
    """By which figures and the crosswalk name it."""
    label: str
    """In words."""


@frozen(kw_only=True)
class Item(Record):
    """A row of a grid."""

    label: str
    """In words."""
    base: int | None = None
    """People who answered this row, where the report prints it."""


@frozen(kw_only=True)
class Answers(Record):
    """Those who gave certain answers to another question of the same survey."""

    question: str
    """Its id."""
    options: tuple[str, ...]
    """Ids of the answers: any of them."""
    item: str = ""
    """Id of its row; "" where it has no grid."""


@frozen(kw_only=True)
class Filter(Answers):
    """Those whom a question is put to, where it is not put to all."""

    id: str = ""
    """The same in each edition for the same people, also where the answers that lead here were split or renamed."""


@frozen(kw_only=True)
class Group(Record):
    """A printed subgroup of the respondents."""

    label: str
    """In words."""
    of: Answers | None = None
    """The answers that put somebody into the group, where the report says which."""
    base: int | None = None
    """People in it, where the report prints it."""
    note: str = ""
    """What else is to be known, in our own words."""


@frozen(kw_only=True, repr=False)
class Question(Record):
    """What was asked, of whom, with which answers, and everything printed about the result."""

    asked: str
    """The question in words."""
    wording: Wording = UNKNOWN
    """Whose words `asked` are: those of the report, or ours."""
    kind: Kind = UNKNOWN
    """What an answer is: one option, one on a scale, several, a number, or nothing that was asked."""
    options: tuple[ResponseOption, ...] = ()
    """In the order of the scale where there is one."""
    dont_know: tuple[str, ...] = ()
    """Ids of the options without an opinion."""
    partial: bool = False
    """True where the report prints only the top rows of a list of answers, of which each person gave one."""
    period: str = UNKNOWN
    """Id of the time that the question asks about: none, past-year, past-three-years, …"""
    base: Filter | Literal["all", "unknown"] = UNKNOWN
    """All respondents, or those who gave certain answers before."""
    base_count: int | None = None
    """People who answered, where the report prints it for this question."""
    composition: bool = False
    """True where the question describes the respondents themselves; its base is then their printed count."""
    unit: PrintUnit = ""
    """What numbers without a sign are, where the print leaves it to the reader."""
    chart_lost: bool = False
    """True where a chart is known to have existed but its values are not."""
    source: Source | None = None
    """Where it is printed, if a figure does not say otherwise."""
    note: str = ""
    """What else is to be known, in our own words."""
    accepted: Mapping[str, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Codes of findings that were looked at, each with the reason why they stand."""
    items: Mapping[str, Item] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Rows of a grid by id; empty where there is no grid."""
    table: Mapping[str, tuple[str, ...]] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """For each item one printed text an option, in their order; "" where the report prints none."""
    figures: tuple[PrintedFigure, ...] = ()
    """What is printed outside of the table."""

    def labels(self, options: tuple[str, ...]) -> str:
        """Labels of some options, in the order given."""
        known = {option.id: option.label for option in self.options}
        return " or ".join(known.get(option, option) for option in options)

    def _repr_html_(self) -> str:
        """Show the answers with what is printed of them, a column for each row of a grid, then all other fields."""
        texts, others = self._placed()
        items = {name: item.label for name, item in islice(self.items.items(), MOST_PARTS)} or {"": "printed"}
        rows = [
            (option.id, option.label, *(" · ".join(texts.get((option.id, item), ())) for item in items))
            for option in self.options[:MOST_ROWS]
        ]
        columns = ("id", "label", *items.values())
        answers = columns_table(self._heading(), columns, rows, total=len(self.options), whole=".options")
        drawn = {"options", "table", "figures", "items" if len(self.items) <= MOST_PARTS else ""}
        known = {name: value for name, value in filled(self) if name not in drawn}
        known |= {"figures": others} if others else {}
        return answers + fields_table("", known) if rows else fields_table(self._heading(), known)

    def _placed(self) -> tuple[dict[tuple[str, ...], list[str]], tuple[PrintedFigure, ...]]:
        """Return the texts of each option and item, and the figures of nets, groups and other editions."""
        texts: dict[tuple[str, ...], list[str]] = {}
        for item, cells in self.table.items():
            for option, text in zip(self.options, cells, strict=False):
                texts.setdefault((option.id, item), []).extend([text] if text else ())
        others = []
        for figure in self.figures:
            of_one = len(figure.of) == 1 and figure.item in (self.items or ("",))
            if of_one and figure.printed and figure.group == ALL and figure.restates is None:
                texts.setdefault((*figure.of, figure.item), []).append(figure.printed)
            else:
                others.append(figure)
        return texts, tuple(others)


def count_texts(question: Question) -> int:
    """Count what is printed of a question: cells of its table and figures."""
    return len(question.figures) + sum(cell != "" for cells in question.table.values() for cell in cells)
