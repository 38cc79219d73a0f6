"""What each edition says: one row for each option or net that it prints, with its range, its base and its interval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import evolve

from nctrends.analysis.shares.choices import BaseOption, DesignEffect, Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.selection import followed_by
from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import DontKnow
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.arrays.normal import critical_value
from nctrends.numerics.methods.one_proportion import wilson_limits
from nctrends.results.kinds import Estimates


def estimates(
    series: Series,
    *,
    indicators: Iterable[str] | None = None,
    editions: Iterable[int] | None = None,
    base: BaseOption = "recovered",
    conf_level: float = 0.95,
    dont_know: DontKnow = "keep",
    design_effect: DesignEffect = 1.0,
) -> Estimates:
    """Shares as each edition prints them, with what the printed texts leave open.

    Parameters
    ----------
    series : the editions
    indicators : ids of the crosswalk, whose figures are kept; None keeps all
        Of each edition the figure of the very options, where it is printed; else those of its parts, or, where these
        are not printed either, those of the other answers.
    editions : years to keep; None keeps all
    base : "recovered", "respondents", "smallest", a number of people, or a mapping from
        (edition, survey, question, item, group) to one.
        People the shares are taken on: what is given, what the report states, what its table gives away, the people a
        filter lets through, else all respondents, with the caveat `base is an upper limit`.
    conf_level : in (0, 1)
        Level of Wilson's interval for each share; a census has none, its limits are its range.
    dont_know : "keep" or "drop"
        "drop" rebases shares to those with an opinion, where the file says which options are without one.
    design_effect : > 0, or a mapping from (edition, group) to one
        Divides the bases of a weighted or clustered survey.

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
    level = checked_conf_level(conf_level)
    selection = Selection.of(series, indicators, editions, base=base, dont_know=dont_know, design_effect=design_effect)
    about = About(
        title=series.title,
        series=series,
        editions=tuple(edition.id for edition in series if edition.id in selection.editions),
    )
    shares = Estimates.from_rows(with_intervals(series, list(_rows(Estimator(selection))), level), about)
    return shares if indicators is None else followed_by(series, selection.indicators, shares)


def _rows(estimator: Estimator) -> Iterator[Estimate]:
    """Yield an estimate of each option or net that is printed; of those with an opinion alone where that is asked."""
    for figures in estimator.figures:
        if figures.edition not in estimator.selection.editions:
            continue
        dropped = set(figures.question.dont_know) if estimator.selection.dont_know == "drop" else set()
        for options in figures.printed_options:
            row = None if dropped & set(options) else estimator.estimate(figures, options)
            if row is not None:
                yield row


def with_intervals(series: Series, rows: list[Estimate], conf_level: float) -> list[Estimate]:
    """Add Wilson's interval over all counts that a row allows; a census has no sampling error."""
    if not rows:
        return []
    low, high, base = (np.array([getattr(row, name) for row in rows]) for name in ("count_low", "count_high", "base"))
    critical = critical_value(checked_conf_level(conf_level))
    (conf_low, _), (_, conf_high) = wilson_limits(low, base, critical), wilson_limits(high, base, critical)
    done = []
    for row, lower, upper in zip(rows, conf_low, conf_high, strict=True):
        if series[row.edition].surveys[row.survey].sampling == "census":
            done.append(evolve(row, conf_low=row.estimate_low, conf_high=row.estimate_high))
        else:
            done.append(
                evolve(row, conf_low=float(lower), conf_high=float(upper), conf_level=conf_level, method="wilson")
            )
    return done
