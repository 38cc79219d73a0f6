"""Newcombe's hybrid score interval: Wilson limits of the two shares, squared and added; and its inversion to a test."""

from __future__ import annotations

import numpy as np

from nctrends.numerics.arguments import FloatArray, Floats
from nctrends.numerics.blocks import Block, in_blocks


def newcombe_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Hybrid score limits, unchecked; `critical` is z, one for all or one a pair."""
    return in_blocks(_limits, 2, count_later, base_later, count_earlier, base_earlier, critical)  # type: ignore[return-value]


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    p1, p2 = x1 / n1, x2 / n2
    d = p1 - p2
    below, above = newcombe_distances(p1, n1, p2, n2, z)
    return np.maximum(d - below, -1.0), np.minimum(d + above, 1.0)


def newcombe_distances(p1: Block, n1: Block, p2: Block, n2: Block, z: Block) -> Block:
    """How far the lower and the upper limit lie from the observed difference."""
    below1, above1 = _wilson_distances(p1, n1, z)
    below2, above2 = _wilson_distances(p2, n2, z)
    return np.sqrt(np.stack((below1 * below1 + above2 * above2, above1 * above1 + below2 * below2)))


def _wilson_distances(p: Block, n: Block, z: Block) -> tuple[Block, Block]:
    """How far the Wilson limits lie below and above the share."""
    z2 = z * z
    half = z / (2 * (n + z2))
    root = np.sqrt(z2 + 4 * n * p * (1 - p))
    lean = z * (1 - 2 * p)
    return half * (root - lean), half * (root + lean)
