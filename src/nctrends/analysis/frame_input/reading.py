"""A frame as the figures in it: columns taken, editions ordered, cells read, all faults told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from attrs import field, frozen

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.bases import MOE_OF, FrameBases, MoeOf, bases_of_errors, bases_of_limits, given_bases
from nctrends.analysis.frame_input.columns import (
    BASES,
    ERRORS,
    KEY,
    LIMITS,
    MARGINS,
    VALUES,
    FrameColumns,
    columns_of,
    missing_column,
    unused_note,
)
from nctrends.analysis.frame_input.edition_order import Editions, editions_of
from nctrends.analysis.frame_input.faults import RowFaults, rows_counted
from nctrends.analysis.frame_input.frame_cells import FrameCells, cells_of, is_short, people_of, widened
from nctrends.analysis.frame_input.keys import Keys, keys_of
from nctrends.analysis.frame_input.shares import EXACT, Decimals, Shares, shares_of
from nctrends.analysis.frame_input.steps import Marks, marks_of, switched
from nctrends.analysis.frame_input.wide import GivenBases, is_wide, order_of_columns, tidy, with_bases
from nctrends.errors import InputError
from nctrends.model.words import Comparability, checked_word
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.several.adjustment import Codes

MOST_DECIMALS: Final = 9
FORMS: Final = (
    ("count", "base"),
    *((value, base) for value in ("percent", "estimate") for base in ("base", "base_at_most")),
    ("percent", "moe_pp"),
    ("percent", "std_error_pp"),
    ("estimate", "moe"),
    ("estimate", "std_error"),
    *((value, *LIMITS) for value in ("percent", "estimate")),
)
"""Columns that hold figures together; in place of `base` there may be a `base_effective`, or both."""
_FORM_ORDER: Final = (*dict.fromkeys(name for form in FORMS for name in form), "base_effective")
KINDS: Final = ("single", "ordinal", "multi")


def _decimals(given: object) -> Any:
    whole = isinstance(given, int | np.integer) and not isinstance(given, bool)
    if given is None or given == EXACT or (whole and 0 <= int(given) <= MOST_DECIMALS):  # type: ignore[call-overload]  # whole
        return given
    raise InputError(f'decimals={given!r} is neither "exact" nor a number of decimals from 0 to {MOST_DECIMALS}.')


def _moe_of(given: object) -> Any:
    if given is not None:
        checked_word("moe_of", given, MOE_OF)  # type: ignore[arg-type]  # whatever a caller gives
    return given


def _moe_at(given: Any) -> float:
    return checked_conf_level(given, "moe_at")


def _grade(given: Any) -> Comparability | None:
    if given is None:
        return None
    checked_word("comparability", given, Comparability)
    return Comparability(given)


@frozen(kw_only=True)
class FrameOptions:
    """How a frame is to be read: the choices of the caller, checked."""

    columns: Mapping[Any, Any] | None = None
    order: Sequence[Any] | None = None
    base_row: str | None = None
    bases: GivenBases | None = None
    decimals: Decimals = field(default=None, converter=_decimals)
    moe_at: float = field(default=0.95, converter=_moe_at)
    moe_of: MoeOf = field(default=None, converter=_moe_of)
    comparability: Comparability | None = field(default=None, converter=_grade)

    @property
    def grade(self) -> Comparability:
        """The grade of a step that no row marks."""
        return self.comparability or Comparability.COMPARABLE


@frozen(kw_only=True)
class Figures:
    """The printed figures of a frame, and what is known of its rows."""

    rows: Codes
    """Places of the printed figures in the frame; what follows has one entry for each of them."""
    key: Codes
    """Figures of one key are one figure through the editions."""
    counts: Floats | None
    """Where the frame holds counts."""
    shares: Shares | None
    """Where it holds percents or estimates."""
    bases: FrameBases
    weighted: Bools
    keys: Keys
    """Of all rows of the frame, as what stands below."""
    editions: Editions
    marks: Marks | None
    """None where no row says anything of the step to it."""
    columns: Mapping[str, pd.Series[Any]]
    """By what they hold: labels, sources and kinds are read where they are needed."""
    options: FrameOptions
    remarks: tuple[str, ...]

    @property
    def points(self) -> Floats:
        """The printed shares: numbers, and the middles of words."""
        if self.shares is not None:
            return self.shares.point
        return np.zeros(0) if self.counts is None else self.counts / self.bases.people

    @property
    def ranks(self) -> Codes:
        """Places of the editions of the figures."""
        return self.editions.ranks[self.rows]


def as_pandas(frame: Any) -> pd.DataFrame:
    """Return a frame of another library as one of pandas."""
    if isinstance(frame, pd.DataFrame):
        return frame
    if hasattr(frame, "to_pandas"):
        try:
            converted = frame.to_pandas()
        except ImportError as error:
            raise InputError(f"the frame cannot be made one of pandas: {error}.") from None
        if isinstance(converted, pd.DataFrame):
            return converted
    raise InputError(f"{type(frame).__name__} is not a pandas DataFrame, nor does it have to_pandas() to make one.")


def _widened(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose numbers have the decimals of their source, however few digits they are held with."""
    short = [place for place, kind in enumerate(frame.dtypes) if is_short(kind)]
    wide = frame.copy(deep=False) if short else frame
    for place in short:
        wide.isetitem(place, widened(frame.iloc[:, place]).array)
    return wide


def read_frame(frame: Any, options: FrameOptions) -> Figures:
    """Return the figures of a frame, or raise with every fault of its rows."""
    columns, order = _tidy(columns_of(_widened(as_pandas(frame)), options.columns), options)
    held = columns.held
    value, spread = _form_of(held)
    _check_margin(spread, options)
    editions = editions_of(held["edition"], order)
    cells = cells_of(held[value])
    is_printed, has_edition = ~cells.not_printed, editions.ranks >= 0
    rows = np.flatnonzero(is_printed & has_edition)
    faults = RowFaults(columns.labels, rows)
    if len(has_edition) and not has_edition.any():
        faults.add_all("edition", "is missing in every row")
    keys = keys_of(held, rows, faults)
    key = keys.number(*KEY)[rows]
    faults.add(_names(held), repeated(key, editions.ranks[rows]), f"is there more than once; {_remedy(columns)}")
    marks = marks_of(held, len(is_printed), RowFaults(columns.labels, np.arange(len(is_printed)), faults.faults))
    if len(rows) < len(is_printed):
        cells, printed = cells.take(rows), {name: column.take(rows) for name, column in held.items()}
    else:
        printed = dict(held)
    measures = _measured(printed, {value: cells}, spread, options, faults)
    faults.raise_any()
    return Figures(
        rows=rows,
        key=key,
        **measures,
        keys=keys,
        editions=editions,
        marks=marks,
        columns=held,
        options=options,
        remarks=tuple(_remarks(columns, is_printed, has_edition)),
    )


def _tidy(columns: FrameColumns, options: FrameOptions) -> tuple[FrameColumns, Sequence[Any] | None]:
    """Return a frame with one row per figure, with the bases that stand beside it, and the order of its editions."""
    if "indicator" not in columns.held:
        raise missing_column("indicator", columns)
    order = options.order
    if is_wide(columns):
        columns = tidy(columns, order=order, bases=options.bases, base_row=options.base_row)
        order = order_of_columns(columns.editions) if order is None else order
    elif options.base_row is not None:
        raise InputError("base_row: is for a frame with one column per edition. Give a column base.")
    if "edition" not in columns.held:
        raise missing_column("edition", columns)
    return (columns if options.bases is None else with_bases(columns, options.bases)), order


def _form_of(held: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the column that holds the figures, and those that say how sure they are."""
    there = [name for name in (*VALUES, *BASES, *MARGINS, *ERRORS, *LIMITS) if name in held]
    values = tuple(name for name in there if name in VALUES)
    spread = tuple(name for name in there if name not in VALUES)
    bases = tuple(name for name in spread if name in BASES)
    if len(values) == 1 and spread:
        in_points = tuple(name for name in (*MARGINS, *ERRORS) if name.endswith("_pp") == (values[0] == "percent"))
        is_base = spread == bases and (values[0] != "count" or "base_at_most" not in bases)
        if is_base or (values[0] != "count" and (spread == LIMITS or (len(spread) == 1 and spread[0] in in_points))):
            return values[0], spread
    forms = "; ".join(" + ".join(form) for form in FORMS)
    have = ", ".join(sorted(there, key=_FORM_ORDER.index)) or "none of them"
    beside = (
        "" if spread or not values else " Bases may stand beside it: bases={2030: 400, …}, or base_row in a wide frame."
    )
    raise InputError(f"a frame holds its figures as one of: {forms}. This one has {have}.{beside}")


def _check_margin(spread: tuple[str, ...], options: FrameOptions) -> None:
    if spread[0] in MARGINS and options.moe_of is None:
        raise InputError(
            f'{spread[0]}: say what the margin is of. moe_of="survey" where the survey has one margin, '
            'which is that of a share of 50 %; moe_of="figure" where each figure has its own.'
        )


def _names(held: Mapping[str, Any]) -> str:
    return ", ".join(name for name in (*KEY, "edition") if name in held)


def _remedy(columns: FrameColumns) -> str:
    """Return what to do about repeated rows, and which columns may tell them apart."""
    others = ", ".join(map(str, columns.unused[:3]))
    return f"keep one row for each{f', or say what another column holds ({others})' if others else ''}"


def repeated(key: Codes, ranks: Codes) -> Bools:
    """Return the rows whose key and edition are those of another row."""
    cell = key * (int(ranks.max(initial=0)) + 1) + ranks
    order = np.argsort(cell, kind="stable")
    same = cell[order][1:] == cell[order][:-1]
    wrong = np.zeros(len(cell), dtype=bool)
    wrong[order[1:][same]] = wrong[order[:-1][same]] = True
    return wrong


def _measured(
    held: Mapping[str, pd.Series[Any]],
    values: Mapping[str, FrameCells],
    spread: tuple[str, ...],
    options: FrameOptions,
    faults: RowFaults,
) -> dict[str, Any]:
    """Return the counts or the shares of the printed figures, by their column, and their bases."""
    ((value, cells),) = values.items()
    count = len(cells.codes)
    weighted = switched(held["weighted"], "weighted", faults) if "weighted" in held else np.zeros(count, dtype=bool)
    sides = {name: cells_of(held[name]) for name in spread}
    sources = cells_of(held["base_source"]) if "base_source" in held else None
    if value == "count":
        numbers = people_of(cells, value, faults)
        bases = given_bases(sides, sources, weighted, faults)
        outside = (numbers < 0) | (numbers > bases.people)
        faults.add(value, outside, f"is outside 0..{spread[-1]}")
        counts = np.where(np.isnan(numbers), 0.0, numbers)
        return {"counts": counts, "shares": None, "bases": bases, "weighted": weighted}
    shares = shares_of(cells, value, options.decimals, faults)
    if value == "percent" and shares.are_proportions:
        faults.add_all(value, _PROPORTIONS)
    if sources is not None and spread[0] not in BASES:
        faults.add_all("base_source", f"says nothing beside {spread[0]}, which gives an effective base; leave it out")
    if spread[0] in BASES:
        bases = given_bases(sides, sources, weighted, faults)
    elif spread == LIMITS:
        bases = bases_of_limits(sides, shares.point, options, faults, in_points=value == "percent")
    else:
        bases = bases_of_errors(sides[spread[0]], spread[0], shares.point, options, faults)
    return {"counts": None, "shares": shares, "bases": bases, "weighted": weighted}


_PROPORTIONS = (
    "all figures are at or below 1, so they may be proportions, as in cells that a spreadsheet formats as percent. "
    "Call the column estimate if 0.34 is 34 %; if they are that small, give percent as text with its sign, such as "
    '"0.34 %"'
)


def _remarks(columns: FrameColumns, is_printed: Bools, has_edition: Bools) -> Iterator[str]:
    """Yield what was left out, and what was not used."""
    if columns.unused:
        yield unused_note(columns.unused)
    if skipped := int((~is_printed & has_edition).sum()):
        verb = "is" if skipped == 1 else "are"
        yield f"{rows_counted(skipped, 'figure')} {verb} not printed: empty, or a sign such as – or n/a."
    if undated := int((~has_edition).sum()):
        yield f"{rows_counted(undated)} without an edition {'is' if undated == 1 else 'are'} left out."
