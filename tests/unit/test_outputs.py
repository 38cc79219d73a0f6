"""All that the commands print, in every format and for both bundled series: nothing missing is shown as if it were."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from nctrends.cli import main
from nctrends.files.load import load_series

SERIES = ("netclean", "scottish-health-survey")
DRAWN = ("text", "markdown", "html", "latex")
COMMANDS = [
    *(
        (verb, form)
        for verb in ("table", "estimates", "align", "compare", "trends")
        for form in (*DRAWN, "csv", "json")
    ),
    *((f"table --layout {layout}", form) for layout in ("years", "distribution") for form in DRAWN),
    *(("changes", form) for form in ("text", "csv", "json")),
    *(("check", form) for form in ("text", "csv", "json")),
]
MISSING = re.compile(r"(?<![\w-])(nan|NaN|None|NaT|<NA>|inf|Infinity|-inf)(?![\w-])")


class Cells(HTMLParser):
    """The text of a page between its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def cells(text: str, form: str) -> Iterator[str]:
    """What a reader sees in one place, one text after the other."""
    if form == "csv":
        yield from (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    elif form == "json":
        yield from (str(value) for row in json.loads(text) for value in row.values() if value is not None)
    elif form == "html":
        yield from Cells(text).texts
    else:
        marks = {"text": r"\s{2,}|\n", "markdown": r"\||<br>|\n", "latex": r" & |\\newline|\\tabularnewline|\n"}
        yield from re.split(marks[form], text)


def unlabelled(series: str) -> set[str]:
    """Ids of groups, options and items that have a label of other letters, and are no text that a report prints."""
    found, printed = set(), set()
    for edition in load_series(series):
        for survey in edition.surveys.values():
            named = {name: group.label for name, group in survey.groups.items()}
            for question in survey.questions.values():
                named |= {option.id: option.label for option in question.options}
                named |= {name: item.label for name, item in question.items.items()}
                printed |= {text for figure in question.figures for text in (figure.printed, figure.measure)}
            found |= {name for name, label in named.items() if name.lower() != label.lower()}
            found |= {name for name, group in survey.groups.items() if name != group.label}
    return found - printed


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize(("command", "form"), COMMANDS)
def test_nothing_missing_is_printed(command: str, form: str, series: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No cell shows a missing number as a word, and no drawn table an id where there is a label."""
    assert main([*command.split(), "--series", series, "--format", form]) in (0, 1)
    text = capsys.readouterr().out
    assert text or command == "check"
    shown = [cell.strip(" *-") for cell in cells(text, form)]
    assert not [cell for cell in shown if MISSING.search(cell)]
    if form in ("markdown", "html", "latex"):  # text breaks lines, so that a word of a label may stand alone
        assert not set(shown) & unlabelled(series)
