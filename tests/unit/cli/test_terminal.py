"""The line that says what is being done: on a terminal, after a while, and gone at the end."""

from __future__ import annotations

import io
import re
import time

import pytest

from nctrends.cli.terminal import CLEAR, Progress


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def waited(stream: io.StringIO, *, patience: float, seconds: float) -> str:
    """What is written while something takes some time."""
    with Progress(stream, patience=patience) as progress:
        progress("reading the editions")
        time.sleep(seconds)
    return stream.getvalue()


def test_long_work_is_told_and_the_line_is_gone_at_the_end() -> None:
    """Once patience is over the line names what is done and for how long, and leaves nothing behind."""
    written = waited(Terminal(), patience=0.01, seconds=0.3)
    assert re.match(re.escape(CLEAR) + r"nctrends: reading the editions … \d s", written)
    assert written.endswith(CLEAR)


def test_short_work_is_not_told() -> None:
    """What is done before patience is over leaves no trace."""
    assert waited(Terminal(), patience=60, seconds=0) == ""


def test_pipe_is_not_told() -> None:
    """A log or a pipe gets nothing, however long it takes."""
    assert waited(io.StringIO(), patience=0.0, seconds=0.1) == ""


def test_simple_terminal_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot go back in a line gets nothing."""
    monkeypatch.setenv("TERM", "dumb")
    assert waited(Terminal(), patience=0.0, seconds=0.1) == ""


def test_error_ends_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error goes up as it is, after the line is gone."""
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with pytest.raises(ValueError, match="odd"):
        _fail_after_a_while(stream)
    assert stream.getvalue().endswith(CLEAR)


def _fail_after_a_while(stream: io.StringIO) -> None:
    with Progress(stream, patience=0.01) as progress:
        progress("computing")
        time.sleep(0.1)
        raise ValueError("odd")
