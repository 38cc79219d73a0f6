"""Whole scales of answers as tables: options in the order of the scale, editions side by side."""

from __future__ import annotations

import pytest
from tests.unit.analysis.made import edition, indicator, place, question, series

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series

OPTIONS = "low middle high"


def repeated() -> Series:
    """A series that asks one scale twice."""
    asked = {
        2030: question(["20 %", "30 %", "50 %"], options=OPTIONS, kind="ordinal"),
        2031: question(["25.5 %", "", "40 %"], options=OPTIONS, kind="ordinal"),
    }
    followed = indicator({year: place(OPTIONS) for year in asked})
    return series(*(edition(year, one) for year, one in asked.items()), indicators={"it": followed})


def test_editions_of_a_scale_stand_side_by_side() -> None:
    """Each option is a row in the order of the scale, each edition a column; what is not printed is said."""
    table = nct.table(repeated(), layout="distribution")
    assert [column.heading for column in table.columns] == ["Answer", "2030", "2031"]
    (section,) = table.sections
    assert [cells[0] for cells in section.rows] == [("  Low",), ("  Middle",), ("  High",)]
    assert section.rows[0][1:] == (("20 %", "n ≤ 400"), ("25.5 %", "n ≤ 400"))
    assert section.rows[1][2] == ("not printed",)


def test_scales_of_one_edition_stand_alone(netclean: Series) -> None:
    """Where no scale is asked again, each edition's scales are shown, with nets in the order of the scale."""
    table = nct.table(netclean, layout="distribution")
    assert "No scale is followed" in table.notes[0]
    rows = {section.heading: [cells[0][0].strip() for cells in section.rows] for section in table.sections}
    grid = "2018: How common each type of self-produced material is in investigations: Innocent images"
    assert rows[grid][:2] == ["Very uncommon", "Uncommon"]
    assert rows["2018: How common deepfakes are in investigations"] == [
        "Very uncommon or Uncommon",
        "Common or Very common",
    ]


def test_series_without_scales_says_so(scottish: Series) -> None:
    """A series without ordinal questions is a table with a note."""
    assert "No edition prints figures of an ordinal question." in nct.table(scottish, layout="distribution").to_text()


def test_changes_hold_no_scales(netclean: Series) -> None:
    """Changes at hand cannot be set out as scales; the message says what to give."""
    with pytest.raises(
        InputError,
        match=r'layout="distribution" shows whole scales of answers, which Changes do not hold.* give a series',
    ):
        nct.table(nct.changes(netclean), layout="distribution")
