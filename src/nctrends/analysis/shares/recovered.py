"""Bases recovered from the printed tables of a survey, where its rows together are evidence of whole counts."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from nctrends.analysis.recovery.evidence import evidence_of
from nctrends.analysis.recovery.settled import settled_rows
from nctrends.analysis.shares.figures import PEOPLE_ANSWER, ItemFigures
from nctrends.model.base_recovery import BaseRecovery, PrintedTables
from nctrends.model.question import ALL
from nctrends.model.words import Caveat


@frozen(kw_only=True)
class Recovered:
    """What the table says of the people who answered one item."""

    recovery: BaseRecovery
    options: tuple[str, ...]
    """The option of each cell."""

    @property
    def adds_up(self) -> bool:
        """True where each person is behind one cell."""
        return self.recovery.reading.kind == "single"

    @property
    def base(self) -> int | None:
        """The only base, or the one chosen by its neighbours; only then are the counts known."""
        return self.recovery.base

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What limits the base, and each figure of the row."""
        found = [Caveat.MISPRINTED] if self.recovery.reading.freed else []
        if self.base is None:
            return (*found, Caveat.SEVERAL_BASES)
        return (*found, *((Caveat.BASE_BY_NEIGHBOURS,) if self.recovery.chosen is not None else ()))

    def counts(self, option: str) -> tuple[int, int] | None:
        """Smallest and largest count of an option at the base; None where its cell was freed."""
        if self.base is None or self.is_misprinted((option,)):
            return None
        counts = self.recovery.counts[self.recovery.bases.index(self.base)][self.options.index(option)]
        return (counts[0], counts[-1]) if counts else None

    def is_misprinted(self, options: tuple[str, ...]) -> bool:
        """Tell whether one of some options is the one cell that has to be freed at the base."""
        freed, base = self.recovery.reading.freed, self.base
        cells = freed[self.recovery.bases.index(base)] if freed and base is not None else ()
        return len(cells) == 1 and self.options[cells[0]] in options


def recovered_base(figures: ItemFigures, most: int) -> Recovered | None:
    """Return what the table of an item's question says of its base, up to `most` people; None where it says nothing.

    Only tables are searched: single figures fit too many bases to tell anything.
    """
    tables = figures.survey.tables
    table = tables.questions.get(figures.question_id)
    own = figures.survey.questions.get(figures.question_id) is figures.question
    if figures.group != ALL or not own or table is None or figures.item not in table.items:
        return None
    if figures.question.kind not in PEOPLE_ANSWER or not evidence_of(tables).is_enough:
        return None
    row = settled_rows(table, most)[table.items.index(figures.item)]
    if row.is_refused or not row.recovery.bases or not row.recovery.reading.complete:
        return None
    return Recovered(recovery=row.recovery, options=figures.options)


@lru_cache(maxsize=512)
def smallest_recovered(tables: PrintedTables) -> int | None:
    """Return the smallest base recovered in a survey, of rows of questions put to all that leave one base only."""
    if not evidence_of(tables).is_enough:
        return None
    of_all = [table for table in tables.questions.values() if table.of_all]
    rows = [row for table in of_all for row in settled_rows(table, tables.respondents) if not row.is_refused]
    return min([row.recovery.base for row in rows if row.recovery.base is not None], default=None)
