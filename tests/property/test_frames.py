"""Laws of frames: neither the order of rows nor the type of columns changes a result, and a series says the same."""

from __future__ import annotations

import random
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
from benchmarks.hostile import SLOW, outcome
from hypothesis import given, strategies as st
from tests.strategies import fewer

import nctrends as nct

FEW = fewer(3)
YEARS = (2030, 2031, 2032)
KEY = ["indicator", "option", "group", "earlier", "later"]
DIFFER = ["series", "indicator", "base_source_earlier", "base_source_later"]
"""What a series calls by other names: several options of an indicator are an indicator each."""

texts = st.integers(0, 100).map("{} %".format) | st.sampled_from(
    ["almost half", "12.5 %", "more than one third", "n/a"]
)
keys = st.tuples(
    st.sampled_from(["maps", "cloud"]), st.sampled_from(["", "yes", "no"]), st.sampled_from(["all", "men"])
)


@st.composite
def frames(draw: st.DrawFn, figures: st.SearchStrategy[Any] = texts) -> pd.DataFrame:
    """Draw a tidy frame whose keys are each there in some of the years."""
    rows = draw(st.lists(st.tuples(keys, st.sampled_from(YEARS)), unique=True, min_size=1, max_size=14))
    frame = pd.DataFrame(
        [
            {"indicator": indicator, "option": option, "group": group, "edition": year, "percent": draw(figures)}
            for (indicator, option, group), year in rows
        ]
    )
    return frame.assign(
        base=[draw(st.integers(1, 500)) for _ in rows], **{"break": [draw(st.booleans()) for _ in rows]}
    )


def compared(frame: Any, **options: Any) -> pd.DataFrame:
    """Return the changes of a frame, sorted, their editions as whole numbers."""
    changes = nct.compare_frame(frame, **options).to_frame()
    years = {name: changes[name].astype(str).str.removesuffix(".0").astype("int64") for name in ("earlier", "later")}
    return changes.assign(**years).sort_values(KEY).reset_index(drop=True)


def outcome_of(frame: Any) -> Any:
    """Return the changes of a frame, or its error without the labels of rows."""
    try:
        return compared(frame)
    except nct.InputError as error:
        return [fault.place for fault in error.faults]


def assert_same(one: Any, other: Any) -> None:
    """Two outcomes are the same to the last bits."""
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_dtype=False, rtol=1e-12, atol=1e-14)  # sums in another order
    else:
        assert one == other


@given(frames(), st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(frame: pd.DataFrame, draw: random.Random) -> None:
    """Law 20: shuffled rows give the same changes, apart from their order."""
    shuffled = frame.sample(frac=1, random_state=draw.randint(0, 99))
    assert_same(outcome_of(frame), outcome_of(shuffled))


TYPES = [
    *[("edition", kind) for kind in ("str", "Int64", "float64", "float32", "category", "int64[pyarrow]", "object")],
    *[("base", kind) for kind in ("str", "Int64", "float64", "category", "string[pyarrow]", "double[pyarrow]")],
    *[("percent", kind) for kind in ("Int64", "float64", "float32", "int8", "double[pyarrow]", "object", "category")],
    *[("indicator", kind) for kind in ("object", "category", "string", "string[pyarrow]")],
    *[("break", kind) for kind in ("int64", "float64", "boolean", "str", "object", "bool[pyarrow]")],
]


@given(frames(st.integers(0, 100)), st.sampled_from(TYPES))
def test_type_of_a_column_changes_nothing(frame: pd.DataFrame, of: tuple[str, str]) -> None:
    """Law 20: whether numbers are text, whole, floats, categories or pyarrow's, the changes are the same."""
    column, kind = of
    assert_same(outcome_of(frame), outcome_of(frame.assign(**{column: frame[column].astype(kind)})))  # type: ignore[call-overload]


@given(frames(st.integers(0, 100)))
def test_bare_whole_numbers_are_the_same_as_text(frame: pd.DataFrame) -> None:
    """Law 20: a percent without decimals is one as number and as text; what is printed keeps its own form."""
    printed = ["printed_earlier", "printed_later"]
    one, other = outcome_of(frame), outcome_of(frame.assign(percent=frame["percent"].astype(str)))
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        one, other = one.drop(columns=printed), other.drop(columns=printed)
    assert_same(one, other)


@given(frames())
def test_wide_frame_is_its_tidy_one(frame: pd.DataFrame) -> None:
    """One column per edition, with the base of each row, gives what one row per figure gives."""
    frame = frame.drop(columns="break").assign(base=400)
    wide = frame.pivot(
        index=["indicator", "option", "group", "base"], columns="edition", values="percent"
    ).reset_index()
    if frame["edition"].nunique() > 1:
        assert_same(outcome_of(frame), outcome_of(wide))


@FEW
@given(frames())
def test_series_of_a_frame_has_its_changes(frame: pd.DataFrame) -> None:
    """Law 18: made to a series, written and read back, the figures give the changes that they give as a frame."""
    changes = outcome_of(frame)
    if not isinstance(changes, pd.DataFrame):
        return  # two groups of one edition, say, which are no changes
    series = nct.series_from_frame(frame, title="Law")
    with tempfile.TemporaryDirectory() as folder:
        nct.write_series(series, Path(folder) / "law")
        loaded = nct.load_series(Path(folder) / "law")
    theirs = nct.changes(loaded).to_frame()
    key = ["indicator_label", *KEY[1:]]
    both = [rows.sort_values(key).reset_index(drop=True).drop(columns=DIFFER) for rows in (changes, theirs)]
    pd.testing.assert_frame_equal(*both, check_dtype=False, rtol=1e-12, atol=1e-14)  # the last bits of a division


@given(st.integers(0, 10**6))
def test_hostile_frame_ends_in_a_result_or_in_an_error_of_ours(seed: int) -> None:
    """Whatever is in a table, it gives rows or an error with its faults, and soon."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told, seconds = outcome(random.Random(seed))
    assert told in ("rows", "no rows", "an error")
    assert seconds < 50 * SLOW  # a stuck loop, not a busy machine
