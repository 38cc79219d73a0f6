"""What is true of all rows of a series: who was asked, and which indicators are not of these alone."""

from __future__ import annotations

from attrs import evolve
from tests.unit.analysis.made import edition, indicator, place, question, series

from nctrends.analysis.following import about
from nctrends.model.edition import Population
from nctrends.model.series import Series


def test_indicators_of_another_population_are_known(netclean: Series, scottish: Series) -> None:
    """Those that lead to a survey of businesses or of alerts, in whole or in part; where all are asked alike, none."""
    asked = {"work-computers", "business-found", "business-measures"}
    assert about(netclean).others == asked
    assert about(scottish).others == frozenset()


def test_population_that_most_places_ask_is_the_one_of_the_series() -> None:
    """The words of the population do not matter, its id does: two editions of three ask the same people."""
    made = [edition(year, question(["61.4%", "38.6%"])) for year in (2030, 2031, 2032)]
    (survey,) = made[2].surveys.values()
    other = evolve(survey, population=Population(id="firms", text="firms"))
    made[2] = evolve(made[2], surveys={"people": other})
    both = {y: place() for y in (2030, 2031)}
    followed = {"same": indicator(both, ["caution"]), "mixed": indicator({2031: place(), 2032: place()}, ["caution"])}
    assert about(series(*made, indicators=followed)).others == {"mixed"}
