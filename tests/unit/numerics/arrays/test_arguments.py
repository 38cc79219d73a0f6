"""The border of the numerics: what is refused, and how it is told."""

from __future__ import annotations

import numpy as np
import pytest

from nctrends.errors import InputError
from nctrends.numerics.arrays import arguments


def test_faults_are_counted_and_the_first_ones_named():
    """In a million rows the reader needs three places and a number, not a million lines."""
    counts = np.zeros(1_000_000)
    counts[[5, 70_000, 500_000, 999_999]] = 11
    with pytest.raises(InputError, match="count: must lie in") as caught:
        arguments.checked_count(counts, 10)
    assert str(caught.value) == (
        "count: must lie in 0..base; a share needs its count, share times base. count[5] is 11.0 with base 10; "
        "count[70000] is 11.0 with base 10; count[500000] is 11.0 with base 10 and 1 more."
    )


def test_faults_of_bases_and_counts_are_told_together():
    """Nobody has to mend a table one error at a time."""
    with pytest.raises(InputError, match="base_later") as caught:
        arguments.checked_count([1, 2, 3], [0, 1, np.nan], "count_later", "base_later")
    assert [fault.place for fault in caught.value.faults] == ["base_later", "count_later"]


def test_places_in_a_grid_are_told_with_both_positions():
    """In two dimensions a place has two numbers."""
    with pytest.raises(InputError, match=r"count\[1, 2\] is -1"):
        arguments.checked_count([[0, 0, 0], [0, 0, -1]], 10)


def test_shapes_that_do_not_fit_are_named():
    """Columns of different lengths are refused with their lengths."""
    with pytest.raises(InputError, match=r"count \(2,\), base \(3,\)"):
        arguments.checked_count([1, 2], [3, 4, 5])
    with pytest.raises(InputError, match=r"null \(2,\)"):
        arguments.checked_null([0, 0.1], np.zeros(3))


SHARES = [
    pytest.param((0.46, 380, 0.34, 400), id="numbers"),
    pytest.param(([0.46, 0.5], [380, 390], [0.34, 0], [400, 410]), id="columns"),
    pytest.param(([[0.46], [0]], 380, [0.34, 1], 400), id="a grid"),
]


@pytest.mark.parametrize("pairs", SHARES)
def test_shares_in_place_of_counts_are_refused(pairs):
    """46 % of 380 is not 0.46 people: the message has the value, its base and what to give instead."""
    message = (
        r"count_earlier: looks like a share; give the count, which is share times base\. count_earlier(\[.*\])? is"
    )
    with pytest.raises(InputError, match=message + r" 0\.34 with base_earlier 400"):
        arguments.checked_pairs(*pairs)


def test_a_share_in_place_of_a_single_count_is_refused():
    """The same for one edition, by the name that its function gives it."""
    with pytest.raises(InputError, match=r"counts: looks like a share.*counts\[1\] is 0\.2 with bases 25"):
        arguments.checked_count([0, 0.2, 1], 25, "counts", "bases")


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param((0.46, 380, 3, 400), id="one edition has people"),
        pytest.param((0.46, 380, 0, 400), id="nobody"),
        pytest.param((0.46, 20, 0.34, 20), id="small bases"),
        pytest.param(([0.46, 12.5], 380, [0.34, 11.1], 400), id="among larger counts"),
        pytest.param((0, 380, 1, 400), id="whole"),
        pytest.param(([], [], [], []), id="no rows"),
    ],
)
def test_weighted_counts_below_one_pass(pairs):
    """A count below 1 may be weighted: where the other edition, or another row, has people, it is no share."""
    assert np.array_equal(arguments.checked_pairs(*pairs)[0], pairs[0])


def test_an_error_is_also_a_value_error():
    """Code that knows nothing of nctrends catches what it expects."""
    with pytest.raises(ValueError, match=r"must lie in 0\.\.base"):
        arguments.checked_count(2, 1)


@pytest.mark.parametrize(
    "value",
    [
        ["a"],
        "5",
        np.array(["5"], dtype=object),
        np.array(["2018"], dtype="datetime64[Y]"),
        [1j],
        [[1], [1, 2]],
        object(),
    ],
)
def test_what_is_no_number_is_refused(value):
    """Texts (of digits too), dates, complex numbers and ragged lists are refused by name."""
    with pytest.raises(InputError, match="count: must be numbers"):
        arguments.checked_count(value, 10)


def test_a_gap_is_told_as_not_a_number():
    """An empty cell arrives as None and is refused in its place."""
    with pytest.raises(InputError, match=r"count\[1\] is nan"):
        arguments.checked_count([1, None], 10)


def test_arrays_pass_without_a_copy():
    """A million rows are looked at, not duplicated."""
    counts, bases = np.zeros(10), np.ones(10, dtype=np.int64)
    checked_counts, checked_bases = arguments.checked_count(counts, bases)
    assert checked_counts is counts
    assert checked_bases is bases


def test_last_row_of_the_last_block_is_checked():
    """The check walks in blocks and must not stop short of the end."""
    counts = np.zeros(3 * 8192 + 1)
    counts[-1] = np.nan
    with pytest.raises(InputError, match=r"count\[24576\] is nan"):
        arguments.checked_count(counts, 10)
