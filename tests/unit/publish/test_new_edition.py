"""The next edition on disk: one new file, lines added to the crosswalk, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import nctrends as nct
from nctrends.errors import EditionError, InputError
from nctrends.files.load import bundled_folder
from nctrends.files.write import write_series
from nctrends.model.series import Series


@pytest.fixture
def folder(tmp_path: Path, netclean: Series) -> Path:
    """A copy of a bundled series, for a user to go on with."""
    write_series(netclean, tmp_path / "mine")
    return tmp_path / "mine"


def test_started_edition_is_that_of_the_library(folder: Path) -> None:
    """What is written reads back as what `next_edition` gives; no other file is touched."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    expected = nct.next_edition(nct.load_series(folder))
    path, going_on = nct.start_edition(folder)
    assert nct.load_series(folder) == expected
    assert path == folder / "2021.toml"
    assert going_on == tuple(n for n, one in expected.crosswalk.indicators.items() if 2021 in one.at)
    changed = {one.name for one in folder.iterdir() if before.get(one.name) != one.read_bytes()}
    assert changed == {"2021.toml", "crosswalk.toml"}


def test_file_that_is_there_is_not_written_over(folder: Path) -> None:
    """Another file of that name ends it, and the crosswalk stays as it was."""
    (folder / "2020.toml").rename(folder / "2021.toml")
    before = (folder / "crosswalk.toml").read_bytes()
    with pytest.raises(InputError, match=r"2021\.toml is there already"):
        nct.start_edition(folder)
    assert (folder / "crosswalk.toml").read_bytes() == before


@pytest.mark.parametrize("year", [2201, 99999])
def test_year_of_no_report_is_refused(folder: Path, year: int) -> None:
    """What could not be loaded again is not written: the folder stays as usable as it was."""
    before = sorted(folder.iterdir())
    with pytest.raises(EditionError, match=f"{year} is not a year of a report"):
        nct.start_edition(folder, year)
    assert sorted(folder.iterdir()) == before


def test_crosswalk_that_cannot_be_written_takes_the_new_file_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either both files are there or none of the new, so that the command can be run again."""

    def write(path: Path, text: str) -> None:
        if path.name == "crosswalk.toml":
            raise InputError("the disk is full")
        path.write_text(text, encoding="utf-8")

    monkeypatch.setattr("nctrends.publish.new_edition.write_whole", write)
    with pytest.raises(InputError, match="the disk is full"):
        nct.start_edition(folder)
    assert not (folder / "2021.toml").exists()


@pytest.mark.parametrize("folder", ["netclean", bundled_folder() / "netclean"])
def test_bundled_series_stays_as_it_is(folder: str | Path) -> None:
    """A bundled series, by name or by folder, is told how to be copied."""
    with pytest.raises(InputError, match="Copy it to a folder of your own"):
        nct.start_edition(folder)


def test_series_without_a_crosswalk_gets_a_file_alone(folder: Path) -> None:
    """Where nothing is linked, nothing is added to a crosswalk that is not there."""
    (folder / "crosswalk.toml").unlink()
    assert nct.start_edition(folder, 2025, like=2018)[1] == ()
    assert not (folder / "crosswalk.toml").exists()
    asked, taken = (
        made.survey("police").questions for made in (nct.load_series(folder)[2025], nct.load_series()[2018])
    )
    assert asked.keys() <= taken.keys()
