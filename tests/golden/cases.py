"""What the golden files hold: a file name and the command that prints it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from nctrends.cli.main import main

FOLDER = Path(__file__).parent

COMMANDS = {
    "table.txt": "table",
    "table.md": "table --format markdown",
    "table.html": "table --format html",
    "table.tex": "table --format latex",
    "table-scottish.html": "table --series scottish-health-survey --against first --format html",
    "table-scottish.tex": "table --series scottish-health-survey --against first --format latex",
    "table-scottish.md": "table --series scottish-health-survey --against first --format markdown",
    "table-links.txt": "table --layout links",
    "changes.txt": "changes",
    "table-years.txt": "table --layout years",
    "table-scottish-years.txt": "table --series scottish-health-survey --layout years",
    "table-distribution.txt": "table --layout distribution",
    "table-scottish-years.html": "table --series scottish-health-survey --layout years --format html",
    "table-scottish-years.tex": "table --series scottish-health-survey --layout years --format latex",
    "table-against-first.txt": "table --against first",
    "table-scottish-against-first.txt": "table --series scottish-health-survey --against first",
    "align.txt": "align",
    "compare-2017-2019.txt": "compare 2017 2019",
    "compare-2019-2020.txt": "compare 2019 2020",
    "explain-cloud-storage.txt": "changes --explain cloud-storage",
    "explain-encryption.txt": "changes --explain encryption",
    "explain-live-streaming.txt": "changes --explain live-streaming",
    "findings.txt": "check",
    "findings-scottish.txt": "check --series scottish-health-survey",
    "estimates-2017.txt": "estimates --edition 2017",
}


def printed(command: str) -> str:
    """Return what a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(command.split())
    return out.getvalue()
