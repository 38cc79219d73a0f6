"""What a function cannot use ends in one sentence that says so, and nothing is passed over in silence."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError, NctrendsError
from nctrends.model.series import Series

FRAME = pd.DataFrame({"indicator": "a", "edition": [1, 2], "percent": [34.0, 46.0], "moe_pp": 3.0})
TAKES_A_SERIES: dict[str, Any] = {
    "changes": nct.changes,
    "estimates": nct.estimates,
    "align": nct.align,
    "trends": nct.trends,
    "check": nct.check,
    "availability": nct.availability,
    "next_edition": nct.next_edition,
    "compare_editions": lambda one: nct.compare_editions(one, 2018, 2019),
    "table": nct.table,
    "plot_changes": nct.plot_changes,
    "plot_years": nct.plot_years,
    "report": lambda one: nct.report(one, Path(tempfile.mkdtemp()) / "a.html"),
    "write_workbook": lambda one: nct.write_workbook(one, Path(tempfile.mkdtemp()) / "a.xlsx"),
    "write_series": lambda one: nct.write_series(one, tempfile.mkdtemp()),
}


@pytest.mark.parametrize("name", TAKES_A_SERIES)
@pytest.mark.parametrize("given", [None, "netclean", 2018], ids=["nothing", "a name", "a year"])
def test_something_else_than_a_series_is_told(name: str, given: Any) -> None:
    """The name of a series, or none, is not a series: one sentence says what to give."""
    with pytest.raises(InputError, match=r"is not a series\. Give what load_series returns\."):
        TAKES_A_SERIES[name](given)


def test_rows_where_a_series_is_taken_are_told(netclean: Series) -> None:
    """Rows are not the series that they are of, and a workbook of changes is written by their table."""
    with pytest.raises(InputError, match="Changes is not a series"):
        nct.trends(nct.changes(netclean))  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"nct.table\(changes\).to_excel"):
        nct.write_workbook(nct.changes(netclean), "a.xlsx")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options",
    [
        {"method": None},
        {"effect": None},
        {"smallest_change": "0.05"},
        {"despite": None},
        {"despite": 5},
        {"design_effect": {2018: 1.2}},
        {"design_effect": {(1999, "all"): 2.0}},
        {"against": 2018, "editions": [2019, 2020]},
    ],
    ids=str,
)
def test_option_that_is_none_is_told(options: dict[str, Any], netclean: Series) -> None:
    """An option of another kind, and one that would have no effect, ends in a sentence."""
    with pytest.raises(NctrendsError, match=next(iter(options))):
        nct.changes(netclean, **options)


@pytest.mark.parametrize("function", [nct.report, nct.write_workbook, lambda one, _, **more: nct.table(one, **more)])
def test_option_that_is_not_known_is_told(function: Any, netclean: Series, tmp_path: Path) -> None:
    """A misspelt option of a page, workbook or table is told with the one that may be meant, and nothing is written."""
    with pytest.raises(InputError, match=r'no option "agianst"\. Did you mean against'):
        function(netclean, tmp_path / "a.html", agianst="first")
    assert list(tmp_path.iterdir()) == []


def test_level_of_margins_is_told() -> None:
    """A level in percent is not one."""
    with pytest.raises(InputError, match="moe_at: must be one number above 0 and below 1"):
        nct.compare_frame(FRAME, moe_at=95)


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (nct.report, "r.pdf"),
        (nct.report, "r.xlsx"),
        (nct.write_workbook, "r.csv"),
        (nct.write_workbook, "r.xls"),
        (lambda series, path: nct.plot_changes(series).to_png(path), "r.svg"),
    ],
    ids=["page as pdf", "page as workbook", "workbook as csv", "workbook of old", "picture"],
)
def test_name_of_another_form_is_told_and_nothing_is_written(
    write: Any, name: str, netclean: Series, tmp_path: Path
) -> None:
    """What is written is what its name says, or it is not written."""
    with pytest.raises(InputError, match=f'{name}": .* is written as'):
        write(netclean, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "editions", [[2018], 2018, [], iter([2018])], ids=["a list", "a year", "nothing", "an iterator"]
)
def test_one_edition_makes_no_change(editions: Any, netclean: Series) -> None:
    """A change needs two editions: one alone is told, where no row would say nothing."""
    with pytest.raises(InputError, match=r"editions: a change needs two, and (2018|none) is kept"):
        nct.changes(netclean, editions=editions)
