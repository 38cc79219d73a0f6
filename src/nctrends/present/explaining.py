"""One change step by step: what was read, on how many people, how comparable, how sure, and what would overturn it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from nctrends.model.rows import WITHHELD, About, Change, Evidence
from nctrends.present.numbers import level, people, percent, points, span, times
from nctrends.present.sentences import ADJUSTMENTS, METHODS

BASES = {
    "given": "the number given",
    "stated": "the number that the report states",
    "recovered": "the number that its table gives away",
    "parent": "at most the people who gave the answer that leads here",
    "respondents": "all respondents, as an upper limit, because the report prints no base",
    "effective": "the base divided by the design effect, or worked out from the printed error",
}
CAVEATS = {
    "phrase only": "a report prints words, so the estimate is the middle of their range",
    "misprinted": "one cell is printed by no count of the base that all others fix",
    "base chosen by its neighbours": "several bases fit a row, and the other rows of its grid single one out",
    "several bases fit": "several bases fit a row, and the largest is used",
    "base is an upper limit": "fewer people may have answered than are counted, which makes the interval wider",
    "not after adjustment": "adjusted for the number of comparisons, the change is not established",
    "mix of respondents unknown": "the mix of respondents is unknown on one side: a change can come from who answered",
    "mix alone cannot": "no shift in the mix of respondents could make this change alone",
    "weighted, design effect unknown": "the survey is weighted, its design effect unknown: the interval is too narrow",
    "ranges ignored": "printed numbers and the middles of phrases were taken as exact",
}


def explained(
    change: Change, evidence: Evidence, read_earlier: Sequence[str], read_later: Sequence[str], about: About
) -> str:
    """Return one change in plain sentences; the readings say what each printed text allows."""
    name = ", ".join(dict.fromkeys(p for p in (change.indicator_label, change.item_label, change.option_label) if p))
    group = about.group_name(change.group)
    lines = [f"{name or change.indicator}{group and f', {group}'}: {change.earlier} to {change.later}"]
    lines += _side("earlier", change, evidence.source_earlier, read_earlier)
    lines += _side("later", change, evidence.source_later, read_later)
    lines += _comparability(change, evidence)
    if change.verdict == WITHHELD:
        lines.append("Verdict: not comparable, so no change is given.")
    else:
        lines += [*_interval(change), *_verdict(change)]
    return "\n".join(lines) + "\n"


def _side(when: str, change: Change, source: str, readings: Sequence[str]) -> list[str]:
    year = getattr(change, when)
    base, base_source = getattr(change, f"base_{when}"), getattr(change, f"base_source_{when}")
    low, high = getattr(change, f"estimate_low_{when}"), getattr(change, f"estimate_high_{when}")
    lines = [f"{year}", *(f"  {reading}" for reading in readings)]
    lines += [f"  Source: {source}."] if source else []
    allowed = percent(low) if low == high else f"from {percent(low, decimals=2)} to {percent(high, decimals=2)}"
    lines += [f"  Together: {allowed}."]
    told = (
        f"  People: {people(base)}, {BASES.get(base_source, base_source)}."
        if not isnan(base)
        else "  People: not known."
    )
    return [*lines, told]


def _comparability(change: Change, evidence: Evidence) -> list[str]:
    if not change.comparability:
        return ["Comparable? Nobody has graded this step."]
    grade = change.comparability.replace("_", " ")
    why = f": {evidence.explanation}" if evidence.explanation else ""
    return [f"Comparable? {grade[0].upper()}{grade[1:]}{why}."]


def _interval(change: Change) -> list[str]:
    is_difference = change.effect == "difference"
    show, unit = (points, " points") if is_difference else (times, "")
    if change.estimate_low == change.estimate_high:
        by_texts = show(change.estimate)
    elif is_difference:
        by_texts = span(change.estimate_low, change.estimate_high)
    else:
        by_texts = f"{times(change.estimate_low)} to {times(change.estimate_high)}"
    lines = [f"Change by the printed texts alone: {by_texts}{unit}."]
    if change.method:
        lines.append(
            f"With chance: {show(change.conf_low)} to {show(change.conf_high)}{unit}, the {level(change.conf_level)} "
            f"{METHODS.get(change.method, change.method)} interval over every count that the texts allow."
        )
    return lines


def _verdict(change: Change) -> list[str]:
    why = {
        "rose": "even at its lower end the change is a rise",
        "fell": "even at its upper end the change is a fall",
        "too vague to say": "some of the allowed counts make a change, others none",
        "no detectable change": "no change is among what the interval holds",
    }[change.verdict]
    lines = [f"Verdict: {change.verdict}, because {why}."]
    if not isnan(change.p_value):
        lines.append(f"  p-value: {change.p_value:.2g} at the allowed counts nearest to no change" + _adjusted(change))
    if change.holds_from_base_earlier is not None:
        lines.append(
            f"  It stands with as few as {change.holds_from_base_earlier:,} and {change.holds_from_base_later:,} "
            "answers in the two editions, at the same shares."
        )
    elif not isnan(change.smallest_detectable):
        lines.append(
            f"  With these numbers of people a rise of {points(change.smallest_detectable)} points can be found."
        )
    doubts = [CAVEATS.get(caveat, caveat) for caveat in change.caveats.split("; ") if caveat]
    return [*lines, *(f"  Note: {doubt}." for doubt in doubts)]


def _adjusted(change: Change) -> str:
    if change.adjust not in ADJUSTMENTS or isnan(change.p_adjusted) or not change.family_size:
        return "."
    tests = f"{change.family_size} comparison" + ("s" if change.family_size > 1 else "")
    return f"; {change.p_adjusted:.2g} after {ADJUSTMENTS[change.adjust]}'s adjustment for {tests}."
