"""What a sheet of a workbook holds, and how wide and tall its cells are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any, Final

from attrs import field, frozen

from nctrends.present.grid.table import display_width, wrapped

WIDTHS: Final[Mapping[str, float]] = {
    "indicator_label": 24,
    "question_label": 40,
    "question_label_earlier": 30,
    "question_label_later": 30,
    "survey_label": 38,
    "item_label": 24,
    "option_label": 22,
    "group_label": 18,
    "printed": 24,
    "printed_earlier": 20,
    "printed_later": 20,
    "explanation": 52,
    "message": 52,
    "expected": 20,
    "source": 44,
    "document": 24,
    "caveats": 28,
    "reasons": 17,
    "verdict": 23,
    "code": 26,
    "comparability": 16,
}
"""The most that a column of texts takes, in characters; no column is narrower than its heading."""
WIDEST = 22
"""The same for all other columns."""
NARROWEST: Final[Mapping[str, float]] = {"edition": 9, "earlier": 8, "later": 8}
"""The least that a column of numbers takes, where that is not `NUMBER`."""
NUMBER = 12
"""Room for "+12.3% pts"."""
EDGES = 2
"""Characters that the edges of a cell and the indent of a text take."""
SPARE = 1
"""Characters that a short word can be wider than as many figures."""
BOLD = 1.08
"""How much wider a heading is than a text."""
SLIM = 1.05
"""How much more of a running text fits in a line than of figures, whose width a column is counted in."""
PAPER = 149
"""Characters that fit on a sheet of A4 across, printed as large as on screen."""
SMALLEST = 70
"""The scale, in percent, below which no sheet is printed: it takes several pages across instead."""


class Heads(tuple[str, ...]):
    """A row of headings on a page of words."""

    __slots__ = ()


@frozen(kw_only=True)
class CellLink:
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
    """Those in sight before those that are folded away."""
    rows: Sequence[Sequence[Any]]
    links: Mapping[tuple[int, str], CellLink]
    """By row, from 0, and column."""
    formats: Mapping[tuple[int, str], str] = field(factory=dict)
    """Formats of numbers, by row and column, that neither their column nor their row tells."""
    folded: frozenset[str] = frozenset()
    pinned: int = 0
    """How many columns, from the first, stay in sight and are repeated on every page."""
    numbered: bool = False
    """Whether pages show row numbers, where it takes several across: the labels of its rows are too wide to repeat."""

    @property
    def widths(self) -> dict[str, float]:
        """How wide each column is, in characters."""
        return {name: width_of(name, [row[i] for row in self.rows]) for i, name in enumerate(self.columns)}

    @property
    def is_wide(self) -> bool:
        """Whether it is too wide to be read on one page across."""
        return sum(w for name, w in self.widths.items() if name not in self.folded) > PAPER * 100 / SMALLEST


def width_of(column: str, cells: Iterable[Any] = ()) -> float:
    """Return how wide a column is, in characters: as its texts need, within what is laid down for it."""
    held = list(cells)
    texts = max((display_width(part) for cell in held if isinstance(cell, str) for part in cell.split("\n")), default=0)
    numbers = NARROWEST.get(column, NUMBER) if any(isinstance(cell, int | float) for cell in held) else 0
    heading = ceil(len(column) * BOLD) + EDGES
    return max(heading, numbers, min(texts + EDGES + SPARE, WIDTHS.get(column, WIDEST)))


def lines_of(text: str, width: float) -> int:
    """Return how many lines a wrapped text takes in a column, at least one.

    Examples
    --------
    >>> lines_of("a text of twenty-six signs", 20)
    2
    """
    width = int(width * SLIM)
    parts = text.split("\n")
    return sum(1 if display_width(part) <= width else len(wrapped(part, width)) for part in parts)


LONGEST = 32_767
"""Characters that a cell can hold, as Excel counts them."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Return a text that XML can hold and a cell has room for; a sign it cannot hold becomes "\ufffd".

    Examples
    --------
    >>> clean("a\x07b\r\nc") == "a\ufffdb\nc"
    True
    """
    told = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return told if shortened(told, LONGEST) == told else shortened(told, LONGEST - 1) + "…"


def shortened(text: str, most: int) -> str:
    """Return what fits of a text, in the 16-bit units that Excel counts.

    Examples
    --------
    >>> shortened("maps", 3), shortened("\U0001f600\U0001f600", 3)
    ('map', '\U0001f600')
    """
    return text if 2 * len(text) <= most else text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
