"""Public names exist, are documented, and are told to type checkers and readers alike."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys

import pytest

import nctrends
from nctrends import proportions


@pytest.mark.parametrize("name", [name for name in nctrends.__all__ if not name.startswith("__")])
def test_public_name_is_documented(name: str) -> None:
    """Each public name loads and has a docstring."""
    assert inspect.getdoc(getattr(nctrends, name))


@pytest.mark.parametrize("name", proportions.__all__)
def test_name_of_proportions_is_documented(name: str) -> None:
    """Each public interval and test has a docstring, and the list of its module has its name or its method."""
    listed = (inspect.getdoc(proportions) or "").replace("`", "")
    method = name.removesuffix("_interval").removesuffix("_test").removesuffix("_equivalence")
    assert inspect.getdoc(getattr(proportions, name))
    assert re.search(rf"\b({name}|{method})\b", listed)


def test_signatures_have_one_order() -> None:
    """Two samples come later before earlier, each as a count and its base, and options by keyword."""
    order = ["count_later", "base_later", "count_earlier", "base_earlier"]
    for name in proportions.__all__:
        parameters = inspect.signature(getattr(proportions, name)).parameters.values()
        if "count_later" in [parameter.name for parameter in parameters]:
            assert [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD] == order
        assert all(p.kind is p.KEYWORD_ONLY for p in parameters if p.default is not p.empty)


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'nctrends' has no attribute 'chnages'"):
        nctrends.chnages  # noqa: B018 - the access is the test


def test_import_loads_nothing_slow() -> None:
    """Importing the package loads neither pandas nor SciPy nor statsmodels nor numpy."""
    code = "import sys, nctrends; print([m for m in ('numpy', 'pandas', 'scipy', 'statsmodels') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_proportions_load_lazily_and_nothing_slow() -> None:
    """The intervals are an attribute of the package that loads at first use, with numpy and no more."""
    code = (
        "import sys, nctrends; assert 'nctrends.proportions' not in sys.modules;"
        "nctrends.proportions.newcombe_interval(56, 70, 48, 80);"
        "print([m for m in ('pandas', 'scipy', 'statsmodels') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_table_loads_no_pandas() -> None:
    """The main job runs without pandas, SciPy and statsmodels, which would double its time."""
    code = (
        "import sys; from nctrends.cli.main import main; main(['table']);"
        "print([m for m in ('pandas', 'scipy', 'statsmodels') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
