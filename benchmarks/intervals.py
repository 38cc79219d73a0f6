"""A million intervals of a change: Miettinen-Nurminen and Newcombe, against the bare equation and against statsmodels.

Run with `python -m benchmarks.intervals`. Candidates take turns, so that a slow minute of the machine meets them all;
told are medians and ratios of medians. The budgets are those of the design.
"""

from __future__ import annotations

import contextlib
import time
import tracemalloc
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from statsmodels.stats.proportion import confint_proportions_2indep

from nctrends.numerics.arrays.normal import critical_value
from nctrends.proportions import (
    koopman_interval,
    mee_interval,
    miettinen_nurminen_interval,
    newcombe_interval,
    odds_ratio_score_interval,
    scas_interval,
)

PAIRS = 1_000_000
LOOPED_PAIRS = 200
ROUNDS = 7
CRITICAL = critical_value(0.95)

SIZES = (100, 10_000, 1_000_000)
FEW = 40  # pairs of a loop that are timed
METHODS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "Miettinen-Nurminen": (miettinen_nurminen_interval, {"compare": "diff", "method": "score"}),
    "Mee": (mee_interval, {"compare": "diff", "method": "score", "correction": False}),
    "Newcombe": (newcombe_interval, {"compare": "diff", "method": "newcomb"}),
    "SCAS (statsmodels has none)": (scas_interval, {}),
    "ratio, Koopman": (koopman_interval, {"compare": "ratio", "method": "score", "correction": False}),
    "odds ratio, score": (odds_ratio_score_interval, {"compare": "odds-ratio", "method": "score"}),
}

Array = np.ndarray[Any, np.dtype[np.float64]]


def survey_pairs(how_many: int) -> tuple[Array, Array, Array, Array]:
    """Counts and bases as surveys have them: bases of 20 to 2,000, shares of all sizes."""
    random = np.random.default_rng(2018)
    base_later, base_earlier = random.integers(20, 2000, (2, how_many))
    count_later = random.binomial(base_later, random.random(how_many))
    count_earlier = random.binomial(base_earlier, random.random(how_many))
    return (*_floats(count_later, base_later), *_floats(count_earlier, base_earlier))


def _floats(count: Any, base: Any) -> tuple[Array, Array]:
    return count.astype(float), base.astype(float)


def bare_limits(x1: Array, n1: Array, x2: Array, n2: Array) -> tuple[Array, Array]:
    """The multiplier equation written down as it stands in the design: no checks, no edges, no blocks."""
    return bare_lower_limit(x1, n1, x2, n2), -bare_lower_limit(x2, n2, x1, n1)


def bare_lower_limit(x1: Array, n1: Array, x2: Array, n2: Array) -> Array:
    """Four Halley steps from the better of two starts."""
    y1, y2, n = n1 - x1, n2 - x2, n1 + n2
    k, d = CRITICAL**2 * n / (n - 1), x1 / n1 - x2 / n2
    a1, a2, c1, c2 = y1 - x1, x2 - y2, 4 * x1 * y1, 4 * x2 * y2
    at = np.minimum(k / bare_newcombe_distance(x1, n1, x2, n2), (k + x1 + y2) / (x1 / n1 + y2 / n2))
    for _ in range(4):
        r1, r2 = np.sqrt((at + a1) ** 2 + c1), np.sqrt((at + a2) ** 2 + c2)
        value = at * ((at + 2 * a1) / (r1 + n1) + (at + 2 * a2) / (r2 + n2) + 2 * d) - 2 * k
        slope = (at + a1) / r1 + (at + a2) / r2 + 2 * d
        curvature = c1 / (r1 * r1 * r1) + c2 / (r2 * r2 * r2)
        at = at - 2 * value * slope / (2 * slope * slope - value * curvature)
    return d - k / at


def bare_newcombe_distance(x1: Array, n1: Array, x2: Array, n2: Array) -> Array:
    """The distance of Newcombe's lower limit from the observed change."""
    z, p1, p2 = CRITICAL, x1 / n1, x2 / n2
    below = z * (np.sqrt(z * z + 4 * n1 * p1 * (1 - p1)) - z * (1 - 2 * p1)) / (2 * (n1 + z * z))
    above = z * (np.sqrt(z * z + 4 * n2 * p2 * (1 - p2)) + z * (1 - 2 * p2)) / (2 * (n2 + z * z))
    return np.sqrt(below * below + above * above)


def statsmodels_loop(pairs: tuple[Array, Array, Array, Array]) -> int:
    """Its score interval, pair by pair; how many pairs raise. (Its limits are wrong as well: its issue 10269.)"""
    raised = 0
    for pair in zip(*(values[:LOOPED_PAIRS] for values in pairs), strict=True):
        try:
            confint_proportions_2indep(*pair, compare="diff", method="score")
        except ValueError:
            raised += 1
    return raised


def medians(candidates: dict[str, Callable[[], Any]], rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds a call, the candidates taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, call in candidates.items():
            start = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - start)
    return {name: float(np.median(taken)) for name, taken in seconds.items()}


def extra_megabytes(interval: Callable[..., tuple[Array, Array]], pairs: tuple[Array, ...]) -> float:
    """Peak memory of an interval beyond what it was given and what it gives back."""
    tracemalloc.start()
    low, high = interval(*pairs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (peak - low.nbytes - high.nbytes) / 1e6


def main() -> None:
    """Print times, ratios against their budgets, and memory."""
    pairs = survey_pairs(PAIRS)
    candidates: dict[str, Callable[[], Any]] = {
        "Miettinen-Nurminen, ours": lambda: miettinen_nurminen_interval(*pairs),
        "Miettinen-Nurminen, bare equation": lambda: bare_limits(*pairs),
        "Newcombe, ours": lambda: newcombe_interval(*pairs),
        "Newcombe, statsmodels arrays": lambda: confint_proportions_2indep(*pairs, compare="diff", method="newcomb"),
        "score, statsmodels loop (200 pairs)": lambda: statsmodels_loop(pairs),
    }
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        taken, raised = medians(candidates), statsmodels_loop(pairs)
    ours, bare, newcombe, arrays, loop = taken.values()
    for name, seconds in taken.items():
        print(f"{name:38s} {seconds * 1e3:9.1f} ms")
    print(f"\nbare equation                          ours takes {ours / bare:.2f} x (budget 1.3 x)")
    per_million = loop / LOOPED_PAIRS * PAIRS
    print(f"statsmodels loop                       ours is {per_million / ours:,.0f} x as fast (budget 6,000 x);")
    print(f"                                       it raises on {raised} of {LOOPED_PAIRS} pairs")
    print(f"statsmodels arrays, Newcombe           ours takes 1/{arrays / newcombe:.2f} (budget 1/1.8)")
    for size in (PAIRS, 3 * PAIRS):
        more = survey_pairs(size)
        print(
            f"extra memory at {size:,} pairs         Miettinen-Nurminen"
            f" {extra_megabytes(miettinen_nurminen_interval, more):.1f} MB,"
            f" Newcombe {extra_megabytes(newcombe_interval, more):.1f} MB (budget 50 MB)"
        )
    every_method()


def every_method() -> None:
    """Print each method at three sizes, in microseconds a pair, and how many times as fast as statsmodels' own loop."""
    print(f"\n{'us a pair, and times as fast as a statsmodels loop':50s}" + "".join(f"{size:>22,}" for size in SIZES))
    for name, (interval, options) in METHODS.items():
        cells = []
        for size in SIZES:
            pairs = survey_pairs(size)
            mine = medians({name: partial(interval, *pairs)}, rounds=3)[name] / size
            told = f"{mine * 1e6:.3f}"
            if options:
                told += f" ({statsmodels_seconds(pairs, options) / mine:,.0f} x)"
            cells.append(told)
        print(f"{name:50s}" + "".join(f"{cell:>22}" for cell in cells))


def statsmodels_seconds(pairs: tuple[Array, ...], options: dict[str, Any]) -> float:
    """Seconds a pair of its loop, over the pairs that it does not raise on."""
    done, start = 0, time.perf_counter()
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for pair in zip(*(values[:FEW] for values in pairs), strict=True):
            with contextlib.suppress(ValueError, ZeroDivisionError):
                confint_proportions_2indep(*pair, **options)
                done += 1
    return (time.perf_counter() - start) / max(done, 1)


if __name__ == "__main__":
    main()
