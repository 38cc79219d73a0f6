"""Hostile frames end in a result or in an error of ours, and soon: `python -m benchmarks.hostile [FRAMES] [SEED]`.

Cells are drawn from what spreadsheets, people and other programs put into tables, column by column and in every type of
column; so are the options. `frame_of` and `outcome` are also what a short run in the tests draws from.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from time import process_time
from typing import Any

import pandas as pd

import nctrends as nct

FRAMES, SLOW = 20_000, 0.2
"""Frames of a run, and seconds of CPU that none may take."""
NAMES = ["indicator", "question", "edition", "year", "wave", "item", "option", "group", "percent", "value", "estimate"]
NAMES += ["count", "base", "n", "base_at_most", "moe_pp", "moe", "std_error", "conf_low", "conf_high", "comparability"]
NAMES += ["reasons", "break", "base_source", "weighted", "kind", "source", "indicator_label", "note"]
EXTRA = [
    "option",
    "item",
    "group",
    "reasons",
    "break",
    "weighted",
    "source",
    "indicator_label",
    "note",
    "comparability",
]
PLAIN: tuple[Callable[[random.Random], Any], ...] = (
    lambda draw: draw.randint(0, 100),
    lambda draw: round(draw.uniform(0, 100), draw.randint(0, 3)),
    lambda draw: f"{draw.randint(0, 100)} %",
    lambda draw: draw.choice(["almost half", "a third", "1 in 500", "30-40 %", "n/a", "-", "–", "[x]", "", " ", "*"]),
    lambda draw: draw.choice(["34,5", "12.5%", "0.34", "±3", "just over 40 percent"]),
)
ODD: tuple[Callable[[random.Random], Any], ...] = (
    lambda draw: draw.choice([None, float("nan"), float("inf"), -1, 1e308, 10**30, -0.0, 5e-324, True, False, pd.NA]),
    lambda draw: draw.choice(
        ["\x00", "٣٤ %", "🙂", "34 %" * 200, "9" * 5000, "1e999", "=1+1", "<b>", "a\nb", "Ⅳ", "½"]
    ),
    lambda draw: draw.choice([b"34", [1, 2], {"a": 1}, (1,), 1 + 2j, Decimal("34.0"), object(), pd.Interval(0, 1)]),
    lambda draw: draw.choice(
        [dt.date(2031, 5, 1), pd.Timestamp("2031-05-01"), pd.Period("2031Q1"), pd.NaT, dt.timedelta(3)]
    ),
)
EDITIONS: tuple[tuple[Any, ...], ...] = (
    (2030, 2031, 2032),
    (2030.0, 2031.0, None),
    ("Wave 9", "Wave 10", "Wave 11"),
    ("Q4 2030", "Q1 2031", "2031-Q2"),
    ("Winter 2030", "Spring 2030", "2030"),
    ("2010/11", "2011/12", "2012-01"),
    ("Before", "After", "Later"),
    (pd.Timestamp("2030-01-01"), pd.Timestamp("2031-01-01"), pd.NaT),
    ("05/06/2019", "06/05/2019", "31/02/2019"),
    (2030, "2031", None),
    *(((2030, 2031, 2032),) * 6),
)
INDICATORS = ("maps", "cloud", "Do you use maps?", "a.b", 3, 3.5, "all", "")
WORDS = (
    "maps",
    "cloud",
    "",
    None,
    "yes",
    "no",
    "all",
    "Base",
    1,
    1.0,
    "single",
    "caution",
    "break",
    "effective",
    "wording",
)


def _any_of(*cells: Any) -> tuple[Callable[[random.Random], Any], ...]:
    return (lambda draw: draw.choice(cells),)


BASES = _any_of(400, 380.0, "1,380", "1 380", "1.380", "n = 400", "(n=120)")
USUAL: dict[str, tuple[Callable[[random.Random], Any], ...]] = {
    **dict.fromkeys(("percent", "value", "moe_pp"), PLAIN),
    **dict.fromkeys(("base", "n", "base_at_most"), BASES),
    "count": (lambda draw: draw.randint(0, 100),),
    "estimate": (lambda draw: round(draw.random(), draw.randint(1, 4)),),
    "reasons": _any_of("", None, "wording", "wording; mode"),
    "comparability": _any_of("", None, "caution", "not_comparable"),
    "break": _any_of(True, False, None, "yes", 0),
    "weighted": _any_of(True, False),
}
TYPES = (
    "object",
    "object",
    "object",
    "category",
    "string",
    "Int64",
    "float64",
    "float32",
    "int8",
    "string[pyarrow]",
    "boolean",
)
CHOSEN: dict[str, tuple[Any, ...]] = {
    "decimals": (0, 1, "exact", -1, "x", True),
    "moe_of": ("survey", "figure", "both"),
    "order": (["Before", "After", "Later"], [2032, 2031, 2030], "x", []),
    "bases": ({2030: 400, 2031: 380, 2032: 350}, {(2030, "all"): 4}, {}, 3, {"Wave 9": "many"}),
    "base_row": ("Base", "", 3),
    "columns": ({"indicator": "note"}, {"note": "group"}, {"x": "y"}, 3, {"percent": ["2030", "2031"]}),
    "comparability": ("caution", "fine", 3),
    "against": ("first", "all", 2031, "Wave 10", None, ["a"]),
}


def frame_of(draw: random.Random) -> pd.DataFrame:
    """Return a frame that somebody may give, or something that looks like one: some have no fault, some have many."""
    faults = draw.choice([0.0, 0.0, 0.02, 0.3])
    editions = draw.choice(EDITIONS)
    keys = [(name, edition) for name in draw.sample(INDICATORS, draw.randint(0, 4)) for edition in editions]
    if draw.random() < 0.3:
        names: list[Any] = ["indicator", "n", *editions]
        rows = [{"indicator": name} for name in dict(keys)]
    else:
        value, spread = draw.choice(["percent", "estimate", "count"]), draw.choice(["base", "base_at_most", "moe_pp"])
        spread = spread if value == "percent" else "base"
        names = ["indicator", "edition", value, spread, *draw.sample(EXTRA, draw.choice([0, 0, 1, 3]))]
        names += [draw.choice(NAMES)] if draw.random() < faults else []
        rows = [{"indicator": name, "edition": edition} for name, edition in keys]
    if draw.random() < faults:
        names.remove(draw.choice(names))
    names = names if draw.random() < faults / 5 else list(dict.fromkeys(names))
    columns = [_typed(draw, [_cell(draw, row, name, faults) for row in rows]) for name in names]
    frame = pd.concat(columns, axis=1) if columns else pd.DataFrame()
    frame.columns = pd.Index(names)
    if draw.random() < 0.1:
        frame.index = pd.Index(draw.choices(["a", "b", None, 3], k=len(frame)))
    return frame


def _cell(draw: random.Random, row: dict[str, Any], name: Any, faults: float) -> Any:
    if draw.random() < faults:
        return draw.choice(ODD)(draw)
    if name in row:
        return row[name]
    usual = USUAL.get(name, USUAL["percent"] if name not in NAMES else ())
    return draw.choice(usual)(draw) if usual and draw.random() < 0.95 else draw.choice(WORDS)


def _typed(draw: random.Random, cells: list[Any]) -> pd.Series[Any]:
    column = pd.Series(cells, dtype=object)
    kind = draw.choice(TYPES)
    try:
        return column.astype(kind) if draw.random() < 0.5 else column.infer_objects()  # type: ignore[call-overload]  # any
    except Exception:  # noqa: BLE001 - a column that cannot be of this type stays as it is
        return column


def options_of(draw: random.Random) -> dict[str, Any]:
    """Return some options, seldom any but what a margin is of."""
    options = {name: draw.choice(values) for name, values in CHOSEN.items() if draw.random() < 0.03}
    return {"moe_of": "survey"} | options


def outcome(draw: random.Random) -> tuple[str, float]:
    """Return what became of one frame, and the seconds of CPU that it took."""
    frame, options = frame_of(draw), options_of(draw)
    start = process_time()
    try:
        if draw.random() < 0.5:
            changes = nct.compare_frame(frame, **options)
        else:
            options.pop("against", None)
            changes = nct.changes(nct.series_from_frame(frame, title="Hostile", **options))
        changes.to_frame()
        nct.table(changes, layout=draw.choice(["changes", "years"])).to_text()
        list(map(changes.explain, changes[:2]))
        told = "rows" if len(changes) else "no rows"
    except nct.NctrendsError as error:
        str(error)
        told = "an error"
    return told, process_time() - start


def main() -> None:
    """Print what became of many frames, and the slowest."""
    frames, seed = (int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES), (int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    counts: Counter[str] = Counter()
    slowest = (0.0, 0)
    outcome(random.Random(0))  # what is loaded once is no frame's fault
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in range(frames):
            draw = random.Random(f"{seed}-{number}")
            try:
                told, seconds = outcome(draw)
            except Exception as error:  # noqa: BLE001 - what must not happen is counted, and told
                told, seconds = f"{type(error).__name__}", 0.0
                print(f"frame {seed}-{number}: {type(error).__name__}: {str(error)[:120]}")
            counts[told] += 1
            slowest = max(slowest, (seconds, number))
    print(f"{frames:,} frames: " + ", ".join(f"{number:,} {told}" for told, number in counts.most_common()))
    print(f"slowest: {slowest[0]:.3f} s of CPU (frame {slowest[1]}); none may take {SLOW} s")


if __name__ == "__main__":
    main()
