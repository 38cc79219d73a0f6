"""A series as one page: what changed, how sure that is, what may be compared, what is odd, where figures are from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from nctrends.analysis.changes import changes
from nctrends.analysis.checks import check
from nctrends.analysis.estimates import estimates
from nctrends.analysis.following import about
from nctrends.analysis.trends import trends
from nctrends.errors import MissingExtraError
from nctrends.files.whole import write_whole
from nctrends.model.series import Series
from nctrends.present.changes import changes_table, ordered
from nctrends.present.numbers import people
from nctrends.present.page import Part, bullets, html_table, page, paragraphs, picture
from nctrends.present.sources import sources_table
from nctrends.present.summary import summary
from nctrends.present.trends import trends_table
from nctrends.publish.findings import findings_table
from nctrends.publish.links import links_table, matrix_table
from nctrends.publish.origins import READ_AS_ESTIMATES, behind, documents_of, places_of
from nctrends.publish.pictures import Picture, plot_changes, plot_years
from nctrends.results.changes import Changes
from nctrends.results.estimates import Estimates

EARLIER, LATER, SOURCE = 1, 2, 4
"""Columns of the tables whose cells lead to where a figure is from."""


def report(series: Series, path: str | os.PathLike[str], **options: Any) -> None:
    """Page of a series in one HTML file that needs no network: summary, changes, trends, comparability, sources.

    Parameters
    ----------
    series : the editions and their crosswalk
    path : where to; a file that is there is replaced
    options : those of `changes`

    Raises
    ------
    InputError : the place cannot be written to, or an option is none that `changes` takes.

    Examples
    --------
    >>> import nctrends as nct, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "report.html")
    ...     nct.report(nct.load_series(), path)
    ...     path.read_text("utf-8").splitlines()[0]
    '<!DOCTYPE html>'
    """
    read = {name: options[name] for name in READ_AS_ESTIMATES if name in options}
    write_whole(path, report_text(series, changes(series, **options), estimates(series, **read)))


def report_text(series: Series, rows: Changes, shares: Estimates | None = None) -> str:
    """Return the page of a series with changes, and shares, at hand."""
    years = f"{series.years[0]} to {series.years[-1]}" if len(series) > 1 else str(series.years[0])
    asked = series.crosswalk.respondents or "respondents"
    lead = f"{len(series)} editions, {years}. {asked}, from published figures and numbers of respondents alone."
    return page(series.title, lead, list(_parts(series, rows, estimates(series) if shares is None else shares)))


def _parts(series: Series, rows: Changes, shares: Estimates) -> Iterator[Part]:
    lines = trends(series)
    counted, *told = summary(list(rows), list(lines), rows.about)
    yield Part(id="summary", heading="Summary", body=paragraphs([counted]) + (bullets(told) if told else ""))
    yield Part(id="changes", heading="Changes", body=_changes(series, rows, shares))
    if len(rows):
        yield Part(id="forest", heading="Changes as a picture", body=_drawn(plot_changes(rows)))
    if len(lines):
        yield Part(id="trends", heading="Trends", body=html_table(trends_table(list(lines), lines.about)))
    if len(rows):
        yield Part(id="years", heading="Shares over the years", body=_drawn(plot_years(series)))
    tables = (matrix_table(series), links_table(series))
    yield Part(id="comparability", heading="What may be compared", body="\n".join(map(html_table, tables)))
    yield Part(id="findings", heading="What is odd", body=html_table(findings_table(check(series), series)))
    yield Part(id="editions", heading="Editions", body=bullets(_editions(series)))
    yield Part(id="sources", heading="Figures and their sources", body=_sources(series, shares))


def _drawn(drawing: Picture) -> str:
    """Return a picture, or where the extra that draws it is missing one sentence that says how to get it."""
    try:
        return picture(drawing.to_svg(), drawing.alternative)
    except MissingExtraError as missing:
        return paragraphs([drawing.alternative, str(missing)])


def _changes(series: Series, rows: Changes, shares: Estimates) -> str:
    """Return the table of changes, each figure leading to its row among the sources."""
    places = places_of(shares)
    links = {}
    for number, row in enumerate(ordered(list(rows))):
        for column, year in ((EARLIER, row.earlier), (LATER, row.later)):
            found = behind(series, row, year, places)
            if found:
                links[number, column] = f"#figure-{found[0]}"
    return html_table(changes_table(list(rows), rows.about), links)


def _editions(series: Series) -> Iterator[str]:
    for edition in series:
        for survey in edition.surveys.values():
            asked = f"{people(survey.respondents)} respondents" if survey.respondents else "respondents not filled in"
            when = f", {survey.fieldwork.from_} to {survey.fieldwork.to}" if survey.fieldwork else ""
            yield (
                f"{edition.title}: {survey.population.text}; {asked}{when}; sampling: {survey.sampling}; "
                f"mode: {survey.mode}."
            )


def _sources(series: Series, shares: Estimates) -> str:
    """Return every share with its source, which leads to the document where its address is known."""
    titles = {edition.year: edition.title for edition in series}
    documents = enumerate(documents_of(series, shares))
    links = {(number, SOURCE): document.url for number, document in documents if document is not None}
    ids = [f"figure-{number}" for number in range(len(shares))]
    return html_table(sources_table(list(shares), titles, about(series)), links, ids)
