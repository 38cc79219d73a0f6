"""Small tables for a notebook: escaped and cut, and without colours, so that they read on light and dark ground.

Styles stand in every cell, because a notebook aligns cells by a style of its own, and drops style sheets it does not
trust.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import inf
from typing import Any

MOST_ROWS = 20
"""Rows of a table in a notebook: what a screen holds beside the cell that made it."""
LONGEST = 80
"""Characters of a text in a table of many columns."""
LONGEST_CAPTION = 100
LONGEST_ALONE = 240
"""Characters of a text that has the width of the page for itself."""
SIGNIFICANT = 4
SMALLEST = 0.001
"""The smallest proportion of which four decimals show two digits at least."""
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
LEFT = "text-align:left;vertical-align:top"
RIGHT = "text-align:right;vertical-align:top"
CAPTION = "text-align:left;font-weight:bold;white-space:nowrap"
"""One line, though the table may be narrow."""


def columns_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, total: int, whole: str
) -> str:
    """Return rows as an HTML table under their headings: numbers to the right, a missing one as an empty cell.

    Parameters
    ----------
    caption : what the rows are
    columns : headings
    rows : to be drawn
    total : how many rows there are, of which these are the first
    whole : what holds all of them
    """
    values = [[row[i] for row in rows] for i in range(len(columns))]
    styles = [RIGHT if _numeric(column) else LEFT for column in values]
    heads = (f'<th scope="col" style="{s}">{text_html(name)}</th>' for name, s in zip(columns, styles, strict=True))
    body = (
        "".join(f'<td style="{style}">{text_html(text)}</td>' for text, style in zip(row, styles, strict=True))
        for row in zip(*map(_texts, values), strict=True)
    )
    more = total - len(rows)
    return _table(caption, "".join(heads), body) + (paragraph(f"… and {more} more in {whole}") if more > 0 else "")


def names_table(caption: str, rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return names with their values as an HTML table of two columns; each text of a value is a line of its own."""
    body = (
        f'<th scope="row" style="{LEFT}">{text_html(name)}</th><td style="{LEFT}">'
        + "<br>".join(text_html(line, LONGEST_ALONE) for line in lines)
        + "</td>"
        for name, lines in rows
    )
    return _table(caption, "", body)


def paragraph(text: str) -> str:
    """Return a text as a line of its own below a table."""
    return f"<p>{text_html(text, LONGEST_ALONE)}</p>"


def text_html(value: Any, longest: int = LONGEST) -> str:
    """Return a value as HTML: escaped, in one line, of at most so many characters."""
    return escape(cut(value_text(value), longest))


def value_text(value: Any) -> str:
    """Return a value as text: a number with four significant digits or whole, "" where it is missing.

    Examples
    --------
    >>> value_text(0.123456), value_text(8096.0), value_text(1.78571), value_text(float("nan")), value_text(None)
    ('0.1235', '8,096', '1.786', '', '')
    """
    if value is None or value != value:  # noqa: PLR0124 - a missing number
        return ""
    if not isinstance(value, float):
        return one_line(str(value))
    return f"{value:,.0f}" if value.is_integer() or 1000 <= abs(value) < inf else f"{value:.{SIGNIFICANT}g}"


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that a terminal obeys.

    Signs that join letters, or keep them apart, are part of words in many scripts.
    """
    return " ".join("".join(sign if sign.isprintable() or sign in JOINERS else " " for sign in text).split())


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters, with an ellipsis where it is cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ,;.…") + "…"


def _table(caption: str, heads: str, rows: Iterable[str]) -> str:
    above = f'<caption style="{CAPTION}">{text_html(caption, LONGEST_CAPTION)}</caption>' if caption else ""
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    return f"<table>{above}{head}<tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def _texts(values: Sequence[Any]) -> list[str]:
    """Return the values of a column as texts: proportions with as many decimals, unless one would be cut to nothing."""
    known = [abs(value) for value in values if isinstance(value, float) and value == value]  # noqa: PLR0124 - NaN test
    if not known or max(known) > 1 or min(filter(None, known), default=1.0) < SMALLEST:
        return list(map(value_text, values))
    return [
        f"{value:.{SIGNIFICANT}f}" if text else "" for value, text in zip(values, map(value_text, values), strict=True)
    ]


def _numeric(values: Sequence[Any]) -> bool:
    """Tell whether a column holds numbers, some of them missing."""
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, int | float) for value in known)
