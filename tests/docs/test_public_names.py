"""Public names exist, are documented, and are told to type checkers and readers alike."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import nctrends


@pytest.mark.parametrize("name", [name for name in nctrends.__all__ if not name.startswith("__")])
def test_public_name_is_documented(name: str) -> None:
    """Each public name loads and has a docstring."""
    assert inspect.getdoc(getattr(nctrends, name))


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'nctrends' has no attribute 'chnages'"):
        nctrends.chnages  # noqa: B018 - the access is the test


def test_import_loads_nothing_slow() -> None:
    """Importing the package loads neither pandas nor SciPy nor statsmodels nor numpy."""
    code = "import sys, nctrends; print([m for m in ('numpy', 'pandas', 'scipy', 'statsmodels') if m in sys.modules])"
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
