"""Figures about the same thing beside each other: prose and table, prose and prose, one hedge and another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from nctrends.analysis.checks.asked import Asked, quoted, span, texts
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.identified import Conflict
from nctrends.analysis.shares.readings import Reading
from nctrends.errors import InputError
from nctrends.model.quantity import PrintedQuantity
from nctrends.model.question import ALL, PrintedFigure, Question
from nctrends.model.rows.finding import Finding
from nctrends.numerics.bounds.simplex import Bound
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import joined
from nctrends.reading.printed import read_printed

LEAST_OVERLAP = 0.5
"""Hedges of one quantity are reported where less of the wider range than this is common to both."""
ROUGHLY = 0.02
"""From this relative difference on, "1 in 500" is another quantity than the one beside it."""


def against_each_other(asked: Asked) -> Iterator[Finding]:
    """Yield prose that the table rules out, and figures that cannot all hold."""
    for figures in asked.items:
        for conflict in figures.identified.conflicts:
            if not conflict.left_out.is_cell and not _is_number_above_its_whole(conflict):
                yield _conflict(asked, figures, conflict)


def _is_number_above_its_whole(conflict: Conflict) -> bool:
    """Whether another check finds it: two numbers, one about a part of what the other is about."""
    if len(conflict.against) != 1 or not conflict.left_out.is_number or not conflict.against[0].is_number:
        return False
    out, kept = conflict.left_out.bound, conflict.against[0].bound
    return (out.parts < kept.parts and out.low > kept.high) or (kept.parts < out.parts and kept.low > out.high)


def _conflict(asked: Asked, figures: ItemFigures, conflict: Conflict) -> Finding:
    out, others = conflict.left_out, conflict.against
    by_table = bool(others) and all(reading.is_cell for reading in others)
    left = figures.range(out.options)
    expected = span(left.low, left.high) if left else ""
    beside = joined([f'"{other.text}" for {asked.question.labels(other.options)}' for other in others])
    what = f"the table prints {beside}" if by_table else f"it cannot stand beside {beside}"
    what = what if others else "all answers together are everybody"
    group = f" among {figures.group}" if figures.group != ALL else ""
    return asked.finding(
        "prose-against-table" if by_table else "figures-contradict",
        item=figures.item,
        option=out.options,
        printed=texts([out, *others]),
        expected=expected,
        message=f"{quoted(out)} means {span(out.bound.low, out.bound.high)}{group}; {what}"
        + (f", which leave {expected}." if expected and len(others) > 1 else "."),
    )


def hedges_that_differ(asked: Asked) -> Iterator[Finding]:
    """Yield quantities printed with hedges whose ranges have little in common; a vaguer word for the same is none."""
    for figures in asked.items:
        for options in figures.printed_options:
            hedged = {
                reading.text.casefold(): reading
                for reading in figures.readings
                if reading.options == options and reading.is_share and not reading.is_number
            }
            apart = [pair for pair in combinations(hedged.values(), 2) if _differ(pair[0].bound, pair[1].bound)]
            if apart:
                both = list({reading.text: reading for pair in apart for reading in pair}.values())
                yield asked.finding(
                    "hedges-differ",
                    item=figures.item,
                    option=options,
                    printed=texts(both),
                    message=f"One quantity is told as {joined([_meant(reading) for reading in both])}: their "
                    "ranges have little in common.",
                )


def _differ(first: Bound, second: Bound) -> bool:
    a, b, c, d = first.low, first.high, second.low, second.high
    common = min(b, d) - max(a, c)
    nested = (a <= c and d <= b) or (c <= a and b <= d)
    return not nested and 0 <= common < LEAST_OVERLAP * max(b - a, d - c)


def _meant(reading: Reading) -> str:
    return f"{quoted(reading)}, {span(reading.bound.low, reading.bound.high)}"


def rates_that_differ(asked: Asked) -> Iterator[Finding]:
    """Yield rates such as "1 in 500" beside counts or a number that give another one."""
    for figures in asked.items:
        for options in figures.printed_options:
            shares = [reading for reading in figures.readings if reading.options == options and reading.is_share]
            rates = [reading for reading in shares if _is_rate(reading.quantity)]
            exact = _exact_rate(asked.question, shares)
            if not rates or exact is None:
                continue
            share, words = exact
            far = [reading for reading in rates if abs((reading.quantity.anchor or 0.0) / share - 1) >= ROUGHLY]
            if far:
                expected = f"1 in {people(round(1 / share))}"
                yield asked.finding(
                    "unit-differs",
                    item=figures.item,
                    option=options,
                    printed=texts(far),
                    expected=expected,
                    message=f"{joined(list(dict.fromkeys(map(quoted, far))))} beside {words}: {expected}.",
                )


def _is_rate(quantity: PrintedQuantity) -> bool:
    """Whether a text is "1 in b" with a large b, which is read to its digits, and not a rough fraction."""
    return quantity.value is None and not quantity.family and quantity.anchor is not None and quantity.anchor > 0


def _exact_rate(question: Question, shares: list[Reading]) -> tuple[float, str] | None:
    """The share behind a rate: from printed counts, or from a number beside it."""
    bases = {reading.base for reading in shares if reading.base}
    for base in sorted(bases):
        for count in _counts(question):
            if 0 < count < base and any(r.bound.low <= count / base <= r.bound.high for r in shares):
                return count / base, f"{people(count)} of {people(base)}"
    for reading in shares:
        if reading.quantity.value and not _is_rate(reading.quantity):
            return reading.quantity.value, quoted(reading)
    return None


def _counts(question: Question) -> list[float]:
    """Whole counts that are printed about the question as a whole."""
    counts = []
    for figure in question.figures:
        quantity = readable(figure) if not figure.of and figure.measure else None
        if quantity and quantity.unit == "count" and quantity.value:
            counts.append(quantity.value)
    return counts


def readable(figure: PrintedFigure) -> PrintedQuantity | None:
    """What a figure that counts something prints, where it can be read."""
    try:
        return read_printed(figure.printed, unit="count")
    except InputError:
        return None


def counts_that_contradict(asked: Asked) -> Iterator[Finding]:
    """Yield counts of the same thing that cannot both hold, one of them a plain number."""
    same: dict[tuple[object, ...], dict[str, tuple[PrintedFigure, PrintedQuantity]]] = {}
    for figure in asked.question.figures:
        if figure.words or not (figure.measure or asked.question.kind == "count"):
            continue
        quantity = readable(figure)
        if quantity and quantity.unit == "count":
            key = (figure.item, figure.of, figure.group, figure.measure, figure.restates)
            same.setdefault(key, {})[figure.printed] = (figure, quantity)
    for figures in same.values():
        for (figure, first), (_, second) in combinations(figures.values(), 2):
            if (first.value is not None or second.value is not None) and _apart(first, second):
                yield asked.finding(
                    "figures-contradict",
                    item=figure.item,
                    option=figure.of,
                    printed=f"{first.text} · {second.text}",
                    message=f'"{first.text}" and "{second.text}" count the same and cannot both hold.',
                )


def _apart(first: PrintedQuantity, second: PrintedQuantity) -> bool:
    return (first.low or 0.0) > (second.high or 0.0) or (second.low or 0.0) > (first.high or 0.0)
