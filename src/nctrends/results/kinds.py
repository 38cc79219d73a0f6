"""One collection for each kind of row; `changes.py` has the one that explains its rows."""

from __future__ import annotations

from nctrends.model.rows.edition_difference import EditionDifference
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.finding import Finding
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.model.rows.link import Link
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.model.rows.presence import Availability
from nctrends.model.rows.trend import Trend
from nctrends.results.collection import Collection


class Estimates(Collection[Estimate]):
    """One row for each edition, survey, question, item, option or net, and group."""

    row_class = Estimate
    __slots__ = ()


class Availabilities(Collection[Availability]):
    """One row for each indicator and edition, in the order of the crosswalk and of the years."""

    row_class = Availability
    __slots__ = ()


class Links(Collection[Link]):
    """One row for each indicator and step from one edition to the next."""

    row_class = Link
    __slots__ = ()


class EditionDifferences(Collection[EditionDifference]):
    """One row for each difference: by survey, questions in the order of the earlier file, new ones after them."""

    row_class = EditionDifference
    __slots__ = ()


class Trends(Collection[Trend]):
    """One row for each indicator, group and run of editions that may be compared with each other."""

    row_class = Trend
    __slots__ = ()


class OrdinalChanges(Collection[OrdinalChange]):
    """One row for each indicator, group, pair of editions and measure; the first measure tells the whole shift."""

    row_class = OrdinalChange
    __slots__ = ()


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


class Findings(Collection[Finding]):
    """One row for each finding, in the order of the files; accepted ones are there, with the reason."""

    row_class = Finding
    names = ()
    __slots__ = ()
