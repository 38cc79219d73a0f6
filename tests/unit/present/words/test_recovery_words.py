"""A recovered base in plain sentences."""

from __future__ import annotations

import pytest

from nctrends.analysis.recovery.recover import recover_base, recover_bases
from nctrends.model.base_recovery import RowKind
from nctrends.present.words.recovery_words import explain_recovery


def told(text: str, kind: RowKind = "single", max_base: int = 272) -> str:
    """The explanation of a row whose cells are parted by bars."""
    row = text.split("|")
    return explain_recovery(recover_base(row, max_base, kind), row)


def test_one_base_is_told_with_its_counts() -> None:
    """The command `nctrends recover 6.1% 12.8% 22.4% 36.7% 21.9% --max 272` prints this."""
    assert told("6.1%|12.8%|22.4%|36.7%|21.9%") == (
        "196 people: no other base up to 272 has whole counts that print every cell and sum to the base.\n"
        "  6.1%    12 of 196\n"
        "  12.8%   25 of 196\n"
        "  22.4%   44 of 196\n"
        "  36.7%   72 of 196\n"
        "  21.9%   43 of 196\n"
        "How telling this is: 11.5 % of random rows of this shape fit some base up to 272."
    )


def test_misprinted_cell_of_several_answers_has_no_count() -> None:
    """A cell that its base cannot print says so, and chance is that of rows with a cell set aside."""
    text = told("16.4|26.9|58.2|70.4|47.1|19.6", "multi")
    assert text.startswith(
        "No base up to 272 has whole counts that print every cell. "
        'With one cell set aside, 189 does (without "26.9").\n  16.4   31 of 189\n  26.9   printed by no count of 189\n'
    )
    assert text.endswith(
        "28.3 % of random rows of this shape fit some base up to 272, with one cell set aside where none fits."
    )


def test_remainder_is_told_as_the_share_it_is() -> None:
    """A freed cell of one answer each has a count, and the share of that beside it."""
    text = told("54.4|12.1|6.6|3.7|2.9|20.3", max_base=272)
    assert '241 does (without "12.1") and 272 does (without "20.3").' in text
    assert "\n  of 272: 148, 33, 18, 10, 8, 55\n" in text
    row = ["54.4", "12.1", "6.6", "3.7", "2.9", "20.3"]
    chosen = recover_bases([row, ["12.2%", "16.2%", "20.3%", "24.4%", "26.9%"]], max_base=272)[0]
    text = explain_recovery(chosen, row)
    assert "\nThe other rows of the grid single out 272.\n" in text
    assert "\n  20.3   55 of 272, which is 20.22 %\n" in text


@pytest.mark.parametrize(
    ("row", "kind", "expected"),
    [
        ("96.6|14|7.9", "multi", "2 bases up to 272 have whole counts that print every cell: 178 and 265.\n"),
        ("96.6|14|7.9", "multi", "\n  of 178: 172, 25, 14\n  of 265: 256, 37, 21\n"),
        ("97.1", "multi", "36 bases up to 272 have whole counts that print every cell: 34, 35, 68, 69, … 243, 244,"),
        ("7%|11.1|26.5|66.7|60.3|28", "multi", '\n"7%" is rounded as printed: with the decimals of its row no base'),
        ("7%|11.1|26.5|66.7|60.3|28", "multi", "\n  7%     13 to 14 of 189\n"),
        ("3%|2%|3.5%|38.9%|52.5%", "single", "were rounded as printed, 257 would fit too.\n"),
        ("41.1%|59.2%", "single", "No base up to 272 has whole counts that print every cell and sum to the base.\n"),
        ("0.1%|0.2%|30.3%|40.4%|29.0%", "single", "sum to the base, not even with one cell set aside.\n"),
        ("40%|60%", "single", "\nThe base may also be above 99, where these percentages tell nothing.\n"),
        ("12.8%|22.4%|16.3%|almost half", "single", '\n"almost half" is no exact print and takes part with any count.'),
        ("12.8%|22.4%|most|", "single", '\n"most" and an empty cell are no exact prints and take part with any count.'),
    ],
)
def test_what_was_found_and_granted_is_told(row: str, kind: RowKind, expected: str) -> None:
    """Several bases, none, coarse cells, cells left out, bases not tried: each has its sentence."""
    assert expected in told(row, kind)


def test_many_freed_bases_are_not_listed_one_by_one() -> None:
    """A row that cannot be printed at all may fit many bases once a cell is set aside."""
    text = told("40%|40%|40%|5%|5%", max_base=99)
    assert "With one cell set aside, " in text
    assert "bases do: " in text
    assert len(text.splitlines()) < 5
