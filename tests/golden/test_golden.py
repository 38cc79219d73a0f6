"""What people see does not change unseen."""

from __future__ import annotations

import pytest

from tests.golden.cases import COMMANDS, FOLDER, printed


@pytest.mark.parametrize("name", COMMANDS)
def test_command_prints_the_golden_file(name: str) -> None:
    """A command prints the reviewed text, letter for letter."""
    assert printed(COMMANDS[name]) == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name.startswith("table") and name.endswith(".txt")])
def test_text_table_fits_100_columns(name: str) -> None:
    """No line of a text table is wider than 100 characters."""
    assert max(map(len, (FOLDER / name).read_text(encoding="utf-8").splitlines())) <= 100
