"""What the columns of a workbook hold, so that a sheet can be read without these pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.finding import Finding
from nctrends.model.rows.link import Link
from nctrends.model.rows.row import meanings_of

_ROWS: Final[Mapping[str, type]] = {
    "Changes": Change,
    "Years": Change,
    "Estimates": Estimate,
    "Links": Link,
    "Findings": Finding,
}
"""The rows of each sheet."""
_BESIDE: Final = {
    "survey_label": "Who was asked.",
    "group_label": "The group of respondents.",
    "document": "The site of the first document that the source names, a link to it.",
    "probability_increase": "Probability that the later share is above the earlier one (Jeffreys).",
    "question_label_earlier": "What the earlier edition asks.",
    "question_label_later": "What the later edition asks.",
}
"""Columns of sheets that are no fields of a row."""


def meanings(sheet: str, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a sheet, in their order, with what each holds."""
    known = {**_BESIDE, **meanings_of(_ROWS[sheet])}
    for column in columns:
        yield column, known.get(column, f"The share in the edition {column}.")
