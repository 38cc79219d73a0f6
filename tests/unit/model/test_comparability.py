"""The limits of a judgement: every rule of the table in section 6 of the design, and which of them wins."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from nctrends.model.comparability import Side, base_in_words, best_grade, limits, resolved, same_base, side_of
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.question import Document, Filter, Item, PrintedFigure, Question, ResponseOption, Source
from nctrends.model.series import Series
from nctrends.model.words import Comparability

SURVEY = Survey(population=Population(id="police", text="police officers"), respondents=272, mode="online")
QUESTION = Question(
    asked="How common is it?",
    wording="verbatim",
    kind="single",
    options=(ResponseOption(id="yes", label="Yes"), ResponseOption(id="no", label="No")),
    period="none",
    base="all",
    source=Source(in_="report"),
    table={"": ("54 %", "46 %")},
)
PLACE = Place(survey="police", question="q", options=("yes",))
FILTER = Filter(question="met", options=("often", "seldom"))

MET = Question(
    asked="How often is it met?",
    options=tuple(ResponseOption(id=name.lower(), label=name) for name in ("Often", "Seldom", "Never", "Daily")),
    items={"work": Item(label="At work")},
)
WHOLE = evolve(SURVEY, questions={"met": MET})
"""The survey with the question that filters lead through."""

NOT, CAUTION, COMPARABLE, IDENTICAL = Comparability


def side(year: int = 2018, **changed: Any) -> Side:
    """One end of a step; keys of a question, a survey or a place as they differ from the other end."""
    parts = {"question": QUESTION, "survey": SURVEY, "place": PLACE}
    for name, value in changed.items():
        key = next(key for key, part in parts.items() if hasattr(part, name))
        parts[key] = evolve(parts[key], **{name: value})
    return Side(year=year, secondary=False, base=base_in_words(WHOLE, parts["question"].base), **parts)  # type: ignore[arg-type]


def best(earlier: Side, later: Side, *, same_series: bool = False) -> Comparability:
    """The best grade of a step between two sides."""
    source = Source(in_="report") if same_series else None
    return best_grade(Step(from_=2018, to=2019, grade="identical", same_series=source), earlier, later)


def test_all_of_it_equal_may_be_identical() -> None:
    """Two editions that say the same of everything set no limit."""
    assert limits(side(), side(2019)) == ()
    assert best(side(), side(2019)) is IDENTICAL


RULES = [
    pytest.param({"population": Population(id="teachers", text="x")}, NOT, "population", id="other population"),
    pytest.param({"population": Population(id="unknown", text="x")}, CAUTION, "population", id="unknown population"),
    pytest.param({"period": "past-year"}, NOT, "period", id="other period"),
    pytest.param({"period": "unknown"}, CAUTION, "period", id="unknown period"),
    pytest.param({"base": FILTER}, NOT, "base", id="other base"),
    pytest.param({"base": "unknown"}, CAUTION, "base", id="unknown base"),
    pytest.param({"kind": "multi"}, NOT, "options", id="other kind"),
    pytest.param({"kind": "unknown"}, CAUTION, "options", id="unknown kind"),
    pytest.param({"mode": "interview"}, CAUTION, "mode", id="other mode"),
    pytest.param({"mode": "unknown"}, CAUTION, "mode", id="unknown mode"),
    pytest.param({"asked": "How rare is it?"}, CAUTION, "prompt", id="other prompt"),
    pytest.param({"wording": "paraphrased"}, CAUTION, "wording", id="paraphrased"),
    pytest.param({"wording": "unknown"}, CAUTION, "wording", id="wording unknown"),
    pytest.param({"options": ("yes", "no")}, COMPARABLE, "options", id="options merged"),
    pytest.param({"options": ("aye",)}, COMPARABLE, "options", id="options renamed"),
    pytest.param({"item": "extortion"}, COMPARABLE, "options", id="other item"),
]


@pytest.mark.parametrize("later_first", [False, True], ids=["earlier", "later"])
@pytest.mark.parametrize(("changed", "grade", "reason"), RULES)
def test_rule_limits_the_grade(changed: dict[str, Any], grade: Comparability, reason: str, later_first: bool) -> None:
    """Each rule of the table sets its limit, whichever of the two editions differs, and says why."""
    name = next(iter(changed))
    one = evolve(side(), place=evolve(PLACE, **changed)) if name in ("options", "item") else side(**changed)
    sides = (one, side(2019)) if later_first else (side(), evolve(one, year=2019))
    assert best(*sides) is grade
    found = limits(*sides)
    assert found[0].best is grade
    if name != "item":
        assert found[0].reason == reason
    assert found[0].sentence


@pytest.mark.parametrize(
    "changed",
    [
        {"population": Population(id="unknown", text="")},
        {"period": "unknown"},
        {"base": "unknown"},
        {"kind": "unknown"},
        {"mode": "unknown"},
        {"wording": "unknown"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_unknown_on_both_sides_is_not_equal(changed: dict[str, Any]) -> None:
    """Two unknowns are not known to be the same."""
    assert best(side(**changed), side(2019, **changed)) is CAUTION


def test_secondary_source_is_caution_at_most() -> None:
    """A figure that only somebody else prints limits the step, on either side."""
    second = evolve(side(), secondary=True)
    assert best(second, side(2019)) is CAUTION
    assert limits(side(), evolve(second, year=2019))[0].reason == "source"


@pytest.mark.parametrize(
    ("changed", "grade"),
    [
        pytest.param({}, COMPARABLE, id="nothing else"),
        pytest.param({"asked": "How rare is it?"}, COMPARABLE, id="lifts another prompt"),
        pytest.param({"wording": "paraphrased"}, COMPARABLE, id="lifts a paraphrase"),
        pytest.param({"wording": "unknown"}, COMPARABLE, id="lifts an unknown wording"),
        pytest.param({"mode": "interview"}, CAUTION, id="not another mode"),
        pytest.param({"period": "unknown"}, CAUTION, id="not an unknown period"),
        pytest.param({"period": "past-year"}, NOT, id="not another period"),
        pytest.param({"population": Population(id="teachers", text="")}, NOT, id="not another population"),
        pytest.param({"base": FILTER}, NOT, id="not another base"),
        pytest.param({"kind": "multi"}, NOT, id="not another kind"),
    ],
)
def test_one_series_of_the_publisher_lifts_wording_and_prompt(changed: dict[str, Any], grade: Comparability) -> None:
    """Where the publisher prints both figures as one series, wording and prompt no longer limit; the rest does."""
    assert best(side(), side(2019, **changed), same_series=True) is grade


def test_one_series_does_not_lift_a_secondary_source() -> None:
    """What somebody else prints stays doubtful in a series too."""
    assert best(evolve(side(), secondary=True), side(2019), same_series=True) is CAUTION


def test_strictest_limit_comes_first() -> None:
    """Of several limits the strictest decides, and all are told."""
    found = limits(side(), side(2019, period="past-year", asked="Other?", mode="interview"))
    assert [limit.best for limit in found] == [NOT, CAUTION, CAUTION]
    assert {limit.reason for limit in found} == {"period", "prompt", "mode"}


def test_wording_of_labels_does_not_matter() -> None:
    """Limits compare ids: another text for the same population, question label or option changes nothing."""
    other = side(2019, population=Population(id="police", text="officers of the police"), note="x", unit="percent")
    assert limits(side(), other) == ()


@pytest.mark.parametrize("part", ["filter", "net"])
def test_order_of_options_does_not_matter(part: str) -> None:
    """Law 15: the same filter or net with its options named in another order is the same."""
    if part == "filter":
        turned = Filter(question="met", options=("seldom", "often"))
        sides = side(base=FILTER), side(2019, base=turned)
    else:
        net = evolve(side(), place=evolve(PLACE, options=("yes", "no")))
        sides = net, evolve(net, year=2019, place=evolve(PLACE, options=("no", "yes")))
    assert best(*sides) is IDENTICAL


WORK = Filter(question="met", options=("often",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(evolve(WORK, id="at-work"), evolve(FILTER, id="at-work"), True),
        pytest.param(evolve(WORK, id="at-work"), Filter(question="where", options=("work",), id="at-work"), True),
        pytest.param(evolve(WORK, id="at-work"), evolve(WORK, id="at-home"), False),
        pytest.param(evolve(WORK, id="at-work"), WORK, True),
        pytest.param(evolve(WORK, id="at-work"), FILTER, False),
        pytest.param(WORK, FILTER, False),
        pytest.param(WORK, evolve(WORK, item="work"), False),
        pytest.param(evolve(WORK, id="all"), "all", False),
    ],
    ids=["split", "other question", "other id", "id on one side", "one id, others", "no id", "other row", "not all"],
)
def test_base_ids_tell_the_same_people(one: Filter, other: Filter | str, same: bool) -> None:
    """Filters with one id have the same people; without an id on both sides their answers decide."""
    assert same_base(one, other) is same is same_base(other, one)


def test_filters_that_differ_are_told_by_their_answers() -> None:
    """The sentence says on each side which answers to which question led here, not that some did."""
    other = Filter(question="met", options=("seldom", "daily"), item="work", id="at-work")
    (limit,) = limits(side(base=WORK), side(2019, base=other))
    assert limit.sentence == (
        'the base differs: those who answered Often to "How often is it met?" and those who answered Seldom or Daily '
        'to "How often is it met?, At work" (at-work)'
    )


def test_filter_beside_all_is_told_too() -> None:
    """All respondents and some of them are named as such."""
    (limit,) = limits(side(), side(2019, base=WORK))
    assert limit.sentence.startswith("the base differs: all respondents and those who answered Often to")


DOCUMENTS = {"report": Document(document="Report"), "press": Document(document="Press", secondary=True)}
FIGURE = PrintedFigure(printed="54 %", of=("yes",))


def series_of(question: Question) -> Series:
    """Two editions, the later of which holds the question."""
    survey = evolve(SURVEY, questions={"q": question})
    later = Edition(year=2019, title="", sources=DOCUMENTS, surveys={"police": survey})
    return Series(id="s", editions=(evolve(later, year=2018, surveys={"police": SURVEY}), later))


@pytest.mark.parametrize(
    ("question", "place", "year", "secondary"),
    [
        pytest.param(QUESTION, PLACE, 2019, False, id="table of the report"),
        pytest.param(evolve(QUESTION, source=Source(in_="press")), PLACE, 2019, True, id="table in the press"),
        pytest.param(
            evolve(QUESTION, table={}, figures=(evolve(FIGURE, source=Source(in_="press")),)),
            PLACE,
            2019,
            True,
            id="figure in the press",
        ),
        pytest.param(
            evolve(QUESTION, table={}, figures=(evolve(FIGURE, source=Source(in_="press")), FIGURE)),
            PLACE,
            2019,
            False,
            id="figure in both",
        ),
        pytest.param(
            evolve(QUESTION, table={"": ("", "46 %")}, figures=(evolve(FIGURE, source=Source(in_="press")),)),
            PLACE,
            2019,
            True,
            id="cell left empty by the report",
        ),
        pytest.param(
            evolve(QUESTION, figures=(evolve(FIGURE, restates=2018, source=Source(in_="press")),)),
            evolve(PLACE, restated_in=2019),
            2018,
            True,
            id="restated in the press beside a table of the report",
        ),
    ],
)
def test_figure_is_secondary_where_nobody_but_others_print_it(
    question: Question, place: Place, year: int, secondary: bool
) -> None:
    """A side is secondary where every print of just its options, for its year, is not the publisher's own."""
    assert side_of(series_of(question), year, place).secondary is secondary


def test_side_of_a_restated_figure_has_the_survey_of_its_own_year() -> None:
    """A figure that a later edition repeats keeps the population and mode of its own enquiry."""
    question = evolve(QUESTION, figures=(evolve(FIGURE, restates=2018),))
    found = side_of(series_of(question), 2018, evolve(PLACE, restated_in=2019))
    assert found.survey == SURVEY
    assert found.question == question
    assert found.year == 2018


# --- steps for all indicators -----------------------------------------------------------------------------------------

EDITIONS = {
    year: Edition(
        year=year,
        title="",
        sources={"report": Document(document="Report")},
        surveys={
            "police": evolve(
                SURVEY,
                questions={
                    "met": MET,
                    "q": QUESTION,
                    "reworded": evolve(QUESTION, asked=f"How common is it in {year}?"),
                    "rebased": evolve(QUESTION, base="all" if year == 2018 else FILTER),
                },
            )
        },
    )
    for year in (2018, 2019)
}


def effective(question: str, default: Step, *own: Step) -> Step:
    """The one step of an indicator that follows a question, given a step for all indicators and perhaps its own."""
    at = dict.fromkeys(EDITIONS, evolve(PLACE, question=question))
    indicator = Indicator(label="", at=at, steps=own)
    (step,) = resolved(EDITIONS, Crosswalk(steps=(default,)), indicator).steps
    return step


@pytest.mark.parametrize(
    ("question", "grade", "reasons"),
    [("q", IDENTICAL, ()), ("reworded", CAUTION, ("prompt",)), ("rebased", NOT, ("base",))],
)
def test_step_for_all_counts_as_the_limit_where_it_is_above_it(
    question: str, grade: Comparability, reasons: tuple[str, ...]
) -> None:
    """What holds of two editions holds of each indicator as far as its files allow, for the reason that they set."""
    step = effective(question, Step(from_=2018, to=2019, grade="identical"))
    assert (step.grade, tuple(step.reasons)) == (grade, reasons)


def test_step_for_all_at_its_limit_keeps_its_own_reasons() -> None:
    """A person's reason stands where the files allow the grade."""
    default = Step(from_=2018, to=2019, grade="caution", reasons={"source": "the press told it"})
    assert effective("reworded", default) == default


def test_own_step_comes_before_the_one_for_all() -> None:
    """An indicator's own judgement is the exception."""
    own = Step(from_=2018, to=2019, grade="not_comparable", reasons={"scale": "five points, then seven"})
    assert effective("q", Step(from_=2018, to=2019, grade="identical"), own) == own


def test_undecided_step_for_all_stays_undecided() -> None:
    """Nothing is compared over it by any indicator, not even where the files would allow all."""
    assert effective("q", Step(from_=2018, to=2019, grade="not_comparable", undecided=True)).undecided


def test_step_for_all_says_nothing_of_other_years() -> None:
    """An indicator that skips an edition needs a step for the two years that it has."""
    at = dict.fromkeys(EDITIONS, PLACE)
    defaults = Crosswalk(steps=(Step(from_=2017, to=2019, grade="identical"),))
    assert resolved(EDITIONS, defaults, Indicator(label="", at=at)).steps == ()
