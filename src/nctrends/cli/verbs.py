"""What each command does, from its arguments to the text that is printed; nothing here prints or exits."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from nctrends.cli.command import Command, Outcome
from nctrends.cli.common import COMPARISON, LINES, SHARES
from nctrends.cli.parser import DRAWN, PICTURES, WORKBOOKS
from nctrends.cli.terminal import PIPE
from nctrends.errors import NctrendsError, nearest
from nctrends.model.words import DEFAULT_LAYOUT

if TYPE_CHECKING:
    from nctrends.present.grid.table import Table
    from nctrends.results.collection import Collection

FAULTY = 1
"""The exit code where a check found errors."""
Verb = Callable[[Command], Outcome]


def _table(command: Command) -> Outcome:
    if command.form not in DRAWN:
        _refuse_layout(command)
        return _data(_compared(command), command)
    from nctrends.publish.tables import table

    return _drawn([table(command.load(), layout=command.layout, **command.options())], command)


def workbook(command: Command) -> Outcome:
    """Write the whole workbook, whichever of its sheets was asked for."""
    from nctrends.publish.workbook.workbook import write_workbook

    if command.verb not in WORKBOOKS:
        raise NctrendsError(
            f'output "{command.output}": a workbook comes from {", ".join(WORKBOOKS[:-1])} or {WORKBOOKS[-1]}.'
        )
    _refuse_layout(command)
    if getattr(command.arguments, "explain", None) is not None:
        raise NctrendsError(f'output "{command.output}": a workbook holds all of a series. Leave out --explain.')
    for option, chosen in (("--edition", "editions"), ("--indicator", "indicators")):
        if command.verb == "estimates" and getattr(command, chosen):
            raise NctrendsError(f'output "{command.output}": a workbook holds all of a series. Leave out {option}.')
    write_workbook(
        command.load(), str(command.output), **command.options(COMPARISON if "against" in command.arguments else SHARES)
    )
    return Outcome(text=f"Wrote {command.output}.\n", is_written=True)


def _refuse_layout(command: Command) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(command.arguments, "layout", DEFAULT_LAYOUT) != DEFAULT_LAYOUT:
        raise NctrendsError(f"--layout {command.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(command: Command) -> Outcome:
    if command.explain is not None and command.form != "text":
        raise NctrendsError(f"--explain makes text, not {command.form}. Leave out the format, or name a .txt.")
    rows = _compared(command)
    if command.explain is None and command.form in DRAWN:
        from nctrends.present.tables.changes_table import changes_list

        return _drawn([changes_list(list(rows), rows.about)], command)
    if command.explain is None:
        return _data(rows, command)
    explained = rows.filter(indicator=command.explain)
    if not len(explained):
        known = list(dict.fromkeys(rows.column("indicator")))
        raise NctrendsError(f'no change of an indicator "{command.explain}". {nearest(command.explain, known)}')
    return _fitted("\n".join(rows.explain(row) for row in explained), command)


def _compared(command: Command) -> Any:
    from nctrends.analysis.changes.changes import changes

    return changes(command.load(), **command.options())


def _estimates(command: Command) -> Outcome:
    from nctrends.analysis.shares.estimates import estimates

    kept = {"indicators": command.indicators, "editions": command.editions}
    return _shown(estimates(command.load(), **kept, **command.options(SHARES)), command)


def _align(command: Command) -> Outcome:
    from nctrends.analysis.comparability.alignment import align

    series = command.load()
    if command.form not in DRAWN:
        return _data(align(series), command)
    from nctrends.analysis.comparability.availability import availability
    from nctrends.publish.tables import table

    return _drawn([table(availability(series)), table(align(series))], command)


def _compare(command: Command) -> Outcome:
    from nctrends.analysis.comparability.differences import compare_editions

    return _shown(compare_editions(command.load(), command.earlier, command.later), command)


def _trends(command: Command) -> Outcome:
    from nctrends.analysis.trends.trends import trends

    return _shown(trends(command.load(), **command.options(LINES)), command)


def _check(command: Command) -> Outcome:
    from nctrends.analysis.checks.check import check

    findings = check(command.load())
    code = FAULTY if any(finding.severity == "error" for finding in findings) else 0
    return evolve(_shown(findings, command), code=code)


def _report(command: Command) -> Outcome:
    from nctrends.publish.page.report import report

    target = _target(command, "report.html")
    if Path(target).suffix.lower() not in (".html", ".htm"):
        raise NctrendsError(f"{target}: the page is written as .html. A browser prints it as PDF.")
    report(command.load(), target, **command.options())
    return Outcome(text=f"Wrote {target}.\n")


def _plot(command: Command) -> Outcome:
    from nctrends.publish.pictures import plot_changes, plot_years

    target = _target(command, "forest.png")
    named = next((form for form in PICTURES if target.lower().endswith(f".{form}")), None)
    ending = command.arguments.format or named
    if ending is None:
        raise NctrendsError(f"{target}: a picture is written as .png, .svg or .html. Give such a name.")
    if named not in (None, ending):
        raise NctrendsError(f"{target}: --format {ending} is not what such a name holds. Change one.")
    series = command.load()
    if command.kind == "years":
        chosen = command.options(SHARES)
        picture = plot_years(series, indicators=command.indicators, editions=command.editions, **chosen)
    else:
        from nctrends.analysis.changes.changes import changes

        picture = plot_changes(changes(series, **command.options()), sort=command.sort)
    command.progress("drawing")
    draw: Callable[[str], object] = getattr(picture, f"to_{ending}")
    draw(target)
    return _fitted(f"Wrote {target}. {picture.alternative}", command)


def _target(command: Command, such_as: str) -> str:
    """Return the one file that is named, as an argument or as the output."""
    named = [path for path in (command.file, command.file_named) if path]
    if len(named) != 1:
        which = "Two files are named" if named else "No file is named"
        raise NctrendsError(f"{which}. Give one, such as {such_as}.")
    return str(named[0])


def _new(command: Command) -> Outcome:
    from nctrends.publish.new_edition import start_edition

    path, going_on = start_edition(command.series, command.year, like=command.like)
    take = "1 indicator takes" if len(going_on) == 1 else f"{len(going_on)} indicators take"
    added = f", and the step to it, which {take}, to {path.parent / 'crosswalk.toml'}" if going_on else ""
    text = f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(command.series)} lists what is missing.\n"
    return Outcome(text=text)


def _read(command: Command) -> Outcome:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    quantity = read_printed(command.text)
    return _record(quantity) if command.form == "json" else _fitted(explain_reading(quantity), command)


def _recover(command: Command) -> Outcome:
    from nctrends.analysis.recovery.recover import recover_base
    from nctrends.present.words.recovery_words import explain_recovery

    recovery = recover_base(command.printed, max_base=command.max, kind=command.kind)
    return (
        _record(recovery) if command.form == "json" else _fitted(explain_recovery(recovery, command.printed), command)
    )


def _schema(command: Command) -> Outcome:
    from nctrends.files.schema import schema_text

    return Outcome(text=schema_text(command.kind))


def _shown(rows: Collection[Any], command: Command) -> Outcome:
    """Return rows as a table for readers, or with all columns for programs."""
    if command.form not in DRAWN:
        return _data(rows, command)
    from nctrends.publish.tables import table

    return _drawn([table(rows)], command)


def _drawn(tables: Sequence[Table], command: Command) -> Outcome:
    """Return tables one below the other; HTML is a document of its own."""
    width = command.width or PIPE
    draw: Mapping[str, Callable[[Table], str]] = {
        "text": lambda table: table.to_text(width, bold=command.bold),
        "markdown": lambda table: table.to_markdown(),
        "html": lambda table: table.to_html(),
        "latex": lambda table: table.to_latex(),
    }
    text = "\n".join(map(draw[command.form], tables))
    if command.form == "html":
        from nctrends.present.grid.html import html_document

        text = html_document(tables[0].title, text)
    return Outcome(text=text)


def _fitted(text: str, command: Command) -> Outcome:
    """Return sentences in lines that fit the terminal; a program and a file get them as they are."""
    lines = text.rstrip("\n").split("\n")
    if command.width is not None:
        from nctrends.present.grid.line_breaks import wrapped

        lines = [part for line in lines for part in wrapped(line, command.width)]
    return Outcome(text="\n".join(lines) + "\n")


def _data(rows: Collection[Any], command: Command) -> Outcome:
    from nctrends.publish.data import to_csv, to_json

    return Outcome(text=to_csv(rows) if command.form == "csv" else to_json(rows))


def _record(record: Any) -> Outcome:
    from nctrends.publish.data import record_to_json

    return Outcome(text=record_to_json(record))


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
