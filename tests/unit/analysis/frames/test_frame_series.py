"""A series made of a table answers what any series answers, with the changes that the table has without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series

FIGURES = pd.DataFrame(
    {
        "question": ["Do you use maps?"] * 6 + ["cloud"] * 3,
        "answer": ["Yes", "No"] * 3 + ["Yes"] * 3,
        "year": [2030, 2030, 2031, 2031, 2032, 2032, 2030, 2031, 2032],
        "percent": ["34 %", "66 %", "46 %", "54 %", "51 %", "49 %", "a third", "n/a", "12.5 %"],
        "n": [400, 400, 380, 380, 410, 410, 400, 380, 400],
    }
)
DIFFER = ["series", "indicator", "base_source_earlier", "base_source_later"]
"""What a series calls by other names than a frame: with several answers each is an indicator of its own."""


def assert_same_changes(frame: pd.DataFrame, tmp_path: Path, differ: list[str] = DIFFER, **options: Any) -> Series:
    """The series of a frame, written and read back, has the changes of the frame."""
    series = nct.series_from_frame(frame, title="Members' survey", **options)
    nct.write_series(series, tmp_path / "reports")
    loaded = nct.load_series(tmp_path / "reports")
    assert (loaded.editions, loaded.crosswalk) == (series.editions, series.crosswalk)
    key = ["indicator_label", "item", "option", "group", "earlier"]
    ours, theirs = (
        changes.to_frame().sort_values(key).reset_index(drop=True).drop(columns=differ)
        for changes in (nct.compare_frame(frame, **options), nct.changes(loaded))
    )
    pd.testing.assert_frame_equal(
        ours, theirs, check_dtype=False, rtol=1e-12, atol=1e-14
    )  # the last bits of a division
    return loaded


def test_changes_are_those_of_the_frame(tmp_path: Path) -> None:
    """Law 18, for numbers, words, gaps, answers and a share with its complement."""
    series = assert_same_changes(FIGURES, tmp_path)
    assert list(series.crosswalk.indicators) == ["do-you-use-maps.Yes", "do-you-use-maps.No", "cloud"]
    assert series.crosswalk.indicators["cloud"].label == "cloud"


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"percent": [34.0, 46.0, 51.0], "base": [400, 380, 410]}, id="numbers"),
        pytest.param({"percent": [34.5, 46.0, 51.0], "base": "1,380"}, id="decimals"),
        pytest.param({"estimate": [0.34, 0.46, 0.51], "base": 272}, id="proportions"),
        pytest.param({"percent": ["34", "almost half", "51.2 %"], "base": 272}, id="texts"),
        pytest.param({"percent": [34, 46, 51], "base_at_most": [435, 450, 470]}, id="limits"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "base_source": "respondents"}, id="limits by their source"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "weighted": True}, id="weighted"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "break": [0, 1, 0]}, id="a break"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "reasons": ["", "mode", ""]}, id="a reason"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "comparability": ["", "caution", ""]}, id="a grade"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "indicator_label": "Uses maps"}, id="a label"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "group": "women"}, id="a group"),
        pytest.param({"percent": [34, 46, 51], "base": 400, "item": "home", "option": "yes"}, id="an item"),
    ],
)
def test_every_form_gives_the_changes_of_the_frame(columns: dict[str, Any], tmp_path: Path) -> None:
    """Law 18, column by column; with one share per indicator the ids are the same, too."""
    frame = pd.DataFrame({"indicator": "Maps, used?", "edition": [2030, 2031, 2032], **columns})
    assert_same_changes(frame, tmp_path, [name for name in DIFFER if name != "indicator"])


def test_counts_are_kept_as_counts(tmp_path: Path) -> None:
    """A number of people stands in the file as one; the frame prints none, because a table shows shares."""
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], "count": [136, 175], "base": [400, 380]})
    series = assert_same_changes(frame, tmp_path, [*DIFFER, "printed_earlier", "printed_later"])
    (figure,) = series[2030].surveys["table"].questions["maps"].figures
    assert (figure.printed, figure.base) == ("136", 400)
    assert series[2030].surveys["table"].questions["maps"].unit == "count"


def test_wide_frame_and_grade_of_the_whole_are_taken(tmp_path: Path) -> None:
    """The same options as those of compare_frame."""
    wide = pd.DataFrame({"question": ["maps", "cloud"], "2030": ["34 %", "-"], "2031": [46, 12], "2032": [51, 13]})
    options = {"bases": {2030: 400, 2031: 380, 2032: 410}, "comparability": "caution"}
    columns = {name: cells.astype(object) for name, cells in wide.items()}
    tidy = pd.DataFrame(columns).melt("question", var_name="year", value_name="percent").astype({"year": int})
    assert_same_changes(tidy, tmp_path, **options)
    series = nct.series_from_frame(wide, title="Members' survey", **options)
    assert nct.changes(series) == nct.changes(nct.series_from_frame(tidy, title="Members' survey", **options))


def test_series_is_asked_all_that_a_series_is_asked(tmp_path: Path) -> None:
    """Trends, checks, tables, pictures, page and workbook are made of it."""
    series = nct.series_from_frame(FIGURES, title="Members' survey")
    assert [row.indicator for row in nct.trends(series)] == ["do-you-use-maps.Yes", "do-you-use-maps.No"]
    assert len(nct.check(series)) == 0
    assert nct.table(series).title == "Members' survey: what changed between editions"
    assert "2030" in nct.table(series, layout="years").to_text()
    nct.report(series, tmp_path / "page.html")
    nct.write_workbook(series, tmp_path / "book.xlsx")
    assert nct.plot_changes(series).spec
    assert nct.plot_years(series).spec


def test_nothing_is_recovered_or_bounded() -> None:
    """A row that would give its base away keeps its limit, and shares that would bound each other do not."""
    row = pd.DataFrame({"indicator": "q", "edition": 2018, "option": list("abcde"), "base_at_most": 272})
    series = nct.series_from_frame(row.assign(percent=["6.1%", "12.8%", "22.4%", "36.7%", "21.9%"]), title="Rows")
    for share in nct.estimates(series):
        assert (share.base, share.base_source) == (272, "respondents")
        assert share.estimate_high - share.estimate_low == pytest.approx(0.001, abs=1e-12)


def test_kind_is_said_by_a_column() -> None:
    """Questions allow several answers unless the table says otherwise, or has a share and its complement."""
    kinds = FIGURES.assign(kind=["ordinal"] * 6 + [None] * 3)
    series = nct.series_from_frame(kinds, title="Kinds")
    assert [question.kind for question in series[2030].surveys["table"].questions.values()] == ["ordinal", "multi"]
    plain = nct.series_from_frame(FIGURES, title="Kinds")[2030].surveys["table"].questions
    assert [question.kind for question in plain.values()] == ["single", "multi"]


def test_sources_and_notes_are_kept() -> None:
    """Where a figure stands, and what was left out, is in the series."""
    series = nct.series_from_frame(FIGURES.assign(source="Table 3", remark="x"), title="Members' survey")
    changes = nct.changes(series)
    assert "Members' survey, Table 3" in changes.explain(changes[0])
    assert series.crosswalk.note.startswith("Columns that were not used: remark. 1 figure is not printed")


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        pytest.param(
            {"year": ["Wave 9", "Wave 10"]}, {}, "one edition per year; compare_frame takes waves", id="waves"
        ),
        pytest.param({"year": [1, 2]}, {}, '"1" is no year', id="no years"),
        pytest.param({}, {"order": [2031, 2030]}, "in the order of their years", id="order"),
        pytest.param({}, {"decimals": "exact"}, 'not "exact"', id="exact"),
        pytest.param({"n": [400.5, 380], "weighted": True}, {}, "takes weighted bases", id="weighted bases"),
        pytest.param({"n": 400, "base_source": "effective"}, {}, "takes effective bases and margins", id="effective"),
        pytest.param({"n": None, "moe_pp": 3}, {"moe_of": "survey"}, "takes effective bases and margins", id="margins"),
        pytest.param({}, {"title": " "}, "title: is no text", id="no title"),
        pytest.param({"kind": "several"}, {}, 'kind: "several" is none', id="kind"),
        pytest.param({"kind": ["single", "multi"]}, {}, "is single in one row and multi in another", id="kinds"),
    ],
)
def test_table_that_makes_no_series_is_told(columns: dict[str, Any], options: dict[str, Any], message: str) -> None:
    """What the files of editions cannot hold is refused, with what takes it."""
    frame = pd.DataFrame({"question": "maps", "year": [2030, 2031], "percent": [34, 46], "n": 400, **columns})
    frame = frame.dropna(axis="columns", how="all")
    with pytest.raises(InputError, match=message):
        nct.series_from_frame(frame, **{"title": "Maps", **options})


def test_figures_of_one_edition_have_one_number_of_respondents() -> None:
    """Two upper limits, or weights for some, in one survey are told with the edition."""
    frame = pd.DataFrame({"question": ["maps", "cloud"], "year": 2031, "percent": [34, 46], "respondents": [400, 380]})
    with pytest.raises(InputError, match="base_at_most: there are several in 2031"):
        nct.series_from_frame(frame, title="Maps")
    weighted = frame.assign(respondents=400, weighted=[True, False])
    with pytest.raises(InputError, match="weighted: differs in 2031"):
        nct.series_from_frame(weighted, title="Maps")


def test_ids_are_words_and_each_once() -> None:
    """Names that are no ids, or that give the same one, still tell all apart."""
    names = ["A b", "a-b", "???", "all", "é", "A  b"]
    frame = pd.DataFrame({"question": names, "year": 2031, "percent": 34, "n": 400, "option": "", "group": "Über 60"})
    series = nct.series_from_frame(frame, title="???")
    questions = list(series[2031].surveys["table"].questions)
    assert questions == ["a-b", "a-b-2", "question", "all-2", "é", "a-b-3"]
    assert (series.id, list(series[2031].surveys["table"].groups)) == ("table", ["über-60"])
