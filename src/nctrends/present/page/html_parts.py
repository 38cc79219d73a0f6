"""A page as parts of HTML: one file that needs no network, reads in light and dark, and prints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape

from attrs import frozen

from nctrends.present.page.style import NARROW, STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Nothing is loaded and nothing runs: the page is its own style, its own pictures and text."""


@frozen(kw_only=True)
class Part:
    """One section of the page."""

    id: str
    heading: str
    body: str


def page(title: str, lead: str, parts: Sequence[Part], *, foot: Sequence[str] = (), language: str = "en") -> str:
    """Return the whole page.

    Parameters
    ----------
    title : of the page, plain text
    lead : what stands below it, plain text
    parts : sections with a heading each; their bodies are HTML
    foot : what stands at the end, plain texts
    """
    contents = "".join(f'<li><a href="#{part.id}">{escape(part.heading)}</a></li>' for part in parts)
    ending = f"<footer>\n{paragraphs(foot)}\n</footer>\n" if foot else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">Skip to the content</a>\n<header>\n<h1>{escape(title)}</h1>\n'
        f'<p class="quiet">{escape(lead)}</p>\n<nav id="contents" aria-labelledby="contents-heading">\n'
        f'<h2 id="contents-heading">Contents</h2>\n<ol>{contents}</ol>\n</nav>\n</header>\n'
        f'<main id="content">\n{"".join(map(_section, parts))}</main>\n{ending}</body>\n</html>\n'
    )


def _section(part: Part) -> str:
    """Return a part under its heading, with a way back for those who came by a link."""
    return (
        f'<section id="{part.id}" aria-labelledby="{part.id}-heading">\n'
        f'<h2 id="{part.id}-heading">{escape(part.heading)}</h2>\n{part.body}\n'
        '<p class="back"><a href="#contents">Back to the contents</a></p>\n</section>\n'
    )


def heading(text: str) -> str:
    """Return a plain text as the heading of a piece of a section."""
    return f"<h3>{escape(text)}</h3>\n"


def paragraphs(texts: Iterable[str], *, quiet: bool = False) -> str:
    """Return plain texts as paragraphs."""
    mark = ' class="notes"' if quiet else ""
    return "\n".join(f"<p{mark}>{escape(text)}</p>" for text in texts)


def bullets(items: Iterable[str]) -> str:
    """Return pieces of HTML as a list."""
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>\n"


def folded(told: str, body: str) -> str:
    """Return HTML that is closed at first, under a plain text that opens it."""
    return f"<details>\n<summary>{escape(told)}</summary>\n{body}\n</details>\n"


def link(text: str, target: str, *, printed: bool = False) -> str:
    """Return a text that leads somewhere; only the web and places on the page are led to.

    Parameters
    ----------
    text : plain
    target : an address of the web, or "#" and an id
    printed : on paper the address stands behind the text
    """
    if not target.startswith(("https://", "http://", "#")):
        return escape(text)
    mark = ' class="address"' if printed else ""
    return f'<a{mark} href="{escape(target)}">{escape(text)}</a>'


def picture(svg: str, alternative: str, *, narrow: str = "") -> str:
    """Return a picture with the text that stands for it.

    Parameters
    ----------
    svg : as it is drawn for wide windows and for paper
    alternative : what it shows, in words
    narrow : the same picture as it is drawn for a phone
    """
    other = f'<source media="screen and (max-width: {NARROW})" srcset="{_data(narrow)}">' if narrow else ""
    image = f'<img style="max-width:100%;height:auto" src="{_data(svg)}" alt="{escape(alternative)}">'
    return f"<figure><picture>{other}{image}</picture></figure>\n"


def _data(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
