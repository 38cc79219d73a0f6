"""Every kind of workbook there is, for the tests that walk them all, and how to read a sheet of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter

import nctrends as nct
from nctrends.model.series import Series

Write = Callable[[Path], None]
SHEETS = ["Contents", "Changes", "Estimates", "Links", "Findings", "Notes"]
RESULTS: dict[str, Callable[[Series], Any]] = {
    "Changes": nct.changes,
    "Estimates": nct.estimates,
    "Links": nct.align,
    "Findings": nct.check,
}
BUNDLED = ("netclean", "scottish-health-survey")
EDITION = """
year = {year}
title = "Example Report {year}"
sources.report = {{ document = "Example Report {year}" }}

[surveys.members]
population = {{ id = "members", text = "members of the association" }}
respondents = 412

[surveys.members.questions.maps]
asked = "=Do you use maps?"
wording = "verbatim"
kind = "single"
options = ["Yes", "No"]
period = "past-year"
base = "all"
source = {{ in = "report", page = 7 }}
table = {table}
"""
CROSSWALK = """
title = "Examples & <more>"

[indicators.maps]
label = "=SUM(A1) maps"
at.2030 = { survey = "members", question = "maps", options = ["yes"] }
at.2031 = { survey = "members", question = "maps", options = ["yes"] }

[[indicators.maps.steps]]
from = 2030
to = 2031
grade = "caution"
reasons = { mode = "neither report says how members were asked" }
"""


def of_series(name: str, **options: Any) -> Write:
    """Return the writer of the whole workbook of a series."""
    return lambda path: nct.write_workbook(nct.load_series(name), path, **options)


def of_layout(name: str, layout: str) -> Write:
    """Return the writer of the workbook of a table."""
    return lambda path: nct.table(nct.load_series(name), layout=layout).to_excel(path)


def of_frame(layout: str, **columns: Any) -> Write:
    """Return the writer of the workbook of figures at hand."""
    frame = pd.DataFrame({"indicator": "maps", "base": [400, 380], **columns})
    return lambda path: nct.table(nct.compare_frame(frame), layout=layout).to_excel(path)


def of_folder(path: Path) -> None:
    """Write the workbook of a user's own folder."""
    folder = path.parent / "reports"
    folder.mkdir()
    (folder / "2030.toml").write_text(EDITION.format(year=2030, table='["54.0%", "46.0%"]'))
    (folder / "2031.toml").write_text(EDITION.format(year=2031, table='["61.4%", "38.6%"]'))
    (folder / "crosswalk.toml").write_text(CROSSWALK)
    nct.write_workbook(nct.load_series(folder), path)


def of_nothing(path: Path) -> None:
    """Write the workbook of ratios that start from nothing, so that a limit has no end."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "count": [0, 12], "base": [40, 38]})
    nct.table(nct.compare_frame(frame, effect="ratio")).to_excel(path)


BOOKS: dict[str, Write] = {
    **{name: of_series(name) for name in BUNDLED},
    **{f"{name}, {e}": of_series(name, effect=e) for name in BUNDLED for e in ("ratio", "odds_ratio")},
    **{
        f"{name}, all": of_series(name, against="all", show=("probability_increase",), smallest_change=0.05)
        for name in BUNDLED
    },
    **{f"{name}, {layout}": of_layout(name, layout) for name in BUNDLED for layout in ("years", "distribution")},
    "own folder": of_folder,
    "frame": of_frame("changes", edition=[2030, 2031], percent=["34 %", "almost half"]),
    "frame, years": of_frame("years", edition=[2030, 2031], percent=["34 %", "almost half"]),
    "frame, named editions": of_frame("changes", edition=["Spring 2031", "Summer 2031"], percent=[34.0, 47.3]),
    "frame, from nothing": of_nothing,
}


def read_back(file: Path | IO[bytes]) -> Any:
    """Return a workbook in which each column has its own width: in the file, neighbours that are alike share one."""
    book = openpyxl.load_workbook(file)
    for sheet in book:
        for shared in list(sheet.column_dimensions.values()):
            for place in range(shared.min, shared.max + 1):
                sheet.column_dimensions[get_column_letter(place)] = shared
    return book


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """Return the cells of a sheet of results, by column name."""
    names = [cell.value for cell in sheet[1]]
    return [dict(zip(names, cells, strict=True)) for cells in sheet.iter_rows(min_row=2)]
