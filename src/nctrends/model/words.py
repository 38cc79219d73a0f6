"""The closed lists of words: verdicts, grades, reasons, caveats, sources of bases, options, and what is said of each.

Everything that names one of these takes it from here: the comparison, the checks of arguments, the command line, the
notes below a table, explanations, and the pages of documentation. A word is a text, so that it can be compared with
and printed as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, Literal, Self

from nctrends.errors import InputError, nearest

JOINT: Final = "; "
"""Joins several words in a cell of a frame."""


class Comparability(StrEnum):
    """How far two figures may be compared, the worst first."""

    NOT_COMPARABLE = "not_comparable"
    CAUTION = "caution"
    COMPARABLE = "comparable"
    IDENTICAL = "identical"

    @property
    def phrase(self) -> str:
        """The grade as a sentence has it."""
        return self.value.replace("_", " ")

    @property
    def rank(self) -> int:
        """0 for the worst grade, 3 for the best."""
        return list(type(self)).index(self)

    @classmethod
    def worst(cls, *grades: Comparability) -> Comparability:
        """Return the worst of some grades, which is that of a path over all of them."""
        return min(grades, key=lambda grade: grade.rank)


class Reason(StrEnum):
    """What keeps a step from the best grade."""

    WORDING = "wording"
    PROMPT = "prompt"
    OPTIONS = "options"
    SCALE = "scale"
    BASE = "base"
    PERIOD = "period"
    POPULATION = "population"
    MODE = "mode"
    SOURCE = "source"

    @property
    def perhaps(self) -> bool:
        """True where a grade of caution may mean that a file does not say it: what is said otherwise is not compared.

        A mode that both files say is compared too, and then known to differ.
        """
        return self not in (Reason.PROMPT, Reason.OPTIONS, Reason.SCALE, Reason.SOURCE)


class Verdict(StrEnum):
    """What a row says of a change: its sign, how such rows are counted, why a row says it, and what it means."""

    sign: str
    counted: str
    because: str
    meaning: str

    def __new__(cls, code: str, sign: str, counted: str, because: str, meaning: str) -> Self:
        """Make a verdict from its word, its sign, its word in a count, its reason and its meaning."""
        word = str.__new__(cls, code)
        word._value_, word.sign, word.counted, word.because, word.meaning = code, sign, counted, because, meaning
        return word

    ROSE = (
        "rose",
        "▲",
        "rose",
        "even at its lower end the change is a rise",
        "The interval of the row lies above no change.",
    )
    FELL = (
        "fell",
        "▼",
        "fell",
        "even at its upper end the change is a fall",
        "The interval of the row lies below no change.",
    )
    NO_CHANGE = (
        "no detectable change",
        "○",
        "without a detectable change",
        "{none}, which is no change, lies within the interval",
        "No change, 0 or a ratio of 1, lies within the interval.",
    )
    TOO_VAGUE = (
        "too vague to say",
        "?",
        "too vague to say: the printed texts allow a change and also none",
        "some of the allowed counts make a change, others none",
        "No change lies within the interval, but not for every value that the printed texts allow.",
    )
    NOT_COMPARABLE = (
        "not comparable",
        "≠",
        "not comparable",
        "",
        "The figures do not measure the same thing, or nobody has judged whether they do.",
    )

    @property
    def is_change(self) -> bool:
        """True for a rise and a fall."""
        return self in (Verdict.ROSE, Verdict.FELL)


class Caveat(StrEnum):
    """What limits a result: its word, what a row says of it, and what an explanation says."""

    row: str
    explanation: str

    def __new__(cls, code: str, row: str = "", explanation: str = "") -> Self:
        """Make a caveat from its word and from what is said of it."""
        word = str.__new__(cls, code)
        word._value_, word.row, word.explanation = code, row, explanation
        return word

    PHRASE_ONLY = "phrase only", "", "a report prints words, so the estimate is the middle of their range"
    MISPRINTED = (
        "misprinted",
        "a figure is misprinted",
        "one cell of the row is printed by no count of the base that all others fix",
    )
    BASE_BY_NEIGHBOURS = (
        "base chosen by its neighbours",
        "",
        "several bases fit a row, and beside the other rows of its grid one is by far the likeliest",
    )
    SEVERAL_BASES = "several bases fit", "", "several bases fit a row, and none is singled out"
    UPPER_LIMIT = (
        "base is an upper limit",
        "",
        "fewer people may have answered than are counted, which makes the interval wider",
    )
    SMALLEST_BASE = (
        "base at its smallest",
        "",
        "the fewest that can have answered are counted; more make the interval narrower",
    )
    RESTATED = (
        "restated",
        "the earlier report printed otherwise",
        "the later report restates the earlier figure, which the earlier report printed otherwise",
    )
    NOT_AFTER_ADJUSTMENT = (
        "not after adjustment",
        "not after adjustment",
        "adjusted for the number of comparisons, the change is not established",
    )
    MIX_UNKNOWN = (
        "mix of respondents unknown",
        "",
        "the mix of respondents is unknown on one side: a change can come from who answered",
    )
    MIX_CANNOT = (
        "mix alone cannot",
        "not by a shift in one group alone",
        "a shift in the share of {watched} could not make this change alone; a shift in other groups may",
    )
    DESIGN_UNKNOWN = (
        "weighted, design effect unknown",
        "",
        "the survey is weighted, its design effect unknown: the interval is too narrow",
    )
    RANGES_IGNORED = (
        "ranges ignored",
        "printed numbers taken as exact",
        "printed numbers and the middles of phrases were taken as exact",
    )
    ROUNDING_IGNORED = (
        "rounding ignored",
        "",
        "the figures were taken as exact, as was asked; if they are rounded, the interval is too narrow",
    )
    UNDECIDED = "step not decided", "step not decided"
    NOT_STRAIGHT = "not a straight line", "not a straight line"
    GROUPS_MAY_OVERLAP = "groups may overlap", "groups may overlap"
    GROUPS_OVERLAP = "groups overlap", "groups overlap"
    GROUPS_NOT_ALL = "groups are not everybody", "groups are not everybody"
    EDITIONS_DIFFER = "editions differ", "editions differ"
    DESPITE_WORDING = "shown despite wording", "shown despite wording"
    DESPITE_PROMPT = "shown despite prompt", "shown despite prompt"
    DESPITE_OPTIONS = "shown despite options", "shown despite options"
    DESPITE_SCALE = "shown despite scale", "shown despite scale"
    DESPITE_BASE = "shown despite base", "shown despite base"
    DESPITE_PERIOD = "shown despite period", "shown despite period"
    DESPITE_POPULATION = "shown despite population", "shown despite population"
    DESPITE_MODE = "shown despite mode", "shown despite mode"
    DESPITE_SOURCE = "shown despite source", "shown despite source"

    @classmethod
    def despite(cls, reason: Reason) -> Caveat:
        """Return the caveat of a change that is shown although a reason would have withheld it."""
        return cls[f"DESPITE_{reason.name}"]

    @property
    def overlooked(self) -> Reason | None:
        """The reason that was overlooked, None for every other caveat."""
        return _OVERLOOKED.get(self)


_OVERLOOKED: Mapping[Caveat, Reason] = {Caveat.despite(reason): reason for reason in Reason}


class GroupVerdict(StrEnum):
    """What a row says of a difference between two groups."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_DIFFERENCE = "no detectable difference"
    TOO_VAGUE = "too vague to say"
    NOT_COMPARABLE = "not comparable"

    @classmethod
    def of(cls, verdict: str) -> GroupVerdict:
        """Return in words of groups what is found of a change: `group` stands for the later side."""
        return next(word for word in cls if word == _OF_GROUPS.get(verdict, verdict))


_OF_GROUPS = {"rose": "higher", "fell": "lower", "no detectable change": "no detectable difference"}


class Presence(StrEnum):
    """What an edition has of an indicator: its sign, and what it means."""

    sign: str
    meaning: str

    def __new__(cls, code: str, sign: str, meaning: str) -> Self:
        """Make a presence from its word, its sign and its meaning."""
        word = str.__new__(cls, code)
        word._value_, word.sign, word.meaning = code, sign, meaning
        return word

    PRINTED = "printed", "●", "a figure is printed"
    NOT_COMPARABLE = "not comparable", "≠", "a figure is printed that cannot be compared with the one before it"
    CHART_LOST = "chart lost", "?", "a chart is known, its values are not"
    NOT_PUBLISHED = "not published", "○", "asked, but no number is printed"
    NOT_ASKED = "not asked", "·", "not asked, as far as the edition's file tells"


class BaseSource(StrEnum):
    """Where the base of a share is from: its word, and what an explanation says."""

    explanation: str

    def __new__(cls, code: str, explanation: str) -> Self:
        """Make a source of a base from its word and from what is said of it."""
        word = str.__new__(cls, code)
        word._value_, word.explanation = code, explanation
        return word

    GIVEN = "given", "the number given"
    STATED = "stated", "the number that the report states"
    RECOVERED = "recovered", "the number that its table gives away"
    PARENT = "parent", "at most the people who gave the answer that leads here"
    RESPONDENTS = "respondents", "all respondents, as an upper limit, because the report prints no base"
    EFFECTIVE = "effective", "as many people of a simple random sample would tell as much"

    @property
    def is_limit(self) -> bool:
        """True where it gives an upper limit alone."""
        return self in (BaseSource.PARENT, BaseSource.RESPONDENTS)


Effect = Literal["difference", "ratio", "odds_ratio"]
EFFECTS: Mapping[str, str] = {
    "difference": "later minus earlier, in percentage points",
    "ratio": "later divided by earlier",
    "odds_ratio": "odds later divided by odds earlier",
}
Method = Literal["miettinen-nurminen", "mee", "scas", "newcombe", "agresti-caffo", "wald", "koopman", "katz", "woolf"]
METHODS: Mapping[str, str] = {
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
Ranges = Literal["union", "imbens-manski", "printed"]
RANGES: Mapping[str, str] = {
    "union": "wide enough for every value that the printed texts allow",
    "imbens-manski": "wide enough for the true change, wherever in the range of the printed texts it lies",
    "printed": "as if the printed numbers, and the middles of phrases, were exact",
}
"""What an interval holds, by the way in which ranges enter it."""
PlainRanges = Literal["union", "printed"]
PLAIN_RANGES: tuple[str, ...] = ("union", "printed")
"""Ways of ranges where several shares enter one result; the narrower interval in between is known for two alone."""
Adjust = Literal["holm", "benjamini-hochberg", "none"]
ADJUSTMENTS: Mapping[str, str] = {"holm": "Holm", "benjamini-hochberg": "Benjamini-Hochberg", "none": ""}
Family = Literal["editions", "indicator", "all"]
FAMILIES: Mapping[str, str] = {
    "editions": "over all comparisons with the same two editions",
    "indicator": "over all comparisons of the same indicator",
    "all": "over all comparisons",
}
DontKnow = Literal["keep", "drop"]
DONT_KNOW: tuple[str, ...] = ("keep", "drop")
NamedBase = Literal["recovered", "respondents", "smallest"]
NAMED_BASES: tuple[str, ...] = ("recovered", "respondents", "smallest")
AGAINST: Mapping[str, str] = {
    "previous": "",
    "first": "Each edition is compared with the first that has the figure.",
    "all": "Every two editions that have the figure are compared.",
}
Layout = Literal["changes", "years", "distribution", "links"]
LAYOUTS: Mapping[Layout, str] = {
    "changes": "a row for each change",
    "years": "editions side by side",
    "distribution": "whole scales of answers",
    "links": "which editions may be compared",
}
"""What each layout of a table shows."""
DEFAULT_LAYOUT: Final = "changes"
SHOWABLE: tuple[str, ...] = ("probability_increase",)
"""Columns of changes that are computed on request."""


def cell_text(cell: Any) -> Any:
    """Return a cell as a frame holds it: several words as one text, anything else as it is."""
    return JOINT.join(cell) if isinstance(cell, tuple) else cell


def checked_word(name: str, value: str, allowed: Iterable[str], *, place: str = "") -> None:
    """Raise where an option is none of its closed list.

    Parameters
    ----------
    name : of the option
    value : what was given
    allowed : the words of the list
    place : where the list holds, such as "for pooled editions", for an option that takes more words elsewhere

    Raises
    ------
    InputError : with the nearest word, or all of them.
    """
    words = tuple(allowed)
    if value not in words:
        where = f" {place}" if place else ""
        raise InputError(f'{name}="{value}" is not known{where}. {nearest(str(value), words)}')
