"""Differences between groups, pooled editions, standardised shares and split changes."""

from __future__ import annotations

from nctrends.model.rows.groups import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.results.collection import Collection


class GroupDifferences(Collection[GroupDifference]):
    """One row for each indicator, edition and pair of groups."""

    row_class = GroupDifference
    __slots__ = ()


class PooledEstimates(Collection[PooledEstimate]):
    """One row for each indicator, group and run of neighbouring editions."""

    row_class = PooledEstimate
    __slots__ = ()


class StandardisedEstimates(Collection[StandardisedEstimate]):
    """One row for each indicator and edition."""

    row_class = StandardisedEstimate
    __slots__ = ()


class SplitChanges(Collection[SplitChange]):
    """One row for each indicator and pair of editions."""

    row_class = SplitChange
    __slots__ = ()
