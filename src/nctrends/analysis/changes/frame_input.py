"""A tidy frame of published figures as counts and bases; all faults of its rows are told together with their labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from attrs import frozen
from numpy.typing import NDArray

from nctrends.analysis.changes.comparing import Bools, Side
from nctrends.analysis.changes.methods import Floats
from nctrends.errors import Fault, InputError, nearest
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.words import BaseSource
from nctrends.numerics.arrays.arguments import checked_conf_level
from nctrends.numerics.arrays.normal import critical_value
from nctrends.reading.printed import read_printed

KEY = ("indicator", "item", "option", "group")
FORMS = (
    ("count", "base"),
    ("percent", "base"),
    ("percent", "moe_pp"),
    ("percent", "std_error_pp"),
    ("estimate", "moe"),
    ("estimate", "std_error"),
)
_VALUES = tuple(dict.fromkeys(name for form in FORMS for name in form))
SHOWN = 5  # row labels named in an error before the rest is only counted


@frozen(kw_only=True)
class Figures:
    """The rows of a frame, read: one entry a row."""

    side: Side
    printed: NDArray[Any] | None
    """Printed texts with what each was read as, where the frame holds texts."""
    base_source: BaseSource
    phrases: Bools | None = None
    """Where a text tells a range and no number; None where no row does."""


@frozen(kw_only=True)
class _Shares:
    low: Floats
    point: Floats
    high: Floats
    printed: NDArray[Any] | None = None
    phrases: Bools | None = None


def read_frame(frame: pd.DataFrame, *, decimals: int | None, moe_at: float) -> Figures:
    """Return the figures of a frame, or raise with every fault of its rows."""
    value, spread = _form_of(frame)
    faults = [*_missing_keys(frame), *_repeated_keys(frame)]
    shares = _shares(frame, value, decimals, faults)
    base = _numbers(frame, spread, faults)
    if value == "count":
        outside = (shares.point < 0) | ((shares.point > base) & (base > 0))
        _tell(faults, frame, value, outside, f"is outside 0..{spread}")
    if spread == "base":
        _tell(faults, frame, spread, base <= 0, "is not above 0")
    if faults:
        raise InputError(faults)
    if value == "count":
        return Figures(side=_side(shares, np.ones_like(base), base), printed=None, base_source=BaseSource.GIVEN)
    source = BaseSource.GIVEN
    if spread != "base":
        checked_conf_level(moe_at, "moe_at")
        scale = 100.0 if spread.endswith("_pp") else 1.0
        error = base / scale / (critical_value(moe_at) if spread.startswith("moe") else 1.0)
        base, source = _effective_base(frame, spread, shares.point, error), BaseSource.EFFECTIVE
    return Figures(side=_side(shares, base, base), printed=shares.printed, base_source=source, phrases=shares.phrases)


def _side(shares: _Shares, times: Floats, base: Floats) -> Side:
    at = times / base  # 1 over the base for counts, 1 for shares
    return Side(
        base=base,
        count=shares.point * times,
        count_low=shares.low * times,
        count_high=shares.high * times,
        estimate=shares.point * at,
        estimate_low=shares.low * at,
        estimate_high=shares.high * at,
    )


def _form_of(frame: pd.DataFrame) -> tuple[str, str]:
    """Return which two columns hold the figures."""
    there = {name for name in _VALUES if name in frame.columns}
    for form in FORMS:
        if there == set(form):
            return form
    forms = "; ".join(" + ".join(form) for form in FORMS)
    have = ", ".join(name for name in _VALUES if name in there) or "none of them"
    raise InputError(f"a frame holds its figures as one of: {forms}. This one has {have}.")


def check_columns(frame: pd.DataFrame) -> None:
    """Raise where a frame lacks what names its rows."""
    if not isinstance(frame, pd.DataFrame):
        raise InputError(f"{type(frame).__name__} is not a pandas DataFrame.")
    for name in ("indicator", "edition"):
        if name not in frame.columns:
            raise InputError(f'the frame has no column "{name}". {nearest(name, map(str, frame.columns))}')


def _missing_keys(frame: pd.DataFrame) -> Iterator[Fault]:
    for name in (*KEY, "edition"):
        if name in frame.columns:
            yield from _faults(frame, name, frame[name].isna().to_numpy(), "is missing")


def _repeated_keys(frame: pd.DataFrame) -> Iterator[Fault]:
    names = [name for name in (*KEY, "edition") if name in frame.columns]
    repeated = frame.duplicated(names, keep=False).to_numpy()
    yield from _faults(frame, ", ".join(names), repeated, "is there more than once; keep one row for each")


def _shares(frame: pd.DataFrame, value: str, decimals: int | None, faults: list[Fault]) -> _Shares:
    column = frame[value]
    if value == "percent" and not pd.api.types.is_numeric_dtype(column):
        return _read_texts(frame, faults)
    number = _numbers(frame, value, faults)
    if value == "count":
        return _Shares(low=number, point=number, high=number)
    share = number / 100 if value == "percent" else number
    limit = "100" if value == "percent" else "1"
    _tell(faults, frame, value, ~((share >= 0) & (share <= 1)), f"is outside 0..{limit}")
    half = 0.0 if decimals is None or value != "percent" else 0.5 * 10.0 ** -(decimals + 2)
    return _Shares(low=np.maximum(share - half, 0), point=share, high=np.minimum(share + half, 1))


def _read_texts(frame: pd.DataFrame, faults: list[Fault]) -> _Shares:
    """Read each different text once."""
    texts = frame["percent"].fillna("").astype(str)
    codes, different = pd.factorize(texts)
    ranges = np.zeros((len(different), 3))
    is_phrase = np.zeros(len(different), dtype=bool)
    prints = np.full(len(different), Joined(), dtype=object)
    for i, text in enumerate(different):
        try:
            quantity = read_printed(text, unit="percent")
        except InputError as error:
            _tell(faults, frame, "percent", codes == i, f"cannot be read: {str(error).rstrip('.')}")
            continue
        if quantity.low is None or quantity.high is None:
            continue
        prints[i] = Joined([Print(quantity=quantity)])
        middle = (quantity.low + quantity.high) / 2
        is_phrase[i] = quantity.value is None
        ranges[i] = quantity.low, middle if quantity.value is None else quantity.value, quantity.high
    low, point, high = ranges[codes].T
    phrases = is_phrase[codes] if is_phrase.any() else None
    return _Shares(low=low, point=point, high=high, printed=prints[codes], phrases=phrases)


def _numbers(frame: pd.DataFrame, name: str, faults: list[Fault]) -> Floats:
    numbers: Floats = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    finite = np.isfinite(numbers)
    _tell(faults, frame, name, ~finite, "is not a number")
    return np.where(finite, numbers, 1.0)


def _effective_base(frame: pd.DataFrame, spread: str, share: Floats, std_error: Floats) -> Floats:
    """Return the base at which a simple random sample has this standard error: p (1 - p) / error²."""
    faults: list[Fault] = []
    _tell(faults, frame, spread, ~(std_error > 0), "is not above 0")
    edge = (share <= 0) | (share >= 1)
    _tell(faults, frame, spread, edge, "tells no base where the share is 0 or 1; give a base instead")
    if faults:
        raise InputError(faults)
    return share * (1 - share) / std_error**2


def _tell(faults: list[Fault], frame: pd.DataFrame, name: str, wrong: Bools, what: str) -> None:
    faults += _faults(frame, name, wrong, what)


def _faults(frame: pd.DataFrame, name: str, wrong: Bools, what: str) -> Iterator[Fault]:
    """Yield one fault for all rows that share it, with their labels."""
    if wrong.any():
        labels = [str(label) for label in frame.index[wrong]]
        named = ", ".join(labels[:SHOWN]) + (f" and {len(labels) - SHOWN} more" if len(labels) > SHOWN else "")
        yield Fault(name, f"{what}. Row{'s' if len(labels) > 1 else ''} {named}.")
