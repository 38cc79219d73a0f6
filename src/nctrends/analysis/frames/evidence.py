"""What a frame says about its figures beside their size: labels, sources, names of groups."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nctrends.analysis.frame_input.columns import KEY
from nctrends.analysis.frame_input.keys import texts_of
from nctrends.analysis.frame_input.reading import Figures
from nctrends.analysis.frames.pairing import FramePairs
from nctrends.model.joined import Joined
from nctrends.model.mapping import ReadOnlyMapping
from nctrends.model.question import NO_CITATIONS, Citation, Document, Source
from nctrends.model.rows.about import Enquiry, Evidence
from nctrends.numerics.several.adjustment import Codes

SOURCE = "table"
"""Id of the source of all figures of a frame."""


def label_texts(figures: Figures, name: str) -> Any:
    """Return a label for each text of a part of the key: that of the last edition that has one; None without labels."""
    column = figures.columns.get(f"{name}_label")
    if column is None:
        return None
    labels, key = texts_of(column), figures.keys.parts[name]
    order = np.argsort(figures.editions.ranks, kind="stable")
    order = order[labels.codes[order] >= 0]
    last = np.full(len(key.different), -1, dtype=np.intp)
    last[key.codes[order]] = labels.codes[order]  # of rows of one text the one that is written last stays
    texts = [text if place < 0 else labels.different[place] for text, place in zip(key.different, last, strict=True)]
    return pd.array(texts, dtype=str)


def labels_of(figures: Figures, rows: Codes, texts_of_keys: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of labels; without them the texts of the keys themselves."""
    labels = {}
    for name in KEY[:-1]:
        texts = label_texts(figures, name)
        labels[f"{name}_label"] = (
            texts_of_keys[name] if texts is None else texts.take(figures.keys.parts[name].codes[rows])
        )
    return labels


def evidence_of(figures: Figures, pairs: FramePairs) -> dict[str, Any]:
    """Return what is known of the sources of each row, and the names of groups, as far as the frame says."""
    evidence: dict[str, Any] = {}
    if (names := label_texts(figures, "group")) is not None:
        groups = dict(zip(figures.keys.parts["group"].different, names, strict=True))
        evidence["enquiries"] = {(edition, ""): Enquiry(groups=groups) for edition in figures.editions.ordered}
    if "source" in figures.columns:
        evidence["evidence"] = ReadOnlyMapping(_evidence(figures, pairs))
    return evidence


def _evidence(figures: Figures, pairs: FramePairs) -> dict[tuple[Any, ...], Evidence]:
    sources = texts_of(figures.columns["source"])
    editions = figures.editions.ordered
    parts = [figures.keys.parts[name] for name in KEY]
    evidence = {}
    for earlier, later in zip(figures.rows[pairs.earlier].tolist(), figures.rows[pairs.later].tolist(), strict=True):
        names = tuple(part.different[part.codes[later]] for part in parts)
        sides = [(editions[figures.editions.ranks[row]], sources.codes[row]) for row in (earlier, later)]
        cited = [_cited(edition, sources.different[code]) if code >= 0 else NO_CITATIONS for edition, code in sides]
        evidence[(*names, sides[0][0], sides[1][0])] = Evidence(source_earlier=cited[0], source_later=cited[1])
    return evidence


def _cited(edition: Any, text: str) -> Joined[Citation]:
    return Joined([Citation(edition=edition, document=Document(document=text), source=Source(in_=SOURCE))])
