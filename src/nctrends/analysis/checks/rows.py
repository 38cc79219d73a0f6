"""Printed rows and single shares against whole numbers of people: what can have been printed, and by how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nctrends.analysis.checks.asked import (
    Asked,
    base_stated,
    cell_texts,
    is_number,
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
from nctrends.analysis.shares.identified import Identified, Statement, stated_base
from nctrends.analysis.shares.topics import SECONDARY, Told, Topic
from nctrends.model.question import ALL, UNKNOWN
from nctrends.model.recovery import CELLS_TO_FREE_ONE, BaseRecovery, RowKind
from nctrends.model.rows.findings import Finding
from nctrends.numerics.bases.cells import FREE
from nctrends.present.words.numbers import people, percent
from nctrends.present.words.sentences import joined

ROUNDED = 1e-9


def sums_of_rows(asked: Asked) -> Iterator[Finding]:
    """Yield rows of one answer each that cannot add up to 100 %."""
    for topic in asked.topics:
        found = asked.at(topic.item, topic.group)
        if found is None or not topic.adds_up or found.sums_to_one:
            continue
        cells = _cells(found)
        low = sum(cell.bound.low for cell in cells)
        end, side = (low, "at least") if low > 1 else (sum(cell.bound.high for cell in cells), "less than")
        yield asked.finding(
            "row-sum",
            item=topic.item,
            printed=cell_texts(cells),
            expected="100 %",
            message=f"The row adds up to {side} {percent(end)} however its cells were rounded.",
        )


def bases_of_rows(asked: Asked) -> Iterator[Finding]:
    """Yield what rows of a table say of the people behind them."""
    question = asked.question
    if asked.survey.weighted or question.unit == "count" or question.base == UNKNOWN:
        return
    table = asked.survey.tables.questions.get(asked.question_id)
    settled = dict(zip(table.items, settled_rows(table, asked.survey.respondents), strict=True)) if table else {}
    for item in question.table:
        one = asked.at(item)
        if one is None or not _is_row_of_shares(one):
            continue
        base = stated_base(one.topic)
        if base is not None:
            yield from _stated_row(asked, one, base)
        elif item in settled:
            yield from _settled_row(asked, one, settled[item])


def single_shares(asked: Asked) -> Iterator[Finding]:
    """Yield shares outside a table that no count of their base prints, and those that not all can have answered."""
    for topic in asked.topics:
        found = asked.at(topic.item, topic.group)
        in_table = {(s.told.options, s.told.quantity.value) for s in _cells(found)} if found else set()
        exact = [
            told
            for told in topic.told
            if told.quantity.value is not None
            and told.quantity.unit == "share"
            and told.quantity.decimals
            and (told.options, told.quantity.value) not in in_table
        ]
        for told in exact:
            base = base_stated(topic, told)
            if base and out_of(told, base) is None:
                yield _not_printable(asked, topic, told, base)
        if not any(base_stated(topic, told) for told in exact):
            yield from _not_all_answered(asked, topic, exact)


def _not_all_answered(asked: Asked, topic: Topic, exact: Sequence[Told]) -> Iterator[Finding]:
    most, table = asked.survey.respondents, asked.question.table.get(topic.item)
    if table or asked.survey.weighted or topic.group != ALL or asked.question.base != ALL:
        return
    own = [told for told in exact if told.rank < SECONDARY]
    out = list({told.quantity.value: told for told in own if out_of(told, most) is None}.values())
    if out:
        yield asked.finding(
            "respondents-ruled-out",
            item=topic.item,
            option=out[0].options if len(out) == 1 else (),
            printed=texts(out),
            expected=f"fewer than {people(most)}",
            message=f"No count of {people(most)} prints {joined([quoted(told) for told in out])}: fewer answered, "
            "or it is a print of something else.",
        )


def _settled_row(asked: Asked, found: Identified, row: SettledRow) -> Iterator[Finding]:
    most, recovery = asked.survey.respondents, row.recovery
    if not recovery.reading.complete:
        return
    if not recovery.bases:
        yield from _without_base(asked, found, most)
    elif not evidence_of(asked.survey.tables).is_enough:
        return
    elif row.is_refused:
        yield fit_by_chance(asked, found.topic.item, cell_texts(_cells(found)), row)
    else:
        yield from _recovered_row(asked, found, recovery)


def _recovered_row(asked: Asked, found: Identified, recovery: BaseRecovery) -> Iterator[Finding]:
    most = asked.survey.respondents
    if recovery.reading.freed:
        yield _misprinted(asked, found, recovery)
    if asked.question.base == ALL and rules_out(recovery, most):
        bases = bases_in_words(recovery)
        yield asked.finding(
            "respondents-ruled-out",
            item=found.topic.item,
            printed=cell_texts(_cells(found)),
            expected=bases,
            message=f"Not all {people(most)} respondents can have answered this row: it is printed by {bases} people"
            + (", the first chosen by the other rows." if recovery.chosen is not None else "."),
        )


def _without_base(asked: Asked, found: Identified, most: int) -> Iterator[Finding]:
    """A row that no base prints: an error, unless it is so short that one odd cell, or its rounding, explains it."""
    row = asked.question.table[found.topic.item]
    kind: RowKind = "single" if found.topic.adds_up else "multi"
    if recover_base(row, most, kind, "either").bases:
        return
    with_one_free = [tuple("" if at == cell else text for at, text in enumerate(row)) for cell in range(len(row))]
    tried = [freed for freed in with_one_free if _exact_cells(freed)]
    short = _exact_cells(row) < CELLS_TO_FREE_ONE
    explained = short and any(recover_base(freed, most, kind).bases for freed in tried)
    yield asked.finding(
        "misprinted" if explained else "no-base",
        item=found.topic.item,
        printed=cell_texts(_cells(found)),
        message=f"No number of people up to {people(most)} prints this row"
        + (
            ": one of its cells is misprinted, or rounded so that they add up."
            if explained
            else ", nor all but one cell."
        ),
    )


def _misprinted(asked: Asked, found: Identified, recovery: BaseRecovery) -> Finding:
    """The cell that had to be set aside, with what its base would print; a note where it is what the others leave."""
    base, options = recovery.base, found.topic.options
    freed = recovery.reading.freed
    odd = set(freed[recovery.bases.index(base)]) if base else {cell for cells in freed for cell in cells}
    told = [cell.told for cell in _cells(found) if options.index(cell.told.options[0]) in odd]
    if base is None or len(told) != 1:
        return asked.finding(
            "misprinted",
            item=found.topic.item,
            option=[one.options[0] for one in told],
            printed=texts(told),
            message="No number of people prints the whole row; without one of these cells "
            f"{bases_in_words(recovery)} do.",
        )
    return _odd_cell(asked, found, told[0], base)


def _odd_cell(asked: Asked, found: Identified, told: Told, base: int) -> Finding:
    prints = nearest_prints(told, base)
    expected = " or ".join(share for _, share in prints)
    code, message = "misprinted", f"All other cells are printed by {people(base)} people; {told_prints(prints, base)}"
    if _is_what_others_leave(found, told):
        code, message = "remainder", f"100 % less the other cells, and no count: {told_prints(prints, base)}"
    swapped = _swapped_digits(told, base)
    if code == "misprinted" and swapped:
        message += f", and with two digits swapped {told_prints(swapped, base)}"
    return asked.finding(
        code,
        item=found.topic.item,
        option=told.options,
        printed=told.quantity.text,
        expected=expected,
        message=f"{message}.",
    )


def _stated_row(asked: Asked, found: Identified, base: int) -> Iterator[Finding]:
    """A row whose base is printed: its cells one by one, then their sum."""
    cells = _cells(found)
    odd = [cell.told for cell in cells if out_of(cell.told, base) is None]
    if len(odd) == 1 and (len(cells) >= CELLS_TO_FREE_ONE or _is_what_others_leave(found, odd[0])):
        yield _odd_cell(asked, found, odd[0], base)
        return
    for told in odd:
        yield _not_printable(asked, found.topic, told, base)
    counts = [out_of(cell.told, base) for cell in cells]
    known = [pair for pair in counts if pair]
    if odd or not found.topic.adds_up or len(cells) < len(found.topic.options):
        return
    if not sum(pair[0] for pair in known) <= base <= sum(pair[1] for pair in known):
        yield asked.finding(
            "no-base",
            item=found.topic.item,
            printed=cell_texts(cells),
            message=f"Each cell is a share of {people(base)}, the printed base, but no counts behind them "
            "add up to it.",
        )


def _not_printable(asked: Asked, topic: Topic, told: Told, base: int) -> Finding:
    prints = nearest_prints(told, base)
    return asked.finding(
        "not-printable",
        item=topic.item,
        option=told.options,
        printed=told.quantity.text,
        expected=" or ".join(share for _, share in prints),
        message=f"No count of {people(base)} prints {quoted(told)}: {told_prints(prints, base)}.",
    )


def _is_what_others_leave(found: Identified, told: Told) -> bool:
    """Whether a cell is the last of a full row of one answer each, and 100 % less the prints of all others."""
    values = [cell.told.quantity.value or 0.0 for cell in _cells(found) if cell.told is not told]
    last = told.options == found.topic.options[-1:]
    full = found.topic.adds_up and len(values) + 1 == len(found.topic.options)
    return last and full and abs((told.quantity.value or 0.0) - (1 - sum(values))) < ROUNDED


def _swapped_digits(told: Told, base: int) -> list[tuple[int, str]]:
    """Printable shares that a slip of two neighbouring digits turns into the one printed."""
    value, decimals = told.quantity.value or 0.0, told.quantity.decimals or 0
    digits = str(round(value * 10 ** (decimals + 2)))
    found = []
    for at in range(len(digits) - 1):
        other = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) / 10 ** (decimals + 2)
        print_of = percent(other, decimals=decimals)
        counts = {count: percent(count / base, decimals=decimals) for count in _around(other, base)}
        found += [(count, share) for count, share in counts.items() if share == print_of and other != value]
    return found[:1]


def _around(share: float, base: int) -> range:
    return range(max(int(share * base), 0), min(int(share * base) + 1, base) + 1)


def _cells(found: Identified) -> list[Statement]:
    """The cells of the table in the order of the scale, whether they can stand or not."""
    held = [s for s in (*found.kept, *(conflict.left_out for conflict in found.conflicts)) if s.is_cell]
    return sorted(held, key=lambda s: found.topic.options.index(s.told.options[0]))


def _is_row_of_shares(found: Identified) -> bool:
    """Whether a row prints shares, some of them exact, that can add up as they should."""
    row = [text for text in found.topic.question.table[found.topic.item] if text.strip()]
    shares = [cell for cell in _cells(found) if cell.told.quantity.unit == "share"]
    decimals = [cell.told.quantity.decimals or 0 for cell in shares if is_number(cell)]
    searched = bool(decimals) and max(decimals) <= MOST_DECIMALS
    return searched and len(shares) == len(row) and (found.sums_to_one or not found.topic.adds_up)


def _exact_cells(row: Sequence[str]) -> int:
    """How many cells of a row of shares print an exact one."""
    return sum(read_cell(text)[1] != FREE for text in row)
