"""How far the editions of a frame may be compared: what its rows, or the caller, say of the step to each of them.

A mark stands on the row of the later edition and holds for the question, so for all its groups, and for every change
that passes over it: also where the figure of its own row is not printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd
from attrs import frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.frame_input.faults import RowFaults
from nctrends.analysis.frame_input.frame_cells import is_not_printed
from nctrends.analysis.frame_input.keys import texts_of
from nctrends.errors import nearest
from nctrends.model.words import Comparability, Reason
from nctrends.numerics.several.adjustment import Codes

GRADES: Final = tuple(Comparability)
"""The worst first: a row holds the place of its grade."""
REASONS: Final = tuple(Reason)
UNMARKED = len(GRADES)
YES, NO = ("true", "yes", "y", "x", "1", "b", "break"), ("false", "no", "n", "0")


@frozen(kw_only=True)
class Marks:
    """What is said of the step to each row: a grade, or that there is none, and reasons."""

    grades: Codes
    """Places in `GRADES`; `UNMARKED` where a row says nothing."""
    reasons: Codes
    """A bit for each of `REASONS`."""


def marks_of(columns: Mapping[str, pd.Series[Any]], rows: int, faults: RowFaults) -> Marks | None:
    """Return what rows say of the step to them, None where no column does.

    A break is not comparable, whatever the grade.
    """
    if not set(columns) & {"comparability", "reasons", "break"}:
        return None
    grades, reasons = np.full(rows, UNMARKED, dtype=np.intp), np.zeros(rows, dtype=np.intp)
    if "comparability" in columns:
        grades = _read(columns["comparability"], partial(_grade, faults))
    if "reasons" in columns:
        column = columns["reasons"]
        reasons = _read(column.map(_joined) if column.dtype == object else column, partial(_bits, faults))
    if "break" in columns:
        grades = np.where(
            switched(columns["break"], "break", faults), GRADES.index(Comparability.NOT_COMPARABLE), grades
        )
    return Marks(grades=grades, reasons=reasons)


def _joined(cell: Any) -> Any:
    """Return several reasons in one cell as one text."""
    return ";".join(map(str, cell)) if isinstance(cell, list | tuple) else cell


def _read(column: pd.Series[Any], read: Callable[[str, Bools], int]) -> Codes:
    """Return what each cell is read as, a text and the rows that have it at a time; empty cells are read as ""."""
    texts = texts_of(column)
    codes = texts.codes
    read_as = [read(text.casefold(), codes == code) for code, text in enumerate(texts.different)]
    return np.array([*read_as, read("", codes < 0)], dtype=np.intp)[codes]


def _place(column: str, text: str, words: Sequence[str], rows: Bools, faults: RowFaults) -> int | None:
    if text in words:
        return words.index(text)
    faults.add(column, rows, f'"{text}" is none. {nearest(text, words)}')
    return None


def _grade(faults: RowFaults, text: str, rows: Bools) -> int:
    if is_not_printed(text):
        return UNMARKED
    place = _place("comparability", text.replace(" ", "_"), GRADES, rows, faults)
    return UNMARKED if place is None else place


def _bits(faults: RowFaults, text: str, rows: Bools) -> int:
    """Return reasons that stand in one cell, parted by ";" or ","."""
    names = [] if is_not_printed(text) else [name.strip() for name in text.replace(";", ",").split(",")]
    places = [_place("reasons", name, REASONS, rows, faults) for name in names if name]
    return sum({1 << place for place in places if place is not None})


def switched(column: pd.Series[Any], name: str, faults: RowFaults) -> Bools:
    """Return where a column says yes; an empty cell says no."""

    def read(text: str, rows: Bools) -> int:
        if text not in (*YES, *NO) and not is_not_printed(text):
            faults.add(name, rows, "is neither true nor false")
        return text in YES

    return _read(column, read).astype(bool)


@frozen(kw_only=True)
class Steps:
    """The steps of every question, from edition to edition."""

    place: Codes
    """For each row the place of its question and edition, in the order of time."""
    worse: Sequence[Codes]
    """For each grade, how many steps up to a place have it."""
    reasons: Sequence[Codes]
    """The same for each reason."""

    def grades(self, earlier: Codes, later: Codes) -> Codes:
        """Return the worst grade on the way from some rows to others."""
        worst = np.full(len(earlier), UNMARKED, dtype=np.intp)
        start, end = self.place[earlier], self.place[later]
        for grade, total in reversed(list(enumerate(self.worse))):
            worst[total[end] > total[start]] = grade
        return worst

    def reasons_of(self, earlier: Codes, later: Codes) -> list[tuple[Reason, ...]]:
        """Return all reasons on the way from some rows to others."""
        start, end = self.place[earlier], self.place[later]
        bits = np.zeros(len(earlier), dtype=np.intp)
        for place, total in enumerate(self.reasons):
            bits |= (total[end] > total[start]).astype(np.intp) << place
        return [self._in_order(bit, begin) for bit, begin in zip(bits.tolist(), start.tolist(), strict=True)]

    def _in_order(self, bits: int, start: int) -> tuple[Reason, ...]:
        """Return reasons in the order in which they come behind a place."""
        held = [place for place in range(len(REASONS)) if bits >> place & 1]
        if len(held) > 1:
            held.sort(key=lambda place: int(np.searchsorted(self.reasons[place], self.reasons[place][start] + 1)))
        return tuple(REASONS[place] for place in held)


def steps_of(marks: Marks, questions: Codes, ranks: Codes, default: Comparability) -> Steps:
    """Return the steps of all questions, each graded as the worst of its rows in an edition."""
    places = int(ranks.max(initial=0)) + 2  # rows without an edition come first, and are on no way
    cells, place = np.unique(questions * places + ranks + 1, return_inverse=True)
    grade = np.full(len(cells), UNMARKED, dtype=np.intp)
    np.minimum.at(grade, place, marks.grades)
    grade = np.where(grade == UNMARKED, GRADES.index(default), grade)
    bits = np.zeros(len(cells), dtype=np.intp)
    np.bitwise_or.at(bits, place, marks.reasons)
    return Steps(
        place=np.asarray(place, dtype=np.intp).reshape(ranks.shape),
        worse=[np.cumsum(grade == place) for place in range(len(GRADES))],
        reasons=[np.cumsum(bits >> place & 1) for place in range(len(REASONS))],
    )
