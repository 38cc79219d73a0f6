"""What one printed text can mean: a typed value, never a guess."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from nctrends.model.record import Record

Unit = Literal["share", "count", "words"]


@frozen(kw_only=True)
class PrintedQuantity(Record):
    """The values that one printed text allows.

    Shares are proportions (0..1), counts plain numbers; a text of words has neither and its range is None.
    """

    text: str
    """As printed."""
    unit: Unit
    """A share, a number of people or things, or words without a number."""
    low: float | None = None
    """The smallest value the text allows; belongs to the range."""
    high: float | None = None
    """The end of the range; a rounded number never quite reaches it (half up)."""
    value: float | None = None
    """The number the text prints to be taken as such (36.7 % is 0.367; "almost a third (30.5 %)" is 0.305).

    None where the text only allows a range: a hedge, a fraction in words, "30–40 percent".
    """
    decimals: int | None = None
    """Printed decimals of `value` in the printed unit: 1 for "36.7%", 0 for "7%", None without `value`."""
    hedge: str = ""
    """The hedging words as printed, in lower case: "almost", "just over", "" where there are none."""
    family: str = ""
    """The row of the hedge table that gave the range; "" for a plain number."""
    anchor: float | None = None
    """The number that a hedge or fraction speaks of: 0.6 in "almost 60 percent", 1/3 in "a third"."""
    has_unit: bool = True
    """False where the text leaves the sign to the head of its table: "34"."""


@frozen(kw_only=True)
class PrintedChange(Record):
    """The change of a share that one printed text allows."""

    text: str
    """As printed."""
    low: float
    """The smallest that the text allows, -1..1; below 0 for a fall."""
    high: float
    """The largest."""
    is_points: bool
    """False where it is printed in percent, which may be points or a part of the earlier share."""


@frozen(kw_only=True)
class Print(Record):
    """One published text about a share, or the texts of its parts where only these are published."""

    quantity: PrintedQuantity | None = None
    """What the text was read as; None where it is put together from parts."""
    of_others: bool = False
    """True where the text speaks of all other people, so that the share is what it leaves."""
    parts: tuple[Print, ...] = ()
    """The answers that the share joins, where it is not printed itself."""
    is_sum: bool = False
    """True where the parts add, because nobody is in two of them."""

    @property
    def between(self) -> str:
        """What stands between the texts of its parts."""
        return " + " if self.is_sum else " or "

    def __str__(self) -> str:
        if self.quantity is None:
            return self.between.join(map(str, self.parts))
        return f"all but {self.quantity.text}" if self.of_others else self.quantity.text

    @property
    def quantities(self) -> tuple[PrintedQuantity, ...]:
        """Everything that was read, in the order of the text."""
        if self.quantity is not None:
            return (self.quantity,)
        return tuple(quantity for part in self.parts for quantity in part.quantities)

    @property
    def is_direct(self) -> bool:
        """True where the text speaks of this very share."""
        return self.quantity is not None and not self.of_others
