"""The bases of the rows of one question: what each row leaves, by what the rows beside it say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import evolve, frozen

from nctrends.analysis.recovery.evidence import Row, recovered_rows, shape_of
from nctrends.analysis.recovery.records import set_aside
from nctrends.model.base_recovery import BaseRecovery, PrintedTable
from nctrends.numerics.bases.chance import chance_of_a_fit
from nctrends.numerics.bases.grid import likeliest_base

CHANCE_OF_A_FREED_CELL = 0.05
"""From this chance on a fit with a cell set aside says nothing."""


@frozen(kw_only=True)
class SettledRow:
    """A row with the bases that print it, one chosen where its neighbours single it out."""

    recovery: BaseRecovery
    chance: float = 0.0
    """Where a cell had to be set aside: how often chance fits a row so, at bases no further from the neighbours."""

    @property
    def is_refused(self) -> bool:
        """True where the row fits only with a cell set aside, as easily as by chance."""
        return self.chance >= CHANCE_OF_A_FREED_CELL


@lru_cache(maxsize=512)
def settled_rows(table: PrintedTable, most: int) -> tuple[SettledRow, ...]:
    """The rows of a question.

    Parameters
    ----------
    table : rows that are evidence of whole counts
    most : who can have answered, >= 1

    Examples
    --------
    >>> rows = (("8.8%", "66%", "25.3%"), ("2.1%", "43.0%", "54.9%"), ("3.2%", "75.3%", "21.6%"))
    >>> table = PrintedTable(items=("a", "b", "c"), rows=rows, kind="single", of_all=True)
    >>> [row.recovery.base for row in settled_rows(table, 272)]
    [194, 193, 190]
    """
    recovered = recovered_rows(table, most)
    neighbours = [row.bases[0] for row in recovered if row.base and len(row.bases) == 1 and not row.reading.freed]
    return tuple(_row(row, recovery, neighbours, most) for row, recovery in zip(table.rows, recovered, strict=True))


def _row(row: Row, recovery: BaseRecovery, neighbours: Sequence[int], most: int) -> SettledRow:
    several = len(recovery.bases) > 1 and recovery.reading.complete
    chosen = likeliest_base(recovery.bases, neighbours, most) if several and neighbours else None
    settled = evolve(recovery, chosen=chosen, misprinted=set_aside(recovery.bases, recovery.reading.freed, chosen))
    chance = _chance_of_a_freed_cell(row, recovery, neighbours) if recovery.reading.freed else 0.0
    return SettledRow(recovery=settled, chance=chance)


def _chance_of_a_freed_cell(row: Row, recovery: BaseRecovery, neighbours: Sequence[int]) -> float:
    """How often a random row fits once a cell is set aside, at bases as near to the neighbours as those of this row."""
    if not neighbours:
        return recovery.chance
    times, total = len(neighbours), sum(neighbours)  # their mean in whole numbers
    reach = min(abs(times * base - total) for base in recovery.bases)
    return chance_of_a_fit(
        shape_of(row, recovery),
        min((total + reach) // times, recovery.reading.searched_to),
        sums=recovery.reading.kind == "single",
        first=max(-((reach - total) // times), 1),
        one_freed=True,
    )
