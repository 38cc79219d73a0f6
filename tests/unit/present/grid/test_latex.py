"""Tables as LaTeX: every sign set as it is printed, none taken for a command, whichever engine sets it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import nctrends as nct
from nctrends.model.series import Series
from nctrends.present.grid.table import Column, Section, Table

TABLE = Table(
    title="What changed",
    columns=(Column(heading="Name", width=10), Column(heading="n", width=10, right=True)),
    sections=(Section(heading="First", rows=((("  Cloud", "  2019"), ("[−5.1, +2.0]",)),)),),
    notes=("A note.",),
)
DOCUMENT = (
    "\\documentclass{{article}}\n\\usepackage[margin=2cm]{{geometry}}\n\\usepackage{{array,longtable}}\n"
    "\\begin{{document}}\n{body}\\end{{document}}\n"
)
EVERY_SIGN = '− ≤ ≥ × ∞ · – … é ü ñ ç ő å Ž ß ø % & _ # $ ~ ^ \\ { } [x] * -- ,, "q" \' ` < > | ○ ● ▲ ▼ ≠ ½ € 日本 ę'
ENGINES = [
    pytest.param(engine, marks=pytest.mark.skipif(shutil.which(engine) is None, reason=f"{engine} is not installed"))
    for engine in ("pdflatex", "xelatex")
]


def cell(text: str) -> str:
    """How a text is written in a cell."""
    section = Section(heading="", rows=(((text,), ("",)),))
    table = evolve(TABLE, sections=(section,))
    return table.to_latex().split("\\endhead\n")[1].split(" & ")[0]


def test_table_breaks_over_pages_with_its_head() -> None:
    """It is a longtable with a caption, a head on each page, a heading for each section, and its notes below."""
    text = TABLE.to_latex()
    assert text.startswith("% In the preamble: \\usepackage{array,longtable}\n")
    assert text.count(r"\textbf{Name} & \textbf{n} \tabularnewline") == 2
    assert r"\caption{What changed}" in text
    assert r"Cloud\newline 2019 & {[}$-$5.1,~+2.0{]} \tabularnewline" in text
    assert text.index(r"\end{longtable}") < text.index(r"\noindent A note.\par")
    assert "raggedleft" in text.split(r"\caption")[0].split("raggedright", maxsplit=1)[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("50 %", r"50~\%", id="percent"),
        pytest.param("a & b_c #1 $2", r"a \& b\_c \#1 \$2", id="signs with a meaning"),
        pytest.param("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}", id="signs that are commands"),
        pytest.param("{x}", r"\{x\}", id="braces"),
        pytest.param("2 × ∞ ≤ −1", r"2 $\times$ $\infty$ $\le$ $-$1", id="mathematics"),
        pytest.param("a · b – c …", r"a $\cdot$ b -- c \ldots{}", id="dots and dashes"),
        pytest.param("é Å ő", r"\'{e} \r{A} \H{o}", id="accents"),
        pytest.param("e\N{COMBINING ACUTE ACCENT}", r"\'{e}", id="accent of its own"),
        pytest.param("n\N{COMBINING DIAERESIS}", r"\"{n}", id="accent that no letter has"),
        pytest.param("--", "-{}-", id="two hyphens are no dash"),
        pytest.param('say "no"', "say ``no''", id="quotes"),
        pytest.param("日", r"\nctrendsother{日}{65E5}", id="another script"),
        pytest.param("\\input{x}", r"\textbackslash{}input\{x\}", id="command"),
        pytest.param("a\nb\x00c", "a b c", id="line breaks"),
    ],
)
def test_signs_are_set_as_they_are_printed(text: str, told: str) -> None:
    """Each sign has one way to be written, which needs no package and which no engine obeys."""
    assert cell(text) == told


@given(st.text())
def test_no_text_is_taken_for_a_command(text: str) -> None:
    """Whatever a report prints, braces are balanced, and no cell, row or comment begins inside it."""
    written = cell(text)
    bare = re.sub(r"\\[{}]", "", written)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[%&#_]", written)
    assert "\n" not in written


def test_table_too_wide_for_a_page_goes_on_below(scottish: Series) -> None:
    """Twelve editions are two tables of one number, each with the names of the rows."""
    text = nct.table(scottish, layout="years").to_latex()
    assert text.count(r"\begin{longtable}") == 2
    assert text.count(r"\caption") == text.count(r"\addtocounter{table}{-1}") == 1
    assert text.count("Women") == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_set_every_table(engine: str, netclean: Series, scottish: Series, tmp_path: Path) -> None:
    """The tables of both bundled series, and every sign, are set without an error and within the margins."""
    tables = [nct.table(series, layout=layout) for series in (netclean, scottish) for layout in ("changes", "years")]
    tables.append(evolve(TABLE, title=EVERY_SIGN, notes=(EVERY_SIGN,)))
    body = "\n\\clearpage\n".join(table.to_latex() for table in tables)
    (tmp_path / "tables.tex").write_text(DOCUMENT.format(body=body), encoding="utf-8")
    command = [engine, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "tables.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in (tmp_path / "tables.log").read_text(encoding="utf-8", errors="replace")
