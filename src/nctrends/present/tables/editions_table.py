"""Editions as a table of words: each question with what is printed about its answers, and what that allows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from nctrends.model.edition import Edition, Survey
from nctrends.model.question import ALL, PrintedFigure, Question
from nctrends.model.rows.about import About
from nctrends.model.rows.estimate import Estimate
from nctrends.present.grid.table import Column, Row, Section, Table, indented
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import base, titled
from nctrends.present.words.share_words import share_text

COLUMNS = (
    Column(heading="Answer", width=36),
    Column(heading="Printed", width=30),
    Column(heading="Taken as", width=16),
    Column(heading="People", width=12),
)
STATEMENT = "statement"


def edition_table(
    editions: Sequence[Edition], shares: Sequence[Estimate], about: About, *, parts: Container[int] = ()
) -> Table:
    """Return all that editions print, in the order of their files; what others print as their result comes last.

    Parameters
    ----------
    editions : one, or several
    shares : in the order of the files
    about : of the shares, for the title of several editions
    parts : years of the editions of which only some shares are at hand; these are all that is shown of them
    """
    sections: list[Section] = []
    for edition in editions:
        rows = [row for row in shares if row.edition == edition.year]
        sections += [Section(heading=edition.title, rows=())] if len(editions) > 1 else []
        sections += _sections(edition, rows, is_part=edition.year in parts)
    title = editions[0].title if len(editions) == 1 else titled(about, "what each edition says")
    return Table(title=title, columns=COLUMNS, sections=tuple(sections), notes=tuple(_notes(sections)))


def _sections(edition: Edition, shares: Sequence[Estimate], *, is_part: bool) -> Iterator[Section]:
    """Yield who was asked in each survey, then its questions; what another edition prints comes last."""
    for survey_id, survey in edition.surveys.items():
        asked = [(question, _of(shares, survey_id, name)) for name, question in survey.questions.items()]
        shown = [(question, rows) for question, rows in asked if rows or not is_part]
        if shown or not is_part:
            yield Section(heading=_asked_of(survey), rows=())
        for question, rows in shown:
            others = () if is_part else _others(question)
            cells = (*(_share_row(row, survey) for row in rows), *others)
            yield Section(heading=_heading(survey, question), rows=cells)
    known = {(survey_id, name) for survey_id, survey in edition.surveys.items() for name in survey.questions}
    restated = [row for row in shares if (row.survey, row.question) not in known]
    if restated:
        yield Section(heading="Printed by another edition", rows=tuple(_share_row(row, None) for row in restated))


def _of(shares: Sequence[Estimate], survey: str, question: str) -> list[Estimate]:
    return [row for row in shares if (row.survey, row.question) == (survey, question)]


def _asked_of(survey: Survey) -> str:
    """Return who was asked, and how many answered, as a heading above the questions of a survey."""
    text = survey.population.text
    asked = f"{people(survey.respondents)} respondents" if survey.respondents else "respondents not filled in"
    return f"Asked: {text} ({asked})"


def _heading(survey: Survey, question: Question) -> str:
    asked = question.asked
    if not isinstance(question.base, str):
        before = survey.questions[question.base.question]
        asked += f" (asked of those who answered {before.labels(question.base.options)})"
    return f"{asked} [chart lost]" if question.chart_lost else asked


def signs_of(bases: Iterable[str]) -> Iterator[str]:
    """Yield what the signs before numbers of people mean, as far as they stand in a table."""
    shown = " ".join(bases)
    if "n ≤" in shown:
        yield "n ≤: the most that can have answered."
    if "n ≈" in shown:
        yield "n ≈: of the numbers that print the row, by far the likeliest beside the other rows."
    if "n ≥" in shown:
        yield "n ≥: the fewest that can have answered, as was asked."
    if "effective n" in shown:
        yield "effective n: as many people of a simple random sample would tell as much, by the design effect."


def _notes(sections: Iterable[Section]) -> Iterator[str]:
    """Yield what explains the signs that the rows show, and nothing else."""
    rows = [row for section in sections for row in section.rows]
    shares, bases = [row[2][0] for row in rows], [row[3][0] for row in rows]
    if not rows:
        yield "No figure is printed of what was asked for."
    if any(share.endswith("%") for share in shares):
        yield "Shares are what the printed texts allow together, with the digits that they support."
    yield from signs_of(bases)
    if any(share.startswith(STATEMENT) for share in shares):
        yield "A statement without a number is kept as printed and never read as a share."


def _others(question: Question) -> Iterator[Row]:
    """Yield what is printed beside shares: counts, other measures, statements."""
    return (_other_row(question, figure) for figure in question.figures if not _is_share(question, figure))


def _is_share(question: Question, figure: PrintedFigure) -> bool:
    """Tell whether a figure is behind one of the estimates, and need not be listed again."""
    plain = bool(figure.of and figure.printed) and not (figure.words or figure.measure) and figure.restates is None
    return plain and question.kind != "count"


def _share_row(row: Estimate, survey: Survey | None) -> Row:
    known = survey.groups.get(row.group) if survey else None
    group = known.label if known else row.group if row.group != ALL else ""
    answer = tuple(part for part in (row.item_label, row.option_label, group) if part)
    return (
        indented(answer),
        row.printed.texts,
        (allowed(row),),
        (base(row.base, row.base_source, row.caveats),),
    )


def allowed(row: Estimate) -> str:
    """Return the share that the printed texts allow, with the digits that they support, or its two ends."""
    return share_text(row.estimate, row.estimate_low, row.estimate_high, row.printed)


def _other_row(question: Question, figure: PrintedFigure) -> Row:
    item = question.items[figure.item].label if figure.item else ""
    answer = tuple(part for part in (item, question.labels(figure.of)) if part) or ("(no answer named)",)
    kind = STATEMENT if figure.words else figure.measure or ("share" if figure.restates else "count")
    about = f" of {figure.restates}" if figure.restates else ""
    if not figure.printed and figure.change:
        kind, about = "change", f" since {figure.since}"
    return (indented(answer), (figure.printed or figure.change,), (f"{kind}{about}",), ("",))
