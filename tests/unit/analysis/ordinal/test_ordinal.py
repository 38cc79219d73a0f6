"""Changes of whole distributions: the five measures, ranges, refusals, options."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.ordinal.ordinal import ordinal_changes
from nctrends.analysis.shares.indicators import follows_scale
from nctrends.errors import InputError
from nctrends.model.question import Question
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.series import Series
from nctrends.proportions import mean_score_interval, probability_higher, probability_higher_interval

SCALE = "never rarely sometimes often always"
EARLIER, LATER = (12, 25, 44, 72, 43), (9, 24, 60, 120, 87)
MEASURES = ["probability-higher", "net-balance", "top-2", "bottom-2", "mean-score"]


def asked(counts: tuple[int, ...], options: str = SCALE, **more: Any) -> Question:
    """A question on a scale that prints the count of each option."""
    told = [figure(str(count), option) for option, count in zip(options.split(), counts, strict=True)]
    return question(figures=told, options=options, kind="ordinal", base_count=sum(counts), unit="count", **more)


def followed(*questions: Question, options: str = SCALE, grade: str = "identical") -> Series:
    """A series with an indicator, "it", that follows the whole scale of its questions."""
    at = {2018 + i: place(options) for i in range(len(questions))}
    editions = (edition(year, one, respondents=900) for year, one in zip(at, questions, strict=True))
    return series(*editions, indicators={"it": indicator(at, grade=grade)})


def row_of(of: Series, measure: str, **options: Any) -> OrdinalChange:
    """The one row of a measure."""
    (row,) = ordinal_changes(of, **options).filter(measure=measure)
    return row


@pytest.fixture
def counted() -> Series:
    """Two editions that print all counts."""
    return followed(asked(EARLIER), asked(LATER))


def test_each_change_has_five_rows(counted: Series) -> None:
    """The shift of the whole distribution comes first."""
    assert list(ordinal_changes(counted).column("measure")) == MEASURES


def test_shift_is_the_probability_of_a_higher_answer(counted: Series) -> None:
    """One row tells the whole shift, as the kernel computes it from the counts."""
    row = row_of(counted, "probability-higher")
    assert row.estimate == pytest.approx(float(probability_higher(LATER, EARLIER)))
    assert (row.conf_low, row.conf_high) == pytest.approx(probability_higher_interval(LATER, EARLIER))
    assert (row.no_change, row.verdict, row.method) == (0.5, "rose", "hybrid-score")


@pytest.mark.parametrize(
    ("measure", "scores"),
    [("mean-score", [1, 2, 3, 4, 5]), ("net-balance", [-1, -1, 0, 1, 1])],
    ids=str,
)
def test_means_are_those_of_the_kernel(counted: Series, measure: str, scores: list[int]) -> None:
    """Mean and net balance of both editions, their difference and its interval."""
    row = row_of(counted, measure)
    means = [sum(s * c for s, c in zip(scores, counts, strict=True)) / sum(counts) for counts in (LATER, EARLIER)]
    assert (row.estimate_later, row.estimate_earlier) == pytest.approx(tuple(means))
    assert row.estimate == pytest.approx(means[0] - means[1])
    assert (row.conf_low, row.conf_high) == pytest.approx(mean_score_interval(LATER, EARLIER, scores))


@pytest.mark.parametrize(("measure", "options"), [("top-2", "often always"), ("bottom-2", "never rarely")])
def test_nets_are_compared_as_changes_does(measure: str, options: str) -> None:
    """The two highest and the two lowest options have the interval that an indicator of that net would have."""
    of = followed(asked(EARLIER), asked(LATER))
    net = indicator({2018: place(options), 2019: place(options)})
    (change,) = changes(evolve(of, crosswalk=evolve(of.crosswalk, indicators={"net": net})))
    row = row_of(of, measure)
    for name in ("estimate", "conf_low", "conf_high", "p_value", "verdict", "method"):
        assert getattr(row, name) == pytest.approx(getattr(change, name)), name


def test_scores_may_be_given(counted: Series) -> None:
    """Unequal steps between options change the mean score and no other measure."""
    row = row_of(counted, "mean-score", scores=[0, 1, 2, 4, 8])
    assert (row.conf_low, row.conf_high) == pytest.approx(mean_score_interval(LATER, EARLIER, [0, 1, 2, 4, 8]))
    plain, scored = ordinal_changes(counted), ordinal_changes(counted, scores=[0, 1, 2, 4, 8])
    for measure in MEASURES[:-1]:
        assert plain.filter(measure=measure) == scored.filter(measure=measure)


def test_scale_may_be_printed_the_other_way_round(counted: Series) -> None:
    """An edition that prints the highest option first is named in its place from the lowest up."""
    turned = " ".join(reversed(SCALE.split()))
    of = series(
        edition(2018, asked(EARLIER), respondents=900),
        edition(2019, asked(LATER[::-1], options=turned), respondents=900),
        indicators={"it": indicator({2018: place(SCALE), 2019: place(SCALE)})},
    )
    assert row_of(of, "probability-higher").estimate == pytest.approx(float(probability_higher(LATER, EARLIER)))
    assert row_of(of, "top-2").estimate == pytest.approx(row_of(counted, "top-2").estimate)


def test_rounded_shares_leave_ranges() -> None:
    """Whole percents widen the interval of each measure around that of their exact counts."""
    earlier, later = (
        question([f"{p}%" for p in row], options=SCALE, kind="ordinal", base_count=400)
        for row in ((5, 15, 30, 30, 20), (3, 10, 27, 33, 27))
    )
    of = followed(earlier, later)
    for measure in MEASURES:
        row, exact = row_of(of, measure), row_of(of, measure, ranges="printed")
        assert row.estimate_low < row.estimate < row.estimate_high
        assert row.conf_low < exact.conf_low < exact.conf_high < row.conf_high
        assert row.p_value > exact.p_value
        assert exact.caveats == ("ranges ignored",)


def test_phrase_bounds_what_it_speaks_of() -> None:
    """A net told in words and options that are not printed leave wide ranges, and no false certainty."""
    vague = question(
        figures=[figure("almost two thirds", ["often", "always"]), figure("10%", "never")],
        options=SCALE,
        kind="ordinal",
        base_count=400,
    )
    of = followed(asked(EARLIER), vague)
    row = row_of(of, "mean-score")
    assert row.verdict in ("too vague to say", "no detectable change")
    assert row.estimate_high - row.estimate_low > 0.4
    net = row_of(of, "top-2")
    assert net.estimate_low_later == pytest.approx(247 / 400)  # 2/3 - 0.05 is 246.7 of 400, section 7
    assert net.estimate_high_later == pytest.approx(266 / 400)
    assert "phrase only" in net.caveats


def test_answers_without_an_opinion_are_not_on_the_scale() -> None:
    """Don't know is left out of the scale, and shares are taken on the others."""
    with_unsure = f"{SCALE} unsure"
    questions = [asked((*counts, 40), options=with_unsure, dont_know=("unsure",)) for counts in (EARLIER, LATER)]
    of = followed(*questions)
    assert follows_scale(of, of.crosswalk.indicators["it"])
    row = row_of(of, "probability-higher")
    assert row.estimate == pytest.approx(float(probability_higher(LATER, EARLIER)))
    assert (row.base_earlier, row.base_later) == pytest.approx((196, 300))


def test_not_comparable_step_is_withheld(counted: Series) -> None:
    """A withheld change keeps its printed figures and bases, and has no number."""
    rows = ordinal_changes(followed(asked(EARLIER), asked(LATER), grade="not_comparable"))
    assert set(rows.column("verdict")) == {"not comparable"}
    assert rows[0].printed_later == "9 / 24 / 60 / 120 / 87"
    assert rows[0].base_earlier == 196
    assert rows[0].estimate != rows[0].estimate
    shown = ordinal_changes(followed(asked(EARLIER), asked(LATER), grade="not_comparable"), despite="period")
    assert shown[0].verdict == "rose"
    assert shown[0].caveats == ("shown despite period",)


def test_scales_of_different_lengths_are_not_comparable() -> None:
    """Five options against three say nothing of each other, however the step is graded."""
    of = series(
        edition(2018, asked(EARLIER), respondents=900),
        edition(2019, asked((30, 40, 50), options="low middle high"), respondents=900),
        indicators={"it": indicator({2018: place(SCALE), 2019: place("low middle high")}, grade="comparable")},
    )
    row = row_of(of, "probability-higher")
    assert (row.verdict, row.comparability, row.reasons) == ("not comparable", "not_comparable", ("scale",))


def test_items_of_one_edition_make_no_change(netclean: Series) -> None:
    """The five kinds of material of 2018 against each other is not a change, and is refused with the reason."""
    with pytest.raises(InputError, match="items of one edition are different questions"):
        ordinal_changes(netclean[2018])  # type: ignore[arg-type]
    question_id = "self-produced-how-common"
    options = " ".join(option.id for option in netclean[2018].surveys["police"].questions[question_id].options)
    kinds = evolve(place(options, question=question_id), survey="police", item="voluntary")
    asked_once = {"kinds": indicator({2018: kinds})}
    one = evolve(netclean, crosswalk=evolve(netclean.crosswalk, indicators=asked_once))
    with pytest.raises(InputError, match="only one edition asks kinds"):
        ordinal_changes(one, indicators=["kinds"])


def test_indicator_of_one_share_is_refused_by_name(netclean: Series) -> None:
    """An indicator that follows one option has no distribution; without names it is passed over."""
    with pytest.raises(InputError, match="cloud-storage follows no whole scale"):
        ordinal_changes(netclean, indicators=["cloud-storage"])
    assert len(ordinal_changes(netclean)) == 0


@pytest.mark.parametrize(
    ("questions", "follows"),
    [
        (asked(EARLIER), True),
        (asked((1, 2), options="no yes"), False),
        (evolve(asked(EARLIER), kind="single"), False),
        (question(options=f"{SCALE} beyond", kind="ordinal"), False),
    ],
    ids=["all options", "two options", "no order", "an option left out"],
)
def test_what_follows_a_scale(questions: Question, follows: bool) -> None:
    """All options of an ordinal question, three or more of them."""
    named = "no yes" if len(questions.options) == 2 else SCALE
    of = followed(questions, questions, options=named)
    assert follows_scale(of, of.crosswalk.indicators["it"]) is follows


@pytest.mark.parametrize("family", ["editions", "indicator", "all"])
def test_each_measure_has_families_of_its_own(family: str) -> None:
    """Two indicators make a family of two of each measure, not of ten rows."""
    of = followed(asked(EARLIER), asked(LATER), asked(LATER))
    once = of.crosswalk.indicators["it"]
    both = evolve(of, crosswalk=evolve(of.crosswalk, indicators={"it": once, "again": once}))
    rows = ordinal_changes(both, family=family)  # type: ignore[arg-type]
    assert set(rows.column("family_size")) == {{"editions": 2, "indicator": 2, "all": 4}[family]}
    assert all(row.p_adjusted >= row.p_value for row in rows)


def test_editions_are_paired_as_in_changes() -> None:
    """`against` and `editions` choose the pairs."""
    of = followed(asked(EARLIER), asked(LATER), asked(LATER))
    pairs = lambda **options: sorted({(r.earlier, r.later) for r in ordinal_changes(of, **options)})  # noqa: E731
    assert pairs() == [(2018, 2019), (2019, 2020)]
    assert pairs(against="first") == [(2018, 2019), (2018, 2020)]
    assert pairs(against="all") == [(2018, 2019), (2018, 2020), (2019, 2020)]
    assert pairs(against=2019) == [(2018, 2019), (2019, 2020)]
    assert pairs(editions=[2018, 2020]) == [(2018, 2020)]


def test_design_effect_divides_the_bases(counted: Series) -> None:
    """A clustered survey has fewer people in effect, and wider intervals."""
    plain, clustered = row_of(counted, "mean-score"), row_of(counted, "mean-score", design_effect=2.0)
    assert clustered.base_earlier == pytest.approx(98)
    assert clustered.estimate == pytest.approx(plain.estimate)
    assert clustered.conf_low < plain.conf_low


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ranges": "imbens-manski"}, "is not known for whole distributions"),
        ({"scores": [1, 2, 3]}, "give 5 numbers, ascending"),
        ({"scores": [5, 4, 3, 2, 1]}, "give 5 numbers, ascending"),
        ({"against": "last"}, "against='last' is not known"),
        ({"adjust": "sidak"}, 'adjust="sidak" is not known'),
    ],
    ids=["ranges", "few scores", "falling scores", "against", "adjust"],
)
def test_options_that_are_none_are_refused(counted: Series, options: dict[str, Any], message: str) -> None:
    """A choice that does not exist is told with those that do."""
    with pytest.raises(InputError, match=message):
        ordinal_changes(counted, **options)


def test_frame_is_plain(counted: Series) -> None:
    """Text, Int64 for years and sizes, float64 for the rest; one row a key."""
    frame = ordinal_changes(counted).to_frame()
    assert [str(frame[name].dtype) for name in ("earlier", "later", "family_size")] == ["Int64"] * 3
    assert str(frame["estimate"].dtype) == "float64"
    assert not frame.duplicated(subset=["series", "indicator", "item", "group", "earlier", "later", "measure"]).any()
