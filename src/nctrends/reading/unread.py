"""The one exception of the reader's inside: what stopped it, and where."""

from __future__ import annotations

ALONE = "Give the one quantity alone, as printed."
NO_NUMBER = "Mark the figure words = true if it is a statement without a number."
CHECK = "Compare it with the printed page."


class UnreadError(Exception):
    """A text that cannot be read, without the text: `read_printed` makes an `InputError` of it that quotes it.

    Either understanding ended at a token (`at`), or all is understood and cannot be (`reason`, which follows the
    quoted text: "is above 100 %"); `step` is what to do about it.
    """

    def __init__(self, reason: str = "", *, at: int = 0, step: str = "") -> None:
        self.reason = reason
        self.at = at
        self.step = step
        super().__init__(reason, at, step)
