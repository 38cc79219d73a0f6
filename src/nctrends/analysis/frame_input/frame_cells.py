"""Cells of a column of figures: numbers, texts, and signs that nothing is printed.

Numbers and texts are kept apart, because a text shows its digits and a number only those that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from numbers import Real
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from attrs import frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.faults import RowFaults
from nctrends.errors import InputError
from nctrends.numerics.several.adjustment import Codes
from nctrends.reading.numerals import LARGEST, read_numeral
from nctrends.reading.unread import UnreadError

T = TypeVar("T")
Reader = Callable[[str], tuple[float, int]]
"""What makes a number with its decimals of a text."""
NOT_PRINTED = frozenset(
    {"", "-", "--", "–", "—", "−", "‐", ".", "..", "...", "…", ":", "*", "**", "***", "/", "~", "x"}
    | {"n/a", "n.a.", "n.a", "na", "n a", "#n/a", "#na", "nan", "<na>", "none", "null", "nil"}
    | {"not available", "not asked", "missing"}
)
"""Signs of statistical tables, in lower case, for a figure that is not printed."""
_BRACKETED = re.compile(r"[\[(](?:[a-z]{1,2}|low|\.\.|\*|-|:)[\])]|: ?[a-z]")
"""[x], [c], (X) and the like; Eurostat's ": c"."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.'\u2019][0-9]{3})+")
_PEOPLE = re.compile(r"\(?n ?=? ?(?P<n>[0-9].*?)\)?|\((?P<m>[0-9].*)\)")
_AROUND = re.compile(r"(?:±|\+/?-)?\s*(?P<n>[0-9.,]+)\s*(?:%|pp|% ?points?|(?:percentage )?points?)?")
LONGEST = 40
"""Characters of a text that may be one number."""
MOST_DECIMALS = 15


@frozen(kw_only=True)
class FrameCells:
    """A column: its numbers, and its texts by code."""

    numbers: Floats
    """NaN where a cell is no number."""
    codes: Codes
    """For each row the place of its text; -1 where it has none."""
    texts: tuple[str, ...]
    odd: Bools
    """Cells that are neither: True, a list, a number without end."""

    def take(self, rows: Codes) -> FrameCells:
        """Return some of the rows."""
        return FrameCells(numbers=self.numbers[rows], codes=self.codes[rows], texts=self.texts, odd=self.odd[rows])

    @property
    def not_printed(self) -> Bools:
        """Rows whose cell is empty or has a sign for nothing."""
        return np.isnan(self.numbers) & (self.codes < 0) & ~self.odd


def cells_of(column: pd.Series[Any]) -> FrameCells:
    """Return the cells of a column of whatever type."""
    kind = column.dtype
    if pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind) and not _is_complex(kind):
        numbers = column.to_numpy(dtype=float, na_value=np.nan)
        none = np.full(len(numbers), -1, dtype=np.intp)
        endless = np.abs(numbers) > LARGEST
        return FrameCells(numbers=np.where(endless, np.nan, numbers), codes=none, texts=(), odd=endless)
    codes, distinct = _distinct(column)
    values = np.full(len(distinct) + 1, np.nan)
    odd = np.zeros(len(distinct) + 1, dtype=bool)
    place = np.full(len(distinct) + 1, -1, dtype=np.intp)
    texts: list[str] = []
    for i, cell in enumerate(distinct):
        if isinstance(cell, str | Decimal):
            text = str(cell).strip()
            if not is_not_printed(text):
                place[i] = len(texts)
                texts.append(text)
        elif _is_number(cell):
            values[i] = float(cell)
        else:
            odd[i] = True
    return FrameCells(numbers=values[codes], codes=place[codes], texts=tuple(texts), odd=odd[codes])


def _is_number(cell: Any) -> bool:
    return isinstance(cell, Real) and not isinstance(cell, bool | np.bool_) and -LARGEST <= cell <= LARGEST  # type: ignore[operator]


def is_not_printed(text: str) -> bool:
    """Tell whether a text is empty, or a sign that nothing is printed.

    Examples
    --------
    >>> [is_not_printed(text) for text in ("", "–", "n/a", "[x]", ": c", "0", "almost half")]
    [True, True, True, True, True, False, False]
    """
    sign = " ".join(text.casefold().split())
    return sign in NOT_PRINTED or bool(_BRACKETED.fullmatch(sign))


def shown_decimals(numbers: Floats) -> int:
    """Return the decimals that numbers need to be written.

    Examples
    --------
    >>> shown_decimals(np.array([42.0, 38.0])), shown_decimals(np.array([42.0, 38.5])), shown_decimals(np.array([0.34]))
    (0, 1, 2)
    """
    printed = numbers[~np.isnan(numbers)]
    few = printed[:1000]  # most columns show their decimals at the top
    for decimals in range(MOST_DECIMALS):
        if bool((_written(few, decimals) == few).all()) and bool((_written(printed, decimals) == printed).all()):
            return decimals
    return MOST_DECIMALS


def _written(numbers: Floats, decimals: int) -> Floats:
    return np.rint(numbers * 10.0**decimals) / 10.0**decimals


def is_short(kind: Any) -> bool:
    """Tell whether a type of columns holds numbers with some seven digits, such as float32."""
    return bool(pd.api.types.is_float_dtype(kind)) and getattr(kind, "itemsize", 8) < 8


def widened(column: pd.Series[Any]) -> pd.Series[Any]:
    """Return numbers of some seven digits as the decimals that they are written with."""
    numbers = column.to_numpy(dtype=float, na_value=np.nan)
    short = numbers.astype(np.float32)
    printed = ~np.isnan(numbers)
    for decimals in range(8):
        written = _written(numbers, decimals)
        if bool((written.astype(np.float32) == short)[printed].all()):
            return pd.Series(written, index=column.index)
    return pd.Series(numbers, index=column.index)


def read_texts(cells: FrameCells, column: str, read: Callable[[str], T], faults: RowFaults) -> list[T | None]:
    """Return what each text is read as, None where it cannot be."""
    quantities: list[T | None] = []
    unread: dict[int, str] = {}
    for code, text in enumerate(cells.texts):
        try:
            quantities.append(read(text))
        except InputError as error:
            quantities.append(None)
            unread[code] = f"cannot be read: {error}"
    faults.add_texts(column, cells.codes, unread)
    return quantities


def measured(cells: FrameCells, column: str, faults: RowFaults, read: Reader) -> tuple[Floats, Codes]:
    """Return the numbers of a column, and the decimals that each is printed with; NaN where nothing is printed."""
    shown = np.full(len(cells.codes), shown_decimals(cells.numbers), dtype=np.intp)
    faults.add(column, cells.odd, "is not a number")
    if not cells.texts:
        return cells.numbers, shown
    of_texts = read_texts(cells, column, read, faults)
    values = np.array([*(np.nan if number is None else number[0] for number in of_texts), np.nan])
    digits = np.array([*(0 if number is None else number[1] for number in of_texts), 0], dtype=np.intp)
    is_text = cells.codes >= 0
    return np.where(is_text, values[cells.codes], cells.numbers), np.where(is_text, digits[cells.codes], shown)


def people_of(cells: FrameCells, column: str, faults: RowFaults) -> Floats:
    """Return the numbers of people of a column; NaN where nothing is printed."""
    if cells.texts:
        return measured(cells, column, faults, read_people)[0]
    faults.add(column, cells.odd, "is not a number")
    return cells.numbers


def read_amount(text: str) -> tuple[float, int]:
    """Return a number with its decimals; a sign of "plus or minus" and a unit behind it are left out.

    Examples
    --------
    >>> read_amount("±3"), read_amount("3.1 pp"), read_amount("41,2 %")
    ((3.0, 0), (3.1, 1), (41.2, 1))
    """
    match = _AROUND.fullmatch(text.casefold())
    if match is None:
        raise InputError(f'"{text[:LONGEST]}" is not a number')
    return _numeral(match["n"], text)


def read_people(text: str) -> tuple[float, int]:
    """Return a number of people; three digits behind one separator are thousands.

    Examples
    --------
    >>> read_people("1,380"), read_people("1 380"), read_people("1.380"), read_people("n = 400")
    ((1380.0, 0), (1380.0, 0), (1380.0, 0), (400.0, 0))
    """
    match = _PEOPLE.fullmatch(text.casefold())
    numeral = (match["n"] or match["m"]) if match else text
    if _THOUSANDS.fullmatch(numeral):
        return float(re.sub(r"\D", "", numeral)), 0
    return _numeral(numeral, text)


def read_decimal(text: str) -> tuple[float, int]:
    """Return a number with its decimals: "0.345" is 0.345 with three."""
    return _numeral(text, text)


def _numeral(numeral: str, text: str) -> tuple[float, int]:
    if len(numeral) > LONGEST or not re.fullmatch(r"[0-9][0-9.,\s]*", numeral):
        raise InputError(f'"{text[:LONGEST]}" is not a number')
    try:
        number = read_numeral(numeral)
    except UnreadError as error:
        raise InputError(f'"{text}" {error.reason}') from None
    return float(number.value), number.decimals


def _distinct(column: pd.Series[Any]) -> tuple[Codes, list[Any]]:
    try:
        codes, values = pd.factorize(column)
    except (TypeError, ValueError):  # lists and the like: they are read as texts
        codes, values = pd.factorize(column.map(str))
    return np.asarray(codes, dtype=np.intp), list(values)


def _is_complex(kind: Any) -> bool:
    return bool(pd.api.types.is_complex_dtype(kind))
