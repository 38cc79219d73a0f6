"""What differs between two questions that are set beside each other: wording, kind, period, base, options, items."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from nctrends.analysis.comparability.wording import Likeness, candidates, marked
from nctrends.model.comparability import base_in_words, same_base
from nctrends.model.edition import Survey
from nctrends.model.question import UNKNOWN, Question
from nctrends.model.rows.edition_difference import DIFFERENCES

OptionLinks = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
"""Options of the earlier and of the later question that the crosswalk takes for the same."""
Told = dict[str, Any]
"""The cells of a difference beside its place."""

ORDINAL = "ordinal"
FEWEST_TURNED = 2
"""Options that both scales must have before one can be the other turned."""

UNSEEN = "It is unknown in one of the two, so it may be the same."
PARAPHRASED = "A wording is paraphrased or unknown, so the question itself may have been put in the same words."
SENTENCES: Mapping[str, str] = {
    "survey-added": "The earlier edition has no survey of this name.",
    "survey-removed": "The later edition has no survey of this name.",
    "population-changed": "Other people were asked: no figure of the two can be compared.",
    "mode-changed": "People were asked in another way: no step can be better than caution.",
    "sampling-changed": "The respondents came about in another way.",
    "question-linked": "The crosswalk follows an indicator from one to the other.",
    "option-linked": "The crosswalk follows an indicator from one to the other.",
    "kind-changed": "Answers were given in another way: no figure of the two can be compared.",
    "period-changed": "The question asks about another time: no figure of the two can be compared.",
    "base-changed": "The question was put to others: no figure of the two can be compared.",
    "options-reordered": "The same options stand in another order.",
    "scale-turned": "The scale runs the other way round: lowest and highest have changed places.",
    "scale-resized": "The scale has another number of steps, so each step holds other answers.",
    "dont-know-changed": "Other options count as answers without an opinion.",
    "question-removed": "The later file has no question of this name.",
    "question-added": "The earlier file has no question of this name.",
}


def worded(code: str, before: str = "", after: str = "", like: Likeness | None = None) -> Told:
    """Return the cells of one difference; a candidate tells which words it shares."""
    if code.endswith("-added"):
        before, after = "", before
    told: Told = {
        "code": code,
        "before": before,
        "after": after,
        "message": SENTENCES.get(code) or _named(code, before, after),
    }
    if like:
        told |= {"score": like.score, "message": f"Both have the words {', '.join(like.shared)}."}
    elif UNKNOWN in (before, after):
        told["message"] = UNSEEN
    return told


def wording_difference(before: Question, after: Question, *, linked: bool) -> Told:
    """Return how two wordings differ, with the words that differ marked; `linked` says that the ids differ too."""
    told = worded("question-linked" if linked else "reworded", *marked(before.asked, after.asked))
    verbatim = before.wording == after.wording == "verbatim"
    said = "The question was put in other words." if verbatim else PARAPHRASED
    told["message"] = f"{SENTENCES['question-linked']} {said}" if linked else said
    return told


def asked_differences(
    one: Survey, other: Survey, before: Question, after: Question, links: OptionLinks
) -> Iterator[Told]:
    """Yield what two questions have otherwise beside their wording, in the order in which a reader asks."""
    if before.kind != after.kind:
        yield worded("kind-changed", before.kind, after.kind)
    if before.period != after.period:
        yield worded("period-changed", before.period, after.period)
    if not same_base(before.base, after.base):
        yield worded("base-changed", base_in_words(one, before.base), base_in_words(other, after.base))
    for old, new in links:
        yield {"option": "+".join(old)} | worded("option-linked", before.labels(old), after.labels(new))
    linked = [{option for link in links for option in link[side]} for side in (0, 1)]
    yield from named_differences("option", _options(before, linked[0]), _options(after, linked[1]))
    yield from _order(before, after)
    if set(before.dont_know) != set(after.dont_know):
        yield worded("dont-know-changed", before.labels(before.dont_know), after.labels(after.dont_know))
    items = ({name: item.label for name, item in question.items.items()} for question in (before, after))
    yield from named_differences("item", *items)


def named_differences(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Told]:
    """Yield what was renamed, removed and added among options, items or groups, and what may be the same."""
    place = what if what != "group" else ""
    gone = {name: label for name, label in before.items() if name not in after}
    new = {name: label for name, label in after.items() if name not in before}
    for name, label in before.items():
        if label != after.get(name, label):
            yield _at(place, name) | worded(f"{what}-renamed", label, after[name])
    alike = candidates(gone, new) if place else ()
    for name, label in gone.items():
        yield _at(place, name) | worded(f"{what}-removed", label)
        for like in alike:
            if like.one == name:
                yield _at(place, name) | worded(f"{what}-candidate", label, new[like.other], like)
    for name, label in new.items():
        yield _at(place, name) | worded(f"{what}-added", label)


def _named(code: str, before: str, after: str) -> str:
    """Return the sentence of an option, item or group that came, went or has another name."""
    words = DIFFERENCES[code]
    told = f"{words[0].upper()}{words[1:]}: "
    return f'{told}"{before}" is "{after}" now.' if before and after else f'{told}"{before or after}".'


def _at(place: str, name: str) -> Told:
    return {place: name} if place else {}


def _options(question: Question, linked: Container[str]) -> dict[str, str]:
    """Return the options that no link of the crosswalk accounts for."""
    return {option.id: option.label for option in question.options if option.id not in linked}


def _order(before: Question, after: Question) -> Iterator[Told]:
    """Yield whether the options of both stand in another order, and whether a scale has another length."""
    ordinal = before.kind == after.kind == ORDINAL
    old, new = _scale(before), _scale(after)
    both = [option for option in old if option in new]
    order = [option for option in new if option in old]
    turned = ordinal and len(both) >= FEWEST_TURNED and both == order[::-1]
    if both != order:
        told = (_listed(before, old), _listed(after, new))
        yield worded("scale-turned" if turned else "options-reordered", *told)
    if ordinal and len(old) != len(new):
        yield worded("scale-resized", f"{len(old)} steps", f"{len(new)} steps")


def _scale(question: Question) -> list[str]:
    """Return the options that express an opinion, in their order."""
    return [option.id for option in question.options if option.id not in question.dont_know]


def _listed(question: Question, options: Sequence[str]) -> str:
    return ", ".join(question.labels((option,)) for option in options)
