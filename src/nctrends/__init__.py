"""Compare survey reports across their yearly editions, from published percentages and respondent counts alone.

Names load when they are first used, so that `import nctrends` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nctrends.analysis.alignment import align
    from nctrends.analysis.changes import changes
    from nctrends.analysis.estimates import estimates
    from nctrends.analysis.frames import compare_frame
    from nctrends.analysis.recovery import recover_base, recover_bases
    from nctrends.errors import AlignmentError, EditionError, Fault, InputError, NctrendsError
    from nctrends.files.load import load_edition, load_series
    from nctrends.files.write import write_series
    from nctrends.model.crosswalk import Comparability, Crosswalk, Indicator, Place, Step
    from nctrends.model.edition import (
        Answers,
        Document,
        Edition,
        Fieldwork,
        Group,
        Item,
        Population,
        PrintedFigure,
        Question,
        RespondentsPrinted,
        ResponseOption,
        Source,
        Survey,
    )
    from nctrends.model.printed import PrintedQuantity
    from nctrends.model.recovery import BaseRecovery, RowReading
    from nctrends.model.rows import Change, Estimate, Link
    from nctrends.model.series import Series
    from nctrends.numerics.difference import (
        agresti_caffo_interval,
        mee_interval,
        miettinen_nurminen_interval,
        newcombe_interval,
        wald_interval,
    )
    from nctrends.numerics.difference_equivalence import (
        agresti_caffo_equivalence,
        mee_equivalence,
        miettinen_nurminen_equivalence,
        newcombe_equivalence,
        wald_equivalence,
    )
    from nctrends.numerics.difference_tests import (
        agresti_caffo_test,
        mee_test,
        miettinen_nurminen_test,
        newcombe_test,
        wald_test,
    )
    from nctrends.numerics.proportion import (
        agresti_coull_interval,
        clopper_pearson_interval,
        jeffreys_interval,
        wilson_interval,
    )
    from nctrends.present.tables import Table
    from nctrends.publish.editions import edition_table
    from nctrends.publish.tables import table
    from nctrends.reading.printed import read_printed
    from nctrends.results.changes import Changes
    from nctrends.results.estimates import Estimates
    from nctrends.results.links import Links

__version__ = "0.1.0.dev0"

_HOMES = {
    "analysis.alignment": ("align",),
    "analysis.changes": ("changes",),
    "analysis.estimates": ("estimates",),
    "analysis.frames": ("compare_frame",),
    "analysis.recovery": ("recover_base", "recover_bases"),
    "errors": ("AlignmentError", "EditionError", "Fault", "InputError", "NctrendsError"),
    "files.load": ("load_edition", "load_series"),
    "files.write": ("write_series",),
    "model.crosswalk": ("Comparability", "Crosswalk", "Indicator", "Place", "Step"),
    "model.edition": (
        "Answers",
        "Document",
        "Edition",
        "Fieldwork",
        "Group",
        "Item",
        "Population",
        "PrintedFigure",
        "Question",
        "RespondentsPrinted",
        "ResponseOption",
        "Source",
        "Survey",
    ),
    "model.printed": ("PrintedQuantity",),
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
    "present.tables": ("Table",),
    "publish.editions": ("edition_table",),
    "publish.tables": ("table",),
    "reading.printed": ("read_printed",),
    "results.changes": ("Changes",),
    "results.estimates": ("Estimates",),
    "results.links": ("Links",),
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
