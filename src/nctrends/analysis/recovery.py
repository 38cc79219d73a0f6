"""The number of people behind a printed row, from the row alone: `recover_base(["6.1%", "12.8%", …], max_base=272)`.

Percentages with one decimal that are printed from whole counts fit few bases below 1,000. All of these are given; none
is preferred, except that a reading with the fewest odd cells comes first: as printed before one cell set aside, zeros
left out ("3%" for 3.0) before a whole percent among one-decimal neighbours. Rows of a grid may then single out a base.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from nctrends.analysis.recovery_rows import PrintedRows, read_rows
from nctrends.errors import Fault, InputError, nearest
from nctrends.model.recovery import BaseRecovery, Counts, RowKind
from nctrends.numerics.base_chance import chance_of_a_fit
from nctrends.numerics.base_grid import nearest_together
from nctrends.numerics.base_readings import Readings, finest_readings
from nctrends.numerics.bases import Fits, bases_as_printed, bases_with_one_freed, counts_that_sum, freed_at
from nctrends.numerics.cells import FREE, Cells, Ints, printed_cells

Rounding: TypeAlias = Literal["half up", "either"]

CELLS_TO_FREE_ONE = 5
"""Shorter rows fit so easily once a cell is freed that it says nothing, unless the grid fixes the base."""
LARGEST_SEARCH = 10**7
LONGEST_TUPLE = 1000
"""Longer spans of counts stay ranges, which list them without holding them."""


def recover_base(
    printed: Iterable[str], max_base: int, kind: RowKind = "single", rounding: Rounding = "half up"
) -> BaseRecovery:
    """All numbers of people that print a row as the report does, with the counts behind it.

    Parameters
    ----------
    printed : one text a cell
        Percentages as printed: "6.1%", "7%", "28". Their order does not matter. A cell that is empty or holds a phrase
        ("almost half") takes part as an answer with any count.
    max_base : >= 1
        No more people than this can have answered: the respondents of the survey.
    kind : "single" or "multi"
        One answer each, so that counts sum to the base (all answers of the question must then be cells), or several.
    rounding : "half up" or "either"
        "either" allows a half that was rounded down as well.

    Returns
    -------
    BaseRecovery
        `bases` up to `max_base`, below 10^(decimals + 2), each with whole counts that print every cell. Where there is
        none and five cells or more print a percentage, one cell is freed. A text with fewer decimals than its
        neighbours ("3%" beside "3.5%") is taken for theirs with zeros left out, and for a whole percent only where no
        base fits otherwise; `looser` has the bases that more whole percents would allow. `chance` is of rows read and
        freed in the same way.

    Raises
    ------
    InputError : a text that cannot be read, no percentage at all, max_base < 1, an unknown kind or rounding.

    Examples
    --------
    >>> found = recover_base(["6.1%", "12.8%", "22.4 %", "36.7%", "21.9%"], max_base=272)
    >>> found.bases, found.counts, found.misprinted
    ((196,), (((12,), (25,), (44,), (72,), (43,)),), None)
    """
    return _recovered([_listed(printed)], "printed", _Task.checked(max_base, kind, rounding), grid=False)[0]


def recover_bases(
    rows: Iterable[Iterable[str]],
    max_base: int,
    kind: RowKind = "single",
    grid: bool = True,  # noqa: FBT001, FBT002 - the documented signature
    rounding: Rounding = "half up",
) -> tuple[BaseRecovery, ...]:
    """The bases of many rows, which as a grid may help each other.

    Parameters
    ----------
    rows : rows of texts
        As `printed` in `recover_base`.
    grid : True where the rows are items of one question, put to the same people
        Their bases are then close: where a row has several, the combination over all rows with the fewest misprinted
        cells and then the smallest spread (largest base minus smallest) is `chosen`, if there is only one such. A row
        that no base prints and that is too short to free a cell is tried at the base of the others, if two rows or
        more are left and all have the same. `bases` keeps the whole set either way.
    max_base, kind, rounding : as in `recover_base`

    Returns
    -------
    One BaseRecovery a row, in order.

    Raises
    ------
    InputError : as `recover_base`, all faults of all rows together.

    Examples
    --------
    >>> rows = [["8.8%", "66%", "25.3%"], ["0.5%", "10.2%", "89.3%"], ["3.2%", "75.3%", "21.6%"]]
    >>> [(found.base, found.bases) for found in recover_bases(rows, max_base=272)]
    [(194, (194,)), (None, (187, 196, 197, 205, 206, 215)), (190, (190,))]
    """
    task = _Task.checked(max_base, kind, rounding)
    if isinstance(rows, str) or not isinstance(rows, Iterable):
        raise InputError((Fault("rows", f"{rows!r} is no list of rows. Give a list of texts for each row."),))
    listed = [_listed(row) for row in rows]
    return tuple(_recovered(listed, "rows", task, grid=grid)) if listed else ()


@frozen(kw_only=True)
class _Task:
    """What the caller asks, checked."""

    max_base: int
    kind: RowKind
    closed: bool

    @classmethod
    def checked(cls, max_base: int, kind: RowKind, rounding: Rounding) -> _Task:
        for name, value, known in (("kind", kind, get_args(RowKind)), ("rounding", rounding, get_args(Rounding))):
            if value not in known:
                raise InputError((Fault(name, f"{value!r} is not known. {nearest(str(value), known)}"),))
        try:
            people = 0 if isinstance(max_base, bool) else operator.index(max_base)
        except TypeError:
            people = 0
        if people < 1:
            told = f"must be a whole number of people, 1 or more; got {max_base!r}. Give the number of respondents."
            raise InputError((Fault("max_base", told),))
        return cls(max_base=people, kind=kind, closed=rounding == "either")

    @property
    def sums(self) -> bool:
        return self.kind == "single"

    def last(self, decimals: int) -> int:
        """The largest base to try: larger ones print anything."""
        last = min(self.max_base, 10 ** (decimals + 2) - 1)
        if last > LARGEST_SEARCH:
            told = f"{self.max_base} is more than the {LARGEST_SEARCH:,} bases that can be tried. Give a smaller number."
            raise InputError((Fault("max_base", told),))
        return last


def _listed(row: Iterable[str]) -> Sequence[str]:
    """A row as a list; what is no row is left for the reader of rows to refuse."""
    return list(row) if isinstance(row, Iterable) and not isinstance(row, str) else row


def _recovered(rows: Sequence[Sequence[str]], name: str, task: _Task, *, grid: bool) -> list[BaseRecovery]:
    printed = read_rows(rows, name)
    cells = printed_cells(printed.value, printed.decimals, closed=task.closed)
    found: dict[int, BaseRecovery] = {}
    for decimals in np.unique(printed.most).tolist():
        places = np.flatnonzero(printed.most == decimals)
        readings = _readings(cells, printed, places, task, task.last(decimals))
        found.update(zip(places.tolist(), _told(printed, places, readings, task, decimals), strict=True))
    recovered = [found[at] for at in range(len(rows))]
    if grid and len(rows) > 1:
        recovered = _with_neighbours(recovered)
        recovered = _short_rows_at_the_base_of_others(recovered, cells, printed, task)
    return recovered


def _readings(cells: Cells, printed: PrintedRows, places: Ints, task: _Task, last: int) -> Readings:
    """The bases of some rows: as printed where there are any, else with one cell freed; then with few coarse cells."""
    rows, can_free = printed.rows[places], printed.exact[places]
    fits = bases_as_printed(cells, rows, 1, last, sums=task.sums)
    without = can_free.sum(axis=1) >= CELLS_TO_FREE_ONE
    without[fits.row] = False
    left = np.flatnonzero(without)
    if len(left):
        freed = bases_with_one_freed(cells, rows[left], can_free[left], last, sums=task.sums)
        fits = fits.and_also(evolve(freed, row=left[freed.row]))
    return _finest(cells, printed.fine_rows[places], fits, task)


def _finest(cells: Cells, fine_rows: Ints, fits: Fits, task: _Task) -> Readings:
    readings = finest_readings(cells, fine_rows, fits, sums=task.sums)
    return evolve(readings, fits=counts_that_sum(readings.fits)) if task.sums else readings
