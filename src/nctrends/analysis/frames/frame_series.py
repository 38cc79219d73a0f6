"""A series made from a table of published figures, so that all that is asked of a series can be asked of the table.

Each row of the table becomes a printed figure with its base, each indicator a question of its own. Nothing is recovered
or bounded that the table does not say: its questions allow several answers unless a column `kind` says otherwise, or an
item has two options only that are each other's complement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from nctrends.analysis.frame_input.bases import LIMIT_SOURCES, MoeOf
from nctrends.analysis.frame_input.edition_order import edition_text
from nctrends.analysis.frame_input.reading import Figures, FrameOptions, read_frame
from nctrends.analysis.frame_input.shares import EXACT, Decimals
from nctrends.analysis.frame_input.steps import GRADES, steps_of
from nctrends.analysis.frame_input.wide import GivenBases
from nctrends.analysis.frames.evidence import SOURCE
from nctrends.analysis.frames.frame_editions import SURVEY, Names, PrintedRow, editions_from, rows_of
from nctrends.analysis.frames.sides import EFFECTIVE
from nctrends.errors import Fault, InputError
from nctrends.model.crosswalk import Crosswalk, Indicator, Place, Step
from nctrends.model.ids import new_id, slug
from nctrends.model.markup import LONGEST, cut
from nctrends.model.question import Source
from nctrends.model.series import Series
from nctrends.model.words import Comparability, Reason

YEARS = {str(year): year for year in range(1800, 2201)}
"""Those that the file of an edition may have, by how they print."""
MARKED: Final = "as the table marks it"


def series_from_frame(  # noqa: PLR0913 - one keyword for each choice that a reader may question
    frame: Any,
    *,
    title: str,
    columns: Mapping[Any, Any] | None = None,
    order: Sequence[Any] | None = None,
    base_row: str | None = None,
    bases: GivenBases | None = None,
    decimals: Decimals = None,
    moe_of: MoeOf = None,
    moe_at: float = 0.95,
    comparability: str | None = None,
) -> Series:
    """Series made from a table of published figures, with one edition per year.

    Parameters
    ----------
    frame, columns, order, base_row, bases, decimals, moe_of, moe_at, comparability : see `compare_frame`
        Editions are years. A column `kind` may say what an answer is: single, ordinal or multi, which it is by default.
    title : of the series

    Returns
    -------
    Series, whose figures stand in one document, the table. Every indicator, item and option of the frame is an
    indicator of its crosswalk, with steps graded as for `compare_frame`; `changes` of it are those of `compare_frame`.
    `write_series` makes files of it.

    Raises
    ------
    InputError : what `compare_frame` raises; editions that are no years; bases from a margin, or figures taken as
        exact, which no file of an edition holds; several upper limits of bases in one edition.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = pd.DataFrame({"indicator": "maps", "year": [2030, 2031, 2032], "percent": [34, 46, 51], "n": 400})
    >>> series = series_from_frame(figures, title="Maps")
    >>> series.years, list(series.crosswalk.indicators)
    ((2030, 2031, 2032), ['maps'])
    """
    options = FrameOptions(
        columns=columns,
        order=order,
        base_row=base_row,
        bases=bases,
        decimals=decimals,
        moe_of=moe_of,
        moe_at=moe_at,
        comparability=comparability,
    )
    if not isinstance(title, str) or not title.strip():
        raise InputError('title: is no text. Name the series, such as title="Members\' survey".')
    figures = read_frame(frame, options)
    years = _years(figures)
    _check_bases(figures)
    rows = rows_of(figures)
    names = Names.of(figures, rows)
    indicators: Any = dict(_indicators(figures, names, rows, years))
    return Series(
        id=slug(title) or SURVEY,
        editions=tuple(editions_from(figures, names, rows, years, title)),
        crosswalk=Crosswalk(
            title=title,
            note=" ".join(figures.remarks),
            indicators=indicators,
        ),
    )


def _years(figures: Figures) -> list[int]:
    """Return the editions of a frame as years, in their order."""
    texts = [edition_text(edition) for edition in figures.editions.ordered]
    wrong = [text for text in texts if text not in YEARS]
    if wrong:
        raise InputError(
            f'edition: "{cut(wrong[0], LONGEST)}" is no year. A series has one edition per year; compare_frame takes '
            "waves."
        )
    years = [YEARS[text] for text in texts]
    if years != sorted(set(years)):
        raise InputError("order: a series has its editions in the order of their years.")
    return years


def _check_bases(figures: Figures) -> None:
    """Raise where files of editions cannot hold what the frame says of its bases."""
    bases, faults = figures.bases, []
    if figures.options.decimals == EXACT:
        faults.append(Fault("decimals", 'a series holds figures as they are printed, so they are not "exact".'))
    if (bases.source == EFFECTIVE).any():
        faults.append(
            Fault("base", "a series holds numbers of people; compare_frame takes effective bases and margins.")
        )
    elif (bases.people % 1 != 0).any():
        faults.append(Fault("base", "a series holds whole numbers of people; compare_frame takes weighted bases."))
    if figures.counts is not None and (figures.counts % 1 != 0).any():
        faults.append(Fault("count", "a series holds whole numbers of people; compare_frame takes weighted counts."))
    limited = np.isin(bases.source, LIMIT_SOURCES)
    for place, edition in enumerate(figures.editions.ordered):
        here = figures.ranks == place
        if len(set(bases.people[here & limited].tolist())) > 1:
            faults.append(
                Fault(
                    "base_at_most",
                    f"there are several in {edition_text(edition)}. A survey has one number of respondents.",
                )
            )
        if len(set(figures.weighted[here].tolist())) > 1:
            faults.append(Fault("weighted", f"differs in {edition_text(edition)}. A survey is weighted, or it is not."))
    if faults:
        raise InputError(faults)


def _indicators(
    figures: Figures, names: Names, rows: Sequence[PrintedRow], years: Sequence[int]
) -> Iterator[tuple[str, Indicator]]:
    """Yield each quantity of the table, in its order, through the years that have it."""
    through: dict[tuple[str, str, str], dict[int, int]] = {}
    for place, row in enumerate(rows):
        through.setdefault((row.indicator, row.item, row.option), {}).setdefault(row.edition, place)
    several = Counter(indicator for indicator, _, _ in through)
    grade = _grader(figures)
    taken: set[str] = set()
    for (indicator, item, option), places in through.items():
        question = (indicator, bool(option))
        ids = (names.questions[question], names.items[question][item], names.options[question][option])
        name = indicator if several[indicator] == 1 else new_id(".".join(filter(None, ids)), taken, "indicator")
        taken.add(name)
        there = sorted(places)
        places_of_years: Any = {
            years[edition]: Place(survey=SURVEY, question=ids[0], options=(ids[2],), item=ids[1]) for edition in there
        }
        yield (
            name,
            Indicator(
                label=names.label("indicator", indicator),
                item_label=names.label("item", item),
                option_label=names.label("option", option),
                at=places_of_years,
                steps=tuple(
                    Step(
                        from_=years[earlier],
                        to=years[later],
                        grade=graded,
                        reasons=dict.fromkeys(reasons, MARKED),
                        same_series=Source(in_=SOURCE),
                    )
                    for earlier, later in pairwise(there)
                    for graded, reasons in [grade(places[earlier], places[later])]
                ),
            ),
        )


def _grader(figures: Figures) -> Callable[[int, int], tuple[Comparability, tuple[Reason, ...]]]:
    """Return what says how far two figures of one quantity may be compared, and why not further."""
    if figures.marks is None:
        return lambda _, __: (figures.options.grade, ())
    question = figures.keys.number("indicator", "item", "option")
    steps = steps_of(figures.marks, question, figures.editions.ranks, figures.options.grade)

    def grade(earlier: int, later: int) -> tuple[Comparability, tuple[Reason, ...]]:
        ends = figures.rows[[earlier]], figures.rows[[later]]
        return GRADES[steps.grades(*ends)[0]], steps.reasons_of(*ends)[0]

    return grade
