"""Rows of results: equal where all cells are, whatever version of attrs compares them."""

from __future__ import annotations

import math
import re
from typing import Any

import attrs
import pytest

import nctrends as nct
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.finding import Finding
from nctrends.model.rows.link import Link
from nctrends.model.rows.row import meanings_of
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


@pytest.mark.parametrize("row_class", [Change, Estimate, Finding, Link])
def test_each_column_says_what_it_holds(row_class: Any) -> None:
    """The docstring of a field, or what rows share, is what a workbook says of its column: a sentence."""
    for column in attrs.fields(row_class):
        assert re.fullmatch(r"[A-Za-z].*\.", meanings_of(row_class)[column.name]), column.name
