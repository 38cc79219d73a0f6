"""Examples in README and docs run as tests: Python blocks as they stand, console blocks against what they print."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

from nctrends.cli.main import main
from nctrends.files.structure import structure
from nctrends.files.validate import edition_misfits
from nctrends.model.crosswalk import Crosswalk
from nctrends.model.edition import Edition


def _evaluate_console(example: Example) -> str | None:
    """Run each `$ nctrends …` line of a block and compare what it prints; `…` alone on a line stands for the rest."""
    for command, expected in _commands(str(example.parsed)):
        out = io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            contextlib.chdir(_folder(example)),
        ):
            main(shlex.split(command)[1:])
        printed = out.getvalue().rstrip("\n").splitlines()
        wanted = expected.splitlines()
        if wanted and wanted[-1].strip() == "…":
            wanted, printed = wanted[:-1], printed[: len(wanted) - 1]
        if printed != wanted:
            return "\n".join([f"$ {command}", "printed:", *printed, "documented:", *wanted])
    return None


def _make_folder(namespace: dict[str, Any]) -> None:
    """Give a page a folder of its own to work in."""
    namespace["folder_of_the_page"] = tempfile.TemporaryDirectory()


def _drop_folder(namespace: dict[str, Any]) -> None:
    namespace["folder_of_the_page"].cleanup()


def _folder(example: Example) -> str:
    name: str = example.namespace["folder_of_the_page"].name
    return name


def _evaluate_toml(example: Example) -> str | None:
    """Load a whole edition or crosswalk that a page shows; one that begins with `# FOLDER/FILE.toml` is saved there."""
    if saved := re.match(r"# (\w+/[\w-]+\.toml)\n", str(example.parsed)):
        path = Path(_folder(example), saved[1])
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(example.parsed), encoding="utf-8")
    raw = tomllib.loads(str(example.parsed))
    found = structure(raw, Edition if "year" in raw else Crosswalk)
    faults = list(edition_misfits(found)) if isinstance(found, Edition) else found
    return "\n".join(map(str, faults)) or None if isinstance(faults, list) else None


def _commands(block: str) -> list[tuple[str, str]]:
    found = []
    for part in ("\n" + block).split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        if command.startswith("nctrends "):
            found.append((command, expected.rstrip("\n")))
    return found


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser("console", _evaluate_console),
        CodeBlockParser("toml", _evaluate_toml),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md"],
    setup=_make_folder,
    teardown=_drop_folder,
).pytest()
