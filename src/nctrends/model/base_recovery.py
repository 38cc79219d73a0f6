"""What a row of printed shares says about the number of people behind it: a typed value, never a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import field, frozen

from nctrends.model.record import Record

RowKind = Literal["single", "multi"]
"""Whether each person gave one answer, so that the counts of a row sum to its base."""

Counts: TypeAlias = Sequence[int]
"""Whole counts of one cell, ascending; a tuple, or a range where they are more than 1,000."""

PerBase: TypeAlias = tuple[tuple[int, ...], ...]
"""For each base, some cells (0 is the first); () where no base has any."""

CELLS_TO_FREE_ONE = 5
"""Shorter rows fit so easily once a cell is freed that it says nothing, unless the grid fixes the base."""


@frozen(kw_only=True)
class RowReading(Record):
    """How a row was read, and what had to be granted so that some base prints it."""

    kind: RowKind = "single"
    """Whether the cells are answers of one question with one answer each, or with several."""
    searched_to: int = 0
    """The largest base that was tried, below 10^(decimals + 2)."""
    complete: bool = True
    """False where the base may be 10^(decimals + 2) or larger: such bases print any share, so none is listed."""
    freed: PerBase = ()
    """Cells of which any one, set aside, lets the base print the rest; () where the row fits as printed."""
    coarse: PerBase = ()
    """Cells with fewer decimals than their neighbours that are not theirs with zeros left out: whole percents among
    one-decimal neighbours."""
    looser: tuple[int, ...] = ()
    """More bases, if more cells were coarse than have to be: "3%" beside "3.5%" is taken for 3.0 where it can."""
    left_out: tuple[int, ...] = ()
    """Cells with no exact print (empty, or a phrase such as "almost half"): any count is allowed there."""


@frozen(repr=False)
class BaseRecovery(Record):
    """The bases that print a row as the report does, and the whole counts behind each cell."""

    bases: tuple[int, ...]
    """All possible bases, ascending; empty where no base prints the row."""
    counts: tuple[tuple[Counts, ...], ...]
    """For each base, for each cell, the possible whole counts."""
    misprinted: int | None
    """The cell that had to be freed (0 is the first), None where none had to. Where `reading.freed` has several, the
    one that is freed for the most bases, of these one of the largest base."""
    chance: float
    """Of 1,000 random rows of this shape, the share that some base would print: small is telling."""
    chosen: int | None = field(default=None, kw_only=True)
    """The base that the other rows of the grid single out, where the row alone does not."""
    reading: RowReading = field(default=RowReading(), kw_only=True)
    """How the row was read."""

    @property
    def base(self) -> int | None:
        """The one base to use: the only possible one, or the one chosen by the neighbours; None where there is none."""
        if self.chosen is not None:
            return self.chosen
        return self.bases[0] if len(self.bases) == 1 and self.reading.complete else None

    def _heading(self) -> str:
        bases = "1 base" if len(self.bases) == 1 else f"{len(self.bases)} bases"
        return f"BaseRecovery: {bases}" if self.base is None else f"BaseRecovery: base {self.base}"


@frozen(eq=False, kw_only=True)
class PrintedTable:
    """The printed rows of one question whose base is not stated. No two are equal, so that one is looked up fast."""

    items: tuple[str, ...]
    """The item of each row."""
    rows: tuple[tuple[str, ...], ...]
    """One text a cell."""
    kind: RowKind
    """How the cells hang together."""
    of_all: bool
    """True where it was put to all respondents."""


@frozen(eq=False, kw_only=True)
class PrintedTables:
    """All such tables of a survey, which are evidence together."""

    respondents: int
    """The most people that can be behind a row."""
    questions: Mapping[str, PrintedTable]
    """By question."""
