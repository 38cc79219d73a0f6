"""The benchmark of hedge ranges counts what it says it counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.hedges import coverage, main, mean_width, read_pairs, weighted_quantiles

PAIRS = """phrase,percent,publisher,times
almost half,47,First,12
almost half,51,Second,1
the third,33,Second,2
a majority,60,Third,10
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of 23 readable pairs, one of them outside its range, and two unreadable ones."""
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_pairs_are_weighted_by_their_times(path: Path) -> None:
    """All pairs but one lie inside; widths are 6 points for 13 pairs and 38.5 for 10."""
    pairs, _ = read_pairs(path)
    assert coverage(pairs) == 22 / 23
    assert mean_width(pairs) == pytest.approx((13 * 6 + 10 * 38.5) / 23)
    assert weighted_quantiles([pair for pair in pairs if pair.place == "half"], [0, 0.5, 1]) == [-3, -3, 1]


def test_unread_phrases_are_counted_and_named(path: Path) -> None:
    """An unread phrase is told with its pairs, never dropped."""
    _, unread = read_pairs(path)
    assert [(row.phrase, row.times) for row in unread] == [("the third", 2)]


def test_whole_report_is_printed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Families, sources and unseen sources all have their table."""
    main([str(path)])
    out = capsys.readouterr().out
    assert "23 pairs read, 2 unread" in out
    assert "By family" in out
    assert "By source" in out
    assert "each left out in turn" in out
    assert "all but First" in out
