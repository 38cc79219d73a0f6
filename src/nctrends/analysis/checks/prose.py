"""Figures about the same thing beside each other: prose and table, prose and prose, one hedge and another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from nctrends.analysis.checks.asked import Asked, is_number, quoted, span, texts
from nctrends.analysis.shares.identified import Conflict, Identified
from nctrends.analysis.shares.topics import Told
from nctrends.errors import InputError
from nctrends.model.printed import PrintedQuantity
from nctrends.model.question import ALL, PrintedFigure, Question
from nctrends.model.rows.findings import Finding
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import joined
from nctrends.reading.printed import read_printed

LEAST_OVERLAP = 0.5
"""Hedges of one quantity are told where less of the wider range than this is common to both."""
ROUGHLY = 0.02
"""From this relative difference on, "1 in 500" is another quantity than the one beside it."""


def against_each_other(asked: Asked) -> Iterator[Finding]:
    """Yield prose that the table rules out, and figures that cannot all hold."""
    for topic in asked.topics:
        found = asked.at(topic.item, topic.group)
        for conflict in found.conflicts if found else ():
            if not conflict.left_out.is_cell and not _is_number_above_its_whole(conflict):
                yield _conflict(asked, found, conflict)


def _is_number_above_its_whole(conflict: Conflict) -> bool:
    """Whether another check tells it: two numbers, one about a part of what the other is about."""
    if len(conflict.against) != 1 or not is_number(conflict.left_out) or not is_number(conflict.against[0]):
        return False
    one, other = conflict.left_out.bound, conflict.against[0].bound
    return (one.parts < other.parts and one.low > other.high) or (other.parts < one.parts and other.low > one.high)


def _conflict(asked: Asked, found: Identified | None, conflict: Conflict) -> Finding:
    told = conflict.left_out.told
    by_table = bool(conflict.against) and all(statement.is_cell for statement in conflict.against)
    left = found.range(told.options) if found else None
    allowed = span(conflict.left_out.bound.low, conflict.left_out.bound.high)
    others = [statement.told for statement in conflict.against]
    expected = span(left.low, left.high) if left else ""
    beside = joined([_about(asked.question, other) for other in others])
    what = f"the table prints {beside}" if by_table else f"it cannot stand beside {beside}"
    what = what if others else "all answers together are everybody"
    return asked.finding(
        "prose-against-table" if by_table else "figures-contradict",
        item=found.topic.item if found else "",
        option=told.options,
        printed=texts([told, *others]),
        expected=expected,
        message=f"{quoted(told)} means {allowed}{_group(found)}; {what}"
        + (f", which leave {expected}." if expected and len(others) > 1 else "."),
    )


def _about(question: Question, told: Told) -> str:
    return f'"{told.quantity.text}" for {question.labels(told.options)}'


def _group(found: Identified | None) -> str:
    return f" among {found.topic.group}" if found and found.topic.group != ALL else ""


def hedges_that_differ(asked: Asked) -> Iterator[Finding]:
    """Yield quantities told with hedges whose ranges have little in common; a vaguer word for the same is none."""
    for topic in asked.topics:
        for options in topic.printed_options:
            hedged = {
                told.quantity.text.casefold(): told
                for told in topic.told
                if told.options == options and told.quantity.value is None and told.quantity.unit == "share"
            }
            apart = [pair for pair in combinations(hedged.values(), 2) if _differ(pair[0].quantity, pair[1].quantity)]
            if apart:
                both = list({told.quantity.text: told for pair in apart for told in pair}.values())
                yield asked.finding(
                    "hedges-differ",
                    item=topic.item,
                    option=options,
                    printed=texts(both),
                    message=f"One quantity is told as {joined([_meant(told) for told in both])}: their "
                    "ranges have little in common.",
                )


def _differ(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    ends = (one.low, one.high, other.low, other.high)
    if None in ends:
        return False
    a, b, c, d = (end or 0.0 for end in ends)
    common = min(b, d) - max(a, c)
    nested = (a <= c and d <= b) or (c <= a and b <= d)
    return not nested and 0 <= common < LEAST_OVERLAP * max(b - a, d - c)


def _meant(told: Told) -> str:
    return f"{quoted(told)}, {span(told.quantity.low or 0.0, told.quantity.high or 0.0)}"


def rates_that_differ(asked: Asked) -> Iterator[Finding]:
    """Yield rates such as "1 in 500" beside counts or a number that give another one."""
    for topic in asked.topics:
        for options in topic.printed_options:
            told = [one for one in topic.told if one.options == options and one.quantity.unit == "share"]
            rates = [one for one in told if _is_rate(one.quantity)]
            exact = _exact_rate(asked.question, told)
            if not rates or exact is None:
                continue
            share, words = exact
            far = [one for one in rates if abs((one.quantity.anchor or 0.0) / share - 1) >= ROUGHLY]
            if far:
                expected = f"1 in {people(round(1 / share))}"
                yield asked.finding(
                    "unit-differs",
                    item=topic.item,
                    option=options,
                    printed=texts(far),
                    expected=expected,
                    message=f"{joined(list(dict.fromkeys(quoted(one) for one in far)))} beside {words}: {expected}.",
                )


def _is_rate(quantity: PrintedQuantity) -> bool:
    """Whether a text is "1 in b" with a large b, which is read to its digits, and not a rough fraction."""
    return quantity.value is None and not quantity.family and quantity.anchor is not None and quantity.anchor > 0


def _exact_rate(question: Question, told: list[Told]) -> tuple[float, str] | None:
    """The share behind a rate: from printed counts, or from a number beside it."""
    numbers = [one for one in told if one.quantity.value]
    bases = {one.base for one in told if one.base}
    for base in sorted(bases):
        for count in _counts(question):
            if 0 < count < base and any(_fits(count / base, one.quantity) for one in told):
                return count / base, f"{people(count)} of {people(base)}"
    for one in numbers:
        if one.quantity.value and not _is_rate(one.quantity):
            return one.quantity.value, quoted(one)
    return None


def _counts(question: Question) -> list[float]:
    """Whole counts that are printed about the question as a whole."""
    found = []
    for figure in question.figures:
        quantity = readable(figure) if not figure.of and figure.measure else None
        if quantity and quantity.unit == "count" and quantity.value:
            found.append(quantity.value)
    return found


def _fits(share: float, quantity: PrintedQuantity) -> bool:
    return quantity.low is not None and quantity.high is not None and quantity.low <= share <= quantity.high


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
        for (figure, one), (_, other) in combinations(figures.values(), 2):
            if (one.value is not None or other.value is not None) and _apart(one, other):
                yield asked.finding(
                    "figures-contradict",
                    item=figure.item,
                    option=figure.of,
                    printed=f"{one.text} · {other.text}",
                    message=f'"{one.text}" and "{other.text}" count the same and cannot both hold.',
                )


def _apart(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    return (one.low or 0.0) > (other.high or 0.0) or (other.low or 0.0) > (one.high or 0.0)
