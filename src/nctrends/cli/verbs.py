"""What each command does, from its arguments to the text that is printed; nothing here prints or exits."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nctrends.cli.arguments import DRAWN, LAYOUT, PICTURES, WORKBOOKS
from nctrends.cli.options import COMPARISON, LINES, READ, SHARES
from nctrends.cli.terminal import PIPE
from nctrends.errors import NctrendsError, nearest

if TYPE_CHECKING:
    from nctrends.model.series import Series
    from nctrends.present.grid.table import Table
    from nctrends.results.collection import Collection

FAULTY = 1
"""The exit code where a check found errors."""
Verb = Callable[[argparse.Namespace], str]


def _series(asked: argparse.Namespace) -> Series:
    """Return the series that is asked for; what comes after it is computing."""
    from nctrends.files.load import load_series

    asked.progress("reading the editions")
    series = load_series(asked.series)
    asked.progress("computing")
    return series


def _table(asked: argparse.Namespace) -> str:
    if asked.format not in DRAWN:
        _refuse_layout(asked)
        return _data(_compared(asked), asked.format)
    from nctrends.analysis.changes.changes import changes
    from nctrends.publish.tables import against_of, table_of

    series = _series(asked)
    rows = changes(series, **{"against": against_of(asked.layout), **_options(asked)})
    return _drawn([table_of(rows, series, layout=asked.layout)], asked)


def workbook(asked: argparse.Namespace) -> str:
    """Write the whole workbook, whichever of its sheets was asked for."""
    from nctrends.publish.workbook.workbook import write_workbook

    if asked.verb not in WORKBOOKS:
        raise NctrendsError(
            f'output "{asked.output}": a workbook comes from {", ".join(WORKBOOKS[:-1])} or {WORKBOOKS[-1]}.'
        )
    _refuse_layout(asked)
    if getattr(asked, "explain", None) is not None:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --explain.')
    if asked.verb == "estimates" and asked.editions:
        raise NctrendsError(f'output "{asked.output}": a workbook holds all of a series. Leave out --edition.')
    write_workbook(_series(asked), asked.output, **_options(asked, COMPARISON if "against" in asked else READ))
    told, asked.output = f"Wrote {asked.output}.\n", None
    return told


def _refuse_layout(asked: argparse.Namespace) -> None:
    """Raise where a layout was asked of a form that has all columns whatever the layout."""
    if getattr(asked, "layout", LAYOUT) != LAYOUT:
        raise NctrendsError(f"--layout {asked.layout}: a layout is of text, Markdown, HTML and LaTeX. Leave it out.")


def _changes(asked: argparse.Namespace) -> str:
    if asked.explain is not None and asked.format != "text":
        raise NctrendsError(f"--explain makes text, not {asked.format}. Leave out the format, or name a .txt.")
    rows = _compared(asked)
    if asked.explain is None and asked.format in DRAWN:
        from nctrends.publish.tables import list_of

        return _drawn([list_of(rows)], asked)
    if asked.explain is None:
        return _data(rows, asked.format)
    found = rows.filter(indicator=asked.explain)
    if not len(found):
        known = list(dict.fromkeys(rows.column("indicator")))
        raise NctrendsError(f'no change of an indicator "{asked.explain}". {nearest(asked.explain, known)}')
    return _fitted("\n".join(rows.explain(row) for row in found), asked)


def _compared(asked: argparse.Namespace) -> Any:
    from nctrends.analysis.changes.changes import changes

    return changes(_series(asked), **_options(asked))


def _options(asked: argparse.Namespace, names: Sequence[str] = COMPARISON) -> dict[str, Any]:
    """Return the options of `changes`, or others by name, that were given or have a default."""
    return {name: getattr(asked, name) for name in names if getattr(asked, name) is not None}


def _estimates(asked: argparse.Namespace) -> str:
    from nctrends.analysis.shares.estimates import estimates
    from nctrends.publish.editions import edition_tables, known_years

    series = _series(asked)
    years = asked.editions or series.years
    if asked.format in DRAWN:
        return _drawn(edition_tables(series, years, **_options(asked, READ)), asked)
    return _data(estimates(series, **_options(asked, READ)).filter(edition=known_years(series, years)), asked.format)


def _align(asked: argparse.Namespace) -> str:
    series = _series(asked)
    if asked.format in DRAWN:
        from nctrends.publish.links import links_table, matrix_table

        return _drawn([matrix_table(series), links_table(series)], asked)
    from nctrends.analysis.comparability.alignment import align

    return _data(align(series), asked.format)


def _compare(asked: argparse.Namespace) -> str:
    from nctrends.publish.differences import differences_table, two_editions

    series = _series(asked)
    if asked.format in DRAWN:
        return _drawn([differences_table(series, asked.earlier, asked.later)], asked)
    from nctrends.analysis.comparability.differences import compare_editions

    first, second = two_editions(series, asked.earlier, asked.later)
    return _data(compare_editions(series[first], series[second], crosswalk=series.crosswalk), asked.format)


def _trends(asked: argparse.Namespace) -> str:
    from nctrends.analysis.trends.trends import trends
    from nctrends.publish.trends import trends_table

    rows = trends(_series(asked), **_options(asked, LINES))
    return _drawn([trends_table(rows)], asked) if asked.format in DRAWN else _data(rows, asked.format)


def _check(asked: argparse.Namespace) -> str:
    from nctrends.analysis.checks.check import check

    series = _series(asked)
    findings = check(series)
    if any(finding.severity == "error" for finding in findings):
        asked.code = FAULTY
    if asked.format in DRAWN:
        from nctrends.publish.findings import findings_table

        return _drawn([findings_table(findings, series)], asked)
    return _data(findings, asked.format)


def _report(asked: argparse.Namespace) -> str:
    from nctrends.publish.page.report import report

    target = _target(asked, "report.html")
    if Path(target).suffix.lower() not in (".html", ".htm"):
        raise NctrendsError(f"{target}: the page is written as .html. A browser prints it as PDF.")
    report(_series(asked), target, **_options(asked))
    return f"Wrote {target}.\n"


def _plot(asked: argparse.Namespace) -> str:
    from nctrends.publish.pictures import plot_changes, plot_years

    target = _target(asked, "forest.png")
    named = next((form for form in PICTURES if target.lower().endswith(f".{form}")), None)
    ending = asked.format or named
    if ending is None:
        raise NctrendsError(f"{target}: a picture is written as .png, .svg or .html. Give such a name.")
    if named not in (None, ending):
        raise NctrendsError(f"{target}: --format {ending} is not what such a name holds. Change one.")
    series = _series(asked)
    if asked.kind == "years":
        chosen = _options(asked, SHARES)
        picture = plot_years(series, indicators=asked.indicators, editions=asked.editions, **chosen)
    else:
        from nctrends.analysis.changes.changes import changes

        picture = plot_changes(changes(series, **_options(asked)), sort=asked.sort)
    asked.progress("drawing")
    draw: Callable[[str], object] = getattr(picture, f"to_{ending}")
    draw(target)
    return _fitted(f"Wrote {target}. {picture.alternative}", asked)


def _target(asked: argparse.Namespace, such_as: str) -> str:
    """Return the one file that is named, as an argument or as the output."""
    named = [one for one in (asked.file, asked.file_named) if one]
    if len(named) != 1:
        which = "Two files are named" if named else "No file is named"
        raise NctrendsError(f"{which}. Give one, such as {such_as}.")
    return str(named[0])


def _new(asked: argparse.Namespace) -> str:
    from nctrends.publish.skeleton import start_edition

    path, going_on = start_edition(asked.series, asked.year, like=asked.like)
    steps = "1 step" if len(going_on) == 1 else f"{len(going_on)} steps"
    added = f" and added {steps} to decide to {path.parent / 'crosswalk.toml'}" if going_on else ""
    return f"Wrote {path}{added}.\nNext: nctrends check --series {shlex.quote(asked.series)} lists what is missing.\n"


def _read(asked: argparse.Namespace) -> str:
    from nctrends.reading.explaining import explain_reading
    from nctrends.reading.printed import read_printed

    quantity = read_printed(asked.text)
    return _record(quantity) if asked.format == "json" else _fitted(explain_reading(quantity), asked)


def _recover(asked: argparse.Namespace) -> str:
    from nctrends.analysis.recovery.recover import recover_base
    from nctrends.present.words.recovery import explain_recovery

    found = recover_base(asked.printed, max_base=asked.max, kind=asked.kind)
    return _record(found) if asked.format == "json" else _fitted(explain_recovery(found, asked.printed), asked)


def _schema(asked: argparse.Namespace) -> str:
    from nctrends.files.schema import schema_text

    return schema_text(asked.kind)


def _drawn(tables: Sequence[Table], asked: argparse.Namespace) -> str:
    from nctrends.publish.drawing import drawn

    return drawn(tables, asked.format, width=asked.width or PIPE, bold=asked.bold)


def _fitted(text: str, asked: argparse.Namespace) -> str:
    """Return sentences in lines that fit the terminal; a program and a file get them as they are."""
    told = text.rstrip("\n").split("\n")
    if asked.width is not None:
        from nctrends.present.grid.lines import wrapped

        told = [line for one in told for line in wrapped(one, asked.width)]
    return "\n".join(told) + "\n"


def _data(rows: Collection[Any], form: str) -> str:
    from nctrends.publish.data import to_csv, to_json

    return to_csv(rows) if form == "csv" else to_json(rows)


def _record(one: Any) -> str:
    from nctrends.publish.data import record_to_json

    return record_to_json(one)


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
