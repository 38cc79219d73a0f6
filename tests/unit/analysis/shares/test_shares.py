"""What is known of a share: from its own figures, from the others, from its parts."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.made import PRESS, alone, estimate_at, figure, figures, question

from nctrends.analysis.shares.readings import ShareRange
from nctrends.analysis.shares.shares import share_of
from nctrends.errors import InputError
from nctrends.model.question import Item, Question

EXACT = 1e-12  # sums of decimals differ from exact arithmetic in the last digit


def share(asked: Question, options: str = "yes") -> ShareRange | None:
    """The share of some options of a question."""
    return share_of(figures(alone(asked)), tuple(options.split()))


def test_printed_number_has_the_range_of_its_digits() -> None:
    """54.4 % is anything from 54.35 up to, but not with, 54.45 %."""
    found = share(question(["54.4 %", "45.6 %"]))
    assert found is not None
    assert (found.low, found.high, found.high_open, found.value) == (0.5435, 0.5445, True, 0.544)
    assert found.point == 0.544


def test_phrase_has_a_range_and_no_number() -> None:
    """ "Almost 60 percent" is 55 to 60 %; its middle is a point and not a print."""
    found = share(question(figures=[figure("almost 60 percent")]))
    assert found is not None
    assert (found.low, found.high, found.value) == (0.55, 0.6, None)
    assert found.point == pytest.approx(0.575, abs=EXACT)


def test_nothing_printed_is_nothing_known() -> None:
    """A share that no figure bounds is not there, be the question's form what it may."""
    assert share(question(options="yes no maybe", row=["", "40 %", ""])) is None
    assert share(question(options="yes no", row=["", "40 %"], kind="multi")) is None


def test_statement_in_words_bounds_nothing() -> None:
    """What is kept as words is never read as a share."""
    assert share(question(figures=[figure("most", words=True)])) is None


@pytest.mark.parametrize(
    ("row", "printed", "low", "high", "point"),
    [
        pytest.param("17 %", "16.7 percent", 0.1665, 0.1675, 0.167, id="more digits"),
        pytest.param("54.4 %", "more than half", 0.5435, 0.5445, 0.544, id="phrase beside a number"),
        pytest.param("54.4 %", "54.4 percent", 0.5435, 0.5445, 0.544, id="the same again"),
        pytest.param("66.0 %", "just over three quarters", 0.6595, 0.6605, 0.66, id="contradicting phrase"),
        pytest.param("66.0 %", "70 %", 0.6595, 0.6605, 0.66, id="contradicting number"),
    ],
)
@pytest.mark.parametrize("twice", [False, True], ids=["", "prose twice"])
def test_several_texts_of_one_share_are_intersected(
    row: str, printed: str, low: float, high: float, point: float, twice: bool
) -> None:
    """What agrees narrows the range, the most exact print is the point; what contradicts the table is left out."""
    prose = [figure(printed)] * (1 + twice)
    found = share(question([row, ""], prose))
    assert found is not None
    assert (found.low, found.high, found.point) == (low, high, point)
    assert [reading.text for reading in found.readings] == [row, *[printed] * (1 + twice)]


@pytest.mark.parametrize("texts", [["17 %", "16.7 %"], ["16.7 %", "17 %"]], ids=["rough first", "exact first"])
def test_order_of_figures_does_not_matter(texts: list[str]) -> None:
    """Law 15: the same prints in another order mean the same share and the same point."""
    found = share(question(figures=[figure(text) for text in texts]))
    assert found is not None
    assert (found.low, found.high, found.point) == (0.1665, 0.1675, 0.167)


def test_secondary_source_comes_last() -> None:
    """What others print gives way to the publisher's own phrase where the two contradict."""
    found = share(question(figures=[figure("80.0 %", source=PRESS), figure("almost 60 percent")]))
    assert found is not None
    assert (found.low, found.high) == (0.55, 0.6)
    assert found.readings[0].text == "almost 60 percent"


def test_complement_is_what_the_others_leave() -> None:
    """Of two options that each person chooses one of, the one is what the other leaves, its ends turned round."""
    found = share(question(["", "45.6 %"]))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(0.5435, abs=EXACT), pytest.approx(0.5445, abs=EXACT))
    assert found.value == pytest.approx(0.544, abs=EXACT)


def test_complement_of_a_net_is_known() -> None:
    """A printed net of all other options bounds the one that is left."""
    found = share(question(options="yes no maybe", figures=[figure("a quarter", of=["no", "maybe"])]))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(0.72, abs=EXACT), pytest.approx(0.787, abs=EXACT))


def test_net_of_single_choice_is_the_sum_of_its_parts() -> None:
    """Shares of which each person has one add, and so do their ranges."""
    found = share(question(["20.0 %", "30.0 %", "10.0 %", ""], options="yes maybe no other"), "yes maybe")
    assert found is not None
    assert found.value == pytest.approx(0.5, abs=EXACT)
    assert (found.low, found.high) == (pytest.approx(0.499, abs=EXACT), pytest.approx(0.501, abs=EXACT))
    assert found.is_sum


def test_printed_net_is_taken_as_printed() -> None:
    """A net that the report prints is not added up from its parts."""
    asked = question(["20 %", "30 %", "50 %"], [figure("51 %", of=["maybe", "yes"])], options="yes maybe no")
    found = share(asked, "yes maybe")
    assert found is not None
    assert found.value == 0.51


def test_net_with_an_unknown_part_is_unknown() -> None:
    """A sum with a part that nothing bounds is not known."""
    assert share(question(["20 %", "", "", ""], options="yes maybe no other"), "yes maybe") is None


def test_net_of_several_answers_is_bounded_not_added() -> None:
    """Law 12: where a person may give several answers, a union lies between the largest part and the sum."""
    found = share(question(["60 %", "30 %", "20 %"], options="yes maybe no", kind="multi"), "yes maybe")
    assert found is not None
    assert (found.low, found.high) == (0.595, pytest.approx(0.91, abs=EXACT))
    assert found.value is None
    found = share(question(["60 %", "70 %", "20 %"], options="yes maybe no", kind="multi"), "yes maybe")
    assert found is not None
    assert (found.low, found.high) == (0.695, 1.0)


def test_complement_of_several_answers_is_not_taken() -> None:
    """Where a person may give several answers, one option says nothing of another."""
    assert share(question(["", "30 %"], kind="multi")) is None


@pytest.mark.parametrize("kind", ["unknown", "count", "statement"])
def test_net_of_an_unknown_form_is_refused(kind: str) -> None:
    """Where nobody knows whether a person gave one answer or several, nothing is added."""
    with pytest.raises(InputError, match=r"2018 q: yes \+ no cannot be joined.+Name one option, or a net"):
        estimate_at(alone(question(["60 %", "30 %"], kind=kind)), "yes no")


def test_share_of_an_item_is_that_of_its_row() -> None:
    """Rows of a grid are kept apart."""
    grid = evolve(
        question(),
        items={"a": Item(label="A"), "b": Item(label="B")},
        table={"a": ("10 %", "90 %"), "b": ("20 %", "80 %")},
        figures=(figure("about a third", item="b"),),
    )
    found = share_of(figures(alone(grid), item="a"), ("yes",))
    assert found is not None
    assert found.value == 0.1
