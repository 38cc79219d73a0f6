"""Results as sheets: labels in sight before ids, what matters first, and what leads from one sheet to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from nctrends.analysis.checks.check import check
from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.shares.selection import Key
from nctrends.model.question import ALL
from nctrends.model.rows.finding import Finding
from nctrends.model.series import Series
from nctrends.model.words import cell_text
from nctrends.publish.data import missing, values
from nctrends.publish.labels import EVERYBODY, Labels, of_changes, of_estimates, of_findings, of_links
from nctrends.publish.origins import behind, documents_of, places_of
from nctrends.publish.workbook.formats import number_format
from nctrends.publish.workbook.sheet_cells import CellLink, Sheet
from nctrends.results.changes import Changes
from nctrends.results.collection import Collection

CellLinks = Mapping[tuple[int, str], CellLink]


@frozen
class Layout:
    """How a sheet of results is laid out."""

    holds: str
    seen: str
    """Columns in sight, in their order; the others are folded away, and so is what says nothing in any row."""
    pinned: str = ""
    """Those that stay in sight beside all others."""
    numbered: bool = False


LAYOUTS = {
    "Changes": Layout(
        "What changed from edition to edition, and how sure that is.",
        "indicator_label item_label option_label group_label earlier later printed_earlier printed_later "
        "estimate conf_low conf_high verdict reasons caveats base_earlier base_later "
        "estimate_earlier estimate_later estimate_low estimate_high",
        "indicator_label item_label option_label group_label",
    ),
    "Estimates": Layout(
        "What each edition says: shares, the people they are taken on, sources.",
        "edition question_label item_label option_label group_label printed estimate base conf_low conf_high "
        "base_source source document caveats estimate_low estimate_high survey_label",
        "edition",
        numbered=True,
    ),
    "Links": Layout(
        "Which editions may be compared, and why not.",
        "indicator_label item_label option_label earlier later comparability reasons explanation "
        "question_label_earlier question_label_later",
    ),
    "Findings": Layout(
        "What is odd in the printed figures.",
        "edition severity code question_label item_label option_label message printed expected survey_label",
        "edition severity code",
        numbered=True,
    ),
}


def changes_sheet(rows: Changes) -> Sheet:
    """Return the sheet of changes at hand, without anything that they could lead to."""
    return _sheet("Changes", rows, of_changes(rows.about), {})


def sheets_of(series: Series, rows: Changes, read: Mapping[str, Any]) -> Iterator[Sheet]:
    """Yield all sheets of results of a series; `read` goes to `estimates`."""
    shares = estimates(series, **read)
    places = places_of(shares, first=2)
    documents = [next((found for found in documents_of(share) if found), None) for share in shares]
    yield _sheet("Changes", rows, of_changes(rows.about), _to_estimates(series, rows, places))
    yield _sheet(
        "Estimates",
        shares,
        of_estimates(series),
        {(y, "document"): CellLink(url=at.url, tip=at.name) for y, at in enumerate(documents) if at is not None},
        {"document": ["" if at is None else at.site for at in documents]},
    )
    yield _sheet("Links", align(series), of_links(series), {})
    findings = check(series)
    yield _sheet("Findings", findings, of_findings(series), _to_the_odd(findings, places))


def _sheet(
    name: str, rows: Collection[Any], labels: Labels, links: CellLinks, more: Mapping[str, Sequence[str]] | None = None
) -> Sheet:
    layout = LAYOUTS[name]
    held: dict[str, Sequence[Any]] = dict.fromkeys(rows.columns, ())
    held.update(zip(rows.columns, zip(*values(rows), strict=True), strict=False))
    held.update({column: [label(row) for row in rows] for column, label in labels.items()})
    held.update(more or {})
    wanted = (*layout.seen.split(), *rows.columns[len(rows.fields()) :])
    seen = [column for column in wanted if not len(rows) or _tells(column, held[column])]
    columns = (*seen, *(column for column in held if column not in seen))
    typed = [dict(zip(held, row, strict=True)) for row in zip(*held.values(), strict=True)]
    return Sheet(
        name=name,
        holds=layout.holds,
        columns=columns,
        rows=[[cell_text(row[column]) for column in columns] for row in typed],
        formats={
            (y, column): number_format(column, row)
            for y, row in enumerate(typed)
            for column in columns
            if isinstance(row[column], int | float)
        },
        links=links,
        folded=frozenset(columns) - frozenset(seen),
        pinned=sum(column in layout.pinned.split() for column in seen),
        numbered=layout.numbered,
    )


def _tells(column: str, cells: Sequence[Any]) -> bool:
    """Tell whether a column is worth its place: not where it is empty, nor where all rows are of the same people."""
    told = {value for value in cells if not missing(value) and value not in ("", ALL, EVERYBODY)}
    return len(told) > (column == "survey_label")


def _to_estimates(series: Series, rows: Changes, places: Mapping[Key, int]) -> dict[tuple[int, str], CellLink]:
    """Return a link from both years of each change to the rows of the estimates that its figures come from."""
    found = {}
    for y, row in enumerate(rows):
        for side, year in (("earlier", row.earlier), ("later", row.later)):
            lines = behind(series, row, year, places)
            if lines:
                found[y, side] = _to_row(lines)
    return found


def _to_the_odd(findings: Collection[Finding], places: Mapping[Key, int]) -> dict[tuple[int, str], CellLink]:
    """Return a link from the edition of each finding to the rows of the estimates that it is about."""
    of_question: dict[Sequence[Any], list[tuple[Key, int]]] = {}
    for key, line in places.items():
        of_question.setdefault(key[:3], []).append((key, line))
    found = {}
    for y, row in enumerate(findings):
        near = of_question.get((row.edition, row.survey, row.question), [])
        lines = [line for key, line in near if row.item in ("", key[3]) and row.option in ("", key[4])]
        if lines:
            found[y, "edition"] = _to_row(lines)
    return found


def _to_row(lines: Sequence[int]) -> CellLink:
    """Return a link to the first of some rows of the estimates; its tip names all."""
    many = "rows" if len(lines) > 1 else "row"
    return CellLink(to=f"'Estimates'!A{lines[0]}", tip=f"Estimates, {many} {', '.join(map(str, lines))}")
