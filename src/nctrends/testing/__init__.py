"""Hypothesis strategies for code that builds on nctrends: printed texts, editions and whole series.

Everything drawn can be used as it is: texts are read, editions have no faults, steps stay within their limits. `series`
has something of all that a file may hold. The figures of `counted_series` are printed from counts that are handed out
with it, so that a result can be held against the truth behind the print.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401 - asked for here, so that its absence is told in one sentence
except ModuleNotFoundError as missing:
    if missing.name != "hypothesis":
        raise
    remedy = "nctrends.testing needs hypothesis. Install it with: pip install hypothesis"
    raise ModuleNotFoundError(remedy, name="hypothesis") from None

from nctrends.testing.counted import CountedSeries, counted_series
from nctrends.testing.texts import (
    PrintedRow,
    print_percent,
    printed_counts,
    printed_percents,
    printed_rows,
    printed_shares,
)
from nctrends.testing.whole_editions import editions
from nctrends.testing.whole_series import series

__all__ = [
    "CountedSeries",
    "PrintedRow",
    "counted_series",
    "editions",
    "print_percent",
    "printed_counts",
    "printed_percents",
    "printed_rows",
    "printed_shares",
    "series",
]
