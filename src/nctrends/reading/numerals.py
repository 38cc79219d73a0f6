"""What a printed number says: its value and the place of its last digit, from the form of its numeral.

A separator is read by form, never by a guessed language: a space or a comma before exactly three digits parts
thousands, any other comma is a decimal comma, and where both "," and "." stand the last one opens the decimals.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, frozen

from nctrends.reading.tokens import THOUSANDS_SPACES
from nctrends.reading.unread import CHECK, UnreadError

LARGEST = 10**15
"""Numbers of surveys are far below; above this a float no longer holds every whole number."""


@frozen(kw_only=True)
class Number:
    """A number as printed, before it is known what it counts."""

    value: Fraction
    place: Fraction = Fraction(1)
    """The unit of the last printed digit: 1/10 in "36.7", a million in "5 million"."""
    decimals: int = 0
    scale: int = 1
    """What a word such as "million" multiplied it by."""
    doubt: str = ""
    """How to write it without doubt where its separator could mean two things, else ""."""

    def times(self, scale: int) -> Number:
        """The number followed by a word such as "million"."""
        return sized(evolve(self, value=self.value * scale, place=self.place * scale, scale=scale, doubt=""))


def sized(number: Number) -> Number:
    """The number itself, or an error where it is too large to be one of a survey."""
    if number.value > LARGEST:
        raise UnreadError(f"prints a number above {LARGEST:,}", step=CHECK)
    return number


def read_numeral(numeral: str) -> Number:
    """The number that digits with separators print: "17,3" is 17.3, "1,600" and "269 370" are whole."""
    plain = "".join(" " if sign in THOUSANDS_SPACES else sign for sign in numeral)
    marks = [sign for sign in plain if not sign.isdigit()]
    opener = _decimal_mark(plain, marks)
    head, _, tail = plain.rpartition(opener) if opener else (plain, "", "")
    _check_groups(head, numeral)
    digits = "".join(sign for sign in head if sign.isdigit()) or "0"
    value = Fraction(int(digits + tail), 10 ** len(tail))
    doubt = _doubt(plain, marks, numeral)
    return sized(Number(value=value, place=Fraction(1, 10 ** len(tail)), decimals=len(tail), doubt=doubt))


def _decimal_mark(plain: str, marks: list[str]) -> str:
    """The separator that opens the decimals, or "" where the numeral is whole."""
    if not marks or marks[-1] == " ":
        return ""
    last = marks[-1]
    if marks.count(last) > 1:
        return ""  # 1,600,000 and 1.600.000: a mark that repeats parts thousands
    return "" if last == "," and len(marks) == 1 and _parts_thousands(plain, last) else last


def _parts_thousands(plain: str, mark: str) -> bool:
    head, _, tail = plain.partition(mark)
    return len(tail) == 3 and 1 <= len(head) <= 3 and head[0] != "0"


def _check_groups(head: str, numeral: str) -> None:
    """Whole digits must stand alone or in groups of three behind one kind of mark."""
    marks = {sign for sign in head if not sign.isdigit()}
    groups = "".join(" " if sign in marks else sign for sign in head).split(" ")
    even = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if marks and not (len(marks) == 1 and even):
        raise UnreadError(f'has separators in "{numeral}" that part no groups of three digits', step=CHECK)


def _doubt(plain: str, marks: list[str], numeral: str) -> str:
    if len(marks) != 1 or marks[0] == " " or not _parts_thousands(plain, marks[0]):
        return ""
    if marks[0] == ",":
        return f'If the comma in "{numeral}" opens decimals, write "{plain.replace(",", ".")}".'
    return f'Write "{plain.replace(".", " ")}" if the point parts thousands, "{plain}0" if it opens decimals.'
