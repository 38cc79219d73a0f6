"""The figures of a frame as counts and shares of their bases, and what limits each of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve

from nctrends.analysis.changes.comparing import Bools, Side
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.bases import LIMIT_SOURCES, SOURCES, FrameBases
from nctrends.analysis.frame_input.edition_order import edition_text
from nctrends.analysis.frame_input.reading import Figures
from nctrends.analysis.frame_input.shares import EXACT, Shares
from nctrends.analysis.shares.choices import DesignEffect, checked_design_effect
from nctrends.errors import InputError
from nctrends.model.words import BaseSource, Caveat
from nctrends.numerics.bases.counts import whole_counts
from nctrends.numerics.several.adjustment import Codes

MOST_EXACT = 2.0**62
"""Products of whole numbers below it are exact."""
EFFECTIVE = SOURCES.index(BaseSource.EFFECTIVE)


def sides_of(figures: Figures, effects: Floats) -> tuple[Side, Side]:
    """Return the figures on their bases, and on the smallest bases that printed margins allow.

    Where whole people are behind a share, those counts stand that print as it does.
    """
    if figures.counts is not None:
        side = _side(figures.counts, figures.counts, figures.counts, figures.bases.people)
        return (_divided(side, effects),) * 2
    shares, bases = figures.shares, figures.bases
    if shares is None:
        raise InputError("a frame holds counts or shares.")
    least, most = whole_people(shares, bases)
    is_whole = least <= most
    low, high = (
        np.where(is_whole, least / bases.people, shares.low),
        np.where(is_whole, most / bases.people, shares.high),
    )
    point = np.where(is_whole & (least == most), low, np.clip(shares.point, low, high))
    side = Side(
        base=bases.people,
        count=np.where(is_whole & (least == most), least, point * bases.people),
        count_low=np.where(is_whole, least, low * bases.people),
        count_high=np.where(is_whole, most, high * bases.people),
        estimate=point,
        estimate_low=low,
        estimate_high=high,
    )
    if bases.least is bases.people:
        return (_divided(side, effects),) * 2
    return _divided(side, effects), _divided(side, bases.people / bases.least * effects)


def _side(low: Floats, point: Floats, high: Floats, base: Floats) -> Side:
    ends = {"count": point, "count_low": low, "count_high": high}
    shares = {name.replace("count", "estimate"): count / base for name, count in ends.items()}
    return Side(base=base, **ends, **shares)


def _divided(side: Side, effects: Floats) -> Side:
    """Divide counts and bases by design effects."""
    if np.all(effects == 1):
        return side
    return evolve(
        side, **{name: getattr(side, name) / effects for name in ("base", "count", "count_low", "count_high")}
    )


def whole_people(shares: Shares, bases: FrameBases) -> tuple[Floats, Floats]:
    """Return the fewest and the most whole people whose share prints as it does; more than most where none do."""
    fewest, most = np.ones(len(shares.point)), np.zeros(len(shares.point))
    exact = bases.whole & (shares.units >= 0) & (2 * shares.places * bases.people < MOST_EXACT)
    if exact.any():
        units, people = 2 * shares.units[exact], bases.people[exact].astype(np.int64)
        parts = (2 * shares.places[exact]).astype(np.int64)
        fewest[exact] = np.maximum(-((1 - units) * people // parts), 0)
        top = -(-(units + 1) * people // parts) - 1
        most[exact] = np.where(shares.open_end[exact], top, people)
    for row in _worded(shares, bases):
        counts = whole_counts(
            float(shares.low[row[0]]),
            float(shares.high[row[0]]),
            int(bases.people[row[0]]),
            high_open=bool(shares.open_end[row[0]]),
        )
        if counts is not None:
            fewest[row], most[row] = counts
    return fewest, most


def _worded(shares: Shares, bases: FrameBases) -> list[Codes]:
    """Return the rows of each text that is no plain number, with one base each."""
    rows = np.flatnonzero(bases.whole & (shares.units < 0) & (shares.low < shares.high) & ~shares.bare)
    rows = np.union1d(rows, np.flatnonzero(bases.whole & shares.phrase))
    keys = np.stack([shares.low[rows], shares.high[rows], bases.people[rows], shares.open_end[rows]], axis=1)
    different, which = np.unique(keys, axis=0, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(which.ravel(), minlength=len(different)))
    return [part for part in np.split(rows[order], ends[:-1]) if len(part)]


def effects_of(figures: Figures, chosen: DesignEffect) -> Floats:
    """Return the design effect of each figure.

    Raises
    ------
    InputError : no number above 0, or one of an edition or group that is not in the frame.
    """
    if not isinstance(chosen, Mapping):
        return np.full(len(figures.rows), checked_design_effect(chosen))
    effects = np.ones(len(figures.rows))
    group = figures.keys.parts["group"]
    groups = list(group.different)
    for key, effect in chosen.items():
        place = figures.editions.place(key[0]) if isinstance(key, tuple) and len(key) == 2 else None
        if place is None or key[1] not in groups:
            editions = ", ".join(map(edition_text, figures.editions.ordered[:3]))
            raise InputError(
                f"design_effect: {key!r} is not in the frame. Use (edition, group); editions are {editions}, …"
            )
        here = (figures.ranks == place) & (group.codes[figures.rows] == groups.index(key[1]))
        effects[here] = checked_design_effect(effect)
    return effects


def sources_of(figures: Figures, effects: Floats) -> Codes:
    """Return where each base is from, after design effects."""
    return np.where(effects == 1, figures.bases.source, EFFECTIVE)


def limits_of(figures: Figures, side: Side, effects: Floats) -> tuple[Codes, tuple[tuple[Caveat, ...], ...]]:
    """Return what limits each figure, as places in a list of what limits any of them."""
    rows = len(figures.rows)
    shares = figures.shares
    flags: dict[Caveat, Bools] = {
        Caveat.PHRASE_ONLY: np.zeros(rows, dtype=bool) if shares is None else shares.phrase & side.is_range,
        Caveat.UPPER_LIMIT: np.isin(figures.bases.source, LIMIT_SOURCES),
        Caveat.ROUNDING_IGNORED: np.full(rows, shares is not None and figures.options.decimals == EXACT),
        Caveat.DESIGN_UNKNOWN: figures.weighted & (sources_of(figures, effects) != EFFECTIVE),
    }
    bits = sum((mask.astype(np.intp) << place for place, mask in enumerate(flags.values())), np.zeros(rows, np.intp))
    every = tuple(
        tuple(caveat for place, caveat in enumerate(flags) if code >> place & 1) for code in range(1 << len(flags))
    )
    return bits, every
