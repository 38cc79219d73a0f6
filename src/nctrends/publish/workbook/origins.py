"""Where the figures behind a change are from: its rows among the estimates, and the documents that print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

from attrs import frozen

from nctrends.model.edition import Edition
from nctrends.model.rows.rows import SEVERAL, Change
from nctrends.model.series import Series
from nctrends.results.estimates import Estimates

READ_AS_ESTIMATES = ("base", "conf_level", "dont_know")
"""Options of `changes` that `estimates` takes too."""
WEB = ("https://", "http://")
SAFE = ":/?#@!$&'()*+,;=%~"
"""Signs of an address that stay as they are; a space or a quotation mark in it makes Excel repair the file."""
LONGEST = 2_079
"""Characters of an address that Excel takes."""
Key = tuple[int, str, str, str, str, str]
"""Edition, survey, question, item, option, group."""


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
    return {(e.edition, e.survey, e.question, e.item, e.option, e.group): i for i, e in enumerate(shares, first)}


def behind(series: Series, row: Change, year: int, places: Mapping[Key, int]) -> list[int]:
    """Return where the estimates behind one side of a change stand: its parts, where it is a net not printed."""
    return figures_at(series, (row.indicator, row.group), year, places)


def figures_at(series: Series, followed: tuple[str, str], year: int, places: Mapping[Key, int]) -> list[int]:
    """Return where the estimates of one year stand that an indicator follows, by its id and a group."""
    indicator = series.crosswalk.indicators.get(followed[0])
    if indicator is None or year not in indicator.at:
        return []
    place = indicator.at[year]
    options = ("+".join(place.options), *place.options)
    keys = [(year, place.survey, place.question, place.item, option, followed[1]) for option in options]
    return [places[keys[0]]] if keys[0] in places else [places[key] for key in keys[1:] if key in places]


def documents_of(series: Series, shares: Estimates) -> Iterator[Address | None]:
    """Yield for each estimate the first document it names, None where no edition file has its address."""
    for told in all_documents_of(series, shares):
        yield next((document for document in told if document is not None), None)


def all_documents_of(series: Series, shares: Estimates) -> Iterator[tuple[Address | None, ...]]:
    """Yield for each estimate the documents that its sources name, in their order."""
    own = {edition.year: _addresses([edition]) for edition in series}
    every = _addresses(series)
    for year, source in zip(shares.column("edition"), shares.column("source"), strict=True):
        # Another edition can restate a figure.
        yield tuple(_named(told, own[year]) or _named(told, every) for told in source.split(SEVERAL))


def _addresses(editions: Iterable[Edition]) -> dict[str, str]:
    """Return the addresses of documents by their names; only those of the web, whatever else a file may hold."""
    documents = [document for edition in editions for document in edition.sources.values()]
    told = {d.document: quote(d.url, safe=SAFE) for d in documents if d.url.startswith(WEB)}
    return {name: url for name, url in told.items() if len(url) <= LONGEST}


def _named(told: str, addresses: Mapping[str, str]) -> Address | None:
    """Return the document that a source names: of two names, the longer."""
    names = [name for name in addresses if told == name or told.startswith(f"{name},")]
    if not names:
        return None
    best = max(names, key=len)
    return Address(name=best, url=addresses[best])
