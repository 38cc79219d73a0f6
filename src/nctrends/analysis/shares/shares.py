"""The share of some options, from what is printed about them: their own texts, else all others', else their parts'."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.readings import ANYTHING, Reading, ShareRange
from nctrends.errors import InputError


def share_of(figures: ItemFigures, options: tuple[str, ...]) -> ShareRange | None:
    """Return the share of a set of options as far as it is printed, or None where nothing bounds it.

    The set's own figures come first; then the figures of all other options, whose complement it is; then its parts,
    which add where each person gives one answer and bound their union where people give several.
    """
    own = _own(figures, options)
    if own is not None:
        return own
    if figures.adds_up:
        rest = _complement_of_others(figures, options) if figures.is_whole else None
        return rest or _joined(figures, options, added)
    return _joined(figures, options, union) if figures.is_joinable else None


def check_joinable(figures: ItemFigures, options: tuple[str, ...]) -> None:
    """Raise where a share that is not there is that of a net whose printed parts may not be joined."""
    if len(options) > 1 and not figures.is_joinable and any(set(r.options) <= set(options) for r in figures.readings):
        raise InputError(
            f"{figures.edition} {figures.question_id}: {' + '.join(options)} cannot be joined: the form of the "
            "question is not known, and a person may have given several answers. Name one option, or a net that the "
            "report prints."
        )


def added(parts: Sequence[ShareRange]) -> ShareRange:
    """Return the sum of shares of which each person is in one at most."""
    values = [part.value for part in parts if part.value is not None]
    return ShareRange(
        low=sum(part.low for part in parts),
        high=min(1.0, sum(part.high for part in parts)),
        high_open=any(part.high_open for part in parts),
        value=sum(values) if len(values) == len(parts) else None,
        readings=_readings(parts),
        parts=tuple(parts),
        is_sum=True,
    )


def union(parts: Sequence[ShareRange]) -> ShareRange:
    """Return what several answers per person leave open of those who gave any: Fréchet's bounds.

    At least as many as gave the most frequent answer, at most the sum, as if no one gave two.
    """
    low, high = max(part.low for part in parts), min(1.0, sum(part.high for part in parts))
    return ShareRange(low=low, high=high, readings=_readings(parts), parts=tuple(parts))


def narrowed(share: ShareRange, figures: ItemFigures) -> ShareRange:
    """Narrow a share by everything else that is printed about the same item: nets, other options, the whole of 1."""
    left = figures.range(share.options) if len(figures.readings) > 1 else None
    if left is None:
        return share
    low, high = max(share.low, left.low), min(share.high, left.high)
    if low > high or (low, high) == (share.low, share.high):
        return share
    return evolve(share, low=low, high=high, high_open=(share if high == share.high else left).high_open)


def hull(share: ShareRange) -> ShareRange:
    """Return all that is printed about a share: what is left of a number that its base cannot print."""
    bounds = [reading.bound for reading in share.readings if reading.is_share]
    low, high = min(bound.low for bound in bounds), max(bound.high for bound in bounds)
    return evolve(share, low=low, high=high, high_open=False)


def rebased(share: ShareRange, without: ShareRange | None) -> ShareRange:
    """Take a share on those with an opinion; a share of don't know that is not printed may be anything left over."""
    off = without or ShareRange(low=0.0, high=1 - share.low)
    low = share.low / (1 - off.low) if off.low < 1 else 0.0
    high = min(1.0, share.high / (1 - off.high)) if off.high < 1 else 1.0
    is_number = share.value is not None and without is not None and off.point < 1
    value = min(1.0, share.point / (1 - off.point)) if is_number else None
    return ShareRange(low=low, high=high, value=value, readings=share.readings, parts=share.parts)


def _own(figures: ItemFigures, options: tuple[str, ...]) -> ShareRange | None:
    """Join what the texts about some answers say of their share, and of their number."""
    own = sorted((r for r in figures.readings if set(r.options) == set(options)), key=_trust)
    if not own:
        return None
    shares = [_as_printed(reading) for reading in own if reading.is_share]
    agreed = _intersection(shares) if shares else ANYTHING
    return ShareRange(
        low=agreed.low,
        high=agreed.high,
        high_open=agreed.high_open,
        value=agreed.value,
        options=options,
        readings=tuple(own),
        people=_people([reading for reading in own if not reading.is_share]),
    )


def _complement_of_others(figures: ItemFigures, options: tuple[str, ...]) -> ShareRange | None:
    others = _own(figures, tuple(option for option in figures.options if option not in options))
    if others is None:
        return None
    return ShareRange(
        low=1 - others.high,
        high=1 - others.low,
        value=None if others.value is None else 1 - others.value,
        options=options,
        readings=others.readings,
        others=others,
    )


def _joined(
    figures: ItemFigures, options: tuple[str, ...], join: Callable[[Sequence[ShareRange]], ShareRange]
) -> ShareRange | None:
    """Return several options as one, where all of them are known."""
    if len(options) == 1:
        return None
    parts = [share_of(figures, (option,)) for option in options]
    printed = [part for part in parts if part is not None]
    return evolve(join(printed), options=options) if len(printed) == len(parts) else None


def _trust(reading: Reading) -> tuple[int, float]:
    """Order texts: a table before a number before a phrase, and of two alike the more exact first."""
    low, high = reading.quantity.low, reading.quantity.high
    return reading.rank, (high - low) if low is not None and high is not None else 0.0


def _as_printed(reading: Reading) -> ShareRange:
    bound = reading.bound
    return ShareRange(low=bound.low, high=bound.high, high_open=bound.high_open, value=reading.quantity.value)


def _intersection(ranges: Sequence[ShareRange]) -> ShareRange:
    """Intersect ranges, the most trusted first; one that contradicts those before it is left out.

    The number is that of the most exact print.
    """
    agreed, kept = ranges[0], [ranges[0]]
    for other in ranges[1:]:
        low, high = max(agreed.low, other.low), min(agreed.high, other.high)
        if low < high or (low == high and not (agreed.high_open or other.high_open)):
            tighter = other if other.high < agreed.high else agreed
            agreed = ShareRange(low=low, high=high, high_open=tighter.high_open)
            kept.append(other)
    numbers = [part for part in kept if part.value is not None]
    exact = min(numbers, key=lambda part: part.high - part.low, default=agreed)
    return agreed if agreed.value == exact.value else evolve(agreed, value=exact.value)


def _people(counts: Sequence[Reading]) -> tuple[float, float] | None:
    """Return the number of people that texts allow, as far as they agree with those before them."""
    agreed = None
    for reading in counts:
        low, high = reading.quantity.low or 0.0, 1.0 if reading.quantity.high is None else reading.quantity.high
        both = (low, high) if agreed is None else (max(agreed[0], low), min(agreed[1], high))
        agreed = both if both[0] <= both[1] else agreed
    return agreed


def _readings(parts: Sequence[ShareRange]) -> tuple[Reading, ...]:
    return tuple(reading for part in parts for reading in part.readings)
