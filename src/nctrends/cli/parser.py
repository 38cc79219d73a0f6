"""What the command line takes: commands, their arguments, and the words of their help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from nctrends import __version__
from nctrends.cli.common import (
    add_comparison,
    add_editions,
    add_file,
    add_indicators,
    add_lines,
    add_series,
    add_shares,
    add_source,
)
from nctrends.errors import nearest
from nctrends.model.words import DEFAULT_LAYOUT, LAYOUTS

DRAWN = ("text", "markdown", "html", "latex")
"""Forms of a table for readers; the others are for programs."""
PICTURES = ("png", "svg", "html")
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")

EXAMPLES = {
    "table": ("table --against first", "table --edition 2018 2019 --output two-years.html"),
    "changes": ("changes --output changes.csv", "changes --explain encryption"),
    "estimates": ("estimates --edition 2018",),
    "align": ("align --output matrix.html",),
    "compare": ("compare 2018 2019",),
    "trends": ("trends --series scottish-health-survey",),
    "check": ("check --series scottish-health-survey",),
    "report": ("report report.html",),
    "plot": ("plot changes forest.png", "plot years smoking.svg --series scottish-health-survey"),
    "plot changes": ("plot changes forest.png --indicator encryption --sort evidence",),
    "plot years": ("plot years smoking.svg --series scottish-health-survey --indicator never-smokers",),
    "new": ("new 2032 --series my-reports",),
    "read": ('read "almost 60 percent"',),
    "recover": ("recover 6.1% 12.8% 22.4% 36.7% 21.9% --max 272",),
    "schema": ("schema edition --output edition.schema.json",),
}
"""Under the help of each command; all but `new`, which needs a folder, run as they stand."""
WORKBOOKS = ("table", "changes", "estimates")
"""Commands whose output can be a workbook."""


class Parser(argparse.ArgumentParser):
    """A parser that says which of its choices may be meant."""

    def error(self, message: str) -> NoReturn:
        """End with the usage, the fault, and the nearest choice where there is one."""
        choice = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message)
        close = get_close_matches(choice[1], re.findall(r"[\w-]+", choice[2]), n=1) if choice else []
        super().error(f"{message}{f'. Did you mean {close[0]}?' if close else ''}")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `verb` is then the command that was asked for, None where none was.

    `completion` is the shell for which completion was asked.
    """
    whole = Parser(
        prog="nctrends",
        description="Compare survey reports across their yearly editions, from published percentages and respondent "
        "counts alone.",
        epilog="Exit codes: 0 fine, 1 a check found errors, 2 arguments or input that cannot be used.",
    )
    whole.set_defaults(verb=None)
    whole.add_argument("--version", action="version", version=f"nctrends {__version__}")
    whole.add_argument("--completion", choices=SHELLS, help="print what completes commands and options in a shell")
    verbs = whole.add_subparsers(title="commands", metavar="COMMAND")
    _add_tables(verbs)
    _add_pictures(verbs)
    _add_helpers(verbs)
    return whole


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for, or end with the usage of the command and what may have been meant."""
    whole = parser()
    asked, unknown = whole.parse_known_args(arguments)
    if unknown:
        one: argparse.ArgumentParser = getattr(asked, "parser", whole)
        known = [name for argument in one._actions for name in argument.option_strings]
        option = next((word for word in unknown if word.startswith("-")), "")
        hint = f" {nearest(option.split('=')[0], known)}" if option else ""
        one.error(f"unrecognized arguments: {' '.join(unknown)}.{hint}")
    return asked


def welcome(*, has_series: bool) -> str:
    """Return what can be done next, for somebody who names no command.

    Parameters
    ----------
    has_series : whether the folder at hand is a series
    """
    own = (
        [("table --series .", "what changed in this folder"), ("check --series .", "what is odd in it")]
        if has_series
        else [("table --series FOLDER", "what changed in your own files")]
    )
    steps = [
        ("table", "what changed in a bundled series"),
        ("report report.html", "the same with pictures and sources"),
        ('read "almost 60 percent"', "what a printed text is taken for"),
        *own,
        ("--help", "all commands; after one, examples"),
    ]
    wide = max(len(step) for step, _ in steps)
    lines = [f"  nctrends {step:<{wide}}  {about}" for step, about in steps]
    return "\n".join([f"nctrends {__version__}: what changed from report to report. Next:", "", *lines]) + "\n"


def completion(shell: str) -> str:
    """Return the script that completes commands, options, files and folders in a shell.

    Parameters
    ----------
    shell : one of `SHELLS`
    """
    import shtab  # noqa: PLC0415 - slow to load, and seldom asked for

    whole = parser()
    kinds = {"FILE": shtab.FILE, "FOLDER": shtab.DIRECTORY, "NAME|FOLDER": shtab.DIRECTORY}
    for argument in _arguments(whole):
        if argument.metavar in kinds:
            argument.complete = kinds[argument.metavar]  # type: ignore[attr-defined] # where shtab looks
    return f"{shtab.complete(whole, shell).rstrip()}\n"


def _arguments(one: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield all arguments of a parser and of the commands below it."""
    for argument in one._actions:
        yield argument
        if isinstance(argument, argparse._SubParsersAction):
            for below in argument.choices.values():
                yield from _arguments(below)


def _add_tables(verbs: Any) -> None:
    """Add the commands that print rows."""
    table = _verb(verbs, "table", "the year-over-year table, in words")
    add_series(table, formats=(*DRAWN, "csv", "json"))
    add_comparison(table, more="; first for the layout years")
    table.add_argument(
        "--layout",
        choices=tuple(LAYOUTS),
        default=DEFAULT_LAYOUT,
        help=f"{', '.join(f'{name} ({shows})' for name, shows in LAYOUTS.items())}; default: {DEFAULT_LAYOUT}",
    )
    changes = _verb(verbs, "changes", "the changes with their ids; all columns as csv or json")
    add_series(changes, formats=(*DRAWN, "csv", "json"))
    add_comparison(changes)
    changes.add_argument("--explain", metavar="INDICATOR", help="say step by step how its changes come about")
    estimates = _verb(verbs, "estimates", "what each edition says: shares, ranges, bases")
    add_series(estimates, formats=(*DRAWN, "csv", "json"))
    add_indicators(estimates)
    add_editions(estimates)
    add_shares(estimates)
    align = _verb(verbs, "align", "where a figure exists, which editions may be compared, and why not")
    add_series(align, formats=(*DRAWN, "csv", "json"))
    compare = _verb(verbs, "compare", "two editions side by side: what was asked otherwise")
    compare.add_argument(
        "earlier",
        nargs="?",
        type=int,
        metavar="YEAR",
        help="two editions; one alone is compared with that before it (default: the last two)",
    )
    compare.add_argument("later", nargs="?", type=int, metavar="YEAR", help=argparse.SUPPRESS)
    add_series(compare, formats=(*DRAWN, "csv", "json"))
    trends = _verb(verbs, "trends", "straight lines through three editions or more")
    add_series(trends, formats=(*DRAWN, "csv", "json"))
    add_lines(trends)
    check = _verb(verbs, "check", "what is odd in the data; exit code 1 where something is impossible")
    add_series(check, formats=(*DRAWN, "csv", "json"))


def _add_pictures(verbs: Any) -> None:
    """Add the commands that write a page or a picture."""
    report = _verb(verbs, "report", "everything on one page, in one HTML file")
    add_file(report, "report.html")
    add_source(report)
    add_comparison(report)
    plot = _verb(verbs, "plot", "a picture: a forest of the changes, or shares over the years")
    kinds = plot.add_subparsers(title="pictures", dest="kind", metavar="PICTURE", required=True)
    for kind, about in (("changes", "a forest of the changes"), ("years", "shares over the years")):
        picture = _verb(kinds, kind, about, of="plot")
        add_file(picture, "forest.png, forest.svg or forest.html")
        picture.add_argument("--format", choices=PICTURES, help="default: as the name of the file says")
        add_source(picture)
        if kind == "changes":
            picture.add_argument(
                "--sort",
                choices=("printed", "evidence"),
                default="printed",
                help="order of the table (default), or the smallest p-value first",
            )
            add_comparison(picture)
        else:
            add_indicators(picture)
            add_editions(picture)
            add_shares(picture)


def _add_helpers(verbs: Any) -> None:
    """Add the commands that help to write files, and to read single figures."""
    new = _verb(verbs, "new", "the next edition: last year's questions, ready to fill in")
    new.add_argument("year", nargs="?", type=int, metavar="YEAR", help="default: the year after the last edition")
    new.add_argument("--series", required=True, metavar="FOLDER", help="a folder of edition files of your own")
    new.add_argument("--like", type=int, metavar="YEAR", help="take the questions of this edition (default: the last)")
    read = _verb(verbs, "read", "what a printed text is taken for, and why")
    read.add_argument("text", help='a printed quantity, such as "almost 60 percent"')
    read.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    recover = _verb(verbs, "recover", "how many people can have printed a row of percentages")
    recover.add_argument("printed", nargs="+", help="the cells of one row, such as 6.1%% 12.8%% 22.4%% 36.7%% 21.9%%")
    recover.add_argument(
        "--max", type=int, required=True, metavar="N", help="the most people there can be: the respondents"
    )
    recover.add_argument(
        "--kind", choices=("single", "multi"), default="single", help="one answer each (default), or several"
    )
    recover.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    schema = _verb(verbs, "schema", "the JSON Schema of the files, for an editor")
    schema.add_argument("kind", choices=("edition", "crosswalk"), help="which file")
    schema.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")


def _verb(verbs: Any, name: str, about: str, *, of: str = "") -> argparse.ArgumentParser:
    """Add a command with its examples; one that stands below another keeps the other's name as its verb."""
    shown = EXAMPLES[f"{of} {name}".strip()]
    epilog = ["Example:" if len(shown) == 1 else "Examples:", *(f"  nctrends {one}" for one in shown)]
    if name in WORKBOOKS and not of:
        epilog += ["", "An output whose name ends in .xlsx is a workbook of the whole series."]
    one: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog="\n".join(epilog),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.set_defaults(verb=of or name, parser=one)
    return one
