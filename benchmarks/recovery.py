"""Recovered bases: how fast, and how often the base is the only one and right: `python -m benchmarks.recovery`.

Rows are drawn uniformly from all splits of n people into so many answers (one answer each) or from all counts 0 to n
(several answers), printed with one decimal, half up, and read back with no more than 300 people possible. Printed are:

- the time per row of five cells, for rows with a base, for rows whose zeros are left out ("3%" for 3.0), and for rows
  of noise, most of which then have a cell set aside;
- by number of cells and n: how many rows leave one base (which is then right), and how many bases are left on average;
- the same with the last digit of one cell changed at random: how often some base prints the row as it stands (the
  misprint goes unseen), how often freeing a cell leaves one base and that is right, or wrong;
- two or five rows of one grid, with 0 to 5 people of n missing in each: how often a row has one base or neighbours
  choose one, and that is right, or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter

import numpy as np

from nctrends.analysis.recovery.recover import recover_bases
from nctrends.model.base_recovery import BaseRecovery, RowKind

MAX_BASE = 300
CELLS = (2, 3, 4, 5, 6, 8, 10)
PEOPLE = (30, 75, 150, 200, 250, 300)
ROWS = 1000
TIMED_ROWS = 10_000
FEWEST_TIMED = 100
"""People in timed rows; what 10 people print, 20 and 30 print as well, so that listing their bases takes the time."""
ROUNDS = 7
KINDS: tuple[RowKind, ...] = ("single", "multi")

Row = list[str]


def main() -> None:
    """Print all figures."""
    timings()
    for kind in KINDS:
        print(f"\n{kind}: rows with one base, % (bases left on average), by number of cells and n")
        by_cells_and_people(kind, _uniqueness)
    print("\nsingle, one digit wrong: % unseen / one base and right / one base and wrong")
    by_cells_and_people("single", _behind_a_misprint, cells=(5, 6, 8, 10))
    for rows in (2, 5):
        print(f"\nsingle, grids of {rows} rows: % right / wrong / left open")
        by_cells_and_people("single", partial(_in_a_grid, rows=rows), cells=(2, 3, 4, 5))


def timings() -> None:
    """Print the time a row of five cells takes, the median of some rounds."""
    random = np.random.default_rng(1)
    people = random.integers(FEWEST_TIMED, MAX_BASE + 1, TIMED_ROWS)
    true = [printed(draw(random, int(n), 5, "single"), int(n)) for n in people]
    noise = [[_text(round(1000 * share)) for share in row] for row in random.dirichlet([1.0] * 5, TIMED_ROWS).tolist()]
    cases = {
        "printed from counts": true,
        "printed from counts, 1,000 rows": true[:1000],
        "zeros left out": [[text.replace(".0%", "%") for text in row] for row in true],
        "noise": noise,
    }
    for name, rows in cases.items():
        seconds = []
        for _ in range(ROUNDS + 1):
            start = perf_counter()
            recover_bases(rows, max_base=MAX_BASE)
            seconds.append(perf_counter() - start)
        first, median = seconds[0], sorted(seconds[1:])[ROUNDS // 2]
        times = f"{1e6 * median / len(rows):5.1f} µs a row, {1e6 * first / len(rows):5.1f} µs the first time"
        print(f"{name:32} {times} (budget 10 µs)")


def draw(random: np.random.Generator, people: int, cells: int, kind: RowKind) -> list[int]:
    """Counts of one row: uniform over all splits of the people, or each on its own."""
    if kind == "multi":
        return [int(count) for count in random.integers(0, people + 1, cells)]
    bars = np.sort(random.choice(people + cells - 1, cells - 1, replace=False))
    return [int(gap) - 1 for gap in np.diff(bars, prepend=-1, append=people + cells - 1)]


def printed(counts: Sequence[int], people: int) -> Row:
    """Counts in percent with one decimal, half up."""
    return [_text((2000 * count + people) // (2 * people)) for count in counts]


def by_cells_and_people(
    kind: RowKind,
    figure: Callable[[np.random.Generator, int, int, RowKind], str],
    cells: Sequence[int] = CELLS,
) -> None:
    """Print a figure for each number of cells (lines) and people (columns)."""
    print("cells  " + "".join(f"{f'n = {people}':>18}" for people in PEOPLE))
    for number in cells:
        random = np.random.default_rng(number)
        print(f"{number:5}  " + "".join(f"{figure(random, people, number, kind):>18}" for people in PEOPLE))


def _text(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}%"


def _uniqueness(random: np.random.Generator, people: int, cells: int, kind: RowKind) -> str:
    rows = [printed(draw(random, people, cells, kind), people) for _ in range(ROWS)]
    found = recover_bases(rows, max_base=MAX_BASE, kind=kind, grid=False)
    if any(people not in row.bases for row in found):
        raise AssertionError("a true base was not recovered")
    one = sum(len(row.bases) == 1 for row in found)
    return f"{_percent(one)} ({sum(len(row.bases) for row in found) / ROWS:.1f})"


def _behind_a_misprint(random: np.random.Generator, people: int, cells: int, kind: RowKind) -> str:
    rows = []
    for _ in range(ROWS):
        row = printed(draw(random, people, cells, kind), people)
        at, digit = int(random.integers(cells)), int(random.integers(1, 10))
        row[at] = f"{row[at][:-2]}{(int(row[at][-2]) + digit) % 10}%"
        rows.append(row)
    found = recover_bases(rows, max_base=MAX_BASE, kind=kind, grid=False)
    unseen = sum(bool(row.bases) and not row.reading.freed for row in found)
    freed = [row for row in found if row.reading.freed and row.base is not None]
    right = sum(row.base == people for row in freed)
    return f"{_percent(unseen)} / {_percent(right)} / {_percent(len(freed) - right)}"


def _in_a_grid(random: np.random.Generator, people: int, cells: int, kind: RowKind, *, rows: int) -> str:
    right = wrong = 0
    for _ in range(ROWS // rows):
        bases = [people - int(missing) for missing in random.integers(0, 6, rows)]
        texts = [printed(draw(random, base, cells, kind), base) for base in bases]
        found: Sequence[BaseRecovery] = recover_bases(texts, max_base=MAX_BASE, kind=kind)
        right += sum(row.base == base for row, base in zip(found, bases, strict=True))
        wrong += sum(row.base not in (base, None) for row, base in zip(found, bases, strict=True))
    return f"{_percent(right)} / {_percent(wrong)} / {_percent(ROWS - right - wrong)}"


def _percent(rows: int) -> str:
    return f"{100 * rows / ROWS:.0f}"


if __name__ == "__main__":
    main()
