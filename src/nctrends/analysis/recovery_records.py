"""From what the search found in arrays to one record a row.

A batch has far more rows than distinct spans of counts: each span is one tuple, shared by all records. Rows with a freed
or a coarse cell are few, and are gone through a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from nctrends.analysis.recovery_rows import PrintedRows
from nctrends.model.recovery import BaseRecovery, Counts, RowKind
from nctrends.numerics.base_chance import chance_of_a_fit
from nctrends.numerics.base_search import Found
from nctrends.numerics.bases import NONE_FREED, Fits
from nctrends.numerics.cells import FREE, Ints

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
class OddRow:
    """The bases of a row with a freed or a coarse cell."""

    bases: tuple[int, ...]
    counts: tuple[tuple[Counts, ...], ...]
    freed: tuple[tuple[int, ...], ...]
    coarse: tuple[tuple[int, ...], ...]


def records(printed: PrintedRows, places: Ints, found: Found, searched: Searched) -> list[BaseRecovery]:
    """One record for each of some rows.

    Parameters
    ----------
    places : the rows that were searched, as positions in `printed`
    found : their bases, with rows counted within `places`
    """
    lengths = np.array(printed.lengths)[places]
    starts = np.searchsorted(found.fits.row, np.arange(len(places) + 1)).tolist()
    parts = [slice(first, end) for first, end in zip(starts, starts[1:], strict=False)]
    base, cells = found.fits.base.tolist(), _counts(found.fits, lengths)
    bases = [tuple(base[part]) for part in parts]
    counts = [tuple(cells[part]) for part in parts]
    odd = {at: _odd_row(found, parts[at], cells) for at in _odd_rows(found)}
    for at, row in odd.items():
        bases[at], counts[at] = row.bases, row.counts
    freed = _spread((row, odd[row].freed) for row in odd)
    return bases, counts, freed


def _spread(x):
    return x
