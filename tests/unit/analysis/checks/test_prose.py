"""Figures about the same thing beside each other. Each code fires on one case and is silent on another."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.unit.analysis.found import codes, found, only
from tests.unit.analysis.made import REPORT, alone, edition, figure, place, question, series

from nctrends.analysis.checks.check import check
from nctrends.model.question import Group, Question, Source

SCALE = "decreased neither increased"


def beside(row: list[str], printed: str, *of: str, options: str = SCALE) -> Question:
    """A table with prose about some of its options."""
    return question(row, [figure(printed, of)], options=options, kind="ordinal")


def test_prose_against_the_table_is_a_warning() -> None:
    """ "Just over three quarters" is 75.1 to 79 %, the table prints 66 %."""
    finding = only(beside(["8.8%", "66%", "25.3%"], "just over three quarters", "neither"), "prose-against-table")
    assert (finding.severity, finding.option) == ("warning", "neither")
    assert finding.printed == "just over three quarters · 66%"
    assert finding.expected == "65.8 to 66.0 %"  # what 8.8 and 25.3 % leave of 65.5 to 66.5
    assert finding.message == (
        '"just over three quarters" (Report) means 75.1 to 79.0 %; the table prints "66%" for Neither.'
    )


def test_prose_about_a_net_is_held_against_its_cells() -> None:
    """36.7 and 21.9 % are 58.6 %, so "almost half" of the two cannot be."""
    asked = beside(["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"], "almost half", "d", "e", options="a b c d e")
    finding = only(asked, "prose-against-table")
    assert finding.printed == "almost half · 36.7% · 21.9%"
    assert finding.message.endswith('the table prints "36.7%" for D and "21.9%" for E, which leave 58.55 to 58.70 %.')


HONEST = [
    pytest.param("Almost two thirds", ["14.3 %", "20.4 %", "65.3 %"], id="65.3"),
    pytest.param("More than 90 percent", ["5.1 %", "3.5 %", "91.4 %"], id="91.4"),
    pytest.param("A third", ["40.0 %", "24.8 %", "35.2 %"], id="35.2"),
    pytest.param("Only one quarter", ["8.8 %", "66.0 %", "25.2 %"], id="25.2"),
    pytest.param("close to 90 percent", ["0.5 %", "10.2 %", "89.3 %"], id="89.3"),
    pytest.param("just over 40 percent", ["1.6 %", "56.2 %", "42.2 %"], id="42.2"),
    pytest.param("one in ten", ["80.0 %", "8.9 %", "11.1 %"], id="11.1"),
    pytest.param("89 percent", ["0.5 %", "10.2 %", "89.3 %"], id="fewer decimals"),
]


@pytest.mark.parametrize(("printed", "row"), HONEST)
def test_honest_hedge_is_silent(printed: str, row: list[str]) -> None:
    """A rounded or hedged restatement of the table is no finding of any kind."""
    asked = beside(row, printed, "increased")
    assert [code for code in codes(asked, respondents=1000) if code != "respondents-ruled-out"] == []


def test_prose_beside_prose_contradicts_by_a_minimal_set() -> None:
    """More than 80 % no, and a quarter yes, cannot both hold; "a majority" no takes no part in it."""
    asked = question(figures=[figure("a majority", "no"), figure("more than 80 percent", "no"), figure("a quarter")])
    finding = only(asked, "figures-contradict")
    assert (finding.severity, finding.option) == ("warning", "yes")
    assert finding.printed == "a quarter · more than 80 percent"
    assert finding.expected == "13.0 to 19.7 %"


def test_three_figures_can_contradict_where_no_two_do() -> None:
    """30, 30 and 30 % do not make up a whole of three answers."""
    asked = question(figures=[figure("30 %", option) for option in "abc"], options="a b c")
    finding = only(asked, "figures-contradict")
    assert finding.printed == "30 %"
    assert finding.message.endswith('it cannot stand beside "30 %" for A and "30 %" for B, which leave 39.0 to 41.0 %.')


def test_net_and_its_parts_can_hold_together() -> None:
    """More than half in all, of it almost half, one in ten and five percent: a sum or a union, both are possible."""
    asked = question(
        figures=[
            figure("more than half", ("a", "b", "c")),
            figure("almost half", "a"),
            figure("one in ten", "b"),
            figure("only five percent", "c"),
        ],
        options="a b c rest",
        kind="unknown",
    )
    assert codes(asked) == []


def test_answers_of_several_do_not_sum() -> None:
    """Of several answers a person may give, 60 and 70 % are no contradiction."""
    assert codes(question(["60 %", "70 %"], kind="multi")) == []


def test_all_answers_together_are_everybody() -> None:
    """A net of all options that is not 100 % contradicts what single answers are."""
    finding = only(question(figures=[figure("90 %", ("yes", "no"))]), "figures-contradict")
    assert finding.message == '"90 %" (Report) means 89.5 to 90.5 %; all answers together are everybody.'


def test_printed_people_are_held_against_the_share() -> None:
    """160 of 272 stated respondents are 58.8 %, and not the 54.4 % of the table."""
    asked = question(["54.4 %", "45.6 %"], [figure("160"), figure("148")], base_count=272)
    finding = only(asked, "prose-against-table", respondents=272)
    assert finding.message == '"160" (Report) means 58.8 %; the table prints "54.4 %" for Yes.'


def test_group_is_named() -> None:
    """A contradiction inside a group says whose it is."""
    asked = question(figures=[figure("60 %", group="us"), figure("a quarter", group="us")])
    finding = only(asked, "figures-contradict", groups={"us": Group(label="US", base=148)})
    assert "means 21.3 to 28.0 % among us;" in finding.message


@pytest.mark.parametrize(
    ("texts", "fires"),
    [
        pytest.param(["250", "260"], True, id="two numbers"),
        pytest.param(["over 1,600", "1,500"], True, id="a bound and a number below"),
        pytest.param(["269,370", "269 370"], False, id="the same in another way"),
        pytest.param(["over 1,600", "more than 1,600"], False, id="the same bound"),
        pytest.param(["nearly 300", "272"], False, id="a rough word for it"),
    ],
)
def test_counts_of_one_thing_must_agree(texts: list[str], fires: bool) -> None:
    """Two prints of one count contradict each other where no number fits both."""
    asked = question(figures=[figure(text) for text in texts], kind="count", base="unknown")
    assert codes(asked) == ["figures-contradict"] * fires


def test_counts_of_different_things_may_differ() -> None:
    """Alerts and clients are not the same."""
    figures = [figure("513", measure="alerts"), figure("269,370", measure="clients")]
    assert codes(question(figures=figures, kind="count", base="unknown")) == []


def test_restated_result_that_differs_is_told() -> None:
    """What 2018 printed as 54.4 % is 46 % in the edition of 2019: a finding about 2018, against its table or prose."""
    for again, fires in (("46 %", True), ("54 %", False), ("more than half", False)):
        later = edition(2019, question(["50 %", "50 %"], [figure(again, restates=2018)]))
        for code, first in (
            ("prose-against-table", question(["54.4 %", "45.6 %"])),
            ("figures-contradict", question(figures=[figure("54.4 %")])),
        ):
            both = check(series(edition(2018, first, respondents=272), later, indicators={}))
            rows = [row for row in both if row.code != "unlinked"]
            assert [(row.code, row.edition, row.expected) for row in rows] == [(code, 2018, "54.35 to 54.45 %")] * fires


def test_hedges_with_little_in_common_are_a_note() -> None:
    """ "One in five" is 16.3 to 23 %, "fewer than one fifth" 11 to 19.6 %: 3.3 of 8.6 points are common."""
    finding = only(question(figures=[figure("One in five"), figure("Fewer than one fifth")]), "hedges-differ")
    assert (finding.severity, finding.printed) == ("note", "One in five · Fewer than one fifth")


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["between one fifth and one quarter", "a quarter"], id="much in common"),
        pytest.param(["a majority", "more than half"], id="a vaguer word for the same"),
        pytest.param(["almost half", "Almost half"], id="the same words"),
        pytest.param(["a fifth", "20 %"], id="a number"),
    ],
)
def test_hedges_with_much_in_common_are_silent(texts: list[str]) -> None:
    """A figure told twice in honest words is no finding."""
    assert codes(question(figures=[figure(text) for text in texts])) == []


def alerts(*texts: str, clients: str = "269,370") -> Question:
    """Alerts out of clients, told as a rate."""
    counts = [figure("513", (), measure="alerts"), figure(clients, (), measure="clients")]
    base = int(clients.replace(",", ""))
    rates = [figure(text, base=base if "(" in text else None) for text in texts]
    return question(figures=[*counts, *rates], kind="unknown", base="unknown")


def test_rate_beside_counts_that_give_another_is_a_note() -> None:
    """513 of 269,370 are 1 in 525, 5 % away from 1 in 500."""
    finding = only(alerts("One in 500", "1 (0.95) per 500"), "unit-differs")
    assert (finding.severity, finding.printed, finding.expected) == ("note", "One in 500", "1 in 525")
    assert "beside 513 of 269,370: 1 in 525." in finding.message


def test_rate_beside_a_number_that_gives_another_is_a_note() -> None:
    """Without the counts the number beside it, 0.95 in 500 or 1 in 526, tells the same."""
    asked = question(figures=[figure("One in 500"), figure("1 (0.95) per 500")], kind="unknown", base="unknown")
    assert only(asked, "unit-differs").expected == "1 in 526"


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(alerts("One in 525", "1 (0.95) per 500"), id="as the counts give it"),
        pytest.param(alerts("One in 500"), id="nothing exact beside it"),
        pytest.param(question(figures=[figure("one in ten"), figure("11.1 %")]), id="a rough fraction"),
        pytest.param(question(figures=[figure("One in 500"), figure("0.2 %")]), id="within rounding"),
    ],
)
def test_rate_that_agrees_is_silent(asked: Question) -> None:
    """A rate within 2 % of what is printed beside it, and rough fractions, are no finding."""
    assert found(asked, "unit-differs") == []


def test_places_are_told() -> None:
    """A message says where the text is printed."""
    source = Source(in_="report", section="Insight 1", line=323)
    asked = beside(["8.8%", "66%", "25.3%"], "just over three quarters", "neither")
    cited = evolve(asked, figures=(evolve(asked.figures[0], source=source),))
    assert "(Report, Insight 1, line 323)" in only(cited, "prose-against-table").message
    assert asked.source == REPORT
    assert alone(cited).years == (2018,)
    assert place().survey == "people"
