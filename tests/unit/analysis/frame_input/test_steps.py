"""Steps between editions are comparable unless a row, or the caller, says otherwise."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError

SAME = "Figures of one indicator are taken as answers to the same question throughout"


def frame(editions: int = 3, **columns: Any) -> pd.DataFrame:
    """Return a frame of one indicator whose shares rise from edition to edition."""
    percent = [f"{20 + 15 * i} %" for i in range(editions)]
    return pd.DataFrame(
        {"indicator": "maps", "edition": range(2030, 2030 + editions), "percent": percent, "base": 400, **columns}
    )


def test_steps_are_comparable_and_a_note_says_why() -> None:
    """Figures of one row are one series; below the table stands how to mark a question that changed."""
    changes = nct.compare_frame(frame())
    assert [row.comparability for row in changes] == ["comparable"] * 2
    (note,) = [note for note in nct.table(changes).notes if note.startswith(SAME)]
    assert "a column break or comparability marks" in note


@pytest.mark.parametrize("mark", [True, 1, 1.0, "yes", "TRUE", "x", "b"], ids=repr)
def test_break_withholds_the_change_to_its_edition(mark: Any) -> None:
    """A break in the series is not compared across, whatever it is marked with."""
    changes = nct.compare_frame(frame(**{"break": [None, mark, None]}))
    assert [row.verdict for row in changes] == ["not comparable", "rose"]
    assert changes[0].estimate_later == pytest.approx(0.35, abs=1e-9)


@pytest.mark.parametrize("mark", [False, 0, "no", "", None, "-"], ids=repr)
def test_no_break_withholds_nothing(mark: Any) -> None:
    """A cell that says no, or nothing, is no break."""
    column = pd.Series([mark] * 3, dtype=object)
    assert [row.verdict for row in nct.compare_frame(frame(**{"break": column}))] == ["rose", "rose"]


def test_grades_and_reasons_stand_on_the_later_row() -> None:
    """A grade holds for the step to its row, a path over several has the worst of them and all their reasons."""
    marked = frame(4, comparability=["", "caution", "", "identical"], reasons=[None, "mode, wording", "", ["period"]])
    rows = nct.compare_frame(marked, against="all")
    found = {(row.earlier, row.later): (row.comparability, row.reasons) for row in rows}
    assert found[2030, 2031] == ("caution", ("wording", "mode"))
    assert found[2031, 2032] == ("comparable", ())
    assert found[2032, 2033] == ("identical", ("period",))
    assert found[2031, 2033] == ("comparable", ("period",))
    assert found[2030, 2033] == ("caution", ("wording", "mode", "period"))


def test_mark_holds_where_its_own_figure_is_not_printed() -> None:
    """A break in an edition without a figure lies between the editions around it."""
    broken = frame(**{"break": [False, True, False]}).assign(percent=["20 %", "n/a", "50 %"])
    assert [row.verdict for row in nct.compare_frame(broken)] == ["not comparable"]


def test_mark_holds_for_all_groups_of_a_question() -> None:
    """A question that changed for all has changed for each group, also where only one row says so."""
    both = pd.concat([frame(2, group="women", **{"break": [False, True]}), frame(2, group="men")], ignore_index=True)
    other = frame(2).assign(indicator="cloud")
    rows = nct.compare_frame(pd.concat([both, other], ignore_index=True))
    assert [(row.indicator, row.group, row.comparability) for row in rows] == [
        ("maps", "women", "not_comparable"),
        ("maps", "men", "not_comparable"),
        ("cloud", "all", "comparable"),
    ]


def test_grade_of_the_whole_frame_is_that_of_what_no_row_marks() -> None:
    """`comparability="caution"` grades all steps, and a row may still say more."""
    changes = nct.compare_frame(frame(**{"break": [False, True, False]}), comparability="caution")
    assert [row.comparability for row in changes] == ["not_comparable", "caution"]
    assert "Steps that no row marks are graded caution, as was asked." in changes.about.remarks
    assert not any(note.startswith(SAME) for note in changes.about.remarks)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param({"comparability": "fine"}, '"fine" is none. Known here: not_comparable, caution', id="grade"),
        pytest.param({"comparability": 3}, 'comparability: "3" is none.+Rows 0, 1, 2', id="number"),
        pytest.param({"reasons": ["", "wordng", ""]}, r'"wordng" is none. Did you mean wording\? Row 1', id="reason"),
        pytest.param({"break": ["", "perhaps", ""]}, "break: is neither true nor false. Row 1", id="break"),
        pytest.param({"break": [0, 2, 0]}, "break: is neither true nor false. Row 1", id="number of breaks"),
        pytest.param({"weighted": "partly"}, "weighted: is neither true nor false", id="weights"),
    ],
)
def test_mark_that_is_none_is_told(columns: dict[str, Any], message: str) -> None:
    """A word outside its list is a fault, and never taken for none."""
    with pytest.raises(InputError, match=message):
        nct.compare_frame(frame(**columns))


def test_grade_of_the_frame_that_is_none_is_told() -> None:
    """The same holds for the option."""
    with pytest.raises(InputError, match='comparability="good" is not known'):
        nct.compare_frame(frame(), comparability="good")
