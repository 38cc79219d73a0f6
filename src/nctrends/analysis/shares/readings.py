"""One printed text, as it was read: what it says of the share of some options, and how far it is believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from nctrends.model.edition import Edition
from nctrends.model.quantity import PrintedQuantity
from nctrends.model.question import Citation, HedgeRanges, PrintedFigure, Question, Source
from nctrends.numerics.bounds.simplex import Bound
from nctrends.reading.printed import read_printed

TABLE, NUMBER, PHRASE = 0, 1, 2  # what is believed first; a secondary source comes after all of them
SECONDARY = 3


@frozen(kw_only=True)
class Reading:
    """One printed text about some options of an item, as it was read."""

    options: tuple[str, ...]
    """In the order of the scale."""
    quantity: PrintedQuantity
    """The values that the text allows: of a share, or of a number of people."""
    rank: int
    """The lower, the sooner it is believed."""
    base: int | None
    """The people it is about, where it is printed with a base of its own."""
    citation: Citation | None
    """Where it is printed."""
    bound: Bound
    """What it says of the share of its options; nothing where it counts people out of an unknown number."""

    @property
    def is_share(self) -> bool:
        """True for a share, False for a number of people."""
        return self.quantity.unit == "share"

    @property
    def is_number(self) -> bool:
        """True where the text prints a number to be taken as such, and not a phrase."""
        return self.quantity.value is not None

    @property
    def is_cell(self) -> bool:
        """True for a cell of a table."""
        return self.rank in (TABLE, TABLE + SECONDARY)

    @property
    def is_bounding(self) -> bool:
        """True where it says something of the share."""
        return self.is_share or self.bound.low > 0 or self.bound.high < 1

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.quantity.text


@frozen(kw_only=True)
class Reader:
    """Reads the texts about one item.

    `files/validate` has read each of them before, and so may other calls: `read_printed` keeps what it read, so that a
    text is parsed once, except where hedges have ranges of their own.
    """

    positions: Mapping[str, int]
    """Of the options of the item on their scale."""
    people: int | None
    """The base that the report states for the item, which a printed number of people is out of."""
    hedges: HedgeRanges
    """What hedging words mean in this series, in place of the measured ranges."""

    def cells(self, edition: Edition, question: Question, item: str) -> Iterator[Reading]:
        """Yield the row of the table, cell by cell."""
        for option, printed in zip(question.options, question.table.get(item, ()), strict=False):
            if printed:
                quantity = read_printed(printed, unit=question.unit or None)
                yield self._reading((option.id,), quantity, TABLE, edition, question.source)

    def figure(self, edition: Edition, question: Question, figure: PrintedFigure) -> Reading:
        """Return one figure outside of the table, of a question as an edition has it."""
        hedges = {**self.hedges, **figure.hedges} or None
        quantity = read_printed(figure.printed, unit=question.unit or None, hedges=hedges)
        order = [option.id for option in question.options]
        options = tuple(sorted(figure.of, key=order.index))
        rank = PHRASE if quantity.value is None else NUMBER
        return self._reading(options, quantity, rank, edition, figure.source or question.source, base=figure.base)

    def _reading(
        self,
        options: tuple[str, ...],
        quantity: PrintedQuantity,
        rank: int,
        edition: Edition,
        source: Source | None,
        *,
        base: int | None = None,
    ) -> Reading:
        document = edition.sources[source.in_] if source else None
        return Reading(
            options=options,
            quantity=quantity,
            rank=rank + SECONDARY * bool(document and document.secondary),
            base=base,
            citation=Citation(edition=edition.id, document=document, source=source) if source and document else None,
            bound=self._bound(options, quantity, base or self.people),
        )

    def _bound(self, options: tuple[str, ...], quantity: PrintedQuantity, people: int | None) -> Bound:
        """Return a share as it is printed, or a number of people out of a stated base."""
        parts = frozenset(self.positions[option] for option in options)
        low, high = quantity.low or 0.0, 1.0 if quantity.high is None else quantity.high
        if quantity.unit == "share":
            is_open = quantity.value is not None and high < 1
            return Bound(parts=parts, low=low, high=high, high_open=is_open)
        if quantity.unit == "count" and people and low <= people:
            return Bound(parts=parts, low=low / people, high=min(1.0, high / people))
        return Bound(parts=parts)


@frozen(kw_only=True)
class ShareRange:
    """What printed texts allow of the share of some options, 0..1, and what it was made of."""

    low: float
    high: float
    high_open: bool = False
    """True where the upper end itself is outside."""
    value: float | None = None
    """The printed number; None where only a range is known."""
    options: tuple[str, ...] = ()
    """The answers it is the share of."""
    readings: tuple[Reading, ...] = ()
    """The texts it was made of, the most trusted first."""
    people: tuple[float, float] | None = None
    """Their number, smallest and largest, where the report prints one."""
    others: ShareRange | None = None
    """The share of all other people, where that is printed and this one is what it leaves."""
    parts: tuple[ShareRange, ...] = ()
    """The shares it joins, where it is not printed itself."""
    is_sum: bool = False
    """True where its parts add, because nobody is in two of them."""

    @property
    def point(self) -> float:
        """The printed number, else the middle of the range."""
        return (self.low + self.high) / 2 if self.value is None else self.value


ANYTHING = ShareRange(low=0.0, high=1.0)
