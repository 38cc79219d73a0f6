"""Sums and ratios with the rest that rounding drops, for differences of shares that nearly cancel.

A change of 0.1 points between bases of a million is 0.001 ± 1e-16, which moves a p-value in its twelfth digit. With the
rest kept, the difference is right to its last digit. Dekker (1971), Knuth (1969), Møller (1965).
"""

from __future__ import annotations

from nctrends.numerics.arrays.blocks import Block

_SPLITTER = 134217729.0  # 2**27 + 1: splits 53 bits into two halves whose products are exact


def sum_with_rest(a: Block, b: Block) -> tuple[Block, Block]:
    """The rounded sum and what it misses: a + b = sum + rest, exactly."""
    total = a + b
    b_part = total - a
    return total, (a - (total - b_part)) + (b - b_part)


def ratio_with_rest(a: Block, b: Block) -> tuple[Block, Block]:
    """The rounded ratio and what it misses, to twice the usual digits."""
    ratio = a / b
    product, product_rest = product_with_rest(ratio, b)
    return ratio, ((a - product) - product_rest) / b


def product_with_rest(a: Block, b: Block) -> tuple[Block, Block]:
    """The rounded product and what it misses: a · b = product + rest, exactly."""
    product = a * b
    a_high, a_low = _halves(a)
    b_high, b_low = _halves(b)
    return product, a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low)


def share_gap(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """x1/n1 - x2/n2 - null to its last digit."""
    return weighted_share_gap(x1, n1, x2, n2, null, 1.0, 1.0)


def weighted_share_gap(
    x1: Block, n1: Block, x2: Block, n2: Block, null: Block, use1: Block | float, use2: Block | float
) -> Block:
    """use1 · x1/n1 + use2 · (1 - x2/n2) - 1 - null to its last digit; a use is 0 or 1."""
    p1, rest1 = ratio_with_rest(x1, n1)
    p2, rest2 = ratio_with_rest(x2, n2)
    total, rest = sum_with_rest(use1 * p1, -(use2 * p2))
    total, more = sum_with_rest(total, use2 - 1.0 + 0 * null)
    total, most = sum_with_rest(total, -null)
    return total + (rest + more + most + (use1 * rest1 - use2 * rest2))  # in pairs: swapped editions mirror


def share_ratio_gap(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """x1/n1 - null · x2/n2 to its last digit."""
    p1, rest1 = ratio_with_rest(x1, n1)
    p2, rest2 = ratio_with_rest(x2, n2)
    product, product_rest = product_with_rest(null, p2)
    total, rest = sum_with_rest(p1, -product)
    return total + (rest + (rest1 - (product_rest + null * rest2)))


def cross_product_gap(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """x1 · (n2 - x2) - null · (n1 - x1) · x2 to its last digit."""
    y1, y1_rest = sum_with_rest(n1, -x1)
    y2, y2_rest = sum_with_rest(n2, -x2)
    left, left_rest = product_with_rest(x1, y2)
    right, right_rest = product_with_rest(y1, x2)
    scaled, scaled_rest = product_with_rest(null, right)
    total, rest = sum_with_rest(left, -scaled)
    rests = (left_rest + x1 * y2_rest) - (scaled_rest + null * (right_rest + y1_rest * x2))
    return total + (rest + rests)


def _halves(a: Block) -> tuple[Block, Block]:
    scaled = _SPLITTER * a
    high = scaled - (scaled - a)
    return high, a - high
