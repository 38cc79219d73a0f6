"""Groups and pooled editions in words: shares with bases, differences in points, what weakens them."""

from __future__ import annotations

from typing import Any

from tests.cells import printed, typed

from nctrends.model.rows.about import About, Enquiry
from nctrends.model.rows.group_results import GroupDifference, PooledEstimate, SplitChange, StandardisedEstimate
from nctrends.model.words import BaseSource, GroupVerdict
from nctrends.present.tables.groups_table import group_differences_table, pooled_table, split_table, standardised_table

ENQUIRY = Enquiry(sampling="probability", groups={"men": "Men", "women": "Women"})
ABOUT = About(title="Reports", enquiries={(2031, "s"): ENQUIRY}, asked={("it", 2031): "s"})
NAMED = {
    "series": "s",
    "indicator": "it",
    "item": "",
    "option": "yes",
    "indicator_label": "It",
    "item_label": "",
    "option_label": "Yes",
}


def difference(**more: Any) -> GroupDifference:
    """Of 1,000 women 28 %, of 800 men 32 %."""
    given: dict[str, Any] = {**NAMED, "edition": 2031, "group": "women", "other": "men", "effect": "difference"}
    for side, text, share, people in (("group", "28.0 %", 0.28, 1000.0), ("other", "32.0 %", 0.32, 800.0)):
        given |= {f"printed_{side}": printed(text), f"base_{side}": people, f"base_source_{side}": BaseSource.STATED}
        given |= {f"estimate_{side}": share, f"estimate_low_{side}": share, f"estimate_high_{side}": share}
    given |= {
        "estimate": -0.04,
        "estimate_low": -0.04,
        "estimate_high": -0.04,
        "conf_low": -0.0827,
        "conf_high": 0.0026,
    }
    given |= {"conf_level": 0.95, "method": "miettinen-nurminen", "adjust": "none", "family": "editions"}
    return GroupDifference(**given | {"verdict": GroupVerdict.NO_DIFFERENCE} | typed(**more))


def test_difference_shows_both_groups_and_the_gap() -> None:
    """Names, shares and bases of the two stand beside the difference in points, its interval and the verdict."""
    table = group_differences_table([difference(caveats="groups may overlap")], ABOUT)
    assert table.sections[0].rows == (
        (
            ("  Yes", "  2031"),
            ("Women", "28.0 %", "n = 1,000"),
            ("Men", "32.0 %", "n = 800"),
            ("−4.0", "[−8.3, +0.3]"),
            ("no detectable difference", "groups may overlap"),
        ),
    )
    assert table.notes[0].startswith(
        "Difference: the group minus the other, in percentage points; in brackets its 95 %"
    )


def test_groups_that_overlap_have_no_difference() -> None:
    """The row says so, and the note that there is none."""
    table = group_differences_table([difference(verdict=GroupVerdict.NOT_COMPARABLE, caveats="groups overlap")], ABOUT)
    assert table.sections[0].rows[0][-2:] == (("withheld",), ("not comparable", "groups overlap"))
    assert table.notes == ("No difference is given: no edition prints groups that share no people.",)


def pooled(**more: Any) -> PooledEstimate:
    """Two editions of 400 people each, 30 % and 40 %."""
    given: dict[str, Any] = {
        **NAMED,
        "group": "men",
        "first": 2030,
        "last": 2031,
        "editions": 2,
        "printed": "30 % / 40 %",
    }
    given |= {"estimate": 0.35, "estimate_low": 0.345, "estimate_high": 0.355, "conf_low": 0.3131, "conf_high": 0.3886}
    given |= {"base": 800.0, "base_source": (BaseSource.STATED, BaseSource.RESPONDENTS), "conf_level": 0.95}
    return PooledEstimate(**given | {"method": "wilson"} | typed(comparability="caution", reasons="prompt") | more)


def test_pooled_share_stands_beside_what_was_printed() -> None:
    """A base of which a part is an upper limit is one; what weakens the share stands at the end."""
    table = pooled_table([pooled()], ABOUT)
    assert table.sections[0].rows == (
        (
            ("  Yes", "  Men"),
            ("2030 to 2031",),
            ("30 % / 40 %",),
            ("35 %", "[31.3 %, 38.9 %]", "n ≤ 800"),
            ("prompt differs",),
        ),
    )
    assert "95 % Wilson interval" in table.notes[0]


def test_withheld_run_says_why() -> None:
    """Editions that may not be compared are not pooled."""
    row = pooled(method="", **typed(comparability="not_comparable", reasons="period"))
    table = pooled_table([row], ABOUT)
    assert table.sections[0].rows[0][-2:] == (("withheld",), ("period differs",))
    assert table.notes == ("No share is given: no editions that may be compared print what it takes.",)


def test_standardised_share_stands_beside_its_own() -> None:
    """Both have as many digits as the printed texts support; the standard is named."""
    given: dict[str, Any] = {**NAMED, "edition": 2031, "groups": ("men", "women"), "standard": "2030"}
    given |= {"estimate_as_mixed": 0.3012, "estimate": 0.2934, "estimate_low": 0.2934, "estimate_high": 0.2934}
    given |= {"conf_low": 0.27, "conf_high": 0.318, "conf_level": 0.95, "method": "newcombe"}
    table = standardised_table([StandardisedEstimate(**given)], ABOUT)
    assert table.sections[0].rows == (
        (
            ("  Yes", "  men and women"),
            ("2031",),
            ("30.1 %",),
            ("29.3 %", "[27.0 %, 31.8 %]"),
            ("2030",),
            ("",),
        ),
    )


def test_split_change_shows_its_parts() -> None:
    """The change and its two parts stand in points, each with its interval; a part that is not 0 is not told as 0."""
    given: dict[str, Any] = {**NAMED, "earlier": 2030, "later": 2031, "groups": ("men", "women"), "conf_level": 0.95}
    for part, (value, low, high) in {
        "estimate": (0.05, 0.01, 0.09),
        "from_shares": (0.0498, 0.0098, 0.0898),
        "from_mix": (0.0002, 0.0001, 0.0003),
    }.items():
        own = "" if part == "estimate" else f"{part}_"
        given |= {
            part: value,
            f"{part}_low": value,
            f"{part}_high": value,
            f"{own}conf_low": low,
            f"{own}conf_high": high,
        }
    table = split_table([SplitChange(**given | typed(comparability="identical", verdict="rose"))], ABOUT)
    assert table.sections[0].rows == (
        (
            ("  Yes", "  2030 to 2031"),
            ("+5.0", "[+1.0, +9.0]"),
            ("+5.0", "[+1.0, +9.0]"),
            ("+0.02", "[+0.01, +0.03]"),
            ("rose",),
        ),
    )
    assert "the mix counts as known" in table.notes[0]
