"""Tables one below the other, in the form that a reader asks for."""

from __future__ import annotations

from collections.abc import Sequence

from nctrends.present.grid.html import html_document
from nctrends.present.grid.table import Table

FORMS = ("text", "markdown", "html", "latex")
"""Forms of a table for readers."""


def drawn(tables: Sequence[Table], form: str, *, width: int, bold: bool = False) -> str:
    """Return tables in one form: text is at most so many columns wide, HTML is a document of its own.

    Parameters
    ----------
    tables : one or more
    form : one of `FORMS`
    width : columns of a terminal, 20 or more; for text alone
    bold : whether title and headings are bold, as a terminal shows them; for text alone
    """
    if form == "html":
        return html_document(tables[0].title, "\n".join(table.to_html() for table in tables))
    if form == "text":
        return "\n".join(table.to_text(width, bold=bold) for table in tables)
    return "\n".join(table.to_latex() if form == "latex" else table.to_markdown() for table in tables)
