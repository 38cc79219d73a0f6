"""Public names: read by type checkers, and at run time by `__init__.py`, which loads each when it is first used."""

from . import proportions as proportions
from .analysis.changes.changes import changes as changes
from .analysis.checks.check import check as check
from .analysis.comparability.alignment import align as align
from .analysis.comparability.availability import availability as availability
from .analysis.comparability.differences import compare_editions as compare_editions
from .analysis.frames.comparing import compare_frame as compare_frame
from .analysis.frames.frame_series import series_from_frame as series_from_frame
from .analysis.groups.groups import compare_groups as compare_groups
from .analysis.groups.pooling import pool as pool
from .analysis.groups.standardising import kitagawa as kitagawa, standardise as standardise
from .analysis.ordinal.ordinal import ordinal_changes as ordinal_changes
from .analysis.recovery.recover import recover_base as recover_base, recover_bases as recover_bases
from .analysis.shares.estimates import estimates as estimates
from .analysis.skeleton import next_edition as next_edition
from .analysis.trends.trends import trends as trends
from .errors import (
    AlignmentError as AlignmentError,
    EditionError as EditionError,
    InputError as InputError,
    MissingExtraError as MissingExtraError,
    NctrendsError as NctrendsError,
)
from .files.load import load_edition as load_edition, load_series as load_series
from .files.write import write_series as write_series
from .model.base_recovery import BaseRecovery as BaseRecovery
from .model.crosswalk import Crosswalk as Crosswalk, Indicator as Indicator
from .model.edition import Edition as Edition, Survey as Survey
from .model.quantity import PrintedQuantity as PrintedQuantity
from .model.question import PrintedFigure as PrintedFigure, Question as Question
from .model.rows.change import Change as Change
from .model.rows.edition_difference import EditionDifference as EditionDifference
from .model.rows.estimate import Estimate as Estimate
from .model.rows.finding import Finding as Finding
from .model.rows.group_results import (
    GroupDifference as GroupDifference,
    PooledEstimate as PooledEstimate,
    SplitChange as SplitChange,
    StandardisedEstimate as StandardisedEstimate,
)
from .model.rows.link import Link as Link
from .model.rows.ordinal_change import OrdinalChange as OrdinalChange
from .model.rows.presence import Availability as Availability
from .model.rows.trend import Trend as Trend
from .model.series import Series as Series
from .model.words import (
    BaseSource as BaseSource,
    Caveat as Caveat,
    Comparability as Comparability,
    Reason as Reason,
    Verdict as Verdict,
)
from .present.grid.table import Table as Table
from .publish.new_edition import start_edition as start_edition
from .publish.page.report import report as report
from .publish.pictures import Picture as Picture, plot_changes as plot_changes, plot_years as plot_years
from .publish.tables import table as table
from .publish.workbook.workbook import write_workbook as write_workbook
from .reading.printed import read_printed as read_printed
from .results.changes import Changes as Changes
from .results.kinds import (
    Availabilities as Availabilities,
    EditionDifferences as EditionDifferences,
    Estimates as Estimates,
    Findings as Findings,
    GroupDifferences as GroupDifferences,
    Links as Links,
    OrdinalChanges as OrdinalChanges,
    PooledEstimates as PooledEstimates,
    SplitChanges as SplitChanges,
    StandardisedEstimates as StandardisedEstimates,
    Trends as Trends,
)

__version__: str
