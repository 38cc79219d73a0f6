"""A wide frame, one column per edition, gives what the tidy one gives."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError

TIDY = pd.DataFrame(
    {
        "indicator": ["maps", "cloud", "maps", "cloud"],
        "edition": ["2030", "2030", "2031", "2031"],
        "percent": [34, 10, 46, 12],
        "base": [400, 400, 380, 380],
    }
)
WIDE = pd.DataFrame({"question": ["maps", "cloud", "Base"], "2030": [34, 10, 400], "2031": [46, 12, 380]})


def test_row_of_bases_is_named() -> None:
    """`base_row` says which row has the bases, and it is no question."""
    assert nct.compare_frame(WIDE, base_row="Base") == nct.compare_frame(TIDY)


@pytest.mark.parametrize(
    "options",
    [
        {"bases": {2030: 400, 2031: 380}},
        {"bases": {"2030": 400, "2031": 380}},
        {"bases": {("2030", "all"): 400, 2031: 380}},
    ],
    ids=str,
)
def test_bases_are_given_by_edition(options: dict[str, Any]) -> None:
    """Bases may stand beside the frame, whatever type its columns are called by."""
    assert nct.compare_frame(WIDE.head(2), **options) == nct.compare_frame(TIDY)


def test_bases_stand_in_a_column() -> None:
    """A column of bases or of limits holds for all editions of its row."""
    rows = nct.compare_frame(WIDE.head(2).assign(base_at_most=[450, 430]))
    assert [(row.base_later, row.base_source_later) for row in rows] == [(450, "respondents"), (430, "respondents")]


def test_columns_keep_the_type_of_their_names() -> None:
    """Editions are numbers where the columns are called by numbers."""
    changes = nct.compare_frame(
        WIDE.rename(columns=lambda name: int(name) if name.isdigit() else name), base_row="Base"
    )
    assert changes.to_frame()["earlier"].dtype == "int64"
    assert changes[0].earlier == 2030


@pytest.mark.parametrize(
    ("names", "earlier"),
    [
        (["Wave 10", "Wave 9"], "Wave 9"),
        (["Q1 2031", "Q4 2030"], "Q4 2030"),
        (["After", "Before"], "After"),
        (["Winter 2030", "Spring 2030"], "Winter 2030"),
    ],
    ids=str,
)
def test_editions_are_in_order(names: list[str], earlier: str) -> None:
    """A time or a number in the names is their order, else the columns stand in it."""
    frame = pd.DataFrame({"question": ["maps"], names[0]: ["34 %"], names[1]: ["46 %"], "n": [400]})
    assert nct.compare_frame(frame)[0].earlier == earlier
    assert nct.compare_frame(frame, order=names[::-1])[0].earlier == names[1]


def test_other_columns_are_named_and_no_editions() -> None:
    """Where names are times or numbers, a column beside them is not one."""
    changes = nct.compare_frame(WIDE.assign(remark="new", total=9), base_row="Base")
    assert changes == nct.compare_frame(TIDY)
    assert "Columns that were not used: remark, total." in changes.about.remarks


def test_proportions_are_said_to_be_some() -> None:
    """`columns` says that the columns of editions hold proportions or counts, and which they are."""
    shares = WIDE.head(2).assign(**{"2030": [0.34, 0.10], "2031": [0.46, 0.12]})
    given: dict[str, Any] = {"bases": {2030: 400, 2031: 380}}
    assert nct.compare_frame(shares, columns={"estimate": ["2030", "2031"]}, **given) == nct.compare_frame(TIDY)
    counts = WIDE.head(2).assign(**{"2030": [136, 40], "2031": [175, 46]})
    rows = nct.compare_frame(counts, columns={"count": ["2030", "2031"]}, **given)
    assert rows[0].estimate_later == pytest.approx(175 / 380, abs=1e-15)
    with pytest.raises(InputError, match="may be proportions"):
        nct.compare_frame(shares, **given)


def test_group_has_the_base_of_its_own_row() -> None:
    """Rows of bases of several groups each hold for their group; one below each question for that question."""
    groups = pd.DataFrame({"question": ["maps", "Base"] * 2, "group": ["women"] * 2 + ["men"] * 2})
    groups = groups.assign(**{"2030": [34, 200, 36, 190], "2031": [46, 210, 40, 180]})
    assert [row.base_later for row in nct.compare_frame(groups, base_row="Base")] == [210, 180]
    questions = pd.DataFrame({"question": ["maps"] * 2 + ["cloud"] * 2, "option": ["yes", "Base"] * 2})
    questions = questions.assign(**{"2030": [34, 400, 10, 300], "2031": [46, 380, 12, 290]})
    assert [row.base_later for row in nct.compare_frame(questions, base_row="Base")] == [380, 290]


def test_columns_of_several_types_are_one() -> None:
    """A column of texts beside one of numbers, with gaps, is read cell by cell."""
    mixed = pd.DataFrame(
        {"question": ["maps", "cloud"], "2030": [34.0, None], "2031": ["46 %", "12 %"], "2032": [50, 11]}
    )
    rows = nct.compare_frame(mixed, bases={2030: 400, 2031: 400, 2032: 400})
    assert [(row.indicator, row.printed_earlier, row.printed_later) for row in rows] == [
        ("maps", "34 %", "46 %"),
        ("maps", "46 %", "50 %"),
        ("cloud", "12 %", "11 %"),
    ]


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        pytest.param(WIDE, {"base_row": "Bases"}, 'no row is called "Bases". Did you mean Base', id="no such row"),
        pytest.param(WIDE, {"base_row": "Base", "bases": {2030: 4}}, "has a column base, too", id="both"),
        pytest.param(WIDE.head(2), {}, "base_row in a wide frame", id="no bases"),
        pytest.param(WIDE, {"order": ["2030", "2032"], "base_row": "Base"}, 'no column is called "2032"', id="order"),
        pytest.param(WIDE[["question"]], {}, 'no column "edition"', id="no editions"),
        pytest.param(TIDY, {"base_row": "maps"}, "base_row: is for a frame with one column per edition", id="tidy"),
        pytest.param(
            pd.concat([WIDE, WIDE.tail(1)]), {"base_row": "Base"}, "rows 2 and 2 are both bases", id="two rows"
        ),
        pytest.param(
            WIDE.astype({"2031": object}).replace({"2031": {12: "?"}}),
            {"base_row": "Base"},
            r"Row 1 \(2031\)",
            id="cell",
        ),
    ],
)
def test_wide_frame_that_cannot_be_used_is_told(frame: pd.DataFrame, options: dict[str, Any], message: str) -> None:
    """A fault of a cell is told with its row and its column."""
    with pytest.raises(InputError, match=message):
        nct.compare_frame(frame, **options)
