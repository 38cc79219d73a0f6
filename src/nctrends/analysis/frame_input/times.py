"""Labels of editions that name a time: a year, half-year, quarter, month or day, a season, a wave of a year.

A label is read as a stretch of months. One that could mean two things (is "Winter 2019" at the beginning or at the end
of 2019?) is read as it is chosen: whoever asks tries all choices, and refuses labels that then have two orders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import NamedTuple

from attrs import frozen

YEAR = 12
PIVOT = 70
"""Of years with two digits: "Q4 98" is in 1998, "Q4 19" in 2019."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "fall": 8}
"""First month of a season, counted from 0."""
WINTER, WINTER_BEFORE = 11, -1
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


class MonthSpan(NamedTuple):
    """When an edition was: from one month to another, counted from the year 0."""

    start: float
    place: float
    """Its place among those with the same start and kind."""
    end: float
    kind: str
    """What the label names; stretches of one kind are ordered by their start, others must not overlap."""


@frozen(kw_only=True)
class Choice:
    """How labels are read that could mean two things."""

    slash_before_month: bool = False
    """ "2010/11" is November 2010, and not the year from 2010 to 2011."""
    dash_before_month: bool = False
    """The same for "2010-11"."""
    winter_is_late: bool = False
    """ "Winter 2019" begins in December 2019, and does not end in February 2019."""
    day_first: bool = False
    """ "05/06/2019" is a day in June, and not one in May."""


CHOICES = tuple(
    Choice(slash_before_month=slash, dash_before_month=dash, winter_is_late=late, day_first=day)
    for slash, dash, late, day in product((False, True), repeat=4)
)
Captured = Mapping[str, str]
Read = Callable[[Captured, Choice], MonthSpan | None]


@frozen
class Label:
    """A label that says when its edition was, taken apart but not read yet."""

    read: Read
    groups: Captured

    def time(self, choice: Choice) -> MonthSpan | None:
        """Return when the edition was as one choice reads it, None where the label then says nothing."""
        return self.read(self.groups, choice)

    @property
    def depends_on_choice(self) -> bool:
        """True where it could mean two things."""
        return self.read in (_two_numbers, _season, _slashed_day)


def taken_apart(label: str) -> Label | None:
    """Return a label that says when its edition was, None where it does not.

    Examples
    --------
    >>> earlier, later = taken_apart("Q4 2019"), taken_apart("2020-Q1")
    >>> earlier.time(Choice()) < later.time(Choice()), taken_apart("Wave 9")
    (True, None)
    """
    text = _plain(label)
    for form, read in FORMS:
        if match := form.fullmatch(text):
            return Label(read, match.groupdict())
    return None


def _plain(label: str) -> str:
    """Return a label in lower case, with one kind of dash and whole years."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", label.casefold())
    text = re.sub(r"[\u2018\u2019'](\d\d)\b", lambda year: str(_full(year[1])), text)
    text = re.sub(r"(\d{4}-\d\d-\d\d)[ t]00:00(:00)?", r"\1", text)
    return " ".join(re.sub(r",|\bof\b", " ", text).split())


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= PIVOT else 2000)


def _months(year: int, first: float, length: float, kind: str, place: float = 0.0) -> MonthSpan:
    start = year * YEAR + first
    return MonthSpan(start, place, start + length, kind)


def _part(kind: str, length: int) -> Read:
    """Return the reader of the n-th part of a year, each so many months long."""

    def read(groups: Captured, _: Choice) -> MonthSpan | None:
        part = ORDINALS.get(groups["n"]) or int(groups["n"])
        return _months(_full(groups["y"]), length * (part - 1), length, kind) if 1 <= part <= YEAR // length else None

    return read


def _year(groups: Captured, _: Choice) -> MonthSpan:
    return _months(int(groups["y"]), 0, YEAR, "year")


def _wave(groups: Captured, _: Choice) -> MonthSpan:
    """The n-th wave of a year: after those with a smaller number, and nobody knows in which month."""
    return _months(int(groups["y"]), 0, YEAR, "wave", float(groups["n"]))


def _named_month(groups: Captured, _: Choice) -> MonthSpan:
    return _months(int(groups["y"]), MONTHS.index(groups["mon"][:3]), 1, "month")


def _numbered_month(groups: Captured, _: Choice) -> MonthSpan | None:
    month = int(groups["n"])
    return _months(int(groups["y"]), month - 1, 1, "month") if 1 <= month <= YEAR else None


def _two_numbers(groups: Captured, choice: Choice) -> MonthSpan | None:
    """A year with two digits behind it: the year that begins in it, or one of its months."""
    if choice.slash_before_month if groups["sep"] == "/" else choice.dash_before_month:
        return _numbered_month(groups, choice)
    return _year_of_two(groups, choice)


def _year_of_two(groups: Captured, _: Choice) -> MonthSpan | None:
    year = int(groups["y"])
    return _over_two(year) if int(groups["n"]) == (year + 1) % 100 else None


def _years(groups: Captured, _: Choice) -> MonthSpan | None:
    first, last = int(groups["y"]), int(groups["z"])
    if last == first + 1:
        return _over_two(first)
    return _months(first, 0, YEAR * (last - first + 1), "years", last) if last > first else None


def _over_two(year: int) -> MonthSpan:
    """From some month of one year to some month of the next."""
    return _months(year, 0, 2 * YEAR, "year over two")


def _financial(groups: Captured, _: Choice) -> MonthSpan:
    """A financial year that is named by the calendar year in which it ends, or begins."""
    return _months(_full(groups["y"]) - 1, 0, 2 * YEAR, "financial year")


def _season(groups: Captured, choice: Choice) -> MonthSpan:
    winter = WINTER if choice.winter_is_late else WINTER_BEFORE
    return _months(int(groups["y"]), SEASONS.get(groups["s"], winter), 3, "season")


def _winter_of_two(groups: Captured, _: Choice) -> MonthSpan | None:
    year = int(groups["y"])
    return _months(year, WINTER, 3, "season") if int(groups["n"]) % 100 == (year + 1) % 100 else None


def _slashed_day(groups: Captured, choice: Choice) -> MonthSpan | None:
    day, month = (groups["a"], groups["b"]) if choice.day_first else (groups["b"], groups["a"])
    return _day(int(groups["y"]), int(month), int(day))


def _numbered_day(groups: Captured, _: Choice) -> MonthSpan | None:
    return _day(int(groups["y"]), int(groups["n"]), int(groups["d"]))


def _named_day(groups: Captured, _: Choice) -> MonthSpan | None:
    return _day(int(groups["y"]), MONTHS.index(groups["mon"][:3]) + 1, int(groups["d"]))


def _day(year: int, month: int, day: int) -> MonthSpan | None:
    if not (1 <= month <= YEAR and 1 <= day <= 31):
        return None
    return _months(year, month - 1 + (day - 1) / 31, 1 / 31, "day")


_Y, _SHORT, _GAP = r"(?P<y>[12]\d{3})", r"(?P<y>[12]\d{3}|\d\d)", r"[ ./_-]*"
_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_QUARTER, _HALF = _part("quarter", 3), _part("half-year", 6)
_WAVES = "(?:w|wave|round|phase|edition)"
_TEXTS: tuple[tuple[str, Read], ...] = (
    (rf"(?:year )?{_Y}", _year),
    (rf"q(?:uarter)?{_GAP}(?P<n>\d){_GAP}{_Y}", _QUARTER),
    (rf"{_Y}{_GAP}q(?:uarter)?{_GAP}(?P<n>\d)", _QUARTER),
    (rf"q(?P<n>\d){_GAP}{_SHORT}", _QUARTER),
    (rf"(?P<n>\d)q{_GAP}{_SHORT}", _QUARTER),
    (rf"(?P<n>{'|'.join(ORDINALS)}) quarter {_Y}", _QUARTER),
    (rf"[hs](?P<n>\d){_GAP}{_SHORT}", _HALF),
    (rf"{_Y}{_GAP}[hs](?P<n>\d)", _HALF),
    (rf"(?P<n>\d)h{_GAP}{_SHORT}", _HALF),
    (rf"(?P<n>first|second|1st|2nd) half {_Y}", _HALF),
    (rf"{_WAVES}{_GAP}(?P<n>\d{{1,3}}){_GAP}\(?{_Y}\)?", _wave),
    (rf"\(?{_Y}\)?{_GAP}{_WAVES}{_GAP}(?P<n>\d{{1,3}})", _wave),
    (rf"{_MON}{_GAP}{_Y}", _named_month),
    (rf"{_Y}{_GAP}{_MON}", _named_month),
    (rf"{_Y}-?m(?P<n>\d\d?)", _numbered_month),
    (rf"(?P<n>\d\d?)[/.-]{_Y}", _numbered_month),
    (rf"{_Y}\.(?P<n>\d\d)", _numbered_month),
    (rf"{_Y}[/-](?P<n>\d)", _numbered_month),
    (rf"{_Y}(?P<sep>[/-])(?P<n>\d\d)", _two_numbers),
    (rf"{_Y} ?[/-] ?(?P<z>[12]\d{{3}})", _years),
    (rf"(?:fy|ay|financial year|fiscal year|academic year) ?{_Y} ?[/-] ?(?P<z>[12]\d{{3}})", _years),
    (rf"(?:fy|ay|financial year|fiscal year|academic year) ?{_Y}[/-](?P<n>\d\d)", _year_of_two),
    (rf"(?:fy|financial year|fiscal year) ?{_SHORT}", _financial),
    (rf"(?P<s>spring|summer|autumn|fall|winter){_GAP}{_Y}", _season),
    (rf"{_Y}{_GAP}(?P<s>spring|summer|autumn|fall|winter)", _season),
    (rf"winter{_GAP}{_Y} ?[/-] ?(?P<n>\d\d|[12]\d{{3}})", _winter_of_two),
    (rf"{_Y}-(?P<n>\d\d)-(?P<d>\d\d)", _numbered_day),
    (rf"(?P<d>\d\d?)\.(?P<n>\d\d?)\.{_Y}", _numbered_day),
    (rf"(?P<a>\d\d?)/(?P<b>\d\d?)/{_Y}", _slashed_day),
    (rf"(?P<d>\d\d?)[ -]{_MON}{_GAP}{_Y}", _named_day),
    (rf"{_MON}[. ]+(?P<d>\d\d?) {_Y}", _named_day),
)
FORMS: tuple[tuple[re.Pattern[str], Read], ...] = tuple((re.compile(form), read) for form, read in _TEXTS)
