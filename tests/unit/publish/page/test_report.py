"""The page of a series: whole, safe, each figure one click from its source, nothing missing shown as a number."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve, field, frozen
from hypothesis import given
from tests.strategies import fewer
from tests.unit.analysis.made import edition, indicator, place, question, series

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.publish.page import report as making
from nctrends.publish.page.report import report_text
from nctrends.testing import series as any_series

VOID = {"meta", "br", "img", "source"}


@frozen(kw_only=True)
class Cell:
    """A cell of a table: the heading it is under, its text, and where it leads."""

    name: str
    text: list[str] = field(factory=list)
    targets: list[str] = field(factory=list)


class Seen(HTMLParser):
    """Tags in their order of nesting, ids, places led to, the text a reader sees, and the cells of rows with an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.told: list[str] = []
        self.names: list[str] = []
        self.rows: dict[str, list[Cell]] = {}
        self.cells: list[Cell] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id, its name and where it leads."""
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        held = {name: value or "" for name, value in attrs}
        self.ids += [held["id"]] if "id" in held else []
        self.names += [held[name] for name in ("aria-label", "aria-labelledby") if name in held]
        if "href" in held:
            self.targets.append(held["href"])
            if self.cells:
                self.cells[-1].targets.append(held["href"])
        if tag == "tr":
            self.cells = self.rows.setdefault(held.get("id", ""), [])
        if tag in ("td", "th") and "tr" in self.open:
            self.cells.append(Cell(name=held.get("data-name", "")))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag
        if tag == "table":
            self.cells = []

    def handle_data(self, data: str) -> None:
        """Note the text of a cell or paragraph."""
        if not self.open or self.open[-1] in ("style", "title") or not data.strip():
            return
        told = data.replace("\xa0", " ").strip()
        self.told.append(told)
        if self.cells and {"td", "th"} & set(self.open):
            self.cells[-1].text.append(told)

    def cell(self, row: str, name: str) -> Cell:
        """Return the cell of a row under a heading."""
        (found,) = [cell for cell in self.rows[row] if cell.name == name]
        return found


@pytest.fixture(scope="module", params=["netclean", "scottish-health-survey", "made"])
def bundled(request: pytest.FixtureRequest) -> Series:
    """Each bundled series, and one of two editions as a reader makes it."""
    if request.param != "made":
        return nct.load_series(request.param)
    asked = question(["61.4%", "38.6%"])
    followed = indicator({year: place() for year in (2030, 2031)}, ["caution"])
    return series(*(edition(year, asked) for year in (2030, 2031)), indicators={"it": followed})


@pytest.fixture(scope="module")
def page(bundled: Series) -> str:
    """The page of each series."""
    return report_text(bundled)


@pytest.fixture(scope="module")
def seen(page: str) -> Seen:
    """What is on the page."""
    return Seen(page)


def test_page_is_well_formed_and_loads_nothing(page: str, seen: Seen) -> None:
    """Tags close in order, ids are there once, no script or outside file is named."""
    assert seen.open == []
    assert len(set(seen.ids)) == len(seen.ids)
    assert not {"script", "link", "iframe", "object", "form"} & set(seen.tags)
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|\son\w+=|src(set)?=\"(?!data:)", page)


def test_every_link_has_a_place(seen: Seen) -> None:
    """Each place on the page that is led to exists; all others are of the web."""
    inner = {target[1:] for target in seen.targets if target.startswith("#")}
    assert inner <= set(seen.ids)
    assert all(target.startswith(("#", "https://", "http://")) for target in seen.targets)


def test_every_part_is_in_the_contents(seen: Seen) -> None:
    """The list of contents leads to each section, and no two regions have the same name."""
    sections = [name.removesuffix("-heading") for name in seen.ids if name.endswith("-heading")]
    assert [f"#{name}" for name in sections if name != "contents"] == seen.targets[1 : len(sections)]
    assert len(set(seen.names)) == len(seen.names)


def test_headings_go_down_one_level_at_a_time(seen: Seen) -> None:
    """The page has one title; no heading skips a level."""
    levels = [int(tag[1]) for tag in seen.tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_figure_of_a_change_leads_to_its_source_and_back(bundled: Series, seen: Seen) -> None:
    """Both figures of each change, also a withheld one, lead to rows with that print, which lead back to the change."""
    changes = [name for name in seen.rows if name.startswith("change-")]
    assert len(changes) == len(nct.changes(bundled)) > 0
    for change in changes:
        for side in ("Earlier", "Later"):
            cell = seen.cell(change, side)
            assert cell.targets
            printed = [part for part in cell.text[: 2 * len(cell.targets) - 1] if part != "+"]
            for text, target in zip(printed, cell.targets, strict=True):
                assert text in seen.cell(target[1:], "Printed").text
                assert f"#{change}" in seen.cell(target[1:], "Used for").targets


def test_every_source_leads_to_its_document_where_an_address_is_known(bundled: Series, seen: Seen) -> None:
    """A line that names a document with an address is a link to it, and so is the document in the list."""
    known = {d.document: d.url for edition in bundled for d in edition.sources.values() if d.url}
    for row in (name for name in seen.rows if name.startswith("figure-")):
        cell = seen.cell(row, "Source")
        named = [text for text in cell.text if any(text == one or text.startswith(f"{one},") for one in known)]
        assert len(cell.targets) == len(named)
        assert set(cell.targets) <= set(known.values())
    assert set(known.values()) <= set(seen.targets)


def test_marks_lead_to_the_figures_they_stand_for(bundled: Series, seen: Seen) -> None:
    """Each figure that exists is led to from the matrix, and the words of a mark are there to be read out."""
    rows = nct.availability(bundled).filter(availability="printed")
    told = [text for text in seen.told if re.fullmatch(r"\d{4}: a figure is printed", text)]
    assert len(told) == len(rows)


def test_reasons_are_one_click_from_a_doubtful_verdict(bundled: Series, seen: Seen) -> None:
    """A verdict with a reason leads to the step that explains it, of the same first edition."""
    doubtful = [row for row in nct.changes(bundled) if row.reasons]
    led = {name: seen.cell(name, "Verdict").targets for name in seen.rows if name.startswith("change-")}
    assert sum(map(bool, led.values())) == len(doubtful)
    for change, targets in led.items():
        for target in targets:
            assert seen.cell(target[1:], "Step").text[0][:4] == seen.cell(change, "Earlier").text[-1][:4]


def test_no_cell_shows_what_is_missing(seen: Seen) -> None:
    """Neither nan nor None stands anywhere, and no number has more than two decimals."""
    words = {word.strip("[](),;") for told in seen.told for word in told.split()}
    assert not {"nan", "None", "inf", "NaN", "unknown"} & words
    assert not [told for told in seen.told if re.search(r"\d\.\d{4,}", told)]


def test_no_id_is_shown_where_a_label_exists(bundled: Series, seen: Seen) -> None:
    """Ids of files with a hyphen, of questions, items and options, stand nowhere in the text."""
    ids = {
        name
        for edition in bundled
        for survey in edition.surveys.values()
        for key, asked in survey.questions.items()
        for name in (key, *asked.items, *(option.id for option in asked.options))
        if "-" in name and name[0].isalpha()
    }
    labels = " ".join(
        label
        for edition in bundled
        for survey in edition.surveys.values()
        for asked in survey.questions.values()
        for label in (*(item.label for item in asked.items.values()), *(o.label for o in asked.options))
    )
    words = {word.strip("[](),;:·.") for told in seen.told for word in told.split()}
    assert not {name for name in ids & words if name not in labels.split()}


def test_upper_limit_of_people_is_a_whole_number(netclean: Series) -> None:
    """A share of 370 people bounds the next question by 128.8: nobody answers in part."""
    seen = Seen(report_text(netclean))
    limits = [told for told in seen.told if told.startswith("n ≤")]
    assert limits
    assert all(re.fullmatch(r"n ≤ [\d,]+", told) for told in limits)


def test_lead_does_not_call_all_figures_those_of_one_population(netclean: Series, scottish: Series) -> None:
    """Some figures are about businesses: the lead says so; a series that names nobody names nobody here."""
    assert "6 editions, 2015 to 2020. Police officers and, in part, others." in report_text(netclean)
    assert "12 editions, 2003 to 2018. Made from published figures" in report_text(scottish)


def test_options_reach_every_part_of_the_page(netclean: Series) -> None:
    """A level that is asked for is that of changes, trends and pictures."""
    text = report_text(netclean, conf_level=0.9)
    assert "95 %" not in text.split("</style>")[1].split('id="findings"')[0]
    assert text.count("90 %") > 3
    drawn = [b64decode(data).decode() for data in re.findall(r"base64,([^\"]+)", text)]
    assert len(drawn) == 4
    assert all("90 %" in svg and "95 %" not in svg for svg in drawn)


def test_other_figures_are_folded_and_those_that_links_lead_to_are_not(page: str) -> None:
    """A browser need not open anything to follow a link: what is closed at first has no place that is led to."""
    inside = "".join(re.findall(r"<details>.*?</details>", page, flags=re.DOTALL))
    places = set(re.findall(r' id="([^"]+)"', inside))
    assert not places & {target[1:] for target in Seen(page).targets}


def test_page_without_the_extra_says_what_the_pictures_show(netclean: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pictures cannot be drawn, their words stand in, with the command that gets what draws them."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    text = report_text(netclean)
    assert "<img" not in text
    assert "pip install &#x27;nctrends[plots]&#x27;" in text
    assert "6 rose, 1 fell" in text


def test_text_of_the_files_cannot_become_markup(netclean: Series) -> None:
    """Whatever a file holds is text: no tag of a label is one of the page."""
    crosswalk = evolve(
        netclean.crosswalk, title="<script>alert(1)</script>", respondents='"><img src=x>', note="<b>bold</b>"
    )
    text = report_text(evolve(netclean, crosswalk=crosswalk))
    assert not {"script", "b"} & set(Seen(text).tags)
    assert "<img src=x" not in text


def test_page_is_written_whole_or_not_at_all(netclean: Series, tmp_path: Path) -> None:
    """A folder that is not there ends with one sentence; the same input gives the same page."""
    with pytest.raises(InputError, match="Nothing was written"):
        nct.report(netclean, tmp_path / "gone" / "report.html")
    for name in ("one.html", "two.html"):
        nct.report(netclean, tmp_path / name, against="first")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_address_that_is_none_of_the_web_is_not_led_to(netclean: Series) -> None:
    """A file can hold "#changes" or a script for an address: the document is named, without a link."""
    first, *others = netclean
    for address in ("#changes", "javascript:alert(1)", ""):
        sources = {name: evolve(document, url=address) for name, document in first.sources.items()}
        seen = Seen(report_text(evolve(netclean, editions=(evolve(first, sources=sources), *others))))
        assert address == "#changes" or address not in seen.targets
        assert seen.targets.count("#changes") == 1
        assert any("no address on the web known" in told for told in seen.told)


@given(any_series())
@fewer(5, shrink=False)
def test_any_series_has_a_page(drawn: Series) -> None:
    """Whatever a series holds, its page is well formed; a net that cannot be joined is refused as everywhere."""
    try:
        nct.changes(drawn)
    except InputError:
        return
    seen = Seen(report_text(drawn))
    assert seen.open == []
    assert {target[1:] for target in seen.targets if target.startswith("#")} <= set(seen.ids)


def test_page_of_many_changes_draws_the_first(scottish: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    """More changes and indicators than a page draws are in its tables, and it says that no picture has them."""
    whole = report_text(scottish)
    assert "stand in the table alone" not in whole
    assert "are not drawn" not in whole
    monkeypatch.setattr(making, "MOST_SHEETS", 1)
    monkeypatch.setattr(making, "MOST_INDICATORS", 2)
    text = report_text(scottish)
    assert "The other changes stand in the table alone." in text
    assert "1 more indicator is not drawn." in text
    assert text.count("<picture") < whole.count("<picture")
    assert text.count('id="change-') == whole.count('id="change-') == 55
