"""Where the figures behind a change are from: its rows among the estimates, and the documents that print them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from attrs import frozen

from nctrends.analysis.shares.selection import Key, key_of
from nctrends.model.question import Document
from nctrends.model.rows.change import Change
from nctrends.model.rows.estimate import Estimate
from nctrends.model.series import Series
from nctrends.results.kinds import Estimates

WEB = ("https://", "http://")
SAFE = ":/?#@!$&'()*+,;=%~"
"""Signs of an address that stay as they are; a space or a quotation mark in it makes Excel repair the file."""
LONGEST = 2_079
"""Characters of an address that Excel takes."""


@frozen(kw_only=True)
class Address:
    """A document on the web."""

    name: str
    url: str

    @property
    def site(self) -> str:
        """The site it is on, short enough for a line: LibreOffice cuts a link that needs two."""
        return (urlsplit(self.url).hostname or self.url).removeprefix("www.")


def places_of(shares: Estimates, *, first: int = 0) -> dict[Key, int]:
    """Return where the estimates stand, counted from `first`, by their keys."""
    return {key_of(share): i for i, share in enumerate(shares, first)}


def behind(series: Series, row: Change, year: int, places: Mapping[Key, int]) -> list[int]:
    """Return where the estimates behind one side of a change stand: its parts, where it is a net not printed."""
    return figures_at(series, (row.indicator, row.group), year, places)


def figures_at(series: Series, followed: tuple[str, str], year: int, places: Mapping[Key, int]) -> list[int]:
    """Return where the estimates of one year stand that an indicator follows, by its id and a group."""
    indicator = series.indicators.get(followed[0])
    if indicator is None or year not in indicator.at:
        return []
    place = indicator.at[year]
    options = ("+".join(place.options), *place.options)
    keys = [(year, place.survey, place.question, place.item, option, followed[1]) for option in options]
    return [places[keys[0]]] if keys[0] in places else [places[key] for key in keys[1:] if key in places]


def documents_of(share: Estimate) -> tuple[Address | None, ...]:
    """Return the documents that print a share, in their order; None for one that is not on the web."""
    return tuple(map(_address, (citation.document for citation in share.source.values)))


def _address(document: Document) -> Address | None:
    """Return where a document is on the web: a file may hold anything, and Excel takes no long address."""
    url = quote(document.url, safe=SAFE)
    return Address(name=document.document, url=url) if url.startswith(WEB) and len(url) <= LONGEST else None
