"""The command line: the one module that reads arguments, prints and exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import evolve

from nctrends.cli.command import Command, Outcome
from nctrends.cli.parser import WORKBOOKS, completion, parsed, welcome
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
    arguments = _protected(sys.argv[1:] if arguments is None else arguments)
    try:
        with Progress(sys.stderr) as progress:
            outcome = _done(_command(parsed(arguments), progress))
        _print(outcome.text)
    except NctrendsError as error:
        print(f"nctrends: {type(error).__name__}: {error}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"nctrends: the output cannot be written: {error.strerror}.", file=sys.stderr)
        return UNUSABLE
    return outcome.code


def _command(arguments: argparse.Namespace, progress: Callable[[str], None]) -> Command:
    """Return the command with what the streams can show."""
    output = getattr(arguments, "output", None)
    return Command(
        arguments=arguments,
        form=getattr(arguments, "format", None) or "text",
        output=output,
        width=None if output else width_of(sys.stdout),
        bold=not output and is_styled(sys.stdout),
        progress=progress,
    )


def _done(command: Command) -> Outcome:
    """Return what a command prints, having written its output where one is named."""
    if command.completion:
        return Outcome(text=completion(command.completion))
    if command.verb is None:
        return Outcome(text=welcome(has_series=any(path.stem.isdigit() for path in Path().glob("*.toml"))))
    outcome = _run(command)
    if not command.output or outcome.is_written:
        return outcome
    return evolve(outcome, text=_written(outcome.text, command.output))


def _run(command: Command) -> Outcome:
    if "formats" not in command.arguments:
        return VERBS[command.verb](command)
    if command.output and command.output.lower().endswith(WORKBOOK) and command.format is None:
        return workbook(command)
    return VERBS[command.verb](evolve(command, form=_format_of(command)))


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
    options = [word for word in rest if word in ("-h", "--help") or word.startswith("--format=")]
    if "--format" in rest:
        place = rest.index("--format")
        options += rest[place : place + 2]
        del rest[place : place + 2]
    return [*verb, *options, "--", *(word for word in rest if word not in options)]


def _format_of(command: Command) -> str:
    """Return the format that the name of the output asks for, or raise where it asks for one that is not made."""
    if not command.output:
        return str(command.format or "text")
    ending = Path(command.output).suffix.lower()
    form = ENDINGS.get(ending, "")
    if command.format is not None:
        if ending == WORKBOOK or (form not in ("", "text") and form != command.format):
            raise NctrendsError(
                f"{command.output}: --format {command.format} is not what such a name holds. Change one."
            )
        return str(command.format)
    if form in command.formats:
        return form
    known = [ending for ending, form in ENDINGS.items() if ending and form in command.formats]
    known += [WORKBOOK] if command.verb in WORKBOOKS else []
    raise NctrendsError(
        f"{command.output}: {command.verb} writes {', '.join(known)}. Give such a name, or say --format. "
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
