"""Changes from a table of published figures, without edition files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from attrs import evolve

from nctrends.analysis.changes.assembling import Rows, change_columns
from nctrends.analysis.changes.comparing import Comparison, Side
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.bases import SOURCES, MoeOf
from nctrends.analysis.frame_input.columns import KEY
from nctrends.analysis.frame_input.edition_order import edition_text
from nctrends.analysis.frame_input.reading import Figures, FrameOptions, read_frame
from nctrends.analysis.frame_input.shares import Decimals
from nctrends.analysis.frame_input.steps import GRADES, steps_of
from nctrends.analysis.frame_input.wide import GivenBases
from nctrends.analysis.frames.evidence import evidence_of, labels_of
from nctrends.analysis.frames.pairing import FramePairs, hypotheses_of, pairs_of, single_figures
from nctrends.analysis.frames.sides import EFFECTIVE, effects_of, limits_of, sides_of, sources_of
from nctrends.analysis.shares.choices import Against, DesignEffect, Overlap, checked_overlap, people_in_both
from nctrends.errors import InputError
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.about import About, Choices
from nctrends.model.words import Adjust, Caveat, Comparability, Effect, Family, Method, Ranges, Reason
from nctrends.results.changes import Changes


def compare_frame(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    frame: Any,
    *,
    against: Against = "previous",
    effect: Effect = "difference",
    method: Method = "miettinen-nurminen",
    conf_level: float = 0.95,
    ranges: Ranges = "union",
    adjust: Adjust = "holm",
    family: Family = "editions",
    smallest_change: float | None = None,
    design_effect: DesignEffect = 1.0,
    overlap: Overlap | None = None,
    overlap_correlation: float | None = None,
    show: Iterable[str] = (),
    columns: Mapping[Any, Any] | None = None,
    order: Sequence[Any] | None = None,
    base_row: str | None = None,
    bases: GivenBases | None = None,
    decimals: Decimals = None,
    moe_of: MoeOf = None,
    moe_at: float = 0.95,
    comparability: str | None = None,
) -> Changes:
    """Changes between editions from a table with one row, or one cell, per figure.

    Parameters
    ----------
    frame : of pandas, or of a library whose frames have `to_pandas()`
        Tidy: `indicator`, `edition`, optionally `item`, `option`, `group`, labels of these (`indicator_label`, ...)
        and `source`, and the figures as one of `count` + `base`; `percent` or `estimate` (a proportion) + `base`,
        `base_at_most` or `base_effective`; `percent` + `moe_pp` or `std_error_pp` (percentage points); `estimate` +
        `moe` or `std_error`; `percent` or `estimate` + `conf_low` + `conf_high`. Wide: one column per edition. Usual
        names are taken for these (`question`, `year`, `n`, ...). The page "Figures in a table" has all forms.
    against : "previous", "first", "all" or an edition
    effect, method, conf_level, ranges, adjust, family, smallest_change, show : see `changes`
    overlap, overlap_correlation : see `changes`
    design_effect : > 0, or a mapping from (edition, group) to one; divides the bases
    columns : mapping of what a column holds to its name, or the other way round
    order : all editions, the earliest first
        Needed where neither their values nor a time or a number in their labels say it.
    base_row : what the row of bases of a wide frame is called
    bases : mapping of edition, or (edition, group), to base
    decimals : decimals of the percents that are given as numbers, or "exact"; None takes those that the column shows
    moe_of : "survey" or "figure": whether margins are those at a share of 50 %, or each that of its own share
    moe_at : level of printed margins and intervals, in (0, 1)
    comparability : grade of the steps that no row marks in its column `comparability` or `break`; None is "comparable"

    Returns
    -------
    Changes, one row for each key and pair of editions: keys in the order in which they first come, editions in theirs.
    Figures of one row, or one indicator, are taken for answers to one question throughout.

    Raises
    ------
    InputError : an option that is none of the above; missing columns, an order that is not known, and what is wrong
        with the rows, all together with their labels.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "percent": ["34 %", "46 %"], "base": 400})
    >>> change = compare_frame(figures)[0]
    >>> str(change.verdict), round(change.estimate, 2)
    ('rose', 0.12)
    """
    how = Comparison(
        effect=effect,
        method=method,
        conf_level=conf_level,
        ranges=ranges,
        adjust=adjust,
        family=family,
        smallest_change=smallest_change,
        overlap_correlation=checked_overlap(overlap, overlap_correlation),
        show=(show,) if isinstance(show, str) else tuple(show),
    )
    options = FrameOptions(
        columns=columns,
        order=order,
        base_row=base_row,
        bases=bases,
        decimals=decimals,
        moe_of=moe_of,
        moe_at=moe_at,
        comparability=comparability,
    )
    figures = read_frame(frame, options)
    pairs = pairs_of(figures.key, figures.editions, figures.ranks, against)
    _check_groups(figures)
    effects = effects_of(figures, design_effect)
    shown, least = sides_of(figures, effects)
    grades, reasons = _graded(figures, pairs)
    known_columns = _known_columns(figures, shown, pairs, effects) | {"comparability": grades, "reasons": reasons}
    side = shown if ranges == "printed" else least
    rows = evolve(
        _rows(figures, side, pairs, how),
        withheld=np.asarray(grades == Comparability.NOT_COMPARABLE, dtype=bool),
        overlap=_in_both(figures, pairs, overlap),
        caveats=_caveats(figures, side, pairs, effects),
    )
    choices = Choices(
        against=str(against),
        ranges=ranges,
        smallest_change=smallest_change,
        effective=_effective_from(figures, effects),
    )
    about = About(
        choices=choices,
        positions={edition: float(place) for place, edition in enumerate(figures.editions.ordered)},
        remarks=(*figures.remarks, *_remarks(figures, pairs)),
        **evidence_of(figures, pairs),
    )
    return Changes(known_columns | change_columns(rows, how), about)


def _check_groups(figures: Figures) -> None:
    """Raise where groups of one edition are all that there is: they are no editions."""
    if len(figures.editions.ordered) == 1 and len(figures.keys.parts["group"].different) > 1 and len(figures.rows) > 1:
        raise InputError(
            f"the frame has one edition, {edition_text(figures.editions.ordered[0])}, and compare_frame compares "
            'editions. Its groups are compared by nct.compare_groups(nct.series_from_frame(frame, title="…")).'
        )


def _graded(figures: Figures, pairs: FramePairs) -> tuple[Any, list[tuple[Reason, ...]]]:
    """Return how far the editions of each row may be compared, and why not further."""
    count = len(pairs.earlier)
    if figures.marks is None:
        grades = np.empty(count, dtype=object)
        grades.fill(figures.options.grade)  # numpy.full would make a plain text of it
        return grades, [()] * count
    question = figures.keys.number("indicator", "item", "option")
    steps = steps_of(figures.marks, question, figures.editions.ranks, figures.options.grade)
    earlier, later = figures.rows[pairs.earlier], figures.rows[pairs.later]
    return np.array(GRADES, dtype=object)[steps.grades(earlier, later)], steps.reasons_of(earlier, later)


def _rows(figures: Figures, side: Side, pairs: FramePairs, how: Comparison) -> Rows:
    """Return the rows to compare, with what is tested and over which rows it is adjusted."""
    count, editions = len(pairs.earlier), len(figures.editions.ordered)
    families = np.zeros(count, dtype=np.intp)
    if how.family == "editions":
        families = figures.ranks[pairs.earlier] * editions + figures.ranks[pairs.later]
    elif how.family == "indicator":
        families = figures.keys.parts["indicator"].codes[figures.rows][pairs.later]
    return Rows(
        earlier=side.take(pairs.earlier),
        later=side.take(pairs.later),
        withheld=np.zeros(count, dtype=bool),
        families=families,
        hypotheses=hypotheses_of(figures, pairs),
        mix_change=np.full(count, np.nan),
        mix_matters=np.zeros(count, dtype=bool),
        overlap=np.zeros(count),
    )


def _caveats(figures: Figures, side: Side, pairs: FramePairs, effects: Floats) -> list[tuple[Caveat, ...]] | None:
    """Return what limits the two figures of each row, None where nothing limits any."""
    codes, limits = limits_of(figures, side, effects)
    if not codes.any():
        return None
    both = {
        (earlier, later): tuple(dict.fromkeys((*limits[earlier], *limits[later])))
        for earlier, later in product(range(len(limits)), repeat=2)
    }
    return [both[pair] for pair in zip(codes[pairs.earlier].tolist(), codes[pairs.later].tolist(), strict=True)]


def _in_both(figures: Figures, pairs: FramePairs, overlap: Overlap | None) -> Floats:
    if not isinstance(overlap, Mapping):
        return np.full(len(pairs.earlier), float(overlap or 0.0))
    values = np.array([*figures.editions.ordered, None], dtype=object)
    places = zip(figures.ranks[pairs.earlier].tolist(), figures.ranks[pairs.later].tolist(), strict=True)
    return np.array([people_in_both(overlap, values[earlier], values[later]) for earlier, later in places], dtype=float)


def _known_columns(figures: Figures, side: Side, pairs: FramePairs, effects: Floats) -> dict[str, Any]:
    """Return the columns that a row has before it is compared."""
    count = len(pairs.later)
    rows = figures.rows[pairs.later]
    columns: dict[str, Any] = {name: figures.keys.parts[name].take(rows) for name in KEY}
    columns |= labels_of(figures, rows, columns)
    columns["series"] = pd.array([""], dtype=str).take(np.zeros(count, dtype=int))
    nothing: list[Joined[Print]] = [Joined()] * count
    prints = None if figures.shares is None else figures.shares.prints
    sources = np.array(SOURCES, dtype=object)
    source = sources_of(figures, effects)
    for when, places in (("earlier", pairs.earlier), ("later", pairs.later)):
        columns[when] = figures.editions.column.array.take(figures.rows[places])
        columns[f"printed_{when}"] = nothing if prints is None else prints[places]
        columns[f"base_source_{when}"] = sources[source[places]]
        for name in ("count", "base", "estimate", "estimate_low", "estimate_high"):
            columns[f"{name}_{when}"] = getattr(side, name)[places]
    return columns


def _effective_from(figures: Figures, effects: Floats) -> str:
    """Return what effective bases come from, in words."""
    sources = []
    if (figures.bases.source == EFFECTIVE).any():
        sources.append("the table" if "base_effective" in figures.columns else "the printed error")
    if (effects != 1).any():
        sources.append("the design effect")
    return " and ".join(sources)


def _remarks(figures: Figures, pairs: FramePairs) -> Iterator[str]:
    """Yield what holds of all rows and does not show on one."""
    if len(figures.rows) and not len(pairs.earlier):
        yield "No figure is there in two editions with the same indicator, item, option and group."
    elif alone := single_figures(figures.key):
        yield f"{alone:,} figure{' stands' if alone == 1 else 's stand'} in one edition only, and in no comparison."
    if not len(pairs.earlier):
        return
    grade = figures.options.comparability
    if grade is None:
        yield (
            "Figures of one indicator are taken as answers to the same question throughout; a column break or "
            "comparability marks the edition in which a question changed."
        )
    else:
        yield f"Steps that no row marks are graded {grade.phrase}, as was asked."
