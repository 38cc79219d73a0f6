"""Every kind of workbook, written once for all tests."""

from __future__ import annotations

import io
from typing import Any

import pytest
from tests.unit.publish.workbooks import BOOKS, BUNDLED, read_back

import nctrends as nct
from nctrends.model.series import Series


@pytest.fixture(scope="session", params=BOOKS)
def every_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Each kind of workbook, as bytes."""
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    BOOKS[request.param](path)
    return path.read_bytes()


@pytest.fixture(scope="session")
def every_book(every_file: bytes) -> Any:
    """The same, read back."""
    return read_back(io.BytesIO(every_file))


@pytest.fixture(scope="session", params=BUNDLED)
def series(request: pytest.FixtureRequest) -> Series:
    """Each bundled series."""
    return nct.load_series(request.param)


@pytest.fixture(scope="session")
def book(series: Series, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Its workbook, read back."""
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    nct.write_workbook(series, path)
    return read_back(path)
