"""Working through long arrays in blocks."""

from __future__ import annotations

import tracemalloc

import numpy as np

from nctrends.numerics.arrays.blocks import BLOCK, blocks_of, in_blocks, pairs_in_blocks
from nctrends.numerics.methods.miettinen_nurminen import miettinen_nurminen_limits


def test_blocks_cover_every_row_once():
    """No row is lost or doubled where a block ends."""
    rows = np.arange(3 * BLOCK + 5)
    seen = np.concatenate([block.copy() for block, _ in blocks_of(rows, np.array(1))])
    np.testing.assert_array_equal(seen, rows)


def test_no_block_is_longer_than_the_cache_allows():
    """Contiguous, broadcast, strided and integer input all come in short pieces."""
    inputs = [np.arange(5 * BLOCK), np.arange(10.0 * BLOCK)[::2], np.array(3.0)]
    assert max(block.size for blocks in blocks_of(*inputs) for block in blocks) <= BLOCK


def test_results_keep_the_common_shape():
    """A column and a row give a grid, in the order of numpy."""
    first, second = pairs_in_blocks(lambda a, b: (a + b, a - b), np.arange(3)[:, None], np.arange(4))
    np.testing.assert_array_equal(first, np.arange(3)[:, None] + np.arange(4))
    np.testing.assert_array_equal(second, np.arange(3)[:, None] - np.arange(4))


def test_orders_of_memory_do_not_matter():
    """A transposed array is read by its indices."""
    values = np.arange(12.0).reshape(3, 4)
    np.testing.assert_array_equal(in_blocks(np.square, values.T), np.square(values).T)


def test_extra_memory_is_that_of_a_block():
    """Limits for three hundred thousand pairs need the inputs, the outputs and less than 5 MB more (50 are allowed)."""
    count, base = np.arange(300_000) % 50, np.full(300_000, 50)
    miettinen_nurminen_limits(1, 2, 1, 2, 1.96)  # what the first call loads is not the point
    tracemalloc.start()
    low, high = miettinen_nurminen_limits(count, base, 20, 50, 1.96)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - low.nbytes - high.nbytes < 5e6
