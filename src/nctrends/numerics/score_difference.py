"""The score equation of a difference of two shares, solved for its Lagrange multiplier.

Under the constraint p_later - p_earlier = δ the likelihood is greatest where, with one multiplier λ,

    x1/p1 - y1/q1 = λ   and   x2/p2 - y2/q2 = -λ ,      p = share, q = 1 - p, x = count, y = base - count.

Each is a quadratic in its share, so that p1(λ) and q2(λ) are explicit and no cubic arises:

    p1 = 2 x1 / (λ + n1 + R1) ,   q2 = 2 y2 / (λ + n2 + R2) ,
    R1 = √((λ + y1 - x1)² + 4 x1 y1) ,   R2 = √((λ + x2 - y2)² + 4 x2 y2).

The score statistic is z² = λ (d - δ), d the observed difference (times (N - 1)/N for Miettinen and Nurminen). Both the
limit of a given z and the statistic of a given δ are therefore the positive root λ of one convex function,

    F(λ) = λ (E - p1(λ) - q2(λ)) - K ,

with E = 1 + d and K = z² N/(N - 1) (Mee: z²) for a limit, which is then d - K/λ, and with E = 1 + δ and K = 0 for a
test. This is for a δ below d; above it the editions are swapped. Miettinen and Nurminen (1985), Mee (1984); the
multiplier form follows from their equations.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nctrends.numerics.arguments import FloatArray, Floats
from nctrends.numerics.blocks import Block, in_blocks, once, pairs_in_blocks
from nctrends.numerics.exact import share_gap, weighted_share_gap
from nctrends.numerics.hybrid_score import newcombe_distances

_SMALLEST = 1e-99  # stands for 0 in a divisor: its reciprocal can still be squared
_ALLOWED = np.array(2e-15)  # in a limit: the rounding of three shares
_HALLEY_STEPS = 2  # enough for ordinary pairs; the few others go on alone
_ROUGHLY = 1e-7  # in a statistic, relative to both d - δ and 1 + δ: polishing squares what is left
_NEWTON_STEPS = 60  # twice what the hardest pairs found (bases of 1 against a billion) need


def miettinen_nurminen_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits with the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_corrected_limits, count_later, base_later, count_earlier, base_earlier, critical)


def mee_limits(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, critical: Floats
) -> tuple[FloatArray, FloatArray]:
    """Score limits without the factor N/(N - 1), unchecked; `critical` is z, one for all or one a pair."""
    return pairs_in_blocks(_plain_limits, count_later, base_later, count_earlier, base_earlier, critical)


def miettinen_nurminen_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic with the factor (N - 1)/N on its square, unchecked."""
    return in_blocks(_corrected_statistic, count_later, base_later, count_earlier, base_earlier, null)


def mee_statistic(
    count_later: Floats, base_later: Floats, count_earlier: Floats, base_earlier: Floats, null: Floats
) -> FloatArray:
    """The signed score statistic without the factor, unchecked."""
    return in_blocks(_plain_statistic, count_later, base_later, count_earlier, base_earlier, null)


def _corrected_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    z = once(z)
    return _limits(x1, n1, x2, n2, z, z * z / _shrinkage(n1 + n2))


def _plain_limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block) -> tuple[Block, Block]:
    z = once(z)
    return _limits(x1, n1, x2, n2, z, z * z)


def _corrected_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    return _plain_statistic(x1, n1, x2, n2, null) * np.sqrt(np.maximum(1 - 1 / (n1 + n2), 0.0))


def _shrinkage(n: Block) -> Block:
    """(N - 1)/N; bases that sum to 1 or less carry no information, and the limits become -1 and 1."""
    return np.maximum(1 - 1 / n, _SMALLEST)


class _Equation(NamedTuple):
    """What F is made of, for u1 = x1 and u2 = y2 people out of n1 and n2, who are asked for the smaller share."""

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


def _limits(x1: Block, n1: Block, x2: Block, n2: Block, z: Block, level: Block) -> tuple[Block, Block]:
    """Lower and upper limit together: the upper is the lower one of the swapped editions, with the other sign."""
    y1, y2 = n1 - x1, n2 - x2
    p1, p2 = x1 / n1, x2 / n2
    u1, u2 = np.stack((x1, y1)), np.stack((y2, x2))
    sum_of_shares = np.stack((p1 + y2 / n2, p2 + y1 / n1))
    highest = (u1 + u2 + level) / np.maximum(sum_of_shares, _SMALLEST)
    one, other = (2 * u1, n1, n1 - 2 * u1, 4 * x1 * y1), (2 * u2, n2, n2 - 2 * u2, 4 * x2 * y2)
    start = level / np.stack(newcombe_distances(p1, n1, p2, n2, z))
    root = _root(_Equation(*one, *other, sum_of_shares, level, highest, _ALLOWED), start)
    distance = np.maximum(level / root, 0.0)
    d = p1 - p2
    return np.maximum(d - distance[0], -1.0), np.minimum(d + distance[1], 1.0)


def _root(equation: _Equation, start: Block) -> Block:
    """The positive root of F: two Halley steps for all, then Newton steps for the few that need more.

    |F| / λ bounds the error of the difference, since the true one lies between d - K/λ and p1(λ) + q2(λ) - 1.
    """
    root = np.fmin(start, equation.highest)
    for _ in range(_HALLEY_STEPS):
        value, slope, curvature = _value_slope_curvature(equation, root)
        root = np.fmin(root - value * slope / (slope * slope - 0.5 * value * curvature), equation.highest)
    late = np.nonzero(~(np.abs(_value(equation, root)) < equation.allowed * root))
    if late[0].size:
        few = _Equation(*(np.broadcast_to(term, root.shape)[late] for term in equation))
        root[late] = _root_of_few(few, root[late])
    return root


def _root_of_few(equation: _Equation, root: Block) -> Block:
    """Newton steps. F is convex and `highest` right of the root, so that from there no step can pass it."""
    for _ in range(_NEWTON_STEPS):
        value, slope, _ = _value_slope_curvature(equation, root)
        if (np.abs(value) < equation.allowed * root).all():
            break
        root = np.where(slope > 0, np.fmin(root - value / slope, equation.highest), equation.highest)
    return root


def _value(equation: _Equation, at: Block) -> Block:
    w1, n1, a1, c1, w2, n2, a2, c2, sum_of_shares, level, _, _ = equation
    r1, r2 = np.sqrt(np.square(at + a1) + c1), np.sqrt(np.square(at + a2) + c2)
    return at * (sum_of_shares - (w1 / (at + n1 + r1) + w2 / (at + n2 + r2))) - level


def _value_slope_curvature(equation: _Equation, at: Block) -> tuple[Block, Block, Block]:
    """F, F' and F'' at λ; with p' = -p q / R and R = n + λ (1 - 2 p)."""
    w1, n1, a1, c1, w2, n2, a2, c2, sum_of_shares, level, _, _ = equation
    t1, t2 = at + a1, at + a2
    r1, r2 = np.sqrt(t1 * t1 + c1), np.sqrt(t2 * t2 + c2)
    value = at * (sum_of_shares - (w1 / (at + n1 + r1) + w2 / (at + n2 + r2))) - level
    i1, i2 = 1 / r1, 1 / r2
    slope = 0.5 * (t1 * i1 + t2 * i2) + (sum_of_shares - 1)
    return value, slope, 0.5 * (c1 * i1 * i1 * i1 + c2 * i2 * i2 * i2)


def _plain_statistic(x1: Block, n1: Block, x2: Block, n2: Block, null: Block) -> Block:
    """√(λ (d - δ)) with the sign of d - δ; 0 where the shares equal the null, be they 0 or 1 as well."""
    falls = share_gap(x1, n1, x2, n2, null) < 0
    x1, x2 = np.where(falls, x2, x1), np.where(falls, x1, x2)
    n1, n2 = np.where(falls, n2, n1), np.where(falls, n1, n2)
    null = np.where(falls, -null, null)
    gap = share_gap(x1, n1, x2, n2, null)
    size = np.sqrt(_multiplier(x1, n1, x2, n2, null, gap) * gap)
    return np.where(gap > 0, np.where(falls, -size, size), 0.0)


def _multiplier(x1: Block, n1: Block, x2: Block, n2: Block, null: Block, gap: Block) -> Block:
    """λ at a null below the observed difference: root of F, then polished to full relative accuracy."""
    y2 = n2 - x2
    pooled = np.clip((x1 + x2 + n2 * null) / (n1 + n2), np.maximum(null, 0), np.minimum(1, 1 + null))
    variance = pooled * (1 - pooled) / n1 + (pooled - null) * (1 - pooled + null) / n2
    highest = (x1 + y2) / (1 + null)
    one, other = (2 * x1, n1, n1 - 2 * x1, 4 * x1 * (n1 - x1)), (2 * y2, n2, n2 - 2 * y2, 4 * x2 * y2)
    allowed = _ROUGHLY * np.minimum(gap, 1 + null)
    root = _root(_Equation(*one, *other, 1 + null, np.zeros_like(null), highest, allowed), gap / variance)
    return _polished(x1, n1, x2, n2, null, root, highest)


def _polished(x1: Block, n1: Block, x2: Block, n2: Block, null: Block, root: Block, highest: Block) -> Block:
    """Newton steps on F with E - p1 - q2 written so that nothing cancels, to full relative accuracy of λ.

    Where λ is below its base a share is written as its distance from the observed one, λ p q / n, above as itself:
    then λ is as well determined as the counts are, however far out the null lies.
    """
    for _ in range(_NEWTON_STEPS):
        near1, part1, slope1 = _share_at(x1, n1 - x1, n1, root)
        near2, part2, slope2 = _share_at(n2 - x2, x2, n2, root)
        miss = part1 + part2 - weighted_share_gap(x1, n1, x2, n2, null, near1, near2)
        settled = np.abs(miss) <= 1e-15 * (np.abs(part1) + np.abs(part2))
        if settled.all():
            break
        slope = miss + root * (slope1 + slope2)
        stepped = np.where(slope > 0, np.fmin(root - root * miss / slope, highest), highest)
        root = np.where(settled, root, stepped)
    return root


def _share_at(x: Block, y: Block, n: Block, at: Block) -> tuple[Block, Block, Block]:
    """Whether λ < n (1.0 or 0.0); the distance of p(λ) from x/n if so, else -p(λ); and the slope -dp/dλ = p q / R."""
    near = at < n
    r = np.sqrt(np.square(at + (y - x)) + 4 * x * y)
    p = 2 * x / (at + n + r)
    q = np.where(near, 2 * y / (n - at + r), (at - n + r) / (2 * at))
    slope = np.where(p * q > 0, p * q / r, 0.0)
    return near.astype(np.float64), np.where(near, at * p * q / n, -p), slope
