"""Laws of reading: what is printed by the rules is read back with the truth inside, and nothing is guessed."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from nctrends.errors import InputError
from nctrends.model.quantity import PrintedQuantity
from nctrends.reading.explaining import explain_reading
from nctrends.reading.hedges import default_table
from nctrends.reading.printed import read_printed

SPACES = [" ", "\u00a0", "\u2009", "\u202f"]
DASHES = ["-", "\u2010", "\u2013", "\u2014"]
NAMES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
UNITS = [*NAMES.split(" "), "seventeen", "eighteen", "nineteen"]
TENS = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FRACTIONS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "two-thirds": Fraction(2, 3),
    "one quarter": Fraction(1, 4),
    "three in four": Fraction(3, 4),
    "4 in 10": Fraction(4, 10),
    "nine out of ten": Fraction(9, 10),
    "one in every five": Fraction(1, 5),
}
TAILS = ["", " of police officers", " of the surveyed police officers", " of those surveyed", " of respondents"]
NUMBERS = "36.7|17,3|1,600|269 370|100|0|2018|1|half|third|three|quarters|ten|hundred|thousand|million|a|two|½|٣|²"
LINKS = "in|out of|per|per cent|percent|%|procent|and|to|between|from|or|of|the|(|)|,|.|-|–|\u2212|\u00a0|\u00ad|*"
WORDS = "about|almost|just|over|under|more|than|less|at least|fewer|only|some|well|as many as|majority|most|minority"
NOUNS = "large|police|officers|respondents|surveyed|TB|hours|same proportion|small"
PIECES = [*NUMBERS.split("|"), *LINKS.split("|"), *WORDS.split("|"), *NOUNS.split("|")]


def half_up(share: Fraction, decimals: int) -> str:
    """A share in percent as a report prints it: rounded half up, trailing zeros kept."""
    units = math.floor(share * 100 * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(units, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


def in_words(number: int) -> str:
    """A whole number below a thousand million in English words."""
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            return f"{in_words(head)} {name}" + (f" {in_words(rest)}" if rest else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@st.composite
def shares(draw: st.DrawFn) -> Fraction:
    """A whole count over a base, as surveys have them."""
    base = draw(st.integers(1, 3000))
    return Fraction(draw(st.integers(0, base)), base)


def holds(quantity: PrintedQuantity, truth: Fraction) -> bool:
    """Whether the range holds the truth, both rounded once to floats."""
    assert quantity.low is not None
    assert quantity.high is not None
    return quantity.low <= float(truth) <= quantity.high


@given(
    shares(),
    st.integers(0, 3),
    st.sampled_from([".", ","]),
    st.sampled_from(["%", " %", "\u00a0%", " per cent", " percent", " procent"]),
    st.sampled_from(TAILS),
)
def test_share_printed_with_decimals_is_read_back(
    share: Fraction, decimals: int, mark: str, sign: str, tail: str
) -> None:
    """Rounded half up, with any decimal mark, percent sign and tail, the truth is in the range."""
    printed = half_up(share, decimals)
    if decimals == 3 and mark == "," and not printed.startswith("0"):
        mark = "."  # three digits behind a comma part thousands
    quantity = read_printed(printed.replace(".", mark) + sign + tail)
    assert holds(quantity, share)
    assert quantity.decimals == decimals
    assert quantity.value == float(Fraction(printed) / 100)


@given(shares(), st.integers(0, 2))
def test_fewer_decimals_never_give_a_shorter_range(share: Fraction, decimals: int) -> None:
    """A share printed with fewer decimals allows at least as many values."""
    finer, coarser = (read_printed(f"{half_up(share, digits)}%") for digits in (decimals + 1, decimals))
    assert coarser.low is not None
    assert coarser.high is not None
    assert finer.low is not None
    assert finer.high is not None
    clipped = coarser.low == 0 or coarser.high == 1
    assert clipped or coarser.high - coarser.low > finer.high - finer.low


@given(shares(), shares(), st.integers(0, 2), st.sampled_from(DASHES), st.sampled_from(["", " "]))
def test_both_ends_of_a_printed_span_are_inside(
    first: Fraction, second: Fraction, decimals: int, dash: str, gap: str
) -> None:
    """A span of printed shares holds the two shares it was printed from, hedged or not."""
    low, high = sorted((first, second))
    printed = half_up(low, decimals), half_up(high, decimals)
    if printed[0] == printed[1]:
        return
    for hedge in ("", "about ", "over ", "nearly "):
        quantity = read_printed(f"{hedge}{printed[0]}{gap}{dash}{gap}{printed[1]} percent")
        assert holds(quantity, low)
        assert holds(quantity, high)


@given(
    st.sampled_from([phrase for phrase in default_table().before if phrase != ("some",)]),
    st.sampled_from(sorted(FRACTIONS)),
    st.fractions(0, 1, max_denominator=1000),
)
def test_share_as_far_off_as_its_hedge_allows_is_read_back(
    hedge: tuple[str, ...], fraction: str, part: Fraction
) -> None:
    """A fraction with each hedge of the table holds every share within the family's offsets."""
    table = default_table()
    family = table.families[table.before[hedge]]
    offsets = family.half if FRACTIONS[fraction] == Fraction(1, 2) else family.other
    assert offsets is not None
    share = FRACTIONS[fraction] + (offsets[0] + part * (offsets[1] - offsets[0])) / 100
    quantity = read_printed(f"{' '.join(hedge)} {fraction}")
    assert quantity.family == family.name
    assert share > 1 or holds(quantity, share)


@given(shares(), st.integers(0, 1), st.sampled_from(sorted(FRACTIONS)), st.sampled_from(["", "almost ", "more than "]))
def test_number_beside_a_hedge_wins(share: Fraction, decimals: int, fraction: str, hedge: str) -> None:
    """In brackets or behind a comma, the number alone gives the range, and the hedge is kept."""
    number = f"{half_up(share, decimals)} per cent"
    alone = read_printed(number)
    for text in (f"{hedge}{fraction} ({number})", f"{hedge}{fraction}, {number}", f"{number} ({hedge}{fraction})"):
        quantity = read_printed(text)
        assert (quantity.low, quantity.high, quantity.value) == (alone.low, alone.high, alone.value)
        assert quantity.hedge == hedge.strip()
        assert quantity.anchor == float(FRACTIONS[fraction])


@given(st.integers(0, 999_999_999), st.sampled_from([",", *SPACES]))
def test_count_is_read_back_with_any_thousands_mark_and_in_words(number: int, mark: str) -> None:
    """A whole count is exact, whatever parts its thousands."""
    quantity = read_printed(f"{number:,}".replace(",", mark))
    assert (quantity.unit, quantity.low, quantity.high, quantity.value) == ("count", number, number, number)
    read_in_words = read_printed(in_words(number))
    assert read_in_words.value == number


@given(st.integers(21, 100_000))
def test_one_in_many_holds_every_rate_that_rounds_to_it(base: int) -> None:
    """One in b, with b cut to its first two digits, holds the rate it was cut from."""
    place = 10 ** max(len(str(base)) - 2, 0)
    rounded = math.floor(Fraction(base, place) + Fraction(1, 2)) * place
    assert holds(read_printed(f"1 in {rounded:,}"), Fraction(1, base))


@given(st.sampled_from(["almost two-thirds", "30-40 per cent", "over 1,600", "one in five (21 %)", "just over half"]))
def test_case_spaces_and_dashes_change_nothing(text: str) -> None:
    """Upper case, other spaces and other dashes give the same quantity."""
    expected = read_printed(text)
    variants = [text.upper(), *(text.replace(" ", space) for space in SPACES), *(text.replace("-", d) for d in DASHES)]
    for variant in variants:
        read = read_printed(variant)
        assert (read.low, read.high, read.value, read.family) == (
            expected.low,
            expected.high,
            expected.value,
            expected.family,
        )


@given(
    st.sampled_from(["almost half of officers", "36.7 per cent", "three in four (76 %)", "about 30 to 40 %"]), st.data()
)
def test_unknown_word_anywhere_stops_the_reading(text: str, data: st.DataObject) -> None:
    """A word that is not understood is named, wherever it stands."""
    words = text.split()
    words.insert(data.draw(st.integers(0, len(words))), "zebra")
    with pytest.raises(InputError, match="zebra"):
        read_printed(" ".join(words))


@given(st.sampled_from(["half", "36.7 %", "most", "over 1,600", "30–40 %", "one in five"]), st.integers(0, 5000))
def test_number_in_the_tail_stops_the_reading(text: str, number: int) -> None:
    """Whom a share is taken of is never a number."""
    with pytest.raises(InputError, match="this is another number"):
        read_printed(f"{text} of the {number} officers")


@given(st.one_of(st.text(max_size=510), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)))
def test_any_text_ends_in_a_quantity_or_an_input_error(text: str) -> None:
    """Whatever is given, the result is sound or the error is ours."""
    for unit in (None, "percent", "count"):
        try:
            quantity = read_printed(text, unit=unit)  # type: ignore[arg-type]
        except InputError:
            continue
        assert quantity.text == text
        assert quantity.low is not None
        assert quantity.high is not None
        assert 0 <= quantity.low <= quantity.high < math.inf
        assert quantity.unit == "count" or quantity.high <= 1
        assert quantity.value is None or quantity.low <= quantity.value <= quantity.high
        assert explain_reading(quantity).startswith('"')
