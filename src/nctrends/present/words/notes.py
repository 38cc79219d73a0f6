"""The notes below a table: made from what is on its rows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.words import ADJUSTMENTS, AGAINST, EFFECTS, FAMILIES, METHODS, RANGES, BaseSource, Caveat, Verdict
from nctrends.present.words.numbers import edition_name, level, points, times
from nctrends.present.words.sentences import base_of, holds_from, joined, missing_links
from nctrends.present.words.share_words import is_rebased

Adjusted = Change | GroupDifference | OrdinalChange
"""Rows that are tested many at a time."""
Measured = Change | GroupDifference | PooledEstimate | StandardisedEstimate | SplitChange
"""Rows with an interval."""


def notes(changes: Sequence[Change], about: About) -> tuple[str, ...]:
    """Return the notes that a table of these changes needs, and no other."""
    compared = [change for change in changes if change.verdict != Verdict.NOT_COMPARABLE]
    lines = _method(changes, compared, about)
    if any(change.verdict == Verdict.TOO_VAGUE for change in compared):
        lines.append(
            f'"{Verdict.TOO_VAGUE}": of the values that the printed texts allow, some make a change and others none.'
        )
    lines += [*_bases(changes, about), *weight_notes(compared), *_choices(compared, about)]
    lines += sampling_notes(asked_in(change for change in compared if change.method), about)
    return (*lines, *_mix(compared, about), *about.remarks)


def asked_in(changes: Iterable[Change | OrdinalChange | SplitChange]) -> list[tuple[str, Any]]:
    """Return the indicator and the edition of every figure of some changes."""
    return [(row.indicator, year) for row in changes for year in (row.earlier, row.later)]


def sampling_notes(asked: Iterable[tuple[str, Any]], about: About) -> list[str]:
    """Return what intervals cannot tell, given who was asked in the indicators and editions of the rows.

    Parameters
    ----------
    asked : indicator and edition of every figure that stands in an interval
    about : of the collection of the rows
    """
    enquiries = [about.enquiry(*key) for key in dict.fromkeys(asked)]
    known = [enquiry for enquiry in enquiries if enquiry is not None]
    chosen = [enquiry for enquiry in known if enquiry.sampling == "convenience"]
    unknown = [enquiry for enquiry in known if enquiry.sampling == "unknown"]
    lines = []
    if chosen:
        names = {enquiry.respondents for enquiry in chosen}
        who = names.pop() if len(names) == 1 else ""
        some = (
            f"{who or 'Respondents'} who answered"
            if len(chosen) == len(known)
            else "In some surveys those who answered"
        )
        lines.append(
            f"{some} are not a random sample of all: the intervals show the play of chance at these numbers of "
            "answers, not who chose to answer."
        )
    if unknown:
        which = "the respondents" if len(unknown) == len(known) else "the respondents of some surveys"
        lines.append(f"How {which} were chosen is not known.")
    return lines


def _method(changes: Sequence[Change], compared: Sequence[Change], about: About) -> list[str]:
    if not changes and (todo := missing_links(about.series)):
        return [f"Nothing can be compared yet. {todo}"]
    if not changes:
        return ["There is no change to show: no figures of two editions are linked, or none of them was asked for."]
    if not compared:
        return ["No change is given: none of these figures can be compared."]
    measured = [change for change in compared if change.method]
    note = f"Change: {EFFECTS[compared[0].effect]}; in brackets its "
    if not measured:
        return [f"{note}range. Everybody was asked: no chance is left."]
    first = measured[0]
    note += f"{level(first.conf_level)} {METHODS[first.method]} interval"
    note += f", {RANGES[about.choices.ranges]}." if _has_texts(measured) else "."
    note += adjustment_note(measured)
    if about.choices.ranges == "imbens-manski" and _has_texts(measured):
        note += " Verdicts are those of the wider interval, which holds every value that the texts allow."
    if len(measured) < len(compared):
        return [note, "Where everybody was asked in both editions no chance is left: the brackets hold the range."]
    return [note]


def adjustment_note(rows: Sequence[Adjusted]) -> str:
    """Return what an adjustment does to the verdicts of some rows, "" where each stands alone."""
    largest = max(rows, key=lambda row: row.family_size or 0)
    size = largest.family_size or 0
    if size < 2 or not ADJUSTMENTS[largest.adjust]:
        return ""
    return (
        f" Verdicts are for each row alone; {ADJUSTMENTS[largest.adjust]}'s adjustment {FAMILIES[largest.family]} (up "
        f'to {size}) marks those it undoes "not after adjustment".'
    )


def _has_texts(changes: Sequence[Change]) -> bool:
    """Tell whether anything printed is behind some changes: counts at hand leave nothing open."""
    return any(row.printed_earlier or row.printed_later for row in changes)


def _bases(changes: Sequence[Change], about: About) -> list[str]:
    """Return what the signs before the numbers of people mean."""
    shown = " ".join(base_of(row, when, about) for row in changes for when in ("earlier", "later"))
    lines = []
    holds = any(map(holds_from, changes))
    if "n ≤" in shown:
        why = "as was asked" if about.choices.base == "respondents" else "where the report does not print how many did"
        lines.append(f'"n ≤": the most that can have answered, {why}; fewer answers make the interval wider.')
    if "n ≈" in shown:
        lines.append('"n ≈": of the numbers that print its row, by far the likeliest beside the other rows.')
    if holds:
        lines.append('"if n ≥": from so many answers on, in the two editions, the verdict stands.')
    if any(Caveat.SMALLEST_BASE in row.caveats for row in changes) and "n ≥" in shown:
        lines.append('"n ≥": the fewest that can have answered, as was asked; more answers make the interval narrower.')
    if "effective n" in shown:
        lines.append(
            f'"effective n": as many people of a simple random sample would tell as much, by {about.choices.effective}.'
        )
    if about.choices.base == "given" and any(
        BaseSource.GIVEN in (r.base_source_earlier, r.base_source_later) for r in changes
    ):
        lines.append("Numbers of people that were given stand in for those of the reports.")
    return lines


def weight_notes(compared: Sequence[Measured]) -> list[str]:
    """Return what intervals leave out where a survey is weighted and its design effect is not known."""
    unknown = [change for change in compared if change.method and Caveat.DESIGN_UNKNOWN in change.caveats]
    if not unknown:
        return []
    which = "The survey is" if len(unknown) == len(compared) else "Some of the surveys are"
    return [
        f"{which} weighted, and the design effect is not known: the intervals take the bases as they are, and are too "
        "narrow by as much as the design costs."
    ]


def _choices(compared: Sequence[Change], about: About) -> list[str]:
    """Return what the caller asked for beside the usual, as far as the rows show it."""
    if not compared:
        return []
    anchor = about.choices.against
    against = AGAINST.get(anchor, f"Each edition is compared with that of {edition_name(anchor)}.")
    lines = [against] if against else []
    if about.choices.dont_know == "drop" and any(map(_is_rebased, compared)):
        lines.append('Answers without an opinion are left out; "here" is the share of those who have one.')
    caveats = dict.fromkeys(caveat for change in compared for caveat in change.caveats)
    overlooked = [caveat.overlooked for caveat in caveats if caveat.overlooked]
    if overlooked:
        lines.append(
            f"Shown despite a difference of {joined(overlooked)}, which the crosswalk calls not comparable: part of "
            "such a change may come from it."
        )
    judged = [change.equivalence for change in compared if change.equivalence]
    if judged:
        lines.append(
            f"The smallest change that matters is given as {_size(about, compared[0].effect)}; shown to be smaller: "
            f"{judged.count('smaller')} of {len(judged)}."
        )
    return lines


def _is_rebased(change: Change) -> bool:
    """Tell whether a share is not the one that is printed."""
    sides = ((change.estimate_earlier, change.printed_earlier), (change.estimate_later, change.printed_later))
    return any(is_rebased(estimate, printed) for estimate, printed in sides)


def _size(about: About, effect: str) -> str:
    size = nan if about.choices.smallest_change is None else about.choices.smallest_change
    return f"{points(size).lstrip('+')} points" if effect == "difference" else times(size)


def _mix(compared: Sequence[Change], about: About) -> list[str]:
    """Return what is known of a shift in who answered: of the one group that is watched, or nothing."""
    cannot = [row.indicator for row in compared if Caveat.MIX_CANNOT in row.caveats]
    watched = list(dict.fromkeys(filter(None, map(about.watched, cannot))))
    lines = []
    if cannot:
        of = f", here of {joined(watched)}," if watched else ""
        lines.append(
            f'"{Caveat.MIX_CANNOT.row}": however its people and all others answer, a shift in the share of the group '
            f"that is watched{of} could not make the change; a shift in other groups may."
        )
    unknown = sorted({(row.earlier, row.later) for row in compared if Caveat.MIX_UNKNOWN in row.caveats})
    if not unknown:
        return lines
    steps = joined([f"from {earlier} to {later}" for earlier, later in unknown])
    return [
        *lines,
        f"How the mix of respondents differs {steps} is not known on one side: a change can come in part from who "
        "answered.",
    ]
