"""Start-up against its budgets: `python -m benchmarks.startup`.

The commands run in turn, so that a machine whose speed drifts slows all alike; medians and ratios are printed.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 15
COMMANDS = {
    "bare": ["-c", "pass"],
    "import nctrends": ["-c", "import nctrends"],
    "nctrends --help": ["-m", "nctrends.cli.main", "--help"],
    "nctrends table": ["-m", "nctrends.cli.main", "table"],
    "import pandas, statsmodels.stats.multitest": ["-c", "import pandas, statsmodels.stats.multitest"],
}


def main() -> None:
    """Print the median time of each command, and the budgets with what was measured."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS + 1):
        for name, command in COMMANDS.items():
            start = perf_counter()
            subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(perf_counter() - start)
    medians = {name: median(times[1:]) for name, times in seconds.items()}  # the first run warms the disk
    for name, time in medians.items():
        print(f"{name:45} {time:6.3f} s")
    bare, libraries = medians["bare"], medians["import pandas, statsmodels.stats.multitest"]
    print(f"import nctrends over bare Python: {medians['import nctrends'] - bare:.3f} s (budget 0.1 s)")
    print(f"nctrends --help: {medians['nctrends --help']:.3f} s (budget 0.2 s)")
    print(f"nctrends table / libraries: {medians['nctrends table'] / libraries:.2f} (budget 0.6)")


if __name__ == "__main__":
    main()
