"""Separators of a numeral are read by form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nctrends.reading.numerals import read_numeral
from nctrends.reading.tokens import tokenize
from nctrends.reading.unread import UnreadError


@pytest.mark.parametrize(
    ("numeral", "value", "decimals"),
    [
        ("36.7", "36.7", 1),
        ("17,3", "17.3", 1),
        ("17,35", "17.35", 2),
        ("17,3512", "17.3512", 4),
        ("1,600", "1600", 0),
        ("0,600", "0.6", 3),
        ("1.600", "1.6", 3),
        ("1,600,000", "1600000", 0),
        ("1.600.000", "1600000", 0),
        ("1 600 000", "1600000", 0),
        ("1,600.5", "1600.5", 1),
        ("1.600,5", "1600.5", 1),
        ("269 370,25", "269370.25", 2),
        ("1234,567", "1234.567", 3),
        ("007", "7", 0),
    ],
)
def test_separator_is_read_by_its_form(numeral: str, value: str, decimals: int) -> None:
    """Groups of three part thousands, the last mark of another kind opens the decimals."""
    number = read_numeral(numeral)
    assert (number.value, number.decimals) == (Fraction(value), decimals)
    assert number.place == Fraction(1, 10**decimals)


@pytest.mark.parametrize("numeral", ["1,00,000", "1,600.000,5", "1.2.3", "1234,567,890", "12 345,678,9"])
def test_uneven_groups_are_refused(numeral: str) -> None:
    """Separators that form no groups of three are not repaired."""
    with pytest.raises(UnreadError, match=r"part no groups of three digits"):
        read_numeral(numeral)


@pytest.mark.parametrize(("numeral", "doubt"), [("1,600", "1.600"), ("1.600", "1 600"), ("36.7", ""), ("0,600", "")])
def test_three_digits_behind_one_mark_are_a_doubt(numeral: str, doubt: str) -> None:
    """A numeral that another country would read differently says how to write it without doubt."""
    told = read_numeral(numeral).doubt
    assert doubt in told
    assert bool(told) == bool(doubt)


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("269 370", ["269 370"]),
        ("10, 20", ["10", "20"]),
        ("2018 272", ["2018", "272"]),
        ("1 2345", ["1", "2345"]),
        ("5,000-6,000", ["5,000", "6,000"]),
        ("65.2.", ["65.2"]),
        ("40TB", ["40"]),
        ("269\n370", ["269", "370"]),
    ],
)
def test_numerals_are_cut_where_their_form_ends(text: str, numerals: list[str]) -> None:
    """A space belongs to a numeral only before exactly three digits, a comma or point only before a digit."""
    assert [token.word for token in tokenize(text) if token.kind == "numeral"] == numerals
