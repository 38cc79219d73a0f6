"""The figures of a frame as shares: what each allows, with the digits that its source shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from attrs import frozen
from numpy.typing import NDArray

from nctrends.analysis.changes.comparing import Bools
from nctrends.analysis.changes.methods import Floats
from nctrends.analysis.frame_input.faults import RowFaults
from nctrends.analysis.frame_input.frame_cells import FrameCells, read_decimal, read_texts, shown_decimals
from nctrends.errors import InputError
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print, PrintedQuantity
from nctrends.numerics.several.adjustment import Codes
from nctrends.reading.printed import read_printed

Decimals = int | Literal["exact"] | None
EXACT: Final = "exact"
MOST_PRINTED = 3
"""Decimals of percent that a report prints; a number with more is the outcome of a division."""
MOST_UNITS = 9
"""Decimals of percent up to which whole people are looked for; a number with more says itself what it is."""
SAME = 1e-15
"""What rounding in the processor leaves between a share and the decimal that it is."""
ALMOST = 1e-4
"""How far from its decimals a number may be, in units of the last place, that went through a division."""
NOTHING: Joined[Print] = Joined()


@frozen(kw_only=True)
class Shares:
    """What the figures of a frame say of shares, one entry a row."""

    low: Floats
    point: Floats
    high: Floats
    units: Codes
    """Of a rounded number its value in units of its last place; -1 for words, and for what is exact."""
    places: Floats
    """How many units of the last place are in a share of 1."""
    open_end: Bools
    """Where the upper end is outside of what a figure allows, as it is for a rounded number (half up)."""
    phrase: Bools
    """Where a text tells a range and no number."""
    bare: Bools
    """Where a number has no sign of percent."""
    prints: NDArray[Any] | None = None
    """What is printed, a `Joined[Print]` for each row; None where no text is known."""

    @property
    def are_proportions(self) -> bool:
        """True where percents may be proportions: all are at or below 1, and none has its sign."""
        return len(self.point) > 0 and bool(self.bare.all()) and bool((self.point <= 0.01).all())


def shares_of(cells: FrameCells, value: str, decimals: Decimals, faults: RowFaults) -> Shares:
    """Return the shares behind the cells of a column `percent` or `estimate`; all of them are printed."""
    if decimals is not None and cells.texts:
        raise InputError(f"decimals: {value} is text, which shows its own digits. Leave decimals out, or give numbers.")
    faults.add(value, cells.odd, "is not a number")
    share, digits = _numbers(cells, value)
    limit = "1; percents belong into a column percent" if value == "estimate" else "100"
    faults.add(value, (share < 0) | (share > 1), f"is outside 0..{limit}")
    share = np.clip(np.where(np.isnan(share), 0.0, share), 0, 1)
    if decimals == EXACT:
        return _exact(share)
    if decimals is not None:
        digits, per_share = int(decimals), 10.0 ** (int(decimals) + 2)
        more = np.abs(share - np.rint(share * per_share) / per_share) > ALMOST / per_share
        faults.add(value, more, f"has more than the {digits} decimals of percent that are given as decimals")
        share = np.rint(share * per_share) / per_share
    numbers = _rounded(share, digits)
    return _with_texts(numbers, cells, value, faults) if cells.texts else numbers


def _numbers(cells: FrameCells, value: str) -> tuple[Floats, int]:
    """Return numbers as proportions, and the decimals of percent that they show; never fewer than whole percents."""
    shown = shown_decimals(cells.numbers)
    of_percent = 2 if value == "percent" else 0
    return cells.numbers / 10.0**of_percent, max(0, shown + of_percent - 2)


def _exact(share: Floats) -> Shares:
    none = np.zeros(len(share), dtype=bool)
    units = np.full(len(share), -1, dtype=np.intp)
    return Shares(
        low=share,
        point=share,
        high=share,
        units=units,
        places=np.ones(len(share)),
        open_end=none,
        phrase=none,
        bare=~none,
    )


def _rounded(share: Floats, decimals: int) -> Shares:
    """Return the shares of numbers that are rounded to so many decimals of percent."""
    places = 10.0 ** (decimals + 2)
    units = np.rint(share * places)
    is_unit = (np.abs(units / places - share) < SAME) & (decimals <= MOST_UNITS)
    middle = np.where(is_unit, units, share * places)  # in units of the last place, so that ends are decimals, too
    low, high = np.clip((2 * middle - 1) / (2 * places), 0, 1), np.clip((2 * middle + 1) / (2 * places), 0, 1)
    units = np.where(is_unit, units, -1).astype(np.intp)
    has_prints = decimals <= MOST_PRINTED and bool(is_unit.all())
    return Shares(
        low=low,
        point=np.where(is_unit, units / places, share),
        high=high,
        units=units,
        places=np.full(len(share), places),
        open_end=high < 1,
        phrase=np.zeros(len(share), dtype=bool),
        bare=np.ones(len(share), dtype=bool),
        prints=_number_prints(units, decimals) if has_prints else None,
    )


def _number_prints(units: Codes, decimals: int) -> NDArray[Any]:
    """Return numbers as their source prints them, with its digits and the sign of percent."""
    codes, distinct = pd.factorize(units)
    places = 10 ** (decimals + 2)
    quantities = [
        PrintedQuantity(
            text=percent_text(unit / 10**decimals, decimals),
            unit="share",
            low=max(0.0, (2 * unit - 1) / (2 * places)),
            high=min(1.0, (2 * unit + 1) / (2 * places)),
            value=unit / places,
            decimals=decimals,
        )
        for unit in distinct.tolist()
    ]
    return _prints(quantities)[codes]


def percent_text(percent: float, decimals: int) -> str:
    """Return a percent as a source prints it.

    Examples
    --------
    >>> percent_text(42.0, 0), percent_text(42.0, 1)
    ('42 %', '42.0 %')
    """
    return f"{percent:.{decimals}f} %"


def _prints(quantities: Sequence[PrintedQuantity | None]) -> NDArray[Any]:
    prints = _no_prints(len(quantities))
    for place, quantity in enumerate(quantities):
        prints[place] = Joined([Print(quantity=quantity)]) if quantity else NOTHING
    return prints


def _no_prints(count: int) -> NDArray[Any]:
    prints = np.empty(count, dtype=object)
    prints.fill(NOTHING)  # numpy.full would make plain texts of it
    return prints


def _with_texts(numbers: Shares, cells: FrameCells, value: str, faults: RowFaults) -> Shares:
    """Return the shares of a column that has texts, too: each different text is read once."""
    read = read_texts(cells, value, {"percent": _percent, "estimate": _estimate}[value], faults)
    of_texts = [_text_ends(quantity or _UNREAD) for quantity in read]
    here = cells.codes >= 0
    text = cells.codes[here]

    def with_texts(name: str, values: Sequence[Any]) -> NDArray[Any]:
        column: NDArray[Any] = getattr(numbers, name).copy()
        column[here] = np.array(values, dtype=column.dtype)[text]
        return column

    prints = _no_prints(len(here)) if numbers.prints is None else numbers.prints.copy()
    prints[here] = _prints(read)[text]
    columns = {name: with_texts(name, [ends[name] for ends in of_texts]) for name in of_texts[0]}
    return Shares(**columns, prints=prints)


_UNREAD = PrintedQuantity(text="", unit="share", low=0.0, high=0.0, value=0.0)
"""Stands in for what cannot be read, so that all other faults are found, too."""


def _text_ends(quantity: PrintedQuantity) -> dict[str, Any]:
    low, high, value = quantity.low or 0.0, quantity.high or 0.0, quantity.value
    ends = {"low": low, "high": high, "point": (low + high) / 2 if value is None else value}
    ends |= {"units": -1, "places": 1.0, "phrase": value is None, "bare": not quantity.has_unit}
    ends["open_end"] = value is not None and high < 1
    if value is not None and quantity.decimals is not None and quantity.decimals <= MOST_UNITS:
        places = 10 ** (quantity.decimals + 2)
        units = round(value * places)
        rounded = (max(0.0, (2 * units - 1) / (2 * places)), units / places, min(1.0, (2 * units + 1) / (2 * places)))
        ends |= {"units": units, "places": float(places)} if (low, value, high) == rounded else {}
    return ends


def _percent(text: str) -> PrintedQuantity:
    return _share(read_printed(text, unit="percent"))


def _estimate(text: str) -> PrintedQuantity:
    """Read a proportion with its digits, or a percent with its sign."""
    quantity = read_printed(text, unit="percent")
    if quantity.has_unit:
        return _share(quantity)
    value, decimals = read_decimal(text)
    if value > 1:
        raise InputError(f'"{text}" is above 1; percents belong into a column percent')
    return read_printed(percent_text(value * 100, max(0, decimals - 2)))


def _share(quantity: PrintedQuantity) -> PrintedQuantity:
    if quantity.unit != "share" or quantity.low is None or quantity.high is None:
        raise InputError(f'"{quantity.text}" is not a share')
    return quantity
