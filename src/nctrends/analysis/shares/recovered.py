"""Bases recovered from the printed tables of an edition: one search a question, its items together as a grid."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from nctrends.analysis.recovery.recover import Rounding, recover_bases
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.errors import InputError
from nctrends.model.base_recovery import BaseRecovery, RowKind
from nctrends.model.edition import Survey
from nctrends.model.question import ALL, Question
from nctrends.model.words import Caveat

Rows = tuple[tuple[str, ...], ...]


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
    def is_one(self) -> bool:
        """True where one base is left, or chosen; only then are the counts known."""
        return self.recovery.base is not None

    @property
    def base(self) -> int:
        """The base to use: the only one, the one chosen by its neighbours, or the largest of several."""
        return self.recovery.base or self.recovery.bases[-1]

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What limits the base."""
        if not self.is_one:
            return (Caveat.SEVERAL_BASES,)
        return (Caveat.BASE_BY_NEIGHBOURS,) if self.recovery.chosen is not None else ()

    def counts(self, option: str) -> tuple[int, int] | None:
        """Smallest and largest count of an option at the base; None where its cell was freed."""
        cell = self.options.index(option)
        if cell == self.recovery.misprinted:
            return None
        counts = self.recovery.counts[self.recovery.bases.index(self.base)][cell]
        return (counts[0], counts[-1]) if counts else None

    def is_misprinted(self, options: tuple[str, ...]) -> bool:
        """Tell whether one of some options is the cell that had to be freed."""
        cell = self.recovery.misprinted
        return cell is not None and self.options[cell] in options


def recovered_base(topic: ItemFigures, most: int) -> Recovered | None:
    """Return what the table of a topic's question says of its base, up to `most` people; None where it says nothing.

    Only tables are searched: single figures fit too many bases to tell anything.
    """
    if topic.group != ALL or topic.item not in topic.question.table or topic.survey.weighted:
        return None
    found = recovered_rows(_rows(topic.question), _kind(topic.question), most)
    recovery = found[list(topic.question.table).index(topic.item)] if found else None
    if recovery is None or not recovery.bases or not recovery.reading.complete:
        return None
    return Recovered(recovery=recovery, options=topic.options)


def smallest_recovered(survey: Survey) -> int | None:
    """Return the smallest base recovered in a survey among those that leave one base only."""
    bases = []
    for question in survey.questions.values():
        if question.table and not question.composition and not survey.weighted and isinstance(question.base, str):
            found = recovered_rows(_rows(question), _kind(question), survey.respondents)
            bases += [one.base for one in found if one.base is not None]
    return min(bases, default=None)


def _kind(question: Question) -> RowKind | None:
    """Return how the cells of a row hang together; None where that is not known, or the row is not whole."""
    if question.partial:
        return None
    if question.kind in ("single", "ordinal"):
        return "single"
    return "multi" if question.kind == "multi" else None


def _rows(question: Question) -> Rows:
    return tuple(question.table.values())


@lru_cache(maxsize=512)
def recovered_rows(
    rows: Rows, kind: RowKind | None, most: int, rounding: Rounding = "half up"
) -> tuple[BaseRecovery, ...]:
    """Return one recovery a row; none where the rows cannot be searched: no exact print, or too many decimals."""
    if kind is None:
        return ()
    try:
        return recover_bases(rows, max_base=most, kind=kind, rounding=rounding)
    except InputError:
        return ()
