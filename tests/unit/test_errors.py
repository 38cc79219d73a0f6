"""Errors as a reader and a program see them."""

from __future__ import annotations

import pickle

import pytest

from nctrends.errors import AlignmentError, EditionError, Fault, InputError, NctrendsError, nearest

TWO = (
    Fault("surveys.police.respondants", "unknown key. Did you mean respondents?", "2019.toml"),
    Fault("year", '"soon" is not a whole number.', "2019.toml"),
)


def test_faults_are_told_under_the_name_of_their_file() -> None:
    """An error counts the faults of a file and tells each in a line of its own, indented."""
    assert str(EditionError(TWO)).splitlines() == [
        "2 faults in 2019.toml",
        "  surveys.police.respondants: unknown key. Did you mean respondents?",
        '  year: "soon" is not a whole number.',
    ]


def test_faults_of_several_files_are_told_file_by_file() -> None:
    """Faults stand together by file, in the order in which files come first."""
    error = EditionError((TWO[0], Fault("title", "missing.", "2020.toml"), TWO[1]))
    told = str(error).splitlines()
    assert [line for line in told if not line.startswith(" ")] == ["2 faults in 2019.toml", "1 fault in 2020.toml"]
    assert told[-1] == "  title: missing."


def test_single_fault_without_a_file_is_a_plain_sentence() -> None:
    """One fault of an argument needs no heading."""
    assert str(InputError("conf_level=2 is not below 1.")) == "conf_level=2 is not below 1."
    assert str(InputError((Fault("margin", "must be above 0."),))) == "margin: must be above 0."


def test_several_faults_without_a_file_are_counted() -> None:
    """Faults of several arguments are counted and told line by line."""
    assert str(InputError((Fault("count", "is negative."), Fault("base", "is 0.")))).splitlines() == [
        "2 faults",
        "  count: is negative.",
        "  base: is 0.",
    ]


def test_facts_are_fields() -> None:
    """A program reads place, message and file of each fault without parsing a text."""
    assert EditionError(TWO).faults == TWO
    assert (TWO[1].place, TWO[1].file) == ("year", "2019.toml")


@pytest.mark.parametrize("kind", [EditionError, AlignmentError, InputError], ids=lambda kind: kind.__name__)
def test_every_error_has_one_root(kind: type[NctrendsError]) -> None:
    """Whoever catches NctrendsError catches all that is raised on purpose."""
    with pytest.raises(NctrendsError, match="nothing here"):
        raise kind("nothing here")


def test_wrong_argument_is_a_value_error() -> None:
    """Code that knows nothing of nctrends catches a wrong argument as Python's own error."""
    with pytest.raises(ValueError, match="not known"):
        raise InputError("method is not known")


@pytest.mark.parametrize("kind", [NctrendsError, EditionError, AlignmentError, InputError], ids=lambda k: k.__name__)
def test_error_survives_pickling(kind: type[NctrendsError]) -> None:
    """An error raised in another process arrives with its facts."""
    again = pickle.loads(pickle.dumps(kind(TWO)))
    assert type(again) is kind
    assert again.faults == TWO
    assert str(again) == str(kind(TWO))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("respondants", "Did you mean respondents?", id="misspelt"),
        pytest.param("zzz", "Known here: respondents, mode.", id="unlike any"),
    ],
)
def test_nearest_name_is_offered(name: str, told: str) -> None:
    """A name that is almost known is corrected, any other gets the list."""
    assert nearest(name, ["respondents", "", "mode"]) == told


def test_nearest_of_nothing_says_that_there_is_none() -> None:
    """Where nothing is known the sentence says so, and does not end in an empty list."""
    assert nearest("report", []) not in ("", "Known here: .")
    assert "none" in nearest("report", []).lower()


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\u2028", "\x1b[31m"], ids=ascii)
def test_fault_is_one_printable_line(sign: str) -> None:
    """A value with line breaks or control signs neither breaks the line of its fault nor paints the terminal."""
    told = str(EditionError((Fault("title", f'"a{sign}b" is not a year.', "2019.toml"),)))
    assert len(told.splitlines()) == 2
    assert told.splitlines()[1].isprintable()
