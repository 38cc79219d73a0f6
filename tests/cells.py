"""Cells of rows, written as a reader sees them: "34 % · about a third", "15 % + 12 %", "phrase only; misprinted"."""

from __future__ import annotations

from typing import Any

from nctrends.model.joined import SEVERAL, Joined
from nctrends.model.quantity import Print, PrintedQuantity
from nctrends.model.words import JOINT, BaseSource, Caveat, Comparability, Reason, Verdict
from nctrends.reading.printed import read_printed

OTHERS, PLUS = "all but ", " + "
WORDS: dict[str, Any] = {
    "verdict": Verdict,
    "comparability": Comparability,
    "base_source_earlier": BaseSource,
    "base_source_later": BaseSource,
}
SEVERAL_WORDS: dict[str, Any] = {"caveats": Caveat, "reasons": Reason}


def typed(**cells: Any) -> dict[str, Any]:
    """Cells of a row with their words in place of texts."""
    words = {name: WORDS[name](cell) for name, cell in cells.items() if name in WORDS and cell}
    for name, kind in SEVERAL_WORDS.items():
        if name in cells:
            words[name] = tuple(map(kind, filter(None, cells[name].split(JOINT))))
    return {**cells, **words}


def printed(texts: str) -> Joined[Print]:
    """What a row holds of some published texts."""
    return Joined(_print(text) for text in texts.split(SEVERAL) if text)


def _print(text: str) -> Print:
    if PLUS in text:
        return Print(parts=tuple(map(_print, text.split(PLUS))), is_sum=True)
    read = read_printed(text.removeprefix(OTHERS), unit=None if "people" in text else "percent")
    return Print(quantity=read, of_others=text.startswith(OTHERS))


def as_words(text: str) -> Joined[Print]:
    """What a row holds of a text that no reading would take for a quantity."""
    return Joined([Print(quantity=PrintedQuantity(text=text, unit="words"))])
