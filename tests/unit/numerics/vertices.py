"""An oracle for ranges on the simplex: every corner of the region that statements leave, found one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from nctrends.numerics.bounds.simplex import Bound

NEAR = 1e-9


def vertices(size: int, bounds: Sequence[Bound]) -> npt.NDArray[np.float64]:
    """All corners, shape (v, size); where `size` planes meet that are sides of the region."""
    sides = [([float(i in b.parts) for i in range(size)], end) for b in bounds for end in (b.low, b.high)]
    sides += [([float(i == j) for i in range(size)], 0.0) for j in range(size)]
    found = []
    for some in combinations(sides, size - 1):
        planes = np.array([side for side, _ in some] + [[1.0] * size])
        if abs(np.linalg.det(planes)) > NEAR:
            point = np.linalg.solve(planes, np.array([end for _, end in some] + [1.0]))
            if (point > -NEAR).all() and all(
                b.low - NEAR <= point[list(b.parts)].sum() <= b.high + NEAR for b in bounds
            ):
                found.append(point)
    return np.array(found).reshape(-1, size)
