"""Findings about a small series, in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.unit.analysis.made import alone

from nctrends.analysis.checks.check import check
from nctrends.model.question import Question
from nctrends.model.rows.finding import Finding


def found(asked: Question | Mapping[str, Question], code: str = "", **more: Any) -> list[Finding]:
    """What is found about one edition, of all codes or of one."""
    return [row for row in check(alone(asked, **more)) if row.code == code or not code]


def codes(asked: Question | Mapping[str, Question], **more: Any) -> list[str]:
    """The codes of everything found."""
    return [row.code for row in found(asked, **more)]


def only(asked: Question | Mapping[str, Question], code: str, **more: Any) -> Finding:
    """The one finding of a code."""
    (row,) = found(asked, code, **more)
    return row
