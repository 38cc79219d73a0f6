"""Two figures that one document prints as a series: what it says of both editions, not what each said itself."""

from __future__ import annotations

from attrs import evolve

from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.indicators import IndicatorSeries
from nctrends.analysis.shares.readings import Reading, ShareRange
from nctrends.analysis.shares.shares import share_of
from nctrends.model.crosswalk import Indicator
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import Caveat

Document = tuple[int, str]
"""A document, by the edition that prints the later figure and by its id there."""


def vouched_estimates(
    estimator: Estimator, followed: IndicatorSeries, earlier: int, later: int
) -> tuple[Estimate, Estimate] | None:
    """Return what a document prints of two neighbouring editions as one series, or None where it does not print both.

    The earlier share has the caveat `restated` where its own report printed otherwise.
    """
    indicator = followed.indicator
    document = _vouching(indicator, earlier, later)
    if document is None:
        return None
    options = indicator.at[earlier].options
    before, after = (_printed_by(document, followed.figures[edition]) for edition in (earlier, later))
    if share_of(before, options) is None:
        before = evolve(before, readings=_restated_beside(estimator, followed, (earlier, later), document))
    restated = estimator.estimate(before, options)
    beside = estimator.estimate(after, indicator.at[later].options)
    if restated is None or beside is None:
        return None
    if _rules_out(share_of(before, options), _own(followed.figures[earlier], options)):
        restated = evolve(restated, caveats=(*restated.caveats, Caveat.RESTATED))
    return restated, beside


def _vouching(indicator: Indicator, earlier: int, later: int) -> Document | None:
    """Return the document whose series the step between two neighbouring editions is, None where it is of none."""
    step = next((step for step in indicator.steps if (step.from_, step.to) == (earlier, later)), None)
    if step is None or step.same_series is None:
        return None
    return indicator.at[later].restated_in or later, step.same_series.in_


def _printed_by(document: Document, figures: ItemFigures) -> ItemFigures:
    """Return what a document prints of an item; where it is another report, the item's own table is not behind it."""
    readings = tuple(reading for reading in figures.readings if _is_in(document, reading))
    return evolve(figures, readings=readings, is_restated=figures.edition != document[0])


def _restated_beside(
    estimator: Estimator, followed: IndicatorSeries, editions: tuple[int, int], document: Document
) -> tuple[Reading, ...]:
    """Return what a document restates of the earlier edition beside the later figure, by the earlier edition's ids."""
    earlier, later = editions
    own, place = followed.figures[earlier], followed.indicator.at[later]
    if place.survey not in estimator.selection.series[earlier].surveys:
        return ()
    options = followed.indicator.at[earlier].options
    beside = estimator.figures.at(earlier, evolve(place, restated_in=document[0]), followed.group)
    return tuple(
        evolve(reading, options=options, bound=evolve(reading.bound, parts=own.positions(options)))
        for reading in beside.readings
        if _is_in(document, reading) and set(reading.options) == set(place.options)
    )


def _is_in(document: Document, reading: Reading) -> bool:
    citation = reading.citation
    return citation is not None and (citation.edition, citation.source.in_) == document


def _own(figures: ItemFigures, options: tuple[str, ...]) -> ShareRange | None:
    """Return what an edition's own report prints of some options."""
    own = tuple(r for r in figures.readings if r.citation is None or r.citation.edition == figures.edition)
    return share_of(evolve(figures, readings=own), options)


def _rules_out(one: ShareRange | None, other: ShareRange | None) -> bool:
    """Tell whether what two reports print of a share cannot both hold."""
    if one is None or other is None:
        return False
    lower, upper = sorted((one, other), key=lambda share: share.low)
    return lower.high < upper.low or (lower.high == upper.low and lower.high_open)
