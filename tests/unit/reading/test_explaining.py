"""Readings told in a sentence."""

from __future__ import annotations

import pytest

from nctrends.model.quantity import PrintedQuantity
from nctrends.reading.explaining import explain_reading
from nctrends.reading.printed import read_printed


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        (
            "almost 60 percent",
            '"almost 60 percent" allows a share from 55 to 60 %. "almost" is of the family "nearly", and 60 % is what '
            "it speaks of; the range was set on 673 pairs of such a phrase and its percentage.",
        ),
        (
            "36.7%",
            '"36.7%" allows a share from 36.65 to 36.75 %. 36.7 % is printed as a number and stands for all that round '
            "to it, half up.",
        ),
        ("269 370", '"269 370" allows a count of 269,370. A whole count is taken as printed.'),
        (
            "over half (58 %)",
            '"over half (58 %)" allows a share from 57.5 to 58.5 %. 58 % is printed as a number and stands for all '
            'that round to it, half up. The words beside it ("over") are kept and change nothing.',
        ),
        (
            "over 1,600",
            '"over 1,600" allows a count from 1,600 to 1,760. "over" is of the family "more than", and 1,600 is what '
            "it speaks of; hedges on counts are assumed, not measured.",
        ),
        (
            "1 in 500",
            '"1 in 500" allows a share from 0.1818 to 0.2222 %. The range is what its printed digits allow.',
        ),
        (
            "a small minority",
            '"a small minority" allows a share from 4 to 16 %. "a small minority" is of the family "small minority"; '
            "the range was set on only 4 pairs of such a phrase and its percentage.",
        ),
        (
            "a quarter",
            '"a quarter" allows a share from 21.3 to 28 %. A fraction without a hedge is of the family "bare '
            'fraction", and 25 % is what it speaks of; the range was set on 782 pairs of such a phrase and its '
            "percentage.",
        ),
    ],
)
def test_reading_is_explained(text: str, explanation: str) -> None:
    """The explanation names the range, what gave it, and how well it is founded."""
    assert explain_reading(read_printed(text)) == explanation


def test_words_are_explained_as_words() -> None:
    """A statement without a number says that none is made up."""
    assert explain_reading(PrintedQuantity(text="most common", unit="words")) == (
        '"most common" is kept as words: it prints no number, and none is made up.'
    )


def test_overridden_range_does_not_claim_the_pairs_of_the_table() -> None:
    """A range given by the caller is told as such."""
    quantity = read_printed("almost half", hedges={"nearly": {"half": (-2, 0)}})
    assert "the range was given in place of the one in the table" in explain_reading(quantity)
    impossible_by_default = read_printed("almost 0 %", hedges={"nearly": {"other": (0, 1)}})
    assert "the range was given in place of the one in the table" in explain_reading(impossible_by_default)
