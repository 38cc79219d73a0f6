"""The year-over-year table from a series or from changes at hand."""

from __future__ import annotations

import nctrends as nct
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
