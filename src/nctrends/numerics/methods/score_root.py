"""The one root of the score equation's convex function, and the shares that belong to it.

    F(λ) = λ (E - r1(λ) - r2(λ)) - K ,   r(λ) = 2 u / (λ + n + R) ,   R = √((λ + n - 2 u)² + 4 u (n - u)) ,

for u1 and u2 people out of n1 and n2. Since r' = -r (1 - r) / R and R = n + λ (1 - 2 r), F is convex with F(0) = -K,
and has one positive root. All of it works on blocks; `miettinen_nurminen` says what F is good for.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arrays.blocks import Block

_HALLEY_STEPS = 2  # enough for ordinary pairs; the few others go on alone
NEWTON_STEPS = 60  # twice what the hardest pairs known (bases of 1 against a billion) need


class Equation(NamedTuple):
    """What F is made of, for u1 = x1 and u2 = y2 people out of n1 and n2, as in the module's first lines."""

    twice1: Block  # 2 u1
    base1: Block  # n1
    lean1: Block  # n1 - 2 u1
    spread1: Block  # 4 u1 (n1 - u1)
    twice2: Block
    base2: Block
    lean2: Block
    spread2: Block
    sum_of_shares: Block  # E
    level: Block  # K
    highest: Block  # (K + u1 + u2) / E, never left of the root
    allowed: Block  # error in p1 + q2 at which a root is good enough


def root_of(equation: Equation, start: Block) -> Block:
    """The positive root of F: two Halley steps for all, then Newton steps for the few that need more.

    |F| / λ bounds the error of the difference, since the true one lies between d - K/λ and p1(λ) + q2(λ) - 1.
    """
    root = np.fmin(start, equation.highest)
    for _ in range(_HALLEY_STEPS):
        value, slope, curvature = _value_slope_curvature(equation, root)
        root = np.fmin(root - value * slope / (slope * slope - 0.5 * value * curvature), equation.highest)
    late = np.nonzero(~(np.abs(_value(equation, root)) < equation.allowed * root))
    if late[0].size:
        few = Equation(*(np.broadcast_to(term, root.shape)[late] for term in equation))
        root[late] = _root_of_few(few, root[late])
    return root


def _root_of_few(equation: Equation, root: Block) -> Block:
    """Newton steps. F is convex and `highest` right of the root, so that from there no step can pass it."""
    for _ in range(NEWTON_STEPS):
        value, slope, _ = _value_slope_curvature(equation, root)
        if (np.abs(value) < equation.allowed * root).all():
            break
        root = np.where(slope > 0, np.fmin(root - value / slope, equation.highest), equation.highest)
    return root


def _value(equation: Equation, lam: Block) -> Block:
    w1, n1, a1, c1, w2, n2, a2, c2, sum_of_shares, level, _, _ = equation
    r1, r2 = np.sqrt(np.square(lam + a1) + c1), np.sqrt(np.square(lam + a2) + c2)
    return lam * (sum_of_shares - (w1 / (lam + n1 + r1) + w2 / (lam + n2 + r2))) - level


def _value_slope_curvature(equation: Equation, lam: Block) -> tuple[Block, Block, Block]:
    """F, F' and F'' at λ; with p' = -p q / R and R = n + λ (1 - 2 p)."""
    w1, n1, a1, c1, w2, n2, a2, c2, sum_of_shares, level, _, _ = equation
    t1, t2 = lam + a1, lam + a2
    r1, r2 = np.sqrt(t1 * t1 + c1), np.sqrt(t2 * t2 + c2)
    value = lam * (sum_of_shares - (w1 / (lam + n1 + r1) + w2 / (lam + n2 + r2))) - level
    i1, i2 = 1 / r1, 1 / r2
    slope = 0.5 * (t1 * i1 + t2 * i2) + (sum_of_shares - 1)
    return value, slope, 0.5 * (c1 * i1 * i1 * i1 + c2 * i2 * i2 * i2)


def shares_at(x: Block, y: Block, n: Block, lam: Block) -> tuple[Block, Block, Block]:
    """The share at λ >= 0 of x people out of n, y being the others; what is left of 1; and R. Neither share cancels."""
    r = np.sqrt(np.square(lam + (y - x)) + 4 * x * y)
    return 2 * x / (lam + n + r), np.where(lam < n, 2 * y / (n - lam + r), (lam - n + r) / (2 * lam)), r
