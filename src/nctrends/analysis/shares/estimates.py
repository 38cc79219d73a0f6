"""What each edition says: one row for each option or net that it prints, with its range, its base and its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np
from attrs import evolve, frozen

from nctrends.analysis.shares.bases import Base, BaseOption, base_of, check_base_option, counts_of
from nctrends.analysis.shares.identified import Identified, identify
from nctrends.analysis.shares.shares import Range, Share, all_that_is_told, known_share, rebased, share_of
from nctrends.analysis.shares.topics import Topic, topics
from nctrends.model.joined import Joined
from nctrends.model.printed import Print
from nctrends.model.rows.estimates import Estimate
from nctrends.model.series import Series, checked_series
from nctrends.model.words import DONT_KNOW, BaseSource, Caveat, DontKnow, checked_word
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.methods.proportion import wilson_interval
from nctrends.results.estimates import Estimates


@frozen(kw_only=True)
class Reading:
    """How printed figures become estimates: the choices of the caller."""

    base: BaseOption = "recovered"
    dont_know: DontKnow = "keep"
    design_effect: float = 1.0

    def __attrs_post_init__(self) -> None:
        check_base_option(self.base)
        checked_word("dont_know", self.dont_know, DONT_KNOW)


def estimates(
    series: Series, *, base: BaseOption = "recovered", conf_level: float = 0.95, dont_know: DontKnow = "keep"
) -> Estimates:
    """Shares as each edition prints them, with what the printed texts leave open.

    Parameters
    ----------
    series : the editions
    base : "recovered", "respondents", "smallest", a number of people, or a mapping from
        (edition, survey, question, item, group) to one.
        People the shares are taken on: what is given, what the report states, what its table gives away, the people a
        filter lets through, else all respondents, with the caveat `base is an upper limit`.
    conf_level : in (0, 1)
        Level of Wilson's interval for each share; a census has none, its limits are its range.
    dont_know : "keep" or "drop"
        "drop" rebases shares to those with an opinion, where the file says which options are without one.

    Returns
    -------
    Estimates, one row for each edition, question, item, option or net, and group; shares are proportions, 0..1.

    Raises
    ------
    InputError : an option that is none of the above.

    References
    ----------
    Wilson EB (1927). Journal of the American Statistical Association 22:209-212.

    Examples
    --------
    >>> import nctrends as nct
    >>> us = nct.estimates(nct.load_series()).filter(edition=2018, question="country", option="usa")[0]
    >>> us.printed, us.count, us.base
    ('54.4 % · 54.4 percent', 148.0, 272.0)
    """
    checked_series(series)
    reading, level = Reading(base=base, dont_know=dont_know), checked_conf_level(conf_level)
    rows = [row for topic in topics(series) for row in _of_topic(series, topic, reading)]
    return Estimates.from_rows(with_intervals(series, rows, level))


def estimate_of(
    series: Series,
    topic: Topic,
    options: tuple[str, ...],
    reading: Reading,
    whole: Callable[[], Identified] | None = None,
) -> Estimate | None:
    """Return what is printed about some options as a row without interval, or None where nothing is.

    `whole` gives all that is printed about the topic brought together, where the caller already has it.
    """
    share = share_of(topic, options)
    if share is None:
        return None
    base = base_of(series, topic, share, reading.base)
    if base.recovered and base.recovered.is_misprinted(options):
        share = all_that_is_told(share)
    elif not base.recovered:
        share = _narrowed(topic, options, share, whole or partial(identify, topic))
    if reading.dont_know == "drop" and topic.question.dont_know:
        share, base = _with_an_opinion(topic, share, base)
    return _row(topic, options, share, base, reading.design_effect)


def _narrowed(topic: Topic, options: tuple[str, ...], share: Share, whole: Callable[[], Identified]) -> Share:
    """Narrow a share by everything else that is printed about the same item: nets, other options, the whole of 1."""
    found = whole().range(options) if len(topic.told) > 1 else None
    if found is None:
        return share
    low, high = max(share.low, found.low), min(share.high, found.high)
    if low > high or (low, high) == (share.low, share.high):
        return share
    high_open = share.high_open if high == share.high else found.high_open
    return evolve(share, share=Range(low=low, high=high, high_open=high_open, value=share.value))


def _of_topic(series: Series, topic: Topic, reading: Reading) -> list[Estimate]:
    kept = [
        options
        for options in topic.printed_options
        if reading.dont_know == "keep" or not set(options) & set(topic.question.dont_know)
    ]
    whole = cache(partial(identify, topic))  # once a topic, or the cost of many options would grow with their square
    rows = [estimate_of(series, topic, options, reading, whole) for options in kept]
    return [row for row in rows if row is not None]


def _row(topic: Topic, options: tuple[str, ...], share: Share, base: Base, design_effect: float) -> Estimate:
    counts = counts_of(share, base, weighted=topic.survey.weighted)
    known = counts is not None and counts.low == counts.high
    low, high = (counts.low / base.people, counts.high / base.people) if counts else (share.low, share.high)
    point = low if known else min(max(share.point, low), high)
    effect = design_effect if design_effect != 1 else topic.survey.design_effect or 1.0
    people = base.people / effect
    return Estimate(
        series=topic.series,
        edition=topic.year,
        survey=topic.survey_id,
        question=topic.question_id,
        item=topic.item,
        option="+".join(options),
        group=topic.group,
        question_label=topic.question.asked,
        item_label=topic.question.items[topic.item].label if topic.item else "",
        option_label=topic.question.labels(options),
        printed=Joined(_prints(share)),
        estimate=point,
        estimate_low=low,
        estimate_high=high,
        count=counts.low / effect if counts and known else point * people,
        count_low=counts.low / effect if counts else low * people,
        count_high=counts.high / effect if counts else high * people,
        base=people,
        base_low=base.low / effect,
        base_high=base.high / effect,
        base_source=base.source if effect == 1 else BaseSource.EFFECTIVE,
        source=Joined(told.citation for told in share.told if told.citation),
        caveats=tuple(_caveats(topic, share, base, known=known, effect=effect)),
    )


def _prints(share: Share) -> Iterator[Print]:
    """Yield what is printed, the most trusted first; of several options joined the first text of each."""
    if share.parts:
        yield Print(parts=tuple(next(_prints(part)) for part in share.parts), is_sum=share.is_sum)
    else:
        yield from (Print(quantity=told.quantity, of_others=share.others is not None) for told in share.told)


def _caveats(topic: Topic, share: Share, base: Base, *, known: bool, effect: float) -> list[Caveat]:
    if base.recovered and base.recovered.is_misprinted(share.options):
        return list(base.caveats)
    found = [Caveat.PHRASE_ONLY] if share.value is None and not known else []
    found += base.caveats
    if topic.survey.weighted and effect == 1:
        found.append(Caveat.DESIGN_UNKNOWN)
    return found


def _with_an_opinion(topic: Topic, share: Share, base: Base) -> tuple[Share, Base]:
    """Take a share, and its base, on those with an opinion."""
    unsure = known_share(topic, topic.question.dont_know)
    share = _with_printed_people(share, base)
    without = None if unsure is None else _with_printed_people(unsure, base)
    off = without.share if without else Range(low=0.0, high=1 - share.low, value=0.0)
    left = evolve(
        base,
        people=base.people * (1 - off.point),
        low=base.low * (1 - off.high),
        high=base.high * (1 - off.low),
        is_count=False,
    )
    return rebased(share, without), left


def _with_printed_people(share: Share, base: Base) -> Share:
    """Return a share that says by its range what a printed number of people says of it."""
    counts = counts_of(share, base, weighted=False) if share.people is not None else None
    if counts is None:
        return share
    low, high = counts.low / base.people, counts.high / base.people
    return evolve(share, share=Range(low=low, high=high, value=low if low == high else None))


def with_intervals(series: Series, rows: list[Estimate], conf_level: float) -> list[Estimate]:
    """Add Wilson's interval over all counts that a row allows; a census has no sampling error."""
    if not rows:
        return []
    low, high, base = (np.array([getattr(row, name) for row in rows]) for name in ("count_low", "count_high", "base"))
    conf_low, _ = wilson_interval(low, base, conf_level=conf_level)
    _, conf_high = wilson_interval(high, base, conf_level=conf_level)
    done = []
    for row, lower, upper in zip(rows, conf_low, conf_high, strict=True):
        if series[row.edition].surveys[row.survey].sampling == "census":
            done.append(evolve(row, conf_low=row.estimate_low, conf_high=row.estimate_high))
        else:
            done.append(
                evolve(row, conf_low=float(lower), conf_high=float(upper), conf_level=conf_level, method="wilson")
            )
    return done
