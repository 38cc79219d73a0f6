"""Rows that seem to give a base away, and are no evidence of it: why nothing is recovered from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nctrends.analysis.checks.asked import Asked
from nctrends.analysis.recovery.evidence import Evidence, evidence_of, recovered_rows
from nctrends.analysis.recovery.settled import SettledRow
from nctrends.model.base_recovery import BaseRecovery, PrintedTables
from nctrends.model.edition import Edition
from nctrends.model.rows.finding import SEVERITIES, Finding
from nctrends.present.words.numbers import people, percent

REFUSED = "recovery-refused"
DOUBTS = "the shares may be weighted, adjusted or cut off"
SMALL = 0.001
"""Chances below this are all the same to a reader."""
MOST_LISTED = 4
"""Bases told one by one; of more, the first and the last."""


def surveys_without_evidence(edition: Edition) -> Iterator[Finding]:
    """Yield the surveys whose rows fit numbers of people below their respondents, and no better than chance does."""
    for survey_id, survey in edition.surveys.items():
        evidence = evidence_of(survey.tables)
        if not evidence.is_enough and _rules_respondents_out(survey.tables):
            yield Finding(
                code=REFUSED,
                severity=SEVERITIES[REFUSED],
                edition=edition.year,
                survey=survey_id,
                message=_sums(evidence) if evidence.is_forced else _fits(evidence, survey.respondents),
            )


def rules_out(recovery: BaseRecovery, most: int) -> bool:
    """Tell whether a row is printed by some numbers of people, and not by so many."""
    reading, bases = recovery.reading, recovery.bases
    return reading.complete and bool(bases) and most not in (*bases, *reading.looser)


def fit_by_chance(asked: Asked, item: str, printed: str, row: SettledRow) -> Finding:
    """A row that fits only with a cell set aside, as random rows do too."""
    most, bases = people(asked.survey.respondents), bases_in_words(row.recovery)
    return asked.finding(
        REFUSED,
        item=item,
        printed=printed,
        message=f"No number of people up to {most} prints the whole row. Without one of its cells {bases} people do, "
        f"but chance fits {percent(row.chance)} of random rows as well: no base is recovered from it.",
    )


def bases_in_words(recovery: BaseRecovery) -> str:
    """The bases, one by one where they are few; the chosen one first."""
    if recovery.chosen is not None:
        return f"{people(recovery.chosen)} (or {_in_words([b for b in recovery.bases if b != recovery.chosen])})"
    return _in_words(recovery.bases)


def _in_words(bases: Sequence[int]) -> str:
    if len(bases) > MOST_LISTED:
        return f"one of {len(bases)} numbers from {people(bases[0])} to {people(bases[-1])}"
    return " or ".join(people(base) for base in bases)


def _rules_respondents_out(tables: PrintedTables) -> bool:
    most = tables.respondents
    of_all = [table for table in tables.questions.values() if table.of_all]
    return any(rules_out(row, most) for table in of_all for row in recovered_rows(table, most))


def _sums(evidence: Evidence) -> str:
    return (
        f"All {people(evidence.sums)} rows add up to exactly 100 %, which rounding alone gives with a probability of "
        f"{_probability(evidence.chance_of_sums)}: they were probably adjusted to add up, so no base is recovered."
    )


def _fits(evidence: Evidence, respondents: int) -> str:
    counts = f"whole counts of at most {people(respondents)} people"
    if evidence.fits_few:
        few = f"Only {people(evidence.fitting)}" if evidence.fitting else "None"
        return f"{few} of {people(evidence.rows)} rows fit {counts}, so no base is recovered: {DOUBTS}."
    which = "The row fits" if evidence.rows == 1 else f"{people(evidence.fitting)} of {people(evidence.rows)} rows fit"
    return (
        f"{which} {counts}, and chance alone does as well with a probability of {_probability(evidence.chance)}. That "
        f"is no evidence of a base, so none is recovered: {DOUBTS}, or the rows are too few to tell."
    )


def _probability(chance: float) -> str:
    return "less than 0.1 %" if chance < SMALL else percent(chance)
