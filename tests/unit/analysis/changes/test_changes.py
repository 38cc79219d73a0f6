"""Changes: which editions are compared, what a row holds, how ranges and options reach the verdict."""

from __future__ import annotations

from itertools import product
from math import isnan, log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
import pytest
from attrs import evolve
from tests.unit.analysis.made import change, edition, figure, indicator, place, question, series

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.frames.comparing import compare_frame
from nctrends.errors import InputError
from nctrends.model.question import Group, Question
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.proportions import (
    mee_interval,
    miettinen_nurminen_equivalence,
    miettinen_nurminen_interval,
    miettinen_nurminen_ratio_interval,
    miettinen_nurminen_test,
    newcombe_interval,
    odds_ratio_score_interval,
)

EXACT = {"rel": 1e-9, "abs": 1e-12}  # the same formula on counts that came another way


def asked(share: str, base: int | None = 500, **more: Any) -> Question:
    """A question of which one share is printed, with its base where there is one."""
    return question([share, ""], base_count=base, **more)


def over(*shares: str, first: int = 2016, **more: Any) -> Series:
    """Editions of following years, each with one printed share of 500."""
    return series(*(edition(first + i, asked(share)) for i, share in enumerate(shares)), **more)


def pairs(rows: object) -> list[tuple[int, int]]:
    """Which editions are compared."""
    return [(row.earlier, row.later) for row in rows]


FOUR = over("20.0 %", "24.0 %", "30.0 %", "29.0 %")


@pytest.mark.parametrize(
    ("against", "compared"),
    [
        pytest.param("previous", [(2016, 2017), (2017, 2018), (2018, 2019)], id="previous"),
        pytest.param("first", [(2016, 2017), (2016, 2018), (2016, 2019)], id="first"),
        pytest.param(
            "all", [(2016, 2017), (2016, 2018), (2016, 2019), (2017, 2018), (2017, 2019), (2018, 2019)], id="all"
        ),
        pytest.param(2018, [(2016, 2018), (2017, 2018), (2018, 2019)], id="a year"),
        pytest.param("2018", [(2016, 2018), (2017, 2018), (2018, 2019)], id="a year as text"),
    ],
)
def test_editions_are_compared_as_asked(against: Any, compared: list[tuple[int, int]]) -> None:
    """Each edition against the previous, the first, a given one, or all against all; earlier always comes first."""
    assert pairs(changes(FOUR, against=against)) == compared


def test_previous_is_the_latest_edition_with_the_figure() -> None:
    """An edition that does not print the figure is passed over, and the path takes the grades of both steps."""
    told = series(
        edition(2016, asked("20.0 %")),
        edition(2017, question()),
        edition(2018, asked("30.0 %")),
        grade=["identical", "caution"],
    )
    (row,) = changes(told)
    assert (row.earlier, row.later, row.comparability) == (2016, 2018, "caution")


def test_indicators_and_editions_can_be_chosen() -> None:
    """Only the named indicators and years are compared; previous is then the previous of those."""
    assert pairs(changes(FOUR, editions=[2016, 2019])) == [(2016, 2019)]
    assert pairs(changes(FOUR, editions=(year for year in (2016, 2017)), indicators="it")) == [(2016, 2017)]
    assert len(changes(FOUR, indicators=[])) == 0


def test_groups_are_followed_like_all() -> None:
    """A group that both editions print has a row of its own; one that only one prints has none."""
    groups = {"us": Group(label="US", base=100), "eu": Group(label="EU", base=100)}
    told = series(
        edition(2018, asked("20.0 %", figures=[figure("30 %", group="us"), figure("1 %", group="eu")]), groups=groups),
        edition(2019, asked("20.0 %", figures=[figure("60 %", group="us")]), groups=groups),
    )
    rows = changes(told)
    assert [row.group for row in rows] == ["all", "us"]
    assert (rows[1].base_earlier, rows[1].base_later, rows[1].verdict) == (100, 100, "rose")


def test_row_holds_both_sides_and_their_change() -> None:
    """Later minus earlier, with the printed texts, shares, counts and bases of both."""
    row = change(over("20.0 %", "30.0 %"))
    assert (row.printed_earlier, row.printed_later) == ("20.0 %", "30.0 %")
    assert (row.count_earlier, row.count_later, row.base_earlier, row.base_later) == (100, 150, 500, 500)
    assert (row.estimate_earlier, row.estimate_later) == (0.2, 0.3)
    assert row.estimate == row.estimate_low == row.estimate_high == pytest.approx(0.1, **EXACT)
    low, high = miettinen_nurminen_interval(150, 500, 100, 500)
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, **EXACT), pytest.approx(high, **EXACT))
    assert row.p_value == pytest.approx(miettinen_nurminen_test(150, 500, 100, 500)[1], **EXACT)
    assert (row.effect, row.method, row.conf_level) == ("difference", "miettinen-nurminen", 0.95)
    assert (row.base_source_earlier, row.comparability, row.verdict, row.caveats) == ("stated", "identical", "rose", ())
    assert (row.series, row.indicator, row.item, row.option, row.group) == ("made", "it", "", "yes", "all")
    assert (row.indicator_label, row.option_label) == ("It", "Yes")


def test_fall_is_a_fall() -> None:
    """A decrease has the negative sign and its verdict."""
    row = change(over("30.0 %", "20.0 %"))
    assert (row.estimate, row.verdict) == (pytest.approx(-0.1, **EXACT), "fell")
    assert row.conf_high < 0


def test_same_print_is_no_change_at_all() -> None:
    """The same share on two different upper limits is a change of exactly 0, not of the last digit of a float."""
    for share, earlier, later in product(("34 %", "11 %", "7 %", "54.4 %"), (435, 370, 272), (450, 319, 271)):
        told = series(edition(2018, asked(share, None), earlier), edition(2019, asked(share, None), later))
        assert change(told, base="respondents").estimate == 0


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        pytest.param(("20.0 %", "30.0 %"), "rose", id="rose"),
        pytest.param(("30.0 %", "20.0 %"), "fell", id="fell"),
        pytest.param(("20.0 %", "21.0 %"), "no detectable change", id="no detectable change"),
        pytest.param(("20.0 %", "a minority"), "too vague to say", id="too vague"),
        pytest.param(("20.0 %", "just over one fifth"), "no detectable change", id="vague and small"),
        pytest.param(("20.0 %", "a majority"), "rose", id="vague and large"),
    ],
)
def test_verdict_follows_the_union_of_intervals(shares: tuple[str, str], verdict: str) -> None:
    """Rose or fell where the union excludes 0, too vague where only some pair does, else no detectable change."""
    assert change(over(*shares)).verdict == verdict


def vague() -> Series:
    """From 20.0 % of 500 to "almost 30 percent" of 60 people who are all that answered."""
    return series(edition(2018, asked("20.0 %")), edition(2019, asked("almost 30 percent", 60)))


def test_union_is_that_of_all_allowed_counts() -> None:
    """Law 8: 25 to 30 % of 60 is 15 to 18 people; the limits are the outermost of these four intervals."""
    row = change(vague())
    intervals = [miettinen_nurminen_interval(count, 60, 100, 500) for count in (15, 16, 17, 18)]
    assert row.conf_low == pytest.approx(min(low for low, _ in intervals), **EXACT)
    assert row.conf_high == pytest.approx(max(high for _, high in intervals), **EXACT)
    assert (row.estimate_low, row.estimate_high) == (pytest.approx(0.05, **EXACT), pytest.approx(0.1, **EXACT))
    p_values = [miettinen_nurminen_test(count, 60, 100, 500)[1] for count in (15, 16, 17, 18)]
    assert row.p_value == pytest.approx(max(p_values), **EXACT)
    assert "phrase only" in row.caveats


def test_p_is_1_where_no_change_is_itself_allowed() -> None:
    """Where the ranges of both sides meet, no change is one of the allowed values."""
    assert change(over("20.0 %", "about 20 percent")).p_value == 1


def test_printed_numbers_can_be_taken_as_exact() -> None:
    """`ranges="printed"` takes the middle of a phrase as if it were exact, and says so."""
    row = change(vague(), ranges="printed")
    low, high = miettinen_nurminen_interval(0.275 * 60, 60, 100, 500)
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, **EXACT), pytest.approx(high, **EXACT))
    assert row.estimate_low == row.estimate == row.estimate_high
    assert "ranges ignored" in row.caveats


def test_nothing_is_ignored_where_nothing_is_vague() -> None:
    """Exact counts are exact in either mode, without a caveat."""
    assert change(over("20.0 %", "30.0 %"), ranges="printed").caveats == ()


def test_narrower_limits_on_request_do_not_touch_the_verdict() -> None:
    """Imbens and Manski's limits lie inside the union's; the verdict and the p-value stay those of the union."""
    union, narrow = change(vague()), change(vague(), ranges="imbens-manski")
    assert union.conf_low < narrow.conf_low < narrow.estimate_low
    assert narrow.estimate_high < narrow.conf_high < union.conf_high
    assert (narrow.verdict, narrow.p_value, narrow.estimate_low) == (union.verdict, union.p_value, union.estimate_low)


def test_narrower_limits_use_the_critical_value_of_the_paper() -> None:
    """Imbens and Manski: c with Phi(c + width/se) - Phi(-c) = 0.95, and score limits at that level."""
    row = change(vague(), ranges="imbens-manski")
    error = max(sqrt(0.2 * 0.8 / 500 + p * (1 - p) / 60) for p in (0.25, 0.3))
    normal = NormalDist()
    low, high = 0.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        enough = normal.cdf(middle + 0.05 / error) - normal.cdf(-middle) >= 0.95
        low, high = (low, middle) if enough else (middle, high)
    level = 2 * normal.cdf(high) - 1
    assert row.conf_low == pytest.approx(miettinen_nurminen_interval(15, 60, 100, 500, conf_level=level)[0], abs=1e-9)
    assert row.conf_high == pytest.approx(miettinen_nurminen_interval(18, 60, 100, 500, conf_level=level)[1], abs=1e-9)


@pytest.mark.parametrize(
    ("effect", "interval", "scaled", "variance"),
    [
        ("ratio", miettinen_nurminen_ratio_interval, lambda p, q: log(p / q), lambda p, n: (1 - p) / (n * p)),
        (
            "odds_ratio",
            odds_ratio_score_interval,
            lambda p, q: log(p * (1 - q) / (q * (1 - p))),
            lambda p, n: 1 / (n * p * (1 - p)),
        ),
    ],
)
def test_narrower_limits_of_a_ratio_are_judged_on_the_logarithm(
    effect: str, interval: Any, scaled: Any, variance: Any
) -> None:
    """The width of the range and its error are of one scale; on that of Katz and Woolf, the logarithm, errors add."""
    row = change(vague(), ranges="imbens-manski", effect=effect)
    error = max(sqrt(variance(0.2, 500) + variance(p, 60)) for p in (0.25, 0.3))
    width = scaled(0.3, 0.2) - scaled(0.25, 0.2)
    normal = NormalDist()
    low, high = 0.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        enough = normal.cdf(middle + width / error) - normal.cdf(-middle) >= 0.95
        low, high = (low, middle) if enough else (middle, high)
    level = 2 * normal.cdf(high) - 1
    assert row.conf_low == pytest.approx(interval(15, 60, 100, 500, conf_level=level)[0], rel=1e-9)
    assert row.conf_high == pytest.approx(interval(18, 60, 100, 500, conf_level=level)[1], rel=1e-9)


@pytest.mark.parametrize("effect", ["difference", "ratio", "odds_ratio"])
def test_hardly_vague_figures_are_hardly_narrowed(effect: str) -> None:
    """As the range shrinks the limits tend to those of the union, whatever the effect."""
    told = pd.DataFrame({"indicator": "a", "edition": [1, 2], "percent": ["0.9500 %", "0.7500 %"], "base": 1000})
    union, narrow = (compare_frame(told, effect=effect, ranges=ranges)[0] for ranges in ("union", "imbens-manski"))
    assert narrow.conf_low == pytest.approx(union.conf_low, rel=1e-2)
    assert narrow.conf_high == pytest.approx(union.conf_high, rel=1e-2)


def test_narrower_limits_of_exact_counts_are_the_same() -> None:
    """Without vagueness there is nothing to narrow."""
    told = over("20.0 %", "30.0 %")
    assert change(told, ranges="imbens-manski").conf_low == pytest.approx(change(told).conf_low, abs=1e-9)


@pytest.mark.parametrize(
    ("correlation", "times"),
    [pytest.param(0.0, 1.0, id="none"), pytest.param(0.5, 0.5, id="alike"), pytest.param(-0.5, 1.5, id="unlike")],
)
def test_overlap_scales_the_variance(correlation: float, times: float) -> None:
    """Of equal shares and bases that all people share, the variance is 1 less the correlation times as large."""
    row = change(over("20.0 %", "20.0 %"), overlap=500, overlap_correlation=correlation)
    low, high = miettinen_nurminen_interval(100 / times, 500 / times, 100 / times, 500 / times)
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))
    assert (row.base_earlier, row.count_later) == (500, 100)


def test_overlap_gives_the_variance_of_a_difference_of_dependent_means() -> None:
    """Wald's half width is the critical value times the root of v1 + v2 - 2 m r sqrt(p1 q1 p2 q2)/(n1 n2)."""
    told = series(edition(2018, asked("20.0 %")), edition(2019, asked("30.0 %", 400)))
    row = change(told, method="wald", ranges="printed", overlap=300, overlap_correlation=0.6)
    covariance = 300 * 0.6 * sqrt(0.2 * 0.8 * 0.3 * 0.7) / (500 * 400)
    error = sqrt(0.2 * 0.8 / 500 + 0.3 * 0.7 / 400 - 2 * covariance)
    assert row.conf_high - row.conf_low == pytest.approx(2 * NormalDist().inv_cdf(0.975) * error, **EXACT)


def test_overlap_may_differ_by_pair() -> None:
    """A mapping gives the people in both editions of each pair; a pair without an entry shares none."""
    rows = changes(over("20.0 %", "20.0 %", "20.0 %"), overlap={(2017, 2018): 400}, overlap_correlation=0.5)
    assert rows[0].conf_high == pytest.approx(change(over("20.0 %", "20.0 %")).conf_high, abs=1e-12)
    assert rows[1].conf_high < rows[0].conf_high


@pytest.mark.parametrize("method", ["scas", "wald"])
def test_method_without_a_union_says_what_to_do(method: str) -> None:
    """A method whose limits may turn back refuses a union and names the way out; scas may not be there yet."""
    with pytest.raises(InputError, match=r'ranges="printed"|method="scas" is not known'):
        changes(FOUR, method=method)


@pytest.mark.parametrize(
    ("method", "interval"),
    [("miettinen-nurminen", miettinen_nurminen_interval), ("mee", mee_interval), ("newcombe", newcombe_interval)],
)
@pytest.mark.parametrize("conf_level", [0.8, 0.95, 0.99])
def test_method_and_level_reach_the_limits(method: str, interval: Any, conf_level: float) -> None:
    """The limits are those of the public function of the method, at the level."""
    row = change(over("20.0 %", "30.0 %"), method=method, conf_level=conf_level)
    low, high = interval(150, 500, 100, 500, conf_level=conf_level)
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, **EXACT), pytest.approx(high, **EXACT))
    assert (row.method, row.conf_level) == (method, conf_level)


@pytest.mark.parametrize("method", ["miettinen-nurminen", "mee", "newcombe"])
def test_verdict_and_p_value_agree(method: str) -> None:
    """Law 5: the interval excludes 0 just where p is below 1 less the level."""
    for later in range(200, 320, 3):
        row = change(over("25.0 %", f"{later / 10:.1f} %"), method=method, adjust="none")
        assert (row.verdict in ("rose", "fell")) == (row.p_value < 0.05)


# --- what is not comparable ------------------------------------------------------------------------------------------

SIDES = ("printed", "estimate", "estimate_low", "estimate_high", "count", "base", "base_source")
COMPUTED = (
    *("estimate", "estimate_low", "estimate_high", "conf_low", "conf_high", "conf_level", "p_value", "p_adjusted"),
    *("conf_low_adjusted", "conf_high_adjusted", "smallest_detectable", "tipping_gap"),
)


def test_withheld_row_keeps_its_sides_and_has_no_change() -> None:
    """A step that is not comparable shows both figures with their bases, its reasons, and no change at all."""
    shown, withheld = change(over("20.0 %", "30.0 %")), change(over("20.0 %", "30.0 %", grade="not_comparable"))
    for name in SIDES:
        for when in ("earlier", "later"):
            assert getattr(withheld, f"{name}_{when}") == getattr(shown, f"{name}_{when}")
    assert all(isnan(getattr(withheld, name)) for name in COMPUTED)
    assert (withheld.family_size, withheld.holds_from_base_earlier, withheld.holds_from_base_later) == (None,) * 3
    assert (withheld.verdict, withheld.comparability, withheld.reasons) == (
        "not comparable",
        "not_comparable",
        ("period",),
    )
    assert (withheld.equivalence, withheld.adjust, withheld.family) == ("", "", "")


def test_withheld_row_is_shown_despite_its_reason() -> None:
    """The caller may overlook the reason by name; the row says that it did, and counts as caution."""
    told = over("20.0 %", "30.0 %", grade="not_comparable")
    row = change(told, despite=["period"])
    assert (row.verdict, row.comparability) == ("rose", "caution")
    assert row.caveats == ("shown despite period",)
    assert row.reasons == ("period",)
    assert change(told, despite="period").verdict == "rose"
    assert change(told, despite=["prompt"]).verdict == "not comparable"
    assert change(told, despite=["prompt"]).caveats == ()


def test_bundled_series_withholds_what_the_design_names(netclean: Series) -> None:
    """Work computers 2015 against 2016 is withheld, and shown on request with the reason overlooked."""
    rows = changes(netclean).filter(indicator="work-computers", later=2016)
    assert [row.verdict for row in rows] == ["not comparable"]
    assert isnan(rows[0].estimate)
    shown = changes(netclean, despite=rows[0].reasons).filter(indicator="work-computers", later=2016)[0]
    assert not isnan(shown.estimate)
    assert "shown despite period" in shown.caveats


# --- caveats ---------------------------------------------------------------------------------------------------------


def test_upper_limit_is_a_caveat_with_the_bases_from_which_the_verdict_holds() -> None:
    """On respondents alone the row says that the base is an upper limit, and how far it may fall."""
    row = change(series(edition(2018, asked("20 %", None)), edition(2019, asked("40 %", None))))
    assert "base is an upper limit" in row.caveats
    assert row.verdict == "rose"
    assert row.holds_from_base_earlier is not None
    assert row.holds_from_base_earlier < 400


def test_caveats_of_both_sides_are_told_once() -> None:
    """What limits both estimates stands once on the row."""
    row = change(series(edition(2018, asked("20 %", None)), edition(2019, asked("20 %", None))))
    assert row.caveats.count("base is an upper limit") == 1


@pytest.mark.parametrize("group", ["all", "us"])
def test_design_effect_divides_the_bases(group: str) -> None:
    """A design effect, for all rows or by edition and group, makes the bases effective and the interval wider."""
    groups = {"us": Group(label="US", base=500)}
    told = series(
        *(
            edition(year, asked(share, figures=[figure(share, group="us")]), groups=groups, weighted=True)
            for year, share in ((2018, "20.0 %"), (2019, "30.0 %"))
        )
    )
    (plain,) = changes(told).filter(group=group)
    assert "weighted, design effect unknown" in plain.caveats
    (row,) = changes(told, design_effect=2.0).filter(group=group)
    assert (row.base_earlier, row.base_later, row.base_source_later) == (250, 250, "effective")
    assert row.estimate == pytest.approx(plain.estimate, **EXACT)
    assert row.conf_low < plain.conf_low
    assert "design effect" not in row.caveats
    (row,) = changes(told, design_effect={(2019, group): 4.0}).filter(group=group)
    assert (row.base_earlier, row.base_later) == (500, 125)


def test_dont_know_can_be_dropped_from_both_sides() -> None:
    """Shares are rebased to those with an opinion where the files name who has none."""
    rows = {2018: ["40.0 %", "40.0 %", "20.0 %"], 2019: ["45.0 %", "45.0 %", "10.0 %"]}
    told = series(
        *(edition(y, question(r, options="yes no dk", dont_know=("dk",), base_count=200)) for y, r in rows.items())
    )
    assert change(told).estimate == pytest.approx(0.05, **EXACT)
    row = change(told, dont_know="drop")
    assert row.estimate == pytest.approx(0.0, abs=1e-9)
    assert (row.base_earlier, row.base_later) == (pytest.approx(160), pytest.approx(180))


def test_base_of_the_caller_reaches_the_interval() -> None:
    """A given base is taken for both sides."""
    row = change(over("20.0 %", "30.0 %"), base=50)
    low, high = miettinen_nurminen_interval(15, 50, 10, 50)
    assert (row.base_earlier, row.base_source_later) == (50, "given")
    assert (row.conf_low, row.conf_high) == (pytest.approx(low, **EXACT), pytest.approx(high, **EXACT))
    assert row.verdict == "no detectable change"


# --- how far it holds ------------------------------------------------------------------------------------------------


def excludes_0(interval: Any, row: Change, earlier: float, later: float) -> bool:
    """Whether the public interval at other bases, with the nearest allowed shares, excludes 0."""
    rises = row.verdict == "rose"
    share_earlier = row.estimate_high_earlier if rises else row.estimate_low_earlier
    share_later = row.estimate_low_later if rises else row.estimate_high_later
    low, high = interval(share_later * later, later, share_earlier * earlier, earlier)
    return low > 0 if rises else high < 0


@pytest.mark.parametrize("method", ["miettinen-nurminen", "mee", "newcombe"])
def test_verdict_holds_from_just_those_bases_on(method: str, netclean: Series, scottish: Series) -> None:
    """At the bases told the public interval still excludes 0; with one person less on both sides it does not."""
    interval = {"miettinen-nurminen": miettinen_nurminen_interval, "mee": mee_interval, "newcombe": newcombe_interval}
    seen = 0
    for told in (netclean, scottish):
        for row in changes(told, against="all", method=method):
            assert (row.holds_from_base_earlier is None) == (row.verdict not in ("rose", "fell"))
            if row.holds_from_base_earlier is None or row.holds_from_base_later is None:
                continue
            seen += 1
            earlier, later = row.holds_from_base_earlier, row.holds_from_base_later
            assert (earlier, later) <= (row.base_earlier + 1, row.base_later + 1)
            assert excludes_0(interval[method], row, earlier, later)
            assert not excludes_0(interval[method], row, earlier - 1, later - 1)
    assert seen > 5


@pytest.mark.parametrize(
    ("name", "bases"), [("cloud-storage", (28, 29)), ("encryption", (394, 408))], ids=["cloud storage", "encryption"]
)
def test_worked_bases_of_section_9(name: str, bases: tuple[int, int], netclean: Series) -> None:
    """Cloud storage 2017 to 2019 holds from 28 and 29 answers, encryption from 394 and 408 of 435 and 450."""
    (row,) = changes(netclean, base="respondents").filter(indicator=name, earlier=2017, later=2019)
    assert row.verdict == "rose"
    assert (row.base_earlier, row.base_later) == (435, 450)
    assert (row.holds_from_base_earlier, row.holds_from_base_later) == bases


# --- smallest changes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("later", "told"), [("21.0 %", "smaller"), ("26.0 %", "not shown")])
def test_change_is_shown_to_be_smaller_than_what_matters(later: str, told: str) -> None:
    """A change is smaller where the equivalence test at 10 points rejects, by the same equation."""
    row = change(over("20.0 %", later), smallest_change=0.1)
    p = miettinen_nurminen_equivalence(row.count_later, 500, row.count_earlier, 500, margin=0.1)
    assert bool(p < 0.05) is (told == "smaller")
    assert row.equivalence == told


def test_equivalence_is_empty_unless_asked_for() -> None:
    """Without a smallest change that matters nothing is said of it."""
    assert change(over("20.0 %", "21.0 %")).equivalence == ""


def test_vague_change_is_smaller_only_if_all_of_it_is() -> None:
    """Where the texts allow a change that matters, it is not shown to be smaller."""
    assert change(over("20.0 %", "about 20 percent"), smallest_change=0.05).equivalence == "not shown"


def test_smallest_detectable_rise_is_that_of_the_bases() -> None:
    """Fleiss, Levin and Paik: from 50 % the test finds a rise to 60 % with power 0.8 at 388 people each."""
    told = series(*(edition(year, asked("50.0 %", 388)) for year in (2018, 2019)))
    assert change(told).smallest_detectable == pytest.approx(0.1, abs=0.0002)


# --- borders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"against": "last"}, "against='last' is not known. Use previous, first, all or a year: 2016", id="against"
        ),
        pytest.param({"against": 2015}, "against=2015 is not known.+2016, 2017, 2018, 2019", id="no such year"),
        pytest.param({"against": True}, "against=True is not known", id="bool for a year"),
        pytest.param({"indicators": ["itt"]}, "indicators: 'itt' is not there", id="indicator"),
        pytest.param({"editions": [2015]}, "editions: 2015 is not there", id="edition"),
        pytest.param({"method": "mn"}, 'method="mn" is not known.+miettinen-nurminen', id="method"),
        pytest.param({"effect": "diff"}, 'effect="diff" is not known.+difference', id="effect"),
        pytest.param({"conf_level": 95}, "conf_level.+0.95.+95", id="level in percent"),
        pytest.param({"conf_level": 1}, "conf_level", id="level of 1"),
        pytest.param({"ranges": "corners"}, 'ranges="corners" is not known.+union', id="ranges"),
        pytest.param({"smallest_change": 5}, "smallest_change=5.+0.05", id="smallest change in points"),
        pytest.param({"smallest_change": 0}, "smallest_change=0", id="smallest change of 0"),
        pytest.param({"design_effect": 0}, "design_effect=0 is not a number above 0", id="design effect of 0"),
        pytest.param(
            {"design_effect": {(2018, "all"): -1}},
            "design_effect=-1 is not a number above 0",
            id="negative design effect",
        ),
        pytest.param({"design_effect": float("nan")}, "design_effect=nan", id="design effect not a number"),
        pytest.param({"despite": ["perod"]}, 'despite: "perod" is not a reason. Did you mean period', id="despite"),
        pytest.param({"dont_know": "skip"}, 'dont_know="skip" is not known', id="dont_know"),
        pytest.param({"base": 0}, "base=0 is not a number of people", id="base"),
        pytest.param({"overlap": 10}, "overlap and overlap_correlation go together", id="overlap alone"),
        pytest.param({"overlap": 501, "overlap_correlation": 0.5}, "overlap: more people", id="overlap above the base"),
        pytest.param(
            {"overlap": 10, "overlap_correlation": 1}, "overlap_correlation=1 is not between", id="correlation"
        ),
    ],
)
def test_unusable_choice_is_an_input_error(options: dict[str, Any], message: str) -> None:
    """A choice that is none is refused in one sentence with what can be chosen."""
    with pytest.raises(InputError, match=message):
        changes(FOUR, **options)


def test_level_of_an_alpha_below_half_is_enough() -> None:
    """Any level between 0 and 1 gives limits, an equivalence test at 1 - 2 alpha included."""
    for conf_level in (0.01, 0.5, 0.999999):
        row = change(over("20.0 %", "30.0 %"), conf_level=conf_level, smallest_change=0.5)
        assert row.conf_low <= row.estimate <= row.conf_high


def test_series_without_pairs_gives_no_rows() -> None:
    """One edition, or none that share a figure, is an empty result with all columns."""
    for told in (over("20.0 %"), series(edition(2018, asked("20.0 %"))), over("20.0 %", "", first=2018)):
        assert len(changes(told)) == 0
        assert changes(told).to_frame().empty


def test_extreme_shares_have_limits() -> None:
    """Nobody, everybody and one person are ordinary input."""
    for earlier, later in product(("0 %", "100 %"), repeat=2):
        told = series(edition(2018, asked(earlier, 3)), edition(2019, asked(later, 1)))
        row = change(told)
        assert -1 <= row.conf_low <= row.estimate <= row.conf_high <= 1
        assert np.isfinite(row.p_value)


def test_labels_of_the_crosswalk_come_before_those_of_the_files() -> None:
    """A harmonised label stands for item and option where there is one."""
    told = over("20.0 %", "30.0 %", option_label="Agree", item_label="Row")
    assert (change(told).item_label, change(told).option_label) == ("Row", "Agree")


def test_options_that_were_renamed_are_followed() -> None:
    """The later edition's ids stand in the row; the crosswalk says what they were before."""
    told = series(
        edition(2018, question(["20.0 %", ""], options="aye nay", base_count=500)),
        edition(2019, asked("30.0 %")),
        indicators={"it": indicator({2018: place("aye"), 2019: place("yes")})},
    )
    assert change(told).option == "yes"
    assert change(told).estimate == pytest.approx(0.1, **EXACT)


def test_order_of_indicators_is_that_of_the_crosswalk() -> None:
    """Rows come indicator by indicator, pairs by year."""
    followed = FOUR.crosswalk.indicators["it"]
    told = evolve(FOUR, crosswalk=evolve(FOUR.crosswalk, indicators={"z": followed, "a": followed}))
    assert [row.indicator for row in changes(told)] == ["z"] * 3 + ["a"] * 3
