"""How well the ranges of hedges hold: measured on any file of pairs (phrase, percentage printed beside it).

Run `python -m benchmarks.hedges PAIRS.csv`. The file has the columns `phrase` and `percent`, and may have `publisher`
(the source) and `times` or `n` (how often the pair occurs, 1 without it); everything is weighted by it. Printed are:

- the phrases that the reader does not read, with the reason;
- for each family, at one half and elsewhere, quantiles of percent minus the number that the phrase speaks of (for
  majorities, of percent itself), the share of pairs inside the committed range, and its mean width in points;
- the same coverage by source;
- coverage on sources that calibration did not see: each source is left out in turn, ranges are set from the middle
  95 % of the others (per family, at one half and elsewhere), and both these and the committed ranges are tried on it.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from attrs import frozen

from nctrends.errors import InputError
from nctrends.reading.printed import read_printed

K = TypeVar("K")

QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)
MIDDLE = (0.025, 0.975)
FEWEST_SHOWN = 10
"""Sources with fewer pairs are shown together."""
ROUNDING = 1e-9
"""Percents and range ends are decimals held as floats; they are compared to this many points."""


@frozen(kw_only=True)
class Pair:
    """A phrase that was read, and the percentage printed beside it."""

    family: str
    place: str
    """ "half", "other", or "absolute" where the phrase speaks of no number."""
    offset: float
    """Percent minus the number of the phrase, in points; the percent itself where it speaks of none."""
    low: float
    high: float
    percent: float
    source: str
    times: int

    @property
    def inside(self) -> bool:
        """Whether the committed range holds the percentage."""
        return self.low - ROUNDING <= self.percent <= self.high + ROUNDING


@frozen
class Unread:
    """A phrase that was not read, and why."""

    phrase: str
    times: int
    reason: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the file of pairs and print all tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.hedges", description="Coverage of the ranges of hedges.")
    parser.add_argument("pairs", type=Path, help="CSV with phrase, percent and perhaps publisher, times")
    pairs, unread = read_pairs(parser.parse_args(arguments).pairs)
    total = sum(pair.times for pair in pairs)
    print(f"{total} pairs read, {sum(row.times for row in unread)} unread")
    for row in unread:
        print(f"  {row.times:5d}  {row.reason}")
    print_families(pairs)
    print_sources(pairs)
    print_unseen(pairs)


def read_pairs(path: Path) -> tuple[list[Pair], list[Unread]]:
    """The pairs that are read, and the phrases that are not."""
    pairs: list[Pair] = []
    unread: dict[str, Unread] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            times = int(row.get("times") or row.get("n") or 1)
            try:
                pairs.append(_pair(row["phrase"], float(row["percent"]), row.get("publisher") or "", times))
            except InputError as error:
                before = unread.get(row["phrase"])
                unread[row["phrase"]] = Unread(row["phrase"], times + (before.times if before else 0), str(error))
    return pairs, sorted(unread.values(), key=lambda row: -row.times)


def _pair(phrase: str, percent: float, source: str, times: int) -> Pair:
    quantity = read_printed(phrase, unit="percent")
    if quantity.low is None or quantity.high is None:  # texts of words have no range; read_printed gives none
        raise InputError(f"{phrase!r} has no range")
    spoken = quantity.anchor if quantity.anchor is not None else quantity.value
    place = "absolute" if spoken is None else "half" if spoken == 0.5 else "other"
    return Pair(
        family=quantity.family or "plain number",
        place=place,
        offset=percent - 100 * (spoken or 0.0),
        low=100 * quantity.low,
        high=100 * quantity.high,
        percent=percent,
        source=source,
        times=times,
    )


def print_families(pairs: list[Pair]) -> None:
    """Quantiles, coverage and width of each family."""
    print("\nBy family: quantiles of percent minus number, share inside the committed range, mean width (points)")
    print(f"{'':26s}{'pairs':>6s}" + "".join(f"{100 * q:7.1f}%" for q in QUANTILES) + f"{'inside':>9s}{'width':>8s}")
    groups = _grouped(pairs, lambda pair: (pair.family, pair.place))
    for family, place in sorted(groups, key=lambda key: (-_count(groups[key]), key)):
        group = groups[family, place]
        quantiles = "".join(f"{q:8.1f}" for q in weighted_quantiles(group, QUANTILES))
        print(f"{f'{family}, {place}':26s}{_count(group):6d}{quantiles}{coverage(group):9.3f}{mean_width(group):8.1f}")
    print(f"{'all':26s}{_count(pairs):6d}{'':{8 * len(QUANTILES)}s}{coverage(pairs):9.3f}{mean_width(pairs):8.1f}")


def print_sources(pairs: list[Pair]) -> None:
    """Coverage of the committed ranges by source."""
    print("\nBy source: share inside the committed range, mean width (points)")
    for name, group in _large_and_rest(pairs):
        print(f"{name[:60]:62s}{_count(group):6d}{coverage(group):9.3f}{mean_width(group):8.1f}")


def print_unseen(pairs: list[Pair]) -> None:
    """Coverage on each source by ranges set on all the others."""
    print("\nUnseen sources: share inside ranges set on the other sources, and inside the committed ranges")
    print(f"{'':62s}{'pairs':>6s}{'no range':>9s}{'set':>8s}{'width':>7s}{'committed':>10s}{'width':>7s}")
    by_source = _grouped(pairs, lambda pair: pair.source)
    judged = {name: _judge(group, [p for p in pairs if p.source != name]) for name, group in by_source.items()}
    for name, group in [*_large_and_rest(pairs), ("all sources, each left out in turn", pairs)]:
        rows = [row for source in dict.fromkeys(pair.source for pair in group) for row in judged[source]]
        print(f"{name[:60]:62s}{_count(group):6d}{_unseen_cells(rows)}")


def _judge(group: list[Pair], others: list[Pair]) -> list[tuple[Pair, tuple[float, float] | None]]:
    """Each pair with the range that the other sources give its family; None where they have no such pair."""
    ranges: dict[tuple[str, str], tuple[float, float]] = {}
    for key, known in _grouped(others, lambda pair: (pair.family, pair.place)).items():
        low, high = weighted_quantiles(known, MIDDLE)
        ranges[key] = (low, high)
    return [(pair, ranges.get((pair.family, pair.place))) for pair in group]


def _unseen_cells(rows: list[tuple[Pair, tuple[float, float] | None]]) -> str:
    known = [(pair, ends) for pair, ends in rows if ends is not None]
    missing = _count(pair for pair, ends in rows if ends is None)
    total = _count(pair for pair, _ in known)
    if not total:
        return f"{missing:9d}"
    inside = sum(p.times for p, (low, high) in known if low - ROUNDING <= p.offset <= high + ROUNDING)
    width = sum(p.times * (high - low) for p, (low, high) in known) / total
    committed = [pair for pair, _ in known]
    return f"{missing:9d}{inside / total:8.3f}{width:7.1f}{coverage(committed):10.3f}{mean_width(committed):7.1f}"


def weighted_quantiles(pairs: Sequence[Pair], levels: Sequence[float]) -> list[float]:
    """Quantiles of the offsets, each pair counted as often as it occurs."""
    offsets = np.repeat([pair.offset for pair in pairs], [pair.times for pair in pairs])
    return [float(quantile) for quantile in np.quantile(offsets, levels)]


def coverage(pairs: Sequence[Pair]) -> float:
    """The share of pairs inside their committed ranges."""
    return _count(pair for pair in pairs if pair.inside) / _count(pairs)


def mean_width(pairs: Sequence[Pair]) -> float:
    """Mean width of the committed ranges, in points."""
    return sum(pair.times * (pair.high - pair.low) for pair in pairs) / _count(pairs)


def _count(pairs: Iterable[Pair]) -> int:
    return sum(pair.times for pair in pairs)


def _grouped(pairs: Iterable[Pair], key: Callable[[Pair], K]) -> dict[K, list[Pair]]:
    groups: dict[K, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[key(pair)].append(pair)
    return dict(groups)


def _large_and_rest(pairs: list[Pair]) -> list[tuple[str, list[Pair]]]:
    """Sources with enough pairs, largest first, and all others together."""
    by_source = _grouped(pairs, lambda pair: pair.source)
    large = sorted((n for n in by_source if _count(by_source[n]) >= FEWEST_SHOWN), key=lambda n: -_count(by_source[n]))
    rest = [name for name in by_source if name not in large]
    shown = [(name or "(no source)", by_source[name]) for name in large]
    if rest:
        shown.append((f"{len(rest)} smaller sources", [pair for name in rest for pair in by_source[name]]))
    outside = [pair for name in by_source if name != large[0] for pair in by_source[name]] if large else []
    if outside:
        shown.append((f"all but {large[0]}", outside))
    return shown


if __name__ == "__main__":
    main()
