"""What results mean, in words."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.cells import printed, typed

from nctrends.analysis.background import about
from nctrends.model.rows.about import About, Enquiry, Evidence
from nctrends.model.rows.change import Change
from nctrends.model.rows.trend import Trend
from nctrends.model.series import Series
from nctrends.model.words import BaseSource, Caveat, Comparability, Reason, Verdict
from nctrends.present.words.sentences import base, base_of, doubts, doubts_of, holds_from, joined, verdict

CHANGE = Change(
    series="s",
    indicator="i",
    item="",
    option="o",
    group="all",
    earlier=2017,
    later=2019,
    indicator_label="",
    item_label="",
    option_label="",
    printed_earlier=printed(""),
    printed_later=printed(""),
    conf_level=0.95,
    effect="difference",
    method="miettinen-nurminen",
    adjust="holm",
    family="editions",
    comparability=Comparability.COMPARABLE,
    verdict=Verdict.ROSE,
)


@pytest.mark.parametrize(
    ("words", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_in_a_sentence(words: list[str], told: str) -> None:
    """Commas, and an "and" before the last."""
    assert joined(words) == told


CERTAIN = tuple(reason for reason in Reason if not reason.perhaps)
"""What a grade of caution says is so."""


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_told(reason: Reason) -> None:
    """Each reason of the fixed list makes a phrase that names it."""
    assert any(reason in doubt for doubt in doubts([reason], known=[]))


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (["prompt"], "prompt differs"),
        (["options"], "options differ"),
        (["prompt", "options"], "prompt and options differ"),
        (["scale", "options", "prompt"], "scale, options and prompt differ"),
        (["period", "base", "mode"], "period, base and mode may differ"),
        (["mode", "prompt", "source"], "prompt differs; mode may differ; secondary source"),
        (["source"], "secondary source"),
        (["prompt", "source"], "prompt differs; secondary source"),
    ],
)
def test_reasons_are_told_in_words(reasons: list[str], told: str) -> None:
    """One reason differs, several differ, and a secondary source is called one."""
    assert "; ".join(doubts([Reason(reason) for reason in reasons], known=CERTAIN)) == told


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        pytest.param({}, ["rose"], id="nothing to add"),
        pytest.param({"reasons": "options"}, ["rose"], id="comparable"),
        pytest.param({"comparability": "caution", "reasons": "prompt"}, ["rose; prompt differs"], id="caution"),
        pytest.param(
            {"verdict": "not comparable", "comparability": "not_comparable", "reasons": "period; options"},
            ["not comparable; period and options differ"],
            id="withheld",
        ),
        pytest.param(
            {"caveats": "base is an upper limit", "holds_from_base_earlier": 28, "holds_from_base_later": 29},
            ["rose", "if n ≥ 28 and 29"],
            id="upper limit",
        ),
        pytest.param({"holds_from_base_earlier": 28, "holds_from_base_later": 29}, ["rose"], id="stated bases"),
        pytest.param({"caveats": "not after adjustment"}, ["rose", "not after adjustment"], id="adjusted"),
        pytest.param(
            {"caveats": "mix alone cannot; misprinted"},
            ["rose", "not by a shift in one group alone", "a figure is misprinted"],
            id="two",
        ),
        pytest.param({"caveats": "shown despite period"}, ["rose", "shown despite period"], id="despite"),
        pytest.param({"caveats": "mix of respondents unknown"}, ["rose"], id="told in the notes"),
    ],
)
def test_verdict_is_told_with_what_weakens_it(changed: dict[str, object], lines: list[str]) -> None:
    """The verdict and its doubt come first, then the bases from which it holds, then caveats, a line each."""
    assert list(verdict(evolve(CHANGE, **typed(**changed)), About())) == lines


@pytest.mark.parametrize(
    ("number", "source", "told"),
    [
        (272.0, BaseSource.STATED, "n = 272"),
        (435.0, BaseSource.RESPONDENTS, "n ≤ 435"),
        (196.0, BaseSource.RECOVERED, "n = 196"),
        (120.5, BaseSource.EFFECTIVE, "effective n = 120"),
        (0.2, BaseSource.EFFECTIVE, "effective n = 1"),
        (128.8, BaseSource.PARENT, "n ≤ 128"),
        (float("nan"), BaseSource.RESPONDENTS, "n not known"),
    ],
)
def test_base_is_told_as_what_it_is(number: float, source: BaseSource, told: str) -> None:
    """An upper limit has its own sign and is whole, as people are; an effective base is called one."""
    assert base(number, source) == told


def test_smallest_base_is_told_as_a_lower_limit() -> None:
    """Where the fewest that can have answered stand in, the sign says so; a base that is known stays as it is."""
    assert base(28.3, BaseSource.RESPONDENTS, (Caveat.SMALLEST_BASE,)) == "n ≥ 29"
    assert base(272, BaseSource.STATED, (Caveat.SMALLEST_BASE,)) == "n = 272"


def test_base_that_neighbours_single_out_is_never_told_as_known() -> None:
    """A likely base has a sign of its own, and a base from elsewhere keeps its own sign."""
    assert base(193, BaseSource.RECOVERED, (Caveat.BASE_BY_NEIGHBOURS,)) == "n ≈ 193"
    assert base(196, BaseSource.RECOVERED, (Caveat.MISPRINTED,)) == "n = 196"
    assert base(272, BaseSource.STATED, (Caveat.BASE_BY_NEIGHBOURS,)) == "n = 272"
    assert base(142, BaseSource.RECOVERED, (Caveat.BASE_BY_NEIGHBOURS, Caveat.SMALLEST_BASE)) == "n ≥ 142"


@pytest.mark.parametrize("reason", Reason)
def test_what_is_withheld_differs_for_sure(reason: Reason) -> None:
    """A figure is withheld only where a difference is known."""
    assert not any("may" in doubt for doubt in doubts([reason], known=tuple(Reason)))


def test_each_side_has_the_sign_of_its_own_base() -> None:
    """What limits one edition does not limit the other: a base that is known there stays known."""
    change = evolve(
        CHANGE,
        base_earlier=196.0,
        base_source_earlier=BaseSource.RECOVERED,
        base_later=400.0,
        base_source_later=BaseSource.RESPONDENTS,
        caveats=(Caveat.SEVERAL_BASES, Caveat.UPPER_LIMIT, Caveat.SMALLEST_BASE),
    )
    evidence = {("i", "", "o", "all", 2017, 2019): Evidence(caveats_later="base is an upper limit")}
    about = About(evidence=evidence)
    assert (base_of(change, "earlier", about), base_of(change, "later", about)) == ("n = 196", "n ≤ 400")


def test_thresholds_are_told_in_the_kind_of_people_they_count() -> None:
    """Effective bases have effective thresholds; a mix of both names both."""
    known = evolve(CHANGE, caveats=(Caveat.UPPER_LIMIT,), holds_from_base_earlier=1046, holds_from_base_later=23)
    assert holds_from(known) == "n ≥ 1,046 and 23"
    assert holds_from(evolve(known, base_source_later=BaseSource.EFFECTIVE)) == "n ≥ 1,046 and effective n ≥ 23"
    both = evolve(known, base_source_earlier=BaseSource.EFFECTIVE, base_source_later=BaseSource.EFFECTIVE)
    assert holds_from(both) == "effective n ≥ 1,046 and 23"
    assert holds_from(evolve(known, caveats=())) == ""


def test_difference_that_is_overlooked_is_still_known() -> None:
    """A change that is shown despite a difference is not said to differ perhaps."""
    shown = evolve(
        CHANGE, comparability=Comparability.CAUTION, reasons=(Reason.PERIOD,), caveats=(Caveat.DESPITE_PERIOD,)
    )
    assert verdict(shown, About())[0] == "rose; period differs"


def asked_by(*modes: str) -> About:
    """What is known of an indicator that editions from 2017 on ask in these modes."""
    years = range(2017, 2017 + len(modes))
    return About(
        enquiries={(year, "s"): Enquiry(mode=mode) for year, mode in zip(years, modes, strict=True)},
        asked={("it", year): "s" for year in years},
    )


@pytest.mark.parametrize(
    ("modes", "told"),
    [
        (("online", "interview"), "mode differs"),
        (("online", "online"), "mode may differ"),
        (("online", "unknown"), "mode may differ"),
        (("unknown", "unknown"), "mode may differ"),
    ],
)
def test_modes_that_both_editions_say_differ(modes: tuple[str, str], told: str) -> None:
    """Where both modes are known, a change of mode is one; where one is not, it may be one."""
    row = evolve(
        CHANGE, indicator="it", earlier=2017, later=2018, **typed(comparability="caution", reasons="mode; wording")
    )
    others = "wording may differ" if told == "mode differs" else ""
    assert doubts_of(row, asked_by(*modes)) == ((told, others) if others else ("mode and wording may differ",))


def test_change_of_mode_on_the_way_belongs_to_a_line_and_not_to_its_ends() -> None:
    """A line runs through every edition; a change compares two, which may be asked alike."""
    modes = asked_by("online", "interview", "online")
    graded = typed(comparability="caution", reasons="mode")
    labels = dict.fromkeys(("series", "item", "option", "group", "segment", "indicator_label", "item_label"), "")
    line = Trend(indicator="it", option_label="", editions=3, first=2017, last=2019, **labels)
    assert doubts_of(evolve(line, **graded), modes) == ("mode differs",)
    change = evolve(CHANGE, indicator="it", earlier=2017, later=2019, **graded)
    assert doubts_of(change, modes) == ("mode may differ",)
    assert doubts_of(evolve(line, last=2030, **graded), modes) == ("mode may differ",)


def test_mode_is_known_from_the_files(netclean: Series) -> None:
    """The 2018 report says how it asked, and that of 2017 does not."""
    told = about(netclean)
    assert told.modes("respondents-usa", [2018]) == {netclean[2018].survey("police").mode}
    assert told.modes("cloud-storage", [2017]) == frozenset()
