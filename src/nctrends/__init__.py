"""Compare survey reports across their yearly editions, from published percentages and respondent counts alone.

Names load when they are first used, so that `import nctrends` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nctrends.analysis.alignment import align as align
    from nctrends.analysis.availability import availability as availability
    from nctrends.analysis.changes import changes as changes
    from nctrends.analysis.checks import check as check
    from nctrends.analysis.differences import compare_editions as compare_editions
    from nctrends.analysis.estimates import estimates as estimates
    from nctrends.analysis.frames import compare_frame as compare_frame
    from nctrends.analysis.groups import (
        compare_groups as compare_groups,
    )
    from nctrends.analysis.ordinal import (
        ordinal_changes as ordinal_changes,
    )
    from nctrends.analysis.pooling import (
        pool as pool,
    )
    from nctrends.analysis.recovery import (
        recover_base as recover_base,
        recover_bases as recover_bases,
    )
    from nctrends.analysis.skeleton import next_edition as next_edition
    from nctrends.analysis.standardising import (
        kitagawa as kitagawa,
        standardise as standardise,
    )
    from nctrends.analysis.trends import (
        trends as trends,
    )
    from nctrends.errors import (
        AlignmentError as AlignmentError,
        EditionError as EditionError,
        Fault as Fault,
        InputError as InputError,
        MissingExtraError as MissingExtraError,
        NctrendsError as NctrendsError,
    )
    from nctrends.files.load import (
        load_edition as load_edition,
        load_series as load_series,
    )
    from nctrends.files.write import write_series as write_series
    from nctrends.model.availability_row import Availability as Availability
    from nctrends.model.crosswalk import (
        Comparability as Comparability,
        Crosswalk as Crosswalk,
        Indicator as Indicator,
        Place as Place,
        Step as Step,
    )
    from nctrends.model.difference_row import EditionDifference as EditionDifference
    from nctrends.model.edition import (
        Edition as Edition,
        Fieldwork as Fieldwork,
        Population as Population,
        RespondentsPrinted as RespondentsPrinted,
        Survey as Survey,
    )
    from nctrends.model.finding import Finding as Finding
    from nctrends.model.group_rows import (
        GroupDifference as GroupDifference,
        PooledEstimate as PooledEstimate,
        SplitChange as SplitChange,
        StandardisedEstimate as StandardisedEstimate,
    )
    from nctrends.model.ordinal_row import (
        OrdinalChange as OrdinalChange,
    )
    from nctrends.model.printed import PrintedQuantity as PrintedQuantity
    from nctrends.model.question import (
        Answers as Answers,
        Document as Document,
        Group as Group,
        Item as Item,
        PrintedFigure as PrintedFigure,
        Question as Question,
        ResponseOption as ResponseOption,
        Source as Source,
    )
    from nctrends.model.recovery import (
        BaseRecovery as BaseRecovery,
        RowReading as RowReading,
    )
    from nctrends.model.rows import (
        Change as Change,
        Estimate as Estimate,
        Link as Link,
    )
    from nctrends.model.series import Series as Series
    from nctrends.model.trend_row import (
        Trend as Trend,
    )
    from nctrends.numerics.difference import (
        agresti_caffo_interval as agresti_caffo_interval,
        mee_interval as mee_interval,
        miettinen_nurminen_interval as miettinen_nurminen_interval,
        newcombe_interval as newcombe_interval,
        wald_interval as wald_interval,
    )
    from nctrends.numerics.difference_equivalence import (
        agresti_caffo_equivalence as agresti_caffo_equivalence,
        mee_equivalence as mee_equivalence,
        miettinen_nurminen_equivalence as miettinen_nurminen_equivalence,
        newcombe_equivalence as newcombe_equivalence,
        wald_equivalence as wald_equivalence,
    )
    from nctrends.numerics.difference_tests import (
        agresti_caffo_test as agresti_caffo_test,
        mee_test as mee_test,
        miettinen_nurminen_test as miettinen_nurminen_test,
        newcombe_test as newcombe_test,
        wald_test as wald_test,
    )
    from nctrends.numerics.log_odds import (
        log_odds_slope as log_odds_slope,
    )
    from nctrends.numerics.ordinal import (
        higher_p_value as higher_p_value,
        mean_score_interval as mean_score_interval,
        probability_higher as probability_higher,
        probability_higher_interval as probability_higher_interval,
    )
    from nctrends.numerics.posterior import (
        probability_increase as probability_increase,
    )
    from nctrends.numerics.proportion import (
        agresti_coull_interval as agresti_coull_interval,
        clopper_pearson_interval as clopper_pearson_interval,
        jeffreys_interval as jeffreys_interval,
        wilson_interval as wilson_interval,
    )
    from nctrends.numerics.ratio import (
        katz_interval as katz_interval,
        koopman_interval as koopman_interval,
        miettinen_nurminen_ratio_interval as miettinen_nurminen_ratio_interval,
        odds_ratio_score_interval as odds_ratio_score_interval,
        woolf_interval as woolf_interval,
    )
    from nctrends.numerics.ratio_equivalence import (
        katz_equivalence as katz_equivalence,
        koopman_equivalence as koopman_equivalence,
        miettinen_nurminen_ratio_equivalence as miettinen_nurminen_ratio_equivalence,
        odds_ratio_score_equivalence as odds_ratio_score_equivalence,
        woolf_equivalence as woolf_equivalence,
    )
    from nctrends.numerics.ratio_tests import (
        katz_test as katz_test,
        koopman_test as koopman_test,
        miettinen_nurminen_ratio_test as miettinen_nurminen_ratio_test,
        odds_ratio_score_test as odds_ratio_score_test,
        woolf_test as woolf_test,
    )
    from nctrends.numerics.scas import (
        scas_equivalence as scas_equivalence,
        scas_interval as scas_interval,
        scas_test as scas_test,
    )
    from nctrends.numerics.trend import (
        cochran_armitage_test as cochran_armitage_test,
        departure_test as departure_test,
        slope_interval as slope_interval,
        trend_slope as trend_slope,
    )
    from nctrends.present.tables import Table as Table
    from nctrends.publish.differences import differences_table as differences_table
    from nctrends.publish.editions import edition_table as edition_table
    from nctrends.publish.links import links_table as links_table, matrix_table as matrix_table
    from nctrends.publish.pictures import Picture as Picture, plot_changes as plot_changes, plot_years as plot_years
    from nctrends.publish.report import report as report
    from nctrends.publish.skeleton import start_edition as start_edition
    from nctrends.publish.tables import table as table
    from nctrends.publish.trends import (
        trends_table as trends_table,
    )
    from nctrends.publish.workbook import write_workbook as write_workbook
    from nctrends.reading.printed import read_printed as read_printed
    from nctrends.results.availability import Availabilities as Availabilities
    from nctrends.results.changes import Changes as Changes
    from nctrends.results.differences import EditionDifferences as EditionDifferences
    from nctrends.results.estimates import Estimates as Estimates
    from nctrends.results.findings import Findings as Findings
    from nctrends.results.groups import (
        GroupDifferences as GroupDifferences,
        PooledEstimates as PooledEstimates,
        SplitChanges as SplitChanges,
        StandardisedEstimates as StandardisedEstimates,
    )
    from nctrends.results.links import Links as Links
    from nctrends.results.ordinal import (
        OrdinalChanges as OrdinalChanges,
    )
    from nctrends.results.trends import (
        Trends as Trends,
    )

__version__ = "0.1.0.dev0"

_HOMES = {
    "analysis.alignment": ("align",),
    "analysis.availability": ("availability",),
    "analysis.changes": ("changes",),
    "analysis.checks": ("check",),
    "analysis.differences": ("compare_editions",),
    "analysis.estimates": ("estimates",),
    "analysis.frames": ("compare_frame",),
    "analysis.recovery": ("recover_base", "recover_bases"),
    "errors": ("AlignmentError", "EditionError", "Fault", "InputError", "MissingExtraError", "NctrendsError"),
    "files.load": ("load_edition", "load_series"),
    "files.write": ("write_series",),
    "model.availability_row": ("Availability",),
    "model.crosswalk": ("Comparability", "Crosswalk", "Indicator", "Place", "Step"),
    "model.difference_row": ("EditionDifference",),
    "model.edition": ("Edition", "Fieldwork", "Population", "RespondentsPrinted", "Survey"),
    "model.finding": ("Finding",),
    "model.printed": ("PrintedQuantity",),
    "model.question": ("Answers", "Document", "Group", "Item", "PrintedFigure", "Question", "ResponseOption", "Source"),
    "model.recovery": ("BaseRecovery", "RowReading"),
    "model.rows": ("Change", "Estimate", "Link"),
    "model.series": ("Series",),
    "numerics.difference": (
        "agresti_caffo_interval",
        "mee_interval",
        "miettinen_nurminen_interval",
        "newcombe_interval",
        "wald_interval",
    ),
    "numerics.difference_equivalence": (
        "agresti_caffo_equivalence",
        "mee_equivalence",
        "miettinen_nurminen_equivalence",
        "newcombe_equivalence",
        "wald_equivalence",
    ),
    "numerics.difference_tests": (
        "agresti_caffo_test",
        "mee_test",
        "miettinen_nurminen_test",
        "newcombe_test",
        "wald_test",
    ),
    "numerics.proportion": (
        "agresti_coull_interval",
        "clopper_pearson_interval",
        "jeffreys_interval",
        "wilson_interval",
    ),
    "numerics.ratio": (
        "katz_interval",
        "koopman_interval",
        "miettinen_nurminen_ratio_interval",
        "odds_ratio_score_interval",
        "woolf_interval",
    ),
    "numerics.ratio_tests": (
        "katz_test",
        "koopman_test",
        "miettinen_nurminen_ratio_test",
        "odds_ratio_score_test",
        "woolf_test",
    ),
    "numerics.ratio_equivalence": (
        "katz_equivalence",
        "koopman_equivalence",
        "miettinen_nurminen_ratio_equivalence",
        "odds_ratio_score_equivalence",
        "woolf_equivalence",
    ),
    "numerics.scas": (
        "scas_equivalence",
        "scas_interval",
        "scas_test",
    ),
    "numerics.posterior": ("probability_increase",),
    "present.tables": ("Table",),
    "publish.differences": ("differences_table",),
    "publish.editions": ("edition_table",),
    "publish.links": ("links_table", "matrix_table"),
    "publish.pictures": ("Picture", "plot_changes", "plot_years"),
    "publish.report": ("report",),
    "publish.skeleton": ("start_edition",),
    "publish.tables": ("table",),
    "publish.workbook": ("write_workbook",),
    "reading.printed": ("read_printed",),
    "results.availability": ("Availabilities",),
    "results.changes": ("Changes",),
    "results.differences": ("EditionDifferences",),
    "results.estimates": ("Estimates",),
    "results.findings": ("Findings",),
    "results.links": ("Links",),
    "analysis.groups": ("compare_groups",),
    "analysis.ordinal": ("ordinal_changes",),
    "analysis.pooling": ("pool",),
    "analysis.skeleton": ("next_edition",),
    "analysis.standardising": (
        "kitagawa",
        "standardise",
    ),
    "analysis.trends": ("trends",),
    "model.group_rows": (
        "GroupDifference",
        "PooledEstimate",
        "SplitChange",
        "StandardisedEstimate",
    ),
    "model.ordinal_row": ("OrdinalChange",),
    "model.trend_row": ("Trend",),
    "numerics.log_odds": ("log_odds_slope",),
    "numerics.ordinal": (
        "higher_p_value",
        "mean_score_interval",
        "probability_higher",
        "probability_higher_interval",
    ),
    "numerics.trend": (
        "cochran_armitage_test",
        "departure_test",
        "slope_interval",
        "trend_slope",
    ),
    "publish.trends": ("trends_table",),
    "results.groups": (
        "GroupDifferences",
        "PooledEstimates",
        "SplitChanges",
        "StandardisedEstimates",
    ),
    "results.ordinal": ("OrdinalChanges",),
    "results.trends": ("Trends",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(["__version__", *_HOME_OF])  # noqa: PLE0605 - one list of public names, with their homes


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        value = getattr(importlib.import_module(f"nctrends.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'nctrends' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
