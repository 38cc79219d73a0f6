"""A change can be explained from its printed texts to its verdict."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from tests.unit.analysis.made import edition, grid, indicator, place, question, series, telling

import nctrends as nct
from nctrends.model.series import Series

CHANGES = nct.changes(nct.load_series())


@pytest.mark.parametrize("row", list(CHANGES), ids=lambda row: f"{row.indicator}-{row.later}")
def test_every_bundled_change_is_explained(row: nct.Change) -> None:
    """The explanation names both printed texts, their sources, the grade and the verdict."""
    told = CHANGES.explain(row)
    assert f"Verdict: {row.verdict}" in told
    assert told.count("Source: ") == 2
    assert all(f'"{text}"' in told for text in row.printed_earlier.split(" · "))
    assert "Comparable? " in told


def test_explanation_says_what_would_overturn_it() -> None:
    """Encryption stands down to 394 and 408 answers, and not after adjustment."""
    told = CHANGES.explain(CHANGES.filter(indicator="encryption")[0])
    assert "It stands if n ≥ 394 and 408 in the two editions" in told
    assert "adjusted for the number of comparisons" in told


def test_change_of_a_frame_is_explained_without_sources() -> None:
    """A frame without sources names none, and its figures are taken as one series."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [1, 2], "percent": ["34 %", "46 %"], "base": [400, 400]})
    changes = nct.compare_frame(frame)
    told = changes.explain(changes[0])
    assert "Comparable? Comparable." in told
    assert "Source" not in told


def test_only_changes_are_explained() -> None:
    """Something else than a change is an input error."""
    with pytest.raises(nct.InputError, match=r"int is not a change\. Give a row of these changes"):
        CHANGES.explain(3)  # type: ignore[arg-type]


def test_group_is_called_by_its_label(scottish: Series) -> None:
    """The first line names the group as the report does, not by its id."""
    rows = nct.changes(scottish)
    assert rows.explain(rows.filter(group="women")[0]).splitlines()[0].endswith(", Women: 2003 to 2008")


@pytest.mark.parametrize(
    ("kind", "printed"),
    [("multi", ["34.5 %", "about half", "10 %"]), ("single", ["", "", "10 %"]), ("multi", ["50 %", "40 %", ""])],
    ids=["a phrase among them", "all but one", "either of two"],
)
def test_joined_options_are_explained_by_their_parts(kind: Any, printed: list[str]) -> None:
    """What the library joins itself is read part by part, and a share that follows from all others says so."""
    asked = question(printed, kind=kind, options="a b c", base_count=1000)
    both = {year: place("a b") for year in (2030, 2031)}
    changes = nct.changes(
        series(edition(2030, asked, 1000), edition(2031, asked, 1000), indicators={"it": indicator(both)})
    )
    told = changes.explain(changes[0])
    for text in filter(None, printed[:2] if any(printed[:2]) else printed[2:]):
        assert f'"{text}" allows' in told
    assert changes[0].printed_later.startswith("all but ") is (not any(printed[:2]))


def test_base_that_a_table_leaves_open_is_explained() -> None:
    """Beside rows of 194 and 190 people one row has 193 as its likeliest base, another one six and none of them."""
    rows = {"a": "8.8% 66% 25.3%", "b": "2.1% 43.0% 54.9%", "c": "0.5% 10.2% 89.3%", "d": "3.2% 75.3% 21.6%"}
    asked = {"q": grid(question(options="less same more"), rows), "others": telling()}
    at = {item: {year: place("more", item=item) for year in (2030, 2031)} for item in rows}
    made = series(
        *(edition(year, asked, 272) for year in (2030, 2031)), indicators={n: indicator(p) for n, p in at.items()}
    )
    changes = nct.changes(made)
    likely, open_, known = (changes.explain(changes.filter(indicator=item)[0]) for item in "bca")
    assert "193, of the numbers that print its row by far the likeliest beside the other rows" in likely
    assert "272, all respondents, as an upper limit, because several numbers print its row" in open_
    assert "194, the number that its table gives away" in known
    table = nct.table(changes).to_text()
    assert '"n ≈": of the numbers that print its row, by far the likeliest beside the other rows.' in " ".join(
        table.split()
    )
    assert all(base in table for base in ("2030, n ≈ 193", "2030, n ≤ 272", "2030, n = 194"))
