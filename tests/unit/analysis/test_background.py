"""What is true of all rows of a series: who was asked, and which indicators are not of these alone."""

from __future__ import annotations

from attrs import evolve
from tests.unit.analysis.made import edition, indicator, place, question, series

from nctrends.analysis.background import about
from nctrends.model.edition import Population
from nctrends.model.series import Series


def others(one: Series) -> set[str]:
    """Indicators that ask others, in some edition, than those whom the series is about."""
    known = about(one)
    return {name for (name, year) in known.asked if (found := known.enquiry(name, year)) and not found.respondents}


def test_surveys_of_another_population_are_not_those_of_the_series(netclean: Series) -> None:
    """Surveys of businesses and of alerts are not of police officers, whatever else an indicator asks."""
    assert others(netclean) == {"work-computers", "business-found", "business-measures"}


def test_population_that_most_places_ask_is_the_one_of_the_series() -> None:
    """The words of the population do not matter, its id does: two editions of three ask the same people."""
    made = [edition(year, question(["61.4%", "38.6%"])) for year in (2030, 2031, 2032)]
    (survey,) = made[2].surveys.values()
    made[2] = evolve(made[2], surveys={"people": evolve(survey, population=Population(id="firms", text="firms"))})
    both = {y: place() for y in (2030, 2031)}
    followed = {"same": indicator(both, ["caution"]), "mixed": indicator({2031: place(), 2032: place()}, ["caution"])}
    one = series(*made, indicators=followed)
    named = evolve(one, crosswalk=evolve(one.crosswalk, respondents="Members"))
    assert others(named) == {"mixed"}


def test_group_is_called_as_its_own_survey_calls_it(scottish: Series) -> None:
    """Two surveys may use one id for different groups: a row has the label of the survey that it is from."""
    known = about(scottish)
    name, year = next(iter(known.asked))
    enquiry = known.enquiry(name, year)
    assert enquiry is not None
    other = evolve(enquiry, groups={"women": "Women of the other survey"})
    both = evolve(
        known, enquiries={**known.enquiries, (year, "other"): other}, asked={**known.asked, ("x", year): "other"}
    )
    assert both.group_name("women", name, year) == "Women"
    assert both.group_name("women", "x", year) == "Women of the other survey"
    assert both.group_name("all", name, year) == ""
