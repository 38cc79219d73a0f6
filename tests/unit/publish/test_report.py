"""The page of a series: whole, safe, each figure one click from its source, nothing missing shown as a number."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from tests.strategies import fewer

import nctrends as nct
from nctrends.errors import InputError
from nctrends.model.series import Series
from nctrends.present.page import link
from nctrends.publish.report import report_text
from nctrends.testing import series as any_series

VOID = {"meta", "br", "img"}


class Seen(HTMLParser):
    """Tags in their order of nesting, ids, places led to, and the text a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id and where it leads."""
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        held = dict(attrs)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.targets += [held["href"] or ""] if "href" in held else []

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text of a cell or paragraph."""
        if self.open and self.open[-1] not in ("style", "title"):
            self.cells.append(data)


@pytest.fixture(params=["netclean", "scottish-health-survey"])
def bundled(request: pytest.FixtureRequest) -> Series:
    """Each bundled series."""
    return nct.load_series(request.param)


def test_page_is_well_formed_and_loads_nothing(bundled: Series) -> None:
    """Tags close in order, ids are there once, links lead to places on the page, no script or outside file is named."""
    text = report_text(bundled, nct.changes(bundled))
    seen = Seen(text)
    assert seen.open == []
    assert len(set(seen.ids)) == len(seen.ids)
    assert {target[1:] for target in seen.targets if target.startswith("#")} <= set(seen.ids)
    assert not seen.tags & {"script", "link", "iframe", "object", "form"}
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|\son\w+=", text)


def test_every_figure_of_a_change_leads_to_its_source(bundled: Series) -> None:
    """Both printed figures of each change lead to a row, and that row has the printed text."""
    rows = nct.changes(bundled)
    text = report_text(bundled, rows)
    changes, sources = (
        text.split(f'<section id="{name}"')[1].split("</section>")[0] for name in ("changes", "sources")
    )
    led = re.findall(r'<a href="#(figure-\d+)">([^<]*)</a>', changes)
    assert len(led) == 2 * len(rows)
    for name, printed in led:
        line = sources.split(f'<tr id="{name}">')[1].split("</tr>")[0]
        assert printed.split(" + ")[0].replace("\xa0", " ") in line.replace("\xa0", " ")


def test_no_cell_shows_what_is_missing(bundled: Series) -> None:
    """Neither nan nor None stands anywhere, and no number has more than two decimals."""
    seen = Seen(report_text(bundled, nct.changes(bundled)))
    told = [cell.strip() for cell in seen.cells if cell.strip()]
    assert not {"nan", "None", "inf", "NaN"} & {word.strip("[](),;") for cell in told for word in cell.split()}
    assert not [cell for cell in told if re.search(r"\d\.\d{4,}", cell)]


def test_text_of_the_files_cannot_become_markup(netclean: Series) -> None:
    """Whatever a file holds is text: no tag of a label is one of the page, no other scheme than the web's is led to."""
    crosswalk = evolve(netclean.crosswalk, title="<script>alert(1)</script>", respondents='"><img src=x>')
    text = report_text(evolve(netclean, crosswalk=crosswalk), nct.changes(netclean))
    assert "script" not in Seen(text).tags
    assert "<img src=x" not in text
    assert link("here", "javascript:alert(1)") == "here"


def test_page_is_written_whole_or_not_at_all(netclean: Series, tmp_path: Path) -> None:
    """A folder that is not there ends with one sentence; the same input gives the same page."""
    with pytest.raises(InputError, match="Nothing was written"):
        nct.report(netclean, tmp_path / "gone" / "report.html")
    for name in ("one.html", "two.html"):
        nct.report(netclean, tmp_path / name, against="first")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@given(any_series())
@fewer(5, shrink=False)
def test_any_series_has_a_page(drawn: Series) -> None:
    """Whatever a series holds, its page is well formed; a net that cannot be joined is refused as everywhere."""
    try:
        rows = nct.changes(drawn)
    except InputError:
        return
    assert Seen(report_text(drawn, rows)).open == []
