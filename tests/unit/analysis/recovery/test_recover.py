"""The people behind a printed row: the 2018 report, the readings of a text, grids, and input that cannot be used."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from nctrends.analysis.recovery.recover import recover_base, recover_bases
from nctrends.analysis.recovery.rows import read_cell
from nctrends.errors import InputError
from nctrends.model.base_recovery import BaseRecovery
from nctrends.numerics.bases.cells import FREE
from nctrends.reading.printed import read_printed

RESPONDENTS = 272
"""NetClean Report 2018: police officers who answered."""


def rows(text: str) -> list[list[str]]:
    """A table, a line a row, cells parted by bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


# NetClean Report 2018, Insight 1: how common, and whether it increases; items in the order of the report.
HOW_COMMON = rows("""
    6.1% | 12.8% | 22.4 % | 36.7% | 21.9%
    3%   | 2%    | 3.5 %  | 38.9% | 52.5%
    3.6% | 4.1%  | 16.3 % | 49.5% | 26.5%
    3.1% | 11.2% | 20.4 % | 47.4% | 17.9%
    13%  | 22.3% | 39.9 % | 17.6% | 7.3%
""")
INCREASED = rows("""
    8.8% | 66%   | 25.3%
    0.5% | 10.2% | 89.3%
    2.1% | 43.0% | 54.9%
    1.6% | 42.2% | 56.3%
    3.2% | 75.3% | 21.6%
""")
# Age groups that the officers meet, one column an age; several answers each.
AGES = rows("""
    16.4 | 26.9 | 58.2 | 70.4 | 47.1 | 19.6
    7.4  | 13.2 | 34.9 | 55.6 | 32.3 | 6.9
    7%   | 11.1 | 26.5 | 66.7 | 60.3 | 28
    4.2  | 7.9  | 11.6 | 47.6 | 51.9 | 11.1
""")
COUNTRIES = ["54.4", "12.1", "6.6", "3.7", "2.9", "20.3"]
EXTORTED_FOR = ["96.6", "14", "7.9"]
THREATS = ["97.1", "31", "7.5"]


def test_table_of_2018_was_answered_by_193_to_198_officers() -> None:
    """Each row of five cells has one base, far below the 272 respondents."""
    found = recover_bases(HOW_COMMON, max_base=RESPONDENTS)
    assert [row.bases for row in found] == [(196,), (198,), (196,), (196,), (193,)]
    assert found[0].counts == (((12,), (25,), (44,), (72,), (43,)),)
    assert {row.misprinted for row in found} == {row.chosen for row in found} == {None}


def test_rows_of_three_cells_are_chosen_by_their_neighbours() -> None:
    """Their sets stay as they are, and the base that the neighbours single out stands beside them."""
    found = recover_bases(INCREASED, max_base=RESPONDENTS)
    assert [row.base for row in found] == [194, 196, 193, 192, 190]
    assert [row.chosen for row in found] == [None, 196, 193, 192, None]
    assert found[1].bases == (187, 196, 197, 205, 206, 215)
    assert found[3].bases == (64, 128, 192, 256)


def test_columns_of_ages_have_one_base_with_a_misprint_and_a_whole_percent() -> None:
    """26.9 is printed by no count of 189; neither is 7.0, but 7 is."""
    found = recover_bases(AGES, max_base=RESPONDENTS, kind="multi")
    assert [row.bases for row in found] == [(189,)] * 4
    assert [row.misprinted for row in found] == [1, None, None, None]
    assert [row.reading.coarse for row in found] == [(), (), ((0,),), ()]
    assert found[0].reading.freed == ((1,),)
    assert found[2].counts[0][0] == (13, 14)


def test_last_country_may_be_the_remainder_of_272() -> None:
    """No base prints the list; 272 does without its last cell, which is then 55 people, and 241 without its second."""
    found = recover_base(COUNTRIES, max_base=RESPONDENTS)
    assert found.bases == (241, 272)
    assert found.reading.freed == ((1,), (5,))
    assert found.counts[1] == ((148,), (33,), (18,), (10,), (8,), (55,))
    assert found.misprinted == 5
    assert found.base is None


@pytest.mark.parametrize(
    ("printed", "bases", "looser"),
    [(EXTORTED_FOR, (178, 265), (177, 203, 266, 267)), (THREATS, (174, 239), (173, 240, 241))],
    ids=["extorted for", "threats"],
)
def test_short_lists_keep_their_sets(printed: list[str], bases: tuple[int, ...], looser: tuple[int, ...]) -> None:
    """Three shares leave several bases, and more if the one without decimals is a whole percent."""
    found = recover_base(printed, RESPONDENTS, "multi")
    assert (found.bases, found.reading.looser, found.base) == (bases, looser, None)


def test_texts_without_decimals_are_read_with_zeros_left_out_first() -> None:
    """3% and 2% are 3.0 and 2.0 of 198; as whole percents 257 would print them too, which is told."""
    found = recover_base(HOW_COMMON[1], RESPONDENTS)
    assert (found.bases, found.reading.coarse, found.reading.looser) == ((198,), (), (257,))


def test_whole_row_without_decimals_is_of_whole_percents() -> None:
    """Without a neighbour that prints decimals there are no zeros to put back."""
    assert 67 in recover_base(["1%", "99%"], 99).bases


def test_cell_is_freed_only_in_rows_of_five_cells_and_more() -> None:
    """Four cells that fit no base stay without one; a fifth lets one be set aside."""
    assert recover_base(["16.4", "26.9", "58.2", "70.4"], 272, "multi").bases == ()
    found = recover_base(["16.4", "26.9", "58.2", "70.4", "47.1"], 272, "multi")
    assert found.bases == (189,)
    assert found.misprinted == 1


def test_cells_left_empty_do_not_count_towards_the_five() -> None:
    """Freeing a cell needs five cells that print something."""
    assert recover_base(["16.4", "26.9", "58.2", "70.4", ""], 272, "multi").bases == ()


def test_freed_cell_of_one_answer_each_has_the_remaining_people() -> None:
    """The count of a freed cell follows from the others, that of a multi-select cell can be any."""
    single = recover_base(["6.1%", "12.8%", "22.4%", "36.7%", "22.1%"], RESPONDENTS)
    assert single.counts[single.bases.index(196)] == ((12,), (25,), (44,), (72,), (43,))
    assert single.misprinted is None or single.misprinted == 4
    multi = recover_base(AGES[0], RESPONDENTS, "multi")
    assert multi.counts[0][1] == tuple(range(190))


def test_several_cells_that_may_be_misprinted_are_all_told() -> None:
    """All cells have a count of 196, but these are three too many together: any cell may be the wrong one."""
    found = recover_base(["6.1%", "12.8%", "22.4%", "36.7%", "23.5%"], 196)
    assert found.bases == (98, 196)
    assert found.reading.freed == ((1,), (0, 1, 2, 3, 4))
    assert found.misprinted == 1
    assert found.counts[1] == ((9, 12), (22, 25), (41, 44), (69, 72), (43, 46))


@pytest.mark.parametrize(
    ("printed", "bases", "freed", "misprinted"),
    [
        pytest.param(["6.1%", "12.8%", "22.4%", "37.7%", "21.9%"], (196, 228), ((3,), (1,)), 1, id="a base each"),
        pytest.param(["6.1%", "12.8%", "22.4%", "36.7%", "21.8%"], (147, 196), ((1,), (4,)), 4, id="another digit"),
    ],
)
def test_row_that_fits_only_with_a_cell_freed_always_names_one(
    printed: list[str], bases: tuple[int, ...], freed: tuple[tuple[int, ...], ...], misprinted: int
) -> None:
    """Two bases with a cell each: the one of the larger base is named, and none is never said."""
    found = recover_base(printed, RESPONDENTS)
    assert (found.bases, found.reading.freed, found.misprinted) == (bases, freed, misprinted)


def test_short_row_is_tried_at_the_base_that_the_grid_fixes() -> None:
    """Where all other rows have 189, a row of four cells that no base prints has its misprint found there."""
    short = AGES[0][:4]
    assert recover_base(short, RESPONDENTS, "multi").bases == ()
    found = recover_bases([AGES[1], short, AGES[3]], max_base=RESPONDENTS, kind="multi")[1]
    assert (found.bases, found.base, found.misprinted) == ((189,), 189, 1)
    alone = recover_bases([AGES[1], short, AGES[3]], max_base=RESPONDENTS, kind="multi", grid=False)[1]
    assert alone.bases == ()


@pytest.mark.parametrize(
    "others",
    [[AGES[1]], [AGES[1], HOW_COMMON[0]], [AGES[1], ["97.1", "31", "7.5"]]],
    ids=["one row", "two rows of two bases", "a row of several bases"],
)
def test_grid_without_one_base_fixes_none(others: list[list[str]]) -> None:
    """One other row, or rows with different bases, are not enough to call a cell misprinted."""
    assert recover_bases([AGES[0][:4], *others], max_base=RESPONDENTS, kind="multi")[0].bases == ()


def test_rows_that_are_no_grid_do_not_help_each_other() -> None:
    """Without `grid` each row stands alone."""
    found = recover_bases(INCREASED, max_base=RESPONDENTS, grid=False)
    assert [row.chosen for row in found] == [None] * 5
    assert list(found) == [recover_base(row, RESPONDENTS) for row in INCREASED]


def test_neighbours_choose_the_misprint_with_the_base() -> None:
    """Of two bases with different freed cells the grid takes one, and with it the cell."""
    of_240 = ["7.1%", "15.0%", "20.8%", "40.4%", "16.7%"]
    of_197_or_271 = ["12.2%", "16.2%", "20.3%", "24.4%", "26.9%"]
    found = [recover_bases([COUNTRIES, other], max_base=RESPONDENTS)[0] for other in (of_240, of_197_or_271)]
    assert [(row.chosen, row.misprinted) for row in found] == [(241, 1), (272, 5)]
    assert {row.bases for row in found} == {(241, 272)}


@pytest.mark.parametrize("phrase", ["almost half", "30–40 percent", "", " ", "a third", "0.95 per 500"])
def test_cells_without_an_exact_percentage_take_part_with_any_count(phrase: str) -> None:
    """A phrase is measured on other reports and rules no base out; an empty cell says nothing."""
    found = recover_base(["12.8%", "22.4%", "16.3%", phrase], RESPONDENTS)
    assert found.reading.left_out == (3,)
    assert found.bases == recover_base(["12.8%", "22.4%", "16.3%", ""], RESPONDENTS).bases
    assert found.counts[found.bases.index(196)] == ((25,), (44,), (32,), (95,))
    multi = recover_base(["12.8%", "22.4%", "16.3%", phrase], RESPONDENTS, "multi")
    assert multi.bases == recover_base(["12.8%", "22.4%", "16.3%"], RESPONDENTS, "multi").bases


def test_number_beside_a_hedge_is_an_exact_print() -> None:
    """The number wins, so it is as good as the number alone."""
    assert recover_base(["almost a third (30.5 %)"], 99, "multi") == recover_base(["30.5%"], 99, "multi")


def test_bases_from_which_on_any_share_is_printed_are_not_listed() -> None:
    """Whole percents tell bases apart below 100; that larger ones are possible is said."""
    found = recover_base(["40%", "60%"], RESPONDENTS)
    assert max(found.bases) == found.reading.searched_to == 99
    assert not found.reading.complete
    assert found.base is None
    below = recover_base(["40%", "60%"], 99)
    assert below.reading.complete
    assert below.bases == found.bases


def test_single_base_below_a_limit_that_is_reached_is_not_used() -> None:
    """One base is left below 100, but larger ones are possible too: there is none to use."""
    row = ["12%", "13%", "6%", "2%", "10%", "12%", "12%", "6%", "8%", "8%", "13%"]
    found = recover_base(row, RESPONDENTS)
    assert found.bases == (52,)
    assert not found.reading.complete
    assert found.base is None


def test_row_that_cannot_sum_to_the_whole_has_no_base_however_large() -> None:
    """That no base is listed is then all there is to say."""
    found = recover_base(["40%", "40%"], RESPONDENTS)
    assert found.bases == ()
    assert found.reading.complete


def test_rows_with_open_bases_neither_choose_nor_are_chosen_for() -> None:
    """A row that says nothing of larger bases stays out of the grid's choice."""
    found = recover_bases([*INCREASED, ["25%", "75%"]], max_base=RESPONDENTS)
    assert [row.base for row in found] == [194, 196, 193, 192, 190, None]


def test_rows_that_fit_nearly_always_are_not_chosen_for() -> None:
    """Two cells of 272 people fit 99 random rows of 100: that their bases can be near each other says nothing."""
    found = recover_bases([*INCREASED, ["41.3%", "58.7%"]], max_base=RESPONDENTS)
    assert [row.base for row in found] == [194, 196, 193, 192, 190, None]
    assert found[-1].chance == 0.992
    assert len(found[-1].bases) > 1


def test_half_rounded_down_counts_where_it_is_allowed() -> None:
    """1 of 8 is 12.5 %, printed 13 half up and 12 half down."""
    assert 8 not in recover_base(["12%"], 20, "multi").bases
    assert 8 in recover_base(["12%"], 20, "multi", "either").bases
    assert 8 in recover_base(["13%"], 20, "multi", "either").bases
    assert [row.bases for row in recover_bases([["12%"]], max_base=20, kind="multi", rounding="either")] == [
        recover_base(["12%"], 20, "multi", "either").bases
    ]


def test_chance_is_that_of_the_shape_and_of_what_was_granted() -> None:
    """Five cells are telling, three are not, a freed cell makes a fit likelier; all with the same bases to try."""
    five, three, freed = (
        recover_base(HOW_COMMON[0], RESPONDENTS).chance,
        recover_base(INCREASED[1], RESPONDENTS).chance,
        recover_base(COUNTRIES, RESPONDENTS).chance,
    )
    assert (five, three, freed) == (0.115, 0.831, 0.254)
    whole, plain = (
        recover_base(AGES[2], RESPONDENTS, "multi").chance,
        recover_base(AGES[1], RESPONDENTS, "multi").chance,
    )
    assert plain < whole < recover_base(AGES[0], RESPONDENTS, "multi").chance


def test_rows_of_different_lengths_and_decimals_are_recovered_as_each_alone() -> None:
    """A batch gives each row what it has alone."""
    batch = [*HOW_COMMON, *INCREASED, ["40%", "60%"], ["33.33%", "66.67%"], ["12.5%", "", "87%"], ["7"], COUNTRIES]
    assert recover_bases(batch, max_base=RESPONDENTS, grid=False) == tuple(
        recover_base(row, RESPONDENTS) for row in batch
    )


def test_long_spans_of_counts_are_ranges() -> None:
    """An empty cell among thousands of people lists its counts without holding them."""
    found = recover_base(["33.33%", ""], 5000, "multi")
    assert found.counts[0][1] == tuple(range(found.bases[0] + 1))
    assert found.counts[-1][1] == range(found.bases[-1] + 1)


def test_result_is_frozen_and_pickles() -> None:
    """A result is a value."""
    found = recover_base(COUNTRIES, RESPONDENTS)
    assert pickle.loads(pickle.dumps(found)) == found
    assert BaseRecovery((1,), (), None, 0.5).base == 1
    with pytest.raises(AttributeError, match="can't set attribute"):
        found.chance = 0.0  # type: ignore[misc]


def test_nothing_to_recover_is_nothing_recovered() -> None:
    """No rows have no bases."""
    assert recover_bases([], max_base=RESPONDENTS) == ()


@pytest.mark.parametrize("decimals", range(4))
def test_plain_percentages_are_read_as_the_reader_reads_them(decimals: int) -> None:
    """The short way for plain numbers says the same as the grammar does."""
    for value in range(0, 100 * 10**decimals + 1, max(10**decimals // 3, 1)):
        number = f"{value / 10**decimals:.{decimals}f}"
        for text in (number, f"{number}%", f"{number} %", f"{number}\u00a0%"):
            read = read_printed(text, unit="percent")
            assert (
                read_cell(text) == (value, decimals) == (round((read.value or 0) * 10 ** (decimals + 2)), read.decimals)
            )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17,3 %", (173, 1)),
        (".5%", (5, 1)),
        ("83 procent", (83, 0)),
        ("Ten percent", (10, 0)),
        ("100.0%", (1000, 1)),
        ("0.125 %", (125, 3)),
        ("most", (0, FREE)),
        ("1 (0.95) per 500", (0, FREE)),
    ],
)
def test_other_texts_are_left_to_the_reader(text: str, expected: tuple[int, int]) -> None:
    """Every text that prints a percentage is one, whatever its form."""
    assert read_cell(text) == expected


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (["6.1%", "n/a"], r'^printed\[1\]: "n/a" is not understood.*Leave the cell empty \(""\)'),
        (["6.1%", "104%"], r'^printed\[1\]: "104%" is above 100 %'),
        (["100.5%"], r'^printed\[0\]: "100.5%" is above 100 %'),
        (["-3%"], r'^printed\[0\]: "-3%" is negative'),
        ([6.1, "12.8%"], r"^printed\[0\]: .*quote 6.1"),
        ([None, "12.8%"], r"^printed\[0\]: .*quote None"),
        ([["6.1%"]], r"^printed\[0\]: .*quote \['6.1%'\]"),
        (["6.12345678%"], r'^printed\[0\]: "6.12345678%" prints more than 6 decimals'),
        (["1%", "bad", "worse"], r"^2 faults\n  printed\[1\]: .*\n  printed\[2\]: "),
        ([], r"^printed: has no cells\. Leave the row out"),
        (["almost half", ""], r"^printed: prints no exact percentage.*Leave the row out"),
        ("6.1%", r"^printed: '6.1%' is not a row\. Give a list of texts"),
        (7, r"^printed: 7 is not a row"),
    ],
)
def test_rows_that_cannot_be_used_say_which_text_and_why(printed: Any, told: str) -> None:
    """A fault names the cell, quotes it, and gives a way out."""
    with pytest.raises(InputError, match=told):
        recover_base(printed, RESPONDENTS)


def test_faults_of_all_rows_are_told_together() -> None:
    """Nobody mends a table one cell at a time."""
    with pytest.raises(
        InputError, match=r"3 faults\n  rows\[0\]\[1\]: .*\n  rows\[2\]: has no cells.*\n  rows\[3\]: '9%'"
    ):
        recover_bases([["1%", "x"], ["2%"], [], "9%"], max_base=RESPONDENTS)


@pytest.mark.parametrize("bad", ["6.1%", 7, None])
def test_rows_have_to_be_a_list(bad: Any) -> None:
    """A text or a number is no list of rows."""
    with pytest.raises(InputError, match=r"^rows: .* is no list of rows"):
        recover_bases(bad, max_base=RESPONDENTS)


@pytest.mark.parametrize("bad", [0, -5, 272.0, "272", None, True])
def test_largest_base_has_to_be_a_number_of_people(bad: Any) -> None:
    """max_base is a whole number from 1 on."""
    with pytest.raises(InputError, match=r"^max_base: must be a whole number of people, 1 or more; got "):
        recover_base(["50%"], bad)


def test_search_beyond_a_million_bases_is_refused() -> None:
    """Such a search is no recovery; a large limit is fine where the decimals end the search before."""
    with pytest.raises(InputError, match=r"^max_base: 2000000 is above 1,000,000"):
        recover_base(["50.00000%"], 2_000_000)
    assert recover_base(["50.0%"], 10**12).reading.searched_to == 999


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"kind": "ordinal"}, r"^kind: 'ordinal' is not known\. Known here: single, multi\."),
        ({"kind": "singel"}, r"^kind: 'singel' is not known\. Did you mean single\?"),
        ({"rounding": "half-up"}, r"^rounding: 'half-up' is not known\. Did you mean half up\?"),
    ],
)
def test_unknown_options_name_the_known_ones(options: dict[str, Any], told: str) -> None:
    """An option outside its list is told with the list or the nearest of it."""
    with pytest.raises(InputError, match=told):
        recover_base(["50%"], RESPONDENTS, **options)
