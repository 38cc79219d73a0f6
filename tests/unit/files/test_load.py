"""Folders and files that can be loaded, and what is said of those that cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import EDITION, Write

from nctrends.errors import AlignmentError, EditionError
from nctrends.files import load
from nctrends.files.load import bundled_folder, bundled_series, load_edition, load_series

NEXT = EDITION.replace("2018", "2019")


def test_series_is_loaded_by_its_bundled_name() -> None:
    """The series that come with the package are loaded by name, NetClean by default."""
    assert load_series().years == (2015, 2016, 2017, 2018, 2019, 2020)
    assert len(load_series("scottish-health-survey")) == 12
    assert bundled_series() == ("netclean", "scottish-health-survey")


def test_series_is_loaded_from_a_folder(write: Write) -> None:
    """A folder of edition files is a series, named by the folder, whatever the files are called."""
    folder = write({"z.toml": EDITION, "a report.toml": NEXT})
    series = load_series(folder)
    assert (series.id, series.years) == ("made-up", (2018, 2019))
    assert load_series(str(folder)) == series


def test_names_and_order_of_files_do_not_matter(write: Write) -> None:
    """Law 15: a series is the same whatever its files are called."""
    one = load_series(write({"2018.toml": EDITION, "2019.toml": NEXT}, "one"))
    other = load_series(write({"b.toml": EDITION, "a.toml": NEXT}, "other"))
    assert one.editions == other.editions


def test_other_files_of_a_folder_are_left_alone(write: Write) -> None:
    """A note beside the editions is not an edition."""
    assert load_series(write({"2018.toml": EDITION, "README.md": "# notes", "old.toml.bak": "["})).years == (2018,)


def test_bundled_editions_are_found_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel the editions stand inside the package."""
    (tmp_path / "nctrends" / "editions").mkdir(parents=True)
    monkeypatch.setattr(load, "__file__", str(tmp_path / "nctrends" / "files" / "load.py"))
    assert bundled_folder() == tmp_path / "nctrends" / "editions"


def test_bundled_editions_are_found_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout, or an editable install of it, the editions stand at its top."""
    (tmp_path / "src" / "nctrends").mkdir(parents=True)
    monkeypatch.setattr(load, "__file__", str(tmp_path / "src" / "nctrends" / "files" / "load.py"))
    assert bundled_folder() == tmp_path / "editions"


def test_folder_without_editions_says_what_it_expected(tmp_path: Path) -> None:
    """A folder with no edition file is told what one is called and holds."""
    with pytest.raises(
        EditionError, match=f"{re.escape(str(tmp_path))} has no editions.+2018.toml.+year = 2018.+crosswalk.toml"
    ):
        load_series(tmp_path)


def test_folder_with_a_crosswalk_alone_has_no_editions(write: Write) -> None:
    """A crosswalk is not an edition."""
    with pytest.raises(EditionError, match="has no editions"):
        load_series(write({"crosswalk.toml": ""}))


@pytest.mark.parametrize(
    "name", ["", "netclaen", "no/such/folder", "x" * 5000, "a\x00b"], ids=["empty", "misspelt", "path", "long", "null"]
)
def test_unknown_series_is_told_with_those_there_are(name: str) -> None:
    """A name that is neither a bundled series nor a folder is told with the bundled names."""
    with pytest.raises(EditionError, match=r"neither a bundled series nor a folder.+netclean, scottish-health-survey"):
        load_series(name)


def test_file_is_not_taken_for_a_series(write: Write) -> None:
    """Whoever names an edition file where a folder is meant is told so."""
    path = write({"2018.toml": EDITION}) / "2018.toml"
    with pytest.raises(EditionError, match="is a file, not a folder"):
        load_series(path)


@pytest.mark.parametrize("way", ["..", ".", "./", "../made-up"])
def test_relative_folder_is_the_reader_s_own(way: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path leads from the working directory, never from where the package keeps its editions."""
    folder = write({"2018.toml": EDITION})
    start = folder / "inside"
    start.mkdir()
    monkeypatch.chdir(start if way == ".." else folder)
    assert load_series(way).editions == load_series(folder).editions


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            EDITION.replace("Report", "Året").encode("latin-1"), "is not UTF-8.+Save it as UTF-8", id="latin-1"
        ),
        pytest.param(EDITION.encode("utf-16"), "is not UTF-8", id="utf-16"),
        pytest.param("year = \n", "is not TOML: .+line 1", id="no value"),
        pytest.param(EDITION + "year = 2019", "figures.0..year: unknown key", id="key in the wrong table"),
        pytest.param("year = 2018\nyear = 2018", "is not TOML: .*overwrite", id="key twice"),
        pytest.param("x = " + "[" * 5000, "nested too deeply.+brackets", id="5,000 brackets"),
        pytest.param("x = " + "{a=" * 5000, "nested too deeply.+brackets", id="5,000 braces"),
        pytest.param(
            EDITION + "\n[surveys.police.questions.alerts.note." + "a." * 5000 + "b]",
            "not a text|nested too deeply",
            id="5,000 dots",
        ),
        pytest.param("year" + ".a" * 5000 + " = 1", "not a whole number|nested too deeply", id="5,000 dotted keys"),
        pytest.param("", "year: missing", id="nothing"),
        pytest.param("year = " + "9" * 5000, "not TOML|not a year|too", id="5,000 digits"),
        pytest.param(b"\x00" * 100, "is not TOML", id="null bytes"),
    ],
)
def test_unreadable_file_is_a_fault_with_its_name(content: str | bytes, message: str, write: Write) -> None:
    """A file that cannot be read as TOML is told by name, with the reason and where it can be mended."""
    path = write({"2018.toml": content}) / "2018.toml"
    with pytest.raises(EditionError, match=message) as caught:
        load_edition(path)
    assert {fault.file for fault in caught.value.faults} == {str(path)}


def test_missing_file_is_a_fault_with_its_name(tmp_path: Path) -> None:
    """A file that is not there cannot be read, and is named."""
    with pytest.raises(EditionError, match=r"2018.toml\n  cannot be read: No such file"):
        load_edition(tmp_path / "2018.toml")


def test_file_without_permission_is_a_fault(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is told with the system's reason."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write({"2018.toml": EDITION}) / "2018.toml"
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(EditionError, match=r"2018.toml\n  cannot be read: Permission denied"):
        load_edition(path)


def test_folder_named_like_a_file_is_a_fault(write: Write) -> None:
    """A folder called 2019.toml is told as what it is, beside the faults of the other files."""
    folder = write({"2018.toml": EDITION.replace("= 272", "= 0")})
    (folder / "2019.toml").mkdir()
    with pytest.raises(EditionError, match=r"2019.toml\n  is a folder. Expected a TOML file") as caught:
        load_series(folder)
    assert len(caught.value.faults) == 2


def test_link_that_leads_nowhere_is_a_fault(write: Write) -> None:
    """A dangling link among the editions is not passed over."""
    folder = write({"2018.toml": EDITION})
    (folder / "2019.toml").symlink_to(folder / "gone.toml")
    with pytest.raises(EditionError, match=r"2019.toml\n  cannot be read"):
        load_series(folder)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + EDITION.encode(), id="byte order mark"),
        pytest.param(EDITION.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(EDITION.rstrip("\n"), id="no line end at the end"),
    ],
)
def test_habits_of_editors_do_not_matter(content: str | bytes, write: Write) -> None:
    """A byte order mark and other line ends change nothing."""
    plain = load_edition(write({"2018.toml": EDITION}) / "2018.toml")
    assert load_edition(write({"2018.toml": content}) / "2018.toml") == plain


def test_two_editions_of_one_year_are_a_fault(write: Write) -> None:
    """A year has one edition; the error names both files."""
    with pytest.raises(EditionError, match=r"b.toml\n  year: 2018 is also the year of .*a.toml"):
        load_series(write({"a.toml": EDITION, "b.toml": EDITION}))


def test_faults_of_all_files_are_told_at_once(write: Write) -> None:
    """One error holds the faults of every edition and of the crosswalk's shape, each under its file."""
    folder = write({"2018.toml": EDITION.replace("= 272", "= 0"), "2019.toml": "[", "crosswalk.toml": "titel = 1"})
    with pytest.raises(EditionError, match=r"1 fault in .*2018.toml\n") as caught:
        load_series(folder)
    assert [Path(fault.file).name for fault in caught.value.faults] == ["2018.toml", "2019.toml", "crosswalk.toml"]


def test_crosswalk_that_misfits_is_an_alignment_error(write: Write) -> None:
    """Where the editions are fine and the crosswalk is not, the error says which of the two it is."""
    crosswalk = '[indicators.a]\nlabel = "A"\nat.2018 = { survey = "police", question = "gone", options = ["yes"] }'
    with pytest.raises(AlignmentError, match=r'crosswalk.toml\n.*no question "gone"'):
        load_series(write({"2018.toml": EDITION, "crosswalk.toml": crosswalk}))


def test_series_without_a_crosswalk_has_no_indicators(write: Write) -> None:
    """Editions alone are a series: they can be looked at before they are linked."""
    assert dict(load_series(write({"2018.toml": EDITION})).crosswalk.indicators) == {}


def test_bundled_files_are_named_from_the_top_of_the_checkout(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    """A fault of a bundled file is told by a short path, that of another by the path given."""
    folder = write({"2018.toml": "["}, "mine")
    monkeypatch.setattr(load, "bundled_folder", lambda: folder.parent)
    with pytest.raises(EditionError, match=r"1 fault in [^/]+/mine/2018.toml"):
        load_series("mine")
