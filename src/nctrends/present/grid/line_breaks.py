"""Texts in lines of a terminal: how wide they are, and where they may be broken."""

from __future__ import annotations

import re

from wcwidth import wcswidth

from nctrends.model.markup import one_line

TIED = "\N{NO-BREAK SPACE}"
NUMBERS_BEGIN = ("[", "+", "−")
LONGEST_TIED = 20
_TOGETHER = re.compile(r" %|\bn [=≤≥] (?=\d)|\[[−+]?\d[^\[\] ]* [^\[\] ]*\]")
"""A percent sign with its number, a base, an interval."""


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many columns of a terminal; a word that is longer is cut."""
    indent = " " * min(len(text) - len(text.lstrip(" ")), max(width - 2, 0))
    lines, line = [], ""
    for word in tied(one_line(text)).split(" "):
        for part in _cut(word, width - len(indent)):
            if line and display_width(f"{indent}{line} {part}") > width:
                lines.append(line)
                line = part
            else:
                line = f"{line} {part}" if line else part
    return [(indent + one).replace(TIED, " ") for one in [*lines, line]]


def tied(text: str) -> str:
    """Return a text that is not broken inside a number with its sign, a base, an interval or a short range.

    Examples
    --------
    >>> tied("[−1.0, +2.0]").split(" "), len(tied("more than 50 %").split(" "))
    (['[−1.0,\xa0+2.0]'], 3)
    """
    if text[:1] in NUMBERS_BEGIN and len(text) <= LONGEST_TIED:
        return text.replace(" ", TIED)
    return _TOGETHER.sub(lambda found: found[0].replace(" ", TIED), text)


def longest_word(text: str) -> int:
    """Return the columns that a text needs at least, if no word of it is cut."""
    indent = len(text) - len(text.lstrip(" "))
    return indent + max(map(display_width, tied(one_line(text)).split(" ")))


def display_width(text: str) -> int:
    """Return the columns of a terminal that a text takes: two for wide signs, none for combining ones.

    Examples
    --------
    >>> display_width("Cloud"), display_width("日本"), display_width("e\u0301")
    (5, 4, 1)
    """
    return len(text) if text.isascii() else max(0, wcswidth(text))


def _cut(word: str, width: int) -> list[str]:
    parts, part = [], ""
    for sign in word:
        if part and display_width(part + sign) > width:
            parts.append(part)
            part = ""
        part += sign
    return [*parts, part]
