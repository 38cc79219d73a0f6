"""The year-over-year table from a series or from changes at hand."""

from __future__ import annotations

import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series


def test_table_of_a_series_is_that_of_its_changes(netclean: Series) -> None:
    """A series gives the table of its changes by default."""
    assert nct.table(netclean) == nct.table(nct.changes(netclean))


def test_table_is_told_from_the_changes_at_hand(netclean: Series) -> None:
    """Changes that were filtered give a table of just those rows, with the same title."""
    some = nct.changes(netclean).filter(indicator="cloud-storage")
    text = nct.table(some).to_text()
    assert text.startswith(f"{netclean.title}: what changed")
    assert "Cloud storage" in text
    assert "Encryption" not in text


def test_bundled_tables_fit_a_terminal(netclean: Series, scottish: Series) -> None:
    """No line of a bundled table is wider than 100 columns."""
    for series in (netclean, scottish):
        assert max(map(len, nct.table(series).to_text().splitlines())) <= 100


def test_layout_years_goes_from_the_first_edition_to_the_last(scottish: Series) -> None:
    """Of a series the whole way is told; of changes at hand the last step that they hold."""
    whole, step = (nct.table(rows, layout="years") for rows in (scottish, nct.changes(scottish)))
    assert [table.sections[0].rows[0][-1][2] for table in (whole, step)] == ["2003 to 2018", "2017 to 2018"]
    assert whole.changes == nct.changes(scottish, against="first")


def test_unknown_layout_is_told_with_those_there_are(netclean: Series) -> None:
    """A layout that is none is an error that lists all."""
    with pytest.raises(
        InputError, match=r'layout="year" is not known\. Use one of changes, years, distribution, links\.'
    ):
        nct.table(netclean, layout="year")
