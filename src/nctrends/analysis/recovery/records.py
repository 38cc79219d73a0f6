"""From what the search found in arrays to one record a row.

A batch has far more rows than distinct spans of counts: each span is one tuple, shared by all records, as is the
reading of all plain rows. Rows that need more (a freed, coarse or empty cell) are fewer and built one at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from nctrends.analysis.recovery.rows import PrintedRows
from nctrends.model.base_recovery import BaseRecovery, Counts, PerBase, RowKind, RowReading
from nctrends.numerics.bases.cells import FREE, Ints
from nctrends.numerics.bases.chance import chance_of_a_fit
from nctrends.numerics.bases.search import NONE_FREED
from nctrends.numerics.bases.trusted import RowFits

LONGEST_TUPLE = 1000
"""Longer spans of counts stay ranges, which list them without holding them."""


@frozen(kw_only=True)
class Searched:
    """What was looked for, the same for all rows of a search."""

    kind: RowKind
    closed: bool
    decimals: int
    last: int
    reaches_all: bool
    """Whether `last` is the largest base that there can be."""
    cells_to_free_one: int


@frozen(kw_only=True)
class _More:
    """What a row has beside its bases and counts; per fit where a row has several."""

    at: int
    freed: Sequence[int]
    coarse: Sequence[Sequence[int]]
    looser: Sequence[int]
    left_out: Sequence[int]


def records(printed: PrintedRows, found: RowFits, searched: Searched) -> list[BaseRecovery]:
    """One record for each row.

    Parameters
    ----------
    printed : the rows that were searched, all with the same most decimals
    found : their bases
    """
    batch = _Batch(printed=printed, found=found, searched=searched)
    starts = np.searchsorted(found.fits.row, np.arange(len(printed.rows) + 1)).tolist()
    parts = [slice(first, end) for first, end in pairwise(starts)]
    base, cells = tuple(found.fits.base.tolist()), batch.counts()
    plain = RowReading(kind=searched.kind, searched_to=searched.last, complete=searched.reaches_all)
    rows = [
        BaseRecovery(base[part], cells[part], None, chance, reading=plain)
        for part, chance in zip(parts, batch.chances(), strict=True)
    ]
    for at, more in batch.more(parts).items():
        rows[at] = batch.in_full(rows[at], more)
    return rows


def set_aside(bases: Sequence[int], freed: PerBase, chosen: int | None = None) -> int | None:
    """The cell to name as misprinted, None where none is freed.

    Of several it is the one that is freed for the most bases, of these one of the largest base: fewer people can have
    answered, not more. A base that was chosen has its own.

    Examples
    --------
    >>> set_aside((98, 196), ((1,), (0, 1, 2))), set_aside((241, 272), ((1,), (5,))), set_aside((241, 272), ())
    (1, 5, None)
    >>> set_aside((241, 272), ((1,), (5,)), chosen=241)
    1
    """
    if not freed:
        return None
    if chosen is not None:
        return freed[bases.index(chosen)][0]
    if len(freed) == 1:
        return freed[0][0]
    times = Counter(chain.from_iterable(reversed(freed)))  # of equal ones the first is taken: that of the largest base
    return max(times, key=times.__getitem__)


@frozen(kw_only=True)
class _Batch:
    """Rows with what was found about them."""

    printed: PrintedRows
    found: RowFits
    searched: Searched

    def counts(self) -> tuple[tuple[Counts, ...], ...]:
        """The counts of each cell of each fit, equal spans as one object."""
        fits, lengths = self.found.fits, self.printed.lengths
        columns = _spans(fits.lowest.T, fits.highest.T).tolist()
        if lengths.min() == fits.lowest.shape[1]:
            return tuple(zip(*columns, strict=True))
        cut = lengths[fits.row].tolist()
        return tuple([row[:length] for row, length in zip(zip(*columns, strict=True), cut, strict=True)])

    def chances(self) -> list[float]:
        """The chance of each row; only how many cells it has, and whether one may be freed, tells shapes apart."""
        exact = self.printed.exact.sum(axis=1)
        left_out = self.printed.lengths - exact
        fits = self.found.fits
        one_freed = exact >= self.searched.cells_to_free_one
        one_freed[fits.row[fits.freed == NONE_FREED]] = False
        _, first, code = np.unique((exact << 32) + (left_out << 1) + one_freed, return_index=True, return_inverse=True)
        shapes = zip(exact[first].tolist(), left_out[first].tolist(), one_freed[first].tolist(), strict=True)
        known = [
            self._chance([self.searched.decimals] * printed + [FREE] * empty, one_freed=one_freed)
            for printed, empty, one_freed in shapes
        ]
        return [known[shape] for shape in code.tolist()]

    def more(self, parts: Sequence[slice]) -> dict[int, _More]:
        """Rows of which there is more to tell."""
        found, left_out = self.found, self.printed.exact.sum(axis=1) < self.printed.lengths
        told = left_out | (~found.unbounded & (not self.searched.reaches_all))
        told[found.fits.row[(found.fits.freed != NONE_FREED) | found.coarse.any(axis=1)]] = True
        told[found.looser[0]] = True
        freed, coarse = found.fits.freed.tolist(), _true_in(found.coarse)
        looser = np.searchsorted(found.looser[0], np.arange(len(told) + 1)).tolist()
        return {
            at: _More(
                at=at,
                freed=freed[parts[at]],
                coarse=coarse[parts[at]],
                looser=found.looser[1, looser[at] : looser[at + 1]].tolist() if looser[at] < looser[at + 1] else (),
                left_out=np.flatnonzero(~self.printed.exact[at]).tolist() if left_out[at] else (),
            )
            for at in np.flatnonzero(told).tolist()
        }

    def in_full(self, row: BaseRecovery, more: _More) -> BaseRecovery:
        """A row with its reading; a base that was found with several cells to free is told once."""
        ways: dict[int, list[int]] = {}
        for place, base in enumerate(row.bases):
            ways.setdefault(base, []).append(place)
        length = int(self.printed.lengths[more.at])
        reading = RowReading(
            kind=self.searched.kind,
            searched_to=self.searched.last,
            complete=self.searched.reaches_all or not self.found.unbounded[more.at],
            freed=() if NONE_FREED in more.freed else _per_base([(cell,) for cell in more.freed], ways),
            coarse=_per_base(more.coarse, ways),
            looser=tuple(sorted({*more.looser}.difference(ways))),
            left_out=tuple([cell for cell in more.left_out if cell < length]),
        )
        return BaseRecovery(
            tuple(ways),
            tuple([_united([row.counts[place] for place in places]) for places in ways.values()]),
            set_aside(tuple(ways), reading.freed),
            self._chance_of(more.at, reading) if reading.coarse else row.chance,
            reading=reading,
        )

    def _chance_of(self, at: int, reading: RowReading) -> float:
        """The chance of a row some of whose cells are coarse for every base."""
        always = set.intersection(*map(set, reading.coarse))
        exact = self.printed.exact[at, : self.printed.lengths[at]]
        shape = np.where(exact, self.searched.decimals, FREE)
        for cell in always:
            shape[cell] = self.printed.decimals[self.printed.rows[at, cell]]
        return self._chance(shape.tolist(), one_freed=bool(reading.freed))

    def _chance(self, decimals: Sequence[int], *, one_freed: bool) -> float:
        searched = self.searched
        return chance_of_a_fit(
            tuple(decimals),
            searched.last,
            sums=searched.kind == "single",
            closed=searched.closed,
            one_freed=one_freed,
        )


def _spans(lowest: Ints, highest: Ints) -> npt.NDArray[Any]:
    """The counts between two ends, place by place; nearly all are one count."""
    beyond = int(highest.max(initial=0)) + 1
    spans = _objects([(count,) for count in range(beyond)])[lowest]
    wider = lowest < highest
    if wider.any():
        ends, code = np.unique(lowest[wider] * beyond + highest[wider], return_inverse=True)
        spans[wider] = _objects([_span(*divmod(pair, beyond)) for pair in ends.tolist()])[code]
    return spans


def _objects(values: Sequence[Any]) -> npt.NDArray[Any]:
    objects = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):  # numpy would take tuples of one length for a table
        objects[at] = value
    return objects


def _span(low: int, high: int) -> Counts:
    span = range(low, high + 1)
    return span if len(span) > LONGEST_TUPLE else tuple(span)


def _true_in(cells: npt.NDArray[np.bool_]) -> list[Sequence[int]]:
    """The cells of each line that are true."""
    some = set(np.flatnonzero(cells.any(axis=1)).tolist())
    return [np.flatnonzero(cells[at]).tolist() if at in some else () for at in range(len(cells))]


def _per_base(cells: Sequence[Sequence[int]], ways: dict[int, list[int]]) -> PerBase:
    """The cells of each base, from those of each way to it."""
    if not any(cells):
        return ()
    return tuple([tuple(sorted({cell for place in places for cell in cells[place]})) for places in ways.values()])


def _united(ways: Sequence[tuple[Counts, ...]]) -> tuple[Counts, ...]:
    if len(ways) == 1:
        return ways[0]
    return tuple([tuple(sorted(set().union(*cell))) for cell in zip(*ways, strict=True)])
