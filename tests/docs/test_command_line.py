"""The page of the command line shows each command, and its examples run as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import nctrends
from nctrends.cli.main import VERBS, main

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^nctrends (\w+ .*|\w+)$", PAGE.split("```sh\n")[1].split("```")[0], flags=re.MULTILINE)


def test_page_has_every_command() -> None:
    """Each command stands in the table of commands and has one example, in the same order."""
    told = re.findall(r"^\| `(\w+)` \|", PAGE.split("## Commands")[1].split("\n## ")[0], flags=re.MULTILINE)
    assert sorted(told) == sorted(VERBS)
    assert [example.split()[0] for example in EXAMPLES] == told


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_runs(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example can be typed as it is printed, by somebody whose own series is in the folder my-reports."""
    monkeypatch.chdir(tmp_path)
    nctrends.write_series(nctrends.load_series(), "my-reports")
    assert main(shlex.split(example)) == 0
