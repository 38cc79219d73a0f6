"""Changes from one edition to another."""

from __future__ import annotations

from nctrends.errors import InputError
from nctrends.model.joined import Joined
from nctrends.model.quantity import Print
from nctrends.model.rows.about import Evidence
from nctrends.model.rows.change import Change
from nctrends.present.words.explanation import PrintedReadings, explained
from nctrends.reading.explaining import explain_reading
from nctrends.results.collection import Collection


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


def _readings(printed: Joined[Print]) -> PrintedReadings:
    """Return what each printed text is taken for, and what they allow together where they are of this very thing."""
    quantities = [quantity for text in printed.values for quantity in text.quantities]
    sentences = tuple(map(explain_reading, quantities))
    shares = [quantity for quantity in quantities if quantity.unit == "share"]
    if not shares or not all(text.is_direct for text in printed.values):
        return PrintedReadings(sentences=sentences)
    return PrintedReadings(
        sentences=sentences,
        low=max(share.low for share in shares if share.low is not None),
        high=min(share.high for share in shares if share.high is not None),
    )
