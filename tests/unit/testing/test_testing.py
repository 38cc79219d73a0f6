"""The public strategies: what they draw can be used, and what they promise of it is true."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st
from tests.strategies import fewer

from nctrends.files.crosswalk_faults import crosswalk_misfits
from nctrends.files.validate import edition_misfits
from nctrends.model.crosswalk import Step
from nctrends.model.edition import Edition
from nctrends.model.question import Answers, Question
from nctrends.model.series import Series
from nctrends.reading.printed import read_printed
from nctrends.testing import (
    CountedSeries,
    PrintedRow,
    counted_series,
    editions,
    print_percent,
    printed_counts,
    printed_percents,
    printed_rows,
    printed_shares,
    series,
)


def test_absent_hypothesis_is_told_in_one_sentence() -> None:
    """Without hypothesis the module says in one sentence how to install it, as a missing module."""
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "try:\n    import nctrends.testing\n"
        "except ModuleNotFoundError as error:\n    print(error.name, '|', error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "hypothesis | nctrends.testing needs hypothesis. Install it with: pip install hypothesis\n"


@pytest.mark.parametrize(
    ("count", "base", "decimals", "text"),
    [
        (12, 196, 1, "6.1%"),
        (1, 8, 0, "13%"),
        (1, 2000, 1, "0.1%"),
        (0, 7, 2, "0.00%"),
        (7, 7, 1, "100.0%"),
        (1, 3, 3, "33.333%"),
    ],
)
def test_share_is_printed_half_up(count: int, base: int, decimals: int, text: str) -> None:
    """Half a unit of the last place is rounded up, and closing zeros are printed."""
    assert print_percent(count, base, decimals=decimals) == text


@given(printed_shares())
def test_printed_shares_are_read_as_shares(text: str) -> None:
    """Each text of the strategy prints a share."""
    assert read_printed(text).unit == "share"


@given(printed_counts())
def test_printed_counts_are_read_as_counts(text: str) -> None:
    """Each text of the strategy prints a number of people."""
    assert read_printed(text).unit == "count"


@given(printed_percents(signs=("",)))
def test_percentages_without_a_sign_need_their_unit(text: str) -> None:
    """The signs behind a percentage can be chosen."""
    assert read_printed(text, unit="percent").unit == "share"


@given(st.sampled_from(["single", "multi"]), st.data())
def test_rows_are_printed_from_their_counts(kind: str, data: st.DataObject) -> None:
    """Single-choice counts sum to the base, others do not exceed it; the texts are those of the counts."""
    row: PrintedRow = data.draw(printed_rows(options=4, kind=kind, max_base=50, decimals=2))  # type: ignore[arg-type]
    assert 1 <= row.base <= 50
    assert sum(row.counts) == row.base if kind == "single" else max(row.counts) <= row.base
    for count, text in zip(row.counts, row.printed, strict=True):
        assert abs(Fraction(text.rstrip("%")) - Fraction(100 * count, row.base)) <= Fraction(1, 200)


@given(editions())
@fewer(2)
def test_editions_have_no_faults(drawn: Edition) -> None:
    """An edition that is drawn can be used."""
    assert list(edition_misfits(drawn)) == []


@pytest.fixture(scope="module")
def drawn_series() -> list[Series]:
    """Four hundred drawn series: the rarest part is in about one of a hundred."""
    drawn: list[Series] = []

    @given(series(max_editions=2))
    @settings(max_examples=400)
    def draw(one: Series) -> None:
        drawn.append(one)

    draw()
    return drawn


def test_series_stay_within_their_limits(drawn_series: list[Series]) -> None:
    """Neither the editions nor the crosswalk of a drawn series have a fault."""
    for drawn in drawn_series:
        assert 1 <= len(drawn) <= 2
        assert [misfit for edition in drawn for misfit in edition_misfits(edition)] == []
        assert list(crosswalk_misfits(drawn)) == []


def questions_of(drawn: Series) -> list[Question]:
    """All questions of a series."""
    return [
        question for edition in drawn for survey in edition.surveys.values() for question in survey.questions.values()
    ]


def steps_of(drawn: Series) -> list[Step]:
    """All steps of a series."""
    return [step for indicator in drawn.crosswalk.indicators.values() for step in indicator.steps]


PARTS = {
    "nothing": lambda drawn: not questions_of(drawn),
    "step": steps_of,
    "comparable step": lambda drawn: [step for step in steps_of(drawn) if step.grade in ("comparable", "identical")],
    "one series": lambda drawn: [step for step in steps_of(drawn) if step.same_series],
    "mix": lambda drawn: [i for i in drawn.crosswalk.indicators.values() if i.mix],
    "restated place": lambda drawn: [
        p for i in drawn.crosswalk.indicators.values() for p in i.at.values() if p.restated_in
    ],
    "grid": lambda drawn: [q for q in questions_of(drawn) if q.items and q.table],
    "filter": lambda drawn: [q for q in questions_of(drawn) if isinstance(q.base, Answers)],
    "net": lambda drawn: [f for q in questions_of(drawn) for f in q.figures if len(f.of) > 1],
    "group": lambda drawn: [f for q in questions_of(drawn) for f in q.figures if f.group != "all"],
    "words": lambda drawn: [f for q in questions_of(drawn) for f in q.figures if f.words],
}


@pytest.mark.parametrize("part", PARTS)
def test_series_have_something_of_everything(part: str, drawn_series: list[Series]) -> None:
    """Rare parts of the files are drawn too, so that a law that holds has been tried on them."""
    assert any(PARTS[part](drawn) for drawn in drawn_series)


@given(counted_series(min_editions=2, max_editions=4, max_base=60))
@fewer(2)
def test_counted_series_are_printed_from_their_counts(drawn: CountedSeries) -> None:
    """The counts that are handed out print as the series does, and it has no fault."""
    assert 2 <= len(drawn.series) <= 4
    assert [misfit for edition in drawn.series for misfit in edition_misfits(edition)] == []
    assert list(crosswalk_misfits(drawn.series)) == []
    for edition in drawn.series:
        survey = edition.survey("people")
        for name, question in survey.questions.items():
            base = drawn.base(edition.year, name)
            assert base <= min(60, survey.respondents)
            assert question.base_count in (None, base)
            for option, text in zip(question.options, question.table[""], strict=True):
                printed = read_printed(text)
                share = drawn.count(edition.year, name, option.id) / base
                assert printed.low <= share <= printed.high
