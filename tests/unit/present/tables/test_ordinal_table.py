"""Changes of whole distributions in words: each measure in its own unit, with what weakens it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cells import typed

from nctrends.model.rows.about import About, Enquiry
from nctrends.model.rows.ordinal_change import OrdinalChange
from nctrends.present.tables.ordinal_table import ordinal_table

ENQUIRY = Enquiry(respondents="Members", sampling="convenience", groups={"men": "Men"})
ABOUT = About(title="Reports", enquiries={(2031, "s"): ENQUIRY}, asked={("it", 2031): "s"})
MEASURES: dict[str, tuple[dict[str, float], list[tuple[str, ...]]]] = {
    "probability-higher": (
        {"estimate": 0.568, "conf_low": 0.518, "conf_high": 0.617},
        [("",), ("",), ("56.8 %", "[51.8 %, 61.7 %]")],
    ),
    "net-balance": (
        {"estimate": 0.1816, "estimate_earlier": 0.3980, "estimate_later": 0.58, "conf_low": 0.05, "conf_high": 0.318},
        [("+39.8", "n = 196"), ("+58.0", "n = 300"), ("+18.2", "[+5.0, +31.8]")],
    ),
    "top-2": (
        {"estimate": 0.1035, "estimate_earlier": 0.5867, "estimate_later": 0.69, "conf_low": 0.017, "conf_high": 0.19},
        [("58.7 %", "n = 196"), ("69.0 %", "n = 300"), ("+10.4", "[+1.7, +19.0]")],
    ),
    "mean-score": (
        {"estimate": 0.284, "estimate_earlier": 3.556, "estimate_later": 3.84, "conf_low": 0.087, "conf_high": 0.483},
        [("3.56", "n = 196"), ("3.84", "n = 300"), ("+0.28", "[+0.09, +0.48]")],
    ),
}
"""For each measure its values, and the cells that show them, rounded half up."""


def shift(measure: str, values: dict[str, float], **more: Any) -> OrdinalChange:
    """A rise from 2030 to 2031 whose counts are known, so that every range is a point."""
    ends = {
        name.replace("estimate", f"estimate_{end}"): value
        for name, value in values.items()
        if name.startswith("estimate")
        for end in ("low", "high")
    }
    given = {
        **dict.fromkeys(("series", "item", "item_label", "printed_earlier", "printed_later"), ""),
        "indicator": "it",
        "indicator_label": "It",
        "group": "all",
        "earlier": 2030,
        "later": 2031,
        "base_earlier": 196.0,
        "base_later": 300.0,
        "base_source_earlier": "stated",
        "base_source_later": "stated",
        "measure": measure,
        "conf_level": 0.95,
        "adjust": "holm",
        "family": "editions",
        "family_size": 1,
        "comparability": "identical",
        "verdict": "rose",
    }
    return OrdinalChange(**typed(**given, **values, **ends) | more)


@pytest.mark.parametrize("measure", MEASURES)
def test_measure_is_in_its_own_unit(measure: str) -> None:
    """A probability is in percent, shares and balances in points, a mean in the unit of the scores."""
    values, cells = MEASURES[measure]
    (section,) = ordinal_table([shift(measure, values)], ABOUT).sections
    assert section.heading == "It, 2030 to 2031"
    assert list(section.rows[0][1:-1]) == cells


def test_scale_that_is_left_open_is_a_range() -> None:
    """Where rounding leaves a mean open, its two ends stand."""
    row = shift("mean-score", MEASURES["mean-score"][0], estimate_low_earlier=3.5, estimate_high_earlier=3.6)
    assert ordinal_table([row], ABOUT).sections[0].rows[0][1][0] == "3.50 to 3.60"


def test_groups_and_withheld_rows_say_what_they_are() -> None:
    """A group is named in the heading; a row that is not comparable has its reason and no change."""
    withheld = typed(verdict="not comparable", comparability="not_comparable", reasons="period")
    table = ordinal_table([shift("top-2", MEASURES["top-2"][0], group="men", **withheld)], ABOUT)
    assert table.sections[0].heading == "It: Men, 2030 to 2031"
    assert table.sections[0].rows[0][-2:] == (("withheld",), ("not comparable; period differs",))
    assert table.notes == ("There is no change to show: no two editions that may be compared ask the same scale.",)


def test_notes_say_what_brackets_hold_and_who_answered() -> None:
    """Level, ranges, adjustment and the sample stand below, once."""
    rows = [shift(measure, values, family_size=2) for measure, (values, _) in MEASURES.items()]
    first, second = ordinal_table(rows, ABOUT).notes
    assert "in brackets its 95 % interval" in first
    assert "Holm's adjustment over all comparisons with the same two editions (up to 2)" in first
    assert second.startswith("Members who answered are not a random sample")
