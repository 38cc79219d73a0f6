"""Public names: read by type checkers, and at run time by `__init__.py`, which loads each when it is first used."""

from .analysis.changes.changes import changes as changes
from .analysis.changes.frames import compare_frame as compare_frame
from .analysis.checks.check import check as check
from .analysis.comparability.alignment import align as align
from .analysis.comparability.availability import availability as availability
from .analysis.comparability.differences import compare_editions as compare_editions
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
    Fault as Fault,
    InputError as InputError,
    MissingExtraError as MissingExtraError,
    NctrendsError as NctrendsError,
)
from .files.load import load_edition as load_edition, load_series as load_series
from .files.write import write_series as write_series
from .model.crosswalk import (
    Crosswalk as Crosswalk,
    Indicator as Indicator,
    Place as Place,
    Step as Step,
)
from .model.edition import (
    Edition as Edition,
    Fieldwork as Fieldwork,
    Population as Population,
    RespondentsPrinted as RespondentsPrinted,
    Survey as Survey,
)
from .model.printed import PrintedQuantity as PrintedQuantity
from .model.question import (
    Answers as Answers,
    Document as Document,
    Group as Group,
    Item as Item,
    PrintedFigure as PrintedFigure,
    Question as Question,
    ResponseOption as ResponseOption,
    Source as Source,
)
from .model.recovery import BaseRecovery as BaseRecovery, RowReading as RowReading
from .model.rows.availability import Availability as Availability
from .model.rows.changes import Change as Change
from .model.rows.differences import EditionDifference as EditionDifference
from .model.rows.estimates import Estimate as Estimate
from .model.rows.findings import Finding as Finding
from .model.rows.groups import (
    GroupDifference as GroupDifference,
    PooledEstimate as PooledEstimate,
    SplitChange as SplitChange,
    StandardisedEstimate as StandardisedEstimate,
)
from .model.rows.links import Link as Link
from .model.rows.ordinal import OrdinalChange as OrdinalChange
from .model.rows.trends import Trend as Trend
from .model.series import Series as Series
from .numerics.methods.difference import (
    agresti_caffo_interval as agresti_caffo_interval,
    mee_interval as mee_interval,
    miettinen_nurminen_interval as miettinen_nurminen_interval,
    newcombe_interval as newcombe_interval,
    wald_interval as wald_interval,
)
from .numerics.methods.difference_equivalence import (
    agresti_caffo_equivalence as agresti_caffo_equivalence,
    mee_equivalence as mee_equivalence,
    miettinen_nurminen_equivalence as miettinen_nurminen_equivalence,
    newcombe_equivalence as newcombe_equivalence,
    wald_equivalence as wald_equivalence,
)
from .numerics.methods.difference_tests import (
    agresti_caffo_test as agresti_caffo_test,
    mee_test as mee_test,
    miettinen_nurminen_test as miettinen_nurminen_test,
    newcombe_test as newcombe_test,
    wald_test as wald_test,
)
from .numerics.methods.posterior import probability_increase as probability_increase
from .numerics.methods.proportion import (
    agresti_coull_interval as agresti_coull_interval,
    clopper_pearson_interval as clopper_pearson_interval,
    jeffreys_interval as jeffreys_interval,
    wilson_interval as wilson_interval,
)
from .numerics.methods.ratio import (
    katz_interval as katz_interval,
    koopman_interval as koopman_interval,
    miettinen_nurminen_ratio_interval as miettinen_nurminen_ratio_interval,
    odds_ratio_score_interval as odds_ratio_score_interval,
    woolf_interval as woolf_interval,
)
from .numerics.methods.ratio_equivalence import (
    katz_equivalence as katz_equivalence,
    koopman_equivalence as koopman_equivalence,
    miettinen_nurminen_ratio_equivalence as miettinen_nurminen_ratio_equivalence,
    odds_ratio_score_equivalence as odds_ratio_score_equivalence,
    woolf_equivalence as woolf_equivalence,
)
from .numerics.methods.ratio_tests import (
    katz_test as katz_test,
    koopman_test as koopman_test,
    miettinen_nurminen_ratio_test as miettinen_nurminen_ratio_test,
    odds_ratio_score_test as odds_ratio_score_test,
    woolf_test as woolf_test,
)
from .numerics.methods.scas import (
    scas_equivalence as scas_equivalence,
    scas_interval as scas_interval,
    scas_test as scas_test,
)
from .numerics.several.distributions import (
    higher_p_value as higher_p_value,
    mean_score_interval as mean_score_interval,
    probability_higher as probability_higher,
    probability_higher_interval as probability_higher_interval,
)
from .numerics.several.log_odds import log_odds_slope as log_odds_slope
from .numerics.several.trend import (
    cochran_armitage_test as cochran_armitage_test,
    departure_test as departure_test,
    slope_interval as slope_interval,
    trend_slope as trend_slope,
)
from .present.grid.table import Table as Table
from .publish.differences import differences_table as differences_table
from .publish.editions import edition_table as edition_table
from .publish.links import links_table as links_table, matrix_table as matrix_table
from .publish.page.report import report as report
from .publish.pictures import Picture as Picture, plot_changes as plot_changes, plot_years as plot_years
from .publish.skeleton import start_edition as start_edition
from .publish.tables import table as table
from .publish.trends import trends_table as trends_table
from .publish.workbook.workbook import write_workbook as write_workbook
from .reading.printed import read_printed as read_printed
from .results.availability import Availabilities as Availabilities
from .results.changes import Changes as Changes
from .results.differences import EditionDifferences as EditionDifferences
from .results.estimates import Estimates as Estimates
from .results.findings import Findings as Findings
from .results.groups import (
    GroupDifferences as GroupDifferences,
    PooledEstimates as PooledEstimates,
    SplitChanges as SplitChanges,
    StandardisedEstimates as StandardisedEstimates,
)
from .results.links import Links as Links
from .results.ordinal import OrdinalChanges as OrdinalChanges
from .results.trends import Trends as Trends

__version__: str
from .model.words import (
    BaseSource as BaseSource,
    Caveat as Caveat,
    Comparability as Comparability,
    Reason as Reason,
    Verdict as Verdict,
)
