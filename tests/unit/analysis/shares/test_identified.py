"""What all printed figures of an item leave open of a share."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import PRESS, alone, estimate_at, figure, figures, place, question

from nctrends.analysis.shares.figures import ItemFigures, SeriesFigures
from nctrends.analysis.shares.readings import ShareRange
from nctrends.analysis.shares.scores import mean_score_range
from nctrends.analysis.shares.shares import share_of
from nctrends.errors import InputError
from nctrends.model.question import Group, Item, Question
from nctrends.model.series import Series

NEAR = 1e-12  # ends that come back through whole numbers of 10^-15


def printed(asked: Question, **more: Any) -> ItemFigures:
    """Everything printed about the question's one item."""
    return figures(alone(asked, **more), asked.options[0].id)


def ends(found: ShareRange | None) -> tuple[float, float] | None:
    """Both ends of a range."""
    return None if found is None else (found.low, found.high)


SCALE = "rare neither common"


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        pytest.param(question(["54.4 %", ""]), "yes", id="one cell"),
        pytest.param(question(["54.4 %", ""]), "no", id="its complement"),
        pytest.param(question(figures=[figure("almost two thirds")]), "yes", id="one phrase"),
        pytest.param(
            question(["", "", ""], [figure("a third"), figure("17 %", "no")], options="yes no rest"), "yes no"
        ),
        pytest.param(question(["17 %"], [figure("16.7 percent")], options="yes", kind="multi"), "yes", id="digits"),
        pytest.param(question(["30 %", "20 %"], kind="multi"), "yes no", id="union"),
        pytest.param(question(figures=[figure("six in 10")], kind="unknown"), "yes", id="unknown form"),
        pytest.param(question(options="yes no rest", row=["", "40 %", ""], kind="multi"), "yes", id="nothing"),
    ],
)
def test_simple_cases_agree_with_shares(asked: Question, options: str) -> None:
    """Where no other figure says more, the range is that of the share's own figures, complement or parts."""
    one, names = printed(asked), tuple(options.split())
    share, found = share_of(one, names), one.range(names)
    if share is None:
        assert found is None
    else:
        assert found is not None
        assert ends(found) == pytest.approx((share.low, share.high), abs=NEAR)
        assert found.value == pytest.approx(share.value, abs=NEAR)
        assert len(names) > 1 or found.low == share.low or share.others


def test_share_of_every_bundled_cell_holds_the_identified_range(netclean: Series) -> None:
    """On the bundled editions all figures together never widen what a share's own figures allow."""
    for one in SeriesFigures(netclean):
        for options in one.printed_options:
            share, found = share_of(one, options), one.range(options)
            if share is not None and share.people is None and found is not None:
                assert share.low - NEAR <= found.low <= found.high <= share.high + NEAR, (one.question_id, options)


def test_net_and_cells_narrow_each_other() -> None:
    """ "Nine in ten" to 93 % for the first two leaves the last what remains, and a printed part the other one."""
    asked = question(
        figures=[figure("40 %", "rare"), figure("at least 90.0 %", ("rare", "neither"))], options=SCALE, kind="ordinal"
    )
    assert ends(printed(asked).range(["common"])) == pytest.approx((0.0, 0.107), abs=NEAR)
    assert ends(printed(asked).range(["neither"])) == pytest.approx((0.488, 0.605), abs=NEAR)


def test_printed_people_bound_the_share_where_the_base_is_stated() -> None:
    """148 of 272 stated respondents are 54.41 %."""
    asked = question(figures=[figure("148")], base_count=272)
    assert ends(printed(asked).range(["yes"])) == pytest.approx((148 / 272, 148 / 272), abs=NEAR)


def test_table_is_believed_before_prose() -> None:
    """Prose that the table rules out is left out, and named with the one cell that rules it out."""
    asked = question(
        ["8.8%", "66%", "25.3%"], [figure("just over three quarters", "neither")], options=SCALE, kind="ordinal"
    )
    found = printed(asked)
    (conflict,) = found.identified.conflicts
    assert conflict.left_out.text == "just over three quarters"
    assert [reading.text for reading in conflict.against] == ["66%"]
    assert ends(found.range(["neither"])) == pytest.approx((0.658, 0.66), abs=NEAR)  # what 8.8 and 25.3 leave


def test_contradicting_set_is_minimal_and_about_the_parts() -> None:
    """A net is told against its own two cells, not against the three others whose complement it is."""
    asked = question(
        ["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"],
        [figure("80 %", ("d", "e"))],
        options="a b c d e",
        kind="ordinal",
    )
    (conflict,) = printed(asked).identified.conflicts
    assert [reading.options for reading in conflict.against] == [("d",), ("e",)]


def test_secondary_source_is_believed_last() -> None:
    """A number from somebody else's account yields to a phrase of the report."""
    asked = question(figures=[figure("80 %", source=PRESS), figure("almost half")])
    found = printed(asked)
    assert [conflict.left_out.text for conflict in found.identified.conflicts] == ["80 %"]
    assert ends(found.range(["yes"])) == pytest.approx((0.44, 0.5), abs=NEAR)


def test_row_that_cannot_add_up_binds_no_cell() -> None:
    """Where the cells of a table exceed 100 %, no cell is corrected by the others."""
    found = printed(question(["60 %", "50 %"]))
    assert not found.identified.sums_to_one
    assert ends(found.range(["yes"])) == (0.595, 0.605)
    assert ends(found.range(["no"])) == (0.495, 0.505)


def test_figures_on_other_bases_do_not_mix() -> None:
    """A figure whose base is printed apart from that of the most trusted one says nothing about the same people."""
    asked = question(figures=[figure("50.0 %", base=400), figure("60.0 %", base=90)])
    found = printed(asked).identified
    assert [reading.base for reading in found.kept] == [400]
    assert not found.conflicts


def test_net_of_unknown_form_is_refused() -> None:
    """Shares of a question whose form is not known are not joined; single ones are given."""
    asked = question(["30 %", "20 %"], kind="unknown")
    assert ends(printed(asked).range(["yes"])) == (0.295, 0.305)
    with pytest.raises(InputError, match="cannot be joined"):
        estimate_at(alone(asked), "yes no")


def test_unknown_option_is_told_with_the_nearest() -> None:
    """A slip in an option's id is told as such."""
    with pytest.raises(InputError, match=r'no option "yess"\. Did you mean yes\?'):
        printed(question(["54.4 %", "45.6 %"])).range(["yess"])


def test_mean_score_of_a_full_row() -> None:
    """20, 30 and 50 % exactly are 2.3 on a scale from 1 to 3; rounded, a hundredth of a point to each side at most."""
    found = mean_score_range(printed(question(["20.0 %", "30.0 %", "50.0 %"], options=SCALE, kind="ordinal")))
    # the largest mean moves half a unit from the lowest option to the highest, the smallest the other way round
    assert found == pytest.approx((2.299, 2.301, 2.3), abs=NEAR)


def test_mean_score_from_a_net() -> None:
    """Two thirds in the top two of three leave the mean between 1.6 and 2.7."""
    asked = question(figures=[figure("60–70 %", ("neither", "common"))], options=SCALE, kind="ordinal")
    found = mean_score_range(printed(asked))
    assert found is not None
    assert found[:2] == pytest.approx((1.595, 2.41), abs=NEAR)
    assert found[2] is None


def test_mean_score_leaves_out_those_without_an_opinion() -> None:
    """Of 40 % rare, 40 % common and 20 % don't know the mean is of the 80 %: about 1.5 on a scale of two."""
    asked = question(["40.0 %", "40.0 %", "20.0 %"], options="rare common dont-know", dont_know=("dont-know",))
    found = mean_score_range(printed(asked))
    assert found is not None
    low, high, value = found
    assert value == pytest.approx(1.5, abs=NEAR)
    assert low < 1.5 < high
    assert high - low < 0.003


@pytest.mark.parametrize(
    ("asked", "scores", "told"),
    [
        pytest.param(question(["30 %", ""], kind="multi"), None, "one answer each", id="several answers"),
        pytest.param(question(["30 %", ""]), {"yes": 1}, "no score for no", id="score missing"),
        pytest.param(question(["30 %", ""]), {"yes": 1, "no": 2, "x": 3}, '"x" is no option', id="unknown option"),
    ],
)
def test_mean_score_refusals(asked: Question, scores: dict[str, float] | None, told: str) -> None:
    """A mean score needs one answer each and a score for each option."""
    with pytest.raises(InputError, match=told):
        mean_score_range(printed(asked), scores)


def test_mean_score_of_nothing_printed_is_none() -> None:
    """Without a figure that bounds it there is no mean score."""
    assert mean_score_range(printed(question(["", ""]))) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({}, None, id="none"),
        pytest.param({"base_count": 200}, 200, id="question"),
        pytest.param({"composition": True}, 400, id="composition"),
    ],
)
def test_stated_base(more: dict[str, Any], expected: int | None) -> None:
    """The base that a report states is that of the group, the item, the question, or the survey for its composition."""
    asked = question(["54.4 %", "45.6 %"], **more)
    assert printed(asked).stated_base == expected
    grouped = alone(asked, groups={"us": Group(label="US", base=148)})
    assert SeriesFigures(grouped).at(2018, place(), "us").stated_base == 148
    with_item = evolve(asked, items={"one": Item(label="One", base=99)}, table={"one": ("54.4 %", "45.6 %")})
    (only,) = SeriesFigures(alone(with_item))
    assert only.stated_base == 99
