"""What each command does, from its arguments to the text that is printed; nothing here prints or exits."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from nctrends.cli.arguments import DRAWN, LAYOUT, PICTURES, WORKBOOKS
from nctrends.cli.command import Command, Outcome
from nctrends.cli.options import COMPARISON, LINES, READ, SHARES
from nctrends.cli.terminal import PIPE
from nctrends.errors import NctrendsError, nearest

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
    from nctrends.analysis.changes.changes import changes
    from nctrends.publish.tables import against_of, table_of

    series = command.load()
    rows = changes(series, **{"against": against_of(command.layout), **command.options()})
    return _drawn([table_of(rows, series, layout=command.layout)], command)


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
    if command.verb == "estimates" and command.editions:
        raise NctrendsError(f'output "{command.output}": a workbook holds all of a series. Leave out --edition.')
    write_workbook(
        command.load(), str(command.output), **command.options(COMPARISON if "against" in command.arguments else READ)
    )
    return Outcome(text=f"Wrote {command.output}.\n", is_written=True)


def _refuse_layout(command: Command) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(command.arguments, "layout", LAYOUT) != LAYOUT:
        raise NctrendsError(f"--layout {command.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(command: Command) -> Outcome:
    if command.explain is not None and command.form != "text":
        raise NctrendsError(f"--explain makes text, not {command.form}. Leave out the format, or name a .txt.")
    rows = _compared(command)
    if command.explain is None and command.form in DRAWN:
        from nctrends.publish.tables import list_of

        return _drawn([list_of(rows)], command)
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
    from nctrends.publish.editions import edition_tables, known_years

    series = command.load()
    years = command.editions or series.years
    if command.form in DRAWN:
        return _drawn(edition_tables(series, years, **command.options(READ)), command)
    return _data(estimates(series, **command.options(READ)).filter(edition=known_years(series, years)), command)


def _align(command: Command) -> Outcome:
    series = command.load()
    if command.form in DRAWN:
        from nctrends.publish.links import links_table, matrix_table

        return _drawn([matrix_table(series), links_table(series)], command)
    from nctrends.analysis.comparability.alignment import align

    return _data(align(series), command)


def _compare(command: Command) -> Outcome:
    from nctrends.publish.differences import differences_table, two_editions

    series = command.load()
    if command.form in DRAWN:
        return _drawn([differences_table(series, command.earlier, command.later)], command)
    from nctrends.analysis.comparability.differences import compare_editions

    first, second = two_editions(series, command.earlier, command.later)
    return _data(compare_editions(series[first], series[second], crosswalk=series.crosswalk), command)


def _trends(command: Command) -> Outcome:
    from nctrends.analysis.trends.trends import trends
    from nctrends.publish.trends import trends_table

    rows = trends(command.load(), **command.options(LINES))
    return _drawn([trends_table(rows)], command) if command.form in DRAWN else _data(rows, command)


def _check(command: Command) -> Outcome:
    from nctrends.analysis.checks.check import check

    series = command.load()
    findings = check(series)
    code = FAULTY if any(finding.severity == "error" for finding in findings) else 0
    if command.form in DRAWN:
        from nctrends.publish.findings import findings_table

        return evolve(_drawn([findings_table(findings, series)], command), code=code)
    return evolve(_data(findings, command), code=code)


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
    from nctrends.publish.skeleton import start_edition

    path, going_on = start_edition(command.series, command.year, like=command.like)
    steps = "1 step" if len(going_on) == 1 else f"{len(going_on)} steps"
    added = f" and added {steps} to decide to {path.parent / 'crosswalk.toml'}" if going_on else ""
    text = f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(command.series)} lists what is missing.\n"
    return Outcome(text=text)


def _read(command: Command) -> Outcome:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    quantity = read_printed(command.text)
    return _record(quantity) if command.form == "json" else _fitted(explain_reading(quantity), command)


def _recover(command: Command) -> Outcome:
    from nctrends.analysis.recovery.recover import recover_base
    from nctrends.present.words.recovery import explain_recovery

    recovery = recover_base(command.printed, max_base=command.max, kind=command.kind)
    return (
        _record(recovery) if command.form == "json" else _fitted(explain_recovery(recovery, command.printed), command)
    )


def _schema(command: Command) -> Outcome:
    from nctrends.files.schema import schema_text

    return Outcome(text=schema_text(command.kind))


def _drawn(tables: Sequence[Table], command: Command) -> Outcome:
    from nctrends.publish.drawing import drawn

    return Outcome(text=drawn(tables, command.form, width=command.width or PIPE, bold=command.bold))


def _fitted(text: str, command: Command) -> Outcome:
    """Return sentences in lines that fit the terminal; a program and a file get them as they are."""
    lines = text.rstrip("\n").split("\n")
    if command.width is not None:
        from nctrends.present.grid.lines import wrapped

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
