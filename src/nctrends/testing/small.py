"""Small strategies that the larger ones are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import Answers, Question, Source

T = TypeVar("T")

IDS = ("a", "b-1", "cloud-storage", "q_1", "x.y", "2018", "true", "inf", "år", "日本")
LABELS = ("a", "A", "b 1", "Cloud storage", 'says "no"', "back\\slash", "", "# [x] = {y}", "Å r", "<b>|*_", "日本 語")
YEARS = st.integers(1995, 2030)
BOOLEANS = st.booleans()
PEOPLE = st.integers(1, 10_000)
TEXTS = st.sampled_from(LABELS) | st.text(max_size=8)
"""Labels and notes, of any signs that UTF-8 has."""


def some_of(draw: st.DrawFn, **optional: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Draw values for some of the keys that a file may leave out."""
    chosen = draw(_masks(len(optional)))
    return {name: draw(value) for i, (name, value) in enumerate(optional.items()) if chosen >> i & 1}


def mapped(element: st.SearchStrategy[Any], least: int, most: int = 2, ids: tuple[str, ...] = IDS) -> Any:
    """Draw read-only mappings from ids."""
    pairs = st.tuples(st.sampled_from(ids), element)
    return st.lists(pairs, min_size=least, max_size=most, unique_by=lambda pair: pair[0]).map(ReadOnlyMapping)


def mostly(element: st.SearchStrategy[Any], most: int = 2, ids: tuple[str, ...] = IDS) -> Any:
    """Draw read-only mappings from ids that are seldom empty."""
    return _LEAST.flatmap(lambda least: mapped(element, least, most, ids))


_LEAST = st.sampled_from((1, 1, 1, 0))


@cache
def several(values: tuple[T, ...], least: int = 1) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw some of these values, each once; none where there are none."""
    return (
        st.just(())
        if not values
        else st.lists(st.sampled_from(values), min_size=least, max_size=3, unique=True).map(tuple)
    )


@cache
def sources(documents: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """Draw places in these documents."""
    return _sources(documents)


@st.composite
def answers(draw: st.DrawFn, questions: Mapping[str, Question]) -> Answers | None:
    """Draw those who gave certain answers to one of these questions, or None."""
    names = [name for name, question in questions.items() if question.options]
    if not names or not draw(BOOLEANS):
        return None
    name = draw(st.sampled_from(names))
    return Answers(question=name, options=draw(some_options(questions[name])), item=draw(some_item(questions[name])))


def some_options(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw one option or a net of a question that has any."""
    return several(tuple(option.id for option in question.options))


def some_item(question: Question) -> st.SearchStrategy[str]:
    """Draw an item of a grid; "" where there is none."""
    return st.sampled_from(list(question.items) or [""])


@st.composite
def _sources(draw: st.DrawFn, documents: Sequence[str]) -> Source:
    place = some_of(draw, section=TEXTS, line=st.integers(1, 999), page=st.integers(1, 999))
    return Source(in_=draw(st.sampled_from(documents)), **place)


@cache
def _masks(keys: int) -> st.SearchStrategy[int]:
    return st.integers(0, 2**keys - 1)
