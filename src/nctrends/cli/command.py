"""One command as it was asked for, and what came of it: values that go from the parser to a verb and back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from nctrends.cli.common import COMPARISON

if TYPE_CHECKING:
    from nctrends.model.series import Series


@frozen(kw_only=True)
class Command:
    """A command with its arguments, and where its text goes."""

    arguments: argparse.Namespace
    """As the parser read them; nothing is set on them afterwards."""
    form: str = "text"
    """The format of rows and tables."""
    output: str | None = None
    """The file that is named, None for the terminal."""
    width: int | None = None
    """Columns of the terminal, None for a pipe and a file."""
    bold: bool = False
    progress: Callable[[str], None] = print
    """Says what is being done, where somebody waits."""

    def __getattr__(self, name: str) -> Any:
        """Return an argument of the command."""
        return getattr(self.arguments, name)

    def load(self) -> Series:
        """Return the series that is asked for; what comes after it is computing."""
        from nctrends.files.load import load_series  # noqa: PLC0415 - `--help` and `read` need no files

        self.progress("reading the editions")
        series = load_series(self.arguments.series)
        self.progress("computing")
        return series

    def options(self, names: Sequence[str] = COMPARISON) -> dict[str, Any]:
        """Return the options of `changes`, or others by name, that were given or have a default."""
        given = {name: getattr(self.arguments, name) for name in names}
        return {name: value for name, value in given.items() if value is not None}


@frozen(kw_only=True)
class Outcome:
    """What a command prints or writes, and its exit code."""

    text: str
    code: int = 0
    is_written: bool = False
    """True where the command wrote the output itself, and the text says so."""
