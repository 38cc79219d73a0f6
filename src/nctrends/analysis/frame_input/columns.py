"""The columns of a frame: what each holds, by its name or because the caller says so.

A name that could be either of two columns is refused; a column that is not used is named, with what it may have been.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd
from attrs import frozen

from nctrends.analysis.frame_input.faults import RowLabels
from nctrends.errors import Fault, InputError, nearest
from nctrends.model.record import counted

KEY = ("indicator", "item", "option", "group")
LABELS = tuple(f"{name}_label" for name in KEY)
VALUES = ("count", "percent", "estimate")
BASES = ("base", "base_at_most", "base_effective")
MARGINS = ("moe_pp", "moe")
ERRORS = ("std_error_pp", "std_error")
LIMITS = ("conf_low", "conf_high")
MARKS = ("comparability", "reasons", "break")

USUAL: Mapping[str, Sequence[str]] = {
    "indicator": ("question", "measure", "metric", "question_id", "indicator_id"),
    "item": ("statement", "subquestion", "sub_question"),
    "option": ("answer", "response", "category", "choice", "answer_option", "response_option"),
    "group": ("subgroup", "segment", "breakdown", "demographic"),
    "indicator_label": ("question_label", "question_text", "indicator_name", "question_name"),
    "item_label": ("statement_label", "statement_text"),
    "option_label": ("answer_label", "answer_text", "response_label"),
    "group_label": ("subgroup_label", "segment_label"),
    "edition": ("year", "wave", "period", "time_period", "time", "date", "quarter", "month", "survey_year", "round"),
    "count": ("counts", "frequency"),
    "percent": ("percentage", "pct", "per_cent", "%", "value", "obs_value", "figure"),
    "estimate": ("share", "proportion"),
    "base": ("n", "bases", "base_size", "sample_size", "base_n", "n_base", "denominator", "unweighted_base"),
    "base_at_most": ("respondents", "max_base", "base_max", "n_at_most", "n_max"),
    "base_effective": ("effective_base", "n_eff", "neff", "effective_n", "n_effective", "effective_sample_size"),
    "moe_pp": ("margin_pp", "margin_of_error_pp"),
    "moe": ("margin", "margin_of_error"),
    "std_error_pp": ("se_pp",),
    "std_error": ("se", "stderr", "standard_error"),
    "conf_low": ("ci_low", "ci_lower", "lower", "lower_ci", "lower_limit", "lcl", "conf_lower"),
    "conf_high": ("ci_high", "ci_upper", "upper", "upper_ci", "upper_limit", "ucl", "conf_upper"),
    "base_source": (),
    "weighted": ("is_weighted",),
    "comparability": ("grade",),
    "reasons": ("reason",),
    "break": ("series_break", "break_in_series", "breaks"),
    "kind": ("question_kind", "answer_kind"),
    "source": ("reference", "citation"),
}
"""What columns hold, each with the other names by which it is taken."""
_MEANT: Mapping[str, str] = {name: held for held, names in USUAL.items() for name in (held, *names)}
CLOSE = 0.8
"""How alike two names are where one is suggested for the other, 0..1."""


@frozen(kw_only=True)
class FrameColumns:
    """The columns of a frame by what they hold, and how its rows are called."""

    frame: pd.DataFrame
    held: Mapping[str, pd.Series[Any]]
    """Its columns by what they hold."""
    labels: RowLabels
    """Of the rows, for those who have to find one of them."""
    unused: tuple[Hashable, ...] = ()
    """Names of the columns that nothing was taken from."""
    editions: tuple[Hashable, ...] = ()
    """Names of the columns that are an edition each, where the caller says so."""
    value: str = "percent"
    """What the columns of editions hold."""


def columns_of(frame: pd.DataFrame, chosen: Mapping[Any, Any] | None) -> FrameColumns:
    """Return what each column holds: as chosen, else by its name.

    Raises
    ------
    InputError : two columns may be meant by one thing, or what is chosen is not there; all together.
    """
    labels = frame.index
    frame = _with_index(_checked(frame))
    names, editions, faults = _chosen(list(frame.columns), chosen or {})
    left = [name for name in frame.columns if name not in {*names.values(), *editions[1]}]
    for exact in [name for name in left if isinstance(name, str) and name in USUAL and name not in names]:
        names[exact] = exact
    candidates: dict[str, list[Hashable]] = {}
    for name in left:
        held = _MEANT.get(_plain(name), "")
        if held and held not in names and name not in names.values():
            candidates.setdefault(held, []).append(name)
    for held, names_of in candidates.items():
        if len(names_of) > 1:
            faults.append(Fault(held, f'may be {" or ".join(map(str, names_of))}. Say which: columns={{"{held}": …}}.'))
        names[held] = names_of[0]
    if faults:
        raise InputError(faults)
    columns = {held: frame[name] for held, name in _in_points(names).items()}
    used = {*names.values(), *editions[1]}
    return FrameColumns(
        frame=frame,
        held=columns,
        labels=labels,
        unused=tuple(name for name in frame.columns if name not in used),
        editions=editions[1],
        value=editions[0],
    )


def missing_column(name: str, columns: FrameColumns) -> InputError:
    """Return the error of a column that has to be there."""
    hint = nearest(name, map(str, columns.unused)) if columns.unused else "There is no value column to take for it."
    usual = ", ".join(USUAL[name][:3])
    return InputError(f'the frame has no column "{name}" ({usual} are taken for it). {hint}')


def unused_note(unused: Sequence[Hashable]) -> str:
    """Return the note on columns that nothing was taken from, each with what its name is near to."""
    named = [f"{name}{_suggestion(name)}" for name in unused]
    return f"Columns that were not used: {counted(named, len(named), most=8)}."


def _suggestion(name: Hashable) -> str:
    plain = _plain(name)
    if meant := _MEANT.get(plain):
        return f" ({meant} is taken from another column)"
    close = get_close_matches(plain, _MEANT, n=1, cutoff=CLOSE)
    return f" (did you mean {close[0]}?)" if close else ""


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    if isinstance(frame.columns, pd.MultiIndex):
        raise InputError("the columns have several levels. Give each column one name.")
    repeated = frame.columns[frame.columns.duplicated()]
    if len(repeated):
        raise InputError(f'the column "{repeated[0]}" is there more than once. Give each column a name of its own.')
    return frame


def _with_index(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with those levels of its index as columns that are named by what a column holds."""
    there = {_MEANT.get(_plain(name), name) for name in frame.columns}
    levels = [
        level
        for level, name in enumerate(frame.index.names)
        if name is not None and name not in frame.columns and _MEANT.get(_plain(name)) not in {None, *there}
    ]
    return frame.reset_index(level=levels) if levels else frame


def _chosen(
    there: list[Hashable], chosen: Mapping[Any, Any]
) -> tuple[dict[str, Hashable], tuple[str, tuple[Hashable, ...]], list[Fault]]:
    """Return the columns that the caller names, those that are an edition each, and what is wrong with the choice."""
    names: dict[str, Hashable] = {}
    editions: tuple[str, tuple[Hashable, ...]] = ("percent", ())
    faults = []
    if not isinstance(chosen, Mapping):
        raise InputError('columns: is no mapping. Write columns={"indicator": "the name of your column"}.')
    for key, value in chosen.items():
        several = isinstance(value, list | tuple)
        if key in VALUES and several and value and all(name in there for name in value):
            editions = (str(key), tuple(value))
            continue
        ways = [(held, name) for held, name in ((key, value), (value, key)) if _is_way(held, name, there)]
        if len(ways) == 1 or (len(ways) == 2 and key == value):
            held, name = ways[0]
            names[str(held)] = name
        elif ways:
            faults.append(Fault("columns", f"{key!r} and {value!r} are both columns of the frame. Rename one of them."))
        else:
            faults.append(Fault("columns", _why_not(key, value, there)))
    return names, editions, faults


def _is_way(held: Any, name: Any, there: Sequence[Hashable]) -> bool:
    return isinstance(held, str) and held in USUAL and isinstance(name, Hashable) and name in there


def _why_not(key: Any, value: Any, there: Sequence[Hashable]) -> str:
    if isinstance(key, str) and key in USUAL:
        return f'"{value}" is not a column of the frame. {nearest(str(value), map(str, there))}'
    if isinstance(value, str) and value in USUAL:
        return f'"{key}" is not a column of the frame. {nearest(str(key), map(str, there))}'
    return f'"{key}" is nothing that a column holds. {nearest(str(key), USUAL)}'


def _in_points(names: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """Return the names with an error beside percents in points, as its usual names leave open what it is in."""
    points = {
        held: f"{held}_pp"
        for held in ("moe", "std_error")
        if held in names and names[held] != held and "percent" in names and f"{held}_pp" not in names
    }
    return {points.get(held, held): name for held, name in names.items()}


def _plain(name: Hashable) -> str:
    """Return a name in lower case with "_" between its words."""
    return re.sub(r"[^\w%]+", "_", str(name).strip().casefold()).strip("_")
