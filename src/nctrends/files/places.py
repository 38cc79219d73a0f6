"""Places of an indicator in the short form of the crosswalk: what they share once, what differs beside its edition.

survey = "police"
question = "trend-technology"
options = ["cloud-storage"]
editions = [2017, 2019]
at.2020 = { question = "trends" }
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from nctrends.model.crosswalk import Place

SHARED = ("survey", "question", "item", "options")
"""Keys of a place that an indicator may say once for all of its editions."""
EDITIONS = "editions"

Keys = dict[str, Any]


def spell_out_places(raw: Any) -> Any:
    """Return an indicator as read from a file with one whole place for each of its editions."""
    if not isinstance(raw, Mapping) or not {*SHARED, EDITIONS} & set(raw):
        return raw
    shared = {key: raw[key] for key in SHARED if key in raw}
    own, years = raw.get("at", {}), raw.get(EDITIONS, [])
    if not isinstance(years, list) or not all(type(year) is int for year in years):
        raise ValueError(f"{EDITIONS} is not a list of years. Write {EDITIONS} = [2030, 2031].")
    if not isinstance(own, Mapping):
        raise ValueError("at is not a table. Write at.2031 = { … } for what differs in that edition.")
    names = sorted({*map(str, years), *own})
    if not names:
        raise ValueError(f"says {', '.join(shared) or EDITIONS} and names no edition. Add {EDITIONS} = [2030, 2031].")
    places = {name: _with(shared, own.get(name, {})) for name in names}
    return {**{key: value for key, value in raw.items() if key not in (*SHARED, EDITIONS)}, "at": places}


def shortened(places: Mapping[int, Place]) -> tuple[Keys, tuple[int, ...], dict[int, Keys]]:
    """Return what places share, the editions where nothing else is to be said, and what differs in the others."""
    shared: Keys = {}
    for key in SHARED:
        value, times = Counter(getattr(place, key) for place in places.values()).most_common(1)[0]
        if (times > 1 or len(places) == 1) and value != "":
            shared[key] = value
    own = {year: _differing(place, shared) for year, place in sorted(places.items())}
    return shared, tuple(year for year in own if not own[year]), {year: keys for year, keys in own.items() if keys}


def _with(shared: Keys, own: Any) -> Any:
    return {**shared, **own} if isinstance(own, Mapping) else own


def _differing(place: Place, shared: Keys) -> Keys:
    """Return the keys that a place has to say itself, in their order."""
    as_shared = {field.name: shared.get(field.name, _default(field)) for field in attrs.fields(Place)}
    return {key: value for key in as_shared if (value := getattr(place, key)) != as_shared[key]}


def _default(field: attrs.Attribute[Any]) -> Any:
    return None if field.default is attrs.NOTHING else field.default
