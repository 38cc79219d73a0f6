"""The checker as a whole: its order, its severities, what is accepted, and what it is silent about."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.analysis.found import found
from tests.unit.analysis.made import alone, figure, question

from nctrends.analysis.checks.check import check
from nctrends.model.rows.finding import SEVERITIES
from nctrends.model.series import Series
from nctrends.results.kinds import Findings

ROOT = Path(__file__).parents[4]
ODD = question(["60.0 %", "50.0 %"], [figure("a quarter")])


def test_accepted_finding_stays_listed_with_its_reason() -> None:
    """A code accepted in the file is told as accepted; others of the same question are not touched."""
    accepted = evolve(ODD, accepted={"row-sum": "The report says so itself."})
    rows = found(accepted)
    assert [(row.code, row.severity) for row in rows] == [("row-sum", "accepted"), ("prose-against-table", "warning")]
    assert rows[0].message.endswith(" Accepted: The report says so itself.")


def test_severities_are_those_of_the_code() -> None:
    """What is not accepted has the severity of its code."""
    assert [(row.code, row.severity) for row in found(ODD)] == [
        ("row-sum", "error"),
        ("prose-against-table", "warning"),
    ]


def test_frame_has_the_documented_columns() -> None:
    """One column a field, the edition a whole number, all else text."""
    frame = check(alone(ODD)).to_frame()
    assert " ".join(frame.columns) == "code severity edition survey question item option printed expected message"
    assert str(frame["edition"].dtype) == "Int64"


def test_findings_pickle_and_filter() -> None:
    """A collection of findings is a collection like all others."""
    rows = check(alone(ODD))
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert isinstance(rows.filter(severity="error"), Findings)


@pytest.mark.parametrize("code", SEVERITIES)
def test_code_is_documented_with_an_example(code: str) -> None:
    """Each code has a section of its own in the page on findings."""
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert f"\n### `{code}`\n" in page


def test_bundled_editions_have_no_error(netclean: Series, scottish: Series) -> None:
    """Nothing in the bundled series is impossible, unless the file says why it stands."""
    assert not [row for row in (*check(netclean), *check(scottish)) if row.severity == "error"]


def test_easy_series_is_clean(scottish: Series) -> None:
    """Twelve editions of honest whole percents give nothing to say."""
    assert len(check(scottish)) == 0


def test_hard_edition_tells_what_it_has_to(netclean: Series) -> None:
    """The faults of 2018 that are known beforehand are all found."""
    rows = {(row.code, row.question, row.item, row.option) for row in check(netclean).filter(edition=2018)}
    assert {
        ("prose-against-table", "self-produced-change", "innocent", "neither-increased-nor-decreased"),
        ("misprinted", "ages-encountered", "grooming", "5-7"),
        ("remainder", "country", "", "others"),
        ("not-printable", "region", "", "europe"),
        ("unit-differs", "alerts", "", "individual"),
    } <= rows
    assert sum(code == "respondents-ruled-out" for code, *_ in rows) == 17  # all rows but the countries


@pytest.mark.parametrize(
    ("question_id", "item", "options"),
    [
        pytest.param("self-produced-how-common", "sextortion", "common+very-common", id="almost two thirds, 65.3"),
        pytest.param("self-produced-how-common", "voluntary", "common+very-common", id="more than 90 percent, 91.4"),
        pytest.param("self-produced-how-common", "trafficking", "very-uncommon+uncommon", id="a third, 35.3"),
    ],
)
def test_honest_restatements_of_the_hard_edition_are_silent(
    netclean: Series, question_id: str, item: str, options: str
) -> None:
    """A report may round and hedge: nothing is said where prose restates its table."""
    assert not list(check(netclean).filter(question=question_id, item=item, option=options))
