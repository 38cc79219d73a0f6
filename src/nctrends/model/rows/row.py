"""What all rows of results share: the fields of a row class are the columns of its frame, in order.

Texts are "" where empty, numbers NaN, whole numbers None (NA in a frame). Shares and changes are proportions.
"""

from __future__ import annotations

from attrs import fields

from nctrends.model.record import Record

NAN = float("nan")


class Row(Record):
    """Rows are equal where all their cells are, a missing number equal to a missing number."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        pairs = ((getattr(self, a.name), getattr(other, a.name)) for a in fields(type(self)))  # type: ignore[arg-type]  # each row is an attrs class
        return all(one == two or (one != one and two != two) for one, two in pairs)  # noqa: PLR0124 - NaN test

    def __hash__(self) -> int:
        cells = (getattr(self, a.name) for a in fields(type(self)))  # type: ignore[arg-type]  # each row is an attrs class
        return hash(tuple(None if cell != cell else cell for cell in cells))  # noqa: PLR0124 - NaN test
