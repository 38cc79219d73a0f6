"""How alike two wordings are: words that differ, and a score in which rare words weigh more than common ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from math import log

from attrs import frozen

ALIKE = 80
"""Letters that two words share, in percent, to be taken for forms of one word."""
LEAST = 0.5
"""Score below which a wording is no candidate: less than half of what the words tell is in both."""
MOST = 3
"""Candidates that are worth a look for one wording."""


@frozen(kw_only=True)
class Likeness:
    """Two wordings that may say the same."""

    one: str
    """Key of the earlier wording."""
    other: str
    """Key of the later wording."""
    score: float
    shared: tuple[str, ...]
    """Words of the earlier wording that the later one has too, the most telling first."""


def marked(before: str, after: str) -> tuple[str, str]:
    """Two wordings with the words that differ in brackets.

    Examples
    --------
    >>> marked("Do you use maps at work?", "Do you use maps at home?")
    ('Do you use maps at [work?]', 'Do you use maps at [home?]')
    """
    old, new = before.split(), after.split()
    told: tuple[list[str], list[str]] = ([], [])
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for words, line in ((old[start:end], told[0]), (new[first:last], told[1])):
            if words:
                line.append(" ".join(words) if what == "equal" else f"[{' '.join(words)}]")
    return " ".join(told[0]), " ".join(told[1])


def candidates(earlier: Mapping[str, str], later: Mapping[str, str]) -> tuple[Likeness, ...]:
    """Pairs of wordings that may say the same, for each earlier one the most alike first.

    Parameters
    ----------
    earlier, later : wordings by key

    Returns
    -------
    At most three for each earlier wording. The score, 0..1, is the weight of the words that both have over the weight
    of all words of the two (Dice's coefficient); a word weighs the more, the fewer of the wordings have it, so that
    "how", "is" and "the" count for little in any language. Forms of a word ("report", "reports") count as one.

    Examples
    --------
    >>> found = candidates({"a": "How common is theft?", "b": "How old are you?"}, {"c": "Is bicycle theft common?"})
    >>> [(like.one, like.other, round(like.score, 2), like.shared) for like in found]
    [('a', 'c', 0.7, ('common', 'is', 'theft'))]
    """
    words = {key: _words(text) for key, text in chain(_keyed(0, earlier), _keyed(1, later))}
    weights = _weights(words.values())
    return tuple(
        like
        for one in earlier
        for like in sorted(_likenesses(one, later, words, weights), key=lambda like: -like.score)[:MOST]
    )


def _likenesses(
    one: str, later: Iterable[str], words: Mapping[tuple[int, str], Sequence[str]], weights: Mapping[str, float]
) -> Iterator[Likeness]:
    mine = words[0, one]
    for other in later:
        theirs = words[1, other]
        pairs = _shared(mine, theirs)
        both = sum(weights[first] + weights[second] for first, second in pairs)
        whole = sum(weights[word] for word in chain(mine, theirs))
        if whole and both / whole >= LEAST:
            shared = sorted((first for first, _ in pairs), key=lambda word: (-weights[word], word))
            yield Likeness(one=one, other=other, score=both / whole, shared=tuple(shared))


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words of one wording that the other has too, each with its form there; each is taken once."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loads for this alone

    left, pairs = list(theirs), []
    for word in mine:
        best = process.extractOne(word, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            pairs.append((word, best[0]))
            left.remove(best[0])
    return pairs


def _keyed(side: int, texts: Mapping[str, str]) -> Iterator[tuple[tuple[int, str], str]]:
    return (((side, key), text) for key, text in texts.items())


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a wording, each once, in their order."""
    return tuple(dict.fromkeys(re.findall(r"\w+", text.casefold())))


def _weights(wordings: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return for each word how telling it is: the logarithm of how few of the wordings have it."""
    held = list(wordings)
    counts: dict[str, int] = {}
    for word in chain.from_iterable(held):
        counts[word] = counts.get(word, 0) + 1
    return {word: log(1 + len(held) / count) for word, count in counts.items()}
