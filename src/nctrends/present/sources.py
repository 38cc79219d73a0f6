"""Every share of a series with what was printed, the people behind it, and the place of the print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from nctrends.model.edition import ALL
from nctrends.model.rows import SEVERAL, About, Enquiry, Estimate
from nctrends.present.editions import allowed
from nctrends.present.sentences import base
from nctrends.present.tables import Column, Row, Section, Table

COLUMNS = (
    Column(heading="Answer", width=34),
    Column(heading="Printed", width=24),
    Column(heading="Share", width=16),
    Column(heading="People", width=12),
    Column(heading="Source", width=40),
)


def sources_table(shares: Sequence[Estimate], titles: Mapping[int, str], about: About) -> Table:
    """Return the table of all shares, a heading for each edition and question; rows stay in their order."""
    sections = [
        Section(heading=f"{titles.get(year, str(year))}: {label}", rows=tuple(_row(one, about) for one in rows))
        for (year, label), rows in groupby(shares, key=lambda one: (one.edition, one.question_label))
    ]
    return Table(
        title="Every share with its source",
        columns=COLUMNS,
        sections=tuple(sections),
        notes=(
            "Share: what the printed texts allow together. n ≤: no base is printed, so this is the most it can be.",
        ),
    )


def _row(share: Estimate, about: About) -> Row:
    enquiry = about.enquiries.get((share.edition, share.survey), Enquiry())
    group = "" if share.group == ALL else enquiry.groups.get(share.group, share.group)
    answer = tuple(part for part in (share.item_label, share.option_label, group) if part)
    return (
        answer,
        tuple(share.printed.split(SEVERAL)),
        (allowed(share),),
        (base(share.base, share.base_source, share.caveats),),
        tuple(share.source.split(SEVERAL)),
    )
