"""Which figures of different editions are the same quantity, and how far each step may be trusted.

The types mirror `crosswalk.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Answers, HedgeRanges, Source
from nctrends.model.record import Record
from nctrends.model.words import Comparability, Reason

Subject = Literal["", "respondents"]


@frozen(kw_only=True)
class Place(Record):
    """Where an edition holds the quantity: one question, item and set of options of a survey."""

    survey: str
    """Its id."""
    question: str
    """Its id."""
    options: tuple[str, ...]
    """Ids of the options; several are a net."""
    item: str = ""
    """Id of the row of a grid; "" where there is none."""
    restated_in: int | None = None
    """The edition that prints this result for the year, where it is not the year's own report."""


def _by_reason(sentences: Mapping[str, str]) -> ReadOnlyMapping[Reason, str]:
    return ReadOnlyMapping({Reason(reason): sentence for reason, sentence in sentences.items()})


@frozen(kw_only=True, repr=False)
class Step(Record):
    """The passage of an indicator from one edition to the next, judged by a person."""

    from_: int
    """The earlier year."""
    to: int
    """The later year."""
    grade: Comparability = field(converter=Comparability)
    """How far the two figures may be compared."""
    reasons: Mapping[Reason, str] = field(factory=ReadOnlyMapping, converter=_by_reason)
    """Each reason with one sentence."""
    undecided: bool = False
    """True until somebody has judged the step of a new edition: nothing is compared over it."""
    same_series: Source | None = None
    """Where the publisher itself prints both figures as one series."""


@frozen(kw_only=True, repr=False)
class Indicator(Record):
    """A harmonised quantity followed across editions."""

    label: str
    """In words."""
    item_label: str = ""
    """What is followed of a grid, in words."""
    option_label: str = ""
    """The answer that is followed, in words."""
    about: Subject = ""
    """"respondents" where it tells who answered: such a change is no result of the survey and counts in no family."""
    mix: Answers | None = None
    """The group of respondents whose share is watched beside the indicator."""
    at: Mapping[int, Place] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """For each year where its edition holds it."""
    steps: tuple[Step, ...] = ()
    """For neighbouring years: those that the steps of the crosswalk do not judge, or judge otherwise."""

    @property
    def is_result(self) -> bool:
        """False where it tells who answered."""
        return self.about != "respondents"


@frozen(kw_only=True, repr=False)
class Crosswalk(Record):
    """All indicators of a series, and what is to be said of the series as a whole."""

    title: str = ""
    """Of the series."""
    publisher: str = ""
    """Who publishes the reports."""
    respondents: str = ""
    """Who is asked, in the plural, as tables call them: "Police officers"."""
    licence: str = ""
    """On what terms."""
    note: str = ""
    """What else is to be known, in our own words."""
    hedges: HedgeRanges = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """What hedging words mean in this series, in place of the measured ranges."""
    steps: tuple[Step, ...] = ()
    """What holds of two neighbouring years for every indicator that has no step of its own for them."""
    indicators: Mapping[str, Indicator] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """By id, in the order of tables."""
