"""Whether the rows of a survey are evidence of whole counts: only then does a row that fits a base give it away.

Chance fits short rows often, and rows that are weighted, cut off or adjusted fit wrong bases as often as chance does.
So the rows of a survey are taken together, and nothing is recovered where chance alone fits as many of them. Rows that
all add up to exactly 100 % although rounding would not give that were made to do so, and are not recovered either.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import prod

import numpy as np
from attrs import frozen

from nctrends.analysis.recovery.recover import recover_bases
from nctrends.analysis.recovery.rows import read_cell
from nctrends.errors import InputError
from nctrends.model.base_recovery import BaseRecovery, PrintedTable, PrintedTables, RowReading
from nctrends.numerics.bases.cells import FREE
from nctrends.numerics.bases.chance import (
    Chances,
    chance_of_a_fit,
    chance_of_an_exact_sum,
    chance_of_as_many,
    chances_of_spans,
)
from nctrends.numerics.bases.grid import smallest_spread

CHANCE_OF_A_SURVEY = 0.01
"""From this chance on the rows of a survey are no evidence."""
CHANCE_SO_CLOSE = 0.0001
"""Below this chance as many fits at bases so close together are evidence, however often chance fits as many."""
CHANCE_OF_THE_SUMS = 0.05
"""Below this chance, sums of exactly 100 % in all rows are not left to rounding."""

Row = tuple[str, ...]
"""Printed texts, one a cell."""
_NOT_SEARCHED = BaseRecovery((), (), None, 1.0, reading=RowReading(complete=False))


@frozen(kw_only=True)
class Evidence:
    """How well the rows of a survey fit whole counts, and how often chance or rounding does as well."""

    rows: int = 0
    """Rows of which a base could be recovered."""
    fitting: int = 0
    """Those that some base prints as they stand."""
    chance: float = 1.0
    """The probability that chance alone fits as many."""
    chance_so_close: float = 1.0
    """The probability, at most, that chance alone fits as many at bases as close together; worked out where `chance` is
    not small enough."""
    sums: int = 0
    """Rows that could add up to more or less than 100 % by rounding."""
    chance_of_sums: float = 1.0
    """The probability that rounding lets all of these add up to exactly 100 %; 1 where they do not."""

    @property
    def is_forced(self) -> bool:
        """True where the rows were made to add up to 100 %."""
        return self.chance_of_sums < CHANCE_OF_THE_SUMS

    @property
    def fits_few(self) -> bool:
        """True where most rows fit no base, as no honest rows do."""
        return 2 * self.fitting < self.rows

    @property
    def is_enough(self) -> bool:
        """True where bases may be recovered."""
        telling = self.chance < CHANCE_OF_A_SURVEY or self.chance_so_close < CHANCE_SO_CLOSE
        return telling and not self.fits_few and not self.is_forced


@lru_cache(maxsize=512)
def evidence_of(tables: PrintedTables) -> Evidence:
    """The rows of a survey as one piece of evidence.

    Examples
    --------
    >>> rows = (("6.1%", "12.8%", "22.4%", "36.7%", "21.9%"),)
    >>> tables = {"q": PrintedTable(items=("",), rows=rows, kind="single", of_all=True)}
    >>> alone = evidence_of(PrintedTables(respondents=272, questions=tables))
    >>> alone.fitting, alone.chance, alone.is_enough
    (1, 0.115, False)
    """
    most = tables.respondents
    rows = [
        (row, recovery)
        for table in tables.questions.values()
        for row, recovery in zip(table.rows, recovered_rows(table, most), strict=True)
        if recovery.reading.searched_to == most
    ]
    fitting = sum(_fits(recovery) for _, recovery in rows)
    chance = float(chance_of_as_many([_chance(row, recovery) for row, recovery in rows], fitting))
    sums = [chance for chance in (_chance_of_the_sum(row, recovery) for row, recovery in rows) if chance is not None]
    return Evidence(
        rows=len(rows),
        fitting=fitting,
        chance=chance,
        chance_so_close=chance if chance < CHANCE_OF_A_SURVEY else _chance_so_close(rows, most),
        sums=len(sums),
        chance_of_sums=prod(sums) if all(sums) else 1.0,
    )


@lru_cache(maxsize=512)
def recovered_rows(table: PrintedTable, most: int) -> tuple[BaseRecovery, ...]:
    """One recovery a row, without bases where a row cannot be searched: no exact print, or too many decimals."""
    readable = [at for at, row in enumerate(table.rows) if _is_readable(row)]
    try:
        found = recover_bases([table.rows[at] for at in readable], max_base=most, kind=table.kind)
    except InputError:
        return (_NOT_SEARCHED,) * len(table.rows)
    known = dict(zip(readable, found, strict=True))
    return tuple(known.get(at, _NOT_SEARCHED) for at in range(len(table.rows)))


def _is_readable(row: Row) -> bool:
    try:
        return max((read_cell(text)[1] for text in row), default=FREE) != FREE
    except InputError:
        return False


def _fits(recovery: BaseRecovery) -> bool:
    return bool(recovery.bases) and not recovery.reading.freed


def _chance(row: Row, recovery: BaseRecovery) -> float:
    """How often some base prints a random row of this shape as it stands."""
    return chance_of_a_fit(shape_of(row, recovery), recovery.reading.searched_to, sums=_adds_up(recovery))


def _chance_so_close(rows: Sequence[tuple[Row, BaseRecovery]], most: int) -> float:
    """At most so often does chance fit as many rows within some span of as many bases as theirs take at least.

    Added up over all spans is how often one of them fits as many and what it has in common with the next does not; the
    last span whole.
    """
    bases = [recovery.bases for _, recovery in rows if _fits(recovery)]
    if not bases:
        return 1.0
    place = np.repeat(np.arange(len(bases)), [len(some) for some in bases])
    length = smallest_spread(place, np.fromiter(chain.from_iterable(bases), np.int64)) + 1
    spans = _chances_of_as_many(rows, len(bases), most, length)
    common = _chances_of_as_many(rows, len(bases), most, length - 1)[1:-1] if length > 1 else 0.0
    return min(float(spans[-1] + (spans[:-1] - common).sum()), 1.0)


def _chances_of_as_many(rows: Sequence[tuple[Row, BaseRecovery]], fitting: int, most: int, length: int) -> Chances:
    """How often chance fits so many rows, for each span of bases of one length."""
    chances = [
        chances_of_spans(shape_of(row, recovery), most, length, sums=_adds_up(recovery)) for row, recovery in rows
    ]
    return chance_of_as_many(chances, fitting)


def _adds_up(recovery: BaseRecovery) -> bool:
    return recovery.reading.kind == "single"


def shape_of(row: Row, recovery: BaseRecovery) -> tuple[int, ...]:
    """The decimals of a row as it was read; `FREE` where a cell prints nothing exact."""
    decimals = [read_cell(text)[1] for text in row]
    coarse = set.intersection(*map(set, recovery.reading.coarse)) if recovery.reading.coarse else set()
    most = max(decimals)
    return tuple(one if one == FREE or at in coarse else most for at, one in enumerate(decimals))


def _chance_of_the_sum(row: Row, recovery: BaseRecovery) -> float | None:
    """How often rounding lets a row add up to exactly 100 %; 0 where it does not, None where it says nothing."""
    cells = [read_cell(text) for text in row]
    if recovery.reading.kind == "multi" or recovery.reading.coarse or any(one == FREE for _, one in cells):
        return None
    most = max(decimals for _, decimals in cells)
    values = [value * 10 ** (most - decimals) for value, decimals in cells]
    if sum(values) != 10 ** (most + 2):
        return 0.0
    bases = recovery.bases if _fits(recovery) else (10 ** (most + 2) - 1,)
    above = sum(value > 0 for value in values)
    return sum(chance_of_an_exact_sum(base, above, most) for base in bases) / len(bases)
