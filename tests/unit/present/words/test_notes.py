"""Notes below a table say what is true of its rows, and nothing else."""

from __future__ import annotations

from math import floor
from typing import Any

import pandas as pd
import pytest
from attrs import evolve
from tests.cells import printed, typed
from tests.unit.present.words.test_sentences import CHANGE

import nctrends as nct
from nctrends.model.rows.about import About, Choices, Enquiry
from nctrends.model.rows.change import Change
from nctrends.model.series import Series
from nctrends.model.words import BaseSource, Caveat
from nctrends.present.words.notes import notes

LIMIT = typed(base_earlier=435.0, base_source_earlier="respondents", caveats="base is an upper limit")
WITHHELD = typed(verdict="not comparable", comparability="not_comparable", method="", adjust="")


def told(*changes: Change, **about: Any) -> str:
    """All notes of some changes, with what was chosen."""
    return " ".join(notes(changes, About(choices=Choices(**about))))


def asked(**samplings: str) -> About:
    """Editions 2017 and 2019 of an indicator, of members of a club in the first, and of others in the second."""
    return About(
        enquiries={
            (2017, "s"): Enquiry(respondents="Members", sampling=samplings["first"]),
            (2019, "s"): Enquiry(respondents=samplings.get("others", "Members"), sampling=samplings["second"]),
        },
        asked={("i", 2017): "s", ("i", 2019): "s"},
    )


def test_level_and_method_of_the_rows_are_told() -> None:
    """The note names the level and the method that the rows were computed with."""
    assert "95 % Miettinen-Nurminen interval" in told(CHANGE)
    assert "90 % Newcombe interval" in told(evolve(CHANGE, conf_level=0.9, method="newcombe"))


@pytest.mark.parametrize("method", ["miettinen-nurminen", "mee", "scas", "newcombe", "agresti-caffo", "wald"])
def test_every_method_has_a_name(method: str) -> None:
    """Each method of the closed list can be told in a note."""
    assert "interval" in told(evolve(CHANGE, method=method))


def test_adjustment_is_told_where_several_were_compared() -> None:
    """One comparison alone needs no adjustment; of several the note says how, over which and over how many."""
    alone, several = evolve(CHANGE, family_size=1), evolve(CHANGE, family_size=7)
    assert "Holm" not in told(alone)
    assert "Holm's adjustment over all comparisons with the same two editions (up to 7)" in told(alone, several)
    assert "Holm" not in told(evolve(several, adjust="none"))
    other = evolve(several, adjust="benjamini-hochberg", family="all")
    assert "Benjamini-Hochberg's adjustment over all comparisons (up to 7)" in told(other)


@pytest.mark.parametrize(
    ("ranges", "part"),
    [("union", "every value"), ("imbens-manski", "the true change"), ("printed", "as if the printed numbers")],
)
def test_what_the_interval_holds_is_told(ranges: str, part: str) -> None:
    """The way in which ranges enter the interval decides what the note claims of it."""
    published = evolve(CHANGE, printed_earlier=printed("11 %"))
    assert part in told(published, ranges=ranges)
    assert ("those of the wider interval" in told(published, ranges=ranges)) is (ranges == "imbens-manski")
    assert part not in told(CHANGE, ranges=ranges)  # counts at hand leave nothing open


def test_census_has_a_range_and_no_interval() -> None:
    """Where everybody was asked no method is named; where only some rows are of that kind both are told."""
    census = evolve(CHANGE, method="")
    assert "in brackets its range" in told(census)
    assert "Miettinen" not in told(census)
    assert "the brackets hold the range" in told(CHANGE, census)


def test_signs_of_bases_are_told_where_they_stand() -> None:
    """ "n ≤", "n ≥" and an effective base are explained on the rows that show them, withheld ones among them."""
    assert "n ≤" not in told(CHANGE)
    limit = told(evolve(CHANGE, **LIMIT))
    assert "where the report does not print how many did" in limit
    assert "if n ≥" not in limit
    assert "if n ≥" in told(evolve(CHANGE, **LIMIT, holds_from_base_earlier=28, holds_from_base_later=29))
    assert "as was asked" in told(evolve(CHANGE, **LIMIT), base="respondents")
    assert "n ≤" in told(evolve(CHANGE, **(WITHHELD | LIMIT)))
    smallest = evolve(CHANGE, **(LIMIT | {"caveats": (Caveat.SMALLEST_BASE,)}))
    assert "the fewest that can have answered" in told(smallest, base="smallest")
    likely = evolve(CHANGE, base_later=193.0, base_source_later=BaseSource.RECOVERED)
    assert "n ≈" not in told(likely)
    assert "by far the likeliest" in told(evolve(likely, caveats=(Caveat.BASE_BY_NEIGHBOURS,)))
    effective = evolve(CHANGE, base_later=200.0, base_source_later=BaseSource.EFFECTIVE)
    assert "by the printed error" in told(effective, effective="the printed error")
    given = evolve(CHANGE, base_later=200.0, base_source_later=BaseSource.GIVEN)
    assert "stand in for those of the reports" in told(given, base="given")
    assert "stand in" not in told(given)


def test_sampling_is_told_of_those_who_were_asked_in_the_rows() -> None:
    """The note speaks of the surveys behind the rows that have an interval, and of nobody else."""
    members = " ".join(notes([CHANGE], asked(first="convenience", second="convenience")))
    assert "Members who answered are not a random sample" in members
    mixed = " ".join(notes([CHANGE], asked(first="convenience", second="convenience", others="")))
    assert "Respondents who answered are not a random sample" in mixed
    partly = " ".join(notes([CHANGE], asked(first="convenience", second="unknown")))
    assert "In some surveys those who answered are not a random sample" in partly
    assert "How the respondents of some surveys were chosen is not known." in partly
    assert "sample" not in " ".join(notes([CHANGE], asked(first="probability", second="probability")))
    assert "sample" not in " ".join(notes([evolve(CHANGE, **WITHHELD)], asked(first="unknown", second="convenience")))
    assert "sample" not in " ".join(
        notes([evolve(CHANGE, indicator="other")], asked(first="unknown", second="unknown"))
    )


def test_weights_are_told_of_the_rows_that_have_them() -> None:
    """One weighted survey among others is not all of them."""
    weighted = evolve(CHANGE, caveats=(Caveat.DESIGN_UNKNOWN,))
    assert "The survey is weighted" in told(weighted)
    assert "Some of the surveys are weighted" in told(weighted, CHANGE)
    assert "weighted" not in told(evolve(weighted, method=""))


def test_mix_is_told_of_the_steps_where_it_is_unknown() -> None:
    """Steps are told in the order of time, each once; a mix that is known needs no word."""
    later = evolve(CHANGE, earlier=2018, later=2020, caveats=(Caveat.MIX_UNKNOWN,))
    first = evolve(CHANGE, caveats=(Caveat.MIX_UNKNOWN,))
    assert "differs from 2017 to 2019 and from 2018 to 2020 is not known" in told(later, first, later)
    assert "mix" not in told(CHANGE)


def test_answers_left_out_are_told() -> None:
    """Shares of those with an opinion are called that."""
    rebased = evolve(
        CHANGE,
        printed_earlier=printed("34%"),
        estimate_earlier=0.425,
        printed_later=printed("half"),
        estimate_later=0.5,
    )
    assert "without an opinion are left out" in told(rebased, dont_know="drop")
    assert "opinion" not in told(rebased)
    assert "opinion" not in told(evolve(rebased, estimate_earlier=0.34), dont_know="drop")


def test_no_rows_and_no_comparable_rows_are_told_apart() -> None:
    """An empty table does not claim that figures cannot be compared, nor the other way round."""
    assert told() == "There is no change to show: no figures of two editions are linked, or none of them was asked for."
    assert told(evolve(CHANGE, **WITHHELD)) == "No change is given: none of these figures can be compared."


def test_notes_of_the_series_follow_the_rows_that_are_kept(netclean: Series) -> None:
    """Rows of businesses alone do not speak of police officers, and of police officers alone not of other surveys."""
    rows = nct.changes(netclean, despite=("population", "base", "wording", "prompt", "period"))
    business = " ".join(nct.table(rows.filter(indicator="business-measures")).notes)
    assert "Police officers" not in business
    police = " ".join(nct.table(rows.filter(indicator="social-chat-apps")).notes)
    assert "Police officers who answered are not a random sample" in police
    assert "How the respondents" not in police


def test_frame_of_phrases_shows_ranges() -> None:
    """A frame is read like a report: a phrase is told by the ends of what it allows."""
    frame = pd.DataFrame(
        {"indicator": "maps", "edition": [2030, 2031], "percent": ["34 %", "almost half"], "base": 400}
    )
    changes = nct.compare_frame(frame)
    assert changes[0].caveats == ("phrase only",)
    told_change = nct.table(changes).sections[0].rows[0][3][0]
    low, high = changes[0].estimate_low * 100, changes[0].estimate_high * 100
    assert told_change.split(" to ") == [f"{floor(round(end, 6) + 0.5):+}" for end in (low, high)]


def test_frame_of_counts_shows_shares() -> None:
    """Where nothing is printed the share itself stands in the table, and the row has the indicator's name."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "count": [34, 46], "base": [400, 400]})
    name, earlier, later, *_ = nct.table(nct.compare_frame(frame)).sections[0].rows[0]
    assert (name, earlier[0], later[0]) == (("maps",), "8.5 %", "11.5 %")
