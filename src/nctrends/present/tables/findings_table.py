"""Findings in words: by edition, the gravest first; a clean edition is not mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from nctrends.model.rows.about import About
from nctrends.model.rows.finding import Finding
from nctrends.present.grid.table import Cell, Column, Section, Table
from nctrends.present.words.sentences import joined, missing_links, titled

SEVERITIES = {"error": "errors", "warning": "warnings", "note": "notes", "accepted": "accepted"}
"""The gravest first, with the word for several."""
COLUMNS = (
    Column(heading="Finding", width=22),
    Column(heading="Where", width=32),
    Column(heading="What it says", width=42),
)


def findings_table(
    findings: Sequence[Finding],
    titles: Mapping[int, str],
    named: Mapping[Finding, Cell],
    about: About,
    *,
    with_ids: bool = True,
) -> Table:
    """Findings as a table: a heading for each edition, the gravest first.

    Parameters
    ----------
    findings : in the order of the files
    titles : the name of each edition
    named : for each finding the labels of its question, item and answer
    about : what is true of all of them
    with_ids : whether the place in the file is told as well
    """
    grave = list(SEVERITIES)
    sections = [
        Section(
            heading=titles.get(year, str(year)),
            rows=tuple(
                (
                    (f"{finding.severity}:", finding.code),
                    _where(finding, named.get(finding, ()), with_ids=with_ids),
                    (finding.message,),
                )
                for finding in sorted(rows, key=lambda finding: grave.index(finding.severity))
            ),
        )
        for year, rows in groupby(findings, key=lambda finding: finding.edition)
    ]
    return Table(
        title=titled(about, "what is odd in the printed figures"),
        columns=COLUMNS,
        sections=tuple(sections),
        notes=tuple(_notes(findings, missing_links(about.series))),
    )


def _notes(findings: Sequence[Finding], todo: str) -> Iterator[str]:
    """Yield how many findings there are; nothing is called fine where nothing could be compared."""
    if findings:
        yield f"{counted(findings)}."
    elif not todo:
        yield "Nothing is odd."
    if todo:
        yield todo


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in words.

    Examples
    --------
    >>> note = Finding(code="remainder", severity="note", edition=2018, survey="police")
    >>> counted([note, note])
    '2 notes'
    """
    numbers = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    return joined([f"{n} {SEVERITIES[s] if n > 1 else s}" for s, n in numbers.items() if n])


def _where(finding: Finding, names: Cell, *, with_ids: bool) -> Cell:
    return (*names, *([_place(finding)] if with_ids or not names else []))


def _place(finding: Finding) -> str:
    """Return where in the file the finding is, as its messages and its keys name it."""
    parts = (finding.survey, finding.question, finding.item, finding.option)
    return f"({' · '.join(part for part in parts if part)})"
