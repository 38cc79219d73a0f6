"""What the command line takes: commands, their arguments, and the words of their help."""

from __future__ import annotations

import argparse
from typing import Any

from nctrends import __version__

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

LAYOUT = "changes"
"""The layout of a table that is not asked for another."""

DRAWN = ("text", "markdown", "html", "latex")
"""Forms of a table for readers; the others are for programs."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `verb` is then the command that was asked for."""
    whole = argparse.ArgumentParser(
        prog="nctrends",
        description="Compare survey reports across their yearly editions, from published percentages and respondent "
        "counts alone.",
        epilog="Exit codes: 0 fine, 1 a check found errors, 2 arguments or input that cannot be used.",
    )
    whole.add_argument("--version", action="version", version=f"nctrends {__version__}")
    verbs = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    table = _verb(verbs, "table", "the year-over-year table, in words")
    _add_series(table, formats=(*DRAWN, "csv", "json"))
    _add_comparison(table)
    table.add_argument(
        "--layout",
        default=LAYOUT,
        help="changes (default), years (editions side by side) or distribution (whole scales of answers)",
    )
    changes = _verb(verbs, "changes", "the main columns behind the table; all of them as csv or json")
    _add_series(changes, formats=("text", "csv", "json"))
    _add_comparison(changes)
    changes.add_argument("--explain", metavar="INDICATOR", help="say step by step how its changes come about")
    estimates = _verb(verbs, "estimates", "what each edition says: shares, ranges, bases")
    _add_series(estimates, formats=(*DRAWN, "csv", "json"))
    estimates.add_argument("--edition", type=int, metavar="YEAR", help="one edition only")
    for parser_of_results in (table, changes, estimates):
        parser_of_results.epilog = "An output whose name ends in .xlsx is a workbook of the whole series."
    align = _verb(verbs, "align", "where a figure exists, which editions may be compared, and why not")
    _add_series(align, formats=(*DRAWN, "csv", "json"))
    compare = _verb(verbs, "compare", "two editions side by side: what was asked otherwise")
    compare.add_argument("earlier", nargs="?", type=int, metavar="YEAR", help="one edition (default: the last but one)")
    compare.add_argument("later", nargs="?", type=int, metavar="YEAR", help="the other (default: the last)")
    _add_series(compare, formats=(*DRAWN, "csv", "json"))
    trends = _verb(verbs, "trends", "straight lines through three editions or more")
    _add_series(trends, formats=(*DRAWN, "csv", "json"))
    check = _verb(verbs, "check", "what is odd in the data; exit code 1 where something is impossible")
    _add_series(check, formats=("text", "csv", "json"))
    _add_outputs(verbs)
    read = _verb(verbs, "read", "what a printed text is taken for, and why")
    read.add_argument("text", help='a printed quantity, such as "almost 60 percent"')
    read.set_defaults(output=None)
    recover = _verb(verbs, "recover", "how many people can have printed a row of percentages")
    recover.add_argument("printed", nargs="+", help="the cells of one row, such as 6.1%% 12.8%% 22.4%% 36.7%% 21.9%%")
    recover.add_argument(
        "--max", type=int, required=True, metavar="N", help="the most people there can be: the respondents"
    )
    recover.add_argument(
        "--kind", choices=("single", "multi"), default="single", help="one answer each (default), or several"
    )
    recover.set_defaults(output=None)
    schema = _verb(verbs, "schema", "the JSON Schema of the files, for an editor")
    schema.add_argument("kind", choices=("edition", "crosswalk"), help="which file")
    schema.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")
    return whole


def _add_outputs(verbs: Any) -> None:
    """Add the commands that write files of their own."""
    report = _verb(verbs, "report", "everything on one page, in one HTML file")
    report.add_argument("file", metavar="FILE", help="where to, such as report.html")
    _add_source(report)
    _add_comparison(report)
    report.set_defaults(output=None)
    plot = _verb(verbs, "plot", "a picture: a forest of the changes, or shares over the years")
    plot.epilog = "Example: nctrends plot years smoking.svg --series scottish-health-survey --indicator never-smokers"
    kinds = plot.add_subparsers(title="pictures", dest="kind", metavar="PICTURE", required=True)
    for kind, about in (("changes", "a forest of the changes"), ("years", "shares over the years")):
        picture = kinds.add_parser(kind, help=about, description=f"{about[0].upper()}{about[1:]}.")
        picture.add_argument("file", metavar="FILE", help="where to: forest.png, forest.svg or forest.html")
        _add_source(picture)
        picture.add_argument("--indicator", action="append", metavar="ID", help="one alone; may be given again")
        if kind == "changes":
            _add_comparison(picture)
        else:
            _add_base(picture)
    plot.set_defaults(output=None)
    new = _verb(verbs, "new", "the next edition: last year's questions, ready to fill in")
    new.add_argument("year", nargs="?", type=int, metavar="YEAR", help="default: the year after the last edition")
    new.add_argument("--series", required=True, metavar="FOLDER", help="a folder of edition files of your own")
    new.add_argument("--like", type=int, metavar="YEAR", help="take the questions of this edition (default: the last)")
    new.set_defaults(output=None)


def _verb(verbs: Any, name: str, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.set_defaults(verb=name, code=0)
    return parser


def _add_series(parser: argparse.ArgumentParser, *, formats: tuple[str, ...]) -> None:
    _add_source(parser)
    parser.add_argument(
        "--format",
        choices=formats,
        help="text, or as the name of the output says (.md, .html, .tex, .csv, .json); csv and json have all columns",
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--series",
        default="netclean",
        metavar="NAME|FOLDER",
        help="a bundled series, or a folder of edition files (default: netclean)",
    )


def _add_base(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base",
        default="recovered",
        type=_base,
        metavar="recovered|respondents|smallest|NUMBER",
        help="the people that shares are taken on (default: recovered)",
    )


def _base(text: str) -> str | float:
    """Return a base as `changes` takes it: a word, or a number of people."""
    return float(text) if text.replace(".", "", 1).isdigit() else text


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
    _add_base(parser)
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
