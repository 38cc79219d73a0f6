"""What differs between two editions: one row a difference, its fields the columns of the frame, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from nctrends.model.rows.row import NAN, Row

DIFFERENCES: Final[Mapping[str, str]] = {
    "survey-added": "survey added",
    "survey-removed": "survey removed",
    "population-changed": "other population",
    "mode-changed": "other mode of enquiry",
    "sampling-changed": "other sampling",
    "group-added": "group added",
    "group-removed": "group removed",
    "group-renamed": "group renamed",
    "question-linked": "another question, linked by the crosswalk",
    "reworded": "reworded",
    "kind-changed": "other kind of answer",
    "period-changed": "other reference period",
    "base-changed": "asked of others",
    "option-added": "option added",
    "option-removed": "option removed",
    "option-renamed": "option renamed",
    "option-linked": "other options, linked by the crosswalk",
    "option-candidate": "may be the same option",
    "options-reordered": "options reordered",
    "scale-turned": "scale turned",
    "scale-resized": "scale resized",
    "dont-know-changed": "other answers without an opinion",
    "item-added": "item added",
    "item-removed": "item removed",
    "item-renamed": "item renamed",
    "item-candidate": "may be the same item",
    "question-removed": "question removed",
    "question-added": "question added",
    "question-candidate": "may be the same question",
}
"""Every code with its words, in the order in which a reader is told."""


@frozen(kw_only=True, eq=False, repr=False)
class EditionDifference(Row):
    """One thing that one edition has otherwise than another."""

    shown: ClassVar = ("survey", "question_label", "code", "before", "after", "score")
    earlier: int
    later: int
    survey: str
    question_earlier: str = ""
    question_later: str = ""
    question_label: str = ""
    """The question as asked: the earlier wording, or the later one of a question that was added."""
    item: str = ""
    option: str = ""
    code: str
    before: str = ""
    after: str = ""
    """What stands in the two editions, as a reader is told; of a wording with the words that differ marked."""
    score: float = NAN
    """Of a candidate: how alike the wordings are, 0..1."""
    message: str = ""
    """The difference in one sentence."""
