"""Which figures of different editions are the same quantity, and how far each step may be trusted.

The types mirror `crosswalk.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal, get_args

from attrs import field, frozen

from nctrends.model.edition import Answers, HedgeRanges, Source
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.record import Record

Grade = Literal["identical", "comparable", "caution", "not_comparable"]
Reason = Literal["wording", "prompt", "options", "scale", "base", "period", "population", "mode", "source"]

REASONS: tuple[Reason, ...] = get_args(Reason)


class Comparability(IntEnum):
    """Grades in order, so that the worst on a path is the smallest."""

    not_comparable = 0
    caution = 1
    comparable = 2
    identical = 3


@frozen(kw_only=True)
class Place(Record):
    """Where an edition holds the quantity: one question, item and set of options of a survey."""

    survey: str
    question: str
    options: tuple[str, ...]
    item: str = ""
    restated_in: int | None = None
    """The edition that prints this result for the year, where it is not the year's own report."""


@frozen(kw_only=True, repr=False)
class Step(Record):
    """The passage of an indicator from one edition to the next, judged by a person."""

    from_: int
    to: int
    grade: Grade
    reasons: Mapping[Reason, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Each reason with one sentence."""
    undecided: bool = False
    """True until somebody has judged the step of a new edition: nothing is compared over it."""
    same_series: Source | None = None
    """Where the publisher itself prints both figures as one series."""


@frozen(kw_only=True, repr=False)
class Indicator(Record):
    """A harmonised quantity followed across editions."""

    label: str
    item_label: str = ""
    option_label: str = ""
    mix: Answers | None = None
    """The group of respondents whose share is watched beside the indicator."""
    at: Mapping[int, Place] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    steps: tuple[Step, ...] = ()


@frozen(kw_only=True, repr=False)
class Crosswalk(Record):
    """All indicators of a series, and what is to be said of the series as a whole."""

    title: str = ""
    publisher: str = ""
    respondents: str = ""
    """Who is asked, in the plural, as tables call them: "Police officers"."""
    licence: str = ""
    note: str = ""
    hedges: HedgeRanges = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """What hedging words mean in this series, in place of the measured ranges."""
    indicators: Mapping[str, Indicator] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
