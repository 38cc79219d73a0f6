"""Rows of results: equal where all cells are, whatever version of attrs compares them."""

from __future__ import annotations

import math
from typing import Any

import attrs
import pytest

import nctrends as nct
from nctrends.results.collection import Collection

NAMED = (getattr(nct, name) for name in nct.__all__)
ROWS = [
    one.row_class for one in NAMED if isinstance(one, type) and issubclass(one, Collection) and one is not Collection
]


def made(row_class: Any, missing: float) -> Any:
    """A row of texts, ones, and missing numbers."""
    values = {"int": 1, "int | None": None, "float": missing}
    return row_class(**{cell.name: values.get(str(cell.type), "text") for cell in attrs.fields(row_class)})


@pytest.mark.parametrize("row_class", ROWS)
def test_missing_number_equals_a_missing_number(row_class: Any) -> None:
    """Two rows without a number are one row to a set, wherever their NaN came from, and differ where a cell does."""
    one, same = made(row_class, math.nan), made(row_class, float("nan"))
    assert one == same
    assert len({one, same}) == 1
    first = attrs.fields(row_class)[0].name
    assert one != attrs.evolve(one, **{first: "other" if str(attrs.fields(row_class)[0].type) == "str" else 2})
