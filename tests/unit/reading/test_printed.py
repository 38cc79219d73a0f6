"""What printed texts mean: every expected value is worked out by hand from the rules of section 7 of the design."""

from __future__ import annotations

from typing import Literal

import pytest
from attrs import frozen

from nctrends.errors import InputError
from nctrends.reading.printed import read_printed

EXACT = 1e-12
"""Expected values such as 1 / 3 - 0.037 are floats themselves and differ from exact arithmetic in the last digit."""


@frozen
class Case:
    """One text and all that it means."""

    text: str
    unit: Literal["share", "count"]
    low: float
    high: float
    value: float | None = None
    decimals: int | None = None
    hedge: str = ""
    family: str = ""
    anchor: float | None = None


def _ids(cases: list[Case]) -> list[str]:
    return [case.text for case in cases]


# Half a unit of the last printed place to both sides.
NUMBERS = [
    Case("36.7%", "share", 0.3665, 0.3675, 0.367, 1),
    Case("22.4 %", "share", 0.2235, 0.2245, 0.224, 1),
    Case("22.4\u00a0%", "share", 0.2235, 0.2245, 0.224, 1),
    Case("22.4\u2009%", "share", 0.2235, 0.2245, 0.224, 1),
    Case("17,3 %", "share", 0.1725, 0.1735, 0.173, 1),
    Case("74.6 per cent", "share", 0.7455, 0.7465, 0.746, 1),
    Case("74.6 per\u00adcent", "share", 0.7455, 0.7465, 0.746, 1),
    Case("74,6 procent", "share", 0.7455, 0.7465, 0.746, 1),
    Case("83 procent", "share", 0.825, 0.835, 0.83, 0),
    Case("7%", "share", 0.065, 0.075, 0.07, 0),
    Case("7.0%", "share", 0.0695, 0.0705, 0.07, 1),
    Case("0.125 %", "share", 0.001245, 0.001255, 0.00125, 3),
    Case("0,125 %", "share", 0.001245, 0.001255, 0.00125, 3),
    Case(".5%", "share", 0.0045, 0.0055, 0.005, 1),
    Case("0%", "share", 0.0, 0.005, 0.0, 0),
    Case("100%", "share", 0.995, 1.0, 1.0, 0),
    Case("99.95%", "share", 0.99945, 0.99955, 0.9995, 2),
    Case("Ten percent", "share", 0.095, 0.105, 0.10, 0),
    Case("SEVEN PER CENT", "share", 0.065, 0.075, 0.07, 0),
    Case("forty-two percent", "share", 0.415, 0.425, 0.42, 0),
    Case("only 16 percent", "share", 0.155, 0.165, 0.16, 0, "only"),
    Case("1 (0.95) per 500", "share", 0.00189, 0.00191, 0.0019, 2, anchor=0.002),
    Case("0.95 per 500", "share", 0.00189, 0.00191, 0.0019, 2),
    Case("64 per cent of those surveyed", "share", 0.635, 0.645, 0.64, 0),
    Case("5 percent.", "share", 0.045, 0.055, 0.05, 0),
]

# A fraction without a hedge: -3.7 to +3 points, at one half -3 to +3.
FRACTIONS = [
    Case("half", "share", 0.47, 0.53, family="bare fraction", anchor=0.5),
    Case("One half", "share", 0.47, 0.53, family="bare fraction", anchor=0.5),
    Case("five in ten", "share", 0.47, 0.53, family="bare fraction", anchor=0.5),
    Case("three in four", "share", 0.713, 0.78, family="bare fraction", anchor=0.75),
    Case("8 in 10", "share", 0.763, 0.83, family="bare fraction", anchor=0.8),
    Case("8 in 10 police officers", "share", 0.763, 0.83, family="bare fraction", anchor=0.8),
    Case("four out of five", "share", 0.763, 0.83, family="bare fraction", anchor=0.8),
    Case("one in every five", "share", 0.163, 0.23, family="bare fraction", anchor=0.2),
    Case("one person in ten", "share", 0.063, 0.13, family="bare fraction", anchor=0.1),
    Case("one adult in ten", "share", 0.063, 0.13, family="bare fraction", anchor=0.1),
    Case("One in twenty", "share", 0.013, 0.08, family="bare fraction", anchor=0.05),
    Case("two-thirds", "share", 2 / 3 - 0.037, 2 / 3 + 0.03, family="bare fraction", anchor=2 / 3),
    Case("two thirds", "share", 2 / 3 - 0.037, 2 / 3 + 0.03, family="bare fraction", anchor=2 / 3),
    Case("a third", "share", 1 / 3 - 0.037, 1 / 3 + 0.03, family="bare fraction", anchor=1 / 3),
    Case("the three quarters", "share", 0.713, 0.78, family="bare fraction", anchor=0.75),
    Case("Only one quarter", "share", 0.213, 0.28, hedge="only", family="bare fraction", anchor=0.25),
    Case("just half", "share", 0.47, 0.53, hedge="just", family="bare fraction", anchor=0.5),
    Case("fully nine in ten", "share", 0.863, 0.93, hedge="fully", family="bare fraction", anchor=0.9),
    Case("ten in ten", "share", 0.963, 1.0, family="bare fraction", anchor=1.0),
]

# One in b above 20 to the printed digits of b; k in b to half a unit of k.
RATES = [
    Case("1 in 500", "share", 1 / 550, 1 / 450, anchor=0.002),
    Case("One in 500", "share", 1 / 550, 1 / 450, anchor=0.002),
    Case("about 0.95 per 500", "share", 0.0, 0.0419, hedge="about", family="about", anchor=0.0019),
    Case("about 1 (0.95) per 500", "share", 0.00189, 0.00191, 0.0019, 2, "about", anchor=0.002),
    Case("around 1 in 25", "share", 0.01, 0.08, hedge="around", family="about", anchor=0.04),
    Case("1 in 525", "share", 1 / 525.5, 1 / 524.5, anchor=1 / 525),
    Case("one in 10,000", "share", 1 / 15000, 1 / 5000, anchor=0.0001),
    Case("two people in one thousand", "share", 0.0015, 0.0025, anchor=0.002),
    Case("one in 2,000", "share", 1 / 2500, 1 / 1500, anchor=0.0005),
    Case("23 out of 100", "share", 0.225, 0.235, anchor=0.23),
]

HEDGES = [
    Case("almost half", "share", 0.44, 0.50, hedge="almost", family="nearly", anchor=0.5),
    Case("nearly 50%", "share", 0.44, 0.50, hedge="nearly", family="nearly", anchor=0.5),
    Case("almost 60 percent", "share", 0.55, 0.60, hedge="almost", family="nearly", anchor=0.6),
    Case("close to six in ten", "share", 0.55, 0.60, hedge="close to", family="nearly", anchor=0.6),
    Case("roughly half", "share", 0.47, 0.54, hedge="roughly", family="about", anchor=0.5),
    Case("Roughly 16 percent", "share", 0.13, 0.20, hedge="roughly", family="about", anchor=0.16),
    Case("only about a quarter", "share", 0.22, 0.29, hedge="only about", family="about", anchor=0.25),
    Case("some 40 percent", "share", 0.37, 0.44, hedge="some", family="about", anchor=0.4),
    Case("just about half", "share", 0.47, 0.54, hedge="just about", family="about", anchor=0.5),
    Case("only just over half", "share", 0.503, 0.57, hedge="only just over", family="just over", anchor=0.5),
    Case("Just under half", "share", 0.44, 0.497, hedge="just under", family="just under", anchor=0.5),
    Case("just fewer than 3 in 10", "share", 0.26, 0.297, hedge="just fewer than", family="just under", anchor=0.3),
    Case("just over half", "share", 0.503, 0.57, hedge="just over", family="just over", anchor=0.5),
    Case("just over 40 percent", "share", 0.401, 0.44, hedge="just over", family="just over", anchor=0.4),
    Case(
        "slightly more than two thirds",
        "share",
        2 / 3 + 0.001,
        2 / 3 + 0.04,
        hedge="slightly more than",
        family="just over",
        anchor=2 / 3,
    ),
    Case("over half", "share", 0.505, 0.59, hedge="over", family="more than", anchor=0.5),
    Case("more than 90%", "share", 0.903, 0.97, hedge="more than", family="more than", anchor=0.9),
    Case("fewer than half", "share", 0.36, 0.49, hedge="fewer than", family="less than", anchor=0.5),
    Case("less than 10 per cent", "share", 0.01, 0.096, hedge="less than", family="less than", anchor=0.1),
    Case("half or more", "share", 0.493, 0.78, hedge="or more", family="at least", anchor=0.5),
    Case("eight in ten or more", "share", 0.793, 0.93, hedge="or more", family="at least", anchor=0.8),
    Case("at least 95 %", "share", 0.943, 1.0, hedge="at least", family="at least", anchor=0.95),
    Case("well over half", "share", 0.525, 0.58, hedge="well over", family="well over", anchor=0.5),
    Case("no more than one in ten", "share", 0.05, 0.105, hedge="no more than", family="at most", anchor=0.1),
    Case("three in ten or fewer", "share", 0.25, 0.305, hedge="or fewer", family="at most", anchor=0.3),
    Case("as many as 4 in 10", "share", 0.38, 0.415, hedge="as many as", family="up to", anchor=0.4),
    Case("up to 40%", "share", 0.38, 0.415, hedge="up to", family="up to", anchor=0.4),
    # nearer than 10 points to 0 or 1 a gap shrinks in proportion: -0.4 / 10, +0.3 / 10, +2.5 / 5
    Case("less than 1 percent", "share", 0.0, 0.0096, hedge="less than", family="less than", anchor=0.01),
    Case("more than 99 percent", "share", 0.9903, 1.0, hedge="more than", family="more than", anchor=0.99),
    Case("well over 98 percent", "share", 0.985, 1.0, hedge="well over", family="well over", anchor=0.98),
    # behind printed decimals there is no gap
    Case("over 64.3 %", "share", 0.643, 0.713, hedge="over", family="more than", anchor=0.643),
]

MAJORITIES = [
    Case("a majority", "share", 0.505, 0.89, hedge="a majority", family="majority"),
    Case("majorities", "share", 0.505, 0.89, hedge="majorities", family="majority"),
    Case("The majority of police officers", "share", 0.505, 0.89, hedge="the majority", family="majority"),
    Case("most", "share", 0.505, 0.95, hedge="most", family="most"),
    Case("most police officers", "share", 0.505, 0.95, hedge="most", family="most"),
    Case("a narrow majority", "share", 0.505, 0.57, hedge="a narrow majority", family="small majority"),
    Case("only a small majority", "share", 0.505, 0.57, hedge="only a small majority", family="small majority"),
    Case("a large majority", "share", 0.56, 0.90, hedge="a large majority", family="large majority"),
    Case("clear majorities", "share", 0.56, 0.90, hedge="clear majorities", family="large majority"),
    Case("the vast majority", "share", 0.63, 0.98, hedge="the vast majority", family="vast majority"),
    Case("an overwhelming majority", "share", 0.63, 0.98, hedge="an overwhelming majority", family="vast majority"),
    Case("a minority", "share", 0.10, 0.46, hedge="a minority", family="minority"),
    Case("a small minority", "share", 0.04, 0.16, hedge="a small minority", family="small minority"),
    Case("a sizeable minority", "share", 0.10, 0.44, hedge="a sizeable minority", family="sizeable minority"),
]

SPANS = [
    Case("30–40 percent", "share", 0.295, 0.405),
    Case("30-40 %", "share", 0.295, 0.405),
    Case("30 — 40 per cent", "share", 0.295, 0.405),
    Case("30 % to 40 %", "share", 0.295, 0.405),
    Case("between 30 and 40 percent", "share", 0.295, 0.405),
    Case("from 2.5 to 4.5 %", "share", 0.0245, 0.0455),
    Case("50-80 per cent of all found material", "share", 0.495, 0.805),
    Case("90–100 %", "share", 0.895, 1.0),
    Case("about 30–40 percent", "share", 0.27, 0.44, hedge="about", family="about"),
    Case("over 30–40 percent", "share", 0.295, 0.47, hedge="over", family="more than"),
    Case("between one fifth and one quarter", "share", 0.20, 0.25),
    Case("a quarter to a third", "share", 0.25, 1 / 3),
    Case("six to seven in ten", "share", 0.6, 0.7),
    Case("5,000-6,000", "count", 5000, 6000),
    Case("5 000–6 000 images", "count", 5000, 6000),
    Case("between one hundred and two hundred officers", "count", 100, 200),
    Case("1-3 terabytes", "count", 0.5, 3.5),
    Case("1-10 million", "count", 500_000, 10_500_000),
    Case("one to ten million", "count", 500_000, 10_500_000),
    Case("50,000 to 5 million", "count", 50_000, 5_500_000),
    Case("under 50 000 – 500 000", "count", 45_000, 500_000, hedge="under", family="less than"),
]

COUNTS = [
    Case("513", "count", 513, 513, 513, 0),
    Case("sixty-four", "count", 64, 64, 64, 0),
    Case("sixty–four apps", "count", 64, 64, 64, 0),
    Case("269 370", "count", 269_370, 269_370, 269_370, 0),
    Case("269,370", "count", 269_370, 269_370, 269_370, 0),
    Case("269\u00a0370", "count", 269_370, 269_370, 269_370, 0),
    Case("269\u202f370", "count", 269_370, 269_370, 269_370, 0),
    Case("1.600.000", "count", 1_600_000, 1_600_000, 1_600_000, 0),
    Case("two hundred and seventy-two officers", "count", 272, 272, 272, 0),
    Case("two million fifty thousand and six", "count", 2_050_006, 2_050_006, 2_050_006, 0),
    Case("5 million", "count", 4_500_000, 5_500_000, 5_000_000, 0),
    Case("1.5 million", "count", 1_450_000, 1_550_000, 1_500_000, 1),
    Case("40TB", "count", 39.5, 40.5, 40, 0),
    Case("2,5 TB", "count", 2.45, 2.55, 2.5, 1),
    Case("over 1,600", "count", 1600, 1760, hedge="over", family="more than", anchor=1600),
    Case("nearly 300", "count", 270, 300, hedge="nearly", family="nearly", anchor=300),
    Case("over 350", "count", 350, 385, hedge="over", family="more than", anchor=350),
    Case("about 64", "count", 60.8, 67.2, hedge="about", family="about", anchor=64),
    Case("over 100,000 hours", "count", 100_000, 110_000, hedge="over", family="more than", anchor=100_000),
    Case("less than 50,000", "count", 45_000, 50_000, hedge="less than", family="less than", anchor=50_000),
    Case("nearly 300 (272)", "count", 272, 272, 272, 0, "nearly", anchor=300),
]

WITH_THEIR_NUMBER = [
    Case("almost a third (30.5 %)", "share", 0.3045, 0.3055, 0.305, 1, "almost", anchor=1 / 3),
    Case("30.5 % (almost a third)", "share", 0.3045, 0.3055, 0.305, 1, "almost", anchor=1 / 3),
    Case("three in four police officers (76 per cent)", "share", 0.755, 0.765, 0.76, 0, anchor=0.75),
    Case("almost two in 10 police officers (17 per cent)", "share", 0.165, 0.175, 0.17, 0, "almost", anchor=0.2),
    Case("over half of investigators (58 per cent)", "share", 0.575, 0.585, 0.58, 0, "over", anchor=0.5),
    Case("more than two thirds, 70 per cent", "share", 0.695, 0.705, 0.70, 0, "more than", anchor=2 / 3),
    Case("almost two-thirds, 65.2 per cent", "share", 0.6515, 0.6525, 0.652, 1, "almost", anchor=2 / 3),
    Case("three in four, or 76 per cent", "share", 0.755, 0.765, 0.76, 0, anchor=0.75),
    Case("nearly a third (32 percent) of the police officers", "share", 0.315, 0.325, 0.32, 0, "nearly", anchor=1 / 3),
    Case("The majority of surveyed police officers (85%)", "share", 0.845, 0.855, 0.85, 0, "the majority"),
    Case("same proportion (34 per cent)", "share", 0.335, 0.345, 0.34, 0),
    Case(
        "The large majority (more than 80 percent) of the surveyed police officers",
        "share",
        0.803,
        0.87,
        hedge="more than",
        family="more than",
        anchor=0.8,
    ),
    Case("17 % (16.7 %)", "share", 0.1665, 0.1675, 0.167, 1, anchor=0.17),
]

ALL = NUMBERS + FRACTIONS + RATES + HEDGES + MAJORITIES + SPANS + COUNTS + WITH_THEIR_NUMBER


@pytest.mark.parametrize("case", ALL, ids=_ids(ALL))
def test_text_means_what_the_rules_of_the_design_say(case: Case) -> None:
    """A text gives the range, number, hedge and anchor that the rules give by hand."""
    quantity = read_printed(case.text)
    assert (quantity.unit, quantity.decimals) == (case.unit, case.decimals)
    assert (quantity.hedge, quantity.family) == (case.hedge, case.family)
    assert quantity.low == pytest.approx(case.low, abs=EXACT)
    assert quantity.high == pytest.approx(case.high, abs=EXACT)
    assert quantity.value == (None if case.value is None else pytest.approx(case.value, abs=EXACT))
    assert quantity.anchor == (None if case.anchor is None else pytest.approx(case.anchor, abs=EXACT))


# The distinct texts of the NetClean reports 2014 to 2020: (low, high) in percent, or of a count.
NETCLEAN_SHARES = {
    "1,1 procent": (1.05, 1.15),
    "1.1 per cent": (1.05, 1.15),
    "11 percent": (10.5, 11.5),
    "11.5 percent": (11.45, 11.55),
    "14.3 %": (14.25, 14.35),
    "16 percent": (15.5, 16.5),
    "16.1 %": (16.05, 16.15),
    "17,3 %": (17.25, 17.35),
    "20.1%": (20.05, 20.15),
    "22%": (21.5, 22.5),
    "24.1 per cent": (24.05, 24.15),
    "25.5 %": (25.45, 25.55),
    "29%": (28.5, 29.5),
    "3.5%": (3.45, 3.55),
    "30.2%": (30.15, 30.25),
    "33.3 per cent": (33.25, 33.35),
    "34 per cent": (33.5, 34.5),
    "34 percent": (33.5, 34.5),
    "34.8 per cent": (34.75, 34.85),
    "34.8%": (34.75, 34.85),
    "47 percent": (46.5, 47.5),
    "50-80 per cent of all found material": (49.5, 80.5),
    "51 percent": (50.5, 51.5),
    "56 percent": (55.5, 56.5),
    "57%": (56.5, 57.5),
    "58 per cent": (57.5, 58.5),
    "64 per cent of those surveyed": (63.5, 64.5),
    "64%": (63.5, 64.5),
    "69%": (68.5, 69.5),
    "74,6 procent": (74.55, 74.65),
    "74.6 per cent": (74.55, 74.65),
    "78.7 per cent": (78.65, 78.75),
    "8 in 10 police officers": (76.3, 83),
    "8.6 percent": (8.55, 8.65),
    "80 per cent": (79.5, 80.5),
    "83 procent": (82.5, 83.5),
    "84%": (83.5, 84.5),
    "91.8 per cent": (91.75, 91.85),
    "A quarter": (21.3, 28),
    "Almost a third (30.5 %)": (30.45, 30.55),
    "Almost half": (44, 50),
    "Eight in ten": (76.3, 83),
    "Fewer than one fifth": (11, 19.6),
    "Four in ten": (36.3, 43),
    "Half": (47, 53),
    "Just over 40 percent": (40.1, 44),
    "Just over a quarter": (25.1, 29),
    "More than 45 percent": (45.3, 52),
    "More than eight in ten": (80.3, 87),
    "More than four in ten": (40.3, 47),
    "More than half": (50.5, 59),
    "More than one in ten": (10.3, 17),
    "More than one third": (100 / 3 + 0.3, 100 / 3 + 7),
    "Nearly half": (44, 50),
    "One in 500": (100 / 550, 100 / 450),
    "One in five": (16.3, 23),
    "One in ten": (6.3, 13),
    "One in twenty": (1.3, 8),
    "Roughly 16 percent": (13, 20),
    "Seven percent": (6.5, 7.5),
    "Six in ten": (56.3, 63),
    "Slightly more than two thirds": (200 / 3 + 0.1, 200 / 3 + 4),
    "Ten percent": (9.5, 10.5),
    "Three quarters": (71.3, 78),
    "a fifth": (16.3, 23),
    "a quarter": (21.3, 28),
    "a third of police officers (34 per cent)": (33.5, 34.5),
    "about 30–40 percent": (27, 44),
    "almost 40 percent": (35, 40),
    "almost half (46 %)": (45.5, 46.5),
    "almost two in 10 police officers (17 per cent)": (16.5, 17.5),
    "almost two-thirds, 65.2 per cent": (65.15, 65.25),
    "an overwhelming majority": (63, 98),
    "between one fifth and one quarter": (20, 25),
    "close to a third": (100 / 3 - 5, 100 / 3),
    "four in 10 (43 per cent)": (42.5, 43.5),
    "four in ten": (36.3, 43),
    "half": (47, 53),
    "just over 40 percent": (40.1, 44),
    "just over one quarter": (25.1, 29),
    "less than 10 per cent": (1, 9.6),
    "more than 80 percent": (80.3, 87),
    "more than 90%": (90.3, 97),
    "more than half": (50.5, 59),
    "more than half (56 per cent)": (55.5, 56.5),
    "more than one third": (100 / 3 + 0.3, 100 / 3 + 7),
    "more than three in four": (75.3, 82),
    "more than two thirds, 70 per cent": (69.5, 70.5),
    "most": (50.5, 95),
    "nearly 40 percent": (35, 40),
    "nearly 80%": (75, 80),
    "nearly half (43 per cent)": (42.5, 43.5),
    "nearly two thirds": (200 / 3 - 5, 200 / 3),
    "nearly two-thirds": (200 / 3 - 5, 200 / 3),
    "one fifth": (16.3, 23),
    "one in ten": (6.3, 13),
    "over half": (50.5, 59),
    "over half of investigators (58 per cent)": (57.5, 58.5),
    "same proportion (34 per cent)": (33.5, 34.5),
    "six in 10": (56.3, 63),
    "the majority": (50.5, 89),
    "three in four police officers (76 per cent)": (75.5, 76.5),
    "two-thirds of respondents (63 per cent)": (62.5, 63.5),
}
NETCLEAN_COUNTS = {
    "1-10 million": (500_000, 10_500_000),
    "1-3 terabytes": (0.5, 3.5),
    "100 TB": (99.5, 100.5),
    "100TB": (99.5, 100.5),
    "269 370": (269_370, 269_370),
    "50,000 to 5 million": (50_000, 5_500_000),
    "513": (513, 513),
    "less than 50,000": (45_000, 50_000),
    "more than 1,600": (1600, 1760),
    "over 1,600": (1600, 1760),
    "over 100 million": (100_000_000, 110_000_000),
    "over 100,000 hours": (100_000, 110_000),
    "sixty-four": (64, 64),
    "under 50 000 – 500 000": (45_000, 500_000),
}
NETCLEAN_WORDS = [
    "All",
    "a large number",
    "almost as many",
    "biggest challenge",
    "fewer",
    "färre",
    "less common",
    "markedly fewer",
    "markedly fewer in 2017",
    "more",
    "most common",
    "no number printed",
    "primarily",
    "second",
    "thousands of hours",
    "very few",
    "överlägset vanligast",
]


@pytest.mark.parametrize(("text", "ends"), NETCLEAN_SHARES.items(), ids=NETCLEAN_SHARES)
def test_netclean_share_is_read(text: str, ends: tuple[float, float]) -> None:
    """Every share that the NetClean reports print has the range of its rule, in percent."""
    quantity = read_printed(text)
    assert quantity.unit == "share"
    assert (quantity.low, quantity.high) == pytest.approx((ends[0] / 100, ends[1] / 100), abs=EXACT)


@pytest.mark.parametrize(("text", "ends"), NETCLEAN_COUNTS.items(), ids=NETCLEAN_COUNTS)
def test_netclean_count_is_read(text: str, ends: tuple[float, float]) -> None:
    """Every count that the NetClean reports print has the range of its rule."""
    quantity = read_printed(text)
    assert quantity.unit == "count"
    assert (quantity.low, quantity.high) == ends


@pytest.mark.parametrize("text", NETCLEAN_WORDS)
def test_netclean_statement_without_number_is_refused(text: str) -> None:
    """A statement without a number is an error that says how to mark it."""
    with pytest.raises(InputError, match=r"words = true"):
        read_printed(text)


REFUSED = {
    "104%": r'"104%" is above 100 %\. Compare it with the printed page\.',
    "100.4 %": r"above 100 %",
    "90–104 percent": r"above 100 %",
    "five in four": r"above 100 %",
    "five thirds": r"above 100 %",
    "1,600 %": r'above 100 %\. If the comma in "1,600" opens decimals, write "1\.600"',
    "over 100 %": r"leaves nothing between 0 and 100 %",
    "less than 0 %": r"leaves nothing between 0 and 100 %",
    "-5%": r"is negative",
    "\u2212 5 %": r"is negative",
    "about -5 %": r"is negative",
    "30 to -40 %": r"is negative",
    "minus five percent": r"is negative",
    "40–30 percent": r"first end is not the smaller one",
    "30–30 percent": r"first end is not the smaller one",
    "half–46 %": r"two ends that are not of one kind",
    "10 to 40 TB or so": r'not "or so"',
    "one terabyte to 10, 20, 30, 40 or 65TB": r"two ends that are not of one kind",
    "one in 10-20": r"two ends that are not of one kind",
    "three in 0": r"no whole number above 0",
    "34 in 2017": r'may end in a year, "2017"\. Write "2,017" if it is a base',
    "one in 2018": r"may end in a year",
    "34.7": r'has decimals but no percent sign\. Say unit = "percent" or unit = "count"',
    "1 (0.95)": r"has decimals but no percent sign",
    "1.600 TB": r'Write "1 600" if the point parts thousands',
    "1,00,000": r'separators in "1,00,000"',
    "1.234,567,8": r"separators",
    "9" * 40: r"prints a number above",
    "3 (1.4) in 10": r"does not round to the one before it",
    "almost a majority": r"hedge in front of a majority",
    "almost about half": r"two hedges at once",
    "at least half or more": r"two hedges at once",
    "same proportion": r"points at another figure",
    "76 % (75 %)": r"prints two quantities",
    "half (nearly four in ten)": r"prints two quantities|not the more exact",
    "206 officers (76 per cent)": r"prints a share and a count",
    "between 30 percent": r'"between" needs a second number',
    "almost": r"ends too early",
    "almost all": r'understood up to "almost", but not "all"',
    "the most": r"not understood",
    "the third": r"not understood",
    "half a percent": r'not "a percent"',
    "40 percentage points": r'not "percentage points"',
    "most common": r'understood up to "most", but not "common"',
    "40%*": r'understood up to "40%", but not "\*"',
    "half of two thirds": r'not "of two thirds"\. A text states one quantity, and this is another number',
    "three in four of the 272 officers": r"this is another number",
    "half of the two groups": r"this is another number",
    "34 percent in 2017": r"this is another number",
    "34 percent did not": r'not "did not"',
    "half of the other officers": r'not "of the other officers"',
    "half of": r'not "of"',
    "half (46 %": r"ends too early\. Its bracket is not closed",
    "half (46 % did not)": r'not "did not\)"',
    "None of the officers": r"not understood",
    "nobody": r"not understood",
    "_": r"not understood",
    "½": r"not understood",
    "2/3": r'not "/3"',
}


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("<1%", "less than 1%"),
        (">60 %", "more than 60 %"),
        ("≥60%", "at least 60%"),
        ("≤ 5 %", "at most 5 %"),
        ("~60%", "about 60%"),
    ],
)
def test_sign_of_comparison_is_the_word_for_it(sign: str, words: str) -> None:
    """A sign in front of a number means what its word means."""
    assert (read_printed(sign).low, read_printed(sign).high) == (read_printed(words).low, read_printed(words).high)


@pytest.mark.parametrize(("text", "message"), REFUSED.items(), ids=REFUSED)
def test_text_that_is_no_quantity_is_refused_with_its_reason(text: str, message: str) -> None:
    """What cannot be read, or cannot be, is an error that quotes the text and says why."""
    with pytest.raises(InputError, match=message):
        read_printed(text)


def test_decimal_literals_come_out_exactly() -> None:
    """Ends are computed exactly and rounded once, so they equal the literals one would type."""
    quantity = read_printed("36.7%")
    assert (quantity.low, quantity.value, quantity.high) == (0.3665, 0.367, 0.3675)


def test_unit_percent_gives_a_table_cell_its_sign() -> None:
    """A cell printed without a sign is a percent where the caller says so."""
    assert read_printed("34.7", unit="percent").low == 0.3465
    assert read_printed("7", unit="percent").value == 0.07
    assert read_printed("30–40", unit="percent").high == 0.405
    assert read_printed("1.600", unit="percent").decimals == 3


def test_unit_count_takes_decimals_and_the_exact_number_in_brackets() -> None:
    """A count may have decimals where the caller says that it is one."""
    quantity = read_printed("1 (0.95)", unit="count")
    assert (quantity.unit, quantity.value, quantity.low, quantity.high) == ("count", 0.95, 0.945, 0.955)
    assert quantity.anchor == 1


@pytest.mark.parametrize(("text", "unit"), [("34 %", "count"), ("half", "count"), ("40 TB", "percent")])
def test_unit_against_the_print_is_refused(text: str, unit: Literal["percent", "count"]) -> None:
    """A unit that contradicts what is printed is an error, not a conversion."""
    with pytest.raises(InputError, match=r"against unit ="):
        read_printed(text, unit=unit)


def test_unknown_unit_is_refused() -> None:
    """A misspelt unit is an error that lists the accepted ones."""
    with pytest.raises(InputError, match=r'unit is "percent", "count" or None'):
        read_printed("7", unit="percents")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_empty_text_is_refused(text: str) -> None:
    """Nothing printed is nothing read."""
    with pytest.raises(InputError, match=r"empty text"):
        read_printed(text)


def test_number_in_place_of_text_is_refused() -> None:
    """A number has lost its printed decimals, so only text is read."""
    with pytest.raises(InputError, match=r"quote 36\.7"):
        read_printed(36.7)  # type: ignore[arg-type]


def test_paragraph_is_refused() -> None:
    """A text longer than any printed quantity is not searched for one."""
    with pytest.raises(InputError, match=r"501 characters"):
        read_printed("7" + " " * 499 + "%")


def test_text_is_kept_as_printed() -> None:
    """Spaces and dashes are levelled for reading, never in what is kept."""
    assert read_printed(" 22.4\u00a0% ").text == " 22.4\u00a0% "


def test_override_replaces_the_range_of_a_family_for_one_text() -> None:
    """Ranges given with a figure hold for it alone."""
    narrow = read_printed("almost 60 percent", hedges={"nearly": {"other": (-2.5, -0.5)}})
    assert (narrow.low, narrow.high) == (0.575, 0.595)
    assert read_printed("almost 60 percent").low == 0.55
    assert read_printed("a majority", hedges={"majority": {"share": (50.5, 75)}}).high == 0.75
    assert read_printed("over 1,000", hedges={"more than": {"count": (0, 50)}}).high == 1500
