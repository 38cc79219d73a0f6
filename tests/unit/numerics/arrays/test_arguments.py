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
