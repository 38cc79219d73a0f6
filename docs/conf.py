"""How the pages in this folder become a site: `sphinx-build -W -b html docs build/docs`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.utils.math import latex2mathml

import nctrends

project = "nctrends"
author = "nctrends maintainers"
project_copyright = "2026, nctrends maintainers"
release = nctrends.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3  # links such as page.md#a-heading are checked

smartquotes = False  # quotes in signatures and values stay as they are typed

html_theme = "furo"
html_title = "nctrends"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_math_renderer = "mathml"  # drawn by browsers themselves, so that the site needs no network

autodoc_class_signature = "separated"  # a class is told by its docstring and fields, not by a line of all of them
autodoc_member_order = "bysource"
autodoc_default_options = {"exclude-members": "__init__, __new__, row_class, shown"}
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
add_module_names = False

ENTRIES = ("Parameters", "Raises")
PARAGRAPHS = ("Returns",)


def setup(app: Any) -> None:
    """Read docstrings as this project writes them, and draw formulas and console blocks for any window."""
    app.connect("autodoc-process-docstring", _docstring)
    app.connect("doctree-read", _mark_sentences)
    app.add_html_math_renderer("mathml", (_inline_formula, None), (_formula, None))


def _inline_formula(writer: Any, node: nodes.math) -> None:
    writer.body.append(latex2mathml.tex2mathml(node.astext()))
    raise nodes.SkipNode


def _formula(writer: Any, node: nodes.math_block) -> None:
    writer.body.append(f'<div class="formula">{latex2mathml.tex2mathml(node.astext(), as_block=True)}</div>')
    raise nodes.SkipNode


def _mark_sentences(_app: Any, tree: nodes.document) -> None:
    """Tell console blocks without a table apart: their sentences wrap on a phone, where columns would break."""
    for block in tree.findall(nodes.literal_block):
        if block.get("language") in ("console", "text") and "-----" not in block.astext():
            block["classes"].append("sentences")


def _docstring(_app: Any, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Turn sections underlined with dashes into headings with lists; single backticks are code."""
    lines[:] = [line for title, body in _sections(lines) for line in _section(title, body)]


def _sections(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    title, body = "", []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if line and re.fullmatch("-{3,}", below):
            yield title, body
            title, body = line, []
        elif not re.fullmatch("-{3,}", line):
            body.append(line)
    yield title, body


def _section(title: str, body: list[str]) -> list[str]:
    heading = [f".. rubric:: {title}", ""] if title else []
    if title in ENTRIES:
        return [*heading, *(f"- {_coded(_bold(entry))}" for entry in _entries(body)), ""]
    if title in PARAGRAPHS:
        return [*heading, _coded(" ".join(_entries(body))), ""]
    return [*heading, *map(_coded, body), ""]


def _entries(body: list[str]) -> Iterator[str]:
    """One text for each line that is not indented, joined with the lines below it."""
    entry: list[str] = []
    for line in body:
        if line.startswith(" ") and entry:
            entry.append(line.strip())
        elif line:
            if entry:
                yield _joined(entry)
            entry = [line]
    if entry:
        yield _joined(entry)


def _joined(lines: list[str]) -> str:
    """What is below a shape or range is a sentence of its own, unless it goes on in small letters."""
    head, *rest = lines
    ends = (
        bool(rest)
        and not head.endswith((".", ",", ";", ":"))
        and (rest[0][0].isupper() or rest[0][0] in '0123456789"`')
    )
    return " ".join([head + "." if ends else head, *rest])


def _bold(entry: str) -> str:
    names, colon, text = entry.partition(" : ")
    return f"**{names}**: {text}" if colon else entry


def _coded(line: str) -> str:
    return line if line.startswith(">>>") else re.sub(r"(?<!`)`([^`]+)`(?![`_])", r"``\1``", line)
