"""The yearly reports of one publisher, held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from nctrends.model.crosswalk import Crosswalk
from nctrends.model.edition import Edition


def _by_year(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    return tuple(sorted(editions, key=lambda edition: edition.year))


@frozen(kw_only=True, repr=False)
class Series:
    """Editions in the order of their years, with the crosswalk that links them."""

    id: str
    editions: tuple[Edition, ...] = field(converter=_by_year)
    crosswalk: Crosswalk = field(factory=Crosswalk)

    @property
    def title(self) -> str:
        """The series by name, for headings."""
        return self.crosswalk.title or self.id

    @property
    def years(self) -> tuple[int, ...]:
        """Years of the editions, ascending."""
        return tuple(edition.year for edition in self.editions)

    def __repr__(self) -> str:
        years = f"{self.years[0]} to {self.years[-1]}" if self.editions else "none"
        return f"<Series {self.id}: {len(self)} editions, {years}; {len(self.crosswalk.indicators)} indicators>"

    def __getitem__(self, year: int) -> Edition:
        """Return the edition of one year.

        Raises
        ------
        KeyError : no edition of that year; the message lists those there are.
        """
        for edition in self.editions:
            if edition.year == year:
                return edition
        raise KeyError(f"no edition {year} in {self.id}; there are {', '.join(map(str, self.years))}")

    def __iter__(self) -> Iterator[Edition]:
        return iter(self.editions)

    def __len__(self) -> int:
        return len(self.editions)

    def __contains__(self, year: object) -> bool:
        return year in self.years
