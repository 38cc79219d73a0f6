"""Published cases of recovered bases and of GRIM, replayed; `recovery.csv` gives each with its source.

The published tools allow a half to be rounded either way. GRIM asks of a mean of whole numbers what recovery asks of a
share: whether whole numbers of people can have given it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from nctrends.analysis.recovery.recover import recover_base
from nctrends.numerics.bases.cells import Cells, count_ranges

with Path(__file__).with_name("recovery.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def cases(fact: str) -> list[object]:
    """The cases of one kind, named by what they print."""
    some = [case for case in CASES if case["fact"] == fact]
    return [pytest.param(case, id=f"{case['printed']} of {case['base'] or case['expected']}") for case in some]


@pytest.mark.parametrize("case", cases("smallest"))
def test_smallest_base_is_the_published_one(case: dict[str, str]) -> None:
    """The first base that prints all percentages of the case; they are shares of the same people, not parts."""
    found = recover_base(case["printed"].split(), 99, "multi", case["rounding"])  # type: ignore[arg-type]
    assert found.bases[0] == int(case["expected"])


@pytest.mark.parametrize("case", cases("prints"))
def test_base_prints_what_it_is_published_to_print(case: dict[str, str]) -> None:
    """Whether a base is among those of a percentage."""
    base = int(case["base"])
    found = recover_base([case["printed"]], base, "multi", case["rounding"])  # type: ignore[arg-type]
    assert (base in found.bases) == (case["expected"] == "yes")


def test_two_groups_of_forty_with_printed_means_have_the_published_sizes() -> None:
    """Bauer and Francis 2021: means 4.71 and 5.3 of 40 people in two groups that differ by ten people at most.

    The vignette of scrutiny's grim_map_total_n gives 17 and 23, and 19 and 21, 16 and 24 in reverse order. A mean of
    m decimals is a total of whole numbers over n, so the ranges are those of a share that may be above 1.
    """
    means = Cells(low=np.array([941, 1050]), high=np.array([943, 1070]), open=np.zeros(2, np.int64), scale=200)
    first = np.arange(15, 26)
    lowest, highest = count_ranges(means, np.array([[0], [1]]), np.stack([first, 40 - first]))
    possible = (lowest <= highest).all(axis=0)
    assert [(n, 40 - n) for n in first[possible].tolist()] == [(17, 23), (21, 19), (24, 16)]
