"""Collections of results: typed rows outside, columns inside, frames with the types of the contract."""

from __future__ import annotations

import contextlib
import pickle
from html.parser import HTMLParser
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from attrs import evolve
from tests.cells import printed

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.checks.check import check
from nctrends.errors import InputError
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.link import Link
from nctrends.model.series import Series
from nctrends.model.words import Comparability, Reason, Verdict
from nctrends.present.grid.table import display_width
from nctrends.results.changes import Changes
from nctrends.results.collection import Collection
from nctrends.results.kinds import Estimates, Links

CHANGE = Change(
    series="s",
    indicator="cloud",
    item="",
    option="cloud-storage",
    group="all",
    earlier=2017,
    later=2019,
    indicator_label="Technology",
    item_label="",
    option_label="Cloud",
    printed_earlier=printed("11.5 percent"),
    printed_later=printed("more than one third"),
    estimate=0.25,
    family_size=3,
    verdict=Verdict.ROSE,
    comparability=Comparability.CAUTION,
)
WITHHELD = evolve(CHANGE, indicator="work", estimate=float("nan"), family_size=None, verdict=Verdict.NOT_COMPARABLE)
ESTIMATE = Estimate(
    series="s",
    edition=2018,
    survey="police",
    question="q",
    item="",
    option="yes",
    group="all",
    question_label="Q",
    item_label="",
    option_label="Yes",
    printed=printed("54.4 %"),
    estimate=0.544,
)
LINK = Link(
    series="s",
    indicator="cloud",
    earlier=2017,
    later=2019,
    comparability=Comparability.CAUTION,
    reasons=(Reason.PROMPT,),
    explanation=("x",),
    question_earlier="a",
    question_later="b",
)

CELLS = attrs.asdict(CHANGE, recurse=False)
CHANGES = Changes.from_rows([CHANGE, WITHHELD], About(title="T"))
ALL = [
    pytest.param(CHANGES, id="changes"),
    pytest.param(Estimates.from_rows([ESTIMATE]), id="estimates"),
    pytest.param(Links.from_rows([LINK, LINK]), id="links"),
]
INTEGERS = {"edition", "earlier", "later", "family_size", "holds_from_base_earlier", "holds_from_base_later"}


def type_of(column: attrs.Attribute) -> object:
    """The type of a column by the contract: Int64 for years and whole numbers, pandas' own for text, else float64."""
    if column.name in INTEGERS:
        return pd.Int64Dtype()
    return pd.Series(["text"]).dtype if column.type != "float" else np.dtype("float64")


@pytest.mark.parametrize("rows", ALL)
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_frame_has_the_columns_and_types_of_the_rows(rows: Collection, empty: bool) -> None:
    """The columns of a frame are the fields of a row, in order, with the same types where there are no rows."""
    frame = (rows[:0] if empty else rows).to_frame()
    fields = attrs.fields(rows.row_class)
    assert list(frame.columns) == [field.name for field in fields]
    for field in fields:
        assert frame[field.name].dtype == type_of(field), field.name
    assert len(frame) == (0 if empty else len(rows))
    assert isinstance(frame.index, pd.RangeIndex)


def test_missing_values_are_nan_na_and_empty_text() -> None:
    """A number that is not given is NaN, a whole number NA, a text empty."""
    frame = CHANGES.to_frame()
    assert np.isnan(frame.loc[1, "estimate"])
    assert frame.loc[1, "family_size"] is pd.NA
    assert frame.loc[0, "item"] == ""
    assert frame.loc[0, "family_size"] == 3


def test_frame_is_a_copy() -> None:
    """Whoever changes a frame does not change the results."""
    frame = CHANGES.to_frame()
    frame.loc[0, "verdict"] = "fell"
    assert CHANGES[0].verdict == "rose"


def test_rows_come_back_as_they_were_given() -> None:
    """Iterating gives the typed rows; numbers are Python's own."""
    assert next(iter(CHANGES)) == CHANGE
    assert CHANGES[-1].indicator == "work"
    assert len(CHANGES) == 2
    columns = {name: [cell] if isinstance(cell, tuple) else np.array([cell]) for name, cell in CELLS.items()}
    assert type(Changes(columns)[0].estimate) is float
    assert type(Changes(columns)[0].earlier) is int


def test_row_that_is_not_there_is_an_index_error() -> None:
    """A position past the end is told as lists tell it."""
    with pytest.raises(IndexError, match="out of range"):
        CHANGES[2]


def test_filter_keeps_what_matches() -> None:
    """A filter takes values of columns, a condition on a row, or both, and keeps what is true of all rows."""
    assert [row.indicator for row in CHANGES.filter(verdict=Verdict.ROSE)] == ["cloud"]
    assert [row.indicator for row in CHANGES.filter(lambda row: row.family_size is None)] == ["work"]
    assert len(CHANGES.filter(lambda row: row.estimate > 0.5, later=2019)) == 0
    assert len(CHANGES.filter()) == 2
    assert CHANGES.filter(verdict=Verdict.ROSE).about == About(title="T")
    assert type(CHANGES.filter(verdict=Verdict.ROSE)) is Changes


def test_filter_by_no_column_names_the_nearest() -> None:
    """A misspelt column is told with the one that is meant."""
    with pytest.raises(InputError, match=r'no column "verdikt". Did you mean verdict'):
        CHANGES.filter(verdikt="rose")
    with pytest.raises(InputError, match=r'no column "verdikt". Did you mean verdict'):
        CHANGES.column("verdikt")


def test_slice_is_a_collection() -> None:
    """A slice keeps its kind and what is true of all rows, backwards too."""
    assert [row.indicator for row in CHANGES[::-1]] == ["work", "cloud"]
    assert CHANGES[:1].about == About(title="T")
    assert len(CHANGES[5:]) == 0


def test_equality_is_by_rows() -> None:
    """Collections of equal rows are equal, a missing number like a missing number; kinds and lengths count."""
    assert Changes.from_rows([CHANGE, WITHHELD]) == CHANGES
    assert Changes.from_rows([WITHHELD, CHANGE]) != CHANGES
    assert CHANGES[:1] != CHANGES
    assert CHANGES[:0] != Links.from_rows([])
    assert CHANGES != [CHANGE, WITHHELD]


@pytest.mark.parametrize("rows", ALL)
def test_collection_survives_pickling(rows: Collection) -> None:
    """Results can be sent to another process."""
    again = pickle.loads(pickle.dumps(rows))
    assert again == rows
    assert again.about == rows.about


@pytest.mark.parametrize("row", [CHANGE, ESTIMATE, LINK, About(title="T")], ids=lambda row: type(row).__name__)
def test_row_survives_pickling(row: object) -> None:
    """A single row can be sent too."""
    assert pickle.loads(pickle.dumps(row)) == row


def test_collection_cannot_be_changed() -> None:
    """Neither its parts nor its rows nor its columns can be set."""
    rows = CHANGES[:]
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match="can't set attribute"):
        rows.about = About()
    with pytest.raises(TypeError, match="does not support item assignment"):
        rows[0] = CHANGE  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match="can't set attribute"):
        rows[0].verdict = "fell"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match="can't set attribute"):
        del rows.about


@pytest.mark.parametrize("arrays", [False, True], ids=["lists", "arrays"])
def test_column_at_hand_does_not_reach_into_the_collection(arrays: bool) -> None:
    """Whoever changes what `column` gave does not change the collection."""
    columns = {name: [cell] for name, cell in CELLS.items()}
    if arrays:
        columns = {name: np.array(cells, dtype=object) for name, cells in columns.items() if cells != [()]}
        columns |= {name: [()] for name in ("reasons", "caveats")}
    rows = Changes(columns)
    with contextlib.suppress(TypeError, ValueError):  # to refuse is as good
        rows.column("verdict")[0] = "fell"  # type: ignore[index]
    assert rows[0].verdict == "rose"


def test_representation_counts_and_shows_the_main_columns() -> None:
    """At a prompt a collection says how many rows it has and shows the main columns, aligned."""
    lines = repr(CHANGES).splitlines()
    assert lines[0] == "Changes: 2 rows"
    assert lines[1].split() == list(Change.shown)
    assert "rose" in lines[2]
    assert "0.25" in lines[2]
    assert "nan" not in lines[3].lower()
    assert repr(CHANGES[:1]).startswith("Changes: 1 row\n")
    assert repr(CHANGES[:0]) == "Changes: 0 rows"


def test_long_collection_is_cut_at_the_prompt_and_whole_as_text() -> None:
    """A prompt shows sixty rows and counts the rest; `to_text` has all."""
    rows = Changes.from_rows([CHANGE] * 100)
    assert repr(rows).splitlines()[-1] == "… and 40 more"
    assert len(repr(rows).splitlines()) == 63
    assert len(rows.to_text().splitlines()) == 102
    assert "more" not in rows.to_text()


@pytest.mark.parametrize(
    "text", ["日本" * 40, "e\u0301" * 40, "x" * 100, "two\nlines"], ids=["wide", "combining", "long", "lines"]
)
def test_columns_stay_aligned_whatever_the_text(text: str) -> None:
    """A long, wide or broken text is cut to its column, so that the next column begins where its heading does."""
    lines = Estimates.from_rows([evolve(ESTIMATE, printed=text), ESTIMATE]).to_text().splitlines()
    assert len(lines) == 4
    start = display_width(lines[1][: lines[1].index("estimate")]) + len("estimate")
    for line in lines[2:]:
        end = line.index("0.544") + len("0.544")
        assert display_width(line[:end]) == start
    assert max(map(display_width, lines)) < 200


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the signature is html's
        """Note a tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def test_html_escapes_all_text() -> None:
    """What a report prints is never taken for markup in a notebook."""
    row = evolve(ESTIMATE, printed='<script>alert("&amp;")</script>', question="<b>")
    page = Tags()
    page.feed(Estimates.from_rows([row] * 70)._repr_html_())
    assert page.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td", "p"}
    assert '<script>alert("&amp;")</script>' in page.text
    assert "Estimates: 70 rows" in page.text
    assert "… and 50 more in .to_frame()" in page.text


def test_bundled_results_survive_pickling(netclean: object) -> None:
    """What the bundled series gives can be sent to another process, tables too."""
    import nctrends as nct  # noqa: PLC0415 - the public names, as a reader uses them

    for made in (nct.estimates(netclean), nct.changes(netclean), nct.align(netclean), nct.table(netclean)):
        assert pickle.loads(pickle.dumps(made)) == made


def test_frame_of_bundled_changes_goes_with_pandas(netclean: object) -> None:
    """A frame is plain: it groups, sorts and is written as CSV without further ado."""
    import nctrends as nct  # noqa: PLC0415 - the public names, as a reader uses them

    frame = nct.changes(netclean).to_frame()
    assert frame.groupby("verdict").size().sum() == len(frame)
    assert frame.sort_values("estimate")["estimate"].dropna().is_monotonic_increasing
    assert frame.to_csv(index=False).startswith("series,indicator,item")
    keys = ["series", "indicator", "item", "option", "group", "earlier", "later"]
    assert not frame.duplicated(keys).any()
    estimates = nct.estimates(netclean).to_frame()
    assert not estimates.duplicated(["series", "edition", "survey", "question", "item", "option", "group"]).any()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"verdict": "up"}, r"verdict='up' is no word for verdict. Known here: rose, fell"),
        ({"verdict": ["rose", "fel"]}, r"verdict='fel' is no word for verdict. Did you mean fell"),
        ({"indicator": "encrytion"}, r"indicator='encrytion' is in no row. Did you mean encryption"),
        ({"comparability": "good"}, r"comparability='good' is no word"),
        ({"caveats": "phrase onli"}, r"caveats='phrase onli' is no word for caveats. Did you mean phrase only"),
        ({"verdcit": "rose"}, r'no column "verdcit". Did you mean verdict'),
    ],
)
def test_filter_that_can_find_nothing_is_told(values: dict[str, Any], message: str, netclean: Series) -> None:
    """A misspelt word or name is an error and no empty answer."""
    with pytest.raises(InputError, match=message):
        changes(netclean).filter(**values)


def test_filter_that_finds_nothing_is_empty(netclean: Series) -> None:
    """A word of the list, a year and a name of the whole result may be without a row here."""
    rows = changes(netclean)
    assert not len(rows.filter(indicator="encryption").filter(indicator="cloud-storage"))
    assert not len(rows.filter(verdict="fell", indicator="cloud-storage"))
    assert not len(rows.filter(later=2015))
    assert not len(check(netclean).filter(edition=1999))


def test_filter_takes_one_of_several_words(netclean: Series) -> None:
    """Of several caveats or reasons in a cell one is enough, and a list takes any of its words."""
    rows = changes(netclean)
    doubtful = [row for row in rows if "prompt" in row.reasons]
    assert list(rows.filter(reasons="prompt")) == doubtful
    either = [row for row in rows if {"prompt", "period"} & set(row.reasons)]
    assert list(rows.filter(reasons=["prompt", "period"])) == either
