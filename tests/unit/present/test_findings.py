"""Findings in words."""

from __future__ import annotations

from nctrends.model.finding import Finding
from nctrends.present.findings import WIDTH, counted, findings_text


def finding(code: str = "misprinted", severity: str = "warning", edition: int = 2018, message: str = "Odd.") -> Finding:
    """A finding about one cell."""
    return Finding(
        code=code,
        severity=severity,
        edition=edition,
        survey="police",
        question="ages",
        item="grooming",
        option="5-7",
        message=message,
    )


def test_clean_series_says_nothing() -> None:
    """No finding, no text."""
    assert findings_text([], {2018: "Report"}) == ""


def test_findings_are_grouped_by_edition_with_the_gravest_first() -> None:
    """Each edition has its heading, below it errors before warnings, notes and what is accepted."""
    text = findings_text(
        [
            finding("remainder", "note"),
            finding("row-sum", "accepted"),
            finding("no-base", "error"),
            finding("unfilled", "note", 2019),
        ],
        {2018: "Report 2018"},
    )
    assert text.splitlines() == [
        "Report 2018",
        "  error: no-base",
        "    police · ages · grooming · 5-7",
        "      Odd.",
        "  note: remainder",
        "    police · ages · grooming · 5-7",
        "      Odd.",
        "  accepted: row-sum",
        "    police · ages · grooming · 5-7",
        "      Odd.",
        "",
        "2019",
        "  note: unfilled",
        "    police · ages · grooming · 5-7",
        "      Odd.",
        "",
        "1 error, 2 notes and 1 accepted",
    ]


def test_findings_of_a_code_stand_together() -> None:
    """A code is named once for all its findings in an edition."""
    text = findings_text([finding(), finding("remainder", "note"), finding()], {})
    assert text.count("warning: misprinted") == 1
    assert counted([finding(), finding()]) == "2 warnings"


def test_text_fits_100_columns() -> None:
    """Long messages are wrapped below their place."""
    text = findings_text([finding(message="word " * 60)], {})
    assert max(map(len, text.splitlines())) <= WIDTH
