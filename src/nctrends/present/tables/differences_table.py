"""What differs between two editions, as a table of words: question by question, then what one edition has alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import isnan

from nctrends.model.rows.edition_difference import DIFFERENCES, EditionDifference
from nctrends.present.grid.table import Column, Row, Section, Table

ALONE = ("question-removed", "question-added", "question-candidate")
UNSEEN = "unknown in one"


def differences_table(differences: Sequence[EditionDifference], titles: tuple[str, str], todo: str = "") -> Table:
    """Return the table of two editions side by side.

    Parameters
    ----------
    differences : in the order of `compare_editions`
    titles : names of the earlier and the later edition
    todo : what is to be done before they can be compared, "" for nothing
    """
    earlier, later = titles
    columns = (
        Column(heading="What differs", width=24),
        Column(heading=earlier, width=36),
        Column(heading=later, width=36),
    )
    sections = [
        Section(heading=_heading(place, earlier, later), rows=tuple(map(_row, rows)))
        for place, rows in groupby(differences, key=_place)
    ]
    return Table(
        title=f"{earlier} and {later} side by side: what differs",
        columns=columns,
        sections=tuple(sections),
        notes=tuple(_notes(differences, todo)),
    )


def _place(row: EditionDifference) -> tuple[str, str, str]:
    """Return what stands under one heading: a survey as such, a question in both, or what one edition has alone."""
    if row.code in ALONE:
        return row.survey, "", "added" if row.code == "question-added" else "removed"
    return row.survey, row.question_label, f"{row.question_earlier}/{row.question_later}"


def _heading(place: tuple[str, str, str], earlier: str, later: str) -> str:
    survey, asked, where = place
    if where in ("added", "removed"):
        return f"{survey}: questions of {later if where == 'added' else earlier} alone"
    return f"{survey}: {asked}" if asked else f"{survey}: the survey itself"


def _row(row: EditionDifference) -> Row:
    what = DIFFERENCES[row.code]
    name = [f"  {what}"]
    if not isnan(row.score):
        name.append(f"  score {row.score:.2f}")
    if row.message.startswith("It is unknown"):
        name.append(f"  ({UNSEEN})")
    before = "" if row.code.endswith("-candidate") else row.before
    return (tuple(name), (before,), (row.after,))


def _notes(differences: Sequence[EditionDifference], todo: str) -> Iterator[str]:
    if todo:
        yield todo
    if not differences and todo:
        yield "The two files ask the same in the same way, as far as they tell."
        return
    if not differences:
        yield "Nothing differs: both editions ask the same in the same way, as far as their files tell."
        return
    codes = {row.code for row in differences}
    yield "What both editions have in the same way is not listed. The files may not hold all that was asked."
    if codes & {"reworded", "question-linked"}:
        yield "In brackets: words that the other edition does not have."
    if any("paraphrased" in row.message for row in differences):
        yield (
            "Where a file holds a wording in other words than the report's, a difference may come from the one who "
            "wrote it down."
        )
    if any(not isnan(row.score) for row in differences):
        yield (
            "Score: share of what the words of both tell that is in both, rare words counting more. A candidate is "
            "never linked by itself: a person decides, in the crosswalk."
        )
