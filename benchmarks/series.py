"""What a large series costs, phase by phase, and that twice the size costs twice: `python -m benchmarks.series`."""

from __future__ import annotations

import random
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from nctrends.analysis.changes.changes import changes
from nctrends.analysis.comparability.alignment import align
from nctrends.analysis.shares.estimates import estimates
from nctrends.analysis.trends.trends import trends
from nctrends.files.load import load_series
from nctrends.publish.tables import table

FULL = (40, 500, 5)
"""Editions, indicators and options of the whole series."""
DIMENSIONS = ("editions", "indicators", "options")
GROWTH = {
    "editions": ((10, 500, 5), (20, 500, 5), FULL),
    "indicators": ((40, 125, 5), (40, 250, 5), FULL),
    "options": ((40, 250, 5), (40, 250, 10), (40, 250, 20)),
}
"""Sizes of which each is twice the one before in one dimension."""
FIRST, BASE = 1980, 800


def main() -> None:
    """Print the seconds of each phase at full size, then how they grow with each dimension."""
    seconds = measured(*FULL)
    total = sum(seconds.values())
    print(f"{' × '.join(f'{size} {name}' for size, name in zip(FULL, DIMENSIONS, strict=True))}: {total:.1f} s")
    for phase, time in seconds.items():
        print(f"  {phase:10} {time:7.2f} s  {time / total:5.0%}")
    for name, sizes in GROWTH.items():
        _growth(name, sizes)


def _growth(name: str, sizes: tuple[tuple[int, int, int], ...]) -> None:
    """Print by how much each phase grows where one dimension doubles; 2 is linear."""
    position = DIMENSIONS.index(name)
    times = [measured(*size) for size in sizes]
    print(f"{name} {' → '.join(str(size[position]) for size in sizes)}: times per doubling")
    for phase in times[0]:
        ratios = [after[phase] / before[phase] for before, after in pairwise(times)]
        print(f"  {phase:10} {'  '.join(f'{ratio:5.2f}' for ratio in ratios)}")


def measured(editions: int, indicators: int, options: int) -> dict[str, float]:
    """Return the seconds that each phase takes on a generated series."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), editions, indicators, options)
        clock = [perf_counter()]
        series = load_series(folder)
        clock.append(perf_counter())
        align(series)
        clock.append(perf_counter())
        estimates(series)
        clock.append(perf_counter())
        rows = changes(series)
        clock.append(perf_counter())
        trends(series)
        clock.append(perf_counter())
        table(rows).to_text()
        clock.append(perf_counter())
    phases = ("load", "align", "estimates", "changes", "trends", "table")
    return {phase: end - start for phase, (start, end) in zip(phases, pairwise(clock), strict=True)}


def write(folder: Path, editions: int, indicators: int, options: int) -> None:
    """Write a series as files: one question for each indicator, which follows its first option."""
    rng = random.Random(40)
    years = range(FIRST, FIRST + editions)
    for year in years:
        (folder / f"{year}.toml").write_text(_edition(rng, year, indicators, options))
    (folder / "crosswalk.toml").write_text("\n".join(_indicator(i, years) for i in range(indicators)))


def _edition(rng: random.Random, year: int, indicators: int, options: int) -> str:
    labels = ", ".join(f'{{ o{i} = "Option {i}" }}' for i in range(options))
    questions = "\n".join(_question(rng, i, labels, options) for i in range(indicators))
    return f"""year = {year}
title = "Report {year}"
[sources.report]
document = "Report {year}"
[surveys.people]
population = {{ id = "people", text = "people" }}
sampling = "probability"
mode = "telephone"
respondents = {BASE}
{questions}"""


def _question(rng: random.Random, number: int, labels: str, options: int) -> str:
    cuts = sorted(rng.sample(range(1, BASE), options - 1))
    counts = [high - low for low, high in pairwise([0, *cuts, BASE])]
    cells = ", ".join(f'"{100 * count / BASE:.1f}%"' for count in counts)
    return f"""[surveys.people.questions.q{number}]
asked = "Question {number}?"
wording = "verbatim"
kind = "single"
options = [{labels}]
base = "all"
period = "none"
base_count = {BASE}
source = {{ in = "report" }}
table = [{cells}]
"""


def _indicator(number: int, years: range) -> str:
    name = f"indicators.i{number}"
    places = "\n".join(
        f'at.{year} = {{ survey = "people", question = "q{number}", options = ["o0"] }}' for year in years
    )
    steps = "\n".join(
        f'[[{name}.steps]]\nfrom = {earlier}\nto = {later}\ngrade = "comparable"' for earlier, later in pairwise(years)
    )
    return f'[{name}]\nlabel = "Indicator {number}"\n{places}\n{steps}\n'


if __name__ == "__main__":
    main()
