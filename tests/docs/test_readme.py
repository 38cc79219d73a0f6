"""What the README says can be done, can: each line of its table runs, and its command and its Python agree."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import nctrends as nct
from nctrends.cli.main import main
from nctrends.model.series import Series

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## What you can do\n")[1].split("\n\nFigures at hand")[0]
LINES = {
    wish.strip(): (
        re.findall(r"`(nctrends [^`]+)`", command),
        re.findall(r"`((?:nct\.|print\(|changes)[^`]+)`", python),
    )
    for wish, command, python in (line.strip("|").split("|") for line in SECTION.splitlines()[3:])
}
"""What a reader wishes, the commands that do it, and the expressions of Python that do."""
SHOWN = {
    wish: line for wish, line in LINES.items() if line[0] and "nct.table(" in line[1][0] and ".to_" not in line[1][0]
}
"""Lines whose Python shows what their command prints."""


@pytest.fixture
def names(netclean: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a reader has at hand, in a folder with a series of her own."""
    monkeypatch.chdir(tmp_path)
    nct.write_series(netclean, "FOLDER")
    return {"nct": nct, "series": netclean, "changes": nct.changes(netclean)}


@pytest.mark.parametrize("wish", LINES)
def test_line_runs_as_it_stands(wish: str, names: dict[str, Any]) -> None:
    """Each command ends well, and each expression can be computed."""
    commands, expressions = LINES[wish]
    assert expressions
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0
    Path("FOLDER", "2021.toml").unlink(missing_ok=True)  # `nctrends new` and `nct.start_edition` begin the same file
    nct.write_series(names["series"], "FOLDER")
    for expression in expressions:
        eval(expression, names)


@pytest.mark.parametrize("wish", SHOWN)
def test_command_prints_what_python_shows(wish: str, names: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """A table is the same whoever asks for it; a pipe gets plain lines."""
    (command, *_), expressions = SHOWN[wish]
    tables = [eval(expression.removeprefix("print"), names) for expression in expressions]
    capsys.readouterr()
    main(shlex.split(command)[1:])
    assert capsys.readouterr().out == "\n".join(map(str, tables)).replace("─", "-")
