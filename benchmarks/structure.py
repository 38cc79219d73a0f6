"""How the code is built, in figures: `python -m benchmarks.structure [SRC …] [--where] [--trace]`.

SRC is the folder of a package, by default `src/nctrends` of this tree; two states of the code stand side by side.
`--where` lists the places that each figure counts, `--trace` follows one printed figure through a run (see
`benchmarks.tracing`).

A layer is a folder at the top of the package; the modules beside those folders are one more. Names and searches are
judged by how they are written, so a figure is an indication: compare it with itself, before and after.
"""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.syntax import Module, cyclic, read

Modules = Sequence[Module]
Figure = float | list[str]
"""A number, or the places that it counts."""

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "nctrends"
MOST_MODULES, MOST_LINES, MOST_CODE_LINES, MOST_PARAMETERS = 12, 300, 40, 8
EMPTY_WORDS = ("told", "one", "found", "at", "known")
TEXTS = {"caveat", "caveats", "reason", "reasons", "printed", "text", "share", "source", "message", "told"}
"""What texts for a reader are called: whoever looks for a prefix in one wants a value that was lost."""
AFFIXES = {"startswith", "endswith", "removeprefix", "removesuffix"}
READERS = ("reading", "files", "reports", "cli", "testing")
"""Layers whose work is to take texts apart: printed ones, files, reports, arguments."""


def crowded_folders(modules: Modules) -> list[str]:
    """Folders whose modules are too many to read at a glance, `__init__.py` aside."""
    folders = [module.path.parent.as_posix() for module in modules if module.path.name != "__init__.py"]
    counts = {folder: folders.count(folder) for folder in dict.fromkeys(folders)}
    return [f"{folder}: {count} modules" for folder, count in counts.items() if count > MOST_MODULES]


def shared_module_names(modules: Modules) -> list[str]:
    """Names of modules that stand in more than one layer."""
    return _shared((m.path.stem, m.layer or "top") for m in modules if not m.path.name.startswith("__"))


def shared_type_names(modules: Modules) -> list[str]:
    """Names of classes and type aliases that more than one module defines."""
    return _shared((name, module.path.as_posix()) for module in modules for name in _types(module))


def _types(module: Module) -> Iterator[str]:
    """Classes, and names in CamelCase that are bound to a name, a subscript or a union."""
    yield from (node.name for node in module.all(ast.ClassDef))
    for node in ast.iter_child_nodes(module.nodes[0]):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias")):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() | ast.BinOp() | ast.Name()):
                if name.lstrip("_")[0].isupper() and not name.isupper():
                    yield name


def _shared(pairs: Iterator[tuple[str, str]]) -> list[str]:
    homes = defaultdict(set)
    for name, home in pairs:
        homes[name].add(home)
    return [f"{name}: {', '.join(sorted(where))}" for name, where in sorted(homes.items()) if len(where) > 1]


def bindings(modules: Modules, word: str) -> list[str]:
    """Where a name is bound: by assignment, as the target of a loop, as a field or a parameter."""
    names = [(m, node) for m in modules for node in m.all(ast.Name) if isinstance(node.ctx, ast.Store)]
    parameters = [(m, node) for m in modules for node in m.all(ast.arg)]
    return [
        *(module.place(node) for module, node in names if node.id == word),
        *(module.place(node) for module, node in parameters if node.arg == word),
    ]


def splits(modules: Modules, separator: str) -> list[str]:
    """Calls of `split` whose separator is written so."""
    calls = _calls(modules, {"split"})
    return [module.place(call) for module, _, call in calls if call.args and ast.unparse(call.args[0]) == separator]


def affix_searches(modules: Modules) -> list[str]:
    """Searches for the beginning or end of caveats and printed texts, or for the sign of percent."""
    return [
        module.place(call, ast.unparse(call))
        for module, text, call in _calls(modules, AFFIXES)
        if module.layer not in READERS
        if ast.unparse(text).split(".")[-1] in TEXTS or "%" in ast.unparse(call.args[0])
    ]


def _calls(modules: Modules, methods: set[str]) -> Iterator[tuple[Module, ast.expr, ast.Call]]:
    """Calls of methods, each with its module and with the object that it is called on."""
    for module in modules:
        for call in module.all(ast.Call):
            if isinstance(call.func, ast.Attribute) and call.func.attr in methods:
                yield module, call.func.value, call


def caveat_searches(modules: Modules) -> list[str]:
    """Tests whether a text of caveats holds another: `X in row.caveats`, `X in str(row["caveats"])`.

    Where no class declares `caveats` as `str` any more, the first is a test of membership and does not count.
    """
    declared = [node for module in modules for node in module.all(ast.AnnAssign)]
    are_text = any((ast.unparse(d.target), ast.unparse(d.annotation)) == ("caveats", "str") for d in declared)
    return [
        module.place(test, ast.unparse(test))
        for module in modules
        for test in module.all(ast.Compare)
        if isinstance(test.ops[0], ast.In | ast.NotIn) and _is_caveats(test.comparators[0], are_text=are_text)
    ]


def _is_caveats(value: ast.expr, *, are_text: bool) -> bool:
    match value:
        case ast.Call(func=ast.Name(id="str")):
            return "caveats" in ast.unparse(value)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return are_text and name.startswith("caveats")
    return False


def long_functions(modules: Modules) -> list[str]:
    """Functions with more code lines than can be taken in at once."""
    functions = [function for module in modules for function in module.functions]
    return [f.place(f"{f.code_lines} lines") for f in functions if f.code_lines > MOST_CODE_LINES]


def long_signatures(modules: Modules) -> list[str]:
    """Functions with more parameters than can be kept in mind."""
    functions = [function for module in modules for function in module.functions]
    return [f.place(f"{len(f.parameters)} parameters") for f in functions if len(f.parameters) > MOST_PARAMETERS]


def boolean_defaults(modules: Modules, *, positional: bool) -> list[str]:
    """Parameters that are true or false by default: those that may be given by position, or by keyword alone."""
    functions = [function for module in modules for function in module.functions]
    return [function.place(name) for function in functions for name in function.booleans(positional=positional)]


def regular_expressions(modules: Modules) -> list[str]:
    """Modules that import regular expressions."""
    return [module.path.as_posix() for module in modules if "re" in module.imports]


def _lengths(modules: Modules) -> list[int]:
    return [function.code_lines for module in modules for function in module.functions]


FIGURES: dict[str, Callable[[Modules], Figure]] = {
    "modules": len,
    "lines": lambda modules: sum(len(module.lines) for module in modules),
    "lines of docstrings": lambda modules: sum(module.docstring_lines for module in modules),
    f"modules of more than {MOST_LINES} lines": lambda modules: [
        f"{m.path.as_posix()}: {len(m.lines)} lines" for m in modules if len(m.lines) > MOST_LINES
    ],
    f"folders of more than {MOST_MODULES} modules": crowded_folders,
    "module names in several layers": shared_module_names,
    "type names of several modules": shared_type_names,
    "modules in import cycles": lambda modules: cyclic(modules, "nctrends"),
    "functions": lambda modules: len(_lengths(modules)),
    "code lines of a function, median": lambda modules: median(_lengths(modules)),
    "code lines of a function, 90 % up to": lambda modules: quantiles(_lengths(modules), n=10, method="inclusive")[-1],
    "code lines of a function, most": lambda modules: max(_lengths(modules)),
    f"functions of more than {MOST_CODE_LINES} code lines": long_functions,
    f"functions of more than {MOST_PARAMETERS} parameters": long_signatures,
    "parameters, most": lambda modules: max(len(f.parameters) for m in modules for f in m.functions),
    "true or false by default, by keyword": lambda modules: boolean_defaults(modules, positional=False),
    "true or false by default, by position": lambda modules: boolean_defaults(modules, positional=True),
    'split("; ")': lambda modules: splits(modules, "'; '"),
    "split(SEVERAL)": lambda modules: splits(modules, "SEVERAL"),
    "searches in the text of caveats": caveat_searches,
    "searches for an affix of a text": affix_searches,
    "modules in present/ with regular expressions": lambda modules: regular_expressions(
        [module for module in modules if module.layer == "present"]
    ),
    **{f"bindings of `{word}`": partial(bindings, word=word) for word in EMPTY_WORDS},
}


def public_names(package: Path) -> int:
    """Public names at the top of a package, in its stub or else in `__init__.py`, and the version."""
    stub = package / "__init__.pyi"
    tree = ast.parse((stub if stub.exists() else stub.with_suffix(".py")).read_text(encoding="utf-8"))
    names = {a.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names if a.asname}
    return len(names | {"__version__"})


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures of each package, in columns."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.structure")
    parser.add_argument("package", nargs="*", type=Path, default=[PACKAGE], metavar="SRC")
    parser.add_argument("--where", action="store_true", help="list the places that each figure counts")
    parser.add_argument("--trace", action="store_true", help="follow one printed figure through a run")
    asked = parser.parse_args(arguments)
    trees = [read(package) for package in asked.package]
    if not all(trees):
        parser.error("SRC is a folder with Python modules, such as src/nctrends")
    for name, figure in FIGURES.items():
        _print(name, [figure(modules) for modules in trees], where=asked.where)
    _print("public names", [public_names(package) for package in asked.package])
    if asked.trace:
        for package in asked.package:
            print(f"\n== {package}", flush=True)
            surroundings = {**os.environ, "PYTHONPATH": str(package.resolve().parent)}
            subprocess.run([sys.executable, "-m", "benchmarks.tracing"], check=True, cwd=ROOT, env=surroundings)


def _print(name: str, figures: Sequence[Figure], *, where: bool = False) -> None:
    counts = [len(figure) if isinstance(figure, list) else figure for figure in figures]
    print(f"{name:46}" + "".join(f"{count:8g}" for count in counts))
    if where and isinstance(figures[-1], list):
        print("".join(f"    {place}\n" for place in figures[-1]), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
