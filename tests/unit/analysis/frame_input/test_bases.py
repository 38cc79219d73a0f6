"""Bases are taken as given, as upper limits, or from what is printed about how sure a figure is."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.rows.change import Change
from nctrends.proportions import wilson_interval

Z = 1.959963984540054
"""The normal distribution's 97.5 % point."""


def change(percent: Any = ("34 %", "46 %"), **columns: Any) -> Change:
    """Return the one change of a frame of one indicator in two editions."""
    options = {name: columns.pop(name) for name in ("moe_of", "moe_at", "ranges", "bases") if name in columns}
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], **columns})
    (row,) = nct.compare_frame(frame if "estimate" in columns else frame.assign(percent=list(percent)), **options)
    return row


def test_upper_limit_is_one() -> None:
    """Respondents of whom not all need have answered are an upper limit: `n ≤`, with the caveat, like in a series."""
    row = change(base_at_most=[435, 450])
    assert (row.base_source_earlier, row.base_later) == ("respondents", 450)
    assert "base is an upper limit" in row.caveats
    frame = pd.DataFrame(
        {"indicator": "maps", "edition": [1, 2], "percent": ["34 %", "46 %"], "respondents": [435, 450]}
    )
    table = nct.table(nct.compare_frame(frame))
    assert table.sections[0].rows[0][1] == ("34 %", "1, n ≤ 435")
    assert any(note.startswith('"n ≤"') for note in table.notes)


def test_base_is_taken_before_its_limit() -> None:
    """Where a row has a base, its upper limit is not needed; where it has none, it is."""
    row = change(base=[400, None], base_at_most=[435, 450])
    assert (row.base_earlier, row.base_source_earlier) == (400, "given")
    assert (row.base_later, row.base_source_later) == (450, "respondents")


@pytest.mark.parametrize("source", ["given", "stated", "recovered", "parent", "respondents", "effective"])
def test_source_of_a_base_is_kept(source: str) -> None:
    """A column `base_source` is not ignored: a limit is a limit."""
    row = change(base=400, base_source=source.title())
    assert row.base_source_later == source
    assert ("base is an upper limit" in row.caveats) == (source in ("parent", "respondents"))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param({"base": 400, "base_source": "guessed"}, '"guessed" is none', id="none"),
        pytest.param(
            {"base_at_most": 400, "base_source": "stated"}, "does not fit a column base_at_most", id="no limit"
        ),
        pytest.param({"base": 400, "base_source": 3}, "base_source: is not a word", id="a number"),
        pytest.param(
            {"moe_pp": 3.0, "moe_of": "survey", "base_source": "stated"}, "says nothing beside moe_pp", id="margin"
        ),
    ],
)
def test_source_that_does_not_fit_is_told(columns: dict[str, Any], message: str) -> None:
    """A source that is none, or that contradicts the column it stands beside, is a fault."""
    with pytest.raises(InputError, match=message):
        change(**columns)


@pytest.mark.parametrize("base", [["1.38", 400], [400.5, 380]], ids=["text", "number"])
def test_base_that_is_not_whole_is_refused_unless_weighted(base: list[Any]) -> None:
    """Part of a person is a sign of a mistake, but not where bases are weighted or effective."""
    with pytest.raises(InputError, match=r"base: is not a whole number of people.+base_effective.+weighted\. Row 0"):
        change(base=base)
    assert change(base_effective=[400.5, 380]).base_source_earlier == "effective"
    weighted = change(base=[400.5, 380], weighted=[True, True])
    assert weighted.base_earlier == 400.5
    assert "weighted, design effect unknown" in weighted.caveats


def test_effective_base_of_a_weighted_survey_is_known() -> None:
    """Where the table has both, the effective base is used, and nothing about the design is unknown."""
    row = change(base=1000, base_effective=[640.2, 655.0], weighted=True)
    assert (row.base_earlier, row.base_source_earlier) == (640.2, "effective")
    assert row.caveats == ()


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param(
            {"base": [400, None]}, r"base: is missing beside a figure; give it, or in a column base_at_most", id="none"
        ),
        pytest.param({"base": [400, "-"]}, "base: is missing beside a figure", id="a sign"),
        pytest.param({"base": [400, 0]}, "base: is not above 0. Row 1", id="nobody"),
        pytest.param({"base": [400, "many"]}, r'base: cannot be read: "many" is not a number\. Row 1', id="words"),
        pytest.param({"base": 400, "moe_pp": 3}, "This one has base, percent, moe_pp", id="two"),
        pytest.param({"moe": 0.03}, "This one has percent, moe", id="another unit"),
        pytest.param({}, "bases=.+base_row", id="no base"),
        pytest.param({"moe_pp": [3, 0], "moe_of": "survey"}, r"moe_pp: is not above 0\. Row 1", id="no margin"),
        pytest.param(
            {"moe_pp": [3, None], "moe_of": "survey"}, "moe_pp: is missing beside a figure", id="no margin there"
        ),
        pytest.param({"moe_pp": 3, "moe_of": "poll"}, 'moe_of="poll" is not known', id="of what"),
        pytest.param({"base": 400, "bases": {2030: 400}}, "has a column base, too", id="bases twice"),
        pytest.param(
            {"bases": {2030: 400, 2032: 380}}, "bases: 2032 is not in the frame. There are 2030, 2031", id="strange"
        ),
        pytest.param({"bases": {2030: 400}}, r"base: is missing beside a figure.+Row 1", id="one base"),
        pytest.param({"bases": 400}, "bases: is no mapping", id="one for all"),
    ],
)
def test_base_that_is_none_is_told(columns: dict[str, Any], message: str) -> None:
    """A figure needs a base, and one that can be."""
    with pytest.raises(InputError, match=message):
        change(**columns)


def test_bases_stand_beside_the_frame() -> None:
    """Bases by edition, or by edition and group, may be given apart; the second is the more exact."""
    assert change(bases={2030: 400, "2031": 380}).base_later == 380
    assert change(group="women", bases={(2030, "women"): 200, 2030: 400, 2031: 380}).base_earlier == 200


@pytest.mark.parametrize(("percent", "share"), [(("10%", "15%"), 0.1), (("50%", "52%"), 0.5), (("0 %", "100 %"), 0.0)])
def test_margin_of_a_survey_is_that_of_one_half(percent: tuple[str, str], share: float) -> None:
    """±3 points at 50 % are 1,067 people, whatever the share; 384 people would have it at 10 %."""
    row = change(percent, moe_pp=3, moe_of="survey")
    assert row.base_earlier == pytest.approx(0.25 / (0.03 / Z) ** 2, rel=1e-12)
    assert round(row.base_earlier) == 1067
    assert (row.base_source_earlier, row.estimate_earlier) == ("effective", share)


def test_margin_of_a_figure_is_that_of_its_share() -> None:
    """±3 points of a figure of 10 % are 384 people, of one of 15 % 544."""
    row = change(("10%", "15%"), moe_pp=3, moe_of="figure")
    assert (round(row.base_earlier), round(row.base_later)) == (384, 544)


@pytest.mark.parametrize(("margin", "widest"), [("±3", 3.5), (3.0, 3.5), ("±3.0", 3.05), (3.1, 3.15)], ids=str)
def test_rounding_of_a_margin_is_in_the_limits(margin: Any, widest: float) -> None:
    """Limits are those of the widest margin that is printed so, unless ranges are to be ignored."""
    row, wide = (change(moe_pp=one, moe_of="survey") for one in (margin, f"{widest:.4f}"))
    assert row.base_later > wide.base_later
    assert (row.conf_low, row.conf_high) == pytest.approx((wide.conf_low, wide.conf_high), abs=1e-5)  # four digits of ±
    base = round(row.base_later)
    printed = change(moe_pp=margin, moe_of="survey", ranges="printed")
    exact = nct.compare_frame(
        pd.DataFrame({"indicator": "a", "edition": [1, 2], "estimate": [0.34, 0.46], "base": base}), ranges="printed"
    )[0]
    assert printed.conf_low == pytest.approx(exact.conf_low, abs=1e-4)  # a base rounded to whole people


def test_margin_of_proportions_has_two_decimals_at_least() -> None:
    """A margin of 0.1 is ten points to the point, as a proportion of 0.4 is forty percent."""
    rows = [change(estimate=[0.34, 0.46], moe=margin, moe_of="survey") for margin in ([0.1, 0.1], ["0.10", "0.10"])]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("level", [0.9, 0.95])
def test_printed_interval_is_that_of_the_base_at_which_wilsons_is_as_wide(level: float) -> None:
    """The limits of 136 of 400 people give these people back."""
    low, high = wilson_interval(136, 400, conf_level=level)
    ends = {"conf_low": [f"{100 * low:.6f}"] * 2, "conf_high": [f"{100 * high:.6f}"] * 2}
    row = change(("34.0 %", "34.0 %"), moe_at=level, **ends)
    assert row.base_earlier == pytest.approx(400, rel=1e-5)  # six decimals of the limits
    assert row.base_source_earlier == "effective"


@pytest.mark.parametrize(("share", "people"), [(0.0, 50), (1.0, 400), (0.5, 1000)])
def test_printed_interval_of_proportions_holds_at_the_ends(share: float, people: int) -> None:
    """None and all have a Wilson interval, too."""
    low, high = wilson_interval(share * people, people)
    row = change(estimate=[share, share], conf_low=[float(low)] * 2, conf_high=[float(high)] * 2)
    assert row.base_earlier == pytest.approx(people, rel=1e-6)  # limits near 0 have fewer digits


@pytest.mark.parametrize(
    ("low", "high"),
    [(35, 45), (20, 30), (40, 28), (-4, 60), (34, 134)],
    ids=["above", "below", "turned", "negative", "above 100"],
)
def test_limits_that_do_not_hold_their_share_are_told(low: float, high: float) -> None:
    """An interval holds its share and lies within 0 and 100 %."""
    with pytest.raises(InputError, match=r"no limits of an interval that holds the share\. Row 0"):
        change(("34 %", "46 %"), conf_low=[low, 40.0], conf_high=[high, 52.0])


def test_rounded_limits_may_touch_their_share() -> None:
    """0.2 % with limits printed as 0 and 1 is an interval."""
    row = change(("0.2 %", "46 %"), conf_low=[0, 41], conf_high=[1, 51])
    width, share = 0.01, 0.002
    n = row.base_earlier
    half = Z * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    assert 2 * half == pytest.approx(width, rel=1e-9)


def test_design_effect_of_a_group_that_is_not_there_is_told() -> None:
    """A design effect for an edition or group that the frame does not have would have no effect."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "percent": [34, 46], "base": 400})
    halved = nct.compare_frame(frame, design_effect={("2030", "all"): 2.0})[0]
    assert (halved.base_earlier, halved.base_later) == (200, 400)
    assert (halved.base_source_earlier, halved.base_source_later) == ("effective", "given")
    for key in ((2029, "all"), (2030, "women"), 2030):
        with pytest.raises(InputError, match=r"design_effect: .+ is not in the frame"):
            nct.compare_frame(frame, design_effect={key: 2.0})  # type: ignore[dict-item]
