"""Trends of a series: the Scottish fall in smoking, segments, ranges, options and caveats."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

from nctrends.analysis.trends.trends import trends
from nctrends.errors import InputError
from nctrends.model.question import Answers, Group
from nctrends.model.rows.trend import Trend
from nctrends.model.series import Series
from nctrends.proportions import cochran_armitage_test, slope_interval

KEY = ["series", "indicator", "item", "option", "group", "segment"]
COLUMNS = [
    *KEY,
    *("indicator_label", "item_label", "option_label", "editions", "first", "last", "slope", "slope_low", "slope_high"),
    *("conf_low", "conf_high", "conf_level", "slope_log_odds", "p_value", "p_departure", "comparability", "reasons"),
    *("verdict", "caveats"),
]
"""Section 12 of the design."""


def told(*counts: int, base: int = 200, years: range | list[int] | None = None, **more: object) -> Series:
    """A series that prints counts of one answer out of a stated base, one edition a year from 2015."""
    years = years or range(2015, 2015 + len(counts))
    editions = [
        edition(year, question(figures=[figure(str(count))], base_count=base, unit="count"), respondents=base)
        for year, count in zip(years, counts, strict=True)
    ]
    return series(*editions, **more)


def only(of: Series, **options: object) -> Trend:
    """The one trend of a series."""
    (row,) = trends(of, **options)  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize("group", ["all", "men", "women"])
def test_smoking_fell_in_every_group(scottish: Series, group: str) -> None:
    """The published table falls from 28, 29 and 28 % in 2003 to 19, 21 and 17 % or so in 2018."""
    (row,) = trends(scottish).filter(indicator="current-smokers", group=group)
    assert row.verdict == "fell"
    assert (row.first, row.last, row.editions, row.segment) == (2003, 2018, 12, "2003-2018")
    assert -0.0086 < row.slope_low <= row.slope <= row.slope_high < -0.004
    assert row.conf_low < row.slope_low
    assert row.slope_high < row.conf_high < 0


def test_frame_has_the_documented_columns(scottish: Series) -> None:
    """The columns are those of the contract, in order and type."""
    frame = trends(scottish).to_frame()
    assert list(frame.columns) == COLUMNS
    assert [str(frame[name].dtype) for name in ("editions", "first", "last")] == ["Int64"] * 3
    assert str(frame["slope"].dtype) == "float64"
    assert not frame.duplicated(subset=KEY).any()


def test_counts_give_the_kernels_numbers() -> None:
    """Where counts are printed, slope, interval and p-value are those of the numerics."""
    row = only(told(40, 44, 60, 72))
    line = ([40, 44, 60, 72], [200] * 4, [2015, 2016, 2017, 2018])
    assert (row.conf_low, row.conf_high) == pytest.approx(slope_interval(*line), abs=1e-12)
    assert row.slope == row.slope_low == row.slope_high == pytest.approx(0.056)
    assert row.p_value == pytest.approx(float(cochran_armitage_test(*line)[1]))
    assert row.verdict == "rose"
    assert row.caveats == ()


def test_true_spacing_of_years_counts() -> None:
    """The same shares over a longer time make a flatter line."""
    assert only(told(40, 50, 60)).slope == pytest.approx(0.05)
    assert only(told(40, 50, 60, years=[2015, 2017, 2019])).slope == pytest.approx(0.025)


@pytest.mark.parametrize("broken", [1, 2], ids=["after two", "after three"])
def test_step_that_is_not_comparable_cuts_the_line(broken: int) -> None:
    """Six editions with one broken step are two segments; one of fewer than three editions has no row."""
    grades = ["identical"] * 5
    grades[broken] = "not_comparable"
    rows = trends(told(40, 50, 60, 70, 80, 90, grade=grades))
    expected = {1: [(2017, 2020)], 2: [(2015, 2017), (2018, 2020)]}[broken]
    assert [(row.first, row.last) for row in rows] == expected
    assert all(row.comparability == "identical" for row in rows)


def test_step_that_nobody_judged_cuts_the_line() -> None:
    """Where the crosswalk has no step between two editions, no line runs across."""
    whole = told(40, 50, 60, 70, 80, 90)
    followed = whole.crosswalk.indicators["it"]
    gap = evolve(followed, steps=followed.steps[:2] + followed.steps[3:])
    rows = trends(evolve(whole, crosswalk=evolve(whole.crosswalk, indicators={"it": gap})))
    assert [row.segment for row in rows] == ["2015-2017", "2018-2020"]


def test_overlooked_reason_joins_the_segments() -> None:
    """With `despite` the line runs on, with the worst grade, the reason and a caveat."""
    of = told(40, 50, 60, 70, grade=["identical", "not_comparable", "identical"])
    assert len(trends(of)) == 0
    row = only(of, despite="period")
    assert (row.segment, row.comparability, row.reasons) == ("2015-2018", "caution", ("period",))
    assert row.caveats == ("shown despite period",)


def test_two_editions_make_no_trend() -> None:
    """Two points make a change."""
    assert len(trends(told(40, 80))) == 0
    assert len(trends(told(40, 80, 90), editions=[2015, 2017])) == 0


def test_ranges_widen_the_slope() -> None:
    """Whole percents leave the slope open by the ends of their roundings; `printed` takes them as exact."""
    of = series(
        *(
            edition(year, question([f"{p}%", f"{100 - p}%"], base_count=5000))
            for year, p in ((2015, 20), (2016, 21), (2017, 22))
        )
    )
    row, exact = only(of), only(of, ranges="printed")
    assert row.slope == exact.slope == pytest.approx(0.01)
    assert (row.slope_low, row.slope_high) == pytest.approx((0.0051, 0.0149))  # 975 to 1,024, 1,075 to 1,124 of 5,000
    assert exact.slope_low == exact.slope_high
    assert row.conf_low < exact.conf_low < exact.conf_high < row.conf_high
    assert exact.caveats == ("ranges ignored",)
    narrowed = only(of, ranges="imbens-manski")
    assert row.conf_low < narrowed.conf_low < exact.conf_low
    assert narrowed.verdict == row.verdict


def test_vague_phrases_are_too_vague_to_say() -> None:
    """Where some numbers behind the phrases would rise for sure and others would not, the verdict says so."""
    texts = ["about half", "about half", "more than half"]
    of = series(*(edition(2015 + i, question(figures=[figure(text)], base_count=400)) for i, text in enumerate(texts)))
    row = only(of)
    assert row.verdict == "too vague to say"
    assert row.p_value == 1
    assert row.caveats == ("phrase only",)


def test_bent_line_has_a_caveat_and_keeps_its_verdict() -> None:
    """Shares that rise and fall far from any line are told as such; the verdict follows the slope."""
    row = only(told(20, 90, 95, 60))
    assert row.caveats == ("not a straight line",)
    assert row.p_departure < 1e-6
    assert row.verdict == "rose"


def test_nobody_at_all_has_no_detectable_change() -> None:
    """An answer that nobody gives in any year has the slope 0, an interval around it and no slope in log-odds."""
    row = only(told(0, 0, 0))
    assert row.verdict == "no detectable change"
    assert row.conf_low < row.slope == 0 < row.conf_high
    assert row.slope_log_odds != row.slope_log_odds


def test_design_effect_widens_the_interval() -> None:
    """Halved bases keep the slope and make the interval wider by about the root of two."""
    plain, clustered = only(told(40, 50, 60)), only(told(40, 50, 60), design_effect=2.0)
    assert clustered.slope == pytest.approx(plain.slope)
    widths = [row.conf_high - row.conf_low for row in (plain, clustered)]
    assert widths[1] / widths[0] == pytest.approx(2**0.5, rel=0.02)  # Wilson's pull grows with smaller bases


def test_groups_stand_side_by_side(scottish: Series) -> None:
    """Each printed group has a row of its own under its indicator."""
    assert trends(scottish).filter(indicator="current-smokers").column("group") == ("all", "men", "women")


def test_unknown_mix_is_a_caveat() -> None:
    """Where the crosswalk watches a group whose share is not printed, a trend can come from who answered."""
    of = told(40, 50, 60, mix=Answers(question="country", options=("usa",)))
    assert only(of).caveats == ("mix of respondents unknown",)


def test_edition_without_the_figure_is_passed_over() -> None:
    """A year that prints nothing leaves a gap in the line, not a point."""
    editions = [
        edition(2015 + i, question(figures=[figure("50")] if i != 1 else (), base_count=200, unit="count"))
        for i in range(4)
    ]
    row = only(series(*editions))
    assert (row.first, row.last, row.editions) == (2015, 2018, 3)


def test_whole_scale_has_no_share_to_follow() -> None:
    """An indicator that names all options of a scale is left to `ordinal_changes`."""
    scale = "low middle high"
    asked = question(["20%", "30%", "50%"], options=scale, kind="ordinal", base_count=100)
    at = {year: place(scale) for year in (2015, 2016, 2017)}
    of = series(*(edition(year, asked) for year in at), indicators={"scale": indicator(at)})
    assert len(trends(of)) == 0


def test_group_of_one_edition_has_no_row() -> None:
    """A group that only some editions print needs three of them, like all others."""
    groups = {"young": Group(label="Young", base=100)}
    editions = [
        edition(
            2015 + i,
            question(
                figures=[figure("50"), *([figure("20", group="young")] if i else [])], base_count=200, unit="count"
            ),
            groups=groups,
        )
        for i in range(3)
    ]
    assert trends(series(*editions)).column("group") == ("all",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ranges": "corners"}, 'ranges="corners" is not known'),
        ({"indicators": ["its"]}, "Did you mean it?"),
        ({"editions": [1999]}, "1999 is not there"),
        ({"conf_level": 95}, "conf_level"),
        ({"despite": "periods"}, '"periods" is not a reason'),
        ({"base": "guessed"}, 'base="guessed" is not known'),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_options_that_are_none_are_refused(options: dict[str, object], message: str) -> None:
    """A choice that does not exist is told with those that do."""
    with pytest.raises(InputError, match=message):
        trends(told(40, 50, 60), **options)  # type: ignore[arg-type]


def test_trends_pickle(scottish: Series) -> None:
    """A collection comes back from a pickle as it was."""
    rows = trends(scottish)
    assert pickle.loads(pickle.dumps(rows)) == rows


def test_censuses_leave_nothing_to_chance() -> None:
    """Where everybody was asked the slope is as sure as the printed texts are, and there is nothing to test."""
    editions = [
        edition(
            2015 + i, question(figures=[figure(str(100 + i))], base_count=200, unit="count"), 200, sampling="census"
        )
        for i in range(3)
    ]
    row = only(series(*editions))
    assert row.conf_low == row.slope_low == row.slope_high == row.conf_high
    assert row.verdict == "rose"
    assert row.p_value != row.p_value
    assert row.conf_level != row.conf_level


def test_equal_shares_of_censuses_did_not_move() -> None:
    """What adding equal shares leaves over in the last digit is no rise."""
    editions = [
        edition(year, question(figures=[figure("70")], base_count=base, unit="count"), base, sampling="census")
        for year, base in ((2003, 100), (2008, 100), (2018, 100))
    ]
    assert only(series(*editions)).verdict == "no detectable change"
