"""What all tests share: how much is drawn, the bundled series, and folders of edition files made on the spot."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from nctrends.files.load import load_series
from nctrends.model.series import Series

# No draw depends on the day or on a database; how long one takes says more of the machine than of the code.
# Phase.explain is left out: on a whole series it takes minutes to say which of a thousand texts mattered.
settings.register_profile(
    "desk",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile("thorough", settings.get_profile("desk"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))

EDITION = """\
year = 2018
title = "Report 2018"

[sources.report]
document = "Report 2018"

[surveys.police]
population = { id = "police", text = "police officers" }
respondents = 272

[surveys.police.groups.us]
label = "United States"
base = 148

[surveys.police.questions.alerts]
asked = "Whether alerts arrive"
wording = "verbatim"
kind = "single"
options = ["Yes", "No"]
period = "none"
base = "all"
source = { in = "report" }
table = ["54.4 %", "45.6 %"]

[surveys.police.questions.material]
asked = "How common each kind of material is"
wording = "verbatim"
kind = "ordinal"
options = ["Rare", "Common"]
period = "none"
base = { question = "alerts", options = ["yes"] }
source = { in = "report" }

[surveys.police.questions.material.items]
innocent = "Innocent material"
extortion = "Extorted material"

[surveys.police.questions.material.table]
innocent = ["40 %", "60 %"]

[[surveys.police.questions.material.figures]]
printed = "almost two thirds"
of = "common"
item = "extortion"
group = "us"
"""
"""A small edition with something of everything, for tests that spoil a part of it."""

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def netclean() -> Series:
    """The bundled NetClean series."""
    return load_series("netclean")


@pytest.fixture(scope="session")
def scottish() -> Series:
    """The bundled Scottish series."""
    return load_series("scottish-health-survey")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write texts as files of a folder, `write({"2018.toml": …})`, and return the folder."""

    def written(files: dict[str, str | bytes], folder: str = "made-up") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, content in files.items():
            (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return place

    return written
