"""Options that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from nctrends.model.words import (
    ADJUSTMENTS,
    AGAINST,
    DONT_KNOW,
    EFFECTS,
    FAMILIES,
    METHODS,
    NAMED_BASES,
    RANGES,
    Reason,
)

COMPARISON = (
    "indicators",
    "editions",
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
LINES = ("indicators", "editions", "conf_level", "ranges", "base", "design_effect", "dont_know", "despite")
"""Arguments that are options of `trends`."""
SHARES = ("base", "conf_level", "dont_know", "design_effect")
"""Arguments that are options of `estimates` and `plot_years`, beside what is kept."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "effect": tuple(EFFECTS),
    "method": tuple(METHODS),
    "ranges": tuple(RANGES),
    "adjust": tuple(ADJUSTMENTS),
    "family": tuple(FAMILIES),
    "dont_know": DONT_KNOW,
}
"""The closed lists of options of `changes`."""

Arguments = argparse.ArgumentParser | argparse._ArgumentGroup
"""What arguments are added to."""


def add_series(parser: argparse.ArgumentParser, *, formats: tuple[str, ...]) -> None:
    """Add which series is read, and in which form and where to its rows go."""
    parser.set_defaults(formats=formats)
    add_source(parser)
    parser.add_argument(
        "--format",
        choices=formats,
        help="text, or as the name of the output says (.md, .html, .tex, .csv, .json); csv and json have all columns",
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the terminal")


def add_file(parser: argparse.ArgumentParser, such_as: str) -> None:
    """Add the file that is written, which can be named in two ways."""
    parser.add_argument("file", nargs="?", metavar="FILE", help=f"where to, such as {such_as}")
    parser.add_argument("--output", dest="file_named", metavar="FILE", help="the same as FILE")


def add_source(parser: argparse.ArgumentParser) -> None:
    """Add which series is read."""
    parser.add_argument(
        "--series",
        default="netclean",
        metavar="NAME|FOLDER",
        help="a bundled series (netclean, the default, or scottish-health-survey), or a folder of edition files",
    )


def add_comparison(parser: argparse.ArgumentParser, *, more: str = "") -> None:
    """Add what chooses and computes changes; `more` is said of the edition that each is compared with."""
    which = parser.add_argument_group("which changes")
    add_indicators(which)
    add_editions(which)
    which.add_argument(
        "--against",
        metavar="|".join((*AGAINST, "YEAR")),
        help="the edition that each is compared with (default: previous, the latest earlier one that has the figure"
        f"{more})",
    )
    how = parser.add_argument_group("how they are computed")
    _add_choice(how, "effect", "difference", "later minus earlier, or one divided by the other")
    _add_choice(how, "method", "miettinen-nurminen", "of the interval")
    _add_counting(how)
    _add_choice(how, "adjust", "holm", "for many comparisons")
    _add_choice(how, "family", "editions", "the comparisons that are adjusted together")
    how.add_argument(
        "--smallest-change", type=float, metavar="SHARE", help="the smallest change that matters, such as 0.05"
    )


def add_lines(parser: argparse.ArgumentParser) -> None:
    """Add what chooses and computes trends."""
    which = parser.add_argument_group("which trends")
    add_indicators(which)
    add_editions(which)
    _add_counting(parser.add_argument_group("how they are computed"))


def add_shares(parser: argparse.ArgumentParser) -> None:
    """Add what says how printed texts become shares."""
    how = parser.add_argument_group("how shares are found")
    _add_base(how)
    _add_level(how)
    _add_design(how)
    _add_choice(how, "dont_know", "keep", "whether answers without an opinion count")


def add_indicators(parser: Arguments) -> None:
    """Add which indicators are kept."""
    parser.add_argument(
        "--indicator", dest="indicators", action="append", metavar="ID", help="this one alone; may be given again"
    )


def add_editions(parser: Arguments) -> None:
    """Add which editions are kept."""
    parser.add_argument(
        "--edition",
        "--editions",
        dest="editions",
        action="extend",
        nargs="+",
        type=int,
        metavar="YEAR",
        help="these editions alone, such as --edition 2018 2019",
    )


def _add_counting(parser: Arguments) -> None:
    """Add what says on how many people figures stand, and how sure an interval is to be."""
    _add_level(parser)
    _add_choice(parser, "ranges", "union", "whether limits hold for all values that a printed text allows")
    _add_base(parser)
    _add_design(parser)
    _add_choice(parser, "dont_know", "keep", "whether answers without an opinion count")
    parser.add_argument(
        "--despite",
        action="append",
        default=[],
        metavar="REASON",
        help=f"overlook a reason: {', '.join(Reason)}; repeatable",
    )


def _add_level(parser: Arguments) -> None:
    parser.add_argument("--conf-level", type=float, default=0.95, metavar="LEVEL", help="default: 0.95")


def _add_design(parser: Arguments) -> None:
    parser.add_argument("--design-effect", type=float, default=1.0, metavar="NUMBER", help="of a weighted survey")


def _add_choice(parser: Arguments, name: str, default: str, about: str) -> None:
    parser.add_argument(
        f"--{name.replace('_', '-')}",
        choices=CHOICES[name],
        default=default,
        metavar="METHOD" if name == "method" else "|".join(CHOICES[name]),
        help=f"{about} (default: {default})" if name != "method" else f"{about}: {', '.join(CHOICES[name])}",
    )


def _add_base(parser: Arguments) -> None:
    """Add the people that shares are taken on."""
    parser.add_argument(
        "--base",
        default="recovered",
        type=_base,
        metavar="|".join((*NAMED_BASES, "NUMBER")),
        help="the people that shares are taken on (default: recovered)",
    )


def _base(text: str) -> str | float:
    """Return a base as `changes` takes it: a word, or a number of people."""
    return float(text) if text.replace(".", "", 1).isdigit() else text
