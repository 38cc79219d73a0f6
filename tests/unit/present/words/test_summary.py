"""Sentences of the summary: counted verdicts, the surest first, in words that need no table."""

from __future__ import annotations

import pytest
from attrs import evolve

import nctrends as nct
from nctrends.model.rows.about import About
from nctrends.model.series import Series
from nctrends.model.words import Verdict
from nctrends.present.words.summary import MOST, summary


def test_surest_change_comes_first(netclean: Series) -> None:
    """Sentences stand in the order of their p-values, one for each change that is sure of its direction."""
    rows = list(nct.changes(netclean))
    told = summary(rows, [], About())
    values = [sentence.row.p_value for sentence in told.changes]
    assert values == sorted(values)
    assert len(values) == sum(row.verdict in ("rose", "fell") for row in rows)


def test_sentence_says_what_weakens_it(netclean: Series) -> None:
    """A reader of the summary alone learns of doubts, of the people needed, and of the adjustment."""
    (sentence,) = [s for s in summary(list(nct.changes(netclean)), [], About()).changes if "Encryption" in s.name]
    assert str(sentence).startswith("Technology named as a trend: Encryption rose from 11 percent (2017) to one fifth")
    assert "prompt differs; if n ≥ 394 and 408; not after adjustment" in str(sentence)


def test_change_is_told_as_in_the_table(scottish: Series) -> None:
    """Two printed numbers give one difference: 25 to 21 % is −4 points, not a range."""
    first = summary(list(nct.changes(scottish)), [], About()).changes[0]
    assert "fell from 25 % (2012) to 21 % (2013): −4 points, 95 % interval" in first.rest


def test_more_changes_than_a_reader_takes_in_are_counted(scottish: Series) -> None:
    """A long list ends with the number of those left out."""
    one, *_ = [row for row in nct.changes(scottish) if row.verdict == "rose"]
    told = summary([evolve(one, later=2100 + i) for i in range(MOST + 3)], [], About())
    assert (len(told.changes), told.more) == (MOST, 3)


def test_trend_has_its_level(scottish: Series) -> None:
    """A slope comes with its interval and that with its level."""
    lines = list(nct.trends(scottish, conf_level=0.9))
    assert all("points a year" in s.rest and "90 % interval" in s.rest for s in summary([], lines, About()).trends)


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        ([], "No two figures of different editions can be compared."),
        ([Verdict.ROSE], "1 pair of figures can be compared: 1 rose."),
        (
            [Verdict.FELL, Verdict.NO_CHANGE, Verdict.NOT_COMPARABLE],
            "2 pairs of figures can be compared: 1 fell and 1 without a detectable change. 1 more cannot be compared, "
            "and no change is given.",
        ),
    ],
)
def test_verdicts_are_counted(verdicts: list[Verdict], told: str, scottish: Series) -> None:
    """Each verdict that there is has its number, and withheld changes are told apart."""
    one = nct.changes(scottish)[0]
    assert summary([evolve(one, verdict=verdict) for verdict in verdicts], [], About()).counted == told
