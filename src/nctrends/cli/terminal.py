"""What a terminal can show: its width, its signs, bold lines, and a line that says what is being done.

The command line hands in its streams; nothing here knows which they are.
"""

from __future__ import annotations

import os
import shutil
from threading import Event, Thread
from time import monotonic
from typing import Self, TextIO

PLAINER: dict[str | int, str | int | None] = {
    "─": "-",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "·": "/",
    "…": "...",
    "●": "x",
    "≠": "#",
    "○": "o",
    "▲": "^",
    "▼": "v",
    "×": "x",
    "∞": "inf",
}
"""Signs for a terminal that has few."""

NARROWEST = 20
"""Columns of a terminal below which no table is made narrower."""
PIPE = 100
"""Columns of a text that goes to a pipe or a file."""

PATIENCE = 1.0
"""Seconds without a word, after which a terminal is told what is being done."""
TICK = 0.2
"""Seconds from one look of that line to the next."""
CLEAR = "\r\x1b[K"


def width_of(stream: TextIO) -> int | None:
    """Return how wide a text may be: as the terminal, which COLUMNS may tell; None for a pipe, which has no window."""
    return max(NARROWEST, shutil.get_terminal_size((PIPE, 24)).columns) if stream.isatty() else None


def is_styled(stream: TextIO) -> bool:
    """Tell whether lines may be bold: on a terminal that is not a simple one, unless NO_COLOR is set."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def shown(text: str, stream: TextIO) -> str:
    """Return a text in the signs that a stream can write; only a terminal gets lines drawn."""
    if not stream.isatty():
        text = text.replace("─", "-")
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(str.maketrans(PLAINER)).encode(encoding, "replace").decode(encoding)
    return text


class Progress:
    """A line on a terminal that says what is being done once it takes long; gone when it is done, nothing in a pipe.

    A thread of its own, because what takes long is one call into the library. Call it with what begins.
    """

    def __init__(self, stream: TextIO, *, patience: float = PATIENCE) -> None:
        self._stream = stream
        self._patience = patience
        self._doing = ""
        self._is_done = Event()
        is_seen = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._thread = Thread(target=self._run, daemon=True) if is_seen else None

    def __call__(self, doing: str) -> None:
        """Say what begins now, such as "reading the editions"."""
        self._doing = doing

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_done.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        began = monotonic()
        wait, is_written = self._patience, False
        while not self._is_done.wait(wait):
            seconds = int(monotonic() - began)
            line = f"nctrends: {shown(f'{self._doing} …', self._stream)} {seconds} s"
            self._stream.write(CLEAR + line[: (width_of(self._stream) or PIPE) - 1])
            self._stream.flush()
            wait, is_written = TICK, True
        if is_written:
            self._stream.write(CLEAR)
            self._stream.flush()
