"""The way of one printed figure: `python -m benchmarks.tracing`, with PYTHONPATH on the sources to trace.

`nctrends table --indicator encryption` runs in this process, and each call and return of its functions is watched for
"11 percent", which the bundled editions print once, in 2017.

A value is 0 steps from the figure if it is a text with these words in it, else one step more than the nearest value
that it holds: elements of a tuple, list, set or array, values of a dict, fields of an object of the package (a
collection's columns are one field). All else holds nothing: iterators, objects of other libraries, objects not fully
built. A function is known by its file and qualified name; comprehensions and lambdas are left out, because Python 3.12
runs the former without a call. Two runs of the same code print the same.
"""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from inspect import CO_VARARGS, CO_VARKEYWORDS
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import attrs
import numpy as np

Name = TypeVar("Name")

FIGURE = "11 percent"
COMMAND = ["nctrends", "table", "--indicator", "encryption"]
FAR = 1_000_000
"""Steps to a figure that is not held."""
DISTANCES = (0, 1, 2, FAR)
UNSET = object()


@attrs.define
class Trace:
    """Functions and kinds of object that had the figure, each with the fewest steps that they were from it."""

    package: str
    functions: dict[tuple[str, str], int] = attrs.field(factory=dict)
    kinds: dict[str, int] = attrs.field(factory=dict)
    _measured: dict[int, tuple[object, int]] = attrs.field(factory=dict)
    """Objects by id, kept so that no other gets their id, with their steps."""
    _noted: set[int] = attrs.field(factory=set)
    """Objects by id whose kinds are noted, and those of all that they hold."""

    def watch(self, frame: FrameType, event: str, returned: object) -> None:
        """Note what is handed to or comes back from a function of the package; for `sys.setprofile`."""
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(self.package) or code.co_name[0] == "<":
            return
        for value in _arguments(frame) if event == "call" else [returned]:
            if (steps := self._steps(value)) < FAR:
                function = (code.co_filename.removeprefix(self.package), code.co_qualname)
                self.functions[function] = min(steps, self.functions.get(function, FAR))
                self._note_kinds(value)

    def _steps(self, value: object) -> int:
        if isinstance(value, str):
            return 0 if FIGURE in value else FAR
        if id(value) in self._measured:
            return self._measured[id(value)][1]
        held = _held(value)
        is_kept = bool(held) and _is_own(value)  # the package's objects do not change once they are built
        if is_kept:
            self._measured[id(value)] = value, FAR  # what holds itself is no nearer for that
        steps = min((1 + self._steps(each) for each in held), default=FAR)
        if is_kept:
            self._measured[id(value)] = value, steps
        return steps

    def _note_kinds(self, value: object) -> None:
        if (steps := self._steps(value)) < FAR and id(value) not in self._noted:
            if id(value) in self._measured:
                self._noted.add(id(value))
            if _is_own(value):
                kind = f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("nctrends.")
                self.kinds[kind] = min(steps, self.kinds.get(kind, FAR))
            for each in _held(value):
                self._note_kinds(each)


def _arguments(frame: FrameType) -> list[object]:
    code = frame.f_code
    gathers = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + gathers]
    return [frame.f_locals[name] for name in names if name in frame.f_locals]


def _held(value: Any) -> Sequence[object]:
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, np.ndarray) and value.dtype.kind in "OU":
        return list(value.flat)
    if not _is_own(value):
        return []
    kind = type(value)
    slots = (name for base in kind.__mro__ for name in vars(base).get("__slots__", ()) if name != "__weakref__")
    names = [field.name for field in attrs.fields(kind)] if attrs.has(kind) else list(slots)
    fields = [getattr(value, name, UNSET) for name in names]
    return [] if any(field is UNSET for field in fields) else fields


def _is_own(value: object) -> bool:
    return type(value).__module__.split(".")[0] == "nctrends"


def trace() -> Trace:
    """Run the command and watch the figure."""
    spec = find_spec("nctrends")
    if spec is None or spec.origin is None:
        raise SystemExit("nctrends is not on PYTHONPATH")
    watched, printed = Trace(f"{Path(spec.origin).parent}/"), io.StringIO()
    sys.argv = COMMAND
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        sys.setprofile(watched.watch)
        try:
            runpy.run_module("nctrends", run_name="__main__")
        finally:
            sys.setprofile(None)
    if FIGURE not in printed.getvalue():
        raise SystemExit(f'"{FIGURE}" is not in what the command prints')
    return watched


def main() -> None:
    """Print the functions and kinds of object that have the figure, from the nearest on."""
    watched = trace()
    functions = [_within(watched.functions, most) for most in DISTANCES]
    files = [{file for file, _ in near} for near in functions]
    kinds = [_within(watched.kinds, most) for most in DISTANCES]
    print(f"{'steps to the figure, at most':29}       0       1       2     any")
    print(f"{'functions':29}" + "".join(f"{len(near):8}" for near in functions))
    print(f"{'files of these functions':29}" + "".join(f"{len(near):8}" for near in files))
    print(f"{'kinds of object':29}" + "".join(f"{len(near):8}" for near in kinds))
    print("\nKinds, with their fewest steps")
    for kind, steps in sorted(watched.kinds.items(), key=lambda pair: (pair[1], pair[0])):
        print(f"{steps:4}  {kind}")
    print("\nFunctions within one step")
    for file in sorted(files[1]):
        names = sorted(name for home, name in functions[1] if home == file)
        print(f"    {file}: {', '.join(names)}")


def _within(steps: Mapping[Name, int], most: int) -> list[Name]:
    return [name for name, fewest in steps.items() if fewest <= most]


if __name__ == "__main__":
    main()
