"""Every line of the tables on the page about figures in a table says what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import nctrends as nct
from nctrends.analysis.frame_input.edition_order import editions_of
from nctrends.model.rows.about import About
from nctrends.model.rows.change import Change
from nctrends.present.words.sentences import base_of

PAGE = (Path(__file__).parents[2] / "docs" / "figures-in-a-table.md").read_text(encoding="utf-8")
OPTIONS = ("decimals", "moe_of", "moe_at")


def lines(heading: str) -> list[tuple[str, str]]:
    """Return the cells of the table below a heading."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(.+?)` \| (.+) \|$", section, flags=re.MULTILINE)


def told(row: Change, about: About) -> str:
    """Return what a figure is taken for as the page has it."""
    low, high = (f"{100 * end:.4g}" for end in (row.estimate_low_earlier, row.estimate_high_earlier))
    share = f"{low} %" if low == high else f"{low} to {high} %"
    printed = [f"`{row.printed_earlier}`"] if row.printed_earlier else []
    caveats = [caveat for caveat in row.caveats if caveat not in ("base is an upper limit", "phrase only")]
    return ", ".join([*printed, share, base_of(row, "earlier", about), *caveats])


@pytest.mark.parametrize(("columns", "taken"), lines("Forms of figures"))
def test_form_is_taken_for_what_the_page_says(columns: str, taken: str) -> None:
    """The columns of a line give what stands beside them, or are refused."""
    given: dict[str, Any] = eval(f"dict({columns})")
    options = {name: given.pop(name) for name in OPTIONS if name in given}
    frame = pd.DataFrame({"indicator": "maps", "edition": [2030, 2031], **given})
    if taken.startswith("refused"):
        with pytest.raises(nct.InputError, match=r"may be proportions|not a whole number|say what the margin is of"):
            nct.compare_frame(frame, **options)
    else:
        changes = nct.compare_frame(frame, **options)
        assert told(changes[0], changes.about) == taken


@pytest.mark.parametrize(("editions", "order"), lines("The order of editions"))
def test_editions_are_ordered_as_the_page_says(editions: str, order: str) -> None:
    """The editions of a line are in their order, whatever the order of the rows, or refused."""
    labels: tuple[Any, ...] = eval(f"({editions})")
    column = pd.Series(labels[::-1], dtype=object)
    if order.startswith("refused"):
        with pytest.raises(nct.InputError, match=r"is not known|depends on how|overlap in time"):
            editions_of(column)
    else:
        assert editions_of(column).ordered == labels
