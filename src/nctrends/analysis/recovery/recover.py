"""The number of people behind a printed row, from the row alone: `recover_base(["6.1%", "12.8%", …], max_base=272)`.

Percentages with one decimal that are printed from whole counts fit few bases below 1,000. All of these are given; none
is preferred, except that a reading with the fewest odd cells comes first: as printed before one cell set aside, zeros
left out ("3%" for 3.0) before a whole percent among one-decimal neighbours. Rows of a grid may then single out a base.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal, TypeAlias, get_args

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.recovery.records import Searched, records, set_aside
from nctrends.analysis.recovery.rows import PrintedRows, read_rows
from nctrends.errors import Fault, InputError, nearest
from nctrends.model.base_recovery import CELLS_TO_FREE_ONE, BaseRecovery, RowKind
from nctrends.numerics.bases.cells import printed_cells
from nctrends.numerics.bases.grid import nearest_together
from nctrends.numerics.bases.trusted import Rows, search, search_at

Rounding: TypeAlias = Literal["half up", "either"]

CELLS_TO_CHECK_ONE = 2
"""With one cell only, freeing it leaves nothing that the base of the others would print."""
ROWS_THAT_FIX_A_BASE = 2
MOST_CHANCE = 0.98
"""A row of several bases that is likelier than this to fit some base by chance takes no part in a choice. Two cells are
at 0.99 for 272 people, and the base chosen for such rows was wrong nine times of ten (`python -m benchmarks.recovery`);
for rows of three cells, at 0.83, once in fifteen.
"""
LARGEST_SEARCH = 10**6
ROWS_AT_ONCE = 8192
"""So that what a search needs does not grow with the number of rows."""


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
        `bases` up to `max_base`, each with whole counts that print every cell. From 10^(decimals + 2) on any base does,
        so none is listed, and `reading.complete` is False where `max_base` reaches that far. Where no base fits and
        five cells or more print a percentage, one cell is freed. A text with fewer decimals than its row ("3%" beside
        "3.5%") is taken for theirs with zeros left out, and for a whole percent only where no base fits otherwise;
        `reading.looser` has the bases that more whole percents would allow. `chance` is of rows read and freed in the
        same way: the share that any base up to `max_base` fits.

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
    *,
    max_base: int,
    kind: RowKind = "single",
    grid: bool = True,
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
    [(194, (194,)), (196, (187, 196, 197, 205, 206, 215)), (190, (190,))]
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

    def searched(self, decimals: int) -> Searched:
        """What is looked for in rows of so many decimals: from 10^(decimals + 2) on a base prints anything."""
        last = min(self.max_base, 10 ** (decimals + 2) - 1)
        if last > LARGEST_SEARCH:
            told = (
                f"{self.max_base} is above {LARGEST_SEARCH:,}, up to which bases can be tried. Give a smaller number."
            )
            raise InputError((Fault("max_base", told),))
        return Searched(
            kind=self.kind,
            closed=self.closed,
            decimals=decimals,
            last=last,
            reaches_all=last == self.max_base,
            cells_to_free_one=CELLS_TO_FREE_ONE,
        )


def _listed(row: Iterable[str]) -> Sequence[str]:
    """A row that can be walked through twice; what is no row is left for the reader of rows to refuse."""
    if isinstance(row, list | tuple | str) or not isinstance(row, Iterable):
        return row
    return list(row)


def _recovered(rows: Sequence[Sequence[str]], name: str, task: _Task, *, grid: bool) -> list[BaseRecovery]:
    printed = read_rows(rows, name)
    recovered: dict[int, BaseRecovery] = {}
    for decimals in np.unique(printed.most).tolist():
        alike = np.flatnonzero(printed.most == decimals)
        for places in np.split(alike, range(ROWS_AT_ONCE, len(alike), ROWS_AT_ONCE)):
            some, searched = printed.only(places), task.searched(decimals)
            found = search(_searchable(some, task), searched.last, cells_to_free_one=CELLS_TO_FREE_ONE)
            recovered.update(zip(places.tolist(), records(some, found, searched), strict=True))
    in_order = [recovered[place] for place in range(len(rows))]
    if not grid or len(rows) == 1:
        return in_order
    return _with_short_rows(_with_neighbours(in_order), printed, task)


def _searchable(printed: PrintedRows, task: _Task) -> Rows:
    return Rows(
        cells=printed_cells(printed.value, printed.decimals, closed=task.closed),
        coarse=printed.rows,
        fine=printed.fine_rows,
        exact=printed.exact,
        sums=task.kind == "single",
    )


def _with_neighbours(recovered: Sequence[BaseRecovery]) -> list[BaseRecovery]:
    """Choose among the bases of each row by those of the others.

    How many cells are misprinted is the same in every combination, because a row has bases with a freed cell only where
    it has none without: what is left to compare is the spread.
    """
    settled = list(recovered)
    takes_part = [at for at, row in enumerate(recovered) if row.bases and _is_telling(row)]
    sizes = [len(recovered[at].bases) for at in takes_part]
    if sum(sizes) == len(sizes):
        return settled
    base = np.fromiter(chain.from_iterable(recovered[at].bases for at in takes_part), np.int64)
    combination = nearest_together(np.repeat(np.arange(len(sizes)), sizes), base)
    if combination is None:
        return settled
    for at, chosen in zip(takes_part, combination.tolist(), strict=True):
        if len(recovered[at].bases) > 1:
            settled[at] = _chosen(recovered[at], chosen)
    return settled


def _is_telling(row: BaseRecovery) -> bool:
    return row.reading.complete and (len(row.bases) == 1 or row.chance <= MOST_CHANCE)


def _chosen(row: BaseRecovery, base: int) -> BaseRecovery:
    return evolve(row, chosen=base, misprinted=set_aside(row.bases, row.reading.freed, base))


def _with_short_rows(recovered: list[BaseRecovery], printed: PrintedRows, task: _Task) -> list[BaseRecovery]:
    """Try rows that are too short to free a cell at the base of the others, where that is one and the same."""
    fixed = [row.base for row in recovered if row.bases]
    base = fixed[0] if len(fixed) >= ROWS_THAT_FIX_A_BASE else None
    cells = printed.exact.sum(axis=1)
    short = (cells >= CELLS_TO_CHECK_ONE) & (cells < CELLS_TO_FREE_ONE)
    left = [at for at in np.flatnonzero(short).tolist() if not recovered[at].bases and recovered[at].reading.complete]
    if base is None or not left or len(set(fixed)) > 1:
        return recovered
    tried = list(recovered)
    for at in left:
        row = printed.only(np.array([at]))
        searched = evolve(task.searched(int(row.most[0])), cells_to_free_one=CELLS_TO_CHECK_ONE)
        (found,) = records(row, search_at(_searchable(row, task), base), searched)
        tried[at] = _chosen(found, base) if found.bases else recovered[at]
    return tried
