"""Printed rows and single shares against whole numbers of people: what can have been printed, and by how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nctrends.analysis.checks.asked import (
    Asked,
    base_stated,
    cell_texts,
    nearest_prints,
    out_of,
    quoted,
    texts,
    told_prints,
)
from nctrends.analysis.checks.refusals import bases_in_words, fit_by_chance, rules_out
from nctrends.analysis.recovery.evidence import evidence_of
from nctrends.analysis.recovery.recover import recover_base
from nctrends.analysis.recovery.rows import MOST_DECIMALS, read_cell
from nctrends.analysis.recovery.settled import SettledRow, settled_rows
from nctrends.analysis.shares.figures import ItemFigures
from nctrends.analysis.shares.readings import SECONDARY, Reading
from nctrends.model.base_recovery import CELLS_TO_FREE_ONE, BaseRecovery, RowKind
from nctrends.model.question import ALL, UNKNOWN
from nctrends.model.rows.finding import Finding
from nctrends.numerics.bases.cells import FREE
from nctrends.present.words.numbers import people, percent
from nctrends.present.words.sentences import joined

MOST_LISTED = 4
"""Bases told one by one; of more, the first and the last."""
ROUNDED = 1e-9


def sums_of_rows(asked: Asked) -> Iterator[Finding]:
    """Yield rows of one answer each that cannot add up to 100 %."""
    for figures in asked.items:
        if not figures.adds_up or figures.identified.sums_to_one:
            continue
        cells = _cells(figures)
        low = sum(cell.bound.low for cell in cells)
        above = low > 1
        end = low if above else sum(cell.bound.high for cell in cells)
        side = "at least" if above else "less than"
        hint = "" if above else " If the report prints only the top rows of a longer list, say partial = true."
        yield asked.finding(
            "row-sum",
            item=figures.item,
            printed=cell_texts(cells),
            expected="100 %",
            message=f"The row adds up to {side} {percent(end)} however its cells were rounded.{hint}",
        )


def bases_of_rows(asked: Asked) -> Iterator[Finding]:
    """Yield what rows of a table say of the people behind them."""
    question = asked.question
    if asked.survey.weighted or question.unit == "count" or question.base == UNKNOWN:
        return
    every = {item: asked.at(item) for item in question.table}
    sound = {item: figures for item, figures in every.items() if figures and _is_row_of_shares(figures)}
    table = asked.survey.tables.questions.get(asked.question_id)
    settled = dict(zip(table.items, settled_rows(table, asked.survey.respondents), strict=True)) if table else {}
    for item, figures in sound.items():
        if figures.stated_base is not None:
            yield from _stated_row(asked, figures, figures.stated_base)
        elif item in settled:
            yield from _settled_row(asked, figures, settled[item])


def single_shares(asked: Asked) -> Iterator[Finding]:
    """Yield shares outside a table that no count of their base prints, and those that not all can have answered."""
    for figures in asked.items:
        in_table = {(cell.options, cell.quantity.value) for cell in _cells(figures)}
        exact = [
            reading
            for reading in figures.readings
            if reading.is_number
            and reading.is_share
            and reading.quantity.decimals
            and (reading.options, reading.quantity.value) not in in_table
        ]
        for reading in exact:
            base = base_stated(figures, reading)
            if base and out_of(reading, base) is None:
                yield _not_printable(asked, figures, reading, base)
        if not any(base_stated(figures, reading) for reading in exact):
            yield from _not_all_answered(asked, figures, exact)


def _not_all_answered(asked: Asked, figures: ItemFigures, exact: Sequence[Reading]) -> Iterator[Finding]:
    most, table = asked.survey.respondents, asked.question.table.get(figures.item)
    if table or asked.survey.weighted or figures.group != ALL or asked.question.base != ALL:
        return
    own = [reading for reading in exact if reading.rank < SECONDARY]
    out = list({reading.quantity.value: reading for reading in own if out_of(reading, most) is None}.values())
    if out:
        yield asked.finding(
            "respondents-ruled-out",
            item=figures.item,
            option=out[0].options if len(out) == 1 else (),
            printed=texts(out),
            expected=f"fewer than {people(most)}",
            message=f"No count of {people(most)} prints {joined([quoted(reading) for reading in out])}: fewer "
            "answered, or it is a print of something else.",
        )


def _settled_row(asked: Asked, figures: ItemFigures, row: SettledRow) -> Iterator[Finding]:
    most, recovery = asked.survey.respondents, row.recovery
    if not recovery.reading.complete:
        return
    if not recovery.bases:
        yield from _without_base(asked, figures, most)
    elif not evidence_of(asked.survey.tables).is_enough:
        return
    elif row.is_refused:
        yield fit_by_chance(asked, figures.item, cell_texts(_cells(figures)), row)
    else:
        yield from _recovered_row(asked, figures, recovery)


def _recovered_row(asked: Asked, figures: ItemFigures, recovery: BaseRecovery) -> Iterator[Finding]:
    most = asked.survey.respondents
    if recovery.reading.freed:
        yield _misprinted(asked, figures, recovery)
    if asked.question.base == ALL and rules_out(recovery, most):
        bases = bases_in_words(recovery)
        yield asked.finding(
            "respondents-ruled-out",
            item=figures.item,
            printed=cell_texts(_cells(figures)),
            expected=bases,
            message=f"Not all {people(most)} respondents can have answered this row: it is printed by {bases} people"
            + (", the first chosen by the other rows." if recovery.chosen is not None else "."),
        )


def _without_base(asked: Asked, figures: ItemFigures, most: int) -> Iterator[Finding]:
    """A row that no base prints: an error, unless it is so short that one odd cell, or its rounding, explains it."""
    row = asked.question.table[figures.item]
    kind: RowKind = "single" if figures.adds_up else "multi"
    if recover_base(row, max_base=most, kind=kind, rounding="either").bases:
        return
    with_one_free = [tuple("" if i == cell else text for i, text in enumerate(row)) for cell in range(len(row))]
    tried = [freed for freed in with_one_free if _exact_cells(freed)]
    short = _exact_cells(row) < CELLS_TO_FREE_ONE
    explained = short and any(recover_base(freed, max_base=most, kind=kind).bases for freed in tried)
    yield asked.finding(
        "misprinted" if explained else "no-base",
        item=figures.item,
        printed=cell_texts(_cells(figures)),
        message=f"No number of people up to {people(most)} prints this row"
        + (
            ": one of its cells is misprinted, or rounded so that they add up."
            if explained
            else ", nor all but one cell."
        ),
    )


def _misprinted(asked: Asked, figures: ItemFigures, recovery: BaseRecovery) -> Finding:
    """The cell that had to be set aside, with what its base would print; a note where it is what the others leave."""
    base, options = recovery.base, figures.options
    freed = recovery.reading.freed
    odd = set(freed[recovery.bases.index(base)]) if base else {cell for cells in freed for cell in cells}
    cells = [cell for cell in _cells(figures) if options.index(cell.options[0]) in odd]
    if base is None or len(cells) != 1:
        return asked.finding(
            "misprinted",
            item=figures.item,
            option=[cell.options[0] for cell in cells],
            printed=texts(cells),
            message="No number of people prints the whole row; without one of these cells "
            f"{bases_in_words(recovery)} do.",
        )
    return _odd_cell(asked, figures, cells[0], base)


def _odd_cell(asked: Asked, figures: ItemFigures, reading: Reading, base: int) -> Finding:
    prints = nearest_prints(reading, base)
    expected = " or ".join(share for _, share in prints)
    code, message = "misprinted", f"All other cells are printed by {people(base)} people; {told_prints(prints, base)}"
    if _is_what_others_leave(figures, reading):
        code, message = "remainder", f"100 % less the other cells, and no count: {told_prints(prints, base)}"
    swapped = _swapped_digits(reading, base)
    if code == "misprinted" and swapped:
        message += f", and with two digits swapped {told_prints(swapped, base)}"
    return asked.finding(
        code,
        item=figures.item,
        option=reading.options,
        printed=reading.text,
        expected=expected,
        message=f"{message}.",
    )


def _stated_row(asked: Asked, figures: ItemFigures, base: int) -> Iterator[Finding]:
    """A row whose base is printed: its cells one by one, then their sum."""
    cells = _cells(figures)
    odd = [cell for cell in cells if out_of(cell, base) is None]
    if len(odd) == 1 and (len(cells) >= CELLS_TO_FREE_ONE or _is_what_others_leave(figures, odd[0])):
        yield _odd_cell(asked, figures, odd[0], base)
        return
    for cell in odd:
        yield _not_printable(asked, figures, cell, base)
    counts = [out_of(cell, base) for cell in cells]
    printable = [pair for pair in counts if pair]
    if odd or not figures.is_whole or len(cells) < len(figures.options):
        return
    if not sum(pair[0] for pair in printable) <= base <= sum(pair[1] for pair in printable):
        yield asked.finding(
            "no-base",
            item=figures.item,
            printed=cell_texts(cells),
            message=f"Each cell is a share of {people(base)}, the printed base, but no counts behind them "
            "add up to it.",
        )


def _not_printable(asked: Asked, figures: ItemFigures, reading: Reading, base: int) -> Finding:
    prints = nearest_prints(reading, base)
    return asked.finding(
        "not-printable",
        item=figures.item,
        option=reading.options,
        printed=reading.text,
        expected=" or ".join(share for _, share in prints),
        message=f"No count of {people(base)} prints {quoted(reading)}: {told_prints(prints, base)}.",
    )


def _is_what_others_leave(figures: ItemFigures, reading: Reading) -> bool:
    """Whether a cell is the last of a full row of one answer each, and 100 % less the prints of all others."""
    values = [cell.quantity.value or 0.0 for cell in _cells(figures) if cell is not reading]
    last = reading.options == figures.options[-1:]
    full = figures.is_whole and len(values) + 1 == len(figures.options)
    return last and full and abs((reading.quantity.value or 0.0) - (1 - sum(values))) < ROUNDED


def _swapped_digits(reading: Reading, base: int) -> list[tuple[int, str]]:
    """Printable shares that a slip of two neighbouring digits turns into the one printed."""
    value, decimals = reading.quantity.value or 0.0, reading.quantity.decimals or 0
    digits = str(round(value * 10 ** (decimals + 2)))
    swapped = []
    for i in range(len(digits) - 1):
        other = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) / 10 ** (decimals + 2)
        print_of = percent(other, decimals=decimals)
        counts = {count: percent(count / base, decimals=decimals) for count in _around(other, base)}
        swapped += [(count, share) for count, share in counts.items() if share == print_of and other != value]
    return swapped[:1]


def _around(share: float, base: int) -> range:
    return range(max(int(share * base), 0), min(int(share * base) + 1, base) + 1)


def _cells(figures: ItemFigures) -> list[Reading]:
    """The cells of the table in the order of the scale, whether they can stand or not."""
    out = (conflict.left_out for conflict in figures.identified.conflicts)
    cells = [reading for reading in (*figures.identified.kept, *out) if reading.is_cell]
    return sorted(cells, key=lambda cell: figures.options.index(cell.options[0]))


def _is_row_of_shares(figures: ItemFigures) -> bool:
    """Whether a row prints shares, some of them exact, that can add up as they should."""
    row = [text for text in figures.question.table[figures.item] if text.strip()]
    shares = [cell for cell in _cells(figures) if cell.is_share]
    decimals = [cell.quantity.decimals or 0 for cell in shares if cell.is_number]
    searched = bool(decimals) and max(decimals) <= MOST_DECIMALS
    return searched and len(shares) == len(row) and (figures.identified.sums_to_one or not figures.adds_up)


def _exact_cells(row: Sequence[str]) -> int:
    """How many cells of a row of shares print an exact one."""
    return sum(read_cell(text)[1] != FREE for text in row)


def _in_words(bases: Sequence[int]) -> str:
    if len(bases) > MOST_LISTED:
        return f"one of {len(bases)} numbers from {people(bases[0])} to {people(bases[-1])}"
    return " or ".join(people(base) for base in bases)
