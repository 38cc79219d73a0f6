"""The code keeps the shape that a newcomer can read, and the figures that say so count what they name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks import structure
from benchmarks.syntax import Module, read

MODULES = read(structure.PACKAGE)
LONG = ("changes", "compare_frame")
"""Functions that may be long: most of their lines are the options of their signatures and the handing on of these."""


def test_no_function_is_long() -> None:
    """A function is taken in at once, unless its signature makes it long."""
    assert [place for place in structure.long_functions(MODULES) if place.split()[1] not in LONG] == []


def test_no_list_is_split_out_of_a_text() -> None:
    """Caveats and reasons are values until they are printed, so nothing takes their joined text apart."""
    assert structure.splits(MODULES, "'; '") == []


def test_no_switch_is_set_by_position() -> None:
    """What is true or false by default is named where it is set, so that a call says what it switches."""
    assert structure.boolean_defaults(MODULES, positional=True) == []


def test_presentation_has_no_grammar_of_numbers() -> None:
    """Only `reading` reads printed numbers; in `present` the grid alone has patterns, to lay text out."""
    presenting = [module for module in MODULES if module.layer == "present" and module.path.parts[1] != "grid"]
    assert structure.regular_expressions(presenting) == []


SMALL = {
    "present/words.py": '''\
"""Words."""
import re
from collections.abc import Sequence

Floats = Sequence[float]

class Row:
    caveats: str = ""
    """What limits it."""

def told(row, bold=False, *, wide=True):
    """Say it."""
    # the whole of it
    if "vague" in row.caveats or "vague" in str(row):
        return row.caveats.split("; ")

    found = row.caveats.startswith("despite")
    return found
''',
    "present/shares.py": "from nctrends.reading.words import Floats\n",
    "reading/words.py": "from nctrends.present import shares\n\nFloats = list[float]\nat, found = 1, 2\n",
}
COUNTED = {
    "modules": 3,
    "lines": 23,
    "lines of docstrings": 3,
    "module names in several layers": ["words: present, reading"],
    "type names of several modules": ["Floats: present/words.py, reading/words.py"],
    "modules in import cycles": ["nctrends.present.shares", "nctrends.reading.words"],
    "functions": 1,
    "code lines of a function, most": 5,
    "parameters, most": 3,
    "true or false by default, by keyword": ["present/words.py:11 told wide"],
    "true or false by default, by position": ["present/words.py:11 told bold"],
    'split("; ")': ["present/words.py:15"],
    "searches in the text of caveats": ["present/words.py:14 'vague' in row.caveats"],
    "searches for an affix of a text": ["present/words.py:17 row.caveats.startswith('despite')"],
    "modules in present/ with regular expressions": ["present/words.py"],
    "bindings of `found`": ["present/words.py:17", "reading/words.py:4"],
    "bindings of `at`": ["reading/words.py:4"],
}
"""What a reader counts in the package above."""


def _modules(folder: Path, texts: Mapping[str, str]) -> list[Module]:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read(folder)


@pytest.mark.parametrize("name", COUNTED)
def test_figure_counts_what_it_names(name: str, tmp_path: Path) -> None:
    """Each figure counts in a small package what a reader counts there."""
    assert structure.FIGURES[name](_modules(tmp_path, SMALL)) == COUNTED[name]


def test_asking_for_a_typed_caveat_is_no_search_in_a_text(tmp_path: Path) -> None:
    """Where the caveats of a row are values, a test for one of them is not counted."""
    typed = {name: text.replace("caveats: str = ", "caveats: tuple[str, ...] = ()  # ") for name, text in SMALL.items()}
    assert structure.FIGURES["searches in the text of caveats"](_modules(tmp_path, typed)) == []
