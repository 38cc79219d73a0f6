"""Examples in docstrings run, in the installed package and with its own names."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import nctrends


def _examples() -> Iterator[object]:
    for module in pkgutil.walk_packages(nctrends.__path__, "nctrends."):
        found = doctest.DocTestFinder().find(importlib.import_module(module.name))
        yield from (pytest.param(test, id=test.name) for test in found if test.examples)


@pytest.mark.parametrize("example", list(_examples()))
def test_docstring_example_runs(example: doctest.DocTest) -> None:
    """Every example in a docstring prints what it says."""
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append)
    assert not told, "".join(told)
