"""The command line: the one module that reads arguments, prints and exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nctrends.cli.arguments import WORKBOOKS, completion, parsed, welcome
from nctrends.cli.terminal import Progress, is_styled, shown, width_of
from nctrends.cli.verbs import VERBS, workbook
from nctrends.errors import NctrendsError

UNUSABLE = 2

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where a check found errors, or 2 for input that cannot be used."""
    asked = parsed(_protected(sys.argv[1:] if arguments is None else arguments))
    asked.output = getattr(asked, "output", None)
    asked.width = None if asked.output else width_of(sys.stdout)
    asked.bold = not asked.output and is_styled(sys.stdout)
    try:
        with Progress(sys.stderr) as asked.progress:
            text = _done(asked)
            if asked.output:
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
        return welcome(has_series=any(path.stem.isdigit() for path in Path().glob("*.toml")))
    if "formats" in asked:
        if asked.output and asked.output.lower().endswith(WORKBOOK) and asked.format is None:
            return workbook(asked)
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
        return str(asked.format or "text")
    ending = Path(asked.output).suffix.lower()
    form = ENDINGS.get(ending, "")
    if asked.format is not None:
        if ending == WORKBOOK or (form not in ("", "text") and form != asked.format):
            raise NctrendsError(f"{asked.output}: --format {asked.format} is not what such a name holds. Change one.")
        return str(asked.format)
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


if __name__ == "__main__":
    sys.exit(main())
