"""The types that mirror the files: frozen, comparable, hashable, picklable, found by year and name."""

from __future__ import annotations

import pickle

import attrs
import pytest

from nctrends.model.crosswalk import Indicator
from nctrends.model.edition import Edition
from nctrends.model.question import Item, Question, ResponseOption
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.rows.link import Link
from nctrends.model.series import Series
from nctrends.model.words import Comparability

# DESIGN.md section 12, letter for letter.
ESTIMATES = (
    "series, edition, survey, question, item, option, group, question_label, item_label, option_label, printed, "
    "estimate, estimate_low, estimate_high, count, count_low, count_high, base, base_low, base_high, base_source, "
    "conf_low, conf_high, conf_level, method, source, caveats"
)
CHANGES = (
    "series, indicator, item, option, group, earlier, later, indicator_label, item_label, option_label, "
    "printed_earlier, printed_later, estimate_earlier, estimate_low_earlier, estimate_high_earlier, estimate_later, "
    "estimate_low_later, estimate_high_later, count_earlier, count_later, base_earlier, base_later, "
    "base_source_earlier, base_source_later, effect, estimate, estimate_low, estimate_high, conf_low, conf_high, "
    "conf_level, method, p_value, p_adjusted, conf_low_adjusted, conf_high_adjusted, adjust, family, family_size, "
    "holds_from_base_earlier, holds_from_base_later, smallest_detectable, equivalence, tipping_gap, comparability, "
    "reasons, verdict, caveats"
)
LINKS = "series, indicator, earlier, later, comparability, reasons, explanation, question_earlier, question_later"


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param(Estimate, ESTIMATES, id="estimates"),
        pytest.param(Change, CHANGES, id="changes"),
        pytest.param(Link, LINKS, id="links"),
    ],
)
def test_row_has_the_columns_of_the_contract(row: type, columns: str) -> None:
    """The fields of a row are the columns that outside checks rely on, in their order."""
    assert [field.name for field in attrs.fields(row)] == columns.split(", ")


def test_grades_are_ordered_from_worst_to_best() -> None:
    """The worst grade on a path is the smallest; every grade of a file has its place."""
    assert [grade.rank for grade in Comparability] == [0, 1, 2, 3]
    assert Comparability.worst(Comparability.IDENTICAL, Comparability.CAUTION) is Comparability.CAUTION


def test_series_sorts_its_editions_by_year() -> None:
    """Editions are held in the order of their years, however they are given."""
    series = Series(id="s", editions=(Edition(year=2019, title=""), Edition(year=2017, title="")))
    assert series.years == (2017, 2019)
    assert [edition.year for edition in series] == [2017, 2019]
    assert len(series) == 2


def test_position_in_time_orders_editions_and_spaces_them(netclean: Series) -> None:
    """An edition goes by its id and stands at a position in years; today both are its year."""
    assert [(edition.id, edition.position) for edition in netclean] == [(year, year) for year in netclean.years]
    assert netclean.in_time([2019, 2015, 2017]) == [2015, 2017, 2019]


def test_rows_order_editions_by_their_positions() -> None:
    """Editions that go by labels stand where their positions are; values of figures at hand order themselves."""
    labelled = About(positions={"autumn": 2031.75, "spring": 2031.25})
    assert labelled.in_time(["autumn", "spring", "autumn"]) == ["spring", "autumn"]
    assert About().in_time([2019, 2017]) == [2017, 2019]


def test_edition_is_found_by_its_year() -> None:
    """A year gives its edition; one that is not there is told with those that are."""
    series = Series(id="s", editions=(Edition(year=2017, title="a"), Edition(year=2019, title="b")))
    assert series[2019].title == "b"
    assert 2019 in series
    assert 2018 not in series
    with pytest.raises(KeyError, match="no edition 2018 in s; there are 2017, 2019"):
        series[2018]


def test_series_without_a_title_goes_by_its_id() -> None:
    """A heading never stays empty."""
    assert Series(id="s", editions=()).title == "s"


def test_bundled_editions_answer_as_documented(netclean: Series) -> None:
    """The first lines of the documentation: an edition by year, a survey by name, 272 respondents in 2018."""
    assert netclean[2018].survey("police").respondents == 272
    assert netclean[2018].year == 2018


def test_types_are_frozen(netclean: Series) -> None:
    """A value inside an edition cannot be changed in passing."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match="can't set attribute"):
        netclean[2018].survey("police").respondents = 300  # type: ignore[misc]


@pytest.mark.parametrize("name", ["netclean", "scottish"])
def test_series_survives_pickling(name: str, request: pytest.FixtureRequest) -> None:
    """A series can be sent to another process and is equal there."""
    series: Series = request.getfixturevalue(name)
    assert pickle.loads(pickle.dumps(series)) == series


@pytest.mark.parametrize("name", ["netclean", "scottish"])
def test_equal_series_have_equal_hashes(name: str, request: pytest.FixtureRequest) -> None:
    """Editions can be keys: what is equal has one hash."""
    series: Series = request.getfixturevalue(name)
    assert len({series, pickle.loads(pickle.dumps(series))}) == 1


def test_labels_of_options_are_joined_in_the_order_given() -> None:
    """A net is named by the labels of its options; an id without an option stands for itself."""
    options = (ResponseOption(id="a", label="Always"), ResponseOption(id="n", label="Never"))
    question = Question(asked="?", options=options)
    assert question.labels(("n", "a")) == "Never or Always"
    assert question.labels(("a",)) == "Always"


@pytest.mark.parametrize("cls", [Indicator, Question, Edition], ids=lambda cls: cls.__name__)
def test_plain_dict_is_taken_for_a_mapping(cls: type) -> None:
    """Whoever builds a type by hand may give a dict; it is held read-only."""
    given = {"label": "x", "asked": "x", "title": "x", "year": 2018}
    name = {Indicator: "at", Question: "items", Edition: "sources"}[cls]
    needed = {a.name: given[a.name] for a in attrs.fields(cls) if a.name in given}
    made = cls(**needed, **{name: {}})
    assert getattr(made, name) == {}
    assert not isinstance(getattr(made, name), dict)
    assert Item(label="x").base is None
