"""What an edition says of itself. Each code fires on one case and is silent on another."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.found import codes, only
from tests.unit.analysis.made import PRESS, REPORT, figure, question

from nctrends.model.edition import RespondentsPrinted
from nctrends.model.question import Item

ROW = question(["54 %", "46 %"])


@pytest.mark.parametrize(
    ("printed", "fires"),
    [
        pytest.param("360", True, id="another number"),
        pytest.param("over 280", True, id="a bound above"),
        pytest.param("272", False, id="the same"),
        pytest.param("nearly 300", False, id="a rough word for it"),
        pytest.param("over 250", False, id="a bound below"),
    ],
)
def test_respondents_printed_differently(printed: str, fires: bool) -> None:
    """A print of the respondents is a finding where it rules their number out, and only there."""
    other = (RespondentsPrinted(printed=printed, source=PRESS),)
    assert codes(ROW, respondents=272, respondents_printed=other) == ["respondents-differ"] * fires


def test_respondents_that_differ_are_a_note_with_the_place() -> None:
    """The message says where the other number stands."""
    other = (RespondentsPrinted(printed="360", source=REPORT),)
    finding = only(ROW, "respondents-differ", respondents=370, respondents_printed=other)
    assert (finding.severity, finding.printed, finding.expected) == ("note", "360", "370")
    assert finding.message == '"360" (Report) is printed for 370 respondents.'


def test_figure_without_a_text_is_unfilled_and_nothing_else() -> None:
    """A skeleton is checked for gaps; what it has already is checked as ever."""
    asked = question(["60.0 %", "50.0 %"], [figure(""), figure(" ", words=True)])
    assert codes(asked) == ["unfilled", "unfilled", "row-sum"]
    assert only(question(figures=[figure("")]), "unfilled").severity == "note"


def test_row_without_any_text_is_unfilled() -> None:
    """A row of empty cells waits for its numbers; a row with one cell has what the report prints."""
    items = {"one": Item(label="One"), "two": Item(label="Two")}
    asked = evolve(question(), items=items, table={"one": ("", ""), "two": ("54 %", "")})
    assert only(asked, "unfilled").item == "one"
    assert codes(asked) == ["unfilled"]


def test_filled_edition_has_no_gaps() -> None:
    """Texts that are there are no gaps."""
    assert codes(ROW) == []
