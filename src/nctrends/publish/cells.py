"""What a cell of a workbook looks like: its number format, its width, and whether its column is folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any, Final

from attrs import frozen

from nctrends.model.rows import SEVERAL
from nctrends.present.tables import display_width

YEAR: Final = "0"
PEOPLE: Final = "#,##0"
COUNT: Final = "#,##0.0"
RATIO: Final = "0.00"
LEVEL: Final = "0.##%"
P_VALUE: Final = '[<0.0005]"<0.001";0.000'
SHARES: Final = ("0%", "0.0%", "0.00%")
"""By the decimals of the percentage."""
CHANGE: Final = '+0.0%" pts";−0.0%" pts";0.0%" pts"'
GAP: Final = '0.0%" pts"'
"""A change in percentage points, shown from a proportion: the value in the cell stays the one in the frame."""

_FIXED = (
    (("edition", "earlier", "later"), YEAR),
    (("base", "family_size", "holds_from"), PEOPLE),
    (("count",), COUNT),
    (("p_value", "p_adjusted"), P_VALUE),
    (("conf_level",), LEVEL),
)
"""By how the name of a column starts."""
_GAPS = frozenset({"smallest_detectable", "tipping_gap"})
_CHANGES = frozenset(
    {"estimate", "estimate_low", "estimate_high", "conf_low", "conf_high", "conf_low_adjusted", "conf_high_adjusted"}
)

_DECIMALS = re.compile(r"\d[.,](\d{1,2})(?!\d)")
SMALL = 0.01
"""A share below it keeps two decimals, whatever its text says: "one in 500" is not 0 %."""

WIDTHS: Final[Mapping[str, float]] = {
    "indicator": 22,
    "question": 22,
    "option": 20,
    "item": 18,
    "indicator_label": 30,
    "question_label": 40,
    "item_label": 24,
    "option_label": 26,
    "printed": 32,
    "printed_earlier": 32,
    "printed_later": 32,
    "method": 19,
    "comparability": 16,
    "reasons": 20,
    "verdict": 24,
    "caveats": 36,
    "source": 48,
    "explanation": 60,
    "question_earlier": 30,
    "question_later": 30,
    "message": 70,
    "code": 22,
    "expected": 24,
    "effect": 12,
    "group": 20,
    "survey": 14,
    "base_source": 16,
    "severity": 12,
    "series": 14,
}
"""The most that a column of texts takes, in characters; no column is narrower than its heading."""
NARROWEST = 12
"""Room for "+12.3% pts"."""
BUTTON = 3
"""Characters that the button of the filter takes from a heading."""


@frozen(kw_only=True)
class Link:
    """Where a cell leads: a cell of the workbook ("Estimates!A12") or an address on the web."""

    to: str = ""
    url: str = ""
    tip: str = ""
    """What is shown when the pointer rests on it."""


@frozen(kw_only=True)
class Sheet:
    """Rows under column names, with what leads on from them and what is folded away."""

    name: str
    holds: str
    """What it holds, in a sentence."""
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    links: Mapping[tuple[int, str], Link]
    """By row, from 0, and column."""
    folded: frozenset[str] = frozenset()

    @property
    def widths(self) -> dict[str, float]:
        """How wide each column is, in characters."""
        return {name: width_of(name, [row[i] for row in self.rows]) for i, name in enumerate(self.columns)}


def number_format(column: str, row: Mapping[str, Any]) -> str:
    """Return the format of a number from its column, and from the row it stands in.

    Examples
    --------
    >>> number_format("earlier", {}), number_format("p_value", {})
    ('0', '[<0.0005]"<0.001";0.000')
    """
    fixed = next((form for names, form in _FIXED if column.startswith(names)), None)
    if fixed is not None:
        return fixed
    if "effect" in row and column in _CHANGES | _GAPS:
        if row["effect"] != "difference":
            return RATIO
        return CHANGE if column in _CHANGES else GAP
    return _share_format(column, row)


def _share_format(column: str, row: Mapping[str, Any]) -> str:
    """Return a format with the decimals of the printed text for a share, and one more for the limits around it."""
    side = next((end for end in ("_earlier", "_later") if column.endswith(end)), "")
    first = str(row.get(f"printed{side}", "")).split(SEVERAL, maxsplit=1)[0]
    decimals = max((len(found) for found in _DECIMALS.findall(first)), default=0)
    if 0 < row.get(f"estimate{side}", 1) < SMALL:
        return SHARES[-1]
    return SHARES[min(decimals + (column != f"estimate{side}"), len(SHARES) - 1)]


def width_of(column: str, cells: Iterable[Any] = ()) -> float:
    """Return how wide a column is, in characters: as its texts need, within what is laid down for it."""
    heading = max(NARROWEST if column not in WIDTHS else 0, len(column) + BUTTON)
    texts = max((display_width(cell) for cell in cells if isinstance(cell, str)), default=0)
    return max(heading, min(ceil(texts * WIDER) + BUTTON, WIDTHS.get(column, NARROWEST)))


def lines_of(text: str, width: float) -> int:
    """Return how many lines a wrapped text takes in a column, at least one.

    Examples
    --------
    >>> lines_of("a text of twenty-six signs", 20)
    2
    """
    return sum(max(1, ceil(display_width(part) * WIDER / width)) for part in text.split("\n"))


WIDER = 1.05
"""What wrapping at words costs, and signs wider than a figure."""
LONGEST = 32_767
"""Characters that a cell can hold."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Return a text that XML can hold and a cell has room for; a sign it cannot hold becomes "\ufffd".

    Examples
    --------
    >>> clean("a\x07b\r\nc") == "a\ufffdb\nc"
    True
    """
    told = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
