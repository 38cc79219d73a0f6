"""The table of trends: slopes in points a year, verdicts with their doubts, notes that are needed and no other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cells import typed

from nctrends.model.rows.about import About, Enquiry
from nctrends.model.rows.trend import Trend
from nctrends.model.words import Caveat, Comparability, Reason
from nctrends.present.tables.trends_table import trends_table

ENQUIRY = Enquiry(respondents="Members", sampling="convenience")
ABOUT = About(title="Reports", enquiries={(2015, "s"): ENQUIRY}, asked={("it", 2015): "s"})


def trend(**more: Any) -> Trend:
    """A rise of 2 points a year."""
    given = {
        "series": "s",
        "indicator": "it",
        "item": "",
        "option": "yes",
        "group": "all",
        "segment": "2015-2018",
        "indicator_label": "It",
        "item_label": "",
        "option_label": "Yes",
        "editions": 4,
        "first": 2015,
        "last": 2018,
        "slope": 0.02,
        "slope_low": 0.018,
        "slope_high": 0.022,
        "conf_low": 0.004,
        "conf_high": 0.036,
        "conf_level": 0.95,
        "comparability": "identical",
        "verdict": "rose",
    }
    return Trend(**typed(**given) | more)


def text(*trends: Trend, about: About = ABOUT) -> str:
    """The table as text, its lines joined."""
    return trends_table(trends, about).to_text()


def test_slope_is_in_points_a_year_with_its_interval() -> None:
    """A reader sees the years, the slope, the interval with a decimal more, and the verdict."""
    told = text(trend(slope_low=0.019, slope_high=0.021))
    for part in ("2015 to 2018", "4 editions", "+2.0", "[+0.40, +3.60]", "rose", "95 % interval"):
        assert part in told, part


@pytest.mark.parametrize(
    ("width", "slope", "limits"),
    [(0.01, "+2 ", "[+0.4, +3.6]"), (0.002, "+2.0 ", "[+0.40, +3.60]"), (0.0, "+2.0 ", "[+0.40, +3.60]")],
)
def test_slope_has_the_digits_that_its_figures_support(width: float, slope: str, limits: str) -> None:
    """What the printed texts leave open of a slope decides its decimals: none for a point, one for a tenth."""
    told = text(trend(slope_low=0.02 - width / 2, slope_high=0.02 + width / 2))
    assert slope in told
    assert limits in told


def test_slope_of_printed_numbers_has_no_more_digits_than_they() -> None:
    """Where ranges are ignored nothing is left open of a slope, and still only tenths of a point are told."""
    for slope in (0.0161, 0.0204, 0.0333):
        told = text(trend(slope=slope, slope_low=slope, slope_high=slope, caveats=(Caveat.RANGES_IGNORED,)))
        assert f"+{slope * 100:.1f} " in told


def test_difference_that_is_overlooked_is_still_known() -> None:
    """A line over a step that is shown despite a difference does not say that it may differ."""
    told = text(trend(comparability=Comparability.CAUTION, reasons=(Reason.PERIOD,), caveats=(Caveat.DESPITE_PERIOD,)))
    assert "period differs" in told
    assert "may differ" not in told


def test_table_is_as_wide_as_a_terminal() -> None:
    """No line is longer than 100 characters."""
    long = trend(
        group="a group with a rather long name",
        reasons=(Reason.PROMPT, Reason.OPTIONS, Reason.WORDING),
        comparability=Comparability.CAUTION,
    )
    assert max(map(len, text(long).splitlines())) <= 100


def test_groups_stand_below_their_indicator() -> None:
    """The indicator is a heading; a group is named in its row, all respondents are not."""
    told = text(trend(), trend(group="women"))
    assert told.count("It\n") == 1
    assert "  women" in told


def test_phrase_shows_its_range() -> None:
    """Where only phrases are printed the middle is not shown as if it were a number."""
    told = text(trend(caveats=(Caveat.PHRASE_ONLY,), slope_low=0.01, slope_high=0.03))
    assert "+1 to +3" in told
    assert "+2" not in told


def test_verdict_carries_what_weakens_it() -> None:
    """Doubts of the steps, a line that is not straight and reasons overlooked stand beside the verdict."""
    told = text(
        trend(
            comparability=Comparability.CAUTION,
            reasons=(Reason.PROMPT,),
            caveats=(Caveat.DESPITE_PERIOD, Caveat.NOT_STRAIGHT),
        )
    )
    for part in ("rose; prompt differs", "not a straight line", "shown despite period"):
        assert part in told, part
    assert "further from the line than chance" in told


def test_notes_are_told_where_they_hold() -> None:
    """Weighted shares, convenience samples and an unknown mix have a note each; a table without them has none."""
    doubtful = text(trend(caveats=(Caveat.DESIGN_UNKNOWN, Caveat.MIX_UNKNOWN)))
    assert "root of the design effect" in doubtful
    assert "mix of respondents is not printed" in doubtful
    assert "not a random sample" in doubtful
    plain = text(trend(), about=About(title="Reports"))
    assert not any(part in plain for part in ("design effect", "mix of respondents", "random sample"))


def test_table_without_trends_says_why() -> None:
    """A series of two editions gets a sentence, not an empty table."""
    assert "no indicator has three editions in a row" in text()


def test_censuses_have_no_level() -> None:
    """A table of censuses speaks of a range without a confidence level, and one with some censuses of both."""
    census = trend(conf_level=float("nan"))
    assert "in brackets its range: everybody was asked" in " ".join(text(census).split())
    assert "or where everybody was asked its range" in " ".join(text(census, trend()).split())
