"""Changes from one edition to another."""

from __future__ import annotations

import re

from nctrends.errors import InputError
from nctrends.model.printed import PrintedQuantity
from nctrends.model.rows.rows import ALL_BUT, SEVERAL, Change, Evidence
from nctrends.present.words.explaining import Readings, explained
from nctrends.reading.explaining import explain_reading
from nctrends.reading.printed import read_printed
from nctrends.results.collection import Collection

JOINED = re.compile(r" \+ | or ")
"""Between the texts of several answers that are taken together."""


class Changes(Collection[Change]):
    """One row for each indicator, group and pair of editions; withheld ones are there, with their reasons."""

    row_class = Change
    __slots__ = ()

    def explain(self, row: Change) -> str:
        """From the printed texts with their sources to the verdict, step by step, in plain sentences.

        Parameters
        ----------
        row : one of these changes

        Raises
        ------
        InputError : not a change.

        Examples
        --------
        >>> import nctrends as nct
        >>> changes = nct.changes(nct.load_series())
        >>> print(changes.explain(changes.filter(indicator="cloud-storage")[0]).splitlines()[0])
        Technology named as a trend, Cloud storage: 2017 to 2019
        """
        if not isinstance(row, Change):
            raise InputError(f"{type(row).__name__} is not a change. Give a row of these changes, such as changes[0].")
        evidence = self.about.evidence_of(row) or Evidence()
        return explained(row, evidence, _readings(row.printed_earlier), _readings(row.printed_later), self.about)


def _readings(printed: str) -> Readings:
    """Return what each printed text is taken for, and what they allow together where they are of this very thing."""
    texts = [text.removeprefix(ALL_BUT) for part in printed.split(SEVERAL) for text in JOINED.split(part) if text]
    quantities = [one for one in map(_quantity, texts) if one is not None]
    sentences = tuple(map(explain_reading, quantities))
    ends = [(one.low, one.high) for one in quantities if one.unit == "share"]
    if JOINED.search(printed) or ALL_BUT in printed or not ends:
        return Readings(sentences=sentences)
    return Readings(
        sentences=sentences,
        low=max(low for low, _ in ends if low is not None),
        high=min(high for _, high in ends if high is not None),
    )


def _quantity(text: str) -> PrintedQuantity | None:
    """Return what a text is read as: in percent, or a count where it says so; None for a part of a joined text."""
    for unit in ("percent", None):
        try:
            return read_printed(text, unit=unit)
        except InputError:
            continue
    return None
