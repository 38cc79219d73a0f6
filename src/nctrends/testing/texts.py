"""Texts as reports print them, and rows of a table printed from counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen
from hypothesis import strategies as st

_HEDGES = ("about", "almost", "just over", "slightly less than", "more than", "fewer than", "at least", "up to")
_FRACTIONS = ("half", "a third", "two-thirds", "Only one quarter", "three in four", "8 in 10", "almost half")
_MAJORITIES = ("a majority", "the majority", "a small majority", "most", "a small minority")
_SPANS = ("30–40 percent", "about 30–40 percent", "between one fifth and one quarter", "almost a third (30.5 %)")
_COUNTS = ("272", "269 370", "1,600", "nearly 300", "over 1,600", "about 40", "5,000-6,000", "sixty-four")


@frozen(kw_only=True)
class PrintedRow:
    """The shares of one item as a report prints them, with the counts behind them."""

    base: int
    counts: tuple[int, ...]
    printed: tuple[str, ...]


def print_percent(count: int, base: int, *, decimals: int = 1) -> str:
    """A share as a report prints it: in percent, rounded half up, trailing zeros kept.

    Examples
    --------
    >>> print_percent(12, 196), print_percent(1, 8, decimals=0)
    ('6.1%', '13%')
    """
    units = (2 * count * 100 * 10**decimals + base) // (2 * base)
    whole, rest = divmod(units, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}%" if decimals else f"{whole}%"


@st.composite
def printed_percents(draw: st.DrawFn, *, signs: Sequence[str] = ("%", " %", " percent", " per cent")) -> str:
    """Texts of one percentage with up to three decimals; `signs` may stand behind the number."""
    decimals = draw(st.integers(0, 3))
    whole, rest = divmod(draw(st.integers(0, 100 * 10**decimals)), 10**decimals)
    number = f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)
    return number + draw(st.sampled_from(signs))


def printed_shares() -> st.SearchStrategy[str]:
    """Texts that print a share: percentages, hedged ones, fractions, ranges, majorities."""
    hedged = st.builds("{} {} percent".format, st.sampled_from(_HEDGES), st.integers(16, 84))
    return printed_percents() | hedged | st.sampled_from(_FRACTIONS + _MAJORITIES + _SPANS)


def printed_counts() -> st.SearchStrategy[str]:
    """Texts that print a number of people."""
    return st.sampled_from(_COUNTS) | st.integers(1, 10**6).map(str)


@st.composite
def printed_rows(
    draw: st.DrawFn,
    *,
    options: int = 5,
    kind: Literal["single", "multi"] = "single",
    max_base: int = 300,
    decimals: int = 1,
) -> PrintedRow:
    """Rows of a table printed from whole counts, which sum to the base where each person gives one answer.

    Parameters
    ----------
    options : cells of the row, >= 1
    kind : "single" for one answer a person, "multi" for several
    max_base : people who answered at most
    decimals : printed decimals of the percentages
    """
    base = draw(st.integers(1, max_base))
    parts = st.lists(st.integers(0, base), min_size=options, max_size=options)
    counts = draw(parts)
    if kind == "single":
        cuts = [0, *sorted(counts[1:]), base]
        counts = [after - before for before, after in pairwise(cuts)]
    printed = tuple(print_percent(count, base, decimals=decimals) for count in counts)
    return PrintedRow(base=base, counts=tuple(counts), printed=printed)
