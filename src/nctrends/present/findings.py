"""Findings in words: by edition, the gravest first; a clean edition is not mentioned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from nctrends.model.finding import Finding
from nctrends.present.sentences import joined
from nctrends.present.tables import Column, Section, Table, wrapped

WIDTH = 100
SEVERITIES = {"error": "errors", "warning": "warnings", "note": "notes", "accepted": "accepted"}
"""The gravest first, with the word for several."""
COLUMNS = (
    Column(heading="Finding", width=24),
    Column(heading="Place", width=24),
    Column(heading="What it says", width=48),
)
BETWEEN = " · "


def findings_text(findings: Sequence[Finding], titles: Mapping[int, str]) -> str:
    """Findings as text for a terminal, at most 100 characters wide; "" where there are none.

    Parameters
    ----------
    findings : in the order of the files
    titles : the name of each edition

    Examples
    --------
    >>> one = Finding(code="misprinted", severity="warning", edition=2018, survey="police", message="It is odd.")
    >>> print(findings_text([one], {2018: "Report 2018"}), end="")
    Report 2018
      warning: misprinted
        police
          It is odd.
    <BLANKLINE>
    1 warning
    """
    if not findings:
        return ""
    blocks = [
        "\n".join([titles.get(year, str(year)), *_edition(list(rows))])
        for year, rows in groupby(findings, key=lambda finding: finding.edition)
    ]
    return "\n\n".join([*blocks, counted(findings)]) + "\n"


def findings_table(findings: Sequence[Finding], titles: Mapping[int, str]) -> Table:
    """Findings as a table: a heading for each edition, the gravest first.

    Parameters
    ----------
    findings : in the order of the files
    titles : the name of each edition
    """
    grave = list(SEVERITIES)
    sections = [
        Section(
            heading=titles.get(year, str(year)),
            rows=tuple(
                ((f"{one.severity}: {one.code}",), (_place(one),), (one.message,))
                for one in sorted(rows, key=lambda finding: grave.index(finding.severity))
            ),
        )
        for year, rows in groupby(findings, key=lambda finding: finding.edition)
    ]
    return Table(
        title="What is odd in the printed figures",
        columns=COLUMNS,
        sections=tuple(sections),
        notes=(f"{counted(findings)}.",) if findings else ("Nothing is odd.",),
    )


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in words.

    Examples
    --------
    >>> note = Finding(code="remainder", severity="note", edition=2018, survey="police")
    >>> counted([note, note])
    '2 notes'
    """
    numbers = {severity: sum(one.severity == severity for one in findings) for severity in SEVERITIES}
    return joined([f"{n} {SEVERITIES[s] if n > 1 else s}" for s, n in numbers.items() if n])


def _edition(findings: Sequence[Finding]) -> list[str]:
    grave = list(SEVERITIES)
    ordered = sorted(findings, key=lambda finding: grave.index(finding.severity))
    codes = dict.fromkeys((finding.severity, finding.code) for finding in ordered)
    lines = []
    for severity, code in codes:
        lines.append(f"  {severity}: {code}")
        for finding in ordered:
            if (finding.severity, finding.code) == (severity, code):
                lines += wrapped(f"    {_place(finding)}", WIDTH) + wrapped(f"      {finding.message}", WIDTH)
    return lines


def _place(finding: Finding) -> str:
    parts = (finding.survey, finding.question, finding.item, finding.option)
    return BETWEEN.join(part for part in parts if part)
