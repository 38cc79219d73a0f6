"""An edition beside those before it: what no indicator follows, and what looks taken over from last year."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

import nctrends as nct
from nctrends.model.crosswalk import Crosswalk
from nctrends.model.question import Answers, Group, Item, PrintedFigure, Question
from nctrends.model.rows.finding import Finding
from nctrends.model.series import Series

PLAIN = question(["61.4 %", "38.6 %"])
OTHER = question(["30.0 %", "70.0 %"])
AT = {2030: place(), 2031: place()}


def found(told: Series, code: str) -> list[Finding]:
    """The findings of one code."""
    return list(nct.check(told).filter(code=code))


def two(before: Question | dict[str, Question], after: Question | dict[str, Question], **more: Any) -> Series:
    """Two editions of 412 and 508 people, linked unless said otherwise."""
    indicators = more.pop("indicators", {"it": indicator(AT, "comparable")})
    return series(edition(2030, before, 412), edition(2031, after, 508), indicators=indicators, **more)


# --- unlinked ---------------------------------------------------------------------------------------------------------


def test_question_of_two_editions_that_nothing_follows_is_a_note() -> None:
    """The same id and options in both, and no indicator: the later edition's question is named, with both years."""
    told = two({"q": PLAIN, "other": OTHER}, {"q": PLAIN, "other": OTHER})
    (row,) = found(told, "unlinked")
    assert (row.severity, row.edition, row.question) == ("note", 2031, "other")
    assert row.message.startswith("It has the same options in 2030 and 2031, and no indicator follows it from 2030 to")
    assert "Add an indicator to crosswalk.toml" in row.message


LINKED = {"it": indicator(AT, "comparable"), "o": indicator({y: place(question="other") for y in AT}, "comparable")}
MIXED = {"it": indicator(AT, "comparable", mix=Answers(question="other", options=("yes",)))}
ITEM = {"it": indicator(AT, "comparable"), "o": indicator({2030: place(question="other")})}


@pytest.mark.parametrize(
    ("after", "more", "codes"),
    [
        pytest.param(OTHER, {"indicators": LINKED}, 0, id="followed"),
        pytest.param(OTHER, {"indicators": MIXED}, 0, id="watched as the mix"),
        pytest.param(OTHER, {"indicators": ITEM}, 1, id="followed in one edition alone"),
        pytest.param(question(["30.0 %", "70.0 %"], options="yes never"), {}, 0, id="other options"),
        pytest.param(question(["70.0 %", "30.0 %"], options="no yes"), {}, 1, id="options in another order"),
        pytest.param(question(figures=[figure("most", words=True)]), {}, 0, id="nothing printed"),
        pytest.param(evolve(OTHER, accepted={"unlinked": "Asked of others."}), {}, 0, id="accepted"),
        pytest.param(question(["12 %", "88 %"]), {}, 1, id="other figures"),
    ],
)
def test_what_is_followed_or_differs_is_not_unlinked(after: Question, more: dict[str, Any], codes: int) -> None:
    """A question is linked by an indicator through both editions, or watched; other options are another question."""
    told = two({"q": PLAIN, "other": OTHER}, {"q": PLAIN, "other": after}, **more)
    assert len([row for row in found(told, "unlinked") if row.severity == "note"]) == codes


def test_series_of_many_editions_has_one_note_a_question() -> None:
    """What is asked year by year and never followed is told once, at the last edition."""
    told = series(*(edition(year, PLAIN) for year in range(2025, 2032)), indicators={})
    (row,) = found(told, "unlinked")
    assert (row.edition, "2025, 2026, 2027, 2028, 2029, 2030 and 2031" in row.message) == (2031, True)


@pytest.mark.parametrize("after", [PLAIN, question(["20 %", "80 %"], options="a b")], ids=["alike", "another question"])
def test_without_a_crosswalk_nothing_is_called_fine(after: Question) -> None:
    """Check, compare and table all name the missing file and the command that begins it."""
    told = evolve(two(PLAIN, after), crosswalk=Crosswalk())
    checked = nct.table(nct.check(told)).to_text()
    compared = nct.table(nct.compare_editions(told)).to_text()
    changed = nct.table(told).to_text()
    for text in (checked, compared, changed):
        assert "crosswalk.toml" in text
        assert "nctrends new" in text
    assert "Nothing is odd" not in checked
    assert "Nothing differs" not in compared
    assert "There is no change to show" not in changed


def test_linked_series_and_single_editions_need_no_crosswalk() -> None:
    """One edition has nothing to be linked with, and nor has a skeleton."""
    one = series(edition(2030, PLAIN), indicators={})
    for told in (two(PLAIN, PLAIN), one, nct.next_edition(one)):
        assert "crosswalk.toml links" not in nct.table(nct.check(told)).to_text()


# --- stale bases ------------------------------------------------------------------------------------------------------


def based(*bases: int | None) -> dict[str, Question]:
    """Questions with these bases."""
    return {f"q{i}": evolve(PLAIN, base_count=base) for i, base in enumerate(bases)}


GRID = evolve(
    question(), items={name: Item(label=name, base=base) for name, base in (("a", 381), ("b", 377), ("c", 399))}
)


@pytest.mark.parametrize(
    ("before", "after", "respondents", "count"),
    [
        pytest.param(based(398, 187, 211), based(398, 187, 211), (412, 508), 3, id="three"),
        pytest.param(based(398, 398, 398), based(398, 398, 398), (412, 508), 3, id="one number, three times"),
        pytest.param(based(398, 187, 211), based(398, 187, 500), (412, 508), 0, id="two"),
        pytest.param(based(398, 187), based(398, 187), (412, 412), 0, id="two and what nobody skipped"),
        pytest.param({"g": GRID}, {"g": GRID}, (412, 508), 3, id="items"),
        pytest.param(based(1000, 500, 250), based(1000, 500, 250), (1000, 1000), 0, id="quotas"),
        pytest.param(based(987, 491, 252), based(987, 491, 252), (1000, 1000), 3, id="no quotas"),
        pytest.param(based(412, 412, 412), based(412, 412, 412), (412, 412), 0, id="nobody skipped"),
        pytest.param(based(398, 187, 211), based(211, 398, 187), (412, 508), 0, id="other questions"),
    ],
)
def test_bases_that_are_equal_to_the_person_look_taken_over(
    before: dict[str, Question], after: dict[str, Question], respondents: tuple[int, int], count: int
) -> None:
    """Three are no accident; a sample of a round size, and questions that all answered, have equal bases by design."""
    told = series(*map(edition, (2030, 2031), (before, after), respondents), indicators={})
    rows = found(told, "stale-base")
    assert [row.severity for row in rows] == ["warning"] * bool(count)
    assert not rows or rows[0].message.startswith(f"{count} bases are, to the person, those of 2030:")


def test_groups_and_figures_have_bases_too() -> None:
    """Bases of groups and of single figures count like those of questions."""
    asked = question(figures=[figure("30 %", base=77), figure("70 %", "no", base=91)])
    groups = {"men": Group(label="Men", base=143)}
    told = series(*(edition(year, asked, 400 + year % 7, groups=groups) for year in (2030, 2031)), indicators={})
    assert found(told, "stale-base")[0].printed == "143 · 77 · 91"


def test_bases_that_stand_are_accepted_in_the_survey() -> None:
    """A finding about a survey as such is accepted there, with the reason."""
    told = series(edition(2030, based(398, 187, 211), 412), edition(2031, based(398, 187, 211), 508), indicators={})
    survey = evolve(told[2031].survey("people"), accepted={"stale-base": "The panel is the same."})
    told = evolve(told, editions=(told[2030], evolve(told[2031], surveys={"people": survey})))
    (row,) = found(told, "stale-base")
    assert (row.severity, row.message.endswith("Accepted: The panel is the same.")) == ("accepted", True)


# --- sentences of last year -------------------------------------------------------------------------------------------


def prose(row: list[str], *texts: str) -> Question:
    """A table of yes and no, and sentences about yes."""
    return question(row, [figure(text) for text in texts])


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param(
            prose(["61.4 %", "38.6 %"], "61 percent"), prose(["48.0 %", "52.0 %"], "61 percent"), 1, id="word"
        ),
        pytest.param(
            prose(["61.4 %", "38.6 %"], "almost two thirds"),
            prose(["48.0 %", "52.0 %"], "Almost two thirds"),
            1,
            id="hedge",
        ),
        pytest.param(
            prose(["61.4 %", "38.6 %"], "61 percent"), prose(["48.0 %", "52.0 %"], "62 percent"), 0, id="other"
        ),
        pytest.param(
            prose(["61.4 %", "38.6 %"], "61 percent"), prose(["61.0 %", "39.0 %"], "61 percent"), 0, id="true"
        ),
        pytest.param(prose(["61.4 %", "38.6 %"]), prose(["48.0 %", "52.0 %"], "61 percent"), 0, id="new"),
        pytest.param(prose([], "61 percent"), prose(["48.0 %", "52.0 %"], "61 percent"), 1, id="no table before"),
        pytest.param(prose(["61.4 %", "38.6 %"], "61 percent"), prose([], "61 percent"), 0, id="no table now"),
    ],
)
def test_sentence_that_repeats_last_year_against_this_table(before: Question, after: Question, count: int) -> None:
    """The same words as last year, which this year's table rules out."""
    rows = found(two(before, after), "text-repeats")
    assert [row.severity for row in rows] == ["note"] * count
    assert len(found(two(before, after), "prose-against-table")) >= count


# --- printed changes --------------------------------------------------------------------------------------------------


def changed(text: str, since: int = 2030, **more: Any) -> PrintedFigure:
    """A printed change."""
    return figure("", change=text, since=since, **more)


@pytest.mark.parametrize(
    ("text", "since", "contradicts"),
    [
        pytest.param("-6 pp", 2030, False, id="points"),
        pytest.param("-6 points", 2030, False, id="points in words"),
        pytest.param("-3 pp", 2030, True, id="too few points"),
        pytest.param("+6 pp", 2030, True, id="the other way"),
        pytest.param("-6 %", 2030, False, id="percent as points"),
        pytest.param("-12 %", 2030, False, id="percent of the earlier share"),
        pytest.param("-9 %", 2030, True, id="neither points nor percent"),
        pytest.param("-12 pp", 2030, True, id="percent printed as points"),
        pytest.param("down almost 7 points", 2030, False, id="hedged"),
        pytest.param("-3 pp", 2029, False, id="an edition that is not there"),
    ],
)
def test_printed_change_must_be_one_of_the_two_shares(text: str, since: int, contradicts: bool) -> None:
    """52 then and 46 % now are 6 points, or 12 % less, and nothing else."""
    after = question(["46 %", "54 %"], [changed(text, since)])
    rows = found(two(question(["52 %", "48 %"]), after), "change-contradicts")
    assert [row.severity for row in rows] == ["warning"] * contradicts
    assert not rows or rows[0].message == (
        f'"{text}" since 2030 cannot be: 51.5 to 52.5 % then and 45.5 to 46.5 % now are −7.0 to −5.0 points.'
    )


def test_printed_change_is_held_against_the_question_that_the_crosswalk_links() -> None:
    """Where the question had another id, the crosswalk says which share it changed from; a group has its own."""
    before = {"old": question(["52 %", "48 %"], [figure("40 %", group="men")])}
    after = {
        "q": question(["46 %", "54 %"], [changed("-3 pp"), figure("60 %", group="men"), changed("+2 pp", group="men")])
    }
    linked = indicator({2030: place(question="old"), 2031: place()}, "comparable")
    men = {"men": Group(label="Men", base=200)}
    told = series(
        edition(2030, before, 412, groups=men), edition(2031, after, 508, groups=men), indicators={"it": linked}
    )
    assert [row.printed for row in found(told, "change-contradicts")] == ["-3 pp", "+2 pp"]
    alone = evolve(told, crosswalk=Crosswalk(indicators={"o": indicator({2030: place(question="old")})}))
    assert found(alone, "change-contradicts") == []


def test_change_beside_its_share_is_read_as_both() -> None:
    """A figure may print its share and the change; the share counts as always."""
    after = question(["46 %", "54 %"], [figure("46 percent", change="-3 pp", since=2030)])
    told = two(question(["52 %", "48 %"]), after)
    assert len(found(told, "change-contradicts")) == 1
    assert nct.estimates(told).filter(edition=2031, option="yes")[0].printed == "46 % · 46 percent"


def test_change_alone_is_no_gap_and_no_share() -> None:
    """A change without a share beside it is shown, and leaves every estimate as it is."""
    plain, more = question(["46 %", "54 %"]), question(["46 %", "54 %"], [changed("-6 pp")])
    assert found(two(plain, more), "unfilled") == []
    assert nct.estimates(two(plain, more)) == nct.estimates(two(plain, plain))
    shown = nct.table(nct.estimates(two(plain, more))).to_text()
    assert "change since" in shown
    assert "-6 pp" in shown
