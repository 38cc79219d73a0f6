"""Numbers and fractions in English words: "sixty-four", "two hundred and five thousand", "three quarters".

Each function looks at the tokens from a place on and gives what it read and the place behind it, or None.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TypeVar

from nctrends.reading.numerals import Number, read_numeral, sized
from nctrends.reading.tokens import Tokens

T = TypeVar("T")
Parsed = tuple[T, int] | None


def _numbered(words: str, *, first: int = 0, times: int = 1) -> dict[str, int]:
    return {word: times * number for number, word in enumerate(words.split(), start=first)}


_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_BELOW_TWENTY = _numbered("zero one two three four five six seven eight nine " + _TEENS)
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=2, times=10)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
ARTICLES = ("a", "an")

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
}  # no "second": it ranks; nothing finer than a twentieth: such fractions are not rough ones
_PARTS |= {f"{word}s": number for word, number in _PARTS.items() if word != "half"}


def number_at(tokens: Tokens, at: int, *, joins_and: bool = True) -> Parsed[Number]:
    """A numeral, perhaps with "million" behind it, or a number in words; never a fraction or a percent sign."""
    if tokens[at].kind != "numeral":
        return _cardinal_at(tokens, at, joins_and)
    number, after = read_numeral(tokens[at].word), at + 1
    scale = SCALES.get(tokens[after].word)
    return (number.times(scale), after + 1) if scale else (number, after)


def fraction_at(tokens: Tokens, at: int) -> Parsed[Fraction]:
    """A fraction in words: "half", "a third", "the quarter", "three-quarters", "the three quarters", "two third"."""
    token = tokens[at]
    if token.word == "half":
        return Fraction(1, 2), at + 1
    if token.word == "the":
        return _definite_fraction_at(tokens, at + 1)
    over = 1 if token.word in ARTICLES else _BELOW_TWENTY.get(token.word)
    if over is None:
        return None
    after = at + 2 if tokens[at + 1].kind == "dash" else at + 1
    under = _PARTS.get(tokens[after].word)
    return (Fraction(over, under), after + 1) if under else None


def _definite_fraction_at(tokens: Tokens, at: int) -> Parsed[Fraction]:
    """What may follow "the": a fraction that begins with a number, half, or quarter; "the third" may be a rank."""
    word = tokens[at].word
    if word == "quarter":
        return Fraction(1, 4), at + 1
    return fraction_at(tokens, at) if word == "half" or word in _BELOW_TWENTY else None


def _cardinal_at(tokens: Tokens, at: int, joins_and: bool) -> Parsed[Number]:
    """Groups below a thousand, each but the last with its scale, the scales falling: "two million fifty thousand"."""
    total, place, ceiling, start = 0, 1, math.inf, at
    while group := _below_thousand_at(tokens, at, joins_and):
        amount, after = group
        scale = SCALES.get(tokens[after].word, 1)
        if scale >= ceiling:
            break
        total, place, ceiling = total + amount * scale, scale, scale
        at = after if scale == 1 else after + 1
        joined = joins_and and scale > 1 and tokens[at].word == "and" and _below_hundred_at(tokens, at + 1)
        at = at + 1 if joined else at
    if at == start:
        return None
    return sized(Number(value=Fraction(total), place=Fraction(place), scale=place)), at


def _below_thousand_at(tokens: Tokens, at: int, joins_and: bool) -> Parsed[int]:
    following = tokens[at + 1].word if tokens[at].kind != "end" else ""
    if tokens[at].word in ARTICLES and following in SCALES:
        return 1, at + 1
    if tokens[at].word in ARTICLES and following == "hundred":
        head: Parsed[int] = (1, at + 1)
    else:
        head = _below_hundred_at(tokens, at)
    if head is None or tokens[head[1]].word != "hundred":
        return head
    hundreds, after = head[0] * 100, head[1] + 1
    inner = after + 1 if joins_and and tokens[after].word == "and" else after
    rest = _below_hundred_at(tokens, inner)
    return (hundreds + rest[0], rest[1]) if rest else (hundreds, after)


def _below_hundred_at(tokens: Tokens, at: int) -> Parsed[int]:
    word = tokens[at].word
    if word in _BELOW_TWENTY:
        return _BELOW_TWENTY[word], at + 1
    if word not in _TENS:
        return None
    after = at + 2 if tokens[at + 1].kind == "dash" else at + 1
    unit = _BELOW_TWENTY.get(tokens[after].word, 0)
    return (_TENS[word] + unit, after + 1) if 1 <= unit <= 9 else (_TENS[word], at + 1)
