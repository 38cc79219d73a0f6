"""Estimates of some indicators and editions: what an indicator follows, and nothing else."""

from __future__ import annotations

import pytest
from tests.unit.analysis.made import edition, figure, indicator, place, question, series

from nctrends.analysis.shares.estimates import estimates
from nctrends.errors import InputError
from nctrends.model.question import PrintedFigure
from nctrends.model.series import Series

NET = ("low", "middle")
FIGURES = {
    "as one": ([figure("50 %", NET), figure("20 %", "low"), figure("50 %", "high")], ["low+middle"]),
    "as its parts": ([figure("20 %", "low"), figure("30 %", "middle"), figure("50 %", "high")], ["low", "middle"]),
    "as its complement": ([figure("50 %", "high")], ["high"]),
    "in another order": ([figure("50 %", ("middle", "low")), figure("50 %", "high")], ["low+middle"]),
}


@pytest.mark.parametrize(("figures", "kept"), FIGURES.values(), ids=FIGURES)
def test_net_is_kept_as_it_is_printed(figures: list[PrintedFigure], kept: list[str]) -> None:
    """A net stands as one row where it is printed, else as its parts, else as the answers that are left."""
    asked = {"q": question(figures=figures, options="low middle high"), "other": question(["40 %", "60 %"])}
    made = series(edition(2030, asked), indicators={"it": indicator({2030: place(" ".join(NET))})})
    rows = estimates(made, indicators=["it"])
    assert [(row.question, row.option) for row in rows] == [("q", option) for option in kept]
    assert len(rows.whole) == len(estimates(made))


def test_editions_and_indicators_are_kept_together(netclean: Series) -> None:
    """Rows are those of the whole, chosen before and not computed otherwise."""
    rows = estimates(netclean, indicators=["encryption", "cloud-storage"], editions=[2019])
    assert [row.option for row in rows] == ["cloud-storage", "encryption"]
    assert list(rows) == [row for row in estimates(netclean) if row in set(rows)]
    assert rows.about.editions == (2019,)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"editions": [1999]}, "editions: 1999 is not there. There are 2015"),
        ({"indicators": ["encrytion"]}, "'encrytion' is not there. Did you mean encryption"),
        ({"design_effect": 0}, "design_effect=0 is not a number above 0"),
        ({"design_effect": {2018: 1.2}}, r"Use \(edition, group\)"),
    ],
    ids=["edition", "indicator", "no effect", "key"],
)
def test_choice_that_is_none_is_told(options: dict[str, object], message: str, netclean: Series) -> None:
    """A name, a year or a number that cannot be used ends in a sentence."""
    with pytest.raises(InputError, match=message):
        estimates(netclean, **options)  # type: ignore[arg-type]


def test_design_effect_divides_the_bases(netclean: Series) -> None:
    """A number holds for all, a mapping for the editions and groups it names; shares stay, bases are divided."""
    plain, halved, some = (
        estimates(netclean, editions=[2018, 2020], design_effect=effect) for effect in (1.0, 2.0, {(2020, "all"): 2.0})
    )
    assert [row.base for row in halved] == [row.base / 2 for row in plain]
    assert [row.base for row in some] == [
        row.base / 2 if (row.edition, row.group) == (2020, "all") else row.base for row in plain
    ]
    assert {row.base_source for row in halved} == {"effective"}
