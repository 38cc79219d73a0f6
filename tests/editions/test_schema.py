"""The committed JSON Schema is the one the types give, and the bundled files obey it."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nctrends.files.load import bundled_folder
from nctrends.files.schema import schema_text

FILES = sorted(bundled_folder().glob("*/*.toml"))


def _kind(path: Path) -> str:
    return "crosswalk" if path.stem == "crosswalk" else "edition"


def _as_json(value: Any) -> Any:
    """Return parsed TOML as JSON has it: dates as texts."""
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("kind", ["edition", "crosswalk"])
def test_committed_schema_is_in_step(kind: str) -> None:
    """The committed schema is what the types give; `nctrends schema KIND --output FILE` writes it anew."""
    assert (bundled_folder() / f"{kind}.schema.json").read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_bundled_file_obeys_the_schema(path: Path) -> None:
    """An editor that uses the schema finds no fault in a bundled file."""
    schema = json.loads(schema_text(_kind(path)))
    jsonschema.Draft202012Validator(schema).validate(_as_json(tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"respondents": "many"}, id="count as text"),
        pytest.param({"respondants": 3}, id="unknown key"),
        pytest.param({"sampling": "handpicked"}, id="value outside the list"),
    ],
)
def test_schema_finds_a_fault(fault: dict[str, Any]) -> None:
    """The schema refuses what the loader refuses."""
    survey = {"population": {"id": "a", "text": "b"}, "respondents": 3, **fault}
    edition = {"year": 2018, "title": "T", "surveys": {"s": survey}}
    with pytest.raises(jsonschema.ValidationError, match=r"is not|was unexpected|is a required"):
        jsonschema.Draft202012Validator(json.loads(schema_text("edition"))).validate(edition)
