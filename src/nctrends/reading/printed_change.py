"""Read a change as a report prints it: "-6 pp", "up almost 3 points", "down 12 %".

The size is read as a share is, so that its digits and hedges count; what is left decides the direction and the unit.
"""

from __future__ import annotations

import re

from nctrends.errors import InputError
from nctrends.model.quantity import PrintedChange
from nctrends.reading.printed import read_printed
from nctrends.reading.tokens import normalise

_UNIT = re.compile(
    r"(?P<points>(percentage[- ]|%[- ]?|\b)points?|\bp\.?p\.?|\bpts?\.?)(?!\w)|(?P<percent>%|\bper ?cent\b)",
    re.IGNORECASE,
)
_UP = r"\+|\b(up|rose|risen|rise|increased?|increase|grew|grown|growth|gained?|more|higher|plus)\b"
_DOWN = (
    r"[-−–]|\b(down|fell|fallen|fall|decreased?|decrease|dropped|drop|declined?|decline|lost|less|fewer|lower|minus)\b"
)
_FILLERS = re.compile(r"\b(an?|by|of|in|the)\b", re.IGNORECASE)
WAY_OUT = 'Write it as printed, such as "-6 pp", "up 3 percentage points" or "down 12 %".'


def read_change(text: str) -> PrintedChange:
    """The change that a printed text allows.

    Parameters
    ----------
    text : as printed, with its direction and its unit

    Returns
    -------
    PrintedChange
        Proportions, signed. A change in points is a difference; one in percent may be that, or a part of the earlier
        share: the report leaves it open.

    Raises
    ------
    InputError : no direction or two, no unit, or a size that cannot be read.

    Examples
    --------
    >>> read_change("-6 pp").low, read_change("-6 pp").high, read_change("-6 pp").is_points
    (-0.065, -0.055, True)
    >>> read_change("up 12 %").is_points
    False
    """
    normal = normalise(text)
    unit = _UNIT.search(normal)
    if unit is None:
        raise InputError(f'"{text}" has no unit of a change: points, or percent. {WAY_OUT}')
    rest = normal[: unit.start()] + " " + normal[unit.end() :]
    ups, downs = (re.findall(words, rest, re.IGNORECASE) for words in (_UP, _DOWN))
    if bool(ups) == bool(downs):
        raise InputError(f'"{text}" says neither up nor down, or both. {WAY_OUT}')
    size = _FILLERS.sub(" ", re.sub(rf"{_UP}|{_DOWN}", " ", rest, flags=re.IGNORECASE))
    quantity = read_printed(f"{' '.join(size.split())} %")
    low, high = quantity.low or 0.0, 1.0 if quantity.high is None else quantity.high
    ends = (low, high) if ups else (-high, -low)
    return PrintedChange(text=text, low=ends[0], high=ends[1], is_points=unit["points"] is not None)
