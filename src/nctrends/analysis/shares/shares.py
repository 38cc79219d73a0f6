"""What is known of the share of some options: the range that the printed texts allow, and a point in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from nctrends.analysis.shares.topics import Told, Topic
from nctrends.errors import InputError


@frozen(kw_only=True)
class Range:
    """What printed texts allow of one number: a share (0..1), or people."""

    low: float
    high: float
    high_open: bool = False
    value: float | None = None
    """The printed number; None where only a range is known."""

    @property
    def point(self) -> float:
        """The printed number, else the middle of the range."""
        return (self.low + self.high) / 2 if self.value is None else self.value


ANYTHING = Range(low=0.0, high=1.0)

JOINABLE = ("single", "ordinal", "multi")
"""Kinds of questions whose options may be joined."""


@frozen(kw_only=True)
class Share:
    """What is printed about the people who gave some answers, as a share, as their number, or both."""

    share: Range
    options: tuple[str, ...] = ()
    """The answers it is the share of."""
    people: Range | None = None
    """Their number, where the report prints one."""
    others: Share | None = None
    """What is printed about all other people, where it is that and not the share itself."""
    told: tuple[Told, ...] = ()
    parts: tuple[Share, ...] = ()
    """The shares it joins, where it is not printed itself."""
    is_sum: bool = False
    """True where its parts add, because nobody is in two of them."""

    @property
    def low(self) -> float:
        """The smallest share that the printed shares allow."""
        return self.share.low

    @property
    def high(self) -> float:
        """The end of what the printed shares allow."""
        return self.share.high

    @property
    def high_open(self) -> bool:
        """True where that end itself is outside."""
        return self.share.high_open

    @property
    def value(self) -> float | None:
        """The printed number; None where only a range is known."""
        return self.share.value

    @property
    def point(self) -> float:
        """The printed number, else the middle of the range."""
        return self.share.point


def share_of(topic: Topic, options: tuple[str, ...]) -> Share | None:
    """Return the share of a set of options as far as it is printed, or None where nothing bounds it.

    The set's own figures come first; then the figures of all other options, whose complement it is; then its parts,
    which add where each person gives one answer and bound their union where people give several.

    Raises
    ------
    InputError : a net with no figure of its own, of a question whose form is not known; its shares may not be added.
    """
    found = known_share(topic, options)
    is_told = any(set(told.options) <= set(options) for told in topic.told)
    if found is None and is_told and len(options) > 1 and topic.question.kind not in JOINABLE:
        raise InputError(
            f"{topic.year} {topic.question_id}: {' + '.join(options)} cannot be joined: the form of the question is "
            "not known, and a person may have given several answers. Name one option, or a net that the report prints."
        )
    return found


def known_share(topic: Topic, options: tuple[str, ...]) -> Share | None:
    """Return the share of a set of options, or None where nothing that is printed bounds it."""
    found = _known_share(topic, options)
    return None if found is None else evolve(found, options=options)


def _known_share(topic: Topic, options: tuple[str, ...]) -> Share | None:
    own = [told for told in topic.told if set(told.options) == set(options)]
    if own:
        return _agreed(own)
    if topic.adds_up:
        return _complement_of_others(topic, options) or _joined(topic, options, added)
    return _joined(topic, options, union) if topic.question.kind == "multi" else None


def added(parts: Sequence[Share]) -> Share:
    """Return the sum of shares of which each person is in one at most."""
    values = [part.value for part in parts if part.value is not None]
    whole = Range(
        low=sum(part.low for part in parts),
        high=min(1.0, sum(part.high for part in parts)),
        high_open=any(part.high_open for part in parts),
        value=sum(values) if len(values) == len(parts) else None,
    )
    return Share(share=whole, told=_told(parts), parts=tuple(parts), is_sum=True)


def union(parts: Sequence[Share]) -> Share:
    """Return what several answers per person leave open of those who gave any: Fréchet's bounds.

    At least as many as gave the most frequent answer, at most the sum, as if no one gave two.
    """
    low, high = max(part.low for part in parts), min(1.0, sum(part.high for part in parts))
    return Share(share=Range(low=low, high=high), told=_told(parts), parts=tuple(parts))


def all_that_is_told(share: Share) -> Share:
    """Return the hull of everything printed about a share: what is left of a number that its base cannot print."""
    ranges = [_range(told) for told in share.told if told.quantity.unit == "share"]
    low, high = min(one.low for one in ranges), max(one.high for one in ranges)
    return evolve(share, share=Range(low=low, high=high, value=share.value))


def rebased(share: Share, without: Share | None) -> Share:
    """Take a share on those with an opinion; a share of don't know that is not printed may be anything left over."""
    off = without.share if without else Range(low=0.0, high=1 - share.low)
    low = share.low / (1 - off.low) if off.low < 1 else 0.0
    high = min(1.0, share.high / (1 - off.high)) if off.high < 1 else 1.0
    known = share.value is not None and without is not None and off.point < 1
    value = min(1.0, share.point / (1 - off.point)) if known else None
    return Share(share=Range(low=low, high=high, value=value), told=share.told, parts=share.parts)


def _complement_of_others(topic: Topic, options: tuple[str, ...]) -> Share | None:
    others = tuple(option for option in topic.options if option not in options)
    rest = [told for told in topic.told if set(told.options) == set(others)]
    return _complement(evolve(_agreed(rest), options=others)) if rest else None


def _complement(other: Share) -> Share:
    value = None if other.value is None else 1 - other.value
    return Share(share=Range(low=1 - other.high, high=1 - other.low, value=value), others=other, told=other.told)


def _joined(topic: Topic, options: tuple[str, ...], join: Callable[[Sequence[Share]], Share]) -> Share | None:
    """Return several options as one, where all of them are known."""
    if len(options) == 1:
        return None
    parts = [known_share(topic, (option,)) for option in options]
    known = [part for part in parts if part is not None]
    return join(known) if len(known) == len(parts) else None


def _agreed(told: list[Told]) -> Share:
    """Join what several texts say of the same answers: of their share, and of their number."""
    ordered = sorted(told, key=_trust)
    shares = [_range(one) for one in ordered if one.quantity.unit == "share"]
    people = [_range(one) for one in ordered if one.quantity.unit == "count"]
    return Share(
        share=_intersection(shares) if shares else ANYTHING,
        people=_intersection(people) if people else None,
        told=tuple(ordered),
    )


def _trust(told: Told) -> tuple[int, float]:
    """Order texts: a table before a number before a phrase, and of two alike the more exact first."""
    low, high = told.quantity.low, told.quantity.high
    return told.rank, (high - low) if low is not None and high is not None else 0.0


def _intersection(ranges: list[Range]) -> Range:
    """Intersect ranges, the most trusted first; one that contradicts those before it is left out.

    The number is that of the most exact print.
    """
    agreed, kept = ranges[0], ranges[:1]
    for other in ranges[1:]:
        low, high = max(agreed.low, other.low), min(agreed.high, other.high)
        if low < high or (low == high and not (agreed.high_open or other.high_open)):
            tighter = other if other.high < agreed.high else agreed
            agreed = Range(low=low, high=high, high_open=tighter.high_open)
            kept.append(other)
    numbers = [one for one in kept if one.value is not None]
    exact = min(numbers, key=lambda one: one.high - one.low, default=agreed)
    return Range(low=agreed.low, high=agreed.high, high_open=agreed.high_open, value=exact.value)


def _range(told: Told) -> Range:
    quantity = told.quantity
    low = quantity.low or 0.0
    high = quantity.high if quantity.high is not None else 1.0
    high_open = quantity.unit == "share" and quantity.value is not None and high < 1
    return Range(low=low, high=high, high_open=high_open, value=quantity.value)


def _told(parts: Sequence[Share]) -> tuple[Told, ...]:
    return tuple(told for part in parts for told in part.told)
