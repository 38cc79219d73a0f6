"""The command line: the one module that reads arguments, prints and exits."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from nctrends.arguments import COMPARISON, DRAWN, LAYOUT, parser
from nctrends.errors import NctrendsError, nearest

if TYPE_CHECKING:
    from nctrends.present.tables import Table
    from nctrends.results.collection import Collection

FINE, FAULTY, UNUSABLE = 0, 1, 2

PLAINER: dict[str | int, str | int | None] = {
    "─": "-",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "·": "/",
    "…": "...",
    "●": "x",
    "≠": "#",
    "○": "o",
    "▲": "^",
    "▼": "v",
    "×": "x",
    "∞": "inf",
}
"""Signs for a terminal that has few."""

NARROWEST = 20
"""Columns of a terminal below which no table is made narrower."""

PIPE = 100
"""Columns of a text that goes to a pipe or a file."""

WORKBOOK = ".xlsx"
"""The ending of an output that is written as a workbook, by the commands that have one."""

Verb = Callable[[argparse.Namespace], str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where a check found errors, or 2 for input that cannot be used."""
    asked = parser().parse_args(_protected(sys.argv[1:] if arguments is None else arguments))
    try:
        if "format" in asked and asked.format is None:
            if asked.output and asked.output.lower().endswith(WORKBOOK):
                return _workbook(asked)
            asked.format = _format_of(asked.output)
        text = VERBS[asked.verb](asked)
        if asked.output:
            from nctrends.files.whole import write_whole

            write_whole(asked.output, text.replace("─", "-"))
        else:
            _print(text)
    except NctrendsError as error:
        print(f"nctrends: {type(error).__name__}: {error}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"nctrends: the output cannot be written: {error.strerror}.", file=sys.stderr)
        return UNUSABLE
    code: int = asked.code
    return code


def _protected(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with what `read` reads set apart: a printed "-5 %" is not an option."""
    kept = list(arguments)
    return ["read", "--", *kept[1:]] if kept[:1] == ["read"] and kept[1:2] not in (["-h"], ["--help"], ["--"]) else kept


def _format_of(output: str | None) -> str:
    """Return the format that the name of a file asks for."""
    endings = {".csv": "csv", ".json": "json", ".md": "markdown", ".html": "html", ".htm": "html", ".tex": "latex"}
    return next((form for ending, form in endings.items() if output and output.lower().endswith(ending)), "text")


def _print(text: str) -> None:
    """Print to a terminal or a pipe; a pipe closed by its reader is no fault, and gets no lines drawn."""
    if not sys.stdout.isatty():
        text = text.replace("─", "-")
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        plain = text.translate(str.maketrans(PLAINER))
        text = plain.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()


def _table(asked: argparse.Namespace) -> str:
    if asked.format not in DRAWN:
        _refuse_layout(asked)
        return _data(_compared(asked), asked.format)
    from nctrends.analysis.changes import changes
    from nctrends.files.load import load_series
    from nctrends.publish.tables import against_of, table_of

    series = load_series(asked.series)
    rows = changes(series, **{"against": against_of(asked.layout), **_options(asked)})
    return _drawn([table_of(rows, series, layout=asked.layout)], asked)


def _workbook(asked: argparse.Namespace) -> int:
    """Write the whole workbook, whichever of its sheets was asked for."""
    from nctrends.files.load import load_series
    from nctrends.publish.workbook import write_workbook

    if asked.verb not in ("table", "changes", "estimates"):
        raise NctrendsError(f'output "{asked.output}": a workbook comes from table, changes or estimates.')
    _refuse_layout(asked)
    part = next((name for name in ("edition", "explain") if getattr(asked, name, None) is not None), None)
    if part is not None:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --{part}.')
    chosen = _options(asked) if "against" in asked else {}
    write_workbook(load_series(asked.series), asked.output, **chosen)
    return FINE


def _refuse_layout(asked: argparse.Namespace) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(asked, "layout", LAYOUT) != LAYOUT:
        raise NctrendsError(f"--layout {asked.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(asked: argparse.Namespace) -> str:
    rows = _compared(asked)
    if asked.explain is None:
        return _data(rows, asked.format)
    found = rows.filter(indicator=asked.explain)
    if not len(found):
        known = list(dict.fromkeys(rows.column("indicator")))
        raise NctrendsError(f'no change of an indicator "{asked.explain}". {nearest(asked.explain, known)}')
    return "\n".join(rows.explain(row) for row in found)


def _compared(asked: argparse.Namespace) -> Any:
    from nctrends.analysis.changes import changes
    from nctrends.files.load import load_series

    return changes(load_series(asked.series), **_options(asked))


def _options(asked: argparse.Namespace) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in COMPARISON if getattr(asked, name) is not None}


def _estimates(asked: argparse.Namespace) -> str:
    from nctrends.analysis.estimates import estimates
    from nctrends.files.load import load_series

    series = load_series(asked.series)
    years = series.years if asked.edition is None else (asked.edition,)
    if asked.format in DRAWN:
        from nctrends.publish.editions import edition_table

        return _drawn([edition_table(series, year) for year in years], asked)
    return _data(estimates(series).filter(lambda row: row.edition in years), asked.format)


def _align(asked: argparse.Namespace) -> str:
    from nctrends.files.load import load_series

    series = load_series(asked.series)
    if asked.format in DRAWN:
        from nctrends.publish.links import links_table, matrix_table

        return _drawn([matrix_table(series), links_table(series)], asked)
    from nctrends.analysis.alignment import align

    return _data(align(series), asked.format)


def _compare(asked: argparse.Namespace) -> str:
    from nctrends.files.load import load_series
    from nctrends.publish.differences import differences_table, two_editions

    series = load_series(asked.series)
    if asked.format in DRAWN:
        return _drawn([differences_table(series, asked.earlier, asked.later)], asked)
    from nctrends.analysis.differences import compare_editions

    first, second = two_editions(series, asked.earlier, asked.later)
    return _data(compare_editions(series[first], series[second], crosswalk=series.crosswalk), asked.format)


def _trends(asked: argparse.Namespace) -> str:
    from nctrends.analysis.trends import trends
    from nctrends.files.load import load_series
    from nctrends.publish.trends import trends_table

    rows = trends(load_series(asked.series))
    return _drawn([trends_table(rows)], asked) if asked.format in DRAWN else _data(rows, asked.format)


def _check(asked: argparse.Namespace) -> str:
    from nctrends.analysis.checks import check
    from nctrends.files.load import load_series

    series = load_series(asked.series)
    findings = check(series)
    if any(finding.severity == "error" for finding in findings):
        asked.code = FAULTY
    if asked.format == "text":
        from nctrends.publish.findings import findings_text

        return findings_text(findings, series)
    return _data(findings, asked.format)


def _report(asked: argparse.Namespace) -> str:
    from nctrends.files.load import load_series
    from nctrends.publish.report import report

    report(load_series(asked.series), asked.file, **_options(asked))
    return f"Wrote {asked.file}.\n"


def _plot(asked: argparse.Namespace) -> str:
    from nctrends.files.load import load_series
    from nctrends.publish.pictures import plot_changes, plot_years

    ending = next((end for end in (".png", ".svg", ".html") if asked.file.lower().endswith(end)), None)
    if ending is None:
        raise NctrendsError(f"{asked.file}: a picture is written as .png, .svg or .html. Give such a name.")
    series = load_series(asked.series)
    if asked.kind == "years":
        picture = plot_years(series, indicators=asked.indicator, base=asked.base)
    else:
        from nctrends.analysis.changes import changes

        picture = plot_changes(changes(series, indicators=asked.indicator, **_options(asked)))
    draw: Callable[[str], object] = getattr(picture, f"to_{ending[1:]}")
    draw(asked.file)
    return f"Wrote {asked.file}. {picture.alternative}\n"


def _new(asked: argparse.Namespace) -> str:
    from nctrends.publish.skeleton import start_edition

    path, going_on = start_edition(asked.series, asked.year, like=asked.like)
    steps = "1 step" if len(going_on) == 1 else f"{len(going_on)} steps"
    added = f" and added {steps} to decide to {path.parent / 'crosswalk.toml'}" if going_on else ""
    return f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(asked.series)} lists what is missing.\n"


def _read(asked: argparse.Namespace) -> str:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    return explain_reading(read_printed(asked.text)) + "\n"


def _recover(asked: argparse.Namespace) -> str:
    from nctrends.analysis.recovery import recover_base
    from nctrends.present.recovery import explain_recovery

    found = recover_base(asked.printed, max_base=asked.max, kind=asked.kind)
    return explain_recovery(found, asked.printed) + "\n"


def _schema(asked: argparse.Namespace) -> str:
    from nctrends.files.schema import schema_text

    return schema_text(asked.kind)


def _drawn(tables: Sequence[Table], asked: argparse.Namespace) -> str:
    from nctrends.publish.drawing import drawn

    return drawn(tables, asked.format, width=_width(asked))


def _width(asked: argparse.Namespace) -> int:
    """Return how wide a text may be: as the terminal, which COLUMNS may tell; a pipe and a file have no window."""
    if asked.output or not sys.stdout.isatty():
        return PIPE
    return max(NARROWEST, shutil.get_terminal_size((PIPE, 24)).columns)


def _data(rows: Collection[Any], form: str) -> str:
    from nctrends.publish.data import to_csv, to_json

    if form == "text":
        return rows.to_text()
    return to_csv(rows) if form == "csv" else to_json(rows)


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
