"""What is odd in the data: one row a finding, its fields the columns of the frame, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from nctrends.model.record import Record

SEVERITIES: Final[Mapping[str, str]] = {
    "row-sum": "error",
    "no-base": "error",
    "misprinted": "warning",
    "respondents-ruled-out": "note",
    "recovery-refused": "note",
    "prose-against-table": "warning",
    "figures-contradict": "warning",
    "not-printable": "warning",
    "remainder": "note",
    "part-above-whole": "error",
    "total-not-a-mean": "warning",
    "unit-differs": "note",
    "respondents-differ": "note",
    "hedges-differ": "note",
    "unlinked": "note",
    "stale-base": "warning",
    "text-repeats": "note",
    "change-contradicts": "warning",
    "unfilled": "note",
}
"""Every code, and how grave it is where it is not accepted."""


@frozen(kw_only=True, repr=False)
class Finding(Record):
    """One thing in an edition that does not fit, and what would."""

    shown: ClassVar = ("edition", "severity", "code", "question", "item", "printed", "expected")
    code: str
    """What kind of finding it is."""
    severity: str
    """error: impossible under any reading. warning: contradicts another figure, or one cell is impossible. note: worth
    knowing. accepted: any of these, looked at before; its edition file says why it stands, as does the message.
    """
    edition: int
    survey: str
    question: str = ""
    item: str = ""
    option: str = ""
    printed: str = ""
    """The texts in question, as printed."""
    expected: str = ""
    """What would fit, "" where it cannot be said."""
    message: str = ""
    """The finding in one or two sentences; of an accepted one also the reason why it stands."""
