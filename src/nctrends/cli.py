"""The command line: the one module that reads arguments, prints and exits."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nctrends.arguments import DRAWN, LAYOUT, PICTURES, WORKBOOKS, completion, parsed, welcome
from nctrends.errors import NctrendsError, nearest
from nctrends.options import COMPARISON, LINES, READ, SHARES
from nctrends.terminal import PIPE, Progress, is_styled, shown, width_of

if TYPE_CHECKING:
    from nctrends.model.series import Series
    from nctrends.present.tables import Table
    from nctrends.results.collection import Collection

FAULTY, UNUSABLE = 1, 2

WORKBOOK = ".xlsx"
"""The ending of an output that is written as a workbook, by the commands that have one."""

ENDINGS = {
    "": "text",
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
    ".csv": "csv",
    ".json": "json",
}
"""Formats by the endings of names."""

Verb = Callable[[argparse.Namespace], str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where a check found errors, or 2 for input that cannot be used."""
    asked = parsed(_protected(sys.argv[1:] if arguments is None else arguments))
    try:
        with Progress(sys.stderr) as asked.progress:
            text = _done(asked)
            if getattr(asked, "output", None):
                text = _written(text, asked.output)
        _print(text)
    except NctrendsError as error:
        print(f"nctrends: {type(error).__name__}: {error}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"nctrends: the output cannot be written: {error.strerror}.", file=sys.stderr)
        return UNUSABLE
    code: int = asked.code
    return code


def _done(asked: argparse.Namespace) -> str:
    """Return what a command prints or writes to its output."""
    if asked.completion:
        return completion(asked.completion)
    if asked.verb is None:
        return welcome(has_series=Path("crosswalk.toml").exists())
    if "formats" in asked and asked.format is None:
        if asked.output and asked.output.lower().endswith(WORKBOOK):
            return _workbook(asked)
        asked.format = _format_of(asked)
    return VERBS[asked.verb](asked)


def _written(text: str, path: str) -> str:
    from nctrends.files.whole import write_whole

    write_whole(path, text.replace("─", "-"))
    return f"Wrote {path}.\n"


def _protected(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with what `read` reads set apart: a printed "-5%" is not an option."""
    verb, rest = list(arguments[:1]), list(arguments[1:])
    if verb == ["help"]:
        return [*rest, "--help"]
    if verb != ["read"] or "--" in rest:
        return [*verb, *rest]
    options = [one for one in rest if one in ("-h", "--help") or one.startswith("--format=")]
    if "--format" in rest:
        place = rest.index("--format")
        options += rest[place : place + 2]
        del rest[place : place + 2]
    return [*verb, *options, "--", *(one for one in rest if one not in options)]


def _format_of(asked: argparse.Namespace) -> str:
    """Return the format that the name of the output asks for, or raise where it asks for one that is not made."""
    if not asked.output:
        return "text"
    form = ENDINGS.get(Path(asked.output).suffix.lower(), "")
    if form in asked.formats:
        return form
    known = [ending for ending, form in ENDINGS.items() if ending and form in asked.formats]
    known += [WORKBOOK] if asked.verb in WORKBOOKS else []
    raise NctrendsError(
        f"{asked.output}: {asked.verb} writes {', '.join(known)}. Give such a name, or say --format. "
        "Word opens .html, and prints it as PDF."
    )


def _print(text: str) -> None:
    """Print to a terminal or a pipe; a pipe closed by its reader is no fault."""
    try:
        sys.stdout.write(shown(text, sys.stdout))
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()


def _series(asked: argparse.Namespace) -> Series:
    """Return the series that is asked for; what comes after it is computing."""
    from nctrends.files.load import load_series

    asked.progress("reading the editions")
    series = load_series(asked.series)
    asked.progress("computing")
    return series


def _table(asked: argparse.Namespace) -> str:
    if asked.format not in DRAWN:
        _refuse_layout(asked)
        return _data(_compared(asked), asked.format)
    from nctrends.analysis.changes import changes
    from nctrends.publish.tables import against_of, table_of

    series = _series(asked)
    rows = changes(series, **{"against": against_of(asked.layout), **_options(asked)})
    return _drawn([table_of(rows, series, layout=asked.layout)], asked)


def _workbook(asked: argparse.Namespace) -> str:
    """Write the whole workbook, whichever of its sheets was asked for."""
    from nctrends.publish.workbook import write_workbook

    if asked.verb not in WORKBOOKS:
        raise NctrendsError(
            f'output "{asked.output}": a workbook comes from {", ".join(WORKBOOKS[:-1])} or {WORKBOOKS[-1]}.'
        )
    _refuse_layout(asked)
    if getattr(asked, "explain", None) is not None:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --explain.')
    if asked.verb == "estimates" and asked.editions:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --edition.')
    write_workbook(_series(asked), asked.output, **_options(asked, COMPARISON if "against" in asked else READ))
    told, asked.output = f"Wrote {asked.output}.\n", None
    return told


def _refuse_layout(asked: argparse.Namespace) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(asked, "layout", LAYOUT) != LAYOUT:
        raise NctrendsError(f"--layout {asked.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(asked: argparse.Namespace) -> str:
    rows = _compared(asked)
    if asked.explain is None and asked.format in DRAWN:
        from nctrends.publish.tables import list_of

        return _drawn([list_of(rows)], asked)
    if asked.explain is None:
        return _data(rows, asked.format)
    found = rows.filter(indicator=asked.explain)
    if not len(found):
        known = list(dict.fromkeys(rows.column("indicator")))
        raise NctrendsError(f'no change of an indicator "{asked.explain}". {nearest(asked.explain, known)}')
    return _fitted("\n".join(rows.explain(row) for row in found), asked)


def _compared(asked: argparse.Namespace) -> Any:
    from nctrends.analysis.changes import changes

    return changes(_series(asked), **_options(asked))


def _options(asked: argparse.Namespace, names: Sequence[str] = COMPARISON) -> dict[str, Any]:
    """Return the options of `changes`, or others by name, that were given or have a default."""
    return {name: getattr(asked, name) for name in names if getattr(asked, name) is not None}


def _estimates(asked: argparse.Namespace) -> str:
    from nctrends.analysis.estimates import estimates
    from nctrends.publish.editions import edition_tables, known_years

    series = _series(asked)
    years = asked.editions or series.years

    if asked.format in DRAWN:
        return _drawn(edition_tables(series, years, **_options(asked, READ)), asked)
    return _data(estimates(series, **_options(asked, READ)).filter(edition=known_years(series, years)), asked.format)


def _align(asked: argparse.Namespace) -> str:
    series = _series(asked)
    if asked.format in DRAWN:
        from nctrends.publish.links import links_table, matrix_table

        return _drawn([matrix_table(series), links_table(series)], asked)
    from nctrends.analysis.alignment import align

    return _data(align(series), asked.format)


def _compare(asked: argparse.Namespace) -> str:
    from nctrends.publish.differences import differences_table, two_editions

    series = _series(asked)
    if asked.format in DRAWN:
        return _drawn([differences_table(series, asked.earlier, asked.later)], asked)
    from nctrends.analysis.differences import compare_editions

    first, second = two_editions(series, asked.earlier, asked.later)
    return _data(compare_editions(series[first], series[second], crosswalk=series.crosswalk), asked.format)


def _trends(asked: argparse.Namespace) -> str:
    from nctrends.analysis.trends import trends
    from nctrends.publish.trends import trends_table

    rows = trends(_series(asked), **_options(asked, LINES))
    return _drawn([trends_table(rows)], asked) if asked.format in DRAWN else _data(rows, asked.format)


def _check(asked: argparse.Namespace) -> str:
    from nctrends.analysis.checks import check

    series = _series(asked)
    findings = check(series)
    if any(finding.severity == "error" for finding in findings):
        asked.code = FAULTY
    if asked.format in DRAWN:
        from nctrends.publish.findings import findings_table

        return _drawn([findings_table(findings, series)], asked)
    return _data(findings, asked.format)


def _report(asked: argparse.Namespace) -> str:
    from nctrends.publish.report import report

    target = _target(asked, "report.html")
    if Path(target).suffix.lower() not in (".html", ".htm"):
        raise NctrendsError(f"{target}: the page is written as .html. A browser prints it as PDF.")
    report(_series(asked), target, **_options(asked))
    return f"Wrote {target}.\n"


def _plot(asked: argparse.Namespace) -> str:
    from nctrends.publish.pictures import plot_changes, plot_years

    target = _target(asked, "forest.png")
    ending = asked.format or next((form for form in PICTURES if target.lower().endswith(f".{form}")), None)
    if ending is None:
        raise NctrendsError(f"{target}: a picture is written as .png, .svg or .html. Give such a name.")
    series = _series(asked)
    if asked.kind == "years":
        chosen = _options(asked, SHARES)
        picture = plot_years(series, indicators=asked.indicators, editions=asked.editions, **chosen)
    else:
        from nctrends.analysis.changes import changes

        picture = plot_changes(changes(series, **_options(asked)), sort=asked.sort)
    asked.progress("drawing")
    draw: Callable[[str], object] = getattr(picture, f"to_{ending}")
    draw(target)
    return _fitted(f"Wrote {target}. {picture.alternative}", asked)


def _target(asked: argparse.Namespace, such_as: str) -> str:
    """Return the one file that is named, as an argument or as the output."""
    named = [one for one in (asked.file, asked.file_named) if one]
    if len(named) != 1:
        which = "Two files are named" if named else "No file is named"
        raise NctrendsError(f"{which}. Give one, such as {such_as}.")
    return str(named[0])


def _new(asked: argparse.Namespace) -> str:
    from nctrends.publish.skeleton import start_edition

    path, going_on = start_edition(asked.series, asked.year, like=asked.like)
    steps = "1 step" if len(going_on) == 1 else f"{len(going_on)} steps"
    added = f" and added {steps} to decide to {path.parent / 'crosswalk.toml'}" if going_on else ""
    return f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(asked.series)} lists what is missing.\n"


def _read(asked: argparse.Namespace) -> str:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    quantity = read_printed(asked.text)
    return _record(quantity) if asked.format == "json" else _fitted(explain_reading(quantity), asked)


def _recover(asked: argparse.Namespace) -> str:
    from nctrends.analysis.recovery import recover_base
    from nctrends.present.recovery import explain_recovery

    found = recover_base(asked.printed, max_base=asked.max, kind=asked.kind)
    return _record(found) if asked.format == "json" else _fitted(explain_recovery(found, asked.printed), asked)


def _schema(asked: argparse.Namespace) -> str:
    from nctrends.files.schema import schema_text

    return schema_text(asked.kind)


def _drawn(tables: Sequence[Table], asked: argparse.Namespace) -> str:
    from nctrends.publish.drawing import drawn

    if asked.output:
        return drawn(tables, asked.format, width=PIPE)
    return drawn(tables, asked.format, width=width_of(sys.stdout), bold=is_styled(sys.stdout))


def _fitted(text: str, asked: argparse.Namespace) -> str:
    """Return sentences in lines that fit the terminal; a program and a file get them as they are."""
    told = text.rstrip("\n").split("\n")
    if sys.stdout.isatty() and not getattr(asked, "output", None):
        from nctrends.present.lines import wrapped

        told = [line for one in told for line in wrapped(one, width_of(sys.stdout))]
    return "\n".join(told) + "\n"


def _data(rows: Collection[Any], form: str) -> str:
    from nctrends.publish.data import to_csv, to_json

    return to_csv(rows) if form == "csv" else to_json(rows)


def _record(one: Any) -> str:
    from nctrends.publish.data import record_to_json

    return record_to_json(one)


VERBS: dict[str, Verb] = {
    "align": _align,
    "changes": _changes,
    "check": _check,
    "compare": _compare,
    "estimates": _estimates,
    "new": _new,
    "plot": _plot,
    "read": _read,
    "recover": _recover,
    "report": _report,
    "schema": _schema,
    "table": _table,
    "trends": _trends,
}
"""What each command does."""


if __name__ == "__main__":
    sys.exit(main())
