"""What each edition says, row by row: shares, whole counts, ranges, intervals, caveats."""

from __future__ import annotations

from fractions import Fraction
from math import isnan

import pytest
from attrs import evolve
from hypothesis import example, given, strategies as st
from tests.strategies import printed_rows
from tests.unit.analysis.made import alone, estimate, estimate_at, figure, question

from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.question import Question
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.proportions import wilson_interval
from nctrends.testing import PrintedRow

EXACT = 1e-12  # products of floats differ from exact arithmetic in the last digit


def stated(asked: Question, base: int, **more: object) -> Series:
    """An edition whose one question prints its base."""
    return alone(evolve(asked, base_count=base), **more)


def at(told: Series, options: str) -> Estimate:
    """The estimate of some options as a crosswalk asks for it, be they printed or not."""
    row = estimate_at(told, options)
    assert row is not None
    return row


def test_stated_base_makes_whole_counts() -> None:
    """54.4 % of 272 people are 148 of them and no other number: the share is 148/272."""
    row = estimate(stated(question(["54.4 %", "45.6 %"]), 272))
    assert (row.count, row.count_low, row.count_high) == (148, 148, 148)
    assert row.estimate == row.estimate_low == row.estimate_high == 148 / 272
    assert row.caveats == ()


def test_several_whole_counts_are_a_range() -> None:
    """50 % of 400 people are 198 to 201 of them; the point is what is printed."""
    row = estimate(stated(question(["50 %", "50 %"]), 400))
    assert (row.count_low, row.count_high) == (198, 201)
    assert (row.estimate_low, row.estimate_high) == (198 / 400, 201 / 400)
    assert (row.estimate, row.count) == (0.5, 200)


PRINTED = st.integers(0, 2)


@given(PRINTED.flatmap(lambda decimals: printed_rows(options=4, decimals=decimals)))
def test_true_count_is_among_those_allowed(row: PrintedRow) -> None:
    """Law 9: counts that were drawn and printed are inside the range of counts read back on their base."""
    told = stated(question(row.printed, options="a b c d"), row.base)
    for option, count in zip("abcd", row.counts, strict=True):
        found = estimate(told, option)
        assert found.count_low <= count <= found.count_high
        assert found.estimate_low <= Fraction(count, row.base) + Fraction(EXACT)
        assert found.estimate_high >= Fraction(count, row.base) - Fraction(EXACT)


@example(PrintedRow(base=200, counts=(99, 101, 0), printed=("50%", "51%", "0%")))
@given(PRINTED.flatmap(lambda decimals: printed_rows(options=3, decimals=decimals)))
def test_complement_is_taken_from_counts(row: PrintedRow) -> None:
    """Law 2: the others of a single-choice question are the base less the counts of the one that is printed."""
    only = stated(question([row.printed[0], "", ""], [], options="a b c"), row.base)
    (one,) = estimates(only)
    found = at(only, "b c")
    assert (found.count_low, found.count_high) == (row.base - one.count_high, row.base - one.count_low)


def test_upper_limit_makes_no_whole_counts() -> None:
    """On respondents that are only an upper limit counts are share times base, as printed."""
    row = estimate(alone(question(["22 %", ""]), 435))
    assert row.estimate == 0.22
    assert (row.count, row.count_low, row.count_high) == tuple(
        pytest.approx(share * 435, abs=1e-9) for share in (0.22, 0.215, 0.225)
    )


def test_share_that_no_count_prints_keeps_its_range() -> None:
    """20.3 % of 272 is printed by no count; the share is then what the digits allow."""
    row = estimate(stated(question(["20.3 %", ""]), 272))
    assert (row.estimate, row.estimate_low, row.estimate_high) == (0.203, 0.2025, 0.2035)


def test_phrase_is_a_range_with_a_caveat() -> None:
    """A share known by a phrase says so, and has no number of its own."""
    row = estimate(stated(question(figures=[figure("almost 60 percent")]), 200))
    assert row.caveats == ("phrase only",)
    assert (row.count_low, row.count_high) == (110, 120)
    assert row.estimate_low <= row.estimate <= row.estimate_high


def test_phrase_that_one_count_meets_is_known() -> None:
    """Where the base is so small that a phrase leaves one count, the share is known."""
    row = estimate(stated(question(figures=[figure("almost half")]), 9))
    assert (row.count_low, row.count_high, row.count) == (4, 4, 4)  # 44 to 50 % of nine people
    assert row.caveats == ()


def test_printed_count_is_the_count() -> None:
    """Where the report prints people, the share is their count by the base, stated or not."""
    row = estimate(alone(question(figures=[figure("148")], composition=True), 272))
    assert (row.count, row.estimate) == (148, 148 / 272)
    row = estimate(alone(question(figures=[figure("148")]), 272))
    assert (row.count, row.estimate) == (148, 148 / 272)
    assert "phrase only" not in row.caveats


@pytest.mark.parametrize("texts", [["148", "54 %"], ["54 %", "148"]], ids=["count first", "share first"])
def test_count_beside_a_share_is_more_exact(texts: list[str]) -> None:
    """A count and a rounded share of the same people: the count decides, in whatever order they stand."""
    row = estimate(alone(question(figures=[figure(text) for text in texts], composition=True), 272))
    assert (row.count, row.count_low, row.count_high) == (148, 148, 148)


def test_hedged_count_is_a_range_of_counts() -> None:
    """ "Nearly 150" of 272 people is 135 to 150 of them (section 7: nearly is -10 to 0 % of a count), not any share."""
    row = estimate(alone(question(figures=[figure("nearly 150")], composition=True), 272))
    assert (row.count_low, row.count_high) == (135, 150)
    assert row.caveats == ("phrase only",)


def test_complement_of_a_count_is_a_count() -> None:
    """148 of 272 people said yes, so 124 said no."""
    told = alone(question(figures=[figure("148", of=["b", "c"])], options="a b c", composition=True), 272)
    assert [row.option for row in estimates(told)] == ["b+c"]
    row = at(told, "a")
    assert (row.count_low, row.count_high) == (124, 124)


@pytest.mark.parametrize("conf_level", [0.8, 0.95, 0.99])
def test_interval_is_wilson_s_over_all_counts(conf_level: float) -> None:
    """The interval runs from the lower limit of the smallest count to the upper limit of the largest."""
    row = estimate(stated(question(["50 %", "50 %"]), 400), conf_level=conf_level)
    assert row.conf_low == wilson_interval(198, 400, conf_level=conf_level)[0]
    assert row.conf_high == wilson_interval(201, 400, conf_level=conf_level)[1]
    assert (row.conf_level, row.method) == (conf_level, "wilson")


def test_census_has_no_sampling_error() -> None:
    """Where everybody was asked the limits are the range of the print."""
    row = estimate(stated(question(["50 %", "50 %"]), 400, sampling="census"))
    assert (row.conf_low, row.conf_high) == (198 / 400, 201 / 400)
    assert row.method == ""
    assert isnan(row.conf_level)


def test_design_effect_of_the_survey_divides_the_base() -> None:
    """A base of 400 with a design effect of 2 carries what 200 people would; the share is as it was."""
    row = estimate(stated(question(["50 %", "50 %"]), 400, weighted=True, design_effect=2.0))
    assert (row.base, row.base_source) == (200, "effective")
    assert (row.base_low, row.base_high) == (200, 200)
    assert row.estimate == 0.5
    assert row.count == 100
    assert "design effect" not in row.caveats


def test_weighted_shares_have_no_whole_counts() -> None:
    """A weighted share is no count by its base; without a design effect that is a caveat."""
    row = estimate(stated(question(["54.4 %", ""]), 272, weighted=True))
    assert (row.estimate_low, row.estimate_high) == (0.5435, 0.5445)
    assert row.caveats == ("weighted, design effect unknown",)


def test_dont_know_can_be_dropped() -> None:
    """Of 200 people 40 do not know: the 80 who said yes are half of those with an opinion."""
    asked = question(["40.0 %", "40.0 %", "20.0 %"], options="yes no dk", dont_know=("dk",))
    told = stated(asked, 200)
    assert [row.option for row in estimates(told)] == ["yes", "no", "dk"]
    assert [row.option for row in estimates(told, dont_know="drop")] == ["yes", "no"]
    row = estimate(told, dont_know="drop")
    assert row.estimate == pytest.approx(0.5, abs=EXACT)
    assert row.base == pytest.approx(160, abs=1e-9)
    assert row.estimate_low <= 0.5 <= row.estimate_high


def test_dropping_dont_know_keeps_what_the_texts_leave_open() -> None:
    """The rebased share holds every pair of allowed counts: yes between 158 and 161, don't know between 78 and 81."""
    asked = question(["40 %", "40 %", "20 %"], options="yes no dk", dont_know=("dk",))
    row = estimate(stated(asked, 400), dont_know="drop")
    for yes in range(158, 162):
        for unsure in range(78, 82):
            assert row.estimate_low - EXACT <= yes / (400 - unsure) <= row.estimate_high + EXACT


def test_dont_know_that_is_not_printed_may_be_anything() -> None:
    """Where nobody knows how many had no opinion, a rebased share is a range up to all, never a point."""
    asked = question(["40.0 %", "", ""], options="yes no dk", dont_know=("dk",))
    row = estimate(stated(asked, 200), dont_know="drop")
    assert row.estimate_low == pytest.approx(0.4, abs=0.001)
    assert row.estimate_high == 1.0
    assert "phrase only" in row.caveats


def test_dont_know_that_cannot_be_joined_may_be_anything() -> None:
    """Two ways to have no opinion, of a question whose form is not known, leave a range, and are no error."""
    asked = question(["40.0 %", "", "10.0 %", "10.0 %"], options="yes no dk na", kind="unknown", dont_know=("dk", "na"))
    row = estimate(stated(asked, 200), dont_know="drop")
    assert row.estimate_low <= 0.4 / 0.9  # all who answered "na" answered "dk" as well
    assert row.estimate_high >= 0.4 / 0.8  # none did


def test_question_without_dont_know_is_not_touched() -> None:
    """Dropping changes nothing where the file names no such option."""
    told = stated(question(["54.4 %", "45.6 %"]), 272)
    assert estimates(told, dont_know="drop") == estimates(told)


def test_sum_of_counts_is_the_count_of_a_net() -> None:
    """Law 11: a net of single-choice options is the sum of its parts' counts."""
    told = stated(question(["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"], options="a b c d e"), 196)
    row = at(told, "a b")
    assert (row.count, row.option, row.printed) == (37, "a+b", "6.1% + 12.8%")
    assert row.estimate == pytest.approx(37 / 196, abs=EXACT)


def test_row_is_labelled_in_words() -> None:
    """Question, item and options are told by their labels beside their ids."""
    row = estimate(alone(question(figures=[figure("60 %", of=["no", "yes"])], options="yes no dk")), "yes+no")
    assert (row.question_label, row.item_label, row.option_label) == ("How?", "", "Yes or No")
    assert (row.series, row.edition, row.survey, row.item, row.group) == ("made", 2018, "people", "", "all")


def test_edition_without_figures_has_no_rows() -> None:
    """Nothing printed is nothing told, and no error."""
    assert len(estimates(alone(question()))) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"dont_know": "skip"}, 'dont_know="skip" is not known. Known here: keep, drop', id="dont_know"),
        pytest.param({"conf_level": 95}, "conf_level.+0.95.+95", id="level in percent"),
        pytest.param({"base": "all"}, 'base="all" is not known', id="base"),
    ],
)
def test_unusable_choice_is_an_input_error(options: dict[str, object], message: str) -> None:
    """A choice that is none is refused with what can be chosen, even where there is nothing to compute."""
    for told in (alone(question(["50 %", "50 %"])), alone(question())):
        with pytest.raises(InputError, match=message):
            estimates(told, **options)


def test_bundled_estimates_hold_section_8(netclean: Series) -> None:
    """The 2018 composition is taken on 272 officers: 148 from the US, 33 from the United Kingdom, 18 from Sweden."""
    rows = {row.option: row for row in estimates(netclean).filter(edition=2018, question="country", item="")}
    assert [rows[name].count for name in ("usa", "united-kingdom", "sweden")] == [148, 33, 18]
    assert {row.base_source for row in rows.values()} == {"stated"}
    assert (rows["others"].estimate_low, rows["others"].estimate_high) == (0.2025, 0.2035)


def test_everything_printed_about_an_item_narrows_a_share(netclean: Series) -> None:
    """ "More than 80 percent" no and "one in five" yes are one split of everybody: no is at most 100 less 16.3 %."""
    no = next(
        row for row in estimates(netclean).filter(edition=2018, question="deepfakes-encountered") if row.option == "no"
    )
    assert no.estimate_high == pytest.approx(1 - 0.163, abs=1e-12)  # the low end of "one in five", 20 % - 3.7 points


def test_dropping_dont_know_keeps_printed_people() -> None:
    """40 of 200 said yes and 40 did not know: 40 of the 160 with an opinion."""
    asked = question(["40", "120", "40"], options="yes no dk", dont_know=("dk",), unit="count", base_count=200)
    row = estimate(alone(asked), dont_know="drop")
    assert (row.estimate, row.base) == (0.25, 160)
