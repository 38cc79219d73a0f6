"""Pictures: every row once, withheld rows without an interval, breaks that cut lines, the finding in words."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.unit.analysis.made import edition, indicator, place, question, series

import nctrends as nct
from nctrends.errors import InputError, MissingExtraError
from nctrends.model.series import Series
from nctrends.publish.pictures import Picture


@pytest.fixture(scope="module", params=["netclean", "scottish-health-survey"])
def bundled(request: pytest.FixtureRequest) -> Series:
    """Each bundled series."""
    return nct.load_series(request.param)


def values(picture: Picture) -> list[dict[str, Any]]:
    """The data of a picture."""
    found: list[dict[str, Any]] = picture.spec["data"]["values"]
    return found


def test_forest_has_every_change_once(bundled: Series) -> None:
    """Each change is a row; its interval in points is that of the change, and a withheld one has none."""
    rows = nct.changes(bundled)
    drawn = values(nct.plot_changes(rows))
    assert len(drawn) == len(rows)
    assert len({datum["label"] for datum in drawn}) == len(rows)
    withheld = [datum for datum in drawn if "not comparable" in datum["told"]]
    assert len(withheld) == sum(row.verdict == "not comparable" for row in rows)
    assert all(datum[end] is None for datum in withheld for end in ("low", "high", "point", "vague_low"))
    highs = sorted(round(row.conf_high * 100, 9) for row in rows if row.verdict != "not comparable")
    assert sorted(round(datum["high"], 9) for datum in drawn if datum["high"] is not None) == highs


def test_forest_by_evidence_puts_the_surest_first(netclean: Series) -> None:
    """The smallest p-value stands on top, withheld rows at the bottom."""
    first, *_, last = values(nct.plot_changes(netclean, sort="evidence"))
    assert "Cloud" in first["label"]
    assert "not comparable" in last["told"]


def test_phrase_has_a_bar_and_no_dot(netclean: Series) -> None:
    """Where a report prints words, no point is drawn that it did not print."""
    (cloud,) = [datum for datum in values(nct.plot_changes(netclean)) if "Cloud" in datum["label"]]
    assert cloud["point"] is None
    assert cloud["low"] < cloud["vague_low"] < cloud["vague_high"] < cloud["high"]


def test_ratios_stand_on_a_logarithmic_axis(netclean: Series) -> None:
    """A ratio has no change at 1, and halving is as far from it as doubling."""
    spec = json.dumps(dict(nct.plot_changes(nct.changes(netclean, effect="ratio")).spec))
    assert '"type": "log"' in spec
    assert '"datum": 1' in spec


def test_years_are_cut_where_a_step_does_not_compare() -> None:
    """A broken step begins a new stretch of the line and is marked; a gap in time stays a gap."""
    asked = question(["61.4%", "38.6%"])
    followed = indicator({y: place() for y in (2030, 2031, 2035)}, ["identical", "not_comparable"])
    made = series(*(edition(y, asked) for y in (2030, 2031, 2035)), indicators={"it": followed})
    drawn = values(nct.plot_years(made))
    assert [(d["year"], d["stretch"], d["broken"]) for d in drawn] == [
        (2030, 0, False),
        (2031, 0, False),
        (2035, 1, True),
    ]


def test_years_show_the_intervals_of_the_estimates(netclean: Series) -> None:
    """The upright lines are those that `estimates` gives."""
    shown = {(d["year"], round(d["low"], 9)) for d in values(nct.plot_years(netclean, indicators=["respondents-usa"]))}
    known = {
        (row.edition, round(row.conf_low * 100, 9))
        for row in nct.estimates(netclean).filter(question="country", option="usa")
    }
    assert shown <= known


def test_groups_are_small_multiples_with_their_names() -> None:
    """Each group has a picture of its own, under the name that the file gives it."""
    panels = {d["panel"].replace("\n", " ") for d in values(nct.plot_years(nct.load_series("scottish-health-survey")))}
    assert {panel.split(": ")[-1] for panel in panels} >= {"Men", "Women", "Current smoker"}


@pytest.mark.parametrize("plot", [nct.plot_changes, nct.plot_years])
def test_pictures_are_drawn_and_show_nothing_missing(plot: Any, bundled: Series) -> None:
    """PNG and SVG are what they are called; no text is nan or None; Altair takes the specification as its own."""
    picture = plot(bundled)
    assert picture.to_png(scale=1).startswith(b"\x89PNG\r\n")
    texts = [text for text in ElementTree.fromstring(picture.to_svg()).itertext() if text.strip()]
    assert not {"nan", "NaN", "None", "null", "undefined", "Infinity"} & {w for text in texts for w in text.split()}
    assert picture.chart.to_dict()
    assert plot(bundled).spec == picture.spec


def test_alternative_text_counts_the_verdicts(netclean: Series) -> None:
    """Who does not see the picture is told what it shows."""
    told = nct.plot_changes(netclean).alternative
    verdicts = list(nct.changes(netclean).column("verdict"))
    for verdict in ("rose", "fell", "not comparable"):
        assert re.search(rf"\b{verdicts.count(verdict)} {verdict}\b", told)


def test_picture_is_written_where_it_is_wanted(netclean: Series, tmp_path: Path) -> None:
    """A path gets what the call returns."""
    picture = nct.plot_changes(netclean)
    assert picture.to_svg(tmp_path / "a.svg") == (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert picture.to_png(tmp_path / "a.png") == (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize(
    ("more", "told"),
    [({"sort": "size"}, "Use printed or evidence"), ({"width": 3}, "Give 100 to 5000 pixels")],
)
def test_options_that_are_none_are_told(more: dict[str, Any], told: str, netclean: Series) -> None:
    """A choice that is not known, or a width that no axis has, is one sentence."""
    with pytest.raises(InputError, match=told):
        nct.plot_changes(netclean, **more)


def test_missing_library_is_one_sentence(netclean: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra a picture can be described but not drawn, and the sentence has the command."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'nctrends\[plots\]'"):
        nct.plot_changes(netclean).to_png()
