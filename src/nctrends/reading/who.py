"""Whom or what a printed quantity is taken of: words that may follow a number and never change it.

"76 per cent of the surveyed police officers" and "40 TB of seized material" state 76 per cent and 40 TB; the base is
recorded with the question, not read from here. Only the words below are passed over, in the order of a noun phrase
(the · surveyed · police officers · asked). No number is among them, nor a word that would turn the meaning, such as
"not", "other", "more", "who" or "common": whatever is not listed stops the reading and is named. Add a noun here when
a report brings a new one.
"""

from __future__ import annotations

from nctrends.reading.tokens import Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words("the all these those our its their")
ADJECTIVES = _words(
    "law enforcement surveyed interviewed questioned polled responding participating found seized general total"
)
NOUNS = _words(
    # those who answer
    "respondent respondents participant participants interviewee interviewees person persons people individual "
    "individuals adult adults man men woman women parent parents child children student students teacher teachers "
    "pupil pupils user users customer customers consumer consumers voter voters citizen citizens resident residents "
    "member members household households employee employees worker workers manager managers developer developers "
    "professional professionals expert experts patient patients smoker smokers public population sample "
    "americans canadians britons australians europeans swedes scots "
    # police, businesses and their counts
    "police officer officers investigator investigators agency agencies authority authorities business businesses "
    "company companies organisation organisations organization organizations employer employers country countries "
    "school schools victim victims offender offenders suspect suspects "
    # what is counted or of which a share is taken
    "answer answers response responses survey surveys case cases investigation investigations report reports alert "
    "alerts incident incidents material image images picture pictures photo photos video videos film films file files "
    "computer computers device devices app apps application applications platform platforms site sites data"
)
PARTICIPLES = _words("surveyed interviewed questioned polled asked responding participating found seized")
STAND_ALONE = _words("all these those")
PRONOUNS = _words("them us")

MEASURES = _words(
    "kb mb gb tb pb byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes petabyte "
    "petabytes second seconds minute minutes hour hours day days week weeks month months year years"
)
"""Units of quantities that are measured, not counted: 40 TB is anything that rounds to 40."""


def who_at(tokens: Tokens, at: int) -> int:
    """The place behind "police officers", "of those surveyed" and the like; `at` itself where there is none."""
    start = at + 1 if tokens[at].word == "of" else at
    behind_of = start > at
    if behind_of and tokens[start].word in PRONOUNS:
        return start + 1
    determined = _skip(tokens, start, DETERMINERS)
    described = _skip(tokens, determined, ADJECTIVES)
    named = _skip(tokens, described, NOUNS)
    stands_alone = behind_of and determined > start and tokens[determined - 1].word in STAND_ALONE
    return _skip(tokens, named, PARTICIPLES) if named > described or stands_alone else at


def _skip(tokens: Tokens, at: int, words: frozenset[str]) -> int:
    while tokens[at].word in words:
        at += 1
    return at
