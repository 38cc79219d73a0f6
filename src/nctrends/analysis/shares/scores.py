"""The mean score that printed figures leave open, of an item whose options are a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nctrends.analysis.shares.identified import Identified, identify, parts_of
from nctrends.analysis.shares.shares import Range
from nctrends.analysis.shares.topics import Topic
from nctrends.errors import InputError, nearest
from nctrends.numerics.bounds.simplex import simplex_mean

HALVINGS = 50
"""Of the range of a mean among those with an opinion: it is then known to the last digit."""


def mean_score_range(topic: Topic, scores: Mapping[str, float] | None = None) -> Range | None:
    """The range of the mean score of an item whose options are a scale.

    Parameters
    ----------
    topic : all figures about one item and group
    scores : option id to score; None for 1, 2, 3, … in the order of the scale
        Options that the file calls don't know need no score, and the mean is then of those with an opinion.

    Returns
    -------
    Range on the scale of the scores, or None where the figures leave it quite open; `value` is the mean of the printed
    numbers, if all are printed.

    Raises
    ------
    InputError : a question of several answers or unknown form, an option without a score, or an unknown one.
    """
    if not topic.adds_up:
        raise InputError(f"{topic.year} {topic.question_id}: a mean score needs a question with one answer each.")
    found = identify(topic)
    scale = [option for option in topic.options if option not in topic.question.dont_know]
    given = dict(zip(scale, range(1, len(scale) + 1), strict=True)) if scores is None else dict(scores)
    _check_scores(topic, scale, given)
    if not found.sums_to_one:
        return None
    low = _extreme_mean(found, scale, given)
    high = _extreme_mean(found, scale, {option: -score for option, score in given.items()})
    if low is None or high is None or (low <= min(given.values()) and -high >= max(given.values())):
        return None
    return Range(low=low, high=-high, value=_printed_mean(found, scale, given))


def _extreme_mean(found: Identified, scale: Sequence[str], scores: Mapping[str, float]) -> float | None:
    """The smallest mean score of those with an opinion: where the scores less that mean can sum to nothing."""
    options, bounds = found.topic.options, [statement.bound for statement in found.kept]

    def least(below: float) -> float | None:
        span = simplex_mean(
            len(options), bounds, [scores[option] - below if option in scale else 0.0 for option in options]
        )
        return None if span is None else span.low

    if len(scale) == len(options):
        return least(0.0)
    low, high = min(scores.values()), max(scores.values())
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        sum_left = least(middle)
        if sum_left is None:
            return None
        low, high = (low, middle) if sum_left < 0 else (middle, high)
    return low


def _printed_mean(found: Identified, scale: Sequence[str], scores: Mapping[str, float]) -> float | None:
    numbers = {option: found.number(parts_of(found.topic, (option,))) for option in scale}
    known = {option: number for option, number in numbers.items() if number is not None}
    total = sum(known.values())
    return sum(scores[o] * n for o, n in known.items()) / total if len(known) == len(scale) and total else None


def _check_scores(topic: Topic, scale: Sequence[str], scores: Mapping[str, float]) -> None:
    for option in scores:
        if option not in scale:
            raise InputError(f'scores: "{option}" is no option with an opinion. {nearest(option, scale)}')
    missing = [option for option in scale if option not in scores]
    if missing or not scale:
        raise InputError(f"{topic.year} {topic.question_id}: no score for {', '.join(missing) or 'any option'}.")
