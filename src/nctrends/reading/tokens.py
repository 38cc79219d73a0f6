"""Cut a printed text into tokens: numerals, words, and the few signs that mean something.

Typography is levelled here and nowhere else: every kind of space parts tokens, every kind of dash is a dash, soft
hyphens and zero-width signs vanish. A numeral keeps its commas, points and inner spaces, because they decide what it
means (see `numerals`).
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from attrs import frozen

TokenKind = Literal["numeral", "word", "percent", "dash", "comma", "open", "close", "sign", "end"]

THOUSANDS_SPACES = " \u00a0\u2007\u2008\u2009\u200a\u202f"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2019"
_DIGITS = "0123456789"  # other scripts have digits too, but no report here prints them: they are signs
_SIGNS: dict[str, TokenKind] = {"%": "percent", "\uff05": "percent", ",": "comma", "(": "open", ")": "close"}


@frozen
class Token:
    """A piece of the text: its kind, the word in lower case, and where it stands."""

    kind: TokenKind
    word: str
    start: int
    end: int


Tokens = tuple[Token, ...]


_IN_WORDS = str.maketrans(
    {"<": "less than ", ">": "more than ", "≤": "at most ", "≥": "at least ", "~": "about ", "≈": "about "}
)


def normalise(text: str) -> str:
    """The text with composed letters, no spaces around it and signs of comparison in words; tokens count in this."""
    return unicodedata.normalize("NFC", text).translate(_IN_WORDS).strip()


def tokenize(text: str) -> Tokens:
    """All tokens of a normalised text, closed by one of kind "end"."""
    tokens = []
    at = 0
    while at < len(text):
        if text[at].isspace() or text[at] in _INVISIBLE:
            at += 1
            continue
        kind, end = _kind_and_end(text, at)
        tokens.append(Token(kind, _fold(text[at:end]), at, end))
        at = end
    return (*tokens, Token("end", "", len(text), len(text)))


def _kind_and_end(text: str, at: int) -> tuple[TokenKind, int]:
    sign = text[at]
    if sign in _DIGITS or (sign == "." and _is_digit(text, at + 1)):
        return "numeral", _numeral_end(text, at)
    if sign.isalpha():
        return "word", _word_end(text, at)
    if sign in _DASHES:
        return "dash", at + 1
    return _SIGNS.get(sign, "sign"), at + 1


def _fold(piece: str) -> str:
    kept = "".join("'" if sign in _APOSTROPHES else sign for sign in piece if sign not in _INVISIBLE)
    return kept.casefold()


def _is_digit(text: str, at: int) -> bool:
    return at < len(text) and text[at] in _DIGITS


def _digits_end(text: str, at: int) -> int:
    while _is_digit(text, at):
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text):
        inner = text[at] in _APOSTROPHES and at + 1 < len(text) and text[at + 1].isalpha()
        if not (text[at].isalpha() or text[at] in _INVISIBLE or inner):
            break
        at += 1
    return at


def _numeral_end(text: str, at: int) -> int:
    """End of digits with their separators: "269 370" and "65.2" are one numeral each, "10, 20" are two."""
    start, at = at, _digits_end(text, at)
    while _begins_thousands(text, start, at):
        at += 4
    while at < len(text) and text[at] in ".," and _is_digit(text, at + 1):
        at = _digits_end(text, at + 1)
    return at


def _begins_thousands(text: str, start: int, at: int) -> bool:
    """Whether a space and exactly three digits stand at `at`, behind one to three digits or such a group."""
    first = _digits_end(text, start)
    return (
        1 <= first - start <= 3
        and at < len(text)
        and text[at] in THOUSANDS_SPACES
        and _digits_end(text, at + 1) == at + 4
    )
