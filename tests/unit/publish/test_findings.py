"""Findings of a series as a table."""

from __future__ import annotations

from nctrends.analysis.checks.check import check
from nctrends.model.series import Series
from nctrends.publish.findings import findings_table


def test_table_of_a_series_names_editions_and_labels(netclean: Series) -> None:
    """Editions stand by their titles, questions, items and answers by their labels."""
    table = findings_table(check(netclean), netclean)
    headings = [section.heading for section in table.sections]
    assert "NetClean Report 2018" in headings
    assert not any("2015" in heading for heading in headings)  # nothing to say of it
    places = [row[1] for section in table.sections for row in section.rows]
    question = netclean[2018].survey("police").questions["region"]
    assert (question.asked, "Europe", "(police · region · europe)") in places


def test_findings_at_hand_are_told_without_another_check(netclean: Series, scottish: Series) -> None:
    """Some findings alone give the table of these, and none the word that nothing is odd."""
    some = check(netclean).filter(edition=2018, severity="warning")
    assert findings_table(some, netclean).notes == ("4 warnings.",)
    assert findings_table(check(scottish), scottish).notes == ("Nothing is odd.",)
