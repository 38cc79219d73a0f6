"""Rows of printed texts as whole numbers, ready for the search of their bases.

A text counts when it prints a percentage to be taken as such ("6.1%", "22,4 per cent", "almost a third (30.5 %)"). An
empty text and a phrase ("almost half", "30–40 percent") print no exact share: their cells are left out, which allows
any count there. A phrase's range is measured on other reports and may be wrong, so it rules no base out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain
from math import isclose
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from nctrends.errors import Fault, InputError
from nctrends.numerics.bases.cells import ABSENT, FREE, Ints
from nctrends.reading.printed import read_printed

Print: TypeAlias = tuple[int, int]
"""A percentage in units of its last place, and its decimals; or 0 and `FREE`."""

MOST_DECIMALS = 6
_LEFT_OUT: Print = (0, FREE)
_PLAIN = re.compile(r"(100|[1-9]?[0-9])(?:\.([0-9]{1,6}))?[ \u00a0]?%?")
"""Plain percentages, nine cells in ten, need no grammar; a test holds both readings side by side."""


@frozen(eq=False, kw_only=True)
class PrintedRows:
    """Rows as positions among distinct prints; each row padded to the longest with `ABSENT`."""

    value: Ints
    """The distinct prints, shape (u,)."""
    decimals: Ints
    lengths: Ints
    """Cells of each row, shape (r,)."""
    rows: Ints
    """Each cell as it is printed, shape (r, k)."""
    fine_rows: Ints
    """Each cell with as many decimals as its row prints anywhere: "3" beside "3.5" as "3.0"."""
    most: Ints
    """The most decimals that a row prints, shape (r,)."""
    exact: npt.NDArray[np.bool_]
    """Cells that print something exact, shape (r, k)."""

    def only(self, places: Ints) -> PrintedRows:
        """Some of the rows."""
        return evolve(
            self,
            lengths=self.lengths[places],
            rows=self.rows[places],
            fine_rows=self.fine_rows[places],
            most=self.most[places],
            exact=self.exact[places],
        )


def read_rows(rows: Sequence[Sequence[str]], name: str) -> PrintedRows:
    """Read rows of texts, or tell all that cannot be used.

    Parameters
    ----------
    rows : at least one
        Texts of one row each.
    name : what the caller calls the rows, for errors

    Raises
    ------
    InputError : a text that cannot be read, a row without cells or without any exact print.
    """
    prints = _Prints()
    pad = prints.code_of((0, ABSENT))
    try:
        lengths = np.array([len(row) for row in rows])
        coded = np.fromiter(map(prints.__getitem__, chain.from_iterable(rows)), np.int64, lengths.sum())
        told = any(issubclass(kind, str) for kind in set(map(type, rows))) or not lengths.all()
    except (InputError, TypeError):
        told = True
    if told:
        raise InputError(_faults(rows, name))
    value, decimals = np.array(list(prints.known), dtype=np.int64).T
    padded = _padded(coded, lengths, pad)
    exact = decimals[padded] >= 0
    if not exact.any(axis=1).all():
        raise InputError(_faults(rows, name))
    most = np.where(exact, decimals[padded], 0).max(axis=1)
    fine, value, decimals = _fine(padded, exact, most, value, decimals)
    return PrintedRows(
        value=value, decimals=decimals, lengths=lengths, rows=padded, fine_rows=fine, most=most, exact=exact
    )


def read_cell(text: str) -> Print:
    """The percentage that a text prints, in units of its last place, and its decimals; `FREE` where it is none.

    Raises
    ------
    InputError : a text that cannot be read, or prints more than 6 decimals.

    Examples
    --------
    >>> read_cell("6.1%"), read_cell("almost a third (30.5 %)"), read_cell("almost half")
    ((61, 1), (305, 1), (0, -1))
    """
    if isinstance(text, str):
        plain = _PLAIN.fullmatch(text)
        if plain and (plain[1] != "100" or not (plain[2] or "").strip("0")):
            tail = plain[2] or ""
            return int(plain[1] + tail), len(tail)
        if not text.strip():
            return _LEFT_OUT
    return _read_phrase(text)


def _read_phrase(text: str) -> Print:
    read = read_printed(text, unit="percent")
    if read.value is None or read.decimals is None or read.low is None:
        return _LEFT_OUT
    if read.decimals > MOST_DECIMALS:
        raise InputError(f'"{text}" prints more than {MOST_DECIMALS} decimals. Compare it with the printed page.')
    unit = 10 ** (read.decimals + 2)
    units = Fraction(repr(read.value)) * unit
    lowest = max(units - Fraction(1, 2), Fraction(0)) / unit
    if units.denominator > 1 or not isclose(read.low, lowest, rel_tol=0, abs_tol=1e-12):
        return _LEFT_OUT  # "0.95 per 500" is exact, but no percentage
    return int(units), read.decimals


class _Prints(dict[str, int]):
    """Texts by their position among distinct prints, each text read once."""

    def __init__(self) -> None:
        self.known: dict[Print, int] = {}

    def __missing__(self, text: str) -> int:
        self[text] = code = self.code_of(read_cell(text))
        return code

    def code_of(self, read: Print) -> int:
        """Position of a print."""
        return self.known.setdefault(read, len(self.known))


def _padded(coded: Ints, lengths: Ints, pad: int) -> Ints:
    """One line a row, short ones padded at the end."""
    inside = np.arange(lengths.max()) < lengths[:, None]
    padded = np.full(inside.shape, pad)
    padded[inside] = coded
    return padded


def _fine(rows: Ints, exact: npt.NDArray[np.bool_], most: Ints, value: Ints, decimals: Ints) -> tuple[Ints, Ints, Ints]:
    """The rows with zeros put back where a cell prints fewer decimals than its row, and the prints with these."""
    short = exact & (decimals[rows] < most[:, None])
    if not short.any():
        return rows, value, decimals
    finer = np.broadcast_to(most[:, None], rows.shape)[short]
    with_zeros = value[rows[short]] * 10 ** (finer - decimals[rows[short]])
    added, code = np.unique(np.stack([with_zeros, finer]), axis=1, return_inverse=True)
    fine = rows.copy()
    fine[short] = len(value) + code.ravel()
    return fine, np.concatenate([value, added[0]]), np.concatenate([decimals, added[1]])


def _faults(rows: Sequence[Iterable[str]], name: str) -> list[Fault]:
    return [
        fault
        for at, row in enumerate(rows)
        for fault in _row_faults(row, name if name == "printed" else f"{name}[{at}]")
    ]


def _row_faults(row: Iterable[str], place: str) -> list[Fault]:
    if isinstance(row, str) or not isinstance(row, Iterable):
        return [Fault(place, f"{row!r} is not a row. Give a list of texts, one a cell.")]
    faults, exact = [], 0
    texts = list(row)
    for at, text in enumerate(texts):
        try:
            exact += read_cell(text)[1] != FREE
        except InputError as unread:
            told = f'{unread} Leave the cell empty ("") if the report prints no share there.'
            faults.append(Fault(f"{place}[{at}]", told))
    if not (faults or exact):
        what = "prints no exact percentage, so that any base fits" if texts else "has no cells"
        faults.append(Fault(place, f"{what}. Leave the row out, or give the percentages it prints."))
    return faults
