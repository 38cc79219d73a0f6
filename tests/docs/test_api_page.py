"""The page of Python names has all of them, and the site has every page."""

from __future__ import annotations

import re
from pathlib import Path

import nctrends
from nctrends import proportions

DOCS = Path(__file__).parents[2] / "docs"


def test_every_public_name_is_on_the_page() -> None:
    """The page lists each public name once, and none that does not exist."""
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\.\. auto(?:function|class|module):: nctrends\.([\w.]+)$", page, flags=re.MULTILINE)
    of_proportions = [f"proportions.{name}" for name in proportions.__all__]
    assert sorted([*listed, "__version__"]) == sorted([*nctrends.__all__, *of_proportions])
    assert "`nctrends.__version__`" in page
