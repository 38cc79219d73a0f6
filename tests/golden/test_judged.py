"""Every finding about the bundled series was looked up in the source and judged by a person."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from nctrends.analysis.checks.check import check
from nctrends.model.series import Series
from tests.golden.cases import FOLDER

JUDGEMENTS = {"true fault", "honest looseness", "false alarm"}
KEY = ("code", "edition", "survey", "question", "item", "option")


def judged(series: str) -> dict[tuple[str, ...], str]:
    """The judgement of each finding of a series."""
    with (FOLDER / "findings-judged.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row[k] for k in KEY): row["judgement"] for row in csv.DictReader(file) if row["series"] == series}


@pytest.mark.parametrize("name", ["netclean", "scottish"])
def test_every_finding_is_judged(name: str, request: pytest.FixtureRequest) -> None:
    """No finding is left without a judgement, and no judgement without its finding."""
    series: Series = request.getfixturevalue(name)
    found = {tuple(str(getattr(row, k)) for k in KEY) for row in check(series)}
    known = judged(series.id)
    assert found == set(known)
    assert set(known.values()) <= JUDGEMENTS


def test_at_most_one_warning_in_four_is_arguable(netclean: Series) -> None:
    """A checker that cries wolf is useless: warnings are true faults, and none of anything is a false alarm."""
    known = judged("netclean")
    warnings = Counter(
        known[tuple(str(getattr(row, k)) for k in KEY)] for row in check(netclean) if row.severity == "warning"
    )
    assert warnings["true fault"] >= 3 * (warnings.total() - warnings["true fault"])
    assert "false alarm" not in known.values()
