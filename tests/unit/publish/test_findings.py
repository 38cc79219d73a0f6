"""Findings of a series as text."""

from __future__ import annotations

from nctrends.analysis.checks import check
from nctrends.model.series import Series
from nctrends.publish.findings import findings_text


def test_text_of_a_series_names_its_editions(netclean: Series, scottish: Series) -> None:
    """Editions stand by their titles; a clean series has no text."""
    text = findings_text(netclean)
    assert "NetClean Report 2018\n" in text
    assert "NetClean Report 2015" not in text  # nothing to say of it
    assert findings_text(scottish) == ""


def test_findings_at_hand_are_told_without_another_check(netclean: Series) -> None:
    """Some findings alone give the text of these; without their series an edition is its year."""
    some = check(netclean).filter(edition=2018, severity="warning")
    assert findings_text(some, netclean).startswith("NetClean Report 2018\n")
    assert findings_text(some).startswith("2018\n")
    assert findings_text(some).endswith("\n4 warnings\n")
