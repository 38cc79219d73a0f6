"""Indicators that follow a whole scale instead of one share.

An indicator follows a scale where each of its places names, from the lowest to the highest, every option of an
ordinal question but those without an opinion, and at least three. A scale that an edition prints the other way round
is named the other way round. Such an indicator has no share to compare (all options together are everybody);
`ordinal_changes` compares its distributions.
"""

from __future__ import annotations

from nctrends.model.crosswalk import Indicator, Place
from nctrends.model.question import Question
from nctrends.model.series import Series

FEWEST_OPTIONS = 3


def follows_scale(series: Series, indicator: Indicator) -> bool:
    """Tell whether an indicator names a whole scale in every edition."""
    return bool(indicator.at) and all(_is_whole(series, year, place) for year, place in indicator.at.items())


def question_at(series: Series, year: int, place: Place) -> Question:
    """Return the question that a place points at."""
    return series[place.restated_in or year].surveys[place.survey].questions[place.question]


def _is_whole(series: Series, year: int, place: Place) -> bool:
    """Tell whether a place names all options of a scale, upwards or downwards."""
    question = question_at(series, year, place)
    scale = tuple(option.id for option in question.options if option.id not in question.dont_know)
    named = (place.options, place.options[::-1])
    return question.kind == "ordinal" and len(scale) >= FEWEST_OPTIONS and scale in named
