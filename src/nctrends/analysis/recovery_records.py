"""From what the search found in arrays to one record a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from nctrends.analysis.recovery_rows import PrintedRows
from nctrends.model.recovery import BaseRecovery, Counts, RowKind
from nctrends.numerics.base_chance import chance_of_a_fit
from nctrends.numerics.base_search import Found
from nctrends.numerics.bases import NONE_FREED
from nctrends.numerics.cells import FREE, Ints

LONGEST_TUPLE = 1000
"""Longer spans of counts stay ranges, which list them without holding them."""


@frozen(kw_only=True)
class Searched:
    """What was looked for, the same for all rows of a search."""

    kind: RowKind
    closed: bool
    last: int
    reaches_all: bool
    """Whether `last` is the largest base that there can be."""
    cells_to_free_one: int


@frozen(kw_only=True)
class _Bases:
    """The bases of one row, with what belongs to each."""

    bases: tuple[int, ...]
    counts: tuple[tuple[Counts, ...], ...]
    freed: tuple[tuple[int, ...], ...] = ()
    coarse: tuple[tuple[int, ...], ...] = ()


def records(printed: PrintedRows, places: Ints, found: Found, searched: Searched) -> Iterator[BaseRecovery]:
    """One record for each of some rows.

    Parameters
    ----------
    places : the rows that were searched, as positions in `printed`
    found : their bases, with rows counted within `places`
    """
    exact = printed.exact[places]
    short = np.array(printed.lengths)[places] > exact.sum(axis=1)
    decimals = np.where(exact, printed.most[places, None], FREE).tolist()
    tries_freeing = (exact.sum(axis=1) >= searched.cells_to_free_one).tolist()
    complete = (~found.unbounded | searched.reaches_all).tolist()
    looser = _by_row(found.looser)
    for at, (place, row) in enumerate(zip(places.tolist(), _rows(printed, places, found), strict=True)):
        length = printed.lengths[place]
        shape = decimals[at][:length]
        for cell in _always(row.coarse):
            shape[cell] = int(printed.decimals[printed.rows[place, cell]])
        one_freed = bool(row.freed) or (not row.bases and tries_freeing[at])
        yield BaseRecovery(
            row.bases,
            row.counts,
            common(row.freed),
            _chance(tuple(shape), searched.last, searched.kind == "single", searched.closed, one_freed),
            kind=searched.kind,
            freed=row.freed,
            coarse=row.coarse,
            looser=tuple(sorted(looser[at].difference(row.bases))) if at in looser else (),
            left_out=tuple(np.flatnonzero(~exact[at, :length]).tolist()) if short[at] else (),
            searched_to=searched.last,
            complete=complete[at],
        )


def common(freed: Sequence[tuple[int, ...]]) -> int | None:
    """The one cell that is freed for every base, if it is one.

    Examples
    --------
    >>> common([(1,), (1,)]), common([(1,), (5,)]), common([])
    (1, None, None)
    """
    if not freed:
        return None
    cells = {cell for cells in freed for cell in cells}
    return cells.pop() if len(cells) == 1 else None


def _rows(printed: PrintedRows, places: Ints, found: Found) -> Iterator[_Bases]:
    """The bases of each row in turn; rows with a freed or a coarse cell are rare, and take the longer way."""
    fits = found.fits
    starts = np.searchsorted(fits.row, np.arange(len(places) + 1)).tolist()
    odd = np.zeros(len(places), np.bool_)
    odd[fits.row[(fits.freed != NONE_FREED) | found.coarse.any(axis=1)]] = True
    base, lowest, highest = fits.base.tolist(), fits.lowest.tolist(), fits.highest.tolist()
    for at, place in enumerate(places.tolist()):
        first, end = starts[at], starts[at + 1]
        if odd[at]:
            yield _odd_row(found, range(first, end), printed.lengths[place])
        else:
            counts = map(_counts, lowest[first:end], highest[first:end], [printed.lengths[place]] * (end - first))
            yield _Bases(bases=tuple(base[first:end]), counts=tuple(counts))


def _counts(lowest: Sequence[int], highest: Sequence[int], length: int) -> tuple[Counts, ...]:
    ends = zip(lowest[:length], highest[:length], strict=True)
    return tuple([(low,) if low == high else _span(low, high) for low, high in ends])


def _span(low: int, high: int) -> Counts:
    span = range(low, high + 1)
    return span if len(span) > LONGEST_TUPLE else tuple(span)


def _odd_row(found: Found, fits: Sequence[int], length: int) -> _Bases:
    """A base may occur several times, once for each cell that can be freed: its counts are those of all ways."""
    ways: dict[int, list[int]] = {}
    for fit in fits:
        ways.setdefault(int(found.fits.base[fit]), []).append(fit)
    freed = tuple(tuple(found.fits.freed[several].tolist()) for several in ways.values())
    coarse = tuple(
        tuple(np.flatnonzero(found.coarse[several, :length].any(axis=0)).tolist()) for several in ways.values()
    )
    return _Bases(
        bases=tuple(ways),
        counts=tuple(tuple(_union(found, several, cell) for cell in range(length)) for several in ways.values()),
        freed=() if freed[0] == (NONE_FREED,) else freed,
        coarse=coarse if any(coarse) else (),
    )


def _union(found: Found, fits: Sequence[int], cell: int) -> Counts:
    ends = zip(found.fits.lowest[fits, cell].tolist(), found.fits.highest[fits, cell].tolist(), strict=True)
    spans = [range(low, high + 1) for low, high in ends]
    if len(spans) == 1:
        return _span(spans[0][0], spans[0][-1])
    return tuple(sorted(set().union(*spans)))


def _always(coarse: Sequence[tuple[int, ...]]) -> set[int]:
    """Cells that are coarse for every base."""
    return set.intersection(*map(set, coarse)) if coarse else set()


def _chance(decimals: tuple[int, ...], last: int, sums: bool, closed: bool, one_freed: bool) -> float:
    return chance_of_a_fit(tuple(sorted(decimals)), last, sums=sums, closed=closed, one_freed=one_freed)


def _by_row(pairs: tuple[Ints, Ints]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for row, base in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
        found.setdefault(row, set()).add(base)
    return found
