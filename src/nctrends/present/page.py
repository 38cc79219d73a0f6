"""A page as parts of HTML: one file that needs no network, reads in light and dark, and prints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import count

from attrs import frozen

from nctrends.present.lines import tied
from nctrends.present.tables import Cell, Table

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Nothing is loaded and nothing runs: the page is its own style, its own pictures and text."""

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --quiet: #595959; --paper: #fff; --line: #c8c8c8; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --quiet: #b4b4b4; --paper: #16181b; --line: #474b50; --link: #8fc1ff; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .6rem; border-top: 2px solid var(--line); padding-top: .8rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; margin: .8rem 0; padding: 0; }
nav a { display: inline-block; padding: .2rem 0; }
.quiet, figcaption, .notes { color: var(--quiet); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; min-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 2px solid var(--ink); }
tbody th[colspan] { font-weight: 600; padding-top: .9rem; border-bottom: 1px solid var(--line); }
tbody tr + tr td, tbody tr + tr th { border-top: 1px solid var(--line); }
td.right, th.right { text-align: right; }
tr:target > * { background: color-mix(in srgb, var(--link) 18%, transparent); }
figure { margin: 1rem 0; }
figure img { display: block; max-width: 100%; min-width: 40rem; height: auto; background: #fff; padding: .5rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  figure img { min-width: 0; }
  tr, figure { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""

Links = Mapping[tuple[int, int], str]
"""Where a cell leads: number of the row, sections passed over, and of the column."""


@frozen(kw_only=True)
class Part:
    """One section of the page."""

    id: str
    heading: str
    body: str


def page(title: str, lead: str, parts: Sequence[Part], *, language: str = "en") -> str:
    """Return the whole page.

    Parameters
    ----------
    title : of the page, plain text
    lead : what stands below it, plain text
    parts : sections with a heading each; their bodies are HTML
    """
    contents = "".join(f'<li><a href="#{part.id}">{escape(part.heading)}</a></li>' for part in parts)
    sections = "\n".join(
        f'<section id="{part.id}" aria-labelledby="{part.id}-heading">\n'
        f'<h2 id="{part.id}-heading">{escape(part.heading)}</h2>\n{part.body}\n</section>'
        for part in parts
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">Skip to the content</a>\n<header>\n<h1>{escape(title)}</h1>\n'
        f'<p class="quiet">{escape(lead)}</p>\n<nav aria-label="Contents"><ul>{contents}</ul></nav>\n</header>\n'
        f'<main id="content">\n{sections}\n</main>\n</body>\n</html>\n'
    )


def paragraphs(texts: Iterable[str], *, quiet: bool = False) -> str:
    """Return plain texts as paragraphs."""
    mark = ' class="notes"' if quiet else ""
    return "\n".join(f"<p{mark}>{escape(text)}</p>" for text in texts)


def bullets(texts: Iterable[str]) -> str:
    """Return plain texts as a list."""
    return "<ul>\n" + "\n".join(f"<li>{escape(text)}</li>" for text in texts) + "\n</ul>"


def link(text: str, target: str) -> str:
    """Return a text that leads somewhere; only the web and places on the page are led to."""
    is_safe = target.startswith(("https://", "http://", "#"))
    return f'<a href="{escape(target)}">{escape(text)}</a>' if is_safe else escape(text)


def picture(svg: str, alternative: str) -> str:
    """Return a picture with the text that stands for it."""
    data = b64encode(svg.encode()).decode()
    return (
        f'<figure><div class="scroll" tabindex="0" role="region" aria-label="Picture">'
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alternative)}"></div></figure>'
    )


def html_table(table: Table, links: Links | None = None, ids: Sequence[str] = ()) -> str:
    """Return a table for the page: its rows may have ids, its cells may lead somewhere, its notes stand below."""
    head = "".join(f'<th scope="col"{_side(column.right)}>{escape(column.heading)}</th>' for column in table.columns)
    numbers = count()
    body = []
    for section in table.sections:
        if section.heading:
            heading = f'<th scope="colgroup" colspan="{len(table.columns)}">{escape(section.heading)}</th>'
            body.append(f"<tr>{heading}</tr>")
        for row in section.rows:
            number = next(numbers)
            name = f' id="{ids[number]}"' if ids else ""
            body.append(f"<tr{name}>{_cells(table, row, number, links or {})}</tr>")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.title)}">\n<table>\n'
        f"<caption>{escape(table.title)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "\n".join(body)
        + f"\n</tbody>\n</table>\n</div>\n{paragraphs(table.notes, quiet=True)}"
    )


def _cells(table: Table, row: Sequence[Cell], number: int, links: Links) -> str:
    cells = []
    for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        lines = [escape(tied(line.strip())) for line in cell]
        if target := links.get((number, place)):
            lines[0] = link(tied(cell[0].strip()), target)
        inside = "<br>".join(lines)
        cells.append(f'<th scope="row">{inside}</th>' if place == 0 else f"<td{_side(column.right)}>{inside}</td>")
    return "".join(cells)


def _side(right: bool) -> str:
    return ' class="right"' if right else ""
