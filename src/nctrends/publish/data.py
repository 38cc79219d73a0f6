"""Rows and records as data for other programs: CSV and JSON with all columns, an empty cell for what is missing."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import attrs

from nctrends.model.words import cell_text
from nctrends.results.collection import Collection


def to_csv(rows: Collection[Any]) -> str:
    """Return all columns as CSV; missing numbers are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(["" if missing(value) else cell_text(value) for value in row] for row in values(rows))
    return out.getvalue()


def to_json(rows: Collection[Any]) -> str:
    """Return all columns as a JSON list of objects; missing numbers are null."""
    names = rows.columns
    records = [
        {name: None if missing(value) else cell_text(value) for name, value in zip(names, row, strict=True)}
        for row in values(rows)
    ]
    return json.dumps(records, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def record_to_json(record: Any) -> str:
    """Return one typed record as a JSON object with its fields."""
    return json.dumps(attrs.asdict(record), ensure_ascii=False, allow_nan=False) + "\n"


def values(rows: Collection[Any]) -> list[list[Any]]:
    """Return the typed cells of all rows, in the order of all columns."""
    extra = [rows.column(name) for name in rows.columns[len(rows.fields()) :]]
    typed = [[getattr(row, name) for name in rows.fields()] for row in rows]
    return [[*cells, *(float(column[i]) for column in extra)] for i, cells in enumerate(typed)]


def missing(value: Any) -> bool:
    """Tell whether a value is None, or a number that JSON has no form for."""
    return value is None or (isinstance(value, float) and not abs(value) < float("inf"))
