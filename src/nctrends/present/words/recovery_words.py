"""What a recovered base means, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from nctrends.model.base_recovery import CELLS_TO_FREE_ONE, BaseRecovery, Counts
from nctrends.present.words.numbers import people, percent
from nctrends.present.words.sentences import joined

MOST_SHOWN = 12
"""Bases told one by one; of more, the first and the last few."""
_ENDS = 4


def explain_recovery(recovery: BaseRecovery, printed: Sequence[str]) -> str:
    """What was found about the people behind a row, line by line.

    Parameters
    ----------
    recovery : what `recover_base` found
    printed : the texts it was found for, in the same order

    Examples
    --------
    >>> from nctrends.model.base_recovery import RowReading
    >>> counts = ((148,), (124,))
    >>> found = BaseRecovery((272,), (counts,), None, 0.734, reading=RowReading(searched_to=272))
    >>> print(explain_recovery(found, ["54.4%", "45.6%"]))
    272 people: no other base up to 272 has whole counts that print every cell and sum to the base.
      54.4%   148 of 272
      45.6%   124 of 272
    How telling this is: 73.4 % of random rows of this shape fit some base up to 272.
    """
    return "\n".join([*_found(recovery, printed), *_counts(recovery, printed), *_granted(recovery, printed)])


def _found(recovery: BaseRecovery, printed: Sequence[str]) -> list[str]:
    """Which bases fit, and which one is to be used."""
    last = people(recovery.reading.searched_to)
    sums = " and sum to the base" if recovery.reading.kind == "single" else ""
    has = f"whole counts that print every cell{sums}"
    if not recovery.bases:
        exact = len(printed) - len(recovery.reading.left_out)
        freed = ", not even with one cell set aside" if exact >= CELLS_TO_FREE_ONE else ""
        return [f"No base up to {last} has {has}{freed}."]
    if recovery.reading.freed:
        lines = f"No base up to {last} has {has}. With one cell set aside, {_freed(recovery, printed)}."
    elif len(recovery.bases) == 1:
        lines = f"{people(recovery.bases[0])} people: no other base up to {last} has {has}."
    else:
        lines = f"{people(len(recovery.bases))} bases up to {last} have {has}: {_listed(recovery.bases)}."
    chosen = f"The other rows of the grid single out {people(recovery.chosen)}." if recovery.chosen else ""
    return [lines, chosen] if chosen else [lines]


def _freed(recovery: BaseRecovery, printed: Sequence[str]) -> str:
    """The bases that fit once a cell is set aside, each with the cells that may be the one."""
    if len(recovery.bases) > MOST_SHOWN:
        return f"{people(len(recovery.bases))} bases do: {_listed(recovery.bases)}"
    lines = [
        f"{people(base)} does (without {' or '.join(_quoted(printed[cell]) for cell in cells)})"
        for base, cells in zip(recovery.bases, recovery.reading.freed, strict=True)
    ]
    return joined(lines)


def _counts(recovery: BaseRecovery, printed: Sequence[str]) -> list[str]:
    """The counts behind each cell, where the base is known; else those of each base on a line."""
    base = recovery.base or (recovery.bases[0] if len(recovery.bases) == 1 else None)
    if base is not None:
        place = recovery.bases.index(base)
        freed = recovery.reading.freed[place] if recovery.reading.freed else ()
        width = max(map(len, printed)) + 2
        return [
            f"  {text:{width}} {_count(counts, base, unprinted=freed == (cell,))}"
            for cell, (text, counts) in enumerate(zip(printed, recovery.counts[place], strict=True))
        ]
    if len(recovery.bases) > MOST_SHOWN:
        return []
    return [
        f"  of {people(base)}: {', '.join(_span(cell) for cell in counts)}"
        for base, counts in zip(recovery.bases, recovery.counts, strict=True)
    ]


def _count(counts: Counts, base: int, *, unprinted: bool) -> str:
    if unprinted and len(counts) > 1:
        return f"printed by no count of {people(base)}"
    share = f"{_span(counts)} of {people(base)}"
    return f"{share}, which is {percent(counts[0] / base, decimals=2)}" if unprinted else share


def _granted(recovery: BaseRecovery, printed: Sequence[str]) -> list[str]:
    """What weakens the result: readings, cells left out, bases that were not tried, chance."""
    reading = recovery.reading
    lines = []
    coarse = sorted({cell for cells in reading.coarse for cell in cells})
    if coarse:
        is_, its = ("is", "its") if len(coarse) == 1 else ("are", "their")
        lines.append(
            f"{_texts(printed, coarse)} {is_} rounded as printed: with the decimals of {its} row no base fits."
        )
    if reading.looser:
        more = f"{'more' if coarse else 'some'} texts with fewer decimals than their row were rounded as printed"
        lines.append(f"If {more}, {_listed(reading.looser)} would fit too.")
    if reading.left_out:
        are = "is no exact print and takes" if len(reading.left_out) == 1 else "are no exact prints and take"
        lines.append(f"{_texts(printed, reading.left_out)} {are} part with any count.")
    if not reading.complete:
        lines.append(f"The base may also be above {people(reading.searched_to)}, where these percentages tell nothing.")
    return [*lines, _chance(recovery)]


def _chance(recovery: BaseRecovery) -> str:
    freed = ", with one cell set aside where none fits" if recovery.reading.freed else ""
    fit = f"fit some base up to {people(recovery.reading.searched_to)}"
    return f"How telling this is: {percent(recovery.chance)} of random rows of this shape {fit}{freed}."


def _listed(bases: Sequence[int]) -> str:
    if len(bases) > MOST_SHOWN:
        first, last = bases[:_ENDS], bases[-_ENDS:]
        return f"{', '.join(map(people, first))}, … {', '.join(map(people, last))}"
    return joined([people(base) for base in bases])


def _span(counts: Counts) -> str:
    if len(counts) == 1:
        return people(counts[0])
    return f"{people(counts[0])} to {people(counts[-1])}"


def _texts(printed: Sequence[str], cells: Sequence[int]) -> str:
    return joined([_quoted(printed[cell]) for cell in cells])


def _quoted(text: str) -> str:
    return f'"{text}"' if text.strip() else "an empty cell"
