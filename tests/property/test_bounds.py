"""Laws of ranges (10 to 12), and that the checker is silent on rows printed from counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.strategies import counted_series, fewer, printed_rows, printed_shares, reordered
from tests.unit.analysis.made import alone, figure, figures as figures_of, question

from nctrends.analysis.checks.check import check
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.readings import ANYTHING, ShareRange
from nctrends.model.series import Series
from nctrends.testing import CountedSeries, PrintedRow, print_percent

NEAR = 1e-9  # ends of sums differ from exact arithmetic in the last digits
OPTIONS = "abcd"
ROWS = st.integers(2, 4).flatmap(lambda n: printed_rows(options=n, kind="single", max_base=300, decimals=1))
KINDS = st.sampled_from(["single", "ordinal", "multi"])


def told(row: list[str], figures: list[Any], kind: str = "single", options: int = 4) -> ItemFigures:
    """Everything printed about one item, brought together."""
    names = " ".join(OPTIONS[:options])
    asked = question(row, figures, options=names, kind=kind)
    return figures_of(alone(asked), "a")


def nets(options: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the options, in the order of the scale."""
    return st.sets(st.sampled_from(OPTIONS[:options]), min_size=1, max_size=options).map(lambda s: tuple(sorted(s)))


def span(found: ItemFigures, options: tuple[str, ...]) -> ShareRange:
    """The range of a set of options, everything where nothing bounds it."""
    return found.range(options) or ANYTHING


@given(ROWS, st.data())
def test_figure_that_agrees_never_widens_a_range(row: PrintedRow, data: st.DataObject) -> None:
    """Law 10: a true net printed beside the row narrows or leaves every range, and the truth stays inside."""
    options = len(row.counts)
    net, asked = data.draw(nets(options)), data.draw(nets(options))
    count = sum(row.counts[OPTIONS.index(option)] for option in net)
    more = figure(print_percent(count, row.base, decimals=data.draw(st.integers(0, 1))), net)
    cells = data.draw(st.integers(0, options))
    printed = [text if at < cells else "" for at, text in enumerate(row.printed)]
    without, beside = told(printed, [], options=options), told(printed, [more], options=options)
    before, after = span(without, asked), span(beside, asked)
    assert not beside.identified.conflicts
    assert before.low - NEAR <= after.low
    assert after.high <= before.high + NEAR
    truth = sum(row.counts[OPTIONS.index(option)] for option in asked) / row.base
    assert after.low - NEAR <= truth <= after.high + NEAR


@given(ROWS, st.data())
def test_fewer_decimals_never_make_a_range_shorter(row: PrintedRow, data: st.DataObject) -> None:
    """Law 10: the row printed in whole percents leaves at least what one decimal leaves, but for what rounding
    moves."""
    options = len(row.counts)
    net = data.draw(nets(options))
    fine = told(list(row.printed), [], options=options)
    coarse_row = [print_percent(count, row.base, decimals=0) for count in row.counts]
    coarse = told(coarse_row, [], options=options)
    one, other = span(fine, net), span(coarse, net)
    truth = sum(row.counts[OPTIONS.index(option)] for option in net) / row.base
    for found in (one, other):
        assert found.low - NEAR <= truth <= found.high + NEAR
    if len(net) == 1:
        cells = [
            told([text if o == net[0] else "" for o, text in zip(OPTIONS, row, strict=False)], [], options=options)
            for row in (list(row.printed), coarse_row)
        ]
        lengths = [span(cell, net).high - span(cell, net).low for cell in cells]
        assert lengths[0] <= lengths[1] + NEAR


@given(KINDS, st.lists(printed_shares(), min_size=2, max_size=4), st.data())
def test_net_lies_in_what_its_parts_allow(kind: str, texts: list[str], data: st.DataObject) -> None:
    """Laws 11 and 12: a net of single answers lies in the sum of its parts' ranges, a union in Fréchet's bounds."""
    figures = [figure(text, option) for text, option in zip(texts, OPTIONS, strict=False)]
    found = told([], figures, kind, options=4)
    net = data.draw(nets(4))
    parts, whole = [span(found, (option,)) for option in net], span(found, net)
    most = min(1.0, sum(part.high for part in parts))
    least = sum(part.low for part in parts) if kind != "multi" else max(part.low for part in parts)
    assert whole.high <= most + NEAR
    assert whole.low >= least - NEAR


@given(st.lists(printed_shares(), min_size=1, max_size=4))
def test_all_options_together_are_exactly_one(texts: list[str]) -> None:
    """Law 11: whatever is printed about single answers, all of them are everybody."""
    figures = [figure(text, option) for text, option in zip(texts, OPTIONS, strict=False)]
    found = told([], figures).range(tuple(OPTIONS))
    assert found is not None
    assert (found.low, found.high) == (1.0, 1.0)


@fewer(2)
@given(counted_series())
def test_checker_is_silent_on_what_counts_print(drawn: CountedSeries) -> None:
    """Rows printed half up from whole counts give no error and no warning, whatever the counts are; notes at most."""
    assert {row.code for row in check(drawn.series)} <= {"respondents-ruled-out", "recovery-refused"}


@fewer(2)
@given(counted_series())
def test_order_of_a_series_does_not_matter_to_the_checker(drawn: CountedSeries) -> None:
    """Law 15: editions, questions, rows and options in reverse give the same findings."""
    assert in_short(reordered(drawn.series)) == in_short(drawn.series)


def in_short(told: Series) -> set[tuple[str, int, str, str]]:
    """What is found, but for the order in which it is printed."""
    return {(row.code, row.edition, row.question, row.expected) for row in check(told)}


@pytest.mark.parametrize("kind", ["single", "multi"])
@given(data=st.data())
def test_check_never_fails_on_figures_of_any_kind(kind: str, data: st.DataObject) -> None:
    """Whatever readable texts stand beside each other, they give findings and no exception."""
    texts = data.draw(st.lists(st.tuples(printed_shares(), nets(4)), max_size=6))
    check(alone(question([], [figure(text, net) for text, net in texts], options=" ".join(OPTIONS), kind=kind)))
