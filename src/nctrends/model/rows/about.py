"""What is true of all rows of a collection: who was asked, what the caller chose, what stands behind each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from nctrends.model.joined import Joined
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import ALL, NO_CITATIONS, UNKNOWN, Citation
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.model.words import Caveat, DontKnow, Ranges


@frozen(kw_only=True)
class Evidence:
    """Where the figures of a change are printed, and why the step between them was graded as it is."""

    source_earlier: Joined[Citation] = NO_CITATIONS
    source_later: Joined[Citation] = NO_CITATIONS
    caveats_earlier: tuple[Caveat, ...] = ()
    caveats_later: tuple[Caveat, ...] = ()
    explanation: tuple[str, ...] = ()
    """Why the steps between were graded as they are, a sentence each."""


@frozen(kw_only=True)
class Enquiry:
    """One survey of one edition, as far as the words around results speak of it."""

    respondents: str = ""
    """Who was asked, in the plural ("Police officers"), where it is those whom the series is about."""
    sampling: str = ""
    mode: str = UNKNOWN
    """How people were asked."""
    groups: Mapping[str, str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping)
    """Names of its printed subgroups by their ids."""


@frozen(kw_only=True)
class Choices:
    """What a caller asked for, as far as it changes what the numbers are."""

    against: str = "previous"
    """The edition that each is compared with."""
    base: str = "recovered"
    """How bases were found: "recovered", "respondents" or "smallest"; "given" where the caller names numbers."""
    ranges: Ranges = "union"
    dont_know: DontKnow = "keep"
    smallest_change: float | None = None
    """The smallest change that matters, on the scale of the effect."""
    effective: str = "the design effect"
    """What effective bases come from."""


@frozen(kw_only=True)
class About:
    """What is true of all rows of a collection, for the words around them."""

    title: str = ""
    respondents: str = ""
    """Whom the series is about, in the plural: "Police officers"."""
    enquiries: Mapping[tuple[int, str], Enquiry] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping, repr=False)
    """By edition and survey."""
    asked: Mapping[tuple[str, int], str] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping, repr=False)
    """The survey that an indicator is asked in, by indicator and edition."""
    choices: Choices = field(factory=Choices)
    evidence: Mapping[tuple[Any, ...], Evidence] = field(factory=ReadOnlyMapping, repr=False)
    """By the key of a row, without the series."""
    series: Series | None = field(default=None, repr=False, eq=False)
    """The series that the rows are of, for their labels; None where they were made of figures at hand."""
    editions: tuple[int, ...] = ()
    """The editions that were asked for, of estimates; the two that were compared, of their differences."""
    positions: Mapping[Any, float] = field(factory=ReadOnlyMapping, converter=ReadOnlyMapping, repr=False)
    """Where each edition stands in time, or in the order of a table; empty where their values say it."""
    remarks: tuple[str, ...] = ()
    """What a reader has to know of all rows, in sentences: figures left out, columns not used."""

    def in_time(self, editions: Iterable[Any]) -> list[Any]:
        """Return editions, each once, in the order of time."""
        return sorted(set(editions), key=lambda edition: self.positions.get(edition, edition))

    def enquiry(self, indicator: str, edition: Any) -> Enquiry | None:
        """Return the survey in which an edition asks an indicator, None where it is not known."""
        return self.enquiries.get((edition, self.asked.get((indicator, edition), "")))

    def modes(self, indicator: str, editions: Iterable[Any]) -> frozenset[str]:
        """Return the modes in which some editions ask an indicator, as far as they are known."""
        enquiries = (self.enquiry(indicator, edition) for edition in editions)
        return frozenset(enquiry.mode for enquiry in enquiries if enquiry is not None) - {UNKNOWN}

    def watched(self, indicator: str) -> str:
        """Return the group whose share is watched beside an indicator, by its label; "" where none is."""
        followed = self.series.indicators.get(indicator) if self.series else None
        if self.series is None or followed is None or followed.mix is None:
            return ""
        for edition in reversed(self.in_time(followed.at)):
            asked = self.series[edition].surveys[followed.at[edition].survey].questions.get(followed.mix.question)
            if asked is not None:
                return asked.labels(followed.mix.options)
        return ""

    def editions_between(self, indicator: str, first: Any, last: Any) -> list[Any]:
        """Return the editions that ask an indicator, from one to another, in the order of time."""
        asking = self.in_time(edition for name, edition in self.asked if name == indicator)
        ends = {first, last}
        return asking[asking.index(first) : asking.index(last) + 1] if ends <= set(asking) else []

    def evidence_of(self, change: Change) -> Evidence | None:
        """Return what stands behind a change, None where it was made of figures at hand."""
        key = (change.indicator, change.item, change.option, change.group, change.earlier, change.later)
        return self.evidence.get(key)

    def group_name(self, group: str, indicator: str, edition: Any) -> str:
        """Name of a group of respondents in one edition, "" for all of them."""
        enquiry = self.enquiry(indicator, edition)
        return "" if group == ALL else group if enquiry is None else enquiry.groups.get(group, group)
