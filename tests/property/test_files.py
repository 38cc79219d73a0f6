"""Laws of the files: what is written reads back equal, and any bytes end in a result or in one error."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from tests.strategies import damaged_files, editions, fewer, series

from nctrends.errors import NctrendsError
from nctrends.files.load import CROSSWALK, load_edition, load_series
from nctrends.files.write import to_toml, write_series
from nctrends.model.edition import Edition
from nctrends.model.series import Series

SECONDS_A_FILE = 0.1


def read_again(told: Series) -> Series:
    """Write a series into a folder and load it from there."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / told.id
        write_series(told, folder)
        return load_series(folder)


def edition_of(content: bytes) -> Edition:
    """Load an edition from the bytes of its file."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "2018.toml"
        path.write_bytes(content)
        return load_edition(path)


@given(series())
@fewer(2)
def test_what_is_written_reads_back_equal(told: Series) -> None:
    """Law 16: a series that is written and read again is the same, whatever its texts and ids are."""
    assert read_again(told) == told


@given(series())
@fewer(4)
def test_what_was_read_is_written_as_the_same_text(told: Series) -> None:
    """The writer has one form: a file that was read is written letter for letter as it stood."""
    again = read_again(told)
    assert [to_toml(edition) for edition in again] == [to_toml(edition) for edition in told]
    assert to_toml(again.crosswalk) == to_toml(told.crosswalk)


@given(editions())
@fewer(2)
def test_order_in_the_file_is_kept(told: Edition) -> None:
    """Surveys, questions and rows come back in the order in which they were written."""
    again = edition_of(to_toml(told).encode())
    for name, survey in told.surveys.items():
        assert list(again.surveys[name].questions) == list(survey.questions)
        for question_id, question in survey.questions.items():
            assert list(again.surveys[name].questions[question_id].items) == list(question.items)
    assert list(again.surveys) == list(told.surveys)


@pytest.mark.parametrize("name", ["netclean", "scottish-health-survey"])
def test_bundled_files_are_in_the_form_of_the_writer(name: str, request: pytest.FixtureRequest) -> None:
    """Each bundled file is what the writer makes of it, so that a change by program shows as itself alone."""
    told: Series = request.getfixturevalue(name.split("-", maxsplit=1)[0])
    folder = Path(__file__).parents[2] / "editions" / name
    for edition in told:
        assert to_toml(edition) == (folder / f"{edition.year}.toml").read_text(encoding="utf-8")
    assert to_toml(told.crosswalk) == (folder / CROSSWALK).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["netclean", "scottish"])
def test_bundled_series_reads_back_equal(name: str, request: pytest.FixtureRequest) -> None:
    """Law 16 on the bundled editions."""
    told: Series = request.getfixturevalue(name)
    assert read_again(told) == told


def error_of(content: bytes) -> NctrendsError | None:
    """Load an edition from the bytes of its file, and return what is wrong with it."""
    try:
        edition_of(content)
    except NctrendsError as error:
        return error
    return None


@given(damaged_files() | st.binary(max_size=200))
def test_any_bytes_end_in_an_edition_or_in_one_error(content: bytes) -> None:
    """A file of any bytes gives an edition or an error of ours that tells its faults, in a tenth of a second."""
    seconds = []
    for _ in range(3):  # the machine may be busy: the best of three counts
        start = time.perf_counter()
        error = error_of(content)
        seconds.append(time.perf_counter() - start)
        assert error is None or all(fault.message and fault.file for fault in error.faults)
        if seconds[-1] < SECONDS_A_FILE:
            break
    assert min(seconds) < SECONDS_A_FILE


@given(damaged_files())
@fewer(2)
def test_a_fault_is_told_in_one_line(content: bytes) -> None:
    """Each fault is one line of the error, whatever the value in the file holds."""
    error = error_of(content)
    assert error is None or len(str(error).splitlines()) == len(error.faults) + 1
