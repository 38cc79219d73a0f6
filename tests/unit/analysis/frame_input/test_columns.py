"""Columns are taken by their usual names or as the caller says, and none is passed over without a word."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.rows.change import Change

PLAIN = {"indicator": "maps", "edition": [2030, 2031], "percent": ["34 %", "46 %"], "base": [400, 380]}


def named(**names: str) -> pd.DataFrame:
    """Return the same figures under other names of their columns."""
    return pd.DataFrame(PLAIN).rename(columns=names)


def interval(frame: Any, **options: Any) -> tuple[float, float]:
    """Return the interval of the one change of a frame."""
    (row,) = nct.compare_frame(frame, **options)
    return row.conf_low, row.conf_high


@pytest.mark.parametrize(
    "names",
    [
        {"indicator": "question", "edition": "year", "base": "n"},
        {"indicator": "Question", "edition": "Year", "percent": "Value", "base": "N"},
        {"indicator": "INDICATOR", "edition": "TIME_PERIOD", "percent": "OBS_VALUE"},
        {"edition": "wave", "percent": "pct", "base": "sample size"},
        {"edition": "Survey year", "percent": "%", "base": "base-size"},
    ],
    ids=str,
)
def test_usual_names_are_taken(names: dict[str, str]) -> None:
    """Whatever the spelling of a usual name, it holds what it holds."""
    assert interval(named(**names)) == interval(pd.DataFrame(PLAIN))


@pytest.mark.parametrize(
    "columns",
    [
        {"indicator": "Frage", "edition": "Jahr", "percent": "Anteil", "base": "Befragte"},
        {"Frage": "indicator", "Jahr": "edition", "Anteil": "percent", "Befragte": "base"},
    ],
    ids=["what it holds: its name", "its name: what it holds"],
)
def test_caller_says_what_columns_hold(columns: dict[str, str]) -> None:
    """A mapping is read in either direction."""
    frame = named(indicator="Frage", edition="Jahr", percent="Anteil", base="Befragte")
    assert interval(frame, columns=columns) == interval(pd.DataFrame(PLAIN))


def test_named_levels_of_the_index_are_columns() -> None:
    """What stands in the index under a usual name is not lost."""
    assert interval(pd.DataFrame(PLAIN).set_index(["indicator", "edition"])) == interval(pd.DataFrame(PLAIN))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param({"wave": [1, 2], "year": [2030, 2031]}, "edition: may be wave or year", id="two usual names"),
        pytest.param({"pct": [34, 46], "value": [34, 46]}, "percent: may be pct or value", id="two values"),
    ],
)
def test_two_columns_for_one_thing_are_refused(more: dict[str, Any], message: str) -> None:
    """Where two columns may be meant, the caller says which."""
    held, *_ = message.split(":")
    frame = pd.DataFrame({name: cells for name, cells in PLAIN.items() if name != held} | more)
    with pytest.raises(InputError, match=message):
        nct.compare_frame(frame)
    first = next(iter(more))
    assert len(nct.compare_frame(frame, columns={held: first})) == 1


def test_exact_name_is_no_doubt() -> None:
    """A column with the very name is taken, and the other is named as not used."""
    changes = nct.compare_frame(named().assign(year=[1, 2]))
    assert (changes[0].earlier, changes[0].later) == (2030, 2031)
    assert "Columns that were not used: year (edition is taken from another column)." in changes.about.remarks


def test_unknown_columns_are_named_with_what_they_may_be() -> None:
    """A misspelt column is suggested its name, below the table too."""
    changes = nct.compare_frame(named().assign(grop="a", remark="b"))
    note = "Columns that were not used: grop (did you mean group?), remark."
    assert note in changes.about.remarks
    assert note in nct.table(changes).notes


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        pytest.param(named(indicator="indicater"), {}, 'no column "indicator".+Did you mean indicater', id="misspelt"),
        pytest.param(named(edition="when"), {}, 'no column "edition".+year, wave, period are taken', id="no edition"),
        pytest.param(named(), {"columns": {"indicator": "Fragen"}}, '"Fragen" is not a column', id="no such column"),
        pytest.param(named(), {"columns": {"indicatr": "edition"}}, '"indicatr" is not', id="no such thing"),
        pytest.param(named(), {"columns": {"a": "b"}}, '"a" is nothing that a column holds', id="neither"),
        pytest.param(named(), {"columns": {"base": "edition"}}, "both columns of the frame", id="either way"),
        pytest.param(named(), {"columns": "indicator"}, "columns: is no mapping", id="no mapping"),
        pytest.param(named(base="percent"), {}, '"percent" is there more than once', id="a name twice"),
        pytest.param(pd.concat({"a": named()}, axis=1), {}, "several levels", id="levels"),
        pytest.param([1, 2], {}, "list is not a pandas DataFrame", id="no frame"),
        pytest.param(named(base="moe_pp"), {}, 'moe_of="survey".+moe_of="figure"', id="margin of what"),
    ],
)
def test_frame_that_cannot_be_taken_is_told(frame: Any, options: dict[str, Any], message: str) -> None:
    """What is missing or not there is told with the nearest name."""
    with pytest.raises(InputError, match=message):
        nct.compare_frame(frame, **options)


def test_usual_name_of_a_margin_is_in_the_unit_of_its_figures() -> None:
    """A margin of error beside percents is in percentage points, beside proportions it is a proportion."""
    percents = pd.DataFrame({"question": "maps", "year": [2030, 2031], "percent": [34, 46], "margin of error": 4.9})
    shares = (
        percents.assign(percent=[0.34, 0.46]).rename(columns={"percent": "share"}).assign(**{"margin of error": 0.049})
    )
    one, other = (nct.compare_frame(frame, moe_of="survey")[0].base_later for frame in (percents, shares))
    assert one == pytest.approx(other, rel=1e-12)  # 4.9 / 100 and 0.049 differ by the last bit


def test_labels_are_those_of_the_last_edition() -> None:
    """Labels stand in the table in place of ids; one that changed is that of the last edition that has one."""
    labels = {"indicator_label": ["Uses maps", "Uses a map"], "option": "yes", "option_label": ["Yes!", None]}
    row = nct.compare_frame(named().assign(**labels).iloc[::-1])[0]
    assert (row.indicator, row.indicator_label, row.option, row.option_label) == ("maps", "Uses a map", "yes", "Yes!")


def test_labels_of_groups_and_sources_are_shown() -> None:
    """A group is called by its label, and an explanation names the source of each figure."""
    frame = named().assign(group="w", group_label="Women", source=["Report 2030, p. 4", "Report 2031"])
    changes = nct.compare_frame(frame)
    told = changes.explain(changes[0])
    assert told.startswith("maps, Women: 2030 to 2031")
    assert "Source: Report 2030, p. 4." in told


def test_frame_of_another_library_is_taken() -> None:
    """A table of pyarrow, and whatever else has to_pandas, gives what the frame of pandas gives."""
    pyarrow = pytest.importorskip("pyarrow", reason="comes with Dask, which is a test dependency only")
    assert interval(pyarrow.Table.from_pandas(pd.DataFrame(PLAIN))) == interval(pd.DataFrame(PLAIN))

    class WithoutPyarrow:
        def to_pandas(self) -> pd.DataFrame:
            raise ModuleNotFoundError("pyarrow is required")

    with pytest.raises(InputError, match="cannot be made one of pandas: pyarrow is required"):
        nct.compare_frame(WithoutPyarrow())


def test_fields_of_a_change_keep_their_types() -> None:
    """Words stay words, also where one holds for all rows."""
    row: Change = nct.compare_frame(named())[0]
    assert row.comparability
    assert row.comparability.phrase == "comparable"
