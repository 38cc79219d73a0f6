"""Where everything is from: every share with its print, the surveys behind it, and the documents that were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from nctrends.model.edition import Edition, Fieldwork, Sampling, Survey
from nctrends.model.question import ALL, UNKNOWN
from nctrends.model.rows.about import About, Enquiry
from nctrends.model.rows.estimate import Estimate
from nctrends.present.grid.table import Cell, Column, Row, Section, Table
from nctrends.present.tables.editions_table import allowed
from nctrends.present.words.numbers import people
from nctrends.present.words.sentences import base

COLUMNS = (
    Column(heading="Answer", width=34),
    Column(heading="Printed", width=24),
    Column(heading="Share", width=16),
    Column(heading="People", width=12),
    Column(heading="Source", width=40),
)
USED = Column(heading="Used for", width=24)
SURVEYS = (
    Column(heading="Edition", width=24),
    Column(heading="Who was asked", width=40),
    Column(heading="Number", width=10),
    Column(heading="When", width=20),
    Column(heading="How chosen", width=16),
    Column(heading="How asked", width=20),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""In the language of the page, whatever that of the machine."""
SAMPLES: Mapping[Sampling, str] = {
    "convenience": "not at random",
    "probability": "at random",
    "census": "everybody",
    "unknown": "not known",
}
LIMIT = "Where no base is printed, n ≤ is the most it can be."


def sources_table(
    shares: Sequence[Estimate], used: Sequence[Cell], title: str, titles: Mapping[int, str], about: About
) -> Table:
    """Return a table of shares, a heading for each edition and question; rows stay in their order.

    Parameters
    ----------
    shares : in the order of the files
    used : for each what it is used for, a line each; none leaves the column out
    title : of the table
    titles : the name of each edition
    about : what is true of all
    """
    rows = [_row(share, about) for share in shares]
    if used:
        rows = [(*row, lines) for row, lines in zip(rows, used, strict=True)]
    headed = zip(shares, rows, strict=True)
    sections = [
        Section(heading=f"{titles.get(year, str(year))}: {label}", rows=tuple(row for _, row in part))
        for (year, label), part in groupby(headed, key=lambda one: (one[0].edition, one[0].question_label))
    ]
    notes = (LIMIT,) if any("≤" in row[3][0] for row in rows) else ()
    return Table(title=title, columns=(*COLUMNS, *((USED,) if used else ())), sections=tuple(sections), notes=notes)


def _row(share: Estimate, about: About) -> Row:
    enquiry = about.enquiries.get((share.edition, share.survey), Enquiry())
    group = "" if share.group == ALL else enquiry.groups.get(share.group, share.group)
    answer = tuple(part for part in (share.item_label, share.option_label, group) if part)
    return (
        answer,
        share.printed.texts,
        (allowed(share),),
        (base(share.base, share.base_source, share.caveats),),
        share.source.texts,
    )


def surveys_table(editions: Sequence[Edition]) -> Table:
    """Return who was asked in each edition, how many, when and how."""
    sections = [
        Section(heading="", rows=tuple(_survey(edition, survey) for survey in edition.surveys.values()))
        for edition in editions
    ]
    return Table(title="The surveys behind the editions", columns=SURVEYS, sections=tuple(sections))


def _survey(edition: Edition, survey: Survey) -> Row:
    return (
        (edition.title,),
        (survey.population.text,),
        (people(survey.respondents) if survey.respondents else "not filled in",),
        (_days(survey.fieldwork) if survey.fieldwork else "not known",),
        (SAMPLES[survey.sampling],),
        ("not known" if survey.mode == UNKNOWN else survey.mode,),
    )


def _days(fieldwork: Fieldwork) -> str:
    """Return the first and the last day, as people write them."""
    first, last = map(_day, (fieldwork.from_, fieldwork.to))
    return first if first == last else f"{first} to {last}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
