"""A table as LaTeX that any engine sets, in plain ASCII wherever a sign has a command of its own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from nctrends.model.markup import one_line
from nctrends.present.grid.column_blocks import cut, width_of
from nctrends.present.grid.description import Cell, Column, Grid, Section
from nctrends.present.grid.line_breaks import tied

COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "#": r"\#",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    "\N{NO-BREAK SPACE}": "~",
    "−": "$-$",
    "–": "--",
    "—": "---",
    "…": r"\ldots{}",
    "·": r"$\cdot$",
    "×": r"$\times$",
    "÷": r"$\div$",
    "±": r"$\pm$",
    "≤": r"$\le$",
    "≥": r"$\ge$",
    "≠": r"$\neq$",
    "≈": r"$\approx$",
    "∞": r"$\infty$",
    "→": r"$\rightarrow$",
    "▲": r"$\bigtriangleup$",
    "▼": r"$\bigtriangledown$",
    "○": r"$\circ$",
    "●": r"$\bullet$",
    "°": r"$^\circ$",
    "²": r"$^2$",
    "³": r"$^3$",
    "½": r"$\frac12$",
    "¼": r"$\frac14$",
    "¾": r"$\frac34$",
    "µ": r"$\mu$",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "«": r"$\ll$",
    "»": r"$\gg$",
    "¡": "!`",
    "¿": "?`",
    "€": r"\texteuro{}",
    "£": r"\pounds{}",
    "§": r"\S{}",
    "©": r"\copyright{}",
    "ß": r"\ss{}",
    "æ": r"\ae{}",
    "Æ": r"\AE{}",
    "œ": r"\oe{}",
    "Œ": r"\OE{}",
    "ø": r"\o{}",
    "Ø": r"\O{}",
    "ł": r"\l{}",
    "Ł": r"\L{}",
    "ı": r"\i{}",
}
"""Signs that have a meaning in LaTeX or that plain fonts lack, with commands that need no package."""
ACCENTS = {
    "\N{COMBINING GRAVE ACCENT}": "`",
    "\N{COMBINING ACUTE ACCENT}": "'",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "^",
    "\N{COMBINING TILDE}": "~",
    "\N{COMBINING DIAERESIS}": '"',
    "\N{COMBINING MACRON}": "=",
    "\N{COMBINING DOT ABOVE}": ".",
    "\N{COMBINING BREVE}": "u",
    "\N{COMBINING CARON}": "v",
    "\N{COMBINING DOUBLE ACUTE ACCENT}": "H",
    "\N{COMBINING RING ABOVE}": "r",
    "\N{COMBINING CEDILLA}": "c",
}
OTHER = r"\nctrendsother"
HEADER = (
    "% In the preamble: \\usepackage{array,longtable}\n"
    f"\\providecommand{{{OTHER}}}[2]{{\\ifdefined\\Umathcode #1\\else [U+#2]\\fi}}"
)
"""Signs that have no command: engines that know all signs set them, pdfTeX names their code point."""
STRUT = r"\rule{0pt}{2.6ex}"
"""Keeps a heading off the line above."""
SIGN = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""A sign with the accents that stand on it."""
LIGATURES = ("--", ",,")
WIDEST = 110
"""Characters that fit side by side on a page; a table of more is cut into blocks, where it may be."""
MANY = 7
"""Columns above which they stand closer, so that a year still fits into one."""


def latex_of(grid: Grid) -> str:
    """Return a table as a longtable, which breaks over pages, with its notes below."""
    count = len(grid.columns)
    blocks = [grid] if width_of(grid.columns) <= WIDEST else cut(grid, WIDEST) or [grid]
    first, *more = blocks
    notes = [rf"\noindent {_text(note)}\par" for note in grid.notes]
    return "\n".join(
        [
            HEADER,
            r"\begingroup\small",
            r"\setlength{\LTcapwidth}{\linewidth}",
            *([r"\setlength{\tabcolsep}{2pt}"] if count > MANY else []),
            *_longtable(first, rf"\caption{{{_text(grid.title)}}}\tabularnewline"),
            *(line for block in more for line in (r"\addtocounter{table}{-1}", *_longtable(block))),
            *notes,
            r"\endgroup",
            "",
        ]
    )


def _longtable(grid: Grid, caption: str = "") -> list[str]:
    count = len(grid.columns)
    head = " & ".join(rf"\textbf{{{_text(column.heading)}}}" for column in grid.columns) + r" \tabularnewline"
    body = [line for section in grid.sections for line in (*_section(section, count), r"\hline")]
    return [
        rf"\begin{{longtable}}{{{_columns(grid.columns)}}}",
        *([caption] if caption else []),
        *(r"\hline", head, r"\hline", r"\endfirsthead"),
        *(r"\hline", head, r"\hline", r"\endhead"),
        *body,
        r"\end{longtable}",
    ]


def _columns(columns: tuple[Column, ...]) -> str:
    """Return columns that share the line as they share it in a terminal."""
    whole = sum(column.width for column in columns)
    parts = [
        rf">{{\ragged{'left' if column.right else 'right'}\arraybackslash}}"
        rf"p{{\dimexpr {column.width / whole:.3f}\linewidth-2\tabcolsep\relax}}"
        for column in columns
    ]
    return "@{}" + "".join(parts) + "@{}"


def _section(section: Section, count: int) -> list[str]:
    rows = [" & ".join(map(_inside, row)) + r" \tabularnewline" for row in section.rows]
    if not section.heading:
        return rows
    place = rf"\multicolumn{{{count}}}{{@{{}}p{{\dimexpr\linewidth-2\tabcolsep\relax}}@{{}}}}"
    heading = rf"{place}{{\bfseries\raggedright {STRUT}{_text(section.heading)}}}"
    return [rf"{heading} \\*", *rows]


def _inside(cell: Cell) -> str:
    return r"\newline ".join(map(_text, cell))


def _text(text: str) -> str:
    """Return a text as LaTeX sets it, sign for sign: no command is obeyed, no two signs become one."""
    line = _with_quotes(tied(one_line(unicodedata.normalize("NFC", text))))
    for pair in LIGATURES:
        while pair in line:
            line = line.replace(pair, f"{pair[0]}\0{pair[1]}")
    return "".join("{}" if sign == "\0" else _sign(sign) for sign in SIGN.findall(line))


def _with_quotes(text: str) -> str:
    """Return a text whose straight quotes are curled: opening ones stand at the start or after a space."""
    before = ("", " ", "\N{NO-BREAK SPACE}", "(", "[")
    return "".join(("“" if text[i - 1 : i] in before else "”") if sign == '"' else sign for i, sign in enumerate(text))


@cache
def _sign(sign: str) -> str:
    if sign in COMMANDS:
        return COMMANDS[sign]
    if sign.isascii():
        return sign
    base, *marks = list(unicodedata.normalize("NFD", sign))
    if len(marks) == 1 and marks[0] in ACCENTS and base.isascii():
        return rf"\{ACCENTS[marks[0]]}{{{base}}}"
    if len(sign) > 1:
        return "".join(map(_sign, sign))
    return rf"{OTHER}{{{sign}}}{{{ord(sign):04X}}}"
