"""Pictures: every row once, withheld rows without an interval, breaks that cut lines, the finding in words."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from attrs import evolve
from tests.unit.analysis.made import edition, indicator, place, question, series

import nctrends as nct
from nctrends.errors import InputError, MissingExtraError
from nctrends.model.series import Series
from nctrends.model.words import Verdict
from nctrends.present.pictures.forest_rows import LINE
from nctrends.publish.pictures import HIGH, Picture, forests


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
    assert len({datum["y"] for datum in drawn}) == len(rows)
    withheld = [datum for datum in drawn if "not comparable" in datum["told"]]
    assert len(withheld) == sum(row.verdict == "not comparable" for row in rows)
    assert all(datum[end] is None for datum in withheld for end in ("low", "high", "point", "vague_low"))
    highs = sorted(round(row.conf_high * 100, 9) for row in rows if row.verdict != "not comparable")
    assert sorted(round(datum["high"], 9) for datum in drawn if datum["high"] is not None) == highs


def test_forest_by_evidence_puts_the_surest_first(netclean: Series) -> None:
    """The smallest p-value stands on top, withheld rows at the bottom."""
    first, *_, last = values(nct.plot_changes(netclean, sort="evidence"))
    assert "Cloud" in first["name"]
    assert last["told"].startswith("≠ withheld: not comparable\n")


def test_phrase_has_a_bar_and_no_dot(netclean: Series) -> None:
    """Where a report prints words, no point is drawn that it did not print."""
    (cloud,) = [datum for datum in values(nct.plot_changes(netclean)) if "Cloud" in datum["name"]]
    assert cloud["point"] is None
    assert cloud["low"] < cloud["vague_low"] < cloud["vague_high"] < cloud["high"]


def test_ratios_stand_on_a_logarithmic_axis(netclean: Series) -> None:
    """A ratio has no change at 1, and halving is as far from it as doubling."""
    spec = json.dumps(dict(nct.plot_changes(nct.changes(netclean, effect="ratio")).spec))
    assert '"type": "log"' in spec
    assert '"no_change": 1' in spec


@pytest.mark.parametrize("effect", ["ratio", "odds_ratio"])
def test_ratio_beyond_the_axis_ends_in_an_arrow(effect: str) -> None:
    """A share of 0 makes a ratio of 0 or without end: its interval runs to the edge, and no dot is put elsewhere."""
    counts = pd.DataFrame({"indicator": ["up", "up", "down", "down"], "edition": [1, 2] * 2, "count": [0, 8, 5, 0]})
    picture = nct.plot_changes(nct.compare_frame(counts.assign(base=40), effect=effect))
    up, down = values(picture)
    scale = picture.spec["layer"][0]["encoding"]["x"]["scale"]
    assert (up["high"], up["beyond_high"], up["beyond_low"], up["point"]) == (*[scale["domain"][1]] * 2, None, None)
    assert (down["low"], down["beyond_low"], down["beyond_high"], down["point"]) == (
        *[scale["domain"][0]] * 2,
        None,
        None,
    )
    assert scale["domain"][0] < down["high"] < 1 < up["low"] < scale["domain"][1]
    assert {d["vague_low"] for d in (up, down)} <= {None, *scale["domain"]}
    assert "arrow" in " ".join(picture.spec["title"]["subtitle"])


def test_vague_row_keeps_its_printed_point(scottish: Series) -> None:
    """Where both figures are numbers their difference is a hollow dot, also if the verdict is too vague to say."""
    vague = [datum for datum in values(nct.plot_changes(scottish)) if datum["told"].startswith("? too vague")]
    assert vague
    assert all(datum["point"] is not None and not datum["changed"] for datum in vague)


def test_long_names_and_every_doubt_are_told_whole() -> None:
    """No word of a name or of a verdict is left out, however many lines they need."""
    words = [f"word{i}" for i in range(40)]
    frame = pd.DataFrame({"indicator": [" ".join(words)] * 2, "edition": [1, 2], "count": [3, 9], "base": [50, 50]})
    (drawn,) = values(nct.plot_changes(nct.compare_frame(frame)))
    assert drawn["name"].split() == words


def blocks(datum: dict[str, Any]) -> list[tuple[float, float]]:
    """From where to where each text of a row stands."""
    texts = [(datum[text], datum["y"] + datum[f"{text}_dy"]) for text in ("name", "bases", "told") if datum[text]]
    return [(y - LINE / 2, y - LINE / 2 + LINE * len(text.split("\n"))) for text, y in texts]


@pytest.mark.parametrize("words", ["beside", "above"])
def test_words_of_rows_stay_apart(words: Any, bundled: Series) -> None:
    """No text of a row begins before those of the row before it end, wherever the words stand."""
    drawn = values(nct.plot_changes(bundled, words=words))
    for earlier, later in pairwise(drawn):
        assert max(end for _, end in blocks(earlier)) <= min(start for start, _ in blocks(later))


def test_words_above_an_interval_leave_it_room(bundled: Series) -> None:
    """Where words stand above, each text of a row begins where the one before ends, and all end above the mark."""
    for datum in values(nct.plot_changes(bundled, words="above")):
        stacked = blocks(datum)
        assert all(one[1] == pytest.approx(next_[0]) for one, next_ in pairwise(stacked))
        assert stacked[-1][1] <= datum["y"] - (5 if datum["low"] is not None else 0)


def test_name_that_repeats_is_told_once(scottish: Series) -> None:
    """Steps of one indicator and group stand below one name, in their order, each with its two years."""
    drawn = values(nct.plot_changes(scottish))
    rows = nct.changes(scottish)
    named = [datum["name"] for datum in drawn if datum["name"]]
    assert named == ["Current smoker", "Current smoker: Men", "Current smoker: Women", "Ex-smoker", "Never smoker"]
    assert [datum["bases"][:4] for datum in drawn] == [str(row.earlier) for row in rows]


def test_pictures_for_paper_have_all_rows_once_on_one_axis(bundled: Series) -> None:
    """A long forest is cut between headings: all parts share an axis, and none is higher than a sheet."""
    rows = nct.changes(bundled)
    pairs = list(forests(rows))
    for side in (0, 1):
        drawn = [picture for pair in pairs for picture in pair[side : side + 1]]
        assert sum(len(values(picture)) for picture in drawn) == len(rows)
        assert len({str(picture.spec["layer"][0]["encoding"]["x"]["scale"]) for picture in drawn}) == 1
    assert all(wide.spec["height"] <= HIGH for wide, _ in pairs)
    assert [wide.alternative for wide, _ in pairs] == [narrow.alternative for _, narrow in pairs]


@pytest.mark.parametrize(("width", "words"), [(380, "beside"), (290, "above")])
def test_picture_fits_where_it_is_shown(width: int, words: Any, bundled: Series) -> None:
    """Beside, a forest is no wider than a column of a page; above, than a phone of 360 pixels less its margins."""
    svg = nct.plot_changes(bundled, words=words, width=width).to_svg()
    found = re.search(r'<svg[^>]* width="([\d.]+)', svg)
    assert found is not None
    assert float(found[1]) <= (992 if words == "beside" else 328)


def subtitle(picture: Picture) -> str:
    """The lines below the title."""
    return " ".join(picture.spec["title"]["subtitle"])


def test_who_was_asked_is_said_only_where_it_is_true(netclean: Series) -> None:
    """Of rows about police officers the picture says so, of mixed rows also, of rows about others it does not."""
    police, others = ["cloud-storage"], ["business-measures"]
    for plot in (lambda ids: nct.plot_changes(nct.changes(netclean, indicators=ids)), ids_over_years(netclean)):
        assert subtitle(plot(police)).startswith("Police officers, 2017 to 2019.")
        assert subtitle(plot(police + others)).startswith("Police officers and, in part, others, 2017 to 2020.")
        assert subtitle(plot(others)).startswith("2019 to 2020.")
        assert "Police officers" not in subtitle(plot(others))


def ids_over_years(series: Series) -> Any:
    """Return what draws indicators over the years."""
    return lambda ids: nct.plot_years(series, indicators=ids)


def test_years_take_what_estimates_take(netclean: Series, scottish: Series) -> None:
    """Level, base and the answers without an opinion are those of `estimates`, and the picture names the level."""
    options: dict[str, Any] = {"conf_level": 0.8, "dont_know": "drop"}
    picture = nct.plot_years(netclean, indicators=["respondents-usa"], **options)
    rows = nct.estimates(netclean, **options).filter(question="country", option="usa")
    known = {(row.edition, round(row.conf_low * 100, 9)) for row in rows}
    assert {(d["year"], round(d["low"], 9)) for d in values(picture)} <= known
    assert "80 % interval" in subtitle(picture)


def test_design_effect_widens_the_intervals_over_the_years(scottish: Series) -> None:
    """A design effect of 4 makes an interval about twice as wide, that of a fourth of the people."""
    plain, wide = (values(nct.plot_years(scottish, design_effect=effect)) for effect in (1.0, 4.0))
    for one, other in zip(plain, wide, strict=True):
        vague = one["vague_high"] - one["vague_low"]
        ratio = (other["high"] - other["low"] - vague) / (one["high"] - one["low"] - vague)
        assert ratio == pytest.approx(2, rel=0.05)  # Wilson's interval is not quite as wide as a root of the people


def test_no_line_at_no_change_beside_withheld_rows(netclean: Series) -> None:
    """The line at no change ends above the first row that has no change."""
    picture = nct.plot_changes(netclean)
    (line,) = picture.spec["layer"][0]["data"]["values"]
    withheld = [datum["y"] for datum in values(picture) if "withheld" in datum["told"]]
    compared = [datum["y"] for datum in values(picture) if "withheld" not in datum["told"]]
    assert max(compared) < line["bottom"] < min(withheld)


def test_nothing_to_draw_is_a_picture_too(netclean: Series) -> None:
    """Without rows, or with withheld ones alone, the picture is drawn and says so."""
    rows = nct.changes(netclean)
    for some in (rows[:0], rows.filter(verdict=Verdict.NOT_COMPARABLE)):
        for effect in (False, True):
            assert nct.plot_changes(some, sort="evidence" if effect else "printed").to_png(scale=1)


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


def test_last_year_has_its_number_on_the_axis(bundled: Series) -> None:
    """The first and the last edition are named on the axis of every picture, and no two numbers touch."""
    for panel in nct.plot_years(bundled).spec["concat"]:
        ticks = panel["encoding"]["x"]["axis"]["values"]
        low, high = panel["encoding"]["x"]["scale"]["domain"]
        assert (ticks[0], ticks[-1]) == (bundled.years[0], bundled.years[-1])
        assert all((b - a) / (high - low) * panel["width"] > 30 for a, b in pairwise(ticks))


def test_broken_line_is_not_told_as_a_course(netclean: Series) -> None:
    """The text that stands for the picture says of shares that do not compare that they do not."""
    told = nct.plot_years(netclean).alternative
    assert "and 56 % in 2019 (not comparable)" in told
    assert "46 % in 2017;" in told


def test_everything_drawn_lies_on_the_axis(bundled: Series) -> None:
    """No interval of a share is cut off at the top."""
    picture = nct.plot_years(bundled)
    top = picture.spec["concat"][0]["layer"][0]["encoding"]["y"]["scale"]["domain"][1]
    assert max(datum["high"] for datum in values(picture)) <= top <= 100


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
    panels = {d["panel"] for d in values(nct.plot_years(nct.load_series("scottish-health-survey")))}
    assert {panel.split(": ")[-1] for panel in panels} >= {"Men", "Women", "Current smoker"}


@pytest.mark.parametrize("plot", [nct.plot_changes, nct.plot_years])
def test_pictures_are_drawn_and_show_nothing_missing(plot: Any, bundled: Series) -> None:
    """PNG and SVG are what they are called; no text is nan or None; the specification is plain JSON."""
    picture = plot(bundled)
    assert picture.to_png(scale=1).startswith(b"\x89PNG\r\n")
    texts = [text for text in ElementTree.fromstring(picture.to_svg()).itertext() if text.strip()]
    assert not {"nan", "NaN", "None", "null", "undefined", "Infinity"} & {w for text in texts for w in text.split()}
    assert json.loads(json.dumps(picture.spec, allow_nan=False)) == picture.spec
    assert plot(bundled).spec == picture.spec


@pytest.mark.parametrize("plot", [nct.plot_changes, nct.plot_years])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("netclean", "answered are not a random sample of all"),
        ("scottish-health-survey", "too narrow."),
    ],
)
def test_picture_carries_what_limits_its_intervals(plot: Any, name: str, told: str) -> None:
    """A picture is passed on alone: who answered, and a design that is not known, stand on it."""
    assert told in " ".join(plot(nct.load_series(name)).spec["title"]["subtitle"])


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
    assert picture.to_html(tmp_path / "a.html") == (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("plot", [nct.plot_changes, nct.plot_years])
def test_picture_is_all_grey(plot: Any, bundled: Series) -> None:
    """Nothing depends on colour: a grey copy is the same picture."""
    colours = set(re.findall(r"#[0-9a-f]{6}", plot(bundled).to_svg()))
    assert colours
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"sort": "size"}, "Use printed or evidence"),
        ({"words": "below"}, "Use beside or above"),
        ({"width": 3}, "Give 100 to 5000 pixels"),
    ],
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


def test_notebook_shows_the_picture(bundled: Series) -> None:
    """A notebook draws the picture once, as SVG."""
    picture = nct.plot_changes(bundled)
    assert picture._repr_svg_() == picture.to_svg()
    assert picture._repr_html_() is None


def test_notebook_without_the_library_tells_what_the_picture_shows(
    netclean: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can draw, a notebook shows the text that stands for the picture and the command, no traceback."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    picture = evolve(nct.plot_changes(netclean), alternative="<b>What changed</b>")
    assert picture._repr_svg_() is None
    told = picture._repr_html_()
    assert "&lt;b&gt;What changed&lt;/b&gt;" in told
    assert "pip install &#x27;nctrends[plots]&#x27;" in told


def test_picture_without_a_change_has_no_axis(netclean: Series) -> None:
    """Where all rows are withheld there is nothing to measure: no axis, and no legend of marks that are not there."""
    picture = nct.plot_changes(nct.changes(netclean).filter(indicator="live-streaming"))
    assert "No change is drawn" in " ".join(picture.spec["title"]["subtitle"])
    assert "percentage points" not in picture.to_svg()


def test_signs_of_bases_are_told_where_they_stand(netclean: Series, scottish: Series) -> None:
    """A picture is passed on alone: an upper limit of people is explained on it, where one is shown."""
    limited = nct.plot_changes(nct.changes(netclean).filter(indicator="cloud-storage"))
    assert "n ≤: the most that can have answered" in " ".join(limited.spec["title"]["subtitle"])
    assert "n ≤" not in " ".join(nct.plot_changes(scottish).spec["title"]["subtitle"])


def test_one_line_alone_has_the_room_of_several(scottish: Series) -> None:
    """Fewer pictures than a row holds are wider, and none is wider than a page."""
    alone = nct.plot_years(scottish, indicators=["never-smokers"]).spec["concat"][0]["width"]
    several = nct.plot_years(scottish).spec["concat"][0]["width"]
    assert several == 240
    assert several < alone <= 480
    assert nct.plot_years(scottish, indicators=["never-smokers"], width=300).spec["concat"][0]["width"] == 300
