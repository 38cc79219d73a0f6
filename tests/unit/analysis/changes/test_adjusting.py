"""Many comparisons at once: families, one test for a share and its complement, limits to match."""

from __future__ import annotations

from math import isnan

import pytest
from attrs import evolve
from statsmodels.stats.multitest import multipletests
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.groups.groups import compare_groups
from nctrends.analysis.ordinal.ordinal import ordinal_changes
from nctrends.errors import InputError
from nctrends.model.question import Group
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.proportions import miettinen_nurminen_interval

LATER = {"a": "25.6 %", "b": "30.0 %", "c": "20.4 %", "d": "27.0 %"}
YEARS = (2018, 2019)
EXACT = {"rel": 1e-9}  # p-values of the same counts, computed in arrays or alone


def asked(share: str, other: str = ""):
    """A question of 500 people."""
    return question([share, other], base_count=500)


def told(**more: object) -> Series:
    """Four questions that each rose from 20.0 % of 500 by another amount, and one that is not comparable."""
    later = {**LATER, "e": "90.0 %"}
    return series(
        edition(2018, {name: asked("20.0 %") for name in later}, 500),
        edition(2019, {name: asked(share) for name, share in later.items()}, 500),
        indicators={
            name: indicator(
                {year: place(question=name) for year in YEARS}, "not_comparable" if name == "e" else "identical"
            )
            for name in later
        },
    )


def compared(rows: object) -> list[Change]:
    """The rows that are not withheld."""
    return [row for row in rows if row.verdict != "not comparable"]


@pytest.mark.parametrize(("adjust", "name"), [("holm", "holm"), ("benjamini-hochberg", "fdr_bh")])
def test_family_of_two_editions_is_adjusted_together(adjust: str, name: str) -> None:
    """Rows with the same two editions are one family; a withheld row is no test."""
    rows = compared(changes(told(), adjust=adjust))
    assert {row.family_size for row in rows} == {4}
    expected = multipletests([row.p_value for row in rows], method=name)[1]
    assert [row.p_adjusted for row in rows] == [pytest.approx(p, **EXACT) for p in expected]


def test_no_adjustment_leaves_p_as_it_is() -> None:
    """Without adjustment p stays, there are no adjusted limits and no caveat."""
    for row in compared(changes(told(), adjust="none")):
        assert row.p_adjusted == row.p_value
        assert isnan(row.conf_low_adjusted)
        assert isnan(row.conf_high_adjusted)
        assert "not after adjustment" not in row.caveats


@pytest.mark.parametrize(("family", "size"), [("editions", 4), ("indicator", 1), ("all", 4)])
def test_size_of_the_family_is_told(family: str, size: int) -> None:
    """Each row says of which family it is, and how many tests that has."""
    for row in compared(changes(told(), family=family)):
        assert (row.family, row.family_size) == (family, size)


def test_family_all_spans_editions() -> None:
    """Over three editions "all" is one family, "editions" one a pair, "indicator" one an indicator."""
    years = (2017, 2018, 2019)
    made = series(
        *(edition(year, {"a": asked("20.0 %"), "b": asked("24.0 %")}, 500) for year in years),
        indicators={name: indicator({year: place(question=name) for year in years}) for name in "ab"},
    )
    sizes = {
        family: {row.family_size for row in changes(made, family=family, against="all")}
        for family in ("all", "editions", "indicator")
    }
    assert sizes == {"all": {6}, "editions": {2}, "indicator": {3}}


def test_withheld_row_has_no_adjustment() -> None:
    """A row that is not comparable has no p, no family and no limits."""
    (row,) = [row for row in changes(told()) if row.verdict == "not comparable"]
    assert isnan(row.p_adjusted)
    assert row.family_size is None
    assert (row.adjust, row.family) == ("", "")


def test_row_that_the_adjustment_undoes_says_so() -> None:
    """A row that is established alone and not in its family keeps its verdict, with a caveat."""
    rows = {row.indicator: row for row in compared(changes(told()))}
    undone = {name for name, row in rows.items() if row.p_value < 0.05 <= row.p_adjusted}
    assert undone
    assert {name for name, row in rows.items() if "not after adjustment" in row.caveats} == undone
    assert all(rows[name].verdict == "rose" for name in undone)


def test_limits_of_holm_are_bonferroni_s() -> None:
    """Limits to match Holm are those at 1 - 0.05/4."""
    for row in compared(changes(told())):
        low, high = miettinen_nurminen_interval(row.count_later, 500, row.count_earlier, 500, conf_level=1 - 0.05 / 4)
        assert (row.conf_low_adjusted, row.conf_high_adjusted) == (pytest.approx(low), pytest.approx(high))


def test_limits_of_benjamini_hochberg_are_for_the_rejected() -> None:
    """Of R rejected rows of four the limits are those at 1 - 0.05 R/4; the others have none."""
    rows = compared(changes(told(), adjust="benjamini-hochberg"))
    rejected = [row for row in rows if row.p_adjusted < 0.05]
    assert 0 < len(rejected) < 4
    for row in rows:
        if row in rejected:
            level = 1 - 0.05 * len(rejected) / 4
            low, high = miettinen_nurminen_interval(row.count_later, 500, row.count_earlier, 500, conf_level=level)
            assert (row.conf_low_adjusted, row.conf_high_adjusted) == (pytest.approx(low), pytest.approx(high))
        else:
            assert isnan(row.conf_low_adjusted)


def with_complements() -> Series:
    """A rise of "yes" followed twice, as itself and as the fall of "no"; another question beside it."""
    pairs = {2018: ("20.0 %", "80.0 %"), 2019: ("27.0 %", "73.0 %")}
    return series(
        *(edition(year, {"q": asked(*row), "p": asked("20.4 %")}, 500) for year, row in pairs.items()),
        indicators={
            "yes": indicator({year: place("yes") for year in YEARS}),
            "no": indicator({year: place("no") for year in YEARS}),
            "other": indicator({year: place(question="p") for year in YEARS}),
        },
    )


@pytest.mark.parametrize("adjust", ["holm", "benjamini-hochberg"])
def test_share_and_complement_count_once(adjust: str) -> None:
    """A share and its complement are one test: both rows get the same p, and the family is two."""
    rows = {row.indicator: row for row in changes(with_complements(), adjust=adjust)}
    assert {row.family_size for row in rows.values()} == {2}
    assert rows["yes"].p_adjusted == pytest.approx(rows["no"].p_adjusted, **EXACT)
    assert rows["yes"].p_adjusted == pytest.approx(2 * rows["yes"].p_value, **EXACT)


def test_complement_does_not_widen_the_false_discovery_rate() -> None:
    """One rejected test of two, told in two rows, has the limits of one in two: 1 - 0.05/2."""
    rows = {row.indicator: row for row in changes(with_complements(), adjust="benjamini-hochberg")}
    low, high = miettinen_nurminen_interval(135, 500, 100, 500, conf_level=1 - 0.05 / 2)
    assert rows["yes"].conf_low_adjusted == pytest.approx(low)
    assert rows["yes"].conf_high_adjusted == pytest.approx(high)
    assert rows["no"].conf_low_adjusted == pytest.approx(-high)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"adjust": "bonferroni"}, r'adjust="bonferroni" is not known.+holm', id="adjust"),
        pytest.param({"family": "year"}, r'family="year" is not known.+editions', id="family"),
    ],
)
def test_unknown_adjustment_is_an_input_error(options: dict[str, str], message: str) -> None:
    """What is not in the closed lists is refused with what is."""
    with pytest.raises(InputError, match=message):
        changes(told(), **options)


# --- who answered is no result of the survey --------------------------------------------------------------------------


def about_respondents(series_told: Series, *names: str) -> Series:
    """The same series with some indicators marked as telling who answered."""
    known = series_told.crosswalk.indicators
    marked = {name: evolve(known[name], about="respondents") for name in names}
    return evolve(series_told, crosswalk=evolve(series_told.crosswalk, indicators={**known, **marked}))


@pytest.mark.parametrize("adjust", ["holm", "benjamini-hochberg"])
@pytest.mark.parametrize("family", ["editions", "indicator", "all"])
def test_indicator_about_respondents_is_in_no_family(adjust: str, family: str) -> None:
    """Rows that tell who answered keep their interval, have no adjusted one, and leave the others as if alone."""
    options = {"adjust": adjust, "family": family}
    marked = changes(about_respondents(told(), "a", "d"), **options)
    fewer = told()
    results = {name: one for name, one in fewer.crosswalk.indicators.items() if name not in ("a", "d")}
    alone = changes(evolve(fewer, crosswalk=evolve(fewer.crosswalk, indicators=results)), **options)
    assert list(marked.filter(indicator=("b", "c", "e"))) == list(alone)
    for row in marked.filter(indicator=("a", "d")):
        assert (row.adjust, row.family, row.family_size, "not after adjustment" in row.caveats) == ("", "", None, False)
        assert isnan(row.p_adjusted)
        assert isnan(row.conf_low_adjusted)
        assert row.p_value < 1


def test_series_of_indicators_about_respondents_alone_has_no_family() -> None:
    """Where every indicator tells who answered, nothing is adjusted, and nothing breaks."""
    rows = changes(about_respondents(told(), "a", "b", "c", "d", "e"))
    assert all(isnan(row.p_adjusted) for row in rows)


def test_groups_and_scales_about_respondents_are_in_no_family() -> None:
    """The same holds of differences between groups, and of whole scales."""
    figures = [figure(f"{share} %", group=group) for group, share in (("men", 30), ("women", 50), ("north", 40))]
    groups = {name: Group(label=name, base=200) for name in ("men", "women", "north")}
    asked_twice = {
        "q": question(["40.0 %", "60.0 %"], figures),
        "s": question(["20 %", "30 %", "50 %"], options="a b c", kind="ordinal"),
    }
    scale = indicator({year: place("a b c", question="s") for year in YEARS})
    made = series(
        *(edition(year, asked_twice, 600, groups=groups) for year in YEARS),
        indicators={"it": indicator({year: place() for year in YEARS}), "scale": scale},
    )
    both = about_respondents(made, "it", "scale")
    assert {row.family_size for row in compare_groups(made)} == {3}
    assert {row.family_size for row in compare_groups(both)} == {None}
    assert {(row.family_size, row.adjust) for row in ordinal_changes(made)} == {(1, "holm")}
    assert {(row.family_size, row.adjust) for row in ordinal_changes(both)} == {(None, "")}
    assert all(isnan(row.p_adjusted) for row in ordinal_changes(both))
