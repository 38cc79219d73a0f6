"""Results as tables: what draws each kind of them, in each layout that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.comparability.availability import labels_of
from nctrends.errors import InputError
from nctrends.model.rows.finding import Finding
from nctrends.model.series import Series
from nctrends.model.words import DEFAULT_LAYOUT, LAYOUTS, Layout
from nctrends.present.grid.table import Cell, Table
from nctrends.present.tables.changes_table import changes_table
from nctrends.present.tables.differences_table import differences_table
from nctrends.present.tables.distributions_table import distribution_table
from nctrends.present.tables.editions_table import edition_table
from nctrends.present.tables.findings_table import findings_table
from nctrends.present.tables.groups_table import group_differences_table, pooled_table, split_table, standardised_table
from nctrends.present.tables.links_table import links_table, matrix_table, name_of
from nctrends.present.tables.ordinal_table import ordinal_table
from nctrends.present.tables.side_by_side_table import years_table
from nctrends.present.tables.trends_table import trends_table
from nctrends.present.words.sentences import missing_links
from nctrends.publish.labels import Labels, of_findings
from nctrends.publish.scales import scales_of
from nctrends.results.changes import Changes
from nctrends.results.collection import Collection
from nctrends.results.kinds import (
    Availabilities,
    EditionDifferences,
    Estimates,
    Findings,
    GroupDifferences,
    Links,
    OrdinalChanges,
    PooledEstimates,
    SplitChanges,
    StandardisedEstimates,
    Trends,
)

Presenter = Callable[[list[Any], Any], Table]
"""Makes a table of rows and of what is true of all of them."""


def drawn(rows: Collection[Any], layout: Layout = DEFAULT_LAYOUT) -> Table:
    """Return the table of results at hand, or raise where they do not hold what a layout shows."""
    draw = TABLES.get((type(rows), layout))
    if draw is None:
        raise InputError(
            f'layout="{layout}" shows {LAYOUTS[layout]}, which {type(rows).__name__} do not hold. '
            "Leave it out, or give a series."
        )
    return draw(rows)


def _plainly(present: Presenter) -> Callable[[Collection[Any]], Table]:
    """Return what draws a collection that holds all that its table says."""
    return lambda rows: present(list(rows), rows.about)


def _estimates(rows: Estimates) -> Table:
    """Return editions as their files have them; of some estimates, the editions and questions that these are of."""
    series, present, known = _series_of(rows), Counter(rows.column("edition")), Counter(rows.whole.column("edition"))
    years = present if len(rows) < len(rows.whole) else rows.about.editions
    parts = [year for year in present if present[year] < known[year]]
    return edition_table([series[year] for year in sorted(years)], list(rows), rows.about, parts=parts)


def _scales(rows: Estimates) -> Table:
    return distribution_table(scales_of(_series_of(rows), rows), rows.about)


def _links(rows: Links) -> Table:
    series = _series_of(rows)
    labels = {
        name: (indicator.label, *name_of(*labels_of(series, indicator)))
        for name, indicator in series.indicators.items()
    }
    return links_table(list(rows), labels, rows.about)


def _links_behind(rows: Changes) -> Table:
    """Return the steps that changes rest on."""
    spans = {(change.indicator, change.earlier, change.later) for change in rows}
    return _links(
        align(_series_of(rows)).filter(
            lambda link: any(
                (link.indicator, earlier <= link.earlier, link.later <= later) == (name, True, True)
                for name, earlier, later in spans
            )
        )
    )


def _differences(rows: EditionDifferences) -> Table:
    series = _series_of(rows)
    earlier, later = (series[year].title for year in rows.about.editions)
    return differences_table(list(rows), (earlier, later), missing_links(series))


def findings_in_words(rows: Findings, *, with_ids: bool = True) -> Table:
    """Return findings under the titles of their editions; the ids of places are for who mends a file."""
    series = _series_of(rows)
    labels = of_findings(series)
    named = {finding: _named(finding, labels) for finding in rows}
    titles = {edition.year: edition.title for edition in series}
    return findings_table(list(rows), titles, named, rows.about, with_ids=with_ids)


def _named(finding: Finding, labels: Labels) -> Cell:
    """Return the question, item and answers of a finding by their labels, or of a survey who was asked."""
    texts = (labels[f"{name}_label"](finding) for name in ("question", "item", "option"))
    return tuple(text for text in texts if text) or (labels["survey_label"](finding),)


def _series_of(rows: Collection[Any]) -> Series:
    if rows.about.series is None:
        raise InputError(f"{type(rows).__name__} made by hand have no table. Give what a function of a series returns.")
    return rows.about.series


TABLES: Mapping[tuple[type, Layout], Callable[[Any], Table]] = {
    (Changes, "changes"): _plainly(changes_table),
    (Changes, "years"): _plainly(years_table),
    (Changes, "links"): _links_behind,
    (Estimates, DEFAULT_LAYOUT): _estimates,
    (Estimates, "distribution"): _scales,
    (Links, DEFAULT_LAYOUT): _links,
    (Links, "links"): _links,
    (Availabilities, DEFAULT_LAYOUT): _plainly(matrix_table),
    (Trends, DEFAULT_LAYOUT): _plainly(trends_table),
    (Findings, DEFAULT_LAYOUT): findings_in_words,
    (EditionDifferences, DEFAULT_LAYOUT): _differences,
    (OrdinalChanges, DEFAULT_LAYOUT): _plainly(ordinal_table),
    (GroupDifferences, DEFAULT_LAYOUT): _plainly(group_differences_table),
    (PooledEstimates, DEFAULT_LAYOUT): _plainly(pooled_table),
    (StandardisedEstimates, DEFAULT_LAYOUT): _plainly(standardised_table),
    (SplitChanges, DEFAULT_LAYOUT): _plainly(split_table),
}
"""What draws each kind of results in each layout that it has."""
