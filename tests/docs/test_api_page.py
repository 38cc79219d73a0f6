"""The page of Python names has all of them, and the site has every page."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

import nctrends
from nctrends import proportions
from nctrends.model import base_recovery as recovery, crosswalk, edition, question
from nctrends.model.record import Record

DOCS = Path(__file__).parents[2] / "docs"


def test_every_public_name_is_on_the_page() -> None:
    """The page lists each public name once, and none that does not exist."""
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^\.\. auto(?:function|class|module):: nctrends\.((?:proportions\.)?\w+)$", page, flags=re.MULTILINE
    )
    of_proportions = [f"proportions.{name}" for name in proportions.__all__]
    assert sorted([*listed, "__version__"]) == sorted([*nctrends.__all__, *of_proportions])
    assert "`nctrends.__version__`" in page


@pytest.mark.parametrize("module", [crosswalk, edition, question, recovery], ids=lambda module: module.__name__)
def test_every_part_of_a_file_is_on_the_page(module: ModuleType) -> None:
    """A type that mirrors a part of a file is listed by its name at the top, else by that of its module."""
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\.\. autoclass:: (\S+)$", page, flags=re.MULTILINE))
    for name, part in vars(module).items():
        if isinstance(part, type) and issubclass(part, Record) and part.__module__ == module.__name__:
            assert (f"nctrends.{name}" if name in nctrends.__all__ else f"{module.__name__}.{name}") in listed
