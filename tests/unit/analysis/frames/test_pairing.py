"""A share and its complement are one test, and nothing that is compared with nothing passes in silence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError


def of_options(percents: dict[str, list[float]], **columns: Any) -> pd.DataFrame:
    """Return a frame of one indicator with some options in two editions."""
    rows = [
        {"indicator": "maps", "option": option, "edition": 2030 + i, "percent": percent}
        for option, shares in percents.items()
        for i, percent in enumerate(shares)
    ]
    return pd.DataFrame(rows).assign(**{"base": 400, **columns})


def sizes(frame: pd.DataFrame, **options: Any) -> list[int | None]:
    """Return how many tests are in the family of each row."""
    return [row.family_size for row in nct.compare_frame(frame, **options)]


def test_share_and_its_complement_count_once() -> None:
    """Yes and no of one question are one test: no adjustment for two."""
    rows = nct.compare_frame(of_options({"yes": [61, 53], "no": [39, 47]}))
    assert [row.family_size for row in rows] == [1, 1]
    assert {row.p_adjusted for row in rows} == {max(row.p_value for row in rows)}
    counted = of_options({"yes": [136, 175], "no": [264, 205]}).rename(columns={"percent": "count"})
    assert sizes(counted.assign(base=[400, 380, 400, 380])) == [1, 1]


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(of_options({"yes": [61, 53], "no": [39, 46]}), id="99 % in one edition"),
        pytest.param(of_options({"yes": [61, 53], "no": [39, 47]}, base=[400, 400, 400, 380]), id="another base"),
        pytest.param(of_options({"yes": [61, 53], "no": [39, 47]}, item=["a", "a", "b", "b"]), id="of two items"),
    ],
)
def test_others_count_each(frame: pd.DataFrame) -> None:
    """Two options that do not sum to 100 % on one base in every edition are two tests."""
    assert sizes(frame) == [2, 2]


def test_one_of_three_options_has_no_complement() -> None:
    """Three options that sum to 100 % are three tests."""
    assert sizes(of_options({"yes": [61, 53], "no": [30, 40], "perhaps": [9, 7]})) == [3, 3, 3]


def test_complements_of_two_items_are_two_tests() -> None:
    """Each item of a grid has its own pair."""
    one = of_options({"yes": [61, 53], "no": [39, 47]}, item="a")
    assert sizes(pd.concat([one, one.assign(item="b")], ignore_index=True)) == [2] * 4


def test_groups_of_one_edition_are_refused_with_the_way_to_compare_them() -> None:
    """Women and men of this year are no two editions: the error says what compares them, and it does."""
    groups = pd.DataFrame(
        {"indicator": "maps", "year": 2031, "group": ["men", "women"], "percent": [34, 46], "n": [400, 380]}
    )
    with pytest.raises(InputError, match=r"one edition, 2031.+nct\.compare_groups\(nct\.series_from_frame"):
        nct.compare_frame(groups)
    (row,) = nct.compare_groups(nct.series_from_frame(groups, title="Members"))
    assert (row.group, row.other, row.verdict) == ("women", "men", "higher")


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(of_options({"yes": [61]}), id="one edition"),
        pytest.param(of_options({"yes": [61, 53]}).assign(option=["yes", "Yes"]), id="another spelling"),
        pytest.param(of_options({"yes": [61, 53]}).assign(group=["men", "women"]), id="another group"),
    ],
)
def test_no_rows_come_with_a_word(frame: pd.DataFrame) -> None:
    """Where no figure is there twice, a note below the table says so."""
    changes = nct.compare_frame(frame)
    assert len(changes) == 0
    assert any(note.startswith("No figure is there in two editions") for note in nct.table(changes).notes)


def test_figures_that_stand_alone_are_counted() -> None:
    """A figure that no other edition has is in no comparison, and a note counts it."""
    frame = pd.concat([of_options({"yes": [61, 53]}), of_options({"no": [39]})], ignore_index=True)
    assert "1 figure stands in one edition only, and in no comparison." in nct.compare_frame(frame).about.remarks


def test_anchor_is_an_edition_by_value_or_text() -> None:
    """Editions may be compared with one that is named; one that is not there is told with those that are."""
    frame = of_options({"yes": [61, 53, 50]})
    expected = [(2030, 2031), (2031, 2032)]
    for anchor in (2031, "2031"):
        assert [(row.earlier, row.later) for row in nct.compare_frame(frame, against=anchor)] == expected
    with pytest.raises(InputError, match=r"against=2035 is not known.+2030, 2031, 2032"):
        nct.compare_frame(frame, against=2035)
