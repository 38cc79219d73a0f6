"""A list that prints only its top rows: each person gave one answer, and some gave one that is not listed."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.conftest import EDITION, Write
from tests.unit.analysis.made import alone, edition, estimate, figure, indicator, place, question, series, telling

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.checks.check import check
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.shares.figures import SeriesFigures
from nctrends.analysis.shares.scores import mean_score_range
from nctrends.errors import EditionError, InputError
from nctrends.files.load import load_series

TOP = question(["30.4 %", "20.1 %", "10.3 %"], options="a b c")
PARTIAL = evolve(TOP, partial=True)


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        pytest.param(TOP, ["row-sum"], id="whole"),
        pytest.param(PARTIAL, [], id="partial"),
        pytest.param(evolve(PARTIAL, base_count=368), [], id="partial on a printed base"),
        pytest.param(evolve(PARTIAL, table={"": ("60.4 %", "30.1 %", "20.3 %")}), ["row-sum"], id="above 100"),
        pytest.param(evolve(PARTIAL, base_count=10), ["not-printable"] * 3, id="cells of no count"),
    ],
)
def test_partial_row_need_not_add_up(asked: object, codes: list[str]) -> None:
    """Its rows may leave something to the others; above 100 % no list of one answer each can be."""
    assert [row.code for row in check(alone(asked))] == codes  # type: ignore[arg-type]


def test_row_sum_says_how_to_mark_a_partial_list() -> None:
    """Below 100 % the message names the mark; above it the mark would not help."""
    below, above = (check(alone(evolve(TOP, table={"": row})))[0].message for row in (TOP.table[""], ("90 %",) * 3))
    assert "say partial = true" in below
    assert "partial" not in above


def test_nothing_is_recovered_from_a_partial_row() -> None:
    """Counts that add up to the base give a row away, and those of a partial row do not."""
    whole = question(["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"], options="a b c d e")
    partial = evolve(whole, partial=True)
    assert estimate(alone({"q": whole, "others": telling()}, 272), "a").base_source == "recovered"
    assert estimate(alone({"q": partial, "others": telling()}, 272), "a").base_source == "respondents"


def test_what_the_listed_answers_leave_is_no_share_of_one_of_them() -> None:
    """Two of three are a sum; an answer without a print may be nothing, and the rest is not the complement."""
    asked = question(["30 %", "20 %", ""], [figure("about half", ["a", "b"])], options="a b c", partial=True)
    (figures,) = SeriesFigures(alone(asked))
    assert (figures.adds_up, figures.is_whole, figures.identified.size) == (True, False, 4)
    net = estimate(alone(question(["30 %", "20 %", "9 %"], options="a b c", partial=True)), "a")
    assert net.estimate_high < 0.31
    told = series(
        *(edition(year, asked) for year in (2018, 2019)),
        indicators={"c": indicator(dict.fromkeys((2018, 2019), place("c")))},
    )
    assert [row.option for row in estimates(told).filter(edition=2018)] == ["a", "b", "a+b"]
    assert len(changes(told)) == 0


def test_share_and_the_listed_others_are_two_tests() -> None:
    """A share and its complement count once; of a partial list the others are not the complement."""
    both = {"yes": place("yes"), "no": place("no")}
    sizes = {}
    for partial in (False, True):
        rows = {2018: ["30 %", "20 %"], 2019: ["50 %", "30 %"]}
        if not partial:
            rows = {2018: ["30 %", "70 %"], 2019: ["50 %", "50 %"]}
        made = series(
            *(edition(year, question(row, partial=partial)) for year, row in rows.items()),
            indicators={name: indicator(dict.fromkeys(rows, at)) for name, at in both.items()},
        )
        sizes[partial] = {row.family_size for row in changes(made)}
    assert sizes == {False: {1}, True: {2}}


def test_mean_of_a_partial_list_is_refused() -> None:
    """Those who gave an answer that is not listed have no score."""
    (figures,) = SeriesFigures(alone(PARTIAL))
    with pytest.raises(InputError, match="needs a question with one answer each, and all answers"):
        mean_score_range(figures)


@pytest.mark.parametrize("kind", ["ordinal", "multi", "unknown"])
def test_partial_is_for_single_answers(kind: str, write: Write) -> None:
    """Several answers need not add up anyway, and a scale lists its steps with empty cells."""
    marked = EDITION.replace('kind = "single"', f'kind = "{kind}"\npartial = true', 1)
    with pytest.raises(EditionError, match=r'alerts\.partial: is for kind = "single"'):
        load_series(write({"2018.toml": marked}))
    single = EDITION.replace('kind = "single"', 'kind = "single"\npartial = true', 1)
    assert load_series(write({"2018.toml": single}))[2018].survey("police").question("alerts").partial
