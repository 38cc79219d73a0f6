"""Where each indicator has a figure, and where it has none: not asked, not published, chart lost, not comparable."""

from __future__ import annotations

from nctrends.analysis.background import about
from nctrends.analysis.shares.figures import SeriesFigures
from nctrends.analysis.shares.indicators import follows_scale
from nctrends.model.crosswalk import Indicator, Place, Step
from nctrends.model.question import Question
from nctrends.model.rows.presence import Availability
from nctrends.model.series import Series, checked_series
from nctrends.model.words import Caveat, Comparability, Presence
from nctrends.results.kinds import Availabilities

Had = tuple[Presence, tuple[str, ...]]
"""What an edition has of an indicator, and the explanation."""


def availability(series: Series) -> Availabilities:
    """Matrix of indicators by editions: where a figure exists, and why it does not.

    Parameters
    ----------
    series : the editions and their crosswalk

    Returns
    -------
    Availabilities, one row for each indicator and edition. `availability` is `printed`, `not comparable` (printed,
    but not comparable with the figure before it), `chart lost`, `not published` (asked, no number printed) or
    `not asked` (as far as the file of the edition tells).

    Examples
    --------
    >>> import nctrends as nct
    >>> rows = nct.availability(nct.load_series()).filter(indicator="live-streaming")
    >>> [(row.edition, str(row.availability)) for row in rows if row.availability != "not asked"]
    [(2017, 'printed'), (2019, 'not comparable')]
    """
    checked_series(series)
    rows, figures = [], SeriesFigures(series)
    for name, indicator in series.indicators.items():
        steps = {step.to: step for step in indicator.steps}
        item_label, option_label = labels_of(series, indicator)
        for year in series.years:
            had, why = _had(figures, indicator, year, steps.get(year))
            rows.append(
                Availability(
                    series=series.id,
                    indicator=name,
                    edition=year,
                    indicator_label=indicator.label,
                    item_label=item_label,
                    option_label=option_label,
                    availability=had,
                    explanation=why,
                )
            )
    return Availabilities.from_rows(rows, about(series))


def labels_of(series: Series, indicator: Indicator) -> tuple[str, str]:
    """Return the item and the option of an indicator in words: the crosswalk's, else those of its last edition."""
    if not indicator.at:
        return indicator.item_label, indicator.option_label
    last = series.in_time(indicator.at)[-1]
    place, question = indicator.at[last], series.question_at(last, indicator.at[last])
    item = question.items[place.item].label if place.item else ""
    return indicator.item_label or item, indicator.option_label or question.labels(place.options)


def _had(figures: SeriesFigures, indicator: Indicator, year: int, step: Step | None) -> Had:
    place = indicator.at.get(year)
    if place is None:
        return _elsewhere(figures.series, year, indicator)
    if not _is_printed(figures, indicator, year, place):
        return _unprinted(figures.series.question_at(year, place))
    if step and step.grade == Comparability.NOT_COMPARABLE:
        why = () if step.undecided else step.reasons.values()
        unexplained = Caveat.UNDECIDED if step.undecided else Presence.NOT_COMPARABLE.meaning
        return Presence.NOT_COMPARABLE, tuple(why) or (unexplained,)
    return _meant(Presence.PRINTED)


def _elsewhere(series: Series, year: int, indicator: Indicator) -> Had:
    """Return what an edition has of an indicator that leads nowhere in it: the question may be there all the same."""
    for place in indicator.at.values():
        survey = series[year].surveys.get(place.survey)
        question = survey.questions.get(place.question) if survey else None
        if question and set(place.options) <= {option.id for option in question.options}:
            return _unprinted(question)
        if question:
            presence, meaning = _unprinted(question)
            return presence, tuple(f"{part}: the question is there, the answer is not" for part in meaning)
    return _meant(Presence.NOT_ASKED)


def _is_printed(figures: SeriesFigures, indicator: Indicator, year: int, place: Place) -> bool:
    """Tell whether the edition prints something of the place's options, for all respondents or a group."""
    asked = set(place.options)
    whole = follows_scale(figures.series, indicator)
    printed = [
        set(reading.options)
        for group in figures.groups_at(year, place)
        for reading in figures.at(year, place, group).readings
    ]
    return any(options <= asked or (whole and options & asked) for options in printed)


def _unprinted(question: Question) -> Had:
    return _meant(Presence.CHART_LOST if question.chart_lost else Presence.NOT_PUBLISHED)


def _meant(presence: Presence) -> Had:
    return presence, (presence.meaning,)
