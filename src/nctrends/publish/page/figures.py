"""The parts of a page that say where figures are from: those that are followed, all others, surveys, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from attrs import evolve, frozen

from nctrends.analysis.background import about
from nctrends.analysis.shares.selection import Key
from nctrends.model.question import Document
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import Verdict
from nctrends.present.page.html_parts import bullets, folded, heading, link, paragraphs
from nctrends.present.page.html_tables import Target, Ways, html_table
from nctrends.present.tables.changes_table import ordered
from nctrends.present.tables.sources_table import sources_table, surveys_table
from nctrends.publish.origins import WEB, Address, behind, documents_of, figures_at, places_of
from nctrends.results.changes import Changes
from nctrends.results.kinds import Estimates

SOURCE, USED = 4, 5
"""Columns of the table of sources whose lines lead on."""


@frozen(kw_only=True)
class Origins:
    """The shares of a series, and what each is used for."""

    series: Series
    places: Mapping[Key, int]
    rows: Sequence[Estimate]
    """The shares, as typed rows."""
    documents: Sequence[Sequence[Address | None]]
    """For each share the documents that its sources name."""
    uses: Mapping[int, Sequence[tuple[int, Change]]]
    """For the number of a share the changes that it is behind, each with the number of its row in the table."""
    followed: frozenset[int]
    """Numbers of the shares that an indicator follows."""

    @classmethod
    def of(cls, series: Series, shares: Estimates, rows: Changes) -> Origins:
        """Find out which shares are behind which changes."""
        places = places_of(shares)
        uses: dict[int, list[tuple[int, Change]]] = {}
        for number, row in enumerate(ordered(list(rows))):
            for year in (row.earlier, row.later):
                for found in behind(series, row, year, places):
                    uses.setdefault(found, []).append((number, row))
        groups = dict.fromkeys(key[-1] for key in places)
        followed = {
            found
            for name, indicator in series.indicators.items()
            for year in indicator.at
            for group in groups
            for found in figures_at(series, (name, group), year, places)
        }
        return cls(
            series=series,
            rows=list(shares),
            documents=[documents_of(share) for share in shares],
            places=places,
            uses=uses,
            followed=frozenset(followed | uses.keys()),
        )

    def targets(self, indicator: str, group: str, year: int) -> tuple[str, ...]:
        """Return where on the page the figures of an indicator stand."""
        found = figures_at(self.series, (indicator, group), year, self.places)
        return tuple(f"#figure-{number}" for number in found)


def figures_part(origins: Origins) -> str:
    """Return the shares that are followed, each with what it is used for, then all others, folded by edition."""
    followed = [number for number in range(len(origins.rows)) if number in origins.followed]
    told = "Every figure that is followed from edition to edition, as printed, with the place of its print."
    parts = [paragraphs([told]), _table(origins, followed, "Figures that are followed", used=True)]
    others = list(_others(origins))
    if others:
        told = "What the editions print beside, which is followed nowhere: open an edition to read it."
        parts += [heading("Other figures"), paragraphs([told]), *others]
    return "\n".join(parts)


def _others(origins: Origins) -> Iterator[str]:
    by_year: dict[int, list[int]] = {}
    for number, share in enumerate(origins.rows):
        if number not in origins.followed:
            by_year.setdefault(share.edition, []).append(number)
    for edition in origins.series:
        if rest := by_year.get(edition.id):
            figures = "1 figure" if len(rest) == 1 else f"{len(rest)} figures"
            title = f"{edition.title}: other figures"
            yield folded(f"{edition.title}: {figures}", _table(origins, rest, title, used=False))


def _table(origins: Origins, numbers: Sequence[int], title: str, *, used: bool) -> str:
    """Return some shares as a table whose lines lead to the documents and to the changes."""
    shares = [origins.rows[number] for number in numbers]
    uses = [origins.uses.get(number, ()) for number in numbers]
    titles = {edition.id: edition.title for edition in origins.series}
    words = [tuple(_use(change) for _, change in use) or ("shown, not compared",) for use in uses] if used else []
    table = sources_table(shares, words, title, titles, about(origins.series))
    links: dict[tuple[int, int, int], tuple[Target, ...]] = {}
    for row, number in enumerate(numbers):
        links |= {
            (row, SOURCE, i): (("", found.url),)
            for i, found in enumerate(origins.documents[number])
            if found is not None
        }
        if used:
            links |= {(row, USED, i): (("", f"#change-{place}"),) for i, (place, _) in enumerate(uses[row])}
    ids = [f"figure-{number}" if used else "" for number in numbers]
    return html_table(table, Ways(links=links, ids=ids))


def _use(change: Change) -> str:
    told = "no change given" if change.verdict == Verdict.NOT_COMPARABLE else change.verdict
    return f"{change.earlier} to {change.later}: {told}"


def editions_part(series: Series) -> str:
    """Return who was asked in each edition, and the documents that were read for it."""
    documents: dict[Document, list[int]] = {}
    for edition in series:
        for document in edition.sources.values():
            documents.setdefault(evolve(document, note=""), []).append(edition.id)
    listed = heading("Documents read") + bullets(map(_document, documents, documents.values())) if documents else ""
    return html_table(surveys_table(list(series))) + listed


def _document(document: Document, years: Sequence[int]) -> str:
    """Return a document with the editions that it was read for, which leads to its address on the web if it has one."""
    read_for = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}, {len(years)} editions"
    on_web = document.url.startswith(WEB)  # a file may hold anything: what begins with "#" leads nowhere here
    beside = [
        f"for {read_for}",
        *(["not the publisher's own account"] if document.secondary else []),
        *([] if on_web else ["no address on the web known"]),
        *([document.licence] if document.licence else []),
    ]
    named = link(document.document, document.url, printed=True) if on_web else escape(document.document)
    return f"{named} ({escape('; '.join(beside))})"
