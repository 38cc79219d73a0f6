"""Editions side by side as a sheet of numbers: a row for each figure that is followed, a column for each edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.words import cell_text
from nctrends.present.tables.side_by_side_table import lines_of, shown_of
from nctrends.publish.labels import EVERYBODY, of_changes
from nctrends.publish.workbook.formats import SIDES, number_format
from nctrends.publish.workbook.sheet_cells import Sheet
from nctrends.results.changes import Changes

NAMES = ("indicator_label", "item_label", "option_label", "group_label")
CHANGED = ("estimate", "conf_low", "conf_high", "verdict", "reasons", "caveats", "earlier", "later")
ShareCells = Mapping[str, Any]
"""An estimate with its range and its printed text."""


def years_sheet(rows: Changes) -> Sheet:
    """Return the shares of each edition, and the change to the last of them from the earliest that there is."""
    lines = lines_of(list(rows))
    shares = [_shares(line) for line in lines]
    years = rows.about.in_time(year for known in shares for year in known)
    names = [_names(line, rows.about) for line in lines]
    told = [name for name in NAMES if any(name_of[name] not in ("", EVERYBODY) for name_of in names)]
    changed = [shown_of(line, rows.about) for line in lines]
    columns = (*told, *map(str, years), *CHANGED)
    cells = [
        [*(name[one] for one in told), *(known.get(year, {}).get("estimate") for year in years), *_changed(change)]
        for name, known, change in zip(names, shares, changed, strict=True)
    ]
    formats = {
        (y, str(year)): number_format("estimate", share)
        for y, known in enumerate(shares)
        for year, share in known.items()
    } | {
        (y, name): number_format(name, {column: getattr(change, column) for column in rows.fields()})
        for y, change in enumerate(changed)
        for name in CHANGED[:3]
    }
    return Sheet(
        name="Years",
        holds="Shares of all editions side by side, and the change to the last from the earliest.",
        columns=columns,
        rows=cells,
        links={},
        formats=formats,
        pinned=len(told),
    )


def _names(line: Sequence[Change], about: About) -> dict[str, str]:
    last = line[-1]
    known = {name: str(getattr(last, name)) for name in NAMES[:-1]}
    return known | {name: label(last) for name, label in of_changes(about).items()}


def _shares(line: Sequence[Change]) -> dict[int, ShareCells]:
    """Return what each edition says of a figure."""
    found: dict[int, ShareCells] = {}
    for row in line:
        for side in SIDES:
            names = ("estimate", "estimate_low", "estimate_high", "printed")
            found[getattr(row, side.removeprefix("_"))] = {name: getattr(row, f"{name}{side}") for name in names}
    return found


def _changed(change: Change) -> list[Any]:
    return [cell_text(getattr(change, name)) for name in CHANGED]
