"""What results mean, in words: verdicts with their reasons, bases, and what weakens a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, floor, isnan
from typing import Literal

from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.rows.trend import Trend
from nctrends.model.series import Series
from nctrends.model.words import BaseSource, Caveat, Comparability, Reason
from nctrends.present.words.numbers import people

BEGIN_LINKS = "nctrends new --series FOLDER"
"""The command that begins a crosswalk."""


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> joined(["wording", "period", "base"])
    'wording, period and base'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def missing_links(series: Series | None) -> str:
    """Return what to do where no crosswalk links editions that could be compared, "" where nothing is to be done."""
    filled = [edition for edition in series or () if any(survey.respondents for survey in edition.surveys.values())]
    if series is None or len(filled) < 2 or series.crosswalk.indicators:
        return ""
    return f"No crosswalk.toml links the editions of this series. {BEGIN_LINKS} begins one, for you to decide on."


Judged = Change | Trend | OrdinalChange | PooledEstimate | SplitChange
"""Rows whose steps between editions are graded."""


def titled(about: About, subject: str) -> str:
    """Return the title of a table: what it is about, after the name of the series where there is one.

    Examples
    --------
    >>> titled(About(title="Reports"), "editions side by side"), titled(About(), "editions side by side")
    ('Reports: editions side by side', 'Editions side by side')
    """
    return f"{about.title}: {subject}" if about.title else f"{subject[0].upper()}{subject[1:]}"


def row_verdict(row: Trend | OrdinalChange | GroupDifference | SplitChange, about: About) -> tuple[str, ...]:
    """Return the verdict of a row, then what weakens it, a line each."""
    doubts = () if isinstance(row, GroupDifference) else doubts_of(row, about)
    return ("; ".join((row.verdict, *doubts)), *weaker(row.caveats))


def verdict(change: Change, about: About) -> tuple[str, ...]:
    """Return the verdict, then what weakens it, a line each."""
    return ("; ".join((change.verdict, *doubts_of(change, about))), *weaknesses(change))


def sign_of(change: Change) -> str:
    """Return the sign of a change's verdict."""
    return change.verdict.sign if change.verdict else ""


def weaknesses(change: Change) -> list[str]:
    """Return from how many answers on a verdict stands, then the caveats that stand on a row, a line each."""
    held = holds_from(change)
    return [*([f"if {held}"] if held else []), *weaker(change.caveats)]


def doubts_of(row: Judged, about: About) -> tuple[str, ...]:
    """Return in words why a step is not graded better than caution, () where it is."""
    if row.comparability not in (Comparability.CAUTION, Comparability.NOT_COMPARABLE):
        return ()
    return doubts(row.reasons, known=known_to_differ(row, about))


def known_to_differ(row: Judged, about: About) -> tuple[Reason, ...]:
    """Return what is known to differ: all of a withheld row, also where that is overlooked, and two modes told apart.

    What else is unknown on one side, the files settle: where both sides say it otherwise, nothing is compared.
    """
    if row.comparability == Comparability.NOT_COMPARABLE or any(caveat.overlooked for caveat in row.caveats):
        return tuple(Reason)
    if isinstance(row, Trend | PooledEstimate):
        editions = about.editions_between(row.indicator, row.first, row.last)
    else:
        editions = [row.earlier, row.later]
    certain = tuple(reason for reason in Reason if not reason.perhaps)
    return (*certain, Reason.MODE) if len(about.modes(row.indicator, editions)) > 1 else certain


def weaker(caveats: Sequence[Caveat]) -> list[str]:
    """Return the caveats that stand on a row, in words."""
    return [caveat.row for caveat in caveats if caveat.row]


def doubts(reasons: Sequence[Reason], *, known: Collection[Reason]) -> tuple[str, ...]:
    """Return the reasons of a grade in words; what is not known to differ may be the same.

    Examples
    --------
    >>> doubts([Reason.PROMPT, Reason.OPTIONS], known=[Reason.PROMPT, Reason.OPTIONS])
    ('prompt and options differ',)
    >>> doubts([Reason.WORDING, Reason.SOURCE], known=[Reason.SOURCE])
    ('wording may differ', 'secondary source')
    """
    verbs: dict[str, list[Reason]] = {
        "differ": [reason for reason in reasons if reason != Reason.SOURCE and reason in known],
        "may differ": [reason for reason in reasons if reason != Reason.SOURCE and reason not in known],
    }
    parts = []
    for verb, which in verbs.items():
        is_one = verb == "differ" and len(which) == 1 and which != [Reason.OPTIONS]
        parts += [f"{joined(which)} {'differs' if is_one else verb}"] if which else []
    return (*parts, *(["secondary source"] if Reason.SOURCE in reasons else []))


def is_limit(change: Change) -> bool:
    """Tell whether a base of a change is only the most, or the least, that it can be."""
    return Caveat.UPPER_LIMIT in change.caveats or Caveat.SEVERAL_BASES in change.caveats


def base(number: float, source: BaseSource | Literal[""], caveats: Sequence[Caveat] = ()) -> str:
    """Return a base in short: as an upper limit, the least it can be, a likely or an effective one where it is that.

    Examples
    --------
    >>> base(272.0, BaseSource.STATED), base(435.0, BaseSource.RESPONDENTS), base(745.2, BaseSource.EFFECTIVE)
    ('n = 272', 'n ≤ 435', 'effective n = 745')
    >>> base(193.0, BaseSource.RECOVERED, [Caveat.BASE_BY_NEIGHBOURS])
    'n ≈ 193'
    """
    if isnan(number):
        return "n not known"
    if source == BaseSource.EFFECTIVE:
        return f"effective n = {people(max(1, round(number)))}"
    limit, recovered = source != "" and source.is_limit, source == BaseSource.RECOVERED
    if (limit or recovered) and Caveat.SMALLEST_BASE in caveats:
        return f"n ≥ {people(ceil(number))}"
    if limit:
        return f"n ≤ {people(floor(number) or number)}"
    sign = "≈" if recovered and Caveat.BASE_BY_NEIGHBOURS in caveats else "="
    return f"n {sign} {people(number)}"


def base_of(change: Change, when: str, about: About) -> str:
    """Return the base of one side of a change in short; `when` is "earlier" or "later"."""
    number, source = getattr(change, f"base_{when}"), getattr(change, f"base_source_{when}")
    return base(number, source, side_caveats(change, when, about))


def side_caveats(change: Change, when: str, about: About) -> tuple[Caveat, ...]:
    """Return what limits one side of a change; of figures at hand what limits both."""
    evidence = about.evidence_of(change)
    if evidence is None:
        return change.caveats
    return evidence.caveats_earlier if when == "earlier" else evidence.caveats_later


def holds_from(change: Change) -> str:
    """Return from which bases on a verdict stands, "" where it does not say or no base is a limit.

    Examples
    --------
    >>> from nctrends.model.joined import Joined
    >>> names = dict.fromkeys(("series", "indicator", "item", "option", "group"), "")
    >>> names |= dict.fromkeys(("indicator_label", "item_label", "option_label"), "")
    >>> names |= {"printed_earlier": Joined(), "printed_later": Joined()}
    >>> of = {"caveats": (Caveat.UPPER_LIMIT,), "holds_from_base_earlier": 28, "holds_from_base_later": 29}
    >>> holds_from(Change(**names, earlier=2017, later=2019, **of))
    'n ≥ 28 and 29'
    """
    if change.holds_from_base_earlier is None or not is_limit(change):
        return ""
    known = [
        ("effective n" if source == BaseSource.EFFECTIVE else "n", people(float(least or 0)))
        for source, least in (
            (change.base_source_earlier, change.holds_from_base_earlier),
            (change.base_source_later, change.holds_from_base_later),
        )
    ]
    (first, least), (second, other) = known
    return f"{first} ≥ {least} and {other}" if first == second else f"{first} ≥ {least} and {second} ≥ {other}"
