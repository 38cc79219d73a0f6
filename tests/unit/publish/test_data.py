"""Rows as data for other programs."""

from __future__ import annotations

import csv
import io
import json

import attrs
import pytest
from tests.unit.results.test_collection import CHANGES

from nctrends.model.rows.link import Link
from nctrends.model.words import Comparability, Reason, cell_text
from nctrends.publish.data import to_csv, to_json
from nctrends.results.changes import Changes
from nctrends.results.kinds import Links

LINK = Link(
    series="s",
    indicator='with, "quotes"\nand lines',
    earlier=2017,
    later=2019,
    comparability=Comparability.CAUTION,
    reasons=(Reason.PROMPT, Reason.OPTIONS),
    explanation="日本",
    question_earlier="",
    question_later="b",
)


def test_csv_has_all_columns_and_reads_back() -> None:
    """Every column is there in order, a missing number is empty, and any text comes back as it was."""
    rows = list(csv.reader(io.StringIO(to_csv(Links.from_rows([LINK])))))
    assert rows[0] == [field.name for field in attrs.fields(Link)]
    assert rows[1] == [str(cell_text(value)) for value in attrs.astuple(LINK, recurse=False)]
    table = list(csv.DictReader(io.StringIO(to_csv(CHANGES))))
    assert table[1]["estimate"] == ""
    assert table[1]["family_size"] == ""
    assert float(table[0]["estimate"]) == 0.25


def test_json_has_all_columns_and_reads_back() -> None:
    """A list of objects; a missing number is null, never NaN, which JSON has not."""
    text = to_json(CHANGES)
    records = json.loads(text, parse_constant=pytest.fail)
    assert list(records[0]) == list(Changes.fields())
    assert records[0]["estimate"] == 0.25
    assert records[1]["estimate"] is None
    assert json.loads(to_json(Links.from_rows([LINK])))[0] == {
        name: cell_text(cell) for name, cell in attrs.asdict(LINK, recurse=False).items()
    }


def test_no_rows_are_a_head_and_an_empty_list() -> None:
    """An empty result is a valid file."""
    assert to_csv(Links.from_rows([])) == ",".join(Links.fields()) + "\n"
    assert json.loads(to_json(Links.from_rows([]))) == []
