"""How many cells have to be coarse, against all ways to read a row."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from nctrends.numerics.bases.cells import printed_cells
from nctrends.numerics.bases.search import bases_as_printed
from nctrends.numerics.bases.trusted import Rows, search

Cell = tuple[int, int]


def rounded(count: int, base: int, decimals: int) -> Cell:
    """A count of a base as it is printed, half up."""
    return (2 * count * 10 ** (decimals + 2) + base) // (2 * base), decimals


def fine(cell: Cell) -> Cell:
    """A whole percent with its zero put back."""
    return cell if cell[1] else (10 * cell[0], 1)


def bases_of(row: list[Cell], *, sums: bool) -> set[int]:
    """The bases up to 150 that print one reading of a row."""
    value, decimals = np.array(row).T
    rows = np.arange(len(row))[None, :]
    return set(bases_as_printed(printed_cells(value, decimals), rows, 1, 150, sums=sums).base.tolist())


def by_hand(row: list[Cell], *, sums: bool) -> tuple[set[int], set[int]]:
    """Bases with the fewest coarse cells, and all others that more coarse cells allow."""
    short = [at for at, cell in enumerate(row) if not cell[1]]
    best: set[int] = set()
    for many in range(len(short) + 1):
        for coarse in combinations(short, many):
            best |= bases_of([cell if at in coarse else fine(cell) for at, cell in enumerate(row)], sums=sums)
        if best:
            break
    return best, bases_of(row, sums=sums) - best


@pytest.mark.parametrize("sums", [True, False], ids=["single", "multi"])
def test_fewest_coarse_cells_are_those_of_trying_all_readings(sums: bool) -> None:
    """The bases kept are those of the readings with the fewest coarse cells; the rest are told as looser."""
    random = np.random.default_rng(8)
    seen = set()
    for _ in range(60):
        base, cells = int(random.integers(20, 151)), int(random.integers(2, 6))
        counts = random.multinomial(base, random.dirichlet([1.0] * cells)) if sums else random.integers(0, base, cells)
        places = [1, *random.integers(0, 2, cells - 1).tolist()]
        row = [rounded(count, base, d) for count, d in zip(counts.tolist(), places, strict=True)]
        value, decimals = np.array([*row, *map(fine, row)]).T
        rows = np.arange(cells)[None, :]
        found = search(
            Rows(cells=printed_cells(value, decimals), coarse=rows, fine=rows + cells, exact=rows >= 0, sums=sums),
            150,
            cells_to_free_one=99,
        )
        kept, looser = by_hand(row, sums=sums)
        assert found.fits.base.tolist() == sorted(kept), row
        assert found.looser[1].tolist() == sorted(looser), row
        assert base in kept | looser
        seen.add((bool(found.coarse.any()), bool(looser)))
    assert len(seen) == 4
