"""Read what a report prints: `read_printed("just over 40 percent")` is a share between 40.1 and 44 %.

The text is cut into tokens (`tokens`), parsed by a small grammar (`grammar`) into amounts (`amounts`) with their hedges
(`hedges`, `hedges.toml`), and turned into the values it allows (`ranges`). Nothing is guessed: a text that is not
understood to its last word is an error that says which word.
"""

from __future__ import annotations

from functools import lru_cache

from nctrends.errors import InputError
from nctrends.model.quantity import PrintedQuantity
from nctrends.reading.grammar import UnitHint, statement_at
from nctrends.reading.hedges import HedgeOverride, HedgeTable, default_table, override_table
from nctrends.reading.ranges import quantity
from nctrends.reading.tokens import Tokens, normalise, tokenize
from nctrends.reading.unread import ALONE, NO_NUMBER, UnreadError

LONGEST_TEXT = 500
"""Characters; a printed quantity is a phrase, not a paragraph."""
_QUOTED = 80


def read_printed(text: str, *, unit: UnitHint = None, hedges: HedgeOverride | None = None) -> PrintedQuantity:
    """The values that a printed text allows, as a share (0..1) or a count.

    Parameters
    ----------
    text : up to 500 characters
        As printed: "36.7%", "17,3 %", "almost a third (30.5 %)", "30–40 percent", "269 370", "a large majority".
        Words that say of whom ("of police officers") may follow and change nothing.
    unit : "percent", "count" or None
        What a number without a sign is. None takes a whole number for a count and refuses "34.7".
    hedges : mapping of family to ranges, optional
        Ranges in place of those in `hedges.toml`, for one figure or one series:
        ``{"nearly": {"half": (-6, 0), "other": (-5, 0)}, "majority": {"share": (50.5, 75)}}``, in points, percent of
        a count (`count`) or percent (`share`).

    Returns
    -------
    PrintedQuantity
        A number printed with d decimals allows half a unit of its last place to both sides, rounded half up. A hedge
        allows the range measured for its family. A number printed beside a hedge wins, and the hedge is kept.

    Raises
    ------
    InputError : no quantity, more than one, words that are not understood, a share above 100 %, a negative number, or
        an override that does not fit the table.

    Examples
    --------
    >>> read_printed("almost 60 percent").low, read_printed("almost 60 percent").high
    (0.55, 0.6)
    >>> read_printed("Almost a third (30.5 %)").value
    0.305
    """
    _check_text(text)
    if unit not in (None, "percent", "count"):
        raise InputError(f'unit is "percent", "count" or None, not {unit!r}')
    if hedges is None:
        return _read_default(text, unit)
    return _read(text, unit, override_table(default_table(), hedges))


def matches_default(quantity: PrintedQuantity) -> bool:
    """Whether the shipped table gives this reading, so that what it knows about a family holds."""
    hint: UnitHint = "count" if quantity.unit == "count" else "percent"
    try:
        return read_printed(quantity.text, unit=hint) == quantity
    except InputError:
        return False


@lru_cache(maxsize=4096)
def _read_default(text: str, unit: UnitHint) -> PrintedQuantity:
    return _read(text, unit, default_table())


def _read(text: str, unit: UnitHint, table: HedgeTable) -> PrintedQuantity:
    normal = normalise(text)
    tokens: Tokens = ()
    try:
        tokens = tokenize(normal)
        first, second = statement_at(tokens, table, unit)
        return quantity(text, first, second, table)
    except UnreadError as unread:
        raise InputError(_message(normal, tokens, unread)) from None


def _message(text: str, tokens: Tokens, unread: UnreadError) -> str:
    """What was understood, what was not and why, and the step to take."""
    if unread.reason:
        return f"{_quoted(text)} {unread.reason}. {unread.step}"
    at = tokens[unread.at].start
    understood, rest = text[:at].strip(), text[at:].strip()
    step = unread.step or f"{ALONE} {NO_NUMBER}"
    if not rest:
        return f"{_quoted(text)} ends too early. {step}"
    if not understood:
        return f"{_quoted(text)} is not understood as a quantity. {step}"
    return f"{_quoted(text)} is understood up to {_quoted(understood)}, but not {_quoted(rest)}. {step}"


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _QUOTED else f'"{text[:_QUOTED]}…"'


def _check_text(text: str) -> None:
    if not isinstance(text, str):
        raise InputError(f"a printed quantity is read from text, so that its decimals count: quote {text!r}")
    if not text.strip():
        raise InputError("an empty text prints no quantity: leave the figure out, or give what the report prints")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"a text of {len(text)} characters is no printed quantity: give at most {LONGEST_TEXT}")
