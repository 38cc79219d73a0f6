"""What all rows of results share: the fields of a row class are the columns of its frame, in
order, and the docstring of a field says what its column holds.

Texts are "" where empty, numbers NaN, whole numbers None (NA in a frame). Shares and changes are proportions.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from inspect import getsource
from itertools import pairwise
from textwrap import dedent
from typing import Final

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


SHARED: Final[Mapping[str, str]] = {
    "series": "Id of the series.",
    "indicator": "Id of the quantity that is followed from edition to edition.",
    "indicator_label": "The quantity that is followed from edition to edition.",
    "edition": "Year of the edition.",
    "earlier": "The earlier edition.",
    "later": "The later edition.",
    "survey": "Id of the survey inside the edition.",
    "question": "Id of the question in the file of the edition.",
    "question_label": "What was asked.",
    "item": "Id of the row of a grid.",
    "item_label": "The row of a grid.",
    "option": "Id of the answer; the ids of several answers taken together are joined by +.",
    "option_label": "The answer, or the answers taken together.",
    "group": "Id of the group of respondents; all for everybody.",
    "printed": "The texts as printed, the most trusted first, joined by ·.",
    "conf_low": "Lower limit of the confidence interval.",
    "conf_high": "Upper limit of the confidence interval.",
    "conf_level": "Confidence level of the interval.",
    "method": "Method of the interval.",
    "comparability": "Grade, from the best: identical, comparable, caution, not_comparable.",
    "reasons": "What differs between the editions; with the grade caution, what may differ.",
    "caveats": "What makes the result less sure.",
}
"""What columns hold that several kinds of rows have."""


@cache
def meanings_of(row_class: type) -> Mapping[str, str]:
    """Return what each column of a row class holds: the docstring of its field, else what is shared."""
    (written,) = ast.parse(dedent(getsource(row_class))).body
    pairs = pairwise(written.body) if isinstance(written, ast.ClassDef) else ()
    own = {
        field.target.id: " ".join(text.value.value.split())
        for field, text in pairs
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }
    return {**SHARED, **own}
