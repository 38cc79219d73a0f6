"""Ids: the keys of files, by which figures, the crosswalk and results name things."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from typing import Final

ID: Final = re.compile(r"\w+([-.]\w+)*")


def slug(label: str) -> str:
    """Return the id of a bare label: lower case, hyphens between words.

    Examples
    --------
    >>> slug("Very common")
    'very-common'
    """
    return re.sub(r"[^\w]+", "-", label.lower()).strip("-")


def is_id(name: str) -> bool:
    """Tell whether a text can be an id as it is."""
    return bool(ID.fullmatch(name))


def new_id(text: str, taken: Container[str], otherwise: str) -> str:
    """Return an id that is not taken: the text itself where it can be one, else its slug, numbered where need be.

    Examples
    --------
    >>> new_id("maps", [], "question"), new_id("Do you use maps?", [], "question"), new_id("?", ["row"], "row")
    ('maps', 'do-you-use-maps', 'row-2')
    """
    first = text if is_id(text) else slug(text) or otherwise
    if first not in taken:
        return first
    return next(name for number in count(2) if (name := f"{first}-{number}") not in taken)
