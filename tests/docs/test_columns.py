"""Every column and every caveat that a row can carry is described on the page of columns."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from nctrends.model.rows.change import Change
from nctrends.model.rows.edition_difference import EditionDifference
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.finding import Finding
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.model.rows.link import Link
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.rows.presence import Availability
from nctrends.model.rows.trend import Trend

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text(encoding="utf-8")
SECTIONS = {
    "Estimates": Estimate,
    "Changes": Change,
    "Links": Link,
    "Availabilities": Availability,
    "Edition differences": EditionDifference,
    "Trends": Trend,
    "Findings": Finding,
    "Ordinal changes": OrdinalChange,
    "Group differences": GroupDifference,
    "Pooled estimates": PooledEstimate,
    "Standardised estimates": StandardisedEstimate,
    "Split changes": SplitChange,
}


def _described(heading: str) -> list[str]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]


@pytest.mark.parametrize("heading", SECTIONS)
def test_columns_are_described(heading: str) -> None:
    """The page lists the columns of each frame, each once and no other."""
    assert sorted(_described(heading)) == sorted(field.name for field in attrs.fields(SECTIONS[heading]))
