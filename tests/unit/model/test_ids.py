"""Ids are words joined by hyphens or points, and each is given once."""

from __future__ import annotations

import pytest

from nctrends.model.ids import is_id, new_id, slug


@pytest.mark.parametrize(
    ("text", "can_be"), [("maps", True), ("a.b-c", True), ("Über60", True), ("a b", False), ("", False)]
)
def test_id_is_of_words(text: str, can_be: bool) -> None:
    """Words joined by single hyphens or points are an id, whatever else is not."""
    assert is_id(text) == can_be


def test_slug_is_an_id_that_stays_one() -> None:
    """A label loses its signs and its capitals, and a slug is its own slug."""
    assert slug("  Don't know!  ") == "don-t-know"
    assert slug(slug("Very common")) == slug("Very common")


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("Yes", [], "Yes"),
        ("Yes!", [], "yes"),
        ("Yes!", ["yes"], "yes-2"),
        ("Yes!", ["yes", "yes-2"], "yes-3"),
        ("!", [], "x"),
    ],
)
def test_new_id_is_not_taken(text: str, taken: list[str], name: str) -> None:
    """A text that can be an id is its own; others are slugged, and numbered where need be."""
    assert new_id(text, taken, "x") == name
