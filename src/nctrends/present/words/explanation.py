"""One change step by step: what was read, on how many people, how comparable, how sure, and what would overturn it."""

from __future__ import annotations

from math import isnan

from attrs import frozen

from nctrends.model.joined import Joined
from nctrends.model.question import Citation
from nctrends.model.rows.about import About, Evidence
from nctrends.model.rows.change import Change
from nctrends.model.words import ADJUSTMENTS, JOINT, METHODS, RANGES, BaseSource, Caveat, Verdict
from nctrends.present.words.numbers import (
    change_text,
    edition_name,
    level,
    p_value,
    people,
    percent,
    points,
    ratio_text,
    times,
)
from nctrends.present.words.sentences import holds_from, side_caveats

NARROW = 0.0021
"""The width of a range of shares whose ends are told apart by a second decimal."""
SMALL = 0.02
"""A share below it is told with two decimals: its ends would be rounded beyond what the text allows."""
SLACK = 1e-9


@frozen(kw_only=True)
class PrintedReadings:
    """What the printed texts of one figure are taken for, in sentences, and the share that they allow by themselves."""

    sentences: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 1.0


def explained(
    change: Change, evidence: Evidence, earlier: PrintedReadings, later: PrintedReadings, about: About
) -> str:
    """Return one change in plain sentences; the readings say what each printed text allows."""
    group = about.group_name(change.group, change.indicator, change.later)
    name = ", ".join(
        dict.fromkeys(p for p in (change.indicator_label, change.item_label, change.option_label, group) if p)
    )
    lines = [f"{name or change.indicator}: {edition_name(change.earlier)} to {edition_name(change.later)}"]
    lines += _side("earlier", change, evidence.source_earlier, earlier, about)
    lines += _side("later", change, evidence.source_later, later, about)
    lines += _comparability(change, evidence)
    if change.verdict == Verdict.NOT_COMPARABLE:
        lines.append("Verdict: not comparable, so no change is given.")
    else:
        lines += [*_interval(change, about), *_verdict(change, about)]
    return "\n".join(lines) + "\n"


def _side(when: str, change: Change, source: Joined[Citation], readings: PrintedReadings, about: About) -> list[str]:
    low, high = getattr(change, f"estimate_low_{when}"), getattr(change, f"estimate_high_{when}")
    lines = [edition_name(getattr(change, when)), *(f"  {reading}" for reading in readings.sentences)]
    lines += [f"  Source: {source}."] if source else []
    if low == high:
        allowed = percent(low)
    else:
        decimals = 1 if high - low > NARROW and high > SMALL else 2
        allowed = f"from {percent(low, decimals=decimals)} to {percent(high, decimals=decimals)}"
    lines.append(f"  Together: {allowed}{_narrowed(low, high, readings, about)}.")
    return [*lines, f"  People: {_people(change, when, about)}."]


def _narrowed(low: float, high: float, readings: PrintedReadings, about: About) -> str:
    """Return what makes a share surer than its own texts: whole people, or all else that is printed of the question."""
    if not readings.sentences or (low <= readings.low + SLACK and high >= readings.high - SLACK):
        return ""
    if about.choices.dont_know == "drop":
        return ", of those with an opinion"
    return ", the number of whole people" if low == high else ", by all else that is printed of the question"


def _people(change: Change, when: str, about: About) -> str:
    number, source = getattr(change, f"base_{when}"), getattr(change, f"base_source_{when}")
    caveats = side_caveats(change, when, about)
    if isnan(number):
        return "not known"
    if source == BaseSource.EFFECTIVE:
        return f"as many as {people(round(number))} of a simple random sample, by {about.choices.effective}"
    why = source.explanation
    if source == BaseSource.RESPONDENTS and about.choices.base == "respondents":
        why = "all respondents, as was asked"
    elif Caveat.SMALLEST_BASE in caveats and (source.is_limit or source == BaseSource.RECOVERED):
        why = "the fewest that can have answered, as was asked"
    elif Caveat.SEVERAL_BASES in caveats and source == BaseSource.RESPONDENTS:
        why = "all respondents, as an upper limit, because several numbers print its row"
    elif Caveat.BASE_BY_NEIGHBOURS in caveats and source == BaseSource.RECOVERED:
        why = "of the numbers that print its row by far the likeliest beside the other rows"
    elif about.choices.dont_know == "drop" and source == BaseSource.STATED:
        why = "by the number that the report states"
    return f"{people(number)}, {why}"


def _comparability(change: Change, evidence: Evidence) -> list[str]:
    if not change.comparability:
        return ["Comparable? Nobody has graded this step."]
    grade = change.comparability.phrase
    why = f": {JOINT.join(evidence.explanation)}" if evidence.explanation else ""
    return [f"Comparable? {grade[0].upper()}{grade[1:]}{why}."]


def _interval(change: Change, about: About) -> list[str]:
    is_difference = change.effect == "difference"
    show, unit = (points, " points") if is_difference else (times, "")
    ends = (change.estimate, change.estimate_low, change.estimate_high)
    by_texts = (change_text if is_difference else ratio_text)(ends, as_range=change.estimate_low < change.estimate_high)
    lines = [f"Change by the printed texts alone: {by_texts}{unit}."]
    if change.method:
        lines.append(
            f"With chance: {show(change.conf_low)} to {show(change.conf_high)}{unit}, the {level(change.conf_level)} "
            f"{METHODS[change.method]} interval, {RANGES[about.choices.ranges]}."
        )
    return lines


def _verdict(change: Change, about: About) -> list[str]:
    none = 0 if change.effect == "difference" else 1
    why = change.verdict.because.format(none=none) if change.verdict else ""
    by = " that holds every allowed count, which is wider" if about.choices.ranges == "imbens-manski" else ""
    lines = [f"Verdict: {change.verdict}, because {why}{by}."]
    if not isnan(change.p_value):
        lines.append(
            f"  p-value: {p_value(change.p_value)} at the allowed counts nearest to no change" + _adjusted(change)
        )
    if held := holds_from(change):
        lines.append(f"  It stands if {held} in the two editions, at the same shares.")
    elif change.verdict == Verdict.NO_CHANGE and not isnan(change.smallest_detectable):
        least = points(change.smallest_detectable).lstrip("+")
        lines.append(
            f"  Such a comparison finds a rise of {least} points four times in five, a smaller one less often."
        )
    known = [caveat for caveat in change.caveats if change.method or caveat != Caveat.DESIGN_UNKNOWN]
    watched = about.watched(change.indicator) or "the group that is watched"
    doubts = [caveat.explanation.format(watched=watched) or caveat for caveat in known]
    return [*lines, *(f"  Note: {doubt}." for doubt in doubts)]


def _adjusted(change: Change) -> str:
    if not ADJUSTMENTS.get(change.adjust) or isnan(change.p_adjusted) or (change.family_size or 0) < 2:
        return "."
    tests = f"{change.family_size} comparisons"
    return f"; {p_value(change.p_adjusted)} after {ADJUSTMENTS[change.adjust]}'s adjustment for {tests}."
