"""What is odd in a series, as a table."""

from __future__ import annotations

from nctrends.model.rows.findings import Finding
from nctrends.model.series import Series
from nctrends.present.grid.table import Cell, Table
from nctrends.present.tables.findings import findings_table as drawn
from nctrends.publish.labels import Labels, of_findings
from nctrends.results.findings import Findings


def findings_table(findings: Findings, series: Series, *, with_ids: bool = True) -> Table:
    """Return what is odd in a series: by edition, the gravest first, each with its place in words and in the file.

    Parameters
    ----------
    findings : as `check` gives them
    series : the series of the findings, for the names of its editions, questions and answers
    with_ids : whether the place in the file is told as well, for who mends it

    Examples
    --------
    >>> import nctrends as nct
    >>> series = nct.load_series()
    >>> print(findings_table(nct.check(series), series).title)
    NetClean Reports: what is odd in the printed figures
    """
    titles = {edition.id: edition.title for edition in series}
    labels = of_findings(series)
    named = {finding: _named(finding, labels) for finding in findings}
    return drawn(list(findings), titles, named, findings.about, with_ids=with_ids)


def _named(finding: Finding, labels: Labels) -> Cell:
    """Return the question, item and answers of a finding by their labels, or of a survey who was asked."""
    told = (labels[f"{name}_label"](finding) for name in ("question", "item", "option"))
    return tuple(part for part in told if part) or (labels["survey_label"](finding),)
