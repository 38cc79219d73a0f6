"""The checker against its budgets: `python -m benchmarks.checks`."""

from __future__ import annotations

import random
import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import Any

from nctrends.analysis.checks.check import check
from nctrends.analysis.shares.figures import SeriesFigures
from nctrends.model.edition import Edition, Population, Survey
from nctrends.model.question import Document, Item, PrintedFigure, Question, ResponseOption, Source
from nctrends.model.series import Series

RUNS = 15
ITEMS = 1000
RESPONDENTS = 300
LOAD = (
    "from nctrends.files.load import load_series; "
    "both = [load_series(name) for name in ('netclean', 'scottish-health-survey')]"
)
COMMANDS = {
    "load both series": LOAD,
    "load both series, import scipy": f"{LOAD}; import scipy",
    "load both series, check them": f"{LOAD}; import nctrends; [nctrends.check(one) for one in both]",
}


def main() -> None:
    """Print what a check of all editions and of a thousand items costs."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS + 1):
        for name, command in COMMANDS.items():
            start = perf_counter()
            subprocess.run([sys.executable, "-c", command], check=True)
            seconds[name].append(perf_counter() - start)
    medians = {name: median(times[1:]) for name, times in seconds.items()}  # the first run warms the disk
    for name, time in medians.items():
        print(f"{name:35} {time:6.3f} s")
    _, with_scipy, checked = medians.values()
    print(f"check / (load + import scipy): {checked / with_scipy:.2f} (budget 1.5)")
    _thousand_items()


def _thousand_items() -> None:
    series = Series(id="made", editions=(_edition(),))
    start = perf_counter()
    found = check(series)
    print(f"check of {ITEMS} items with two nets each: {perf_counter() - start:.1f} s, {len(found)} findings")
    every = list(SeriesFigures(series))
    start = perf_counter()
    ranges = [figures.range((option,)) for figures in every for option in figures.options]
    print(f"ranges of their {len(ranges)} options: {perf_counter() - start:.1f} s (budget: well under 10 s)")


def _edition() -> Edition:
    """A grid whose rows are printed from counts, with nets that cross."""
    rng = random.Random(2018)
    names = [f"item-{i}" for i in range(ITEMS)]
    options = tuple(ResponseOption(id=name, label=name) for name in "abcde")
    items: Any = {item: Item(label=item) for item in names}
    rows: Any = {item: _row([rng.randint(1, 60) for _ in options]) for item in names}
    nets = [PrintedFigure(printed="about half", of=of, item=item) for item in names for of in (("a", "c"), ("b", "c"))]
    source = Source(in_="report")
    questions: Any = {
        "grid": Question(
            asked="How?",
            kind="single",
            options=options,
            base="all",
            source=source,
            items=items,
            table=rows,
            figures=tuple(nets),
        )
    }
    people = Population(id="people", text="")
    surveys: Any = {"people": Survey(population=people, respondents=RESPONDENTS, questions=questions)}
    sources: Any = {"report": Document(document="Report")}
    return Edition(year=2018, title="Report", sources=sources, surveys=surveys)


def _row(counts: list[int]) -> tuple[str, ...]:
    return tuple(f"{100 * count / sum(counts):.1f}%" for count in counts)


if __name__ == "__main__":
    main()
