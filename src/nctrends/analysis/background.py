"""What is true of all rows that a series gives: who was asked, and what the caller chose."""

from __future__ import annotations

from collections import Counter
from typing import Any

from nctrends.model.edition import Survey
from nctrends.model.rows.about import About, Choices, Enquiry
from nctrends.model.series import Series


def about(series: Series, choices: Choices | None = None) -> About:
    """Return what is true of all rows that a series gives, and what the caller chose."""
    asked: Any = {
        (name, edition): place.survey
        for name, indicator in series.indicators.items()
        for edition, place in indicator.at.items()
    }
    populations = Counter(series[edition].surveys[survey].population.id for (_, edition), survey in asked.items())
    main = next((population for population, _ in populations.most_common(1)), "")
    enquiries: Any = {
        (edition.id, name): Enquiry(
            respondents=series.crosswalk.respondents if survey.population.id == main else "",
            sampling=survey.sampling,
            mode=survey.mode,
            groups=_labels(survey),
        )
        for edition in series
        for name, survey in edition.surveys.items()
    }
    positions: Any = {edition.id: edition.position for edition in series}
    return About(
        title=series.title,
        series=series,
        respondents=series.crosswalk.respondents,
        enquiries=enquiries,
        asked=asked,
        positions=positions,
        choices=choices or Choices(),
    )


def _labels(survey: Survey) -> Any:
    return {name: group.label for name, group in survey.groups.items()}
