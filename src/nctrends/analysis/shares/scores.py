"""The mean score that printed figures leave open, of an item whose options are a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nctrends.analysis.shares.figures import ItemFigures
from nctrends.errors import InputError, nearest
from nctrends.numerics.bounds.simplex import simplex_mean

HALVINGS = 50
"""Of the range of a mean among those with an opinion: it is then known to the last digit."""


def mean_score_range(
    figures: ItemFigures, scores: Mapping[str, float] | None = None
) -> tuple[float, float, float | None] | None:
    """The range of the mean score of an item whose options are a scale.

    Parameters
    ----------
    figures : all that is printed about one item and group
    scores : option id to score; None for 1, 2, 3, … in the order of the scale
        Options that the file calls don't know need no score, and the mean is then of those with an opinion.

    Returns
    -------
    (smallest, largest, mean of the printed numbers or None where not all are printed), on the scale of the scores; None
    where the figures leave it quite open.

    Raises
    ------
    InputError : a question of several answers or unknown form, an option without a score, or an unknown one.
    """
    if not figures.is_whole:
        raise InputError(
            f"{figures.edition} {figures.question_id}: a mean score needs a question with one answer each, and all "
            "answers."
        )
    scale = [option for option in figures.options if option not in figures.question.dont_know]
    given = dict(zip(scale, range(1, len(scale) + 1), strict=True)) if scores is None else dict(scores)
    _check_scores(figures, scale, given)
    if not figures.identified.sums_to_one:
        return None
    low = _extreme_mean(figures, scale, given)
    high = _extreme_mean(figures, scale, {option: -score for option, score in given.items()})
    if low is None or high is None or (low <= min(given.values()) and -high >= max(given.values())):
        return None
    return low, -high, _printed_mean(figures, scale, given)


def _extreme_mean(figures: ItemFigures, scale: Sequence[str], scores: Mapping[str, float]) -> float | None:
    """The smallest mean score of those with an opinion: where the scores less that mean can sum to nothing."""
    options, bounds = figures.options, figures.identified.bounds

    def least(below: float) -> float | None:
        weights = [scores[option] - below if option in scale else 0.0 for option in options]
        ends = simplex_mean(len(options), bounds, weights)
        return None if ends is None else ends[0]

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


def _printed_mean(figures: ItemFigures, scale: Sequence[str], scores: Mapping[str, float]) -> float | None:
    numbers = {option: figures.identified.number(figures.positions((option,))) for option in scale}
    printed = {option: number for option, number in numbers.items() if number is not None}
    total = sum(printed.values())
    return sum(scores[o] * n for o, n in printed.items()) / total if len(printed) == len(scale) and total else None


def _check_scores(figures: ItemFigures, scale: Sequence[str], scores: Mapping[str, float]) -> None:
    for option in scores:
        if option not in scale:
            raise InputError(f'scores: "{option}" is no option with an opinion. {nearest(option, scale)}')
    missing = [option for option in scale if option not in scores]
    if missing or not scale:
        lacking = ", ".join(missing) or "any option"
        raise InputError(f"{figures.edition} {figures.question_id}: no score for {lacking}.")
