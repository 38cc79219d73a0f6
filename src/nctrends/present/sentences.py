"""What results mean, in words: verdicts with their reasons, and the notes below a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan

from nctrends.model.rows import UNDECIDED, About, Change
from nctrends.present.numbers import level, people, points, times

UPPER_LIMIT = "base is an upper limit"
MIX_UNKNOWN = "mix of respondents unknown"
SEVERAL_FIT = "several bases fit"
DESIGN_UNKNOWN = "weighted, design effect unknown"
VAGUE = "too vague to say"
DESPITE = "shown despite "
METHODS = {
    "miettinen-nurminen": "Miettinen-Nurminen",
    "mee": "Mee",
    "scas": "SCAS",
    "newcombe": "Newcombe",
    "agresti-caffo": "Agresti-Caffo",
    "wald": "Wald",
    "koopman": "Koopman",
    "katz": "Katz",
    "woolf": "Woolf",
}
EFFECTS = {
    "difference": "later minus earlier, in percentage points",
    "ratio": "later divided by earlier",
    "odds_ratio": "odds later divided by odds earlier",
}
ADJUSTMENTS = {"holm": "Holm", "benjamini-hochberg": "Benjamini-Hochberg"}
FAMILIES = {"editions": "with the same two editions", "indicator": "of the same indicator", "all": "of the table"}


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> joined(["wording", "period", "base"])
    'wording, period and base'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def verdict(change: Change) -> tuple[str, ...]:
    """Return the verdict, then what weakens it, a line each."""
    lines = [change.verdict]
    reasons = [reason for reason in change.reasons.split("; ") if reason]
    if reasons and change.comparability in ("caution", "not_comparable"):
        lines = [f"{change.verdict}; {doubt(reasons, sure=change.comparability == 'not_comparable')}"]
    if change.holds_from_base_earlier is not None and _is_limit(change):
        lines.append(f"if n ≥ {change.holds_from_base_earlier} and {change.holds_from_base_later}")
    lines += [caveat for caveat in change.caveats.split("; ") if caveat in _TOLD_ON_THE_ROW or "despite" in caveat]
    return tuple(lines)


def doubt(reasons: Sequence[str], *, sure: bool = False) -> str:
    """Return the reasons of a grade in words; where it is only `caution`, a wording not printed may be the same.

    Examples
    --------
    >>> doubt(["prompt", "options"]), doubt(["wording", "source"])
    ('prompt and options differ', 'wording may differ; secondary source')
    """
    apart = {"source": "secondary source"} | ({} if sure else {"wording": "wording may differ"})
    different = [reason for reason in reasons if reason not in apart]
    verb = "differs" if len(different) == 1 and different != ["options"] else "differ"
    told = [f"{joined(different)} {verb}"] if different else []
    return "; ".join(told + [apart[reason] for reason in reasons if reason in apart])


_TOLD_ON_THE_ROW = (UNDECIDED, "not after adjustment", "mix alone cannot", "misprinted", "ranges ignored")


def base(number: float, source: str, caveats: str = "") -> str:
    """Return a base in short, as an upper limit where it is one.

    Examples
    --------
    >>> base(272.0, "stated"), base(435.0, "respondents")
    ('n = 272', 'n ≤ 435')
    """
    if isnan(number):
        return "n not known"
    is_limit = source in ("respondents", "parent") or (source == "recovered" and SEVERAL_FIT in caveats)
    return f"n {'≤' if is_limit else '='} {people(number)}"


def notes(changes: Sequence[Change], about: About) -> tuple[str, ...]:
    """Return the notes that a table of these changes needs, and no other."""
    told = [_method(changes)]
    compared = [change for change in changes if change.comparability != "not_comparable"]
    if any(change.verdict == VAGUE for change in compared):
        told.append(f'"{VAGUE}": of the values that the printed texts allow, some make a change and others none.')
    if any(_is_limit(change) for change in compared):
        told.append(
            '"n ≤": the report does not print how many answered, so the most that can have stand in; fewer answers '
            'make the interval wider. "if n ≥" says from how many answers on, in the two editions, the verdict stands.'
        )
    if any(DESIGN_UNKNOWN in change.caveats for change in compared):
        told.append(
            "The survey is weighted and its design effect is not known: the intervals take the bases as they are, and "
            "are too narrow by as much as the design costs."
        )
    told += [*_options(compared, about), *_sampling(about)]
    unknown = dict.fromkeys(
        f"from {change.earlier} to {change.later}" for change in compared if MIX_UNKNOWN in change.caveats
    )
    if unknown:
        told.append(
            f"The mix of respondents shifted from edition to edition. {joined(list(unknown)).capitalize()} it is not "
            "known on one side, so a change can come in part from who answered."
        )
    return tuple(told)


def _method(changes: Sequence[Change]) -> str:
    first = next((change for change in changes if change.verdict != "not comparable"), None)
    if first is None:
        none = "no two figures are comparable" if changes else "crosswalk.toml links no figures of two editions"
        return f"No change can be computed: {none}."
    measured = next((change for change in changes if change.method and change.verdict != "not comparable"), None)
    if measured is None:
        return f"Change: {EFFECTS[first.effect]}; in brackets its range. Everybody was asked: no chance is left."
    told = (
        f"Change: {EFFECTS[first.effect]}; in brackets its {level(measured.conf_level)} "
        f"{METHODS[measured.method]} interval, {_width(changes)}."
    )
    if first.adjust in ADJUSTMENTS:
        told += (
            f" Verdicts are for each row alone; {ADJUSTMENTS[first.adjust]}'s adjustment over the rows "
            f'{FAMILIES[first.family]} marks those it undoes "not after adjustment".'
        )
    return told


def _width(changes: Sequence[Change]) -> str:
    if any("ranges ignored" in change.caveats for change in changes):
        return "as if the printed numbers, and the middles of phrases, were exact"
    return "wide enough for every value that the printed texts allow"


def _options(compared: Sequence[Change], about: About) -> list[str]:
    """Return what the caller asked for beside the usual, as far as the rows show it."""
    against = {
        "previous": "",
        "first": "Each edition is compared with the first that has the figure.",
        "all": "Every two editions that have the figure are compared.",
    }.get(about.against, f"Each edition is compared with that of {about.against}.")
    told = [against] if against and compared else []
    caveats = [caveat for change in compared for caveat in change.caveats.split("; ")]
    overlooked = [caveat.removeprefix(DESPITE) for caveat in dict.fromkeys(caveats) if caveat.startswith(DESPITE)]
    if overlooked:
        told.append(
            f"Shown despite a difference of {joined(overlooked)}, which the crosswalk calls not comparable: part of "
            "such a change may come from it."
        )
    judged = [change.equivalence for change in compared if change.equivalence]
    if judged:
        told.append(
            f"The smallest change that matters is given as {_size(about, compared[0].effect)}: "
            f"{judged.count('smaller')} of {len(judged)} changes are shown to be smaller."
        )
    return told


def _size(about: About, effect: str) -> str:
    size = nan if about.smallest_change is None else about.smallest_change
    return f"{points(size).lstrip('+')} points" if effect == "difference" else times(size)


def _is_limit(change: Change) -> bool:
    return UPPER_LIMIT in change.caveats or SEVERAL_FIT in change.caveats


def _sampling(about: About) -> list[str]:
    told = []
    if "convenience" in about.sampling:
        told.append(
            f"{about.respondents or 'Respondents'} who answered are not a random sample of all: the intervals show the "
            "play of chance at these numbers of answers, not who chose to answer."
        )
    if "unknown" in about.sampling:
        told.append("How the respondents of some surveys were chosen is not known.")
    return told
