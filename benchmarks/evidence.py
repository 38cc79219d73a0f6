"""How often a survey gives its bases away, and the right ones, by how it is printed: `python -m benchmarks.evidence`.

Surveys have 150 to 500 respondents, of whom 0 to 30 % skipped the question, and up to 5 % more each of its rows (in the
last table up to 20 %). Answers are drawn from shares that are themselves drawn (Dirichlet, 1.5 each), one answer of
three to six a row, and printed with one decimal, or in whole percents:

- honest: rounded half up; half even: a half to the even digit;
- weighted: each answer counts 0.5 to 2 times (uniform), which the file does not say;
- truncated: cut off after the last digit;
- forced: so many rounded up that the row adds up to 100 % (largest remainder).

Each series then goes through `estimates`. Printed are percentages of all rows: with `n =` and the right or a wrong
number, with `n ≈` and the right or a wrong number, with several bases, and with none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np

from nctrends.analysis.shares.estimates import estimates
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.question import Item, Question, ResponseOption
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.model.words import BaseSource, Caveat

RESPONDENTS = (150, 500)
SKIPPED = 0.3
SKIPPED_MORE, MUCH_MORE = 0.05, 0.2
CELLS = (3, 4, 5, 6)
ROWS = 2000
"""Rows of each kind and number of cells, in surveys of one row, of four and of ten."""
OUTCOMES = ("n = right", "n = wrong", "n ≈ right", "n ≈ wrong", "several", "none")

Ints: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
Random = np.random.Generator
Shares = np.ndarray[Any, np.dtype[np.float64]]


def honest(random: Random, people: int, shares: Shares, unit: int) -> Ints:
    """Rounded half up."""
    counts: Ints = random.multinomial(people, shares)
    return (2 * unit * counts + people) // (2 * people)


def half_even(random: Random, people: int, shares: Shares, unit: int) -> Ints:
    """Rounded to the nearest, a half to the even digit."""
    whole, rest = np.divmod(unit * random.multinomial(people, shares), people)
    nearest: Ints = whole + ((2 * rest > people) | ((2 * rest == people) & (whole % 2 == 1)))
    return nearest


def weighted(random: Random, people: int, shares: Shares, unit: int) -> Ints:
    """Answers that count differently, their shares rounded half up."""
    weights = random.uniform(0.5, 2, people)
    total = np.bincount(random.choice(len(shares), people, p=shares), weights, len(shares))
    nearest: Ints = np.floor(unit * total / weights.sum() + 0.5).astype(np.int64)
    return nearest


def truncated(random: Random, people: int, shares: Shares, unit: int) -> Ints:
    """Cut off after the last digit."""
    counts: Ints = random.multinomial(people, shares)
    return unit * counts // people


def forced(random: Random, people: int, shares: Shares, unit: int) -> Ints:
    """Rounded down, then so many up, those with the largest rest, that the row adds up."""
    whole, rest = np.divmod(unit * random.multinomial(people, shares), people)
    whole[np.argsort(-rest, kind="stable")[: unit - whole.sum()]] += 1
    return whole


PRINTS: tuple[Callable[[Random, int, Shares, int], Ints], ...] = (honest, weighted, truncated, forced, half_even)


def main() -> None:
    """Print all tables."""
    for rows in (1, 4, 10):
        print(f"\nsurveys of {rows} {'row' if rows == 1 else 'rows'}, three to six cells with one decimal: % of rows")
        print_rates({kind.__name__: rates(kind, rows, CELLS) for kind in PRINTS})
    print("\nten rows of whole percents: % of rows")
    print_rates({kind.__name__: rates(kind, 10, CELLS, decimals=0) for kind in PRINTS})
    for more in (SKIPPED_MORE, MUCH_MORE):
        print(f"\nhonest, ten rows, each skipped by up to {more:.0%} more, by cells: % of rows")
        print_rates({str(cells): rates(honest, 10, (cells,), skipped_more=more) for cells in CELLS})


def rates(
    kind: Callable[[Random, int, Shares, int], Ints],
    rows: int,
    cells: tuple[int, ...],
    *,
    decimals: int = 1,
    skipped_more: float = SKIPPED_MORE,
) -> Counter[str]:
    """How many rows end in each way, in surveys with so many rows, a quarter of them with each number of cells."""
    found: Counter[str] = Counter()
    for number in cells:
        random = np.random.default_rng([rows, number])
        for _ in range(ROWS // rows):
            found.update(_outcomes(random, kind, rows, number, decimals=decimals, skipped_more=skipped_more))
    return found


def print_rates(lines: dict[str, Counter[str]]) -> None:
    """Print a line for each kind of rows, a column for each outcome."""
    print(f"{'':10}" + "".join(f"{outcome:>11}" for outcome in OUTCOMES))
    for name, found in lines.items():
        percents = (100 * found[outcome] / found.total() for outcome in OUTCOMES)
        print(f"{name.replace('_', ' '):10}" + "".join(f"{percent:11.1f}" for percent in percents))


def _outcomes(
    random: Random,
    kind: Callable[[Random, int, Shares, int], Ints],
    rows: int,
    cells: int,
    *,
    decimals: int,
    skipped_more: float,
) -> Iterator[str]:
    """Draw one survey and tell how each of its rows ends."""
    respondents = int(random.integers(RESPONDENTS[0], RESPONDENTS[1] + 1))
    asked = respondents * (1 - random.uniform(0, SKIPPED))
    people = [round(asked * (1 - random.uniform(0, skipped_more))) for _ in range(rows)]
    printed = [kind(random, base, random.dirichlet([1.5] * cells), 10 ** (decimals + 2)) for base in people]
    table = {
        str(at): tuple(f"{value / 10**decimals:.{decimals}f} %" for value in row) for at, row in enumerate(printed)
    }
    first = {row.item: row for row in reversed(list(estimates(_series(table, cells, respondents))))}
    return (_outcome(first[str(at)], base) for at, base in enumerate(people))


def _outcome(row: Estimate, base: int) -> str:
    if row.base_source != BaseSource.RECOVERED:
        return "several" if Caveat.SEVERAL_BASES in row.caveats else "none"
    sign = "≈" if Caveat.BASE_BY_NEIGHBOURS in row.caveats else "="
    return f"n {sign} {'right' if row.base == base else 'wrong'}"


def _series(table: dict[str, tuple[str, ...]], cells: int, respondents: int) -> Series:
    """One question, put to all respondents of a survey that says nothing of weights."""
    options = tuple(ResponseOption(id=f"o{at}", label=f"Option {at}") for at in range(cells))
    items: Any = {name: Item(label=name) for name in table}
    rows: Any = table
    questions: Any = {"q": Question(asked="How?", kind="single", options=options, base="all", items=items, table=rows)}
    who = Population(id="people", text="")
    surveys: Any = {"people": Survey(population=who, respondents=respondents, questions=questions)}
    return Series(id="drawn", editions=(Edition(year=2018, title="Report", surveys=surveys),))


if __name__ == "__main__":
    main()
