"""What is known of the share of some options: the range that the printed texts allow, and a point in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from nctrends.analysis.topics import Told, Topic
from nctrends.errors import InputError
from nctrends.model.printed import PrintedQuantity


@frozen(kw_only=True)
class Share:
    """A share as printed: its range, its printed number if there is one, and the texts behind it."""

    low: float
    high: float
    high_open: bool
    value: float | None
    """The printed number; None where only a range is known."""
    count: int | None = None
    """People, where the report prints their number."""
    told: tuple[Told, ...] = ()
    parts: tuple[Share, ...] = ()
    """The shares it joins, where it is not printed itself."""
    is_sum: bool = False
    """True where its parts add, because nobody is in two of them."""

    @property
    def point(self) -> float:
        """The printed number, else the middle of the range."""
        return (self.low + self.high) / 2 if self.value is None else self.value


def share_of(topic: Topic, options: tuple[str, ...]) -> Share | None:
    """Return the share of a set of options as far as it is printed, or None where nothing bounds it.

    The set's own figures come first; then the figures of all other options, whose complement it is; then its parts,
    which add where each person gives one answer and bound their union where people give several.

    Raises
    ------
    InputError : a net with no figure of its own, of a question whose form is not known; its shares may not be added.
    """
    own = [told for told in topic.told if set(told.options) == set(options)]
    if own:
        return _agreed(own)
    if topic.adds_up:
        return _complement_of_others(topic, options) or _joined(topic, options, added)
    if topic.question.kind == "multi" or len(options) == 1:
        return _joined(topic, options, union)
    raise InputError(
        f"{topic.year} {topic.question_id}: {' + '.join(options)} cannot be joined, because the form of the question "
        "is not known and a person may have given several answers. Name one option, or a net that the report prints."
    )


def added(parts: Sequence[Share]) -> Share:
    """Return the sum of shares of which each person is in one at most."""
    values = [part.value for part in parts if part.value is not None]
    return Share(
        low=sum(part.low for part in parts),
        high=min(1.0, sum(part.high for part in parts)),
        high_open=any(part.high_open for part in parts),
        value=sum(values) if len(values) == len(parts) else None,
        told=tuple(told for part in parts for told in part.told),
        parts=tuple(parts),
        is_sum=True,
    )


def union(parts: Sequence[Share]) -> Share:
    """Return what several answers per person leave open of those who gave any: Fréchet's bounds.

    At least as many as gave the most frequent answer, at most the sum, as if no one gave two.
    """
    return Share(
        low=max(part.low for part in parts),
        high=min(1.0, sum(part.high for part in parts)),
        high_open=False,
        value=None,
        told=tuple(told for part in parts for told in part.told),
        parts=tuple(parts),
    )


def _complement_of_others(topic: Topic, options: tuple[str, ...]) -> Share | None:
    others = {option for option in topic.options if option not in options}
    rest = [told for told in topic.told if set(told.options) == others]
    return _complement(_agreed(rest)) if rest else None


def _joined(topic: Topic, options: tuple[str, ...], join: Callable[[Sequence[Share]], Share]) -> Share | None:
    """Return several options as one, where all of them are known."""
    if len(options) == 1:
        return None
    parts = [share_of(topic, (option,)) for option in options]
    known = [part for part in parts if part is not None]
    return join(known) if len(known) == len(parts) else None


def _agreed(told: list[Told]) -> Share:
    """Intersect what several texts allow, the most trusted first; one that contradicts those before it is left out."""
    ordered = sorted(told, key=lambda one: one.rank)
    share = _as_share(ordered[0])
    for one in ordered[1:]:
        other = _as_share(one)
        low, high = max(share.low, other.low), min(share.high, other.high)
        if low < high or (low == high and not (share.high_open or other.high_open)):
            tighter = other if other.high < share.high else share
            share = evolve(share, low=low, high=high, high_open=tighter.high_open, value=_first(share, other))
    return evolve(share, told=tuple(ordered))


def _first(share: Share, other: Share) -> float | None:
    return other.value if share.value is None else share.value


def _as_share(told: Told) -> Share:
    quantity = told.quantity
    if quantity.unit == "count":
        return Share(low=0.0, high=1.0, high_open=False, value=None, count=_people(quantity), told=(told,))
    low, high = quantity.low or 0.0, 1.0 if quantity.high is None else quantity.high
    high_open = quantity.value is not None and high < 1
    return Share(low=low, high=high, high_open=high_open, value=quantity.value, told=(told,))


def _people(quantity: PrintedQuantity) -> int | None:
    return round(quantity.value) if quantity.value is not None else None


def _complement(share: Share) -> Share:
    value = None if share.value is None else 1 - share.value
    return evolve(share, low=1 - share.high, high=1 - share.low, high_open=False, value=value, count=None)
