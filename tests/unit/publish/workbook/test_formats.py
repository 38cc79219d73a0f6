"""How a number in a workbook is shown."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cells import printed as prints

from nctrends.model.words import Caveat
from nctrends.publish.workbook.formats import number_format


def change(ends: tuple[float, float] = (0.11, 0.13), **cells: Any) -> dict[str, Any]:
    """Return a row of changes from 34 % to 46 %, with the ends of what the texts allow of the change."""
    sides = {
        "printed_earlier": prints("34 %"),
        "printed_later": prints("46 %"),
        "estimate_earlier": 0.34,
        "estimate_later": 0.46,
    }
    sides |= {"estimate_low_later": 0.455, "estimate_high_later": 0.465}
    return {"effect": "difference", **sides, "estimate_low": ends[0], "estimate_high": ends[1], **cells}


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("edition", 2019, "0"),
        ("earlier", 2019, "0"),
        ("holds_from_base_later", 408, "#,##0"),
        ("base", 43.5, "#,##0.0"),
        ("count_low", 167.0, "#,##0"),
        ("count", 50.2, "#,##0.0"),
        ("p_adjusted", 0.04, '[<0.0005]"<0.001";0.000'),
        ("conf_level", 0.95, "0%"),
        ("conf_level", 0.999, "0.0%"),
        ("probability_increase", 0.97, "0.0%"),
    ],
)
def test_number_has_the_format_of_its_column(column: str, value: float, expected: str) -> None:
    """Years, people, p-values and levels have the digits that they have."""
    assert number_format(column, {column: value, "effect": "difference"}) == expected


@pytest.mark.parametrize(
    ("text", "ends", "share", "end", "limit"),
    [
        ("76 per cent", (0.755, 0.76, 0.765), "0%", "0.0%", "0.0%"),
        ("34.4 % · one in three", (0.344, 0.344, 0.344), "0.0%", "0.0%", "0.0%"),
        ("34,7", (0.3465, 0.347, 0.3475), "0.0%", "0.00%", "0.0%"),
        ("Three quarters", (0.7602, 0.7602, 0.7602), "0%", "0%", "0.0%"),
        ("more than one third", (0.336, 0.37, 0.403), "0%", "0%", "0.0%"),
        ("60 percent", (0.595, 0.6, 0.605), "0%", "0.0%", "0.0%"),
    ],
)
def test_share_has_the_decimals_of_its_print(
    text: str, ends: tuple[float, float, float], share: str, end: str, limit: str
) -> None:
    """The most trusted text decides; what rounding leaves open has one decimal more, what a phrase does none."""
    low, estimate, high = ends
    known = {"estimate": estimate, "estimate_low": low, "estimate_high": high}
    row = {"printed": prints(text), **known, "conf_low": 0.3}
    assert number_format("estimate", row) == share
    assert number_format("estimate_low", row) == end
    assert number_format("conf_low", row) == limit
    both = change(printed_later=prints(text), **{f"{name}_later": value for name, value in known.items()})
    assert number_format("estimate_later", both) == share
    assert number_format("estimate_low_later", both) == end


@pytest.mark.parametrize(
    ("ends", "digits", "of_ends"),
    [
        pytest.param((0.11, 0.13), "0", "0.0", id="two whole percents"),
        pytest.param((0.117, 0.117), "0.0", "0.0", id="two known counts"),
        pytest.param((0.116, 0.118), "0.0", "0.0", id="two shares with a decimal"),
        pytest.param((0.111, 0.122), "0", "0.0", id="a whole percent and a decimal"),
        pytest.param((0.06, 0.16), "0", "0", id="a phrase"),
    ],
)
def test_change_has_the_decimals_that_both_prints_support(ends: tuple[float, float], digits: str, of_ends: str) -> None:
    """The coarser text decides; the limits of the interval have one decimal."""
    row = change(ends, estimate=0.117, conf_low=0.1)
    told = '"+"{0}%" pts";"−"{0}%" pts";{0}%" pts"'
    assert number_format("estimate", row) == told.format(digits)
    assert number_format("estimate_low", row) == told.format(of_ends)
    assert number_format("conf_low", row) == told.format("0.0")


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("conf_high", -0.004, '"+"0.0%" pts";"−"0.0%" pts";0.0%" pts"'),
        ("conf_high", -0.0003, '"+"0.00%" pts";"−"0.00%" pts";0.00%" pts"'),
        ("estimate", 0.0, '"+"0%" pts";"−"0%" pts";0%" pts"'),
        ("estimate_later", 0.0019, "0.0%"),
        ("estimate_later", 0.0, "0%"),
    ],
)
def test_a_number_that_is_not_zero_never_looks_like_it(column: str, value: float, expected: str) -> None:
    """It takes as many decimals as its first digit needs, as in the tables."""
    assert number_format(column, change(**{column: value})) == expected


def test_change_that_may_be_none_may_look_like_it() -> None:
    """A change is shown as 0, as in the table, where the texts allow a rise and a fall."""
    none = change((-0.004, 0.007), estimate=0.001)
    assert number_format("estimate", none).startswith('0%" pts"')
    assert number_format("estimate", change((0.0001, 0.0099), estimate=0.001)).startswith('"+"0.0%')


def test_middle_of_a_phrase_is_marked() -> None:
    """The point of a phrase is the middle of a range, which nobody has printed: it stands with a sign of its own."""
    row = change((0.06, 0.16), estimate=0.11, conf_low=0.02, caveats=(Caveat.PHRASE_ONLY,))
    assert number_format("estimate", row) == '"≈ +"0%" pts";"≈ −"0%" pts";"≈ "0%" pts"'
    assert "≈" not in number_format("conf_low", row) + number_format("estimate_low", row)


def test_ratio_is_no_percentage() -> None:
    """A ratio and its limits are plain numbers; the shares beside them stay percentages."""
    row = change(effect="odds_ratio", estimate=1.66, estimate_later=0.46, conf_low=0.001)
    assert number_format("estimate", row) == "0.00"
    assert number_format("conf_low", row) == "0.000"
    assert number_format("estimate_later", row) == "0%"


def test_gap_has_no_sign() -> None:
    """How far apart two groups would have to answer has no direction."""
    assert number_format("tipping_gap", change(tipping_gap=0.2)) == '0.0%" pts"'


def test_a_number_without_a_printed_text_is_shown_with_one_decimal() -> None:
    """Figures at hand can be exact."""
    row = change((0.1, 0.1), printed_earlier=prints(""), estimate=0.1, estimate_earlier=0.344)
    assert number_format("estimate_earlier", row) == "0.0%"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_range_that_is_not_known_needs_no_format_of_its_own(missing: float | None) -> None:
    """The printed text alone decides."""
    row = {"printed": prints("34 %"), "estimate": 0.34, "estimate_low": missing, "estimate_high": missing}
    assert number_format("estimate", row) == "0%"
