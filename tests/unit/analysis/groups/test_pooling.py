"""Pooled editions: people added, runs of neighbours, steps that are not comparable."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.analysis.made import edition, figure, question, series

from nctrends.analysis.groups.pooling import pool
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.proportions import wilson_interval


def told(*counts: int, base: int = 200, **more: Any) -> Series:
    """A series that prints counts of one answer out of a stated base, one edition a year from 2015."""
    editions = [
        edition(2015 + i, question(figures=[figure(str(count))], base_count=base, unit="count"), respondents=base)
        for i, count in enumerate(counts)
    ]
    return series(*editions, **more)


def test_people_are_added() -> None:
    """Two editions make one sample: counts and bases are added, the interval is Wilson's."""
    first, last = pool(told(40, 50, 66))
    assert (first.first, first.last, last.first, last.last) == (2015, 2016, 2016, 2017)
    assert (last.count, last.base, last.estimate) == (116, 400, 0.29)
    assert (last.conf_low, last.conf_high) == pytest.approx(wilson_interval(116, 400))
    assert last.printed == "50 / 66"


def test_larger_runs_are_asked_for() -> None:
    """Three editions pooled are one run of three."""
    (row,) = pool(told(40, 50, 66), size=3)
    assert (row.first, row.last, row.editions, row.base) == (2015, 2017, 3, 600)
    assert len(pool(told(40, 50, 66), size=4)) == 0


def test_step_that_is_not_comparable_is_withheld() -> None:
    """A run across it keeps its printed figures, and has no estimate unless the reason is overlooked."""
    of = told(40, 50, 66, grade=["identical", "not_comparable"])
    withheld = pool(of)[1]
    assert withheld.estimate != withheld.estimate
    assert (withheld.comparability, withheld.reasons, withheld.printed) == ("not_comparable", ("period",), "50 / 66")
    shown = pool(of, despite="period")[1]
    assert shown.estimate == 0.29
    assert shown.caveats == ("shown despite period",)


def test_editions_that_differ_have_a_caveat() -> None:
    """A pooled share hides a change between its editions; where that is more than chance it is said."""
    apart, alike = pool(told(20, 90))[0], pool(told(50, 52))[0]
    assert apart.caveats == ("editions differ",)
    assert apart.p_differ < 1e-6
    assert alike.caveats == ()
    assert alike.p_differ > 0.5


def test_ranges_are_added() -> None:
    """Whole percents leave both counts open; `printed` takes them as exact."""
    of = series(*(edition(year, question(["20%", "80%"], base_count=1000)) for year in (2015, 2016)))
    row, exact = pool(of)[0], pool(of, ranges="printed")[0]
    assert (row.count_low, row.count_high) == (390, 408)  # 195 to 204 of 1,000, twice
    assert row.conf_low < exact.conf_low < exact.conf_high < row.conf_high
    assert exact.caveats == ("ranges ignored",)


def test_groups_are_pooled_each_alone(scottish: Series) -> None:
    """Each printed group has runs of its own."""
    rows = pool(scottish, indicators=["current-smokers"], editions=[2017, 2018])
    assert rows.column("group") == ("all", "men", "women")
    women = rows[2]
    assert women.conf_low < women.estimate_low < women.estimate < women.estimate_high < women.conf_high


@pytest.mark.parametrize(
    ("options", "message"),
    [({"size": 1}, "size=1 is not a number of editions"), ({"ranges": "imbens-manski"}, "for pooled editions")],
    ids=["size", "ranges"],
)
def test_options_that_are_none_are_refused(options: dict[str, Any], message: str) -> None:
    """A choice that does not exist is told with those that do."""
    with pytest.raises(InputError, match=message):
        pool(told(40, 50), **options)
