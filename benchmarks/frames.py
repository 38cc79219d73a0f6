"""Changes from a frame against the interval alone and pandas doing only the pairing: `python -m benchmarks.frames`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

import nctrends as nct

SIZES = (10_000, 100_000, 1_000_000)
RUNS = 5


def main() -> None:
    """Print medians and ratios for frames of some sizes; two rows make a change."""
    print(
        f"{'rows':>10} {'compare_frame':>14} {'interval alone':>15} {'pairing alone':>14} {'ratio':>7} {'to_frame':>9}"
    )
    for rows in SIZES:
        frame = _frame(rows)
        counts, bases = frame["count"].to_numpy(float), frame["base"].to_numpy(float)
        candidates: dict[str, Callable[[], object]] = {
            "ours": partial(nct.compare_frame, frame),
            "kernel": partial(
                nct.proportions.miettinen_nurminen_interval, counts[1::2], bases[1::2], counts[::2], bases[::2]
            ),
            "pairing": partial(_paired, frame),
        }
        times = _interleaved(candidates)
        changes = nct.compare_frame(frame)
        start = perf_counter()
        changes.to_frame()
        to_frame = perf_counter() - start
        ratio = times["ours"] / (times["kernel"] + times["pairing"])
        print(
            f"{rows:>10,} {times['ours']:>12.3f} s {times['kernel']:>13.3f} s {times['pairing']:>12.3f} s "
            f"{ratio:>6.1f} x {to_frame:>7.3f} s"
        )
    print("ratio: compare_frame over the interval and the pairing together; it also gives p-values, adjusted limits,")
    print("smallest detectable changes, verdicts and the bases from which they hold.")


def _frame(rows: int) -> pd.DataFrame:
    draw = np.random.default_rng(1)
    base = draw.integers(100, 2000, rows)
    return pd.DataFrame(
        {
            "indicator": np.repeat([f"q{i}" for i in range(rows // 2)], 2),
            "edition": np.tile([2018, 2019], rows // 2),
            "count": (draw.uniform(size=rows) * base).astype(int),
            "base": base,
        }
    )


def _paired(frame: pd.DataFrame) -> pd.DataFrame:
    ordered = frame.sort_values(["indicator", "edition"], kind="stable")
    return ordered.assign(earlier=ordered.groupby("indicator", sort=False)["count"].shift())


def _interleaved(candidates: dict[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(RUNS):
        for name, run in candidates.items():
            start = perf_counter()
            run()
            times[name].append(perf_counter() - start)
    return {name: median(seconds) for name, seconds in times.items()}


if __name__ == "__main__":
    main()
