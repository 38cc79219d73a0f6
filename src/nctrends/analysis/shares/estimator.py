"""From printed figures to estimates: a share with its range, put on a base, as a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias

from attrs import evolve

from nctrends.analysis.shares.bases import Base, Bases, counts_of
from nctrends.analysis.shares.choices import Selection
from nctrends.analysis.shares.figures import ItemFigures, SeriesFigures
from nctrends.analysis.shares.readings import ShareRange
from nctrends.analysis.shares.shares import check_joinable, hull, narrowed, rebased, share_of
from nctrends.model.crosswalk import Place
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.estimate import Estimate
from nctrends.model.words import BaseSource, Caveat

ShareOf: TypeAlias = Callable[[ItemFigures, tuple[str, ...]], ShareRange | None]


class Estimator:
    """Estimates what a call selects; whatever is gathered, bounded or put on a base is kept until the call ends."""

    def __init__(self, selection: Selection, other: Estimator | None = None) -> None:
        self.selection = selection
        self.figures: SeriesFigures = other.figures if other else SeriesFigures(selection.series)
        self.estimate = cache(self._estimate)
        self._share: ShareOf = other._share if other else cache(share_of)
        self._bases: Bases = other._bases if other else Bases(self.figures)
        self._reading_otherwise = cache(self._with)

    def but(self, **options: Any) -> Estimator:
        """Return an estimator with some options of another value; what does not depend on them, both have in common."""
        return self._reading_otherwise(tuple(options.items()))

    def at(self, edition: int, place: Place, group: str) -> Estimate | None:
        """Return what one edition says at a place of the crosswalk for one group, or None where it says nothing.

        Raises
        ------
        InputError : a net with no figure of its own, of a question whose form is not known: shares may not be added.
        """
        if group not in self.figures.groups_at(edition, place):
            return None
        figures = self.figures.at(edition, place, group)
        estimate = self.estimate(figures, place.options)
        if estimate is None:
            check_joinable(figures, place.options)
        return estimate

    def _with(self, options: tuple[tuple[str, Any], ...]) -> Estimator:
        return Estimator(evolve(self.selection, **dict(options)), self)

    def _estimate(self, figures: ItemFigures, options: tuple[str, ...]) -> Estimate | None:
        """Return what is printed about some options as a row without interval, or None where nothing is."""
        share = self._share(figures, options)
        if share is None:
            return None
        base = self._bases.of(figures, share, self.selection.base)
        if base.recovered and base.recovered.is_misprinted(options):
            share = hull(share)
        elif not base.recovered:
            share = narrowed(share, figures)
        if self.selection.dont_know == "drop" and figures.question.dont_know:
            share, base = _with_an_opinion(share, base, self._share(figures, figures.question.dont_know))
        return _row(figures, options, share, base, self.selection.effect_of(figures.edition, figures.group))


def _row(
    figures: ItemFigures, options: tuple[str, ...], share: ShareRange, base: Base, design_effect: float
) -> Estimate:
    counts = counts_of(share, base, weighted=figures.survey.weighted)
    is_counted = counts is not None and counts[0] == counts[1]
    low, high = (counts[0] / base.people, counts[1] / base.people) if counts else (share.low, share.high)
    point = low if is_counted else min(max(share.point, low), high)
    effect = design_effect if design_effect != 1 else figures.survey.design_effect or 1.0
    people = base.people / effect
    return Estimate(
        series=figures.series,
        edition=figures.edition,
        survey=figures.survey_id,
        question=figures.question_id,
        item=figures.item,
        option="+".join(options),
        group=figures.group,
        question_label=figures.question.asked,
        item_label=figures.question.items[figures.item].label if figures.item else "",
        option_label=figures.question.labels(options),
        printed=Joined(_prints(share)),
        estimate=point,
        estimate_low=low,
        estimate_high=high,
        count=counts[0] / effect if counts and is_counted else point * people,
        count_low=counts[0] / effect if counts else low * people,
        count_high=counts[1] / effect if counts else high * people,
        base=people,
        base_low=base.low / effect,
        base_high=base.high / effect,
        base_source=base.source if effect == 1 else BaseSource.EFFECTIVE,
        source=Joined(reading.citation for reading in share.readings if reading.citation),
        caveats=tuple(_caveats(figures, share, base, is_counted=is_counted, effect=effect)),
    )


def _prints(share: ShareRange) -> Iterator[Print]:
    """Yield what is printed, the most trusted first; of several options joined the first text of each."""
    if share.parts:
        yield Print(parts=tuple(next(_prints(part)) for part in share.parts), is_sum=share.is_sum)
    else:
        of_others = share.others is not None
        yield from (Print(quantity=reading.quantity, of_others=of_others) for reading in share.readings)


def _caveats(
    figures: ItemFigures, share: ShareRange, base: Base, *, is_counted: bool, effect: float
) -> Iterator[Caveat]:
    if base.recovered and base.recovered.is_misprinted(share.options):
        yield from base.caveats
        return
    if share.value is None and not is_counted:
        yield Caveat.PHRASE_ONLY
    yield from base.caveats
    if figures.survey.weighted and effect == 1:
        yield Caveat.DESIGN_UNKNOWN


def _with_an_opinion(share: ShareRange, base: Base, unsure: ShareRange | None) -> tuple[ShareRange, Base]:
    """Take a share, and its base, on those with an opinion."""
    share = _with_printed_people(share, base)
    without = None if unsure is None else _with_printed_people(unsure, base)
    off = without or ShareRange(low=0.0, high=1 - share.low, value=0.0)
    left = evolve(
        base,
        people=base.people * (1 - off.point),
        low=base.low * (1 - off.high),
        high=base.high * (1 - off.low),
        is_count=False,
    )
    return rebased(share, without), left


def _with_printed_people(share: ShareRange, base: Base) -> ShareRange:
    """Return a share that says by its range what a printed number of people says of it."""
    counts = counts_of(share, base, weighted=False) if share.people is not None else None
    if counts is None:
        return share
    low, high = counts[0] / base.people, counts[1] / base.people
    return evolve(share, low=low, high=high, high_open=False, value=low if low == high else None)
