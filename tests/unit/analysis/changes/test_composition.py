"""The mix of respondents: how much of a change it could make alone."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from attrs import evolve
from tests.unit.analysis.made import change, edition, indicator, place, question, series

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.changes.composition import tipping_gap
from nctrends.analysis.shares.choices import Selection
from nctrends.analysis.shares.estimator import Estimator
from nctrends.analysis.shares.indicators import mix_at
from nctrends.model.crosswalk import Indicator, Place, Step
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Answers
from nctrends.model.series import Series
from nctrends.publish.tables import table

USA = Answers(question="country", options=("usa",))


def country(*row: str, **more: object):
    """A question that describes the respondents."""
    return question(row, options="usa other", composition=True, **more)


def two(mix_earlier: object, mix_later: object) -> Series:
    """Two editions with a rise from 20 to 40 % of 500 each, and the mix of their respondents."""
    asked = [question([share, ""], base_count=500) for share in ("20.0 %", "40.0 %")]
    return series(
        edition(2018, {"q": asked[0], "country": mix_earlier}, 500),
        edition(2019, {"q": asked[1], "country": mix_later}, 500),
        indicators={
            "it": indicator({2018: place(), 2019: place()}, mix=USA),
            "usa": indicator({year: place("usa", question="country") for year in (2018, 2019)}, mix=USA),
        },
    )


@pytest.mark.parametrize(
    ("low", "high", "moved", "gap"),
    [
        pytest.param(0.05, 0.15, -0.1, 0.5, id="rise"),
        pytest.param(-0.15, -0.05, -0.1, 0.5, id="fall"),
        pytest.param(-0.01, 0.15, -0.1, 0.0, id="no detectable change"),
        pytest.param(0.05, 0.15, 0.02, 2.5, id="mix cannot"),
        pytest.param(0.05, 0.15, nan, nan, id="mix unknown"),
        pytest.param(-0.01, 0.15, nan, nan, id="neither"),
        pytest.param(0.05, 0.15, 0.0, np.inf, id="mix did not move"),
        pytest.param(-0.01, 0.15, 0.0, 0.0, id="nothing moved"),
    ],
)
def test_gap_is_the_near_end_by_the_change_in_mix(low: float, high: float, moved: float, gap: float) -> None:
    """The interval's end nearest 0, divided by how far the share of the watched group moved; 0 where 0 is inside."""
    found = tipping_gap(np.array([low]), np.array([high]), np.array([moved]))
    np.testing.assert_allclose(found, [gap], rtol=1e-12)


def test_gap_of_a_change() -> None:
    """From 70 to 30 % US the gap is the near end of the interval by 0.4."""
    row = change(two(country("70.0 %", "30.0 %"), country("30.0 %", "70.0 %")))
    assert row.verdict == "rose"
    assert row.tipping_gap == pytest.approx(row.conf_low / 0.4, rel=1e-12)
    assert "mix" not in row.caveats


def test_small_shift_in_mix_cannot_make_a_large_change() -> None:
    """Where the groups would have to answer more than 100 points apart, a caveat says that the mix alone cannot."""
    row = change(two(country("50.0 %", "50.0 %"), country("49.0 %", "51.0 %")))
    assert row.tipping_gap > 1
    assert "mix alone cannot" in row.caveats


def test_what_a_shift_in_mix_cannot_do_is_said_of_the_group_that_is_watched() -> None:
    """One group is watched, and the others may have shifted: table and explanation name the one, and say so."""
    told = two(country("50.0 %", "50.0 %"), country("49.0 %", "51.0 %"))
    found = changes(told)
    text = " ".join(table(told).to_text().split())
    assert '"not by a shift in one group alone": however its people and all others answer, a shift in the share' in text
    assert "here of Usa, could not make the change; a shift in other groups may" in text
    said = "a shift in the share of Usa could not make this change alone; a shift in other groups may"
    assert said in found.explain(found[0])
    plain = two(country("70.0 %", "30.0 %"), country("30.0 %", "70.0 %"))
    assert "shift in" not in table(plain).to_text()


@pytest.mark.parametrize("missing", ["earlier", "later"])
def test_unknown_mix_is_a_caveat(missing: str) -> None:
    """Where one edition does not print its mix the gap is empty and the row says so."""
    known, unknown = country("50.0 %", "50.0 %"), country()
    row = change(two(unknown, known) if missing == "earlier" else two(known, unknown))
    assert isnan(row.tipping_gap)
    assert "mix of respondents unknown" in row.caveats


def test_mix_that_cannot_be_joined_is_unknown() -> None:
    """A watched group of several answers to a question whose form is not known has an unknown mix, and no error."""
    vague = question(["20 %", "30 %", ""], options="usa canada other", kind="unknown")
    told = two(vague, vague)
    followed = evolve(told.crosswalk.indicators["it"], mix=Answers(question="country", options=("usa", "canada")))
    told = evolve(told, crosswalk=evolve(told.crosswalk, indicators={"it": followed}))
    assert "mix of respondents unknown" in change(told).caveats


def test_mix_s_own_rows_have_no_gap() -> None:
    """The row of the watched group itself has neither a gap nor a caveat about it."""
    row = change(two(country("50.0 %", "50.0 %"), country("40.0 %", "60.0 %")), "usa")
    assert isnan(row.tipping_gap)
    assert "mix" not in row.caveats


def test_indicator_without_a_mix_has_no_gap() -> None:
    """Nothing is watched where the crosswalk names no group."""
    row = change(series(*(edition(year, question(["50 %", "50 %"])) for year in (2018, 2019))))
    assert isnan(row.tipping_gap)
    assert "mix" not in row.caveats


def test_mix_is_read_from_the_edition(netclean: Series) -> None:
    """Section 9: the US share was 61.1 % in 2016, 54.4 % in 2018, 46.4 % in 2019, 44 % in 2020, unknown in 2017."""
    at = dict.fromkeys(netclean.years, Place(survey="police", question="country", options=("usa",)))
    followed = evolve(netclean.crosswalk.indicators["cloud-storage"], at=at)
    estimator = Estimator(Selection.of(netclean))
    assert mix_at(estimator, followed, 2017) is None
    for year, share in {2016: 0.611, 2018: 0.544, 2019: 0.464, 2020: 0.44}.items():
        assert mix_at(estimator, followed, year) == pytest.approx(share, abs=0.0006)  # as far as the prints allow


def test_every_bundled_row_of_2015_and_2017_has_an_unknown_mix(netclean: Series) -> None:
    """Section 9: the mix of 2015 and 2017 is printed nowhere, so each of their rows that watches it says so."""
    for row in changes(netclean, against="all"):
        watched = netclean.crosswalk.indicators[row.indicator].mix is not None
        if {row.earlier, row.later} & {2015, 2017} and row.verdict != "not comparable" and watched:
            assert "mix of respondents unknown" in row.caveats
            assert isnan(row.tipping_gap)


def test_gap_over_the_mix_of_2018_and_2019(netclean: Series) -> None:
    """No bundled indicator has both mixes; an invented one shows the gap over the printed fall of the US share."""
    invented = Indicator(
        label="Invented",
        mix=Answers(question="country", options=("usa",)),
        at=ReadOnlyMapping(
            {
                2018: Place(survey="police", question="cryptocurrency-encountered", options=("yes",)),
                2019: Place(survey="police", question="live-streaming-trend", options=("increasing",)),
            }
        ),
        steps=(Step(from_=2018, to=2019, grade="caution", reasons=ReadOnlyMapping({"prompt": "invented"})),),
    )
    crosswalk = evolve(netclean.crosswalk, indicators=ReadOnlyMapping({"invented": invented}))
    row = changes(evolve(netclean, crosswalk=crosswalk))[0]
    moved = abs(209 / 450 - 148 / 272)  # the only counts that print as 46.4 % of 450 and 54.4 % of 272
    assert row.conf_low > 0
    assert row.tipping_gap == pytest.approx(
        row.conf_low / moved, rel=2e-3
    )  # 46.4 % is known to half a tenth of a point
    assert "mix of respondents unknown" not in row.caveats
    assert ("mix alone cannot" in row.caveats) == (row.tipping_gap > 1)
