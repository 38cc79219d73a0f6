"""What can go wrong at the border, as exceptions whose facts are fields.

The checks that raise them live where the input is read; here is only how a fault is told.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from attrs import frozen


@frozen
class Fault:
    """One thing that cannot be used: where it is, and a sentence with the value and the remedy."""

    place: str
    message: str
    file: str = ""

    def __str__(self) -> str:
        return _printable(f"{self.place}: {self.message}" if self.place else self.message)


class NctrendsError(Exception):
    """Root of all errors that nctrends raises on purpose.

    `faults` holds every fault of the input, so that nobody has to mend a file one error at a time.
    """

    def __init__(self, faults: str | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (Fault("", faults),) if isinstance(faults, str) else tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1 and not self.faults[0].file:
            return str(self.faults[0])
        blocks = []
        for file in dict.fromkeys(fault.file for fault in self.faults):
            told = [str(fault) for fault in self.faults if fault.file == file]
            count = "1 fault" if len(told) == 1 else f"{len(told)} faults"
            blocks.append("\n  ".join([f"{count} in {file}" if file else count, *told]))
        return "\n".join(blocks)


class EditionError(NctrendsError):
    """An edition file, or a folder of them, that cannot be used as it stands."""


class AlignmentError(NctrendsError):
    """A crosswalk that points at nothing, or grades a step above what the files allow."""


class MissingExtraError(NctrendsError):
    """A library that only some outputs need is not installed; the message has the command that installs it."""


class InputError(NctrendsError, ValueError):
    """An argument outside what a function takes; also a `ValueError`."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a sentence with the nearest known name, or all of them where they are few."""
    names = [text for text in known if text]
    close = difflib.get_close_matches(str(name), names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    return f"Known here: {', '.join(names)}." if names else "None is known here."


def _printable(text: str) -> str:
    """Return a text as one line without control signs, which would break the line or paint the terminal."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
