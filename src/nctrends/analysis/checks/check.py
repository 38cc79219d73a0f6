"""Everything odd in a series, as values: what cannot be, what contradicts, what is worth knowing.

A check is silent on honest rounding and honest hedges. What was looked at and stands is named in the edition file, and
is listed here as accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from nctrends.analysis.checks.asked import Asked, History, all_printed, asked
from nctrends.analysis.checks.gaps import (
    gaps,
    respondents_that_differ,
    undecided_steps,
    unfilled_surveys,
    without_gaps,
)
from nctrends.analysis.checks.over_time import changes_that_contradict, stale_bases, texts_that_repeat, unlinked
from nctrends.analysis.checks.prose import (
    against_each_other,
    counts_that_contradict,
    hedges_that_differ,
    rates_that_differ,
)
from nctrends.analysis.checks.refusals import surveys_without_evidence
from nctrends.analysis.checks.rows import bases_of_rows, single_shares, sums_of_rows
from nctrends.analysis.checks.wholes import parts_above_wholes, totals_of_groups
from nctrends.model.edition import Edition
from nctrends.model.rows.about import About
from nctrends.model.rows.finding import Finding
from nctrends.model.series import Series, checked_series
from nctrends.results.kinds import Findings

CHECKS: tuple[Callable[[Asked], Iterator[Finding]], ...] = (
    sums_of_rows,
    bases_of_rows,
    single_shares,
    against_each_other,
    counts_that_contradict,
    hedges_that_differ,
    rates_that_differ,
    parts_above_wholes,
    totals_of_groups,
    texts_that_repeat,
    changes_that_contradict,
    unlinked,
)
"""What is looked for in each question, in the order in which it is told."""


def check(series: Series) -> Findings:
    """What is odd in the editions of a series: impossible, contradictory, or worth knowing.

    Parameters
    ----------
    series : the editions

    Returns
    -------
    Findings, in the order of the files. `severity` is "error" (impossible under any reading), "warning" (contradicts
    another figure, or one cell is impossible), "note", or "accepted": the `accepted` of its question or survey
    names the code, and the message ends with the reason given there. docs/findings.md explains each code with an
    example.

    Examples
    --------
    >>> import nctrends as nct
    >>> from nctrends.analysis.checks.check import check
    >>> found = check(nct.load_series()).filter(edition=2018, code="misprinted")
    >>> [(row.item, row.printed, row.expected) for row in found]
    [('grooming', '26.9%', '26.5 % or 27.0 %')]
    """
    checked_series(series)
    complete = without_gaps(series)
    printed, history = all_printed(complete), History.of(complete)
    rows: list[Finding] = []
    for edition, filled in zip(series, complete, strict=True):
        rows += unfilled_surveys(series, edition)
        rows += _of_surveys(complete, filled)
        for skeleton, question in zip(asked(edition, {}, history), asked(filled, printed, history), strict=True):
            findings = [*gaps(skeleton), *(finding for looked_for in CHECKS for finding in looked_for(question))]
            rows += [_as_accepted(finding, question.question.accepted) for finding in findings]
        rows += undecided_steps(series, edition.id)
    return Findings.from_rows(rows, About(title=series.title, series=series))


def _of_surveys(series: Series, edition: Edition) -> Iterator[Finding]:
    """Yield what is odd of a survey as such."""
    findings = (*respondents_that_differ(edition), *surveys_without_evidence(edition), *stale_bases(series, edition))
    yield from (_as_accepted(finding, edition.surveys[finding.survey].accepted) for finding in findings)


def _as_accepted(finding: Finding, accepted: Mapping[str, str]) -> Finding:
    """A finding as the edition file wants it: as it is, or accepted with the reason."""
    reason = accepted.get(finding.code)
    if reason is None:
        return finding
    return evolve(finding, severity="accepted", message=f"{finding.message} Accepted: {reason}")
