"""The command line: the one module that reads arguments, prints and exits."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from nctrends import __version__
from nctrends.errors import NctrendsError, nearest

if TYPE_CHECKING:
    from nctrends.present.tables import Table
    from nctrends.results.collection import Collection

FINE, FAULTY, UNUSABLE = 0, 1, 2

COMPARISON = (
    "against",
    "conf_level",
    "effect",
    "method",
    "ranges",
    "base",
    "adjust",
    "family",
    "smallest_change",
    "design_effect",
    "dont_know",
    "despite",
)
"""Arguments that are options of `changes`."""

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

DRAWN = ("text", "markdown", "html", "latex")
"""Forms of a table for readers; the others are for programs."""

WORKBOOK = ".xlsx"
"""The ending of an output that is written as a workbook, by the commands that have one."""

Verb = Callable[[argparse.Namespace], str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where a check found errors, or 2 for input that cannot be used."""
    asked = _parser().parse_args(_protected(sys.argv[1:] if arguments is None else arguments))
    try:
        if "format" in asked and asked.format is None:
            if asked.output and asked.output.lower().endswith(WORKBOOK):
                return _workbook(asked)
            asked.format = _format_of(asked.output)
        text = asked.verb(asked)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nctrends",
        description="Compare survey reports across their yearly editions, from published percentages and respondent "
        "counts alone.",
        epilog="Exit codes: 0 fine, 1 a check found errors, 2 arguments or input that cannot be used.",
    )
    parser.add_argument("--version", action="version", version=f"nctrends {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    table = _verb(verbs, "table", _table, "the year-over-year table, in words")
    _add_series(table, formats=(*DRAWN, "csv", "json"))
    _add_comparison(table)
    table.add_argument(
        "--layout",
        default="changes",
        help="changes (default), years (editions side by side) or distribution (whole scales of answers)",
    )
    changes = _verb(verbs, "changes", _changes, "the main columns behind the table; all of them as csv or json")
    _add_series(changes, formats=("text", "csv", "json"))
    _add_comparison(changes)
    changes.add_argument("--explain", metavar="INDICATOR", help="say step by step how its changes come about")
    estimates = _verb(verbs, "estimates", _estimates, "what each edition says: shares, ranges, bases")
    _add_series(estimates, formats=(*DRAWN, "csv", "json"))
    estimates.add_argument("--edition", type=int, metavar="YEAR", help="one edition only")
    for parser_of_results in (table, changes, estimates):
        parser_of_results.epilog = "An output whose name ends in .xlsx is a workbook of the whole series."
    align = _verb(verbs, "align", _align, "where a figure exists, which editions may be compared, and why not")
    _add_series(align, formats=(*DRAWN, "csv", "json"))
    compare = _verb(verbs, "compare", _compare, "two editions side by side: what was asked otherwise")
    compare.add_argument("earlier", nargs="?", type=int, metavar="YEAR", help="one edition (default: the last but one)")
    compare.add_argument("later", nargs="?", type=int, metavar="YEAR", help="the other (default: the last)")
    _add_series(compare, formats=(*DRAWN, "csv", "json"))
    trends = _verb(verbs, "trends", _trends, "straight lines through three editions or more")
    _add_series(trends, formats=(*DRAWN, "csv", "json"))
    check = _verb(verbs, "check", _check, "what is odd in the data; exit code 1 where something is impossible")
    _add_series(check, formats=("text", "csv", "json"))
    _add_outputs(verbs)
    read = _verb(verbs, "read", _read, "what a printed text is taken for, and why")
    read.add_argument("text", help='a printed quantity, such as "almost 60 percent"')
    read.set_defaults(output=None)
    recover = _verb(verbs, "recover", _recover, "how many people can have printed a row of percentages")
    recover.add_argument("printed", nargs="+", help="the cells of one row, such as 6.1%% 12.8%% 22.4%% 36.7%% 21.9%%")
    recover.add_argument(
        "--max", type=int, required=True, metavar="N", help="the most people there can be: the respondents"
    )
    recover.add_argument(
        "--kind", choices=("single", "multi"), default="single", help="one answer each (default), or several"
    )
    recover.set_defaults(output=None)
    schema = _verb(verbs, "schema", _schema, "the JSON Schema of the files, for an editor")
    schema.add_argument("kind", choices=("edition", "crosswalk"), help="which file")
    schema.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")
    return parser


def _add_outputs(verbs: Any) -> None:
    """Add the commands that write files of their own."""
    report = _verb(verbs, "report", _report, "everything on one page, in one HTML file")
    report.add_argument("file", metavar="FILE", help="where to, such as report.html")
    report.add_argument(
        "--series", default="netclean", metavar="NAME|FOLDER", help="as for the other commands (default: netclean)"
    )
    _add_comparison(report)
    report.set_defaults(output=None)
    plot = _verb(verbs, "plot", _plot, "a picture: a forest of the changes, or shares over the years")
    plot.epilog = "Example: nctrends plot years smoking.svg --series scottish-health-survey --indicator never-smokers"
    plot.add_argument("kind", choices=("changes", "years"), help="which picture")
    plot.add_argument("file", metavar="FILE", help="where to: forest.png, forest.svg or forest.html")
    plot.add_argument(
        "--series", default="netclean", metavar="NAME|FOLDER", help="as for the other commands (default: netclean)"
    )
    plot.add_argument("--indicator", action="append", metavar="ID", help="one indicator alone; may be given again")
    _add_comparison(plot)
    plot.set_defaults(output=None)
    new = _verb(verbs, "new", _new, "the next edition: last year's questions, ready to fill in")
    new.add_argument("year", nargs="?", type=int, metavar="YEAR", help="default: the year after the last edition")
    new.add_argument("--series", required=True, metavar="FOLDER", help="a folder of edition files of your own")
    new.add_argument("--like", type=int, metavar="YEAR", help="take the questions of this edition (default: the last)")
    new.set_defaults(output=None)


def _verb(verbs: Any, name: str, verb: Verb, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.set_defaults(verb=verb, code=FINE)
    return parser


def _add_series(parser: argparse.ArgumentParser, *, formats: tuple[str, ...]) -> None:
    parser.add_argument(
        "--series",
        default="netclean",
        metavar="NAME|FOLDER",
        help="a bundled series, or a folder of edition files (default: netclean)",
    )
    parser.add_argument(
        "--format",
        choices=formats,
        help="text, or as the name of the output says (.md, .html, .tex, .csv, .json); csv and json have all columns",
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")


def _add_comparison(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        metavar="previous|first|all|YEAR",
        help="the edition that each is compared with (default: previous, the latest earlier one that has the figure; "
        "first for the layout years)",
    )
    parser.add_argument("--conf-level", type=float, default=0.95, metavar="LEVEL", help="default: 0.95")
    parser.add_argument("--effect", default="difference", help="difference (default), ratio or odds_ratio")
    parser.add_argument("--method", default="miettinen-nurminen", help="of the interval (default: miettinen-nurminen)")
    parser.add_argument("--ranges", default="union", help="union (default), imbens-manski or printed")
    parser.add_argument("--base", default="recovered", help="recovered (default), respondents, smallest or a number")
    parser.add_argument("--adjust", default="holm", help="holm (default), benjamini-hochberg or none")
    parser.add_argument("--family", default="editions", help="adjusted over: editions (default), indicator or all")
    parser.add_argument(
        "--smallest-change", type=float, metavar="SHARE", help="the smallest change that matters, such as 0.05"
    )
    parser.add_argument("--design-effect", type=float, default=1.0, metavar="NUMBER", help="of a weighted survey")
    parser.add_argument("--dont-know", default="keep", help="keep (default) or drop")
    parser.add_argument(
        "--despite", action="append", default=[], metavar="REASON", help="overlook a reason, such as prompt; repeatable"
    )


def _table(asked: argparse.Namespace) -> str:
    if asked.format not in DRAWN:
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

    if asked.verb not in (_table, _changes, _estimates):
        raise NctrendsError(f'output "{asked.output}": a workbook comes from table, changes or estimates.')
    part = next((name for name in ("edition", "explain") if getattr(asked, name, None) is not None), None)
    if part is not None:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --{part}.')
    chosen = _options(asked) if "against" in asked else {}
    write_workbook(load_series(asked.series), asked.output, **chosen)
    return FINE


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
    chosen = {name: getattr(asked, name) for name in COMPARISON if getattr(asked, name) is not None}
    chosen["base"] = float(asked.base) if asked.base.replace(".", "", 1).isdigit() else asked.base
    return chosen


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
        picture = plot_years(series, indicators=asked.indicator, base=_options(asked)["base"])
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


if __name__ == "__main__":
    sys.exit(main())
