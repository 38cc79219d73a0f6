"""Editions side by side: one row a figure, one column an edition, a mark that needs no colour."""

from __future__ import annotations

import pandas as pd
import pytest
from attrs import evolve
from tests.cells import printed
from tests.unit.present.grid.test_table import CHANGE, WITHHELD

import nctrends as nct
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.model.words import Reason, Verdict
from nctrends.present.tables.side_by_side_table import years_table

LATER = evolve(
    CHANGE,
    earlier=2019,
    later=2020,
    printed_earlier=printed("more than one third"),
    printed_later=printed("46 %"),
    reasons=(Reason.PERIOD,),
)
SHARES = {"estimate_earlier": 0.115, "estimate_low_earlier": 0.1145, "estimate_high_earlier": 0.1155}
LATER_SHARES = {"estimate_later": 0.46, "estimate_low_later": 0.455, "estimate_high_later": 0.465}


def row(*changes: Change, about: About | None = None) -> tuple[tuple[str, ...], ...]:
    """The first row of a table of some changes."""
    return years_table(changes, about or About()).sections[0].rows[0]


def test_each_edition_has_its_figure_and_base() -> None:
    """A share stands with the number of people it is taken on, and editions are in the order of their years."""
    table = years_table([evolve(LATER, **LATER_SHARES), evolve(CHANGE, **SHARES)], About())
    assert [column.heading for column in table.columns] == ["Indicator", "2017", "2019", "2020", "Change 2019 to 2020"]
    cells = table.sections[0].rows[0]
    assert cells[1] == ("11.5 %", "n = 435")
    assert cells[3] == ("46 %", "n = 450")


def test_change_is_that_to_the_last_edition() -> None:
    """Of several changes the one to the last edition is told, from as early as there is, with what weakens it."""
    told = row(CHANGE, LATER, evolve(LATER, earlier=2017))[-1]
    assert told == ("▲ +22 to +29", "[+16.8, +34.3]", "2017 to 2020", "period may differ")
    assert row(evolve(CHANGE, later=2020), LATER)[-1][2] == "2017 to 2020"


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ([CHANGE, LATER], "Change 2019 to 2020"),
        ([CHANGE, evolve(LATER, earlier=2017)], "Change"),
        ([CHANGE], "Change"),
        ([CHANGE, LATER, evolve(CHANGE, indicator="other")], "Last change"),
        ([CHANGE, LATER, evolve(LATER, indicator="other")], "Change 2019 to 2020"),
    ],
    ids=["the last step", "first to last", "one step", "several", "two alike"],
)
def test_heading_says_where_a_change_leaves_out_editions(changes: list[Change], heading: str) -> None:
    """Three editions and a change over the last two: its heading names them, or says that it is the last."""
    assert years_table(changes, About()).columns[-1].heading == heading


def test_editions_of_a_frame_stand_in_their_order() -> None:
    """Waves are not sorted as words: the columns and the last edition are those of their numbers."""
    frame = pd.DataFrame(
        {"indicator": "maps", "wave": ["Wave 9", "Wave 10", "Wave 11"], "percent": [34, 46, 51], "n": 400}
    )
    table = nct.table(nct.compare_frame(frame, against="first"), layout="years")
    assert [column.heading for column in table.columns[1:4]] == ["Wave 9", "Wave 10", "Wave 11"]
    assert table.sections[0].rows[0][-1][2] == "Wave 9 to Wave 11"


@pytest.mark.parametrize("verdict", Verdict)
def test_mark_is_told_in_the_notes(verdict: Verdict) -> None:
    """Each verdict has a mark of its own, and the legend says which."""
    change = evolve(WITHHELD if verdict == "not comparable" else CHANGE, verdict=verdict)
    table = years_table([change], About())
    assert table.sections[0].rows[0][-1][0].startswith(f"{verdict.sign} ")
    assert f"{verdict.sign} {verdict}" in table.notes[0]
    assert sum(f"{word.sign} " in table.notes[0] for word in Verdict) == 1


def test_withheld_change_keeps_its_figures() -> None:
    """What may not be compared is shown side by side, and no change is given."""
    assert row(evolve(WITHHELD, **SHARES))[1] == ("11.5 %", "n = 435")
    assert row(WITHHELD)[-1][0] == "≠ withheld"


def test_options_of_a_frame_are_rows_of_their_own() -> None:
    """Figures of an indicator without a series are told apart by their options."""
    frame = [evolve(CHANGE, series="", option=option, option_label=option) for option in ("yes", "no")]
    assert len(years_table(frame, About()).sections[0].rows) == 2


def test_groups_have_their_labels(scottish: Series) -> None:
    """A group is called as the report calls it."""
    names = [cells[0] for section in nct.table(scottish, layout="years").sections for cells in section.rows]
    assert ("  Current smoker", "  Women") in names


def test_nothing_to_compare_is_said() -> None:
    """No changes are a table with a note, not an error."""
    text = years_table([], About()).to_text()
    assert text.startswith("Editions side by side")
    assert "There is no change to show" in text
