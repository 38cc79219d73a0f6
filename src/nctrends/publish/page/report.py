"""A series as one page: what changed, how sure that is, what may be compared, what is odd, where figures are from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Unpack

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.options import ChangeOptions, checked_options, reading_of, taken_by
from nctrends.analysis.checks.check import check
from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.comparability.availability import availability
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.trends.trends import trends
from nctrends.errors import MissingExtraError
from nctrends.files.whole import check_ending, write_whole
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.question import ALL
from nctrends.model.rows.change import Change
from nctrends.model.rows.trend import Trend
from nctrends.model.series import Series
from nctrends.model.words import Presence
from nctrends.present.page.html_parts import Part, bullets, heading, link, page, paragraphs, picture
from nctrends.present.page.html_tables import Target, Ways, html_table
from nctrends.present.pictures.marks import limits_of, who_of
from nctrends.present.tables.changes_table import changes_table, ordered
from nctrends.present.tables.trends_table import trends_table
from nctrends.present.words.notes import asked_in
from nctrends.present.words.summary import Sentence, summary
from nctrends.publish.layouts import drawn, findings_in_words
from nctrends.publish.page.figures import Origins, editions_part, figures_part
from nctrends.publish.pictures import PHONE_YEARS, Picture, forests, plot_years
from nctrends.results.changes import Changes
from nctrends.results.kinds import Trends

MOST_SHEETS, MOST_INDICATORS = 6, 40
"""Pictures of changes, and indicators in that of the years, that a page draws."""
EARLIER, LATER, VERDICT = 1, 2, 4
"""Columns of the table of changes whose first lines lead on: to the print of a figure, to the reasons of a grade."""


def report(series: Series, path: str | os.PathLike[str], **options: Unpack[ChangeOptions]) -> None:
    """Page of a series in one HTML file that needs no network: summary, changes, trends, comparability, sources.

    Parameters
    ----------
    series : the editions and their crosswalk
    path : where to; a file that is there is replaced
    options : those of `changes`; trends, shares and pictures take them too as far as they have them

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
    check_ending(path, (".html", ".htm"), "a page, which a browser prints as PDF,")
    write_whole(path, report_text(series, **options))


def report_text(series: Series, **options: Unpack[ChangeOptions]) -> str:
    """Return the page of a series; the options are those of `changes`."""
    options = checked_options(options)
    rows = changes(series, **options)
    years = f"{series.years[0]} to {series.years[-1]}" if len(series) > 1 else str(series.years[0])
    editions = "1 edition" if len(series) == 1 else f"{len(series)} editions"
    who = who_of(rows.about, asked_in(rows)) or series.crosswalk.respondents
    lead = (
        f"{editions}, {years}. {f'{who}. ' if who else ''}Made from published figures and numbers of respondents alone."
    )
    return page(series.title, lead, list(_parts(series, rows, options)), foot=list(_foot(series)))


def _parts(series: Series, rows: Changes, options: ChangeOptions) -> Iterator[Part]:
    lines = trends(series, **taken_by(trends, options))
    origins = Origins.of(series, estimates(series, **reading_of(options)), rows)
    yield Part(id="summary", heading="Summary", body=_summary(rows, lines))
    yield Part(id="changes", heading="Changes", body=_changes(series, rows, origins))
    if len(rows):
        yield Part(id="forest", heading="Changes as a picture", body=_forests(rows))
    if len(lines):
        yield Part(id="trends", heading="Trends", body=_trends(lines))
    if len(rows):
        yield Part(id="years", heading="Shares over the years", body=_years(series, rows, options))
    yield Part(id="comparability", heading="What may be compared", body=_comparability(series, origins))
    odd = findings_in_words(check(series), with_ids=False)
    yield Part(id="findings", heading="What is odd", body=html_table(odd))
    yield Part(id="sources", heading="Figures and their sources", body=figures_part(origins))
    yield Part(id="editions", heading="Editions", body=editions_part(series))


def _summary(rows: Changes, lines: Trends) -> str:
    told = summary(list(rows), list(lines), rows.about)
    at: dict[Change | Trend, int] = {row: number for number, row in enumerate(ordered(list(rows)))}
    straight: dict[Change | Trend, int] = {row: number for number, row in enumerate(lines)}
    limits = limits_of(rows.about, asked_in(rows), (caveat for row in rows for caveat in row.caveats)).strip()
    body = [paragraphs([told.counted, *([limits] if limits else [])])]
    if told.changes:
        more = [f"{told.more} more changes stand in the table."] if told.more else []
        leads = [_led(one, f"#change-{at[one.row]}") for one in told.changes]
        body += [heading("From one edition to another"), bullets([*leads, *map(escape, more)])]
    if told.trends:
        leads = [_led(one, f"#trend-{straight[one.row]}") for one in told.trends]
        body += [heading("Over three editions or more"), bullets(leads)]
    return "\n".join(body)


def _led(sentence: Sentence, target: str) -> str:
    """Return a sentence whose beginning leads to its row."""
    return f"{link(sentence.name, target)} {escape(sentence.rest)}"


def _pictured(drawing: Picture, narrow: Picture) -> str:
    """Return a picture, or where the extra that draws it is missing one sentence that says how to get it."""
    try:
        return picture(drawing.to_svg(), drawing.alternative, narrow=narrow.to_svg())
    except MissingExtraError as missing:
        return paragraphs([drawing.alternative, str(missing)])


def _forests(rows: Changes) -> str:
    """Return the first sheets of the forest; of many changes a reader sees no more in pictures than in the table."""
    sheets = forests(rows)
    drawn = [_pictured(wide, narrow) for wide, narrow in islice(sheets, MOST_SHEETS)]
    more = ["The other changes stand in the table alone."] if next(sheets, None) else []
    return "".join(drawn) + paragraphs(more)


def _years(series: Series, rows: Changes, options: ChangeOptions) -> str:
    shown, names = taken_by(plot_years, options), list(dict.fromkeys(rows.column("indicator")))
    left = len(names) - MOST_INDICATORS
    if left > 0:
        shown["indicators"] = names[:MOST_INDICATORS]
    drawn = _pictured(plot_years(series, **shown), plot_years(series, **shown, columns=1, width=PHONE_YEARS))
    return drawn + paragraphs(
        [f"{left} more {'indicator is' if left == 1 else 'indicators are'} not drawn."] if left > 0 else []
    )


def _changes(series: Series, rows: Changes, origins: Origins) -> str:
    """Return the table of changes: figures lead to their rows among the sources, a doubtful verdict to its reasons."""
    steps = {(step.indicator, step.earlier): f"#step-{number}" for number, step in enumerate(align(series))}
    links: dict[tuple[int, int, int], tuple[Target, ...]] = {}
    for number, row in enumerate(ordered(list(rows))):
        sides = ((EARLIER, row.earlier, row.printed_earlier), (LATER, row.later, row.printed_later))
        for column, year, printed in sides:
            links[number, column, 0] = _pieces(printed, origins.targets(row.indicator, row.group, year))
        if row.reasons and (row.indicator, row.earlier) in steps:
            links[number, VERDICT, 0] = (("", steps[row.indicator, row.earlier]),)
    ids = [f"change-{number}" for number in range(len(rows))]
    return html_table(changes_table(list(rows), rows.about), Ways(links=links, ids=ids))


def _pieces(printed: Joined[Print], targets: Sequence[str]) -> tuple[Target, ...]:
    """Return the first text with where it leads: each part of a sum to its own figure, any other to the first."""
    parts = printed.values[0].parts if printed else ()
    if not parts or len(parts) != len(targets):
        return tuple(("", target) for target in targets[:1])
    led = [(str(part), target) for part, target in zip(parts, targets, strict=True)]
    return tuple(piece for part in led for piece in ((printed.values[0].between, ""), part))[1:]


def _trends(lines: Trends) -> str:
    ids = [f"trend-{number}" for number in range(len(lines))]
    return html_table(trends_table(list(lines), lines.about), Ways(ids=ids))


def _comparability(series: Series, origins: Origins) -> str:
    """Return the matrix, its marks leading to the figures, and the steps with their reasons."""
    groups = list(dict.fromkeys([ALL, *(key[-1] for key in origins.places)]))
    links = {}
    for row, (name, _) in enumerate(series.indicators.items()):
        for column, year in enumerate(series.years, 1):
            found = (origins.targets(name, group, year) for group in groups)
            links[row, column, 0] = tuple(("", target) for target in next(filter(None, found), ())[:1])
    spoken = {presence.sign: presence.meaning for presence in Presence}
    matrix = html_table(drawn(availability(series)), Ways(links=links, spoken=spoken))
    steps = align(series)
    ids = [f"step-{number}" for number in range(len(steps))]
    return matrix + html_table(drawn(steps), Ways(ids=ids))


def _foot(series: Series) -> Iterator[str]:
    known = series.crosswalk
    told = [
        f"Publisher: {known.publisher}." if known.publisher else "",
        f"Licence: {known.licence}." if known.licence else "",
        known.note,
    ]
    yield from ([" ".join(filter(None, told))] if any(told) else [])
    yield "Made with nctrends. The page holds all that it shows: it loads nothing and runs nothing."
