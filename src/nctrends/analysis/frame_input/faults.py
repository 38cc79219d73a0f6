"""What is wrong with the rows of a frame: every fault is gathered, and told with the labels of its rows."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from attrs import define, field

from nctrends.analysis.changes.comparing import Bools
from nctrends.errors import Fault, InputError
from nctrends.numerics.several.adjustment import Codes

SHOWN = 5
"""Row labels in an error before the rest is only counted."""
MOST = 20
"""Faults of one column in an error before the rest is only counted."""


class RowLabels(Protocol):
    """How the rows of a frame are called, by their place."""

    def __getitem__(self, place: int, /) -> Any:
        """Return the label of a row."""


@define
class RowFaults:
    """The faults of a frame so far; raised together, so that nobody mends a table one error at a time."""

    labels: RowLabels
    """Of all rows of the frame."""
    rows: Codes
    """The rows that are looked at, by their place in the frame."""
    faults: list[Fault] = field(factory=list)

    def add(self, column: str, wrong: Bools, what: str) -> None:
        """Add one fault for all rows that share it."""
        if wrong.any():
            rows = [str(self.labels[self.rows[row]]) for row in np.flatnonzero(wrong)[:SHOWN]]
            total = int(wrong.sum())
            more = f" and {total - len(rows)} more" if total > len(rows) else ""
            end = "" if what.endswith(("?", ".")) else "."
            self.faults.append(Fault(column, f"{what}{end} Row{'s' if total > 1 else ''} {', '.join(rows)}{more}."))

    def add_all(self, column: str, what: str) -> None:
        """Add a fault of a whole column."""
        self.faults.append(Fault(column, f"{what}."))

    def add_texts(self, column: str, codes: Any, unread: dict[int, str]) -> None:
        """Add one fault for each text that cannot be read, by its code."""
        for code in list(unread)[:MOST]:
            self.add(column, codes == code, unread[code])
        if len(unread) > MOST:
            self.faults.append(Fault(column, f"{len(unread) - MOST} more texts cannot be read."))

    def raise_any(self) -> None:
        """Raise where anything is wrong."""
        if self.faults:
            raise InputError(self.faults)


def rows_counted(number: int, what: str = "row") -> str:
    """Return a number of rows in words.

    Examples
    --------
    >>> rows_counted(1), rows_counted(1200, "figure")
    ('1 row', '1,200 figures')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"
