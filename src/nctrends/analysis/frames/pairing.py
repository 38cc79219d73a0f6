"""Which figures of a frame are compared with which, and which comparisons are one test."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.frame_input.edition_order import Editions, edition_text
from nctrends.analysis.frame_input.reading import Figures
from nctrends.analysis.shares.choices import Against
from nctrends.errors import InputError
from nctrends.numerics.several.adjustment import Codes

NAMED = ("previous", "first", "all")
SAME = 1e-9
"""How near to 1 the sum of a share and its complement is."""


@frozen
class FramePairs:
    """Places of the earlier and the later figure of each row to be."""

    earlier: Codes
    later: Codes


def pairs_of(keys: Codes, editions: Editions, ranks: Codes, against: Against) -> FramePairs:
    """Return the figures to compare: keys in the order in which they first come, editions in theirs."""
    order = np.argsort(keys * (int(ranks.max(initial=0)) + 1) + ranks, kind="stable")
    ordered = keys[order]
    if not isinstance(against, str) or against not in NAMED:
        return _with_anchor(order, ordered, ranks, editions, against)
    if against == "previous":
        same = ordered[1:] == ordered[:-1]
        return FramePairs(order[:-1][same], order[1:][same])
    if against == "first":
        first = np.searchsorted(ordered, ordered)
        later = np.arange(len(order)) > first
        return FramePairs(order[first[later]], order[later])
    place = np.arange(len(order))
    partners = np.searchsorted(ordered, ordered, side="right") - place - 1
    earlier = np.repeat(place, partners)
    later_place = earlier + 1 + np.arange(len(earlier)) - np.repeat(np.cumsum(partners) - partners, partners)
    return FramePairs(order[earlier], order[later_place])


def _with_anchor(order: Codes, ordered: Codes, ranks: Codes, editions: Editions, anchor: Against) -> FramePairs:
    place = editions.place(anchor)
    if place is None:
        named = ", ".join(map(edition_text, editions.ordered[:10]))
        raise InputError(f"against={anchor!r} is not known. Use previous, first, all or an edition: {named}.")
    is_anchor = ranks[order] == place
    anchor_of = np.full(int(ordered.max(initial=-1)) + 1, -1)
    anchor_of[ordered[is_anchor]] = order[is_anchor]
    with_one = ~is_anchor & (anchor_of[ordered] >= 0)
    others, anchors = order[with_one], anchor_of[ordered[with_one]]
    before = ranks[others] < place
    return FramePairs(np.where(before, others, anchors), np.where(before, anchors, others))


def hypotheses_of(figures: Figures, pairs: FramePairs) -> Codes:
    """Number what is tested: rows of a share and of its complement are one test.

    Two options are each other's complement where an item has no other, and their shares sum to 100 % on the same base
    in every edition.
    """
    count = len(pairs.earlier)
    alone: Codes = np.arange(count)
    if len(figures.keys.parts["option"].different) < 2:
        return alone
    question = figures.keys.number("indicator", "item", "group")[figures.rows]
    is_one = _are_complements(figures, question)[question[pairs.earlier]]
    editions = len(figures.editions.ordered)
    test = (question[pairs.earlier] * editions + figures.ranks[pairs.earlier]) * editions + figures.ranks[pairs.later]
    test = np.unique(test, return_inverse=True)[1].reshape(count)
    return np.where(is_one, test + count, alone)


def complements(figures: Figures) -> Bools:
    """Tell of each figure whether its item has one other option only, which is its complement."""
    question = figures.keys.number("indicator", "item", "group")[figures.rows]
    return _are_complements(figures, question)[question]


def _are_complements(figures: Figures, question: Codes) -> Bools:
    """Tell of each question (its item and group) whether it has two options that are each other's complement."""
    questions, editions = int(question.max(initial=-1)) + 1, len(figures.editions.ordered)
    cell = question * editions + figures.ranks
    there, cell = np.unique(cell, return_inverse=True)
    cell = cell.reshape(question.shape)
    figures_in = np.bincount(cell)
    base = figures.bases.people
    share = np.bincount(cell, weights=figures.points)
    people, squared = np.bincount(cell, weights=base), np.bincount(cell, weights=base**2)
    one_base = np.abs(figures_in * squared - people**2) <= SAME * people**2
    fits = (figures_in == 2) & (np.abs(share - 1) < SAME) & one_base
    key_of = np.unique(np.stack([question, figures.key]), axis=1)[0]
    are_two: Bools = np.bincount(key_of, minlength=questions) == 2
    are_two &= np.bincount(there // editions, weights=~fits, minlength=questions) == 0
    return are_two


def single_figures(keys: Codes) -> int:
    """Count the figures that no other edition has."""
    return int((np.bincount(keys) == 1).sum()) if len(keys) else 0
