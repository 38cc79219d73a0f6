"""The page of hedges shows the ranges that are used."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "docs" / "hedges.md").read_text(encoding="utf-8")
FAMILIES: dict[str, dict[str, Any]] = tomllib.loads(
    files("nctrends.reading").joinpath("hedges.toml").read_text(encoding="utf-8")
)["families"]


def _offsets(ends: list[float]) -> str:
    return " to ".join(f"{end:+g}" if end else "0" for end in ends).replace("-", "−")


def _row(name: str, family: dict[str, Any]) -> tuple[str, ...]:
    """The cells that the page has to show, apart from the words of a family."""
    pairs = f"{family['pairs']:,}"
    if "share" in family:
        return name, " to ".join(f"{end:g}" for end in family["share"]), pairs
    return name, _offsets(family["half"]), _offsets(family["other"]), pairs


def test_page_shows_every_family_with_its_ranges() -> None:
    """Each family of the data file stands in a table with its ranges and its number of pairs, and no other does."""
    section = PAGE.split("## Families")[1].split("\n## ")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    shown = [(row[0], *row[2:]) if len(row) == 5 else tuple(row) for row in cells if row[0] in FAMILIES]
    assert sorted(shown) == sorted(_row(name, family) for name, family in FAMILIES.items())
    assert len(cells) == len(shown) + 4  # two tables, each with a line of headings and one below it


def test_number_of_pairs_is_the_sum_of_the_families() -> None:
    """The page and the README name as many pairs as the ranges were set on."""
    total = f"{sum(family['pairs'] for family in FAMILIES.values()):,} "
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert total in PAGE
    assert total in readme
