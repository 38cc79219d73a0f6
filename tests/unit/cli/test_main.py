"""The command line: what goes to which stream, with which exit code, in which form."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from tests.conftest import EDITION, Write

import nctrends
from nctrends.cli.main import main
from nctrends.cli.parser import EXAMPLES, SHELLS
from nctrends.files.write import write_series
from nctrends.model.rows.change import Change
from nctrends.model.rows.edition_difference import EditionDifference
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.link import Link
from nctrends.model.series import Series
from nctrends.model.words import LAYOUTS
from nctrends.present.grid.table import display_width

ROWS = {"table": Change, "changes": Change, "estimates": Estimate, "align": Link, "compare": EditionDifference}
VERBS = [*ROWS, "trends", "check", "read", "recover", "new", "report", "plot", "schema"]
Captured = pytest.CaptureFixture[str]


def run(*arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a shell does."""
    command = [sys.executable, "-m", "nctrends.cli.main", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", env={**os.environ, **changed}
    )


def test_help_names_every_command(capsys: Captured) -> None:
    """Help lists the commands with what each is for, and ends well."""
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    for verb in VERBS:
        assert re.search(rf"\n    {verb}\s", told)
    assert "Exit codes: 0" in told


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_help(verb: str, capsys: Captured) -> None:
    """Each command explains itself."""
    with pytest.raises(SystemExit, match="0"):
        main([verb, "--help"])
    assert f"usage: nctrends {verb}" in capsys.readouterr().out


def test_version_is_that_of_the_package(capsys: Captured) -> None:
    """The version is told as the package has it."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"nctrends {nctrends.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["plot"],
        ["tabel"],
        ["table", "--format", "docx"],
        ["table", "--unknown"],
        ["read"],
        ["estimates", "--edition", "soon"],
    ],
    ids=["no picture", "misspelt command", "unknown format", "unknown option", "no text", "edition in words"],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Captured) -> None:
    """Arguments that are none end with the usage on stderr and exit code 2."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: nctrends")


@pytest.mark.parametrize("series", ["netclean", "scottish-health-survey"])
@pytest.mark.parametrize("verb", [verb for verb in ROWS if verb != "compare"])  # its rows are of two editions
def test_csv_has_every_row_and_column(verb: str, series: str, capsys: Captured) -> None:
    """CSV is read by any program and has the columns of the contract, in order."""
    assert main([verb, "--series", series, "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    head, *rows = csv.reader(io.StringIO(out))
    assert head == [field.name for field in attrs.fields(ROWS[verb])]
    assert rows
    assert all(len(row) == len(head) and row[0] == series for row in rows)
    assert "nan" not in {cell.lower() for row in rows for cell in row}
    assert err == ""


@pytest.mark.parametrize("verb", ROWS)
def test_json_has_every_row_and_column(verb: str, capsys: Captured) -> None:
    """JSON is a list of objects with the same columns, and no NaN."""
    assert main([verb, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert list(rows[0]) == [field.name for field in attrs.fields(ROWS[verb])]


@pytest.mark.parametrize("verb", ROWS)
def test_csv_and_json_say_the_same(verb: str, capsys: Captured) -> None:
    """The two forms for programs hold the same values."""
    main([verb, "--format", "csv"])
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    main([verb, "--format", "json"])
    records = json.loads(capsys.readouterr().out)
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in records] == table


def test_data_are_those_of_the_library(netclean: Series, capsys: Captured) -> None:
    """What the command prints is what the same call in Python gives, to the last digit."""
    main(["changes", "--format", "json", "--against", "first", "--conf-level", "0.9"])
    rows = json.loads(capsys.readouterr().out)
    same = nctrends.changes(netclean, against="first", conf_level=0.9)
    assert [row["conf_low"] for row in rows] == [None if row.conf_low != row.conf_low else row.conf_low for row in same]
    assert [row["verdict"] for row in rows] == [row.verdict for row in same]


@pytest.mark.parametrize("verb", ROWS)
def test_text_goes_to_stdout(verb: str, capsys: Captured) -> None:
    """The default form is text, in a pipe without drawn lines and without colour."""
    assert main([verb]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) > 3
    assert out.endswith("\n")
    assert err == ""
    assert not set(out) & set("─│┌┐└┘├┤\x1b")


def test_table_is_that_of_the_library(netclean: Series, capsys: Captured) -> None:
    """Table and Markdown are those that Python gives; in a pipe the rules are plain hyphens."""
    main(["table"])
    assert capsys.readouterr().out == nctrends.table(netclean).to_text().replace("─", "-")
    main(["table", "--format", "markdown"])
    assert capsys.readouterr().out == nctrends.table(netclean).to_markdown()


def test_one_edition_can_be_asked_for(capsys: Captured) -> None:
    """`estimates --edition` keeps the rows of one year."""
    assert main(["estimates", "--edition", "2018", "--format", "json"]) == 0
    assert {row["edition"] for row in json.loads(capsys.readouterr().out)} == {2018}


def test_series_can_be_a_folder(write: Write, capsys: Captured) -> None:
    """A folder of edition files is read like a bundled series."""
    folder = write({"2018.toml": EDITION})
    assert main(["estimates", "--series", str(folder), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["printed"] for row in rows][:2] == ["54.4 %", "45.6 %"]
    assert main(["table", "--series", str(folder)]) == 0


def test_text_is_read_and_explained(capsys: Captured) -> None:
    """`read` says what a printed text is taken for."""
    assert main(["read", "almost 60 percent"]) == 0
    out = capsys.readouterr().out
    assert "almost 60 percent" in out
    assert "55" in out
    assert "60" in out


@pytest.mark.parametrize("kind", ["edition", "crosswalk"])
def test_schema_is_json(kind: str, capsys: Captured) -> None:
    """`schema` prints a JSON Schema that an editor can use."""
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("http")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["table", "--series", "netclaen"], ["netclaen", "netclean, scottish-health-survey"], id="series"),
        pytest.param(["table", "--series", ""], ["neither a bundled series nor a folder"], id="empty series"),
        pytest.param(["table", "--against", "last"], ["against='last'", "previous, first, all", "2018"], id="against"),
        pytest.param(["table", "--against", "2014"], ["2014", "2015, 2016"], id="against no edition"),
        pytest.param(["changes", "--conf-level", "95"], ["conf_level", "95", "0.95"], id="level in percent"),
        pytest.param(["changes", "--conf-level", "nan"], ["conf_level", "nan"], id="level not a number"),
        pytest.param(["estimates", "--edition", "1999"], ["editions: 1999 is not there", "2015, 2016"], id="edition"),
        pytest.param(["read", ""], ["InputError"], id="nothing to read"),
        pytest.param(["read", "104 %"], ['"104 %" is above 100 %'], id="above 100 %"),
    ],
)
def test_unusable_input_is_2_with_one_sentence(arguments: list[str], told: list[str], capsys: Captured) -> None:
    """Input that cannot be used is told on stderr in one line, with exit code 2 and nothing on stdout."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("nctrends: ")
    assert len(err.splitlines()) == 1
    for part in told:
        assert part in err


def test_faults_of_files_are_told_a_line_each(write: Write, capsys: Captured) -> None:
    """Each fault of a folder has a line of its own on stderr, under the name of its file."""
    text = EDITION.replace("respondents = 272", 'respondents = "many"').replace("54.4 %", "104%")
    folder = write({"2018.toml": text, "2019.toml": "["})
    assert main(["table", "--series", str(folder)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len([line for line in lines if line.startswith("  ")]) == 3
    assert any("surveys.police.respondents" in line for line in lines)
    assert any("2019.toml" in line for line in lines)


def test_output_is_written_whole(tmp_path: Path, capsys: Captured) -> None:
    """`--output` writes what would have been printed, and says where."""
    target = tmp_path / "changes.csv"
    target.write_text("x" * 10**6, encoding="utf-8")
    assert main(["changes", "--format", "csv", "--output", str(target)]) == 0
    assert capsys.readouterr() == (f"Wrote {target}.\n", "")
    main(["changes", "--format", "csv"])
    assert target.read_bytes().decode() == capsys.readouterr().out


@pytest.mark.parametrize("verb", [*ROWS, "schema"])
def test_output_that_cannot_be_written_is_2(verb: str, tmp_path: Path, capsys: Captured) -> None:
    """A folder that is not there, or a folder as the file, ends with one sentence, and nothing is written."""
    arguments = [verb, "edition"] if verb == "schema" else [verb]
    for target in (tmp_path / "gone" / "out.csv", tmp_path):
        assert main([*arguments, "--output", str(target)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert str(target) in err
        assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_failure_writes_no_output(tmp_path: Path) -> None:
    """Where the input cannot be used, an older output file stays as it was."""
    target = tmp_path / "out.csv"
    target.write_text("old", encoding="utf-8")
    assert main(["changes", "--against", "never", "--output", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "old"


def test_reader_that_closes_the_pipe_is_no_fault() -> None:
    """`nctrends … | head -1` ends without a word on stderr, and well."""
    command = [sys.executable, "-m", "nctrends.cli.main", "changes", "--against", "all", "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_terminal_of_few_signs_gets_what_it_can_show(encoding: str) -> None:
    """A terminal without a minus sign or ≥ gets others in their place, not a traceback."""
    done = run("table", PYTHONIOENCODING=encoding)
    assert done.stderr == ""
    assert done.returncode == 0
    assert "Cloud storage" in done.stdout


def test_command_is_the_same_as_a_module() -> None:
    """`python -m nctrends.cli.main` ends with the code of `main`, and without a traceback."""
    assert run("align").returncode == 0
    done = run("table", "--series", "netclaen")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("years", [("2017", "2019"), ("2019", "2017")])
def test_compare_takes_two_years_in_either_order(years: tuple[str, str], capsys: Captured) -> None:
    """The earlier edition stands on the left, whatever the order of the arguments."""
    assert main(["compare", *years]) == 0
    assert capsys.readouterr().out.startswith("NetClean Report 2017 and NetClean Report 2019 side by side")


@pytest.mark.parametrize(("given", "expected"), [([], (2019, 2020)), (["2018"], (2017, 2018))])
def test_compare_takes_the_edition_before(given: list[str], expected: tuple[int, int], capsys: Captured) -> None:
    """Without years the last two editions are compared, with one year that edition with the one before it."""
    assert main(["compare", *given]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert [int(year) for year in re.findall(r"\d{4}", first)] == list(expected)


@pytest.mark.parametrize("years", [["2014"], ["2015"], ["2018", "2018"], ["2018", "1999"]])
def test_compare_refuses_what_it_has_not(years: list[str], capsys: Captured) -> None:
    """A year without an edition, one year twice and the first edition alone end in one sentence with the years."""
    assert main(["compare", *years]) == 2
    assert "Editions: 2015, 2016, 2017, 2018, 2019, 2020." in capsys.readouterr().err


def test_new_says_what_it_wrote_and_what_comes_next(tmp_path: Path, netclean: Series, capsys: Captured) -> None:
    """The skeleton is written beside the other editions, and the next command works as it is printed."""
    folder = tmp_path / "my reports"
    write_series(netclean, folder)
    assert main(["new", "--series", str(folder)]) == 0
    out = capsys.readouterr().out
    assert f"nctrends check --series '{folder}' lists" in out
    assert out.startswith(f"Wrote {folder / '2021.toml'}, and the step to it, which 6 indicators take, to")
    assert main(["check", "--series", str(folder), "--format", "csv"]) == 0
    assert "The number of respondents is not filled in" in capsys.readouterr().out
    assert main(["new", "2021", "--series", str(folder)]) == 2
    assert "there is an edition 2021 already" in capsys.readouterr().err


def test_report_takes_the_options_of_changes(tmp_path: Path, capsys: Captured) -> None:
    """The page is written, and says what it was asked for."""
    target = tmp_path / "report.html"
    assert main(["report", str(target), "--against", "first"]) == 0
    assert capsys.readouterr().out == f"Wrote {target}.\n"
    assert "Each edition is compared with the first that has the figure." in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<svg")])
@pytest.mark.parametrize("kind", ["changes", "years"])
def test_plot_writes_the_form_of_its_name(
    kind: str, name: str, begins: bytes, tmp_path: Path, capsys: Captured
) -> None:
    """The ending of the file says what is drawn, and the picture is told in words."""
    target = tmp_path / name
    assert main(["plot", kind, str(target), "--indicator", "encryption"]) == 0
    assert target.read_bytes().startswith(begins)
    assert "Encryption" in capsys.readouterr().out


def test_plot_of_another_form_is_refused(tmp_path: Path, capsys: Captured) -> None:
    """A name that is no picture's ends with one sentence, and nothing is written."""
    assert main(["plot", "changes", str(tmp_path / "a.gif")]) == 2
    assert "Give such a name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["table", "estimates", "align", "compare", "trends"])
@pytest.mark.parametrize(("form", "ending"), [("html", ".html"), ("latex", ".tex"), ("markdown", ".md")])
def test_tables_are_drawn_in_every_form(verb: str, form: str, ending: str, tmp_path: Path, capsys: Captured) -> None:
    """A form is asked for by its name or by the ending of the output, and shows nothing that is missing."""
    assert main([verb, "--format", form]) == 0
    out = capsys.readouterr().out
    assert main([verb, "--output", str(tmp_path / f"out{ending}")]) == 0
    assert (tmp_path / f"out{ending}").read_text(encoding="utf-8") == out
    assert not re.search(r"\b(nan|None|inf)\b", out)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param("table.html", "<!DOCTYPE html>", id="html"),
        pytest.param("TABLE.HTM", "<!DOCTYPE html>", id="htm"),
        pytest.param("table.tex", "% In the preamble", id="latex"),
        pytest.param("table.md", "**NetClean Reports", id="markdown"),
    ],
)
def test_name_of_the_output_tells_the_format(name: str, begins: str, tmp_path: Path) -> None:
    """A file is written in the form that its name asks for."""
    assert main(["table", "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_page_of_several_tables_is_one_document(capsys: Captured) -> None:
    """Tables of one command are one HTML document, one below the other."""
    assert main(["align", "--format", "html"]) == 0
    text = capsys.readouterr().out
    assert (text.count("<!DOCTYPE html>"), text.count("<table "), text.count("</html>")) == (1, 2, 1)


def test_layout_is_chosen(capsys: Captured) -> None:
    """Editions side by side go from the first to the last, unless another comparison is asked for."""
    assert main(["table", "--series", "scottish-health-survey", "--layout", "years"]) == 0
    whole = capsys.readouterr().out
    assert main(["table", "--series", "scottish-health-survey", "--layout", "years", "--against", "previous"]) == 0
    step = capsys.readouterr().out
    assert "2003 to 2018" in whole
    assert "2017 to 2018" in step
    assert max(map(len, whole.splitlines())) <= 100


def test_unknown_layout_is_2(capsys: Captured) -> None:
    """A layout that is none is told with those there are."""
    with pytest.raises(SystemExit, match="2"):
        main(["table", "--layout", "matrix"])
    told = capsys.readouterr().err
    assert all(layout in told for layout in LAYOUTS)


@pytest.mark.parametrize("verb", ["table", "check", "align", "estimates", "trends", "compare"])
@pytest.mark.parametrize(("columns", "widest"), [("40", 40), ("72", 72), ("300", 100), ("1", 20)])
def test_text_is_as_wide_as_the_terminal(
    verb: str, columns: str, widest: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal gets lines that fit it; COLUMNS tells how wide it is."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    assert main([verb]) == 0
    assert max(map(display_width, capsys.readouterr().out.splitlines())) <= widest


@pytest.mark.parametrize(
    ("changed", "styled"),
    [
        pytest.param({}, True, id="terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": ""}, True, id="NO_COLOR that is empty"),
        pytest.param({"TERM": "dumb"}, False, id="a simple terminal"),
    ],
)
def test_only_a_terminal_that_wants_it_gets_bold(
    changed: dict[str, str], styled: bool, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Title and headings are bold on a terminal, and the text is the same without the codes."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    main(["table"])
    plain = capsys.readouterr().out
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["table"])
    out = capsys.readouterr().out
    assert out.startswith("\x1b[1mNetClean Reports") is styled
    assert re.sub(r"\x1b\[[01]m", "", out).replace("─", "-") == plain


def test_pipe_has_100_columns_whatever_the_terminal(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a program or a file does not depend on the window it was started in."""
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["table"]) == 0
    assert max(map(display_width, capsys.readouterr().out.splitlines())) == 100


@pytest.mark.parametrize("asked", [["--format", "csv"], ["--format", "json"], ["--output", "book.xlsx"]])
def test_layout_of_a_form_that_has_none_is_refused(asked: list[str], capsys: Captured) -> None:
    """Data and workbooks have all columns whatever the layout: one that is asked for is not passed over."""
    assert main(["table", "--layout", "years", *asked]) == 2
    assert "Leave it out." in capsys.readouterr().err
    assert not Path("book.xlsx").exists()


def test_plot_of_years_takes_no_option_that_it_would_pass_over(tmp_path: Path) -> None:
    """Shares over the years have no effect and no method, so that asking for one is wrong usage."""
    with pytest.raises(SystemExit, match="2"):
        main(["plot", "years", str(tmp_path / "a.svg"), "--effect", "ratio"])


def test_no_command_says_what_comes_next(
    tmp_path: Path, netclean: Series, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`nctrends` alone ends well with commands to go on with, in a folder of editions with those for it."""
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    assert "nctrends table --series FOLDER" in capsys.readouterr().out
    write_series(netclean, tmp_path)
    assert main([]) == 0
    told = re.findall(r"nctrends (table|check) --series \.", capsys.readouterr().out)
    assert told == ["table", "check"]
    assert main(["check", "--series", "."]) == 0


@pytest.mark.parametrize("verb", [*VERBS, "plot changes", "plot years"])
def test_help_of_a_command_has_an_example(verb: str, capsys: Captured) -> None:
    """Under the help of each command stands how it is called."""
    with pytest.raises(SystemExit, match="0"):
        main([*verb.split(), "--help"])
    assert f"\n  nctrends {verb} " in capsys.readouterr().out


@pytest.mark.parametrize("example", [one for shown in EXAMPLES.values() for one in shown])
def test_example_of_the_help_runs(
    example: str, tmp_path: Path, netclean: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example does what it says, in an empty folder with a series `my-reports` in it."""
    write_series(netclean, tmp_path / "my-reports")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(example)) == 0
    written = [name for name in shlex.split(example) if re.search(r"\.(html|csv|json|png|svg)$", name)]
    assert [name for name in written if not Path(name).exists()] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["tabel"], "table"),
        (["plot", "chnages"], "changes"),
        (["table", "--layout", "year"], "years"),
        (["table", "--layuot", "years"], "--layout"),
        (["--verison"], "--version"),
        (["trends", "--indicater", "x"], "--indicator"),
    ],
)
def test_misspelt_word_is_told_with_the_one_that_may_be_meant(typed: list[str], meant: str, capsys: Captured) -> None:
    """A command, a choice and an option that are nearly right get the right one."""
    with pytest.raises(SystemExit, match="2"):
        main(typed)
    assert f"Did you mean {meant}?" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["table", "--format", "csv", "--output", "x.xlsx"],
        ["table", "--format", "html", "--output", "x.md"],
        ["plot", "changes", "a.png", "--format", "svg"],
        ["changes", "--explain", "encryption", "--output", "e.html"],
        ["changes", "--explain", "encryption", "--format", "csv"],
        ["table", "--output", "x.docx"],
        ["changes", "--output", "x.pdf"],
        ["report", "r.pdf"],
    ],
    ids=" ".join,
)
def test_name_that_promises_something_else_is_refused(
    arguments: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is never written in a form that its name does not tell, and nothing is written at all."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "has_series"), [("2031.toml", True), ("crosswalk.toml", False), ("pyproject.toml", False)]
)
def test_folder_of_editions_is_known_by_its_files(
    name: str, has_series: bool, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`nctrends` alone speaks of the folder at hand where there are editions in it."""
    (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    out = capsys.readouterr().out
    assert ("--series ." in out) is has_series
    assert max(map(len, out.splitlines())) < 80


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_knows_every_command(shell: str, capsys: Captured) -> None:
    """The script of a shell names all commands and their options."""
    assert main(["--completion", shell]) == 0
    script = capsys.readouterr().out
    assert [word for word in (*VERBS, "conf-level", "odds_ratio") if word not in script] == []


def test_completion_works_in_a_shell(tmp_path: Path) -> None:
    """Bash completes a command, a choice and a folder from the script."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not there")
    (tmp_path / "my-reports").mkdir()
    ask = (
        'ask() { COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _shtab_nctrends nctrends; echo "${COMPREPLY[*]}"; }\n'
        "ask nctrends est\nask nctrends table --dont-know ke\nask nctrends table --series my-\n"
    )
    script = tmp_path / "completion.bash"
    script.write_text(run("--completion", "bash").stdout + ask, encoding="utf-8")
    done = subprocess.run([bash, "--norc", str(script)], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout.split(), done.stderr) == (["estimates", "keep", "my-reports"], "")


@pytest.mark.parametrize("arguments", [["--output", "a.svg"], ["a.svg"], ["a", "--format", "svg"]])
def test_file_of_a_picture_can_be_named_in_two_ways(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FILE and `--output` are the same; `--format` tells what a name does not."""
    monkeypatch.chdir(tmp_path)
    assert main(["plot", "years", "--indicator", "encryption", *arguments]) == 0
    (written,) = tmp_path.iterdir()
    assert written.read_bytes().startswith(b"<svg")


@pytest.mark.parametrize("verb", ["report", "plot changes", "plot years"])
@pytest.mark.parametrize("files", [[], ["a.html", "--output", "b.html"]], ids=["none", "two"])
def test_no_file_or_two_is_2(
    verb: str, files: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which file is meant has to be said once."""
    monkeypatch.chdir(tmp_path)
    assert main([*verb.split(), *files]) == 2
    assert "Give one, such as" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [["--format", "json"], ["--format=json"]])
@pytest.mark.parametrize("is_first", [True, False])
def test_read_gives_its_record_as_json(form: list[str], is_first: bool, capsys: Captured) -> None:
    """`read --format json` has the fields of what a text is taken for, wherever the option stands."""
    assert main(["read", *(form if is_first else []), "16.1%", *([] if is_first else form)]) == 0
    assert json.loads(capsys.readouterr().out) == attrs.asdict(nctrends.read_printed("16.1%"))


@pytest.mark.parametrize("arguments", [["-5%"], ["--format", "json", "-5%"], ["-5%", "--format=json"]])
def test_negative_print_is_read_and_not_taken_for_an_option(arguments: list[str], capsys: Captured) -> None:
    """What begins with a minus sign is a printed text, which is told to be negative, wherever options stand."""
    assert main(["read", *arguments]) == 2
    assert '"-5%" is negative' in capsys.readouterr().err


def test_recover_gives_its_record_as_json(capsys: Captured) -> None:
    """`recover --format json` has the fields of the recovery."""
    assert main(["recover", "61.4%", "38.6%", "--max", "100", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["bases"] == list(nctrends.recover_base(["61.4%", "38.6%"], max_base=100).bases)


@pytest.mark.parametrize("verb", ["table", "changes", "trends"])
def test_indicators_and_editions_are_chosen(verb: str, capsys: Captured) -> None:
    """`--indicator` and `--edition` keep what is named, and what is not there is told."""
    asked = [verb, "--series", "scottish-health-survey", "--format", "json"]
    years = ["--edition", "2015", "--edition", "2016", "--edition", "2018"]
    assert main([*asked, *years, "--indicator", "never-smokers"]) == 0
    rows = json.loads(capsys.readouterr().out)
    named = ("first", "last") if verb == "trends" else ("earlier", "later")
    assert {row["indicator"] for row in rows} == {"never-smokers"}
    assert {row[name] for row in rows for name in named} == ({2015, 2018} if verb == "trends" else {2015, 2016, 2018})
    assert main([*asked, "--edition", "2007"]) == 2
    assert "2007 is not there" in capsys.readouterr().err
    assert main([*asked, "--indicator", "nver-smokers"]) == 2
    assert "Did you mean never-smokers?" in capsys.readouterr().err
