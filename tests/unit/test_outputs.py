"""All that the commands print, in every format and for both bundled series: nothing missing is shown as if it were."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import nctrends as nct
from nctrends.cli.main import main
from nctrends.files.load import load_series
from nctrends.files.write import write_series

SERIES = ("netclean", "scottish-health-survey")
DRAWN = ("text", "markdown", "html", "latex")
COMMANDS = [
    *(
        (verb, form)
        for verb in ("table", "changes", "estimates", "align", "compare", "trends", "check")
        for form in (*DRAWN, "csv", "json")
    ),
    *((f"table --layout {layout}", form) for layout in ("years", "distribution", "links") for form in DRAWN),
    *(
        (f"table {option}", form)
        for option in ("--effect ratio", "--against all --adjust none", "--base smallest", "--design-effect 1.5")
        for form in DRAWN
    ),
]
IDS = "changes"
"""The command that shows ids beside their labels, for who wants to ask for one."""
MISSING = re.compile(r"(?<![\w-])(nan|NaN|None|NaT|<NA>|inf|Infinity|-inf)(?![\w-])")


class Page(HTMLParser):
    """What is read of a page or a picture: the texts between its tags, and those that stand for pictures."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.skipped = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the text of a picture; what is between the tags of a style is not read."""
        self.skipped += tag == "style"
        self.texts += [value for name, value in attrs if name in ("alt", "title") and value]

    def handle_endtag(self, tag: str) -> None:
        """Read on after a style."""
        self.skipped -= tag == "style"

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts += [data] if data.strip() and not self.skipped else []


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


def faults(texts: Iterable[str], series: str) -> list[str]:
    """Texts that show a missing number as a word, or an id in place of a label."""
    shown = [text.strip(" *-") for text in texts]
    ids = unlabelled(series)
    return [text for text in shown if MISSING.search(text) or text in ids]


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize(("command", "form"), COMMANDS)
def test_nothing_missing_is_printed(command: str, form: str, series: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No cell shows a missing number as a word, and no drawn table an id where there is a label."""
    assert main([*command.split(), "--series", series, "--format", form]) in (0, 1)
    text = capsys.readouterr().out
    assert text
    shown = [cell.strip(" *-") for cell in cells(text, form)]
    assert not [cell for cell in shown if MISSING.search(cell)]
    if form in ("markdown", "html", "latex") and command != IDS:  # text breaks lines, so a word may stand alone
        assert not set(shown) & unlabelled(series)


@pytest.mark.parametrize("series", SERIES)
def test_page_shows_labels_and_nothing_missing(series: str, tmp_path: Path) -> None:
    """What the page shows between its tags, and in the texts for those who do not see its pictures, is for readers."""
    nct.report(load_series(series), tmp_path / "report.html")
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert len(page.texts) > 500
    assert faults(page.texts, series) == []


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("picture", ["changes", "years"])
def test_picture_shows_labels_and_nothing_missing(series: str, picture: str) -> None:
    """The words of a picture are labels, as the words of a table are."""
    loaded = load_series(series)
    drawn = nct.plot_changes(loaded) if picture == "changes" else nct.plot_years(loaded)
    texts = Page(drawn.to_svg()).texts
    assert len(texts) > 50
    assert faults([*texts, *re.split("[:;(]", drawn.alternative)], series) == []


@pytest.mark.parametrize("series", SERIES)
def test_explanation_shows_nothing_missing(series: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each change is explained without a number that is not there."""
    for name in load_series(series).crosswalk.indicators:
        if main(["changes", "--explain", name, "--series", series]) == 0:
            assert faults(re.split(r"[.:;,]?\s*\n", capsys.readouterr().out), series) == []


@pytest.mark.parametrize(
    "command",
    [
        'read "almost 60 percent"',
        'read "two in three"',
        "recover 61.4% 38.6% --max 100",
        "recover 6.1% 12.8% 22.4% 36.7% 21.9% --max 272",
        "recover 12.3% 45.6% --max 30",
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_answers_about_figures_show_nothing_missing(
    command: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a text is taken for, and who can have printed a row, is told in words, or in JSON with null."""
    assert main([*shlex.split(command), "--format", form]) == 0
    assert not MISSING.search(capsys.readouterr().out)


def test_skeleton_of_an_edition_shows_nothing_missing(tmp_path: Path) -> None:
    """The file of the next edition holds no word for what is not there."""
    write_series(load_series("netclean"), tmp_path)
    assert main(["new", "--series", str(tmp_path)]) == 0
    assert not MISSING.search((tmp_path / "2021.toml").read_text(encoding="utf-8"))


NUMBER = re.compile(r"\d+(?:[.,](\d+))?")


def decimals(text: str) -> int:
    """Decimals of the number in a text that has the most, 0 where it has no number."""
    return max((len(found or "") for found in NUMBER.findall(text)), default=0)


def printed_decimals(text: str) -> int:
    """Decimals that a printed text supports: those of its numbers in percent, none for words and fractions."""
    is_fraction = re.search(r"\b(in|of|per)\b", text) and "%" not in text and "per cent" not in text
    return 0 if is_fraction else decimals(text)


@pytest.mark.parametrize("against", ["previous", "all"])
@pytest.mark.parametrize("series", SERIES)
def test_change_has_no_more_digits_than_its_figures(series: str, against: str) -> None:
    """A change has the decimals of the coarser of its two texts, but for one that would read 0 and is none."""
    rows = nct.changes(load_series(series), against=against)
    table = nct.table(rows)
    for section in table.sections:
        for row in section.rows:
            earlier, later, change = row[1][0], row[2][0], row[3][0]
            if change == "withheld" or re.search(r"[+−]0\.0*[1-9]", change):
                continue
            assert decimals(change) <= min(printed_decimals(earlier), printed_decimals(later)), row
            assert all(decimals(end) <= 1 or re.search(r"[+−]0\.0", end) for end in row[3][1].split(", ")), row


@pytest.mark.parametrize("series", SERIES)
def test_share_has_no_more_digits_than_its_print(series: str) -> None:
    """In the table of an edition a share has the decimals of its text, unless it would read 0."""
    loaded = load_series(series)
    for year in loaded.years:
        for section in nct.table(nct.estimates(loaded, editions=[year])).sections:
            for row in section.rows:
                told = row[2][0]
                if told.endswith("%") and not told.startswith("0."):
                    assert decimals(told) <= max(map(printed_decimals, row[1])), row
