"""What each command does, from its arguments to the text that is printed; nothing here prints or exits."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from nctrends.cli.arguments import DRAWN, LAYOUT, PICTURES, WORKBOOKS
from nctrends.cli.asked import Asked, Outcome
from nctrends.cli.options import COMPARISON, LINES, READ, SHARES
from nctrends.cli.terminal import PIPE
from nctrends.errors import NctrendsError, nearest

if TYPE_CHECKING:
    from nctrends.present.grid.table import Table
    from nctrends.results.collection import Collection

FAULTY = 1
"""The exit code where a check found errors."""
Verb = Callable[[Asked], Outcome]


def _table(asked: Asked) -> Outcome:
    if asked.form not in DRAWN:
        _refuse_layout(asked)
        return _data(_compared(asked), asked)
    from nctrends.analysis.changes.changes import changes
    from nctrends.publish.tables import against_of, table_of

    series = asked.load()
    rows = changes(series, **{"against": against_of(asked.layout), **asked.options()})
    return _drawn([table_of(rows, series, layout=asked.layout)], asked)


def workbook(asked: Asked) -> Outcome:
    """Write the whole workbook, whichever of its sheets was asked for."""
    from nctrends.publish.workbook.workbook import write_workbook

    if asked.verb not in WORKBOOKS:
        raise NctrendsError(
            f'output "{asked.output}": a workbook comes from {", ".join(WORKBOOKS[:-1])} or {WORKBOOKS[-1]}.'
        )
    _refuse_layout(asked)
    if getattr(asked.arguments, "explain", None) is not None:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --explain.')
    if asked.verb == "estimates" and asked.editions:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --edition.')
    write_workbook(
        asked.load(), str(asked.output), **asked.options(COMPARISON if "against" in asked.arguments else READ)
    )
    return Outcome(text=f"Wrote {asked.output}.\n", is_written=True)


def _refuse_layout(asked: Asked) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(asked.arguments, "layout", LAYOUT) != LAYOUT:
        raise NctrendsError(f"--layout {asked.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(asked: Asked) -> Outcome:
    if asked.explain is not None and asked.form != "text":
        raise NctrendsError(f"--explain makes text, not {asked.form}. Leave out the format, or name a .txt.")
    rows = _compared(asked)
    if asked.explain is None and asked.form in DRAWN:
        from nctrends.publish.tables import list_of

        return _drawn([list_of(rows)], asked)
    if asked.explain is None:
        return _data(rows, asked)
    explained = rows.filter(indicator=asked.explain)
    if not len(explained):
        known = list(dict.fromkeys(rows.column("indicator")))
        raise NctrendsError(f'no change of an indicator "{asked.explain}". {nearest(asked.explain, known)}')
    return _fitted("\n".join(rows.explain(row) for row in explained), asked)


def _compared(asked: Asked) -> Any:
    from nctrends.analysis.changes.changes import changes

    return changes(asked.load(), **asked.options())


def _estimates(asked: Asked) -> Outcome:
    from nctrends.analysis.shares.estimates import estimates
    from nctrends.publish.editions import edition_tables, known_years

    series = asked.load()
    years = asked.editions or series.years
    if asked.form in DRAWN:
        return _drawn(edition_tables(series, years, **asked.options(READ)), asked)
    return _data(estimates(series, **asked.options(READ)).filter(edition=known_years(series, years)), asked)


def _align(asked: Asked) -> Outcome:
    series = asked.load()
    if asked.form in DRAWN:
        from nctrends.publish.links import links_table, matrix_table

        return _drawn([matrix_table(series), links_table(series)], asked)
    from nctrends.analysis.comparability.alignment import align

    return _data(align(series), asked)


def _compare(asked: Asked) -> Outcome:
    from nctrends.publish.differences import differences_table, two_editions

    series = asked.load()
    if asked.form in DRAWN:
        return _drawn([differences_table(series, asked.earlier, asked.later)], asked)
    from nctrends.analysis.comparability.differences import compare_editions

    first, second = two_editions(series, asked.earlier, asked.later)
    return _data(compare_editions(series[first], series[second], crosswalk=series.crosswalk), asked)


def _trends(asked: Asked) -> Outcome:
    from nctrends.analysis.trends.trends import trends
    from nctrends.publish.trends import trends_table

    rows = trends(asked.load(), **asked.options(LINES))
    return _drawn([trends_table(rows)], asked) if asked.form in DRAWN else _data(rows, asked)


def _check(asked: Asked) -> Outcome:
    from nctrends.analysis.checks.check import check

    series = asked.load()
    findings = check(series)
    code = FAULTY if any(finding.severity == "error" for finding in findings) else 0
    if asked.form in DRAWN:
        from nctrends.publish.findings import findings_table

        return evolve(_drawn([findings_table(findings, series)], asked), code=code)
    return evolve(_data(findings, asked), code=code)


def _report(asked: Asked) -> Outcome:
    from nctrends.publish.page.report import report

    target = _target(asked, "report.html")
    if Path(target).suffix.lower() not in (".html", ".htm"):
        raise NctrendsError(f"{target}: the page is written as .html. A browser prints it as PDF.")
    report(asked.load(), target, **asked.options())
    return Outcome(text=f"Wrote {target}.\n")


def _plot(asked: Asked) -> Outcome:
    from nctrends.publish.pictures import plot_changes, plot_years

    target = _target(asked, "forest.png")
    named = next((form for form in PICTURES if target.lower().endswith(f".{form}")), None)
    ending = asked.arguments.format or named
    if ending is None:
        raise NctrendsError(f"{target}: a picture is written as .png, .svg or .html. Give such a name.")
    if named not in (None, ending):
        raise NctrendsError(f"{target}: --format {ending} is not what such a name holds. Change one.")
    series = asked.load()
    if asked.kind == "years":
        chosen = asked.options(SHARES)
        picture = plot_years(series, indicators=asked.indicators, editions=asked.editions, **chosen)
    else:
        from nctrends.analysis.changes.changes import changes

        picture = plot_changes(changes(series, **asked.options()), sort=asked.sort)
    asked.progress("drawing")
    draw: Callable[[str], object] = getattr(picture, f"to_{ending}")
    draw(target)
    return _fitted(f"Wrote {target}. {picture.alternative}", asked)


def _target(asked: Asked, such_as: str) -> str:
    """Return the one file that is named, as an argument or as the output."""
    named = [path for path in (asked.file, asked.file_named) if path]
    if len(named) != 1:
        which = "Two files are named" if named else "No file is named"
        raise NctrendsError(f"{which}. Give one, such as {such_as}.")
    return str(named[0])


def _new(asked: Asked) -> Outcome:
    from nctrends.publish.skeleton import start_edition

    path, going_on = start_edition(asked.series, asked.year, like=asked.like)
    steps = "1 step" if len(going_on) == 1 else f"{len(going_on)} steps"
    added = f" and added {steps} to decide to {path.parent / 'crosswalk.toml'}" if going_on else ""
    text = f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(asked.series)} lists what is missing.\n"
    return Outcome(text=text)


def _read(asked: Asked) -> Outcome:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    quantity = read_printed(asked.text)
    return _record(quantity) if asked.form == "json" else _fitted(explain_reading(quantity), asked)


def _recover(asked: Asked) -> Outcome:
    from nctrends.analysis.recovery.recover import recover_base
    from nctrends.present.words.recovery import explain_recovery

    recovery = recover_base(asked.printed, max_base=asked.max, kind=asked.kind)
    return _record(recovery) if asked.form == "json" else _fitted(explain_recovery(recovery, asked.printed), asked)


def _schema(asked: Asked) -> Outcome:
    from nctrends.files.schema import schema_text

    return Outcome(text=schema_text(asked.kind))


def _drawn(tables: Sequence[Table], asked: Asked) -> Outcome:
    from nctrends.publish.drawing import drawn

    return Outcome(text=drawn(tables, asked.form, width=asked.width or PIPE, bold=asked.bold))


def _fitted(text: str, asked: Asked) -> Outcome:
    """Return sentences in lines that fit the terminal; a program and a file get them as they are."""
    lines = text.rstrip("\n").split("\n")
    if asked.width is not None:
        from nctrends.present.grid.lines import wrapped

        lines = [part for line in lines for part in wrapped(line, asked.width)]
    return Outcome(text="\n".join(lines) + "\n")


def _data(rows: Collection[Any], asked: Asked) -> Outcome:
    from nctrends.publish.data import to_csv, to_json

    return Outcome(text=to_csv(rows) if asked.form == "csv" else to_json(rows))


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
