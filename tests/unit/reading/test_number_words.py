"""Numbers, fractions and tails in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nctrends.reading.number_words import fraction_at, number_at
from nctrends.reading.tokens import tokenize
from nctrends.reading.who import who_at


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("zero", 0),
        ("seventeen", 17),
        ("sixty-four", 64),
        ("sixty four", 64),
        ("ninety", 90),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("two hundred five", 205),
        ("twelve hundred", 1200),
        ("a thousand", 1000),
        ("two hundred and sixty-nine thousand three hundred and seventy", 269_370),
        ("three million and one", 3_000_001),
        ("a million", 1_000_000),
        ("5 thousand", 5000),
        ("2.5 million", 2_500_000),
    ],
)
def test_number_words_are_read_whole(text: str, number: int) -> None:
    """Number words up to millions give their number and use all their words."""
    tokens = tokenize(text)
    read = number_at(tokens, 0)
    assert read is not None
    assert (read[0].value, tokens[read[1]].kind) == (number, "end")


@pytest.mark.parametrize(
    "text", ["two thousand three thousand", "five six", "six and seven", "ten hundred thousand and"]
)
def test_number_words_end_where_their_order_breaks(text: str) -> None:
    """Two numbers in a row are not run together into one."""
    tokens = tokenize(text)
    read = number_at(tokens, 0)
    assert read is not None
    assert tokens[read[1]].kind == "word"


@pytest.mark.parametrize("text", ["a", "hundred", "thousands", "million", "and five", "dozen", "second"])
def test_words_that_are_no_number_give_none(text: str) -> None:
    """Orders of size, ranks and lone scales are not numbers."""
    assert number_at(tokenize(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", Fraction(1, 2)),
        ("a half", Fraction(1, 2)),
        ("one-third", Fraction(1, 3)),
        ("two third", Fraction(2, 3)),
        ("three fourths", Fraction(3, 4)),
        ("the three quarters", Fraction(3, 4)),
        ("the quarter", Fraction(1, 4)),
        ("the half", Fraction(1, 2)),
        ("one seventh", Fraction(1, 7)),
        ("nineteen twentieths", Fraction(19, 20)),
    ],
)
def test_fraction_words_are_read(text: str, value: Fraction) -> None:
    """Halves to twentieths, with and without a hyphen."""
    tokens = tokenize(text)
    read = fraction_at(tokens, 0)
    assert read is not None
    assert (read[0], tokens[read[1]].kind) == (value, "end")


@pytest.mark.parametrize(
    "text", ["third", "the third", "the quarters", "the a third", "quarter", "a second", "halves", "a hundredth"]
)
def test_ranks_are_no_fractions(text: str) -> None:
    """ "The third" may be the one after the second."""
    assert fraction_at(tokenize(text), 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "of police officers",
        "police officers",
        "of the surveyed police officers",
        "of those surveyed",
        "of respondents",
        "of all respondents",
        "respondents surveyed",
        "of all found material",
        "of them",
        "of those",
        "of law enforcement officers",
        "of the police",
    ],
)
def test_tail_that_says_who_is_passed_over(text: str) -> None:
    """The base of a share may follow it."""
    tokens = tokenize(text)
    assert tokens[who_at(tokens, 0)].kind == "end"


@pytest.mark.parametrize(
    "text", ["of", "of the", "the", "of 272 officers", "of ten", "of the other officers", "who", "not", "those", "of a"]
)
def test_tail_that_could_change_the_meaning_is_not_passed_over(text: str) -> None:
    """Numbers, negations and half a noun phrase stay where they are."""
    assert who_at(tokenize(text), 0) == 0
