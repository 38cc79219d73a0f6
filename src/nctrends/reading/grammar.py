"""The grammar of a printed quantity, from the whole text down to its amounts.

    statement = phrase [who] [("(" phrase [who] ")" | "," ["or"] phrase)] [who] ["."]
    phrase    = hedge amount [hedge behind] | majority | "same" "proportion"
    amount    = "between" single "and" single | ["from"] single ("to" | dash) single | single
    single    = ratio | fraction | number "%" | number measure | number
    ratio     = number [who] ["(" number ")"] ("in" | "per" | "out of") ["every"] number

A function named `..._at` looks at the tokens from a place on and gives what it read and the place behind it, or None;
`UnreadError` is for what is understood and cannot be.
"""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from nctrends.reading.amounts import (
    Amount,
    AmountRange,
    count,
    fraction,
    looks_like_year,
    percent,
    precise_ratio,
    ratio,
)
from nctrends.reading.hedges import BARE, HedgeTable, longest_match
from nctrends.reading.number_words import Parsed, fraction_at, number_at
from nctrends.reading.numerals import Number
from nctrends.reading.tokens import Tokens
from nctrends.reading.unread import ALONE, CHECK, UnreadError
from nctrends.reading.who import MEASURES, NOUNS, who_at

UnitHint = Literal["percent", "count"] | None
"""What a bare number is: a percent without its sign, a count, or (None) decided by the text."""

_POINTERS = {"proportion", "share", "percentage", "number"}


@frozen(kw_only=True)
class Phrase:
    """An amount with its hedge; a majority has no amount, "same proportion" neither amount nor family."""

    amount: Amount | AmountRange | None = None
    family: str = ""
    hedge: str = ""


def statement_at(tokens: Tokens, table: HedgeTable, unit: UnitHint) -> tuple[Phrase, Phrase | None]:
    """The phrase of the whole text, and the one that repeats it in brackets or behind a comma."""
    first, at = _needed(phrase_at(tokens, 0, table, unit), 0)
    at = who_at(tokens, at)
    second = None
    if tokens[at].kind == "open":
        second, inner = _needed(phrase_at(tokens, at + 1, table, unit), at)
        inner = who_at(tokens, inner)
        if tokens[inner].kind != "close":
            raise UnreadError(at=inner, step=ALONE if tokens[inner].kind != "end" else "Its bracket is not closed.")
        at = inner + 1
    elif tokens[at].kind == "comma":
        repeat = at + 2 if tokens[at + 1].word == "or" else at + 1
        second, at = _needed(phrase_at(tokens, repeat, table, unit), at)
    at = who_at(tokens, at)
    at = at + 1 if tokens[at].word == "." else at
    if tokens[at].kind != "end":
        raise UnreadError(at=at, step=_other_number(tokens, at))
    return first, second


def phrase_at(tokens: Tokens, at: int, table: HedgeTable, unit: UnitHint) -> Parsed[Phrase]:
    """A majority, or an amount with its hedges."""
    if pointer := _pointer_end(tokens, at):
        return Phrase(), pointer
    hedge_end, families = _hedges_at(tokens, at, table)
    if majority := _majority_at(tokens, at, hedge_end, families, table):
        return majority
    parsed = amount_at(tokens, hedge_end, unit)
    if parsed is None:
        if hedge_end > at:
            raise UnreadError(at=hedge_end)
        return None
    amount, amount_end = parsed
    suffix = longest_match(table.after, [token.word for token in tokens[amount_end : amount_end + 2]])
    end = amount_end + suffix[0] if suffix else amount_end
    families += (suffix[1],) if suffix else ()
    if len(families) > 1:
        raise UnreadError("has two hedges at once, which have no measured range", step=ALONE)
    words = [token.word for token in (*tokens[at:hedge_end], *tokens[amount_end:end])]
    return Phrase(amount=amount, family=_family(amount, families), hedge=" ".join(words)), end


def amount_at(tokens: Tokens, at: int, unit: UnitHint) -> Parsed[Amount | AmountRange]:
    """A single amount or a span."""
    _refuse_negative(tokens, at)
    opener = tokens[at].word if tokens[at].word in ("between", "from") else ""
    start = at + 1 if opener else at
    left = _single_at(tokens, start, joins_and=opener != "between")
    if left is None:
        return None
    joint = left[1]
    joins = {"between": ("and",), "from": ("to",)}.get(opener, ("to",))
    if tokens[joint].word in joins or (tokens[joint].kind == "dash" and opener != "between"):
        _refuse_negative(tokens, joint + 1)
        right = _single_at(tokens, joint + 1, joins_and=opener != "between")
        if right is not None:
            return _span(left[0], right[0], unit, worded=tokens[joint].kind == "word"), right[1]
    if opener:
        raise UnreadError(at=joint, step=f'"{opener}" needs a second number.')
    if unit == "percent" and isinstance(left[0], Number) and tokens[joint].word in NOUNS:
        raise UnreadError('prints a count, against unit = "percent"', step="Drop the unit or correct it.")
    return _settled(left[0], unit), joint


def _needed(parsed: Parsed[Phrase], at: int) -> tuple[Phrase, int]:
    if parsed is None:
        raise UnreadError(at=at)
    return parsed


def _pointer_end(tokens: Tokens, at: int) -> int | None:
    """ "The same proportion" points at another figure; only a number behind it can be read."""
    after = at + 1 if tokens[at].word in ("the", "a") else at
    if tokens[after].word == "same" and tokens[after + 1].word in _POINTERS:
        return after + 2
    return None


def _hedges_at(tokens: Tokens, at: int, table: HedgeTable) -> tuple[int, tuple[str, ...]]:
    """The place behind all hedges in front of a number, and their families without "only" and the like."""
    families: tuple[str, ...] = ()
    while match := longest_match(table.before, [token.word for token in tokens[at : at + 4]]):
        at += match[0]
        families += (match[1],) if match[1] != BARE else ()
    return at, families


def _majority_at(tokens: Tokens, start: int, at: int, families: tuple[str, ...], table: HedgeTable) -> Parsed[Phrase]:
    after = at + 1 if tokens[at].word in ("a", "an", "the") else at
    match = longest_match(table.nouns, [token.word for token in tokens[after : after + 4]])
    if match is None or (after > at and tokens[after].word == "most"):
        return None  # "the most" ranks, it does not say how many
    if families:
        raise UnreadError("has a hedge in front of a majority, which has no measured range", step=ALONE)
    end = after + match[0]
    return Phrase(family=match[1], hedge=" ".join(token.word for token in tokens[start:end])), end


def _family(amount: Amount | AmountRange, families: tuple[str, ...]) -> str:
    """The family of the range: a fraction has one without a hedge too, "only 16 percent" is a plain number."""
    if families:
        return families[0]
    return BARE if isinstance(amount, Amount) and amount.form == "fraction" else ""


def _single_at(tokens: Tokens, at: int, *, joins_and: bool) -> Parsed[Amount | Number]:
    """One amount; a bare number stays one, because what follows may say what it is."""
    if parsed := _ratio_at(tokens, at, joins_and):
        return parsed
    if part := fraction_at(tokens, at):
        return fraction(part[0]), part[1]
    read = number_at(tokens, at, joins_and=joins_and)
    if read is None:
        return None
    number, after = read
    if end := _percent_end(tokens, after):
        return percent(number), end
    if tokens[after].word in MEASURES:
        _refuse_doubt(number)
        return count(number, measured=True), after + 1
    return number, after


def _ratio_at(tokens: Tokens, at: int, joins_and: bool) -> Parsed[Amount]:
    read = number_at(tokens, at, joins_and=joins_and)
    if read is None:
        return None
    part, after = read
    after = who_at(tokens, after)
    precise = None
    if tokens[after].kind == "open" and (inner := number_at(tokens, after + 1)) and tokens[inner[1]].kind == "close":
        precise, after = inner[0], who_at(tokens, inner[1] + 1)
    link = _link_end(tokens, after)
    base = number_at(tokens, link, joins_and=joins_and) if link else None
    if base is None or link is None:
        return None
    if tokens[after].word == "in" and looks_like_year(tokens[link].word):
        thousands = f"{int(tokens[link].word):,}"
        raise UnreadError(f'may end in a year, "{tokens[link].word}"', step=f'Write "{thousands}" if it is a base.')
    made = precise_ratio(part, precise, base[0]) if precise else ratio(part, base[0])
    return made, base[1]


def _link_end(tokens: Tokens, at: int) -> int | None:
    """The place behind "in", "per", "out of", "in every"."""
    words = tuple(token.word for token in tokens[at : at + 2])
    if words[:1] in (("in",), ("per",)):
        after = at + 1
    elif words in (("out", "of"), ("of", "every")):
        after = at + 2
    else:
        return None
    return after + 1 if tokens[after].word == "every" else after


def _percent_end(tokens: Tokens, at: int) -> int | None:
    """The place behind "%", "percent", "per cent" or Swedish "procent"."""
    if tokens[at].kind == "percent" or tokens[at].word in ("percent", "procent"):
        return at + 1
    if tokens[at].word != "per":
        return None
    after = at + 2 if tokens[at + 1].kind == "dash" else at + 1
    return after + 1 if tokens[after].word == "cent" else None


def _settled(single: Amount | Number, unit: UnitHint) -> Amount:
    """A single amount with its unit."""
    if isinstance(single, Amount):
        if unit and (single.unit == "count") != (unit == "count"):
            raise UnreadError(f'prints a {single.unit}, against unit = "{unit}"', step="Drop the unit or correct it.")
        return single
    if unit == "percent":
        return evolve(percent(single), bare=True)
    _refuse_doubt(single)
    if single.decimals and single.scale == 1 and unit is None:
        raise UnreadError("has decimals but no percent sign", step='Say unit = "percent" or unit = "count".')
    return count(single)


def _span(left: Amount | Number, right: Amount | Number, unit: UnitHint, *, worded: bool) -> AmountRange:
    """Two ends of one kind; what stands behind the right end holds for a bare left end too."""
    lower = _settled(_like(left, right), unit)
    upper = _settled(right, unit)
    one_form = lower.form == upper.form or worded  # "half – 46 %" may be no range
    if lower.unit != upper.unit or lower.measured != upper.measured or not one_form:
        raise UnreadError("has two ends that are not of one kind", step=ALONE)
    if lower.value >= upper.value:
        raise UnreadError("is a range whose first end is not the smaller one", step=CHECK)
    return AmountRange(lower, upper)


def _like(left: Amount | Number, right: Amount | Number) -> Amount | Number:
    """The left end with what it shares with the right one: percent sign, base, "million", measure."""
    if isinstance(left, Amount):
        return left
    if isinstance(right, Amount) and right.unit == "share":
        if right.per is not None:
            return ratio(left, right.per)
        return percent(left) if right.form == "number" else left
    shares_scale = left.scale == 1 < right.scale and left.value * right.scale < right.value
    scaled = left.times(right.scale) if shares_scale else left
    return count(scaled, measured=True) if isinstance(right, Amount) else scaled


def _refuse_doubt(number: Number) -> None:
    """A count must not hang on a point that may part thousands."""
    if number.doubt and number.decimals:
        raise UnreadError("has a point that opens decimals or parts thousands", step=number.doubt)


def _refuse_negative(tokens: Tokens, at: int) -> None:
    signed = tokens[at].kind == "dash" or tokens[at].word == "minus"
    if signed and number_at(tokens, at + 1):
        raise UnreadError("is negative, which no share or count can be", step=CHECK)


def _other_number(tokens: Tokens, at: int) -> str:
    rest = tokens[at:]
    if any(token.kind == "numeral" or number_at(rest, place) for place, token in enumerate(rest[:-1])):
        return "A text states one quantity, and this is another number."
    return ""
