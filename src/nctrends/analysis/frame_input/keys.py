"""What a row of a frame is about: its indicator, item, option and group, as texts and as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from attrs import frozen

from nctrends.analysis.frame_input.columns import KEY
from nctrends.analysis.frame_input.edition_order import edition_text
from nctrends.analysis.frame_input.faults import RowFaults
from nctrends.model.question import ALL
from nctrends.numerics.several.adjustment import Codes

WITHOUT: Mapping[str, str] = {"item": "", "option": "", "group": ALL}
"""What stands where a row names none."""


@frozen(kw_only=True)
class Texts:
    """The different texts of a column, and which of them each row has."""

    codes: Codes
    """The place of its text; -1 where a row has none."""
    different: Any
    """In pandas' type for texts, which takes a million of them without a loop."""

    def take(self, rows: Codes) -> Any:
        """Return the texts of some rows, all of which have one."""
        return self.different.take(self.codes[rows])


@frozen(kw_only=True)
class Keys:
    """What all rows are about."""

    parts: Mapping[str, Texts]

    def number(self, *names: str) -> Codes:
        """Number rows by some parts together, in the order in which they first come."""
        numbers = self.parts[names[0]].codes
        for part in (self.parts[name] for name in names[1:]):
            if len(part.different) > 1:
                numbers = np.asarray(pd.factorize(numbers * len(part.different) + part.codes)[0], dtype=np.intp)
        return np.asarray(pd.factorize(numbers)[0], dtype=np.intp)


def keys_of(columns: Mapping[str, pd.Series[Any]], rows: Codes, faults: RowFaults) -> Keys:
    """Return what all rows are about; those that print a figure have to name its indicator."""
    count = len(next(iter(columns.values())))
    parts = {
        name: _named(texts_of(columns[name]), WITHOUT.get(name, ""))
        if name in columns
        else Texts(codes=np.zeros(count, dtype=np.intp), different=_texts([WITHOUT[name]]))
        for name in KEY
    }
    missing = np.asarray(parts["indicator"].different == "", dtype=bool)[parts["indicator"].codes[rows]]
    faults.add("indicator", missing, "is missing")
    return Keys(parts=parts)


def _named(texts: Texts, without: str) -> Texts:
    """Return texts where a row without one has what stands for none."""
    empty = np.asarray(texts.different == "", dtype=bool)
    if not empty.any() and (texts.codes >= 0).all():
        return texts
    names = [*(without if is_empty else text for text, is_empty in zip(texts.different, empty, strict=True)), without]
    codes, different = pd.factorize(_texts(names))
    return Texts(codes=np.asarray(codes, dtype=np.intp)[texts.codes], different=different)


def texts_of(column: pd.Series[Any]) -> Texts:
    """Return the texts of a column of whatever type, without spaces around them."""
    codes, values = _distinct(column)
    if pd.api.types.infer_dtype(values, skipna=True) == "string":
        texts = _texts(values)
        stripped = pd.Series(texts).str.strip().array
        if bool((stripped == texts).all()):
            return Texts(codes=codes, different=texts)
    again, different = pd.factorize(_texts([edition_text(value) for value in values]))
    place = np.append(np.asarray(again, dtype=np.intp), -1)
    return Texts(codes=place[codes], different=different)


def _distinct(column: pd.Series[Any]) -> tuple[Codes, Any]:
    try:
        codes, values = pd.factorize(column)
    except TypeError:  # lists and the like
        codes, values = pd.factorize(column.map(str))
    return np.asarray(codes, dtype=np.intp), values


def _texts(values: Any) -> Any:
    return pd.array(list(values) if not hasattr(values, "dtype") else np.asarray(values, dtype=object), dtype=str)
