"""What the tests draw: the public strategies, broken files, and the same series told in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import evolve
from hypothesis import Phase, settings, strategies as st

from nctrends.files.write import to_toml
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.edition import Edition, Survey
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import ALL, Answers, Question
from nctrends.model.series import Series
from nctrends.testing import (
    counted_series,
    editions,
    printed_counts,
    printed_rows,
    printed_shares,
    series,
)

__all__ = [
    "counted_series",
    "damaged_files",
    "editions",
    "fewer",
    "mirrored",
    "printed_counts",
    "printed_rows",
    "printed_shares",
    "renamed",
    "reordered",
    "series",
]


def fewer(times: int, *, shrink: bool = True) -> settings:
    """The examples of the profile in force, so many times fewer: for laws that take long.

    Without shrinking a failure is told as it was found: whole series would be shrunk for minutes.
    """
    phases = [phase for phase in Phase if shrink or phase not in (Phase.shrink, Phase.explain)]
    return settings(max_examples=max(1, settings.default.max_examples // times), phases=phases)


_SNIPPETS = (
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\n",
    "=",
    ".",
    "#",
    "\x00",
    "\ufeff",
    "inf",
    "nan",
    "1e999",
    "0x",
    "all",
    "-1",
)


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """The bytes of an edition file, with some cut out, doubled or put in: most are no longer an edition."""
    text = to_toml(draw(editions())).encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        put = draw(st.binary(max_size=4) | st.sampled_from(_SNIPPETS).map(str.encode) | st.just(text[start:end] * 2))
        text = text[:start] + put + text[end:]
    return text


def mirrored(told: Series) -> Series:
    """The same series with its years turned round: the first edition is the last."""
    ends = told.years[0] + told.years[-1]
    return _Rewriting(year=lambda year: ends - year).series(told)


def renamed(told: Series) -> Series:
    """The same series with other ids."""
    return _Rewriting(name=lambda name: f"x-{name}").series(told)


def reordered(told: Series) -> Series:
    """The same series with its editions, surveys, questions, rows and options in reverse."""
    return _Rewriting(order=lambda values: tuple(reversed(tuple(values)))).series(told)


class _Rewriting:
    """Other years, other names or another order for all of a series."""

    def __init__(
        self,
        *,
        year: Callable[[int], int] = lambda year: year,
        name: Callable[[str], str] = lambda name: name,
        order: Callable[[Iterable[Any]], tuple[Any, ...]] = tuple,
    ) -> None:
        self.year, self.name, self.order = year, name, order

    def series(self, told: Series) -> Series:
        editions = tuple(evolve(self.edition(edition), year=self.year(edition.year)) for edition in told)
        return Series(id=told.id, editions=self.order(editions), crosswalk=self.crosswalk(told.crosswalk))

    def edition(self, edition: Edition) -> Edition:
        return evolve(edition, surveys=self.mapping(edition.surveys, self.survey))

    def survey(self, survey: Survey) -> Survey:
        groups = self.mapping(survey.groups, lambda group: evolve(group, of=self.answers(group.of)))
        return evolve(survey, groups=groups, questions=self.mapping(survey.questions, self.question))

    def question(self, question: Question) -> Question:
        return evolve(
            question,
            options=self.order(evolve(option, id=self.name(option.id)) for option in question.options),
            dont_know=self.names(question.dont_know),
            base=self.answers(question.base) if isinstance(question.base, Answers) else question.base,
            items=self.mapping(question.items, lambda item: item),
            table=self.mapping(question.table, self.order),
            figures=tuple(
                evolve(
                    figure,
                    of=self.names(figure.of),
                    item=self.name(figure.item) if figure.item else "",
                    group=self.name(figure.group) if figure.group != ALL else ALL,
                    restates=self.year(figure.restates) if figure.restates else None,
                )
                for figure in question.figures
            ),
        )

    def answers(self, answers: Answers | None) -> Answers | None:
        if answers is None:
            return None
        item = self.name(answers.item) if answers.item else ""
        return Answers(question=self.name(answers.question), options=self.names(answers.options), item=item)

    def crosswalk(self, crosswalk: Crosswalk) -> Crosswalk:
        steps = self.order(map(self.step, crosswalk.steps))
        return evolve(crosswalk, steps=steps, indicators=self.mapping(crosswalk.indicators, self.indicator))

    def indicator(self, indicator: Indicator) -> Indicator:
        at = {self.year(year): self.place(place) for year, place in indicator.at.items()}
        steps = tuple(map(self.step, indicator.steps))
        return evolve(indicator, mix=self.answers(indicator.mix), at=ReadOnlyMapping(at), steps=self.order(steps))

    def place(self, place: Place) -> Place:
        return Place(
            survey=self.name(place.survey),
            question=self.name(place.question),
            options=self.names(place.options),
            item=self.name(place.item) if place.item else "",
            restated_in=self.year(place.restated_in) if place.restated_in else None,
        )

    def step(self, step: Step) -> Step:
        years = sorted((self.year(step.from_), self.year(step.to)))
        return evolve(step, from_=years[0], to=years[1])

    def names(self, names: Iterable[str]) -> tuple[str, ...]:
        return self.order(map(self.name, names))

    def mapping(self, held: Mapping[str, Any], inner: Callable[[Any], Any]) -> ReadOnlyMapping[str, Any]:
        pairs = self.order(held.items())
        return ReadOnlyMapping({self.name(name) if name else "": inner(value) for name, value in pairs})
