"""One function makes a table of a series and of all kinds of results."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.results.collection import Collection

KINDS: dict[str, tuple[Callable[[Series], Any], str]] = {
    "trends": (nct.trends, "trends over three editions or more"),
    "estimates": (nct.estimates, "what each edition says"),
    "links": (nct.align, "which editions may be compared"),
    "availabilities": (nct.availability, "where a figure exists"),
    "findings": (nct.check, "what is odd in the printed figures"),
    "ordinal changes": (nct.ordinal_changes, "changes of whole distributions"),
    "group differences": (nct.compare_groups, "differences between groups"),
    "pooled": (nct.pool, "neighbouring editions together"),
    "standardised": (nct.standardise, "shares at one mix of groups"),
    "split": (nct.kitagawa, "changes split by shares and mix"),
}


def test_table_of_a_series_is_that_of_its_changes(netclean: Series) -> None:
    """A series gives the table of its changes by default, with the options of changes."""
    assert nct.table(netclean) == nct.table(nct.changes(netclean))
    assert nct.table(netclean, against=2016) == nct.table(nct.changes(netclean, against=2016))


def test_table_is_told_from_the_changes_at_hand(netclean: Series) -> None:
    """Changes that were filtered give a table of just those rows, with the same title."""
    some = nct.changes(netclean).filter(indicator="cloud-storage")
    text = nct.table(some).to_text()
    assert text.startswith(f"{netclean.title}: what changed")
    assert "Cloud storage" in text
    assert "Encryption" not in text


@pytest.mark.parametrize("name", ["netclean", "scottish-health-survey"])
@pytest.mark.parametrize(("of", "subject"), KINDS.values(), ids=KINDS)
def test_every_kind_of_results_has_a_table(of: Callable[[Series], Any], subject: str, name: str) -> None:
    """Its title says what it is about, and no line that is printed is wider than 100 columns."""
    series = nct.load_series(name)
    table = nct.table(of(series))
    assert table.title == f"{series.title}: {subject}"
    assert max(map(len, str(table).splitlines())) <= 100


def test_every_kind_has_one(netclean: Series) -> None:
    """No public collection is left out."""
    public = [getattr(nct, name) for name in nct.__all__]
    collections = {one for one in public if isinstance(one, type) and issubclass(one, Collection)}
    tried = {type(of(netclean)) for of, _ in KINDS.values()}
    assert collections == tried | {nct.Changes, nct.EditionDifferences}


def test_bundled_tables_fit_a_terminal(netclean: Series, scottish: Series) -> None:
    """No line of a bundled table is wider than 100 columns."""
    for series in (netclean, scottish):
        assert max(map(len, nct.table(series).to_text().splitlines())) <= 100


def test_layout_years_goes_from_the_first_edition_to_the_last(scottish: Series) -> None:
    """Of a series the whole way is told, unless another is asked for; of changes at hand the last step they hold."""
    whole, step, asked = (
        nct.table(scottish, layout="years"),
        nct.table(nct.changes(scottish), layout="years"),
        nct.table(scottish, layout="years", against="previous"),
    )
    assert [table.sections[0].rows[0][-1][2] for table in (whole, step)] == ["2003 to 2018", "2017 to 2018"]
    assert asked == step


def test_layout_links_shows_the_steps_behind_changes(netclean: Series) -> None:
    """Changes lead to the steps that they rest on; links at hand are all shown."""
    some = nct.changes(netclean, against="first", indicators=["respondents-usa"])
    table = nct.table(some, layout="links")
    assert [row[1] for row in table.sections[0].rows] == [("2016 to 2018",), ("2018 to 2019",), ("2019 to 2020",)]
    assert nct.table(nct.align(netclean), layout="links") == nct.table(nct.align(netclean))


def test_layout_distribution_is_of_estimates_too(netclean: Series) -> None:
    """Scales of a series are those of its estimates, read in the same way."""
    shares = nct.estimates(netclean, base=100, editions=[2018])
    table = nct.table(netclean, layout="distribution", base=100, editions=[2018])
    assert nct.table(shares, layout="distribution") == table
    assert "n = 100" in table.to_text()


def test_one_edition_stands_as_its_file_has_it(netclean: Series) -> None:
    """All that it prints is there, with statements; of several each has its heading."""
    alone = nct.table(nct.estimates(netclean, editions=[2017]))
    assert alone.title == netclean[2017].title
    assert "A statement without a number is kept as printed and never read as a share." in alone.notes
    both = nct.table(nct.estimates(netclean, editions=[2017, 2018]))
    headings = [section.heading for section in both.sections]
    assert headings.index("NetClean Report 2017") == 0 < headings.index("NetClean Report 2018")
    assert len(both.sections) > len(alone.sections)


def test_some_estimates_stand_with_their_questions_alone(netclean: Series) -> None:
    """What was chosen is shown under what was asked, and nothing of the other questions."""
    for some in (
        nct.estimates(netclean, indicators=["encryption"], editions=[2019]),
        nct.estimates(netclean).filter(edition=2019, option="encryption"),
    ):
        table = nct.table(some)
        (row,) = (row for section in table.sections for row in section.rows)
        assert row[1] == ("one fifth",)
        assert len([section for section in table.sections if section.rows]) == 1


def test_estimates_of_nothing_say_so(netclean: Series) -> None:
    """Where no edition prints what was asked for, the table is a note."""
    table = nct.table(nct.estimates(netclean, indicators=["encryption"], editions=[2015]))
    assert (table.sections, table.notes) == ((), ("No figure is printed of what was asked for.",))


def test_findings_stand_under_their_editions_with_labels(netclean: Series) -> None:
    """Editions stand by their titles, questions, items and answers by their labels."""
    table = nct.table(nct.check(netclean))
    headings = [section.heading for section in table.sections]
    assert "NetClean Report 2018" in headings
    assert not any("2015" in heading for heading in headings)  # nothing to say of it
    places = [row[1] for section in table.sections for row in section.rows]
    question = netclean[2018].survey("police").questions["region"]
    assert (question.asked, "Europe", "(police · region · europe)") in places


def test_findings_at_hand_are_told_without_another_check(netclean: Series, scottish: Series) -> None:
    """Some findings alone give the table of these, and none the word that nothing is odd."""
    some = nct.check(netclean).filter(edition=2018, severity="warning")
    assert nct.table(some).notes == ("4 warnings.",)
    assert nct.table(nct.check(scottish)).notes == ("Nothing is odd.",)


def test_scottish_table_tells_the_fall_in_every_group(scottish: Series) -> None:
    """The first section of trends has three falls: all, men and women; Markdown says the same."""
    table = nct.table(nct.trends(scottish))
    assert [row[-1][0] for row in table.sections[0].rows] == ["fell", "fell", "fell"]
    assert table.to_markdown().count("fell") == 3


def test_editions_that_differ_in_nothing_are_named(netclean: Series) -> None:
    """Also without a row the table says which two editions were compared."""
    rows = nct.compare_editions(netclean, 2017, 2018)
    assert nct.table(rows.filter(lambda _: False)).title.startswith("NetClean Report 2017 and NetClean Report 2018")


def test_unknown_layout_is_told(netclean: Series) -> None:
    """A layout that is none is an error with the one that may be meant."""
    with pytest.raises(InputError, match=r'layout="year" is not known\. Did you mean years\?'):
        nct.table(netclean, layout="year")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        (nct.trends, {"layout": "years"}, r'layout="years" shows editions side by side, which Trends do not hold'),
        (nct.changes, {"against": "first"}, r"against: Changes are computed already\. Give options with a series"),
    ],
    ids=["layout", "option"],
)
def test_what_results_at_hand_cannot_do_is_told(
    given: Callable[[Series], Any], options: dict[str, Any], message: str, netclean: Series
) -> None:
    """A layout of changes and an option of theirs have no effect on results at hand, which is said."""
    with pytest.raises(InputError, match=message):
        nct.table(given(netclean), **options)


def test_changes_of_figures_at_hand_have_no_links() -> None:
    """Without a series there are no steps to show."""
    frame = pd.DataFrame({"indicator": "a", "edition": [2030, 2031], "percent": [34.0, 46.0], "base": [400, 380]})
    with pytest.raises(InputError, match="Give what a function of a series returns"):
        nct.table(nct.compare_frame(frame), layout="links")


def test_table_of_words_is_saved_on_one_sheet(scottish: Series, tmp_path: Path) -> None:
    """Title, headings, rows and notes stand in cells, a text that begins like a formula as a text."""
    table = nct.table(nct.trends(scottish))
    table.to_excel(tmp_path / "trends.xlsx")
    (sheet,) = openpyxl.load_workbook(tmp_path / "trends.xlsx")
    cells = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [table.title] in cells
    assert [column.heading for column in table.columns] in cells
    assert all([note] in cells for note in table.notes)
    first = table.sections[0].rows[0]
    assert ["\n".join(line.strip() for line in cell) for cell in first] in cells


def test_table_survives_a_pickle(netclean: Series, tmp_path: Path) -> None:
    """A table that went through a pickle is equal, and can still be saved."""
    table = nct.table(netclean)
    again = pickle.loads(pickle.dumps(table))
    assert again == table
    again.to_excel(tmp_path / "again.xlsx")
    table.to_excel(tmp_path / "table.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "table.xlsx").read_bytes()


def test_table_made_by_hand_cannot_be_saved(tmp_path: Path) -> None:
    """It does not know what it was made of, and says so."""
    with pytest.raises(InputError, match=r"Make it with nct\.table\."):
        nct.Table(title="", columns=(), sections=()).to_excel(tmp_path / "a.xlsx")
