"""What results mean, in words: verdicts with their reasons, bases, and what weakens a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, isnan

from nctrends.model.rows.rows import UNDECIDED, About, Change
from nctrends.present.words.numbers import people

UPPER_LIMIT = "base is an upper limit"
MIX_UNKNOWN = "mix of respondents unknown"
SEVERAL_FIT = "several bases fit"
DESIGN_UNKNOWN = "weighted, design effect unknown"
AT_ITS_SMALLEST = "base at its smallest"
PHRASE = "phrase only"
IGNORED = "ranges ignored"
VAGUE = "too vague to say"
DESPITE = "shown despite "
NOT_STRAIGHT = "not a straight line"
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
ADJUSTMENTS = {"holm": "Holm", "benjamini-hochberg": "Benjamini-Hochberg"}


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
        lines = [f"{change.verdict}; {doubt(reasons, sure=is_known(change))}"]
    held = holds_from(change)
    return (*lines, *([f"if {held}"] if held else []), *weaker(change.caveats))


def is_known(change: Change) -> bool:
    """Tell whether what differs is known to: a withheld change is known to differ, also where that is overlooked."""
    return change.comparability == "not_comparable" or DESPITE in change.caveats


def weaker(caveats: str) -> list[str]:
    """Return the caveats that stand on a row, in words."""
    told = [(caveat, _TOLD_ON_THE_ROW.get(caveat, "")) for caveat in caveats.split("; ")]
    return [words or caveat for caveat, words in told if words or caveat.startswith(DESPITE)]


def doubt(reasons: Sequence[str], *, sure: bool = False) -> str:
    """Return the reasons of a grade in words; where it is only `caution`, a thing that is not known may be the same.

    Examples
    --------
    >>> doubt(["prompt", "options"]), doubt(["wording", "source"])
    ('prompt and options differ', 'wording may differ; secondary source')
    >>> doubt(["mode"]), doubt(["population", "base"], sure=True)
    ('mode may differ', 'population and base differ')
    """
    told = {
        "differ": [reason for reason in reasons if reason != "source" and (sure or reason not in PERHAPS)],
        "may differ": [reason for reason in reasons if not sure and reason in PERHAPS],
    }
    parts = []
    for verb, which in told.items():
        is_one = verb == "differ" and len(which) == 1 and which != ["options"]
        parts += [f"{joined(which)} {'differs' if is_one else verb}"] if which else []
    return "; ".join([*parts, *(["secondary source"] if "source" in reasons else [])])


PERHAPS = ("wording", "period", "population", "base", "mode")
"""Reasons for caution where a file does not tell one side: what is known to differ in all but the mode is not compared.
"""
_TOLD_ON_THE_ROW: Mapping[str, str] = {
    UNDECIDED: UNDECIDED,
    "not after adjustment": "not after adjustment",
    "mix alone cannot": "not by a shift in who answered alone",
    "misprinted": "a figure is misprinted",
    IGNORED: "printed numbers taken as exact",
}


def is_limit(change: Change) -> bool:
    """Tell whether a base of a change is only the most, or the least, that it can be."""
    return any(caveat in change.caveats for caveat in (UPPER_LIMIT, SEVERAL_FIT))


def base(number: float, source: str, caveats: str = "") -> str:
    """Return a base in short: as an upper limit, the least it can be, or an effective one where it is that.

    Examples
    --------
    >>> base(272.0, "stated"), base(435.0, "respondents"), base(745.2, "effective")
    ('n = 272', 'n ≤ 435', 'effective n = 745')
    """
    if isnan(number):
        return "n not known"
    if source == "effective":
        return f"effective n = {people(max(1, round(number)))}"
    if source in (*_LIMITS, "recovered") and AT_ITS_SMALLEST in caveats:
        return f"n ≥ {people(ceil(number))}"
    is_limit = source in _LIMITS or (source == "recovered" and SEVERAL_FIT in caveats)
    return f"n ≤ {people(floor(number) or number)}" if is_limit else f"n = {people(number)}"


def base_of(change: Change, when: str, about: About) -> str:
    """Return the base of one side of a change in short; `when` is "earlier" or "later"."""
    number, source = getattr(change, f"base_{when}"), getattr(change, f"base_source_{when}")
    return base(number, source, side_caveats(change, when, about))


def side_caveats(change: Change, when: str, about: About) -> str:
    """Return what limits one side of a change; of figures at hand what limits both."""
    evidence = about.evidence_of(change)
    return change.caveats if evidence is None else str(getattr(evidence, f"caveats_{when}"))


def holds_from(change: Change) -> str:
    """Return from which bases on a verdict stands, "" where it does not say or no base is a limit.

    Examples
    --------
    >>> from nctrends.model.rows.rows import Change
    >>> names = dict.fromkeys(("series", "indicator", "item", "option", "group"), "")
    >>> names |= dict.fromkeys(("indicator_label", "item_label", "option_label"), "")
    >>> names |= {"printed_earlier": "", "printed_later": ""}
    >>> of = {"caveats": "base is an upper limit", "holds_from_base_earlier": 28, "holds_from_base_later": 29}
    >>> holds_from(Change(**names, earlier=2017, later=2019, **of))
    'n ≥ 28 and 29'
    """
    if change.holds_from_base_earlier is None or not is_limit(change):
        return ""
    known = [
        ("effective n" if source == "effective" else "n", people(float(least or 0)))
        for source, least in (
            (change.base_source_earlier, change.holds_from_base_earlier),
            (change.base_source_later, change.holds_from_base_later),
        )
    ]
    (first, least), (second, other) = known
    return f"{first} ≥ {least} and {other}" if first == second else f"{first} ≥ {least} and {second} ≥ {other}"


_LIMITS = ("respondents", "parent")
