"""Editions are ordered by value, time or number, and an order that is not sure is refused."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.analysis.frame_input.edition_order import editions_of
from nctrends.errors import InputError

IN_ORDER: dict[str, tuple[Any, ...]] = {
    "waves": ("Wave 9", "Wave 10"),
    "numbers as text": ("9", "10"),
    "seasons": ("Spring 2019", "Autumn 2019"),
    "months": ("Jan 2020", "Apr 2020"),
    "quarters": ("Q4 2019", "Q1 2020"),
    "quarters behind the year": ("2019-Q4", "2020-Q1"),
    "months by number": ("2030-11", "2031-05"),
    "financial years": ("FY2019", "FY2020"),
    "years over two": ("2018/19", "2019/20"),
    # neighbours of these
    "ordinals": ("1st wave", "2nd wave", "10th wave"),
    "letters": ("W9", "W10", "W11"),
    "wave and year": ("Wave 10 2019", "Wave 2 2020"),
    "wave behind the year": ("2019 W3", "2020 W1"),
    "other spelling": ("wave-9", "Wave 10"),
    "other quarters": ("4Q19", "1Q20"),
    "quarters in words": ("fourth quarter of 2019", "first quarter of 2020"),
    "short years": ("Dec '19", "Jan '20"),
    "long months": ("September 2019", "Oct 2019", "May 2020"),
    "months with a letter": ("2019M2", "2019M11"),
    "month first": ("11/2019", "02/2020"),
    "days": ("30 Apr 2020", "1 May 2020"),
    "ISO days": ("2019-09-30", "2019-10-01"),
    "American days": ("September 30, 2019", "October 1, 2019"),
    "half-years": ("H2 2019", "H1 2020"),
    "summer and fall": ("Summer 2019", "Fall 2019"),
    "winters": ("Winter 2018", "Winter 2019"),
    "winter of two years": ("Autumn 2018", "Winter 2018/19", "Spring 2019"),
    "several years": ("2013-2015", "2016-2018"),
    "years over two, dash": ("2009–10", "2010–11"),
    "a year and a later quarter": ("2018", "Q4 2019"),
    "months at the turn of a decade": ("2011-10", "2011-12", "2012-01"),
    "an unread day settles the others": ("06/05/2019", "13/06/2019"),
    "numbers below 0": ("-1", "0", "1"),
    "long numbers": ("201901", "201910"),
    "year positions": ("2031.25", "2031.75"),
    # values
    "years": (2018, 2019),
    "years as floats": (2018.0, 2019.0),
    "dates": (dt.date(2019, 12, 1), dt.date(2020, 1, 1)),
    "time stamps": (pd.Timestamp("2019-12-01"), pd.Timestamp("2020-01-01")),
    "periods": (pd.Period("2019Q4"), pd.Period("2020Q1")),
}


@pytest.mark.parametrize("editions", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_editions_are_in_order_whatever_the_rows_are(editions: tuple[Any, ...]) -> None:
    """The order of the rows says nothing about the order of the editions."""
    for shuffled in permutations(editions):
        found = editions_of(pd.Series(list(shuffled), dtype=object))
        assert found.ordered == editions
        assert [found.ordered[rank] for rank in found.ranks] == list(shuffled)


@pytest.mark.parametrize("editions", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_a_rise_is_never_a_fall(editions: tuple[Any, ...]) -> None:
    """34 % in the earlier edition and 46 % in the later one is a rise."""
    frame = pd.DataFrame({"indicator": "maps", "edition": editions[:2], "percent": ["34 %", "46 %"], "base": 400})
    (row,) = nct.compare_frame(frame.iloc[::-1])
    assert (row.verdict, row.printed_earlier) == ("rose", "34 %")


@pytest.mark.parametrize(
    ("editions", "message"),
    [
        pytest.param(["Before", "After"], "is not known", id="words"),
        pytest.param(["Pre-launch", "Wave 1"], "is not known", id="words and a number"),
        pytest.param(["Spring", "Autumn"], "is not known", id="seasons without a year"),
        pytest.param(["Jan", "Apr"], "is not known", id="months without a year"),
        pytest.param(["Jan 20", "Apr 20"], "is not known", id="days or years"),
        pytest.param(["Wave 9a", "Wave 9b"], "is not known", id="letters behind the number"),
        pytest.param(["Wave IX", "Wave X"], "is not known", id="Roman numbers"),
        pytest.param(["Wave 9, May", "Wave 10, May 3"], "is not known", id="one number and two"),
        pytest.param(["2019.5", "2019.10"], "is not known", id="months or decimals"),
        pytest.param(["Winter 2019", "Spring 2019"], "depends on how such labels are read", id="which winter"),
        pytest.param(["05/06/2019", "06/05/2019"], "depends on how such labels are read", id="day or month first"),
        pytest.param(["2009/10", "2009-05"], "overlap in time", id="a year over two and a month"),
        pytest.param(["2019", "Q4 2019"], "overlap in time", id="a year and its quarter"),
        pytest.param(["Wave 1 2019", "Q4 2019"], "overlap in time", id="a wave and a quarter of its year"),
        pytest.param(["2018/19", "2019"], "overlap in time", id="a year within a year over two"),
        pytest.param(["Jan 2020", "January 2020"], "are one edition", id="one month in two ways"),
        pytest.param(["Wave 9", "Wave 09"], "are one edition", id="one wave in two ways"),
        pytest.param([2018, "2019"], "different types", id="numbers and texts"),
        pytest.param([dt.date(2018, 1, 1), 2019], "different types", id="dates and numbers"),
    ],
)
def test_unsure_order_is_refused_and_asked_for(editions: list[Any], message: str) -> None:
    """What has no sure order is an error that says how to give one, and then it holds."""
    column = pd.Series(editions, dtype=object)
    with pytest.raises(InputError, match=message) as caught:
        editions_of(column)
    assert "order=[" in str(caught.value) or "in one way" in str(caught.value)
    assert editions_of(column, editions[::-1]).ordered == tuple(editions[::-1])


def test_given_order_wins_and_may_name_more() -> None:
    """An order that is given is that of the editions, also of numbers, by value or as text."""
    assert editions_of(pd.Series([2018, 2019]), ["2020", "2019", "2018"]).ordered == (2019, 2018)


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (["A"], "order: lacks B"),
        (["A", "B", "A"], "order: names A twice"),
        ("AB", "order: is no list of editions"),
        (3, "order: is no list of editions"),
    ],
    ids=str,
)
def test_order_that_is_none_is_told(order: Any, message: str) -> None:
    """An order has each edition, each once."""
    with pytest.raises(InputError, match=message):
        editions_of(pd.Series(["A", "B"]), order)


def test_ordered_category_has_the_order_of_its_categories() -> None:
    """Categories that are ordered need no other order, and those that no row has are left out."""
    column = pd.Series(pd.Categorical(["Late", "Early"], categories=["Early", "Middle", "Late"], ordered=True))
    found = editions_of(column)
    assert (found.ordered, list(found.ranks)) == (("Early", "Late"), [1, 0])


def test_category_without_an_order_is_read_as_its_values() -> None:
    """The order in which categories happen to be stored says nothing."""
    column = pd.Series(pd.Categorical(["Wave 10", "Wave 9"], categories=["Wave 10", "Wave 9"]))
    assert editions_of(column).ordered == ("Wave 9", "Wave 10")


def test_single_edition_needs_no_order() -> None:
    """One label is in order, whatever it says; a row without one has none."""
    found = editions_of(pd.Series(["Before", None, "Before"]))
    assert (found.ordered, list(found.ranks)) == (("Before",), [0, -1, 0])


def test_edition_is_found_by_value_or_by_text() -> None:
    """A caller may name an edition as the frame holds it, or as it prints."""
    found = editions_of(pd.Series([2018.0, 2019.0]))
    assert [found.place(edition) for edition in (2018, 2018.0, "2019", 2020)] == [0, 0, 1, None]
