"""Steps and paths: the worst grade on the way, its reasons, and what may be overlooked."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, indicator, place, question, series

from nctrends.analysis.comparability.alignment import align, path_between
from nctrends.model.crosswalk import Step
from nctrends.model.series import Series
from nctrends.model.words import Comparability

AT = {year: place() for year in (2015, 2016, 2018, 2019)}
GRADES = ["comparable", "not_comparable", "caution"]
FOLLOWED = indicator(AT, GRADES)


@pytest.mark.parametrize(
    ("earlier", "later", "grade", "reasons"),
    [
        (2015, 2016, "comparable", ()),
        (2016, 2018, "not_comparable", ("period",)),
        (2018, 2019, "caution", ("prompt",)),
        (2015, 2018, "not_comparable", ("period",)),
        (2015, 2019, "not_comparable", ("period", "prompt")),
        (2016, 2019, "not_comparable", ("period", "prompt")),
    ],
)
def test_path_takes_the_worst_grade_and_all_reasons(
    earlier: int, later: int, grade: str, reasons: tuple[str, ...]
) -> None:
    """Over several editions the worst step decides, and the reasons of every step are told once, in order."""
    path = path_between(FOLLOWED, earlier, later)
    assert (path.grade, path.reasons, path.overlooked) == (grade, reasons, ())


def test_order_of_steps_in_the_file_does_not_matter() -> None:
    """Law 15: steps written in another order make the same path."""
    turned = evolve(FOLLOWED, steps=tuple(reversed(FOLLOWED.steps)))
    assert path_between(turned, 2015, 2019) == path_between(FOLLOWED, 2015, 2019)


def test_overlooked_reason_lifts_a_step_to_caution() -> None:
    """A step withheld for a reason that the caller overlooks counts as caution, and says what was overlooked."""
    path = path_between(FOLLOWED, 2015, 2019, ["period"])
    assert (path.grade, path.overlooked) == (Comparability.CAUTION, ("period",))
    assert path.reasons == ("period", "prompt")


def test_overlooking_one_of_two_reasons_is_not_enough() -> None:
    """A step withheld for two reasons stays withheld until both are overlooked."""
    (step,) = FOLLOWED.steps[1:2]
    both = evolve(step, reasons={"period": "it differs", "base": "so does it"})
    followed = evolve(FOLLOWED, steps=(FOLLOWED.steps[0], both, FOLLOWED.steps[2]))
    assert path_between(followed, 2016, 2018, ["period"]).grade is Comparability.NOT_COMPARABLE
    assert path_between(followed, 2016, 2018, ["base", "period", "mode"]).grade is Comparability.CAUTION


def test_overlooking_does_not_touch_what_is_comparable_anyway() -> None:
    """A reason that withholds nothing is not told as overlooked."""
    assert path_between(FOLLOWED, 2018, 2019, ["prompt"]).overlooked == ()


def test_step_withheld_without_a_reason_stays_withheld() -> None:
    """Where a step built by hand gives no reason, there is nothing that could be overlooked."""
    step = Step(from_=2016, to=2018, grade="not_comparable")
    followed = evolve(FOLLOWED, steps=(FOLLOWED.steps[0], step, FOLLOWED.steps[2]))
    assert path_between(followed, 2016, 2018).grade is Comparability.NOT_COMPARABLE
    assert path_between(followed, 2016, 2018, ["period"]).grade is Comparability.NOT_COMPARABLE


def test_step_that_nobody_judged_is_not_taken_for_identical() -> None:
    """Where a series built by hand lacks a step, the editions on its two sides are not comparable."""
    followed = evolve(FOLLOWED, steps=(FOLLOWED.steps[0], FOLLOWED.steps[2]))
    assert path_between(followed, 2015, 2019).grade is Comparability.NOT_COMPARABLE


def test_links_are_the_steps_in_the_order_of_years() -> None:
    """One row a step, with grade, reasons and their sentences, and the two questions."""
    asked = question(["54 %", "46 %"])
    told = series(*(edition(year, {"q": asked}) for year in AT), indicators={"it": FOLLOWED})
    rows = list(align(told))
    assert [(row.earlier, row.later, row.comparability) for row in rows] == [
        (2015, 2016, "comparable"),
        (2016, 2018, "not_comparable"),
        (2018, 2019, "caution"),
    ]
    assert [row.reasons for row in rows] == [(), ("period",), ("prompt",)]
    assert rows[1].explanation == ("it differs",)
    assert {(row.series, row.indicator, row.question_earlier, row.question_later) for row in rows} == {
        ("made", "it", "q", "q")
    }


def test_step_without_reasons_is_explained_from_the_files() -> None:
    """Where the person gave no reason the explanation says what the files themselves limit, or that nothing does."""
    plain, vague = question(["54 %", "46 %"]), question(["54 %", "46 %"], wording="paraphrased")
    told = series(edition(2018, plain), edition(2019, plain), grade="comparable")
    assert align(told)[0].explanation == ("the same question, asked in the same way",)
    told = series(edition(2018, plain), edition(2019, vague), grade="comparable")
    assert any("paraphrased" in reason for reason in align(told)[0].explanation)


def test_steps_that_the_design_names_are_withheld(netclean: Series) -> None:
    """Work computers 2015 (ever) against 2016 (past year) are not comparable, for their period."""
    link = align(netclean).filter(indicator="work-computers", later=2016)[0]
    assert link.comparability == "not_comparable"
    assert "period" in link.reasons


def test_figure_reprinted_as_one_series_is_comparable(netclean: Series) -> None:
    """The 2017 report prints 34 % for 2016 beside its own 46 %: one series of the publisher."""
    (link,) = align(netclean).filter(indicator="social-chat-apps")
    assert (link.earlier, link.later, link.comparability) == (2016, 2017, "comparable")


def test_scottish_steps_are_one_series(scottish: Series) -> None:
    """All years are columns of one published table."""
    assert {link.comparability for link in align(scottish)} == {"comparable"}
