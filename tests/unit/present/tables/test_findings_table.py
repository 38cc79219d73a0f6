"""Findings in words."""

from __future__ import annotations

from nctrends.model.rows.about import About
from nctrends.model.rows.finding import Finding
from nctrends.present.tables.findings_table import counted, findings_table


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


def test_clean_series_says_so() -> None:
    """Where nothing is found, that is said: silence could be a fault."""
    table = findings_table([], {2018: "Report"}, {}, About(title="Reports"))
    assert (table.title, table.sections) == ("Reports: what is odd in the printed figures", ())
    assert table.notes == ("Nothing is odd.",)


def test_findings_are_grouped_by_edition_with_the_gravest_first() -> None:
    """Each edition has its heading, below it errors before warnings, notes and what is accepted."""
    table = findings_table(
        [
            finding("remainder", "note"),
            finding("row-sum", "accepted"),
            finding("no-base", "error"),
            finding("unfilled", "note", 2019),
        ],
        {2018: "Report 2018"},
        {},
        About(),
    )
    found = [(section.heading, [row[0] for row in section.rows]) for section in table.sections]
    assert found == [
        ("Report 2018", [("error:", "no-base"), ("note:", "remainder"), ("accepted:", "row-sum")]),
        ("2019", [("note:", "unfilled")]),
    ]
    assert table.notes == ("1 error, 2 notes and 1 accepted.",)


def test_place_is_told_in_words_and_as_the_file_has_it() -> None:
    """A reader sees the labels, and who mends the file the ids."""
    one = finding()
    table = findings_table([one], {}, {one: ("Which ages?", "Grooming", "5 to 7 years")}, About())
    where = table.sections[0].rows[0][1]
    assert where == ("Which ages?", "Grooming", "5 to 7 years", "(police · ages · grooming · 5-7)")


def test_findings_are_counted_by_severity() -> None:
    """Several of one severity are told in the plural."""
    assert counted([finding(), finding(), finding("remainder", "note")]) == "2 warnings and 1 note"
