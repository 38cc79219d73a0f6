"""What is odd in a series, as text."""

from __future__ import annotations

from nctrends.analysis.checks import check
from nctrends.model.series import Series
from nctrends.present.findings import findings_text as drawn
from nctrends.results.findings import Findings


def findings_text(findings_or_series: Findings | Series, series: Series | None = None) -> str:
    """What is odd in a series, by edition, at most 100 characters wide; "" where nothing is.

    Parameters
    ----------
    findings_or_series : findings as `check` gives them, or a series to be checked
    series : the series of the findings, for the names of its editions; None where a series is checked

    Examples
    --------
    >>> import nctrends as nct
    >>> print(findings_text(nct.load_series()).splitlines()[0])
    The NetClean Report 2016
    """
    if isinstance(findings_or_series, Series):
        series, findings = findings_or_series, check(findings_or_series)
    else:
        findings = findings_or_series
    titles = {} if series is None else {edition.year: edition.title for edition in series}
    return drawn(list(findings), titles)
